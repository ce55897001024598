"""What every test shares: a new office on the disk, and the store closed after each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sstui.desk.desk import Desk
from sstui.store import opening
from tests.factories import an_office


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk in a new office with one curator at work."""
    yield an_office(tmp_path / "office")
    opening.close()
