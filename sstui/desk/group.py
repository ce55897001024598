"""One action for several families at once: each by its own journey, those that could not be named.

Every family is a transaction of its own with its own lines of the journal: what could be done is
done, and one family's refusal takes nothing back from the others. The lines are tied to each
other, so that the whole can be taken back as one.
"""

import csv
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import uuid4

from sstui.core.paper_kinds import PaperKind
from sstui.core.problems import Problems
from sstui.core.queue import QueueLine
from sstui.core.records import CaseId, StaffId
from sstui.core.refusal import Refusal
from sstui.core.text import sort_key
from sstui.core.wording import families, short_date
from sstui.desk.appointments import AppointmentDraft, appoint
from sstui.desk.cases import assign_curator
from sstui.desk.desk import Desk
from sstui.desk.events import EventDraft, enter_event
from sstui.desk.papers import missing_for, print_paper
from sstui.desk.queue import lines_of
from sstui.store.beside import Beside, beside
from sstui.store.door import in_common
from sstui.store.engine import connected

MOST = 200
"""Families that one action takes at once."""


@dataclass(frozen=True, slots=True)
class Together:
    """What has become of a common action."""

    done: tuple[str, ...]
    """Names of the families for which it was done."""
    refused: tuple[tuple[str, str], ...]
    """Names of the others, each with the reason in words."""

    @property
    def sentence(self) -> str:
        """«Сделано: 10 семей; не получилось: 2 семьи.»."""
        left = f"; не получилось: {families(len(self.refused))}" if self.refused else ""
        return f"Сделано: {families(len(self.done))}{left}."


@dataclass(frozen=True, slots=True)
class DayForAll:
    """A day agreed with several families."""

    planned_on: date
    staff_id: StaffId
    at: str = ""
    note: str = ""
    reason: str = ""
    """Why the day is outside the window of some of them."""
    draft_id: str = ""


@dataclass(frozen=True, slots=True)
class HandOver:
    """Another curator for several families."""

    staff_id: StaffId
    from_on: date
    order: str = ""
    reason: str = ""
    """Why the load becomes larger than the norm."""


@dataclass(frozen=True, slots=True)
class EventForAll:
    """One event of several cases."""

    kind: str
    happened_on: date
    note: str = ""
    draft_id: str = ""


def chosen(desk: Desk, case_ids: Sequence[CaseId]) -> list[QueueLine]:
    """The lines of the marked families that are still there, by name.

    Raises:
        Refusal: none is left, or there are too many of them.
    """
    if len(case_ids) > MOST:
        raise Refusal(f"Отмечено {families(len(case_ids))}, а за один раз можно {MOST}.")
    found = sorted(lines_of(desk, case_ids).values(), key=lambda line: sort_key(line.family))
    if not found:
        raise Refusal("Сначала отметьте семьи.")
    return found


def named(lines: Sequence[QueueLine], most: int = 6) -> str:
    """«12 семей: Авдеева М. П., Ёлкина М. П. … и ещё 10»."""
    names = ", ".join(line.family for line in lines[:most])
    left = f" и ещё {len(lines) - most}" if len(lines) > most else ""
    return f"{families(len(lines))}: {names}{left}"


def appoint_all(desk: Desk, lines: Sequence[QueueLine], draft: DayForAll) -> Together:
    """Agree one day with each of the families."""

    def act(line: QueueLine) -> None:
        one = AppointmentDraft(
            case_id=line.case_id,
            planned_on=draft.planned_on,
            staff_id=draft.staff_id,
            at=draft.at,
            note=draft.note,
            reason=draft.reason,
            draft_id=_part(draft.draft_id, line.case_id),
        )
        appoint(desk, one)

    return _for_each(lines, act, draft.draft_id)


def hand_over(desk: Desk, lines: Sequence[QueueLine], given: HandOver) -> Together:
    """Make one person the curator of each of the families."""

    def act(line: QueueLine) -> None:
        if line.curator_id == given.staff_id:
            raise Refusal("Этот сотрудник уже её куратор.")
        case_id, who = line.case_id, given.staff_id
        assign_curator(desk, case_id, who, given.from_on, given.order, given.reason)

    return _for_each(lines, act)


