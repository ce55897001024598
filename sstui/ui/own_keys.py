"""A person's own keys: checked against every screen, then put in force once at the start."""

from pathlib import Path

from sstui.config.keys import Board, Known, read_keys
from sstui.core.problems import Problem, Problems
from sstui.ui import catalogue
from sstui.ui.keys import use_keys


def boards() -> list[Board]:
    """Every screen with all actions that can meet on it, and their shipped keys."""
    found = []
    for kind in catalogue.screens():
        actions = tuple(
            Known(str(one.id), one.tooltip, tuple(one.key.split(",")))
            for part in catalogue.meeting(kind)
            for one in catalogue.own_actions(part)
        )
        found.append(Board(catalogue.title_of(kind), actions, catalogue.takes_text(kind)))
    return found


def put_in_force(file: Path) -> tuple[Problem, ...]:
    """Use the keys of a person's file; with any fault in it, the shipped ones.

    Returns:
        What is wrong with the file; nothing when it is in force or not there.
    """
    if not file.exists():
        use_keys({})
        return ()
    try:
        use_keys(read_keys(file, boards()))
    except Problems as fault:
        use_keys({})
        return fault.problems
    return ()
