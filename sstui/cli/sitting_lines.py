"""Sittings, their agenda and their people as text, as tables and as data."""

from collections.abc import Sequence
from datetime import date

from sstui.cli.tables import Column, Sheet, Value, initials, screen_width, table
from sstui.core.sittings import BodyMember, Item, Sitting, SittingId
from sstui.core.wording import full_day, short_date
from sstui.desk.agenda import AgendaLine, Waiting, agenda_lines, waiting
from sstui.desk.closing import decision_words, level_words, quorum_words
from sstui.desk.desk import Desk
from sstui.desk.queue import lines_of
from sstui.desk.sittings import FullSitting, all_sittings, full_sitting

SITTING_TITLES = ("номер", "день", "час", "место", "вопросов", "решено", "протокол")
_ITEMS = (
    Column("№"),
    Column("дело"),
    Column("семья", 17, initials, holds=1),
    Column("вопрос", 10),
    Column("решение", 20),
)


def sittings_rows(desk: Desk) -> list[list[Value]]:
    """Every sitting, newest first."""
    return [_sitting_row(one) for one in all_sittings()]


def _sitting_row(one: Sitting) -> list[Value]:
    items = full_sitting(one.id).items
    decided = sum(1 for item in items if item.decision is not None)
    return [one.id, one.held_on, one.at, one.place, len(items), decided, one.number or None]


def sittings_text(desk: Desk) -> list[str]:
    """Sittings and those who wait, for eyes."""
    columns = [Column(title, 8 if title == "место" else None) for title in SITTING_TITLES]
    rows = [[_cell(one) for one in row] for row in sittings_rows(desk)]
    lines = table(columns, rows, max(screen_width(), 40)) if rows else ["Заседаний ещё не было."]
    found = waiting(desk)
    names = lines_of(desk, {one.case_id for one in found})
    lines += ["", f"Ждут рассмотрения, ни в одной повестке: {len(found)}."]
    for one in found:
        family = names[one.case_id]
        sheet = level_words(desk, one.suggested).lower()
        hint = f", лист подсказывает: {sheet}" if sheet else ""
        since = f"с {short_date(one.since)}"
        lines.append(f"  {family.number} {family.family}: {one.question.label}, {since}{hint}")
    return lines


def _cell(one: Value) -> str:
    if one is None:
        return ""
    return short_date(one) if isinstance(one, date) else str(one)


def sittings_json(desk: Desk) -> dict[str, object]:
    """Sittings and those who wait, as data."""
    found = waiting(desk)
    names = lines_of(desk, {one.case_id for one in found})
    return {
        "sittings": [_sitting_json(one) for one in all_sittings()],
        "waiting": [_waiting_json(one, names[one.case_id].family) for one in found],
    }


def _waiting_json(one: Waiting, family: str) -> dict[str, object]:
    return {
        "case": one.case_id,
        "family": family,
        "question": one.question.value,
        "programme": one.programme_id,
        "since": one.since,
        "suggested": one.suggested or None,
    }


def _sitting_json(one: Sitting) -> dict[str, object]:
    return {
        "sitting": one.id,
        "body": one.body,
        "held_on": one.held_on,
        "at": one.at or None,
        "place": one.place or None,
        "is_planned": one.is_planned,
        "is_closed": one.is_closed,
        "number": one.number or None,
        "drawn_up_on": one.drawn_up_on,
    }


def full_json(desk: Desk, found: FullSitting) -> dict[str, object]:
    """A sitting with its agenda and its people."""
    return {
        **_sitting_json(found.sitting),
        "quorum": quorum_words(desk, found.attendees),
        "items": [_item_json(one) for one in agenda_lines(desk, found.items)],
        "attendees": [
            {
                "name": one.name,
                "post": one.post or None,
                "organisation": one.organisation or None,
                "part": one.part.value,
                "is_present": one.is_present,
            }
            for one in found.attendees
        ],
    }


def _item_json(line: AgendaLine) -> dict[str, object]:
    one = line.item
    return {
        "position": one.position,
        "case": one.case_id,
        "number": line.number,
        "family": line.family,
        "question": one.question.value,
        "programme": one.programme_id,
        "suggested": line.suggested or None,
        "decision": one.decision and one.decision.value,
        "level": one.level or None,
        "heard": one.heard or None,
        "remarks": one.remarks or None,
        "dissent": one.dissent or None,
        "votes_for": one.votes_for,
        "votes_against": one.votes_against,
        "next_on": one.next_on,
    }


def item_rows(desk: Desk, found: FullSitting) -> Sheet:
    """The agenda in full."""
    about = ("№", "дело", "семья", "вопрос", "программа")
    titles = (*about, "решение", "замечания", "слушали", "особое мнение", "снова рассмотреть")
    rows = [
        [
            line.item.position,
            line.number,
            line.family,
            line.item.question.label,
            line.programme,
            decision_words(desk, line.item),
            line.item.remarks,
            line.item.heard,
            line.item.dissent,
            line.item.next_on,
        ]
        for line in agenda_lines(desk, found.items)
    ]
    return Sheet(titles, rows, _heading(found))


def show_text(desk: Desk, found: FullSitting) -> list[str]:
    """A sitting for eyes."""
    rows = [
        [
            str(line.item.position),
            line.number,
            line.family,
            line.item.question.label,
            _decided(desk, line),
        ]
        for line in agenda_lines(desk, found.items)
    ]
    people = [
        f"  {'пришёл' if one.is_present else 'нет'}: "
        + ", ".join(filter(None, [one.name, one.part.label, one.organisation]))
        for one in found.attendees
    ]
    agenda = table(_ITEMS, rows, max(screen_width(), 40)) if rows else ["В повестке никого."]
    return [_heading(found), quorum_words(desk, found.attendees), *people, "", *agenda]


def decided_text(desk: Desk, sitting_id: SittingId, item: Item) -> str:
    """What has just been written down of a family."""
    for line in agenda_lines(desk, full_sitting(sitting_id).items):
        if line.item.id == item.id:
            return f"Вопрос {line.item.position}, {line.family}: {_decided(desk, line)}."
    return "Записано."


def _decided(desk: Desk, line: AgendaLine) -> str:
    said = decision_words(desk, line.item)
    if not said and line.suggested:
        return f"не решено, лист подсказывает: {level_words(desk, line.suggested).lower()}"
    remarks = f": {line.item.remarks}" if said and line.item.remarks else ""
    return f"{said}{remarks}" or "не решено"


def _heading(found: FullSitting) -> str:
    one = found.sitting
    state = f"закрыто, протокол № {one.number}" if one.is_closed else "не закрыто"
    parts = [f"Заседание № {one.id}", full_day(one.held_on), one.at, one.place, state]
    return ", ".join(filter(None, parts)) + "."


def body_rows(members: Sequence[BodyMember]) -> Sheet:
    """Members of a body in full."""
    titles = ("кто", "фамилия, имя", "организация", "должность", "состоит")
    rows = [
        [one.part.label, one.name, one.organisation, one.post, "" if one.active else "вышел"]
        for one in members
    ]
    return Sheet(titles, rows)


def body_json(one: BodyMember) -> dict[str, object]:
    """A member of a body as data."""
    return {
        "member": one.id,
        "name": one.name,
        "post": one.post or None,
        "organisation": one.organisation or None,
        "part": one.part.value,
        "staff": one.staff_id,
        "active": one.active,
    }
