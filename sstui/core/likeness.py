"""How much what is told of a family looks like a family that is known already.

Case, ё, hyphens, the order of words, gender endings of surnames, one mistyped letter, initials and
a day swapped with a month do not matter. Points only put the likely ones in order and leave the
unlikely ones out; whether it is the same family is for a person to say.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import product

from sstui.core.likeness_words import (
    address_parts,
    could_be_same_name,
    is_initial_of,
    is_patronymic,
    is_same_phone,
    name_words,
    one_letter_apart,
    phone_digits,
    surname_forms,
    surname_stem,
)

LIKELY = 45
"""Points from which a family is offered as a likely one."""

_LAST, _LAST_NEAR, _LAST_OTHER = 30, 25, -15
_FIRST, _FIRST_NEAR, _FIRST_INITIAL = 20, 15, 10
_PATRONYMIC, _PATRONYMIC_NEAR, _PATRONYMIC_INITIAL, _PATRONYMIC_OTHER = 15, 12, 8, -20
_BORN, _BORN_SWAPPED, _BORN_NEAR, _BORN_OTHER = 30, 22, 10, -40
_NO_SURNAME = -10
_PHONE, _ADDRESS, _HOUSE, _SURNAME_ALONE = 45, 45, 15, 15
_NEXT_PERSON = 0.5
"""What each further person who matches adds, as a share of that person's points."""


@dataclass(frozen=True, slots=True)
class PersonSketch:
    """What is told of one person; any of it may be empty or in a wrong field."""

    last: str = ""
    first: str = ""
    patronymic: str = ""
    born_on: date | None = None
    is_child: bool = False

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the name, folded, in the order in which they stand."""
        return name_words(f"{self.last} {self.first} {self.patronymic}")


@dataclass(frozen=True, slots=True)
class Sketch:
    """What is told of a family: people, phones and a place."""

    people: tuple[PersonSketch, ...] = ()
    phones: tuple[str, ...] = ()
    settlement_id: int | None = None
    address: str = ""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two sketches are, and in what."""

    points: int = 0
    reasons: tuple[str, ...] = ()

    @property
    def is_likely(self) -> bool:
        """Whether it is worth showing."""
        return self.points >= LIKELY

    @property
    def words(self) -> str:
        """«совпало: фамилия и имя, дата рождения»; empty when nothing is alike."""
        return f"совпало: {', '.join(self.reasons)}" if self.reasons else ""


def likeness(told: Sketch, known: Sketch) -> Likeness:
    """How much a told family looks like a known one."""
    points = 0.0
    reasons: list[str] = []
    alike = _pairs(told.people, known.people)
    for place, one in enumerate(alike):
        points += one.points * (_NEXT_PERSON if place else 1)
    for one in sorted(alike, key=lambda one: one.reasons[0].startswith("ребёнок")):
        reasons += one.reasons
    if not any("фамилия" in one for one in reasons) and _share_surname(told, known):
        points += _SURNAME_ALONE
        reasons.insert(0, "фамилия")
    for more, reason in (_phone(told, known), _place(told, known)):
        points += more
        reasons += [reason] if reason else []
    return Likeness(round(points), tuple(dict.fromkeys(reasons)))


def _pairs(told: Iterable[PersonSketch], known: Iterable[PersonSketch]) -> list[Likeness]:
    """How alike the people are, the most alike first; nobody is counted twice."""
    found = [(person_likeness(a, b), a, b) for a, b in product(told, known)]
    chosen: list[Likeness] = []
    taken: list[PersonSketch] = []
    for one, *both in sorted(found, key=lambda pair: -pair[0].points):
        if one.points > 0 and not any(person is other for person in both for other in taken):
            chosen.append(one)
            taken += both
    return chosen


@lru_cache(maxsize=4096)
def person_likeness(told: PersonSketch, known: PersonSketch) -> Likeness:
    """How much a told person looks like a known one; nothing at all if the first names differ."""
    words = list(told.words)
    last = _surname(words, known)
    patronymic = _named(words, known.patronymic, exact=True)
    first = _named(words, known.first)
    if patronymic is None:
        patronymic = _named(words, known.patronymic)
    if first is None and told.first and known.first:
        return Likeness()
    alone = (not words and not told.last) or not known.last
    said = [
        last or ((_NO_SURNAME if alone else _LAST_OTHER), ""),
        _FIRST_SAYS[first] if first else (0, ""),
        _PATRONYMIC_SAYS[patronymic] if patronymic else _other_patronymic(words, known),
        _born(told.born_on, known.born_on),
    ]
    points = sum(more for more, _ in said)
    if points <= 0 or not any(reason for _, reason in said):
        return Likeness()
    return Likeness(points, _in_words(told, [reason for _, reason in said]))


