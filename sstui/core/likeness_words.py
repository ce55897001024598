"""Names, addresses and phones taken apart, so that two ways of writing the same compare equal."""

import re
from functools import lru_cache

from sstui.core.likeness_names import KNOWN_NAMES, VARIANTS
from sstui.core.text import fold

_WORD = re.compile(r"[^\W\d_]+")
_ADDRESS_PART = re.compile(r"\d+|[^\W\d_]+")
_SPLIT_PHONES = re.compile(r"[,;/\n]|\sи\s")
_DESIGNATORS = """
ул улица пер переулок пр пркт просп проспект бр бул бульвар ш шоссе пл площадь наб набережная
проезд туп тупик мкр микрорайон д дом корп корпус к стр строение кв квартира ком комната оф
с село п пос поселок г город дер деревня пгт х хутор ст станица рп
"""
_KINDS = frozenset(_DESIGNATORS.split())
_LAST_HOUSE = 4
NEAR_LENGTH = 4
"""Shortest word in which one letter may be a mistake and not another word."""
PHONE_SUFFIX = 5
"""Digits of a phone that are written the same way in a village and in the register."""
_PHONE_LENGTH = 10

_ENDINGS = (
    ("ская", "ск"), ("цкая", "цк"), ("ский", "ск"), ("цкий", "цк"), ("ской", "ск"), ("цкой", "цк"),
    ("ва", "в"), ("на", "н"),
    ("ая", ""), ("яя", ""), ("ый", ""), ("ий", ""), ("ой", ""),
)  # fmt: skip
_PATRONYMIC = ("ич", "вна", "чна", "шна", "оглы", "кызы")
_DOUBLED = re.compile(r"(.)\1+")


@lru_cache(maxsize=65536)
def name_words(text: str) -> tuple[str, ...]:
    """The words of a name, folded; parts of a double name stand as words of their own."""
    return tuple(_WORD.findall(fold(text)))


@lru_cache(maxsize=65536)
def surname_stem(word: str) -> str:
    """A folded surname without gender ending and doubled letters: Филиппова is «филипов»."""
    word = _DOUBLED.sub(r"\1", word)
    for ending, left in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) + len(left) >= 3:
            return word[: -len(ending)] + left
    return word


@lru_cache(maxsize=65536)
def surname_forms(surname: str) -> tuple[str, ...]:
    """Stems of a surname: of each part of a double one, and of all parts written together."""
    words = name_words(surname)
    stems = [surname_stem(one) for one in words if len(one) > 1]
    if len(words) > 1:
        stems.append("".join(surname_stem(one) for one in words))
    return tuple(dict.fromkeys(stems))


def with_one_letter_less(word: str) -> set[str]:
    """The word and all that is left of it without one letter.

    Two words one letter apart (changed, missing, added or two swapped) have such a form in common.
    """
    if len(word) < NEAR_LENGTH:
        return {word}
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}


@lru_cache(maxsize=65536)
def one_letter_apart(one: str, other: str) -> bool:
    """Whether one mistyped letter, or two swapped ones, make one word of the other."""
    short, long = sorted((one, other), key=len)
    if short == long or len(long) - len(short) > 1 or len(short) < NEAR_LENGTH:
        return False
    same = next((at for at, (a, b) in enumerate(zip(short, long)) if a != b), len(short))  # noqa: B905
    rest, other_rest = short[same:], long[same:]
    if len(short) != len(long):
        return rest == other_rest[1:]
    swapped = rest[1::-1] + rest[2:]
    return rest[1:] == other_rest[1:] or swapped == other_rest


@lru_cache(maxsize=65536)
def could_be_same_name(one: str, other: str) -> bool:
    """Whether two different first names may be the same one, written otherwise or mistyped.

    Names that both exist (Алина, Арина; Александр, Александра) are two different people's.
    """
    if any(one in group and other in group for group in VARIANTS):
        return True
    if one in KNOWN_NAMES and other in KNOWN_NAMES:
        return False
    return one_letter_apart(one, other) and not _differ_in_gender(one, other)


def _differ_in_gender(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    if len(short) != len(long):
        return long[:-1] == short and long[-1] in "ая"
    return one[:-1] == other[:-1] and {one[-1], other[-1]} == {"й", "я"}


def is_initial_of(one: str, other: str) -> bool:
    """Whether one of two words is only the first letter of the other, or both are one letter."""
    return min(len(one), len(other)) == 1 and one[:1] == other[:1]


def is_patronymic(word: str) -> bool:
    """Whether a folded word looks like a patronymic."""
    return len(word) > 4 and word.endswith(_PATRONYMIC)


@lru_cache(maxsize=16384)
def address_parts(address: str) -> tuple[frozenset[str], tuple[str, ...], str]:
    """Words of an address, its numbers from the house on, and the word before the house.

    What kind of street or settlement it is does not matter; a letter after a number belongs to
    it («5а», «5 А»), and a number before the first word belongs to the street («40 лет Октября»).
    """
    words: list[str] = []
    numbers: list[str] = []
    after_number = False
    for part in _ADDRESS_PART.findall(fold(address)):
        if part.isdigit():
            if words:
                numbers.append(part)
            else:
                words.append(part)
            after_number = bool(numbers)
        elif part in _KINDS:
            after_number = False
        elif after_number and len(part) == 1:
            numbers[-1] += part
        else:
            words += [*numbers, part]
            numbers = []
            after_number = False
    return frozenset(words), tuple(numbers[:_LAST_HOUSE]), words[-1] if words else ""


@lru_cache(maxsize=16384)
def phone_digits(text: str) -> tuple[str, ...]:
    """Phones of a field as their last ten digits, or all digits of a local one."""
    found = (re.sub(r"\D", "", one)[-_PHONE_LENGTH:] for one in _SPLIT_PHONES.split(text))
    return tuple(dict.fromkeys(one for one in found if len(one) >= PHONE_SUFFIX))


def is_same_phone(one: str, other: str) -> bool:
    """Whether two phones of `phone_digits` are one: a local number ends the full one."""
    return one.endswith(other) or other.endswith(one)
