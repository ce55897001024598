"""Changed rows in words: which record, which field, what it was and what it is."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from sstui.core.appeals import AppealDecision
from sstui.core.family_file import ConsentPurpose
from sstui.core.letters import DisclosureGround, SendingWay
from sstui.core.programme import ProgrammeState, WorkPlace
from sstui.core.records import Outcome, Place, Role, Sex
from sstui.core.sittings import Decision, Question
from sstui.core.wording import short_date
from sstui.desk.desk import Desk
from sstui.store.row_changes import Image, RowChange, word_of

RECORDS = {
    "settlement": "населённый пункт",
    "staff": "сотрудник",
    "family": "семья",
    "member": "член семьи",
    "family_case": "дело",
    "level_period": "уровень",
    "pause": "приостановка",
    "assignment": "куратор",
    "visit": "посещение",
    "visit_staff": "кто ездил",
    "visit_member": "кого видели",
    "appointment": "назначенное посещение",
    "agreement": "соглашение",
    "case_event": "событие",
    "closed_run_choice": "решение на выходные подряд",
    "appeal": "обращение",
    "passport": "паспорт семьи",
    "application": "заявление",
    "survey": "акт обследования",
    "consent": "согласие",
    "assessment": "оценка ситуации",
    "organisation": "организация",
    "programme": "программа",
    "measure": "мероприятие",
    "body_member": "член органа",
    "sitting": "заседание",
    "attendee": "участник заседания",
    "sitting_item": "вопрос повестки",
    "curator_order": "приказ о кураторе",
    "letter": "письмо",
}
"""What a table holds one of."""

FIELDS = {
    "name": "название",
    "last": "фамилия",
    "first": "имя",
    "patronymic": "отчество",
    "sex": "пол",
    "travel_minutes": "минут в пути",
    "role": "роль",
    "post": "должность",
    "phone": "телефон",
    "login": "учётная запись",
    "left_on": "выбыл",
    "came_on": "прибыл",
    "settlement_id": "населённый пункт",
    "address": "адрес",
    "category": "категория",
    "more_categories": "другие категории",
    "kinship": "кем приходится",
    "born_on": "дата рождения",
    "is_applicant": "заявитель",
    "identity": "документ",
    "snils": "СНИЛС",
    "occupation": "учёба или работа",
    "health": "здоровье",
    "number": "номер",
    "family_id": "семья",
    "merged_into": "объединена с семьёй",
    "started_on": "начало",
    "ended_on": "окончание",
    "end_reason": "основание окончания",
    "from_on": "с",
    "to_on": "по",
    "until_on": "по",
    "level": "уровень",
    "basis": "основание",
    "reason": "причина",
    "staff_id": "сотрудник",
    "member_id": "член семьи",
    "order_text": "приказ",
    "made_on": "день",
    "at_time": "время",
    "place": "место",
    "outcome": "исход",
    "notes": "заметки",
    "note": "заметка",
    "voided": "недействительно",
    "cancelled": "отменено",
    "planned_on": "назначено на",
    "signed_on": "подписано",
    "kind": "вид",
    "happened_on": "день",
    "choice": "решение",
    "duty_on": "дежурный день",
    "received_on": "получено",
    "source": "источник",
    "sender": "от кого",
    "sender_paper": "документ отправителя",
    "ground": "основание",
    "summary": "содержание",
    "danger": "опасность",
    "decision": "решение",
    "decided_on": "решено",
    "decided_by": "кто решил",
    "decision_note": "о решении",
    "state": "состояние",
    "problem": "проблема",
    "goal": "цель",
    "desired": "желаемый результат",
    "title": "мероприятие",
    "help_kind": "вид помощи",
    "periodicity": "периодичность",
    "organisation_id": "организация",
    "responsible": "ответственный",
    "held_on": "день",
    "is_closed": "закрыто",
    "is_present": "присутствовал",
    "question": "вопрос",
    "heard": "слушали",
    "remarks": "замечания",
    "dissent": "особое мнение",
    "sent_on": "отправлено",
    "answered_on": "получен ответ",
    "answer": "ответ",
    "reply_by": "ответить до",
    "wishes": "желаемое семьёй",
    "resources": "ресурсы семьи",
    "obligations": "обязательства семьи",
    "purpose": "цель согласия",
    "given_on": "дано",
    "withdrawn_on": "отозвано",
    "surveyed_on": "обследовано",
    "conclusion": "вывод",
    "points": "баллы",
    "suggested": "подсказанный уровень",
    "decided": "установленный уровень",
    "opinion": "мнение семьи",
}
"""Columns that people know by a word; others are not told."""

_ENUMS: Mapping[tuple[str, str], Callable[[str], StrEnum]] = {
    ("visit", "place"): Place,
    ("visit", "outcome"): Outcome,
    ("measure", "place"): WorkPlace,
    ("programme", "state"): ProgrammeState,
    ("appeal", "decision"): AppealDecision,
    ("consent", "purpose"): ConsentPurpose,
    ("letter", "way"): SendingWay,
    ("letter", "ground"): DisclosureGround,
    ("sitting_item", "question"): Question,
    ("sitting_item", "decision"): Decision,
    ("staff", "role"): Role,
}
_NAMES = {
    "settlement_id": ("settlement", "name"),
    "family_id": ("family", "name"),
    "merged_into": ("family", "name"),
    "staff_id": ("staff", "last"),
    "decided_by": ("staff", "last"),
    "member_id": ("member", "first"),
    "organisation_id": ("organisation", "name"),
}
_NAMING = (
    "number",
    "name",
    "last",
    "first",
    "title",
    "made_on",
    "planned_on",
    "from_on",
    "held_on",
)
"""Columns that tell one record from another of its kind, the best first."""


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of one record: what it was and what it became, in words."""

    record: str
    """«посещение 12.11.2026»."""
    field: str
    """Empty where the whole record was added or taken away."""
    was: str
    now: str

    @property
    def text(self) -> str:
        """«посещение 12.11.2026, исход: никого нет дома → состоялось»."""
        if not self.field:
            return f"{self.record}: {'добавлено' if not self.was else 'убрано'}"
        return f"{self.record}, {self.field}: {self.was or 'пусто'} → {self.now or 'пусто'}"

    @property
    def back(self) -> str:
        """The same change taken back."""
        if not self.field:
            return f"{self.record}: {'будет убрано' if not self.was else 'вернётся'}"
        return f"{self.record}, {self.field}: {self.now or 'пусто'} → {self.was or 'пусто'}"


