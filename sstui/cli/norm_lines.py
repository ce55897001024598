"""Norm sets and their trial as plain text and as plain data."""

from collections.abc import Sequence
from fractions import Fraction
from math import ceil

from sstui.cli.lines import near_date
from sstui.cli.tables import Column, initials, table
from sstui.core.norm_content import content
from sstui.core.norms import Level, NormSet
from sstui.core.queue import Outlook
from sstui.core.whatif import CuratorSide
from sstui.core.wording import counted, families, frequency, months, short_date
from sstui.desk.desk import Desk
from sstui.desk.norms import ListedSet
from sstui.desk.whatif import Trial, TriedCurator, TriedFamily

_SETS = (Column("с какого дня"), Column("сейчас"), Column("приказ", 16), Column("кто ввёл", 10))
_LEVELS = (
    Column("уровень", 10),
    Column("посещения", 12),
    Column("план"),
    Column("первое"),
    Column("срок"),
    Column("семей"),
)
_FAMILIES = (
    Column("семья", 17, initials, holds=1),
    Column("дело"),
    Column("куратор", 8, initials),
    Column("было желат./крайний"),
    Column("станет"),
    Column("окончание"),
)
_CURATORS = (
    Column("куратор", 12, initials),
    Column("посещений в неделю"),
    Column("нагрузка"),
    Column(""),
)


def listed_text(found: Sequence[ListedSet], width: int) -> list[str]:
    """The list of sets."""
    rows = [
        [short_date(one.norms.since), state(one), one.norms.order or "не указан", entered(one)]
        for one in found
    ]
    return table(_SETS, rows, width)


def state(one: ListedSet) -> str:
    """«действуют», «будут», «прежние», with what is wrong."""
    words = "действуют" if one.is_current else "будут" if one.is_future else "прежние"
    return f"{words}, изменены вручную!" if one.altered else words


def entered(one: ListedSet) -> str:
    """Who put a set in force; nothing for a file of people."""
    if not one.is_ours:
        return "файл"
    return one.who or "неизвестно"


def listed_json(one: ListedSet) -> dict[str, object]:
    """A set without its levels."""
    return {
        "since": one.norms.since,
        "order": one.norms.order or None,
        "file": one.norms.file,
        "in_force": one.is_current,
        "future": one.is_future,
        "by_program": one.is_ours,
        "by": one.who or None,
        "seen_at": one.seen and one.seen.at.isoformat(),
        "sha256": one.seen and one.seen.sha256,
        "changed_by_hand": list(one.altered.changes) if one.altered else None,
    }


def set_json(one: NormSet) -> dict[str, object]:
    """The levels of a set, with the keys of its file."""
    return {"levels": content(one)["levels"]}


def set_text(found: ListedSet, width: int) -> list[str]:
    """A set with its levels."""
    one = found.norms
    head = f"Нормы с {short_date(one.since)} ({state(found)}). Приказ: {one.order or 'не указан'}."
    lines = [head, "", *table(_LEVELS, [_level(level) for level in one.by_rank()], width)]
    if found.altered:
        lines += ["", *(f"Изменено вручную: {change}" for change in found.altered.changes)]
    return lines


def changes_text(desk: Desk, trial: Trial, width: int) -> list[str]:
    """What a set would change."""
    since = short_date(trial.norms.since)
    lines = [f"Нормы с {since}, взгляд на {short_date(trial.day)}. Ничего не записано."]
    if trial.is_ahead:
        lines.append("До этого дня посещения взяты сделанными в желательные дни.")
    lines += ["", *_summary(trial)]
    for title, found in (
        ("Станут просроченными", trial.overdue),
        ("Срок сопровождения уже кончился бы", trial.ended),
        ("Изменятся сроки", trial.families),
    ):
        if found:
            rows = [_family(one, desk) for one in found]
            lines += ["", f"{title}: {len(found)}", *table(_FAMILIES, rows, width)]
    if trial.curators:
        rows = [_curator(one) for one in trial.curators]
        lines += ["", "Кураторы: было → стало", *table(_CURATORS, rows, width)]
    return [*lines, *_shortened(trial)]


