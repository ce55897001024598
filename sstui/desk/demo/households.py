"""Invented families: who they are, how old, where they live."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from sstui.core.records import Sex
from sstui.desk.demo.luck import Deck, between, weighted
from sstui.desk.demo.material import Kind, Material
from sstui.desk.demo.names import Names, Person
from sstui.desk.families import MemberDraft

YEAR = 365
SPACING = 340
"""Days at least between brothers and sisters who are no twins."""
LAST_CHILD = 46
"""The age, in years, at which a parent's last child is born at the latest."""

_MEN = ("father", "stepfather", "trustee")
_PARENTS = ("mother", "father")


@dataclass(frozen=True, slots=True)
class Household:
    """A family before it is entered."""

    members: tuple[MemberDraft, ...]
    place: str
    address: str
    phone: str
    category: str
    more_categories: tuple[str, ...]
    birth: tuple[date, MemberDraft] | None
    """A child who is born while the family is accompanied: from when on, and who."""

    def child_ages(self, day: date) -> list[int]:
        """Ages of those under 18 on a day, whole years."""
        ages = [(day - one.born_on).days // YEAR for one in self.members if one.born_on]
        return [age for age in ages if age < 18]


@dataclass(frozen=True, slots=True)
class _Grown:
    """An adult with what the rest of the family follows from."""

    name: Person
    kinship: str
    born_on: date

    def age(self, day: date) -> int:
        return (day - self.born_on).days // YEAR


class Census:
    """Makes households; kinds, places and phones are dealt so that all of them appear."""

    def __init__(self, material: Material, names: Names, rng: Random) -> None:
        self._rng = rng
        self._names = names
        self._material = material
        self._kinds: dict[str, Deck[Kind]] = {}
        self._places = weighted(((one, one.weight) for one in material.places), rng)
        self._streets = Deck(material.streets, rng)
        self._phones = Deck(range(101, 10_000), rng)
        self._papers = 0

    def household(self, level: str, day: date) -> Household:
        """A family that could be taken on at a level on a day."""
        kind = self._kind(level)
        adults = self._adults(kind, day)
        children = self._children(kind, adults, day)
        drafts = [self._adult(one, day, is_applicant=one is adults[0]) for one in adults]
        place = self._places.draw().name
        return Household(
            members=(*drafts, *(self._child(kind, *one) for one in children)),
            place=place,
            address=self._address(place),
            phone=self._phone(),
            category=kind.categories[0],
            more_categories=self._more(kind, len(adults), len(children)),
            birth=self._birth(kind, adults, children, day),
        )

    def _kind(self, level: str) -> Kind:
        if level not in self._kinds:
            fitting = [(one, one.weight) for one in self._material.kinds if level in one.levels]
            self._kinds[level] = weighted(fitting, self._rng)
        return self._kinds[level].draw()

    def _adults(self, kind: Kind, day: date) -> list[_Grown]:
        first = kind.adults[0]
        sex = Sex.MALE if first in _MEN else Sex.FEMALE
        name = self._names.applicant(sex, is_old=first in ("guardian", "grandmother"))
        head = _Grown(name, first, self._born(day, between(self._rng, kind.age)))
        rest = (self._relative(kind, kinship, head, day) for kinship in kind.adults[1:])
        return [head, *rest]

    def _relative(self, kind: Kind, kinship: str, head: _Grown, day: date) -> _Grown:
        """One more adult, with an age and a surname that fit the applicant's."""
        is_man = kinship in _MEN or kinship == "foster_parent"
        sex = Sex.MALE if is_man else Sex.FEMALE
        if self._shares_surname(kind, kinship):
            name = self._names.relative(
                head.name.people, head.name.surname, sex, is_old=kinship == "grandmother"
            )
        else:
            people = None if kinship == "stepfather" else head.name.people
            name = self._names.stranger(sex, people=people, is_old=kinship == "grandmother")
        if kind.parent_age and kinship in _PARENTS:
            age = between(self._rng, kind.parent_age)
        elif kinship == "grandmother":
            age = head.age(day) + between(self._rng, (19, 27))
        else:
            age = max(head.age(day) + between(self._rng, (-3, 8)), 20)
        return _Grown(name, kinship, self._born(day, age))

    def _shares_surname(self, kind: Kind, kinship: str) -> bool:
        if kind.parent_age:
            return kinship == "mother"  # the applicant's daughter; the young father is not hers
        chance = {"father": 0.9, "foster_parent": 1.0, "grandmother": 0.5, "aunt": 0.5}
        return self._rng.random() < chance.get(kinship, 0.0)

    def _children(self, kind: Kind, adults: list[_Grown], day: date) -> list[tuple[Person, date]]:
        """Names and birth dates of the children, the eldest first."""
        parents = [one for one in adults if one.kinship in _PARENTS] or adults[:1]
        father = next((one.name for one in adults if one.kinship == "father"), None)
        if father is not None:
            people, surname, line = father.people, father.surname, father.line
        elif kind.child != "child" and self._rng.random() < 0.6:
            stranger = self._names.stranger(Sex.MALE)
            people, surname, line = stranger.people, stranger.surname, stranger.line
        else:
            people, surname = adults[0].name.people, adults[0].name.surname
            line = self._names.line(people)
        lived = [(day - one.born_on).days for one in parents]
        grown = 16 if kind.parent_age else 18
        youngest = kind.ages[0] * YEAR + 20
        if kind.child == "child":
            youngest = max(youngest, max(lived) - LAST_CHILD * YEAR)
        oldest = min(kind.ages[1] * YEAR + 340, min(lived) - grown * (YEAR + 1))
        span = (youngest, max(oldest, youngest + 60))
        found: list[tuple[Person, date]] = []
        for age in self._ages(kind, span):
            taken = {one.first for one, _ in found}
            child = self._names.child(people, surname, line, taken)
            found.append((child, day - timedelta(age)))
        return found

    def _ages(self, kind: Kind, span: tuple[int, int]) -> list[int]:
        """Ages in days, the eldest first, apart from each other as in life."""
        if kind.twins:
            return [between(self._rng, span)] * 2
        count = min(between(self._rng, kind.children), (span[1] - span[0]) // SPACING + 1)
        slack = span[1] - span[0] - (count - 1) * SPACING
        offsets = sorted(self._rng.randint(0, slack) for _ in range(count))
        ages = [span[0] + offset + at * SPACING for at, offset in enumerate(offsets)]
        return ages[::-1]

    def _birth(
        self, kind: Kind, adults: list[_Grown], children: list[tuple[Person, date]], day: date
    ) -> tuple[date, MemberDraft] | None:
        """A younger brother or sister to come, where the mother's age and the last birth allow."""
        mother = next((one for one in adults if one.kinship == "mother"), None)
        father = next((one.name for one in adults if one.kinship == "father"), None)
        if not mother or not father or mother.age(day) > 38 or kind.parent_age:
            return None
        taken = {one.first for one, _ in children}
        name = self._names.child(father.people, father.surname, father.line, taken)
        earliest = children[-1][1] + timedelta(SPACING)
        return earliest, self._child(kind, name, earliest)

    def _adult(self, one: _Grown, day: date, *, is_applicant: bool) -> MemberDraft:
        chance = 0.95 if is_applicant else 0.6
        return MemberDraft(
            last=one.name.last,
            first=one.name.first,
            sex=one.name.sex,
            kinship=one.kinship,
            patronymic=one.name.patronymic,
            born_on=one.born_on,
            is_applicant=is_applicant,
            identity=self._identity(one, day) if self._rng.random() < chance else "",
        )

    def _child(self, kind: Kind, name: Person, born_on: date) -> MemberDraft:
        return MemberDraft(name.last, name.first, name.sex, kind.child, name.patronymic, born_on)

    def _identity(self, one: _Grown, day: date) -> str:
        """A document that nobody can have: its series is all zeros."""
        self._papers += 1
        if not one.name.people.has_patronymics:
            return f"паспорт иностранного гражданина 00 {self._papers:07d}"
        renewed = max((age for age in (14, 20, 45) if age < one.age(day)), default=14)
        issued = min(one.born_on + timedelta(renewed * (YEAR + 1)), day - timedelta(30))
        return (
            f"паспорт 00 00 {self._papers:06d}, выдан Светлобережным районным отделом "
            f"{issued:%d.%m.%Y}"
        )

    def _more(self, kind: Kind, adults: int, children: int) -> tuple[str, ...]:
        """Further categories: what the kind often has, and what plainly follows."""
        more = [code for code in kind.categories[1:] if self._rng.random() < 0.5]
        if children >= 3 and kind.child == "child":
            more.append("mnog")
        if adults == 1 and kind.adults[0] in _PARENTS:
            more.append("odin")
        return tuple(code for code in dict.fromkeys(more) if code != kind.categories[0])

    def _address(self, place: str) -> str:
        house = f"{self._streets.draw()}, д. {self._rng.randint(1, 48)}"
        in_flat = place == self._material.places[0].name and self._rng.random() < 0.5
        return f"{house}, кв. {self._rng.randint(1, 24)}" if in_flat else house

    def _phone(self) -> str:
        number = self._phones.draw()
        tail = f"{number // 100:02d}-{number % 100:02d}"
        return self._rng.choice(("", f"2-{tail}", f"2-{tail}", f"+7 900 000-{tail}"))

    def _born(self, day: date, age: int) -> date:
        return day - timedelta(age * YEAR + age // 4 + self._rng.randint(5, 350))
