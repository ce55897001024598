"""What the screen of a programme shows: its head, its lines, what the checks have found."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sstui.core.programme import Measure, OrganisationId, Programme, ProgrammeState, WorkPlace
from sstui.core.programme_checks import Finding
from sstui.core.programme_rules import Severity
from sstui.core.records import MemberId, Staff, StaffId
from sstui.core.wording import capitalised, counted, short_date
from sstui.desk.card import CaseCard
from sstui.desk.desk import Desk
from sstui.desk.organisations import organisations
from sstui.desk.programmes import FullProgramme
from sstui.ui.board_lines import BoardLine, labelled
from sstui.ui.keys import with_keys
from sstui.ui.tones import Tone
from sstui.ui.widgets.columns import Column
from sstui.ui.words import plain

_PLACES = {WorkPlace.HOME: "дома", WorkPlace.OFFICE: "у нас", WorkPlace.ELSEWHERE: "не у нас"}
_LABEL = 12
STATE_TONES = {
    ProgrammeState.DRAFT: Tone.DUE,
    ProgrammeState.SUBMITTED: Tone.SOON,
    ProgrammeState.APPROVED: Tone.DONE,
    ProgrammeState.REJECTED: Tone.LATE,
    ProgrammeState.REPLACED: Tone.MUTED,
}


@dataclass(frozen=True, slots=True)
class Named:
    """Names of everybody and everything that a line of a programme may speak of."""

    members: Mapping[MemberId, str]
    people: Mapping[StaffId, Staff]
    organisations: Mapping[OrganisationId, str]
    kinds: Mapping[str, str]


def named(desk: Desk, card: CaseCard) -> Named:
    """The names for a case's programme."""
    kinds = [*desk.office.dictionaries.help_kinds, *desk.office.profile.lists.help_kinds]
    return Named(
        members={one.id: one.name.first for one in card.members},
        people=card.people,
        organisations={one.id: one.name for one in organisations(also_closed=True)},
        kinds={one.code: one.short for one in kinds},
    )


def columns(names: Named, wrong: Mapping[int, Severity]) -> list[Column[Measure]]:
    """Columns of the measures; a line with a finding has its sign before it."""

    def tone(one: Measure) -> Tone:
        return _TONES.get(wrong.get(one.id, Severity.OFF), Tone.PLAIN)

    return [
        Column("", lambda one: _SIGNS.get(wrong.get(one.id, Severity.OFF), ""), 1, tone=tone),
        Column("№", lambda one: str(one.position), 2),
        Column("Вид", lambda one: names.kinds.get(one.help_kind, one.help_kind), 8, rank=2),
        Column("Мероприятие", lambda one: " ".join(one.title.split()), 16, share=4),
        Column("Кому", lambda one: whom(names, one), 8, share=1, rank=3),
        Column("Где", lambda one: _PLACES[one.place], 8, rank=4),
        Column("Работа", _work, 8, share=1, rank=5),
        Column("Срок", until, 10, rank=1),
        Column("Кто отвечает", lambda one: who(names, one), 12, share=2),
    ]


_SIGNS = {Severity.ERROR: "!", Severity.HINT: "?"}
_TONES = {Severity.ERROR: Tone.LATE, Severity.HINT: Tone.DUE}

FINDING_COLUMNS: tuple[Column[Finding], ...] = (
    Column("", lambda one: _SIGNS[one.severity], 1, tone=lambda one: _TONES[one.severity]),
    Column("", lambda one: one.text, 40, share=1, tone=lambda one: _TONES[one.severity]),
)


def whom(names: Named, one: Measure) -> str:
    """First names of those whom a measure is for; «вся семья» where nobody is named."""
    found = [names.members[key] for key in one.member_ids if key in names.members]
    return ", ".join(found) or "вся семья"


def who(names: Named, one: Measure) -> str:
    """The organisation or the person who answers for a measure."""
    found = []
    if one.organisation_id is not None:
        found.append(names.organisations.get(one.organisation_id, ""))
    elif one.staff_id is not None and one.staff_id in names.people:
        found.append(plain(names.people[one.staff_id].name))
    found.append(one.responsible)
    return ", ".join(filter(None, found)) or "не назван"


def until(one: Measure) -> str:
    """The last day of a measure."""
    return short_date(one.until_on) if one.until_on else "не назван"


def _work(one: Measure) -> str:
    return "группа" if one.is_group else "индив."


