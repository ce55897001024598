"""Fields for numbers with a shape: СНИЛС and telephone. What they doubt may be taken as typed."""

from collections.abc import Callable

from rich.segment import Segment
from textual.strip import Strip

from sstui.core.identity_numbers import (
    FULL_DIGITS,
    SHORT_DIGITS,
    SNILS_DIGITS,
    read_phone,
    read_snils,
    shape_phone,
    shape_snils,
)
from sstui.core.refusal import Refusal
from sstui.core.wording import counted
from sstui.ui.cells import fit
from sstui.ui.tones import Tone
from sstui.ui.widgets.drawing import looks_of
from sstui.ui.widgets.entry import EntryChanged
from sstui.ui.widgets.text_field import TextField

_TAKEN = "оставлено как есть"


class MaskedField(TextField):
    """A number that gets its signs by itself; beside it stands how it looks.

    The text is kept exactly as typed once the person says so, and so is one that a record has
    already: it was taken at its time.
    """

    def __init__(
        self,
        value: str,
        *,
        shape: Callable[[str], str],
        check: Callable[[str], str],
        note: Callable[[str], str],
        placeholder: str = "",
        width: int = 24,
    ) -> None:
        """Make a field.

        Args:
            value: the text at first.
            shape: gives what was typed so far with the signs between the digits.
            check: gives the whole text in its proper form, or refuses it in words.
            note: a few words about what was typed so far.
            placeholder: how it should look.
            width: cells for the text; the note stands behind them.
        """
        super().__init__(value, placeholder=placeholder, max_length=60)
        self._shape, self._check, self._about = shape, check, note
        self._width = width
        self._taken = value

    def read(self) -> str:
        """The number in its proper form, or as typed where the person has taken it so."""
        typed = " ".join(self.value.split())
        return typed if not typed or typed == self._taken else self._check(typed)

    def take_as_typed(self) -> None:
        """Take what stands in the field, although it looks wrong."""
        self._taken = " ".join(self.value.split())
        self.refresh()
        self.post_message(EntryChanged())

    def kept(self) -> object:
        """The text, and the one that was taken although it looked wrong."""
        return [self.value, self._taken]

    def restore(self, kept: object) -> None:
        """Put both back."""
        match kept:
            case [str(value), str(taken)]:
                self._taken = taken
                super().restore(value)

    def replace(self, text: str, start: int, end: int) -> None:
        """Put text in, and the signs with it where typing goes on at the end."""
        super().replace(text, start, end)
        at_end = self.cursor_position == len(self.value)
        if text and at_end and (shaped := self._shape(self.value)) != self.value:
            self.value = shaped
            self.cursor_position = len(shaped)

    def on_blur(self) -> None:
        try:
            self.value = self.read()
        except Refusal:
            return

    def render_line(self, y: int) -> Strip:
        looks, width = looks_of(self), self.size.width
        room = max(width - self._width, 0)
        note = fit(f" {self._note()}", room, glyphs=looks.glyphs)
        field = super().render_line(y).crop(0, width - room)
        return Strip([*field, Segment(note, looks.palette[Tone.MUTED])], width)

    def _note(self) -> str:
        typed = " ".join(self.value.split())
        if not typed:
            return ""
        try:
            self._check(typed)
        except Refusal:
            return _TAKEN if typed == self._taken else self._about(typed)
        return self._about(typed)


class SnilsField(MaskedField):
    """The number of a person's pension account, with its check digits."""

    HELP = "СНИЛС: 11 цифр, чёрточки ставить не нужно; последние две цифры проверяются."

    def __init__(self, value: str = "") -> None:
        super().__init__(
            value,
            shape=shape_snils,
            check=read_snils,
            note=_snils_note,
            placeholder="___-___-___ __",
            width=16,
        )


class PhoneField(MaskedField):
    """A telephone number: with its code, or a short one of the village."""

    HELP = "Телефон: 10 цифр с кодом, скобки не нужны; короткий сельский — 5–7 цифр."

    def __init__(self, value: str = "") -> None:
        super().__init__(value, shape=shape_phone, check=read_phone, note=_phone_note)


def _snils_note(typed: str) -> str:
    """«ещё 4 цифры», «цифры сходятся»."""
    if more := SNILS_DIGITS - _digits(typed):
        return f"ещё {counted(more, 'цифра', 'цифры', 'цифр')}" if more > 0 else "лишние цифры"
    try:
        read_snils(typed)
    except Refusal:
        return "цифры не сходятся"
    return "цифры сходятся"


def _phone_note(typed: str) -> str:
    """«короткий номер», «ещё 2 цифры»; empty for a whole number."""
    count = _digits(typed)
    if count in SHORT_DIGITS and "+" not in typed:
        return "короткий номер"
    is_out = typed.lstrip().startswith(("+7", "7", "8"))
    more = FULL_DIGITS + is_out - count
    if count > max(SHORT_DIGITS) and more:
        return f"ещё {counted(more, 'цифра', 'цифры', 'цифр')}" if more > 0 else "лишние цифры"
    return ""


def _digits(text: str) -> int:
    return sum(one.isascii() and one.isdecimal() for one in text)
