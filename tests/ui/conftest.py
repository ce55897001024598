"""What every test of a screen shares."""

import pytest

from tests.ui.quiet import until_quiet


@pytest.fixture(autouse=True)
def _waits_until_quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    """The pilot goes on as soon as the program is quiet, and never before."""
    for module in ("textual.app", "textual.pilot"):
        monkeypatch.setattr(f"{module}.wait_for_idle", until_quiet)
