"""A visit that was recorded by mistake is declared void; it stays in sight."""

from sstui.core.records import Visit
from sstui.core.wording import short_date
from sstui.desk.card import card
from sstui.desk.desk import Desk
from sstui.desk.visits import void_visit
from sstui.ui.screens.forms.base import Values
from sstui.ui.screens.forms.case_page import CasePage
from sstui.ui.widgets.form import Field
from sstui.ui.widgets.text_field import TextField
from sstui.ui.words import full_day, short_names


class VoidForm(CasePage):
    """Why the record does not hold."""

    NAME = "Недействительная запись"
    KIND = "void"
    HELP = (
        "Здесь запись о посещении признают недействительной. Она остаётся в карточке с причиной "
        "и больше не засчитывается."
    )
    LOST = "Причина не сохранена."

    def __init__(self, desk: Desk, visit: Visit) -> None:
        self.visit = visit
        found = card(desk, visit.case_id)
        went = short_names(visit.staff_ids, found.people)
        record = f"{full_day(visit.made_on)}, {visit.place.label}, {visit.outcome.label}"
        reason = Field("reason", "Причина", TextField(), "Укажите причину.")
        facts = [("Запись", record), ("Кто ездил", went)]
        super().__init__(desk, found, [reason], facts, visit.id)

    def save(self, values: Values) -> str:
        void_visit(self.desk, self.visit.id, self.visit.version, values.text("reason"))
        day = short_date(self.visit.made_on)
        return self.said(f"Запись от {day} признана недействительной.")

    def saved(self, result: str | None) -> None:
        self.tell_why(result)
