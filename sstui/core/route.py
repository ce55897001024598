"""Where a family stands on its region's route, and the next sensible step.

The stages and what they need are the profile's; the facts are papers and events with their dates.
Nothing is enforced here but what the profile says keeps an action back: acts put the same steps in
different orders, and seed 001 contradicts itself (points 6.4 and 7.3).
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sstui.core.profile import AgreementOrder, Route, RouteAction, Stage
from sstui.core.programme import ProgrammeState
from sstui.core.route_times import OF_THE_WORK


@dataclass(frozen=True, slots=True)
class Done:
    """Something that is there: since when, by whom, under which number."""

    on: date
    who: str = ""
    number: str = ""


RouteFacts = Mapping[str, Sequence[Done]]
"""Code of a document or of an event → each time that it was made, oldest first."""


class Mark(StrEnum):
    """How a stage stands."""

    DONE = "done"
    SKIPPED = "skipped"
    NOW = "now"
    LATER = "later"

    @property
    def label(self) -> str:
        """The Russian word."""
        return {
            "done": "сделано",
            "skipped": "не отмечено",
            "now": "сейчас",
            "later": "впереди",
        }[self.value]

    @property
    def sign(self) -> str:
        """One character that tells it without colour."""
        return {"done": "+", "skipped": "-", "now": ">", "later": " "}[self.value]


@dataclass(frozen=True, slots=True)
class Paper:
    """A document of a stage, and whether it is there."""

    code: str
    title: str
    done: Done | None


@dataclass(frozen=True, slots=True)
class StageState:
    """One stage of a family's route."""

    stage: Stage
    mark: Mark
    done: Done | None
    """When the stage was passed and by whom; None while it is not."""
    papers: tuple[Paper, ...]
    """What the stage needs and makes, in the order in which it is wanted."""

    @property
    def missing(self) -> tuple[Paper, ...]:
        """Papers that are not there."""
        return tuple(one for one in self.papers if one.done is None)


class Step(StrEnum):
    """What to do next."""

    APPEAL = "appeal"
    DECIDE = "decide"
    APPLICATION = "application"
    SURVEY = "survey"
    CONSENT = "consent"
    PASSPORT = "passport"
    OPEN_CASE = "open_case"
    ORDER = "order"
    LEVEL = "level"
    PROGRAMME = "programme"
    SUBMIT = "submit"
    SITTING = "sitting"
    AGREEMENT = "agreement"
    LETTERS = "letters"
    EVENT = "event"
    END = "end"
    VISITS = "visits"

    @property
    def label(self) -> str:
        """What to do, in Russian."""
        return {
            "appeal": "записать обращение",
            "decide": "принять решение по обращению",
            "application": "записать заявление семьи",
            "survey": "составить акт обследования",
            "consent": "взять согласие на обработку данных",
            "passport": "заполнить паспорт семьи",
            "open_case": "принять семью на сопровождение",
            "order": "издать приказ о кураторе",
            "level": "установить уровень",
            "programme": "составить программу",
            "submit": "передать программу на рассмотрение",
            "sitting": "рассмотреть программу",
            "agreement": "заключить соглашение",
            "letters": "разослать программу организациям",
            "event": "записать событие",
            "end": "решить, закончить ли сопровождение",
            "visits": "посещать семью по норме уровня",
        }[self.value]


_STEP_OF = {
    "signal": Step.APPEAL,
    "application": Step.APPLICATION,
    "survey": Step.SURVEY,
    "consent": Step.CONSENT,
    "family_file": Step.PASSPORT,
    "case_start": Step.OPEN_CASE,
    "level": Step.LEVEL,
    "register": Step.OPEN_CASE,
    "order": Step.ORDER,
    "programme": Step.PROGRAMME,
    "approval": Step.SITTING,
    "protocol": Step.SITTING,
    "conclusion": Step.SITTING,
    "meeting": Step.SITTING,
    "agreement": Step.AGREEMENT,
    "letter": Step.LETTERS,
    "request": Step.LETTERS,
    "case_end": Step.END,
}
"""Codes of documents and events that have a form of their own; the others are entered by hand."""

_DECIDES = ("protocol", "conclusion")


@dataclass(frozen=True, slots=True)
class Situation:
    """What beside the papers tells what to do next."""

    has_open_appeal: bool = False
    has_case: bool = False
    has_level: bool = False
    programme: ProgrammeState | None = None
    """State of the newest version of the programme."""
    due: frozenset[str] = frozenset()
    """What of the accompaniment itself has its time, as `sstui.core.route_times` tells it."""
    writes_to_nobody: bool = False
    """Whether the programme in force has no measure of another organisation."""


def steps_of(route: Route) -> frozenset[Step]:
    """The steps whose papers or events some stage of a route makes or ends with."""
    codes = (code for stage in route.stages for code in (*stage.makes, stage.event))
    return frozenset(_STEP_OF[code] for code in codes if code in _STEP_OF)


def level_comes_later(route: Route) -> bool:
    """Whether a family may be taken on before its level is known.

    So it is where a body decides on levels, or the level is a stage after the start (seed 003).
    """
    if route.approval.body:
        return True
    events = [stage.event for stage in route.stages]
    if "level" not in events or "case_start" not in events:
        return False
    return events.index("case_start") < events.index("level")


