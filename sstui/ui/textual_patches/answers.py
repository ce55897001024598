"""A page hears how its form has ended before it is told that it is in front again.

Textual gives the answer of a screen to whoever handled the key that opened it, the application
mostly, and on a busy machine that may be long after the page has been shown and read anew.
"""

from collections.abc import Callable
from typing import Any, TypeVar

from textual.screen import Screen

Result = TypeVar("Result")


def open_for(
    page: Screen[Any], form: Screen[Result], then: Callable[[Result | None], None]
) -> None:
    """Open a screen over a page.

    Args:
        page: it gets the answer, ahead of everything that comes to it once it is in front again.
        form: the screen.
        then: given the answer; never called for a screen that is left without one.
    """
    with page._context():
        page.app.push_screen(form, then)
