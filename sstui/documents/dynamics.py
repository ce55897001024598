"""How a family did until a sitting, as its conclusion prints it: assessments, levels, visits.

Only what the records know: whether a measure was carried out is told by nobody but an organisation
that has answered (seed 001 point 11.2).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from sstui.core import wording
from sstui.documents.blocks import entry_fields, flat, list_fields
from sstui.documents.fields import Value

DYNAMICS_FIELDS: dict[str, str] = {
    **entry_fields(
        "оценки",
        "листы оценки до заседания, от первого; бывает пустым",
        дата="когда заполнен",
        баллы="сумма баллов",
        подсказан="какой уровень подсказал лист; прочерк, где никакого",
        решён="какой уровень решён и когда; прочерк, где не решён",
    ),
    "оценки_о": "что лист между оценками сменился; бывает пустым",
    "уровни": "с какого дня какой уровень, если их было несколько; бывает пустым",
    **list_fields("посещения", "сколько посещений нужно было по норме и сколько было"),
    **list_fields("ответы", "что сделали организации: кто ответил и кто нет"),
}
LACKED_NAMED = 6
"""How many of the latest periods with too few visits are named; the others are counted."""
_OTHER_SHEET = "Лист оценки между этими датами сменился: баллы разных листов не сравнивают."


@dataclass(frozen=True, slots=True)
class Assessed:
    """One filled sheet."""

    on: date
    points: int
    sheet: str
    """Which sheet it was: points of different ones say nothing of each other."""
    suggested: str = ""
    """Title of the level that the sheet suggests."""
    decided: str = ""
    decided_on: date | None = None


@dataclass(frozen=True, slots=True)
class Lacked:
    """A period that had fewer visits than its norm asked."""

    first: date
    last: date
    required: int
    made: int
    is_excused: bool = False


@dataclass(frozen=True, slots=True)
class Visited:
    """Visits of the norm in the periods that ended before the sitting."""

    first: date
    last: date
    required: int
    made: int
    periods: int
    """How many periods asked for any visit."""
    lacked: tuple[Lacked, ...] = ()
    """Those of them that had too few, oldest first."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What an organisation was sent a letter about, and whether it has answered."""

    organisation: str
    measures: tuple[str, ...]
    sent_on: date
    answered_on: date | None = None
    answer_number: str = ""


@dataclass(frozen=True, slots=True)
class Dynamics:
    """What a sitting saw; lists are oldest first."""

    assessed: tuple[Assessed, ...] = ()
    levels: tuple[tuple[date, str], ...] = ()
    """From which day the family was on which level, by its title."""
    visited: Visited | None = None
    """None while no period of a norm has ended."""
    asked: tuple[Asked, ...] = ()


def dynamics_values(seen: Dynamics) -> dict[str, Value]:
    """The values by their fields."""
    sheets = {one.sheet for one in seen.assessed}
    return {
        "оценки": [_assessed(one) for one in seen.assessed],
        "оценки_о": _OTHER_SHEET if len(sheets) > 1 else "",
        "уровни": _levels(seen.levels),
        "посещения": _lines(_visited(seen.visited) if seen.visited else ()),
        "ответы": _lines(map(_asked, seen.asked)),
    }


def _assessed(one: Assessed) -> Value:
    on = f", {wording.short_date(one.decided_on)}" if one.decided_on else ""
    return {
        "дата": wording.short_date(one.on),
        "баллы": str(one.points),
        "подсказан": one.suggested or "–",
        "решён": f"{one.decided}{on}" if one.decided else "–",
    }


def _levels(levels: tuple[tuple[date, str], ...]) -> str:
    """«с 02.09.2025 – экстренный; …»; the only level stands elsewhere in the paper."""
    told = (f"с{wording.NO_BREAK}{wording.short_date(day)} – {title}" for day, title in levels)
    return "; ".join(told) if len(levels) > 1 else ""


def _visited(one: Visited) -> Iterator[str]:
    first, last = wording.short_date(one.first), wording.short_date(one.last)
    kept = one.periods - len(one.lacked)
    share = f"; периодов с выполненной нормой – {kept} из {one.periods}" if one.periods else ""
    yield (
        f"Посещения с {first} по {last}: по норме требовалось {one.required}, состоялось "
        f"{one.made}{share}"
    )
    if one.lacked:
        named = "; ".join(_lacked(period) for period in one.lacked[-LACKED_NAMED:])
        before = len(one.lacked) - LACKED_NAMED
        yield f"Меньше нормы: {named}" + (f"; раньше – ещё {before}" if before > 0 else "")


def _lacked(one: Lacked) -> str:
    days = f"{wording.short_date(one.first)} – {wording.short_date(one.last)}"
    excuse = " (уважительная причина)" if one.is_excused else ""
    return f"{days}: {one.made} из {one.required}{excuse}"


def _asked(one: Asked) -> str:
    about = "; ".join(map(flat, one.measures))
    number = f" №{wording.NO_BREAK}{one.answer_number}" if one.answer_number else ""
    said = f"письмо {wording.short_date(one.sent_on)}, ответа нет"
    if one.answered_on:
        said = f"ответ {wording.short_date(one.answered_on)}{number}"
    return f"{one.organisation} ({about}): {said}" if about else f"{one.organisation}: {said}"


def _lines(texts: Iterable[str]) -> list[Value]:
    return [{"строка": text} for text in texts]
