"""The journal of appeals: written down, decided, tied to a family; danger is taken by somebody."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from sstui.core.appeals import Appeal, AppealDecision, AppealId, Child, Decided
from sstui.core.records import CaseId, FamilyId, FullName, SettlementId
from sstui.core.refusal import Refusal
from sstui.core.text import clean_name, clean_note
from sstui.core.times import clean_time
from sstui.desk.choices import pick
from sstui.desk.desk import Desk
from sstui.desk.families import FamilyDraft, differences, make_family
from sstui.store import appeals, cases, families, papers
from sstui.store.door import Written, write

OLDEST = date(1900, 1, 1)


@dataclass(frozen=True, slots=True)
class AppealDraft:
    """An appeal as typed; only the day, the source and the summary must be told."""

    received_on: date
    source: str
    summary: str
    at: str = ""
    """The hour now when empty."""
    last: str = ""
    first: str = ""
    patronymic: str = ""
    born_on: date | None = None
    sender: str = ""
    sender_paper: str = ""
    ground: str = ""
    phone: str = ""
    settlement_id: SettlementId | None = None
    address: str = ""
    children: tuple[Child, ...] = ()
    danger: str = ""
    family_id: FamilyId | None = None
    """The known family that the appeal is about: a repeat appeal."""
    draft_id: str | None = None


def register_appeal(desk: Desk, draft: AppealDraft) -> AppealId:
    """Write an appeal down under the next number of the year.

    Raises:
        Refusal: a day in the future, an unknown source, ground, place or family, no summary and
            nobody named, a birth date that cannot be.
    """
    new = _checked(desk, draft)

    def change() -> Written:
        year = draft.received_on.year
        number = papers.next_number("appeal", year)
        made = appeals.add_appeal(replace(new, number=number, year=year))
        detail = {"number": f"{number}/{year}", "source": new.source, "danger": bool(new.danger)}
        return Written(made, detail=detail)

    return AppealId(write(desk.actor, "appeal.add", "appeal", change, draft.draft_id))


def change_appeal(desk: Desk, old: Appeal, draft: AppealDraft) -> None:
    """Put an appeal right; its number, decision and danger taken stay.

    Raises:
        Refusal: as in `register_appeal`, or it was changed meanwhile.
    """
    if draft.received_on.year != old.year:
        raise Refusal("Номер обращения — этого года: год менять нельзя.", "received_on")
    fresh = _checked(desk, draft)
    new = replace(
        fresh, id=old.id, number=old.number, year=old.year, case_id=old.case_id,
        taken_by=old.taken_by, taken_at=old.taken_at, decided=old.decided,
        registered_by=old.registered_by, version=old.version,
    )  # fmt: skip
    _change(desk, "appeal.change", new, differences(old, new), draft.draft_id)


def decide_appeal(
    desk: Desk,
    old: Appeal,
    decision: AppealDecision,
    on: date,
    note: str = "",
    family: FamilyDraft | None = None,
) -> None:
    """Decide on an appeal; an accepted one needs a family, known or entered with the decision.

    Raises:
        Refusal: it is decided already; a day before it was received or in the future; accepted
            without a family; refused, passed on or another service without words about it; errors
            of the family as in `register_family`.
    """
    if old.decided is not None:
        raise Refusal("По этому обращению уже решено.")
    if not old.received_on <= on <= desk.today:
        raise Refusal("Решение — не раньше обращения и не в будущем.", "on")
    if desk.person is None:
        raise Refusal("Выберите себя: решение подписывает тот, кто его принял.")
    words = clean_note(note, "о решении")
    if decision is not AppealDecision.ACCEPTED and not words:
        raise Refusal(f"Напишите, {_WANTED[decision]}.", "note")
    if decision is AppealDecision.ACCEPTED and family is None and old.family_id is None:
        raise Refusal("Укажите семью: найдите её в списке или внесите новую.", "family_id")
    made = make_family(desk, family) if family is not None else None
    decided = Decided(decision, on, desk.person.id, words)

    def change() -> Written:
        family_id = made() if made is not None else old.family_id
        case_id = _open_case(desk, family_id) if decision is AppealDecision.ACCEPTED else None
        appeals.change_appeal(
            replace(old, decided=decided, family_id=family_id, case_id=old.case_id or case_id)
        )
        detail = {"decision": decision.value, "on": on, "family": family_id}
        return Written(old.id, old.case_id, detail)

    write(desk.actor, "appeal.decide", "appeal", change)


def take_danger(desk: Desk, old: Appeal) -> None:
    """Take a dangerous appeal upon oneself: it leaves the top of everybody's queue.

    Raises:
        Refusal: there is no danger in it, somebody has taken it, or it was changed meanwhile.
    """
    if not old.danger:
        raise Refusal("В этом обращении опасность не отмечена.")
    if old.taken_by is not None:
        raise Refusal("Это обращение уже взял в работу другой сотрудник.")
    if desk.person is None:
        raise Refusal("Выберите себя: видно должно быть, кто взял обращение.")
    new = replace(old, taken_by=desk.person.id, taken_at=datetime.now(UTC))
    _change(desk, "appeal.take", new, {"by": desk.person.id})


def link_appeal(desk: Desk, old: Appeal, family_id: FamilyId | None) -> None:
    """Say that an appeal is about a known family, or that it is not.

    Raises:
        Refusal: no such family; a case has grown out of the appeal already.
    """
    if family_id is not None and families.family(family_id) is None:
        raise Refusal("Такой семьи нет.", "family_id")
    if old.case_id is not None:
        raise Refusal("По этому обращению уже открыто дело.")
    detail: dict[str, object] = {"was": old.family_id, "family": family_id}
    _change(desk, "appeal.link", replace(old, family_id=family_id), detail)


def appeal(appeal_id: AppealId) -> Appeal:
    """One appeal.

    Raises:
        Refusal: there is none.
    """
    found = appeals.appeal(appeal_id)
    if found is None:
        raise Refusal("Такого обращения нет.")
    return found


def find_appeal(desk: Desk, typed: str) -> Appeal:
    """An appeal by its number as people type it: «12/2026», «12» of this year.

    Raises:
        Refusal: nothing is found.
    """
    number, _, year = typed.strip().removeprefix("№").strip().partition("/")
    found = None
    if number.isdecimal() and (year.isdecimal() or not year) and len(number + year) < 12:
        found = appeals.appeal_by_number(int(number), int(year or desk.today.year))
    if found is None:
        raise Refusal(f"Обращения «{typed.strip()}» нет.")
    return found


def appeals_of_year(year: int) -> list[Appeal]:
    """The journal of a year, newest first."""
    return appeals.appeals(date(year, 1, 1), date(year, 12, 31))


def open_appeals() -> list[Appeal]:
    """Appeals that wait for a decision: danger first, then the oldest."""
    return sorted(
        appeals.open_appeals(),
        key=lambda one: (not one.alarms, not one.danger, one.received_on, one.at, one.id),
    )


def alarms() -> list[Appeal]:
    """Dangerous appeals that nobody has taken: they stand on top of everybody's queue."""
    return sorted(appeals.alarming_appeals(), key=lambda one: (one.received_on, one.at, one.id))


