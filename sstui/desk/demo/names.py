"""Invented people: names that agree with sex, people, father and surname of the family."""

from dataclasses import dataclass
from random import Random

from sstui.core.records import Sex
from sstui.desk.demo.luck import Deck, weighted
from sstui.desk.demo.material import Material, People


@dataclass(frozen=True, slots=True)
class Person:
    """A person's name with the surname's other half, for those who share it."""

    people: People
    surname: tuple[str, str]
    """His and hers."""
    first: str
    patronymic: str
    sex: Sex

    @property
    def last(self) -> str:
        """The surname of the person's own sex."""
        return self.surname[self.sex is Sex.FEMALE]

    @property
    def line(self) -> tuple[str, str, str]:
        """A father's first name and the patronymics of his son and daughter."""
        return next(one for one in self.people.men if one[0] == self.first)


class Names:
    """Deals names so that surnames seldom repeat and the known applicants all appear."""

    def __init__(self, material: Material, rng: Random) -> None:
        self._rng = rng
        self._peoples = weighted(((one, one.weight) for one in material.peoples), rng)
        self._first = material.peoples[0]
        self._surnames = {id(one): Deck(one.surnames, rng) for one in material.peoples}
        self._known = [
            Person(one.people, one.surname, one.first, one.patronymic, one.sex)
            for one in material.applicants
        ]
        rng.shuffle(self._known)

    def applicant(self, sex: Sex, *, is_old: bool) -> Person:
        """Who signs for a family: often one of the names that must appear."""
        known = [one for one in self._known if one.sex is sex]
        # Few families have a man for an applicant: his name is taken from the list at once.
        if known and (sex is Sex.MALE or self._rng.random() < 0.6):
            self._known.remove(known[0])
            return known[0]
        return self.stranger(sex, is_old=is_old)

    def colleague(self, sex: Sex) -> Person:
        """One more person of the service."""
        return self.stranger(sex, people=self._first)

    def stranger(self, sex: Sex, *, people: People | None = None, is_old: bool = False) -> Person:
        """A person who shares a surname with nobody."""
        people = people or self._peoples.draw()
        return self.relative(people, self._surnames[id(people)].draw(), sex, is_old=is_old)

    def relative(
        self, people: People, surname: tuple[str, str], sex: Sex, *, is_old: bool = False
    ) -> Person:
        """A grown-up of a people with a given surname."""
        line = self._rng.choice(people.men)
        if sex is Sex.MALE:
            return Person(people, surname, self._rng.choice(people.men)[0], line[1], sex)
        first = self._rng.choice(people.elders if is_old else people.women)
        return Person(people, surname, first, line[2], sex)

    def child(
        self, people: People, surname: tuple[str, str], line: tuple[str, str, str], taken: set[str]
    ) -> Person:
        """A child of a father, called like none of its brothers and sisters."""
        free = [(one, Sex.FEMALE) for one in people.girls if one not in taken]
        free += [(one, Sex.MALE) for one in people.boys if one not in taken]
        first, sex = self._rng.choice(free)
        return Person(people, surname, first, line[1 + (sex is Sex.FEMALE)], sex)

    def line(self, people: People) -> tuple[str, str, str]:
        """A father who is not there himself."""
        return self._rng.choice(people.men)
