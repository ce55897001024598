from collections.abc import Callable
from pathlib import Path

import pytest

from sstui.config import lay_out_office, load_office
from sstui.core.problems import Problems


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A new office folder, as `sstui init` makes it."""
    folder = tmp_path / "office"
    lay_out_office(folder, "tula")
    return folder


@pytest.fixture
def messages(office: Path) -> Callable[[], list[str]]:
    """What is wrong with the office, sentence by sentence."""

    def found() -> list[str]:
        try:
            load_office(office)
        except Problems as problems:
            return [str(one) for one in problems.problems]
        return []

    return found


@pytest.fixture
def change(office: Path) -> Callable[[str, str, str], None]:
    """Replace the first of a text in a file of the office."""

    def replace(file: str, old: str, new: str) -> None:
        path = office / file
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")

    return replace
