"""A line between the fields of a form that names those below it."""

from collections.abc import Hashable

from textual.strip import Strip
from textual.widget import Widget

from sstui.ui.cells import fit
from sstui.ui.tones import Tone
from sstui.ui.widgets.drawing import line_of, looks_of


class Heading(Widget):
    """Words that nothing is entered into; the form steps over them."""

    DEFAULT_CSS = """
    Heading {
        width: 1fr;
        height: 1;
    }
    """

    def __init__(self, words: str = "") -> None:
        super().__init__()
        self._words = words

    @property
    def raw(self) -> Hashable:
        """Nothing ever changes here."""
        return None

    def read(self) -> object:
        """Nothing is entered here."""
        return None

    def kept(self) -> object:
        """Nothing is kept."""
        return None

    def restore(self, kept: object) -> None:
        """Leave the words alone."""

    def render_line(self, y: int) -> Strip:
        looks = looks_of(self)
        text = fit(self._words, self.size.width, glyphs=looks.glyphs)
        return line_of(text, looks.palette[Tone.MUTED])
