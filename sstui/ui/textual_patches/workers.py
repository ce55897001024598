"""Workers without a description of what they work on.

Textual describes each by printing its function with all it was given: here that is the desk with
the whole office, some milliseconds before every reading, and nobody ever sees it.
"""

from collections.abc import Callable
from typing import Any

from textual.worker import Worker
from textual.worker_manager import WorkerManager

_NewWorker = Callable[..., Worker[Any]]


def apply() -> None:
    """Describe a worker by its group."""
    original: _NewWorker = WorkerManager._new_worker
    if getattr(original, "describes_by_group", False):
        return

    def new_worker(manager: WorkerManager, work: Any, node: Any, **more: Any) -> Worker[Any]:
        more["description"] = more.get("description") or more.get("group", "default")
        return original(manager, work, node, **more)

    new_worker.describes_by_group = True  # type: ignore[attr-defined]
    setattr(WorkerManager, "_new_worker", new_worker)  # noqa: B010
