"""Forms of the norms: one level of a draft, and the day and order of the whole set."""

from dataclasses import replace
from datetime import date

from sstui.core.norms import Level, NormSet, Per
from sstui.core.refusal import Refusal
from sstui.core.wording import frequency
from sstui.desk.desk import Desk
from sstui.desk.norms import check_order
from sstui.ui.screens.forms.base import FormPage, Values
from sstui.ui.screens.forms.choices import NumberedChoice
from sstui.ui.screens.forms.days import AHEAD_HELP, day_field
from sstui.ui.widgets.form import Field
from sstui.ui.widgets.options import Option
from sstui.ui.widgets.text_field import TextField

MOST = 1000


class NumberField(TextField):
    """A whole number, or nothing where nothing may stand."""

    HELP = "Целое число; пустое поле — нормы нет."

    def __init__(self, value: int | None) -> None:
        super().__init__("" if value is None else str(value), max_length=4)

    def read(self) -> int | None:
        typed = self.value.strip()
        if not typed:
            return None
        if not (typed.isascii() and typed.isdecimal() and int(typed) <= MOST):
            raise Refusal(f"Нужно целое число от 0 до {MOST}.")
        return int(typed)


class LevelForm(FormPage[Level]):
    """The norm of one level of a draft; nothing is in force before the set is."""

    NAME = "Норма уровня"
    HELP = (
        "Здесь меняют норму уровня в копии: сколько раз посещать, за какой период, срок, число "
        "семей. Пока набор не введён по приказу, ничего не меняется."
    )
    LOST = "Норма уровня не изменена."

    def __init__(self, desk: Desk, level: Level) -> None:
        """Make the form.

        Args:
            desk: the office, the person at work and the day.
            level: as it stands in the draft.
        """
        self.level = level
        norm = level.norm
        planned = None if norm.plan == max(norm.min, 1) else norm.plan
        periods = NumberedChoice([Option(one, one.label) for one in Per], norm.per)
        fields = [
            Field("min", "Посещать не меньше", NumberField(norm.min), _NO_NUMBER, _TIMES),
            Field("max", "и не больше", NumberField(norm.max), _NO_NUMBER, _TIMES),
            Field("per", "За какой период", periods, "Выберите период."),
            Field("plan", "Планировать", NumberField(planned), help=_PLAN_HELP),
            Field("term_months", "Срок, месяцев", NumberField(norm.term_months), _NO_NUMBER),
            Field("first_visit", "Первое посещение", NumberField(norm.first_visit), help=_FIRST),
            Field("families_max", "Семей на куратора", NumberField(level.families_max)),
        ]
        super().__init__(desk, fields, [("Уровень", level.title), ("Было", frequency(norm))])

    def save(self, values: Values) -> Level:
        try:
            norm = replace(
                self.level.norm,
                min=values.one("min", int),
                max=values.one("max", int),
                term_months=values.one("term_months", int),
                per=values.one("per", Per),
                plan=_optional(values, "plan") or 0,
                first_visit=_optional(values, "first_visit"),
            )
        except ValueError as fault:
            raise Refusal(_sentence(str(fault)), _field(str(fault))) from None
        families = _optional(values, "families_max")
        if families == 0:
            raise Refusal("Ноль семей — не «без нормы»: оставьте поле пустым.", "families_max")
        is_limit = self.level.families_is_limit and families is not None
        return replace(self.level, norm=norm, families_max=families, families_is_limit=is_limit)


_PLAN_HELP = "Сколько посещений за период предлагать; пусто — сколько в «не меньше»."
_FIRST = "За сколько рабочих дней после начала; пусто — без особого срока."
_TIMES = "Сколько раз за период."
_NO_NUMBER = "Укажите число."


class OrderForm(FormPage[NormSet]):
    """From which day and by which order a draft would be in force."""

    NAME = "День и приказ"
    HELP = (
        "Здесь указывают, с какого дня и по какому приказу действуют новые нормы. "
        "Для пробы приказ не нужен."
    )
    LOST = "День и приказ не изменены."

    def __init__(self, desk: Desk, draft: NormSet) -> None:
        """Make the form for a draft."""
        self.draft = draft
        super().__init__(
            desk,
            [
                Field("since", "С какого дня", day_field(desk, draft.since), _NO_DAY, AHEAD_HELP),
                Field("order", "Приказ", TextField(draft.order), help=_ORDER_HELP),
            ],
        )

    def save(self, values: Values) -> NormSet:
        since: date = values.day("since")
        order = values.text("order").strip()
        check_order(order)
        return replace(self.draft, since=since, order=order)


_NO_DAY = "Введите день, с которого нормы действуют."
_ORDER_HELP = "Дата и номер: Приказ от 24.11.2026 № 7."


def _optional(values: Values, name: str) -> int | None:
    value = values.by_name[name]
    return value if isinstance(value, int) else None


def _field(fault: str) -> str:
    """The field that a fault of a norm is about: its text begins with the name."""
    return fault.partition(" ")[0]


def _sentence(fault: str) -> str:
    named = {
        "min": "«Не меньше» не может быть больше, чем «не больше».",
        "max": "«Не больше» — не меньше одного посещения.",
        "plan": "Планировать можно от одного посещения до «не больше».",
        "term_months": "Срок — не меньше одного месяца.",
    }
    return named.get(_field(fault), f"Так нельзя: {fault}.")
