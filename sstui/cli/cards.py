"""The card of a family as text and as plain data."""

from datetime import date

from sstui.cli.lines import deadline_json, line_json, next_words
from sstui.core.closed_runs import state_words
from sstui.core.events import CaseEvent
from sstui.core.records import Appointment, Member, Visit
from sstui.core.wording import capitalised, frequency, full_day, made_of, short_date
from sstui.desk.card import CaseCard
from sstui.desk.desk import Desk
from sstui.desk.family_days import adaptation_words

MOST_ROWS = 20
"""Rows of one section of the text, newest first; a year of weekly periods would hide the rest."""


def card_json(card: CaseCard) -> dict[str, object]:
    """The card as plain data: the queue's line, then everything that hangs on the case."""
    case = card.case
    return {
        **line_json(card.line),
        "started_on": case.started_on,
        "ended_on": case.ended_on,
        "end_reason": case.end_reason or None,
        "address": card.family.address,
        "phone": card.family.phone,
        "category": card.family.category or None,
        "more_categories": list(card.family.more_categories),
        "members": [_member_json(one) for one in card.members],
        "levels": [_row(one, "from_on", "level", "basis") for one in card.levels],
        "pauses": [_row(one, "id", "from_on", "to_on", "reason") for one in card.pauses],
        "curators": [
            {"name": _name(card, one.staff_id), **_row(one, "from_on", "order", "reason")}
            for one in card.curators
        ],
        "visits": [visit_json(card, one) for one in card.visits],
        **_planned_json(card),
        "agreements": [_row(one, "id", "number", "signed_on") for one in card.agreements],
        "documents": [
            _row(one, "id", "kind", "number", "issued_on", "file", "sha256")
            for one in card.documents
        ],
        "programme": card.programme
        and _row(card.programme, "id", "number", "edition", "state", "submitted_on", "decided_on"),
        "deadlines": [deadline_json(one) for one in card.deadlines],
        "events": [_row(one, "id", "kind", "happened_on", "note", "voided") for one in card.events],
        "compliance": [
            {**_row(one, "first", "last", "required", "allowed", "done"), "state": one.state.value}
            for one in card.compliance
        ],
    }


def _programme(card: CaseCard) -> list[str]:
    """«№ 4/2026, редакция 2: утверждена 20.11.2026»; nothing while there is none."""
    found = card.programme
    if found is None:
        return []
    day = found.decided_on or found.submitted_on
    since = f" {short_date(day)}" if day else ""
    return [f"№ {found.number}, редакция {found.edition}: {found.state.label}{since}"]


def _planned_json(card: CaseCard) -> dict[str, object]:
    """What is agreed with the family, and duty visits over days off."""
    return {
        "appointments": [
            {
                **_row(one, "id", "planned_on", "at", "note", "reason", "cancelled"),
                "who": _name(card, one.staff_id),
            }
            for one in card.appointments
        ],
        "duties": [
            {
                **_row(one, "id", "run_on", "duty_on"),
                "who": one.staff_id and _name(card, one.staff_id),
            }
            for one in card.duties
        ],
    }


def visit_json(card: CaseCard, visit: Visit) -> dict[str, object]:
    """One visit as plain data."""
    return {
        **_row(visit, "id", "made_on", "at", "notes", "voided", "counts"),
        "place": visit.place.value,
        "outcome": visit.outcome.value,
        "who": [_name(card, one) for one in visit.staff_ids],
        "seen": [one.name.full for one in card.members if one.id in visit.member_ids],
    }


def card_text(desk: Desk, card: CaseCard) -> list[str]:
    """The card in words, section by section."""
    ended = not card.case.is_open(desk.today)
    following = ["Сопровождение окончено."] if ended else next_words(card.line)
    agreement = desk.office.profile.terms.agreement.nominative
    lines = [*_head(desk, card), "", *following]
    lines += _planned(desk, card)
    sections = {
        "Семья": [_member(desk, one) for one in card.members],
        "Уровни": [_level(desk, one.from_on, one.level, one.basis) for one in card.levels],
        "Приостановки": [f"{_span(one.from_on, one.to_on)}: {one.reason}" for one in card.pauses],
        "Кураторы": [
            f"с {short_date(one.from_on)}: {_name(card, one.staff_id)}"
            + (f" ({one.order})" if one.order else "")
            for one in card.curators
        ],
        "Программа": _programme(card),
        "Сроки": [f"{one.clock.title}: {one.says}" for one in card.deadlines],
        "События": [event_text(one) for one in card.events],
        "Посещения": [visit_text(card, one) for one in card.visits],
        "Как соблюдались нормы": [
            f"{_span(one.first, one.last)}: {made_of(one.done, one.required)}, "
            f"{state_words(one, desk.office.calendar)}"
            for one in card.compliance
        ],
        "Документы": [
            *(
                f"{agreement} № {one.number} от {short_date(one.signed_on)}"
                for one in card.agreements
            ),
            *(f"файл {one.file}, выдан {short_date(one.issued_on)}" for one in card.documents),
        ],
    }
    for title, rows in sections.items():
        if rows:
            lines += ["", f"{title}:", *(f"  {row}" for row in rows[:MOST_ROWS])]
        if len(rows) > MOST_ROWS:
            lines.append(f"  и ещё {len(rows) - MOST_ROWS}; все — с ключом --json")
    return lines


