"""Forms of a common action: one answer for all marked families, asked about once."""

from collections.abc import Sequence
from typing import ClassVar

from sstui.core.events import ENTERED
from sstui.core.profile import EVENTS
from sstui.core.queue import QueueLine
from sstui.core.records import StaffId
from sstui.core.wording import capitalised, families, short_date
from sstui.desk.desk import Desk, working
from sstui.desk.group import (
    DayForAll,
    EventForAll,
    HandOver,
    Together,
    appoint_all,
    enter_for_all,
    hand_over,
    named,
)
from sstui.ui.screens.forms.base import ORDER_HELP, FormPage, Values
from sstui.ui.screens.forms.choices import one_of_staff
from sstui.ui.screens.forms.curators import CuratorField
from sstui.ui.screens.forms.days import AHEAD_HELP, DAY_HELP, day_field
from sstui.ui.widgets.form import Field
from sstui.ui.widgets.options import Option
from sstui.ui.widgets.pick_field import PickField
from sstui.ui.widgets.text_field import TextField, TimeField
from sstui.ui.words import full_day, plain


class GroupPage(FormPage[Together]):
    """A form for several families; it says for whom, and asks once before it is done."""

    LOST: ClassVar[str] = "Общее действие не выполнено."

    def __init__(self, desk: Desk, lines: Sequence[QueueLine], fields: Sequence[Field]) -> None:
        """Make a form.

        Args:
            desk: the office, the person at work and the day.
            lines: the families.
            fields: from top to bottom.
        """
        super().__init__(desk, fields, [("Семьи", named(lines))])
        self.lines = lines

    @property
    def _for_all(self) -> str:
        return f"Будет записано для всех: {families(len(self.lines))}."


class AppointAllForm(GroupPage):
    """One day for all."""

    NAME = "Назначить день всем отмеченным"
    HELP = (
        "Здесь назначают один день нескольким семьям: объезд, общее собрание. Крайние сроки не "
        "сдвигаются. Кому день не подходит без причины или кто к этому дню закончит, того "
        "программа назовёт и не запишет."
    )

    def __init__(self, desk: Desk, lines: Sequence[QueueLine]) -> None:
        goes = desk.person.id if desk.person else None
        fields = [
            Field("planned_on", "День", day_field(desk, None), "Введите день.", AHEAD_HELP),
            Field("at", "Время", TimeField()),
            Field("staff_id", "Кто едет", one_of_staff(desk, "Кто едет", goes), "Выберите."),
            Field("reason", "Причина", TextField(), help="Нужна, если для кого-то день вне срока."),
            Field("note", "Заметка", TextField()),
        ]
        super().__init__(desk, lines, fields)

    def doubt(self, values: Values) -> str:
        return f"Посещение {full_day(values.day('planned_on'))}. {self._for_all} Записать?"

    def save(self, values: Values) -> Together:
        draft = DayForAll(
            planned_on=values.day("planned_on"),
            staff_id=StaffId(values.one("staff_id", int)),
            at=values.text("at"),
            note=values.text("note"),
            reason=values.text("reason"),
            draft_id=self.draft_id,
        )
        return appoint_all(self.desk, self.lines, draft)


class HandOverForm(GroupPage):
    """One curator for all."""

    NAME = "Передать отмеченных другому куратору"
    HELP = (
        "Здесь несколько семей передают одному куратору по приказу. Если с какой-то семьи "
        "нагрузка станет больше нормы, нужна причина; без неё остальные останутся у прежнего."
    )

    def __init__(self, desk: Desk, lines: Sequence[QueueLine]) -> None:
        today = day_field(desk, desk.today)
        fields = [
            Field("from_on", "С какого дня", today, "Введите день.", DAY_HELP),
            Field("curator_id", "Новый куратор", CuratorField(desk), "Выберите куратора."),
            Field("order", "Приказ", TextField(), help=ORDER_HELP),
            Field("reason", "Причина", TextField(), help="Нужна, если нагрузка больше нормы."),
        ]
        super().__init__(desk, lines, fields)

    def doubt(self, values: Values) -> str:
        names = {one.id: plain(one.name) for one in working(self.desk.today)}
        name = names.get(StaffId(values.one("curator_id", int)), "")
        day = short_date(values.day("from_on"))
        return f"Новый куратор — {name}, с {day}. {self._for_all} Записать?"

    def save(self, values: Values) -> Together:
        given = HandOver(
            staff_id=StaffId(values.one("curator_id", int)),
            from_on=values.day("from_on"),
            order=values.text("order"),
            reason=values.text("reason"),
        )
        return hand_over(self.desk, self.lines, given)


class EventForAllForm(GroupPage):
    """One event for all."""

    NAME = "Записать событие всем отмеченным"
    HELP = "Здесь одно событие записывают в дела нескольких семей: заседание, письмо, программа."

    def __init__(self, desk: Desk, lines: Sequence[QueueLine]) -> None:
        options = [Option(code, capitalised(EVENTS[code])) for code in ENTERED]
        back = day_field(desk, desk.today, back=True)
        fields = [
            Field("kind", "Что сделано", PickField("Событие", options), "Выберите событие."),
            Field("happened_on", "Когда", back, "Введите день.", DAY_HELP),
            Field("note", "Заметка", TextField()),
        ]
        super().__init__(desk, lines, fields)

    def doubt(self, values: Values) -> str:
        day, what = full_day(values.day("happened_on")), EVENTS[values.text("kind")]
        return f"{day}: {what}. {self._for_all} Записать?"

    def save(self, values: Values) -> Together:
        draft = EventForAll(
            values.text("kind"), values.day("happened_on"), values.text("note"), self.draft_id
        )
        return enter_for_all(self.desk, self.lines, draft)
