"""Numbers that two alike sketches have in common, so that an index finds the ones to compare.

A token stands for one thing said: a surname without one letter with a first name, a surname with
initials, a birth date, the end of a phone, a house. Sketches that share none are not alike enough
to be shown: neither a surname nor a first name alone is, so that these have no tokens.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import permutations, product
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

_NAME, _INITIALS, _BORN, _PHONE, _HOUSE = 4, 2, 3, 4, 4


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
    names = name_words(f"{person.first} {person.patronymic}")
    found = _tokens_of_name(surname_forms(person.last), names)
    if person.is_child and not person.last:
        # A child told of in one line: any of its words may be the surname.
        for word in names:
            found |= _tokens_of_name(surname_forms(word), [one for one in names if one != word])
    if person.born_on is not None:
        found.add(_token("born", person.born_on.isoformat()))
    return found


def _tokens_of_name(forms: Iterable[str], names: Sequence[str]) -> set[int]:
    letters = [one[0] for one in names[:2]]
    found = set()
    for form in forms:
        found |= {_token("initials", form + one) for one in (*letters, "".join(letters)) if one}
        for first in names[:1]:
            found |= {_token("name", f"{one} {first}") for one in with_one_letter_less(form)}
    return found


def _wanted_of_person(person: PersonSketch) -> Iterator[Wanted]:
    words = person.words
    for form, rest in _surnames_wanted(words):
        letters = {one[0] for one in rest}
        for one in letters | {a[0] + b[0] for a, b in permutations(rest, 2)}:
            said = f"initials {len(one)} {form}"
            yield Wanted(_token("initials", form + one), said, _INITIALS)
        for one, other in product(with_one_letter_less(form), rest):
            yield Wanted(_token("name", f"{one} {other}"), f"name {form}", _NAME)
    for day in _days(person.born_on):
        yield Wanted(_token("born", day.isoformat()), f"born {person.born_on}", _BORN)


def _surnames_wanted(words: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
    """Each word, or two together, as a surname: its stem and the other words."""
    for size in (1, 2):
        for at in range(len(words) - size + 1):
            text = " ".join(words[at : at + size])
            if len(text) > 1:
                yield surname_forms(text)[-1], [*words[:at], *words[at + size :]]


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
