"""A norm set as plain data: what its file says, a fingerprint of that, and differences in words.

Only what a person would notice counts: comments, spaces, the order of lines and values that equal
the defaults change nothing, so that a newer program finds the fingerprints of an older one right.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, Field, fields
from enum import Enum
from typing import Any

from sstui.core.norms import Level, Norm, NormSet

Content = dict[str, Any]
"""Texts, whole numbers, truth values and tables of them, as a TOML file holds them."""

WORDS = {
    "order": "приказ",
    "title": "название",
    "short": "краткое название",
    "rank": "порядок",
    "min": "не меньше посещений",
    "max": "не больше посещений",
    "per": "за период",
    "plan": "планировать посещений",
    "term_months": "срок, месяцев",
    "days": "в какие дни",
    "first_visit": "первое посещение, дней",
    "max_gap": "перерыв не больше дней",
    "families_max": "семей на специалиста",
    "families_is_limit": "семей — не более",
    "term_is_limit": "срок — не более",
    "review_every": "промежуточная оценка, месяцев",
    "duty_over_closed_runs": "дежурство в длинные выходные",
    "visit_minutes": "минут на посещение",
}
"""What the keys of a norm set are called for people."""

_IN_VISITS = ("min", "max", "per", "plan")


def content(one: NormSet) -> Content:
    """The set as the table of its file; values that equal the defaults are left out."""
    plain = _changed(one, skip=("since", "levels"))
    return {**plain, "levels": {level.code: _level(level) for level in one.by_rank()}}


def digest(one: NormSet) -> str:
    """SHA-256 of what the set says, in hexadecimal; its date is not a part of it."""
    return hashlib.sha256(canonical(one).encode()).hexdigest()


def canonical(one: NormSet) -> str:
    """What the set says as JSON of one form only."""
    return json.dumps(content(one), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def differences(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[str]:
    """What one content says otherwise: «уровень «базовый», срок, месяцев: было 12, стало 6»."""
    return list(_differences(old, new, ()))


def without_order(one: Mapping[str, Any]) -> Content:
    """The content without the order that put it in force."""
    return {key: value for key, value in one.items() if key != "order"}


def _level(level: Level) -> Content:
    norm = _changed(level.norm, skip=())
    if level.norm.plan == max(level.norm.min, 1):
        norm.pop("plan", None)
    visits = {key: norm.pop(key) for key in _IN_VISITS if key in norm}
    return {**_changed(level, skip=("code", "norm")), **norm, "visits": visits}


def _changed(record: NormSet | Level | Norm, skip: tuple[str, ...]) -> Content:
    """Fields of a record that differ from their defaults."""
    found: Content = {}
    for field in fields(record):
        value = getattr(record, field.name)
        if field.init and field.name not in skip and not _is_default(field, value):
            found[field.name] = value.value if isinstance(value, Enum) else value
    return found


def _is_default(field: Field[Any], value: object) -> bool:
    return field.default is not MISSING and value == field.default


def _differences(
    old: Mapping[str, Any], new: Mapping[str, Any], path: tuple[str, ...]
) -> Iterator[str]:
    for key in [*old, *(key for key in new if key not in old)]:
        before, after = old.get(key), new.get(key)
        if before == after:
            continue
        inner = path if key in ("levels", "visits") else (*path, _named(key, before, after))
        if isinstance(before, Mapping) and isinstance(after, Mapping):
            yield from _differences(before, after, inner)
        else:
            yield _words(inner, before, after)


def _named(key: str, *values: object) -> str:
    """A level by its title, any other key in words."""
    titles = [one["title"] for one in values if isinstance(one, Mapping) and "title" in one]
    return f"уровень «{titles[0]}»" if titles else WORDS.get(key, key)


def _words(path: tuple[str, ...], before: object, after: object) -> str:
    named = ", ".join(path)
    if isinstance(before, Mapping) or isinstance(after, Mapping):
        return f"{named} {'убран' if after is None else 'добавлен'}"
    return f"{named}: было {_shown(before)}, стало {_shown(after)}"


def _shown(value: object) -> str:
    if value is None or value == "":
        return "пусто"
    if isinstance(value, bool):
        return "да" if value else "нет"
    return f"«{value}»" if isinstance(value, str) else str(value)
