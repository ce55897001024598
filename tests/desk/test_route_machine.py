"""Random actions of several people in any order: what must hold of the office after each.

The quick run takes half a minute; SSTUI_MACHINE=20 makes it twenty times as long.
"""

import os
import tempfile
from collections import Counter
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from sstui.core.records import CaseId
from sstui.core.refusal import Refusal
from sstui.desk.card import card
from sstui.desk.history import history
from sstui.desk.image_words import in_words
from sstui.desk.queue import queue
from sstui.desk.routes import on_the_way
from sstui.desk.sittings import waiting
from sstui.store import opening
from sstui.store.engine import fetch_sql
from sstui.store.row_changes import changes_of
from tests.desk.office_images import (
    Everything,
    content,
    everything,
    journal_length,
    replayed,
    takings,
    undone,
)
from tests.desk.route_actions import ACTIONS, WORK, Turn, take_back
from tests.desk.route_people import people_at_work
from tests.factories import an_office

LONG = int(os.environ.get("SSTUI_MACHINE", "1"))
"""How many times longer than the quick run."""

SETTINGS = settings(
    max_examples=6 * LONG,
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
PICKS = st.integers(0, 500)
BACK = st.sampled_from([0, 0, 0, 1, 3, 10])


def same(was: Everything, message: str) -> None:
    """The office holds what it held."""
    now = everything()
    differ = [table for table, rows in now.items() if rows != was.get(table)]
    assert not differ, f"{message}: {differ}"


def stands_alone(seq: int, last: int) -> bool:
    """Whether all that was written after a line, up to another, has come and gone again."""
    taken = dict(takings())
    return all(one in taken.values() or taken.get(one, 0) > seq for one in range(seq + 1, last + 1))


class Office(RuleBasedStateMachine):
    """An office of three people."""

    def __init__(self) -> None:
        super().__init__()
        self._room = tempfile.TemporaryDirectory()
        self.desks = people_at_work(an_office(Path(self._room.name) / "office"))
        self.days = 0
        self.before: dict[int, Everything] = {}
        """Everything that there was before a line of the journal, by its number."""

    def teardown(self) -> None:
        try:
            self.look_at_everything()
        finally:
            opening.close()
            self._room.cleanup()

    def turn(self, who: int, pick: int, back: int) -> Turn:
        desk = self.desks[who % len(self.desks)]
        today = desk.today + timedelta(self.days)
        return Turn(replace(desk, today=today), pick, back)

    @rule(act=st.sampled_from(ACTIONS), who=PICKS, pick=PICKS, back=BACK)
    def do_anything(self, act, who: int, pick: int, back: int) -> None:  # type: ignore[no-untyped-def]
        self.do(act, self.turn(who, pick, back))

    @rule(act=st.sampled_from(WORK), who=PICKS, pick=st.integers(0, 2), back=BACK)
    def do_work(self, act, who: int, pick: int, back: int) -> None:  # type: ignore[no-untyped-def]
        self.do(act, self.turn(who, pick, back))

    def do(self, act, turn: Turn) -> None:  # type: ignore[no-untyped-def]
        count, was = journal_length(), everything()
        try:
            act(turn)
        except Refusal:
            if journal_length() == count:
                same(was, f"{act.__name__}: отказ, но что-то записано")
        if journal_length() == count + 1:
            self.before[fetch_sql("SELECT max(seq) FROM journal")[0][0]] = was

    @rule(who=PICKS)
    def take_one_back(self, who: int) -> None:
        count, was, turn = journal_length(), everything(), self.turn(who, 0, 0)
        gone = undone()
        try:
            take_back(turn)
        except Refusal:
            same(was, "отмена: отказ, но что-то записано")
            assert journal_length() == count
            return
        assert journal_length() == count + 1
        assert content() == replayed(without=undone()), "отменённое оставило след"
        (seq,) = {one for one in undone() - gone if one <= count}
        if seq in self.before and stands_alone(seq, count):
            same(self.before[seq], f"№ {seq}: отменённое оставило след")

    @rule(count=st.integers(1, 40))
    def days_go_by(self, count: int) -> None:
        self.days += count

    @invariant()
    def data_and_journal_agree(self) -> None:
        assert content() == replayed()

    @invariant()
    def one_programme_holds(self) -> None:
        held = "SELECT case_id, count(*) FROM programme WHERE state = ? GROUP BY case_id"
        for state in ("approved", "submitted", "draft"):
            assert all(count == 1 for _, count in fetch_sql(held, (state,))), state
        editions = fetch_sql("SELECT number, edition FROM programme")
        assert len(editions) == len(set(editions))

    @invariant()
    def one_person_answers_for_a_family_each_day(self) -> None:
        for table in ("assignment", "level_period"):
            days = Counter(fetch_sql(f"SELECT case_id, from_on FROM {table}"))
            assert set(days.values()) <= {1}, table
        asked = """
            SELECT c.id FROM family_case c WHERE NOT EXISTS (
                SELECT 1 FROM assignment a WHERE a.case_id = c.id AND a.from_on <= c.started_on)
        """
        assert fetch_sql(asked) == []
        asked = """
            SELECT l.id FROM level_period l JOIN family_case c ON c.id = l.case_id
            WHERE l.from_on < c.started_on
        """
        assert fetch_sql(asked) == []

    @invariant()
    def cases_of_a_family_do_not_overlap(self) -> None:
        asked = """
            SELECT a.id, b.id FROM family_case a JOIN family_case b
            ON a.family_id = b.family_id AND a.id < b.id
            WHERE a.started_on <= ifnull(b.ended_on, '9999') AND
                  b.started_on <= ifnull(a.ended_on, '9999')
        """
        assert fetch_sql(asked) == []

    def look_at_everything(self) -> None:
        """Every view of the office can be asked at the end."""
        desk = self.turn(0, 0, 0).desk
        queue(desk)
        waiting(desk)
        on_the_way(desk)
        for line in history(desk, limit=1000):
            in_words(desk, changes_of(line.line.seq))
        for (case_id,) in fetch_sql("SELECT id FROM family_case"):
            card(desk, CaseId(case_id))


TestOffice = Office.TestCase
TestOffice.settings = SETTINGS
