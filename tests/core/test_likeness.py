"""Telling whether a told family looks like a known one."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sstui.core.likeness import PersonSketch, Sketch, likeness
from sstui.core.likeness_tokens import tokens_of, wanted_of
from sstui.core.likeness_words import (
    address_parts,
    one_letter_apart,
    phone_digits,
    surname_stem,
    with_one_letter_less,
)
from tests.core.likeness_pairs import Pair, pairs

ALL = list(pairs())


def test_there_are_a_hundred_pairs_of_each_kind() -> None:
    assert len([one for one in ALL if one.is_same]) >= 100
    assert len([one for one in ALL if not one.is_same]) >= 100
    assert len({one.line for one in ALL}) == len(ALL)


@pytest.mark.parametrize("pair", ALL, ids=lambda one: one.line)
def test_a_pair_is_found_or_left_out(pair: Pair) -> None:
    found = likeness(pair.told, pair.known)
    assert found.is_likely is pair.is_same, found
    assert not pair.is_same or found.reasons


@pytest.mark.parametrize("pair", [one for one in ALL if one.is_same], ids=lambda one: one.line)
def test_the_index_leads_to_every_pair_that_must_be_found(pair: Pair) -> None:
    assert {one.token for one in wanted_of(pair.told)} & tokens_of(pair.known)


def test_what_matches_is_told_in_words() -> None:
    told = Sketch(
        (
            PersonSketch("Иванов", "Мария", "Петровна", date(1988, 12, 3)),
            PersonSketch(first="Артём", born_on=date(2015, 5, 2), is_child=True),
        ),
        ("89101112233",),
        1,
        "Луговая, 5",
    )
    known = Sketch(
        (
            PersonSketch("Иванова", "Мария", "Петровна", date(1988, 3, 12)),
            PersonSketch("Иванов", "Артём", "Ильич", date(2015, 5, 2)),
        ),
        ("8 910 111-22-33",),
        1,
        "ул. Луговая, д. 5, кв. 2",
    )
    assert likeness(told, known).words == (
        "совпало: фамилия и имя, отчество, дата рождения (день и месяц переставлены), "
        "ребёнок (имя, дата рождения), телефон, улица и дом"
    )
    assert likeness(Sketch(), known).words == ""
    assert likeness(told, Sketch()).points == 0


def test_a_person_is_counted_once() -> None:
    twice = PersonSketch("Иванова", "Мария")
    once = likeness(Sketch((twice,)), Sketch((twice,)))
    assert likeness(Sketch((twice, twice)), Sketch((twice,))) == once


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("иванов", "ивонов", True),
        ("иванов", "ивнов", True),
        ("иванов", "иавнов", True),
        ("иванов", "иванов", False),
        ("иванов", "ианвво", False),
        ("иванов", "иванова", True),
        ("ким", "кил", False),
        ("петров", "петрвоо", False),
    ],
)
def test_one_letter(one: str, other: str, apart: bool) -> None:
    assert one_letter_apart(one, other) is apart
    assert one_letter_apart(other, one) is apart


@given(
    st.text("абвгде", min_size=5, max_size=12), st.data(), st.sampled_from(["-", "+", "~", "<>"])
)
def test_any_one_letter_typo_has_a_form_in_common(word: str, data: st.DataObject, how: str) -> None:
    at = data.draw(st.integers(0, len(word) - 2))
    letter = data.draw(st.sampled_from("абвгде"))
    typed = {
        "-": word[:at] + word[at + 1 :],
        "+": word[:at] + letter + word[at:],
        "~": word[:at] + letter + word[at + 1 :],
        "<>": word[:at] + word[at + 1] + word[at] + word[at + 2 :],
    }[how]
    assert typed == word or one_letter_apart(word, typed)
    assert with_one_letter_less(word) & with_one_letter_less(typed)


@pytest.mark.parametrize(
    ("surname", "stem"),
    [
        ("иванова", "иванов"), ("достоевская", "достоевск"), ("достоевский", "достоевск"),
        ("толстая", "толст"), ("толстой", "толст"), ("филиппова", "филипов"), ("ким", "ким"),
        ("цой", "цой"), ("седых", "седых"), ("шевченко", "шевченко"),
    ],
)  # fmt: skip
def test_stems(surname: str, stem: str) -> None:
    assert surname_stem(surname) == stem


@pytest.mark.parametrize(
    ("address", "words", "numbers"),
    [
        ("ул. Ленина, д. 5, кв. 3", {"ленина"}, ("5", "3")),
        ("Ленина 5А-3", {"ленина"}, ("5а", "3")),
        ("ул. 40 лет Октября, 7", {"40", "лет", "октября"}, ("7",)),
        ("с. Заречье", {"заречье"}, ()),
        ("", set(), ()),
    ],
)
def test_addresses(address: str, words: set[str], numbers: tuple[str, ...]) -> None:
    found, in_order, _ = address_parts(address)
    assert (set(found), in_order) == (words, numbers)


def test_phones() -> None:
    assert phone_digits("8 (910) 111-22-33, 12-34-56; доб. 12") == ("9101112233", "123456")
    assert phone_digits("нет") == ()


@given(st.text(max_size=200), st.text(max_size=200))
def test_any_text_is_taken(told: str, known: str) -> None:
    sketches = [Sketch((PersonSketch(one, one, one),), (one,), 1, one) for one in (told, known)]
    assert likeness(*sketches).points >= 0
    assert tokens_of(sketches[0]) >= set()
    assert all(one.weight > 0 for one in wanted_of(sketches[1]))
