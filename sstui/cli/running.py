"""From the words of the command line to an exit code."""

import os
from pathlib import Path

from sstui.cli import terminal
from sstui.cli.failures import OK, STOPPED, WrongUse, tell
from sstui.cli.registry import command, is_family, overview, split
from sstui.cli.russian import Asked


def guarded(line: list[str]) -> int:
    """Run a command line; whatever happens ends in an exit code and at most a sentence."""
    terminal.prepare()
    try:
        code = _answered([_decoded(word) for word in line])
        terminal.finish()
    except KeyboardInterrupt:
        terminal.complain("Остановлено.")
        return STOPPED
    except BrokenPipeError:
        terminal.silence()
        return OK
    except Exception as fault:  # noqa: BLE001 - a bug is a sentence here and a line in the log
        return tell(fault, lambda: _office(line))
    return code


def _decoded(word: str) -> str:
    """A word of the line in UTF-8, even where the locale made Python read bytes as they were.

    Raises:
        WrongUse: the bytes are no UTF-8.
    """
    try:
        return word.encode("utf-8", "surrogateescape").decode("utf-8")
    except UnicodeError:
        raise WrongUse("В командной строке есть знаки не в кодировке UTF-8.") from None


def _answered(line: list[str]) -> int:
    try:
        return _run(line)
    except Asked as asked:
        terminal.say(*str(asked).splitlines())
        return OK


def _run(line: list[str]) -> int:
    name, words = split(line)
    if not name:
        return _screens(words)
    if is_family(name):
        raise Asked(overview(name))
    from sstui.cli.command import parser_of

    found = command(name)
    return found.run(parser_of(name, found).read(words))


def _screens(words: list[str]) -> int:
    if not {"-h", "--help"}.isdisjoint(words):
        raise Asked(overview())
    from sstui.cli.command import parser_of
    from sstui.cli.screens import SCREENS

    return SCREENS.run(parser_of("", SCREENS).read(words))


def _office(line: list[str]) -> Path:
    """The office's folder as the line names it, for the log."""
    from sstui.config import find_office

    named = None
    for position, word in enumerate(line):
        if word == "--office":
            named = "".join(line[position + 1 : position + 2])
        elif word.startswith("--office="):
            named = word.partition("=")[2]
    return find_office(named, os.environ)
