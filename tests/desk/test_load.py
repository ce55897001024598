"""The load of curators and advice for a new family."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from sstui.core.records import Role
from sstui.core.refusal import Refusal
from sstui.desk.cases import assign_curator, change_level, end_case
from sstui.desk.desk import Desk
from sstui.desk.load import Advice, CuratorLoad, advice, loads
from sstui.desk.people import add_staff
from sstui.store import cases
from tests.factories import a_case, a_person, a_settlement, a_visit, me


def of(desk: Desk, last: str = "Соколова") -> CuratorLoad:
    (found,) = [one for one in loads(desk).curators if one.person.name.last == last]
    return found


def order(desk: Desk, level: str, place: str = "Заречье") -> list[tuple[str, bool]]:
    found = advice(desk, level, a_settlement(desk, place))
    return [(one.person.name.last, one.is_over) for one in found]


def fill(desk: Desk, level: str, count: int) -> None:
    for number in range(count):
        a_case(desk, level, last=f"Семёнова{number}а")


def test_families_shares_visits_and_hours(desk: Desk) -> None:
    a_case(desk, "crisis", date(2026, 11, 2), "Первая")
    a_case(desk, "emergency", date(2026, 11, 2), "Вторая")
    a_case(desk, "basic", date(2026, 11, 2), "Третья")
    found = of(desk)
    assert found.demand.families == {"crisis": 1, "emergency": 1, "basic": 1}
    assert found.families == 3
    assert found.demand.share == Fraction(1, 12) + Fraction(1, 6)
    assert found.demand.visits_a_week == 1 + 2 + Fraction(7, 30)
    # One hour a visit and 25 minutes to Заречье.
    assert found.demand.minutes_a_week == (3 + Fraction(7, 30)) * 85


def test_what_is_owed_stands_against_the_working_days_left(desk: Desk) -> None:
    a_case(desk, "emergency", date(2026, 11, 2))
    basic = a_case(desk, "basic", date(2026, 11, 2), "Тихонова")
    found = loads(desk)
    assert (found.week_days, found.month_days) == (5, 6)
    assert (found.curators[0].this_week, found.curators[0].this_month) == (3, 3)
    a_visit(desk, basic, date(2026, 11, 20))
    found = loads(replace(desk, today=date(2026, 11, 27)))
    assert (found.week_days, found.month_days) == (1, 2)
    assert (found.curators[0].this_week, found.curators[0].this_month) == (1, 1)


def test_the_trend_follows_the_curators_and_levels_of_each_month(desk: Desk) -> None:
    kuzmin = add_staff(desk, a_person())
    case = a_case(desk, "crisis", date(2026, 7, 15))
    ended = a_case(desk, "emergency", date(2026, 6, 1), "Прошлая")
    record = cases.case(ended)
    assert record is not None
    end_case(desk, record, date(2026, 8, 31), "goal")
    change_level(desk, case, date(2026, 9, 10), "emergency", "консилиум")
    assign_curator(desk, case, kuzmin, date(2026, 10, 20), "приказ № 1")
    found = loads(desk)
    assert [f"{day:%d.%m}" for day in found.months] == [
        "01.06",
        "01.07",
        "01.08",
        "01.09",
        "01.10",
        "01.11",
    ]
    twelfth, sixth = Fraction(1, 12), Fraction(1, 6)
    none = Fraction(0)
    assert of(desk).trend == (sixth, sixth, sixth + twelfth, twelfth, sixth, none)
    assert of(desk, "Кузьмин").trend == (none, none, none, none, none, sixth)


def test_a_level_without_a_limit_is_named(desk: Desk) -> None:
    a_case(desk, "basic")
    found = loads(desk)
    assert [level.code for level in found.without_limit] == ["basic"]
    assert of(desk).demand.share == 0


def test_people_without_families_and_families_without_people(desk: Desk) -> None:
    head = add_staff(desk, replace(a_person("Орлова", "Анна"), role=Role.HEAD))
    assert [one.person.name.last for one in loads(desk).curators] == ["Соколова"]
    case = a_case(desk, started_on=date(2026, 9, 1))
    assert loads(desk).without_curator == 0
    assign_curator(desk, case, head, date(2026, 11, 2), "приказ № 1")
    assert [one.person.name.last for one in loads(desk).curators] == ["Орлова", "Соколова"]
    assert loads(replace(desk, today=date(2026, 8, 1))).without_curator == 1


def test_the_freest_is_first_and_those_over_the_norm_last(desk: Desk) -> None:
    add_staff(desk, a_person("Яковлев", "Ян"))
    add_staff(desk, a_person("Абрамов", "Ким"))
    fill(desk, "emergency", 6)
    assert order(desk, "emergency") == [
        ("Абрамов", False),
        ("Яковлев", False),
        ("Соколова", True),
    ]


def test_advice_says_before_and_after(desk: Desk) -> None:
    fill(desk, "crisis", 2)
    (found,) = advice(desk, "emergency", a_settlement(desk, "Заречье"))
    assert found == Advice(
        found.person,
        2,
        Fraction(2, 12),
        Fraction(2, 12) + Fraction(1, 6),
        Fraction(170),
        Fraction(340),
        2,
    )
    assert advice(desk, "emergency")[0].minutes_after == 170 + 120
    assert found.person.id == me(desk)


def test_a_level_without_a_limit_goes_by_hours(desk: Desk) -> None:
    add_staff(desk, a_person("Яковлев", "Ян"))
    fill(desk, "basic", 2)
    assert order(desk, "basic") == [("Яковлев", False), ("Соколова", False)]


def test_the_case_that_is_given_is_counted_for_nobody(desk: Desk) -> None:
    case = a_case(desk, "crisis")
    (found,) = advice(desk, "crisis", without=case)
    assert (found.families, found.before) == (0, Fraction(0))


def test_an_unknown_level_is_refused(desk: Desk) -> None:
    with pytest.raises(Refusal, match="Выберите уровень"):
        advice(desk, "высокий")
