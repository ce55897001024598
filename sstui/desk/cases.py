"""A case is opened, moved between levels, suspended, given a curator, ended."""

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction

from sstui.core.profile import RouteAction
from sstui.core.queue import level_on, load_share
from sstui.core.records import Case, CaseId, FamilyId, Pause, PauseId, Role, Staff, StaffId
from sstui.core.refusal import Refusal
from sstui.core.route import level_comes_later
from sstui.core.text import clean_name
from sstui.desk.desk import Desk, working
from sstui.desk.routes import must_be_there
from sstui.store import cases, families, papers
from sstui.store.appeals import tie_to_case
from sstui.store.caseload import open_cases
from sstui.store.door import Written, write

HORIZON = timedelta(days=366 * 2)
"""How far ahead a decision may be dated; further is surely a slip of the hand."""


@dataclass(frozen=True, slots=True)
class CaseDraft:
    """A case as typed."""

    family_id: FamilyId
    started_on: date
    level: str
    """Code of the level; empty where the profile lets it be set later, and nobody has yet."""
    curator_id: StaffId
    level_basis: str = ""
    order: str = ""
    """Number and date of the order that names the curator."""
    reason: str = ""
    """Why this curator, when the load goes over the norm."""
    number: str = ""
    """Registration number; the next of the register when empty."""
    draft_id: str | None = None


def open_case(desk: Desk, draft: CaseDraft) -> CaseId:
    """Take a family on accompaniment: case, first level, curator, all or nothing.

    Without a level the family is accompanied and owed no visit until one is set.

    Raises:
        Refusal: unknown family, level or curator; a start in the future; another open case;
            a number given before; a curator over the norm without a reason.
    """
    if families.family(draft.family_id) is None:
        raise Refusal("Такой семьи нет.", "family_id")
    if draft.started_on > desk.today:
        raise Refusal("Начало сопровождения не может быть в будущем.", "started_on")
    if draft.level or not level_comes_later(desk.office.profile.route):
        _check_level(desk, draft.level, draft.started_on)
    _check_only_case(desk, draft)
    number = clean_name(draft.number, "номер дела", required=False)
    if number and cases.case_by_number(number):
        raise Refusal(f"Дело с номером {number} уже есть.", "number")
    reason = _curator_reason(desk, draft.curator_id, draft.level, draft.reason, None)
    must_be_there(desk, RouteAction.OPEN_CASE, draft.family_id)

    def change() -> Written:
        case_id = cases.add_case(
            number or free_number(desk, draft.started_on.year), draft.family_id, draft.started_on
        )
        basis = clean_name(draft.level_basis, "основание", required=False)
        if draft.level:
            cases.add_level(case_id, draft.started_on, draft.level, basis)
        order = clean_name(draft.order, "приказ", required=False)
        cases.assign(case_id, draft.curator_id, draft.started_on, order, reason)
        tie_to_case(draft.family_id, case_id)
        detail = {"started_on": draft.started_on, "level": draft.level}
        return Written(case_id, case_id, detail | {"curator": draft.curator_id, "reason": reason})

    return CaseId(write(desk.actor, "case.open", "case", change, draft.draft_id))


def free_number(desk: Desk, year: int) -> str:
    """The next registration number of a year that no case has; inside a write only."""
    while True:
        taken = papers.next_number("case", year)
        number = desk.office.settings.case_number.format(n=taken, year=year)
        if cases.case_by_number(number) is None:
            return number


def change_level(
    desk: Desk, case_id: CaseId, from_on: date, level: str, basis: str, draft_id: str | None = None
) -> None:
    """Put a case on a level from a day; the same level again prolongs it.

    Raises:
        Refusal: unknown level, a day before the start, after the end or too far ahead,
            a day on which a level begins already.
    """
    case = _case(case_id)
    _check_inside(desk, case, from_on, "from_on")
    _check_level(desk, level, from_on)
    if any(one.from_on == from_on for one in cases.levels(case_id)):
        raise Refusal(f"С {from_on:%d.%m.%Y} уровень уже установлен.", "from_on")
    why = clean_name(basis, "основание", required=False)

    def change() -> Written:
        period = cases.add_level(case_id, from_on, level, why)
        return Written(period, case_id, {"from_on": from_on, "level": level, "basis": why})

    write(desk.actor, "level.change", "level_period", change, draft_id)


