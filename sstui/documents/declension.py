"""A person's full name in the case that a paper needs.

pytrovich knows the endings; what it leaves wrong (capitals, frozen first parts such as «Бек-»,
patronymics with «оглы») is settled before it is asked. A form that a person has corrected always
wins, and a form that may be wrong is reported, so that the card can say «проверьте падеж».
"""

import re
from collections.abc import Iterator
from enum import StrEnum

from sstui.core.records import FullName, NameForms, Sex


class GrammaticalCase(StrEnum):
    """The cases that our papers use."""

    NOMINATIVE = "nominative"
    GENITIVE = "genitive"
    DATIVE = "dative"
    ACCUSATIVE = "accusative"
    INSTRUMENTAL = "instrumental"

    @property
    def label(self) -> str:
        """«родительный»."""
        return _LABELS[self.value]

    @property
    def question(self) -> str:
        """The question of the case, for a person who checks a form: «кого?»."""
        return _QUESTIONS[self.value]


class _Part(StrEnum):
    """A part of a full name, by pytrovich's names."""

    LAST = "LASTNAME"
    FIRST = "FIRSTNAME"
    PATRONYMIC = "MIDDLENAME"


_LABELS = {
    "nominative": "именительный",
    "genitive": "родительный",
    "dative": "дательный",
    "accusative": "винительный",
    "instrumental": "творительный",
}
_QUESTIONS = {
    "nominative": "кто?",
    "genitive": "кого?",
    "dative": "кому?",
    "accusative": "кого?",
    "instrumental": "кем?",
}

# First parts of double surnames that keep their form: Бек-Мурзин, Тер-Осипов, Кара-Мурза.
_FROZEN_FIRST = frozenset(
    {"бек", "тер", "мирза", "кара", "аль", "эль", "абу", "ибн", "бонч", "мелик", "хан", "шах"}
    | {"гаджи", "али", "сен", "мак"}
)
_FROZEN_LAST = frozenset({"заде"})
_SON_OR_DAUGHTER = frozenset(["оглы", "кызы", "гызы", "кизи", "улы", "угли", "уулу"])
_SMALL_WORDS = _SON_OR_DAUGHTER | frozenset(["фон", "де", "ван", "дер", "аль", "эль", "ибн", "бин"])

_WORD = re.compile(r"[А-Яа-яЁё]+(?:['’][А-Яа-яЁё]+)*")
_FOREIGN = re.compile(r"[^А-Яа-яЁё'’() -]")
# A vowel that may drop out (Соловей — Соловья) depends on the family, not on the spelling.
_FLEETING = re.compile(r"(?:ец|яц|ей|ок|ёк|ёл|ел|ень)$", re.IGNORECASE)
_MISSPELT = re.compile(r"[жшчщ][яюы]", re.IGNORECASE)
_VOWELS = "аеёиоуыэюя"


def decline(name: FullName, sex: Sex, case: GrammaticalCase, stored: NameForms) -> str:
    """The full name in a case; the stored corrected form where there is one.

    Args:
        name: as it was entered, in any capitals and with any spaces.
        sex: as it was asked; it is never guessed from the name.
        case: the case needed; the nominative is the tidied name itself.
        stored: forms that a person has corrected, empty ones are computed.
    """
    if written := _stored(stored, case):
        return written
    forms = (_decline_part(part, text, sex, case) for part, text in _parts(name))
    return " ".join(form for form in forms if form)


def doubtful(name: FullName, sex: Sex, case: GrammaticalCase, stored: NameForms) -> bool:
    """Whether a person should look at the computed form before it is printed.

    True for letters other than Russian, abbreviations, surnames with a vowel that may drop out,
    and a form that came back unchanged though names of that kind decline.
    """
    if case is GrammaticalCase.NOMINATIVE or _stored(stored, case):
        return False
    return any(_doubtful_part(part, text, sex, case) for part, text in _parts(name))


