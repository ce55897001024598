"""Norm files, one way to be wrong at a time, and the whole sentence that a person reads."""

from collections.abc import Callable
from pathlib import Path

import pytest

Messages = Callable[[], list[str]]
Change = Callable[[str, str, str], None]

NORMS = "norms/2020-01-01.toml"

NORM_FAULTS = [
    (
        "rank = 1",
        "rank = 1\nrnak = 2",
        "levels.adaptation.rnak: неизвестный ключ; может быть, rank?",
    ),
    (
        "rank = 1",
        'rank = 1\n"рlаn" = 2',
        "levels.adaptation.рlаn: неизвестный ключ; здесь бывают: title, short, rank, families_max, "
        "families_is_limit, term_is_limit, review_every, duty_over_closed_runs, visit_minutes, "
        "visits, term_months, days, first_visit, max_gap",
    ),
    (
        'per = "month"',
        'per = "month"\n"рlаn" = 2',
        "levels.adaptation.visits.рlаn: неизвестный ключ; может быть, plan? "
        "(набрано русскими буквами)",
    ),
    (
        "rank = 1",
        "rank = true",
        "levels.adaptation.rank: стоит true; нужно целое число от 1 до 99",
    ),
    (
        "rank = 1",
        "rank = 1.5",
        "levels.adaptation.rank: стоит дробное число 1.5; нужно целое число от 1 до 99",
    ),
    (
        "rank = 1",
        "rank = nan",
        "levels.adaptation.rank: стоит не число; нужно целое число от 1 до 99",
    ),
    (
        "rank = 1",
        "rank = inf",
        "levels.adaptation.rank: стоит не число; нужно целое число от 1 до 99",
    ),
    (
        "rank = 1",
        "rank = 2026-03-09",
        "levels.adaptation.rank: стоит дата 09.03.2026; нужно целое число от 1 до 99",
    ),
    (
        "rank = 1",
        "rank = 12:30:00",
        "levels.adaptation.rank: стоит время; нужно целое число от 1 до 99",
    ),
    (
        "rank = 1",
        "rank = 99999999999999999999",
        "levels.adaptation.rank: стоит слишком большое число; нужно целое число от 1 до 99",
    ),
    (
        "rank = 1\n",
        "",
        "levels.adaptation.rank: ключа нет; нужно целое число от 1 до 99",
    ),
    (
        "rank = 2",
        "rank = 1",
        "levels.basic.rank: то же, что у уровня adaptation; у каждого уровня своё",
    ),
    (
        'title = "базовый"',
        'title = "Кризисный"',
        "levels.crisis.title: то же, что у уровня basic; у каждого уровня своё",
    ),
    (
        'title = "базовый"',
        "title = 5",
        "levels.basic.title: стоит число 5; нужен текст в кавычках",
    ),
    (
        'title = "базовый"',
        'title = " "',
        "levels.basic.title: пусто; нужен текст в кавычках",
    ),
    (
        'title = "базовый"',
        'title = "базо\\u001b[31mвый"',
        "levels.basic.title: невидимый знак с кодом 001B; удалите его",
    ),
    (
        'title = "базовый"',
        f'title = "{"а" * 301}"',
        "levels.basic.title: знаков: 301; нужно не больше 300",
    ),
    (
        'per = "month"',
        'per = "mounth"',
        "levels.adaptation.visits.per: стоит текст «mounth»; "
        "нужно одно из: week, month, quarter, half_year; может быть, month?",
    ),
    (
        'per = "month"\n',
        "",
        "levels.adaptation.visits.per: ключа нет; нужно одно из: week, month, quarter, half_year",
    ),
    (
        "max = 1 ",
        "max = 40 ",
        "levels.adaptation.visits.max: стоит число 40; нужно целое число от 1 до 31",
    ),
    (
        "min = 1 ",
        "min = 2 ",
        "levels.adaptation.visits.min: стоит число 2; нужно не больше max, то есть 1",
    ),
    (
        'per = "month"',
        'per = "month"\nplan = 2',
        "levels.adaptation.visits.plan: стоит число 2; нужно не больше max, то есть 1",
    ),
    (
        "families_max = 21",
        "families_max = 0",
        "levels.adaptation.families_max: стоит число 0; нужно целое число от 1 до 1000",
    ),
    (
        "families_max = 12 ",
        "# ",
        "levels.crisis.families_is_limit: нормы семей нет; впишите families_max или уберите ключ",
    ),
    (
        "term_is_limit = true",
        'term_is_limit = "да"',
        "levels.crisis.term_is_limit: стоит текст «да»; нужно true (да) или false (нет)",
    ),
    (
        "[levels.adaptation.visits]",
        "[levels.adaptation.visit]",
        "levels.adaptation.visits: раздела нет; нужен раздел [levels.adaptation.visits]",
    ),
    (
        'order = ""',
        "level = 1",
        "level: неизвестный ключ; может быть, levels?",
    ),
    (
        "[levels.basic]",
        '[levels."Базовый"]',
        "levels.Базовый: не годится как код; код пишется строчными латинскими буквами, "
        "не длиннее 40",
    ),
    (
        "[levels.basic]",
        "[levels]\nother = 1\n[levels.basic]",
        "levels.other: стоит число 1; нужен раздел [levels.other]",
    ),
]


@pytest.mark.parametrize(("old", "new", "message"), NORM_FAULTS)
def test_a_wrong_norm(messages: Messages, change: Change, old: str, new: str, message: str) -> None:
    change(NORMS, old, new)
    assert f"{NORMS}: {message}" in messages()


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("2026-02-31.toml", "norms/2026-02-31.toml"),
        ("2026-9-1.toml", "norms/2026-9-1.toml"),
        ("нормы.toml", "norms/нормы.toml"),
        ("2026-09-01.toml.txt", "norms/2026-09-01.toml.txt"),
        ("2026-09-01.TOML", "norms/2026-09-01.TOML"),
        ("0026-09-01.toml", "norms/0026-09-01.toml"),
    ],
)
def test_a_norm_file_is_named_by_its_day(
    office: Path, messages: Messages, name: str, message: str
) -> None:
    (office / "norms" / name).write_bytes((office / NORMS).read_bytes())
    assert messages() == [
        f"{message}: имя файла не годится; "
        "имя файла — день, с которого нормы действуют: 2026-09-01.toml"
    ]


def test_editors_copies_and_notes_are_passed_over(office: Path, messages: Messages) -> None:
    for name in ("2026-09-01.toml~", ".2026-09-01.toml.swp", "2026.toml.bak", "заметки.txt"):
        (office / "norms" / name).write_text("не нормы", "utf-8")
    assert messages() == []


def test_an_office_without_norms(office: Path, messages: Messages) -> None:
    (office / NORMS).unlink()
    (office / "norms").rmdir()
    assert messages() == ["norms: нет ни одного файла норм; нужен файл вида 2026-09-01.toml"]


def test_norms_without_levels(office: Path, messages: Messages) -> None:
    (office / NORMS).write_text("[levels]\n", "utf-8")
    assert messages() == [f"{NORMS}: levels: раздел пуст; нужна хотя бы одна запись"]
