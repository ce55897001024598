"""A visit is written down, corrected or declared void; the next date follows at once."""

from dataclasses import dataclass, replace
from datetime import date

from sstui.core.queue import QueueLine
from sstui.core.records import CaseId, MemberId, Outcome, Place, StaffId, Visit, VisitId
from sstui.core.refusal import Refusal
from sstui.core.text import clean_name, clean_note
from sstui.core.times import clean_time
from sstui.desk.card import is_id
from sstui.desk.desk import Desk
from sstui.desk.queue import line_of
from sstui.store import cases, families, visits
from sstui.store.door import Written, write


@dataclass(frozen=True, slots=True)
class VisitDraft:
    """A visit as it was typed; outcome and people are never preset."""

    case_id: CaseId
    made_on: date
    place: Place
    outcome: Outcome
    staff_ids: tuple[StaffId, ...]
    at: str = ""
    member_ids: tuple[MemberId, ...] = ()
    notes: str = ""
    draft_id: str | None = None
    """Unique id of the form; a repeated save of it is not a second visit."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """What a saved visit led to."""

    visit_id: VisitId
    line: QueueLine
    """The case's line with the new date."""


def record_visit(desk: Desk, draft: VisitDraft) -> Recorded:
    """Remember a visit and say when the next one is.

    Raises:
        Refusal: a day in the future or outside the case, nobody went, someone unknown.
    """
    visit_id = enter_visit(desk, draft)
    return Recorded(visit_id, line_of(desk, draft.case_id))


def enter_visit(desk: Desk, draft: VisitDraft) -> VisitId:
    """Remember a visit without asking what follows from it, for histories of thousands.

    Raises:
        Refusal: as in `record_visit`.
    """
    visit = _checked(desk, draft)

    def change() -> Written:
        return Written(visits.add_visit(visit), draft.case_id, _detail(visit))

    return VisitId(write(desk.actor, "visit.add", "visit", change, draft.draft_id))


def correct_visit(
    desk: Desk, visit_id: VisitId, version: int, draft: VisitDraft, reason: str
) -> Recorded:
    """Replace a wrong record; the journal keeps what stood there and why it changed.

    Raises:
        Refusal: as in `record_visit`; no reason; the record is void or was changed meanwhile.
    """
    old = _valid(visit_id)
    why = clean_name(reason, "причина исправления")
    new = replace(_checked(desk, draft), id=visit_id, version=version)

    def change() -> Written:
        visits.change_visit(new)
        detail = {"reason": why, "was": _detail(old), "now": _detail(new)}
        return Written(visit_id, old.case_id, detail)

    write(desk.actor, "visit.correct", "visit", change, draft.draft_id)
    return Recorded(visit_id, line_of(desk, old.case_id))


def void_visit(desk: Desk, visit_id: VisitId, version: int, reason: str) -> Recorded:
    """Declare a record void; it stays in sight and no longer counts.

    Raises:
        Refusal: no reason; the record is void already or was changed meanwhile.
    """
    old = _valid(visit_id)
    why = clean_name(reason, "причина")

    def change() -> Written:
        visits.change_visit(replace(old, version=version, voided=why))
        return Written(visit_id, old.case_id, {"reason": why, "was": _detail(old)})

    write(desk.actor, "visit.void", "visit", change)
    return Recorded(visit_id, line_of(desk, old.case_id))


def find_visit(text: str) -> Visit:
    """A visit by its number as people type it: «12», «№ 12».

    Raises:
        Refusal: nothing is found.
    """
    typed = text.strip().removeprefix("№").strip()
    found = visits.visit(VisitId(int(typed))) if is_id(typed) else None
    if found is None:
        raise Refusal(f"Посещения «{text.strip()}» нет. Номера посещений показывает «sstui show».")
    return found


def _valid(visit_id: VisitId) -> Visit:
    found = visits.visit(visit_id)
    if found is None:
        raise Refusal("Такого посещения нет.")
    if found.voided:
        raise Refusal("Эта запись уже признана недействительной.")
    return found


def _checked(desk: Desk, draft: VisitDraft) -> Visit:
    case = cases.case(draft.case_id)
    if case is None:
        raise Refusal("Такого дела нет.", "case_id")
    if draft.made_on > desk.today:
        raise Refusal("Посещение нельзя записать будущим днём.", "made_on")
    if draft.made_on < case.started_on:
        raise Refusal(
            f"Посещение раньше начала сопровождения ({case.started_on:%d.%m.%Y}).", "made_on"
        )
    if case.ended_on is not None and draft.made_on > case.ended_on:
        raise Refusal(
            f"Посещение позже окончания сопровождения ({case.ended_on:%d.%m.%Y}).", "made_on"
        )
    if not draft.staff_ids:
        raise Refusal("Укажите, кто ездил.", "staff_ids")
    known = {one.id for one in families.members(case.family_id)}
    if not set(draft.member_ids) <= known:
        raise Refusal("Среди тех, кого видели, есть человек из другой семьи.", "member_ids")
    return Visit(
        id=VisitId(0),
        case_id=draft.case_id,
        made_on=draft.made_on,
        at=clean_time(draft.at),
        place=draft.place,
        outcome=draft.outcome,
        staff_ids=tuple(sorted(set(draft.staff_ids))),
        member_ids=tuple(sorted(set(draft.member_ids))),
        notes=clean_note(draft.notes, "заметки"),
    )


def _detail(visit: Visit) -> dict[str, object]:
    """What the journal keeps: every field, so that a corrected record can be read as it was."""
    return {
        "made_on": visit.made_on.isoformat(),
        "at": visit.at,
        "place": visit.place.value,
        "outcome": visit.outcome.value,
        "staff": list(visit.staff_ids),
        "seen": list(visit.member_ids),
        "notes": visit.notes,
    }
