"""Keys: each action is declared once, and its binding, footer word and help come from that.

Keys are named as in the Latin layout; the Russian one is translated before dispatch. A person may
have other keys (`use_keys`); every sentence that names a key takes it from the action, by
`with_keys`.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from textual.binding import ActiveBinding, Binding, BindingType

from sstui.core.key_names import STAYING, key_name
from sstui.ui.textual_patches import keymap

__all__ = [
    "Action",
    "FooterItem",
    "HelpSection",
    "all_keys",
    "bindings",
    "footer_items",
    "help_sections",
    "key_name",
    "keys_now",
    "keys_of",
    "use_keys",
    "with_keys",
]


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
    is_common: bool = False
    """Whether it is about the chosen family, as on every page of the day's work."""

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
    about: str = ""
    """What the part is for; paragraphs with an empty line between them."""


def bindings(*actions: Action) -> list[BindingType]:
    """Actions as a class's BINDINGS; they are known by their ids from then on."""
    for action in actions:
        _known.setdefault(action.id, action)
    return [action.binding() for action in actions]


def use_keys(chosen: Mapping[str, str]) -> None:
    """Give actions the keys of a person; those that are not named get the shipped ones back.

    Nothing is checked here: `sstui.ui.own_keys` does it. It counts for screens made afterwards.

    Args:
        chosen: keys by the action's id, as in `Action.keys`.
    """
    _chosen.clear()
    _chosen.update(chosen)
    keymap.merge_anew(keys_now if chosen else None)


def keys_now(action_id: str, shipped: str) -> str:
    """The keys of an action as they are now: a person's own, and those that always stay."""
    own = _chosen.get(action_id)
    if own is None:
        return shipped
    staying = [key for key in shipped.split(",") if key in STAYING]
    return ",".join(dict.fromkeys([*own.split(","), *staying]))


def keys_of(action_id: str) -> tuple[str, ...]:
    """The keys of an action that has been declared; none for an unknown one."""
    action = _known.get(action_id)
    return tuple(keys_now(action_id, action.keys).split(",")) if action else ()


def with_keys(sentence: str) -> str:
    """A sentence with the names of keys for the actions in braces.

    «{queue.register-family} — ввести новую» becomes «Ins — ввести новую». Braces around anything
    else stay as they are.
    """

    def named(found: re.Match[str]) -> str:
        if found[1] not in _known:
            # A page that has not been opened yet declares it.
            from sstui.ui.catalogue import load_everything  # noqa: PLC0415

            load_everything()
        keys = keys_of(found[1])
        return key_name(keys[0]) if keys else found[0]

    return _ACTION.sub(named, sentence) if "{" in sentence else sentence


def footer_items(active: Mapping[str, ActiveBinding]) -> list[FooterItem]:
    """What the bottom line shows: function keys by number, then the other keys with a word."""
    numbered: list[tuple[int, FooterItem]] = []
    seen: set[str] = set()
    for key, (_, binding, is_enabled, _) in active.items():
        if not (binding.show and binding.id) or binding.id in seen:
            continue
        seen.add(binding.id)
        number = int(key[1:]) if key[0] == "f" and key[1:].isdecimal() else 0
        name, is_common = str(number) if number else key_name(key), binding.id.startswith("work.")
        item = FooterItem(name, binding.description, is_enabled, is_common)
        numbered.append((number or len(numbered) + 100, item))
    return [item for _, item in sorted(numbered, key=lambda pair: pair[0])]


def help_sections(active: Mapping[str, ActiveBinding]) -> list[HelpSection]:
    """Every declared key that works now, by the part of the screen that it belongs to."""
    found: dict[str, dict[str, tuple[list[str], str]]] = {}
    for key, (node, binding, _, _) in active.items():
        if binding.id and binding.tooltip:
            section = found.setdefault(node.BINDING_GROUP_TITLE or _HERE, {})
            section.setdefault(binding.id, ([], binding.tooltip))[0].append(key_name(key))
    return [
        HelpSection(title, tuple((", ".join(names), said) for names, said in section.values()))
        for title, section in found.items()
        if section
    ]


def all_keys(bindings: Iterable[BindingType]) -> set[str]:
    """Names of all keys in a class's BINDINGS."""
    return {binding.key for binding in Binding.make_bindings(bindings)}


_HERE = "Этот экран"

_ACTION = re.compile(r"\{([a-z-]+\.[a-z0-9-]+)\}")
_known: dict[str, Action] = {}
_chosen: dict[str, str] = {}
