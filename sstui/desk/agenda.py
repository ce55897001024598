"""What waits for the body that decides, and an agenda as people read it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sstui.core.programme import ProgrammeId
from sstui.core.records import CaseId
from sstui.core.sittings import Item, Question
from sstui.desk.desk import Desk
from sstui.desk.queue import lines_of
from sstui.store import cases, family_file, programmes, sittings
from sstui.store.caseload import open_cases
from sstui.store.staff import staff


@dataclass(frozen=True, slots=True)
class Waiting:
    """A family that waits to be heard."""

    case_id: CaseId
    question: Question
    programme_id: ProgrammeId | None
    since: date
    suggested: str = ""
    """Code of the level that the assessment sheet suggests; it is decided by people."""


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """One family of an agenda with what people know it by."""

    item: Item
    number: str
    """Registration number of the case."""
    family: str
    settlement: str
    curator: str
    """Surname and initials; empty where nobody is the curator."""
    speaker: str
    programme: str
    """«3/2026, редакция 2»; empty where it is about no programme."""
    level: str
    """Code of the level that the case is on; empty where it has none."""
    suggested: str
    """Code of the level that an assessment suggests on which nothing was decided."""


def waiting(desk: Desk) -> list[Waiting]:
    """Who waits to be heard and is on no agenda yet, the longest first.

    Programmes that were handed in; open cases whose newest assessment nobody has decided on, and
    those on which no level was set.
    """
    called = {
        (item.case_id, item.question)
        for one in sittings.sittings()
        if not one.is_closed
        for item in sittings.items(one.id)
    }
    found = [
        Waiting(one.case_id, Question.PROGRAMME, one.id, one.submitted_on or one.drawn_on)
        for one in programmes.submitted_programmes()
    ]
    found += _levels(desk)
    return sorted(
        (one for one in found if (one.case_id, one.question) not in called),
        key=lambda one: (one.since, one.case_id, one.question),
    )


def _levels(desk: Desk) -> list[Waiting]:
    """Cases whose level is to be decided."""
    assessed = {one.family_id: one for one in family_file.undecided_assessments()}
    found = []
    for one in open_cases(desk.today):
        assessment = assessed.get(one.family_id)
        if assessment is not None:
            since, suggested = assessment.assessed_on, assessment.suggested
            found.append(Waiting(one.id, Question.LEVEL, None, since, suggested))
        elif not one.facts.levels:
            found.append(Waiting(one.id, Question.LEVEL, None, one.facts.start))
    return found


def suggested_level(case_id: CaseId) -> str:
    """The level that the newest assessment suggests, when nobody has decided on it; else empty."""
    case = cases.case(case_id)
    known = family_file.assessments(case.family_id) if case else []
    newest = next((one for one in known if not one.voided), None)
    return newest.suggested if newest is not None and not newest.decided else ""


def agenda_lines(desk: Desk, items: Sequence[Item]) -> list[AgendaLine]:
    """The families of an agenda in its order."""
    lines = lines_of(desk, {one.case_id for one in items})
    assessed = {one.family_id: one.suggested for one in family_file.undecided_assessments()}
    people = {one.id: one.name.short for one in staff()}
    found = []
    for one in items:
        line, case = lines.get(one.case_id), cases.case(one.case_id)
        if line is None or case is None:
            continue
        about = programmes.programme(one.programme_id) if one.programme_id else None
        found.append(
            AgendaLine(
                item=one,
                number=line.number,
                family=line.family,
                settlement=line.settlement,
                curator=line.curator,
                speaker=people.get(one.speaker_id, "") if one.speaker_id else "",
                programme=f"{about.number}, редакция {about.edition}" if about else "",
                level=line.level,
                suggested=assessed.get(case.family_id, ""),
            )
        )
    return found