def suspend(desk: Desk, case_id: CaseId, from_on: date, to_on: date | None, reason: str) -> PauseId:
    """Suspend a case from a day, to a day or until further notice.

    Raises:
        Refusal: no reason, an end before the start, days outside the case or of another pause.
    """
    case = _case(case_id)
    _check_inside(desk, case, from_on, "from_on")
    _check_pause(case_id, from_on, to_on)
    why = clean_name(reason, "причина")

    def change() -> Written:
        pause = cases.add_pause(case_id, from_on, to_on, why)
        return Written(pause, case_id, {"from_on": from_on, "to_on": to_on, "reason": why})

    return PauseId(write(desk.actor, "pause.add", "pause", change))


def change_pause(desk: Desk, pause: Pause, to_on: date | None, reason: str = "") -> None:
    """Give a pause another last day: the family is back, or stays away longer.

    Raises:
        Refusal: an end before the start, days of another pause, or the pause was changed meanwhile.
    """
    _check_pause(pause.case_id, pause.from_on, to_on, pause.id)
    new = replace(pause, to_on=to_on, reason=clean_name(reason or pause.reason, "причина"))

    def change() -> Written:
        cases.change_pause(new)
        return Written(pause.id, pause.case_id, {"was": pause.to_on, "to_on": to_on})

    write(desk.actor, "pause.change", "pause", change)


def assign_curator(
    desk: Desk, case_id: CaseId, staff_id: StaffId, from_on: date, order: str, reason: str = ""
) -> None:
    """Make a person the curator from a day on, by the director's order.

    Raises:
        Refusal: unknown person, a day outside the case, a day that has a curator's start,
            a load over the norm without a reason.
    """
    why = check_assignment(desk, case_id, staff_id, from_on, reason)
    by_order = clean_name(order, "приказ", required=False)

    def change() -> Written:
        made = cases.assign(case_id, staff_id, from_on, by_order, why)
        return Written(made, case_id, {"curator": staff_id, "from_on": from_on, "reason": why})

    write(desk.actor, "curator.assign", "assignment", change)


def check_assignment(
    desk: Desk, case_id: CaseId, staff_id: StaffId, from_on: date, reason: str
) -> str:
    """Refuse an assignment that could not be made, and make none; the reason ready to be stored.

    Raises:
        Refusal: as in `assign_curator`.
    """
    case = _case(case_id)
    _check_inside(desk, case, from_on, "from_on")
    if any(one.from_on == from_on for one in cases.assignments(case_id)):
        raise Refusal(f"С {from_on:%d.%m.%Y} куратор уже назначен.", "from_on")
    found = open_cases(desk.today, only=case_id)[0]
    level = level_on(found.facts, desk.today)
    return _curator_reason(desk, staff_id, level, reason, case_id)


def end_case(desk: Desk, case: Case, ended_on: date, ground: str) -> None:
    """Record the decision to end a case on a day.

    Raises:
        Refusal: unknown ground, a day before the start or a counted fact after it,
            or the case was changed meanwhile.
    """
    if ended_on < case.started_on:
        raise Refusal("Окончание раньше начала сопровождения.", "ended_on")
    if ended_on > desk.today + HORIZON:
        raise Refusal("Слишком далёкий день: проверьте год.", "ended_on")
    if ground not in desk.office.dictionaries.end_grounds:
        raise Refusal("Выберите основание прекращения.", "end_reason")

    def change() -> Written:
        cases.change_case(replace(case, ended_on=ended_on, end_reason=ground))
        return Written(case.id, case.id, {"ended_on": ended_on, "ground": ground})

    write(desk.actor, "case.end", "case", change)


@dataclass(frozen=True, slots=True)
class Load:
    """What a person's families make of the norm of families per specialist."""

    person: Staff
    families: int
    """Open families, those of levels without a norm included."""
    now: Fraction
    """1 is full."""
    after: Fraction
    """The same with one family more."""

    @property
    def is_over(self) -> bool:
        """Whether one family more is too many."""
        return self.after > max(self.now, Fraction(1))


