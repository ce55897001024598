"""The queue of the day: groups, order, filters, search."""

from dataclasses import replace
from datetime import date

import pytest

from sstui.core.queue import Group
from sstui.desk.cases import change_level, end_case, suspend
from sstui.desk.desk import Desk
from sstui.desk.queue import QueueFilter, queue
from sstui.store import cases
from tests.factories import a_case, a_visit


def groups(desk: Desk, wanted: QueueFilter | None = None) -> list[tuple[str, Group]]:
    return [(line.family.split()[0], line.group) for line in queue(desk, wanted).lines]


def test_groups_in_order_of_urgency(desk: Desk) -> None:
    a_case(desk, "basic", date(2026, 11, 23), "Позднева")
    later = a_case(desk, "adaptation", date(2026, 9, 1), "Тихонова")
    a_visit(desk, later, date(2026, 11, 20))
    a_case(desk, "emergency", date(2026, 8, 1), "Срокова")
    late = a_case(desk, "crisis", date(2026, 11, 2), "Дальняя")
    a_visit(desk, late, date(2026, 11, 10))
    away = a_case(desk, "basic", date(2026, 9, 1), "Отъездова")
    suspend(desk, away, date(2026, 11, 1), None, "уехали к родным")
    week = a_case(desk, "crisis", date(2026, 11, 2), "Средина")
    a_visit(desk, week, date(2026, 11, 19))
    assert groups(desk) == [
        ("Срокова", Group.EXPIRED),
        ("Дальняя", Group.OVERDUE),
        ("Позднева", Group.DUE),
        ("Средина", Group.WEEK),
        ("Тихонова", Group.LATER),
        ("Отъездова", Group.PAUSED),
    ]
    assert queue(desk).counts[Group.OVERDUE] == 1


def test_every_open_family_is_in_exactly_one_group_on_every_day(desk: Desk) -> None:
    first = a_case(desk, "crisis", date(2026, 9, 1), "Первая")
    suspend(desk, first, date(2026, 10, 1), date(2026, 10, 20), "больница")
    second = a_case(desk, "emergency", date(2026, 10, 1), "Вторая")
    change_level(desk, second, date(2026, 11, 10), "basic", "консилиум")
    for shift in range(0, 500, 7):
        on = replace(desk, today=date.fromordinal(desk.today.toordinal() + shift))
        assert len(queue(on).lines) == 2
        assert sum(queue(on).counts.values()) == 2


def test_an_ended_case_leaves_the_queue_the_day_after(desk: Desk) -> None:
    case_id = a_case(desk)
    case = cases.case(case_id)
    assert case is not None
    end_case(desk, case, desk.today, "goal")
    assert len(queue(desk).lines) == 1
    assert queue(replace(desk, today=date(2026, 11, 24))).lines == ()


@pytest.mark.parametrize("words", ["ёлк", "ЕЛКИНА", "мария ёлк", "пётр", "петр", "петр заречь"])
def test_search_ignores_case_and_yo_and_finds_members_and_places(desk: Desk, words: str) -> None:
    a_case(desk, last="Ёлкина", place="Заречье")
    found = groups(desk, QueueFilter(words=words))
    assert found == [("Ёлкина", Group.OVERDUE)]
    assert groups(desk, QueueFilter(words="Иванова")) == []
    assert groups(desk, QueueFilter(words=f"{words} Иванова")) == []


def test_filters_by_level_and_place(desk: Desk) -> None:
    a_case(desk, "basic", last="Первая", place="Заречье")
    a_case(desk, "crisis", last="Вторая", place="Лесное")
    assert [name for name, _ in groups(desk, QueueFilter(level="crisis"))] == ["Вторая"]
    place = queue(desk, QueueFilter(words="Лесное")).lines[0].settlement_id
    assert [name for name, _ in groups(desk, QueueFilter(settlement_id=place))] == ["Вторая"]


def test_the_queue_asks_one_query_a_table(desk: Desk) -> None:
    from playhouse.test_utils import assert_query_count

    for number in range(3):
        a_case(desk, last=f"Семёнова{number}")
    with assert_query_count(7):
        queue(desk)