def tidy(text: str) -> str:
    """One part of a name with single spaces and ordinary capitals: « ИВАНОВ» gives «Иванов»."""
    return " ".join(_tidy_word(word) for word in text.split())


def _stored(stored: NameForms, case: GrammaticalCase) -> str:
    """The corrected form of a case, or an empty string; the nominative is never stored."""
    if case is GrammaticalCase.NOMINATIVE:
        return ""
    form: str = getattr(stored, case.value)
    return form.strip()


def _parts(name: FullName) -> Iterator[tuple[_Part, str]]:
    """The parts that the name has, tidied."""
    written = (name.last, name.first, name.patronymic)
    for part, text in zip(_Part, written, strict=True):
        if tidied := tidy(text):
            yield part, tidied


def _tidy_word(word: str) -> str:
    """Capitals pressed by mistake are undone; «МакНил» and «оглы» stay as they are."""
    if word.lower() in _SMALL_WORDS and (word.isupper() or word.islower()):
        return word.lower()
    has_capitals_wrong = word.isupper() or word.islower() or word.swapcase().istitle()
    return word.title() if has_capitals_wrong and _WORD.search(word) else word


def _decline_part(part: _Part, text: str, sex: Sex, case: GrammaticalCase) -> str:
    """One part of a name, every word of it declined; brackets and hyphens stay where they are."""
    if case is GrammaticalCase.NOMINATIVE:
        return text
    return "".join(
        _inflect(part, piece, sex, case) if declines else piece
        for piece, declines in _pieces(part, text)
    )


def _pieces(part: _Part, text: str) -> Iterator[tuple[str, bool]]:
    """The text cut into words and what stands between them; True for a word that may decline."""
    small_patronymic = part is _Part.PATRONYMIC and _SON_OR_DAUGHTER & {
        word.lower() for word in _WORD.findall(text)
    }
    end = 0
    for match in _WORD.finditer(text):
        yield text[end : match.start()], False
        end = match.end()
        word = match.group()
        is_first = text[end : end + 1] == "-"
        frozen = word.lower() in (_FROZEN_FIRST if is_first else _FROZEN_LAST)
        yield word, not (frozen or small_patronymic or word in _SMALL_WORDS)
    yield text[end:], False


def _inflect(part: _Part, word: str, sex: Sex, case: GrammaticalCase) -> str:
    """One word by pytrovich's rules, which it reads once (about 20 ms), hence the late import."""
    from pytrovich.enums import Case, Gender, NamePart
    from pytrovich.maker import PetrovichDeclinationMaker

    gender = Gender.FEMALE if sex is Sex.FEMALE else Gender.MALE
    maker = PetrovichDeclinationMaker()
    return maker.make(NamePart[part.value], gender, Case[case.name], word)


def _doubtful_part(part: _Part, text: str, sex: Sex, case: GrammaticalCase) -> bool:
    """Whether one part of the name may have come out wrong."""
    if _FOREIGN.search(text):
        return True
    words = [piece for piece, declines in _pieces(part, text) if declines]
    return any(_doubtful_word(part, word, sex, case) for word in words)


def _doubtful_word(part: _Part, word: str, sex: Sex, case: GrammaticalCase) -> bool:
    """Whether one word may have come out wrong."""
    form = _inflect(part, word, sex, case)
    if form == word:
        return len(word) == 1 or _usually_declines(word.lower(), sex)
    loses_vowel = part is _Part.LAST and sex is Sex.MALE and _FLEETING.search(word)
    return bool(loses_vowel or _MISSPELT.search(form[-3:]))


def _usually_declines(word: str, sex: Sex) -> bool:
    """Whether names with such an ending change: «Орлов», «Нечай», «Скиба», but not «Долгих»."""
    if word[-1] in "ая":
        return word[-2] not in _VOWELS
    return sex is Sex.MALE and word[-1] not in _VOWELS and not word.endswith(("ых", "их"))
