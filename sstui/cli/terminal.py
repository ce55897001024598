"""The one way to the terminal: every line that a command prints leaves here.

Text from the database is never obeyed by a terminal: control, bidirectional, zero-width and other
unprintable characters become U+FFFD in text, and escapes in JSON, where nothing may be lost.
"""

import contextlib
import json
import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TextIO

REPLACEMENT = "\ufffd"
_FORMULA = ("=", "+", "-", "@")


def prepare() -> None:
    """Make both streams speak UTF-8, whatever the locale and `PYTHONIOENCODING` say."""
    for stream in (sys.stdout, sys.stderr):
        encoding = (getattr(stream, "encoding", None) or "").casefold().replace("-", "")
        if encoding != "utf8" and hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def safe(text: str) -> str:
    """One line of text with nothing in it that a terminal obeys; no-break spaces become spaces."""
    plain = text.replace("\u00a0", " ").replace("\u202f", " ")
    if plain.isprintable():
        return plain
    return "".join(one if one.isprintable() else REPLACEMENT for one in plain)


def say(*lines: str) -> None:
    """Print lines of an answer."""
    _write(sys.stdout, lines)


def complain(*lines: str) -> None:
    """Print lines about what went wrong, apart from the answer."""
    _write(sys.stderr, lines)


def say_json(value: object) -> None:
    """Print a value as JSON with ISO dates, safe to look at as well as to read by a program."""
    text = json.dumps(value, ensure_ascii=False, indent=2, default=_plain)
    _write(sys.stdout, map(_escaped, text.split("\n")))


def say_fields(rows: Iterable[Sequence[str]]) -> None:
    """Print rows for a shell: a tab between the fields, which themselves hold none."""
    sys.stdout.write("".join("\t".join(map(safe, row)) + "\n" for row in rows))


def say_csv(rows: Iterable[Sequence[str]]) -> None:
    """Print rows as CSV for Excel where a comma is a decimal point: UTF-8 with BOM and «;».

    A text that a spreadsheet would take for a formula gets an apostrophe before it; line ends
    inside a cell become spaces.
    """
    lines = (";".join(map(_cell, row)) for row in rows)
    sys.stdout.write("\ufeff" + "".join(f"{line}\n" for line in lines))


def finish() -> None:
    """Push everything out, so that a reader who left is noticed here and not after the end.

    Raises:
        OSError: the answer did not get through; nobody will try again.
    """
    try:
        sys.stdout.flush()
    except OSError:
        silence()
        raise


def silence() -> None:
    """Send the rest of the answer nowhere: its reader has left."""
    # Python flushes stdout once more at its end and would complain about the broken pipe.
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def unfit(environ: Mapping[str, str]) -> str:
    """Why no screen can be drawn here, in words; empty when one can.

    All three streams must be the terminal: the screen is drawn to the one for errors.
    """
    named = environ.get("TERM", "")
    if named in ("dumb", "unknown") or not (named or sys.platform == "win32"):
        return f"Этот терминал не умеет рисовать экран (TERM={named})."
    if not all(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr)):
        return "Для программы на весь экран нужен терминал, а ввод или вывод направлен не в него."
    return ""


def foreign_encoding(environ: Mapping[str, str]) -> str:
    """The encoding that the locale asks for when it is not UTF-8; empty where it names none."""
    found = (environ.get(name, "") for name in ("LC_ALL", "LC_CTYPE", "LANG"))
    locale = next((one for one in found if one), "")
    encoding = locale.partition(".")[2].partition("@")[0]
    is_ours = encoding.casefold().replace("-", "") in ("utf8", "")
    return "" if is_ours else encoding


def speak(encoding: str) -> None:
    """Complain in another encoding, that of the terminal, where Python knows it."""
    if hasattr(sys.stderr, "reconfigure"):
        with contextlib.suppress(LookupError):
            sys.stderr.reconfigure(encoding=encoding, errors="replace")


def _write(stream: TextIO, lines: Iterable[str]) -> None:
    stream.write("".join(f"{safe(line)}\n" for line in lines))


def _escaped(line: str) -> str:
    """A line of JSON; what is unprintable stands inside a string, where an escape means it."""
    if line.isprintable():
        return line
    return "".join(
        " " if one == "\u00a0" else one if one.isprintable() else json.dumps(one)[1:-1]
        for one in line
    )


def _cell(text: str) -> str:
    """One cell; quoted where a reader of CSV would stumble."""
    found = safe(" ".join(text.split()))
    # Spreadsheets take what begins so for a formula, in quotation marks too.
    if found.startswith(_FORMULA):
        found = f"'{found}"
    return '"' + found.replace('"', '""') + '"' if any(one in found for one in ';"') else found


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)
