"""Groups and order of the queue, without a database."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from sstui.core.facts import CaseFacts
from sstui.core.norms import Level, Norm, Norms, NormSet, Per
from sstui.core.queue import (
    Group,
    Outlook,
    Planner,
    QueueLine,
    group_of,
    level_on,
    load_share,
    urgency,
)
from sstui.core.records import CaseId, FamilyId, SettlementId
from sstui.core.workdays import WorkCalendar
from tests.core.federal import federal_years

CRISIS = Level("crisis", "кризисный", "криз.", 3, Norm(1, 2, Per.WEEK, 6, first_visit=2), 12)
IDLE = Level("idle", "наблюдение", "набл.", 1, Norm(0, 1, Per.MONTH, 6))
NORMS = Norms((NormSet(date(2020, 1, 1), {"crisis": CRISIS, "idle": IDLE}),))
CALENDAR = WorkCalendar(federal_years())
CASE = CaseFacts(date(2026, 11, 2), ((date(2026, 11, 2), "crisis"),), visits=(date(2026, 11, 12),))


def group(facts: CaseFacts, today: date) -> Group:
    return group_of(facts, Planner(NORMS, CALENDAR, today).outlook(facts), today)


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2026, 11, 13), Group.LATER),  # target Thursday the 19th of the next week
        (date(2026, 11, 16), Group.WEEK),
        (date(2026, 11, 18), Group.WEEK),
        (date(2026, 11, 19), Group.DUE),
        (date(2026, 11, 20), Group.DUE),
        (date(2026, 11, 21), Group.OVERDUE),
        (date(2027, 5, 2), Group.OVERDUE),  # the last day of the term
        (date(2027, 5, 3), Group.EXPIRED),
    ],
)
def test_the_group_of_each_day(today: date, expected: Group) -> None:
    assert group(CASE, today) is expected


def test_a_pause_comes_before_overdue_and_after_expired() -> None:
    paused = replace(CASE, pauses=((date(2026, 11, 23), None),))
    assert group(paused, date(2026, 11, 23)) is Group.PAUSED
    assert group(paused, date(2027, 5, 3)) is Group.EXPIRED


def test_an_end_by_decision_is_no_expired_term() -> None:
    ended = replace(CASE, end=date(2026, 11, 24))
    assert group(ended, date(2026, 11, 24)) is Group.OVERDUE
    assert group(ended, date(2026, 11, 25)) is Group.ENDED
    paused = replace(ended, pauses=((date(2026, 11, 23), None),))
    assert group(paused, date(2026, 11, 25)) is Group.ENDED


def test_nothing_owed_and_facts_that_contradict_are_in_sight_too() -> None:
    idle = CaseFacts(date(2026, 11, 2), ((date(2026, 11, 2), "idle"),))
    assert group(idle, date(2026, 11, 3)) is Group.NONE
    unknown = CaseFacts(date(2026, 11, 2), ((date(2026, 11, 2), "gone"),))
    planner = Planner(NORMS, CALENDAR, date(2026, 11, 3))
    assert planner.outlook(unknown).fault == "в нормах с 01.01.2020 нет уровня «gone»"
    assert group(unknown, date(2026, 11, 3)) is Group.NONE


def test_equal_histories_share_one_answer() -> None:
    planner = Planner(NORMS, CALENDAR, date(2026, 11, 13))
    assert planner.outlook(CASE) is planner.outlook(replace(CASE))


def test_the_level_of_a_day() -> None:
    facts = replace(CASE, levels=((date(2026, 12, 1), "idle"), (date(2026, 11, 2), "crisis")))
    days = (date(2026, 10, 1), date(2026, 11, 30), date(2026, 12, 1))
    assert [level_on(facts, day) for day in days] == ["crisis", "crisis", "idle"]
    assert level_on(replace(CASE, levels=()), date(2026, 11, 2)) == ""


def test_the_most_urgent_comes_first() -> None:
    planner = Planner(NORMS, CALENDAR, date(2026, 11, 23))

    def line(name: str, facts: CaseFacts) -> QueueLine:
        outlook = planner.outlook(facts)
        found = group_of(facts, outlook, planner.today)
        return QueueLine(
            CaseId(1),
            "1",
            FamilyId(1),
            name,
            SettlementId(1),
            "",
            "",
            None,
            "",
            found,
            outlook,
            None,
        )

    expired = line(
        "Яшина", replace(CASE, start=date(2026, 1, 12), levels=((date(2026, 1, 12), "crisis"),))
    )
    late = line("Ёлкина", CASE)
    same = line("Жукова", CASE)
    due = line("Агеева", CaseFacts(date(2026, 11, 23), ((date(2026, 11, 23), "crisis"),)))
    broken = line("Без уровня", replace(CASE, levels=((date(2026, 11, 2), "gone"),)))
    ordered = sorted([broken, due, same, late, expired], key=lambda one: urgency(one, 3))
    assert [one.family for one in ordered] == ["Яшина", "Ёлкина", "Жукова", "Агеева", "Без уровня"]
    assert late.next is not None


def test_words_and_signs_tell_every_group_apart() -> None:
    assert len({one.label for one in Group}) == len({one.sign for one in Group}) == len(Group)


@pytest.mark.parametrize(
    ("limits", "share"),
    [
        ([21] * 21, Fraction(1)),
        ([12] * 12, Fraction(1)),
        ([6] * 6, Fraction(1)),
        ([21] * 7 + [12] * 4 + [6] * 2, Fraction(1)),
        ([6, None, None], Fraction(1, 6)),
        ([], Fraction(0)),
    ],
)
def test_the_load_is_an_exact_share(limits: list[int | None], share: Fraction) -> None:
    assert load_share(limits) == share


def test_an_outlook_without_a_fault_has_no_words() -> None:
    assert Outlook(None, None).fault == ""
