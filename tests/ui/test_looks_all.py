"""Every screen in every look: as it was, and none is missing.

The snapshots are in `snapshots/looks`, a file a screen; `SSTUI_UPDATE_SNAPSHOTS=1` with
`-k test_looks_as_it_did` writes them anew.
"""

import os
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import Any

import pytest

from sstui import ui as ui_package
from sstui.ui.base import Dialog, Page
from tests.ui.all_screens import SCREENS
from tests.ui.looks import MONO, SIXTEEN_PLAIN, Opened, painted_in
from tests.ui.painted import Painted, described_rows, paint
from tests.ui.screen_text import SIZES, SNAPSHOTS

FOLDER = SNAPSHOTS / "looks"
STACK = "== открыты: "
"""The first line of a snapshot: the kinds of the screens that lie one over another."""


@pytest.mark.parametrize("name", SCREENS)
async def test_looks_as_it_did(opened: Opened, name: str) -> None:
    parts: list[str] = []
    for size in SIZES:
        async with opened(name, size=size) as at:
            stack = [type(screen).__name__ for screen in at.app.screen_stack]
            drawn = paint(at.app)
            plain = await painted_in(at, SIXTEEN_PLAIN)
            mono = await painted_in(at, MONO)
        title = f"{size[0]}×{size[1]}"
        parts += [f"== {title}", *drawn.rows]
        parts += [f"== {title}, строки с простыми знаками", *other_rows(drawn, plain)]
        parts += [f"== {title}, 16 цветов", *described_rows(drawn)]
        parts += [f"== {title}, без цвета", *described_rows(mono)]
        assert mono.rows == drawn.rows
    compare(FOLDER / f"{name}.txt", "\n".join([STACK + " ".join(stack), *parts]) + "\n")


def test_every_page_and_dialog_is_here() -> None:
    """By the first lines of the snapshots, which the test above holds to what is on the screen."""
    first = [(FOLDER / f"{name}.txt").read_text("utf-8").splitlines()[0] for name in SCREENS]
    seen = {kind for line in first for kind in line.removeprefix(STACK).split()}
    assert {one.__name__ for one in concrete_screens()} - seen == set()


def concrete_screens() -> set[type]:
    """Pages and dialogs of the program that are no bases of others."""
    for module in walk_packages(ui_package.__path__, "sstui.ui."):
        import_module(module.name)
    found: set[type] = set()
    waiting: list[Any] = [Page, Dialog]
    while waiting:
        kind = waiting.pop()
        below = [one for one in kind.__subclasses__() if one.__module__.startswith("sstui.")]
        waiting += below
        if not below:
            found.add(kind)
    return found


def other_rows(drawn: Painted, plain: Painted) -> list[str]:
    """Rows that simple signs make different, with their numbers."""
    pairs = enumerate(zip(drawn.rows, plain.rows, strict=True))
    return [f"{number}: {other}" for number, (one, other) in pairs if one != other]


def compare(file: Path, shown: str) -> None:
    """The text is as it was when the snapshot was taken."""
    if os.environ.get("SSTUI_UPDATE_SNAPSHOTS"):
        file.parent.mkdir(exist_ok=True)
        file.write_text(shown, encoding="utf-8")
    assert shown == file.read_text(encoding="utf-8"), file.name
