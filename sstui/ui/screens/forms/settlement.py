"""A settlement: its name and how long the way to it is."""

from dataclasses import replace

from sstui.core.drafts import About
from sstui.core.records import Settlement
from sstui.core.refusal import Refusal
from sstui.desk.desk import Desk
from sstui.desk.families import add_settlement, change_settlement
from sstui.ui.screens.forms.base import FormPage, Values
from sstui.ui.widgets.form import Field
from sstui.ui.widgets.text_field import TextField


class MinutesField(TextField):
    """A whole number of minutes, or nothing."""

    HELP = "Минуты в одну сторону, целое число; пусто — неизвестно."

    def read(self) -> int | None:
        typed = self.value.strip()
        if not typed:
            return None
        if not (typed.isascii() and typed.isdecimal()):
            raise Refusal("Нужно целое число минут, например 25.")
        return int(typed)


class SettlementForm(FormPage[str | None]):
    """A new settlement, or one to correct."""

    NAME = "Населённый пункт"
    KIND = "settlement"
    HELP = "Здесь вводят населённый пункт района и время в пути до него."
    LOST = "Населённый пункт не сохранён."

    def __init__(self, desk: Desk, settlement: Settlement | None = None, *, name: str = "") -> None:
        """Make the form.

        Args:
            desk: the office, the person at work and the day.
            settlement: the one to correct; None for a new one.
            name: what to propose for a new one.
        """
        self.settlement = settlement
        minutes = settlement.travel_minutes if settlement else None
        named = TextField(settlement.name if settlement else name)
        fields = [
            Field("name", "Название", named, "Введите название."),
            Field(
                "travel_minutes",
                "В пути, минут",
                MinutesField("" if minutes is None else str(minutes), max_length=4),
            ),
        ]
        old, version = (settlement.id, settlement.version) if settlement else (None, 0)
        about = About(self.KIND, record_id=old, version=version)
        super().__init__(desk, fields, about=about)

    @property
    def heading(self) -> str:
        return self.NAME if self.settlement else "Новый населённый пункт"

    def save(self, values: Values) -> str:
        name, minutes = values.text("name"), values.by_name["travel_minutes"]
        taken = minutes if isinstance(minutes, int) else None
        if self.settlement is None:
            add_settlement(self.desk, name, taken)
        else:
            change_settlement(self.desk, replace(self.settlement, name=name, travel_minutes=taken))
        return f"Населённый пункт «{name}» сохранён."
