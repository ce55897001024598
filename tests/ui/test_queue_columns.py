"""Columns of the queue at every width: no heading is cut, and more room shows more."""

from datetime import date

import pytest

from sstui.core.queue import QueueLine
from sstui.desk.desk import Desk
from sstui.desk.queue import line_of, queue
from sstui.desk.queue_view import Beside, beside
from sstui.ui.queue_columns import QueueColumns
from sstui.ui.widgets.columns import fit_columns
from tests.ui.district import a_district

WIDTHS = range(60, 241)


def titles(desk: Desk, width: int, *, with_curator: bool = True) -> list[str]:
    columns = QueueColumns(desk.today, desk.office.norms.on(desk.today))
    fitted = fit_columns(columns.for_width(width, with_curator=with_curator), width - 1)
    assert sum(cells for _, cells in fitted) + len(fitted) - 1 <= width - 1
    assert all(len(column.title) <= cells for column, cells in fitted)
    return [column.title for column, _ in fitted if column.title]


@pytest.mark.parametrize("with_curator", [True, False])
def test_no_heading_is_cut_and_no_line_is_too_long(desk: Desk, with_curator: bool) -> None:
    for width in WIDTHS:
        shown = titles(desk, width, with_curator=with_curator)
        assert {"Семья"} <= set(shown)
        assert ("Куратор" in shown) <= with_curator


@pytest.mark.parametrize(
    ("width", "shown"),
    [
        (60, "Желат. Крайний Назнач. Семья Пункт"),
        (80, "Желат. Крайний Посещ. Назнач. Семья Пункт Уровень Куратор"),
        (100, "Желат. Крайний Посещ. Назнач. Семья Пункт Уровень Куратор Были"),
        (
            120,
            "Желательно|Крайний срок|Сделано|Назначено|Семья|Пункт|Уровень|Куратор|Последнее",
        ),
        (
            160,
            "Желательно|Крайний срок|Сделано|Назначено|Семья|Пункт|Уровень|Куратор|Последнее"
            "|Срок до|Телефон",
        ),
        (
            200,
            "Желательно|Крайний срок|Сделано|Назначено|Семья|Пункт|Уровень|Куратор|Последнее"
            "|Срок до|Телефон|Адрес|Почему здесь",
        ),
    ],
)
def test_what_there_is_room_for(desk: Desk, width: int, shown: str) -> None:
    assert titles(desk, width) == (shown.split("|") if "|" in shown else shown.split())


def test_ones_own_list_needs_no_curator_and_shows_more(desk: Desk) -> None:
    assert "Срок до" in titles(desk, 100, with_curator=False)
    assert titles(desk, 180, with_curator=False)[-1] == "Адрес"


def test_the_cells_beside(desk: Desk) -> None:
    cases = a_district(desk)
    known = beside(list(cases.values()))
    columns = QueueColumns(
        desk.today, desk.office.norms.on(desk.today), lambda line: known[line.case_id]
    )
    shown = {one.title: one for one in columns.for_width(240, with_curator=True)}
    line = line_of(desk, cases["Ёлкина"])
    assert [shown[one].cell(line) for one in ("Последнее", "Срок до", "Адрес", "Телефон")] == [
        "чт 12.11",
        "01.04.27",
        "ул. Луговая, 5",
        "",
    ]
    reasons = {
        one.family.partition(" ")[0]: shown["Почему здесь"].cell(one) for one in queue(desk).lines
    }
    assert reasons == {
        "Авдеева": "срок истёк 19 дней назад",
        "Демидова": "срок 82 дня назад",
        "Ёлкина": "срок 3 дня назад",
        "Гарифуллина": "пора с пн 09.11",
        "Чернова": "срок через 7 дней",
        "Шевцова": "срок через 37 дней",
        "Карпова": "срок через 37 дней",
        "Щукина": "посещение не назначается",
        "Орлова": "приостановлено",
    }


def test_without_them_the_cells_are_empty(desk: Desk) -> None:
    cases = a_district(desk)
    columns = QueueColumns(desk.today, desk.office.norms.on(desk.today))
    line: QueueLine = line_of(desk, cases["Ёлкина"])
    assert columns.beside(line) == Beside("", "", None)
    last = {one.title: one for one in columns.for_width(100, with_curator=True)}["Были"]
    assert last.cell(line) == ""
    assert last.width == len(f"{date(2026, 11, 12):%d.%m.%y}")
