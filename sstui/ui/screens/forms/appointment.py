"""*Назначить*: a day agreed with the family; it moves no deadline."""

from datetime import date

from sstui.core.records import CaseId, StaffId
from sstui.desk.appointments import AppointmentDraft, appoint, outside_window
from sstui.desk.card import card
from sstui.desk.desk import Desk
from sstui.ui.screens.forms.base import Values
from sstui.ui.screens.forms.case_page import CasePage
from sstui.ui.screens.forms.choices import one_of_staff
from sstui.ui.screens.forms.days import AHEAD_HELP, day_field
from sstui.ui.tones import Tone
from sstui.ui.widgets.form import Field
from sstui.ui.widgets.text_field import TextField, TimeField
from sstui.ui.words import appointed, full_day, window

_OUTSIDE = "Вне срока: {why}; срок не сдвинется."


class AppointmentForm(CasePage):
    """Day, time, who goes; a day outside the window wants a reason."""

    NAME = "Назначить посещение"
    KIND = "appointment"
    HELP = (
        "Здесь назначают день посещения. Крайний срок от этого не сдвигается; "
        "на день вне срока нужна причина."
    )
    LOST = "Назначение не сохранено."

    def __init__(self, desk: Desk, case_id: CaseId, day: date | None = None) -> None:
        """Make the form.

        Args:
            desk: the office, the person at work and the day.
            case_id: the case of the family.
            day: the day to propose; the best day of the next visit when None.
        """
        found = card(desk, case_id)
        line = found.line
        if day is None and line.next is not None:
            day = max(line.next.target, desk.today)
        goes = line.curator_id or (desk.person.id if desk.person else None)
        self._day = day_field(desk, day, self._remark)
        fields = [
            Field("planned_on", "День", self._day, "Введите день.", AHEAD_HELP),
            Field("reason", "Причина", TextField(), "Укажите, почему день вне срока."),
            Field("at", "Время", TimeField()),
            Field("staff_id", "Кто едет", one_of_staff(desk, "Кто едет", goes), "Выберите."),
            Field("note", "Заметка", TextField()),
        ]
        facts = [("Срок", window(line.next, desk.today))] if line.next else []
        stand = [one for one in found.appointments if not one.cancelled]
        facts += [
            ("Уже назначено", appointed(one)) for one in stand if one.planned_on >= desk.today
        ]
        super().__init__(desk, found, fields, facts)

    def comment(self) -> None:
        day = self._day.day
        why = self._outside(day) if day else ""
        self.form.hint("planned_on", _OUTSIDE.format(why=why) if why else "", Tone.DUE)
        self.form.offer("reason", is_wanted=bool(why))

    def save(self, values: Values) -> str:
        draft = AppointmentDraft(
            case_id=self.card.case.id,
            planned_on=values.day("planned_on"),
            staff_id=StaffId(values.one("staff_id", int)),
            at=values.text("at"),
            note=values.text("note"),
            reason=values.text("reason"),
            draft_id=self.draft_id,
        )
        appoint(self.desk, draft)
        at = f" в {draft.at}" if draft.at else ""
        return f"Назначено: {full_day(draft.planned_on)}{at}."

    def _outside(self, day: date) -> str:
        """Why the day is outside the window; a past day is refused, so it needs no reason."""
        is_past = day < self.desk.today
        return "" if is_past else outside_window(self.desk, self.card.case.id, day)

    def _remark(self, day: date) -> str:
        return "уже прошёл" if day < self.desk.today else ""
