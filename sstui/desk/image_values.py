"""Stored values in words: ids as names, codes by their dictionaries, lists one by one."""

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sstui.core.appeals import AppealDecision
from sstui.core.closed_runs import RunChoice
from sstui.core.family_file import ConsentPurpose
from sstui.core.letters import DisclosureGround, SendingWay
from sstui.core.office import Dictionary, Entry
from sstui.core.problems import Problems
from sstui.core.programme import ProgrammeState, WorkPlace
from sstui.core.records import Outcome, Place, Role, Sex
from sstui.core.sittings import Decision, Part, Question
from sstui.core.wording import short_date
from sstui.desk.assessments import sheet_of
from sstui.desk.desk import Desk
from sstui.desk.family_words import purpose_words
from sstui.desk.namesakes import record_called

LONGEST = 80
"""Characters of a text that a line shows."""

_ENUMS: Mapping[tuple[str, str], Callable[[str], StrEnum]] = {
    ("visit", "place"): Place,
    ("visit", "outcome"): Outcome,
    ("measure", "place"): WorkPlace,
    ("programme", "state"): ProgrammeState,
    ("appeal", "decision"): AppealDecision,
    ("letter", "way"): SendingWay,
    ("letter", "ground"): DisclosureGround,
    ("sitting_item", "question"): Question,
    ("sitting_item", "decision"): Decision,
    ("body_member", "part"): Part,
    ("attendee", "part"): Part,
    ("closed_run_choice", "choice"): RunChoice,
    ("staff", "role"): Role,
    ("staff", "sex"): Sex,
    ("member", "sex"): Sex,
}
_STAFF = ("staff", "last")
_NAMES = {
    "settlement_id": ("settlement", "name"),
    "family_id": ("family", "name"),
    "merged_into": ("family", "name"),
    "staff_id": _STAFF,
    "decided_by_id": _STAFF,
    "taken_by_id": _STAFF,
    "registered_by_id": _STAFF,
    "assessor_id": _STAFF,
    "author_id": _STAFF,
    "speaker_id": _STAFF,
    "substitute_id": _STAFF,
    "member_id": ("member", "first"),
    "signer_id": ("member", "first"),
    "organisation_id": ("organisation", "name"),
    "staff_ids": _STAFF,
    "member_ids": ("member", "first"),
    "measure_ids": ("measure", "title"),
}
_LEVELS = ("level", "suggested", "decided")


def value_words(desk: Desk, table: str, column: str, value: Any) -> str:
    """A stored value as people read it; empty where there is none."""
    if value is None or value == "":
        return ""
    if column in _NAMES:
        return _named(column, value)
    if (table, column) in _ENUMS:
        return _label(_ENUMS[table, column], value)
    if (table, column) in _CODES:
        return ", ".join(_title(_CODES[table, column](desk), code) for code in _items(value))
    if (table, column) in _SPECIAL:
        return _SPECIAL[table, column](desk, value)
    if column in _LEVELS:
        known = desk.office.norms.on(desk.today).levels.get(value)
        return known.title if known else "уровень, которого в нормах нет"
    if column.startswith("is_") or column == "active":
        return "да" if value else "нет"
    text = str(value)
    if column.endswith("_on") or column == "reply_by":
        return short_date(date.fromisoformat(text))
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def _named(column: str, value: Any) -> str:
    ids = json.loads(value) if column.endswith("_ids") else [value]
    return ", ".join(record_called(*_NAMES[column], one) or f"№ {one}" for one in ids)


def _label(kind: Callable[[str], StrEnum], value: str) -> str:
    try:
        return str(getattr(kind(value), "label", value))
    except ValueError:
        return "неизвестное значение"  # written by a later version of the program


def _items(value: str) -> Iterable[str]:
    """One code, several with commas, or a list of them."""
    if value.startswith("["):
        return [str(one) for one in json.loads(value)]
    return value.split(",")


def _title(titles: Mapping[str, str], code: str) -> str:
    return titles.get(code, "которого в списке больше нет")


def _by_code(*dictionaries: Dictionary[Any]) -> dict[str, str]:
    return {one.code: one.title for known in dictionaries for one in _entries(known)}


def _entries(known: Dictionary[Any]) -> Iterable[Entry]:
    return known


_CODES: Mapping[tuple[str, str], Callable[[Desk], Mapping[str, str]]] = {
    ("family", "category"): lambda desk: _by_code(desk.office.dictionaries.categories),
    ("family", "more_categories"): lambda desk: _by_code(desk.office.dictionaries.categories),
    ("member", "kinship"): lambda desk: _by_code(desk.office.dictionaries.kinships),
    ("family_case", "end_reason"): lambda desk: _by_code(desk.office.dictionaries.end_grounds),
    ("appeal", "source"): lambda desk: _by_code(
        desk.office.dictionaries.sources, desk.office.profile.lists.sources
    ),
    ("appeal", "ground"): lambda desk: _by_code(desk.office.profile.lists.start_grounds),
    ("application", "help_kinds"): lambda desk: _by_code(desk.office.profile.lists.help_kinds),
    ("measure", "help_kind"): lambda desk: _by_code(desk.office.profile.lists.help_kinds),
    ("organisation", "kind"): lambda desk: _by_code(desk.office.profile.lists.organisations),
    ("consent", "purpose"): lambda desk: {
        one: purpose_words(desk, one)
        for one in (*ConsentPurpose, *(own.code for own in desk.office.profile.lists.purposes))
    },
    ("consent", "recipients"): lambda desk: _by_code(desk.office.profile.lists.organisations),
    ("case_event", "kind"): lambda desk: desk.office.profile.route.events,
    ("sitting", "body"): lambda desk: _bodies(desk),
    ("body_member", "body"): lambda desk: _bodies(desk),
}


def _bodies(desk: Desk) -> dict[str, str]:
    return {code: one.title for code, one in desk.office.profile.route.bodies.items()}


def _children(_: Desk, value: str) -> str:
    """Children that an appeal names, with their days of birth."""
    return ", ".join(
        f"{name} ({short_date(date.fromisoformat(day))})" if day else str(name)
        for name, day in json.loads(value)
    )


def _moment(desk: Desk, value: str) -> str:
    at = datetime.fromisoformat(value).astimezone(desk.office.settings.zone)
    return f"{at:%d.%m.%Y %H:%M}"


def _answers(desk: Desk, value: str) -> str:
    """Answers of the sheet by its questions; how many where the sheet is another now."""
    given: dict[str, str] = json.loads(value)
    try:
        factors = sheet_of(desk).factors
    except Problems:
        factors = ()
    said = [
        f"{factor.title}: {option.title}"
        for factor in factors
        for option in factor.options
        if given.get(factor.code) == option.code
    ]
    return "; ".join(said) if len(said) == len(given) else f"ответов: {len(given)}"


def _stops(desk: Desk, value: str) -> str:
    marked = json.loads(value)
    try:
        titles = {one.code: one.title for one in sheet_of(desk).stops}
    except Problems:
        titles = {}
    return ", ".join(_title(titles, code) for code in marked)


_SPECIAL: Mapping[tuple[str, str], Callable[[Desk, str], str]] = {
    ("appeal", "children"): _children,
    ("appeal", "taken_at"): _moment,
    ("assessment", "answers"): _answers,
    ("assessment", "stops"): _stops,
}
