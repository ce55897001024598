"""Why a case ends on its day: the level, its term, what prolonged it or cut it off."""

from datetime import date

from sstui.core.facts import NO_LEVEL, CaseFacts, add_months, window_end
from sstui.core.norms import Norms
from sstui.core.steps import Step, StepKind, day_range, iso, norm_step
from sstui.core.wording import days, months, short_date


def explain_term(facts: CaseFacts, norms: Norms, today: date) -> tuple[Step, ...]:
    """The derivation of the last day of a case, from its start to that day.

    Raises:
        ValueError: facts that contradict each other or the norms (see `window_end`).
    """
    end = window_end(facts, norms)
    if not facts.levels:
        raise ValueError(NO_LEVEL)
    counted = [one for one in sorted(facts.levels) if facts.end is None or one[0] <= facts.end]
    counted = counted or [min(facts.levels)]
    since, code = counted[-1]
    level = norms.level(code, since)
    begins = short_date(facts.start)
    steps = [
        Step(StepKind.SINCE, f"Сопровождение начато {begins}.", facts.start),
        _level_step(counted, level.title),
        norm_step(level, level.norm, norms, since),
        *_term_steps(since, level.norm.term_months, is_limit=level.term_is_limit),
    ]
    steps += _pause_steps(facts)
    steps += _cut_steps(facts, add_months(since, level.norm.term_months))
    return (*steps, _end_step(end, today, is_decided=facts.end is not None))


def _level_step(counted: list[tuple[date, str]], title: str) -> Step:
    """The level period that the term runs from, and whether it prolongs the one before."""
    since, code = counted[-1]
    text = f"Уровень «{title}» установлен с {short_date(since)}: срок считается с этого дня."
    if len(counted) > 1 and counted[-2][1] == code:
        text = (
            f"Уровень «{title}» с {short_date(counted[-2][0])} продлён с {short_date(since)}: "
            "срок считается со дня продления."
        )
    data = {"levels": [[day.isoformat(), level] for day, level in counted]}
    return Step(StepKind.LEVEL, text, since, data=data)


def _term_steps(since: date, number: int, *, is_limit: bool) -> list[Step]:
    day = add_months(since, number)
    at_most = "не более " if is_limit else ""
    text = f"Срок уровня — {at_most}{_genitive(number) if is_limit else months(number)}: "
    text += f"от {short_date(since)} до {short_date(day)}"
    if not number % 12:
        text += ", до годовщины этого дня" if number == 12 else f", {number // 12}-я годовщина"
    if day.day != since.day:
        text += "; такого числа в этом месяце нет, взят его последний день"
    data = {"from": since.isoformat(), "months": number}
    return [Step(StepKind.TERM, f"{text}.", day, data=data)]


def _genitive(number: int) -> str:
    return f"{number} {'месяца' if number % 10 == 1 and number % 100 != 11 else 'месяцев'}"


def _pause_steps(facts: CaseFacts) -> list[Step]:
    if not facts.pauses:
        return []
    spans = [
        day_range((first, last)) if last else f"с {short_date(first)}"
        for first, last in sorted(facts.pauses, key=lambda one: one[0])
    ]
    text = f"Приостановка срока не продлевает ({', '.join(spans)})."
    return [Step(StepKind.PAUSE, text, days=tuple(sorted(one[0] for one in facts.pauses)))]


def _cut_steps(facts: CaseFacts, term_end: date) -> list[Step]:
    """The decision that ended the case, and levels that it left without effect."""
    if facts.end is None:
        return []
    day, planned = short_date(facts.end), short_date(term_end)
    text = f"По решению сопровождение закончено {day}"
    if facts.end < term_end:
        text += f", раньше конца срока ({planned})"
    elif facts.end > term_end:
        text += f", позже конца срока ({planned})"
    left = [since for since, _ in facts.levels if since > facts.end]
    if left:
        text += f"; уровень с {short_date(min(left))} уже не действует"
    data = {"end": facts.end.isoformat(), "left_out": iso(left)}
    return [Step(StepKind.CUT, f"{text}.", facts.end, data=data)]


def _end_step(end: date, today: date, *, is_decided: bool) -> Step:
    text, left = f"Последний день — {short_date(end)}", (end - today).days
    if left > 0:
        text += f": осталось {days(left)}"
    elif not left:
        text += ", это сегодня"
    elif is_decided:
        text += ": сопровождение окончено"
    else:
        text += f": срок истёк, прошло {days(-left)}, нужно решение"
    return Step(StepKind.DEADLINE, f"{text}.", end, data={"today": today.isoformat()})
