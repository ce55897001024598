"""Styles of widgets, read before the first of their kind is shown.

Textual reads the style sheet of a kind of widget when the first one is mounted: whoever opens the
first form waits for all of its fields' sheets.
"""

from typing import Any

from textual.app import App
from textual.widget import Widget

ROOM = 256
"""Style sheets that are kept as read; Textual keeps 64 and would read all of more at every turn."""


def read_styles(app: App[Any], known: set[type[Widget]]) -> bool:
    """Read the sheets of one kind of widget that is loaded and not known yet; whether there was.

    Args:
        app: whose sheets they become.
        known: kinds that are done; the one read now is added.
    """
    app.stylesheet._parse_cache.grow(ROOM)
    for kind in _kinds(Widget):
        if kind not in known:
            known.add(kind)
            _read(app, kind)
            return True
    return False


def _kinds(kind: type[Widget]) -> list[type[Widget]]:
    found = [kind]
    for one in kind.__subclasses__():
        found += _kinds(one)
    return found


def _read(app: App[Any], kind: type[Widget]) -> None:
    """Take the sheets as mounting the first of the kind does."""
    unmade = Widget.__new__(kind)
    for read_from, css, tie_breaker, scope in unmade._get_default_css():
        app.stylesheet.add_source(css, read_from, True, tie_breaker, scope)
    _ = app.stylesheet.rules_map
