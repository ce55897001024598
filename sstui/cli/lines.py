"""A line of the queue as plain data and in words, the same for every command that shows one."""

from sstui.core.deadlines import Deadline
from sstui.core.queue import QueueLine
from sstui.core.wording import full_day, short_date


def line_json(line: QueueLine) -> dict[str, object]:
    """The line as plain data; dates become ISO texts, nothing owed becomes nulls."""
    found = line.next
    return {
        "case": line.case_id,
        "number": line.number,
        "family": line.family,
        "settlement": line.settlement,
        "level": line.level or None,
        "curator": line.curator or None,
        "opens": found and found.opens,
        "target": found and found.target,
        "due_by": found and found.due_by,
        "done": found and found.done,
        "required": found and found.required,
        "allowed": found and found.allowed,
        "period": list(found.period) if found else None,
        "appointment": line.appointment[0] if line.appointment else None,
        "appointment_at": (line.appointment[1] or None) if line.appointment else None,
        "end": line.outlook.end,
        "fault": line.outlook.fault or None,
        "group": line.group.value,
    }


def next_words(line: QueueLine) -> list[str]:
    """The next visit in sentences."""
    found = line.next
    if found is None:
        why = f": {line.outlook.fault}" if line.outlook.fault else ""
        return [f"Следующее посещение: не назначается ({line.group.label.lower()}){why}."]
    days = (
        f"можно с {full_day(found.opens)}, желательно {full_day(found.target)}, "
        f"крайний срок {full_day(found.due_by)}"
    )
    first, last = (short_date(day) for day in found.period)
    more = f", можно {found.allowed}" if found.allowed > found.required else ""
    asked = f"{found.done} из {found.required}" if found.required else f"{found.done}, не требуется"
    done = f"Сделано за {first} — {last}: {asked}{more}."
    return [f"Следующее посещение: {days}.", done]


def deadline_json(one: Deadline) -> dict[str, object]:
    """A deadline as plain data."""
    return {
        "clock": one.clock.code,
        "title": one.clock.title,
        "started_on": one.started_on,
        "due_on": one.due_on,
        "closed_on": one.closed_on,
        "state": one.state.value,
        "late_by": one.late_by,
        "local": one.clock.local,
        "source": one.clock.source or None,
    }
