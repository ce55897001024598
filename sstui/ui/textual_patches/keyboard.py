"""Reports of the kitty keyboard protocol, read whole.

The protocol is switched off, but a terminal may have been left in it by a program that died, or
be told to use it always. Textual then types the report as text, or, with the protocol on, stops at
a report with alternate keys such as `ESC[1081::113;5u` (Ctrl+й, base layout q).

The report is `ESC [ code:shifted:base ; modifiers:event ; text u`; every part but the code may be
missing. Keys that keep their old sequences get the event after the modifiers: `ESC[1;1:3B`.
"""

import re
from collections.abc import Callable, Iterable

from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual._keyboard_protocol import FUNCTIONAL_KEYS, MODIFIER_FUNCTIONAL_KEYS
from textual._xterm_parser import SPECIAL_KEY_TO_CHARACTER, XTermParser
from textual.events import Key
from textual.keys import Keys, _character_to_key

_REPORT = re.compile(r"\x1b\[(\d+)(?::(\d*))?(?::(\d*))?(?:;(\d*)(?::(\d*))?)?(?:;(\d+)[:\d]*)?;?u")
_OLD_WITH_EVENT = re.compile(r"\x1b\[(\d+);(\d+):(\d+)([~A-HPQS])")
_RELEASED = "3"
_ESC = "\x1b"
_BEGINS = "[]OPNX^_\\"
"""What begins a longer sequence behind ESC."""
_SHIFT, _ALT, _CTRL, _SUPER = 1, 2, 4, 8


def apply() -> None:
    """Let the parser try our reading of a sequence before its own."""
    original = XTermParser._sequence_to_key_events
    if getattr(original, "reads_reports", False):
        return
    setattr(XTermParser, "_sequence_to_key_events", _reading_reports(original))  # noqa: B010


def read_report(sequence: str) -> Key | None:
    """The key of a kitty report; `Keys.Ignore` for what no binding can use; None for no report."""
    if (report := _REPORT.fullmatch(sequence)) is None:
        return None
    code, shifted, base, modifiers, event, text = report.groups()
    if event == _RELEASED:
        return _ignored(sequence)
    name = FUNCTIONAL_KEYS.get(f"{code}u", "")
    held = max(int(modifiers or 1) - 1, 0)
    if name:
        return _ignored(sequence) if name in MODIFIER_FUNCTIONAL_KEYS else _named(name, held)
    if held & (_ALT | _CTRL | _SUPER):
        return _chord(_character(base) or _character(code), held) or _ignored(sequence)
    typed = _character(text)
    if typed is None and held & _SHIFT:
        typed = _character(shifted) or (_character(code) or "").upper()
    typed = typed or _character(code)
    return Key(_character_to_key(typed), typed) if typed else _ignored(sequence)


def _reading_reports(
    original: Callable[[XTermParser, str, bool], Iterable[Key]],
) -> Callable[[XTermParser, str, bool], Iterable[Key]]:
    def sequence_to_key_events(
        parser: XTermParser, sequence: str, alt: bool = False
    ) -> Iterable[Key]:
        if sequence.endswith("u") and (key := read_report(sequence)) is not None:
            return [key]
        if len(sequence) == 2 and sequence[0] == _ESC and (keys := _behind_escape(sequence[1])):
            return keys
        if old := _OLD_WITH_EVENT.fullmatch(sequence):
            return [_ignored(sequence)] if old[3] == _RELEASED else _old_keys(old)
        return original(parser, sequence, alt)

    sequence_to_key_events.reads_reports = True  # type: ignore[attr-defined]
    return sequence_to_key_events


def _behind_escape(character: str) -> list[Key]:
    """Keys of Esc and a character in one breath: Alt held, or two keys that a slow line has joined.

    Textual gives Enter alone, and for the digits the signs that they make on a Mac.
    """
    if character in "\r\n":
        return [Key("escape", _ESC), Key("enter", "\r")]
    if not character.isprintable() or character in _BEGINS:
        return []
    name = _character_to_key(character)
    if len(name) == 1 and name.isupper():
        name = f"shift+{name.lower()}"
    return [Key(f"alt+{name}", character)]


def two_keys(event: Key) -> tuple[Key, Key] | None:
    """Esc and the key right behind it, where that is what a key may have been."""
    typed = event.character
    if not event.key.startswith("alt+") or typed is None or not typed.isprintable():
        return None  # a terminal that reports its keys tells Alt from Esc: then there is no text
    return Key("escape", _ESC), Key(_character_to_key(typed), typed)


def _old_keys(match: re.Match[str]) -> list[Key]:
    """Keys of the sequence as it would be without the kind of event."""
    number, modifiers, _, end = match.groups()
    forms = [f"\x1b[{number};{modifiers}{end}"]
    if modifiers == "1":
        forms = [f"\x1b[{end}" if end != "~" else f"\x1b[{number}~", f"\x1bO{end}", *forms]
    for form in forms:
        keys = ANSI_SEQUENCES_KEYS.get(form)
        if isinstance(keys, tuple):
            return [Key(key.value, None) for key in keys]
    return [_ignored(match[0])]


def _named(name: str, held: int) -> Key:
    tokens = [*_modifiers(held), name]
    return Key("+".join(tokens), None if held else SPECIAL_KEY_TO_CHARACTER.get(name))


def _chord(character: str | None, held: int) -> Key | None:
    if character is None:
        return None
    return Key("+".join([*_modifiers(held), _character_to_key(character.lower())]), None)


def _modifiers(held: int) -> list[str]:
    names = ((_ALT, "alt"), (_CTRL, "ctrl"), (_SHIFT, "shift"), (_SUPER, "super"))
    return [name for bit, name in names if held & bit]


def _character(code: str | None) -> str | None:
    """The printable character of a decimal code."""
    if not code or not 0x20 <= int(code) < 0x110000:
        return None
    character = chr(int(code))
    return character if character.isprintable() else None


def _ignored(sequence: str) -> Key:
    return Key(Keys.Ignore, sequence)
