"""Within a reading the same question is asked once, and a write is never overlooked."""

import contextlib
from collections.abc import Iterator
from datetime import date
from threading import Thread
from typing import Any

from sstui.core.records import CaseId
from sstui.desk.card import card
from sstui.desk.cases import change_level
from sstui.desk.desk import Desk
from sstui.desk.queue import line_of
from sstui.store import cases, staff
from sstui.store.caseload import open_cases
from sstui.store.engine import database
from sstui.store.once import reading
from tests.factories import a_case
from tests.ui.district import a_district


@contextlib.contextmanager
def a_reading() -> Iterator[list[str]]:
    """A reading, and what it asks of the database."""
    statements: list[str] = []
    with reading():
        connection: Any = database.connection()  # type: ignore[no-untyped-call]
        connection.set_trace_callback(statements.append)
        try:
            yield statements
        finally:
            connection.set_trace_callback(None)


def asked_in(statements: list[str], table: str) -> int:
    return sum(f'FROM "{table}"' in one or f"FROM {table} " in one for one in statements)


def test_a_question_is_asked_once_in_a_reading(desk: Desk) -> None:
    case_id = a_case(desk, "basic", date(2026, 9, 1), "Авдеева")
    with a_reading() as statements:
        first, again = cases.levels(case_id), cases.levels(case_id)
        line_of(desk, case_id)
        open_cases(desk.today, only=case_id)
    assert first == again
    assert first is not again
    assert asked_in(statements, "level_period") == 2


def test_outside_a_reading_everything_is_asked(desk: Desk) -> None:
    case_id = a_case(desk, "basic", date(2026, 9, 1), "Авдеева")
    assert cases.levels(case_id) == cases.levels(case_id)
    assert [one.level for one in cases.levels(case_id)] == ["basic"]
    change_level(desk, case_id, date(2026, 10, 5), "crisis", "консилиум 02.10.2026, № 7")
    assert [one.level for one in cases.levels(case_id)] == ["basic", "crisis"]


def test_a_write_within_a_reading_is_seen(desk: Desk) -> None:
    case_id = a_case(desk, "basic", date(2026, 9, 1), "Авдеева")
    with reading():
        assert [one.level for one in cases.levels(case_id)] == ["basic"]
        change_level(desk, case_id, date(2026, 10, 5), "crisis", "консилиум 02.10.2026, № 7")
        assert [one.level for one in cases.levels(case_id)] == ["basic", "crisis"]
        assert line_of(desk, case_id).level == "crisis"


def test_a_changed_list_is_nobody_elses(desk: Desk) -> None:
    with reading():
        people = staff.staff()
        people.clear()
        assert len(staff.staff()) == 1


def test_each_thread_asks_for_itself(desk: Desk) -> None:
    case_id = a_case(desk, "basic", date(2026, 9, 1), "Авдеева")
    seen: list[int] = []

    def look() -> None:
        with reading():
            seen.append(len(cases.levels(case_id)))

    with reading():
        seen.append(len(cases.levels(case_id)))
        other = Thread(target=look)
        other.start()
        other.join()
        with reading():
            seen.append(len(cases.levels(case_id)))
    assert seen == [1, 1, 1]


def test_a_card_asks_no_question_twice(desk: Desk) -> None:
    a_district(desk)
    with a_reading() as statements:
        card(desk, CaseId(2))
    assert len(statements) < 45
