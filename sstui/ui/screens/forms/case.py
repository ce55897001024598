"""A family is taken on accompaniment: start, level, curator."""

from sstui.core.drafts import About
from sstui.core.records import FamilyId, StaffId
from sstui.core.route import Step, steps_of
from sstui.desk.assessments import advised_level
from sstui.desk.card import card
from sstui.desk.cases import CaseDraft, open_case
from sstui.desk.desk import Desk
from sstui.desk.families import household
from sstui.ui.screens.forms.base import BASIS_HELP, NUMBER_HELP, ORDER_HELP, FormPage, Values
from sstui.ui.screens.forms.curators import CuratorField
from sstui.ui.screens.forms.days import DAY_HELP, day_field
from sstui.ui.screens.forms.levels import LATER, first_level_field
from sstui.ui.tones import Tone
from sstui.ui.widgets.form import Field
from sstui.ui.widgets.text_field import TextField
from sstui.ui.words import next_visit_is


class CaseForm(FormPage[str | None]):
    """The level is never preset; the number is the next of the register unless it is typed."""

    NAME = "Новое дело"
    KIND = "case"
    HELP = (
        "Здесь семью берут на сопровождение: с какого дня, на каком уровне, кто куратор. "
        "В списке кураторов видно, какой станет нагрузка каждого."
    )
    LOST = "Дело не сохранено."

    def __init__(self, desk: Desk, family_id: FamilyId, *, is_offered: bool = False) -> None:
        """Make the form.

        Args:
            desk: the office, the person at work and the day.
            family_id: the family, which has no open case.
            is_offered: whether the family has just been entered and the case may wait.
        """
        self.family_id = family_id
        self._level = first_level_field(desk)
        self._curator = CuratorField(desk)
        start = day_field(desk, desk.today, back=True)
        has_order_step = Step.ORDER in steps_of(desk.office.profile.route)
        by_order = (
            [] if has_order_step else [Field("order", "Приказ", TextField(), help=ORDER_HELP)]
        )
        fields = [
            Field("started_on", "Начало", start, "Введите день начала.", DAY_HELP),
            Field("level", "Уровень", self._level, "Выберите уровень."),
            Field("curator_id", "Куратор", self._curator, "Выберите куратора."),
            Field("reason", "Причина", TextField(), "Укажите, почему семья передаётся ему."),
            *by_order,
            Field("basis", "Основание уровня", TextField(), help=BASIS_HELP),
            Field("number", "Номер дела", TextField(), help=NUMBER_HELP),
        ]
        family = household(family_id).family
        facts = [("Семья", family.name)]
        if is_offered:
            facts.append(("", "Семья записана. Дело можно открыть и позже: Esc."))
        self._advised = advised_level(desk, family_id)
        super().__init__(desk, fields, facts, About(self.KIND, family_id=family_id))

    def comment(self) -> None:
        self.form.hint("level", self._advised)
        level = self._level.value
        self._curator.offer_for(level if isinstance(level, str) else "")
        over = self._curator.warning()
        self.form.hint("curator_id", f"Внимание: {over}." if over else "", Tone.DUE)
        self.form.offer("reason", is_wanted=bool(over))

    def save(self, values: Values) -> str:
        level = values.one("level", str)
        draft = CaseDraft(
            family_id=self.family_id,
            started_on=values.day("started_on"),
            level="" if level == LATER else level,
            curator_id=StaffId(values.one("curator_id", int)),
            level_basis=values.text("basis"),
            order=values.text("order") if "order" in values.by_name else "",
            reason=values.text("reason"),
            number=values.text("number"),
            draft_id=self.draft_id,
        )
        made = card(self.desk, open_case(self.desk, draft))
        return f"Открыто дело {made.case.number}. {next_visit_is(made.line)}"