def visit_text(card: CaseCard, visit: Visit) -> str:
    """One visit on one line."""
    parts = [
        f"{full_day(visit.made_on)}{' ' + visit.at if visit.at else ''}",
        visit.outcome.label,
        visit.place.label,
        ", ".join(_name(card, one) for one in visit.staff_ids),
    ]
    seen = [one.name.first for one in card.members if one.id in visit.member_ids]
    if seen:
        parts.append("видели: " + ", ".join(seen))
    if visit.notes:
        parts.append(" ".join(visit.notes.split()))
    if visit.voided:
        parts.append(f"недействительна: {visit.voided}")
    return f"№ {visit.id}: " + "; ".join(part for part in parts if part)


def event_text(event: CaseEvent) -> str:
    """One dated event on one line."""
    parts = [f"{full_day(event.happened_on)} {event.words}", event.note]
    if event.voided:
        parts.append(f"недействительна: {event.voided}")
    return f"№ {event.id}: " + "; ".join(part for part in parts if part)


def _head(desk: Desk, card: CaseCard) -> list[str]:
    family, case = card.family, card.case
    categories = desk.office.dictionaries.categories
    codes = [code for code in (family.category, *family.more_categories) if code]
    lines = [
        f"{family.name}, дело {case.number} (код {case.id})",
        ", ".join(part for part in (card.settlement.name, family.address, family.phone) if part),
    ]
    if codes:
        lines.append("Категории: " + ", ".join(categories.title(code) for code in codes) + ".")
    curator = card.curator.name.full if card.curator else "не назначен"
    lines.append(f"{capitalised(desk.office.profile.terms.curator.nominative)}: {curator}.")
    adapting = adaptation_words(family.id, card.line.level, desk.today)
    return [*lines, _term(desk, card), *([f"Адаптация: {adapting}."] if adapting else [])]


def _term(desk: Desk, card: CaseCard) -> str:
    found = desk.office.norms.on(desk.today).levels.get(card.line.level)
    level = card.line.level or "не установлен"
    if found:
        level = f"{found.title}, {frequency(found.norm)}"
    words = f"Уровень: {level}. Начало {short_date(card.case.started_on)}"
    end = card.line.outlook.end
    if end is None:
        return f"{words}."
    if card.case.ended_on is not None:
        ground = desk.office.dictionaries.end_grounds.title(card.case.end_reason)
        return f"{words}, окончание {short_date(end)}" + (f" ({ground})." if ground else ".")
    if end < desk.today:
        return f"{words}, срок истёк {short_date(end)}: нужно решение."
    return f"{words}, срок до {short_date(end)}, осталось дней: {(end - desk.today).days}."


def _member(desk: Desk, one: Member) -> str:
    parts = [one.name.full, desk.office.dictionaries.kinships.title(one.kinship)]
    if one.born_on:
        parts.append(f"родилась {short_date(one.born_on)}" if one.sex == "female" else "")
        parts.append(f"родился {short_date(one.born_on)}" if one.sex == "male" else "")
    if one.is_applicant:
        parts.append(desk.office.profile.terms.applicant.nominative)
    if one.came_on:
        parts.append(f"в семье с {short_date(one.came_on)}")
    if one.left_on:
        parts.append(f"{'выбыла' if one.sex == 'female' else 'выбыл'} {short_date(one.left_on)}")
    return ", ".join(part for part in parts if part)


def _level(desk: Desk, from_on: date, code: str, basis: str) -> str:
    found = desk.office.norms.on(from_on).levels.get(code)
    return f"с {short_date(from_on)}: {found.title if found else code}" + (
        f" ({basis})" if basis else ""
    )


def _planned(desk: Desk, card: CaseCard) -> list[str]:
    """What is agreed for the days to come, and duty visits over days off."""
    agreed = [f"Назначено: {_appointment(card, one)}." for one in _standing(desk, card)]
    return agreed + [
        f"Дежурное посещение: {full_day(one.duty_on)}, {_name(card, one.staff_id)}."
        for one in card.duties
        if one.duty_on and one.staff_id and one.duty_on >= desk.today
    ]


def _standing(desk: Desk, card: CaseCard) -> list[Appointment]:
    return [one for one in card.appointments if not one.cancelled and one.planned_on >= desk.today]


def _appointment(card: CaseCard, one: Appointment) -> str:
    at = f" в {one.at}" if one.at else ""
    note = f", {' '.join(one.note.split())}" if one.note else ""
    return f"{full_day(one.planned_on)}{at}, {_name(card, one.staff_id)}{note}"


def _span(first: date, last: date | None) -> str:
    return f"{short_date(first)} — {short_date(last)}" if last else f"с {short_date(first)}"


def _name(card: CaseCard, staff_id: int) -> str:
    person = next((one for one in card.people.values() if one.id == staff_id), None)
    return person.name.short if person else "неизвестный сотрудник"


def _member_json(one: Member) -> dict[str, object]:
    return {
        "name": one.name.full,
        "sex": one.sex.value,
        **_row(one, "id", "kinship", "born_on", "is_applicant", "identity"),
        **_row(one, "came_on", "left_on", "snils", "phone", "occupation", "health"),
    }


def _row(record: object, *fields: str) -> dict[str, object]:
    """Fields of a record by name; empty texts become nulls."""
    found = {name: getattr(record, name) for name in fields}
    return {name: None if value == "" else value for name, value in found.items()}
