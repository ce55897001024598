"""What the way to the agreement is told from: `fixtures/demo/way.toml`."""

import tomllib
from dataclasses import dataclass
from typing import Any

from sstui.config.shipped import shipped_folder


@dataclass(frozen=True, slots=True)
class Call:
    """One appeal of the journal."""

    ago: int
    source: str
    summary: str
    outcome: str
    sender: str = ""
    sender_paper: str = ""
    last: str = ""
    first: str = ""
    children: tuple[str, ...] = ()
    danger: str = ""
    taken: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One measure of a programme."""

    help: str
    title: str
    place: str
    by: str
    """`self` for the curator, else the kind of the organisation that answers for it."""
    group: bool = False
    periodicity: str = ""


@dataclass(frozen=True, slots=True)
class WayMaterial:
    """Everything of `way.toml`."""

    body: tuple[dict[str, Any], ...]
    organisations: tuple[dict[str, Any], ...]
    calls: tuple[Call, ...]
    lines: tuple[Line, ...]
    texts: dict[str, tuple[str, ...]]


def read_way() -> WayMaterial:
    """The material that travels with the program."""
    path = shipped_folder("fixtures") / "demo" / "way.toml"
    raw = tomllib.loads(path.read_text("utf-8"))
    return WayMaterial(
        body=tuple(raw["body"]),
        organisations=tuple(raw["organisations"]),
        calls=tuple(_call(one) for one in raw["appeals"]),
        lines=tuple(Line(**one) for one in raw["measures"]),
        texts={name: tuple(lines) for name, lines in raw["texts"].items()},
    )


def _call(raw: dict[str, Any]) -> Call:
    return Call(**raw | {"children": tuple(raw.get("children", ()))})
