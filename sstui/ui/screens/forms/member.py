"""A member of a family: one that is stored at once, or one of a family still being entered."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import Any, TypeVar

from sstui.core.drafts import About
from sstui.core.records import FamilyId, FullName, Member, NameForms, Sex
from sstui.desk.desk import Desk
from sstui.desk.families import (
    MemberDraft,
    add_member,
    change_member,
    check_member,
    draft_of,
    household,
)
from sstui.ui.screens.forms.base import Facts, Values
from sstui.ui.screens.forms.choices import NumberedChoice, entries
from sstui.ui.screens.forms.days import DAY_HELP, birth_field, day_field
from sstui.ui.screens.forms.person import NOBODY, Person, PersonPage
from sstui.ui.widgets.form import Field
from sstui.ui.widgets.masked_field import PhoneField, SnilsField
from sstui.ui.widgets.options import Option
from sstui.ui.widgets.pick_field import PickField
from sstui.ui.widgets.text_field import TextField

Result = TypeVar("Result")

_KINSHIP = "Кем приходится детям"
_BORN_HELP = "Дата рождения: 12.05.90 или 12.05.1990; можно оставить пустой."
_PAPER_HELP = "Как в соглашении: паспорт 70 12 345678, кем и когда выдан."
_HEALTH_HELP = "То, от чего зависит помощь: инвалидность, ОВЗ, учёт у врача."
_CAME_HELP = "Первый день в семье; пусто — жил в ней, когда семью записали."
_LEFT = "Выбывших не предлагают в посещениях и согласиях; прежние записи остаются."
_DAYS = ("born_on", "came_on", "left_on")


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
        self._left = day_field(desk, old.left_on if old else None, back=True)
        fields += _more_fields(desk, old)
        fields.append(Field("left_on", "Выбыл из семьи", self._left, help=DAY_HELP))
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
            came_on=values.day_or_none("came_on"),
            left_on=values.day_or_none("left_on"),
            snils=values.text("snils"),
            phone=values.text("phone"),
            occupation=values.text("occupation"),
            health=values.text("health"),
        )

    def comment(self) -> None:
        super().comment()
        self.form.hint("left_on", _LEFT if self._left.value else "")


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
        draft = draft_of(member) if member else None
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
    days = {name: getattr(draft, name) for name in _DAYS}
    written = {name: day.isoformat() if day else None for name, day in days.items()}
    return asdict(draft) | {"sex": draft.sex.value, **written}


def restored(values: dict[str, Any]) -> MemberDraft | None:
    """The member that `kept` gave once; None when it can no longer be read."""
    try:
        # A draft that was kept before there were days of coming and leaving has none.
        texts = {name: values.get(name) for name in _DAYS}
        days = {name: date.fromisoformat(text) if text else None for name, text in texts.items()}
        sex, forms = Sex(values["sex"]), NameForms(**values["forms"])
        return MemberDraft(**(values | {"sex": sex, "forms": forms, **days}))
    except (KeyError, TypeError, ValueError):
        return None


def _more_fields(desk: Desk, old: MemberDraft | None) -> Sequence[Field]:
    """What is good to know of a member and never needed to enter one."""
    came = day_field(desk, old.came_on if old else None, back=True)
    return [
        Field("phone", "Телефон", PhoneField(old.phone if old else "")),
        Field("snils", "СНИЛС", SnilsField(old.snils if old else "")),
        Field("occupation", "Учёба или работа", TextField(old.occupation if old else "")),
        Field("health", "Здоровье", TextField(old.health if old else ""), help=_HEALTH_HELP),
        Field("came_on", "Прибыл в семью", came, help=_CAME_HELP),
    ]
