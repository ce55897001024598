"""What TOML files say, kept in a form that is read much sooner, by the digest of their bytes.

Reading the two dozen files of an office is half of what they cost a start. What is kept is
disposable: a file whose bytes are not known is parsed, and a spoilt keeping is thrown away.
"""

import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date, datetime
from pathlib import Path

Raw = dict[str, object]
NAME = "settings.json"
_DATE = "\0"
"""The only key of a table that stands for a date; no file that is kept has such a key."""


class _Strange(Exception):  # noqa: N818 - such a file is parsed every time, no more
    """A value that JSON does not hold: a time, a number that is none."""


class Kept:
    """Files by the digest of their bytes; those that were asked for are kept for the next time."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._known: dict[str, str] = _read(path)
        self._asked: dict[str, str] = {}

    def find(self, data: bytes) -> Raw | None:
        """What these bytes say; None when they were never parsed. A new table every time."""
        digest = hashlib.sha256(data).hexdigest()
        if (text := self._known.get(digest)) is None:
            return None
        self._asked[digest] = text
        found: Raw = json.loads(text, object_hook=_from_json)
        return found

    def add(self, data: bytes, raw: Raw) -> None:
        """Keep what these bytes say."""
        with suppress(_Strange, ValueError):
            text = json.dumps(_to_json(raw), ensure_ascii=False, allow_nan=False)
            self._asked[hashlib.sha256(data).hexdigest()] = text

    def save(self) -> None:
        """Write down what was asked for, when it is not what stands there; or leave it."""
        if self._asked == self._known:
            return
        text = json.dumps(self._asked, ensure_ascii=False)
        fresh = self._path.with_name(f"{NAME}-{os.getpid()}")
        with suppress(OSError):
            self._path.parent.mkdir(mode=0o700, exist_ok=True)
            fresh.write_bytes(f"{_digest(text)}\n{text}".encode())
            fresh.replace(self._path)


_kept: list[Kept] = []


@contextmanager
def keeping(folder: Path) -> Iterator[None]:
    """Keep what the files say that the block reads, in a folder that may be thrown away."""
    kept = Kept(folder / NAME)
    _kept.append(kept)
    try:
        yield
        kept.save()
    finally:
        _kept.pop()


def known(data: bytes) -> Raw | None:
    """What these bytes say, if that is kept."""
    return _kept[-1].find(data) if _kept else None


def learn(data: bytes, raw: Raw) -> None:
    """Keep what these bytes say, where anything is kept."""
    if _kept:
        _kept[-1].add(data, raw)


def _read(path: Path) -> dict[str, str]:
    try:
        digest, _, text = path.read_text("utf-8").partition("\n")
        return json.loads(text) if digest == _digest(text) else {}
    except (OSError, ValueError):
        return {}


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _to_json(value: object) -> object:
    if isinstance(value, dict):
        if _DATE in value:
            raise _Strange
        return {key: _to_json(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_to_json(one) for one in value]
    if isinstance(value, date) and not isinstance(value, datetime):
        return {_DATE: value.isoformat()}
    if not isinstance(value, str | int | float):
        raise _Strange
    return value


def _from_json(table: dict[str, object]) -> object:
    day = table.get(_DATE)
    return date.fromisoformat(day) if isinstance(day, str) else table
