"""What was decided on an appeal; an accepted one needs a family, known or entered on the way."""

from dataclasses import replace
from datetime import date
from typing import cast

from textual.widget import Widget

from sstui.core.appeals import Appeal, AppealDecision
from sstui.core.drafts import About
from sstui.core.records import FamilyId, Sex
from sstui.core.refusal import Refusal
from sstui.desk.appeals import appeal as appeal_of
from sstui.desk.appeals import decide_appeal
from sstui.desk.desk import Desk
from sstui.desk.families import MemberDraft, household
from sstui.desk.likely import likely_families, sketch_of_appeal
from sstui.ui.screens.forms.base import FormPage, Values
from sstui.ui.screens.forms.choices import NumberedChoice
from sstui.ui.screens.forms.days import DAY_HELP, day_field
from sstui.ui.screens.forms.family import FamilyForm, is_whole
from sstui.ui.screens.forms.settlements import SettlementField
from sstui.ui.widgets.form import Field
from sstui.ui.widgets.masked_field import PhoneField
from sstui.ui.widgets.note_field import NoteField
from sstui.ui.widgets.options import Option
from sstui.ui.widgets.text_field import TextField

NEW = "new"
_NOTE_HELP = "Почему семья отказалась и что ей предложено; какая служба; кому передано."
_NEW_FAMILY = "Сейчас откроется новая семья с тем, что известно; решение сохранится вместе с ней."
_CHOOSE = "Откройте каждого человека и выберите пол и кем он приходится детям."


class AppealDecisionForm(FormPage[str | None]):
    """Nothing is preset: the decision is a person's."""

    NAME = "Решение по обращению"
    KIND = "appeal-decide"
    HELP = (
        "Здесь записывают, что решено по обращению. Принятое относят к известной семье или вносят "
        "новую: она откроется с тем, что уже рассказали. Отказ, другая форма обслуживания и "
        "передача требуют слов."
    )
    LOST = "Решение не сохранено."

    def __init__(self, desk: Desk, appeal: Appeal) -> None:
        self.appeal = appeal
        self._goes_on_with: tuple[date, str] | None = None
        self._decision = NumberedChoice([Option(one, one.label) for one in AppealDecision])
        likely = likely_families(desk, sketch_of_appeal(appeal), without_appeal=appeal.id)
        self._family = NumberedChoice(
            [
                *(
                    Option(one.family.family_id, f"{one.name}, {one.about}")
                    for one in likely
                    if one.family is not None
                ),
                Option(NEW, "новая семья"),
            ]
        )
        day = day_field(desk, desk.today, back=True)
        fields = [
            Field("decision", "Что решено", self._decision, "Выберите решение."),
            Field("family", "Семья", self._family, "Выберите семью или «новая семья»."),
            Field("note", "О решении", NoteField(), help=_NOTE_HELP),
            Field("on", "Решено", day, "Введите день решения.", DAY_HELP),
        ]
        facts = [("Обращение", f"№ {appeal.label}, {appeal.name.full or 'имя не названо'}")]
        told = [("Что угрожает", appeal.danger), ("О чём", appeal.summary)]
        facts += [(label, " ".join(text.split())[:200]) for label, text in told if text]
        facts += [("Семья", household(appeal.family_id).family.name)] if appeal.family_id else []
        about = About(self.KIND, record_id=appeal.id, version=appeal.version)
        super().__init__(desk, fields, facts, about)

    def comment(self) -> None:
        is_accepted = self._decision.value is AppealDecision.ACCEPTED
        is_unknown = self.appeal.family_id is None
        self.form.offer("family", is_wanted=is_accepted and is_unknown)
        self.form.hint("family", _NEW_FAMILY if self._is_new else "")

    @property
    def _is_new(self) -> bool:
        return self._family.value == NEW and self._decision.value is AppealDecision.ACCEPTED

    def save(self, values: Values) -> str:
        decision = values.one("decision", AppealDecision)
        chosen, on, note = values.by_name["family"], values.day("on"), values.text("note")
        if chosen == NEW:
            self._goes_on_with = (on, note)
            return ""
        family = chosen if isinstance(chosen, int) else None
        if family is not None:
            known = replace(self.appeal, family_id=FamilyId(family))
            decide_appeal(self.desk, known, decision, on, note)
        else:
            decide_appeal(self.desk, self.appeal, decision, on, note)
        return f"По обращению {self.appeal.label} решено: {decision.label}."

    def saved(self, result: str | None) -> None:
        """Go on to the family that is entered with the decision."""
        if self._goes_on_with is None:
            self.dismiss(result)
            return

        def leave(entered: str | None) -> None:
            self.dismiss(entered)  # its answer must not come back: this very screen would await it

        form = AppealFamilyForm(self.desk, self.appeal, *self._goes_on_with)
        self.app.push_screen(form, leave)


class AppealFamilyForm(FamilyForm):
    """A new family with what the appeal tells of it; saved in one with the decision."""

    NAME = "Новая семья по обращению"
    KIND = ""
    HELP = (
        "Здесь вносят семью, о которой обращение. То, что рассказали, уже вписано; пол и кем "
        "человек приходится детям, выберите сами. {form.save} сохраняет семью и решение вместе."
    )
    LOST = "Семья и решение не сохранены."

    def __init__(self, desk: Desk, appeal: Appeal, on: date, note: str) -> None:
        """Make the form.

        Args:
            desk: the office, the person at work and the day.
            appeal: the appeal that is accepted.
            on: the day of the decision.
            note: what is said of it.
        """
        self.appeal, self.decided_on, self.note = appeal, on, note
        super().__init__(desk)
        self._drafts = told_members(appeal)
        self._show_members()

    def _fields(self, desk: Desk) -> list[Field]:
        one = self.appeal
        told: dict[str, Widget] = {
            "settlement_id": SettlementField(desk, one.settlement_id),
            "address": TextField(one.address),
            "phone": PhoneField(one.phone),
        }
        return [
            replace(field, widget=told.get(field.name, field.widget))
            for field in super()._fields(desk)
        ]

    def more(self) -> object:
        return None  # it keeps no draft: the appeal itself tells it again

    def save(self, values: Values) -> str:
        if any(not is_whole(one) for one in self._drafts):
            raise Refusal(_CHOOSE, "members")
        decide_appeal(
            self.desk, self.appeal, AppealDecision.ACCEPTED, self.decided_on, self.note,
            self.draft(values),
        )  # fmt: skip
        self.family_id = appeal_of(self.appeal.id).family_id
        return f"Обращение {self.appeal.label} принято в работу, семья внесена."


def told_members(appeal: Appeal) -> list[MemberDraft]:
    """The people of an appeal as members of a family; sex and kinship are left to choose."""
    name, unknown = appeal.name, cast("Sex", None)
    adult = MemberDraft(
        name.last, name.first, unknown, "", name.patronymic, appeal.born_on, is_applicant=True
    )
    found = [adult] if name.full else []
    for one in appeal.children:
        first, *rest = one.name.split()
        last = rest[0] if rest else name.last
        found.append(MemberDraft(last, first, unknown, "", "", one.born_on))
    return found
