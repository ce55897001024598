"""A case is suspended, or the end of a pause is put right."""

from datetime import date

from sstui.core.records import CaseId, Pause
from sstui.core.wording import short_date
from sstui.desk.card import card
from sstui.desk.cases import change_pause, suspend
from sstui.desk.desk import Desk
from sstui.ui.screens.forms.base import Values
from sstui.ui.screens.forms.case_page import CasePage
from sstui.ui.screens.forms.days import DAY_HELP, day_field
from sstui.ui.widgets.form import Field
from sstui.ui.widgets.text_field import TextField

_OPEN = "Пусто — до особого распоряжения."
_RESUME = "Чтобы возобновить сопровождение, введите последний день приостановки."
_FROM = "Введите первый день приостановки."


class PauseForm(CasePage):
    """From, to or until further notice, why; of a pause that stands only its end and reason."""

    NAME = "Приостановка"
    KIND = "pause"
    HELP = (
        "Здесь приостанавливают сопровождение: посещения на эти дни не требуются. Чтобы закончить "
        "приостановку, введите её последний день."
    )
    LOST = "Приостановка не сохранена."

    def __init__(self, desk: Desk, case_id: CaseId, pause: Pause | None = None) -> None:
        """Make the form.

        Args:
            desk: the office, the person at work and the day.
            case_id: the case of the family.
            pause: the one to end or to put right; None for a new one.
        """
        self.pause = pause
        self._to = day_field(desk, pause.to_on if pause else None)
        fields = [
            Field("to_on", "Последний день", self._to, help=DAY_HELP),
            Field(
                "reason", "Причина", TextField(pause.reason if pause else ""), "Укажите причину."
            ),
        ]
        if pause is None:
            first = day_field(desk, desk.today)
            fields.insert(0, Field("from_on", "С какого дня", first, _FROM, DAY_HELP))
        facts = [("Приостановлено", f"с {short_date(pause.from_on)}")] if pause else []
        super().__init__(desk, card(desk, case_id), fields, facts, pause.id if pause else None)

    @property
    def heading(self) -> str:
        return "Конец приостановки" if self.pause else self.NAME

    def comment(self) -> None:
        said = _OPEN if self.pause is None else f"{_OPEN} {_RESUME}"
        self.form.hint("to_on", "" if self._to.value else said)

    def save(self, values: Values) -> str:
        to_on, reason = values.day_or_none("to_on"), values.text("reason")
        if self.pause is not None:
            change_pause(self.desk, self.pause, to_on, reason)
            return self.said(f"Приостановка {_until(to_on)}.")
        suspend(self.desk, self.card.case.id, values.day("from_on"), to_on, reason)
        return self.said(f"Сопровождение приостановлено {_until(to_on)}.")


def _until(to_on: date | None) -> str:
    return "до особого распоряжения" if to_on is None else f"по {short_date(to_on)}"
