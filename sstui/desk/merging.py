"""Two records of one family become one: everything of the other one moves over.

Nothing is decided by likeness alone: whoever merges names both records and the reason.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from sstui.core.likeness_words import name_words, phone_digits
from sstui.core.records import Case, Family, FamilyId, Member
from sstui.core.refusal import Refusal
from sstui.core.text import NAME_LENGTH, clean_note
from sstui.core.wording import short_date
from sstui.desk.desk import Desk
from sstui.store import families, merging
from sstui.store.cases import cases_of
from sstui.store.door import Written, write
from sstui.store.engine import connected


@dataclass(frozen=True, slots=True)
class Merger:
    """What a merger would do, to be shown before it is done."""

    keep: Family
    gone: Family
    same: tuple[tuple[Member, Member], ...]
    """Pairs of records of one person: the kept one, the one that goes."""
    coming: tuple[Member, ...]
    """Members who move over as they are."""
    cases: tuple[Case, ...]
    """Cases that move over."""

    @property
    def says(self) -> Iterator[str]:
        """The merger in Russian sentences."""
        yield f"Остаётся: {self.keep.name}. Уходит: {self.gone.name}."
        for one, _ in self.same:
            yield f"Один человек в двух записях: {one.name.full} — останется одна."
        for other in self.coming:
            yield f"Перейдёт: {other.name.full}."
        for case in self.cases:
            yield f"Перейдёт дело {case.number}."


def plan_merger(desk: Desk, keep: FamilyId, gone: FamilyId) -> Merger:
    """What merging one family into another would do.

    Raises:
        Refusal: it is one family; there is no such family; both have open cases, or their cases
            overlap in time.
    """
    if keep == gone:
        raise Refusal("Это одна и та же запись: объединять нечего.", "gone")
    with connected():
        one, other = families.family(keep), families.family(gone)
        if one is None or other is None:
            raise Refusal("Такой семьи нет.", "keep" if one is None else "gone")
        staying, leaving = cases_of(keep), cases_of(gone)
        _check_cases(desk, staying, leaving)
        same, coming = _sorted_out(families.members(keep), families.members(gone))
    return Merger(one, other, tuple(same), tuple(coming), tuple(leaving))


def merge_families(desk: Desk, keep: FamilyId, gone: FamilyId, reason: str) -> None:
    """Make one family of two records: all of it or nothing, in one line of the journal.

    What the kept record leaves empty is filled from the other one; the other disappears from all
    lists and searches and can be brought back only by taking the merger back.

    Args:
        desk: the office and the person at work.
        keep: the family that stays.
        gone: the family whose everything moves over.
        reason: why they are one family, in words.

    Raises:
        Refusal: as in `plan_merger`; no reason.
    """
    why = clean_note(reason, "причина")
    if not why:
        raise Refusal("Напишите, почему это одна семья.", "reason")
    plan_merger(desk, keep, gone)

    def change() -> Written:
        plan = plan_merger(desk, keep, gone)
        for one, other in plan.same:
            if (filled := filled_member(one, other)) != one:
                families.change_member(filled)
            merging.join_members(other.id, one.id)
        for member in plan.coming:
            if member.is_applicant:
                families.change_member(replace(member, is_applicant=False))
        if (family := filled_family(plan.keep, plan.gone)) != plan.keep:
            families.change_family(family)
        moved = merging.move_family(gone, keep)
        detail = {"gone": gone, "name": plan.gone.name, "reason": why, "moved": moved}
        return Written(keep, detail=detail)

    write(desk.actor, "family.merge", "family", change)


def _check_cases(desk: Desk, staying: Iterable[Case], leaving: Iterable[Case]) -> None:
    for one in staying:
        for other in leaving:
            if one.is_open(desk.today) and other.is_open(desk.today):
                raise Refusal(
                    f"У обеих записей открыты дела: {one.number} и {other.number}. "
                    "Сначала окончите одно из них."
                )
            if _overlap(one, other):
                raise Refusal(
                    f"Дела {one.number} ({_term(one)}) и {other.number} ({_term(other)}) "
                    "накладываются: у одной семьи такого быть не может. Проверьте их даты."
                )


def _overlap(one: Case, other: Case) -> bool:
    return (other.ended_on is None or one.started_on <= other.ended_on) and (
        one.ended_on is None or other.started_on <= one.ended_on
    )


def _term(case: Case) -> str:
    end = f" по {short_date(case.ended_on)}" if case.ended_on else ""
    return f"с {short_date(case.started_on)}{end}"


def _sorted_out(
    staying: Iterable[Member], leaving: Iterable[Member]
) -> tuple[list[tuple[Member, Member]], list[Member]]:
    """Pairs of one person, and those who are only in the leaving record."""
    left, same, coming = list(staying), [], []
    for other in leaving:
        found = [one for one in left if is_same_person(one, other)]
        if found:
            best = max(found, key=lambda one: one.born_on == other.born_on)
            left.remove(best)
            same.append((best, other))
        else:
            coming.append(other)
    return same, coming


def is_same_person(one: Member, other: Member) -> bool:
    """Whether two records are of one person: the same name, the same or missing birth date.

    A patronymic may be missing in one of them; ё, case and hyphens do not matter.
    """
    if one.born_on and other.born_on and one.born_on != other.born_on:
        return False
    if one.name.patronymic and other.name.patronymic:
        pairs = (one.name.full, other.name.full)
    else:
        pairs = (f"{one.name.last} {one.name.first}", f"{other.name.last} {other.name.first}")
    return one.sex is other.sex and name_words(pairs[0]) == name_words(pairs[1])


_MEMBER = ("born_on", "identity", "came_on", "snils", "phone", "occupation", "health")


def filled_member(one: Member, other: Member) -> Member:
    """The kept record of a person with what it leaves empty taken from the other one."""
    empty = {name: getattr(other, name) for name in _MEMBER if not getattr(one, name)}
    told = {name: value for name, value in empty.items() if value}
    name = one.name
    if not name.patronymic and other.name.patronymic:
        name = replace(name, patronymic=other.name.patronymic)
    return replace(one, name=name, **told)


def filled_family(one: Family, other: Family) -> Family:
    """The kept record of a family with what it leaves empty taken from the other one."""
    more = tuple(
        code
        for code in dict.fromkeys((*one.more_categories, other.category, *other.more_categories))
        if code and code != (one.category or other.category)
    )
    place = one if one.address or not other.address else other
    return replace(
        one,
        address=place.address,
        settlement_id=place.settlement_id,
        phone=_both_phones(one.phone, other.phone),
        category=one.category or other.category,
        more_categories=more,
    )


def _both_phones(one: str, other: str) -> str:
    known = phone_digits(one)
    told = phone_digits(other)
    both = ", ".join(filter(None, (one, other)))
    if not one or (told and not set(told) <= set(known) and len(both) <= NAME_LENGTH):
        return both
    return one
