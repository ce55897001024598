"""An appointment is called off."""

from sstui.core.records import Appointment
from sstui.desk.appointments import cancel
from sstui.desk.card import card
from sstui.desk.desk import Desk
from sstui.ui.screens.forms.base import Values
from sstui.ui.screens.forms.case_page import CasePage
from sstui.ui.widgets.form import Field
from sstui.ui.widgets.text_field import TextField
from sstui.ui.words import appointed, full_day, short_names


class CancelForm(CasePage):
    """Why the visit will not be made on the day agreed."""

    NAME = "Отменить назначение"
    KIND = "cancel"
    HELP = "Здесь отменяют назначенное посещение. Крайний срок от этого не сдвигается."
    LOST = "Причина не сохранена."

    def __init__(self, desk: Desk, appointment: Appointment) -> None:
        self.appointment = appointment
        found = card(desk, appointment.case_id)
        facts = [
            ("Назначено", appointed(appointment)),
            ("Кто едет", short_names((appointment.staff_id,), found.people)),
        ]
        reason = Field("reason", "Причина отмены", TextField(), "Укажите причину отмены.")
        super().__init__(desk, found, [reason], facts, appointment.id)

    def save(self, values: Values) -> str:
        cancel(self.desk, self.appointment, values.text("reason"))
        return f"Посещение {full_day(self.appointment.planned_on)} отменено."