def enter_for_all(desk: Desk, lines: Sequence[QueueLine], draft: EventForAll) -> Together:
    """Enter one event in each of the cases."""

    def act(line: QueueLine) -> None:
        part = _part(draft.draft_id, line.case_id)
        one = EventDraft(line.case_id, draft.kind, draft.happened_on, draft.note, part)
        enter_event(desk, one)

    return _for_each(lines, act, draft.draft_id)


def print_all(
    desk: Desk, lines: Sequence[QueueLine], tell: Callable[[int], None] = lambda _: None
) -> Together:
    """Make the agreement with each of the families; nothing is made where something is missing.

    Args:
        desk: the office.
        lines: the families.
        tell: is told how many have been looked at; may raise to break it off.
    """
    looked_at = 0

    def act(line: QueueLine) -> None:
        nonlocal looked_at
        tell(looked_at)
        looked_at += 1
        if gaps := missing_for(desk, PaperKind.AGREEMENT, line.case_id):
            raise Refusal(f"Не хватает: {'; '.join(gaps)}.")
        print_paper(desk, PaperKind.AGREEMENT, line.case_id)

    return _for_each(lines, act)


def export(desk: Desk, lines: Sequence[QueueLine]) -> str:
    """Write the families as a table for a spreadsheet into the office's `out` folder.

    Returns:
        Its path inside the office folder.

    Raises:
        Refusal: the folder cannot be written.
    """
    with connected():
        known = beside([line.case_id for line in lines])
    text = io.StringIO()
    sheet = csv.writer(text, delimiter=";", lineterminator="\r\n")
    sheet.writerow(_TITLES)
    levels = desk.office.norms.on(desk.today).levels
    for line in lines:
        level = levels[line.level].title if line.level in levels else line.level
        sheet.writerow(map(_safe, _cells(line, known.get(line.case_id, Beside()), level)))
    folder = desk.office.out
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        number, name = 1, f"семьи-{desk.today}.csv"
        while (folder / name).exists():
            number += 1
            name = f"семьи-{desk.today}-{number}.csv"
        # The mark at the beginning tells a spreadsheet that the text is Unicode.
        (folder / name).write_text("\ufeff" + text.getvalue(), encoding="utf-8", newline="")
    except OSError:
        raise Refusal("Список не удалось записать: нет доступа или места на диске.") from None
    return f"out/{name}"


_TITLES = (
    "дело",
    "семья",
    "населённый пункт",
    "адрес",
    "телефон",
    "уровень",
    "куратор",
    "группа",
    "желательно",
    "крайний срок",
    "назначено",
    "последнее посещение",
    "срок до",
)


def _cells(line: QueueLine, more: Beside, level: str) -> tuple[str, ...]:
    found = line.next
    return (
        line.number,
        line.family,
        line.settlement,
        more.address,
        more.phone,
        level,
        line.curator,
        line.group.label,
        short_date(found.target) if found else "",
        short_date(found.due_by) if found else "",
        short_date(line.appointment[0]) if line.appointment else "",
        short_date(more.last_visit) if more.last_visit else "",
        short_date(line.outlook.end) if line.outlook.end else "",
    )


def _safe(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula: an apostrophe stands before it."""
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell


def _part(draft_id: str, case_id: CaseId) -> str | None:
    """The part of a form that is one family's: a repeated save does nothing twice."""
    return f"{draft_id}-{case_id}" if draft_id else None


def _for_each(
    lines: Sequence[QueueLine], act: Callable[[QueueLine], None], action_id: str = ""
) -> Together:
    """Do something for each family; a repeated save of one form is one common action."""
    done, refused = [], []
    action_id = action_id or str(uuid4())
    for line in lines:
        try:
            with in_common(action_id):
                act(line)
        except Refusal as refusal:
            refused.append((line.family, refusal.sentence))
        except Problems as problems:
            refused.append((line.family, str(problems.problems[0])))
        else:
            done.append(line.family)
    return Together(tuple(done), tuple(refused))
