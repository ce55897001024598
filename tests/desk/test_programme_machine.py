"""The life of a case's programmes, in any order of actions that people may think of."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from sstui.core.programme import Measure, Programme, ProgrammeId, ProgrammeState, WorkPlace
from sstui.core.programme_rules import Check, Severity
from sstui.core.refusal import Refusal
from sstui.desk.measures import add_measure, change_heading, draft_of, move, take_out
from sstui.desk.programmes import (
    FullProgramme,
    MeasureDraft,
    current_programme,
    decide_alone,
    draw_up,
    editions,
    new_edition,
    programme,
    sign,
    submit,
    withdraw,
)
from sstui.desk.undo import last_save, undo
from sstui.store import opening
from tests.desk.test_measures import a_head, without_a_body
from tests.desk.test_programme_and_sitting import a_clinic, a_draft, papers_of
from tests.factories import TODAY, a_case, an_office

OPEN = (ProgrammeState.DRAFT, ProgrammeState.SUBMITTED)
DECIDED = (ProgrammeState.APPROVED, ProgrammeState.REPLACED, ProgrammeState.REJECTED)
RULES = {Check.MEASURES: Severity.ERROR, Check.TERMS_INSIDE: Severity.ERROR}
"""Few enough that a version is often decided on."""
Text = tuple[Programme, tuple[Measure, ...]]

which = st.sampled_from([0, 0, 0, 1, 2])
days_back = st.integers(0, 60)


class ProgrammeLife(RuleBasedStateMachine):
    """One case where no body decides: a curator who writes, a head who decides."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = TemporaryDirectory()
        self.desk = without_a_body(an_office(Path(self._folder.name) / "office"), RULES)
        self.head = a_head(self.desk)
        self.case = a_case(self.desk)
        papers_of(self.case)
        self.clinic = a_clinic(self.desk)
        self.frozen: dict[ProgrammeId, Text] = {}

    def teardown(self) -> None:
        opening.close()
        self._folder.cleanup()

    # -- what people do

    @initialize()
    def has_a_programme(self) -> None:
        draw_up(self.desk, self.case, a_draft(self.desk, self.clinic))

    @rule(ago=days_back)
    def draws_up(self, ago: int) -> None:
        draft = replace(a_draft(self.desk, self.clinic), drawn_on=TODAY - timedelta(ago))
        is_free = not self.known or self.known[0].state in (
            ProgrammeState.APPROVED,
            ProgrammeState.REPLACED,
        )
        self.tries(lambda: draw_up(self.desk, self.case, draft), is_legal=is_free)

    @precondition(lambda self: self.known)
    @rule(at=which, goal=st.sampled_from(["мир", "покой", ""]))
    def rewrites(self, at: int, goal: str) -> None:
        full = self.one(at)
        draft = replace(draft_of(full), goal=goal)
        is_draft = full.programme.state is ProgrammeState.DRAFT
        self.tries(lambda: change_heading(self.desk, full, draft), is_legal=is_draft)

    @precondition(lambda self: self.known)
    @rule(at=which, is_late=st.booleans())
    def adds(self, at: int, is_late: bool) -> None:
        full = self.one(at)
        end = full.programme.until_on + timedelta(days=1 if is_late else 0)
        line = MeasureDraft("social", "клуб", place=WorkPlace.HOME, until_on=end)
        line = replace(line, organisation_id=self.clinic)
        is_legal = full.programme.state is ProgrammeState.DRAFT and not is_late
        self.tries(lambda: add_measure(self.desk, full, line), is_legal=is_legal)

    @precondition(lambda self: self.known)
    @rule(at=which, step=st.sampled_from([-1, 1]), is_taken=st.booleans())
    def shuffles(self, at: int, step: int, is_taken: bool) -> None:
        full = self.one(at)
        if full.measures:
            line = full.measures[0].id
            self.tries(
                lambda: (
                    take_out(self.desk, full, line)
                    if is_taken
                    else move(self.desk, full, line, step)
                )
            )

    @precondition(lambda self: self.known)
    @rule(at=which, has_family=st.booleans())
    def signs(self, at: int, has_family: bool) -> None:
        found = self.one(at).programme
        family = TODAY if has_family else None
        is_draft = found.state is ProgrammeState.DRAFT
        self.tries(lambda: sign(self.desk, found, TODAY, family), is_legal=is_draft)

    @precondition(lambda self: self.known)
    @rule(at=which)
    def hands_in(self, at: int) -> None:
        full = self.one(at)
        is_legal = full.programme.state is ProgrammeState.DRAFT and not full.errors
        self.tries(lambda: submit(self.desk, full.programme), is_legal=is_legal)

    @precondition(lambda self: self.known)
    @rule(at=which)
    def takes_back(self, at: int) -> None:
        found = self.one(at).programme
        is_waiting = found.state is ProgrammeState.SUBMITTED
        self.tries(lambda: withdraw(self.desk, found), is_legal=is_waiting)

    @precondition(lambda self: self.known)
    @rule(at=which, approve=st.booleans(), is_head=st.booleans(), ago=st.integers(-1, 1))
    def decides(self, at: int, approve: bool, is_head: bool, ago: int) -> None:
        found = self.one(at).programme
        who = self.head if is_head else self.desk
        on: date = TODAY - timedelta(ago)
        is_legal = is_head and ago == 0 and found.state is ProgrammeState.SUBMITTED
        self.tries(
            lambda: decide_alone(who, found, on, approve=approve, remarks="сроки"),
            is_legal=is_legal,
        )

    @precondition(lambda self: self.known and self.known[0].state in OPEN)
    @rule(approve=st.booleans())
    def goes_through(self, approve: bool) -> None:
        """The whole way of the newest version at once, so that much is decided on."""
        full = self.one(0)
        if full.programme.state is ProgrammeState.DRAFT:
            if full.errors:
                return
            submit(self.desk, full.programme)
        found = self.one(0).programme
        decide_alone(self.head, found, TODAY, approve=approve, remarks="сроки")

    @precondition(lambda self: self.known)
    @rule(at=which)
    def begins_an_edition(self, at: int) -> None:
        found = self.one(at).programme
        is_free = all(one.state not in OPEN for one in self.known[:1])
        self.tries(lambda: new_edition(self.desk, found), is_legal=is_free)

    @rule(is_head=st.booleans())
    def undoes(self, is_head: bool) -> None:
        who = self.head if is_head else self.desk
        found = last_save(who)
        if found is not None and found.line.line.action.startswith("programme."):
            self.tries(lambda: undo(who, found.line.line.seq))
            # What was decided may be taken back, and then it may change again.
            standing = {one.id for one in self.known if one.state in DECIDED}
            self.frozen = {key: text for key, text in self.frozen.items() if key in standing}

    # -- what always holds

    @invariant()
    def at_most_one_is_in_force_and_one_is_open(self) -> None:
        states = [one.state for one in self.known]
        assert states.count(ProgrammeState.APPROVED) <= 1
        assert sum(state in OPEN for state in states) <= 1
        assert all(state not in OPEN for state in states[1:])
        current = current_programme(self.case)
        assert (current is not None) == (ProgrammeState.APPROVED in states)

    @invariant()
    def editions_rise(self) -> None:
        numbers = [one.number for one in reversed(self.known)]
        for number in set(numbers):
            rising = [one.edition for one in reversed(self.known) if one.number == number]
            assert rising == list(range(1, len(rising) + 1))

    @invariant()
    def what_was_decided_is_as_it_was(self) -> None:
        for one in self.known:
            if one.state in DECIDED:
                now = self.text(one)
                assert self.frozen.setdefault(one.id, now) == now

    # -- how it is asked

    @property
    def known(self) -> list[Programme]:
        return editions(self.case)

    def one(self, at: int) -> FullProgramme:
        known = self.known
        return programme(self.desk, known[at % len(known)].id)

    def text(self, one: Programme) -> Text:
        """Everything of a version but where it stands."""
        bare = replace(one, state=ProgrammeState.DRAFT, decided_on=None, remarks="", version=0)
        return bare, programme(self.desk, one.id).measures

    def tries(self, do: Callable[[], object], *, is_legal: bool | None = None) -> None:
        """Do something; what is refused leaves everything as it was."""
        before, refused = self.everything(), ""
        try:
            do()
        except Refusal as refusal:
            refused = refusal.sentence
        if refused:
            assert not is_legal, refused
            assert self.everything() == before
        else:
            assert is_legal is not False

    def everything(self) -> list[Text]:
        """All versions with their measures."""
        return [(one, programme(self.desk, one.id).measures) for one in self.known]


def test_the_life_of_programmes() -> None:
    run_state_machine_as_test(
        ProgrammeLife,
        settings=settings(
            max_examples=12,
            stateful_step_count=20,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
