"""Scripts that complete the command line in bash and zsh, made from the commands' own parsers.

What is fixed (commands, keys, choices) stands in the script; names and case numbers are asked of
`sstui complete` at the moment, which reads and never writes.
"""

import argparse
from collections.abc import Iterable
from dataclasses import dataclass

from sstui.cli.command import parser_of
from sstui.cli.completion_scripts import BASH, WALK, ZSH
from sstui.cli.registry import KNOWN, command
from sstui.cli.screens import SCREENS
from sstui.config import shipped_profiles
from sstui.core.queue import Group
from sstui.core.records import Outcome, Role, Sex

_KINDS = {"ДЕЛО": "case", "ИМЯ": "person", "СЛОВА": "family", "ПАПКА": "folder", "ФАЙЛ": "file"}


@dataclass(frozen=True, slots=True)
class Key:
    """One key of a command."""

    names: tuple[str, ...]
    about: str
    takes: str
    """What its value is: a kind, `=` and words, `any`; empty for a key without a value."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What the line of one command may hold."""

    name: str
    keys: tuple[Key, ...]
    places: tuple[str, ...]
    """What stands at each place without a key, by kind."""


def shapes() -> list[Shape]:
    """Every command of the registry; the full-screen program has the empty name."""
    return [
        _shape("", parser_of("", SCREENS)),
        *(_shape(name, parser_of(name, command(name))) for name in KNOWN),
    ]


def _shape(name: str, parser: argparse.ArgumentParser) -> Shape:
    actions = parser._actions
    keys = tuple(
        Key(tuple(one.option_strings), one.help or "", "" if one.nargs == 0 else _kind(one))
        for one in actions
        if one.option_strings and one.help is not argparse.SUPPRESS
    )
    places = tuple(_kind(one) for one in actions if not one.option_strings)
    return Shape(name, keys, places)


def _kind(action: argparse.Action) -> str:
    """What an argument is, for the scripts."""
    metavar = str(action.metavar or "")
    words = {
        "ПРОФИЛЬ": tuple(shipped_profiles()),
        "ПОЛ": tuple(one.label for one in Sex),
        "РОЛЬ": tuple(one.label for one in Role),
        "ИСХОД": tuple(one.label for one in Outcome),
        "ГРУППА": tuple(one.label.lower() for one in Group),
    }
    if action.choices:
        return "=" + "\n".join(map(str, action.choices))
    if metavar in words:
        return "=" + "\n".join(words[metavar])
    if metavar == "МЕСТО" and action.dest == "settlement":
        return "settlement"
    return _KINDS.get(metavar, "any")


def families_of(found: Iterable[Shape]) -> dict[str, list[str]]:
    """First words of the commands, each with the second words that may follow."""
    words: dict[str, list[str]] = {}
    for shape in found:
        first, _, second = shape.name.partition(" ")
        if first:
            words.setdefault(first, []).extend([second] if second else [])
    return words


def bash() -> str:
    """The script for bash, 3.2 and later, without any package of helpers."""
    found = shapes()
    first = " ".join(families_of(found))
    return _filled(BASH, found, CASES="\n".join(map(_bash_case, found)), FIRST=first)


def zsh() -> str:
    """The script for zsh, with descriptions."""
    found = shapes()
    seconds = [
        f"                {first}) more=({' '.join(_described(_second_words(first)))}) ;;"
        for first, words in families_of(found).items()
        if words
    ]
    return _filled(
        ZSH,
        found,
        CASES="\n".join(map(_zsh_case, found)),
        COMMANDS=" ".join(_described(_first_words(found))),
        SECONDS="\n".join(seconds),
    )


def _filled(script: str, found: list[Shape], **parts: str) -> str:
    """A script with its places filled."""
    known = {"WALK": WALK, **parts, "VALUED": "|".join(_valued(found)), "TREE": _tree(found)}
    for place, text in known.items():
        script = script.replace(f"@{place}@", text)
    return script


def _first_words(found: Iterable[Shape]) -> list[tuple[str, str]]:
    """First words with what they are for; of a family of commands its second words."""
    return [
        (first, KNOWN[first][1] if first in KNOWN else ", ".join(seconds))
        for first, seconds in families_of(found).items()
    ]


def _second_words(first: str) -> list[tuple[str, str]]:
    return [
        (name.partition(" ")[2], about)
        for name, (_, about) in KNOWN.items()
        if name.startswith(f"{first} ")
    ]


def _tree(found: Iterable[Shape]) -> str:
    """A branch for every first word with the second words that may follow it."""
    return "\n".join(
        f"                    {first}) seconds={_quoted(' '.join(seconds))} ;;"
        for first, seconds in families_of(found).items()
    )


def _bash_case(shape: Shape) -> str:
    names = " ".join(name for key in shape.keys for name in key.names)
    return "\n".join(
        [f"        {_quoted(shape.name)})", f"            keys={_quoted(names)}", *_taking(shape)]
    )


def _zsh_case(shape: Shape) -> str:
    pairs = [(name, key.about) for key in shape.keys for name in key.names]
    return "\n".join(
        [
            f"        {_quoted(shape.name)})",
            f"            described=({' '.join(_described(pairs))})",
            *_taking(shape),
        ]
    )


def _taking(shape: Shape) -> list[str]:
    """Shell code that tells which keys take a value and what stands at each place."""
    lines = ['            case "$prev" in']
    lines += [
        f"                {'|'.join(key.names)}) kind={_quoted(key.takes)} ;;"
        for key in shape.keys
        if key.takes
    ]
    lines += ["            esac", '            case "$place" in']
    lines += [
        f"                {number}) spot={_quoted(kind)} ;;"
        for number, kind in enumerate(shape.places)
    ]
    return [*lines, "            esac ;;"]


def _valued(found: Iterable[Shape]) -> list[str]:
    """Every key that takes a value in some command."""
    names = {name for shape in found for key in shape.keys if key.takes for name in key.names}
    return sorted(names)


def _described(pairs: Iterable[tuple[str, str]]) -> list[str]:
    return [_quoted(f"{name}:{about}".replace("\n", " ")) for name, about in pairs]


def _quoted(text: str) -> str:
    """A word for a shell, whatever stands in it."""
    return "'" + text.replace("'", "'\\''") + "'"
