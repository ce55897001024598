"""Records have words for people, and refuse what cannot be."""

from datetime import date

import pytest

from sstui.core.compliance import State
from sstui.core.norms import Level, Norm, NormSet, Per
from sstui.core.problems import Problem, Problems
from sstui.core.records import Case, CaseId, FamilyId, FullName, Outcome, Place, Role, Sex


@pytest.mark.parametrize("words", [Outcome, Place, Role, Sex, State, Per])
def test_every_value_has_its_own_russian_words(words) -> None:  # type: ignore[no-untyped-def]
    labels = [one.label for one in words]
    assert len(set(labels)) == len(labels)
    assert all(label == label.lower() and not label.isascii() for label in labels)


def test_names_in_full_and_with_initials() -> None:
    name = FullName("Ёлкина", "Мария", "Петровна")
    assert (name.full, name.short) == ("Ёлкина Мария Петровна", "Ёлкина\u00a0М.\u00a0П.")
    assert FullName("Ким", "Ен").full == "Ким Ен"


def test_an_expired_term_alone_closes_nothing() -> None:
    case = Case(CaseId(1), "1/2026", FamilyId(1), date(2020, 1, 1))
    assert case.is_open(date(2026, 1, 1))
    ended = Case(CaseId(1), "1/2026", FamilyId(1), date(2020, 1, 1), date(2026, 1, 1))
    assert ended.is_open(date(2026, 1, 1))
    assert not ended.is_open(date(2026, 1, 2))


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ((-1, 2, Per.MONTH, 12), "не бывает отрицательным"),
        ((1, 2, Per.MONTH, 0), "term_months = 0"),
    ],
)
def test_a_norm_refuses_what_cannot_be(numbers: tuple[int, int, Per, int], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        Norm(*numbers)


def test_levels_by_severity() -> None:
    norm = Norm(1, 2, Per.MONTH, 12)
    levels = {code: Level(code, code, code, rank, norm) for code, rank in (("b", 2), ("a", 1))}
    assert [one.code for one in NormSet(date(2020, 1, 1), levels).by_rank()] == ["a", "b"]


def test_a_problem_says_where_what_and_what_would_be_right() -> None:
    whole = Problem("office.toml", "profile", "нет такого профиля", "есть: tula")
    bare = Problem("office.toml", "", "файл пуст", "")
    assert str(whole) == "office.toml: profile: нет такого профиля; есть: tula"
    assert str(Problems((whole, bare))).endswith("\noffice.toml: файл пуст")
