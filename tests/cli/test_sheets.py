"""Lists as tables for Excel and as records for the ear: every list command, one way for all."""

import csv
import io
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from sstui.cli.registry import KNOWN, command
from sstui.cli.tables import Sheet, records
from sstui.desk.appointments import AppointmentDraft, appoint
from sstui.desk.desk import Desk
from sstui.desk.sittings import SittingDraft, plan_sitting
from sstui.store import families
from sstui.store.door import together
from tests.cli.conftest import Run, RunJson
from tests.factories import a_case, a_visit, me

pytestmark = pytest.mark.usefixtures("office")

LISTS = [name for name in KNOWN if command(name).is_list]
MORE_WORDS = {
    "load advice": ("кризисный",),
    "profile show": ("tula",),
    "profile compare": ("tula", "rostov"),
    "consents": ("1/2026",),
    "orders": ("1/2026",),
    "letters": ("1/2026",),
    "sitting show": ("1",),
}

Rows = Callable[..., list[dict[str, str]]]


@pytest.fixture
def rows(run: Run) -> Rows:
    """Run a command with `--csv` and read its answer as Excel would."""

    def read(*words: str) -> list[dict[str, str]]:
        said = run(*words, "--csv")
        assert said.startswith("\ufeff")
        return list(csv.DictReader(io.StringIO(said[1:]), delimiter=";"))

    return read


def line_of(name: str) -> list[str]:
    return [*name.split(), *MORE_WORDS.get(name, ())]


def test_the_lists_are_those_that_have_rows() -> None:
    assert {
        "queue",
        "today",
        "calendar",
        "deadlines",
        "staff list",
        "norms list",
        "norms show",
        "load",
        "load advice",
        "duty",
        "profile list",
        "profile show",
        "profile compare",
        "journal",
    } <= set(LISTS)


@pytest.mark.parametrize("name", LISTS)
def test_every_list_is_a_table_and_records(desk: Desk, run: Run, rows: Rows, name: str) -> None:
    a_case(desk, "crisis", date(2026, 11, 2))
    plan_sitting(desk, SittingDraft(desk.today))
    found = rows(*line_of(name))
    assert all(None not in row and None not in row.values() for row in found)
    plain = run(*line_of(name), "--plain")
    assert "  " not in plain
    assert "\x1b" not in plain
    if found:
        first = next(iter(found[0].items()))
        assert f"{first[0]}: {first[1]}\n" in plain


@pytest.mark.parametrize("name", LISTS)
def test_a_list_has_one_shape_at_a_time(run: Run, name: str) -> None:
    said = run(*line_of(name), "--csv", "--json", code=2)
    assert "нельзя вместе" in said


def test_what_is_no_list_has_no_table(desk: Desk, run: Run) -> None:
    a_case(desk)
    assert "лишнее на командной строке: --csv" in run("show", "1", "--csv", code=2)


def test_the_queue_as_a_table_is_in_full(desk: Desk, rows: Rows) -> None:
    case = a_case(desk, "basic", date(2026, 9, 1), "Константинопольская", "Верхнее Красноармейское")
    for day in (date(2026, 9, 2), date(2026, 10, 5), date(2026, 11, 9)):
        a_visit(desk, case, day)
    appoint(desk, AppointmentDraft(case, date(2026, 12, 9), me(desk), "9.30"))
    assert rows("queue") == [
        {
            "семья": "Константинопольская Мария Петровна",
            "дело": "1/2026",
            "место": "Верхнее Красноармейское",
            "группа": "Позже",
            "крайний срок": "30.12.2026",
            "желательно": "09.12.2026",
            "можно с": "10.11.2026",
            "сделано": "0",
            "нужно": "1",
            "назначено": "09.12.2026",
            "время": "09:30",
            "уровень": "базовый",
            "куратор": "Соколова В.",
            "окончание": "01.09.2027",
        }
    ]


@pytest.mark.parametrize(
    ("name", "cell"),
    [
        ('=HYPERLINK("x")', '\'=HYPERLINK("x")'),
        ("+7 900", "'+7 900"),
        ("-1", "'-1"),
        ("@SUM(1)", "'@SUM(1)"),
        ("\t=1", "'=1"),
        ("Ели; ёлки", "Ели; ёлки"),
        ('Дом «"Ель"»', 'Дом «"Ель"»'),
        ("две\nстроки", "две строки"),
        ("а\x1b[31mб", "а\ufffd[31mб"),
    ],
)
def test_no_cell_is_a_formula_or_breaks_the_table(
    desk: Desk, rows: Rows, name: str, cell: str
) -> None:
    a_case(desk)
    family = families.families()[0]
    with together():
        families.change_family(
            type(family)(family.id, name, family.settlement_id, version=family.version)
        )
    assert rows("queue")[0]["семья"] == cell


def test_records_leave_out_what_is_empty() -> None:
    sheet = Sheet(("имя", "день", "число"), [["Ёлка\nи  ель", date(2026, 3, 5), 0], ["", None, 2]])
    assert records(sheet) == ["имя: Ёлка и ель", "день: 05.03.2026", "число: 0", "", "число: 2"]
    assert records(Sheet(("имя",), [])) == ["Ничего нет."]


def test_a_week_and_a_month_by_people(desk: Desk, run: Run, run_json: RunJson, rows: Rows) -> None:
    case = a_case(desk, "basic", date(2026, 11, 20))
    appoint(desk, AppointmentDraft(case, date(2026, 11, 25), me(desk), "10:00", reason="да"))
    assert run("calendar", "--week", "--people") == (
        "Неделя 23.11.2026 — 29.11.2026: люди по дням. Дни без посещений не названы.\n\n"
        "Соколова Вера: 1 посещение\n"
        "    ср 25.11.2026: 1 посещение, 1 ч 25 мин с дорогой\n"
    )
    (row,) = rows("calendar", "--people")
    assert (row["кто"], row["день"], row["минут с дорогой"]) == (
        "Соколова Вера",
        "25.11.2026",
        "85",
    )
    (person,) = run_json("calendar", "--people")
    assert (person["person"], person["visits"], len(person["days"])) == ("Соколова Вера", 1, 30)
    assert person["days"][24]["visits"][0]["kind"] == "agreed"
    assert next(iter(rows("calendar", "--week", "01.12")))["день"] == "30.11.2026"


def test_the_manual_names_every_shape() -> None:
    manual = (Path(__file__).parents[2] / "docs/cli.md").read_text("utf-8")
    for word in ("--json", "--csv", "--plain", "sstui completion", "апостроф", "BOM"):
        assert word in manual