def alarm_words(one: Appeal) -> str:
    """«обращение 12/2026: Ёлкина Мария — избивают ребёнка», in one line."""
    named = ", ".join(filter(None, (one.name.full, one.address)))
    said = " ".join(one.danger.split())
    return f"обращение {one.label}: {f'{named} — ' if named else ''}{said}"


def source_code(desk: Desk, typed: str) -> str:
    """The code of a source by its words or its code."""
    known = sources(desk)
    return pick(typed, ((code, (title, code)) for code, title in known), "источник")


def sources(desk: Desk) -> list[tuple[str, str]]:
    """Codes and words of the kinds of source: the profile's, then the office's own."""
    listed = {one.code: one.title for one in desk.office.dictionaries.sources.active()}
    listed |= {one.code: one.title for one in desk.office.profile.lists.sources}
    return list(listed.items())


def _open_case(desk: Desk, family_id: FamilyId | None) -> CaseId | None:
    """The case that goes on while the appeal comes: a repeat appeal belongs to it."""
    known = cases.cases_of(family_id) if family_id is not None else []
    return next((one.id for one in known if one.is_open(desk.today)), None)


_WANTED = {
    AppealDecision.FAMILY_REFUSED: "как семья отказалась и что ей предложено",
    AppealDecision.OTHER_SERVICE: "какая другая форма обслуживания предложена",
    AppealDecision.PASSED_ON: "кому передано",
}


def _change(
    desk: Desk, action: str, new: Appeal, detail: dict[str, object], draft_id: str | None = None
) -> None:
    def change() -> Written:
        appeals.change_appeal(new)
        return Written(new.id, new.case_id, detail)

    write(desk.actor, action, "appeal", change, draft_id)


def _checked(desk: Desk, draft: AppealDraft) -> Appeal:
    if draft.received_on > desk.today:
        raise Refusal("Обращение не может поступить в будущем.", "received_on")
    if draft.source not in {code for code, _ in sources(desk)}:
        raise Refusal("Выберите источник из списка.", "source")
    if draft.ground and draft.ground not in desk.office.profile.lists.start_grounds:
        raise Refusal("Такого основания в профиле нет.", "ground")
    if draft.settlement_id is not None and all(
        one.id != draft.settlement_id for one in families.settlements()
    ):
        raise Refusal("Такого населённого пункта нет.", "settlement_id")
    if draft.family_id is not None and families.family(draft.family_id) is None:
        raise Refusal("Такой семьи нет.", "family_id")
    summary = clean_note(draft.summary, "краткое содержание")
    name = FullName(
        clean_name(draft.last, "фамилия", required=False),
        clean_name(draft.first, "имя", required=False),
        clean_name(draft.patronymic, "отчество", required=False),
    )
    if not summary and not name.full:
        raise Refusal("Напишите, о чём обращение.", "summary")
    now = datetime.now(UTC).astimezone(desk.office.settings.zone)
    return Appeal(
        id=AppealId(0), number=0, year=0, received_on=draft.received_on,
        at=clean_time(draft.at) or f"{now:%H:%M}",
        source=draft.source, name=name, born_on=_born(desk, draft.born_on),
        sender=clean_name(draft.sender, "от кого", required=False),
        sender_paper=clean_name(draft.sender_paper, "документ отправителя", required=False),
        ground=draft.ground, phone=clean_name(draft.phone, "телефон", required=False),
        settlement_id=draft.settlement_id,
        address=clean_name(draft.address, "адрес", required=False),
        children=tuple(
            Child(clean_name(one.name, "имя ребёнка"), _born(desk, one.born_on))
            for one in draft.children
        ),
        summary=summary, danger=clean_note(draft.danger, "признак опасности"),
        family_id=draft.family_id,
        registered_by=desk.person.id if desk.person else None,
    )  # fmt: skip


def _born(desk: Desk, day: date | None) -> date | None:
    if day is not None and not OLDEST <= day <= desk.today:
        raise Refusal("Дата рождения — не раньше 1900 года и не в будущем.", "born_on")
    return day
