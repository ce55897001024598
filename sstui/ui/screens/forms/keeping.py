"""What is typed into a form is kept as a draft while it is typed.

The draft is written `DELAY` seconds after a key at the latest, in a thread, so that typing never
waits for the disk or for colleagues who write. It ends with the record that is made of it.
"""

import asyncio
import contextlib
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

from textual.widget import Widget

from sstui.core.drafts import About, Draft
from sstui.core.refusal import Refusal
from sstui.desk.desk import Desk
from sstui.desk.drafts import (
    AT_ONCE,
    AT_THE_END,
    finishing,
    forget_draft,
    keep_draft,
    take_over,
)

if TYPE_CHECKING:
    from textual.app import App

    from sstui.ui.screens.forms.base import FormPage

DELAY = 0.4
"""Seconds after a key when the draft begins to be written; what a power cut loses is under 1 s."""


class Keeping(Protocol):
    """A page in whose draft the forms over it are kept."""

    def typed(self) -> None:
        """Keep the draft soon: something has changed."""


class LaidOver:
    """The form that lies over a page, keeps no draft by itself and is kept in the page's."""

    def __init__(self, page: Keeping) -> None:
        self._page = page
        self._over: tuple[str, FormPage[Any]] | None = None

    @property
    def kept(self) -> tuple[str, dict[str, object]] | None:
        """Its name and what a draft keeps of it; None when closing it would lose nothing."""
        if self._over is None or not (standing := self._over[1].standing()):
            return None
        return self._over[0], standing

    def open(
        self, app: "App[Any]", name: str, form: "FormPage[Any]", then: Callable[[Any], None]
    ) -> "FormPage[Any]":
        """Open a form under a name by which the page opens it again."""

        def close(answer: Any) -> None:
            self._over = None
            then(answer)
            self._page.typed()

        form.outer, self._over = self._page, (name, form)
        app.push_screen(form, close)
        return form


class Keeper:
    """Keeps one form's draft. A form without a kind keeps none, and nothing here does anything."""

    def __init__(
        self,
        page: Widget,
        desk: Desk,
        draft_id: str,
        about: About,
        standing: Callable[[], Mapping[str, object] | None],
    ) -> None:
        """Make a keeper.

        Args:
            page: whose timers and workers are used.
            desk: the office and the person at work.
            draft_id: of the form.
            about: which form it is.
            standing: what stands in the form; None when leaving it would lose nothing.
        """
        self._page, self._desk, self._id, self._about = page, desk, draft_id, about
        self._standing = standing
        self._is_waiting = self._is_writing = self._is_dirty = self._is_kept = False
        self._is_closed = not about.kind
        self._number = 0
        self._complaint = ""

    def later(self) -> None:
        """Keep what stands in the form soon: something in it has changed."""
        self._is_dirty = True
        if not (self._is_waiting or self._is_closed):
            self._is_waiting = True
            self._page.set_timer(DELAY, self._start)

    def flush(self) -> None:
        """Keep what stands in the form now and wait for it: the program is about to end."""
        if not self._is_closed and (self._is_dirty or self._is_writing):
            self._is_dirty = False
            self._write(self._next(), self._standing(), AT_THE_END)

    def go_on_with(self, draft: Draft) -> None:
        """Make a draft of before the draft of this form; errors as in `take_over`."""
        take_over(draft, self._id)
        self._is_kept = True

    @contextlib.contextmanager
    def finishing(self) -> Iterator[None]:
        """Make what is saved in the block, and the end of the draft, one transaction.

        Raises:
            Refusal: as every writing; the draft is kept on.
        """
        if not self._about.kind:
            yield
            return
        self._is_closed = True
        try:
            with finishing(self._id):
                yield
        except BaseException:
            self._is_closed = False
            self.later()
            raise

    def leave(self) -> None:
        """Forget the draft: the person leaves the form and has agreed to lose what was typed."""
        was_closed, self._is_closed = self._is_closed, True
        if not was_closed and (self._is_kept or self._is_writing):
            with contextlib.suppress(Refusal):
                forget_draft(self._id)

    def _start(self) -> None:
        self._is_waiting = False
        if self._is_closed:
            return
        if self._is_writing:
            self.later()
            return
        self._is_writing, self._is_dirty = True, False
        work = partial(self._write, self._next(), self._standing(), AT_ONCE)
        self._page.run_worker(self._write_in_thread(work), group="draft", exit_on_error=False)

    async def _write_in_thread(self, work: Callable[[], bool]) -> None:
        try:
            is_done = await asyncio.to_thread(work)
        finally:
            self._is_writing = False
        if not is_done:
            self.later()
        if self._complaint:
            self._page.notify(self._complaint, severity="warning", markup=False)
            self._complaint = ""

    def _next(self) -> int:
        self._number += 1
        return self._number

    def _write(self, number: int, values: Mapping[str, object] | None, patience: float) -> bool:
        """Whether it is as it should be: written, or not wanted any more."""
        try:
            if values is None:
                if self._is_kept:
                    forget_draft(self._id, patience)
                return True
            self._is_kept = True
            return keep_draft(
                self._desk,
                self._id,
                self._about,
                values,
                patience=patience,
                is_wanted=lambda: number == self._number and not self._is_closed,
            )
        except Refusal as refusal:
            self._complaint = f"Черновик не записан. {refusal.sentence}"
            return True
