"""Reads `assessment.toml`: the assessment sheet of the office, or the shipped sample.

It is read when a sheet is filled or checked, not at the start of the program.
"""

from collections.abc import MutableSequence, Sequence
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

from sstui.config.reader import Table, guess, shown
from sstui.config.shipped import shipped_folder
from sstui.config.toml_file import read_table
from sstui.core.assessment import Factor, Option, Section, Sheet, Stop, Threshold
from sstui.core.problems import Problem, Problems

NAME = "assessment.toml"
MOST_POINTS = 1000


def load_sheet(folder: Path, levels: Sequence[str]) -> Sheet:
    """The sheet of an office; the shipped sample where the office has none of its own.

    Args:
        folder: the office.
        levels: codes of the levels of the norms now in force, the mildest first.

    Raises:
        Problems: everything that is wrong with the file.
    """
    problems: list[Problem] = []
    sheet = read_sheet(folder, levels, problems)
    if sheet is None:
        raise Problems(tuple(problems))
    return sheet


def read_sheet(
    folder: Path, levels: Sequence[str], problems: MutableSequence[Problem]
) -> Sheet | None:
    """The sheet, or None with the problems added."""
    path = folder / NAME
    if not path.exists():
        path = shipped_folder("config") / NAME
    table = read_table(path, NAME, problems)
    if table is None:
        return None
    known = list(levels)
    sections = tuple(_section(code, one) for code, one in table.tables("sections"))
    stops = table.tables("stops", may_lack=True)
    sheet = Sheet(
        code=table.text("code"),
        title=table.text("title"),
        is_sample=table.flag("sample", default=False),
        sections=sections,
        stops=tuple(_stop(code, one, known) for code, one in stops),
        thresholds=_thresholds(table, known),
        fingerprint=sha256(path.read_bytes()).hexdigest()[:12],
    )
    _check_codes(table, sheet)
    table.done()
    return sheet if table.is_sound else None


def _section(code: str, table: Table) -> Section:
    factors = tuple(_factor(inner, one) for inner, one in table.tables("factors"))
    section = Section(code, table.text("title"), factors)
    table.done()
    return section


def _factor(code: str, table: Table) -> Factor:
    options = tuple(_option(inner, one) for inner, one in table.tables("options"))
    factor = Factor(code, table.text("title"), options)
    if len(options) == 1:
        table.fault("options", "ответ только один", "нужно не меньше двух")
    table.done()
    return factor


def _option(code: str, table: Table) -> Option:
    option = Option(code, table.text("title"), table.integer("points", 0, MOST_POINTS))
    table.done()
    return option


def _stop(code: str, table: Table, levels: list[str]) -> Stop:
    stop = Stop(code, table.text("title"), _level(table, "level", table.text("level"), levels))
    table.done()
    return stop


def _thresholds(table: Table, levels: list[str]) -> tuple[Threshold, ...]:
    """Thresholds by points; the lowest must be 0, so that every sum gives a level."""
    inner = table.table("thresholds")
    found = []
    for level in levels:
        points = inner.optional_integer(level, 0, MOST_POINTS)
        if points is not None:
            found.append(Threshold(points, level))
    inner.done()
    found.sort(key=lambda one: one.points)
    if inner.is_sound and (not found or found[0].points):
        inner.fault("", "порога с 0 баллов нет", "нужен уровень, с которого начинается счёт: 0")
    if len({one.points for one in found}) < len(found):
        inner.fault("", "два уровня с одного порога", "у каждого уровня свой порог")
    else:
        _check_order(inner, found, levels)
    return tuple(found)


def _check_order(inner: Table, found: Sequence[Threshold], levels: list[str]) -> None:
    """More points are a worse case: no level may begin before one that is milder."""
    for milder, worse in pairwise(found):
        if levels.index(worse.level) < levels.index(milder.level):
            said = f"с {worse.points} баллов уровень легче, чем с {milder.points}"
            inner.fault(worse.level, said, "чем больше баллов, тем тяжелее уровень")


def _level(table: Table, key: str, code: str, levels: list[str]) -> str:
    if code and code not in levels:
        expected = f"нужен один из уровней норм: {', '.join(levels)}{guess(code, levels)}"
        table.fault(key, f"уровня «{shown(code)}» нет", expected)
    return code


def _check_codes(table: Table, sheet: Sheet) -> None:
    """Answers are kept by the factor's code alone, so it may stand only once in the sheet."""
    seen: set[str] = set()
    for factor in sheet.factors:
        if factor.code in seen:
            table.fault("sections", f"код «{factor.code}» стоит дважды", "у вопросов разные коды")
        seen.add(factor.code)
