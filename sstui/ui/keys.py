"""Keys: each action is declared once, and its binding, footer word and help come from that.

Keys are named as in the Latin layout; the Russian one is translated before dispatch.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from textual.binding import ActiveBinding, Binding, BindingType

from sstui.ui.textual_patches.layout import to_russian


@dataclass(frozen=True, slots=True)
class Action:
    """Something that a key does."""

    id: str
    """`place.verb-object`, unique in the program: `queue.record-visit`."""
    keys: str
    """Textual's names of the keys, separated by commas; the footer shows the first one."""
    word: str
    """A word for the bottom line, at most eight letters; empty when it does not belong there."""
    sentence: str
    """What the key does, for the help: «Записать посещение выбранной семьи»."""
    run: str = ""
    """Textual's action, when it is not the method `action_verb_object`."""
    priority: bool = False
    """True when the key works even while a field would take it."""

    def binding(self) -> Binding:
        """The same as Textual knows it."""
        method = self.id.rpartition(".")[2].replace("-", "_")
        return Binding(
            self.keys,
            self.run or method,
            self.word,
            show=bool(self.word),
            tooltip=self.sentence,
            id=self.id,
            priority=self.priority,
        )


@dataclass(frozen=True, slots=True)
class FooterItem:
    """One key of the bottom line."""

    key: str
    word: str
    is_enabled: bool

    @property
    def label(self) -> str:
        """What stands before the word: a bare number, or the key's name and a space."""
        return self.key if self.key.isdecimal() else f"{self.key} "


@dataclass(frozen=True, slots=True)
class HelpSection:
    """The keys of one part of the screen."""

    title: str
    keys: tuple[tuple[str, str], ...]
    """Pairs: names of the keys, what they do."""


def bindings(*actions: Action) -> list[BindingType]:
    """Actions as a class's BINDINGS."""
    return [action.binding() for action in actions]


def footer_items(active: Mapping[str, ActiveBinding]) -> list[FooterItem]:
    """What the bottom line shows: function keys by number, then the other keys with a word."""
    numbered: list[tuple[int, FooterItem]] = []
    seen: set[str] = set()
    for key, (_, binding, is_enabled, _) in active.items():
        if not (binding.show and binding.id) or binding.id in seen:
            continue
        seen.add(binding.id)
        number = int(key[1:]) if key[0] == "f" and key[1:].isdecimal() else 0
        item = FooterItem(str(number) if number else key_name(key), binding.description, is_enabled)
        numbered.append((number or len(numbered) + 100, item))
    return [item for _, item in sorted(numbered, key=lambda pair: pair[0])]


def help_sections(active: Mapping[str, ActiveBinding]) -> list[HelpSection]:
    """Every declared key that works now, by the part of the screen that it belongs to."""
    found: dict[str, dict[str, tuple[list[str], str]]] = {_HERE: {}}
    for key, (node, binding, _, _) in active.items():
        if binding.id and binding.tooltip:
            section = found.setdefault(node.BINDING_GROUP_TITLE or _HERE, {})
            section.setdefault(binding.id, ([], binding.tooltip))[0].append(key_name(key))
    return [
        HelpSection(title, tuple((", ".join(names), said) for names, said in section.values()))
        for title, section in found.items()
        if section
    ]


def key_name(key: str) -> str:
    """A key as it stands on the keyboard: `f2` is «F2», `v` is «М (V)», `ctrl+s` is «Ctrl+S»."""
    *modifiers, name = key.split("+")
    held = "".join(f"{one.capitalize()}+" for one in modifiers)
    if name in _NAMES:
        return held + _NAMES[name]
    if len(name) > 1:
        return held + name.capitalize()
    shift = "Shift+" if name.isupper() else ""
    latin = name.upper()
    russian = latin if held else to_russian(name).upper()
    return f"{shift}{russian} ({latin})" if russian != latin else held + shift + latin


def all_keys(bindings: Iterable[BindingType]) -> set[str]:
    """Names of all keys in a class's BINDINGS."""
    return {binding.key for binding in Binding.make_bindings(bindings)}


_HERE = "Этот экран"

_NAMES = {
    "escape": "Esc",
    "enter": "Enter",
    "space": "Пробел",
    "up": "Вверх",
    "down": "Вниз",
    "left": "Влево",
    "right": "Вправо",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "backspace": "Backspace",
    "insert": "Ins",
    "delete": "Del",
    "slash": "/",
    "question_mark": "?",
    "exclamation_mark": "!",
    "plus": "+",
    "minus": "-",
    "full_stop": ".",
    "comma": ",",
    "equals_sign": "=",
    "asterisk": "*",
}
