"""The one door through which anything is written.

Writers queue on a file lock in order of arrival, take the database's lock at once, see that the
file is still of their format, make their change, append its journal line and commit. Only then may
anyone say «Сохранено». A form carries a draft id: a repeated save finds the journal line of the
first one and changes nothing.
"""

import contextlib
import json
from collections.abc import Callable, Iterator
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any, cast

from sstui import host
from sstui.core.records import CaseId, StaffId
from sstui.core.refusal import Busy, Refusal
from sstui.store import engine
from sstui.store.engine import connected, database, run_sql, sentences
from sstui.store.once import forget
from sstui.store.opening import lock_path
from sstui.store.rows import JournalRow


class Conflict(Busy):
    """Somebody else changed the record after it was opened for editing."""

    def __init__(self) -> None:
        super().__init__(
            "Эту запись уже изменил другой сотрудник. Откройте её заново и повторите правку."
        )


@dataclass(frozen=True, slots=True)
class Actor:
    """Who is working: a person of the office, or only an account that nobody is mapped to."""

    staff_id: StaffId | None
    login: str = ""


@dataclass(frozen=True, slots=True)
class Written:
    """What a change did, for the journal."""

    object_id: int
    case_id: CaseId | None = None
    detail: dict[str, Any] = field(default_factory=dict)


COMMON = "common"
"""What a line's detail calls the common action that the line is a part of."""
_common: ContextVar[str] = ContextVar("common", default="")


@contextlib.contextmanager
def in_common(action_id: str) -> Iterator[None]:
    """Tie the lines that the block writes to one common action, each its own transaction.

    Args:
        action_id: a name that no other common action has; it goes into the detail of each line.
    """
    token = _common.set(action_id)
    try:
        yield
    finally:
        _common.reset(token)


@contextlib.contextmanager
def together(patience: float = engine.BUSY_SECONDS) -> Iterator[None]:
    """Make all writes of the block one transaction: all of them are kept or none.

    Args:
        patience: seconds to wait for others who write.

    Raises:
        Refusal: the queue is stuck, the file was upgraded meanwhile, or the disk refuses.
    """
    forget()
    if database.in_transaction():
        yield
        return
    with sentences(), connected(), host.exclusive_lock(lock_path(), patience) as had:
        if not had:
            raise Busy("База занята другим сотрудником дольше 15 секунд. Повторите.")
        with database.atomic():
            engine.check_format(engine.user_version(), engine.application_id())
            yield


def write(
    actor: Actor,
    action: str,
    kind: str,
    change: Callable[[], Written],
    draft_id: str | None = None,
) -> int:
    """Make one change and its journal line in one transaction; the id of what was changed.

    Raises:
        Refusal: nobody of the office is known to be working, or as in `together`.
    """
    if actor.staff_id is None and action != "office.create":
        raise Refusal(
            "Сейчас только просмотр: программа не знает, кто работает. "
            "Выберите себя из списка сотрудников или обратитесь к администратору."
        )
    with together():
        if draft_id and (done := _already(draft_id)) is not None:
            return done
        written = change()
        seq = JournalRow.insert(
            at=datetime.now(UTC).isoformat(timespec="milliseconds"),
            staff=actor.staff_id,
            login=actor.login,
            action=action,
            object=kind,
            object_id=written.object_id,
            case=written.case_id,
            detail=_as_json(written.detail | _tie()),
            draft_id=draft_id,
        ).execute()
        run_sql("UPDATE row_change SET seq = ? WHERE seq IS NULL", (seq,))
    return written.object_id


def _already(draft_id: str) -> int | None:
    """What an earlier save of the same draft made, None when there was none."""
    found = JournalRow.select(JournalRow.object_id).where(JournalRow.draft_id == draft_id)
    return next((row[0] for row in cast("list[tuple[int]]", found.tuples())), None)


def _tie() -> dict[str, Any]:
    return {COMMON: name} if (name := _common.get()) else {}


def _as_json(detail: dict[str, Any]) -> str:
    return json.dumps(detail, ensure_ascii=False, default=_plain) if detail else ""


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)
