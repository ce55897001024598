"""Checks of a programme before it goes to the body that decides.

The profile says which of them are asked and how strictly; those of seed 001, part 8 are here. Only
an error keeps a programme back, a hint is shown and passed over.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sstui.core.programme import Measure, MeasureId, Programme, WorkPlace
from sstui.core.programme_rules import Check, Severity


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that a check has found."""

    check: Check
    severity: Severity
    text: str
    measure_id: MeasureId | None = None
    """The line it is about; None for the programme as a whole."""


def check_programme(
    programme: Programme, measures: Sequence[Measure], rules: Mapping[Check, Severity]
) -> tuple[Finding, ...]:
    """Everything that the profile's checks find, errors first, each in the programme's order."""
    found = [
        Finding(check, severity, text, about)
        for check, look in _LOOKS.items()
        if (severity := rules.get(check, Severity.OFF)) is not Severity.OFF
        for text, about in look(programme, measures)
    ]
    return tuple(sorted(found, key=lambda one: one.severity is not Severity.ERROR))


_Found = Iterator[tuple[str, MeasureId | None]]


def _measures(_: Programme, measures: Sequence[Measure]) -> _Found:
    if not measures:
        yield "В программе нет ни одного мероприятия.", None


def _purpose(programme: Programme, _: Sequence[Measure]) -> _Found:
    words = {
        "проблема": programme.problem,
        "цель": programme.goal,
        "желаемый результат": programme.desired,
    }
    empty = [word for word, text in words.items() if not text]
    if empty:
        yield f"Не заполнено: {', '.join(empty)}.", None


def _responsible(_: Programme, measures: Sequence[Measure]) -> _Found:
    for one in measures:
        if not one.has_responsible:
            yield f"Мероприятие {one.position}: не назван ответственный.", one.id


def _terms_named(_: Programme, measures: Sequence[Measure]) -> _Found:
    for one in measures:
        if one.until_on is None:
            yield f"Мероприятие {one.position}: не назван срок.", one.id


def _terms_inside(programme: Programme, measures: Sequence[Measure]) -> _Found:
    for one in measures:
        first, last = one.from_on or programme.from_on, one.until_on or programme.until_on
        if not programme.from_on <= first <= last <= programme.until_on:
            text = (
                f"Мероприятие {one.position}: {first:%d.%m.%Y}–{last:%d.%m.%Y} выходит за срок "
                f"программы {programme.from_on:%d.%m.%Y}–{programme.until_on:%d.%m.%Y}."
            )
            yield text, one.id


def _attracted(_: Programme, measures: Sequence[Measure]) -> _Found:
    if not any(one.is_attracted for one in measures):
        yield "Ни за одно мероприятие не отвечает привлечённая организация.", None


def _home_and_office(_: Programme, measures: Sequence[Measure]) -> _Found:
    places = {one.place for one in measures}
    for place, words in (
        (WorkPlace.HOME, "дома у семьи"),
        (WorkPlace.OFFICE, "на базе учреждения"),
    ):
        if place not in places:
            yield f"Нет ни одного мероприятия {words}.", None


def _individual_and_group(_: Programme, measures: Sequence[Measure]) -> _Found:
    for is_group, words in ((False, "индивидуальной"), (True, "групповой")):
        if all(one.is_group is not is_group for one in measures):
            yield f"Нет {words} работы.", None


def _signatures(programme: Programme, _: Sequence[Measure]) -> _Found:
    if programme.curator_signed_on is None:
        yield "Программу не подписал куратор.", None
    if programme.family_signed_on is None:
        yield "Программу не подписала семья.", None


_LOOKS = {
    Check.MEASURES: _measures,
    Check.PURPOSE: _purpose,
    Check.RESPONSIBLE: _responsible,
    Check.TERMS_NAMED: _terms_named,
    Check.TERMS_INSIDE: _terms_inside,
    Check.ATTRACTED: _attracted,
    Check.HOME_AND_OFFICE: _home_and_office,
    Check.INDIVIDUAL_AND_GROUP: _individual_and_group,
    Check.SIGNATURES: _signatures,
}
