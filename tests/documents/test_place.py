"""A finished file comes into its place whole, alone and for its owner, or not at all."""

import errno
import os
import stat
from pathlib import Path

import pytest

from sstui.core.refusal import Refusal
from sstui.documents.place import put, safe_name
from tests.documents.samples import names_in


@pytest.mark.parametrize(
    ("kind", "number", "serial", "name"),
    [
        ("Соглашение", "17/2026", 5, "Соглашение-17-2026-0005.docx"),
        ("Соглашение", "001-А/26", 12345, "Соглашение-001-А-26-12345.docx"),
        ("../../etc", "passwd", 1, "etc-passwd-0001.docx"),
        (".скрытый", "..", 1, "скрытый-0001.docx"),
        ("", "", 1, "Документ-0001.docx"),
        ("a\x00b\n\x1b[31m", "c\u202ed", 1, "a-b-31m-c-d-0001.docx"),
        ("C:\\con", "nul|?*<>\"'", 1, "C-con-nul-0001.docx"),
        ("акт й", "й", 1, "акт-й-й-0001.docx"),
        ("😀", "７", 1, "Документ-0001.docx"),
    ],
)
def test_a_name_holds_nothing_a_disk_refuses(
    kind: str, number: str, serial: int, name: str
) -> None:
    assert safe_name(kind, number, serial) == name


def test_a_name_is_never_too_long_for_a_disk() -> None:
    name = safe_name("Щ" * 500, "1/2026", 99999999, ".pdf")
    assert name == "Щ" * 80 + "-99999999.pdf"
    assert len(name.encode()) < 255


def test_a_file_is_whole_and_private(tmp_path: Path) -> None:
    mask = os.umask(0)
    try:
        put(tmp_path / "a.docx", b"x" * 100_000)
    finally:
        os.umask(mask)
    assert (tmp_path / "a.docx").read_bytes() == b"x" * 100_000
    assert stat.S_IMODE((tmp_path / "a.docx").stat().st_mode) == 0o600
    assert (tmp_path / "a.docx").stat().st_nlink == 1
    assert names_in(tmp_path) == ["a.docx"]


@pytest.mark.parametrize("dangling", [True, False])
def test_a_link_is_neither_followed_nor_replaced(tmp_path: Path, dangling: bool) -> None:
    other = tmp_path / "чужое"
    if not dangling:
        other.write_bytes(b"1")
    (tmp_path / "a.docx").symlink_to(other)
    with pytest.raises(Refusal, match=r"^Документ не записан: такой файл уже есть \(a\.docx\)$"):
        put(tmp_path / "a.docx", b"2")
    assert (tmp_path / "a.docx").is_symlink()
    assert dangling or other.read_bytes() == b"1"
    assert len(names_in(tmp_path)) == (1 if dangling else 2)


def test_a_missing_folder_is_named_in_words(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="нет такой папки"):
        put(tmp_path / "нет" / "a.docx", b"x")
    (tmp_path / "файл").write_bytes(b"")
    with pytest.raises(Refusal, match="нет такой папки"):
        put(tmp_path / "файл" / "a.docx", b"x")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs Linux")
@pytest.mark.skipif(os.geteuid() == 0, reason="root writes everywhere")
def test_a_folder_of_others_is_refused_in_words(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(Refusal, match="нет права писать в эту папку"):
            put(tmp_path / "a.docx", b"x")
    finally:
        tmp_path.chmod(0o700)


def _failing(number: int) -> object:
    def fail(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    return fail


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "на диске нет места"),
        (errno.EDQUOT, "на диске нет места"),
        (errno.EIO, "диск не принял файл"),
    ],
)
def test_a_full_disk_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, words: str
) -> None:
    monkeypatch.setattr(os, "fsync", _failing(number))
    with pytest.raises(Refusal, match=words):
        put(tmp_path / "a.docx", b"x")
    assert names_in(tmp_path) == []


def test_a_disk_without_links_takes_the_file_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A USB stick has no hard links."""
    monkeypatch.setattr(os, "link", _failing(errno.EPERM))
    put(tmp_path / "a.docx", b"x")
    assert (tmp_path / "a.docx").read_bytes() == b"x"
    assert stat.S_IMODE((tmp_path / "a.docx").stat().st_mode) == 0o600
    with pytest.raises(Refusal, match="такой файл уже есть"):
        put(tmp_path / "a.docx", b"y")
    assert (tmp_path / "a.docx").read_bytes() == b"x"
    assert names_in(tmp_path) == ["a.docx"]


def test_a_link_that_fails_otherwise_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "link", _failing(errno.EROFS))
    with pytest.raises(Refusal, match="диск открыт только для чтения"):
        put(tmp_path / "a.docx", b"x")
    assert names_in(tmp_path) == []


def test_a_system_without_held_folders_works_by_paths(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows has none."""
    monkeypatch.setattr(os, "supports_dir_fd", set())
    put(tmp_path / "a.docx", b"x")
    assert (tmp_path / "a.docx").read_bytes() == b"x"
    with pytest.raises(Refusal, match="такой файл уже есть"):
        put(tmp_path / "a.docx", b"y")
    assert names_in(tmp_path) == ["a.docx"]
