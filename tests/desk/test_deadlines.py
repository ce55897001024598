"""Deadlines of the process: which wait, what starts them and what closes them."""

from dataclasses import replace
from datetime import date

import pytest

from sstui.core.deadlines import DeadlineState
from sstui.core.profile import Clock, ClockUnit
from sstui.core.records import CaseId
from sstui.core.refusal import Refusal
from sstui.desk.cases import assign_curator, change_level, end_case
from sstui.desk.deadlines import active_clocks, beside_visits, case_deadlines, waiting_deadlines
from sstui.desk.desk import Desk, open_desk
from sstui.desk.events import EventDraft, enter_event, event_kind, find_event, void_event
from sstui.desk.history import history
from sstui.desk.papers import sign_agreement
from sstui.desk.people import add_staff
from sstui.desk.queue import QueueFilter, queue
from sstui.store import cases, events
from tests.factories import a_case, a_person, me

PROGRAMME = Clock(
    "programme",
    "составить программу",
    "agreement",
    10,
    ClockUnit.WORKING_DAYS,
    False,
    "programme",
    True,
    False,
    "001, пункт 6.4",
)
NOTE = replace(
    PROGRAMME, code="note", starts="term_end", before=True, closes="analytic_note", local=True
)
NOTICE = replace(PROGRAMME, code="notice", starts="case_end", amount=3, closes="notice")
SURVEY = replace(PROGRAMME, code="survey", starts="case_start", amount=5, closes="survey")


def with_clocks(desk: Desk, *clocks: Clock) -> Desk:
    profile = replace(desk.office.profile, clocks=clocks)
    return replace(desk, office=replace(desk.office, profile=profile))


def waiting(desk: Desk) -> list[tuple[str, str, date]]:
    return [
        (line.family.split()[0], line.deadline.clock.code, line.deadline.due_on)
        for line in waiting_deadlines(desk)
    ]


def enter(
    desk: Desk, case_id: CaseId, kind: str, day: date, note: str = "", draft_id: str | None = None
) -> None:
    enter_event(desk, EventDraft(case_id, kind, day, note, draft_id))


def test_the_programme_waits_ten_working_days_from_the_agreement(desk: Desk) -> None:
    desk = with_clocks(desk, PROGRAMME)
    case = a_case(desk, started_on=date(2026, 11, 2))
    assert waiting(desk) == []
    sign_agreement(desk, case, date(2026, 11, 9))
    assert waiting(desk) == [("Ёлкина", "programme", date(2026, 11, 23))]
    (line,) = waiting_deadlines(replace(desk, today=date(2026, 11, 25)))
    assert (line.is_overdue, line.deadline.late_by, line.curator) == (True, 2, "Соколова\u00a0В.")
    enter(desk, case, "programme", date(2026, 11, 20))
    assert waiting(desk) == []
    (met,) = case_deadlines(desk, case)
    assert (met.state, met.closed_on) == (DeadlineState.MET, date(2026, 11, 20))


def test_a_prolongation_with_a_second_agreement_begins_a_second_round(desk: Desk) -> None:
    desk = with_clocks(desk, PROGRAMME, NOTE)
    case = a_case(desk, "crisis", date(2026, 5, 4))
    past = replace(desk, today=date(2026, 11, 2))
    sign_agreement(replace(desk, today=date(2026, 5, 6)), case, date(2026, 5, 6))
    enter(desk, case, "programme", date(2026, 5, 12))
    enter(desk, case, "analytic_note", date(2026, 10, 19))
    assert waiting(past) == []
    change_level(past, case, date(2026, 11, 2), "crisis", "консилиум")
    sign_agreement(desk, case, date(2026, 11, 5))
    assert waiting(desk) == [
        ("Ёлкина", "programme", date(2026, 11, 19)),
        ("Ёлкина", "note", date(2027, 4, 19)),  # ten working days before Sunday 02.05
    ]


def test_a_clock_that_is_off_and_an_office_without_clocks_show_nothing(desk: Desk) -> None:
    case = a_case(desk)
    sign_agreement(desk, case, date(2026, 11, 9))
    off = with_clocks(desk, replace(PROGRAMME, active=False))
    assert (active_clocks(off), waiting_deadlines(off), case_deadlines(off, case)) == ((), [], [])


def test_the_end_of_a_case_starts_its_own_clocks_only(desk: Desk) -> None:
    desk = with_clocks(desk, SURVEY, NOTICE)
    case_id = a_case(desk)
    case = cases.case(case_id)
    assert case is not None
    end_case(desk, case, date(2026, 11, 20), "goal")
    assert waiting(desk) == [("Ёлкина", "notice", date(2026, 11, 25))]
    assert waiting_deadlines(desk)[0].curator == "Соколова\u00a0В."
    assert waiting(replace(desk, today=date(2027, 11, 20))) != []
    assert waiting(replace(desk, today=date(2027, 11, 23))) == []
    enter(desk, case_id, "notice", date(2026, 11, 23))
    assert waiting(desk) == []