def _in_words(told: PersonSketch, reasons: list[str]) -> tuple[str, ...]:
    last, first, patronymic, born = reasons
    named = " и ".join(filter(None, (last, first)))
    kept = tuple(filter(None, (named, patronymic, born)))
    if not told.is_child:
        return kept
    # Inside brackets there are no other ones.
    return (f"ребёнок ({', '.join(one.replace(' (', ', ').rstrip(')') for one in kept)})",)


_FIRST_SAYS = {
    "same": (_FIRST, "имя"),
    "near": (_FIRST_NEAR, "имя (похоже)"),
    "initial": (_FIRST_INITIAL, "первая буква имени"),
}
_PATRONYMIC_SAYS = {
    "same": (_PATRONYMIC, "отчество"),
    "near": (_PATRONYMIC_NEAR, "отчество (похоже)"),
    "initial": (_PATRONYMIC_INITIAL, "первая буква отчества"),
}


def _surname(words: list[str], known: PersonSketch) -> tuple[int, str] | None:
    """How the surname is told; the words that tell it are taken away."""
    forms = surname_forms(known.last)
    whole = "".join(surname_stem(one) for one in name_words(known.last))
    for size in (2, 1):
        for at in range(len(words) - size + 1):
            if "".join(surname_stem(one) for one in words[at : at + size]) == whole:
                del words[at : at + size]
                return _LAST, "фамилия"
    for says, alike in (("часть", _is_same), ("похожа", one_letter_apart)):
        for at, word in enumerate(words):
            if len(word) > 1 and any(alike(surname_stem(word), form) for form in forms):
                del words[at]
                return _LAST_NEAR, f"фамилия ({says})"
    return None


def _named(words: list[str], known: str, *, exact: bool = False) -> str | None:
    """How a first name or a patronymic is told; the word that tells it is taken away."""
    target = "".join(name_words(known))
    if not target:
        return None
    if target not in words and "".join(words) == target:
        words.clear()
        return "same"
    for how, alike in list(_WAYS.items())[: 1 if exact else None]:
        for at, word in enumerate(words):
            if alike(word, target):
                del words[at]
                return how
    return None


def _is_same(one: str, other: str) -> bool:
    return one == other


_WAYS: dict[str, Callable[[str, str], bool]] = {
    "same": _is_same,
    "near": could_be_same_name,
    "initial": is_initial_of,
}


def _other_patronymic(words: list[str], known: PersonSketch) -> tuple[int, str]:
    has_own = any(is_patronymic(word) for word in words)
    return (_PATRONYMIC_OTHER if has_own and known.patronymic else 0), ""


def _born(told: date | None, known: date | None) -> tuple[int, str]:
    if told is None or known is None:
        return 0, ""
    if told == known:
        return _BORN, "дата рождения"
    if (told.year, told.month, told.day) == (known.year, known.day, known.month):
        return _BORN_SWAPPED, "дата рождения (день и месяц переставлены)"
    if one_letter_apart(f"{told:%d%m%Y}", f"{known:%d%m%Y}"):
        return _BORN_NEAR, "дата рождения (кроме одной цифры)"
    return _BORN_OTHER, ""


def _share_surname(told: Sketch, known: Sketch) -> bool:
    """Whether anybody told of has the whole surname of anybody known."""
    known_ones = {surname_forms(one.last)[-1:] for one in known.people if one.last}
    return any(surname_forms(one.last)[-1:] in known_ones for one in told.people if one.last)


def _phone(told: Sketch, known: Sketch) -> tuple[int, str]:
    pairs = product(_digits(told), _digits(known))
    return (_PHONE, "телефон") if any(is_same_phone(*pair) for pair in pairs) else (0, "")


def _digits(sketch: Sketch) -> list[str]:
    return [one for text in sketch.phones for one in phone_digits(text)]


def _place(told: Sketch, known: Sketch) -> tuple[int, str]:
    places = {told.settlement_id, known.settlement_id} - {None}
    streets, numbers, _ = address_parts(told.address)
    known_streets, known_numbers, _ = address_parts(known.address)
    is_same_street = streets and (streets <= known_streets or known_streets <= streets)
    if len(places) > 1 or not is_same_street or not known_streets:
        return 0, ""
    if not numbers or not known_numbers or numbers[0] != known_numbers[0]:
        return 0, ""
    if numbers == known_numbers:
        return _ADDRESS, "адрес"
    shorter = min(len(numbers), len(known_numbers))
    return (_HOUSE, "улица и дом") if numbers[:shorter] == known_numbers[:shorter] else (0, "")
