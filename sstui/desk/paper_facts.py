"""What the papers of one family are made from: agreement, application, consent, act, order.

Imports the words of papers (~30 ms), so `papers` loads this module when it is asked.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sstui.core.disclosure import Datum
from sstui.core.family_file import ApplicationId, Consent, ConsentId, ConsentPurpose, SurveyId
from sstui.core.orders import CuratorOrderId
from sstui.core.profile import AgreementOrder
from sstui.core.records import CaseId, FamilyId, Role, Staff
from sstui.core.refusal import Refusal
from sstui.core.wording import short_date
from sstui.desk.card import card
from sstui.desk.desk import Desk, working
from sstui.desk.paper_household import (
    case_of,
    help_kinds,
    household,
    member_of,
    side_of,
    title_of,
)
from sstui.documents.agreement import AgreementFacts
from sstui.documents.application import ApplicationFacts
from sstui.documents.consent import ConsentFacts
from sstui.documents.order import OrderFacts, Person
from sstui.documents.survey import SurveyFacts
from sstui.store import family_file, papers, sittings
from sstui.store.staff import staff


@dataclass(frozen=True, slots=True)
class Gathered:
    """A paper before it is made: its facts, its number, whose it is."""

    facts: Any
    """The facts of its kind."""
    number: str
    """As its record has it; empty where the kind has no numbers or none was taken yet."""
    case_id: CaseId | None = None
    family_id: FamilyId | None = None


def agreement(desk: Desk, case_id: int, signed_on: date | None) -> Gathered:
    """The agreement of the day asked, else the newest one, else one that has no number yet."""
    found = card(desk, CaseId(case_id))
    known = papers.agreements(found.case.id)
    made = next((one for one in known if signed_on in (None, one.signed_on)), None)
    day = made.signed_on if made else signed_on or max(desk.today, found.case.started_on)
    family = household(desk, found.family.id, day)
    applicant = family.applicant
    kinships = desk.office.dictionaries.kinships
    periods = [one for one in found.levels if one.from_on <= day] or list(found.levels[-1:])
    period = periods[0] if periods else None
    norms, order = desk.office.norms, desk.office.profile.route.agreement_order
    facts = AgreementFacts(
        institution=desk.office.settings.institution,
        director=desk.office.settings.director,
        terms=desk.office.profile.terms,
        number=made.number if made else "",
        signed_on=day,
        case=found.case,
        family=found.family,
        settlement_name=family.settlement_name,
        applicant=applicant,
        kinship_title=kinships.title(applicant.kinship) if applicant else "",
        children=family.children,
        curator=found.curator,
        level=norms.on(day).levels.get(period.level) if period else None,
        term_from=max(period.from_on, found.case.started_on) if period else day,
        term_to=found.line.outlook.end or day,
        is_after_programme=order is AgreementOrder.AFTER_APPROVAL,
    )
    return Gathered(facts, facts.number, found.case.id, found.family.id)


def application(desk: Desk, object_id: int) -> Gathered:
    """A family's application."""
    found = family_file.application(ApplicationId(object_id))
    if found is None:
        raise Refusal("Такого заявления нет.")
    signer = member_of(found.family_id, found.member_id)
    dictionaries, director = desk.office.dictionaries, desk.office.settings.director
    forms = dictionaries.post_forms(director.post)
    facts = ApplicationFacts(
        side=side_of(desk),
        director_post_dative=forms.dative if forms else "руководителю",
        title=title_of(desk, "application"),
        application=found,
        signer=signer,
        kinship=dictionaries.kinships.title(signer.kinship),
        household=household(desk, found.family_id, found.signed_on),
        help_kinds=_asked(desk, found.help_kinds),
    )
    return Gathered(facts, found.number, family_id=found.family_id)


