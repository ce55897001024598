"""A curator's first day in a real terminal, from an empty folder to a printed agreement."""

import getpass
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desk.test_papers import text_of
from tests.terminal import ROOT, Terminal

TODAY = "2026-11-23"
LAYOUTS = {
    "russian": {"visit": "в", "why": "ч", "find": "F7"},
    "latin": {"visit": "d", "why": "x", "find": "/"},
}


def sstui(*arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "sstui", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A new office with one curator: the account that runs the test."""
    folder = tmp_path / "office"
    sstui("init", str(folder), "--profile", "tula")
    me = ["--sex", "женский", "--role", "куратор", "--login", getpass.getuser()]
    post = ["--post", "специалист по социальной работе"]
    sstui("--office", str(folder), "staff", "add", "Соколова Вера Ивановна", *me, *post)
    return folder


@pytest.fixture
def screen(office: Path) -> Iterator[Terminal]:
    terminal = Terminal("--office", str(office), "--today", TODAY)
    yield terminal
    terminal.close()


def enter_the_family(screen: Terminal) -> None:
    screen.press("IC")
    screen.until("Новая семья")
    screen.type("Заречье")
    screen.until("новый населённый пункт «Заречье»")
    screen.press("Enter")
    screen.until("В пути, минут")
    screen.press("F2")
    screen.until("Члены семьи")
    screen.tab_to("добавить или исправить")
    for person in (
        ("Ёлкина", "Мария", "Петровна", "ж", "мать", "1.5.1990", "паспорт 00 00 000001"),
        ("Ёлкин", "Пётр", "Ильич", "м", "ребёнок", "3.2.2018", ""),
    ):
        enter_the_member(screen, *person)
    screen.press("F2")


def enter_the_member(screen: Terminal, *person: str) -> None:
    last, first, patronymic, sex, kinship, born, document = person
    screen.press("Enter")
    screen.until("Отчество")
    for text in (last, first, patronymic):
        screen.type(text)
        screen.press("Enter")
    screen.type(sex)
    screen.press("Enter")
    screen.type(kinship)
    screen.until(f"▸{kinship}")
    screen.press("Enter")
    screen.tab_to("Дата рождения:")
    screen.type(born)
    if document:
        screen.tab_to("Как в соглашении")
        screen.type(document)
    screen.until(document or born)
    screen.press("F2")
    screen.until("Члены семьи")


def open_the_case(screen: Terminal) -> None:
    screen.until("Новое дело")
    screen.tab_to("т — сегодня")
    screen.type("2.11")
    screen.until("пн, 21 день назад")
    screen.press("Enter")
    screen.type("3")
    screen.until("(•) кризисный")
    screen.tab_to("список с нагрузкой")
    screen.type("сок")
    screen.until("▸Соколова")
    screen.press("Enter")
    screen.press("F2")
    screen.until("Просрочено 1")


def record_the_visit(screen: Terminal, key: str) -> None:
    screen.type(key)
    screen.until("Кого видели")
    screen.until("т — сегодня")
    screen.press("Tab")
    screen.type("1")
    screen.until("(•) состоялось")
    screen.tab_to("Отметьте номером")
    screen.type("0")
    screen.until("[×] Пётр")
    screen.press("F2")
    shown = screen.until("Сохранено")
    assert "крайний срок" in shown
    screen.press("Enter")


@pytest.mark.pty
@pytest.mark.parametrize("layout", LAYOUTS)
def test_from_an_empty_office_to_a_printed_agreement(
    screen: Terminal, office: Path, layout: str
) -> None:
    keys = LAYOUTS[layout]
    screen.until("ввести новую")
    enter_the_family(screen)
    open_the_case(screen)
    find(screen, keys["find"])
    record_the_visit(screen, keys["visit"])
    screen.until("Позже 1")
    screen.type(keys["why"])
    screen.until("Последнее засчитанное посещение — 23.11.2026")
    screen.press("Escape")
    print_the_agreement(screen)
    assert_the_facts(office)
    assert_the_paper(office)


def print_the_agreement(screen: Terminal) -> None:
    screen.press("F6")
    screen.until("Напечатать?")
    screen.type("д")
    screen.until("готов")


def assert_the_facts(office: Path) -> None:
    [family] = json.loads(sstui("--office", str(office), "--today", TODAY, "queue", "--json"))
    assert family["family"] == "Ёлкина Мария Петровна"
    assert (family["due_by"], family["group"]) == ("2026-12-04", "later")


def assert_the_paper(office: Path) -> None:
    [file] = (office / "out").glob("*.docx")
    words = text_of(file)
    assert "Ёлкина Мария Петровна" in words
    assert "семью Ёлкиной Марии Петровны" in words
    assert "Ёлкин Пётр Ильич" in words
    assert "«23» ноября 2026 г." in words
    assert "2 мая 2027 г." in words


def find(screen: Terminal, key: str) -> None:
    screen.press(key)
    screen.until("Поиск:")
    screen.type("елкин")
    screen.until("Поиск: елкин")
    screen.press("Enter")
