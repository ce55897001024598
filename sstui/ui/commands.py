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
FIELD, FORM = "Поле", "Форма"
GO = "Перейти"
_FIRST = (HERE, FORM, PROGRAM, FIELD)
"""Which group has its letters before which."""
_CAPS = "qwertyuiopasdfghjklzxcvbnm"
_OF_FIELDS = "nd"
"""Letters that a form leaves to its fields: «т» is today and «в» yesterday in a date."""
_SIGNS = {"semicolon": ";"}
"""Keys that are no Latin letter and still a letter of the Russian layout."""
_MOVING = frozenset({"page.next-field", "page.previous-field"})
_NOT_LISTED = frozenset({"app.menu"})
_AT_HAND = frozenset({"field.done", "choice.done", "pick.enter", "form.next", "form.previous"})
_WORTH_A_LINE = frozenset(
    f"field.{one}"
    for one in ("cut", "copy", "paste", "delete-word", "clear", "clear-rest", "undo", "redo")
)
"""What of the keys that edit text stands in the menu: arrows and the like need no line there."""


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
    """Every declared action that works on a screen now, those of the page first.

    Of a form or a dialog the actions of its parts stand in the menu as well: those of the field
    that the person is in, also such as only letters typed into it do.
    """
    found: dict[str, Command] = {}
    for binding in _typed_ones(screen):
        key = binding.key.partition(",")[0]
        active = ActiveBinding(screen.focused or screen, binding, True, binding.tooltip)
        found[str(binding.id)] = _command(key, active, screen)
    for key, active in screen.active_bindings.items():
        binding = active.binding
        if not (binding.id and binding.tooltip and active.enabled and _may_stand(screen, binding)):
            continue
        known = found.get(binding.id)
        if known is None:
            found[binding.id] = _command(key, active, screen)
        elif _is_near(known, key):
            found[binding.id] = replace(known, keys=f"{known.keys}, {short_name(key)}")
    order = (FIELD, HERE, FORM, PROGRAM)
    return sorted(found.values(), key=lambda one: (order.index(one.group), not one.is_shown))


def with_marks(commands: Sequence[Command], all_actions: Mapping[str, Binding]) -> list[Command]:
    """Commands with a letter each: their own key's, else the first free one of their words.

    Letters are given out among all actions of the page, so that one which is not offered now
    does not move the others; a field gets what the page and its form have left.

    Args:
        commands: what is offered.
        all_actions: every action of the page by its id, offered or not.
    """
    words = {one: binding.tooltip or binding.description for one, binding in all_actions.items()}
    words |= {one.id: one.words for one in commands}
    marks: dict[str, str] = {}
    for one, binding in all_actions.items():
        if (cap := _cap(binding.key)) and cap not in marks.values():
            marks[one] = cap
    group = {one.id: _FIRST.index(one.group) for one in commands if one.group in _FIRST}
    of_field = {one.id for one in commands if one.group == FIELD}
    kept = _OF_FIELDS if any(one.group == FORM for one in commands) else ""
    free = [cap for cap in _CAPS if cap not in marks.values()]
    for one, said in sorted(words.items(), key=lambda pair: group.get(pair[0], 0)):
        if one not in marks and free:
            letters = to_latin("".join(part[:1] for part in said.lower().split()) + said.lower())
            found = [cap for cap in (*letters, *free) if cap in free]
            marks[one] = next((cap for cap in found if one in of_field or cap not in kept), "")
            free = [cap for cap in free if cap != marks[one]]
    return [replace(one, mark=marks.get(one.id, "")) for one in commands]


def page_actions(screen: Screen[object]) -> dict[str, Binding]:
    """Every action of a screen and of the application by its id, with the first of its keys."""
    found: dict[str, Binding] = {}
    nodes: list[DOMNode] = [screen, screen.app]
    if is_whole := lists_parts(screen):
        nodes = [node for node, _ in reversed(screen._binding_chain)]
        found |= {str(one.id): one for one in _typed_ones(screen)}
    for node in nodes:
        for bindings in node._bindings.key_to_bindings.values():
            for one in bindings:
                is_listed = one.show or node is screen.app or (is_whole and _is_listed(one))
                if one.id and is_listed and _may_stand(screen, one):
                    known = found.get(one.id)
                    if known is None or (_cap(one.key) and not _cap(known.key)):
                        found[one.id] = one
    return found


def lists_parts(screen: Screen[object]) -> bool:
    """Whether the menu lists what the parts of a screen do: of a form, of a dialog."""
    return bool(getattr(screen, "LISTS_PARTS", False))


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
    is_whole = lists_parts(screen)
    is_own = is_whole and node is screen
    is_program = isinstance(node, App) or ((binding.id or "").startswith("app.") and not is_own)
    group = PROGRAM if is_program else HERE
    if binding.id in _MOVING:
        group, is_program = FORM, False
    elif is_whole and not is_program and node is not screen:
        group = FIELD if node is screen.focused else FORM
    return Command(
        str(binding.id),
        binding.tooltip,
        binding.action,
        node,
        group,
        short_name(key),
        is_shown=is_program
        or (binding.show and node is screen)
        or (is_whole and _is_listed(binding)),
    )


def _may_stand(screen: Screen[object], binding: Binding) -> bool:
    """Whether the menu or the palette may have an action; only forms name the way between fields.

    Over a form Tab leads on from every field, arrows do not leave a note.
    """
    is_form = lists_parts(screen) and not screen.is_modal
    return binding.id not in _NOT_LISTED and (is_form or binding.id not in _MOVING)


def _is_listed(binding: Binding) -> bool:
    """Whether a key of a form's part is worth a line of the menu."""
    name = binding.id or ""
    return name in _WORTH_A_LINE or not (name in _AT_HAND or name.startswith("field."))


def _typed_ones(screen: Screen[object]) -> list[Binding]:
    """What letters do that are typed into the field in focus: it takes them as no other keys."""
    offered = getattr(screen.focused, "TYPED", ()) if lists_parts(screen) else ()
    return [one.binding() for one in offered]


def _is_near(known: Command, key: str) -> bool:
    """Whether one more key still fits beside the others."""
    return known.keys.count(",") == 0 and short_name(key) != known.keys