def trial_json(trial: Trial) -> dict[str, object]:
    """What a set would change, as plain data; numbers that are not whole are fractions."""
    return {
        "since": trial.norms.since,
        "day": trial.day,
        "visits_assumed": trial.is_ahead,
        "cases": trial.cases,
        "moved": [_family_json(one) for one in trial.families],
        "overdue": [one.case_id for one in trial.overdue],
        "ended": [one.case_id for one in trial.ended],
        "curators": [
            {
                "curator": one.curator or None,
                "before": _side_json(one.before),
                "after": _side_json(one.after),
            }
            for one in trial.curators
        ],
        "shortened": [
            {"level": one.level.code, "period": list(one.period), "days": one.days}
            for one in trial.shortened
        ],
    }


def exact(number: Fraction) -> str:
    """A number as people write it: «3», «2,5», at most two digits after the comma."""
    hundredths = int(number * 100 + Fraction(1, 2))
    whole, rest = divmod(hundredths, 100)
    return f"{whole},{rest:02d}".rstrip("0").rstrip(",") if rest else str(whole)


def dates(outlook: Outlook) -> str:
    """«16.11/20.11»: the proposed day and the deadline; a dash when none is owed."""
    found = outlook.next
    if found is None:
        return "—"
    return f"{found.target:%d.%m.%y}/{found.due_by:%d.%m.%y}"


def _summary(trial: Trial) -> list[str]:
    before, after = trial.visits_a_week
    over = [sum(getattr(one, side).is_over for one in trial.curators) for side in _SIDES]
    whole = counted(trial.cases, "семьи", "семей", "семей")
    said = f"Из {whole} сроки не изменятся ни у кого."
    if moved := len(trial.families):
        said = f"Сроки изменятся у {moved} из {whole}."
    return [
        said,
        f"Станут просроченными: {len(trial.overdue)}. Срок уже кончился бы: {len(trial.ended)}.",
        f"Посещений в неделю по нормам: было {exact(before)}, станет {exact(after)}.",
        f"Кураторов сверх нормы: было {over[0]}, станет {over[1]}.",
    ]


_SIDES = ("before", "after")


def _level(level: Level) -> list[str]:
    norm = level.norm
    limit = "до " if level.term_is_limit else ""
    return [
        level.title,
        frequency(norm),
        str(norm.plan),
        "—" if norm.first_visit is None else f"{norm.first_visit} дн.",
        f"{limit}{months(norm.term_months)}",
        "—" if level.families_max is None else families(level.families_max),
    ]


def _family(one: TriedFamily, desk: Desk) -> list[str]:
    before, after = one.moved.before, one.moved.after
    end = "—"
    if before.end != after.end and before.end and after.end:
        end = f"{near_date(before.end, desk.today)} → {near_date(after.end, desk.today)}"
    return [one.family, one.number, one.curator or "—", dates(before), dates(after), end]


def _curator(one: TriedCurator) -> list[str]:
    over = "сверх нормы" if one.before.is_over else "станет сверх нормы"
    return [
        one.curator or "без куратора",
        f"{exact(one.before.visits_a_week)} → {exact(one.after.visits_a_week)}",
        f"{percent(one.before)} → {percent(one.after)}",
        over if one.after.is_over else "",
    ]


def percent(side: CuratorSide) -> str:
    """«95 %» of the norm of families, rounded up: what is over must not look full."""
    return f"{ceil(side.load * 100)} %"


def _shortened(trial: Trial) -> list[str]:
    if not trial.shortened:
        return []
    lines = ["", "Праздники оставят меньше дней, чем нужно посещений; нарушением это не станет:"]
    for one in trial.shortened:
        first, last = (short_date(day) for day in one.period)
        asked, days = one.level.norm.min, one.days
        lines.append(f"- {first}–{last}, {one.level.title}: дней {days}, посещений {asked}")
    return lines


def _family_json(one: TriedFamily) -> dict[str, object]:
    return {
        "case": one.case_id,
        "number": one.number,
        "family": one.family,
        "level": one.level,
        "curator": one.curator or None,
        "before": _outlook_json(one.moved.before, one.moved.group_before.value),
        "after": _outlook_json(one.moved.after, one.moved.group_after.value),
    }


def _outlook_json(outlook: Outlook, group: str) -> dict[str, object]:
    found = outlook.next
    return {
        "opens": found and found.opens,
        "target": found and found.target,
        "due_by": found and found.due_by,
        "done": found and found.done,
        "required": found and found.required,
        "allowed": found and found.allowed,
        "end": outlook.end,
        "group": group,
        "fault": outlook.fault or None,
    }


def _side_json(side: CuratorSide) -> dict[str, object]:
    return {
        "visits_a_week": str(side.visits_a_week),
        "load": str(side.load),
        "over": side.is_over,
    }
