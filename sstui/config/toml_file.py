"""From bytes on the disk to a table, or to one Russian sentence about why not."""

import stat
from collections.abc import MutableSequence
from pathlib import Path

from sstui.config.parsed import known, learn
from sstui.config.reader import Table
from sstui.core.problems import Problem

SIZE_MAX = 256 * 1024
"""Bytes; the shipped files hold a few thousand."""


def read_table(path: Path, name: str, problems: MutableSequence[Problem]) -> Table | None:
    """The file as a table; None, with one problem added, when it is no readable TOML.

    Args:
        path: the file.
        name: its name in messages, relative to the office folder.
        problems: where the fault goes.
    """
    raw = read_raw(path, name, problems)
    return None if raw is None else Table(name, raw, problems)


def read_raw(path: Path, name: str, problems: MutableSequence[Problem]) -> dict[str, object] | None:
    """As `read_table`, but what tomllib gives."""
    try:
        data = _data(path)
        found = known(data)
        return _parsed(data, name, problems) if found is None else found
    except _UnreadableError as fault:
        problems.append(Problem(name, *fault.args))
    return None


def _parsed(data: bytes, name: str, problems: MutableSequence[Problem]) -> dict[str, object] | None:
    import tomllib  # noqa: PLC0415 - some 3 ms, and mostly the file is known

    text = _text(data)
    try:
        raw = tomllib.loads(text)
    except RecursionError:
        problems.append(Problem(name, "", "слишком много вложенных скобок", "уберите лишние"))
    except tomllib.TOMLDecodeError as error:
        from sstui.config.toml_faults import syntax  # noqa: PLC0415

        problems.append(syntax(name, str(error), text))
    except ValueError:
        # Python refuses to read a number of thousands of digits, and tomllib lets that through.
        problems.append(Problem(name, "", "слишком длинное число", "найдите его и исправьте"))
    else:
        learn(data, raw)
        return raw
    return None


class _UnreadableError(Exception):
    """Key, found and expected of the problem that the bytes themselves make."""


def _text(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise _UnreadableError("", "кодировка UTF-16", "сохраните файл в кодировке UTF-8")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        found = "кодировка не UTF-8, похоже на Windows-1251"
        advice = "сохраните файл в кодировке UTF-8"
        raise _UnreadableError(f"строка {line}", found, advice) from None


def _data(path: Path) -> bytes:
    try:
        # A pipe under this name would be waited for without end.
        if not stat.S_ISREG(path.stat().st_mode):
            raise _UnreadableError("", "это не файл", "нужен обычный текстовый файл")
        with path.open("rb") as file:
            data = file.read(SIZE_MAX + 1)
    except FileNotFoundError:
        raise _UnreadableError("", "файла нет", "верните его из резервной копии") from None
    except PermissionError:
        raise _UnreadableError("", "файл закрыт для чтения", "откройте к нему доступ") from None
    except OSError:
        raise _UnreadableError("", "файл не читается", "проверьте диск и папку") from None
    if len(data) > SIZE_MAX:
        limit = f"нужно не больше {SIZE_MAX // 1024} КБ"
        raise _UnreadableError("", "файл слишком велик", limit)
    return data
