"""The watch over norm sets: new ones are remembered, changed ones are told to everybody.

Looked after at every opening of the office; nothing is written while nothing is new.
"""

import contextlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

from sstui.config import Office
from sstui.core.norm_history import Altered, Notice, altered, judge
from sstui.core.norms import Norms
from sstui.core.refusal import Refusal
from sstui.core.wording import short_date
from sstui.store.door import Actor, together
from sstui.store.norm_sets import add_norm_sighting, has_cases, norm_sightings


def watch_norms(office: Office, actor: Actor, today: date) -> Office:
    """The office with a warning for every set in force that was changed by hand.

    What is new is remembered with the person at work; an office that can only be read is not
    refused for that.
    """
    with contextlib.suppress(Refusal):
        remember(office.norms, actor, today)
    found = [f"{sentence(one, office)}. Подробно: sstui check" for one in alterations(office.norms)]
    return replace(office, warnings=(*office.warnings, *found)) if found else office


def remember(norms: Norms, actor: Actor, today: date) -> None:
    """Write down what is new of the norm sets.

    Raises:
        Refusal: the database cannot be written now.
    """
    if not _news(norms, today):
        return
    with together():
        # Asked again behind the lock: somebody else may have just remembered the same.
        now = datetime.now(UTC)
        for one in _news(norms, today):
            add_norm_sighting(one.as_sighting(actor.staff_id, actor.login, now))


def alterations(norms: Norms) -> tuple[Altered, ...]:
    """Sets that were changed by hand while in force and have not been put right."""
    return altered(norms, norm_sightings())


def sentence(one: Altered, office: Office) -> str:
    """«нормы с 01.01.2020 убраны, замечено 24.11.2026»: short, without what was changed."""
    noticed = one.noticed_at.astimezone(office.settings.zone).date()
    what = "изменены вручную" if one.changes else "убраны"
    return f"Нормы с {short_date(one.since)} {what}, замечено {short_date(noticed)}"


def _news(norms: Norms, today: date) -> Sequence[Notice]:
    return judge(norms, norm_sightings(), today, has_past=has_cases())
