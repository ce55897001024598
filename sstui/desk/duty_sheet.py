"""The plan over a run of days off as plain text, for paper and for the wall."""

from collections.abc import Iterator
from textwrap import wrap

from sstui.core.closed_runs import RunChoice
from sstui.core.refusal import Refusal
from sstui.core.wording import days, families, short_date
from sstui.desk.closed_runs import RunLine, RunPlan, choice_words
from sstui.desk.desk import Desk

WIDTH = 78
"""Characters of a line: an A4 sheet in a 12-point fixed font."""


def duty_sheet(desk: Desk, plan: RunPlan) -> list[str]:
    """Lines of the sheet: duty visits by day first, then every family with what is decided."""
    run = plan.run
    lines = [
        *wrap(desk.office.settings.institution.name, WIDTH),
        "",
        "ПЛАН ПОСЕЩЕНИЙ НА ВЫХОДНЫЕ ДНИ ПОДРЯД",
        f"с {short_date(run.first)} по {short_date(run.last)} ({days(run.length)})",
        f"Составлен {short_date(desk.today)}",
        *_duties(plan),
        "",
        f"Семьи, у которых в этот период не хватает рабочих дней: {families(len(plan.lines))}",
    ]
    for number, line in enumerate(plan.lines, start=1):
        lines += _family(desk, number, line)
    if plan.expired:
        lines += [
            "",
            *_wrapped("Срок истёк или истекает, решения нет: " + ", ".join(plan.expired), ""),
        ]
    director = desk.office.settings.director
    lines += ["", f"{director.post}  ______________ / {director.name.short} /"]
    return [line.replace("\u00a0", " ") for line in lines]


def _duties(plan: RunPlan) -> Iterator[str]:
    """Who goes where on which day."""
    duties = [
        (line.choice.duty_on, line)
        for line in plan.lines
        if line.choice and line.choice.choice is RunChoice.DUTY and line.choice.duty_on
    ]
    if not duties:
        return
    yield from ("", "Дежурные посещения по дням:")
    for day, line in sorted(duties, key=lambda pair: (pair[0], pair[1].family)):
        who = line.duty.name.short if line.duty else ""
        phone = f", тел. {line.duty.phone}" if line.duty and line.duty.phone else ""
        place = ", ".join(part for part in (line.settlement, line.address) if part)
        yield from _wrapped(f"{short_date(day)}  {who}{phone} — {line.family}, {place}", "  ")


def _family(desk: Desk, number: int, line: RunLine) -> Iterator[str]:
    levels = desk.office.norms.on(desk.today).levels
    level = levels[line.level].title if line.level in levels else line.level
    place = ", ".join(part for part in (line.settlement, line.address) if part)
    phone = f", тел. {line.phone}" if line.phone else ""
    curator = line.curator or "не назначен"
    yield ""
    yield from _wrapped(f"{number}. {line.family}, дело {line.number}, уровень {level}", "")
    yield from _wrapped(f"   {place}{phone}; куратор {curator}", "   ")
    for one in line.periods:
        ends = f"{short_date(one.first)}–{short_date(one.last)}"
        yield f"   {ends}: нужно посещений {one.needed}, рабочих дней {one.possible}"
    yield from _wrapped(f"   Решение: {choice_words(line)}", "   ")
    yield "   Отметка об исполнении: ______________________________"


def _wrapped(text: str, indent: str) -> list[str]:
    return wrap(text, WIDTH, subsequent_indent=indent + "  ", break_on_hyphens=False)


def save_duty_sheet(desk: Desk, plan: RunPlan) -> str:
    """Write the sheet into the office's `out` folder, over an older one of the same run.

    Returns:
        Its path inside the office folder.

    Raises:
        Refusal: the folder cannot be written.
    """
    name = f"выходные-{plan.run.first}.txt"
    text = "\n".join(duty_sheet(desk, plan)) + "\n"
    try:
        desk.office.out.mkdir(mode=0o700, exist_ok=True)
        (desk.office.out / name).write_text(text, encoding="utf-8")
    except OSError:
        raise Refusal("Лист не удалось записать: нет доступа или места на диске.") from None
    return f"out/{name}"
