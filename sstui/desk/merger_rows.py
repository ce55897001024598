"""A merger side by side, before it is done: what stays, what is filled, what moves, what is lost.

The values come from the functions that the merger itself uses.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sstui.core.family_file import Passport
from sstui.core.records import Case, Family, FamilyId, Member
from sstui.core.wording import short_date
from sstui.desk.desk import Desk
from sstui.desk.family_words import PASSPORT_LINES
from sstui.desk.merging import Merger, filled_family, filled_member, plan_merger
from sstui.store import appeals, families, family_file, papers
from sstui.store.cases import cases_of
from sstui.store.engine import connected


class Fate(StrEnum):
    """What becomes of a line."""

    STAYS = "stays"
    FILLED = "filled"
    MOVES = "moves"
    JOINED = "joined"
    LOST = "lost"
    """The other record says something else, which remains in the journal alone."""


@dataclass(frozen=True, slots=True)
class MergerRow:
    """One line of the two records."""

    what: str
    keep: str
    gone: str
    becomes: str
    """What there will be, in words."""
    fate: Fate


@dataclass(frozen=True, slots=True)
class MergerPart:
    """Lines about one thing, under its title."""

    title: str
    rows: tuple[MergerRow, ...]


@dataclass(frozen=True, slots=True)
class MergerView:
    """A merger to be looked at."""

    merger: Merger
    parts: tuple[MergerPart, ...]
    """Those that have any lines."""


@connected()
def preview_merger(desk: Desk, keep: FamilyId, gone: FamilyId) -> MergerView:
    """Both records side by side, and what a merger would make of each line; nothing is changed.

    Raises:
        Refusal: as in `plan_merger`.
    """
    merger = plan_merger(desk, keep, gone)
    parts = (
        MergerPart("Семья", tuple(_family(desk, merger))),
        MergerPart("Паспорт семьи", tuple(_passport(keep, gone))),
        MergerPart("Люди", tuple(_people(desk, merger))),
        MergerPart("Дела", tuple(_cases(merger))),
        MergerPart("Записи и бумаги", tuple(_records(keep, gone))),
    )
    return MergerView(merger, tuple(one for one in parts if one.rows))


# -- the family


def _family(desk: Desk, merger: Merger) -> Iterator[MergerRow]:
    one, other = merger.keep, merger.gone
    new, categories = filled_family(one, other), desk.office.dictionaries.categories
    places = {known.id: known.name for known in families.settlements()}

    def place(family: Family) -> str:
        return ", ".join(filter(None, (places[family.settlement_id], family.address)))

    def more(family: Family) -> str:
        return ", ".join(categories.title(code) for code in family.more_categories)

    def category(family: Family) -> str:
        return categories.title(family.category) if family.category else ""

    for what, words in (
        ("Адрес", place),
        ("Телефон", lambda family: family.phone),
        ("Категория", category),
        ("Другие категории", more),
    ):
        if found := _line(what, words(one), words(other), words(new)):
            yield found


def _passport(keep: FamilyId, gone: FamilyId) -> Iterator[MergerRow]:
    one = family_file.passport(keep) or Passport(keep)
    other = family_file.passport(gone) or Passport(gone)
    created, told = _day(one.created_on), _day(other.created_on)
    if found := _line("Семья создана", created, told, created or told):
        yield found
    for name, what in PASSPORT_LINES:
        own, others = (" ".join(getattr(known, name).split()) for known in (one, other))
        if found := _line(what, own, others, own or others):
            yield found


def _line(what: str, one: str, other: str, new: str) -> MergerRow | None:
    """A line of a family's data; None where neither record has it."""
    if not one and not other:
        return None
    if new != one:
        return MergerRow(what, one, other, f"станет: {new}" if one else "впишется", Fate.FILLED)
    if other and other != one:
        return MergerRow(what, one, other, "останется прежнее", Fate.LOST)
    return MergerRow(what, one, other, "остаётся", Fate.STAYS)


# -- people

_PERSON = (
    ("born_on", "дата рождения"),
    ("identity", "документ"),
    ("snils", "СНИЛС"),
    ("phone", "телефон"),
    ("occupation", "учёба или работа"),
    ("health", "здоровье"),
    ("came_on", "в семье с"),
)
"""What is filled from the other record of a person, and how it is called."""


