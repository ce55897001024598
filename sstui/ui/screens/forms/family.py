"""A family: where it lives, why it is accompanied, who belongs to it."""

from collections.abc import Sequence
from typing import Any

from sstui.core.drafts import About
from sstui.core.records import FamilyId, FullName, Member, SettlementId
from sstui.desk.desk import Desk
from sstui.desk.families import (
    FamilyDraft,
    MemberDraft,
    change_family,
    household,
    register_family,
)
from sstui.ui.screens.forms.base import FormPage, Values
from sstui.ui.screens.forms.case import CaseForm
from sstui.ui.screens.forms.choices import entries
from sstui.ui.screens.forms.member import MemberForm, NewMemberForm, kept, restored
from sstui.ui.screens.forms.members_field import MembersField
from sstui.ui.screens.forms.person import doubtful_ending
from sstui.ui.screens.forms.settlements import SettlementField
from sstui.ui.widgets.form import Field
from sstui.ui.widgets.masked_field import PhoneField
from sstui.ui.widgets.pick_field import PickField
from sstui.ui.widgets.text_field import TextField
from sstui.ui.words import age

_NO_CASE = "Семья записана. Дело пока не открыто."
_LACKS = "? пол, кем приходится"
_DOUBTED = "? фамилия"


class FamilyForm(FormPage[str | None]):
    """A new family with its members, which goes on to its case; or one to correct."""

    NAME = "Семья"
    KIND = "family"
    HELP = (
        "Здесь вводят семью и её членов. Новая семья сохраняется вся сразу, клавишей {form.save}; "
        "после этого программа предложит открыть дело."
    )
    LOST = "Семья не сохранена."

    def __init__(self, desk: Desk, family_id: FamilyId | None = None) -> None:
        """Make the form.

        Args:
            desk: the office, the person at work and the day.
            family_id: the family to correct; None for a new one.
        """
        self.family_id = family_id
        self._stored = household(family_id) if family_id is not None else None
        self._drafts: list[MemberDraft] = []
        self._members = MembersField(are_stored=family_id is not None)
        version = self._stored.family.version if self._stored else 0
        about = About(self.KIND, None, family_id, family_id, version)
        super().__init__(desk, self._fields(desk), about=about)
        self._show_members()

    def _fields(self, desk: Desk) -> list[Field]:
        old = self._stored.family if self._stored else None
        known = desk.office.dictionaries.categories
        main, more = (old.category, old.more_categories) if old else ("", ())
        category = PickField("Категория", entries(known, main), (main,) if main else ())
        others = PickField("Другие категории", entries(known, *more), more, many=True)
        where = SettlementField(desk, old.settlement_id if old else None)
        fields = [
            Field("settlement_id", "Населённый пункт", where, "Выберите населённый пункт."),
            Field("address", "Адрес", TextField(old.address if old else "")),
            Field("phone", "Телефон", PhoneField(old.phone if old else "")),
            Field("category", "Категория", category),
            Field("more_categories", "Другие категории", others),
            Field("members", "Члены семьи", self._members, "Добавьте хотя бы одного взрослого."),
        ]
        if old is not None:
            fields.insert(0, Field("name", "Название", TextField(old.name), "Введите название."))
        return fields

    @property
    def heading(self) -> str:
        return self.NAME if self._stored else "Новая семья"

    # -- saving

    def draft(self, values: Values) -> FamilyDraft:
        """The family as typed."""
        return FamilyDraft(
            settlement_id=SettlementId(values.one("settlement_id", int)),
            members=tuple(self._drafts),
            name=values.text("name") if self._stored else "",
            address=values.text("address"),
            phone=values.text("phone"),
            category=values.text("category"),
            more_categories=values.many("more_categories", str),
            draft_id=self.draft_id,
        )

    def save(self, values: Values) -> str:
        draft = self.draft(values)
        if self._stored is None:
            self.family_id = register_family(self.desk, draft)
            return _NO_CASE
        family = self._stored.family
        change_family(self.desk, family.id, family.version, draft)
        return "Данные семьи исправлены."

    def saved(self, result: str | None) -> None:
        """Offer a new family's case at once; leaving that form leaves the family without one."""
        if self._stored is not None or self.family_id is None:
            self.dismiss(result)
            return

        def leave(opened: str | None) -> None:
            self.dismiss(opened or result)

        self.app.push_screen(CaseForm(self.desk, self.family_id, is_offered=True), leave)

    # -- the draft

    def more(self) -> object:
        return [kept(one) for one in self._drafts]

    def restore_more(self, kept: object) -> None:
        found = [restored(one) for one in kept] if isinstance(kept, list) else []
        self._drafts = [one for one in found if one is not None]
        if self._stored is None:
            self._show_members()

    def reopen(self, name: str) -> FormPage[Any] | None:
        """The form of a member of a new family, by its number."""
        if self._stored is not None or not name.isdecimal() or int(name) > len(self._drafts):
            return None
        return self._open_draft(int(name))

    # -- members

    def on_members_field_opened(self, event: MembersField.Opened) -> None:
        event.stop()
        if self._stored is None:
            self._open_draft(event.index)
        else:
            members = self._stored.members
            one = members[event.index] if event.index < len(members) else None
            form = MemberForm(self.desk, self._stored.family.id, one)
            self.app.push_screen(form, self._member_saved)

    def on_members_field_removed(self, event: MembersField.Removed) -> None:
        event.stop()
        if self._stored is None:
            del self._drafts[event.index]
            self._show_members()
        else:
            errors = {"members": "Сохранённого человека из семьи не убирают."}
            self.form.show_errors(errors)

    def _open_draft(self, index: int) -> FormPage[Any]:
        is_new = index == len(self._drafts)
        nobody = not any(one.is_applicant for one in self._drafts)

        def entered(draft: MemberDraft | None) -> None:
            if draft is not None:
                self._drafts[index : index + 1] = [draft]
                self._show_members()

        member = None if is_new else self._drafts[index]
        form = NewMemberForm(self.desk, member, signs=nobody)
        return self.open_over(str(index), form, entered)

    def _member_saved(self, sentence: str | None) -> None:
        if sentence is not None and self._stored is not None:
            self._stored = household(self._stored.family.id)
            self._show_members()
            self.notify(sentence, markup=False)

    def _show_members(self) -> None:
        waiting = (at for at, one in enumerate(self._drafts) if not is_whole(one))
        self._members.show(self._lines(), next(waiting, None))

    def _lines(self) -> list[str]:
        people: Sequence[Member | MemberDraft]
        people = self._stored.members if self._stored else self._drafts
        return [self._line(one) for one in people]

    def _line(self, one: Member | MemberDraft) -> str:
        """«Ёлкина Мария Петровна, мать, 36 лет, заявитель»."""
        if isinstance(one, Member):
            name = one.name
        else:
            name = FullName(one.last, one.first, one.patronymic)
        kinship = self.desk.office.dictionaries.kinships.title(one.kinship)
        signs = "заявитель" if one.is_applicant else ""
        lacks = "" if isinstance(one, Member) or is_whole(one) else _LACKS
        if not lacks and doubtful_ending(name.last, one.sex):
            lacks = _DOUBTED
        return ", ".join(
            filter(None, [name.full, kinship, age(one.born_on, self.desk.today), signs, lacks])
        )


def is_whole(one: MemberDraft) -> bool:
    """Whether a person has said what an appeal never tells."""
    return bool(one.kinship) and one.sex is not None
