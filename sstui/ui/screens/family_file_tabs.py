"""The lists of the family's file: what stands in each of its tabs, as rows of text."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sstui.core.wording import capitalised, short_date
from sstui.desk.desk import Desk
from sstui.desk.family_view import FamilyFile
from sstui.desk.family_words import (
    PASSPORT_LINES,
    consent_state,
    decided_words,
    help_words,
    level_title,
    purpose_words,
)
from sstui.ui.screens import member_rows
from sstui.ui.screens.card_rows import Context, Row
from sstui.ui.tones import Tone
from sstui.ui.widgets.columns import Column
from sstui.ui.widgets.lines import Group

Rows = list[Row | Group]


@dataclass(frozen=True, slots=True)
class FileTab:
    """One tab of the file."""

    title: str
    short: str
    columns: tuple[Column[Row], ...]
    rows: Callable[[FamilyFile, Desk], Rows]
    empty: str


def _columns(*given: tuple[str, int, int, int]) -> tuple[Column[Row], ...]:
    """Columns of the cells in their order: title, width, share, rank."""

    def cell(number: int) -> Callable[[Row], str]:
        return lambda row: row.cells[number]

    return tuple(
        Column(title, cell(number), width, share=share, rank=rank, tone=lambda row: row.tone)
        for number, (title, width, share, rank) in enumerate(given)
    )


def _passport(found: FamilyFile, desk: Desk) -> Rows:
    passport, end = found.passport, found.adaptation_ends_on
    created = ""
    if passport.created_on and end:
        created = f"{short_date(passport.created_on)}; первая годовщина {short_date(end)}"
    lines = [("created_on", "Семья создана", created)]
    lines += [(name, title, getattr(passport, name)) for name, title in PASSPORT_LINES]
    return [
        Row(name, (title, " ".join(text.split()) or "—"), passport, _tone(is_gone=not text))
        for name, title, text in lines
    ]


def _members(found: FamilyFile, desk: Desk) -> Rows:
    office = desk.office
    context = Context(desk.today, office.norms, office.dictionaries, office.calendar)
    return member_rows.member_rows(found.members, context)


def _applications(found: FamilyFile, desk: Desk) -> Rows:
    return [
        Row(
            one.id,
            (
                "×" if one.voided else " ",
                one.number,
                short_date(one.signed_on),
                found.name_of(one.member_id),
                help_words(desk, one.help_kinds),
                _or_void(one.problems, one.voided),
            ),
            one,
            _tone(is_gone=bool(one.voided)),
        )
        for one in found.applications
    ]


def _surveys(found: FamilyFile, desk: Desk) -> Rows:
    return [
        Row(
            one.id,
            (
                "×" if one.voided else " ",
                one.number,
                short_date(one.surveyed_on),
                short_date(one.drawn_on),
                ", ".join(filter(None, [*map(found.who, one.staff_ids), one.others])),
                _or_void(one.conclusion, one.voided),
            ),
            one,
            _tone(is_gone=bool(one.voided)),
        )
        for one in found.surveys
    ]


def _consents(found: FamilyFile, desk: Desk) -> Rows:
    rows: Rows = []
    if found.without:
        who = ", ".join(one.name.first for one in found.without)
        rows.append(Group(f"Нет согласия на обработку: {who}", Tone.LATE))
    if found.own_consent:
        who = ", ".join(one.name.first for one in found.own_consent)
        rows.append(Group(f"Есть 18, нужно своё согласие: {who}", Tone.LATE))
    for one in found.consents:
        holds = one.holds_on(desk.today)
        cells = (
            "+" if holds else "×",
            found.name_of(one.member_id),
            capitalised(purpose_words(desk, one.purpose)),
            short_date(one.given_on),
            short_date(one.until_on) if one.until_on else "до отзыва",
            consent_state(one, desk.today),
            found.name_of(one.signer_id),
            one.place,
        )
        rows.append(Row(one.id, cells, one, _tone(is_gone=not holds)))
    return rows


def _assessments(found: FamilyFile, desk: Desk) -> Rows:
    return [
        Row(
            one.id,
            (
                "×" if one.voided else " " if one.decided else "?",
                short_date(one.assessed_on),
                str(one.points),
                level_title(desk, one.suggested),
                "→",
                decided_words(desk, one),
                one.decided_by,
                _or_void(" ".join(filter(None, [one.reason, one.opinion])), one.voided),
            ),
            one,
            _tone(is_gone=bool(one.voided)),
        )
        for one in found.assessments
    ]


def _documents(found: FamilyFile, desk: Desk) -> Rows:
    return [
        Row(
            one.id,
            (short_date(one.issued_on), one.number, one.file, found.who(one.staff_id)),
            one,
        )
        for one in found.documents
    ]


def _or_void(text: str, voided: str) -> str:
    return f"недействительно: {voided}" if voided else " ".join(text.split())


def _tone(*, is_gone: bool) -> Tone:
    return Tone.MUTED if is_gone else Tone.PLAIN


TABS: Sequence[FileTab] = (
    FileTab(
        "Паспорт",
        "Пасп.",
        _columns(("Что", 18, 0, 0), ("Известно", 30, 1, 0)),
        _passport,
        "Паспорт не заполнен. {file.add} — заполнить.",
    ),
    FileTab(
        "Состав",
        "Состав",
        _columns(*member_rows.COLUMNS),
        _members,
        "В семье никто не записан. {file.add} — записать человека.",
    ),
    FileTab(
        "Заявления",
        "Заявл.",
        _columns(
            ("", 1, 0, 0),
            ("Номер", 8, 0, 0),
            ("Подписано", 10, 0, 0),
            ("Кто", 14, 1, 0),
            ("Помощь", 14, 2, 1),
            ("Трудность", 14, 2, 2),
        ),
        _applications,
        "Заявлений нет. {file.add} — записать заявление.",
    ),
    FileTab(
        "Акты",
        "Акты",
        _columns(
            ("", 1, 0, 0),
            ("Номер", 8, 0, 0),
            ("Обследов.", 10, 0, 0),
            ("Составлен", 10, 0, 2),
            ("Кто", 12, 1, 1),
            ("Вывод", 18, 3, 0),
        ),
        _surveys,
        "Актов обследования нет. {file.add} — составить акт.",
    ),
    FileTab(
        "Согласия",
        "Согл.",
        _columns(
            ("", 1, 0, 0),
            ("Чьи сведения", 14, 2, 0),
            ("Для чего", 14, 2, 0),
            ("Дано", 10, 0, 1),
            ("По", 10, 0, 2),
            ("Состояние", 14, 2, 0),
            ("Подписал", 12, 1, 4),
            ("Где лежит", 10, 1, 5),
        ),
        _consents,
        "Согласий нет ни от кого. {file.add} — записать согласие.",
    ),
    FileTab(
        "Оценки",
        "Оценки",
        _columns(
            ("", 1, 0, 0),
            ("Когда", 10, 0, 0),
            ("Баллы", 5, 0, 0),
            ("Подсказан", 13, 1, 0),
            ("", 1, 0, 0),
            ("Решён", 22, 1, 0),
            ("Кто решил", 10, 1, 1),
            ("Почему, мнение", 10, 2, 2),
        ),
        _assessments,
        "Листов оценки нет. {file.add} — заполнить лист.",
    ),
    FileTab(
        "Бумаги",
        "Бумаги",
        _columns(("Дата", 10, 0, 0), ("Номер", 10, 0, 0), ("Файл", 30, 2, 0), ("Кто", 12, 1, 1)),
        _documents,
        "Бумаг ещё нет. {work.print} — напечатать.",
    ),
)
"""Tabs in their order, the first one has key 1."""
PASSPORT, MEMBERS, APPLICATIONS, SURVEYS, CONSENTS, ASSESSMENTS, DOCUMENTS = range(len(TABS))
