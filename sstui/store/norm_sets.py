"""What the office remembers of its norm sets: fingerprints, orders, who put them in force."""

from datetime import datetime

from sstui.core.norm_history import Mark, Sighting
from sstui.store.engine import fetch, fetch_sql
from sstui.store.norm_rows import NormSightingRow


def norm_sightings() -> list[Sighting]:
    """Everything noticed of the norm sets, oldest first."""
    rows = fetch(NormSightingRow.select().order_by(NormSightingRow.seq))
    return [
        Sighting(
            since=since,
            mark=Mark(mark),
            sha256=sha256,
            content=content,
            order=order,
            staff_id=staff,
            login=login,
            at=datetime.fromisoformat(at),
        )
        for _, since, mark, sha256, content, order, staff, login, at in rows
    ]


def add_norm_sighting(one: Sighting) -> int:
    """Remember something noticed of a norm set; inside the write door."""
    made = NormSightingRow.insert(
        since=one.since,
        mark=one.mark.value,
        sha256=one.sha256,
        content=one.content,
        order=one.order,
        staff=one.staff_id,
        login=one.login,
        at=one.at.isoformat(timespec="milliseconds"),
    ).execute()
    return int(made)


def has_cases() -> bool:
    """Whether the office has, or had, any case at all."""
    return bool(fetch_sql("SELECT EXISTS (SELECT 1 FROM family_case)")[0][0])
