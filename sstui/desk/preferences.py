"""What the person at work has chosen of the screens: filters, order, families looked at lately."""

from contextlib import suppress
from typing import Any

from sstui.core.refusal import Refusal
from sstui.desk.desk import Desk
from sstui.store.preferences import preference, remember


def recall(desk: Desk, name: str) -> Any:
    """What the person at work has chosen under a name; None when nothing, or nobody is at work."""
    return preference(desk.person.id, name) if desk.person else None


def keep(desk: Desk, name: str, value: object) -> None:
    """Remember a choice of the person at work; nothing is kept when nobody is.

    A choice that cannot be written, because the disk is full or others are writing, is lost
    without a word: nobody's work depends on it. It may wait for others who write; a screen calls
    it in a thread.

    Args:
        desk: who is at work.
        name: what the choice is about: `queue`.
        value: whatever JSON can hold; None forgets the choice.
    """
    if desk.person is not None:
        with suppress(Refusal):
            remember(desk.person.id, name, value)
