"""How a family did until the day of a sitting, gathered for the sitting's conclusion."""

from dataclasses import replace
from datetime import date

from sstui.core.compliance import State, compliance
from sstui.core.records import Case, CaseId
from sstui.core.sittings import Sitting
from sstui.desk.desk import Desk
from sstui.desk.paper_household import level_title
from sstui.documents.dynamics import Asked, Assessed, Dynamics, Lacked, Visited
from sstui.store import cases, family_file, letters, programmes
from sstui.store.caseload import open_cases


def dynamics(desk: Desk, case: Case, sitting: Sitting) -> Dynamics:
    """What was known on the day of a sitting, with the levels that it has set itself."""
    day = sitting.held_on
    return Dynamics(
        assessed=tuple(_assessed(desk, case, day)),
        levels=tuple(
            (one.from_on, level_title(desk, one.level, one.from_on))
            for one in cases.levels(case.id)
            if one.from_on <= day
        ),
        visited=_visited(desk, case.id, day),
        asked=tuple(_asked(case.id, day)),
    )


def _assessed(desk: Desk, case: Case, day: date) -> list[Assessed]:
    found = []
    for one in family_file.assessments(case.family_id):
        if one.voided or one.assessed_on > day:
            continue
        is_decided = one.decided and (one.decided_on is None or one.decided_on <= day)
        found.append(
            Assessed(
                on=one.assessed_on,
                points=one.points,
                sheet=one.sheet,
                suggested=level_title(desk, one.suggested, day) if one.suggested else "",
                decided=level_title(desk, one.decided, day) if is_decided else "",
                decided_on=one.decided_on if is_decided else None,
            )
        )
    return sorted(found, key=lambda one: one.on)


def _visited(desk: Desk, case_id: CaseId, day: date) -> Visited | None:
    """The periods that ended before a day, by what was known then."""
    facts = open_cases(day, only=case_id)[0].facts
    known = replace(facts, visits=tuple(one for one in facts.visits if one <= day))
    try:
        kept = compliance(known, desk.office.norms, desk.office.calendar, day)
    except ValueError:
        return None  # no level is set, or its norm is gone: the card tells it in words
    ended = [one for one in kept if one.last < day and one.state is not State.NONE]
    if not ended:
        return None
    asking = [one for one in ended if one.required]
    return Visited(
        first=ended[0].first,
        last=ended[-1].last,
        required=sum(one.required for one in asking),
        made=sum(one.done for one in ended),
        periods=len(asking),
        lacked=tuple(
            Lacked(one.first, one.last, one.required, one.done, one.state is State.EXCUSED)
            for one in asking
            if one.state in (State.SHORT, State.EXCUSED)
        ),
    )


def _asked(case_id: CaseId, day: date) -> list[Asked]:
    """Letters that had gone out by a day, and the answers that had come."""
    found = []
    names = {one.id: one.name for one in programmes.organisations()}
    for one in letters.letters(case_id):
        if one.voided or one.sent_on is None or one.sent_on > day:
            continue
        titles = {line.id: line.title for line in programmes.measures(one.programme_id)}
        is_answered = one.answered_on is not None and one.answered_on <= day
        found.append(
            Asked(
                organisation=names[one.organisation_id],
                measures=tuple(titles[key] for key in one.measure_ids if key in titles),
                sent_on=one.sent_on,
                answered_on=one.answered_on if is_answered else None,
                answer_number=one.answer_number if is_answered else "",
            )
        )
    return sorted(found, key=lambda one: (one.sent_on, one.organisation))
