"""Rows of the queue: families in their groups, and deadlines behind what is late."""

from dataclasses import replace
from datetime import date

import pytest

from sstui.core.queue import QueueLine
from sstui.desk import listing as listing_module
from sstui.desk.desk import Desk
from sstui.desk.listing import listing
from sstui.desk.papers import sign_agreement
from sstui.desk.queue import QueueFilter
from sstui.desk.queue_view import Order, View
from sstui.store.visits import visits
from sstui.ui import queue_rows
from sstui.ui.lists import QueueColumns, tone_of
from sstui.ui.queue_rows import QueueRows
from sstui.ui.tones import Tone
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


def read(desk: Desk, view: View) -> QueueRows:
    found = listing(desk, view, lambda _: None)
    assert found is not None
    return QueueRows(found)


def rows(desk: Desk, *, only: bool = False) -> list[QueueLine | Group]:
    return list(read(desk, View(QueueFilter(deadlines=only))))


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


def test_another_order_has_no_headings_over_families_and_deadlines_last(desk: Desk) -> None:
    a_queue(desk)
    by_name = list(read(desk, View(order=Order.NAME)))
    assert titles(by_name)[:4] == ["Близкая", "Ёлкина", "Просроченная", PROGRAMME]


@pytest.mark.parametrize("small", [0, 300])
def test_every_row_is_where_its_key_says(
    desk: Desk, small: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listing_module, "SMALL", small)
    a_queue(desk)
    found = read(desk, View())
    at = [index for index in range(len(found)) if not found.is_group(index)]
    assert [found.index_of(found.key_at(index) or 0) for index in at] == at == [1, 3, 4, 6, 8]
    for index in at:
        line = found[index]
        assert isinstance(line, QueueLine)
        assert line.key == found.key_at(index)
        last = [one.made_on for one in visits(line.case_id)]
        assert found.beside(line).last_visit == max(last, default=None)
    assert found.index_of(99) == -1
    matches = found.matching({2})
    assert (matches.count, matches.next(0, 0)) == (1, 6)
    both = found.matching({1, 2, 99, 10**9})
    assert (set(both.cases), both.count) == ({1, 2}, 2)
    assert found.matching({2, 3, 99}, both.cases).cases == {2}
    assert found.listing.found("елкина") == {2}


def test_only_a_few_pages_are_kept(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queue_rows, "PAGE", 2)
    monkeypatch.setattr(queue_rows, "PAGES", 3)
    for number in range(12):
        a_case(desk, "basic", date(2026, 9, 1), f"Семёнова{number}")
    found = read(desk, View())
    names = [line.family for line in found if isinstance(line, QueueLine)]
    assert len(set(names)) == 12
    assert len(found._pages) == 3
    assert names == [line.family for line in found if isinstance(line, QueueLine)]


def test_a_window_of_many_short_parts_is_read_once(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queue_rows, "PAGE", 4)
    monkeypatch.setattr(queue_rows, "PAGES", 2)
    a_queue(desk)
    found = read(desk, View())
    assert [found.at_hand(index) for index in range(2)] == [found[0], None]
    first = list(found)
    assert [found.at_hand(index) for index in range(len(found))] == first
    a_visit(desk, first[1].case_id, date(2026, 11, 23))  # type: ignore[union-attr]
    assert [found.at_hand(index) for index in range(len(found))] == first
