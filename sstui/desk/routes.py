"""Where a family stands on its region's route: what is done, what is missing, what comes next."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from sstui.core.family_file import ConsentPurpose
from sstui.core.profile import RouteAction
from sstui.core.programme import Programme, ProgrammeState
from sstui.core.records import Case, CaseId, FamilyId, StaffId
from sstui.core.refusal import NotYet, Refusal
from sstui.core.route import (
    Done,
    RouteFacts,
    Situation,
    StageState,
    Step,
    missing_for,
    route_state,
    title_of,
)
from sstui.core.route import next_step as step_of
from sstui.core.wording import capitalised
from sstui.desk.desk import Desk
from sstui.desk.route_times import due_in, next_visit_words
from sstui.store import (
    appeals,
    cases,
    events,
    families,
    family_file,
    letters,
    papers,
    programmes,
    sittings,
)
from sstui.store.journal import journal_about
from sstui.store.staff import staff

_BEFORE_AGREEMENT = frozenset(
    [Step.APPEAL, Step.APPLICATION, Step.SURVEY, Step.CONSENT, Step.PASSPORT, Step.ORDER]
)
"""Steps to the agreement; a family that has one is not reminded of them."""


@dataclass(frozen=True, slots=True)
class RouteView:
    """A family on its route."""

    family_id: FamilyId
    case_id: CaseId | None
    """Its case; None while it has not been taken on."""
    states: tuple[StageState, ...]
    step: Step
    about: str
    """Code of the paper or event that the next step is about."""
    about_title: str
    """What the profile calls it; empty where the step is about none."""
    facts: RouteFacts
    agreement: str
    """What the profile calls the agreement, as in «заключить …»."""
    visit: str = ""
    """Until when the family is to be visited, where that is the next step."""

    @property
    def is_told(self) -> bool:
        """Whether the heads of pages say what comes next: visits need no reminder."""
        is_past = bool(self.facts.get("agreement")) and self.step in _BEFORE_AGREEMENT
        return self.step is not Step.VISITS and not is_past

    @property
    def words(self) -> str:
        """What to do next; of an event, which one."""
        if self.step is Step.EVENT and self.about_title:
            return f"Записать событие: {self.about_title}"
        if self.step is Step.PROGRAMME and self.facts.get("programme"):
            return "Начать новую редакцию программы"
        if self.step is Step.AGREEMENT:
            return f"Заключить {self.agreement}"
        if self.step is Step.VISITS and self.visit:
            return self.visit
        return capitalised(self.step.label)

    @property
    def says(self) -> str:
        """What to do next, as a sentence."""
        return f"{self.words}."


def route_of(desk: Desk, family_id: FamilyId, case_id: CaseId | None = None) -> RouteView:
    """Where a family stands; with a case, in that case.

    Without one its open case is taken, and where there is none, the way to a new one.

    Raises:
        Refusal: there is no such family.
    """
    if families.family(family_id) is None:
        raise Refusal("Такой семьи нет.")
    case = _case_of(desk, family_id, case_id)
    facts = route_facts(desk, family_id, case)
    route = desk.office.profile.route
    step, about = step_of(route, facts, _situation(desk, family_id, case, facts))
    states, title = route_state(route, facts), title_of(route, about) if about else ""
    called = desk.office.profile.terms.agreement.accusative
    case_id = case.id if case else None
    visit = next_visit_words(desk, case_id) if case_id and step is Step.VISITS else ""
    return RouteView(family_id, case_id, states, step, about, title, facts, called, visit)


def must_be_there(
    desk: Desk, action: RouteAction, family_id: FamilyId, case_id: CaseId | None = None
) -> None:
    """Refuse an action that the profile keeps back until something is there.

    Raises:
        NotYet: what is missing, in the profile's words.
    """
    route = desk.office.profile.route
    if not missing_for(route, action, {}):
        return  # nothing keeps this action back here: no facts need be read
    facts = route_facts(desk, family_id, _case_of(desk, family_id, case_id))
    if missing := missing_for(route, action, facts):
        named = ", ".join(title_of(route, code) for code in missing)
        called = desk.office.profile.terms.agreement.accusative
        what = f"заключить {called}" if action is RouteAction.AGREEMENT else action.label
        sentence = f"Нельзя {what}: сначала нужно — {named}."
        raise NotYet(sentence, missing, family_id, case_id)


def route_facts(desk: Desk, family_id: FamilyId, case: Case | None) -> RouteFacts:
    """Every paper and event of a family's way to its case and within it, oldest first."""
    found: defaultdict[str, list[Done]] = defaultdict(list)
    since = _since(family_id, case)
    people = {one.id: one.name.short for one in staff()}

    def who(*ids: StaffId | None) -> str:
        return ", ".join(people[one] for one in ids if one in people)

    for code, done in _of_family(desk, family_id, who):
        if done.on >= since and (case is None or case.ended_on is None or done.on <= case.ended_on):
            found[code].append(done)
    if case is not None:
        for code, done in _of_case(case, who):
            found[code].append(done)
    return {code: sorted(times, key=lambda one: one.on) for code, times in found.items()}


