"""From bytes on the disk to a table, or to one Russian sentence about why not."""

import re
import stat
import tomllib
from collections.abc import MutableSequence
from pathlib import Path

from sstui.config.reader import Table
from sstui.core.problems import Problem

SIZE_MAX = 256 * 1024
"""Bytes; the shipped files hold a few thousand."""

_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")

_ADVICE = (
    (re.compile(r'^[^="#]*[а-яё][^="#]*(=|\]|$)', re.I), "ключи пишутся латинскими буквами"),
    (re.compile(r"=\s*\d{1,2}\.\d{1,2}\.\d{2,4}"), "дата пишется так: 2026-03-09"),
    (re.compile(r"=\s*\d+,\d"), "нужно целое число, без запятой"),
    (re.compile(r"=\s*(да|нет|Да|Нет|True|False|TRUE|FALSE)\b"), "да и нет пишутся true и false"),
    (re.compile(r"=\s*[«„“”]"), 'текст пишется в прямых кавычках: "…"'),
    (re.compile(r"=\s*[а-яё]", re.I), 'текст пишется в кавычках: "…"'),
    (re.compile(r"=\s*(#|$)"), "после знака = нужно значение"),
)
"""Slips of people who meet TOML for the first time, seen by the whole line."""

_REASONS = (
    ("Cannot declare", "раздел назван второй раз", "уберите повтор"),
    ("Cannot overwrite", "ключ повторяется", "оставьте одну из записей"),
    ("Duplicate inline", "ключ повторяется", "оставьте одну из записей"),
    ("Cannot mutate", "раздел уже закрыт выше", "соберите его записи в одном месте"),
    ("Cannot redefine", "раздел уже закрыт выше", "соберите его записи в одном месте"),
    ("Invalid date", "такой даты нет", "проверьте день и месяц: 2026-03-09"),
    ("Unterminated", "кавычки не закрыты", 'закройте их: "…"'),
    ("Illegal character '\\n'", "кавычки не закрыты", 'закройте их: "…"'),
    ("Unclosed array", "список не закрыт", "нужна запятая или скобка ]"),
    ("Unclosed inline", "запись не закрыта", "нужна запятая или скобка }"),
    ("Expected ']'", "имя раздела не закрыто", "нужна скобка ]"),
    ("Unescaped", "в тексте одиночная обратная черта", "наберите её дважды или уберите"),
    ("Found invalid", "недопустимый знак", "удалите его"),
    ("Illegal", "недопустимый знак", "удалите его"),
    ("Expected newline", "лишнее в конце строки", "одна запись — одна строка"),
    ("Expected '='", "после ключа нет знака =", "нужно: ключ = значение"),
)
_OTHERWISE = ("запись не разобрана", "нужно: ключ = значение")
_VAGUE = (
    "Invalid value",
    "Invalid statement",
    "Invalid initial",
    "Expected newline",
    "Expected '='",
)
"""Messages behind which any of the slips above may stand."""


def read_table(path: Path, name: str, problems: MutableSequence[Problem]) -> Table | None:
    """The file as a table; None, with one problem added, when it is no readable TOML.

    Args:
        path: the file.
        name: its name in messages, relative to the office folder.
        problems: where the fault goes.
    """
    raw = read_raw(path, name, problems)
    return None if raw is None else Table(name, raw, problems)


def read_raw(path: Path, name: str, problems: MutableSequence[Problem]) -> dict[str, object] | None:
    """As `read_table`, but what tomllib gives."""
    try:
        return tomllib.loads(text := _text(path))
    except _UnreadableError as fault:
        problems.append(Problem(name, *fault.args))
    except RecursionError:
        problems.append(Problem(name, "", "слишком много вложенных скобок", "уберите лишние"))
    except tomllib.TOMLDecodeError as error:
        problems.append(_syntax(name, str(error), text))
    except ValueError:
        # Python refuses to read a number of thousands of digits, and tomllib lets that through.
        problems.append(Problem(name, "", "слишком длинное число", "найдите его и исправьте"))
    return None


class _UnreadableError(Exception):
    """Key, found and expected of the problem that the bytes themselves make."""


def _text(path: Path) -> str:
    data = _data(path)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise _UnreadableError("", "кодировка UTF-16", "сохраните файл в кодировке UTF-8")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        found = "кодировка не UTF-8, похоже на Windows-1251"
        advice = "сохраните файл в кодировке UTF-8"
        raise _UnreadableError(f"строка {line}", found, advice) from None


def _data(path: Path) -> bytes:
    try:
        # A pipe under this name would be waited for without end.
        if not stat.S_ISREG(path.stat().st_mode):
            raise _UnreadableError("", "это не файл", "нужен обычный текстовый файл")
        with path.open("rb") as file:
            data = file.read(SIZE_MAX + 1)
    except FileNotFoundError:
        raise _UnreadableError("", "файла нет", "верните его из резервной копии") from None
    except PermissionError:
        raise _UnreadableError("", "файл закрыт для чтения", "откройте к нему доступ") from None
    except OSError:
        raise _UnreadableError("", "файл не читается", "проверьте диск и папку") from None
    if len(data) > SIZE_MAX:
        limit = f"нужно не больше {SIZE_MAX // 1024} КБ"
        raise _UnreadableError("", "файл слишком велик", limit)
    return data


def _syntax(name: str, message: str, text: str) -> Problem:
    """A fault of TOML itself, with its line and column."""
    place = _PLACE.search(message)
    lines = text.rstrip().split("\n")
    # «At the end of document» is the end of the last line with something on it.
    line, column = len(lines), len(lines[-1]) + 1
    if place and place.group(1):
        line, column = int(place.group(1)), int(place.group(2))
    key = f"строка {line}, столбец {column}"
    prefixes = (row[1:] for row in _REASONS if message.startswith(row[0]))
    found, expected = next(prefixes, _OTHERWISE)
    if message.startswith(_VAGUE):
        written = text.split("\n")[line - 1]
        expected = next((advice for seen, advice in _ADVICE if seen.search(written)), expected)
    return Problem(name, key, found, expected)
