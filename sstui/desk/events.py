"""Dated events of a case are entered by hand, and wrong ones declared void."""

from dataclasses import dataclass
from datetime import date

from sstui.core.events import ENTERED, CaseEvent, EventId
from sstui.core.profile import EVENTS
from sstui.core.records import CaseId
from sstui.core.refusal import Refusal
from sstui.core.text import clean_name
from sstui.desk.card import is_id
from sstui.desk.choices import pick
from sstui.desk.desk import Desk
from sstui.store import cases, events
from sstui.store.door import Written, write


@dataclass(frozen=True, slots=True)
class EventDraft:
    """An event as it was typed."""

    case_id: CaseId
    kind: str
    """Code of the event, one of `ENTERED`."""
    happened_on: date
    note: str = ""
    draft_id: str | None = None
    """Unique id of the form; a repeated save of it is not a second event."""


def enter_event(desk: Desk, draft: EventDraft) -> EventId:
    """Remember that something happened in a case; its clocks follow from it.

    A message, an application and a survey may come before the case's start.

    Raises:
        Refusal: no such case or event, a day in the future, an event that follows from other
            records.
    """
    if cases.case(draft.case_id) is None:
        raise Refusal("Такого дела нет.", "case_id")
    if draft.kind not in ENTERED:
        raise Refusal("Выберите событие из списка.", "kind")
    if draft.happened_on > desk.today:
        raise Refusal("Событие нельзя записать будущим днём.", "happened_on")
    note = clean_name(draft.note, "заметка", required=False)

    def change() -> Written:
        made = events.add_event(draft.case_id, draft.kind, draft.happened_on, note)
        detail = {"kind": draft.kind, "happened_on": draft.happened_on, "note": note}
        return Written(made, draft.case_id, detail)

    return EventId(write(desk.actor, "event.add", "case_event", change, draft.draft_id))


def void_event(desk: Desk, event: CaseEvent, reason: str) -> None:
    """Declare an event void; it stays in sight and no clock sees it any more.

    Raises:
        Refusal: no reason; the event is void already or was changed meanwhile.
    """
    if event.voided:
        raise Refusal("Эта запись уже признана недействительной.")
    why = clean_name(reason, "причина")

    def change() -> Written:
        events.void_event(event, why)
        was = {"kind": event.kind, "happened_on": event.happened_on}
        return Written(event.id, event.case_id, {"reason": why, "was": was})

    write(desk.actor, "event.void", "case_event", change)


def find_event(text: str) -> CaseEvent:
    """An event by its number as people type it: «12», «№ 12».

    Raises:
        Refusal: nothing is found.
    """
    typed = text.strip().removeprefix("№").strip()
    found = events.event(EventId(int(typed))) if is_id(typed) else None
    if found is None:
        raise Refusal(f"События «{text.strip()}» нет. Номера событий показывает «sstui show».")
    return found


def event_kind(typed: str) -> str:
    """The code of an event that can be entered, by its words or its code."""
    return pick(typed, ((code, (EVENTS[code], code)) for code in ENTERED), "событие")
