"""A field for a date: typed in any short way, shown with its weekday at once."""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from datetime import date, timedelta
from typing import ClassVar

from rich.segment import Segment
from textual.events import Key
from textual.strip import Strip

from sstui.core.dates import parse_date
from sstui.core.facts import add_months
from sstui.core.refusal import Refusal
from sstui.core.wording import short_date, weekday_short
from sstui.ui.cells import fit
from sstui.ui.keys import Action
from sstui.ui.textual_patches.layout import to_russian
from sstui.ui.tones import Tone
from sstui.ui.widgets.drawing import looks_of
from sstui.ui.widgets.text_field import TextField

_WIDTH = 11
_WHOLE_DATE = re.compile(r"\d\d\.\d\d\.\d{4}")
_DOT_CAP = re.compile(r"(?<=\d)[юб](?=\d|$)")
"""In the Russian layout the caps of the full stop and the comma type these letters."""
_STEPS = {"plus": 1, "equals_sign": 1, "minus": -1}
_MONTH_STEPS = {"pageup": -1, "pagedown": 1}


class DateField(TextField):
    """«12.5», «вт», «через неделю» and the like; beside it stands what day that is.

    Plus and minus step by a day from an empty field or a whole date, PgUp and PgDn by a month; a
    number typed right after one sign counts from today: «+3». The field works in either layout:
    «dn» is «вт» with the wrong layout on, «12ю5» is «12.5».
    """

    HELP = (
        "Дата: т — сегодня, в — вчера; 12.5, 12.05.26, вт, +3, через неделю.\n\n"
        "Плюс и минус — на день, PgUp и PgDn — на месяц. Что это за день, видно рядом."
    )

    TYPED: ClassVar[Sequence[Action]] = (
        Action("date.today", "n", "", "Сегодня", run="to(0)"),
        Action("date.yesterday", "d", "", "Вчера", run="to(-1)"),
        Action("date.later", "plus", "", "На день позже", run="step(1)"),
        Action("date.earlier", "minus", "", "На день раньше", run="step(-1)"),
        Action("date.month-later", "pagedown", "", "На месяц позже", run="step_month(1)"),
        Action("date.month-earlier", "pageup", "", "На месяц раньше", run="step_month(-1)"),
    )
    """What its own letters do, for the menu: typed, they are part of the date."""

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
        self._sign = ""
        """The sign that was typed last, while a number may still follow it."""
        self._is_stepped = False

    def change_today(self, today: date) -> None:
        """Take another day for today, after midnight; what was typed stays."""
        self._today = today
        self.refresh()

    @property
    def day(self) -> date | None:
        """The day that stands in the field; None when it is empty or cannot be read."""
        try:
            return self.read()
        except Refusal:
            return None

    def read(self) -> date | None:
        """The day, or None for an empty field."""
        if not (typed := self.value.strip()):
            return None
        for reading in _readings(typed):
            with suppress(Refusal):
                return parse_date(reading, self._today, back=self._back)
        return parse_date(typed, self._today, back=self._back)

    def type_over(self) -> None:
        """Let the next letter replace the day that cannot be read."""
        self.select_all()

    def on_blur(self) -> None:
        if day := self.day:
            self.value = short_date(day)

    def on_key(self, event: Key) -> None:
        sign, self._sign = self._sign, ""
        if event.key in _MONTH_STEPS and (day := self.day):
            self._put(add_months(day, _MONTH_STEPS[event.key]))
        elif event.key in _STEPS and (not self.value or _WHOLE_DATE.fullmatch(self.value)):
            step = _STEPS[event.key]
            # One sign may be the beginning of «+3»; a second one steps on.
            self._sign = "" if self._is_stepped else "+" if step > 0 else "-"
            self._put((self.day or self._today) + timedelta(days=step))
            self._is_stepped = True
        elif sign and event.character and event.character.isdecimal():
            self.value = sign + event.character
            self.cursor_position = len(self.value)
        else:
            self._is_stepped = False
            return
        event.stop()
        event.prevent_default()

    def render_line(self, y: int) -> Strip:
        looks, width = looks_of(self), self.size.width
        room = max(width - _WIDTH, 0)
        note = fit(f" {self._note()}", room, glyphs=looks.glyphs)
        field = super().render_line(y).crop(0, width - room)
        return Strip([*field, Segment(note, looks.palette[Tone.MUTED])], width)

    def action_to(self, days: int) -> None:
        """Put in the day that is so many days from today."""
        self._put(self._today + timedelta(days=days))

    def action_step(self, days: int) -> None:
        """Go on from the day that stands there, or from today where none can be read."""
        self._put((self.day or self._today) + timedelta(days=days))

    def action_step_month(self, months: int) -> None:
        """The same by months."""
        self._put(add_months(self.day or self._today, months))

    def _put(self, day: date) -> None:
        """Show a day that was stepped to; the next typed sign begins anew."""
        self.value = short_date(day)
        self.action_select_all()

    def on_focus(self) -> None:
        self._sign, self._is_stepped = "", False

    def _note(self) -> str:
        """The words beside the date, with the date itself while it is typed in a short way."""
        if (day := self.day) is None:
            return ""
        about = self._describe(day)
        return about if self.value == short_date(day) else f"{short_date(day)}, {about}"


def _readings(typed: str) -> Iterator[str]:
    """What was typed as it may be meant: in the Russian layout, or by its caps."""
    yield _DOT_CAP.sub(".", "".join(to_russian(one) if one.isalpha() else one for one in typed))
    if any(one.isascii() and one.isalpha() for one in typed):
        # Some letters stand on caps that type punctuation in the other layout: «ytltk.» is a week.
        yield to_russian(typed)
