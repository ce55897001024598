"""The bottom line: what the keys do here, as in mc and FAR, in one line and one draw."""

from collections.abc import Sequence

from rich.style import Style
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from sstui.ui.keys import FooterItem, footer_items
from sstui.ui.tones import Tone
from sstui.ui.widgets.drawing import palette_of, strip_of


class Footer(Widget):
    """`1Справка 2Очередь …` of the bindings that work now."""

    DEFAULT_CSS = """
    Footer {
        dock: bottom;
        height: 1;
    }
    """

    _items: tuple[FooterItem, ...] = ()

    def __init__(self, *, letters: bool = True) -> None:
        """Make the line.

        Args:
            letters: whether keys without a number stand in it where there is room.
        """
        super().__init__()
        self._letters = letters

    def on_mount(self) -> None:
        self.screen.bindings_updated_signal.subscribe(self, self._bindings_changed)
        self._bindings_changed(self.screen)

    def on_unmount(self) -> None:
        self.screen.bindings_updated_signal.unsubscribe(self)

    def _bindings_changed(self, screen: Screen[object]) -> None:
        if not screen.is_attached:
            return
        items = tuple(footer_items(screen.active_bindings))
        if items != self._items:
            self._items = items
            self.refresh()

    def render_line(self, y: int) -> Strip:
        palette = palette_of(self)
        key, word, off = palette[Tone.BAR_KEY], palette[Tone.BAR_WORD], palette[Tone.MUTED]
        parts: list[tuple[str, Style]] = []
        items = [one for one in self._items if self._letters or one.key.isdecimal()]
        for item, text in lay_out(items, self.size.width):
            parts += [(item.label, key), (text, word if item.is_enabled else off)]
        return strip_of(parts, self.size.width, palette[Tone.PLAIN])


def lay_out(items: Sequence[FooterItem], width: int) -> list[tuple[FooterItem, str]]:
    """Words shortened or padded so that the line is full; keys that do not fit go last first.

    Function keys share the spare cells; the others stand only where there is room for them whole.
    """
    shown = [item for item in items if item.key.isdecimal()]
    for item in items:
        if not item.key.isdecimal() and _length([*shown, item]) <= width:
            shown.append(item)
    words = [item.word for item in shown]
    while shown and _length(shown, words) > width:
        longest = max(range(len(words)), key=lambda index: len(words[index]))
        if shorter := next((word for word in by_length(words) if word in SHORTER), ""):
            words[words.index(shorter)] = SHORTER[shorter]
        elif len(words[longest]) <= _SHORTEST:
            shown.pop()
            words.pop()
        else:
            words[longest] = words[longest][:-1]
    if not shown:
        return []
    spare, more = divmod(max(width - _length(shown, words), 0), len(shown))
    return [
        (item, text + " " * (1 + min(spare, _WIDEST_GAP) + (spare < _WIDEST_GAP and index < more)))
        for index, (item, text) in enumerate(zip(shown, words, strict=True))
    ]


def by_length(words: Sequence[str]) -> list[str]:
    """Words from the longest to the shortest."""
    return sorted(words, key=len, reverse=True)


def _length(items: Sequence[FooterItem], words: Sequence[str] | None = None) -> int:
    texts = [item.word for item in items] if words is None else words
    return sum(len(item.label) + len(text) + 1 for item, text in zip(items, texts, strict=True))


SHORTER = {
    "Календарь": "Календ",
    "Календ": "Дни",
    "Документ": "Докум",
    "Докум": "Док",
    "Карточка": "Карт",
    "Отменить": "Отмен",
    "Отмена": "Отмен",
    "Отмен": "Отм",
    "Справка": "Спр",
    "Очередь": "Очер",
    "Запись": "Зап",
    "Правка": "Прав",
    "Строка": "Стр",
    "Неделя": "Нед",
    "Выход": "Вых",
    "Приказ": "Прик",
    "Посещение": "Посещ",
    "Назначить": "Назн",
    "Свои/все": "Свои",
    "Кто я": "Кто",
    "Внимание": "Вним",
    "Добавить": "Доб",
    "Уровень": "Уров",
    "Куратор": "Курат",
    "Договор": "Дог",
    "Окончить": "Оконч",
    "Событие": "Событ",
}
"""Shorter forms of words, so that a narrow line is read and not guessed."""

_SHORTEST = 3
_WIDEST_GAP = 8
