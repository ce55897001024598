"""Text and times as people type them."""

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sstui.core.refusal import Refusal
from sstui.core.text import clean_name, clean_note, compose, fold, sort_key
from sstui.core.times import clean_time


@pytest.mark.parametrize(
    ("text", "folded"),
    [("Ёлкина", "елкина"), ("  ИВАНОВ   Пётр ", "иванов петр"), ("\u0438\u0306", "й"), ("", "")],
)
def test_folding_ignores_case_yo_and_spaces(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_every_character_alone_is_composed_as_unicode_says() -> None:
    wrong = [
        code
        for code in range(sys.maxunicode + 1)
        if compose(chr(code)) != unicodedata.normalize("NFC", chr(code))
    ]
    assert wrong == []


@given(st.text(st.sampled_from("Aeе\u0438й\u0306\u0301\u0308ё№—Ω\u2126\u1100\u1161 1")))
def test_texts_are_composed_as_unicode_says(text: str) -> None:
    assert compose(text) == unicodedata.normalize("NFC", text)


def test_names_sort_by_the_alphabet() -> None:
    names = ["Жуков", "Ёлкин", "Ельцов", "Андреев", "Еремин"]
    assert sorted(names, key=sort_key) == ["Андреев", "Ельцов", "Еремин", "Ёлкин", "Жуков"]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (" Анна  Мария\t", "Анна Мария"),
        ("[red]Иванова[/]", "[red]Иванова[/]"),
        ("Ив\x1b[31mанова\x00", "Ив[31mанова"),
        ("Ив\u202eано\u200bва\ufeff", "Иванова"),
        ("Ив\ud800анова", "Иванова"),
        ("\u0438\u0306", "й"),
        ("Строка\nвторая", "Строка вторая"),
    ],
)
def test_a_name_keeps_what_can_be_seen(typed: str, kept: str) -> None:
    assert clean_name(typed, "имя") == kept


def test_a_note_keeps_its_lines() -> None:
    assert clean_note("раз\r\nдва\rтри\x07\t ", "заметки") == "раз\nдва\nтри"


def test_empty_and_endless_are_refused() -> None:
    assert clean_name(" ", "имя", required=False) == ""
    with pytest.raises(Refusal, match="Не заполнено: имя"):
        clean_name(" \u200b", "имя")
    with pytest.raises(Refusal, match="не больше 120 знаков"):
        clean_name("я" * 121, "имя")
    with pytest.raises(Refusal, match="не больше 20000 знаков"):
        clean_note("я" * 20_001, "заметки")


@pytest.mark.parametrize(
    ("typed", "time"),
    [
        ("", ""),
        ("9", "09:00"),
        ("9:30", "09:30"),
        ("9.30", "09:30"),
        ("09-30", "09:30"),
        ("0930", "09:30"),
        ("14 05", "14:05"),
        ("23:59", "23:59"),
        ("9ч", "09:00"),
    ],
)
def test_times(typed: str, time: str) -> None:
    assert clean_time(typed) == time


@pytest.mark.parametrize("typed", ["24:00", "9:60", "утром", "9:3", "2560", "-1"])
def test_no_such_time(typed: str) -> None:
    with pytest.raises(Refusal, match="Нет такого времени"):
        clean_time(typed)
