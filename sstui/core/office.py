"""What the office's files give: who the institution is, its words, its dictionaries.

Pure records; `sstui.config` fills them from TOML. Word forms are written by people, because the
words themselves differ by region (seed 000 says «договор», seed 001 «соглашение»).
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta, timezone
from typing import Generic, TypeVar

from sstui.core.records import FullName, NameForms, Sex

RUSSIAN_ZONES = {
    "Europe/Kaliningrad": 2,
    "Europe/Moscow": 3,
    "Europe/Simferopol": 3,
    "Europe/Kirov": 3,
    "Europe/Volgograd": 3,
    "Europe/Astrakhan": 4,
    "Europe/Samara": 4,
    "Europe/Saratov": 4,
    "Europe/Ulyanovsk": 4,
    "Asia/Yekaterinburg": 5,
    "Asia/Omsk": 6,
    "Asia/Barnaul": 7,
    "Asia/Krasnoyarsk": 7,
    "Asia/Novokuznetsk": 7,
    "Asia/Novosibirsk": 7,
    "Asia/Tomsk": 7,
    "Asia/Irkutsk": 8,
    "Asia/Chita": 9,
    "Asia/Khandyga": 9,
    "Asia/Yakutsk": 9,
    "Asia/Ust-Nera": 10,
    "Asia/Vladivostok": 10,
    "Asia/Magadan": 11,
    "Asia/Sakhalin": 11,
    "Asia/Srednekolymsk": 11,
    "Asia/Anadyr": 12,
    "Asia/Kamchatka": 12,
}
"""IANA names of Russia's zones and their hours ahead of UTC; none of them has a summer time.

A table rather than the system's time zone files, because Windows has none.
"""

USUAL_HOURS = 40
"""Working hours of a week where the office says nothing else (Labour Code art. 91)."""

USUAL_LOCK = 15
"""Minutes until an idle screen hides where the office says nothing else."""


@dataclass(frozen=True, slots=True)
class Forms:
    """A word or phrase in the six grammatical cases."""

    nominative: str
    genitive: str
    dative: str
    accusative: str
    instrumental: str
    prepositional: str
    short: str = ""
    """Abbreviation or shorter word for narrow places: «ИПССС»; empty when there is none."""


@dataclass(frozen=True, slots=True)
class Institution:
    """The institution as its papers name it."""

    name: str
    name_genitive: str
    short: str
    place: str
    """Town or village where papers are signed: «посёлок Светлый»."""
    address: str
    phone: str
    department: str
    """«отделение помощи семье и детям»."""
    department_genitive: str
    details: str = ""
    """Registration and bank details for the last lines of an agreement, line by line."""


@dataclass(frozen=True, slots=True)
class Director:
    """Who signs for the institution."""

    post: str
    post_genitive: str
    name: FullName
    sex: Sex
    basis: str
    """What the powers rest on, in the genitive: «Устава»."""
    forms: NameForms = field(default_factory=NameForms)
    """Corrected cases of the name; an empty one is computed when it is needed."""


@dataclass(frozen=True, slots=True)
class OfficeSettings:
    """`office.toml`: what only this office knows about itself."""

    institution: Institution
    director: Director
    profile: str
    """Code of the regional profile."""
    time_zone: str = "Europe/Moscow"
    agreement_number: str = "{n}/{year}"
    """Pattern for `str.format` with `n` and `year`; always holds `{n}`."""
    case_number: str = "{n}/{year}"
    working: frozenset[date] = frozenset()
    """Days on which this office works though the calendar rests."""
    non_working: frozenset[date] = frozenset()
    region: str = ""
    """Code of the regional list of days off, empty where the federal calendar is enough."""
    hours_a_week: int = USUAL_HOURS
    """Working hours of a five-day week; 36 for women in villages (Labour Code art. 263.1)."""
    lock_minutes: int = USUAL_LOCK
    """Minutes without a key after which the screen hides at the latest; 0 never."""

    @property
    def zone(self) -> timezone:
        """The office's clock, to turn instants in UTC into its days."""
        return timezone(timedelta(hours=RUSSIAN_ZONES[self.time_zone]), self.time_zone)


@dataclass(frozen=True, slots=True)
class Terms:
    """The region's words for what every region has."""

    agreement: Forms
    """The paper between institution and family: «соглашение», «договор»."""
    curator: Forms
    programme: Forms
    body: Forms
    """Who approves the programme: «консилиум специалистов», «комиссия»."""
    applicant: Forms
    """The family's side in papers: «заявитель»."""
    supplement: Forms | None = None
    """A change of the programme: «дополнение к ИПССС»; None where the act does not name it."""
    register: Forms | None = None
    """«журнал учёта семей»."""
    family_file: Forms | None = None
    """«личное дело семьи», «паспорт семьи»."""
    prolongation: Forms | None = None
    """«решение о продолжении», «пролонгация договора»."""
    after_care: Forms | None = None
    """«постсопровождение»."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a dictionary; entries are switched off, never removed."""

    code: str
    title: str
    short: str
    """For narrow columns and the register, where the value is abbreviated."""
    order: int
    active: bool = True


@dataclass(frozen=True, slots=True)
class Kinship(Entry):
    """Who a member of the family is to its children."""

    adult: bool = True
    """False for the children themselves."""


@dataclass(frozen=True, slots=True)
class Post(Entry):
    """A post with the cases that papers need."""

    forms: Forms = field(kw_only=True)


E = TypeVar("E", bound=Entry)


@dataclass(frozen=True, slots=True)
class Dictionary(Generic[E]):
    """Entries in the order in which they are offered."""

    entries: tuple[E, ...]
    _by_code: dict[str, E] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        ordered = tuple(sorted(self.entries, key=lambda entry: entry.order))
        object.__setattr__(self, "entries", ordered)
        object.__setattr__(self, "_by_code", {entry.code: entry for entry in ordered})

    def __iter__(self) -> Iterator[E]:
        return iter(self.entries)

    def __len__(self) -> int:
        return len(self.entries)

    def __contains__(self, code: object) -> bool:
        return code in self._by_code

    def get(self, code: str) -> E | None:
        """The entry of a code, switched off or not; None when the file does not have it."""
        return self._by_code.get(code)

    def title(self, code: str) -> str:
        """The words of a code; the code itself when the file no longer has it."""
        entry = self._by_code.get(code)
        return entry.title if entry else code

    def short(self, code: str) -> str:
        """The short words of a code; the code itself when the file no longer has it."""
        entry = self._by_code.get(code)
        return entry.short if entry else code

    def active(self) -> tuple[E, ...]:
        """What a new record may choose from."""
        return tuple(entry for entry in self.entries if entry.active)


@dataclass(frozen=True, slots=True)
class Dictionaries:
    """`dictionaries.toml`, dictionary by dictionary."""

    categories: Dictionary[Entry]
    kinships: Dictionary[Kinship]
    end_grounds: Dictionary[Entry]
    sources: Dictionary[Entry]
    help_kinds: Dictionary[Entry]
    posts: Dictionary[Post]

    def is_adult(self, kinship: str) -> bool:
        """Whether a member of this kinship is an adult of the family, not one of its children.

        A code that the file no longer has counts as an adult: no paper may call somebody a child
        by guess.
        """
        entry = self.kinships.get(kinship)
        return entry is None or entry.adult

    def post_forms(self, title: str) -> Forms | None:
        """Cases of a post by its title in any letter case; None for a post not in the file."""
        folded = title.casefold().strip()
        found = (post.forms for post in self.posts if post.title.casefold() == folded)
        return next(found, None)
