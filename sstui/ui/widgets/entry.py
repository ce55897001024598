"""What a form asks of the widgets in it, and what they tell it."""

from collections.abc import Hashable
from dataclasses import dataclass
from enum import Enum
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

    def kept(self) -> object:
        """What stands in it as a draft keeps it: only what JSON can hold."""

    def restore(self, kept: object) -> None:
        """Put back what `kept` gave once; what is no longer possible is left out."""


@runtime_checkable
class Doubting(Protocol):
    """An entry that may be told to take a value which looks wrong to it."""

    def take_as_typed(self) -> None:
        """Take what stands in it, although it looks wrong."""


@runtime_checkable
class TypedOver(Protocol):
    """An entry that is typed anew when it cannot be read; others are gone on with."""

    def type_over(self) -> None:
        """Let the next letter replace what stands in it."""


def code_of(key: Hashable) -> object:
    """The key of an option as a draft keeps it."""
    return key.value if isinstance(key, Enum) else key


class EntryChanged(Message):
    """Something else stands in the entry."""


class EntryDone(Message):
    """The person is through with the entry: Enter."""


@dataclass
class EntryRefused(Message):
    """What was typed or pasted was not taken in, and why."""

    sentence: str
