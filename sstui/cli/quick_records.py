"""Lets the methods that `dataclass` writes be compiled when they are first called.

A start of the screens defines some hundred and fifty records, ours and Textual's, with six
methods each, and calls few of them: compiling them all took a quarter of what the start costs
beyond an empty Textual app. This reaches into a private function of the standard library, of
Python 3.11 and 3.12; where there is none of that form, records are made as ever.
"""

import dataclasses
import sys
from collections.abc import Callable
from typing import Any

Made = Callable[..., Any]
INNER = "_create_fn"


def compile_methods_when_called() -> bool:
    """Make records quickly from here on; False where this Python does it some other way."""
    make: Made | None = getattr(dataclasses, INNER, None)
    if make is None or sys.version_info >= (3, 13):
        return False
    if make.__module__ != __name__:
        setattr(dataclasses, INNER, _lazily(make))
    return True


def _lazily(make: Made) -> Made:
    def create(name: str, args: Any, body: Any, **more: Any) -> Made:
        made: Made | None = None

        def method(self: object, *given: object, **named: object) -> Any:
            nonlocal made
            if made is None:
                made = make(name, args, body, **more)
                made.__qualname__ = method.__qualname__
                _put_in_place(type(self), name, method, made)
            return made(self, *given, **named)

        method.__name__ = name
        return method

    return create


def _put_in_place(kind: type, name: str, method: Made, made: Made) -> None:
    """Let the class that has the method have the compiled one instead."""
    for owner in kind.__mro__:
        if owner.__dict__.get(name) is method:
            type.__setattr__(owner, name, made)
            return
