"""Which papers can be printed of a case, a family or a sitting, and how one is found by number."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sstui.core.family_file import Application, Consent, ConsentId, Survey
from sstui.core.letters import Letter
from sstui.core.orders import CuratorOrder
from sstui.core.paper_kinds import PaperKind
from sstui.core.programme import Programme
from sstui.core.records import CaseId, FamilyId
from sstui.core.refusal import Refusal
from sstui.core.sittings import Item, Sitting, SittingId
from sstui.core.wording import capitalised, short_date
from sstui.desk.card import is_id
from sstui.desk.desk import Desk
from sstui.desk.family_words import paper_word, purpose_words
from sstui.store import cases, families, family_file, letters, programmes, sittings
from sstui.store.paper_numbers import numbered

_CONSENT = "Согласие: "


@dataclass(frozen=True, slots=True)
class Printable:
    """A paper that can be asked for, whether or not something is still missing for it."""

    kind: PaperKind
    object_id: int
    title: str


def printable(desk: Desk, record: object) -> Printable | None:
    """The paper that a record prints, with its title; None for a record without one, or void.

    A sitting that is not closed has no protocol yet; of a consent that was withdrawn, a file.
    """
    if getattr(record, "voided", ""):
        return None
    match record:
        case Application():
            title = f"Заявление № {record.number} от {short_date(record.signed_on)}"
            return Printable(PaperKind.APPLICATION, record.id, title)
        case Survey():
            title = f"Акт обследования № {record.number} от {short_date(record.drawn_on)}"
            return Printable(PaperKind.SURVEY, record.id, title)
        case Consent():
            return Printable(PaperKind.CONSENT, record.id, _consent_title(desk, record))
        case CuratorOrder():
            title = f"Приказ о кураторе № {record.number} от {short_date(record.signed_on)}"
            return Printable(PaperKind.ORDER, record.id, title)
        case Programme():
            edition = f", редакция {record.edition}" if record.edition > 1 else ""
            title = f"Программа № {record.number}{edition}: {record.state.label}"
            return Printable(PaperKind.PROGRAMME, record.id, title)
        case Letter():
            names = {one.id: one.name for one in programmes.organisations()}
            title = f"Письмо № {record.number}: {names.get(record.organisation_id, '?')}"
            return Printable(PaperKind.LETTER, record.id, title)
        case Sitting() if record.is_closed:
            title = f"Протокол № {record.number} от {short_date(record.held_on)}"
            return Printable(PaperKind.PROTOCOL, record.id, title)
        case Item():
            return _conclusion_of(record)
    return None


def papers_of_case(desk: Desk, case_id: CaseId) -> list[Printable]:
    """Papers of a case, the agreement first, then those of its family; void ones are left out."""
    case = cases.case(case_id)
    if case is None:
        return []
    word = paper_word(desk, PaperKind.AGREEMENT)
    return [
        Printable(PaperKind.AGREEMENT, case_id, capitalised(word)),
        *_printables(
            desk,
            [
                *programmes.programmes(case_id)[:1],
                *sittings.orders(case_id),
                *_heard(case_id),
                *letters.letters(case_id),
            ],
        ),
        *papers_of_family(desk, case.family_id),
    ]


def papers_of_family(desk: Desk, family_id: FamilyId) -> list[Printable]:
    """Papers of a family itself: applications, survey acts, consents, each newest first."""
    consents = [one for one in family_file.consents(family_id) if one.withdrawn_on is None]
    return _printables(
        desk, [*family_file.applications(family_id), *family_file.surveys(family_id), *consents]
    )


def papers_of_sitting(desk: Desk, sitting_id: SittingId) -> list[Printable]:
    """The protocol of a sitting and its conclusions, in the order of the agenda."""
    return _printables(desk, [sittings.sitting(sitting_id), *sittings.items(sitting_id)])


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
        raise Refusal(
            f"{capitalised(paper_word(desk, kind))} с номером «{typed}»: такой записи нет."
        )
    return ids[0]


def _of_this_case(desk: Desk, kind: PaperKind, case_id: CaseId) -> int:
    found = [one for one in papers_of_case(desk, case_id) if one.kind is kind]
    if not found:
        raise Refusal(f"{capitalised(paper_word(desk, kind))}: в этом деле такой бумаги ещё нет.")
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


def _printables(desk: Desk, records: Iterable[object]) -> list[Printable]:
    found = (printable(desk, one) for one in records)
    return [one for one in found if one is not None]


def _consent_title(desk: Desk, record: Consent) -> str:
    people = families.members(record.family_id)
    who = next((one.name.short for one in people if one.id == record.member_id), "?")
    return f"{_CONSENT}{who}, {purpose_words(desk, record.purpose)}"


def _conclusion_of(item: Item) -> Printable | None:
    sitting = sittings.sitting(item.sitting_id)
    if sitting is None or not sitting.is_closed:
        return None
    case = cases.case(item.case_id)
    of_case = f", дело № {case.number}" if case else ""
    title = f"Заключение № {sitting.number}-{item.position}{of_case}"
    return Printable(PaperKind.CONCLUSION, item.id, title)


def _heard(case_id: CaseId) -> Iterator[object]:
    """Every sitting that heard a case: its conclusions, then the protocol of the whole sitting."""
    heard = sittings.items_of(case_id)
    for sitting_id in dict.fromkeys(one.sitting_id for one in heard):
        yield from (one for one in heard if one.sitting_id == sitting_id)
        yield sittings.sitting(sitting_id)
