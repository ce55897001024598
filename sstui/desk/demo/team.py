"""The people of the demo service and who signs what."""

from dataclasses import dataclass, replace
from random import Random

from sstui.core.records import Role, Sex, Staff, StaffId
from sstui.desk.demo.material import Colleague, Material
from sstui.desk.demo.names import Names
from sstui.desk.desk import Desk
from sstui.desk.people import StaffDraft, add_staff
from sstui.store.staff import staff

FAMILIES_EACH = 16
"""Families that call for one more curator."""
FEWEST = 4


@dataclass(frozen=True, slots=True)
class Team:
    """The service; the number of a curator is its place in `curators`."""

    head: Staff
    clerk: Staff
    curators: tuple[Staff, ...]

    def ids(self, numbers: tuple[int, ...]) -> tuple[StaffId, ...]:
        """Ids of curators by their numbers."""
        return tuple(self.curators[one].id for one in numbers)


def curators_for(families: int) -> int:
    """How many curators an office of this size has."""
    return max(FEWEST, -(-families // FAMILIES_EACH))


def hire(desk: Desk, material: Material, names: Names, families: int, rng: Random) -> Team:
    """Enter the people of the service; the first curator works under the desk's account."""
    drafts = [_draft(desk, one) for one in material.staff]
    drafts.insert(1, _director(desk))
    curators = [one for one in drafts if one.role is Role.CURATOR]
    more = [_newcomer(names, curators[0].post, rng) for _ in range(curators_for(families))]
    drafts += more[len(curators) :]
    is_mine = next(at for at, one in enumerate(drafts) if one.role is Role.CURATOR)
    drafts[is_mine] = replace(drafts[is_mine], login=desk.login)
    hired = desk
    for draft in drafts:
        first_id = add_staff(hired, draft)
        hired = hired if hired.person else replace(hired, person=_person(first_id))
    people = sorted(staff(), key=lambda one: one.id)
    return Team(
        head=next(one for one in people if one.role is Role.HEAD),
        clerk=next(one for one in people if one.role is Role.CLERK),
        curators=tuple(one for one in people if one.role is Role.CURATOR),
    )


def _person(staff_id: StaffId) -> Staff:
    return next(one for one in staff() if one.id == staff_id)


def _draft(desk: Desk, one: Colleague) -> StaffDraft:
    return StaffDraft(
        last=one.last,
        first=one.first,
        sex=one.sex,
        role=one.role,
        patronymic=one.patronymic,
        post=desk.office.dictionaries.posts.title(one.post),
        phone=one.phone,
    )


def _director(desk: Desk) -> StaffDraft:
    director = desk.office.settings.director
    name = director.name
    return StaffDraft(
        name.last, name.first, director.sex, Role.DIRECTOR, name.patronymic, director.post
    )


def _newcomer(names: Names, post: str, rng: Random) -> StaffDraft:
    name = names.colleague(rng.choice((Sex.FEMALE, Sex.FEMALE, Sex.MALE)))
    return StaffDraft(name.last, name.first, name.sex, Role.CURATOR, name.patronymic, post)
