"""Reads `profiles/CODE/`: a region's words, where its levels come from, route, clocks, lists."""

from collections.abc import MutableSequence
from dataclasses import MISSING, fields, replace
from pathlib import Path

from sstui.config.clocks import read_clocks
from sstui.config.entries import read_lists
from sstui.config.layers import (
    BASE,
    FILES,
    MAIN,
    WORK,
    is_known,
    layered,
    lineage,
    place_of,
    strange_files,
    unknown,
)
from sstui.config.norms import read_norms
from sstui.config.reader import Table
from sstui.config.route import check_disclosure, read_route
from sstui.core.norms import Norms
from sstui.core.office import Forms, Terms
from sstui.core.problems import Problem
from sstui.core.profile import Profile, events_named

CASES = ("nominative", "genitive", "dative", "accusative", "instrumental", "prepositional")


def read_profile(folder: Path, code: str, problems: MutableSequence[Problem]) -> Profile | None:
    """The profile of this code for an office, or None with the problems added."""
    if not is_known(folder, code):
        problems.append(unknown(folder, "office.toml", "profile", code))
        return None
    before = len(problems)
    codes = lineage(folder, code, problems)
    if codes is None:
        return None
    problems += strange_files(folder, code)
    tables = {name: layered(folder, codes, name, problems) for name in FILES}
    if not any(place_of(folder, one, WORK) for one in codes):
        tables[WORK] = layered(folder, [BASE], WORK, problems)
    sound = {name: table for name, table in tables.items() if table}
    if len(sound) < len(FILES):
        return None
    profile = _profile(folder, code, sound)
    return profile if len(problems) == before else None


def read_forms(table: Table, **given: str) -> Forms:
    """The cases of a word; those in `given` are known already and are not read."""
    cases = {case: given[case] if case in given else table.text(case) for case in CASES}
    return Forms(**cases, short=table.text("short", ""))


def norms_of(folder: Path, profile: Profile, problems: MutableSequence[Problem]) -> Norms | None:
    """The norms that a new office of a profile begins with, or None with the problems added."""
    room = norms_room(folder, profile)
    if room is None:
        found, expected = "норм нет", "нужна папка norms в профиле или ключ levels.from"
        problems.append(Problem(f"profiles/{profile.code}/{MAIN}", "levels", found, expected))
        return None
    return read_norms(room.parent, problems)


def norms_room(folder: Path, profile: Profile) -> Path | None:
    """The folder with a profile's norm files: its own, borrowed by name, or inherited."""
    if profile.levels_from:
        return place_of(folder, profile.levels_from, "norms")
    codes = lineage(folder, profile.code, []) or []
    rooms = (place_of(folder, code, "norms") for code in codes)
    return next((room for room in rooms if room), None)


def _profile(folder: Path, code: str, tables: dict[str, Table]) -> Profile:
    table = tables[MAIN]
    title, seed, act = table.text("title"), table.text("seed", ""), table.text("act")
    extends = table.text("extends", "")
    levels, words = table.table("levels"), table.table("terms")
    levels_seed, borrowed = levels.text("seed", ""), levels.flag("borrowed", default=False)
    levels_from, visits_from = (_lender(folder, levels, key) for key in ("from", "visits_from"))
    if levels_from and not borrowed and levels.is_sound:
        levels.fault("borrowed", "стоит false, а from называет профиль", "нужно true")
    terms = _terms(words)
    for part in (levels, words, table):
        part.done()
    profile = Profile(
        code, title, seed, act, terms, levels_seed, borrowed, levels_from, visits_from, extends,
        route=replace(read_route(tables["route.toml"]), events=events_named(terms.agreement)),
        clocks=read_clocks(tables["clocks.toml"]),
        lists=read_lists(tables["lists.toml"], tables["help.toml"], tables[WORK]),
    )  # fmt: skip
    check_disclosure(tables["route.toml"], profile)
    return profile


def _lender(folder: Path, levels: Table, key: str) -> str:
    """The profile that a region borrows from; it must have norms of its own to lend."""
    code = levels.text(key, "")
    if code and not is_known(folder, code):
        fault = unknown(folder, "", "", code)
        levels.fault(key, fault.found, fault.expected)
    elif code and place_of(folder, code, "norms") is None:
        levels.fault(key, f"у профиля «{code}» своих норм нет", "нужен профиль с папкой norms")
    return code


def _terms(words: Table) -> Terms:
    """The words of every region, and those that this region's act has beside them."""
    told = {one.name: one.default is MISSING or words.has(one.name) for one in fields(Terms)}
    return Terms(**{name: _term(words, name) for name, is_told in told.items() if is_told})


def _term(words: Table, name: str) -> Forms:
    table = words.table(name)
    forms = read_forms(table)
    table.done()
    return forms
