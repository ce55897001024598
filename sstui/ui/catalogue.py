"""Every page, dialog and part of the program with its actions, for the list of all keys."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from pkgutil import walk_packages

from textual.binding import Binding
from textual.dom import DOMNode
from textual.screen import Screen
from textual.widget import Widget

import sstui.ui
from sstui.ui.base import BaseApp, Dialog, Page
from sstui.ui.widgets.note_field import NoteField
from sstui.ui.widgets.text_field import TextField

_OUR = f"{sstui.ui.__name__}."
_TITLES = {
    "BaseApp": "Везде",
    "DeskPage": "Экраны с семьями и списками",
    "Dialog": "Окна поверх экрана",
}


@dataclass(frozen=True, slots=True)
class Section:
    """What one class declares."""

    kind: type[DOMNode]
    title: str
    actions: tuple[Binding, ...]
    """One for each id, with its shipped keys separated by commas."""


def load_everything() -> None:
    """Import every module of the screens, so that nothing is missing from the catalogue."""
    for module in walk_packages(sstui.ui.__path__, _OUR):
        import_module(module.name)


def sections() -> list[Section]:
    """What every class of the program declares, the application first, then pages, then parts."""
    load_everything()
    kinds = [kind for kind in _ours(DOMNode) if "BINDINGS" in vars(kind)]
    found = [Section(kind, title_of(kind), own_actions(kind)) for kind in kinds]
    return sorted((one for one in found if one.actions), key=_order)


def screens() -> list[type[Screen[object]]]:
    """Every page and dialog that can be opened, by name."""
    load_everything()
    found = [kind for kind in _ours(Screen) if kind.__name__ not in _BASES and _is_shown(kind)]
    return sorted(found, key=lambda kind: kind.__name__)


def own_actions(kind: type[DOMNode]) -> tuple[Binding, ...]:
    """The actions that a class itself declares."""
    declared = vars(kind).get("BINDINGS", ())
    return tuple(one for one in declared if isinstance(one, Binding) and one.id)


def meeting(kind: type[DOMNode]) -> list[type[DOMNode]]:
    """Every class whose actions can meet on a screen: its own, its parts', the application's.

    The parts of a screen are those that the modules of its classes import.
    """
    parts: dict[type[DOMNode], None] = {}
    for base in kind.__mro__:
        if base.__module__.startswith(_OUR) and issubclass(base, DOMNode):
            parts[base] = None
            for one in vars(sys.modules[base.__module__]).values():
                if isinstance(one, type) and issubclass(one, Widget) and not _is_screen(one):
                    parts |= dict.fromkeys(_line_of(one))
    if not issubclass(kind, Dialog):
        parts[BaseApp] = None
    return [one for one in parts if own_actions(one)]


def takes_text(kind: type[DOMNode]) -> bool:
    """Whether letters are typed into a field of a screen."""
    from sstui.ui.screens.forms.base import FormPage  # noqa: PLC0415 - heavier than the rest

    if issubclass(kind, FormPage):
        return True
    if not issubclass(kind, Dialog):
        return False
    ours = (base for base in kind.__mro__ if base.__module__.startswith(_OUR))
    return any(map(_makes_field, ours))


def _makes_field(kind: type) -> bool:
    """Whether the methods of a class name a field that letters are typed into."""
    known = vars(sys.modules[kind.__module__])
    named = {
        known.get(name)
        for one in vars(kind).values()
        if hasattr(one, "__code__")
        for name in one.__code__.co_names
    }
    return any(isinstance(one, type) and issubclass(one, TextField | NoteField) for one in named)


def title_of(kind: type[DOMNode]) -> str:
    """What the class is called in lists of keys."""
    name = _TITLES.get(kind.__name__) or str(vars(kind).get("NAME", "") or "")
    return name or str(getattr(kind, "NAME", "") or kind.BINDING_GROUP_TITLE or kind.__name__)


_BASES = frozenset(
    [
        "Page",
        "Dialog",
        "DeskPage",
        "FamiliesPage",
        "FormPage",
        "CasePage",
        "PersonPage",
        "MemberPage",
        "GroupPage",
        "FamilyPage",
    ]
)
"""Screens that are only there to be made others from."""


def _ours(kind: type[DOMNode]) -> Iterator[type]:
    """Classes of the program below one of the library's, each once."""
    seen: dict[type, None] = {}
    waiting = list(kind.__subclasses__())
    while waiting:
        one = waiting.pop(0)
        waiting += one.__subclasses__()
        if one.__module__.startswith(_OUR) and one not in seen:
            seen[one] = None
            yield one


def _line_of(kind: type[Widget]) -> Iterator[type[DOMNode]]:
    """A part with the classes of the program that it is made from."""
    for base in kind.__mro__:
        if base.__module__.startswith(_OUR) and issubclass(base, DOMNode):
            yield base


def _is_screen(kind: type) -> bool:
    return issubclass(kind, Screen)


def _is_shown(kind: type) -> bool:
    return issubclass(kind, Page | Dialog)


def _order(one: Section) -> tuple[int, str]:
    kind = one.kind
    if issubclass(kind, BaseApp):
        return 0, one.title
    if kind.__name__ in _BASES:
        return 1, one.title
    return (2 if issubclass(kind, Page) else 3 if _is_screen(kind) else 4), one.title
