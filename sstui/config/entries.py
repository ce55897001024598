"""Reads lists of entries under codes: dictionaries of an office, lists of a profile."""

from collections.abc import Callable, Collection
from typing import TypeVar

from sstui.config.reader import Table
from sstui.core.family_file import ConsentPurpose
from sstui.core.office import Dictionary, Entry
from sstui.core.profile import HelpKind, Lists, Purpose

_STEP = 10
"""Between entries without an `order`, so that one can be put between two."""

E = TypeVar("E", bound=Entry)


def read_entries(
    table: Table, key: str, make: Callable[[str, Table, int], E], *, may_lack: bool = False
) -> Dictionary[E]:
    """The entries of a section; titles are told apart, and each knows its place."""
    entries: list[E] = []
    titles: dict[str, str] = {}
    for position, (code, inner) in enumerate(table.tables(key, may_lack=may_lack), start=1):
        entry = make(code, inner, position * _STEP)
        first = titles.setdefault(entry.title.casefold(), code)
        if first != code and entry.title:
            inner.fault("title", f"то же, что у {first}", "у каждой записи своё название")
        inner.done()
        entries.append(entry)
    return Dictionary(tuple(entries))


def common(table: Table, position: int, *, needs_short: bool = True) -> tuple[str, str, int, bool]:
    """Title, short words (the title where they may be missing and are), order, active."""
    title = table.text("title")
    short = table.text("short", None if needs_short else "") or title
    order = table.optional_integer("order", 1, 9999)
    active = table.flag("active", default=True)
    return title, short, position if order is None else order, active


def read_lists(table: Table, help_table: Table, work: Table) -> Lists:
    """What a profile's `lists.toml`, `help.toml` and `work.toml` list.

    Entries switched off are left out; purposes of consents are not: papers of before name them.
    """
    lists = Lists(
        categories=_listed(table, "categories"),
        start_grounds=_listed(table, "start_grounds"),
        end_grounds=_listed(table, "end_grounds"),
        sources=_listed(table, "sources"),
        organisations=_listed(table, "organisations"),
        help_kinds=_active(read_entries(help_table, "help_kinds", _help_kind, may_lack=True)),
        forms_of_work=_listed(work, "forms_of_work"),
        periodicities=_listed(work, "periodicities"),
        purposes=_purposes(work),
    )
    for one in (table, help_table, work):
        one.done()
    return lists


def _purposes(work: Table) -> Dictionary[Purpose]:
    """The purposes that the program knows in the words of the region, then the region's own."""
    section = work.table("consent_purposes")
    known = [one.value for one in ConsentPurpose if section.is_sound]
    found = [_purpose(code, section.table(code), at) for at, code in enumerate(known, start=1)]
    for code, table in work.tables("own_purposes", may_lack=True):
        found.append(_own_purpose(code, table, len(found) + 1, known))
    titles: dict[str, str] = {}
    for one in found:
        first = titles.setdefault(one.title.casefold(), one.code)
        if first != one.code and one.title:
            place = one.code if one.code in known else f"own_purposes.{one.code}"
            holder = section if one.code in known else work
            fault = f"{place}.title", f"то же, что у {first}"
            holder.fault(*fault, "у каждой записи своё название")
    section.done()
    return Dictionary(tuple(found))


def _purpose(code: str, table: Table, position: int) -> Purpose:
    words = common(table, position * _STEP, needs_short=False)
    found = Purpose(code, *words, heading=table.text("heading"), aim=table.text("aim"))
    if not found.active and code == ConsentPurpose.PROCESSING:
        table.fault("active", "стоит false", "без согласия на обработку дело не ведут")
    table.done()
    return found


def _own_purpose(code: str, table: Table, position: int, known: Collection[str]) -> Purpose:
    """A purpose that the profile adds; the program offers and prints it, and asks for none."""
    words = common(table, position * _STEP, needs_short=False)
    heading, aim = table.text("heading"), table.text("aim")
    found = Purpose(code, *words, heading=heading, aim=aim, data=table.texts("data"))
    if code in known:
        table.fault("", f"код {code} занят", "нужен свой код: слова этой цели меняют выше")
    if table.is_sound and not found.data:
        table.fault("data", "пусто", "нужен перечень сведений")
    table.done()
    return found


def _listed(table: Table, key: str) -> Dictionary[Entry]:
    return _active(read_entries(table, key, _entry, may_lack=True))


def _active(found: Dictionary[E]) -> Dictionary[E]:
    return Dictionary(found.active())


def _entry(code: str, table: Table, position: int) -> Entry:
    return Entry(code, *common(table, position, needs_short=False))


def _help_kind(code: str, table: Table, position: int) -> HelpKind:
    measures = _listed(table, "measures")
    return HelpKind(code, *common(table, position), measures=measures)
