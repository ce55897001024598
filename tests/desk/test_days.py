"""Calendars of the work: what a day holds, who is where, and what the reading of a month costs."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from sstui.core.day_load import Strain
from sstui.core.records import CaseId, Outcome, Place, StaffId
from sstui.core.wording import short_date
from sstui.desk import days as day_plans
from sstui.desk.appointments import AppointmentDraft, appoint
from sstui.desk.card import card
from sstui.desk.cases import end_case
from sstui.desk.desk import Desk
from sstui.desk.people import add_staff
from sstui.desk.people_days import PeopleDays, TripKind, people_days
from sstui.desk.queue import queue
from sstui.store import engine
from tests.calls import calls_of
from tests.factories import a_case, a_person, a_visit, me

MONDAY = date(2026, 11, 23)


def test_late_families_stand_on_today_and_on_their_day(desk: Desk) -> None:
    case = a_case(desk, "crisis", date(2026, 11, 2))
    plans = {one.day: one for one in day_plans.month(desk, 2026, 11)}
    assert [line.case_id for line in plans[MONDAY].late] == [case]
    assert [line.case_id for line in plans[date(2026, 11, 5)].deadlines] == [case]
    assert [day for day, one in plans.items() if one.late] == [MONDAY]


def test_an_ended_family_keeps_its_name(desk: Desk) -> None:
    case = a_case(desk, "basic", date(2026, 9, 1))
    a_visit(desk, case, date(2026, 11, 17))
    end_case(desk, card(desk, case).case, date(2026, 11, 18), "moved")
    (contact,) = [one for plan in day_plans.week(desk, date(2026, 11, 17)) for one in plan.visits]
    assert (contact.family, contact.settlement) == ("Ёлкина Мария Петровна", "Заречье")


def cells(found: PeopleDays, staff_id: StaffId | None) -> dict[str, list[tuple[TripKind, str]]]:
    """What one person's days hold, without the empty ones."""
    (row,) = [one for one in found.rows if (one.person.id if one.person else None) == staff_id]
    return {
        short_date(one.day)[:5]: [(trip.kind, trip.family.split()[0]) for trip in one.trips]
        for one in row.days
        if one.trips
    }


def test_a_visit_stands_once_with_the_person_and_the_day_it_belongs_to(desk: Desk) -> None:
    other = add_staff(desk, a_person("Кузьмин", "Олег"))
    made = a_case(desk, "basic", date(2026, 9, 1), "Сделанова")
    a_visit(desk, made, date(2026, 11, 24) - timedelta(7), staff_ids=(me(desk), other))
    agreed = a_case(desk, "basic", date(2026, 11, 16), "Назначенова")
    appoint(desk, AppointmentDraft(agreed, date(2026, 11, 25), other, "10:00", reason="да"))
    a_case(desk, "crisis", date(2026, 11, 2), "Просроченова")
    a_case(desk, "basic", date(2026, 11, 20), "Порова")
    found = people_days(desk, date(2026, 11, 16), date(2026, 11, 29))
    assert cells(found, me(desk)) == {
        "17.11": [(TripKind.MADE, "Сделанова")],
        "23.11": [(TripKind.LATE, "Просроченова"), (TripKind.DUE, "Порова")],
    }
    assert cells(found, other) == {
        "17.11": [(TripKind.MADE, "Сделанова")],
        "25.11": [(TripKind.AGREED, "Назначенова")],
    }
    totals = {short_date(one.day)[:5]: one.total for one in found.heads if one.total}
    assert totals == {"17.11": 1, "23.11": 2, "25.11": 1}


def test_what_is_owed_on_a_day_off_is_planned_for_the_next_working_day(desk: Desk) -> None:
    a_case(desk, "crisis", date(2026, 11, 2))
    sunday = type(desk)(desk.office, date(2026, 11, 29), desk.person, desk.login)
    found = people_days(sunday, date(2026, 11, 23), date(2026, 12, 6))
    assert list(cells(found, me(desk))) == ["30.11"]


def test_a_call_is_no_trip_and_an_empty_trip_is_one(desk: Desk) -> None:
    case = a_case(desk, "basic", date(2026, 9, 1))
    a_visit(desk, case, date(2026, 11, 17), place=Place.CALL)
    a_visit(desk, case, date(2026, 11, 18), Outcome.NOBODY_HOME)
    found = people_days(desk, date(2026, 11, 16), date(2026, 11, 22))
    assert list(cells(found, me(desk))) == ["18.11"]


def test_minutes_are_those_of_the_visit_and_the_way(desk: Desk) -> None:
    a_case(desk, "basic", date(2026, 11, 20))
    found = people_days(desk, MONDAY, MONDAY)
    (one,) = found.rows[0].days
    assert (one.minutes, one.capacity, one.strain) == (85, 480, Strain.FITS)


