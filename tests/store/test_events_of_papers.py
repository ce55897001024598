"""Events follow from the papers themselves, each in the case that it belongs to."""

from datetime import date

from sstui.core.family_file import Survey, SurveyId
from sstui.core.programme import Programme, ProgrammeId, ProgrammeState
from sstui.core.records import CaseId
from sstui.desk.cases import CaseDraft, end_case, open_case
from sstui.desk.desk import Desk
from sstui.store import cases, events, family_file, programmes
from sstui.store.door import together
from tests.factories import a_case, me


def a_survey(case: CaseId, day: date, number: str, voided: str = "") -> None:
    family = cases.case(case).family_id  # type: ignore[union-attr]
    survey = Survey(SurveyId(0), family, number, day, day, (), voided=voided)
    with together():
        family_file.add_survey(survey)


def test_a_survey_belongs_to_the_case_that_it_led_to(desk: Desk) -> None:
    first = a_case(desk, started_on=date(2025, 9, 1))
    a_survey(first, date(2025, 8, 28), "1/2025")
    a_survey(first, date(2026, 2, 10), "2/2026")
    a_survey(first, date(2026, 2, 11), "3/2026", voided="не та семья")
    end_case(desk, cases.case(first), date(2026, 3, 1), "goal")  # type: ignore[arg-type]
    a_survey(first, date(2026, 10, 5), "9/2026")
    family = cases.case(first).family_id  # type: ignore[union-attr]
    second = open_case(desk, CaseDraft(family, date(2026, 10, 9), "basic", me(desk)))
    found = events.event_days()
    assert found[first]["survey"] == [date(2025, 8, 28), date(2026, 2, 10)]
    assert found[second]["survey"] == [date(2026, 10, 5)]
    assert found[second]["level"] == [date(2026, 10, 9)]


def test_a_programme_gives_its_day_and_the_day_of_its_approval(desk: Desk) -> None:
    case = a_case(desk)
    drawn, decided = date(2026, 11, 2), date(2026, 11, 12)
    draft = Programme(
        ProgrammeId(0), case, "4/2026", 1, ProgrammeState.DRAFT, drawn, drawn, date(2027, 9, 1)
    )
    with together():
        made = programmes.programme(programmes.add_programme(draft))
    assert made is not None
    assert events.event_days()[case]["programme"] == [drawn]
    assert "approval" not in events.event_days()[case]
    with together():
        programmes.set_state(made, ProgrammeState.APPROVED, decided_on=decided)
    assert events.event_days()[case]["approval"] == [decided]
