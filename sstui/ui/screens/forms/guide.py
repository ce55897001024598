"""The line under a form: what the field wants, and whether there are more fields below."""

from textual.strip import Strip
from textual.widget import Widget

from sstui.ui.cells import fit
from sstui.ui.keys import with_keys
from sstui.ui.tones import Tone
from sstui.ui.widgets.drawing import looks_of, strip_of

_MORE = " ниже есть ещё "


class Guide(Widget):
    """One line, so that nothing moves when it changes."""

    DEFAULT_CSS = """
    Guide {
        height: 1;
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._sentence = ""
        self._is_more = False

    def say(self, sentence: str) -> None:
        """Say what the field wants."""
        sentence = with_keys(sentence)
        if sentence != self._sentence:
            self._sentence = sentence
            self.refresh()

    def tell_rest(self, *, is_more: bool) -> None:
        """Say whether the form goes on below the screen."""
        if is_more != self._is_more:
            self._is_more = is_more
            self.refresh()

    def render_line(self, y: int) -> Strip:
        looks, width = looks_of(self), self.size.width
        muted, strong = looks.palette[Tone.MUTED], looks.palette[Tone.STRONG]
        more = _MORE if self._is_more else ""
        text = fit(f" {self._sentence}", max(width - len(more), 0), glyphs=looks.glyphs)
        return strip_of([(text, muted), (more, strong)], width)