def test_families_without_a_curator_stand_last(desk: Desk) -> None:
    a_case(desk, "basic", date(2026, 11, 20))
    with engine.connected():
        engine.run_sql("DELETE FROM assignment")
    found = people_days(desk, MONDAY, MONDAY)
    assert found.rows[-1].person is None
    assert cells(found, None) == {"23.11": [(TripKind.DUE, "Ёлкина")]}


# What it costs.


def fill(desk: Desk, families: int, curators: int) -> None:
    """Put families with visits and appointments into the open database in bulk."""
    start = date(2026, 6, 1)

    def many(sql: str, rows: list[tuple[Any, ...]]) -> None:
        engine.database.connection().executemany(sql, rows)  # type: ignore[no-untyped-call]

    numbers = range(1000, 1000 + families)
    with engine.connected(), engine.database.atomic():
        engine.run_sql("INSERT INTO settlement VALUES (9, 'Заречье', 'заречье', 25, 1)")
        for number in range(100, 100 + curators):
            engine.run_sql(
                "INSERT INTO staff (id, last, first, patronymic, name_key, sex, role, genitive,"
                " dative, accusative, instrumental, post, phone, login, version) VALUES"
                " (?, ?, 'Олег', '', '', 'male', 'curator', '', '', '', '', '', '', '', 1)",
                (number, f"Кузьмин{chr(1072 + number % 32)}"),
            )
        many(
            "INSERT INTO family (id, name, name_key, settlement_id, address, phone, category,"
            " more_categories, version) VALUES (?, ?, ?, 9, '', '', '', '', 1)",
            [(n, f"Семья {n}", f"семья {n}") for n in numbers],
        )
        many(
            "INSERT INTO family_case (id, number, family_id, started_on, end_reason, version)"
            " VALUES (?, ?, ?, ?, '', 1)",
            [(n, f"{n}/26", n, (start + timedelta(n % 60)).isoformat()) for n in numbers],
        )
        many(
            "INSERT INTO level_period (case_id, from_on, level, basis) VALUES (?, ?, ?, '')",
            [
                (n, (start + timedelta(n % 60)).isoformat(), ("basic", "crisis")[n % 4 == 0])
                for n in numbers
            ],
        )
        many(
            "INSERT INTO assignment (case_id, staff_id, from_on, order_text, reason)"
            " VALUES (?, ?, ?, '', '')",
            [(n, 100 + n % curators, start.isoformat()) for n in numbers],
        )
        visits = [
            (n, (start + timedelta(n % 60 + step)).isoformat())
            for n in numbers
            for step in range(7 + n % 11, 110, 20)
        ]
        many(
            "INSERT INTO visit (case_id, made_on, at_time, place, outcome, notes, voided, version)"
            " VALUES (?, ?, '', 'home', 'took_place', '', '', 1)",
            visits,
        )
        engine.run_sql(
            "INSERT INTO visit_staff SELECT id, 100 + case_id % ? FROM visit", (curators,)
        )
        many(
            "INSERT INTO appointment (case_id, planned_on, at_time, staff_id, note, reason,"
            " cancelled, version) VALUES (?, ?, '10:00', ?, '', '', '', 1)",
            [
                (n, (MONDAY + timedelta(n % 14)).isoformat(), 100 + n % curators)
                for n in numbers
                if n % 3 == 0
            ],
        )


def counted(monkeypatch: pytest.MonkeyPatch, work: Callable[[], object]) -> int:
    """How many statements a piece of work sends."""
    asked: list[str] = []
    plain = engine.database.execute_sql

    def told(sql: str, *values: Any) -> Any:
        asked.append(sql)
        return plain(sql, *values)  # type: ignore[no-untyped-call]

    with monkeypatch.context() as patch:
        patch.setattr(engine.database, "execute_sql", told)
        work()
    return len(asked)


FIRST, LAST = date(2026, 10, 26), date(2026, 12, 6)
VIEWS: dict[str, Callable[[Desk], object]] = {
    "days": lambda desk: day_plans.days(desk, FIRST, LAST),
    "people": lambda desk: people_days(desk, date(2026, 11, 1), date(2026, 11, 30)),
}


@pytest.mark.parametrize("view", VIEWS)
def test_statements_do_not_grow_with_the_families(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, view: str
) -> None:
    case = CaseId(a_case(desk, "basic", date(2026, 9, 1)))
    a_visit(desk, case, date(2026, 11, 17))
    few = counted(monkeypatch, lambda: VIEWS[view](desk))
    fill(desk, 120, 5)
    many = counted(monkeypatch, lambda: VIEWS[view](desk))
    assert few == many
    # The queue reads each of its tables once; a calendar adds visits, who went, appointments.
    assert many <= counted(monkeypatch, lambda: queue(desk)) + 5


@pytest.mark.parametrize("view", VIEWS)
def test_a_month_costs_little_more_than_its_queue(desk: Desk, view: str) -> None:
    fill(desk, 1000, 30)
    assert calls_of(lambda: VIEWS[view](desk)) < 1.2 * calls_of(lambda: queue(desk))
