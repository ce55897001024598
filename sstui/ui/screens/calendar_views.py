"""The three views of the calendar: what each grid and each list beside it is made of."""

from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum
from fractions import Fraction

from sstui.core.load import hours
from sstui.core.queue import QueueLine
from sstui.core.wording import capitalised, counted, long_date, near_day, plural, weekday
from sstui.desk.days import DayPlan
from sstui.desk.people_days import PeopleDays, PersonDay, PersonRow
from sstui.ui.board_lines import BoardLine, first_that_fits
from sstui.ui.screens.day_rows import DayRow, groups_of
from sstui.ui.tones import Tone
from sstui.ui.widgets.month_grid import DayMarks
from sstui.ui.widgets.people_grid import GridHead, GridRow
from sstui.ui.widgets.week_grid import WeekDay, WeekLine

NOBODY = "Без куратора"


class View(StrEnum):
    """What the calendar shows."""

    MONTH = "month"
    WEEK = "week"
    PEOPLE = "people"

    @property
    def label(self) -> str:
        """The name of the view."""
        return {"month": "Месяц", "week": "Неделя", "people": "Люди"}[self.value]

    @property
    def sight(self) -> str:
        """What is shown, for the help."""
        return {
            "month": "месяц со знаками дней",
            "week": "неделю с семьями каждого дня",
            "people": "людей по дням: посещения и нагрузка",
        }[self.value]

    @property
    def following(self) -> "View":
        """The view after this one, in a circle."""
        views = list(View)
        return views[(views.index(self) + 1) % len(views)]


_DAYS_LEGEND = (
    " ! крайний срок  • желательно  @ назначено  + посещения  . нерабочий  * короткий",
    " ! срок • желат. @ назначено + сделано . нераб. * короткий",
)
_PEOPLE_LEGEND = (
    " ! больше рабочего дня  ‼ больше полутора или нерабочий день  - нерабочий день",
    " ! больше дня  ‼ больше полутора дней  - нерабочий",
)


def views_line(view: View) -> BoardLine:
    """The names of the views with their digits, the present one in brackets."""
    parts: list[tuple[str, Tone]] = []
    for number, one in enumerate(View, start=1):
        is_current = one is view
        text = f"[{number} {one.label}]" if is_current else f" {number} {one.label} "
        parts.append((f" {text}", Tone.STRONG if is_current else Tone.MUTED))
    return parts


def legend(view: View, width: int, *, is_plain: bool) -> list[BoardLine]:
    """What the signs of a view mean, as much of it as fits."""
    known = _PEOPLE_LEGEND if view is View.PEOPLE else _DAYS_LEGEND
    texts = [text.replace("‼", "#") if is_plain else text for text in known]
    return [first_that_fits([[(text, Tone.MUTED)] for text in texts], width)]


def marks(plan: DayPlan) -> DayMarks:
    """The signs of a day."""
    return DayMarks(
        plan.day,
        due=len(plan.deadlines),
        targets=len(plan.targets),
        appointments=len(plan.appointments),
        visits=sum(one.counts for one in plan.visits),
        working=plan.is_working,
        short=plan.is_short,
    )


def week_days(plans: Iterable[DayPlan], today: date) -> list[WeekDay]:
    """The days of a week with their families."""
    return [
        WeekDay(
            marks(plan),
            tuple(_week_line(row) for _, rows in groups_of(plan, today) for row in rows),
        )
        for plan in plans
    ]


def grid_heads(found: PeopleDays) -> list[GridHead]:
    """The columns of the grid of people."""
    return [GridHead(one.day, one.total, one.is_working, one.is_short) for one in found.heads]


def grid_rows(found: PeopleDays) -> list[GridRow]:
    """The lines of the grid of people."""
    return [
        GridRow(
            row.person.id if row.person else None,
            row.person.name.short if row.person else NOBODY,
            tuple((len(one.trips), one.strain) for one in row.days),
        )
        for row in found.rows
    ]


def day_title(day: date, plan: DayPlan | None) -> list[BoardLine]:
    """What stands above the list of a day."""
    title = f"{capitalised(weekday(day))}, {long_date(day)}"
    if plan is None:
        return [[(title, Tone.STRONG)], [("", Tone.MUTED)]]
    if not plan.is_working:
        return [[(title, Tone.STRONG)], [("нерабочий день", Tone.MUTED)]]
    kind = "короткий" if plan.is_short else "рабочий"
    count = plan.open_count
    families = plural(count, "семью", "семьи", "семей")
    return [
        [(title, Tone.STRONG)],
        [(f"{kind}; можно посетить {count} {families}", Tone.MUTED)],
    ]


def person_title(row: PersonRow, one: PersonDay) -> list[BoardLine]:
    """What stands above the list of a person's day."""
    name = row.person.name.full if row.person else NOBODY
    day = f"{weekday(one.day)}, {long_date(one.day)}"
    lines: Sequence[BoardLine] = [[(f" {capitalised(day)} · {name}", Tone.STRONG)]]
    return [*lines, [(f" {person_day_words(one)}", Tone.MUTED)]]


def person_day_words(one: PersonDay) -> str:
    """«3 посещения, 4 ч 20 мин с дорогой из 8 ч 00 мин»."""
    if not one.trips:
        return "посещений нет" if one.capacity else "нерабочий день, посещений нет"
    said = counted(len(one.trips), "посещение", "посещения", "посещений")
    of = f"из {hours(Fraction(one.capacity))}" if one.capacity else "в нерабочий день"
    return f"{said}, {hours(Fraction(one.minutes))} с дорогой {of}"


def _week_line(row: DayRow) -> WeekLine:
    is_time = row.sign in "@+"
    more = row.place if is_time else f"{row.place}, {row.note}" if row.note else row.place
    return WeekLine(row.key, row.sign, row.note if is_time else "", row.family, more, row.tone)


def option(line: QueueLine, today: date) -> str:
    """A family to choose, with what it is owed."""
    until = f", не позже {near_day(line.next.due_by, today)}" if line.next else ""
    return f"{line.group.sign} {line.family}, {line.settlement}{until}"


def next_day(line: QueueLine, today: date) -> date | None:
    """The day on which a family is next found in the calendar: agreed, proposed or the last."""
    if line.appointment and line.appointment[0] >= today:
        return line.appointment[0]
    if line.next is None:
        return None
    return line.next.target if line.next.target >= today else line.next.due_by
