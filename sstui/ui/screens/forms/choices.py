"""Choices with numbers, and the choices that several forms offer."""

from collections.abc import Hashable, Iterable, Sequence
from typing import TypeVar

from sstui.core.office import Dictionary, Entry
from sstui.core.records import Staff, StaffId
from sstui.desk.desk import Desk, working
from sstui.desk.people import names_to_choose
from sstui.ui.also import also
from sstui.ui.keys import Action, bindings
from sstui.ui.widgets.choice_field import ChoiceField, ChoicesField
from sstui.ui.widgets.options import Option
from sstui.ui.widgets.pick_field import PickField
from sstui.ui.words import plain

E = TypeVar("E", bound=Entry)

_DIGITS = 9
"""Options that have a digit of their own."""

_IN_SIGHT = 6
"""People who are all shown; more of them would push the other fields off a small screen."""


class NumberedChoice(ChoiceField):
    """One of a few options; the number that chooses it stands before each: «(2) не впустили»."""

    HELP = "Выберите номером, первой буквой или стрелками влево и вправо."

    def _mark(self, index: int) -> str:
        if index in self._chosen or index >= _DIGITS:
            return super()._mark(index)
        return f"({index + 1})"


class NumberedChoices(ChoicesField):
    """Any number of a few options, with their numbers; 0 ticks all of them."""

    HELP = "Отметьте номером или пробелом; 0 или * — все; стрелки — перейти."
    BINDINGS = bindings(
        Action("choices.all", "0,asterisk", "", "Отметить все или снять все отметки"),
    )

    def action_all(self) -> None:
        everything = set(range(len(self._options)))
        self._choose(set() if self._chosen == everything else everything)

    def _mark(self, index: int) -> str:
        if index in self._chosen or index >= _DIGITS:
            return super()._mark(index)
        return f"[{index + 1}]"


def entries(dictionary: Dictionary[E], *kept: str) -> list[Option]:
    """Entries that a new record may choose, and those that the record already has."""
    offered = [one for one in dictionary if one.active or one.code in kept]
    gone = [code for code in kept if code and code not in dictionary]
    known = (Option(one.code, one.title, also(one.code)) for one in offered)
    return [*known, *(Option(one, one) for one in gone)]


def who_went(
    desk: Desk, chosen: Sequence[StaffId], more: Iterable[Staff] = ()
) -> PickField | NumberedChoices:
    """Any number of those who work here; a list with search where they are many.

    Args:
        desk: the office.
        chosen: who is ticked at first.
        more: people who left and still belong to the record.
    """
    people = working(desk.today)
    people += [one for one in more if one not in people]
    if len(people) > _IN_SIGHT:
        return PickField("Кто ездил", _by_full_name(people), chosen, many=True)
    return NumberedChoices(_by_short_name(people), chosen)


def one_of_staff(desk: Desk, title: str, chosen: StaffId | None) -> PickField | NumberedChoice:
    """One of those who work here; a list with search where they are many."""
    people = working(desk.today)
    if len(people) > _IN_SIGHT:
        values: tuple[Hashable, ...] = () if chosen is None else (chosen,)
        return PickField(title, _by_full_name(people), values)
    return NumberedChoice(_by_short_name(people), chosen)


def _by_full_name(people: Sequence[Staff]) -> list[Option]:
    names = names_to_choose(people, lambda name: name.full)
    return [Option(one.id, names[one.id]) for one in people]


def _by_short_name(people: Sequence[Staff]) -> list[Option]:
    names = names_to_choose(people, plain)
    return [Option(one.id, names[one.id]) for one in people]
