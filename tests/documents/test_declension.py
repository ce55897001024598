"""Invented people with the names of a real district, in the cases that papers use."""

import subprocess
import sys
from pathlib import Path

import pytest

from sstui.core.records import FullName, NameForms, Sex
from sstui.documents.declension import GrammaticalCase, decline, doubtful, tidy

F, M = Sex.FEMALE, Sex.MALE
GENITIVE, DATIVE = GrammaticalCase.GENITIVE, GrammaticalCase.DATIVE
INSTRUMENTAL, NOMINATIVE = GrammaticalCase.INSTRUMENTAL, GrammaticalCase.NOMINATIVE
PLAIN = NameForms()

NAMES = Path(__file__).parent / "data" / "names.txt"


def _people() -> list[tuple[FullName, Sex, list[str]]]:
    lines = NAMES.read_text("utf-8").splitlines()
    rows = [line.split("|") for line in lines if not line.startswith("#")]
    sexes = {"ж": F, "м": M}
    return [(FullName(*written.split(",")), sexes[sex], forms) for sex, written, *forms in rows]


PEOPLE = _people()


@pytest.mark.parametrize(
    ("name", "sex", "forms"), PEOPLE, ids=[name.last + " " + name.first for name, *_ in PEOPLE]
)
def test_a_full_name_takes_the_case(name: FullName, sex: Sex, forms: list[str]) -> None:
    cases = (GENITIVE, DATIVE, INSTRUMENTAL)
    assert [decline(name, sex, case, PLAIN) for case in cases] == forms


def test_the_table_is_as_varied_as_the_district() -> None:
    assert len(PEOPLE) >= 60


@pytest.mark.parametrize(
    ("name", "sex", "accusative"),
    [
        (FullName("Толстая", "Любовь", "Ильинична"), F, "Толстую Любовь Ильиничну"),
        (FullName("Ёлкин", "Пётр", "Ильич"), M, "Ёлкина Петра Ильича"),
    ],
)
def test_the_accusative_follows_the_sex(name: FullName, sex: Sex, accusative: str) -> None:
    assert decline(name, sex, GrammaticalCase.ACCUSATIVE, PLAIN) == accusative


@pytest.mark.parametrize(
    ("written", "tidied"),
    [
        ("ИВАНОВ", "Иванов"),
        (" иванов\t", "Иванов"),
        ("иВАНОВ", "Иванов"),
        ("ИВАНОВА - ПЕТРОВА", "Иванова - Петрова"),
        ("МИРЗА-ЗАДЕ", "Мирза-Заде"),
        ("Мамед  ОГЛЫ", "Мамед оглы"),
        ("О'НИЛ", "О'Нил"),
        ("МакНил", "МакНил"),
        ("фон Берг", "фон Берг"),
        ("Ёлкина", "Ёлкина"),
        ("SMITH", "SMITH"),
        ("", ""),
    ],
)
def test_capitals_and_spaces_are_put_right_first(written: str, tidied: str) -> None:
    assert tidy(written) == tidied


def test_capitals_do_not_spoil_the_ending() -> None:
    shouted = FullName(" ИВАНОВ ", "ПЁТР", "ИЛЬИЧ")
    assert decline(shouted, M, GENITIVE, PLAIN) == "Иванова Петра Ильича"
    assert decline(shouted, M, NOMINATIVE, PLAIN) == "Иванов Пётр Ильич"


def test_a_corrected_form_wins() -> None:
    name = FullName("Соловей", "Иван", "Петрович")
    stored = NameForms(genitive="Соловья Ивана Петровича")
    assert decline(name, M, GENITIVE, stored) == "Соловья Ивана Петровича"
    assert not doubtful(name, M, GENITIVE, stored)
    assert decline(name, M, DATIVE, NameForms(dative="  ")) == "Соловею Ивану Петровичу"


@pytest.mark.parametrize(
    ("name", "sex"),
    [
        (FullName("Smith", "Иван"), M),
        (FullName("Ивaнов", "Иван"), M),  # the «a» is Latin
        (FullName("Иванов", "И.", "П."), M),
        (FullName("Иванов", "И"), M),
        (FullName("Иванова", "Мария2"), F),
        (FullName("Соловей", "Иван"), M),
        (FullName("Швец", "Иван"), M),
        (FullName("Савёнок", "Иван"), M),
        (FullName("Мышь", "Иван"), M),
        (FullName("Иванов", "Шота"), M),
    ],
    ids=lambda value: value.full if isinstance(value, FullName) else value.value,
)
def test_a_form_that_may_be_wrong_is_reported(name: FullName, sex: Sex) -> None:
    assert doubtful(name, sex, GENITIVE, PLAIN)
    assert not doubtful(name, sex, NOMINATIVE, PLAIN)


@pytest.mark.parametrize(
    ("name", "sex"), [(name, sex) for name, sex, _ in PEOPLE if name.last != "Кравец"]
)
def test_ordinary_names_raise_no_doubt(name: FullName, sex: Sex) -> None:
    assert not doubtful(name, sex, GENITIVE, PLAIN)


def test_every_case_has_its_words() -> None:
    assert [case.label for case in GrammaticalCase] == [
        "именительный",
        "родительный",
        "дательный",
        "винительный",
        "творительный",
    ]
    assert [case.question for case in GrammaticalCase] == [
        "кто?",
        "кого?",
        "кому?",
        "кого?",
        "кем?",
    ]


def test_the_rules_of_endings_are_read_only_when_needed() -> None:
    code = "import sys, sstui.documents.declension; sys.exit('pytrovich' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