def test_the_soonest_first_and_one_curator_alone(desk: Desk) -> None:
    desk = with_clocks(desk, SURVEY)
    a_case(desk, started_on=date(2026, 11, 16), last="Поздняя")
    other = a_case(desk, started_on=date(2026, 11, 9), last="Ранняя")
    kuzmin = add_staff(desk, a_person())
    assign_curator(desk, other, kuzmin, date(2026, 11, 16), "приказ № 1")
    assert [name for name, _, _ in waiting(desk)] == ["Ранняя", "Поздняя"]
    (mine,) = waiting_deadlines(desk, kuzmin)
    assert (mine.family.split()[0], mine.curator) == ("Ранняя", "Кузьмин\u00a0О.")


def beside(desk: Desk, **wanted: object) -> list[tuple[str, str]]:
    chosen = replace(QueueFilter(), **wanted)  # type: ignore[arg-type]
    found = beside_visits(desk, chosen, queue(desk, chosen).lines)
    return [(line.family.split()[0], line.deadline.clock.code) for line in found if line.deadline]


def test_in_the_queue_stand_deadlines_that_are_late_or_near(desk: Desk) -> None:
    desk = with_clocks(desk, PROGRAMME, NOTE, NOTICE)
    late = a_case(desk, "crisis", date(2026, 10, 1), "Поздняя", "Дубки")
    sign_agreement(desk, late, date(2026, 10, 5))
    near = a_case(desk, started_on=date(2026, 11, 2), last="Близкая")
    sign_agreement(desk, near, date(2026, 11, 13))
    ended = cases.case(a_case(desk, last="Прошлая"))
    assert ended is not None
    end_case(desk, ended, date(2026, 11, 20), "goal")
    assert beside(desk) == [
        ("Поздняя", "programme"),
        ("Прошлая", "notice"),
        ("Близкая", "programme"),
    ]
    assert beside(desk, level="crisis") == [("Поздняя", "programme")]
    assert beside(desk, deadlines=True)[3:] == [("Поздняя", "note"), ("Близкая", "note")]
    assert beside(desk, curator_id=me(desk)) == beside(desk)
    assert beside(desk, curator_id=add_staff(desk, a_person())) == []


def test_a_line_of_a_deadline_is_known_apart_from_the_visit_of_its_family(desk: Desk) -> None:
    desk = with_clocks(desk, PROGRAMME)
    case = a_case(desk, started_on=date(2026, 11, 2))
    sign_agreement(desk, case, date(2026, 11, 9))
    (line,) = queue(desk).lines
    (deadline,) = beside_visits(desk, QueueFilter(), [line])
    assert (line.key, deadline.key) == (case, (case, "programme"))


def test_a_void_event_closes_nothing_and_stays_in_sight(desk: Desk) -> None:
    desk = with_clocks(desk, PROGRAMME)
    case = a_case(desk, started_on=date(2026, 11, 2))
    sign_agreement(desk, case, date(2026, 11, 9))
    enter(desk, case, "programme", date(2026, 11, 12), note="первая редакция")
    (event,) = events.events(case)
    void_event(desk, event, "не подписана")
    assert len(waiting(desk)) == 1
    (event,) = events.events(case)
    assert (event.voided, event.note) == ("не подписана", "первая редакция")
    with pytest.raises(Refusal, match="уже признана недействительной"):
        void_event(desk, event, "ещё раз")
    assert [one.what for one in history(desk, case)][:2] == [
        "запись о событии признана недействительной",
        "внесено событие",
    ]


def test_a_repeated_save_of_a_form_is_one_event(desk: Desk) -> None:
    case = a_case(desk)
    for _ in range(2):
        enter(desk, case, "survey", date(2026, 11, 20), draft_id="draft-1")
    assert len(events.events(case)) == 1


@pytest.mark.parametrize(
    ("kind", "day", "field", "words"),
    [
        ("programme", date(2026, 11, 24), "happened_on", "будущим днём"),
        ("agreement", date(2026, 11, 20), "kind", "Выберите событие"),
        ("term_end", date(2026, 11, 20), "kind", "Выберите событие"),
        ("nothing", date(2026, 11, 20), "kind", "Выберите событие"),
    ],
)
def test_what_cannot_be_entered(desk: Desk, kind: str, day: date, field: str, words: str) -> None:
    case = a_case(desk)
    with pytest.raises(Refusal, match=words) as refused:
        enter(desk, case, kind, day)
    assert refused.value.field == field
    assert events.events(case) == []


def test_nobody_and_nothing_unknown(desk: Desk) -> None:
    case = a_case(desk)
    with pytest.raises(Refusal, match="Такого дела нет"):
        enter(desk, CaseId(99), "survey", desk.today)
    with pytest.raises(Refusal, match="Такого дела нет"):
        case_deadlines(desk, CaseId(99))
    stranger = open_desk(desk.office.folder, "stranger", today=desk.today)
    with pytest.raises(Refusal, match="только просмотр"):
        enter(stranger, case, "survey", desk.today)
    with pytest.raises(Refusal, match="События «7» нет"):
        find_event("7")
    with pytest.raises(Refusal, match="такого значения нет"):
        event_kind("свадьба")


def test_events_are_found_by_words_and_numbers(desk: Desk) -> None:
    enter(desk, a_case(desk), "survey", desk.today)
    assert find_event("№ 1").kind == "survey"
    assert event_kind("составлена программа") == "programme"
    assert event_kind("survey") == "survey"
