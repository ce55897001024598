"""Small pages that show each widget of the house, for the tests."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Generic, TypeVar

from textual.widget import Widget

from sstui.ui.base import BaseApp, Page
from sstui.ui.keys import Action, bindings
from sstui.ui.theme import Looks, looks_for
from sstui.ui.tones import Tone
from sstui.ui.widgets.choice_field import ChoiceField, ChoicesField
from sstui.ui.widgets.columns import Column
from sstui.ui.widgets.date_field import DateField
from sstui.ui.widgets.find_bar import FindBar
from sstui.ui.widgets.form import Field, Form
from sstui.ui.widgets.lines import Group, LineList
from sstui.ui.widgets.month_grid import DayMarks, MonthGrid
from sstui.ui.widgets.options import Option
from sstui.ui.widgets.pick_field import PickField
from sstui.ui.widgets.text_field import TextField, TimeField

TODAY = date(2026, 3, 12)  # a Thursday
LOOKS = looks_for({"TERM": "xterm"})


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the demo list."""

    id: int
    family: str
    place: str
    due: str
    tone: Tone


LINES = [
    Line(1, "Ёлкина Мария Петровна", "Заречье", "02.03", Tone.LATE),
    Line(2, "Гарифуллина Гульнара Ильдаровна", "Новая Слобода", "05.03", Tone.LATE),
    Line(3, "Абдурахманова-Магомедова Патимат Курбановна", "Красный Холм", "13.03", Tone.DUE),
    Line(4, "Шевченко Оксана", "Малые Вязёмы", "20.03", Tone.PLAIN),
    Line(5, "Черных Елена Игоревна", "Дубки", "31.03", Tone.PLAIN),
]
ROWS: list[Line | Group] = [
    Group("Просрочено: 2", Tone.LATE),
    *LINES[:2],
    Group("Пора: 1"),
    LINES[2],
    Group("Позже: 2"),
    *LINES[3:],
]
COLUMNS = [
    Column[Line]("срок", lambda row: row.due, 5, tone=lambda row: row.tone),
    Column[Line]("Семья", lambda row: row.family, 20, share=2, tone=lambda row: row.tone),
    Column[Line]("Село", lambda row: row.place, 12, share=1),
    Column[Line]("№", lambda row: str(row.id), 4, align="right", rank=1),
]


class ListPage(Page[None]):
    """A list with groups, search and the position in the title."""

    NAME = "Список"
    FINDS_ITSELF = True
    HELP = "Список семей. Самые срочные стоят первыми."
    BINDINGS = bindings(
        Action("demo.record-visit", "f2,v", "Посещение", "Записать посещение выбранной семьи"),
        Action("demo.find", "f7,slash", "Поиск", "Найти семью по имени или месту"),
        Action("demo.find-next", "n", "", "Следующее найденное", run="find_again(1)"),
        Action("demo.find-previous", "N", "", "Предыдущее найденное", run="find_again(-1)"),
        Action("demo.mark-all", "ctrl+s", "", "Отметить все"),
    )

    def __init__(self, rows: list[Line | Group] | None = None) -> None:
        super().__init__()
        self.rows = ROWS if rows is None else rows
        self.done: list[str] = []
        self.lines: LineList[Line] = LineList(
            COLUMNS,
            lambda row: row.id,
            search=lambda row: f"{row.family} {row.place}",
            empty="Семей пока нет. F4 — ввести первую.",
        )
        self.find_bar = FindBar()

    def body(self) -> Iterator[Widget]:
        yield self.lines
        yield self.find_bar

    def on_mount(self) -> None:
        self.lines.replace(self.rows)
        self.lines.focus()

    def on_line_list_moved(self, event: LineList.Moved) -> None:
        self.title_bar.show_position(event.lines.position)

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        self.done.append(f"chosen {event.key}")

    def on_find_bar_changed(self, event: FindBar.Changed) -> None:
        self.lines.find(event.text)

    def on_find_bar_closed(self, event: FindBar.Closed) -> None:
        self.lines.focus()

    def action_record_visit(self) -> None:
        self.done.append("visit")

    def action_mark_all(self) -> None:
        self.done.append("all")

    def action_find(self) -> None:
        self.find_bar.open()

    def action_find_again(self, step: int) -> None:
        self.lines.find_next(step)


OUTCOMES = [
    Option("took_place", "состоялось"),
    Option("nobody_home", "никого нет дома"),
    Option("not_let_in", "не впустили"),
    Option("refused", "отказ семьи"),
    Option("rescheduled", "перенос по просьбе семьи"),
]
PEOPLE = [
    Option(1, "Ёлкина Мария Петровна"),
    Option(2, "Ёлкин Пётр"),
    Option(3, "Ёлкина Алёна"),
]
PLACES = [
    Option(number, name)
    for number, name in enumerate(["Заречье", "Новая Слобода", "Красный Холм", "Дубки"], start=1)
]


class FormPage(Page[None]):
    """A form with a field of every kind."""

    NAME = "Посещение семьи"
    HELP = "Здесь записывают посещение."

    def __init__(self) -> None:
        super().__init__()
        self.done: list[object] = []
        self.form = Form(
            [
                Field("made_on", "Дата", DateField(TODAY, today=TODAY, back=True, describe=day)),
                Field("at", "Время", TimeField()),
                Field("outcome", "Исход", ChoiceField(OUTCOMES)),
                Field("seen", "Кого видели", ChoicesField(PEOPLE)),
                Field("place", "Село", PickField("Село", PLACES)),
                Field("towns", "Где ещё были", PickField("Сёла", PLACES, many=True)),
                Field("notes", "Заметки", TextField()),
            ],
            lost="Посещение не сохранено.",
        )

    @property
    def unsaved(self) -> str:
        return self.form.unsaved

    def body(self) -> Iterator[Widget]:
        yield self.form

    def on_form_submitted(self, event: Form.Submitted) -> None:
        self.done.append(event.values)

    def on_form_left(self) -> None:
        self.done.append("left")


def day(one: date) -> str:
    """The weekday, and whether it is a day off."""
    names = ("пн", "вт", "ср", "чт", "пт", "сб", "вс")
    return names[one.weekday()] + (", нерабочий" if one.weekday() > 4 else "")


class MonthPage(Page[None]):
    """The month grid with some marks."""

    NAME = "Календарь"

    def __init__(self) -> None:
        super().__init__()
        self.grid = MonthGrid(TODAY)
        self.seen: list[tuple[date, date]] = []

    def body(self) -> Iterator[Widget]:
        yield self.grid

    def on_mount(self) -> None:
        self.grid.focus()

    def on_day_grid_range_shown(self, event: MonthGrid.RangeShown) -> None:
        self.seen.append((event.first, event.last))
        days = (event.last - event.first).days + 1
        self.grid.show(marks_of(event.first + timedelta(days=n)) for n in range(days))


def marks_of(one: date) -> DayMarks:
    """Marks that follow from the number of the day."""
    working = one.weekday() < 5
    return DayMarks(
        one,
        due=one.day % 4 if working else 0,
        appointments=1 if one.day % 5 == 0 else 0,
        visits=one.day if one.day < 12 and working else 0,
        working=working,
        short=one.day == 6,
    )


PageOf = TypeVar("PageOf", bound=Page[None])


class DemoApp(BaseApp[None], Generic[PageOf]):
    """An application of one demo page."""

    page: PageOf

    def __init__(self, make: Callable[[], PageOf], looks: Looks = LOOKS) -> None:
        super().__init__(looks)
        self._make = make

    def on_mount(self) -> None:
        self.page = self._make()
        self.push_screen(self.page)