def loads(desk: Desk, level: str, without: CaseId | None = None) -> list[Load]:
    """Everybody who could take one more family on a level.

    Curators first, the free ones above; those whom the family takes over the norm stand last.

    Args:
        desk: the office.
        level: code of the level; an unknown or empty one adds nothing.
        without: a case that is counted for nobody, because it is the one to be given.
    """
    limits = {
        code: one.families_max for code, one in desk.office.norms.on(desk.today).levels.items()
    }
    held: dict[StaffId | None, list[int | None]] = defaultdict(list)
    for one in open_cases(desk.today):
        if one.id != without:
            held[one.curator_id].append(limits.get(level_on(one.facts, desk.today)))
    more = load_share([limits.get(level)])
    found = []
    for person in working(desk.today):
        now = load_share(held[person.id])
        found.append(Load(person, len(held[person.id]), now, now + more))
    return sorted(
        found, key=lambda load: (load.is_over, load.person.role is not Role.CURATOR, load.now)
    )


def curator_load(desk: Desk, staff_id: StaffId, without: CaseId | None = None) -> Fraction:
    """A curator's load on the day, as an exact share of the norm; 1 is full."""
    levels = desk.office.norms.on(desk.today).levels
    mine = [
        level_on(one.facts, desk.today)
        for one in open_cases(desk.today)
        if one.curator_id == staff_id and one.id != without
    ]
    return load_share([levels[code].families_max if code in levels else None for code in mine])


def over_the_norm(desk: Desk, staff_id: StaffId, level: str, without: CaseId | None) -> str:
    """The warning that one more family takes a curator over the norm; empty when it does not."""
    found = desk.office.norms.on(desk.today).levels.get(level)
    if found is None or not found.families_max:
        return ""
    before = curator_load(desk, staff_id, without)
    after = before + Fraction(1, found.families_max)
    if after <= 1:
        return ""
    return f"нагрузка куратора станет {_percent(after)} нормы (сейчас {_percent(before)})"


def _percent(share: Fraction) -> str:
    return f"{round(share * 100)} %"


def _curator_reason(
    desk: Desk, staff_id: StaffId, level: str, reason: str, case_id: CaseId | None
) -> str:
    if all(one.id != staff_id for one in working(desk.today)):
        raise Refusal("Выберите куратора из работающих сотрудников.", "curator_id")
    over = over_the_norm(desk, staff_id, level, case_id)
    if over and not reason.strip():
        raise Refusal(f"Внимание: {over}. Укажите, почему семья передаётся ему.", "reason")
    return clean_name(reason, "причина", required=False)


def _case(case_id: CaseId) -> Case:
    found = cases.case(case_id)
    if found is None:
        raise Refusal("Такого дела нет.", "case_id")
    return found


def _check_only_case(desk: Desk, draft: CaseDraft) -> None:
    for one in cases.cases_of(draft.family_id):
        if one.ended_on is None or one.ended_on >= draft.started_on:
            raise Refusal(f"У семьи уже есть дело {one.number} на эти дни.", "family_id")


def _check_level(desk: Desk, level: str, day: date) -> None:
    known = desk.office.norms.on(day).levels
    if level not in known:
        listed = ", ".join(f"{one.code} ({one.title})" for one in known.values())
        said = f"Нет уровня «{level}»." if level else "Выберите уровень."
        raise Refusal(f"{said} Есть: {listed}.", "level")


def _check_inside(desk: Desk, case: Case, day: date, field: str) -> None:
    if day < case.started_on:
        raise Refusal(f"Раньше начала сопровождения ({case.started_on:%d.%m.%Y}) нельзя.", field)
    if case.ended_on is not None and day > case.ended_on:
        raise Refusal(f"Сопровождение закончено {case.ended_on:%d.%m.%Y}.", field)
    if day > desk.today + HORIZON:
        raise Refusal("Слишком далёкий день: проверьте год.", field)


def _check_pause(
    case_id: CaseId, from_on: date, to_on: date | None, own: PauseId | None = None
) -> None:
    if to_on is not None and to_on < from_on:
        raise Refusal("Приостановка кончается раньше, чем начинается.", "to_on")
    for one in cases.pauses(case_id):
        is_before = one.to_on is not None and one.to_on < from_on
        is_behind = to_on is not None and one.from_on > to_on
        if one.id != own and not (is_before or is_behind):
            until = "до особого распоряжения" if one.to_on is None else f"по {one.to_on:%d.%m.%Y}"
            said = f"Сопровождение уже приостановлено с {one.from_on:%d.%m.%Y} {until}"
            field = "from_on" if own is None else "to_on"
            raise Refusal(f"{said}: {one.reason}. Исправьте ту приостановку.", field)
