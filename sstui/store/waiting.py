"""Whether anything waits for a person: asked at each start, before what would show it is there."""

from sstui.store.door import Actor
from sstui.store.engine import fetch_sql

_DANGER = "SELECT 1 FROM appeal WHERE danger <> '' AND taken_by_id IS NULL AND decision IS NULL"
_OF_PERSON = "SELECT 1 FROM draft WHERE staff_id = ?"
_OF_ACCOUNT = "SELECT 1 FROM draft WHERE staff_id IS NULL AND login = ?"


def danger_waits() -> bool:
    """Whether there is a dangerous appeal that nobody has taken and nothing is decided on."""
    return _any(_DANGER)


def drafts_wait(actor: Actor) -> bool:
    """Whether a person, or an account that nobody is mapped to, has entries begun and not saved."""
    if actor.staff_id is None:
        return _any(_OF_ACCOUNT, actor.login)
    return _any(_OF_PERSON, actor.staff_id)


def _any(asked: str, *values: object) -> bool:
    return bool(fetch_sql(f"SELECT EXISTS ({asked})", values)[0][0])
