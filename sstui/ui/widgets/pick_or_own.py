"""A field that chooses from a list; what the list lacks is typed and goes to another field."""

from collections.abc import Callable, Hashable, Sequence

from textual.geometry import Region

from sstui.ui.textual_patches.layout import to_russian
from sstui.ui.widgets.options import Option
from sstui.ui.widgets.own_words import OwnWordsPicker
from sstui.ui.widgets.pick_field import PickField
from sstui.ui.widgets.picker import Picker


class _Own(str):
    """Words of one's own, to be told from the key of an option."""

    __slots__ = ()


class PickOrOwnPicker(OwnWordsPicker):
    """The options, and last a line that takes what is typed as it is."""

    HELP = (
        "Наберите часть слова и выберите строку. Нет подходящей — последняя строка, Enter: "
        "набранное впишется как есть."
    )

    def __init__(
        self, title: str, options: Sequence[Option], typed: str, *, lacking: str, field: Region
    ) -> None:
        super().__init__(title, options, typed, field=field)
        self._lacking = lacking

    def _extra(self) -> Sequence[Option]:
        own = super()._extra()
        typed = self._field.value
        if not own or self._finder.find(typed, to_russian(typed)):
            return own
        words = " ".join(typed.split())
        return (Option(own[0].key, f"+ {self._lacking}; Enter — своими словами: «{words}»"),)

    def take_own(self, words: str) -> None:
        self.dismiss((_Own(words),))


class PickOrOwnField(PickField):
    """One of the options; words of one's own are handed on and the field stays empty."""

    HELP = (
        "Первые буквы открывают список. Чего в нём нет, то можно взять своими словами: наберите и "
        "нажмите Enter на последней строке."
    )

    def __init__(
        self,
        title: str,
        options: Sequence[Option],
        values: Sequence[Hashable],
        take_own: Callable[[str], None],
        lacking: str,
    ) -> None:
        """Make a field.

        Args:
            title: of the list that opens.
            options: everything that can be chosen.
            values: keys of what is chosen at first.
            take_own: what is done with words of one's own.
            lacking: what is said where nothing fits: «в перечне нет».
        """
        super().__init__(title, options, values)
        self._take_own, self._lacking = take_own, lacking

    def picker(self, typed: str) -> Picker:
        region = self.region
        return PickOrOwnPicker(
            self._title, self._options, typed, lacking=self._lacking, field=region
        )

    def _picked(self, keys: tuple[Hashable, ...] | None) -> None:
        if keys and isinstance(keys[0], _Own):
            self._take_own(str(keys[0]))
            super()._picked(())
        else:
            super()._picked(keys)
