"""What can be done where one stands: the lines of the menu and of the palette."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from textual.app import App
from textual.binding import ActiveBinding, Binding
from textual.dom import DOMNode
from textual.screen import Screen

from sstui.core.key_names import short_name
from sstui.core.layout import to_latin, to_russian

HERE, PROGRAM = "Здесь", "Программа"
GO = "Перейти"
_CAPS = "qwertyuiopasdfghjklzxcvbnm"
_SIGNS = {"semicolon": ";"}
"""Keys that are no Latin letter and still a letter of the Russian layout."""
_NOT_LISTED = frozenset({"app.menu", "page.next-field", "page.previous-field"})


@dataclass(frozen=True, slots=True)
class Command:
    """One thing that can be done."""

    id: str
    words: str
    """What it does, as in the help."""
    action: str
    """Textual's action."""
    node: DOMNode | None
    """What the action belongs to; None for the application."""
    group: str = HERE
    keys: str = ""
    """Names of its keys, for the eye."""
    mark: str = ""
    """The letter or digit that does it in the menu, named by the Latin cap."""
    is_shown: bool = True
    """Whether it stands in the menu, or is only found by typing."""

    @property
    def mark_name(self) -> str:
        """The mark as it is drawn: the Russian letter of its cap."""
        return to_russian(self.mark).upper()


def commands_of(screen: Screen[object]) -> list[Command]:
    """Every declared action that works on a screen now, those of the page first."""
    found: dict[str, Command] = {}
    for key, active in screen.active_bindings.items():
        binding = active.binding
        if not (binding.id and binding.tooltip and active.enabled) or binding.id in _NOT_LISTED:
            continue
        known = found.get(binding.id)
        if known is None:
            found[binding.id] = _command(key, active, screen)
        elif _is_near(known, key):
            found[binding.id] = replace(known, keys=f"{known.keys}, {short_name(key)}")
    return sorted(found.values(), key=lambda one: (one.group != HERE, not one.is_shown))


def with_marks(commands: Sequence[Command], all_actions: Mapping[str, Binding]) -> list[Command]:
    """Commands with a letter each: their own key's, else the first free one of their words.

    Letters are given out among all actions of the page, so that one which is not offered now
    does not move the others.

    Args:
        commands: what is offered.
        all_actions: every action of the page by its id, offered or not.
    """
    words = {one: binding.tooltip or binding.description for one, binding in all_actions.items()}
    words |= {one.id: one.words for one in commands}
    marks = {one: _cap(binding.key) for one, binding in all_actions.items() if _cap(binding.key)}
    free = [cap for cap in _CAPS if cap not in marks.values()]
    for one, said in words.items():
        if one not in marks and free:
            letters = to_latin("".join(part[:1] for part in said.lower().split()) + said.lower())
            marks[one] = next((cap for cap in letters if cap in free), free[0])
            free.remove(marks[one])
    return [replace(one, mark=marks.get(one.id, "")) for one in commands]


def page_actions(screen: Screen[object]) -> dict[str, Binding]:
    """Every action of a screen and of the application by its id, with the first of its keys."""
    found: dict[str, Binding] = {}
    for node in (screen, screen.app):
        for bindings in node._bindings.key_to_bindings.values():
            for one in bindings:
                if one.id and (one.show or node is screen.app) and one.id not in _NOT_LISTED:
                    known = found.get(one.id)
                    if known is None or (_cap(one.key) and not _cap(known.key)):
                        found[one.id] = one
    return found


def fitting(commands: Iterable[Command], words: Sequence[str]) -> list[Command]:
    """Commands whose words have all of these folded words in them."""
    from sstui.core.text import fold  # noqa: PLC0415 - the start needs no folding

    return [one for one in commands if all(word in fold(one.words) for word in words)]


def _cap(key: str) -> str:
    """The letter of a key by its Latin cap; empty for a key that is no letter."""
    sign = _SIGNS.get(key, key)
    return sign if len(sign) == 1 and sign in f"{_CAPS}{''.join(_SIGNS.values())}" else ""


def _command(key: str, active: ActiveBinding, screen: Screen[object]) -> Command:
    node, binding = active.node, active.binding
    is_program = isinstance(node, App) or (binding.id or "").startswith("app.")
    return Command(
        str(binding.id),
        binding.tooltip,
        binding.action,
        node,
        PROGRAM if is_program else HERE,
        short_name(key),
        is_shown=is_program or (binding.show and node is screen),
    )


def _is_near(known: Command, key: str) -> bool:
    """Whether one more key still fits beside the others."""
    return known.keys.count(",") == 0 and short_name(key) != known.keys
