"""Parsed files are kept by their bytes, and what is kept is never taken for more than that."""

import tomllib
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sstui.config import load_office, load_running
from sstui.config.parsed import NAME, Kept, keeping, known
from sstui.config.toml_file import read_raw
from sstui.core.problems import Problem, Problems
from tests.factories import _founded

VALUES = st.recursive(
    st.text(max_size=5) | st.integers() | st.booleans() | st.dates() | st.floats(allow_nan=False),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=8,
)


@given(raw=st.dictionaries(st.text(max_size=3), VALUES, max_size=4), data=st.binary(max_size=9))
def test_what_is_kept_is_what_was_parsed(raw: dict[str, object], data: bytes) -> None:
    kept = Kept(Path("nowhere") / NAME)
    kept.add(data, raw)
    kept._known = kept._asked
    found = kept.find(data)
    assert found in (raw, None)
    assert found == raw or "\0" in repr(raw) or "\\x00" in repr(raw) or "inf" in repr(raw)
    assert repr(found) == repr(raw) or found is None


@pytest.mark.parametrize("value", [datetime(2026, 1, 1, 12), date(2026, 1, 1)])  # noqa: DTZ001
def test_a_file_with_a_time_is_parsed_every_time(value: object) -> None:
    kept = Kept(Path("nowhere") / NAME)
    kept.add(b"x", {"at": [value]})
    assert bool(kept._asked) is not isinstance(value, datetime)


def test_an_office_is_the_same_by_what_is_kept(tmp_path: Path) -> None:
    import shutil

    folder = tmp_path / "office"
    shutil.copytree(_founded(), folder)
    first = load_running(folder)
    assert (folder / "cache" / NAME).exists()
    again, plain = load_running(folder), load_office(folder)
    for one in (first, again):
        assert one.norms == plain.norms
        assert one.profile == plain.profile
        assert (one.settings, one.dictionaries) == (plain.settings, plain.dictionaries)
        assert one.calendar.said() == plain.calendar.said()


def test_a_changed_file_and_a_spoilt_keeping_are_read_anew(tmp_path: Path) -> None:
    file, problems = tmp_path / "one.toml", list[Problem]()
    file.write_text("a = 1\n", encoding="utf-8")
    for text, expected in (("a = 1\n", 1), ("a = 1\n", 1), ("a = 2\n", 2)):
        file.write_text(text, encoding="utf-8")
        with keeping(tmp_path / "cache"):
            assert read_raw(file, "one.toml", problems) == {"a": expected}
    with keeping(tmp_path / "cache"):
        assert known(b"a = 2\n") == {"a": 2}
        assert known(b"a = 1\n") is None  # was not asked for the last time
    kept = tmp_path / "cache" / NAME
    kept.write_bytes(kept.read_bytes().replace(b"2", b"7"))
    with keeping(tmp_path / "cache"):
        assert read_raw(file, "one.toml", problems) == {"a": 2}
    assert problems == []


def test_a_wrong_file_is_told_again_and_again(tmp_path: Path) -> None:
    import shutil

    folder = tmp_path / "office"
    shutil.copytree(_founded(), folder)
    (folder / "norms" / "2026-12-01.toml").write_text("[levels", encoding="utf-8")
    told = []
    for _ in range(2):
        with keeping(folder / "cache"), pytest.raises(Problems) as wrong:
            load_office(folder)
        told.append(wrong.value.problems)
    assert told[0] == told[1]
    with pytest.raises(tomllib.TOMLDecodeError):
        tomllib.loads("[levels")


def test_nothing_is_kept_where_nothing_can_be_written(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file, not a folder", encoding="utf-8")
    (tmp_path / "one.toml").write_text("a = 1\n", encoding="utf-8")
    with keeping(tmp_path / "cache"):
        assert read_raw(tmp_path / "one.toml", "one.toml", []) == {"a": 1}
