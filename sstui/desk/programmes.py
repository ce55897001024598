"""The programme of a case: drawn up, checked, signed, handed in; approved alone where no body is.

Versions follow one another: what was approved never changes, what was rejected is drawn up again
as the next edition.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from sstui.core.profile import RouteAction
from sstui.core.programme import (
    Measure,
    MeasureId,
    OrganisationId,
    Programme,
    ProgrammeId,
    ProgrammeState,
    WorkPlace,
)
from sstui.core.programme_checks import Finding, check_programme
from sstui.core.programme_rules import Severity
from sstui.core.records import Case, CaseId, MemberId, Role, StaffId
from sstui.core.refusal import Refusal
from sstui.core.text import clean_name, clean_note
from sstui.desk.desk import Desk
from sstui.store import cases, families, papers, programmes
from sstui.store.door import Written, write
from sstui.store.staff import staff

LONGEST_YEARS = 5
"""A programme of more years is a slip of the hand."""


@dataclass(frozen=True, slots=True)
class MeasureDraft:
    """A measure as typed."""

    help_kind: str
    title: str
    code: str = ""
    member_ids: tuple[MemberId, ...] = ()
    form: str = ""
    place: WorkPlace | None = None
    is_group: bool = False
    periodicity: str = ""
    from_on: date | None = None
    until_on: date | None = None
    staff_id: StaffId | None = None
    organisation_id: OrganisationId | None = None
    responsible: str = ""
    id: MeasureId | None = None
    """Of the measure that is changed; None for a new one."""


@dataclass(frozen=True, slots=True)
class ProgrammeDraft:
    """A version of a programme as typed."""

    drawn_on: date
    from_on: date
    until_on: date
    measures: Sequence[MeasureDraft] = field(default_factory=tuple)
    problem: str = ""
    goal: str = ""
    desired: str = ""
    resources: str = ""
    service_programme: str = ""
    draft_id: str | None = None


@dataclass(frozen=True, slots=True)
class FullProgramme:
    """A version with its measures and what the profile's checks say of it."""

    programme: Programme
    measures: tuple[Measure, ...]
    findings: tuple[Finding, ...]

    @property
    def errors(self) -> tuple[Finding, ...]:
        """What keeps it back."""
        return tuple(one for one in self.findings if one.severity is Severity.ERROR)


def programme(desk: Desk, programme_id: ProgrammeId) -> FullProgramme:
    """One version with its measures.

    Raises:
        Refusal: there is none.
    """
    found = programmes.programme(programme_id)
    if found is None:
        raise Refusal("Такой программы нет.")
    measures = tuple(programmes.measures(programme_id))
    rules = desk.office.profile.route.checks
    return FullProgramme(found, measures, check_programme(found, measures, rules))


def current_programme(case_id: CaseId) -> Programme | None:
    """The approved version that is in force; None while there is none."""
    known = programmes.programmes(case_id)
    return next((one for one in known if one.state is ProgrammeState.APPROVED), None)


def newest_programme(case_id: CaseId) -> Programme | None:
    """The newest version of a case, whatever its state."""
    return next(iter(programmes.programmes(case_id)), None)


def editions(case_id: CaseId) -> list[Programme]:
    """Every version of a case's programmes, the newest first."""
    return programmes.programmes(case_id)


@dataclass(frozen=True, slots=True)
class ListedProgramme:
    """A version with the case that it belongs to."""

    programme: Programme
    case_number: str
    family: str


def programme_list(state: ProgrammeState | None = None) -> list[ListedProgramme]:
    """The office's versions in a state, or all of them, the newest first."""
    named = programmes.cases_with_programmes()
    return [ListedProgramme(one, *named[one.case_id]) for one in programmes.in_state(state)]


def draw_up(desk: Desk, case_id: CaseId, draft: ProgrammeDraft) -> ProgrammeId:
    """Draw up a programme: the first edition under a number of its own.

    Raises:
        Refusal: no such case, one that is begun or being decided on already, days that do not
            fit together or lie outside the case.
    """
    case = _case(case_id)
    pending = newest_programme(case_id)
    if pending and pending.state in (ProgrammeState.DRAFT, ProgrammeState.SUBMITTED):
        word = desk.office.profile.terms.programme.nominative
        raise Refusal(f"Уже есть {word} № {pending.number}: {pending.state.label}.")
    if pending and pending.state is ProgrammeState.REJECTED:
        raise Refusal("Программа отклонена: исправьте её новой редакцией.")
    new = replace(_checked(desk, case, draft), is_repeat=pending is not None)
    lines = [_measure(desk, case, one, at) for at, one in enumerate(draft.measures, start=1)]

    def change() -> Written:
        number = _number(draft.drawn_on.year)
        made = programmes.add_programme(replace(new, number=number))
        programmes.write_measures(made, lines)
        return Written(made, case_id, {"number": number, "measures": len(lines)})

    return ProgrammeId(write(desk.actor, "programme.add", "programme", change, draft.draft_id))


