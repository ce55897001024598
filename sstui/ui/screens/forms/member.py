"""A member of a family: one that is stored at once, or one of a family still being entered."""

from dataclasses import asdict
from datetime import date
from typing import Any, TypeVar

from sstui.core.drafts import About
from sstui.core.records import FamilyId, FullName, Member, NameForms, Sex
from sstui.desk.desk import Desk
from sstui.desk.families import MemberDraft, add_member, change_member, check_member, household
from sstui.ui.screens.forms.base import Facts, Values
from sstui.ui.screens.forms.choices import NumberedChoice, entries
from sstui.ui.screens.forms.days import birth_field
from sstui.ui.screens.forms.person import NOBODY, Person, PersonPage
from sstui.ui.widgets.form import Field
from sstui.ui.widgets.options import Option
from sstui.ui.widgets.pick_field import PickField
from sstui.ui.widgets.text_field import TextField

Result = TypeVar("Result")

_KINSHIP = "Кем приходится детям"
_BORN_HELP = "Дата рождения: 12.05.90 или 12.05.1990; можно оставить пустой."
_PAPER_HELP = "Как в соглашении: паспорт 70 12 345678, кем и когда выдан."


class MemberPage(PersonPage[Result]):
    """The fields of a member; a subclass says what is done with them."""

    NAME = "Член семьи"
    HELP = (
        "Здесь вводят члена семьи. Пол спрашивается, а не угадывается по имени: от него зависят "
        "падежи в бумагах. Заявитель — тот взрослый, кто подписывает бумаги за семью."
    )
    LOST = "Член семьи не сохранён."

    def __init__(
        self,
        desk: Desk,
        old: MemberDraft | None,
        facts: Facts = (),
        *,
        signs: bool = False,
        about: About | None = None,
    ) -> None:
        """Make the form.

        Args:
            desk: the office, the person at work and the day.
            old: what stands in the fields at first; None for empty ones.
            facts: what stands above them.
            signs: whether a new member is proposed as the one who signs.
            about: what the form is about, for its draft.
        """
        code = old.kinship if old else ""
        kinships = entries(desk.office.dictionaries.kinships, code)
        kin = PickField(_KINSHIP, kinships, (code,) if code else ())
        born = birth_field(desk, old.born_on if old else None)
        yes_no = [Option(True, "да, подписывает бумаги"), Option(False, "нет")]
        applicant = NumberedChoice(yes_no, old.is_applicant if old else signs)
        paper = TextField(old.identity if old else "")
        fields = [
            Field("kinship", _KINSHIP, kin, "Выберите, кем приходится детям."),
            Field("born_on", "Дата рождения", born, help=_BORN_HELP),
            Field("is_applicant", "Заявитель", applicant),
            Field("identity", "Документ", paper, help=_PAPER_HELP),
        ]
        self.is_new = old is None
        name = FullName(old.last, old.first, old.patronymic) if old else NOBODY.name
        person = Person(name, old.sex, old.forms) if old else NOBODY
        super().__init__(desk, person, fields, facts, about)

    @property
    def heading(self) -> str:
        return "Новый член семьи" if self.is_new else self.NAME

    def draft(self, values: Values) -> MemberDraft:
        """The member as typed."""
        return MemberDraft(
            last=values.text("last"),
            first=values.text("first"),
            sex=values.one("sex", Sex),
            kinship=values.one("kinship", str),
            patronymic=values.text("patronymic"),
            born_on=values.day_or_none("born_on"),
            is_applicant=values.one("is_applicant", bool),
            identity=values.text("identity"),
            forms=self.person().forms,
        )


class MemberForm(MemberPage[str | None]):
    """A member of a family that is stored already."""

    KIND = "member"

    def __init__(self, desk: Desk, family_id: FamilyId, member: Member | None = None) -> None:
        """Make the form.

        Args:
            desk: the office, the person at work and the day.
            family_id: the family.
            member: the one to correct; None for a new one.
        """
        self.family_id, self.member = family_id, member
        draft = _draft_of(member) if member else None
        old, version = (member.id, member.version) if member else (None, 0)
        about = About(self.KIND, None, family_id, old, version)
        facts = [("Семья", household(family_id).family.name)]
        super().__init__(desk, draft, facts, about=about)

    def save(self, values: Values) -> str:
        draft = self.draft(values)
        called = FullName(draft.last, draft.first, draft.patronymic).full
        if self.member is None:
            add_member(self.desk, self.family_id, draft)
            return f"В семью добавлен человек: {called}."
        change_member(self.desk, self.member.id, self.family_id, self.member.version, draft)
        return f"Исправлено: {called}."


class NewMemberForm(MemberPage[MemberDraft | None]):
    """A member of a family that is being entered; nothing is stored yet."""

    def save(self, values: Values) -> MemberDraft:
        draft = self.draft(values)
        check_member(self.desk, draft)
        return draft


def kept(draft: MemberDraft) -> dict[str, Any]:
    """A member of a family that is being entered, as the family's draft keeps it."""
    born_on = draft.born_on.isoformat() if draft.born_on else None
    return asdict(draft) | {"sex": draft.sex.value, "born_on": born_on}


def restored(values: dict[str, Any]) -> MemberDraft | None:
    """The member that `kept` gave once; None when it can no longer be read."""
    try:
        born_on = date.fromisoformat(values["born_on"]) if values["born_on"] else None
        sex, forms = Sex(values["sex"]), NameForms(**values["forms"])
        return MemberDraft(**(values | {"sex": sex, "born_on": born_on, "forms": forms}))
    except (KeyError, TypeError, ValueError):
        return None


def _draft_of(member: Member) -> MemberDraft:
    """A stored member as it would be typed."""
    name = member.name
    return MemberDraft(
        last=name.last,
        first=name.first,
        sex=member.sex,
        kinship=member.kinship,
        patronymic=name.patronymic,
        born_on=member.born_on,
        is_applicant=member.is_applicant,
        identity=member.identity,
        forms=member.forms,
    )
