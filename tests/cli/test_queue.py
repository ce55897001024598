"""`sstui queue`: the list as text for people and as data for programs."""

from datetime import date

import pytest

from sstui.core.records import Outcome
from sstui.desk.appointments import AppointmentDraft, appoint
from sstui.desk.cases import suspend
from sstui.desk.desk import Desk
from sstui.desk.people import add_staff
from sstui.store import families
from sstui.store.door import together
from tests.cli.conftest import Run, RunJson
from tests.factories import a_case, a_person, a_visit, me

pytestmark = pytest.mark.usefixtures("office")


def test_an_office_without_families_has_an_empty_queue(run: Run, run_json: RunJson) -> None:
    assert run("queue") == (
        "Очередь на 23.11.2026, понедельник. Открыто: 0 семей.\nТаких семей нет.\n"
    )
    assert run_json("queue") == []


def test_a_line_as_data_has_the_rule_s_answer(desk: Desk, run_json: RunJson) -> None:
    case = a_case(desk, "basic", date(2026, 9, 1))
    for day in (date(2026, 9, 2), date(2026, 10, 5), date(2026, 11, 9)):
        a_visit(desk, case, day)
    appoint(desk, AppointmentDraft(case, date(2026, 12, 9), me(desk), "9.30"))
    assert run_json("queue") == [
        {
            "case": case,
            "number": "1/2026",
            "family": "Ёлкина Мария Петровна",
            "settlement": "Заречье",
            "level": "basic",
            "curator": "Соколова В.",
            "opens": "2026-11-10",
            "target": "2026-12-09",
            "due_by": "2026-12-30",  # the 31st is a day off in 2026
            "done": 0,
            "required": 1,
            "allowed": 2,
            "period": ["2026-12-01", "2026-12-31"],
            "appointment": "2026-12-09",
            "appointment_at": "09:30",
            "end": "2027-09-01",
            "fault": None,
            "group": "later",
        }
    ]


def test_a_family_that_is_owed_nothing_has_nulls(desk: Desk, run_json: RunJson) -> None:
    case = a_case(desk, "basic", date(2026, 11, 2))
    suspend(desk, case, date(2026, 11, 2), None, "уехали к родным")
    (line,) = run_json("queue")
    assert line["group"] == "paused"
    owed = ("opens", "target", "due_by", "done", "required", "allowed", "appointment")
    assert [line[key] for key in owed] == [None] * 7


def test_the_text_is_grouped_and_fits_eighty_columns(desk: Desk, run: Run) -> None:
    a_case(desk, "crisis", date(2026, 11, 2), "Константинопольская", "Верхнее Красноармейское")
    a_case(desk, "basic", date(2026, 11, 20), "Ёлкина")
    assert run("queue").splitlines() == [
        "Очередь на 23.11.2026, понедельник. Открыто: 2 семьи.",
        "",
        "крайний желат. норма  назн. дело   семья             место      уровень куратор",
        "",
        "Просрочено: 1",
        "05.11   02.11  0 из 1 —     1/2026 Константинопольс… Верхнее К… кризис. Соколова",
        "",
        "Пора: 1",
        "27.11   20.11  первое —     2/2026 Ёлкина М. П.      Заречье    базовый Соколова",
    ]


def test_a_wide_terminal_shows_names_in_full(
    desk: Desk, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    a_case(desk, "crisis", date(2026, 11, 2), "Константинопольская", "Верхнее Красноармейское")
    assert "Константинопольская Мария Петровна Верхнее Красноармейское" in run("queue")


def test_another_year_is_written_out(desk: Desk, run: Run) -> None:
    a_case(desk, "basic", date(2025, 12, 29))
    assert "\n15.01   29.12.25 0 из 1" in run("queue")
    assert "\n15.01.26 29.12.25 0 из 1" in run("queue", "--today", "2027-01-11")


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (("--settlement", "заречье"), ["Ёлкина"]),
        (("--level", "кризисный"), ["Сидорова"]),
        (("--level", "crisis"), ["Сидорова"]),
        (("--level", "КРИЗ"), ["Сидорова"]),
        (("--group", "просрочено"), ["Сидорова"]),
        (("--group", "due"), ["Ёлкина"]),
        (("--group", "week"), []),
        (("--find", "елк"), ["Ёлкина"]),
        (("--find", "БЕРЁЗ"), ["Сидорова"]),
        (("--curator", "соколова"), ["Сидорова", "Ёлкина"]),
        (("--curator", "Кузьмин Олег"), []),
        (("--mine",), ["Сидорова", "Ёлкина"]),
        (("--mine", "--as", "Кузьмин"), []),
        (("--as", "Кузьмин"), ["Сидорова", "Ёлкина"]),
    ],
    ids=" ".join,
)
def test_filters(desk: Desk, run_json: RunJson, words: tuple[str, ...], found: list[str]) -> None:
    add_staff(desk, a_person("Кузьмин", "Олег"))
    a_case(desk, "crisis", date(2026, 11, 2), "Сидорова", "Березовка")
    a_case(desk, "basic", date(2026, 11, 20), "Ёлкина", "Заречье")
    assert [line["family"].split()[0] for line in run_json("queue", *words)] == found


def test_a_search_that_finds_nothing_says_so_with_a_code(desk: Desk, run: Run) -> None:
    a_case(desk)
    assert run("queue", "--find", "зззз", code=3).endswith("Таких семей нет.\n")


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (("--level", "высокий"), 2, "«высокий» — такого значения нет (уровень). Есть: адапт"),
        (("--level", ""), 2, "Не заполнено: уровень."),
        (("--level", "кризистный"), 2, "Может быть, «кризисный»?"),
        (("--group", "скоро"), 2, "Есть: Срок истёк: нужно решение, Просрочено, Пора"),
        (("--curator", "Никто"), 3, "«Никто» — такого значения нет (сотрудник). Есть: Соколова"),
        (("--settlement", "Китеж"), 3, "«Китеж» — такого значения нет (населённый пункт)"),
        (("--mine", "--curator", "Соколова"), 2, "--curator: нельзя вместе с --mine"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_what_no_filter_can_mean(
    desk: Desk, run: Run, words: tuple[str, ...], code: int, sentence: str
) -> None:
    a_case(desk)
    assert sentence in run("queue", *words, code=code)


def test_mine_needs_a_known_person(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOGNAME", "stranger")
    assert "учётная запись «stranger» не связана" in run("queue", "--mine", code=1)


def test_nothing_in_a_name_is_obeyed_by_the_terminal(
    desk: Desk, run: Run, run_json: RunJson
) -> None:
    case = a_case(desk)
    family = families.families()[0]
    evil = "Ел\x1b[31m\x07ка\u202e\u200b\x9b\nне [red]"
    with together():
        families.change_family(
            type(family)(family.id, evil, family.settlement_id, version=family.version)
        )
    a_visit(desk, case, date(2026, 11, 16), Outcome.NOBODY_HOME)
    for words in (("queue",), ("show", "1"), ("explain", "1"), ("calendar",)):
        text = run(*words)
        assert "Ел\ufffd[31m\ufffdка\ufffd\ufffd\ufffd\ufffdне [red]" in text or "Ел\ufffd" in text
        assert not set(text) & set("\x1b\x07\u202e\u200b\x9b")
    data = run("queue", "--json")
    assert not set(data) & set("\x1b\x07\u202e\u200b\x9b")
    assert run_json("queue")[0]["family"] == evil
