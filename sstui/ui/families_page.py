"""A page of families that are read beside the screen: thousands of them keep no key waiting."""

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from textual import work
from textual.message import Message
from textual.worker import get_current_worker

from sstui.core.records import CaseId
from sstui.core.refusal import Refusal
from sstui.desk.desk import Desk
from sstui.ui.desk_page import DeskPage
from sstui.ui.keys import with_keys
from sstui.ui.widgets.lines import LineList


class FamiliesPage(DeskPage):
    """Families in `lines`, some of them without a case yet."""

    WITHOUT_CASE: ClassVar[str]
    """What is said, with places for keys, where an action wants a case and there is none."""

    lines: LineList[Any]

    @dataclass
    class Loaded(Message):
        """The families have been read."""

        found: Sequence[Any]

    @dataclass
    class NotLoaded(Message):
        """The families could not be read; why, in words."""

        sentence: str

    @abstractmethod
    def read(self, desk: Desk) -> Sequence[Any]:
        """The families, read in a thread of its own."""

    @abstractmethod
    def show_families(self, found: Sequence[Any]) -> None:
        """Put them into the list."""

    def reload(self) -> None:
        self._load(self.desk)

    @work(thread=True, exclusive=True, group="families")
    def _load(self, desk: Desk) -> None:
        try:
            answer: Message = self.Loaded(self.read(desk))
        except Refusal as refusal:
            answer = self.NotLoaded(refusal.sentence)
        if not get_current_worker().is_cancelled:
            self.post_message(answer)

    def on_families_page_loaded(self, message: Loaded) -> None:
        self.show_families(message.found)

    def on_families_page_not_loaded(self, message: NotLoaded) -> None:
        self.app.warn(message.sentence)

    def on_line_list_moved(self, event: LineList.Moved) -> None:
        self.title_bar.show_position(event.lines.position)

    def _case(self) -> CaseId | None:
        if self.lines.cursor_row is not None and self.chosen_case is None:
            self.app.warn(with_keys(self.WITHOUT_CASE))
            return None
        return super()._case()

    def action_leave(self) -> None:
        self.app.pop_screen()
