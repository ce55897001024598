"""Finds the files of a profile and lays a profile over the one that it extends.

An office has its own copy of its profile, so that its papers keep their words when the program is
renewed; a file that the office's copy lacks is taken from the profile of the same name that
travels with the program. In a profile that extends another a key overrides the other's key, lists
are joined by code, and a word with its cases, like the section `levels`, is written whole.
"""

import re
from collections.abc import Iterator, Mapping, MutableSequence
from pathlib import Path

from sstui.config.reader import Table, guess, shown
from sstui.config.shipped import shipped_folder, shipped_profiles
from sstui.config.toml_file import read_raw
from sstui.core.problems import Problem

MAIN = "profile.toml"
WORK = "work.toml"
FILES = (MAIN, "route.toml", "clocks.toml", "lists.toml", "help.toml", WORK)
"""What a folder of a profile may hold, beside its `norms`."""

BASE = "catalogue"
"""The profile that says how one works where no profile of a lineage has a `WORK` file."""
_OWN = ("title", "seed", "act", "extends")
"""Keys that say who a profile is; nobody inherits them."""
_WHOLE = re.compile(r"levels|terms\.[a-z_]+")
"""Sections that replace the inherited one: half of a word's cases would be of another word."""


def known_profiles(office: Path) -> list[str]:
    """Codes of the profiles of an office and of those that travel with the program."""
    own = {path.parent.name for path in office.glob(f"profiles/*/{MAIN}")}
    return sorted({*own, *shipped_profiles()})


def place_of(office: Path, code: str, name: str) -> Path | None:
    """A file or folder of a profile: the office's, else the one that travels with the program."""
    if not is_known(office, code):
        return None
    found = (folder / name for folder in _folders(office, code))
    return next((path for path in found if path.exists()), None)


def is_known(office: Path, code: str) -> bool:
    """Whether there is a profile of this code: a load asks it of every file."""
    is_name = Path(code).name == code
    return is_name and any((one / MAIN).exists() for one in _folders(office, code))


def _folders(office: Path, code: str) -> list[Path]:
    return [room / "profiles" / code for room in (office, shipped_folder("config"))]


def lineage(office: Path, code: str, problems: MutableSequence[Problem]) -> list[str] | None:
    """The profile, the one that it extends, and so on; None with the problems added."""
    codes = [code]
    while following := _extended(office, codes[-1], problems):
        if following in codes:
            circle = " → ".join([*codes[codes.index(following) :], following])
            name = f"profiles/{codes[-1]}/{MAIN}"
            problems.append(Problem(name, "extends", f"круг: {circle}", "уберите один из extends"))
            return None
        if not is_known(office, following):
            problems.append(unknown(office, f"profiles/{codes[-1]}/{MAIN}", "extends", following))
            return None
        codes.append(following)
    return codes


def unknown(office: Path, file: str, key: str, code: str) -> Problem:
    """The fault of naming a profile that is not there."""
    known = known_profiles(office)
    expected = f"нужно одно из: {', '.join(known)}{guess(code, known)}"
    return Problem(file, key, f"профиля «{shown(code)}» нет", expected)


def layered(
    office: Path, codes: list[str], name: str, problems: MutableSequence[Problem]
) -> Table | None:
    """One file of a profile over the same file of those that it extends.

    Args:
        office: the office folder.
        codes: the profile's lineage, itself first.
        name: one of `FILES`.
        problems: where faults go.

    Returns:
        An empty table where no profile of the lineage has the file; None after a fault.
    """
    whole: dict[str, object] = {}
    origin: dict[str, str] = {}
    before = len(problems)
    for code in reversed(codes):
        path, file = place_of(office, code, name), f"profiles/{code}/{name}"
        raw = read_raw(path, file, problems) if path else None
        if raw:
            is_own = code == codes[0]
            given = {key: value for key, value in raw.items() if is_own or key not in _OWN}
            _lay(whole, given, file, origin)
    if len(problems) > before:
        return None
    return Table(f"profiles/{codes[0]}/{name}", whole, problems, origin=origin)


def strange_files(office: Path, code: str) -> Iterator[Problem]:
    """Files of the office's copy of a profile that nobody would ever read."""
    for path in sorted((office / "profiles" / code).glob("*.toml*")):
        if path.name not in FILES and not path.name.endswith(("~", ".bak")):
            hint = guess(path.name, list(FILES)) or f"; здесь бывают: {', '.join(FILES)}"
            name = f"profiles/{code}/{shown(path.name)}"
            yield Problem(name, "", "неизвестный файл", hint.removeprefix("; "))


def _extended(office: Path, code: str, problems: MutableSequence[Problem]) -> str:
    """The code in `extends`; empty when there is none or the file is no TOML, which shows later."""
    path = place_of(office, code, MAIN)
    raw = read_raw(path, "", []) if path else None
    if not raw or "extends" not in raw:
        return ""
    return Table(f"profiles/{code}/{MAIN}", raw, problems).text("extends")


def _lay(
    base: dict[str, object],
    over: Mapping[str, object],
    file: str,
    origin: dict[str, str],
    path: str = "",
) -> None:
    """Lay what one file says over what is known, and remember which file each key came from."""
    for key, value in over.items():
        place = f"{path}.{key}" if path else key
        under = base.get(key)
        if not isinstance(value, dict):
            base[key] = value
        elif isinstance(under, dict) and not _WHOLE.fullmatch(place):
            _lay(under, value, file, origin, place)
        else:
            for known in [one for one in origin if one.startswith(f"{place}.")]:
                del origin[known]
            fresh: dict[str, object] = {}
            base[key] = fresh
            _lay(fresh, value, file, origin, place)
        origin[place] = file
