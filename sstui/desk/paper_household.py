"""What papers of every kind ask of the office: its side, a household, the curator of a day."""

from datetime import date

from sstui.core.programme import Measure, Programme
from sstui.core.records import Case, CaseId, FamilyId, Member, MemberId, Staff
from sstui.core.refusal import Refusal
from sstui.desk.desk import Desk
from sstui.documents.blocks import Household, Relative, Side
from sstui.documents.measures import Names
from sstui.store import cases, families, family_file, programmes
from sstui.store.staff import staff


def side_of(desk: Desk) -> Side:
    """The institution, its director and the words of the region."""
    settings = desk.office.settings
    return Side(settings.institution, settings.director, desk.office.profile.terms)


def title_of(desk: Desk, code: str) -> str:
    """A paper by its name in the region; empty where the region has none."""
    found = desk.office.profile.route.documents.get(code)
    return found.title if found else ""


def case_of(case_id: CaseId) -> Case:
    """A case.

    Raises:
        Refusal: there is none.
    """
    found = cases.case(case_id)
    if found is None:
        raise Refusal("Такого дела нет.")
    return found


def household(desk: Desk, family_id: FamilyId, day: date) -> Household:
    """A family as it was on a day.

    Raises:
        Refusal: there is no such family.
    """
    family = families.family(family_id)
    if family is None:
        raise Refusal("Такой семьи нет.")
    kinships = desk.office.dictionaries
    members = families.members(family_id)
    passport = family_file.passport(family_id)
    return Household(
        family=family,
        settlement_name=_settlement(family.settlement_id),
        relatives=tuple(
            Relative(one, kinships.kinships.title(one.kinship), kinships.is_adult(one.kinship))
            for one in members
            if one.lives_there(day)
        ),
        registered_address=passport.registered_address if passport else "",
        applicant=next((one for one in members if one.is_applicant), None),
    )


def _settlement(settlement_id: int) -> str:
    return next((one.name for one in families.settlements() if one.id == settlement_id), "")


def member_of(family_id: FamilyId, member_id: MemberId) -> Member:
    """Somebody of a family, also one who has moved out.

    Raises:
        Refusal: there is none.
    """
    found = next((one for one in families.members(family_id) if one.id == member_id), None)
    if found is None:
        raise Refusal("Такого человека в семье нет.")
    return found


def curator_on(case_id: CaseId, day: date) -> Staff | None:
    """Who was the curator of a case on a day; before the first assignment, the first curator."""
    known = cases.assignments(case_id)
    held = [one for one in known if one.from_on <= day] or known[:1]
    people = {one.id: one for one in staff()}
    return people.get(held[-1].staff_id) if held else None


def level_on(desk: Desk, case_id: CaseId, day: date) -> str:
    """Title of a case's level on a day; empty where none was set or the norms have lost it."""
    held = [one for one in cases.levels(case_id) if one.from_on <= day]
    return level_title(desk, held[-1].level, day) if held else ""


def level_title(desk: Desk, code: str, day: date) -> str:
    """Title of a level; its code where the norms of the day do not have it."""
    found = desk.office.norms.on(day).levels.get(code)
    return found.title if found else code


def names_of(desk: Desk, people: list[Member]) -> Names:
    """What measures are printed with: nobody is named but these people of the family."""
    return Names(
        help_kinds=help_kinds(desk),
        organisations={one.id: one for one in programmes.organisations()},
        staff={one.id: one for one in staff()},
        members={one.id: one for one in people},
    )


def help_kinds(desk: Desk) -> dict[str, str]:
    """Every kind of help by its code; the region's own words win."""
    office = desk.office
    known = (*office.dictionaries.help_kinds, *office.profile.lists.help_kinds)
    return {one.code: one.title for one in known}


def measures_of(programme: Programme) -> tuple[Measure, ...]:
    """The measures of a version in their order."""
    return tuple(programmes.measures(programme.id))
