"""What a demo office is made of: the district, people, families and stories of `fixtures/demo`."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sstui.config.shipped import shipped_folder
from sstui.core.queue import Group
from sstui.core.records import Role, Sex

Span = tuple[int, int]
"""From the least to the greatest, both included."""


@dataclass(frozen=True, slots=True)
class Place:
    """A settlement of the district."""

    name: str
    minutes: int
    weight: int


@dataclass(frozen=True, slots=True)
class Colleague:
    """A person of the service."""

    role: Role
    post: str
    """Code of the post in `dictionaries.toml`."""
    last: str
    first: str
    patronymic: str
    sex: Sex
    phone: str


@dataclass(frozen=True, slots=True)
class People:
    """Names of one people; surnames are pairs of his and hers."""

    weight: int
    surnames: tuple[tuple[str, str], ...]
    men: tuple[tuple[str, str, str], ...]
    """First name, a son's patronymic and a daughter's, empty where there are none."""
    women: tuple[str, ...]
    elders: tuple[str, ...]
    """First names of women of the older generation."""
    boys: tuple[str, ...]
    girls: tuple[str, ...]

    @property
    def has_patronymics(self) -> bool:
        """Whether this people's names have a patronymic."""
        return all(son for _, son, _ in self.men)


@dataclass(frozen=True, slots=True)
class Applicant:
    """A name that every full demo office has."""

    last: str
    first: str
    patronymic: str
    sex: Sex
    surname: tuple[str, str]
    people: People


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of household; the first of `adults` signs for the family."""

    adults: tuple[str, ...]
    """Codes of kinship."""
    age: Span
    """Of the applicant, years."""
    parent_age: Span | None
    """Of the children's parents where none of them is the applicant."""
    child: str
    children: Span
    ages: Span
    categories: tuple[str, ...]
    levels: tuple[str, ...]
    weight: int
    twins: bool


@dataclass(frozen=True, slots=True)
class Step:
    """A level and what its first day is counted from: `ago`, `new`, `over` or `before_end`."""

    level: str
    counted: str
    days: Span


@dataclass(frozen=True, slots=True)
class Away:
    """A pause of a story."""

    ago: Span
    days: Span | None
    ahead: Span | None
    called_back: bool


@dataclass(frozen=True, slots=True)
class Finish:
    """The end of a case: days from today, negative in the past, and the code of the ground."""

    days: Span
    ground: str


@dataclass(frozen=True, slots=True)
class Story:
    """What happens to a family."""

    levels: tuple[Step, ...]
    count: int
    """How many of 64 families live it."""
    must: bool
    group: Group | None
    away: Away | None
    finish: Finish | None
    earlier: "Story | None"
    """A case of the same family that ended before."""

    @property
    def is_over(self) -> bool:
        """Whether the case is ended by today."""
        return self.finish is not None and self.finish.days[1] < 0

    @property
    def is_new(self) -> bool:
        """Whether the family was taken on just now and nobody has been there yet."""
        return self.levels[0].counted == "new"


@dataclass(frozen=True, slots=True)
class Words:
    """Sentences of notes and reasons, by what they are about."""

    scene: dict[str, tuple[str, ...]]
    deed: dict[str, tuple[str, ...]]
    failed: dict[str, tuple[str, ...]]
    """By outcome."""
    other: dict[str, tuple[str, ...]]
    """By place."""
    reasons: dict[str, tuple[str, ...]]
    appointment_notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Material:
    """Everything of `fixtures/demo`."""

    places: tuple[Place, ...]
    streets: tuple[str, ...]
    staff: tuple[Colleague, ...]
    peoples: tuple[People, ...]
    applicants: tuple[Applicant, ...]
    kinds: tuple[Kind, ...]
    stories: tuple[Story, ...]
    words: Words


