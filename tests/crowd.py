"""An office of thousands of families, for what must go on, or stop, while it is counted."""

from datetime import date

from sstui.core.text import fold
from sstui.desk.desk import Desk
from sstui.desk.people import add_staff
from sstui.store import engine
from tests.factories import TODAY, a_person, a_settlement


def a_crowd(desk: Desk, count: int) -> None:
    """Families by the thousand of another curator, with histories of their own.

    They go past the entry functions, which would take minutes.
    """
    place = a_settlement(desk, "Заречье")
    curator = add_staff(desk, a_person("Лосев", "Пётр", "losev"))
    numbers = range(1, count + 1)
    start = TODAY.toordinal() - 300
    with engine.connected(), engine.database.atomic():
        for number in numbers:
            name, day = f"Котова {number}", date.fromordinal(start + number % 250).isoformat()
            for sql, row in (
                (
                    "INSERT INTO family (id, name, name_key, settlement_id, address, phone, "
                    "category, more_categories, version) VALUES (?, ?, ?, ?, '', '', '', '', 1)",
                    (number, name, fold(name), place),
                ),
                (
                    "INSERT INTO family_case (id, number, family_id, started_on, end_reason, "
                    "version) VALUES (?, ?, ?, ?, '', 1)",
                    (number, f"{number}/2026", number, day),
                ),
                (
                    "INSERT INTO level_period (case_id, from_on, level, basis) "
                    "VALUES (?, ?, 'basic', '')",
                    (number, day),
                ),
                (
                    "INSERT INTO assignment (case_id, staff_id, from_on, order_text, reason) "
                    "VALUES (?, ?, ?, '', '')",
                    (number, curator, day),
                ),
                (
                    "INSERT INTO visit (case_id, made_on, at_time, place, outcome, notes, voided, "
                    "version) VALUES (?, ?, '', 'home', 'took_place', '', '', 1)",
                    (number, date.fromordinal(start + 251 + number % 45).isoformat()),
                ),
            ):
                engine.run_sql(sql, row)
