"""A field for a date: typed in any short way, shown with its weekday at once."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from rich.segment import Segment
from textual.events import Key
from textual.strip import Strip

from sstui.core.dates import parse_date
from sstui.core.facts import add_months
from sstui.core.refusal import Refusal
from sstui.core.wording import short_date, weekday_short
from sstui.ui.textual_patches.layout import to_russian
from sstui.ui.theme import Tone
from sstui.ui.widgets.drawing import fit, looks_of
from sstui.ui.widgets.text_field import TextField

_WIDTH = 11
_WHOLE_DATE = re.compile(r"\d\d\.\d\d\.\d{4}")
_STEPS = {"plus": 1, "equals_sign": 1, "minus": -1}
_MONTH_STEPS = {"pageup": -1, "pagedown": 1}


class DateField(TextField):
    """«12.5», «вт», «т», «в» and the like; beside it stands what day that is.

    Plus and minus step by a day from an empty field or a whole date, PgUp and PgDn by a month. The
    field works in either layout: «dn» is «вт» with the wrong layout on.
    """

    HELP = (
        "Дата: 12.5, 12.05.26, вт, т (сегодня), в (вчера); + и − — на день, PgUp и PgDn — на месяц."
    )

    def __init__(
        self,
        value: date | None = None,
        *,
        today: date,
        back: bool = False,
        describe: Callable[[date], str] = weekday_short,
    ) -> None:
        """Make a field for a date.

        Args:
            value: the date at first.
            today: what «т» means and what short dates are near to.
            back: whether a weekday means the last one and not the next one.
            describe: a few words about a day: «вт, нерабочий».
        """
        super().__init__(short_date(value) if value else "", max_length=20)
        self._today = today
        self._back = back
        self._describe = describe

    @property
    def day(self) -> date | None:
        """The day that stands in the field; None when it is empty or cannot be read."""
        try:
            return self.read()
        except Refusal:
            return None

    def read(self) -> date | None:
        """The day, or None for an empty field."""
        typed = "".join(to_russian(one) if one.isalpha() else one for one in self.value)
        return parse_date(typed, self._today, back=self._back) if typed.strip() else None

    def on_blur(self) -> None:
        if day := self.day:
            self.value = short_date(day)

    def on_key(self, event: Key) -> None:
        if event.key in _MONTH_STEPS and (day := self.day):
            self._put(add_months(day, _MONTH_STEPS[event.key]))
        elif event.key in _STEPS and (not self.value or _WHOLE_DATE.fullmatch(self.value)):
            self._put((self.day or self._today) + timedelta(days=_STEPS[event.key]))
        else:
            return
        event.stop()
        event.prevent_default()

    def render_line(self, y: int) -> Strip:
        looks, width = looks_of(self), self.size.width
        room = max(width - _WIDTH, 0)
        note = fit(f" {self._note()}", room, glyphs=looks.glyphs)
        field = super().render_line(y).crop(0, width - room)
        return Strip([*field, Segment(note, looks.palette[Tone.MUTED])], width)

    def _put(self, day: date) -> None:
        """Show a day that was stepped to; the next typed sign begins anew."""
        self.value = short_date(day)
        self.action_select_all()

    def _note(self) -> str:
        """The words beside the date, with the date itself while it is typed in a short way."""
        if (day := self.day) is None:
            return ""
        about = self._describe(day)
        return about if self.value == short_date(day) else f"{short_date(day)}, {about}"