def route_state(route: Route, facts: RouteFacts) -> tuple[StageState, ...]:
    """Every stage: passed, the present one, or still to come.

    A stage is passed when its event has happened, or, where it names none, when all that it makes
    is there. The present one is the first behind the last that is passed; one before that was
    skipped, or done without being written down.
    """
    papers = [tuple(_papers(route, stage, facts)) for stage in route.stages]
    passed = [_passed(*one, facts) for one in zip(route.stages, papers, strict=True)]
    last = max((at for at, done in enumerate(passed) if done), default=-1)
    marks = [Mark.DONE if done else _mark(at, last) for at, done in enumerate(passed)]
    return tuple(StageState(*one) for one in zip(route.stages, marks, passed, papers, strict=True))


def _mark(at: int, last: int) -> Mark:
    """How a stage stands that is not passed, by the last one that is."""
    if at < last:
        return Mark.SKIPPED
    return Mark.NOW if at == last + 1 else Mark.LATER


def next_step(route: Route, facts: RouteFacts, situation: Situation) -> tuple[Step, str]:
    """The next sensible step, and the code of the paper or event that it is about.

    A programme that was begun is carried on first; else what the first stage that lacks something
    wants; when nothing is wanted any more, the family is visited. So it is, too, until the time of
    what tells how the work goes: its clock, the level's review, the end of the term.
    """
    if situation.has_open_appeal:
        return Step.DECIDE, "signal"
    for code in _wanted(route, facts, situation.due):
        step = step_about(code)
        if step is Step.OPEN_CASE and situation.has_case:
            continue
        if step is Step.LETTERS and situation.writes_to_nobody:
            continue
        if not situation.has_case and step in _OF_A_CASE:
            return Step.OPEN_CASE, "case_start"
        if step is Step.PROGRAMME or (step is Step.SITTING and situation.programme is not None):
            return _with_programme(situation), code
        if step is Step.SITTING:
            return Step.PROGRAMME, "programme"
        return step, code
    if situation.has_case and not situation.has_level:
        return Step.LEVEL, ""
    if "interim" in situation.due and any(stage.event == "interim" for stage in route.stages):
        return Step.EVENT, "interim"  # once more: the level wants a review every so many months
    return Step.VISITS, ""


def keeps_back(route: Route, action: RouteAction, facts: RouteFacts) -> tuple[str, ...]:
    """What must be there before an action and is not: titles in the profile's words."""
    return tuple(title_of(route, code) for code in missing_for(route, action, facts))


def missing_for(route: Route, action: RouteAction, facts: RouteFacts) -> tuple[str, ...]:
    """Codes of what must be there before an action and is not.

    The order of agreement and approval counts as said by the profile.
    """
    needed = list(route.blocks.get(action, ()))
    if action is RouteAction.AGREEMENT and route.agreement_order is AgreementOrder.AFTER_APPROVAL:
        needed.append("approval")
    return tuple(code for code in dict.fromkeys(needed) if not facts.get(code))


def step_about(code: str) -> Step:
    """The step that makes a paper or an event."""
    return _STEP_OF.get(code, Step.EVENT)


_OF_A_CASE = frozenset(
    [Step.ORDER, Step.PROGRAMME, Step.SITTING, Step.AGREEMENT, Step.LETTERS, Step.LEVEL]
)


def _with_programme(situation: Situation) -> Step:
    """What to do about the programme that there is."""
    match situation.programme:
        case ProgrammeState.DRAFT:
            return Step.SUBMIT
        case ProgrammeState.SUBMITTED:
            return Step.SITTING
        case _:
            return Step.PROGRAMME


def _wanted(route: Route, facts: RouteFacts, due: Collection[str]) -> Iterator[str]:
    """Codes of what is not there, in the order in which it is wanted.

    What a passed stage lacks is still wanted, but not its event once a later stage is passed: a
    family that is accompanied has no need of a first signal. Of the stages to come only the
    present one's things are wanted. Of the accompaniment itself only what is due is wanted, of a
    later stage too: a term may end before anybody has recorded its monitoring.
    """
    for state in route_state(route, facts):
        codes = [paper.code for paper in state.missing]
        if state.mark in (Mark.NOW, Mark.LATER) and state.stage.event:
            codes.append(state.stage.event)
        for code in codes:
            if code not in due and (code in OF_THE_WORK or state.mark is Mark.LATER):
                continue
            if code == "agreement" and keeps_back(route, RouteAction.AGREEMENT, facts):
                yield "approval"
            yield code


def _papers(route: Route, stage: Stage, facts: RouteFacts) -> Iterator[Paper]:
    for code in _ordered(route, dict.fromkeys([*stage.needs, *stage.makes])):
        made = facts.get(code)
        yield Paper(code, title_of(route, code), made[-1] if made else None)


def _ordered(route: Route, codes: Mapping[str, None]) -> list[str]:
    """Documents of a stage with the agreement where the profile's order puts it."""
    rest = [code for code in codes if code != "agreement"]
    if "agreement" not in codes:
        return rest
    if route.agreement_order is AgreementOrder.BEFORE_PROGRAMME and "programme" in rest:
        at = rest.index("programme")
    else:
        decided = [rest.index(code) for code in ("programme", *_DECIDES) if code in rest]
        at = max(decided, default=len(rest) - 1) + 1
    return [*rest[:at], "agreement", *rest[at:]]


def _passed(stage: Stage, papers: Sequence[Paper], facts: RouteFacts) -> Done | None:
    if stage.event:
        happened = facts.get(stage.event)
        return happened[-1] if happened else None
    made = [one.done for one in papers if one.code in stage.makes]
    known = [one for one in made if one is not None]
    return max(known, key=lambda one: one.on) if known and len(known) == len(made) else None


def title_of(route: Route, code: str) -> str:
    """What a document or an event is called in the profile."""
    document = route.documents.get(code)
    return document.title if document else route.events.get(code, code)
