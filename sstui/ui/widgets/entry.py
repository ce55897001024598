"""What a form asks of the widgets in it, and what they tell it."""

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from textual.message import Message


@runtime_checkable
class Entry(Protocol):
    """A widget that a value is entered with."""

    @property
    def raw(self) -> Hashable:
        """What stands in it, to see whether anything was changed."""

    def read(self) -> object:
        """The value for a record.

        Raises:
            Refusal: what stands in it is no such value.
        """


class EntryChanged(Message):
    """Something else stands in the entry."""


class EntryDone(Message):
    """The person is through with the entry: Enter."""


@dataclass
class EntryRefused(Message):
    """What was typed or pasted was not taken in, and why."""

    sentence: str
