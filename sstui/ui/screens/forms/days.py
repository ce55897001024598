"""What a date field of a form says about the day that stands in it."""

from collections.abc import Callable
from datetime import date

from sstui.core.wording import weekday_short
from sstui.desk.desk import Desk
from sstui.ui.widgets.date_field import DateField
from sstui.ui.words import age, distance

DAY_HELP = "т — сегодня, в — вчера, + и − на день, PgUp и PgDn на месяц; 12.5, вт, +3"
AHEAD_HELP = "т — сегодня, + и − на день, PgUp и PgDn на месяц; 12.5, чт, +3, завтра"


def day_field(
    desk: Desk,
    value: date | None,
    remark: Callable[[date], str] = lambda _: "",
    *,
    back: bool = False,
) -> DateField:
    """A date with its weekday, how far it is, whether it is a working day, and a remark.

    Args:
        desk: the office with its calendar and day.
        value: the date at first.
        remark: what else to say of a day; empty when nothing.
        back: whether a weekday means the last one and not the next one.
    """

    def describe(day: date) -> str:
        said = [weekday_short(day), distance(day, desk.today)]
        calendar = desk.office.calendar
        if not calendar.is_working_day(day):
            said.append("нерабочий день")
        elif calendar.is_short(day):
            said.append("сокращённый день")
        return ", ".join([*said, *filter(None, [remark(day)])])

    return DateField(value, today=desk.today, back=back, describe=describe)


def birth_field(desk: Desk, value: date | None) -> DateField:
    """A date of birth with the age."""

    def describe(day: date) -> str:
        return "ещё не наступила" if day > desk.today else age(day, desk.today)

    return DateField(value, today=desk.today, back=True, describe=describe)