def on_the_way(desk: Desk) -> list[RouteView]:
    """Families whose appeal was accepted and that have no open case yet, the oldest first."""
    found = []
    for family_id in appeals.accepted_without_case():
        if all(not one.is_open(desk.today) for one in cases.cases_of(family_id)):
            found.append(route_of(desk, family_id))
    return found


@dataclass(frozen=True, slots=True)
class Waiting:
    """A family on the way to its case, as lists show it."""

    view: RouteView
    family: str
    settlement: str
    since: date | None
    """The day of its first appeal of this way."""
    days: int | None
    """How long it has waited since."""


def families_on_the_way(desk: Desk) -> list[Waiting]:
    """As `on_the_way`, with names and how long each has waited."""
    places, found = {one.id: one.name for one in families.settlements()}, []
    for view in on_the_way(desk):
        family = families.family(view.family_id)
        if family is None:
            continue
        signals = view.facts.get("signal", ())
        since = signals[0].on if signals else None
        waits = (desk.today - since).days if since else None
        found.append(Waiting(view, family.name, places[family.settlement_id], since, waits))
    return found


_Who = Callable[..., str]


def _of_family(desk: Desk, family_id: FamilyId, who: _Who) -> Iterator[tuple[str, Done]]:
    for appeal in appeals.appeals_of(family_id):
        yield "signal", Done(appeal.received_on, who(appeal.registered_by), appeal.label)
    for one in family_file.applications(family_id):
        if not one.voided:
            yield "application", Done(one.signed_on, "", one.number)
    for survey in family_file.surveys(family_id):
        if not survey.voided:
            yield "survey", Done(survey.drawn_on, who(*survey.staff_ids), survey.number)
    for consent in family_file.consents(family_id):
        if not consent.voided and consent.purpose == ConsentPurpose.PROCESSING:
            yield "consent", Done(consent.given_on)
    if family_file.passport(family_id) is not None:
        lines = journal_about("passport", family_id)
        zone = desk.office.settings.zone
        at = lines[-1].at.astimezone(zone).date() if lines else desk.today
        yield "family_file", Done(at, who(lines[-1].staff_id) if lines else "")


def _of_case(case: Case, who: _Who) -> Iterator[tuple[str, Done]]:
    yield "case_start", Done(case.started_on, "", case.number)
    yield "register", Done(case.started_on, "", case.number)
    for period in cases.levels(case.id):
        yield "level", Done(period.from_on, period.basis)
    for assigned in cases.assignments(case.id):
        if assigned.order:
            yield "order", Done(assigned.from_on, who(assigned.staff_id), assigned.order)
    for order in sittings.orders(case.id):
        yield "order", Done(order.signed_on, who(order.staff_id), order.number)
    for agreement in papers.agreements(case.id):
        yield "agreement", Done(agreement.signed_on, "", agreement.number)
    for letter in letters.letters(case.id):
        if letter.sent_on is not None and not letter.voided:
            yield "letter", Done(letter.sent_on, "", letter.number)
            yield "request", Done(letter.sent_on, "", letter.number)
    for event in events.events(case.id):
        if not event.voided:
            yield event.kind, Done(event.happened_on, event.note)
    yield from _decided(case, who)


def _decided(case: Case, who: _Who) -> Iterator[tuple[str, Done]]:
    """Programmes and the sittings that heard them."""
    for one in programmes.programmes(case.id):
        yield "programme", Done(one.drawn_on, who(one.author_id), one.number)
        approved = one.state in (ProgrammeState.APPROVED, ProgrammeState.REPLACED)
        if approved and one.decided_on is not None:
            yield "approval", Done(one.decided_on, "", one.number)
    for item in sittings.items_of(case.id):
        sitting = sittings.sitting(item.sitting_id)
        if sitting is None or not sitting.is_closed or item.decision is None:
            continue
        held = Done(sitting.held_on, "", sitting.number)
        for code in ("meeting", "protocol", "conclusion"):
            yield code, held


def _situation(desk: Desk, family_id: FamilyId, case: Case | None, facts: RouteFacts) -> Situation:
    known = programmes.programmes(case.id) if case else []
    return Situation(
        has_open_appeal=any(one.is_open for one in appeals.appeals_of(family_id)),
        has_case=case is not None,
        has_level=bool(facts.get("level")),
        programme=known[0].state if known else None,
        due=due_in(desk, case.id, facts) if case else frozenset(),
        writes_to_nobody=_writes_to_nobody(known),
    )


def _writes_to_nobody(known: list[Programme]) -> bool:
    """Whether a programme is in force that no other organisation has a part in."""
    for one in known:
        if one.state is ProgrammeState.APPROVED:
            return all(line.organisation_id is None for line in programmes.measures(one.id))
    return False


def _case_of(desk: Desk, family_id: FamilyId, case_id: CaseId | None) -> Case | None:
    known = cases.cases_of(family_id)
    if case_id is not None:
        return next((one for one in known if one.id == case_id), None)
    return next((one for one in known if one.is_open(desk.today)), None)


def _since(family_id: FamilyId, case: Case | None) -> date:
    """The day after the end of the case before: what is older belongs to that one."""
    earlier = [
        one.ended_on
        for one in cases.cases_of(family_id)
        if one.ended_on is not None and (case is None or one.started_on < case.started_on)
    ]
    return max(earlier) + timedelta(1) if earlier else date.min
