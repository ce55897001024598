"""`sstui appeals`, `appeal …`, `likely` and `family merge`: the journal without a screen."""

from pathlib import Path

import pytest

from sstui.core.records import FamilyId
from sstui.desk.desk import Desk
from sstui.store.families import families
from tests.cli.conftest import Run, RunJson, is_russian
from tests.factories import a_case, a_family

ADD = ("appeal", "add", "--source", "образовательная организация", "--on", "20.11.2026")
WHO = ("--last", "Елкин", "--first", "Мария", "--time", "9:40")


def test_an_appeal_is_added_listed_and_decided(
    office: Path, run: Run, run_json: RunJson, desk: Desk
) -> None:
    a_case(desk)
    said = run(*ADD, *WHO, "--summary", "прогулы", "--children", "Пётр 03.02.2018; Вера")
    assert said.splitlines() == [
        "Записано обращение № 1/2026.",
        "Похоже на известную семью:",
        "- Ёлкина Мария Петровна (№ 1), Заречье, ул. Луговая, 5, дело 1/2026; "
        "совпало: фамилия и имя, ребёнок (имя, дата рождения)",
    ]
    head, _, titles, row = run("appeals", "--open").splitlines()
    assert head == "Обращения: 1 запись."
    assert titles.split() == ["№", "день", "о", "ком", "откуда", "состояние", "о", "чём"]
    assert row.startswith("1/2026 20.11.2026 Елкин Мария образовательная орг")
    assert row.endswith(" ждёт решения прогулы")
    (one,) = run_json("appeals")
    assert (one["number"], one["at"], one["family"]) == ("1/2026", "09:40", None)
    assert one["children"] == [
        {"name": "Пётр", "born_on": "2018-02-03"},
        {"name": "Вера", "born_on": None},
    ]
    assert "Обращение № 1/2026 отнесено к семье." in run(
        "appeal", "link", "1", "--family", "1/2026"
    )
    done = run("appeal", "decide", "1", "принято в работу")
    assert done == "По обращению № 1/2026 решено: принято в работу.\n"
    assert run("appeals", "--open") == "Обращений нет. Записать: sstui appeal add --help\n"
    (one,) = run_json("appeals", "--year", "2026")
    assert (one["decision"], one["family"], one["decided_on"]) == ("accepted", 1, "2026-11-23")
    assert run_json("appeals", "--year", "2025") == []


def test_danger_is_told_first_until_taken(office: Path, run: Run, run_json: RunJson) -> None:
    run(*ADD, "--summary", "звонок", "--last", "Громова", "--danger", "дети одни\nтретий день.")
    warned = "обращение 1/2026: Громова — дети одни третий день"
    assert run("queue").splitlines()[0] == f"ОПАСНОСТЬ: {warned}. Взять: sstui appeal take 1/2026"
    assert f"- О{warned[1:]}" in run("today")
    assert "ОПАСНОСТЬ, никто не взял" in run("appeals", "--danger", "--plain")
    assert "Обращение № 1/2026 взято вами." in run("appeal", "take", "1/2026")
    assert "ОПАСНОСТЬ" not in run("queue")
    assert "ОПАСНОСТЬ" not in run("today")
    assert "уже взял" in run("appeal", "take", "1/2026", code=1)
    (one,) = run_json("appeals", "--danger")
    assert one["is_taken"]


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (("appeal", "take", "7"), 3, "Обращения «7» нет."),
        (("appeal", "decide", "1", "сжечь"), 2, "решение"),
        (("appeal", "decide", "1", "передано по принадлежности"), 1, "Напишите, кому передано."),
        (("appeal", "decide", "1", "принято в работу"), 1, "Укажите семью"),
        ((*ADD, "--children", "02.05.2015"), 2, "Не назван ребёнок"),
        ((*ADD, "--children", "Вера 45.99.2015"), 2, "непонятна"),
        (("appeal", "add", "--source", "радио", "--summary", "а"), 2, "источник"),
        (("appeals", "--year", "99999"), 2, "Год — четыре цифры"),
        (("family", "merge", "№ 1", "№ 1", "--reason", "а"), 1, "одна и та же запись"),
        (("family", "merge", "№ 1", "№ 9", "--reason", "а"), 3, "Семьи «№ 9» нет"),
    ],
    ids=lambda value: " ".join(value[:3]) if isinstance(value, tuple) else None,
)
def test_what_makes_no_sense_is_refused_in_words(
    office: Path, run: Run, desk: Desk, words: tuple[str, ...], code: int, message: str
) -> None:
    a_family(desk)
    run(*ADD, "--summary", "прогулы")
    said = run(*words, code=code)
    assert message in said
    assert is_russian(said)


def test_likely_families_and_their_merger(
    office: Path, run: Run, run_json: RunJson, desk: Desk
) -> None:
    a_case(desk)
    a_family(desk, "Елкина", address="")
    found = run_json("likely", "Мария", "Елкин", "--born", "05.01.1990")
    assert sorted(one["family"] for one in found) == [1, 2]
    assert found[0]["matches"] == ["фамилия и имя", "дата рождения (день и месяц переставлены)"]
    assert "Елкина Мария Петровна (№ 2), Заречье, дела нет; совпало:" in run(
        "likely", "--of", "1/2026"
    )
    assert run("likely", "Сойкина", "Инна") == "Похожих семей нет.\n"
    tried = run("family", "merge", "1/2026", "№ 2", "--reason", "дважды", "--try")
    assert tried.splitlines()[-1] == "Пока ничего не изменено."
    assert "  Адрес: Заречье, ул. Луговая, 5 | Заречье — останется прежнее" in tried.splitlines()
    lines = run_json("family", "merge", "1/2026", "№ 2", "--reason", "а", "--try")["lines"]
    assert {"part": "Дела", "what": "1/2026", "keep": "с 01.09.2026, открыто", "gone": None,
            "fate": "stays", "becomes": "остаётся"} in lines  # fmt: skip
    assert len(families()) == 2
    done = run("family", "merge", "1/2026", "№ 2", "--reason", "дважды")
    assert "Один человек в двух записях: Ёлкина Мария Петровна" in done
    assert [one.id for one in families()] == [FamilyId(1)]
    run("undo", "--yes")
    assert len(families()) == 2


def test_a_huge_and_hostile_text_is_kept_as_text(office: Path, run: Run, run_json: RunJson) -> None:
    assert "Слишком длинно" in run(*ADD, "--summary", "ы" * 100_000, code=1)
    run(*ADD, "--summary", "[b]нож[/b]\x1b[31m", "--last", "=cmd")
    (one,) = run_json("appeals")
    assert one["summary"] == "[b]нож[/b][31m"
    assert "'=cmd" in run("appeals", "--csv")
    assert "\x1b" not in run("appeals")
