"""Names of keys: as the terminal library knows them, as people read and write them.

A key is known by the cap in the Latin layout: `d` is the cap with «в». People may write either
letter of the cap; they read both.
"""

import re
import unicodedata

from sstui.core.layout import TO_LATIN, to_latin, to_russian
from sstui.core.refusal import Refusal

STAYING = ("f1", "escape", "enter", "tab", "shift+tab", "up", "down", "left", "right")
"""Keys that stay with what they do, whatever a person remaps."""

_NAMES = {
    "escape": "Esc",
    "enter": "Enter",
    "space": "Пробел",
    "tab": "Tab",
    "up": "Вверх",
    "down": "Вниз",
    "left": "Влево",
    "right": "Вправо",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "home": "Home",
    "end": "End",
    "backspace": "Backspace",
    "insert": "Ins",
    "delete": "Del",
}
_SIGNS = {
    "slash": "/",
    "question_mark": "?",
    "exclamation_mark": "!",
    "plus": "+",
    "minus": "-",
    "equals_sign": "=",
    "asterisk": "*",
    "underscore": "_",
    "percent_sign": "%",
    "left_parenthesis": "(",
    "right_parenthesis": ")",
    "backslash": "\\",
}
"""Signs that both layouts type."""
_LETTER_CAPS = {
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "semicolon": ";",
    "apostrophe": "'",
    "grave_accent": "`",
    "left_curly_bracket": "{",
    "right_curly_bracket": "}",
    "colon": ":",
    "quotation_mark": '"',
    "tilde": "~",
}
"""Signs of the Latin layout on caps that have a letter in the Russian one."""
_OTHERS = {"full_stop": ".", "comma": ","}
_SYNONYMS = {
    "esc": "escape",
    "ввод": "enter",
    "пробел": "space",
    "вверх": "up",
    "вниз": "down",
    "влево": "left",
    "вправо": "right",
    "pgup": "pageup",
    "pgdn": "pagedown",
    "pgdown": "pagedown",
    "забой": "backspace",
    "ins": "insert",
    "del": "delete",
}
_KEY_OF_SIGN = {sign: key for key, sign in (_SIGNS | _LETTER_CAPS).items()}
_MODIFIERS = ("ctrl", "alt", "shift")
_FUNCTION = re.compile(r"f([1-9][0-9]?)")
_BOTH_LETTERS = re.compile(r"\s*\(\S\)$")
_LOOK_ALIKE = str.maketrans("авекмнорстух", "abekmhopctyx")
_SAME_BYTES = {"i": "Tab", "m": "Enter", "j": "Enter", "h": "Backspace"}
"""Letters whose Ctrl sends the very byte of another key."""


def key_name(key: str) -> str:
    """A key as it stands on the keyboard: `f2` is «F2», `v` is «М (V)», `ctrl+s` is «Ctrl+S»."""
    *modifiers, name = key.split("+")
    held = "".join(f"{one.capitalize()}+" for one in modifiers)
    if name in _NAMES:
        return held + _NAMES[name]
    name = (_SIGNS | _LETTER_CAPS | _OTHERS).get(name, name)
    if len(name) > 1:
        return held + name.capitalize()
    shift = "Shift+" if name.isupper() else ""
    latin = name.upper()
    russian = latin if held else to_russian(name).upper()
    if not latin.isalpha() and russian != latin:
        return shift + russian
    return f"{shift}{russian} ({latin})" if russian != latin else held + shift + latin


def short_name(key: str) -> str:
    """The name with the Russian letter alone, for narrow lines: «М»."""
    return key_name(key).partition(" (")[0]


def types_text(key: str) -> bool:
    """Whether a field of text takes the key as a letter, a digit or a sign."""
    return len(key) == 1 or key == "space" or key in _SIGNS | _LETTER_CAPS | _OTHERS


def parse_key(text: str) -> str:
    """The key that a person has named: «в», «D», «В (D)», «Ctrl+З», «Shift+П», «F12», «Пробел».

    A single letter means its cap without Shift, in whatever case it is written.

    Raises:
        Refusal: there is no such key, or not every terminal tells it from another one.
    """
    composed = _BOTH_LETTERS.sub("", unicodedata.normalize("NFC", text).strip())
    head, _, name = composed[:-1].rpartition("+")
    name = (name if head or name else "") + composed[-1:]
    held = [one.strip().casefold().translate(_LOOK_ALIKE) for one in head.split("+") if one]
    if not name or any(one not in _MODIFIERS for one in held) or len(set(held)) < len(held):
        raise Refusal(f"клавиши «{text}» нет")
    if len(name.strip()) > 1:
        return _named(name.strip(), held, text)
    return _of_sign(name, held, text)


def _named(name: str, held: list[str], text: str) -> str:
    folded = name.casefold()
    key = _SYNONYMS.get(folded, folded)
    function = _FUNCTION.fullmatch(folded)
    if key not in _NAMES and not (function and int(function[1]) <= 12):
        raise Refusal(f"клавиши «{text}» нет")
    if key == "tab" and held == ["shift"]:
        return "shift+tab"
    if held:
        raise Refusal(f"«{text}»: такое сочетание присылает не всякий терминал")
    return key


def _of_sign(name: str, held: list[str], text: str) -> str:
    lower = name.lower()
    latin = to_latin(lower)
    if latin in ".,":
        raise Refusal(f"«{text}»: на этой клавише в другой раскладке точка или запятая")
    is_letter = lower in TO_LATIN or (latin.isascii() and latin.isalpha())
    if not (is_letter or name in _SIGNS.values() or (name.isascii() and name.isdecimal())):
        raise Refusal(f"«{text}»: этот знак набирается не во всякой раскладке")
    if not held:
        return _KEY_OF_SIGN.get(latin, latin)
    if held == ["shift"] and is_letter:
        upper = to_latin(lower.upper())
        return _KEY_OF_SIGN.get(upper, upper)
    if held == ["ctrl"] and latin in _SAME_BYTES:
        raise Refusal(f"«{text}»: терминал не отличает от {_SAME_BYTES[latin]}")
    if len(held) > 1 or not latin.isalnum() or (held == ["ctrl"] and not latin.isalpha()):
        raise Refusal(f"«{text}»: такое сочетание присылает не всякий терминал")
    if held == ["shift"]:
        raise Refusal(f"«{text}»: назовите знак, который набирает это сочетание")
    return f"{held[0]}+{latin}"
