"""The head of the card: who the family is and what it is owed, in a few lines."""

from dataclasses import dataclass
from datetime import date

from sstui.core.deadlines import Deadline, DeadlineState
from sstui.core.queue import Group
from sstui.core.records import CaseId
from sstui.core.wording import capitalised, frequency, short_date
from sstui.desk.card import CaseCard, card
from sstui.desk.desk import Desk, calendar_gap, reading
from sstui.desk.family_days import adaptation_words, birthdays_of, own_consent_wanted
from sstui.ui.board_lines import BoardLine, labelled
from sstui.ui.keys import with_keys
from sstui.ui.lists import GROUP_TONES
from sstui.ui.tones import Tone
from sstui.ui.words import (
    appointed,
    distance,
    full_day,
    plain,
    short_names,
    standing,
    term_left,
    window,
)

_LABEL = 12


@dataclass(frozen=True, slots=True)
class Notes:
    """What the head says beside the card's own facts; empty where there is nothing to say."""

    adaptation: str
    ages: str


def read_card(desk: Desk, case_id: CaseId) -> tuple[CaseCard, Notes]:
    """All that the page shows, read at once: the head is laid out several times.

    Raises:
        Refusal: there is no such case.
    """
    with reading():
        found = card(desk, case_id)
        adaptation = adaptation_words(found.family.id, found.line.level, desk.today)
        return found, Notes(adaptation, _ages(found, desk))


def summary(card: CaseCard, notes: Notes, desk: Desk, width: int) -> list[BoardLine]:
    """The lines of the head for a width: the family, its level and term, its next visit."""
    line, lines = card.line, list[BoardLine]()

    def add(label: str, text: str, tone: Tone = Tone.PLAIN) -> None:
        if text:
            lines.extend(labelled(f" {label:<{_LABEL - 1}}", text, width, tone))

    add("Адрес", _where(card))
    add("Категория", _categories(card, desk))
    add("Дело", _case(card))
    add("Уровень", _level(card, desk))
    add("Адаптация", notes.adaptation, Tone.SOON)
    add("Куратор", plain(card.curator.name) if card.curator else "не назначен")
    said = f"{line.group.sign} {standing(line, desk.today)}".strip()
    add("Посещение", said, GROUP_TONES[line.group])
    if line.next and line.group is not Group.ENDED:
        add("", window(line.next, desk.today))
        gap = calendar_gap(desk.office, line.next.opens, line.next.due_by)
        add("Внимание", gap, Tone.MUTED)
    for deadline in card.deadlines:
        if not deadline.state.is_closed:
            is_late = deadline.state is DeadlineState.OVERDUE
            tone = Tone.LATE if is_late else Tone.SOON
            add("Срок", f"{deadline.clock.title}: {_due(deadline, desk.today)}", tone)
    if card.route.is_told:
        add("Дальше", with_keys(f"{card.route.words}: {{card.next-step}}"), Tone.DUE)
    add("Программа", _programme(card))
    add("Назначено", _agreed(card, desk.today), Tone.SOON)
    add("Пауза", _pause(card, desk.today), Tone.MUTED)
    add("Возраст", notes.ages, Tone.SOON)
    return lines


def _due(deadline: Deadline, today: date) -> str:
    day = f"до {full_day(deadline.due_on)}"
    is_late = deadline.state is DeadlineState.OVERDUE
    return f"{day}, {deadline.says if is_late else distance(deadline.due_on, today)}"


def _where(card: CaseCard) -> str:
    family = card.family
    phone = f"тел. {family.phone}" if family.phone else ""
    return ", ".join(part for part in (card.settlement.name, family.address, phone) if part)


def _categories(card: CaseCard, desk: Desk) -> str:
    codes = [code for code in (card.family.category, *card.family.more_categories) if code]
    return capitalised("; ".join(desk.office.dictionaries.categories.title(one) for one in codes))


def _case(card: CaseCard) -> str:
    case = card.case
    said = f"{case.number}, сопровождение с {short_date(case.started_on)}"
    if case.ended_on:
        said += f", закончено {short_date(case.ended_on)}"
    return said


def _level(card: CaseCard, desk: Desk) -> str:
    day = max(desk.today, card.case.started_on)
    known = desk.office.norms.on(day).levels.get(card.line.level)
    said = card.line.level or "не установлен"
    if known:
        said = f"{known.title}, {frequency(known.norm)}"
    if end := card.line.outlook.end:
        said += f"; до {short_date(end)}, {term_left(end, desk.today)}"
    return said


def _programme(card: CaseCard) -> str:
    """«№ 4/2026, редакция 2: на рассмотрении с 20.11.2026»."""
    found = card.programme
    if found is None:
        return ""
    day = found.decided_on or found.submitted_on
    since = f" {short_date(day)}" if day else ""
    return f"№ {found.number}, редакция {found.edition}: {found.state.label}{since}"


def _agreed(card: CaseCard, today: date) -> str:
    standing_ones = [
        one for one in reversed(card.appointments) if not one.cancelled and one.planned_on >= today
    ]
    agreed = [
        ", ".join(
            part for part in (appointed(one), short_names((one.staff_id,), card.people)) if part
        )
        for one in standing_ones[:2]
    ]
    for duty in card.duties:
        if duty.duty_on and duty.staff_id and duty.duty_on >= today:
            goes = short_names((duty.staff_id,), card.people)
            agreed.append(f"дежурное {full_day(duty.duty_on)}, {goes}")
    return "; ".join(agreed)


def _ages(card: CaseCard, desk: Desk) -> str:
    """Who turns 14 or 18 soon, and who is 18 and has not signed a consent yet."""
    family = card.family.id
    if card.case.ended_on is not None:
        return ""
    said = [
        f"{one.member.name.first}: {short_date(one.on)} исполнится {one.years}"
        for one in birthdays_of(desk, family)
    ]
    owes = [one.name.first for one in own_consent_wanted(desk, family)]
    if owes:
        said.append(f"уже есть 18, нужно своё согласие: {', '.join(owes)}")
    return "; ".join(said)


def _pause(card: CaseCard, today: date) -> str:
    for one in card.pauses:
        if one.to_on is None or one.to_on >= today:
            until = f"по {short_date(one.to_on)}" if one.to_on else "до особого распоряжения"
            return f"с {short_date(one.from_on)} {until}: {one.reason}"
    return ""
