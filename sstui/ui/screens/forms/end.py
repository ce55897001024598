"""The decision to end a case."""

from sstui.core.records import CaseId
from sstui.core.wording import short_date
from sstui.desk.card import card
from sstui.desk.cases import end_case
from sstui.desk.desk import Desk
from sstui.ui.screens.forms.base import Values
from sstui.ui.screens.forms.case_page import CasePage
from sstui.ui.screens.forms.choices import entries
from sstui.ui.screens.forms.days import DAY_HELP, day_field
from sstui.ui.widgets.form import Field
from sstui.ui.widgets.pick_field import PickField


class EndForm(CasePage):
    """The last day and the ground."""

    NAME = "Окончание сопровождения"
    KIND = "end"
    HELP = (
        "Здесь записывают решение закончить сопровождение. Со следующего дня семья уходит из "
        "очереди; карточка и история остаются."
    )
    LOST = "Решение не сохранено."

    def __init__(self, desk: Desk, case_id: CaseId) -> None:
        found = card(desk, case_id)
        case = found.case
        grounds = entries(desk.office.dictionaries.end_grounds, case.end_reason)
        chosen = (case.end_reason,) if case.end_reason else ()
        day = day_field(desk, case.ended_on or desk.today)
        fields = [
            Field("ended_on", "Последний день", day, "Введите день.", DAY_HELP),
            Field(
                "end_reason",
                "Основание",
                PickField("Основание прекращения", grounds, chosen),
                "Выберите основание.",
            ),
        ]
        super().__init__(desk, found, fields)

    def comment(self) -> None:
        self.form.hint("ended_on", "Со следующего дня семья уйдёт из очереди.")

    def save(self, values: Values) -> str:
        ended_on = values.day("ended_on")
        end_case(self.desk, self.card.case, ended_on, values.one("end_reason", str))
        return f"Сопровождение заканчивается {short_date(ended_on)}."
