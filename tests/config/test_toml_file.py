"""Files that are no TOML: in which line, and what would be right."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from sstui.config.toml_file import read_table
from sstui.core.problems import Problem


def sentence(path: Path) -> str:
    problems: list[Problem] = []
    assert read_table(path, "файл.toml", problems) is None
    (problem,) = problems
    return str(problem)


@pytest.fixture
def file(tmp_path: Path) -> Callable[[bytes], Path]:
    def write(data: bytes) -> Path:
        path = tmp_path / "file.toml"
        path.write_bytes(data)
        return path

    return write


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a = 1\nb = ", "строка 2, столбец 4: запись не разобрана; после знака = нужно значение"),
        (
            "a = 01.03.2026",
            "строка 1, столбец 6: лишнее в конце строки; дата пишется так: 2026-03-09",
        ),
        (
            "a = 2026-02-31",
            "строка 1, столбец 5: такой даты нет; проверьте день и месяц: 2026-03-09",
        ),
        ("a = 1,5", "строка 1, столбец 6: лишнее в конце строки; нужно целое число, без запятой"),
        ("a = да", "строка 1, столбец 5: запись не разобрана; да и нет пишутся true и false"),
        ("a = True", "строка 1, столбец 5: запись не разобрана; да и нет пишутся true и false"),
        (
            "a = «слово»",
            'строка 1, столбец 5: запись не разобрана; текст пишется в прямых кавычках: "…"',
        ),
        ("a = слово", 'строка 1, столбец 5: запись не разобрана; текст пишется в кавычках: "…"'),
        ("срок = 6", "строка 1, столбец 1: запись не разобрана; ключи пишутся латинскими буквами"),
        ("рlan = 6", "строка 1, столбец 1: запись не разобрана; ключи пишутся латинскими буквами"),
        ("[уровень]", "строка 1, столбец 2: запись не разобрана; ключи пишутся латинскими буквами"),
        (
            "plаn = 6",
            "строка 1, столбец 3: после ключа нет знака =; ключи пишутся латинскими буквами",
        ),
        ("a", "строка 1, столбец 2: после ключа нет знака =; нужно: ключ = значение"),
        ("a b", "строка 1, столбец 3: после ключа нет знака =; нужно: ключ = значение"),
        ("a = 1 b", "строка 1, столбец 7: лишнее в конце строки; одна запись — одна строка"),
        ("a = 1\na = 2", "строка 2, столбец 6: ключ повторяется; оставьте одну из записей"),
        ("a = {b = 1, b = 2}", "строка 1, столбец 18: ключ повторяется; оставьте одну из записей"),
        ("[a]\n[a]", "строка 2, столбец 3: раздел назван второй раз; уберите повтор"),
        (
            "a = {}\na.b = 1",
            "строка 2, столбец 8: раздел уже закрыт выше; соберите его записи в одном месте",
        ),
        ('a = "слово', 'строка 1, столбец 11: кавычки не закрыты; закройте их: "…"'),
        ('a = "слово\nb = 1', 'строка 1, столбец 11: кавычки не закрыты; закройте их: "…"'),
        ("a = [1", "строка 1, столбец 7: список не закрыт; нужна запятая или скобка ]"),
        ("a = {b = 1", "строка 1, столбец 11: запись не закрыта; нужна запятая или скобка }"),
        ("[a", "строка 1, столбец 3: имя раздела не закрыто; нужна скобка ]"),
        (
            r'a = "C:\папка"',
            "строка 1, столбец 10: в тексте одиночная обратная черта; "
            "наберите её дважды или уберите",
        ),
        ("a = 1 # \x07", "строка 1, столбец 9: недопустимый знак; удалите его"),
    ],
)
def test_a_slip_of_syntax(file: Callable[[bytes], Path], text: str, message: str) -> None:
    assert sentence(file(text.encode())) == f"файл.toml: {message}"


def test_windows_1251(file: Callable[[bytes], Path]) -> None:
    path = file("a = 1\n# нормы\n".encode("cp1251"))
    assert sentence(path) == (
        "файл.toml: строка 2: кодировка не UTF-8, похоже на Windows-1251; "
        "сохраните файл в кодировке UTF-8"
    )


def test_utf_16(file: Callable[[bytes], Path]) -> None:
    path = file("a = 1".encode("utf-16"))
    assert sentence(path) == "файл.toml: кодировка UTF-16; сохраните файл в кодировке UTF-8"


def test_the_mark_that_notepad_puts_in_front_does_no_harm(file: Callable[[bytes], Path]) -> None:
    problems: list[Problem] = []
    table = read_table(file("a = 1\r\n".encode("utf-8-sig")), "файл.toml", problems)
    assert table is not None
    assert table.integer("a", 0, 9) == 1
    assert problems == []


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"#" * (256 * 1024 + 1), "файл слишком велик; нужно не больше 256 КБ"),
        (b"a = " + b"[" * 100_000, "слишком много вложенных скобок; уберите лишние"),
        (b"a = " + b"9" * 10_000, "слишком длинное число; найдите его и исправьте"),
    ],
)
def test_a_file_made_to_break_the_reader(
    file: Callable[[bytes], Path], data: bytes, message: str
) -> None:
    assert sentence(file(data)) == f"файл.toml: {message}"


def test_something_that_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    expected = "файл.toml: это не файл; нужен обычный текстовый файл"
    assert sentence(tmp_path) == expected
    assert sentence(tmp_path / "pipe") == expected
    assert sentence(tmp_path / "none") == "файл.toml: файла нет; верните его из резервной копии"
