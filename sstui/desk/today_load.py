"""How loaded one is, or the whole office: a block of the day's overview."""

from collections import Counter
from collections.abc import Iterator

from sstui.core.load import percent, share_of
from sstui.core.records import Role, Staff
from sstui.core.wording import capitalised, counted, families, untied
from sstui.desk.load import load_of
from sstui.desk.today_sight import Block, Kind, Sight, TodayLine, Way

NAMED = 5
"""Curators over the norm that are named, the most loaded first."""


def load(sight: Sight) -> Block:
    """One's own families against the norm, or how the whole office stands."""
    person = sight.people.get(sight.curator_id) if sight.curator_id is not None else None
    said = _own_load(sight, person) if person else _office_load(sight)
    title = "Моя нагрузка" if person == sight.desk.person and person else "Нагрузка"
    way = Way(page="load")
    return Block("load", title, tuple(TodayLine(Kind.LOAD, one, way) for one in said), way)


def _own_load(sight: Sight, person: Staff) -> Iterator[str]:
    found = load_of(sight.desk, person)
    (one,) = found.curators
    levels = [
        f"{level.title} {count}" + (f" из {level.families_max}" if level.families_max else "")
        for level in reversed(found.levels)
        if (count := one.demand.families.get(level.code, 0))
    ]
    share = percent(one.demand.share)
    over = " — сверх нормы" if one.demand.is_over else ""
    if levels:
        yield f"{families(one.families)}, доля нормы {share}{over}"
        yield capitalised(", ".join(levels))
        visits = counted(one.this_week, "посещение", "посещения", "посещений")
        must = f"обязательно {visits}" if one.this_week else "обязательных посещений нет"
        yield f"До воскресенья {must}; рабочих дней {found.week_days}"


def _office_load(sight: Sight) -> Iterator[str]:
    levels = sight.desk.office.norms.on(sight.today).levels
    held = sight.sums.held
    if not held:
        return
    curators = [
        one.id
        for one in sight.people.values()
        if held.get(one.id) or (one.role is Role.CURATOR and one.left_on is None)
    ]
    shares = {one: share_of(held.get(one, Counter()), levels) for one in curators}
    most = sorted((one for one in curators if shares[one] > 1), key=lambda one: -shares[one])
    over = [
        f"{untied(sight.people[one].name.short)} {percent(shares[one])}" for one in most[:NAMED]
    ]
    if len(most) > NAMED:
        over.append(f"и ещё {len(most) - NAMED}")
    said = f"{families(sight.sums.families)}, {_curators(len(curators))}"
    yield said + (f"; сверх нормы: {', '.join(over)}" if over else "; сверх нормы никого")
    if left := held.get(None, Counter[str]()).total():
        yield f"Без куратора: {families(left)}"


def _curators(number: int) -> str:
    return counted(number, "куратор", "куратора", "кураторов")
