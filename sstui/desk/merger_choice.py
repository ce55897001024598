"""With which record a family's record may be merged: the likely ones first, then all the others."""

from dataclasses import dataclass

from sstui.core.records import FamilyId
from sstui.desk.desk import Desk
from sstui.desk.family_list import FamilyLine, family_list
from sstui.desk.likely import twins_of

LIKELY_MOST = 20
"""How many likely records are offered above the others."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A record that may be of the same family."""

    line: FamilyLine
    matches: str = ""
    """What is the same in both, in words; empty where nothing makes one think so."""


def candidates_for(desk: Desk, family_id: FamilyId) -> list[Candidate]:
    """Every other family: those that look like this one by likeness, the others by name."""
    lines = {one.family_id: one for one in family_list(desk) if one.family_id != family_id}
    likely = []
    for one in twins_of(desk, family_id, LIKELY_MOST):
        line = lines.pop(one.family.family_id, None) if one.family else None
        if line is not None:
            likely.append(Candidate(line, one.words.removeprefix("совпало: ")))
    return [*likely, *map(Candidate, lines.values())]