def _asked(desk: Desk, chosen: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """The region's kinds of help in their order, and those that were asked for besides."""
    office = desk.office
    active = office.profile.lists.help_kinds.active() or office.dictionaries.help_kinds.active()
    titles = help_kinds(desk)
    codes = dict.fromkeys([*(one.code for one in active), *chosen])
    return tuple((code, titles.get(code, code)) for code in codes)


def consent(desk: Desk, object_id: int) -> Gathered:
    """A consent of one person for one purpose."""
    found = family_file.consent(ConsentId(object_id))
    if found is None:
        raise Refusal("Такого согласия нет.")
    signer = member_of(found.family_id, found.signer_id)
    kinds = _recipients(desk, found)
    route, titles = desk.office.profile.route, desk.office.profile.lists.organisations
    purpose = desk.office.profile.lists.purposes.get(found.purpose)
    facts = ConsentFacts(
        side=side_of(desk),
        consent=found,
        subject=member_of(found.family_id, found.member_id),
        signer=signer,
        kinship=desk.office.dictionaries.kinships.title(signer.kinship),
        household=household(desk, found.family_id, found.given_on),
        recipients=tuple(titles.title(code) for code in kinds),
        data=frozenset(datum for code in kinds for datum in route.may_know(code)),
        heading=purpose.heading if purpose else "",
        aim=purpose.aim if purpose else "",
        own_data=purpose.data if purpose else (),
    )
    return Gathered(facts, "", family_id=found.family_id)


def _recipients(desk: Desk, found: Consent) -> list[str]:
    """Codes of the kinds of organisations that a consent speaks of."""
    if found.purpose not in (ConsentPurpose.TRANSFER, ConsentPurpose.HEALTH):
        return []
    every = [one.code for one in desk.office.profile.lists.organisations.active()]
    named = list(found.recipients) or every
    if found.purpose == ConsentPurpose.TRANSFER:
        return named
    route = desk.office.profile.route
    return [code for code in named if Datum.HEALTH in route.may_know(code)]


def survey(desk: Desk, object_id: int) -> Gathered:
    """A survey act."""
    found = family_file.survey(SurveyId(object_id))
    if found is None:
        raise Refusal("Такого акта нет.")
    people = {one.id: one for one in staff()}
    facts = SurveyFacts(
        side=side_of(desk),
        title=title_of(desk, "survey"),
        survey=found,
        surveyors=tuple(people[key] for key in found.staff_ids if key in people),
        household=household(desk, found.family_id, found.surveyed_on),
    )
    return Gathered(facts, found.number, family_id=found.family_id)


def order(desk: Desk, object_id: int) -> Gathered:
    """A director's order on a curator."""
    found = sittings.order(CuratorOrderId(object_id))
    if found is None:
        raise Refusal("Такого приказа нет.")
    case = case_of(found.case_id)
    people = {one.id: one for one in staff()}
    substitute = people.get(found.substitute_id) if found.substitute_id else None
    named = {found.staff_id, found.substitute_id}
    heads = [one for one in working(found.signed_on) if one.role is Role.HEAD]
    control = heads[0] if len(heads) == 1 and heads[0].id not in named else None
    facts = OrderFacts(
        side=side_of(desk),
        order=found,
        case_number=case.number,
        household=household(desk, case.family_id, found.signed_on),
        curator=_person(desk, people[found.staff_id]),
        substitute=_person(desk, substitute) if substitute else None,
        control=_person(desk, control) if control else None,
        application=_application(case.family_id, found.signed_on),
    )
    return Gathered(facts, found.number, case.id, case.family_id)


def _person(desk: Desk, one: Staff) -> Person:
    forms = desk.office.dictionaries.post_forms(one.post)
    return Person(one, forms.accusative if forms else "")


def _application(family_id: FamilyId, day: date) -> str:
    """The newest application of a day or before, in words; empty where there is none."""
    known = [
        one
        for one in family_file.applications(family_id)
        if not one.voided and one.signed_on <= day
    ]
    return f"заявление № {known[0].number} от {short_date(known[0].signed_on)}" if known else ""