def read_material() -> Material:
    """The material that travels with the program."""
    folder = shipped_folder("fixtures") / "demo"
    district, names = _read(folder / "district.toml"), _read(folder / "names.toml")
    peoples = tuple(_people(raw) for raw in names["peoples"])
    return Material(
        places=tuple(Place(**raw) for raw in district["settlements"]),
        streets=tuple(district["streets"]),
        staff=tuple(_colleague(raw) for raw in district["staff"]),
        peoples=peoples,
        applicants=tuple(_applicant(raw, peoples) for raw in names["applicants"]),
        kinds=tuple(_kind(raw) for raw in _read(folder / "households.toml")["households"]),
        stories=tuple(_story(raw) for raw in _read(folder / "stories.toml")["stories"]),
        words=_words(_read(folder / "words.toml")),
    )


def _read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text("utf-8"))


def _colleague(raw: dict[str, Any]) -> Colleague:
    return Colleague(**raw | {"role": Role(raw["role"]), "sex": Sex(raw["sex"])})


def _people(raw: dict[str, Any]) -> People:
    return People(
        weight=raw["weight"],
        surnames=tuple(_pair(one) for one in raw["surnames"]),
        men=tuple(_father(one) for one in raw["men"]),
        women=tuple(raw["women"]),
        elders=tuple(raw.get("elders", raw["women"])),
        boys=tuple(raw["boys"]),
        girls=tuple(raw["girls"]),
    )


def _pair(text: str) -> tuple[str, str]:
    his, _, hers = text.partition("|")
    return his, hers or his


def _father(text: str) -> tuple[str, str, str]:
    first, son, daughter = (*text.split("|"), "", "")[:3]
    return first, son, daughter


def _applicant(raw: dict[str, Any], peoples: tuple[People, ...]) -> Applicant:
    return Applicant(
        last=raw["last"],
        first=raw["first"],
        patronymic=raw.get("patronymic", ""),
        sex=Sex(raw.get("sex", "female")),
        surname=(raw.get("male", raw["last"]), raw.get("female", raw["last"])),
        people=peoples[raw["people"]],
    )


def _kind(raw: dict[str, Any]) -> Kind:
    return Kind(
        adults=tuple(raw["adults"]),
        age=_span(raw["age"]),
        parent_age=_optional(raw, "parent_age"),
        child=raw.get("child", "child"),
        children=_span(raw["children"]),
        ages=_span(raw.get("ages", (0, 16))),
        categories=tuple(raw["categories"]),
        levels=tuple(raw["levels"]),
        weight=raw["weight"],
        twins=raw.get("twins", False),
    )


def _story(raw: dict[str, Any]) -> Story:
    pause, end = raw.get("pause"), raw.get("end")
    return Story(
        levels=tuple(_step(one) for one in raw["levels"]),
        count=raw.get("count", 1),
        must=raw.get("must", False),
        group=Group(raw["group"]) if "group" in raw else None,
        away=_away(pause) if pause else None,
        finish=_finish(end) if end else None,
        earlier=_story(raw["earlier"]) if "earlier" in raw else None,
    )


def _step(raw: dict[str, Any]) -> Step:
    (counted,) = raw.keys() - {"level"}
    return Step(raw["level"], counted, _span(raw[counted]))


def _away(raw: dict[str, Any]) -> Away:
    days, ahead = _optional(raw, "days"), _optional(raw, "ahead")
    return Away(_span(raw["ago"]), days, ahead, raw.get("called_back", False))


def _finish(raw: dict[str, Any]) -> Finish:
    if "ahead" in raw:
        return Finish(_span(raw["ahead"]), raw["ground"])
    nearest, farthest = _span(raw["ago"])
    return Finish((-farthest, -nearest), raw["ground"])


def _words(raw: dict[str, Any]) -> Words:
    def sets(name: str) -> dict[str, tuple[str, ...]]:
        return {key: tuple(lines) for key, lines in raw[name].items()}

    return Words(
        scene=sets("scene"),
        deed=sets("deed"),
        failed=sets("failed"),
        other=sets("other"),
        reasons=sets("reasons"),
        appointment_notes=sets("appointment_notes")["any"],
    )


def _span(raw: Any) -> Span:
    least, greatest = raw
    return least, greatest


def _optional(raw: dict[str, Any], key: str) -> Span | None:
    return _span(raw[key]) if key in raw else None
