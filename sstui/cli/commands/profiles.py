"""`sstui profile list`, `show`, `compare`: regional models; they need no office."""

import argparse
import os
from collections.abc import Sequence
from itertools import groupby, zip_longest
from textwrap import wrap

from sstui.cli.asking import refused_as
from sstui.cli.command import Command
from sstui.cli.failures import OK, NothingFound
from sstui.cli.russian import Parser
from sstui.cli.tables import Column, Sheet, answer, screen_width, table
from sstui.config import find_office
from sstui.desk.profiles import (
    Difference,
    Line,
    Section,
    compared,
    described,
    find_profile,
    profiles,
)

_COLUMNS = (Column("код"), Column("акт"), Column("название", 20))
_WIDEST = 120
"""Characters of a line; longer ones are hard to read."""
_LABEL = 18


def _no_arguments(parser: Parser) -> None:
    pass


def _show_arguments(parser: Parser) -> None:
    parser.add_argument("profile", metavar="ПРОФИЛЬ", help="код профиля: tula")


def _compare_arguments(parser: Parser) -> None:
    parser.add_argument("left", metavar="ПРОФИЛЬ", help="код первого профиля")
    parser.add_argument("right", metavar="ПРОФИЛЬ", help="код второго профиля")
    parser.add_argument("--differences", action="store_true", help="только то, что различается")


def _list(args: argparse.Namespace) -> int:
    found = profiles(find_office(args.office, os.environ))
    rows = [[one.code, one.seed, one.title] for one in found]
    answer(
        args,
        lambda: [{"code": one.code, "title": one.title, "seed": one.seed or None} for one in found],
        lambda: Sheet(tuple(one.title for one in _COLUMNS), rows),
        lambda: table(_COLUMNS, rows, min(screen_width(), _WIDEST)),
    )
    return OK


def _show(args: argparse.Namespace) -> int:
    sections = _sections(args, args.profile)
    rows = [[one.title, line.label, line.value] for one in sections for line in one.lines]
    answer(
        args,
        lambda: {section.title: _json(section.lines) for section in sections},
        lambda: Sheet(("раздел", "что", "значение"), rows, f"Профиль {args.profile}"),
        lambda: _described(args.profile, sections),
    )
    return OK


def _described(code: str, sections: list[Section]) -> list[str]:
    width = min(screen_width(), _WIDEST)
    lines = [f"Профиль {code}"]
    for section in sections:
        if section.lines:
            lines += ["", section.title]
            for line in section.lines:
                lines += _beside([line.label, line.value], [_LABEL, width - _LABEL - 4])
    return lines


def _compare(args: argparse.Namespace) -> int:
    found = compared(_sections(args, args.left), _sections(args, args.right))
    shown = [one for one in found if not (args.differences and one.is_same)]
    answer(
        args,
        lambda: [_difference(one, args.left, args.right) for one in shown],
        lambda: _compared(shown, args.left, args.right),
        lambda: side_by_side(shown, args.left, args.right, min(screen_width(), _WIDEST)),
    )
    return OK


def _compared(found: list[Difference], left: str, right: str) -> Sheet:
    rows = [
        [one.section, one.label, one.left, one.right, "" if one.is_same else "да"] for one in found
    ]
    return Sheet(("раздел", "что", left, right, "различается"), rows)


def side_by_side(found: list[Difference], left: str, right: str, width: int) -> list[str]:
    """Lines of the comparison, none longer than a width; «*» stands where the two differ."""
    half = (width - _LABEL - 6) // 2
    widths = [_LABEL, half, half]
    lines = [*_beside(["", left, right], widths)]
    for title, rows in groupby(found, key=lambda one: one.section):
        lines += ["", title]
        for one in rows:
            cells = [one.label, one.left, "то же" if one.is_same else one.right]
            lines += _beside(cells, widths, " " if one.is_same else "*")
    return [*lines, "", "* — различается"]


def _sections(args: argparse.Namespace, code: str) -> list[Section]:
    with refused_as(NothingFound):
        return described(*find_profile(find_office(args.office, os.environ), code))


def _beside(cells: Sequence[str], widths: Sequence[int], mark: str = " ") -> list[str]:
    """The cells wrapped into columns of their widths, the first line marked."""
    columns = [
        wrap(cell, width, break_on_hyphens=False) or [""]
        for cell, width in zip(cells, widths, strict=True)
    ]
    rows = zip_longest(*columns, fillvalue="")
    lines = [
        "  ".join(part.ljust(size) for part, size in zip(row, widths, strict=True)) for row in rows
    ]
    return [f"{mark if not place else ' '} {line}".rstrip() for place, line in enumerate(lines)]


def _json(lines: Sequence[Line]) -> dict[str, object]:
    return {line.code: {"label": line.label, "value": line.value} for line in lines}


def _difference(one: Difference, left: str, right: str) -> dict[str, object]:
    return {
        "section": one.section,
        "code": one.code,
        "label": one.label,
        left: one.left,
        right: one.right,
        "same": one.is_same,
    }


COMMANDS = {
    "profile list": Command(
        "Профили регионов: те, что поставляются с программой, и свои.",
        _no_arguments,
        _list,
        ("profile list",),
        is_list=True,
    ),
    "profile show": Command(
        "Профиль региона: слова, уровни и нормы, этапы, сроки, списки.",
        _show_arguments,
        _show,
        ("profile show tula",),
        is_list=True,
    ),
    "profile compare": Command(
        "Два профиля рядом: что у них одинаково, а что различается.",
        _compare_arguments,
        _compare,
        ("profile compare tver-institution valuyki", "profile compare tula rostov --differences"),
        is_list=True,
    ),
}
