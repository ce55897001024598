"""A sitting is closed: its protocol gets a number and all its decisions hold, together."""

from dataclasses import replace
from datetime import date

from sstui.core.family_file import Assessment
from sstui.core.programme import Programme
from sstui.core.records import FamilyId
from sstui.core.refusal import Refusal
from sstui.core.sittings import Decision, Item, Part, SittingId, has_quorum
from sstui.core.wording import short_date
from sstui.desk.desk import Desk
from sstui.desk.programmes import take_effect
from sstui.desk.sittings import FullSitting, body_of, full_sitting
from sstui.store import cases, family_file, papers, programmes, sittings
from sstui.store.door import Written, write


def close_sitting(desk: Desk, sitting_id: SittingId, drawn_up_on: date | None = None) -> str:
    """Close a sitting; the number of its protocol.

    Programmes are approved or rejected and levels set in one transaction with the journal's line:
    either all of it holds or none of it.

    Args:
        desk: the office and the person at work.
        sitting_id: the sitting.
        drawn_up_on: the day of the protocol; today when None.

    Raises:
        Refusal: it is closed already, has not been held, has no quorum, chair or secretary; a
            family without a decision; an author who would be the only one to approve his own draft.
    """
    found = full_sitting(sitting_id)
    day = drawn_up_on or desk.today
    _check(desk, found, day)
    authors = _own_drafts(found)
    if authors:
        raise Refusal(authors)

    def change() -> Written:
        held = found.sitting.held_on
        number = f"{papers.next_number('protocol', held.year)}/{held.year}"
        for item in found.items:
            _take_effect(desk, found, item, number)
        closed = replace(found.sitting, number=number, is_closed=True, drawn_up_on=day)
        sittings.change_sitting(closed)
        return Written(sitting_id, detail={"number": number, "items": len(found.items)})

    write(desk.actor, "sitting.close", "sitting", change)
    return full_sitting(sitting_id).sitting.number


def _check(desk: Desk, found: FullSitting, day: date) -> None:
    sitting = found.sitting
    if sitting.is_closed:
        raise Refusal(f"Заседание уже закрыто, протокол № {sitting.number}.")
    if sitting.held_on > desk.today:
        raise Refusal("Заседание ещё не состоялось.")
    if not sitting.held_on <= day <= desk.today:
        raise Refusal("Протокол — не раньше заседания и не будущим днём.", "drawn_up_on")
    if not found.items:
        raise Refusal("В повестке ни одной семьи.")
    present = [one for one in found.attendees if one.is_present]
    for part in (Part.CHAIR, Part.SECRETARY):
        if all(one.part is not part for one in present):
            raise Refusal(f"Не назван {part.label} заседания.", "attendees")
    quorum = desk.office.profile.route.approval.quorum
    if not has_quorum(found.attendees, quorum):
        voting = sum(1 for one in found.attendees if one.part.votes)
        there = sum(1 for one in present if one.part.votes)
        needed = quorum or voting // 2 + 1
        raise Refusal(f"Нет кворума: присутствуют {there}, нужно не меньше {needed}.")
    waits = [str(one.position) for one in found.items if one.decision is None]
    if waits:
        raise Refusal(f"Нет решения по вопросам: {', '.join(waits)}.")


def _own_drafts(found: FullSitting) -> str:
    """Why an approval would be of one's own draft by oneself alone; empty when it is not."""
    present = [one for one in found.attendees if one.is_present and one.part.votes]
    for item in found.items:
        programme = item.programme_id and programmes.programme(item.programme_id)
        if not programme or item.decision is not Decision.APPROVE:
            continue
        others = [one for one in present if one.staff_id != programme.author_id]
        if not others:
            return (
                f"Вопрос {item.position}: программу утверждал бы только её составитель. "
                "Нужен ещё хотя бы один член."
            )
    return ""


def _take_effect(desk: Desk, found: FullSitting, item: Item, number: str) -> None:
    held = found.sitting.held_on
    programme = programmes.programme(item.programme_id) if item.programme_id else None
    if programme is not None and item.decision is not Decision.POSTPONE:
        _decide_programme(programme, item, held)
    if item.level:
        _set_level(desk, item, held, f"{body_of(desk).title}, протокол № {number}")


def _decide_programme(programme: Programme, item: Item, held: date) -> None:
    if held < (programme.submitted_on or programme.drawn_on):
        raise Refusal(
            f"Вопрос {item.position}: программу передали на рассмотрение позже заседания, "
            f"{short_date(programme.submitted_on or programme.drawn_on)}."
        )
    approve = item.decision is Decision.APPROVE
    take_effect(programme, held, approve=approve, remarks=item.remarks)


def _set_level(desk: Desk, item: Item, held: date, basis: str) -> None:
    """The level holds from the day of the sitting, or of the case's start when that is later."""
    case = cases.case(item.case_id)
    if case is None:
        raise Refusal("Такого дела нет.")
    since = max(held, case.started_on)
    periods = cases.levels(case.id)
    if any(one.from_on == since for one in periods):
        same = next(one for one in periods if one.from_on == since)
        if same.level == item.level:
            return
        raise Refusal(
            f"Вопрос {item.position}: с {short_date(since)} уже установлен другой уровень."
        )
    cases.add_level(case.id, since, item.level, basis)
    if (assessment := _undecided(case.family_id)) is not None:
        family_file.change_assessment(
            replace(
                assessment,
                decided=item.level,
                decided_on=held,
                decided_by=basis,
                reason=item.remarks or assessment.reason,
                case_id=case.id,
            )
        )


def _undecided(family_id: FamilyId) -> Assessment | None:
    """The newest assessment on which nothing was decided."""
    known = family_file.assessments(family_id)
    return next((one for one in known if not one.decided and not one.voided), None)
