"""What a typed word means: a level, an outcome, a person, a place; both front ends and imports ask.

A thing is found by any of its names in full, else by a beginning of three letters or more that fits
one thing only. Case, ё and doubled spaces do not matter.
"""

from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from enum import StrEnum
from typing import TypeVar

from sstui.core.letters import DisclosureGround, SendingWay
from sstui.core.office import Dictionary, Entry
from sstui.core.queue import Group
from sstui.core.records import Member, Outcome, Place, Role, Settlement, Sex, Staff
from sstui.core.refusal import Refusal
from sstui.core.text import fold
from sstui.desk.desk import Desk
from sstui.desk.people import names_to_choose
from sstui.store.families import settlements
from sstui.store.staff import staff

T = TypeVar("T")
E = TypeVar("E", bound=Entry)

LONGEST_LIST = 12
"""Names that a refusal lists; more would drown its sentence."""

_MORE_NAMES: dict[StrEnum, tuple[str, ...]] = {
    Sex.FEMALE: ("ж", "жен"),
    Sex.MALE: ("м", "муж"),
    Outcome.NOBODY_HOME: ("нет дома", "не застали"),
    Outcome.REFUSED: ("отказ",),
    Outcome.RESCHEDULED: ("перенос",),
    Place.HOME: ("дома", "на дому"),
    Place.CALL: ("звонок",),
    Place.SCHOOL: ("школа", "детский сад"),
    Role.HEAD: ("заведующая отделением",),
    DisclosureGround.INTERACTION: ("взаимодействие",),
    SendingWay.OFFICE_SYSTEM: ("сэд",),
    Group.EXPIRED: ("срок истёк", "истёк"),
    Group.WEEK: ("неделя",),
    Group.PAUSED: ("приостановка",),
    Group.NONE: ("не назначается",),
}
"""Other words that people use for the same."""

K = TypeVar("K", bound=StrEnum)


def pick(typed: str, named: Iterable[tuple[T, Sequence[str]]], what: str) -> T:
    """The one thing that a person means.

    Args:
        typed: what the person wrote.
        named: things with their names; the first name is the one shown to people.
        what: what is being chosen, in the nominative: «уровень».

    Raises:
        Refusal: nothing is typed, nothing fits, or several things do.
    """
    wanted, things = fold(typed), list(named)
    if not wanted:
        raise Refusal(f"Не заполнено: {what}.", what)
    found = [pair for pair in things if wanted in map(fold, pair[1])]
    if not found and len(wanted) > 2:
        found = [
            (one, names)
            for one, names in things
            if any(fold(name).startswith(wanted) for name in names)
        ]
    if len(found) == 1:
        return found[0][0]
    if found:
        listed = _listed([names[0] for _, names in found])
        raise Refusal(f"«{typed.strip()}» ({what}) — подходят несколько: {listed}.", what)
    raise Refusal(_unknown(typed.strip(), things, what), what)


def _unknown(typed: str, things: Sequence[tuple[object, Sequence[str]]], what: str) -> str:
    if not things:
        return f"«{typed}»: выбирать пока не из чего, {what} ещё не введён."
    shown = {fold(name): names[0] for _, names in things for name in names}
    near = get_close_matches(fold(typed), shown, n=1)
    hint = f" Может быть, «{shown[near[0]]}»?" if near else ""
    listed = _listed([names[0] for _, names in things])
    return f"«{typed}» — такого значения нет ({what}). Есть: {listed}.{hint}"


def _listed(names: Sequence[str]) -> str:
    more = f" и ещё {len(names) - LONGEST_LIST}" if len(names) > LONGEST_LIST else ""
    return (", ".join(names[:LONGEST_LIST]) + more).rstrip(".")  # a sentence ends behind it


def choice(typed: str, kind: type[K], what: str) -> K:
    """A value of one of the office's fixed lists, by its Russian words or its code."""
    labelled = ((one, (label(one), one.value, *_MORE_NAMES.get(one, ()))) for one in kind)
    return pick(typed, labelled, what)


def label(one: StrEnum) -> str:
    """The Russian words of a value of a fixed list."""
    return str(getattr(one, "label", one.value))


def entry(typed: str, dictionary: Dictionary[E], what: str) -> str:
    """The code of an entry that a new record may choose, by its title, short title or code."""
    offered = ((one.code, (one.title, one.short, one.code)) for one in dictionary.active())
    return pick(typed, offered, what)


def level(desk: Desk, typed: str) -> str:
    """The code of a level of the norms of the day."""
    known = desk.office.norms.on(desk.today).by_rank()
    return pick(typed, ((one.code, (one.title, one.short, one.code)) for one in known), "уровень")


def person(typed: str) -> Staff:
    """A person of the service, those who left included, by name, account or number."""
    everybody = staff()
    called = names_to_choose(everybody, lambda name: name.full)
    return pick(typed, ((one, (called[one.id], *_names(one))) for one in everybody), "сотрудник")


def people(typed: str) -> tuple[Staff, ...]:
    """People of the service, separated by commas."""
    return tuple(person(part) for part in typed.split(",") if part.strip())


def settlement(typed: str) -> Settlement:
    """A settlement by its name."""
    return pick(typed, ((one, (one.name,)) for one in settlements()), "населённый пункт")


def members(typed: str, family: Sequence[Member]) -> tuple[Member, ...]:
    """Members of a family by their names, separated by commas: «Мария, Пётр»."""
    named = [
        (one, (one.name.full, one.name.first, f"{one.name.first} {one.name.patronymic}"))
        for one in family
    ]
    parts = [part for part in typed.split(",") if part.strip()]
    return tuple(pick(part, named, "член семьи") for part in parts)


def _names(one: Staff) -> tuple[str, ...]:
    names = [one.name.full, one.name.short, one.name.last, f"{one.name.last} {one.name.first}"]
    if one.login:
        names.append(one.login)
    return (*names, str(one.id))
