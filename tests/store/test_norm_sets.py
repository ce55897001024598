"""What is remembered of the norm sets, and the number of the file's format."""

from datetime import UTC, date, datetime
from pathlib import Path

import peewee
import pytest

from sstui.core.norm_history import Mark, Sighting
from sstui.core.records import StaffId
from sstui.desk.desk import Desk
from sstui.store import engine, opening
from sstui.store.door import together
from sstui.store.norm_rows import NormSightingRow
from sstui.store.norm_sets import add_norm_sighting, has_cases, norm_sightings
from tests.factories import a_case

SEEN = Sighting(
    date(2027, 1, 11),
    Mark.APPLIED,
    "0" * 64,
    '{"levels":{}}',
    "Приказ от 20.11.2026 № 7",
    StaffId(1),
    "sokolova",
    datetime(2026, 11, 23, 9, 0, tzinfo=UTC),
)


def test_what_was_noticed_is_given_back_in_order(desk: Desk) -> None:
    before = norm_sightings()
    with together():
        add_norm_sighting(SEEN)
    assert norm_sightings() == [*before, SEEN]


@pytest.mark.parametrize("sql", ["DELETE FROM norm_sighting", "UPDATE norm_sighting SET sha256=''"])
def test_what_was_noticed_is_never_altered(desk: Desk, sql: str) -> None:
    before = norm_sightings()
    assert before
    with pytest.raises(peewee.IntegrityError, match="append-only"):
        engine.fetch_sql(sql)
    assert norm_sightings() == before


def test_the_first_case_of_the_office(desk: Desk) -> None:
    assert not has_cases()
    a_case(desk, started_on=date(2026, 9, 1))
    a_case(desk, started_on=date(2026, 8, 3), last="Котова")
    assert has_cases()


def test_the_format_is_the_number_of_the_last_migration() -> None:
    numbers = [int(path.name[:4]) for path in opening.MIGRATIONS.glob("[0-9]*.py")]
    assert max(numbers) == engine.FORMAT
    assert sorted(numbers) == list(range(1, engine.FORMAT + 1))


def test_the_migration_gives_the_table_that_the_row_describes(tmp_path: Path) -> None:
    opening.create(tmp_path / "sstui.db")
    with engine.connected():
        columns = {one.name: one.null for one in engine.database.get_columns("norm_sighting")}
    fields = NormSightingRow._meta.sorted_fields
    assert columns == {field.column_name: field.null for field in fields}
    opening.close()
