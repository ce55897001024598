"""*Черновики*: what the person at work has begun to enter and not saved."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from textual.widget import Widget

from sstui.core.drafts import Draft
from sstui.core.refusal import Refusal
from sstui.core.wording import capitalised
from sstui.desk.drafts import my_drafts, when, whose
from sstui.ui.desk_app import DeskApp
from sstui.ui.desk_page import DeskPage
from sstui.ui.keys import Action, bindings
from sstui.ui.screens.forms.offering import drop, kind_words, offer
from sstui.ui.widgets.columns import Column
from sstui.ui.widgets.lines import LineList

if TYPE_CHECKING:
    from sstui.ui.questions import Question

EMPTY = "Незаконченных записей нет: всё, что вы вводили, сохранено."


class DraftsScreen(DeskPage):
    """Unfinished entries, newest first: gone on with, or removed."""

    NAME = "Черновики"
    HELP = (
        "Записи, которые вы начали и не сохранили. Они видны только вам. Enter — продолжить с того "
        "же места, F8 — удалить. Черновик пропадает сам, когда запись сохранена."
    )
    BINDINGS = bindings(
        Action("drafts.go-on", "enter", "Дальше", "Продолжить незаконченную запись"),
        Action("drafts.remove", "f8,delete", "Удалить", "Удалить незаконченную запись"),
        Action("drafts.leave", "escape", "", "Вернуться назад"),
    )

    def __init__(self) -> None:
        super().__init__()
        self.lines: LineList[Draft] = LineList(
            (
                Column("Когда", lambda one: when(self.desk, one), 16),
                Column("Что", lambda one: capitalised(kind_words(self.desk, one.about.kind)), 24),
                Column("О ком", whose, 20, share=1),
            ),
            lambda one: one.id,
            empty=EMPTY,
        )

    def questions(self) -> "list[Question]":
        """The moment of the entry under the cursor."""
        from sstui.ui.questions import of_draft_entry  # noqa: PLC0415 - loads when used

        one = self.lines.cursor_row
        return [of_draft_entry(self.desk, one)] if one else []

    def body(self) -> Iterator[Widget]:
        yield self.lines

    def on_mount(self) -> None:
        self.lines.focus()

    def reload(self) -> None:
        self.lines.replace(my_drafts(self.desk))
        self.title_bar.show_position(self.lines.position)

    def on_line_list_moved(self) -> None:
        self.title_bar.show_position(self.lines.position)

    def on_line_list_chosen(self) -> None:
        self.action_go_on()

    def action_go_on(self) -> None:
        if (draft := self.lines.cursor_row) is not None:
            go_on(self.app, draft)

    def action_remove(self) -> None:
        if (draft := self.lines.cursor_row) is not None:
            drop(self.app, draft, self.refresh_facts)

    def action_leave(self) -> None:
        self.dismiss(None)


def go_on(app: DeskApp, draft: Draft) -> None:
    """Open the form of a draft, filled in; a refusal is a message."""
    from sstui.ui.screens.forms.reopening import reopened  # noqa: PLC0415 - all forms: when used

    def said(sentence: str | None) -> None:
        if sentence:
            app.say(sentence)

    try:
        app.push_screen(reopened(app.desk, draft), said)
    except Refusal as refusal:
        app.warn(refusal.sentence)


def offer_newest(app: DeskApp, found: Sequence[Draft]) -> None:
    """Offer the newest of a person's drafts, and say how many more there are."""
    offer(app, app.desk, found[0], partial(go_on, app, found[0]), others=len(found) - 1)
