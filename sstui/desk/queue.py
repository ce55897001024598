"""The queue of the day: one query a table, one pure pass over the open cases."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sstui.core.queue import Group, Planner, QueueLine, group_of, level_on, urgency
from sstui.core.records import CaseId, FamilyId, SettlementId, Staff, StaffId
from sstui.core.refusal import Refusal
from sstui.core.text import fold
from sstui.desk.desk import Desk
from sstui.store.caseload import OpenCase, cases_among, open_cases
from sstui.store.member_names import names_of
from sstui.store.staff import people_among

NOBODY: Mapping[StaffId, Staff] = {}


@dataclass(frozen=True, slots=True)
class QueueFilter:
    """What of the queue is wanted; empty values mean everything."""

    curator_id: StaffId | None = None
    settlement_id: SettlementId | None = None
    level: str = ""
    group: Group | None = None
    deadlines: bool = False
    """Whether only deadlines of the process are wanted, and no visits."""
    words: str = ""
    """Words, each of which a name in the family, the place or the number holds, in any case."""


@dataclass(frozen=True, slots=True)
class Queue:
    """Open families in order of urgency."""

    lines: tuple[QueueLine, ...]
    counts: dict[Group, int]
    """Families in each group, before the filter by group."""


def queue(
    desk: Desk, wanted: QueueFilter | None = None, cases: Sequence[OpenCase] | None = None
) -> Queue:
    """Every open family that the filter lets through, most urgent first.

    Args:
        desk: the office and the day.
        wanted: the filter; everything when None.
        cases: the open cases where they have been read, the curator's at least; None reads them.
    """
    wanted = wanted or QueueFilter()
    if cases is None:
        cases = open_cases(desk.today, curator_id=wanted.curator_id)
    cases = _with_words([one for one in cases if _matches(one, desk, wanted)], wanted.words)
    found = _lines(desk, cases)
    ranks = {code: level.rank for code, level in desk.office.norms.on(desk.today).levels.items()}
    found.sort(key=lambda line: urgency(line, ranks.get(line.level, 0)))
    counts = Counter(line.group for line in found)
    if wanted.group is not None:
        found = [line for line in found if line.group is wanted.group]
    return Queue(tuple(found), {group: counts[group] for group in Group})


def line_of(desk: Desk, case_id: CaseId) -> QueueLine:
    """The line of one case, whether it is open or not.

    Raises:
        Refusal: there is no such case.
    """
    found = lines_of(desk, [case_id])
    if not found:
        raise Refusal("Такого дела нет.")
    return found[case_id]


def lines_of(desk: Desk, ids: Iterable[CaseId]) -> dict[CaseId, QueueLine]:
    """The lines of some cases, open or not; ids that nobody has are left out."""
    return {line.case_id: line for line in _lines(desk, cases_among(desk.today, ids))}


def _lines(desk: Desk, cases: Sequence[OpenCase]) -> list[QueueLine]:
    planner, holders = desk.planner(), {one.curator_id for one in cases}
    people = people_among(one for one in holders if one is not None)
    return [line_from(one, planner, people) for one in cases]


def _matches(one: OpenCase, desk: Desk, wanted: QueueFilter) -> bool:
    if wanted.curator_id is not None and one.curator_id != wanted.curator_id:
        return False
    if wanted.settlement_id is not None and one.settlement_id != wanted.settlement_id:
        return False
    return not wanted.level or level_on(one.facts, desk.today) == wanted.level


def _with_words(cases: Sequence[OpenCase], text: str) -> Sequence[OpenCase]:
    """Cases that have all the words of a text."""
    words = fold(text).split()
    if not words:
        return cases
    names = names_of(one.family_id for one in cases)
    said = [(one, found_by(one, names)) for one in cases]
    return [one for one, text in said if all(word in text for word in words)]


def found_by(one: OpenCase, names: Mapping[FamilyId, Sequence[str]]) -> str:
    """What a search looks into, folded: the names in the family, the place and the case number.

    Args:
        one: the case.
        names: folded names of the members, by family.
    """
    about = (one.family_key, fold(one.settlement), fold(one.number))
    return " ".join((*about, *names.get(one.family_id, ())))


def line_from(
    one: OpenCase, planner: Planner, people: Mapping[StaffId, Staff] = NOBODY
) -> QueueLine:
    """The line of a case on the planner's day; without a curator's name where none are known."""
    outlook = planner.outlook(one.facts)
    curator = people.get(one.curator_id) if one.curator_id is not None else None
    return QueueLine(
        case_id=one.id,
        number=one.number,
        family_id=one.family_id,
        family=one.family,
        settlement_id=one.settlement_id,
        settlement=one.settlement,
        level=level_on(one.facts, planner.today),
        curator_id=one.curator_id,
        curator=curator.name.short if curator else "",
        group=group_of(one.facts, outlook, planner.today),
        outlook=outlook,
        appointment=one.appointment,
    )
