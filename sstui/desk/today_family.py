"""The day's overview tells of families ahead of time: 14 and 18 years, the end of adaptation."""

from collections.abc import Iterator
from datetime import date

from sstui.core.queue import QueueLine
from sstui.core.records import CaseId
from sstui.core.wording import untied
from sstui.desk.family_days import adaptation_ahead, came_of_age
from sstui.desk.family_file import HAS_PASSPORT, Birthday, coming_of_age
from sstui.desk.queue import lines_of
from sstui.desk.today_sight import Block, Kind, Sight, TodayLine, Way


def growing_up(sight: Sight) -> Block:
    """Children who turn 14 or 18 soon, and those who are 18 and have signed no consent yet."""
    found = [*came_of_age(sight.desk), *coming_of_age(sight.desk)]
    known = _known(sight, {one.case_id for one in found if one.case_id is not None})
    lines = tuple(
        _line(known[one.case_id], birthday_words(one, sight.today), one.on)
        for one in found
        if one.case_id in known
    )
    return Block("growing-up", "Исполняется 14 и 18", lines)


def adaptation(sight: Sight) -> Block:
    """Families on the adaptational level whose first year is over soon."""
    found = adaptation_ahead(sight.desk)
    known = _known(sight, {one.case_id for one in found})
    lines = tuple(
        _line(known[one.case_id], "год семье: адаптация кончается", one.on)
        for one in found
        if one.case_id in known
    )
    return Block("adaptation", "Кончается адаптация", lines)


def birthday_words(one: Birthday, today: date) -> str:
    """«Пётр: исполнится 18, нужно своё согласие»."""
    verb = "исполнилось" if one.on < today else "исполнится"
    wanted = "нужен паспорт" if one.years == HAS_PASSPORT else "нужно своё согласие"
    return f"{one.member.name.first}: {verb} {one.years}, {wanted}"


def _known(sight: Sight, ids: set[CaseId]) -> dict[CaseId, QueueLine]:
    """The families' lines; those of the curator alone where one is meant."""
    known = {line.case_id: line for line in sight.lines if line.case_id in ids}
    known |= lines_of(sight.desk, ids - known.keys())
    return dict(_of_curator(sight, known))


def _of_curator(sight: Sight, known: dict[CaseId, QueueLine]) -> Iterator[tuple[CaseId, QueueLine]]:
    for case_id, line in known.items():
        if sight.curator_id in (None, line.curator_id):
            yield case_id, line


def _line(line: QueueLine, words: str, day: date) -> TodayLine:
    return TodayLine(
        kind=Kind.AHEAD,
        words=words,
        way=Way(case_id=line.case_id),
        case_id=line.case_id,
        number=line.number,
        family=line.family,
        settlement=line.settlement,
        curator=untied(line.curator),
        day=day,
    )