def in_words(desk: Desk, changes: Iterable[RowChange]) -> tuple[FieldChange, ...]:
    """Every change that people know a word for, in the order in which it was made."""
    found = [one for change in changes for one in _told(desk, change)]
    return tuple(dict.fromkeys(found))


def _told(desk: Desk, change: RowChange) -> Iterator[FieldChange]:
    record = _record(desk, change)
    if change.before is None or change.after is None:
        was, now = ("", "есть") if change.before is None else ("есть", "")
        yield FieldChange(record, "", was, now)
        return
    for name, (was, now) in change.differences.items():
        if name in FIELDS:
            words = [_value(desk, change.table, name, value) for value in (was, now)]
            yield FieldChange(record, FIELDS[name], *words)


def _record(desk: Desk, change: RowChange) -> str:
    image: Image = change.after or change.before or {}
    name = next((one for one in _NAMING if image.get(one)), "")
    words = RECORDS.get(change.table, change.table)
    if not name and "staff_id" in image:
        name = "staff_id"
    return f"{words} {_value(desk, change.table, name, image[name])}" if name else words


def _value(desk: Desk, table: str, name: str, value: Any) -> str:
    """A stored value as people read it."""
    if value is None or value == "":
        return ""
    if name in _NAMES:
        return word_of(*_NAMES[name], value) or f"№ {value}"
    if (table, name) in _ENUMS:
        return str(getattr(_ENUMS[table, name](value), "label", value))
    if name in ("level", "suggested", "decided"):
        known = desk.office.norms.on(desk.today).levels.get(value)
        return known.title if known else str(value)
    if name == "sex":
        return Sex(value).label
    if name.startswith("is_"):
        return "да" if value else "нет"
    text = str(value)
    if name.endswith("_on") or name == "reply_by":
        return short_date(date.fromisoformat(text))
    if text.startswith("["):
        return ", ".join(map(str, json.loads(text)))
    return text if len(text) <= 80 else text[:79] + "…"
