"""From the words of a command to a family and its people."""

from collections.abc import Sequence

from sstui.cli.asking import refused_as
from sstui.cli.failures import NothingFound
from sstui.core.records import FamilyId, Member
from sstui.desk import choices
from sstui.desk.desk import Desk
from sstui.desk.family_view import find_family

FAMILY_HELP = "номер дела (17/2026), имя семьи или её номер: '№ 12'"


def family_of(typed: str) -> FamilyId:
    """The family of a case's number, of a name, of its own number; the office must be open."""
    with refused_as(NothingFound):
        return find_family(typed)


def member_of(typed: str, members: Sequence[Member]) -> Member:
    """One member of a family by the name: «Мария», «Ёлкина Мария Петровна»."""
    with refused_as(NothingFound):
        named = [
            (one, (one.name.full, one.name.first, f"{one.name.first} {one.name.patronymic}"))
            for one in members
        ]
        return choices.pick(typed, named, "член семьи")


def living(desk: Desk, members: Sequence[Member]) -> list[Member]:
    """Those of some members who live in the family on the day."""
    return [one for one in members if one.lives_there(desk.today)]
