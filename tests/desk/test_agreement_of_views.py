"""A year of a small office, day by day: every view says the same of who is overdue."""

import json
import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from sstui.cli import main
from sstui.core.norms import NormSet
from sstui.core.queue import Group
from sstui.core.records import CaseId, Outcome
from sstui.core.refusal import Refusal
from sstui.core.steps import StepKind
from sstui.desk.card import card
from sstui.desk.cases import change_level, suspend
from sstui.desk.days import days
from sstui.desk.desk import Desk
from sstui.desk.explaining import explain
from sstui.desk.norms import apply_norms
from sstui.desk.queue import line_of, queue
from sstui.store.engine import connected
from tests.factories import a_case, a_visit, an_office

FIRST = date(2026, 1, 12)
DAYS = 366
ON_PAPER = 30
"""Days between two looks through the command line."""

LEVELS = ("basic", "crisis", "emergency", "adaptation", "basic", "crisis", "adaptation", "basic")
NAMES = ("Ёлкина", "Котова", "Зимина", "Юсупова", "Орлова", "Лосева", "Чернова", "Шубина")


def change(desk: Desk, day: int, cases: list[CaseId]) -> Desk:
    """What is decided in the office on some days of the year."""
    today = desk.today
    if day == 45:
        change_level(desk, cases[0], today, "crisis", "консилиум")
    if day == 80:
        suspend(desk, cases[1], today, today + timedelta(20), "больница")
    if day == 90:
        change_level(desk, cases[2], today, "basic", "консилиум")
    if day == 110:
        suspend(desk, cases[3], today, None, "уехали к родным")
    if day == 150:
        return apply_norms(desk, weekly_basic(desk, today + timedelta(24)))
    if day == 170:
        change_level(desk, cases[5], today, "crisis", "продление")
    return desk


def weekly_basic(desk: Desk, since: date) -> NormSet:
    now = desk.office.norms.on(desk.today)
    norm = replace(now.levels["basic"].norm, min=2, plan=2)
    levels = {**now.levels, "basic": replace(now.levels["basic"], norm=norm)}
    return NormSet(since, levels, "Приказ от 10.06.2026 № 3")


def visit_some(desk: Desk, cases: list[CaseId], chance: random.Random) -> None:
    """Some of the families whose day has come are visited, some entries come days late."""
    for case_id in cases:
        found = line_of(desk, case_id)
        if found.next is None or found.next.target > desk.today or chance.random() > 0.3:
            continue
        late = timedelta(chance.choice((0, 0, 0, 2)))
        outcome = Outcome.TOOK_PLACE if chance.random() < 0.85 else Outcome.NOBODY_HOME
        made_on = max(desk.today - late, FIRST)
        try:
            a_visit(desk, case_id, made_on, outcome)
        except Refusal as refusal:
            # Nothing is entered after the end of a case; any other refusal fails the test.
            if "сопровождени" not in refusal.sentence.casefold():
                raise


def in_queue(desk: Desk) -> set[CaseId]:
    return {line.case_id for line in queue(desk).lines if line.group is Group.OVERDUE}


def in_calendar(desk: Desk) -> set[CaseId]:
    """Families that the calendar still owes a visit on a day that has passed."""
    yesterday = desk.today - timedelta(1)
    return {
        line.case_id
        for plan in days(desk, FIRST, yesterday)
        for line in plan.deadlines
        if line.group is Group.OVERDUE
    }


def on_cards(desk: Desk, cases: list[CaseId]) -> set[CaseId]:
    lines = [card(desk, case_id).line for case_id in cases]
    return {line.case_id for line in lines if line.group is Group.OVERDUE}


def by_dates(desk: Desk, cases: list[CaseId]) -> set[CaseId]:
    """The definition itself: the deadline lies before today, the case is open and not paused."""
    overdue = set()
    for case_id in cases:
        line = line_of(desk, case_id)
        steps = explain(desk, case_id)
        deadlines = [step.day for step in steps if step.kind is StepKind.DEADLINE]
        assert deadlines == ([line.next.due_by] if line.next else [])
        is_open = line.outlook.end is not None and desk.today <= line.outlook.end
        if deadlines and deadlines[0] is not None and deadlines[0] < desk.today and is_open:
            overdue.add(case_id)
    paused = {line.case_id for line in queue(desk).lines if line.group is Group.PAUSED}
    return overdue - paused


@pytest.fixture
def on_paper(capsys: pytest.CaptureFixture[str]) -> Callable[[Desk], set[CaseId]]:
    """Who is overdue by the command line, which opens the office for itself."""

    def ask(desk: Desk) -> set[CaseId]:
        folder, today = str(desk.office.folder), desk.today.isoformat()
        capsys.readouterr()
        assert main(["queue", "--json", "--office", folder, "--today", today]) == 0
        lines = json.loads(capsys.readouterr().out)
        found = {CaseId(one["case"]) for one in lines if one["group"] == "overdue"}
        assert all(one["due_by"] < today for one in lines if one["group"] == "overdue")
        assert all(one["due_by"] >= today for one in lines if one["group"] in ("due", "week"))
        return found

    return ask


def test_a_year_of_agreement(tmp_path: Path, on_paper: Callable[[Desk], set[CaseId]]) -> None:
    desk = an_office(tmp_path / "office", FIRST)
    cases = [a_case(desk, level, FIRST, name) for level, name in zip(LEVELS, NAMES, strict=True)]
    chance = random.Random(7)
    ever: set[CaseId] = set()
    changes = 0
    before: set[CaseId] = set()
    for day in range(DAYS):
        with connected():  # opening the file anew for every question would be most of the time
            desk = change(replace(desk, today=FIRST + timedelta(day)), day, cases)
            visit_some(desk, cases, chance)
            found = in_queue(desk)
            assert in_calendar(desk) == found, desk.today
            assert on_cards(desk, cases) == found, desk.today
            assert day % 10 or by_dates(desk, cases) == found, desk.today
        if day % ON_PAPER == 0:
            assert on_paper(desk) == found, desk.today
        changes += found != before
        before, ever = found, ever | found
    # The year was alive: most families were overdue at some time, and were visited again.
    assert len(ever) >= 6
    assert changes >= 40
