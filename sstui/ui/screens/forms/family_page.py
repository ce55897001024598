"""A form about one family, with a case or without, and the people whom such forms offer."""

from collections.abc import Sequence

from sstui.core.drafts import About
from sstui.core.records import FamilyId, Member
from sstui.desk.desk import Desk
from sstui.desk.families import Household, household
from sstui.ui.screens.forms.base import Facts, FormPage
from sstui.ui.widgets.form import Field
from sstui.ui.widgets.options import Option
from sstui.ui.words import age


class FamilyPage(FormPage[str | None]):
    """A form about one family; it answers with a sentence."""

    def __init__(
        self,
        desk: Desk,
        found: Household,
        fields: Sequence[Field],
        facts: Facts = (),
        record: tuple[int | None, int] = (None, 0),
    ) -> None:
        """Make a page.

        Args:
            desk: the office, the person at work and the day.
            found: the family.
            fields: from top to bottom.
            facts: what stands above them after the family.
            record: the record to correct and its version; None for a new one.
        """
        self.household = found
        family = found.family
        about = About(self.KIND, None, family.id, *record)
        who = ", ".join(filter(None, [family.name, family.address]))
        super().__init__(desk, fields, [("Семья", who), *facts], about)

    @property
    def family_id(self) -> FamilyId:
        """The family that the form is about."""
        return self.household.family.id


def living_there(desk: Desk, family_id: FamilyId) -> list[Member]:
    """Members of the household of the day: those who have left are offered nowhere."""
    return [one for one in household(family_id).members if one.lives_there(desk.today)]


def adults(desk: Desk, members: Sequence[Member]) -> list[Member]:
    """The adults among some members."""
    return [one for one in members if desk.office.dictionaries.is_adult(one.kinship)]


def person_options(desk: Desk, members: Sequence[Member]) -> list[Option]:
    """«Мария Петровна, мать, 36 лет» for each of some members."""
    return [Option(one.id, _words(desk, one)) for one in members]


def _words(desk: Desk, one: Member) -> str:
    called = f"{one.name.first} {one.name.patronymic}".strip()
    kinship = desk.office.dictionaries.kinships.short(one.kinship)
    return ", ".join(filter(None, [called, kinship, age(one.born_on, desk.today)]))
