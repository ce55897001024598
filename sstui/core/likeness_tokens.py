"""Numbers that two alike sketches have in common, so that an index finds the ones to compare.

A token stands for one thing said: a surname without one letter, a first name, a birth date, the
end of a phone, a house. Sketches that share none are not alike; those that share some may be.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from zlib import crc32

from sstui.core.likeness import PersonSketch, Sketch
from sstui.core.likeness_words import (
    PHONE_SUFFIX,
    address_parts,
    name_words,
    phone_digits,
    surname_forms,
    with_one_letter_less,
)

_SURNAME, _INITIAL, _NAME, _BORN, _PHONE, _HOUSE = 3, 2, 2, 3, 4, 4


@dataclass(frozen=True, slots=True)
class Wanted:
    """A token to look for: what it says and how much that weighs."""

    token: int
    said: str
    """Tokens of one thing said count once."""
    weight: int


def tokens_of(sketch: Sketch) -> set[int]:
    """The tokens that a known person, family or appeal is found by."""
    found: set[int] = set()
    for one in sketch.people:
        found |= _tokens_of_person(one)
    for text in sketch.phones:
        found |= {_token("phone", one[-PHONE_SUFFIX:]) for one in phone_digits(text)}
    return found | set(_house(sketch.address))


def wanted_of(sketch: Sketch) -> Iterator[Wanted]:
    """The tokens to look for when somebody tells of a family; words may stand in any order."""
    for one in sketch.people:
        yield from _wanted_of_person(one)
    for text in sketch.phones:
        for digits in phone_digits(text):
            yield Wanted(_token("phone", digits[-PHONE_SUFFIX:]), digits, _PHONE)
    for token in _house(sketch.address):
        yield Wanted(token, "address", _HOUSE)


def _tokens_of_person(person: PersonSketch) -> set[int]:
    found: set[int] = set()
    names = name_words(f"{person.first} {person.patronymic}")
    for form in surname_forms(person.last):
        found |= {_token("last", one) for one in with_one_letter_less(form)}
        found |= {_token("initial", form + one[0]) for one in names[:1]}
    found |= {_token("name", one) for one in names if len(one) > 1}
    if person.is_child and not person.last:
        # A child told of in one line: any of its words may be the surname.
        for word in names:
            found |= {_token("last", form) for form in surname_forms(word)}
    if person.born_on is not None:
        found.add(_token("born", person.born_on.isoformat()))
    return found


def _wanted_of_person(person: PersonSketch) -> Iterator[Wanted]:
    words = [one for one in person.words if len(one) > 1]
    letters = {one[0] for one in person.words}
    for word in words:
        yield Wanted(_token("name", word), word, _NAME)
    for form in _surnames_wanted(words):
        for one in with_one_letter_less(form):
            yield Wanted(_token("last", one), f"last {form}", _SURNAME)
        for letter in letters:
            yield Wanted(_token("initial", form + letter), f"initial {form}", _INITIAL)
    for day in _days(person.born_on):
        yield Wanted(_token("born", day.isoformat()), f"born {person.born_on}", _BORN)


def _surnames_wanted(words: Iterable[str]) -> set[str]:
    whole = list(words)
    pairs = [f"{one} {other}" for one, other in pairwise(whole)]
    return {form for text in (*whole, *pairs) for form in surname_forms(text)}


def _days(born_on: date | None) -> Iterator[date]:
    if born_on is None:
        return
    yield born_on
    if born_on.day <= 12:
        yield date(born_on.year, born_on.day, born_on.month)


def _house(address: str) -> Iterator[int]:
    _, numbers, street = address_parts(address)
    if street and numbers:
        yield _token("house", f"{street} {numbers[0]}")


def _token(kind: str, text: str) -> int:
    return crc32(f"{kind} {text}".encode())
