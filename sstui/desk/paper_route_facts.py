"""What the papers of a programme's way are made from: programme, protocol, conclusion, letter.

Imports the words of papers (~30 ms), so `papers` loads this module when it is asked.
"""

from sstui.core.family_file import Consent, ConsentId
from sstui.core.letters import LetterId
from sstui.core.programme import Programme, ProgrammeId
from sstui.core.records import Family, FamilyId
from sstui.core.refusal import Refusal
from sstui.core.sittings import Decision, Item, ItemId, Sitting, SittingId
from sstui.desk.desk import Desk
from sstui.desk.letters import extracts
from sstui.desk.paper_dynamics import dynamics
from sstui.desk.paper_facts import Gathered
from sstui.desk.paper_household import (
    case_of,
    curator_on,
    household,
    level_on,
    level_title,
    measures_of,
    names_of,
    side_of,
)
from sstui.desk.sittings import full_sitting
from sstui.documents.conclusion import ConclusionFacts
from sstui.documents.letter import LetterFacts
from sstui.documents.programme import ProgrammeFacts
from sstui.documents.protocol import Heard, ProtocolFacts
from sstui.documents.sitting import SittingFacts
from sstui.store import families, family_file, letters, programmes, sittings
from sstui.store.staff import person


def programme(desk: Desk, object_id: int) -> Gathered:
    """A version of a programme."""
    found = _programme(ProgrammeId(object_id))
    case = case_of(found.case_id)
    members = families.members(case.family_id)
    passport = family_file.passport(case.family_id)
    protocol_of = _approval(found)
    facts = ProgrammeFacts(
        side=side_of(desk),
        programme=found,
        measures=measures_of(found),
        names=names_of(desk, [one for one in members if one.lives_there(found.drawn_on)]),
        case_number=case.number,
        household=household(desk, case.family_id, found.drawn_on),
        curator=curator_on(case.id, found.drawn_on),
        level=level_on(desk, case.id, max(found.from_on, case.started_on)),
        categories=_categories(desk, families.family(case.family_id)),
        obligations=passport.obligations if passport else "",
        body_genitive=_body(desk, desk.office.profile.route.approval.body)[1],
        protocol=protocol_of.number if protocol_of else "",
    )
    return Gathered(facts, found.number, case.id, case.family_id)


def _programme(programme_id: ProgrammeId) -> Programme:
    found = programmes.programme(programme_id)
    if found is None:
        raise Refusal("Такой программы нет.")
    return found


def _approval(one: Programme) -> Sitting | None:
    """The sitting that approved a version; None where nobody has, or one alone did."""
    for item in sittings.items_about(one.id):
        found = sittings.sitting(item.sitting_id)
        if item.decision is Decision.APPROVE and found is not None and found.is_closed:
            return found
    return None


def _categories(desk: Desk, family: Family | None) -> tuple[str, ...]:
    if family is None:
        return ()
    own, shared = desk.office.profile.lists.categories, desk.office.dictionaries.categories
    codes = [code for code in (family.category, *family.more_categories) if code]
    return tuple((own if code in own else shared).title(code) for code in codes)


def _body(desk: Desk, code: str) -> tuple[str, str]:
    """A body's name and its genitive; both empty where the region names none."""
    if not code:
        return "", ""
    if (found := desk.office.profile.route.bodies.get(code)) is not None:
        return found.title, found.genitive
    forms = desk.office.profile.terms.body
    return forms.nominative, forms.genitive


def protocol(desk: Desk, object_id: int) -> Gathered:
    """The protocol of a sitting: of several families, so of none."""
    found = full_sitting(SittingId(object_id))
    facts = ProtocolFacts(
        side=side_of(desk),
        sitting=_sitting(desk, found.sitting),
        heard=tuple(_heard(desk, one, found.sitting) for one in found.items),
    )
    return Gathered(facts, found.sitting.number)


def conclusion(desk: Desk, object_id: int) -> Gathered:
    """The conclusion of a sitting on one family, by the id of its question."""
    item = sittings.item(ItemId(object_id))
    if item is None:
        raise Refusal("Такого вопроса в повестке нет.")
    sitting, case = full_sitting(item.sitting_id).sitting, case_of(item.case_id)
    facts = ConclusionFacts(
        side=side_of(desk),
        sitting=_sitting(desk, sitting),
        heard=_heard(desk, item, sitting),
        curator=curator_on(case.id, sitting.held_on),
        level=level_on(desk, case.id, sitting.held_on),
        seen=dynamics(desk, case, sitting),
    )
    return Gathered(facts, facts.number, case.id, case.family_id)


def _sitting(desk: Desk, sitting: Sitting) -> SittingFacts:
    attendees = tuple(sittings.attendees(sitting.id))
    return SittingFacts(sitting, attendees, *_body(desk, sitting.body))


def _heard(desk: Desk, item: Item, sitting: Sitting) -> Heard:
    case = case_of(item.case_id)
    return Heard(
        item=item,
        case_number=case.number,
        household=household(desk, case.family_id, sitting.held_on),
        programme=_programme(item.programme_id) if item.programme_id else None,
        speaker=person(item.speaker_id) if item.speaker_id else None,
        level=level_title(desk, item.level, sitting.held_on) if item.level else "",
    )


def letter(desk: Desk, object_id: int) -> Gathered:
    """A letter: what its organisation may be told today, and nothing else of the family."""
    found = letters.letter(LetterId(object_id))
    if found is None:
        raise Refusal("Такого письма нет.")
    about, case = _programme(found.programme_id), case_of(found.case_id)
    extract = next(
        (one for one in extracts(desk, about) if one.organisation.id == found.organisation_id),
        None,
    )
    if extract is None:
        raise Refusal("За этой организацией в программе ничего нет.")
    family = household(desk, case.family_id, desk.today)
    sitting = _approval(about)
    by = f"{_body(desk, sitting.body)[0]}, протокол № {sitting.number}" if sitting else ""
    given = _consent(case.family_id, found.consent_id)
    facts = LetterFacts(
        side=side_of(desk),
        letter=found,
        organisation=extract.organisation,
        programme=about,
        measures=tuple(one for one in extract.measures if one.id in found.measure_ids),
        people=extract.people,
        data=extract.data,
        health_of=extract.health_of,
        names=names_of(desk, list(extract.people)),
        approved_by=by,
        address=family.address,
        phone=family.family.phone,
        executor=curator_on(case.id, desk.today),
        consent_on=given.given_on if given else None,
    )
    return Gathered(facts, found.number, case.id, case.family_id)


def _consent(family_id: FamilyId, consent_id: ConsentId | None) -> Consent | None:
    found = family_file.consent(consent_id) if consent_id else None
    return found if found and found.family_id == family_id else None
