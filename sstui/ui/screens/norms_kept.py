"""What a draft keeps of a copy of norms, and the copy made of it again."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, replace
from datetime import date
from typing import Any

from sstui.core.norms import Days, Level, Norm, NormSet, Per


def kept(draft: NormSet, base: NormSet) -> dict[str, object]:
    """The day, the order and every level that is not as in the set that was copied."""
    changed = {
        code: {
            "norm": asdict(one.norm),
            "families_max": one.families_max,
            "families_is_limit": one.families_is_limit,
        }
        for code, one in draft.levels.items()
        if one != base.levels.get(code)
    }
    return {"since": draft.since.isoformat(), "order": draft.order, "levels": changed}


def restored(base: NormSet, values: Mapping[str, Any]) -> NormSet:
    """A copy with what a draft has kept; what is no longer possible is left out."""
    levels = dict(base.levels)
    for code, one in values.get("levels", {}).items():
        if code in levels:
            with suppress(ValueError, TypeError, KeyError):
                levels[code] = _level(levels[code], one)
    since = base.since
    with suppress(ValueError, TypeError):
        since = date.fromisoformat(values["since"])
    return replace(base, since=since, order=str(values.get("order", "")), levels=levels)


def _level(was: Level, one: Mapping[str, Any]) -> Level:
    told = one["norm"]
    norm = Norm(**{**told, "per": Per(told["per"]), "days": Days(told["days"])})
    families_max, is_limit = one["families_max"], bool(one["families_is_limit"])
    return replace(was, norm=norm, families_max=families_max, families_is_limit=is_limit)
