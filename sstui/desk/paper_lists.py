"""Which papers can be printed of a case, a family or a sitting, and how one is found by number."""

from collections.abc import Iterator
from dataclasses import dataclass

from sstui.core.family_file import ConsentId
from sstui.core.paper_kinds import PaperKind
from sstui.core.records import CaseId, FamilyId
from sstui.core.refusal import Refusal
from sstui.core.sittings import SittingId
from sstui.core.wording import capitalised, short_date
from sstui.desk.card import is_id
from sstui.desk.desk import Desk
from sstui.store import cases, families, family_file, letters, programmes, sittings
from sstui.store.paper_numbers import numbered

_CONSENT = "Согласие: "


@dataclass(frozen=True, slots=True)
class Printable:
    """A paper that can be asked for, whether or not something is still missing for it."""

    kind: PaperKind
    object_id: int
    title: str


def papers_of_case(desk: Desk, case_id: CaseId) -> list[Printable]:
    """Papers of a case, the agreement first, then those of its family; void ones are left out."""
    case = cases.case(case_id)
    if case is None:
        return []
    word = capitalised(desk.office.profile.terms.agreement.nominative)
    return [
        Printable(PaperKind.AGREEMENT, case_id, word),
        *_of_case(desk, case_id),
        *papers_of_family(case.family_id),
    ]


def papers_of_family(family_id: FamilyId) -> list[Printable]:
    """Papers of a family itself: applications, survey acts, consents, each newest first."""
    found = [
        Printable(
            PaperKind.APPLICATION,
            one.id,
            f"Заявление № {one.number} от {short_date(one.signed_on)}",
        )
        for one in family_file.applications(family_id)
        if not one.voided
    ]
    found += [
        Printable(
            PaperKind.SURVEY,
            one.id,
            f"Акт обследования № {one.number} от {short_date(one.drawn_on)}",
        )
        for one in family_file.surveys(family_id)
        if not one.voided
    ]
    return [*found, *consents_of(family_id)]


def consents_of(family_id: FamilyId) -> list[Printable]:
    """Consents of a family that were neither withdrawn nor voided, newest first."""
    names = {one.id: one.name.short for one in families.members(family_id)}
    return [
        Printable(
            PaperKind.CONSENT,
            one.id,
            f"{_CONSENT}{names.get(one.member_id, '?')}, {one.purpose.label}",
        )
        for one in family_file.consents(family_id)
        if not one.voided and one.withdrawn_on is None
    ]


def papers_of_sitting(sitting_id: SittingId) -> list[Printable]:
    """The protocol of a sitting and its conclusions, in the order of the agenda."""
    sitting = sittings.sitting(sitting_id)
    if sitting is None or not sitting.is_closed:
        return []
    numbers = {one.id: cases.case(one.case_id) for one in sittings.items(sitting_id)}
    title = f"Протокол № {sitting.number} от {short_date(sitting.held_on)}"
    found = [Printable(PaperKind.PROTOCOL, sitting_id, title)]
    for one in sittings.items(sitting_id):
        case = numbers[one.id]
        of_case = f", дело № {case.number}" if case else ""
        title = f"Заключение № {sitting.number}-{one.position}{of_case}"
        found.append(Printable(PaperKind.CONCLUSION, one.id, title))
    return found


def find_paper(desk: Desk, kind: PaperKind, number: str, case_id: CaseId | None = None) -> int:
    """The record of a paper by the number on it, or the newest one of a case.

    Args:
        desk: the office.
        kind: what paper.
        number: as it stands on the paper, «7/2026-3» of a conclusion; the id of a consent.
        case_id: its case, where no number is given.

    Raises:
        Refusal: there is none, or several consents and none is named.
    """
    typed = number.strip()
    if case_id is not None and not typed:
        return _of_this_case(desk, kind, case_id)
    if kind is PaperKind.CONSENT:
        found = family_file.consent(ConsentId(int(typed))) if is_id(typed) else None
        ids = [int(found.id)] if found else []
    elif kind is PaperKind.CONCLUSION:
        ids = _conclusion(typed)
    else:
        ids = numbered(kind, typed)
    if not ids:
        raise Refusal(f"{capitalised(kind.label)} с номером «{typed}»: такой записи нет.")
    return ids[0]


def _of_this_case(desk: Desk, kind: PaperKind, case_id: CaseId) -> int:
    found = [one for one in papers_of_case(desk, case_id) if one.kind is kind]
    if not found:
        raise Refusal(f"{capitalised(kind.label)}: в этом деле такой бумаги ещё нет.")
    if kind is PaperKind.CONSENT and len(found) > 1:
        told = "; ".join(f"{one.object_id} – {one.title.removeprefix(_CONSENT)}" for one in found)
        raise Refusal(f"Согласий несколько, назовите код одного: {told}.")
    return found[0].object_id


def _conclusion(typed: str) -> list[int]:
    protocol, _, position = typed.rpartition("-")
    return [
        int(item.id)
        for sitting_id in numbered(PaperKind.PROTOCOL, protocol)
        for item in sittings.items(SittingId(sitting_id))
        if str(item.position) == position
    ]


def _of_case(desk: Desk, case_id: CaseId) -> Iterator[Printable]:
    word = capitalised(desk.office.profile.terms.programme.short or PaperKind.PROGRAMME.label)
    for version in programmes.programmes(case_id)[:1]:
        edition = f", редакция {version.edition}" if version.edition > 1 else ""
        yield Printable(
            PaperKind.PROGRAMME,
            version.id,
            f"{word} № {version.number}{edition}: {version.state.label}",
        )
    for order in sittings.orders(case_id):
        title = f"Приказ о кураторе № {order.number} от {short_date(order.signed_on)}"
        yield Printable(PaperKind.ORDER, order.id, title)
    yield from _heard(case_id)
    names = {one.id: one.name for one in programmes.organisations()}
    for letter in letters.letters(case_id):
        if not letter.voided:
            title = f"Письмо № {letter.number}: {names.get(letter.organisation_id, '?')}"
            yield Printable(PaperKind.LETTER, letter.id, title)


def _heard(case_id: CaseId) -> Iterator[Printable]:
    for item in sittings.items_of(case_id):
        sitting = sittings.sitting(item.sitting_id)
        if sitting is not None and sitting.is_closed:
            number = f"{sitting.number}-{item.position}"
            title = f"Заключение № {number} от {short_date(sitting.held_on)}"
            yield Printable(PaperKind.CONCLUSION, item.id, title)
            title = f"Протокол № {sitting.number} от {short_date(sitting.held_on)}"
            yield Printable(PaperKind.PROTOCOL, sitting.id, title)
