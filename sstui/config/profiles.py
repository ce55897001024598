"""Reads `profiles/CODE/profile.toml`: the words of a region and where its levels come from.

An office has its own copy, so that its papers keep their words when the program is renewed; a
profile that the office does not have is taken from those that travel with the program.
"""

from collections.abc import MutableSequence
from dataclasses import MISSING, fields
from pathlib import Path

from sstui.config.reader import Table, guess
from sstui.config.shipped import shipped_folder, shipped_profiles
from sstui.config.toml_file import read_table
from sstui.core.office import Forms, Terms
from sstui.core.problems import Problem
from sstui.core.profile import Profile

CASES = ("nominative", "genitive", "dative", "accusative", "instrumental", "prepositional")


def read_profile(folder: Path, code: str, problems: MutableSequence[Problem]) -> Profile | None:
    """The profile of this code for an office, or None with the problems added."""
    path = _place(folder, code)
    if path is None:
        known = sorted({*_codes(folder), *shipped_profiles()})
        expected = f"нужно одно из: {', '.join(known)}{guess(code, known)}"
        problems.append(Problem("office.toml", "profile", f"профиля «{code}» нет", expected))
        return None
    table = read_table(path, f"profiles/{code}/profile.toml", problems)
    return _profile(code, table) if table else None


def read_forms(table: Table, **given: str) -> Forms:
    """The cases of a word; those in `given` are known already and are not read."""
    cases = {case: given[case] if case in given else table.text(case) for case in CASES}
    return Forms(**cases, short=table.text("short", ""))


def _profile(code: str, table: Table) -> Profile | None:
    title, seed, act = table.text("title"), table.text("seed"), table.text("act")
    levels, words = table.table("levels"), table.table("terms")
    levels_seed, borrowed = levels.text("seed"), levels.flag("borrowed", default=False)
    terms = _terms(words)
    for part in (levels, words, table):
        part.done()
    if not table.is_sound:
        return None
    return Profile(code, title, seed, act, terms, levels_seed, borrowed)


def _term(words: Table, name: str) -> Forms:
    table = words.table(name)
    forms = read_forms(table)
    table.done()
    return forms


def _terms(words: Table) -> Terms:
    """The words of every region, and those that this region's act has beside them."""
    told = {one.name: one.default is MISSING or words.has(one.name) for one in fields(Terms)}
    return Terms(**{name: _term(words, name) for name, is_told in told.items() if is_told})


def _place(folder: Path, code: str) -> Path | None:
    if code in _codes(folder):
        return folder / "profiles" / code / "profile.toml"
    if code in shipped_profiles():
        return shipped_folder("config") / "profiles" / code / "profile.toml"
    return None


def _codes(folder: Path) -> list[str]:
    return sorted(path.parent.name for path in folder.glob("profiles/*/profile.toml"))
