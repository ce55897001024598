"""Text is text: no string is markup, and no control character reaches the terminal.

In Textual as it comes a family called `[@click=app.quit]` runs the action on a click, one called
`[/]` stops the program, and one with ESC in it drives the terminal. Three guards close that:

1. a plain string is never parsed as markup; only `Markup` literals of our own source are;
2. where Textual makes text of a string, dangerous characters become U+FFFD, one cell wide, so
   that widths are right;
3. `guard`, which every drawn cell passes on its way to the terminal, replaces whatever is left.
"""

import re
from collections.abc import Callable, Iterable
from typing import Any

import rich.console
import rich.markup
import rich.text
import textual.content
from rich.cells import cell_len
from rich.console import Console
from rich.segment import Segment
from rich.text import Text
from textual.content import Content
from textual.strip import Strip

from sstui.ui.clean_text import DANGEROUS, clean, clean_lines
from sstui.ui.plain_signs import SIGNS, STAND_INS

_looked_for = DANGEROUS
"""What a drawn cell must not have: where signs are plain, special ones too."""


class Markup(str):
    """A literal of our own source that Textual may parse as markup; never made from data."""

    __slots__ = ()


def keep_to_plain_signs(*, on: bool) -> None:
    """Draw signs that no old console has as others of the same width: «×» as «x»."""
    global _looked_for
    # One pass over the text for both.
    special = f"[{re.escape(SIGNS)}]|{DANGEROUS.pattern}"
    _looked_for = re.compile(special) if on else DANGEROUS


def apply() -> None:
    """Close Textual's and Rich's ways from a string to markup and from a cell to the terminal."""
    if getattr(Strip.render, "is_guarded", False):
        return
    _close_markup()
    _close_control_codes()


def _close_markup() -> None:
    parse_content = Content.from_markup
    parse_text = Text.from_markup
    parse_rich = rich.markup.render

    def content_from_markup(_: type[Content], /, markup: str | Content, **names: object) -> Content:
        if isinstance(markup, Content):
            return markup
        return parse_content(markup, **names) if isinstance(markup, Markup) else Content(markup)

    def text_from_markup(_: type[Text], /, text: str, **options: Any) -> Text:
        if isinstance(text, Markup):
            return parse_text(text, **options)
        options.pop("emoji", None)
        options.pop("emoji_variant", None)
        return Text(text, **options)

    def rich_markup(markup: str, style: Any = "", *args: Any, **options: Any) -> Text:
        if isinstance(markup, Markup):
            return parse_rich(markup, style, *args, **options)
        return Text(markup, style=style)

    _replace(Content, "from_markup", classmethod(content_from_markup))
    _replace(Text, "from_markup", classmethod(text_from_markup))
    _replace(rich.console, "render_markup", rich_markup)


def _close_control_codes() -> None:
    def strip_control_codes(text: str, *_: object) -> str:
        return clean_lines(text)

    _replace(textual.content, "_strip_control_codes", strip_control_codes)
    _replace(rich.text, "strip_control_codes", strip_control_codes)
    _replace(Strip, "render", _guarded(Strip.render))


def guard(strip: Strip) -> list[Segment]:
    """The segments of a strip, looked at and made safe before they are drawn."""
    search = _looked_for.search
    for text, _, control in strip._segments:
        if search(text) and not control:
            strip._segments = _cleaned(strip)
            break
    return strip._segments


def _guarded(render: Callable[[Strip, Console], str]) -> Callable[[Strip, Console], str]:
    """`Strip.render` that looks at the text of each cell run first."""

    def guarded(strip: Strip, console: Console) -> str:
        if strip._render_cache is None:
            guard(strip)
        return render(strip, console)

    guarded.is_guarded = True  # type: ignore[attr-defined]
    return guarded


def _cleaned(strip: Strip) -> list[Segment]:
    """The strip's segments without danger, and no wider than the place they are drawn in."""
    cells = sum(cell_len(text) for text, _, control in strip._segments if not control)
    return list(Strip(_clean_segments(strip._segments)).adjust_cell_length(cells))


def _clean_segments(segments: Iterable[Segment]) -> Iterable[Segment]:
    for text, style, control in segments:
        safe = text if control else clean(text)
        is_plain = _looked_for is not DANGEROUS
        yield Segment(safe.translate(STAND_INS) if is_plain else safe, style, control)


def _replace(owner: object, name: str, value: object) -> None:
    setattr(owner, name, value)
