"""A field with offered words, where any other words may be typed as well."""

from collections.abc import Hashable, Sequence

from textual.geometry import Region

from sstui.ui.widgets.options import Option
from sstui.ui.widgets.pick_field import PickField
from sstui.ui.widgets.picker import Picker

_OWN = "own words"


class OwnWordsPicker(Picker):
    """Offered words, and last a line that takes what is typed as it is."""

    HELP = (
        "Наберите часть слова и выберите строку, или возьмите набранное как есть: + своими словами."
    )

    def _extra(self) -> Sequence[Option]:
        typed = " ".join(self._field.value.split())
        if not typed or any(one.text == typed for one in self._options):
            return ()
        return (Option(_OWN, f"+ своими словами: «{typed}»"),)

    def action_choose(self) -> None:
        if self._lines.cursor_key == _OWN:
            self.take_own(" ".join(self._field.value.split()))
        else:
            super().action_choose()

    def take_own(self, words: str) -> None:
        """Answer what was typed instead of an option."""
        self.dismiss((words,))


class OwnWordsField(PickField):
    """One of the offered texts, or another one; the value is the text itself."""

    HELP = "Первые буквы открывают список; набранное можно взять и как есть."

    def __init__(self, title: str, words: Sequence[str], value: str = "") -> None:
        """Make a field.

        Args:
            title: of the list that opens.
            words: what is offered.
            value: what stands in the field at first, offered or not.
        """
        self._words = tuple(words)
        super().__init__(title, _options(self._words, value), (value,) if value else ())

    def read(self) -> object:
        """The text; empty when nothing is chosen."""
        return super().read() or ""

    def picker(self, typed: str) -> Picker:
        region: Region = self.region
        options = _options(self._words, str(self.read()))
        return OwnWordsPicker(self._title, options, typed, field=region)

    def restore(self, kept: object) -> None:
        """Put a text back, whether it is offered or not."""
        texts = [one for one in kept if isinstance(one, str)] if isinstance(kept, list) else []
        self._put(tuple(texts[:1]))

    def _put(self, values: tuple[Hashable, ...]) -> None:
        self.offer(_options(self._words, *(str(one) for one in values)))
        super()._put(values)


def _options(words: Sequence[str], *more: str) -> list[Option]:
    return [Option(one, one) for one in dict.fromkeys([*words, *filter(None, more)])]
