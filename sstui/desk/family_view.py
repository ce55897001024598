"""The family's file as a whole: everything that is known of a family, with a case or without."""

from dataclasses import dataclass
from datetime import date

from sstui.core.family_file import Application, Assessment, Consent, Passport, Survey
from sstui.core.records import (
    Case,
    Family,
    FamilyId,
    IssuedDocument,
    Member,
    MemberId,
    Settlement,
    Staff,
    StaffId,
)
from sstui.core.refusal import Refusal
from sstui.core.text import fold
from sstui.desk.card import find_case, is_id
from sstui.desk.choices import pick
from sstui.desk.desk import Desk, reading
from sstui.desk.families import household
from sstui.desk.family_days import birthdays_of, own_consent_wanted
from sstui.desk.family_file import Birthday, adaptation_ends_on, passport_of, without_consent
from sstui.store import cases, families, family_file, papers
from sstui.store.staff import staff


@dataclass(frozen=True, slots=True)
class FamilyFile:
    """A family with all its papers; lists are newest first."""

    family: Family
    settlement: Settlement
    members: tuple[Member, ...]
    """Those who have left included."""
    passport: Passport
    applications: tuple[Application, ...]
    surveys: tuple[Survey, ...]
    consents: tuple[Consent, ...]
    assessments: tuple[Assessment, ...]
    cases: tuple[Case, ...]
    documents: tuple[IssuedDocument, ...]
    people: dict[StaffId, Staff]
    without: tuple[Member, ...]
    """Who of the household has given no consent to the use of their data."""
    birthdays: tuple[Birthday, ...]
    """Who turns 14 or 18 soon."""
    own_consent: tuple[Member, ...]
    """Who is 18 already and has signed no consent yet."""

    @property
    def adaptation_ends_on(self) -> date | None:
        """The family's first anniversary, where its own creation date is known."""
        return adaptation_ends_on(self.passport)

    def case_on(self, today: date) -> Case | None:
        """The open case, else the last one; None where there has been none."""
        is_open = (one for one in self.cases if one.is_open(today))
        return next(is_open, self.cases[0] if self.cases else None)

    def name_of(self, member_id: MemberId) -> str:
        """A member's full name."""
        return next((one.name.full for one in self.members if one.id == member_id), "")

    def who(self, staff_id: StaffId | None) -> str:
        """Surname and initials of somebody of the service."""
        found = self.people.get(staff_id) if staff_id is not None else None
        return found.name.short.replace("\u00a0", " ") if found else ""


@reading()
def family_view(desk: Desk, family_id: FamilyId) -> FamilyFile:
    """Everything that is known of a family.

    Raises:
        Refusal: there is no such family.
    """
    found = household(family_id)
    settlements = {one.id: one for one in families.settlements()}
    held = cases.cases_of(family_id)
    return FamilyFile(
        family=found.family,
        settlement=settlements[found.family.settlement_id],
        members=found.members,
        passport=passport_of(family_id),
        applications=tuple(family_file.applications(family_id)),
        surveys=tuple(family_file.surveys(family_id)),
        consents=tuple(family_file.consents(family_id)),
        assessments=tuple(family_file.assessments(family_id)),
        cases=tuple(held),
        documents=tuple(papers.documents_of(family_id)),
        people={one.id: one for one in staff()},
        without=tuple(without_consent(desk, family_id)),
        birthdays=tuple(birthdays_of(desk, family_id)),
        own_consent=tuple(own_consent_wanted(desk, family_id)),
    )


def find_family(text: str) -> FamilyId:
    """A family by the number of its case, by its own number («№ 12») or by its name.

    Raises:
        Refusal: nothing is found, or several families are.
    """
    typed = text.strip()
    number = typed.removeprefix("№").strip()
    if number != typed:
        found = families.family(FamilyId(int(number))) if is_id(number) else None
        if found is None:
            raise Refusal(f"Семьи «{typed}» нет. Номера показывает «sstui file».")
        return found.id
    if "/" in typed or is_id(typed):
        case = cases.case(find_case(typed))
        assert case is not None  # it has just been found
        return case.family_id
    if not fold(typed):
        raise Refusal("Назовите дело или семью.")
    named = ((one.id, (f"{one.name} № {one.id}", one.name)) for one in families.families())
    return pick(typed, named, "семья")