def change_draft(desk: Desk, old: Programme, draft: ProgrammeDraft) -> None:
    """Put a draft right with all its measures.

    Raises:
        Refusal: it is no draft any more, was changed meanwhile, or as in `draw_up`.
    """
    _must_be_draft(old)
    case = _case(old.case_id)
    new = replace(
        _checked(desk, case, draft),
        id=old.id, number=old.number, edition=old.edition, is_repeat=old.is_repeat,
        author_id=old.author_id, version=old.version,
    )  # fmt: skip
    lines = [_measure(desk, case, one, at) for at, one in enumerate(draft.measures, start=1)]

    def change() -> Written:
        # What was signed was another text.
        programmes.change_programme(new)
        programmes.write_measures(old.id, lines)
        return Written(old.id, old.case_id, {"measures": len(lines)})

    write(desk.actor, "programme.change", "programme", change, draft.draft_id)


def new_edition(desk: Desk, old: Programme, draft_id: str | None = None) -> ProgrammeId:
    """Begin the next edition of a rejected or approved version, with a copy of its measures.

    Raises:
        Refusal: a draft or a version that waits for its decision is there already.
    """
    newest = newest_programme(old.case_id)
    if newest and newest.state in (ProgrammeState.DRAFT, ProgrammeState.SUBMITTED):
        raise Refusal(f"Уже есть редакция {newest.edition}: {newest.state.label}.")
    editions = [
        one.edition for one in programmes.programmes(old.case_id) if one.number == old.number
    ]
    new = replace(
        old, edition=max(editions) + 1, state=ProgrammeState.DRAFT, drawn_on=desk.today,
        curator_signed_on=None, family_signed_on=None, submitted_on=None, decided_on=None,
        remarks="", author_id=desk.actor.staff_id, version=1,
    )  # fmt: skip
    lines = [replace(one, id=MeasureId(0)) for one in programmes.measures(old.id)]

    def change() -> Written:
        made = programmes.add_programme(new)
        programmes.write_measures(made, lines)
        return Written(made, old.case_id, {"number": old.number, "edition": new.edition})

    return ProgrammeId(write(desk.actor, "programme.edition", "programme", change, draft_id))


def sign(desk: Desk, old: Programme, curator_on: date | None, family_on: date | None) -> None:
    """Write down when the curator and the family signed a draft.

    Raises:
        Refusal: it is no draft; a day before it was drawn up or in the future.
    """
    _must_be_draft(old)
    for day, name in ((curator_on, "curator_signed_on"), (family_on, "family_signed_on")):
        if day is not None and not old.drawn_on <= day <= desk.today:
            raise Refusal("Подписать можно не раньше составления и не будущим днём.", name)
    new = replace(old, curator_signed_on=curator_on, family_signed_on=family_on)
    detail = {"curator_on": curator_on, "family_on": family_on}
    _write(desk, "programme.sign", new, detail, lambda: programmes.change_programme(new))


def submit(desk: Desk, old: Programme) -> None:
    """Hand a draft in to the body that decides.

    Raises:
        Refusal: it is no draft; the profile's checks find errors; a paper that the profile wants
            first is not there.
    """
    from sstui.desk.routes import must_be_there  # noqa: PLC0415 - it asks for programmes too

    _must_be_draft(old)
    if errors := programme(desk, old.id).errors:
        raise Refusal("Сначала исправьте: " + " ".join(one.text for one in errors))
    must_be_there(desk, RouteAction.SUBMIT, _case(old.case_id).family_id, old.case_id)
    _move(desk, "programme.submit", old, ProgrammeState.SUBMITTED, submitted_on=desk.today)


def withdraw(desk: Desk, old: Programme) -> None:
    """Take a version that waits for its decision back to work on it.

    Raises:
        Refusal: it does not wait for a decision.
    """
    if old.state is not ProgrammeState.SUBMITTED:
        raise Refusal(f"Вернуть нельзя: программа — {old.state.label}.")
    _move(desk, "programme.withdraw", old, ProgrammeState.DRAFT, submitted_on=None)


def decide_alone(desk: Desk, old: Programme, on: date, *, approve: bool, remarks: str = "") -> None:
    """Approve or reject a version where the region's act names no body for it (seed 003).

    Raises:
        Refusal: a body decides here; not the head or the director, or the author himself; it does
            not wait for a decision; a day before it was handed in, or in the future.
    """
    if desk.office.profile.route.approval.body:
        body = desk.office.profile.terms.body.nominative
        raise Refusal(f"Программу рассматривает {body}: внесите решение в заседание.")
    if desk.person is None or desk.person.role not in (Role.HEAD, Role.DIRECTOR):
        raise Refusal("Программу утверждает заведующий или директор.")
    if desk.person.id == old.author_id:
        raise Refusal("Свою программу утверждает другой: нужны двое.")
    if old.state is not ProgrammeState.SUBMITTED or old.submitted_on is None:
        raise Refusal(f"Решить нельзя: программа — {old.state.label}.")
    if not old.submitted_on <= on <= desk.today:
        raise Refusal("Решение — не раньше передачи на рассмотрение и не в будущем.", "on")
    note = clean_note(remarks, "замечания")
    if not approve and not note:
        raise Refusal("Напишите, что исправить.", "remarks")

    def change() -> Written:
        take_effect(old, on, approve=approve, remarks=note)
        return Written(old.id, old.case_id, {"approve": approve, "on": on, "remarks": note})

    write(desk.actor, "programme.decide", "programme", change)


