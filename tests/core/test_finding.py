"""A name is found by any letters of it that a person remembers."""

import pytest

from sstui.core.finding import Finder, search_key
from tests.calls import calls_of

NAMES = [
    "Иванов Пётр Ильич",
    "Ёлкина Мария Петровна",
    "Абдурахманова-Магомедова Патимат",
    "Петров Иван",
    "Управление социальной защиты (Дубки)",
    "Иванова Анна-Мария",
    "Живанович Ольга",
]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        (("иван",), ["Иванов Пётр Ильич", "Иванова Анна-Мария", "Петров Иван", "Живанович Ольга"]),
        (("ИВАНОВ ",), ["Иванов Пётр Ильич", "Иванова Анна-Мария", "Живанович Ольга"]),
        (("елкина",), ["Ёлкина Мария Петровна"]),
        (("мария ёлк",), ["Ёлкина Мария Петровна"]),
        (("петр иванов",), ["Иванов Пётр Ильич"]),
        (("магомедова абд",), ["Абдурахманова-Магомедова Патимат"]),
        (("абдурахманова-маг",), ["Абдурахманова-Магомедова Патимат"]),
        (("абдурахмановамаг",), ["Абдурахманова-Магомедова Патимат"]),
        (("аннамария",), ["Иванова Анна-Мария"]),
        (("дубки упр",), ["Управление социальной защиты (Дубки)"]),
        (("bdfyjdf", "иванова"), ["Иванова Анна-Мария"]),
        ((";bdfy", "живан"), ["Живанович Ольга"]),
        ((";", "ж"), ["Живанович Ольга"]),
        (("щука",), []),
        (("!", "!"), []),
        (("", ""), NAMES),
        (("  ",), NAMES),
    ],
)
def test_what_is_typed_finds(typed: tuple[str, ...], found: list[str]) -> None:
    assert [NAMES[number] for number in Finder(NAMES).find(*typed)] == found


def test_a_key_has_every_word_and_hyphens_as_one_word_too() -> None:
    assert search_key("Анна-Мария ЁЖ, 5") == " анна мария еж 5 аннамария"


def test_thousands_are_looked_through_with_little_work() -> None:
    names = [f"Фамилия{number} Имя{number % 97} Отчество{number % 31}" for number in range(20_000)]
    finder = Finder(names)
    found = finder.find("отчество30 имя5")
    assert found
    assert all(number % 31 == 30 and str(number % 97).startswith("5") for number in found)
    # Nothing is folded anew: a key is looked into twice at most, by every word.
    assert calls_of(lambda: finder.find("отчество30 имя5")) < 5 * len(names)
