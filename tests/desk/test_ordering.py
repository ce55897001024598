"""The derived order of the queue: equal to the computed one, whatever happens and on any day."""

import random
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from sstui.core.profile import Clock, ClockUnit
from sstui.core.queue import Group
from sstui.core.records import CaseId, Outcome, StaffId
from sstui.core.refusal import Refusal
from sstui.core.workdays import WorkCalendar
from sstui.desk import listing, ordered
from sstui.desk.appointments import AppointmentDraft, appoint
from sstui.desk.card import card
from sstui.desk.cases import assign_curator, change_level, end_case, suspend
from sstui.desk.deadlines import beside_visits
from sstui.desk.desk import Desk
from sstui.desk.events import EventDraft, enter_event
from sstui.desk.families import FamilyDraft, change_family
from sstui.desk.listing import Listing
from sstui.desk.norms import apply_norms
from sstui.desk.ordered import Ordered
from sstui.desk.ordering import order_path
from sstui.desk.papers import sign_agreement
from sstui.desk.people import add_staff
from sstui.desk.queue import QueueFilter, queue
from sstui.desk.queue_view import Order, View, in_order
from sstui.desk.spots import Spotter
from sstui.store import order
from sstui.store.caseload import ids_after
from sstui.store.door import together
from sstui.store.engine import connected, run_sql
from sstui.store.order_file import order_file
from tests.desk.test_agreement_of_views import weekly_basic
from tests.factories import a_case, a_person, a_settlement, a_visit, an_office, me

FIRST = date(2026, 1, 12)
DAYS = 80
LEVELS = ("basic", "crisis", "emergency", "adaptation")
NAMES = ("Ёлкина", "Котова", "Зимина", "Юсупова", "Орлова", "Еланина", "Елкина")
PLACES = ("Заречье", "Дубки", "Лесное")
CLOCKS = (
    Clock("programme", "программа", "agreement", 10, ClockUnit.WORKING_DAYS, False, "programme",
          True, False, ""),
    Clock("note", "справка", "term_end", 10, ClockUnit.WORKING_DAYS, True, "analytic_note",
          True, False, ""),
    Clock("notice", "уведомление", "case_end", 3, ClockUnit.CALENDAR_DAYS, False, "notice",
          True, False, ""),
)  # fmt: skip


@pytest.fixture(autouse=True)
def always_ordered(monkeypatch: pytest.MonkeyPatch) -> None:
    """Even the few families of a test are many enough for the order."""
    monkeypatch.setattr(listing, "SMALL", 0)
    monkeypatch.setattr(ordered, "FIRST", 2)
    monkeypatch.setattr(ordered, "MANY", 4)


def silent(_: int) -> None:
    pass


def shown(desk: Desk, view: View | None = None) -> Listing:
    found = listing.listing(desk, view or View(), silent)
    assert isinstance(found, Ordered) or (found is not None and not found.ids)
    return found


def assert_same(desk: Desk, view: View) -> None:
    """The listing by the order says what the queue computed from the facts says."""
    wanted, found = view.wanted, shown(desk, view)
    truth = queue(desk, wanted)
    lines = [] if wanted.deadlines else in_order(desk, truth.lines, view.order)
    assert list(found.ids) == [line.case_id for line in lines], (desk.today, view)
    assert found.counts == truth.counts
    about = beside_visits(desk, wanted, truth.lines)
    clocks = dict.fromkeys(line.deadline.clock.code for line in about if line.deadline)
    expected = {
        code: [line.case_id for line in about if line.deadline and line.deadline.clock.code == code]
        for code in clocks
    }
    assert {one.code: list(one.ids) for one in found.dated} == expected, (desk.today, view)
    assert [one.code for one in found.dated] == list(clocks)
    late = {
        code: sum(line.key == (line.case_id, code) and line.deadline.due_on < desk.today
                  for line in about if line.deadline)
        for code in clocks
    }  # fmt: skip
    assert {one.code: one.late for one in found.dated} == late
    some = [CaseId(one) for one in found.ids[:5]]
    assert found.lines(some) == {line.case_id: line for line in lines if line.case_id in some}
    for line in about[:3]:
        assert line.deadline is not None
        code = line.deadline.clock.code
        assert found.deadline_lines([line.case_id], code) == {line.case_id: line}


def assert_file_is_right(desk: Desk) -> None:
    """Everything in the file is what is computed from the facts on its day."""
    with connected(), order_file(order_path(desk.office)) as file:
        kept = order.spots(file)
        for spot in Spotter(desk).spots(ids_after(CaseId(0), 1000)):
            assert kept.pop(spot.case_id) == spot.said
        assert kept == {}


