"""From a step of the route to the form or page that does it; each is loaded when it is opened.

One question serves every action that the profile keeps back: it says what is missing and offers to
open it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from inspect import Parameter, signature
from typing import Any

from textual.screen import Screen

from sstui.core.appeals import Appeal
from sstui.core.records import CaseId, FamilyId
from sstui.core.refusal import NotYet, Refusal
from sstui.core.route import Step, step_about
from sstui.desk.desk import Desk
from sstui.desk.routes import RouteView, route_of
from sstui.store.appeals import appeals_of
from sstui.store.programmes import programmes
from sstui.ui.desk_app import DeskApp

OPENERS: Mapping[Step, str] = {
    Step.APPEAL: "sstui.ui.screens.forms.appeal:AppealForm",
    Step.DECIDE: "sstui.ui.screens.forms.appeal_decision:AppealDecisionForm",
    Step.APPLICATION: "sstui.ui.screens.forms.application:ApplicationForm",
    Step.SURVEY: "sstui.ui.screens.forms.survey:SurveyForm",
    Step.CONSENT: "sstui.ui.screens.forms.consent:ConsentForm",
    Step.PASSPORT: "sstui.ui.screens.forms.passport:PassportForm",
    Step.OPEN_CASE: "sstui.ui.screens.forms.case:CaseForm",
    Step.ORDER: "sstui.ui.screens.forms.curator:CuratorForm",
    Step.LEVEL: "sstui.ui.screens.forms.level:LevelForm",
    Step.PROGRAMME: "sstui.ui.screens.programme:ProgrammeScreen",
    Step.SUBMIT: "sstui.ui.screens.programme:ProgrammeScreen",
    Step.SITTING: "sstui.ui.screens.sittings:SittingsScreen",
    Step.LETTERS: "sstui.ui.screens.letters:LettersScreen",
    Step.AGREEMENT: "sstui.ui.screens.forms.agreement:AgreementForm",
    Step.EVENT: "sstui.ui.screens.forms.event:EventForm",
    Step.END: "sstui.ui.screens.forms.end:EndForm",
    Step.VISITS: "sstui.ui.screens.forms.visit:VisitForm",
}
"""`module:Class` of what a step opens; what has none is entered as an event of the case."""

NO_CASE = "Для этого шага нужно дело: сначала примите семью на сопровождение."


@dataclass(frozen=True, slots=True)
class At:
    """What a step is about, as the constructors ask for it."""

    desk: Desk
    family_id: FamilyId
    case_id: CaseId | None
    about: str
    """Code of the paper or event."""

    @property
    def about_family(self) -> FamilyId:
        """The family, for a form that is about none by itself."""
        return self.family_id

    @property
    def appeal(self) -> Appeal:
        """The first appeal of the family on which nothing was decided."""
        found = next((one for one in appeals_of(self.family_id) if one.is_open), None)
        if found is None:
            raise Refusal("У семьи нет обращения, по которому нужно решение.")
        return found

    @property
    def programme_id(self) -> int:
        """The newest version of the programme."""
        found = programmes(self.case_id) if self.case_id is not None else []
        if not found:
            raise Refusal("Программы ещё нет: сначала составьте её.")
        return found[0].id


def open_next(app: DeskApp, view: RouteView) -> None:
    """Open what does the next step of a family's route."""
    open_step(app, view, view.step, view.about)


def open_paper(app: DeskApp, view: RouteView, code: str) -> None:
    """Open what makes a paper or an event of the route."""
    open_step(app, view, step_about(code), code)


def open_step(app: DeskApp, view: RouteView, step: Step, about: str) -> None:
    """Open the form or page of a step over the page that is shown.

    Raises:
        Refusal: the step wants a case, an appeal or a programme that there is not.
    """
    at = At(app.desk, view.family_id, view.case_id, about)
    screen = screen_of(step, at)
    app.clear_notifications()  # they would cover the form's own words
    at_once = step is Step.PROGRAMME and not programmes(at.case_id or CaseId(0))

    async def opened() -> None:
        """Keys wait for it: those typed ahead are for the form, not for the page under it."""
        await app.push_screen(screen, partial(_said, app))
        if at_once:  # the empty page could only say that one more key draws a programme up
            await app.run_action("add", screen)

    app.call_later(opened)


def screen_of(step: Step, at: At) -> Screen[Any]:
    """The form or page of a step; errors as in `open_step`.

    Where no body decides on programmes, the head does so on the page of the programme.
    """
    if step is Step.SITTING and not at.desk.office.profile.route.approval.body:
        step = Step.SUBMIT
    module, _, name = OPENERS.get(step, OPENERS[Step.EVENT]).partition(":")
    kind: Callable[..., Screen[Any]] = getattr(import_module(module), name)
    known = signature(kind).parameters.values()
    return kind(**{one.name: _argument(one.name, at) for one in known if _is_given(one)})


def _is_given(one: Parameter) -> bool:
    return one.default is one.empty or one.name in ("about", "about_family")


def _argument(name: str, at: At) -> object:
    if name == "case_id" and at.case_id is None:
        raise Refusal(NO_CASE)
    return getattr(at, name)


def offer_missing(app: DeskApp, refusal: NotYet) -> None:
    """Say what keeps an action back, and after a yes open what makes the first thing missing."""
    question = f"{refusal.sentence} Открыть?"

    def opened() -> None:
        try:
            view = route_of(app.desk, refusal.family_id, refusal.case_id)
            open_paper(app, view, refusal.wanted[0])
        except Refusal as other:
            app.warn(other.sentence)

    app.ask(question, opened)


def _said(app: DeskApp, answer: object) -> None:
    if isinstance(answer, str) and answer:
        app.say(answer)
