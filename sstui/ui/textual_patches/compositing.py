"""Renders for a partial update only the lines of those widgets that it touches.

Textual asks every visible widget for all its lines, however small the change; it is the greater
part of the time between a key and its frame.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from textual._compositor import ChopsUpdate, Compositor
from textual.geometry import Region
from textual.strip import Strip

from sstui.ui.ansi.traits import is_switched_off

_TOUCHED = "_sstui_touched"

_Renders = Iterator[tuple[Region, Region, list[Strip]]]


def apply() -> None:
    """Put the two functions in the place of Textual's, unless it is to do all by itself."""
    partial = Compositor.render_partial_update
    if is_switched_off(os.environ) or hasattr(partial, "notes_regions"):
        return
    setattr(Compositor, "render_partial_update", _noting(partial))  # noqa: B010
    setattr(Compositor, "_get_renders", _renders)  # noqa: B010


def _noting(
    original: Callable[[Compositor], ChopsUpdate | None],
) -> Callable[[Compositor], ChopsUpdate | None]:
    """The original, which first notes the regions that are to be drawn."""

    def render_partial_update(compositor: Compositor) -> ChopsUpdate | None:
        compositor.__dict__[_TOUCHED] = list(compositor._dirty_regions)
        try:
            return original(compositor)
        finally:
            del compositor.__dict__[_TOUCHED]

    render_partial_update.notes_regions = True  # type: ignore[attr-defined]
    return render_partial_update


def _renders(compositor: Compositor, crop: Region | None = None) -> _Renders:
    """Region, clip and strips of each widget that is touched, the clip cut to its touched lines."""
    everywhere = [crop or compositor.size.region]
    touched: Iterable[Region] = compositor.__dict__.get(_TOUCHED, everywhere)
    for widget, (region, clip) in compositor.visible_widgets.items():
        shown = _lines_of(region.intersection(clip), touched)
        if shown:
            lines: Any = widget.render_lines(shown.translate((-region.x, -region.y)))
            yield region, shown, lines


def _lines_of(shown: Region, touched: Iterable[Region]) -> Region:
    """The part of a widget's region from its first to its last touched line, as wide as it is."""
    parts = [one for one in (shown.intersection(region) for region in touched) if one]
    if not parts:
        return Region()
    top, bottom = min(one.y for one in parts), max(one.bottom for one in parts)
    return Region(shown.x, top, shown.width, bottom - top)
