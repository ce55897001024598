"""The assessment sheet: factors with points, stop factors, thresholds, and the level they suggest.

The sheet is the office's own configuration; no act of the seeds gives one. It only suggests: the
level is set by people, and another one than the suggested needs their reason.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Option:
    """One answer about a factor."""

    code: str
    title: str
    points: int


@dataclass(frozen=True, slots=True)
class Factor:
    """One question of the sheet; exactly one option is chosen."""

    code: str
    title: str
    options: tuple[Option, ...]

    @property
    def most(self) -> int:
        """The most points that it can give."""
        return max(option.points for option in self.options)


@dataclass(frozen=True, slots=True)
class Section:
    """Factors that belong together."""

    code: str
    title: str
    factors: tuple[Factor, ...]


@dataclass(frozen=True, slots=True)
class Stop:
    """A fact that alone is enough for a level, whatever the points."""

    code: str
    title: str
    level: str
    """Code of the level that it leads to at least."""


@dataclass(frozen=True, slots=True)
class Threshold:
    """From so many points on, this level."""

    points: int
    level: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """The whole sheet."""

    code: str
    title: str
    is_sample: bool
    """True for the shipped one: every paper and screen then says so."""
    sections: tuple[Section, ...]
    stops: tuple[Stop, ...]
    thresholds: tuple[Threshold, ...]
    """By points, the lowest first; the first one is from 0."""
    fingerprint: str = ""
    """Of the text: an assessment remembers by which sheet it was made."""

    @property
    def mark(self) -> str:
        """What an assessment remembers: the code and the fingerprint."""
        return f"{self.code}:{self.fingerprint}" if self.fingerprint else self.code

    @property
    def factors(self) -> tuple[Factor, ...]:
        """All factors in the order of the sheet."""
        return tuple(factor for section in self.sections for factor in section.factors)


@dataclass(frozen=True, slots=True)
class Score:
    """What a filled sheet says."""

    points: int
    most: int
    """The most points that the sheet can give."""
    suggested: str
    """Code of the level."""
    by_points: str
    """Code of the level that the points alone would suggest."""
    stops: tuple[Stop, ...]
    """Stop factors that were found, in the sheet's order."""
    unanswered: tuple[Factor, ...]
    """Factors without an answer; they count as nothing."""


def score(
    sheet: Sheet,
    answers: Mapping[str, str],
    stops: Collection[str],
    ranks: Mapping[str, int],
) -> Score:
    """Points, stop factors and the level that they suggest.

    Args:
        sheet: the sheet that was filled.
        answers: code of a factor → code of an option; unknown ones count as not answered.
        stops: codes of the stop factors that were found.
        ranks: code of a level → its severity; a stop factor never lowers what points give.
    """
    points, unanswered = 0, []
    for factor in sheet.factors:
        chosen = next((one for one in factor.options if one.code == answers.get(factor.code)), None)
        if chosen is None:
            unanswered.append(factor)
        else:
            points += chosen.points
    by_points = [one.level for one in sheet.thresholds if one.points <= points][-1]
    found = tuple(one for one in sheet.stops if one.code in stops)
    levels = [by_points, *(one.level for one in found)]
    return Score(
        points=points,
        most=sum(factor.most for factor in sheet.factors),
        suggested=max(levels, key=lambda level: ranks.get(level, 0)),
        by_points=by_points,
        stops=found,
        unanswered=tuple(unanswered),
    )
