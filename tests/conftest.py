"""What every test shares: a new office on the disk, and the store closed after each test.

Hypothesis tries the same examples in every run, so that a change alone can turn a test red;
`SSTUI_SEEDS=random` tries others each time. A failure prints what brings it back.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from sstui.desk.desk import Desk
from sstui.store import opening
from tests.factories import an_office

settings.register_profile("fixed", derandomize=True, database=None, print_blob=True)
settings.register_profile("random", derandomize=False, print_blob=True)
settings.load_profile("random" if os.environ.get("SSTUI_SEEDS") == "random" else "fixed")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk in a new office with one curator at work."""
    yield an_office(tmp_path / "office")
    opening.close()
