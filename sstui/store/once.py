"""The same question within one reading is asked of the database once.

A record is put together by functions that do not know of each other: the route asks for the case's
levels, the clocks for its visits, and so does the page. A reading remembers the answers to its end;
a write within it forgets them, and while it goes on everything is asked.
"""

import contextlib
import threading
from collections.abc import Callable, Iterator
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from sstui.store.engine import connected, database

_Given = ParamSpec("_Given")
_Answer = TypeVar("_Answer")


class _Answers(threading.local):
    """What the reading of this thread has been answered; None outside a reading."""

    known: dict[Any, Any] | None = None


_answers = _Answers()


@contextlib.contextmanager
def reading() -> Iterator[None]:
    """One connection, and one answer to each question, for all that the block reads."""
    with connected():
        if _answers.known is not None:
            yield
            return
        _answers.known = {}
        try:
            yield
        finally:
            _answers.known = None


def forget() -> None:
    """Ask everything anew: something is about to be written."""
    if _answers.known is not None:
        _answers.known = {}


def once(ask: Callable[_Given, _Answer]) -> Callable[_Given, _Answer]:
    """Let a question of the same values be asked once in a reading; a list is given as a copy."""

    @wraps(ask)
    def answer(*given: _Given.args, **named: _Given.kwargs) -> _Answer:
        known = _answers.known
        if known is None or database.in_transaction():
            return ask(*given, **named)
        key = (ask, given, tuple(named.items()))
        if key not in known:
            known[key] = ask(*given, **named)
        found = known[key]
        return list(found) if isinstance(found, list) else found  # type: ignore[return-value]

    return answer