def _people(desk: Desk, merger: Merger) -> Iterator[MergerRow]:
    joined = dict(merger.same)
    kinships = desk.office.dictionaries.kinships
    for one in families.members(merger.keep.id):
        called = kinships.short(one.kinship)
        if (other := joined.get(one)) is None:
            yield MergerRow(called, person_words(one), "", "остаётся", Fate.STAYS)
            continue
        yield _joined(called, one, other)
    for other in merger.coming:
        said = "перейдёт, заявителем не будет" if other.is_applicant else "перейдёт"
        called = kinships.short(other.kinship)
        yield MergerRow(called, "", person_words(other), said, Fate.MOVES)


def _joined(called: str, one: Member, other: Member) -> MergerRow:
    """Two records of one person: what is filled, and where the two say different things."""
    new = filled_member(one, other)
    filled = [word for name, word in _PERSON if getattr(new, name) != getattr(one, name)]
    if new.name != one.name:
        filled.insert(0, "отчество")
    told_otherwise = [
        word
        for name, word in (*_PERSON, ("kinship", "кем приходится"), ("left_on", "выбытие"))
        if getattr(new, name) != getattr(other, name)
        and (getattr(other, name) or name == "left_on")
    ]
    said = ["одна запись"]
    said += [f"впишется: {', '.join(filled)}"] if filled else []
    said += [f"останется прежнее: {', '.join(told_otherwise)}"] if told_otherwise else []
    fate = Fate.LOST if told_otherwise else Fate.JOINED
    return MergerRow(called, person_words(one), person_words(other), "; ".join(said), fate)


def person_words(one: Member) -> str:
    """«Ёлкина Мария Петровна, 01.05.1990», with «выбыл» and the like said."""
    left = f"выбытие {short_date(one.left_on)}" if one.left_on else ""
    return ", ".join(filter(None, (one.name.full, _day(one.born_on), left)))


# -- cases and papers


def _cases(merger: Merger) -> Iterator[MergerRow]:
    for one in cases_of(merger.keep.id):
        yield MergerRow(one.number, _term(one), "", "остаётся", Fate.STAYS)
    for one in merger.cases:
        yield MergerRow(one.number, "", _term(one), "перейдёт со всем, что в нём", Fate.MOVES)


def _term(case: Case) -> str:
    end = f" по {short_date(case.ended_on)}" if case.ended_on else ", открыто"
    return f"с {short_date(case.started_on)}{end}"


_KINDS: Sequence[tuple[str, Callable[[FamilyId], Sequence[object]]]] = (
    ("Обращения", appeals.appeals_of),
    ("Заявления", family_file.applications),
    ("Акты", family_file.surveys),
    ("Согласия", family_file.consents),
    ("Листы оценки", family_file.assessments),
    ("Напечатанное", papers.documents_of),
)


def _records(keep: FamilyId, gone: FamilyId) -> Iterator[MergerRow]:
    """Records that move all together: how many there are of each kind."""
    for what, read in _KINDS:
        own, others = len(read(keep)), len(read(gone))
        if own or others:
            yield _counted(what, own, others)


def _counted(what: str, own: int, others: int) -> MergerRow:
    texts = (str(own or ""), str(others or ""))
    if not others:
        return MergerRow(what, *texts, "остаётся", Fate.STAYS)
    return MergerRow(what, *texts, f"перейдёт, станет {own + others}", Fate.MOVES)


def _day(day: date | None) -> str:
    return short_date(day) if day else ""


_BRIEFLY = (
    (Fate.JOINED, "Один человек"),
    (Fate.MOVES, "Перейдёт"),
    (Fate.FILLED, "Впишется"),
    (Fate.LOST, "Останется прежнее"),
)


def brief(view: MergerView) -> list[tuple[str, str]]:
    """What becomes of the lines in a few words: «Впишется», «Телефон, Категория»."""
    rows = [row for part in view.parts for row in part.rows]
    told = ((words, [row.what for row in rows if row.fate is fate]) for fate, words in _BRIEFLY)
    return [(words, ", ".join(names)) for words, names in told if names]
