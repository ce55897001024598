"""A case gets another curator, by the director's order."""

from sstui.core.records import CaseId, StaffId
from sstui.core.wording import short_date
from sstui.desk.card import card
from sstui.desk.cases import assign_curator
from sstui.desk.desk import Desk
from sstui.ui.screens.forms.base import ORDER_HELP, Values
from sstui.ui.screens.forms.case_page import CasePage
from sstui.ui.screens.forms.curators import CuratorField
from sstui.ui.screens.forms.days import DAY_HELP, day_field
from sstui.ui.theme import Tone
from sstui.ui.widgets.form import Field
from sstui.ui.widgets.text_field import TextField
from sstui.ui.words import plain


class CuratorForm(CasePage):
    """Who, from which day, by which order; over the norm also why."""

    NAME = "Куратор"
    KIND = "curator"
    HELP = (
        "Здесь семью передают другому куратору. В списке видно, какой станет нагрузка каждого; "
        "свыше нормы передать можно, указав причину."
    )
    LOST = "Куратор не сохранён."

    def __init__(self, desk: Desk, case_id: CaseId) -> None:
        found = card(desk, case_id)
        self._curator = CuratorField(desk, case_id)
        self._curator.offer_for(found.line.level)
        today = day_field(desk, desk.today)
        fields = [
            Field("from_on", "С какого дня", today, "Введите день.", DAY_HELP),
            Field("curator_id", "Новый куратор", self._curator, "Выберите куратора."),
            Field("reason", "Причина", TextField(), "Укажите, почему семья передаётся ему."),
            Field("order", "Приказ", TextField(), help=ORDER_HELP),
        ]
        now = plain(found.curator.name) if found.curator else "не назначен"
        super().__init__(desk, found, fields, [("Сейчас", now)])

    def comment(self) -> None:
        over = self._curator.warning()
        self.form.hint("curator_id", f"Внимание: {over}." if over else "", Tone.DUE)
        self.form.offer("reason", is_wanted=bool(over))

    def save(self, values: Values) -> str:
        curator = StaffId(values.one("curator_id", int))
        from_on = values.day("from_on")
        order, reason = values.text("order"), values.text("reason")
        assign_curator(self.desk, self.card.case.id, curator, from_on, order, reason)
        name = plain(self.card.people[curator].name)
        return f"Куратор — {name}, с {short_date(from_on)}."
