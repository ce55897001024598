"""Norm sets and their trial as plain text and as plain data."""

from collections.abc import Sequence

from sstui.cli.tables import Column, Sheet, Value, initials, table
from sstui.core.load import percent, tenths
from sstui.core.norm_content import content
from sstui.core.norms import Level, NormSet
from sstui.core.queue import Outlook
from sstui.core.whatif import CuratorSide
from sstui.core.wording import frequency, short_date
from sstui.desk.norms import ListedSet
from sstui.desk.whatif import Trial, TriedCurator, TriedFamily
from sstui.ui.norm_words import (
    dates,
    ends,
    entered,
    families_max,
    first_visit,
    head,
    over,
    shortened,
    state,
    summary,
    term,
)

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
    Column("было желат./крайн."),
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


def listed_sheet(found: Sequence[ListedSet]) -> Sheet:
    """The list of sets, nothing cut."""
    rows: list[list[Value]] = [
        [one.norms.since, state(one), one.norms.order, entered(one)] for one in found
    ]
    return Sheet(("с какого дня", "сейчас", "приказ", "кто ввёл"), rows)


def set_sheet(found: ListedSet) -> Sheet:
    """The levels of a set, nothing cut."""
    rows = [_level(level) for level in found.norms.by_rank()]
    return Sheet(tuple(one.title for one in _LEVELS), rows, _set_head(found))


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
    lines = [
        _set_head(found),
        "",
        *table(_LEVELS, [_level(level) for level in one.by_rank()], width),
    ]
    if found.altered:
        lines += ["", *(f"Изменено вручную: {change}" for change in found.altered.changes)]
    return lines


def changes_text(trial: Trial, width: int) -> list[str]:
    """What a set would change."""
    lines = [head(trial), "", *summary(trial)]
    for title, found in (
        ("Станут просроченными", trial.overdue),
        ("Срок сопровождения уже кончился бы", trial.ended),
        ("Изменятся сроки", trial.families),
    ):
        if found:
            rows = [_family(one) for one in found]
            lines += ["", f"{title}: {len(found)}", *table(_FAMILIES, rows, width)]
    if trial.curators:
        rows = [_curator(one) for one in trial.curators]
        lines += ["", "Кураторы: было → стало", *table(_CURATORS, rows, width)]
    if trial.shortened:
        lines += ["", "Праздники оставят меньше дней, чем нужно посещений (это не нарушение):"]
        lines += [f"- {one}" for one in shortened(trial)]
    return lines


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


def _set_head(found: ListedSet) -> str:
    one = found.norms
    order = one.order or "не указан"
    return f"Нормы с {short_date(one.since)} ({state(found)}). Приказ: {order}."


def _level(level: Level) -> list[str]:
    norm = level.norm
    return [
        level.title,
        frequency(norm),
        str(norm.plan),
        first_visit(level),
        term(level),
        families_max(level),
    ]


def _family(one: TriedFamily) -> list[str]:
    before, after = one.moved.before, one.moved.after
    curator = one.curator or "—"
    return [one.family, one.number, curator, dates(before), dates(after), ends(before, after)]


def _curator(one: TriedCurator) -> list[str]:
    return [
        one.curator or "без куратора",
        f"{tenths(one.before.visits_a_week)} → {tenths(one.after.visits_a_week)}",
        f"{percent(one.before.load)} → {percent(one.after.load)}",
        over(one),
    ]


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
