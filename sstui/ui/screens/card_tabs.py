"""The lists of the card: what stands in each of its tabs, as rows of text."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sstui.core.closed_runs import state_words
from sstui.core.compliance import State
from sstui.core.deadlines import DeadlineState
from sstui.core.records import Visit
from sstui.core.wording import capitalised, frequency, made_of, short_date
from sstui.desk.card import CaseCard
from sstui.ui.screens.card_route import route_rows
from sstui.ui.screens.card_rows import Context, Row
from sstui.ui.screens.member_rows import COLUMNS, EMPTY, member_rows
from sstui.ui.tones import Tone
from sstui.ui.widgets.columns import Column
from sstui.ui.widgets.lines import Group
from sstui.ui.words import full_day, plain, short_names, surnames


@dataclass(frozen=True, slots=True)
class Tab:
    """One tab of the card."""

    title: str
    short: str
    columns: tuple[Column[Row], ...]
    rows: Callable[[CaseCard, Context], list[Row | Group]]
    empty: str


def _columns(*given: tuple[str, int, int, int]) -> tuple[Column[Row], ...]:
    """Columns of the cells in their order: title, width, share, rank."""

    def cell(number: int) -> Callable[[Row], str]:
        return lambda row: row.cells[number]

    return tuple(
        Column(title, cell(number), width, share=share, rank=rank, tone=lambda row: row.tone)
        for number, (title, width, share, rank) in enumerate(given)
    )


def _visits(card: CaseCard, _: Context) -> list[Row | Group]:
    names = {one.id: one.name.first for one in card.members}
    return [
        Row(
            one.id,
            (
                "×" if one.voided else "+" if one.counts else " ",
                full_day(one.made_on),
                one.at,
                one.place.label,
                _outcome(one),
                surnames(one.staff_ids, card.people),
                ", ".join(names[seen] for seen in one.member_ids if seen in names),
                " ".join(one.notes.split()),
            ),
            one,
            Tone.MUTED if one.voided else Tone.PLAIN,
        )
        for one in card.visits
    ]


def _outcome(visit: Visit) -> str:
    return f"недействительно: {visit.voided}" if visit.voided else visit.outcome.label


def _appointments(card: CaseCard, context: Context) -> list[Row | Group]:
    rows: list[Row | Group] = []
    for one in card.appointments:
        is_past = one.planned_on < context.today
        state = "отменено" if one.cancelled else "прошло" if is_past else "назначено"
        why = one.cancelled or one.reason
        cells = (
            "×" if one.cancelled else " ",
            full_day(one.planned_on),
            one.at,
            state,
            short_names((one.staff_id,), card.people),
            " ".join(one.note.split()),
            why,
        )
        rows.append(Row(one.id, cells, one, Tone.MUTED if state != "назначено" else Tone.SOON))
    return [*_duties(card, context), *rows]


def _duties(card: CaseCard, context: Context) -> Iterator[Row | Group]:
    """Duty visits over days off: the decision names the day and who goes."""
    for one in card.duties:
        if one.duty_on is None or one.staff_id is None:
            continue
        is_past = one.duty_on < context.today
        goes = short_names((one.staff_id,), card.people)
        state, note = "прошло" if is_past else "дежурное", "на выходные подряд"
        cells = ("@", full_day(one.duty_on), "", state, goes, note, "")
        yield Row(("duty", one.id), cells, one, Tone.MUTED if is_past else Tone.SOON)


def _members(card: CaseCard, context: Context) -> list[Row | Group]:
    return member_rows(card.members, context)


_STATE_LOOKS = {
    State.EXTRA: ("+", Tone.SOON),
    State.NONE: (" ", Tone.MUTED),
    State.MET: ("+", Tone.DONE),
    State.PENDING: (" ", Tone.PLAIN),
    State.EXCUSED: ("=", Tone.MUTED),
    State.SHORT: ("!", Tone.LATE),
}


def _periods(card: CaseCard, context: Context) -> list[Row | Group]:
    rows: list[Row | Group] = []
    for one in card.compliance:
        sign, tone = _STATE_LOOKS[one.state]
        allowed = f", можно до {one.allowed}" if one.allowed > one.required else ""
        cells = (
            sign,
            f"{short_date(one.first)}–{short_date(one.last)}",
            capitalised(state_words(one, context.calendar)),
            f"{made_of(one.done, one.required)}{allowed}",
        )
        rows.append(Row(one.first, cells, one, tone))
    return rows


def _history(card: CaseCard, context: Context) -> list[Row | Group]:
    rows: list[Row | Group] = [Group("Уровни")]
    following: date | None = None
    for level in card.levels:
        known = context.norms.on(level.from_on).levels.get(level.level)
        words = f"{known.title}, {frequency(known.norm)}" if known else level.level
        until = following - timedelta(1) if following else card.line.outlook.end
        following = level.from_on
        cells = (_day(level.from_on), _day(until), words, level.basis)
        rows.append(Row(("level", level.id), cells, level))
    if card.pauses:
        rows.append(Group("Приостановки"))
    for pause in card.pauses:
        cells = (
            _day(pause.from_on),
            _day(pause.to_on) or "бессрочно",
            "приостановлено",
            pause.reason,
        )
        rows.append(Row(("pause", pause.id), cells, pause))
    rows.append(Group("Кураторы"))
    following = None
    for one in card.curators:
        until = following - timedelta(1) if following else None
        following = one.from_on
        name = short_names((one.staff_id,), card.people)
        why = "; ".join(part for part in (one.order, one.reason) if part)
        rows.append(Row(("curator", one.id), (_day(one.from_on), _day(until), name, why), one))
    return [*rows, *_deadlines(card)]


def _deadlines(card: CaseCard) -> list[Row | Group]:
    """Deadlines of the process, then the events that were entered for them."""
    rows: list[Row | Group] = []
    if card.deadlines:
        rows.append(Group("Сроки"))
    for one in card.deadlines:
        cells = (_day(one.started_on), _day(one.due_on), one.clock.title, one.says)
        tone = Tone.LATE if one.state is DeadlineState.OVERDUE else Tone.PLAIN
        rows.append(Row(("deadline", one.clock.code), cells, one, tone))
    if card.events:
        rows.append(Group("События"))
    for event in card.events:
        why = f"недействительно: {event.voided}" if event.voided else event.note
        cells = (_day(event.happened_on), "", event.words, why)
        tone = Tone.MUTED if event.voided else Tone.PLAIN
        rows.append(Row(("event", event.id), cells, event, tone))
    return rows


def _papers(card: CaseCard, _: Context) -> list[Row | Group]:
    rows: list[Row | Group] = []
    if card.agreements:
        rows.append(Group("Заключено"))
    for one in card.agreements:
        rows.append(Row(("agreement", one.id), (_day(one.signed_on), one.number, "", ""), one))
    if card.documents:
        rows.append(Group("Напечатано"))
    for document in card.documents:
        maker = card.people.get(document.staff_id) if document.staff_id else None
        name = plain(maker.name) if maker else ""
        cells = (_day(document.issued_on), document.number, document.file, name)
        rows.append(Row(("document", document.id), cells, document))
    return rows


def _day(day: date | None) -> str:
    return short_date(day) if day else ""


TABS: Sequence[Tab] = (
    Tab(
        "Посещения",
        "Посещ.",
        _columns(
            ("", 1, 0, 0),
            ("Дата", 13, 0, 0),
            ("Время", 5, 0, 3),
            ("Где", 10, 0, 2),
            ("Чем кончилось", 16, 2, 0),
            ("Кто ездил", 12, 1, 1),
            ("Кого видели", 10, 1, 4),
            ("Заметки", 12, 3, 1),
        ),
        _visits,
        "Посещений ещё не было. {work.record-visit} — записать посещение.",
    ),
    Tab(
        "Назначения",
        "Назнач.",
        _columns(
            ("", 1, 0, 0),
            ("Дата", 13, 0, 0),
            ("Время", 5, 0, 0),
            ("Состояние", 9, 0, 1),
            ("Кто едет", 12, 1, 1),
            ("Заметка", 12, 2, 2),
            ("Причина", 10, 2, 3),
        ),
        _appointments,
        "Ничего не назначено. {work.appoint} — назначить день.",
    ),
    Tab(
        "Состав",
        "Состав",
        _columns(*COLUMNS),
        _members,
        EMPTY,
    ),
    Tab(
        "Периоды",
        "Период.",
        _columns(("", 1, 0, 0), ("Период", 21, 0, 0), ("Итог", 20, 1, 0), ("Посещения", 24, 1, 1)),
        _periods,
        "Первый период ещё не начался: он начнётся с началом сопровождения.",
    ),
    Tab(
        "История",
        "Истор.",
        _columns(("С", 10, 0, 0), ("По", 10, 0, 0), ("Что", 24, 1, 0), ("Основание", 20, 1, 1)),
        _history,
        "Здесь пока ничего нет. {card.add-event} — записать событие.",
    ),
    Tab(
        "Бумаги",
        "Бумаги",
        _columns(("Дата", 10, 0, 0), ("Номер", 10, 0, 0), ("Файл", 30, 2, 0), ("Кто", 12, 1, 1)),
        _papers,
        "Бумаг ещё нет. {work.print} — напечатать соглашение (договор).",
    ),
    Tab(
        "Маршрут",
        "Маршр.",
        _columns(
            ("", 1, 0, 0),
            ("Этап, бумага", 30, 3, 0),
            ("Когда", 10, 0, 0),
            ("Состояние", 11, 0, 1),
            ("Номер, кто", 12, 2, 2),
        ),
        route_rows,
        "В профиле региона этапы не описаны.",
    ),
)
"""Tabs in their order, the first one has key 1."""
VISITS, APPOINTMENTS, MEMBERS, PERIODS, HISTORY, PAPERS, ROUTE = range(len(TABS))
