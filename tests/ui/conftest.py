"""What every test of a screen shares."""

from pathlib import Path

import pytest

from sstui.desk.desk import Desk
from tests.ui.looks import Opened, opener
from tests.ui.quiet import until_quiet


@pytest.fixture(autouse=True)
def _waits_until_quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    """The pilot goes on as soon as the program is quiet, and never before."""
    for module in ("textual.app", "textual.pilot"):
        monkeypatch.setattr(f"{module}.wait_for_idle", until_quiet)


@pytest.fixture
def opened(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Opened:
    """Opens a screen by its name, with the person's own folder in the test's."""
    monkeypatch.setenv("SSTUI_HOME", str(tmp_path / "home"))
    return opener(desk)
