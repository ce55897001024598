"""A fault of TOML itself in one Russian sentence, for people who meet TOML for the first time."""

import re

from sstui.core.problems import Problem

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


def syntax(name: str, message: str, text: str) -> Problem:
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