def take_effect(old: Programme, on: date, *, approve: bool, remarks: str) -> None:
    """Approve or reject a version, inside a write; the version in force before is replaced."""
    state = ProgrammeState.APPROVED if approve else ProgrammeState.REJECTED
    if approve and (before := current_programme(old.case_id)) is not None:
        programmes.set_state(before, ProgrammeState.REPLACED)
    programmes.set_state(old, state, decided_on=on, remarks=remarks)


def _move(desk: Desk, action: str, old: Programme, state: ProgrammeState, **dates: Any) -> None:
    detail = {"state": state.value}
    _write(desk, action, old, detail, lambda: programmes.set_state(old, state, **dates))


def _write(desk: Desk, action: str, one: Programme, detail: dict[str, Any], do: Any) -> None:
    def change() -> Written:
        do()
        return Written(one.id, one.case_id, detail)

    write(desk.actor, action, "programme", change)


def _must_be_draft(old: Programme) -> None:
    if old.state.is_frozen:
        raise Refusal(f"Изменить нельзя: программа — {old.state.label}.")


def _case(case_id: CaseId) -> Case:
    found = cases.case(case_id)
    if found is None:
        raise Refusal("Такого дела нет.", "case_id")
    return found


def _number(year: int) -> str:
    return f"{papers.next_number('programme', year)}/{year}"


def _checked(desk: Desk, case: Case, draft: ProgrammeDraft) -> Programme:
    if draft.drawn_on > desk.today:
        raise Refusal("Программу нельзя составить будущим днём.", "drawn_on")
    if draft.drawn_on < case.started_on:
        raise Refusal("Программа раньше начала сопровождения.", "drawn_on")
    if draft.until_on < draft.from_on:
        raise Refusal("Конец программы раньше начала.", "until_on")
    if draft.until_on.year - draft.from_on.year > LONGEST_YEARS:
        raise Refusal(f"Срок программы — не больше {LONGEST_YEARS} лет.", "until_on")
    return Programme(
        id=ProgrammeId(0), case_id=case.id, number="", edition=1, state=ProgrammeState.DRAFT,
        drawn_on=draft.drawn_on, from_on=draft.from_on, until_on=draft.until_on,
        problem=clean_note(draft.problem, "проблема"),
        goal=clean_note(draft.goal, "цель"),
        desired=clean_note(draft.desired, "желаемый результат"),
        resources=clean_note(draft.resources, "ресурсы семьи"),
        service_programme=clean_name(draft.service_programme, "ИППСУ", required=False),
        author_id=desk.actor.staff_id,
    )  # fmt: skip


def _measure(desk: Desk, case: Case, draft: MeasureDraft, position: int) -> Measure:
    where = f"Мероприятие {position}: "
    kinds = desk.office.profile.lists.help_kinds
    if draft.help_kind not in kinds and draft.help_kind not in desk.office.dictionaries.help_kinds:
        raise Refusal(f"{where}выберите вид помощи.", "help_kind")
    if draft.place is None:
        raise Refusal(f"{where}выберите, где оно проходит.", "place")
    if draft.from_on and draft.until_on and draft.until_on < draft.from_on:
        raise Refusal(f"{where}конец раньше начала.", "until_on")
    members = {one.id for one in families.members(case.family_id)}
    if not set(draft.member_ids) <= members:
        raise Refusal(f"{where}такого человека в семье нет.", "member_ids")
    if draft.staff_id is not None and draft.staff_id not in {one.id for one in staff()}:
        raise Refusal(f"{where}такого сотрудника нет.", "staff_id")
    known = {one.id for one in programmes.organisations()}
    if draft.organisation_id is not None and draft.organisation_id not in known:
        raise Refusal(f"{where}такой организации нет.", "organisation_id")
    return Measure(
        id=draft.id or MeasureId(0), programme_id=ProgrammeId(0), position=position,
        help_kind=draft.help_kind,
        title=clean_note(draft.title, "мероприятие") or _untitled(where),
        code=draft.code, member_ids=draft.member_ids,
        form=clean_name(draft.form, "форма работы", required=False),
        place=draft.place, is_group=draft.is_group,
        periodicity=clean_name(draft.periodicity, "периодичность", required=False),
        from_on=draft.from_on, until_on=draft.until_on, staff_id=draft.staff_id,
        organisation_id=draft.organisation_id,
        responsible=clean_name(draft.responsible, "ответственный", required=False),
    )  # fmt: skip


def _untitled(where: str) -> str:
    raise Refusal(f"{where}напишите, что делается.", "title")
