"""Rows of the queue: families in their groups, and deadlines behind what is late."""

from dataclasses import replace
from datetime import date

from sstui.core.queue import QueueLine
from sstui.desk.deadlines import beside_visits
from sstui.desk.desk import Desk
from sstui.desk.papers import sign_agreement
from sstui.desk.queue import QueueFilter, queue
from sstui.ui.lists import QueueColumns, queue_rows, tone_of
from sstui.ui.theme import Tone
from sstui.ui.widgets.lines import Group
from tests.factories import a_case, a_visit


def a_queue(desk: Desk) -> None:
    """An overdue family, one whose turn it is with a late programme, one with a near one."""
    a_case(desk, "crisis", date(2026, 11, 2), "Просроченная")
    late = a_case(desk, "basic", date(2026, 9, 1), "Ёлкина")
    a_visit(desk, late, date(2026, 10, 8))
    sign_agreement(desk, late, date(2026, 11, 6))
    near = a_case(desk, "basic", date(2026, 11, 2), "Близкая")
    a_visit(desk, near, date(2026, 11, 20))
    sign_agreement(desk, near, date(2026, 11, 13))


def rows(desk: Desk, *, only: bool = False) -> list[QueueLine | Group]:
    found = queue(desk)
    wanted = QueueFilter(deadlines=only)
    return queue_rows(found, beside_visits(desk, wanted, found.lines), only_deadlines=only)


def titles(found: list[QueueLine | Group]) -> list[str]:
    return [one.title if isinstance(one, Group) else one.family.split()[0] for one in found]


PROGRAMME = "! Срок «индивидуальная программа (ИПССС)»: 2, просрочено 1"


def test_deadlines_stand_behind_what_is_late(desk: Desk) -> None:
    a_queue(desk)
    assert titles(rows(desk)) == [
        "! Просрочено: 1",
        "Просроченная",
        PROGRAMME,
        "Ёлкина",
        "Близкая",
        "• Пора: 1",
        "Ёлкина",
        "Позже: 1",
        "Близкая",
    ]


def test_deadlines_alone_and_nothing_where_none_waits(desk: Desk) -> None:
    a_case(desk, "crisis", date(2026, 11, 2), "Просроченная")
    assert titles(rows(desk)) == ["! Просрочено: 1", "Просроченная"]
    assert rows(desk, only=True) == []
    a_queue(replace(desk))
    assert titles(rows(desk, only=True)) == [PROGRAMME, "Ёлкина", "Близкая"]


def test_a_line_of_a_deadline_shows_its_own_day_and_state(desk: Desk) -> None:
    a_queue(desk)
    late, near = [one for one in rows(desk, only=True) if isinstance(one, QueueLine)]
    columns = QueueColumns(desk.today, desk.office.norms.on(desk.today))
    for width in (80, 120):
        shown = columns.for_width(width, with_curator=True)
        assert [column.cell(late) for column in shown][:5] == ["!", "", "пт 20.11", "срок", ""]
        assert [column.cell(near) for column in shown][:5] == ["+", "", "пт 27.11", "срок", ""]
    assert (tone_of(late), tone_of(near)) == (Tone.LATE, Tone.SOON)
