"""The field that takes a measure from the catalogue, or the words that were typed in its search."""

from collections.abc import Callable, Hashable, Sequence

from sstui.ui.textual_patches.layout import to_russian
from sstui.ui.widgets.options import Option
from sstui.ui.widgets.own_words import OwnWordsPicker
from sstui.ui.widgets.pick_field import PickField
from sstui.ui.widgets.picker import Picker


class _Own(str):
    """Words of one's own, to be told from a code of the catalogue."""

    __slots__ = ()


class ListedPicker(OwnWordsPicker):
    """Measures of the catalogue, and last a line that takes what is typed as it is."""

    HELP = (
        "Наберите часть слова и выберите мероприятие. Нет подходящего — последняя строка, Enter: "
        "набранное впишется в «Что делается»."
    )

    def _extra(self) -> Sequence[Option]:
        own = super()._extra()
        typed = self._field.value
        if not own or self._finder.find(typed, to_russian(typed)):
            return own
        words = " ".join(typed.split())
        return (Option(own[0].key, f"+ в перечне нет; Enter — своими словами: «{words}»"),)

    def take_own(self, words: str) -> None:
        self.dismiss((_Own(words),))


class ListedMeasureField(PickField):
    """A measure of the catalogue; own words go to the field that says what is done."""

    HELP = (
        "Первые буквы открывают перечень. Чего в нём нет, то можно взять своими словами: наберите "
        "и нажмите Enter на последней строке."
    )

    def __init__(self, code: str, take_own: Callable[[str], None]) -> None:
        """Make a field.

        Args:
            code: the measure at first; empty for none.
            take_own: what is done with words of one's own.
        """
        super().__init__("Мероприятие из перечня", (), (code,) if code else ())
        self._take_own = take_own

    def picker(self, typed: str) -> Picker:
        return ListedPicker(self._title, self._options, typed, field=self.region)

    def _picked(self, keys: tuple[Hashable, ...] | None) -> None:
        if keys and isinstance(keys[0], _Own):
            self._take_own(str(keys[0]))
            super()._picked(())
        else:
            super()._picked(keys)
