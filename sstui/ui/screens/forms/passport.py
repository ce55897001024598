"""What is known of a family as a whole: its passport."""

from dataclasses import replace
from datetime import date
from typing import Any

from sstui.core.family_file import Passport
from sstui.core.records import FamilyId
from sstui.core.wording import short_date, weekday_short
from sstui.desk.desk import Desk
from sstui.desk.families import household
from sstui.desk.family_file import adaptation_ends_on, passport_of, write_passport
from sstui.ui.screens.forms.base import Values
from sstui.ui.screens.forms.family_page import FamilyPage
from sstui.ui.widgets.date_field import DateField
from sstui.ui.widgets.form import Field
from sstui.ui.widgets.low_note import LowNote
from sstui.ui.widgets.text_field import TextField

_CREATED = "День, когда семья возникла: брак, рождение, опека. Например, 12.5.2019."
_SERVICE = "Номер и дата ИППСУ или договора о социальных услугах, если они есть."
_WISHES = "«Что хотим на выходе» — словами самой семьи."
_REGISTERS = "На каких учётах: КДНиЗП, ПДН, опека, школа; с какого дня."


class PassportForm(FamilyPage):
    """The family's own day, addresses, strengths, wishes and obligations."""

    NAME = "Паспорт семьи"
    KIND = "passport"
    HELP = (
        "Здесь пишут, что известно о семье в целом: когда она создана, из кого состоит, что в ней "
        "хорошего, чего она хочет. Адаптация кончается не позже первой годовщины семьи."
    )
    LOST = "Паспорт семьи не сохранён."

    def __init__(self, desk: Desk, family_id: FamilyId) -> None:
        old = self._old = passport_of(family_id)
        fields = [
            Field(
                "created_on",
                "Семья создана",
                _created_field(desk, old.created_on),
                help=_CREATED,
            ),
            Field("registered_address", "Адрес регистрации", TextField(old.registered_address)),
            Field(
                "service_programme",
                "ИППСУ или договор",
                TextField(old.service_programme),
                help=_SERVICE,
            ),
            Field("composition", "Состав", LowNote(old.composition)),
            Field("registers", "Учёты", LowNote(old.registers), help=_REGISTERS),
            Field("resources", "Ресурсы семьи", LowNote(old.resources)),
            Field("wishes", "Чего хочет семья", LowNote(old.wishes), help=_WISHES),
            Field("obligations", "Обязательства", LowNote(old.obligations)),
        ]
        super().__init__(desk, household(family_id), fields, (), (None, old.version))

    def save(self, values: Values) -> str:
        texts: dict[str, Any] = {one: values.text(one) for one in _TEXTS}
        new = replace(self._old, created_on=values.day_or_none("created_on"), **texts)
        write_passport(self.desk, new, self.draft_id)
        return "Паспорт семьи сохранён."


_TEXTS = (
    "registered_address",
    "service_programme",
    "composition",
    "registers",
    "resources",
    "wishes",
    "obligations",
)


def _created_field(desk: Desk, value: date | None) -> DateField:
    """The family's own day with its first anniversary."""

    def describe(day: date) -> str:
        end = adaptation_ends_on(Passport(FamilyId(0), day))
        if day > desk.today or end is None:
            return "ещё не наступил"
        return f"{weekday_short(day)}, первая годовщина {short_date(end)}"

    return DateField(value, today=desk.today, back=True, describe=describe)
