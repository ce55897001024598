"""The family's file as text and as plain data."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from sstui.core.family_file import Application, Assessment, Consent, Survey
from sstui.core.records import Member
from sstui.core.wording import capitalised, short_date
from sstui.desk.desk import Desk
from sstui.desk.family_view import FamilyFile
from sstui.desk.family_words import (
    PASSPORT_LINES,
    SURVEY_LINES,
    consent_state,
    decided_words,
    help_words,
    level_title,
    purpose_words,
)


def file_text(desk: Desk, found: FamilyFile) -> list[str]:
    """Everything that is known of a family, section by section."""
    sections = {
        "Паспорт семьи": list(_passport(found)),
        "Семья": [member_text(desk, one) for one in found.members],
        "Заявления": [application_text(desk, found, one) for one in found.applications],
        "Акты обследования": [line for one in found.surveys for line in survey_text(found, one)],
        "Согласия": [consent_text(desk, found, one) for one in found.consents],
        "Оценки": [assessment_text(desk, found, one) for one in found.assessments],
        "Бумаги": [
            f"№ {one.number} от {short_date(one.issued_on)}, файл {one.file}"
            for one in found.documents
        ],
    }
    lines = list(_head(desk, found))
    for title, rows in sections.items():
        if rows:
            lines += ["", f"{title}:", *(f"  {row}" for row in rows)]
    return lines


def _head(desk: Desk, found: FamilyFile) -> Iterator[str]:
    family, case = found.family, found.case_on(desk.today)
    term = desk.office.profile.terms.family_file
    called = capitalised(term.nominative) if term else "Личное дело семьи"
    yield f"{called}: {family.name}, № {family.id}"
    yield ", ".join(filter(None, [found.settlement.name, family.address, family.phone]))
    yield f"Дело: {case.number}." if case else "Дела о сопровождении нет."
    yield from needed_text(found)


def needed_text(found: FamilyFile) -> Iterator[str]:
    """Whose consent there is none of, and who comes of age."""
    if found.without:
        names = ", ".join(one.name.full for one in found.without)
        yield f"Нет согласия на обработку данных: {names}."
    if found.own_consent:
        names = ", ".join(one.name.full for one in found.own_consent)
        yield f"Есть 18 лет, нужно своё согласие: {names}."
    for one in found.birthdays:
        yield f"{one.member.name.full}: {short_date(one.on)} исполнится {one.years}."


def _passport(found: FamilyFile) -> Iterator[str]:
    created, end = found.passport.created_on, found.adaptation_ends_on
    if created and end:
        yield f"Семья создана: {short_date(created)}; адаптация не позже {short_date(end)}"
    for name, title in PASSPORT_LINES:
        if text := getattr(found.passport, name):
            yield f"{title}: {' '.join(text.split())}"


def member_text(desk: Desk, one: Member) -> str:
    """One person on one line."""
    parts = [one.name.full, desk.office.dictionaries.kinships.title(one.kinship)]
    if one.born_on:
        parts.append(f"род. {short_date(one.born_on)}")
    parts += ["заявитель" if one.is_applicant else "", one.occupation, one.health, one.phone]
    parts.append(f"СНИЛС {one.snils}" if one.snils else "")
    parts.append(f"в семье с {short_date(one.came_on)}" if one.came_on else "")
    left = "выбыла" if one.sex == "female" else "выбыл"
    parts.append(f"{left} {short_date(one.left_on)}" if one.left_on else "")
    return ", ".join(filter(None, parts))


def application_text(desk: Desk, found: FamilyFile, one: Application) -> str:
    """One application on one line."""
    parts = [
        f"№ {one.number} от {short_date(one.signed_on)}",
        found.name_of(one.member_id),
        help_words(desk, one.help_kinds),
        " ".join(one.problems.split()),
        _void(one.voided),
    ]
    return "; ".join(filter(None, parts))


def survey_text(found: FamilyFile, one: Survey) -> Iterator[str]:
    """A survey act: its head, then the sections that are filled."""
    who = ", ".join(map(found.who, one.staff_ids))
    parts = [
        f"№ {one.number} от {short_date(one.drawn_on)}",
        f"обследовали {short_date(one.surveyed_on)}: {who}",
        _void(one.voided),
    ]
    yield "; ".join(filter(None, parts))
    for name, title in SURVEY_LINES:
        if text := getattr(one, name):
            yield f"  {title}: {' '.join(text.split())}"


def consent_text(desk: Desk, found: FamilyFile, one: Consent) -> str:
    """One consent on one line."""
    until = f" по {short_date(one.until_on)}" if one.until_on else ""
    signer = found.name_of(one.signer_id) if one.signer_id != one.member_id else ""
    parts = [
        f"№ {one.id}: {found.name_of(one.member_id)}",
        purpose_words(desk, one.purpose),
        f"с {short_date(one.given_on)}{until}",
        consent_state(one, desk.today),
        f"подписал за него {signer}" if signer else "",
        one.place,
    ]
    return "; ".join(filter(None, parts))


def assessment_text(desk: Desk, found: FamilyFile, one: Assessment) -> str:
    """One filled sheet on one line: points, suggested → decided."""
    parts = [
        f"№ {one.id} от {short_date(one.assessed_on)}: баллов {one.points}",
        f"подсказан {level_title(desk, one.suggested)} → {decided_words(desk, one)}",
        one.decided_by,
        " ".join(one.reason.split()),
        f"мнение семьи: {' '.join(one.opinion.split())}" if one.opinion else "",
        found.who(one.assessor_id),
        _void(one.voided),
    ]
    return "; ".join(filter(None, parts))


def _void(reason: str) -> str:
    return f"недействительно: {reason}" if reason else ""


def file_json(desk: Desk, found: FamilyFile) -> dict[str, object]:
    """The file as plain data."""
    case = found.case_on(desk.today)
    passport = {**_fields(found.passport), "adaptation_ends_on": found.adaptation_ends_on}
    return {
        "family": found.family.id,
        "name": found.family.name,
        "settlement": found.settlement.name,
        "travel_minutes": found.settlement.travel_minutes,
        "address": found.family.address or None,
        "phone": found.family.phone or None,
        "category": found.family.category or None,
        "more_categories": list(found.family.more_categories),
        "case": case and case.number,
        "cases": [one.number for one in found.cases],
        "passport": passport,
        "members": [{**_fields(one), "name": one.name.full} for one in found.members],
        "applications": [_fields(one) for one in found.applications],
        "surveys": [_fields(one) for one in found.surveys],
        "consents": [consent_json(desk, found, one) for one in found.consents],
        "without_consent": [one.name.full for one in found.without],
        "own_consent_wanted": [one.name.full for one in found.own_consent],
        "assessments": [_fields(one) for one in found.assessments],
        "documents": [
            {"number": one.number, "issued_on": one.issued_on, "file": one.file}
            for one in found.documents
        ],
        "coming_of_age": [
            {"name": one.member.name.full, "years": one.years, "on": one.on}
            for one in found.birthdays
        ],
    }


def consent_json(desk: Desk, found: FamilyFile, one: Consent) -> dict[str, object]:
    """One consent as plain data."""
    names = {
        "member": found.name_of(one.member_id),
        "signer": found.name_of(one.signer_id),
        "holds": one.holds_on(desk.today),
    }
    return {**_fields(one), **names}


def _fields(record: Any) -> dict[str, object]:
    """Fields of a record that a program may want; empty texts become nulls."""
    left_out = ("version", "forms", "family_id", "name")
    return {
        name: _plain(getattr(record, name))
        for name in type(record).__dataclass_fields__
        if name not in left_out
    }


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return list(value)
    return value if isinstance(value, date | dict | bool | int) else (value or None)