def head(desk: Desk, full: FullProgramme, names: Named, width: int) -> list[BoardLine]:
    """Number, edition, state, term, who signed, what was decided, and what to do next."""
    old, lines = full.programme, list[BoardLine]()

    def add(label: str, text: str, tone: Tone = Tone.PLAIN) -> None:
        if text:
            lines.extend(labelled(f" {label:<{_LABEL - 1}}", " ".join(text.split()), width, tone))

    add("Программа", _called(old), STATE_TONES[old.state])
    add("Срок", _term(old, names))
    if old.state is ProgrammeState.DRAFT:
        add("Подписи", _signatures(old))
    add("Решение", _decided(old))
    add("Замечания", old.remarks, Tone.LATE)
    room = max(width - _LABEL - 2, 10)
    for label, text in (("Проблема", old.problem), ("Цель", old.goal), ("Результат", old.desired)):
        add(label, _cut(text, room))
    add("Дальше", with_keys(what_next(desk, full)), Tone.STRONG)
    return lines


def what_next(desk: Desk, full: FullProgramme) -> str:
    """The sensible next step with its key, in words."""
    old, terms = full.programme, desk.office.profile.terms
    match old.state:
        case ProgrammeState.DRAFT if not full.measures:
            return "добавьте мероприятия: {programme.add}"
        case ProgrammeState.DRAFT if full.errors:
            count = counted(len(full.errors), "ошибку", "ошибки", "ошибок")
            they = "она" if count.endswith("ошибку") else "они"
            return f"исправьте {count}, {they} ниже; подписи — {{programme.sign}}"
        case ProgrammeState.DRAFT if old.curator_signed_on and old.family_signed_on:
            return "{programme.submit} — передать на рассмотрение"
        case ProgrammeState.DRAFT:
            return "{programme.submit} — передать на рассмотрение; {programme.sign} — подписи"
        case ProgrammeState.SUBMITTED if desk.office.profile.route.approval.body:
            return f"ждёт решения: {terms.body.nominative}; {{programme.withdraw}} — вернуть"
        case ProgrammeState.SUBMITTED:
            return "{programme.decide} — утвердить или вернуть"
        case ProgrammeState.APPROVED:
            return "не меняется: что меняют, пишут новой редакцией, {programme.edition}"
        case ProgrammeState.REJECTED:
            return "{programme.edition} — исправить новой редакцией"
    return "заменена новой и не меняется; стрелки влево и вправо листают редакции"


def older(known: Sequence[Programme], shown: Programme, width: int) -> list[BoardLine]:
    """The other versions of the case, newest first: number, edition, state."""
    others = [one for one in known if one.id != shown.id]
    if not others:
        return []
    said = "; ".join(
        f"№ {one.number}, ред. {one.edition} — {one.state.label}"
        + (f" {short_date(one.decided_on)}" if one.decided_on else "")
        for one in others
    )
    return labelled(" Другие редакции (стрелки влево и вправо): ", said, width, Tone.MUTED)[:2]


def measure_words(names: Named, one: Measure) -> list[str]:
    """Everything that stands in a line, one thing a paragraph."""
    term = " по ".join(filter(None, [short_date(one.from_on) if one.from_on else "", until(one)]))
    watches = names.people.get(one.staff_id) if one.staff_id and one.is_attracted else None
    said = {
        "Что": one.title,
        "Вид помощи": names.kinds.get(one.help_kind, one.help_kind),
        "Для кого": whom(names, one),
        "Форма работы": one.form,
        "Где": one.place.label,
        "Работа": "групповая" if one.is_group else "индивидуальная",
        "Как часто": one.periodicity,
        "Срок": term,
        "Кто отвечает": who(names, one),
        "Кто следит": plain(watches.name) if watches else "",
    }
    return [f"{label}: {text}" for label, text in said.items() if text]


def _called(old: Programme) -> str:
    again = ", разработана повторно" if old.is_repeat else ""
    return f"№ {old.number}, редакция {old.edition}{again}: {old.state.label}"


def _term(old: Programme, names: Named) -> str:
    author = names.people.get(old.author_id) if old.author_id else None
    drawn = f"составлена {short_date(old.drawn_on)}" + (f", {plain(author.name)}" if author else "")
    part = f"; входит в {old.service_programme}" if old.service_programme else ""
    return f"{short_date(old.from_on)}–{short_date(old.until_on)}; {drawn}{part}"


def _signatures(old: Programme) -> str:
    curator = short_date(old.curator_signed_on) if old.curator_signed_on else "нет"
    family = short_date(old.family_signed_on) if old.family_signed_on else "нет"
    return f"куратор — {curator}, семья — {family}"


def _decided(old: Programme) -> str:
    if old.decided_on:
        return f"{capitalised(old.state.label)} {short_date(old.decided_on)}"
    if old.submitted_on:
        return f"Передана на рассмотрение {short_date(old.submitted_on)}"
    return ""


def _cut(text: str, room: int) -> str:
    line = " ".join(text.split())
    return line if len(line) <= room else f"{line[: room - 1]}…"