class Life:
    """Random things that happen in an office, each as the program would write it."""

    def __init__(self, desk: Desk, seed: int) -> None:
        self.desk = desk
        self.chance = random.Random(seed)
        self.cases = [
            a_case(desk, level, FIRST, name, self.chance.choice(PLACES))
            for level, name in zip(LEVELS * 2, NAMES, strict=False)
        ]
        self.people = [me(desk), add_staff(desk, a_person()), add_staff(desk, a_person("Седов"))]

    def step(self) -> None:
        things: list[Callable[[CaseId], object]] = [
            self.visit, self.visit, self.visit, self.level, self.pause, self.appoint, self.curator,
            self.rename, self.member, self.place, self.agree, self.event, self.end, self.open,
        ]  # fmt: skip
        if self.chance.random() < 0.04:
            things = [self.norms, self.calendar]
        # Such as a visit after the end of its case: then nothing has happened.
        with suppress(Refusal):
            self.chance.choice(things)(self.chance.choice(self.cases))

    def visit(self, case_id: CaseId) -> None:
        outcome = Outcome.TOOK_PLACE if self.chance.random() < 0.8 else Outcome.NOBODY_HOME
        a_visit(self.desk, case_id, self.day(-20, 0), outcome)

    def level(self, case_id: CaseId) -> None:
        level = self.chance.choice(LEVELS)
        change_level(self.desk, case_id, self.day(-3, 3), level, "консилиум")

    def pause(self, case_id: CaseId) -> None:
        first = self.day(-5, 10)
        last = self.chance.choice([None, first + timedelta(self.chance.randrange(30))])
        suspend(self.desk, case_id, first, last, "больница")

    def appoint(self, case_id: CaseId) -> None:
        appoint(self.desk, AppointmentDraft(case_id, self.day(0, 20), me(self.desk)))

    def curator(self, case_id: CaseId) -> None:
        who: StaffId = self.chance.choice(self.people)
        assign_curator(self.desk, case_id, who, self.day(-5, 10), "приказ", "перегрузка")

    def rename(self, case_id: CaseId) -> None:
        family = card(self.desk, case_id).family
        draft = FamilyDraft(
            a_settlement(self.desk, self.chance.choice(PLACES)),
            (),
            self.chance.choice(NAMES),
            family.address,
        )
        change_family(self.desk, family.id, family.version, draft)

    def member(self, case_id: CaseId) -> None:
        name = self.chance.choice(NAMES)
        with together():
            run_sql(
                "UPDATE member SET name_key = ? WHERE id = (SELECT min(m.id) FROM member m JOIN "
                "family_case c ON c.family_id = m.family_id WHERE c.id = ?)",
                (name.casefold(), case_id),
            )

    def place(self, case_id: CaseId) -> None:
        name = f"{self.chance.choice(PLACES)} {self.chance.randrange(100)}"
        with together():
            run_sql("UPDATE settlement SET name = ? WHERE id = 1", (name,))

    def agree(self, case_id: CaseId) -> None:
        sign_agreement(self.desk, case_id, self.day(-10, 0))

    def event(self, case_id: CaseId) -> None:
        kind = self.chance.choice(["programme", "analytic_note", "notice"])
        enter_event(self.desk, EventDraft(case_id, kind, self.day(-5, 0)))

    def end(self, case_id: CaseId) -> None:
        if self.chance.random() < 0.3:
            end_case(self.desk, card(self.desk, case_id).case, self.day(-1, 3), "goal")

    def open(self, _: CaseId) -> None:
        level, name = self.chance.choice(LEVELS), self.chance.choice(NAMES)
        day = self.day(-30, 5)
        self.cases.append(a_case(self.desk, level, day, name, self.chance.choice(PLACES)))

    def norms(self, _: CaseId) -> None:
        if len(self.desk.office.norms.sets) < 3:
            new = weekly_basic(self.desk, self.day(1, 20))
            # Severity changes too: lines of one deadline stand otherwise from that day on.
            worst = replace(new.levels["basic"], rank=9)
            self.desk = apply_norms(self.desk, replace(new, levels={**new.levels, "basic": worst}))

    def calendar(self, _: CaseId) -> None:
        years = {year: table for year in range(2019, 2028)
                 if (table := self.desk.office.calendar.table(year))}  # fmt: skip
        days = [self.day(-10, 30) for _ in range(3)]
        office = replace(self.desk.office, calendar=WorkCalendar(years, (), days))
        self.desk = replace(self.desk, office=office)

    def sleep(self) -> None:
        """Mostly the next day; sometimes much later, or by the day of last week in between."""
        today = self.day(1, self.chance.choice([1, 1, 1, 1, 2, 7, 40]))
        if self.chance.random() < 0.15:
            today = max(self.day(-9, -1), FIRST)
        self.desk = replace(self.desk, today=today)

    def day(self, first: int, last: int) -> date:
        return self.desk.today + timedelta(self.chance.randint(first, last))

    def view(self) -> View:
        wanted = self.chance.choice(
            [
                QueueFilter(),
                QueueFilter(),
                QueueFilter(curator_id=self.chance.choice(self.people)),
                QueueFilter(level=self.chance.choice(LEVELS)),
                QueueFilter(settlement_id=a_settlement(self.desk, self.chance.choice(PLACES))),
                QueueFilter(group=self.chance.choice(list(Group))),
                QueueFilter(deadlines=True),
                QueueFilter(words=self.chance.choice(["елк", "Пётр", "дубки", "2026", "зимина"])),
            ]
        )
        return View(wanted, self.chance.choice(list(Order)))


@pytest.mark.parametrize("seed", range(3))
def test_the_order_is_always_the_computed_one(tmp_path: Path, seed: int) -> None:
    desk = an_office(tmp_path / "office", FIRST)
    with_clocks = replace(desk.office, profile=replace(desk.office.profile, clocks=CLOCKS))
    with connected():
        life = Life(replace(desk, office=with_clocks), seed)
        for number in range(DAYS):
            for _ in range(life.chance.randint(0, 2)):
                life.step()
            assert_same(life.desk, View())
            assert_same(life.desk, life.view())
            if number % 10 == 0:
                assert_file_is_right(life.desk)
            life.sleep()
