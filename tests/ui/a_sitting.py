"""A sitting and a letter about one family, for tests that only need some."""

from datetime import date

from sstui.core.letters import DisclosureGround, Letter, LetterId, SendingWay
from sstui.core.programme import (
    Measure,
    MeasureId,
    OrganisationId,
    Programme,
    ProgrammeId,
    ProgrammeState,
    WorkPlace,
)
from sstui.core.records import CaseId
from sstui.core.sittings import Question, SittingId
from sstui.desk.desk import Desk
from sstui.desk.letters import Extract, extracts, letters_of, send_letter
from sstui.desk.organisations import OrganisationDraft, add_organisation
from sstui.desk.sittings import (
    FullSitting,
    SittingDraft,
    body_members,
    full_sitting,
    plan_sitting,
    put_on_agenda,
)
from sstui.store import letters, programmes
from sstui.store.door import together
from tests.factories import me
from tests.ui.sitting_story import a_council

DRAWN = date(2026, 11, 16)


def a_sitting(desk: Desk, case_id: CaseId, on: date | None = None) -> FullSitting:
    """A sitting of the day with a programme and a level of one family on its agenda."""
    if not body_members(desk):
        a_council(desk)
    made = plan_sitting(desk, SittingDraft(on or desk.today, "10:00", "актовый зал"))
    _put(desk, made, case_id)
    return full_sitting(made)


def _put(desk: Desk, made: SittingId, case_id: CaseId) -> None:
    about = _in_state(desk, case_id, ProgrammeState.SUBMITTED)
    known = {(one.case_id, one.question) for one in full_sitting(made).items}
    if (case_id, Question.PROGRAMME) not in known:
        put_on_agenda(desk, made, case_id, Question.PROGRAMME, about.id)
    if (case_id, Question.LEVEL) not in known:
        put_on_agenda(desk, made, case_id, Question.LEVEL)


def _in_state(desk: Desk, case_id: CaseId, state: ProgrammeState) -> Programme:
    known = [one for one in programmes.programmes(case_id) if one.state is state]
    if known:
        return known[0]
    new = Programme(
        ProgrammeId(0), case_id, f"{case_id}-{state.value[0]}/2026", 1, state, DRAWN, DRAWN,
        date(2027, 11, 16), "долги", "мир", "работа", submitted_on=DRAWN, author_id=me(desk),
    )  # fmt: skip
    with together():
        programmes.add_programme(new)
    return next(one for one in programmes.programmes(case_id) if one.state is state)


def an_approved(desk: Desk, case_id: CaseId) -> Programme:
    """A programme in force with measures of a clinic and of a school."""
    approved = ProgrammeState.APPROVED
    if known := [one for one in programmes.programmes(case_id) if one.state is approved]:
        return known[0]
    about = _in_state(desk, case_id, ProgrammeState.DRAFT)
    clinic = add_organisation(desk, OrganisationDraft("Заречная больница", "health"))
    school = add_organisation(desk, OrganisationDraft("Школа № 3", "education"))
    lines = [
        _measure(about.id, clinic, "осмотр детей"),
        _measure(about.id, school, "занятия с логопедом"),
    ]
    with together():
        programmes.write_measures(about.id, lines)
        programmes.set_state(about, approved, decided_on=DRAWN)
    return next(one for one in programmes.programmes(case_id) if one.state is approved)


def _measure(about: ProgrammeId, whose: OrganisationId, title: str) -> Measure:
    return Measure(
        MeasureId(0), about, 1, "social", title, place=WorkPlace.ELSEWHERE,
        until_on=date(2027, 3, 1), organisation_id=whose,
    )  # fmt: skip


def some_extracts(desk: Desk, case_id: CaseId) -> list[Extract]:
    """What the organisations of a programme would be told."""
    return extracts(desk, an_approved(desk, case_id))


def a_letter(desk: Desk, case_id: CaseId, *, is_sent: bool = False) -> Letter:
    """A letter to the school."""
    about = an_approved(desk, case_id)
    one = next(one for one in extracts(desk, about) if one.organisation.name == "Школа № 3")
    number = f"{case_id}{len(letters_of(case_id)) + 1}/2026"
    new = Letter(
        LetterId(0), case_id, about.id, one.organisation.id, number, DRAWN,
        DisclosureGround.INTERACTION, tuple(line.id for line in one.measures), date(2026, 11, 20),
    )  # fmt: skip
    with together():
        letters.add_letter(new)
    made = next(letter for letter in letters_of(case_id) if letter.number == number)
    if is_sent:
        send_letter(desk, made, DRAWN, SendingWay.POST)
        return next(letter for letter in letters_of(case_id) if letter.number == number)
    return made
