"""The application with the desk that all its pages work at, and the ways between the pages."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from textual.dom import DOMNode
from textual.message import Message

from sstui.core.records import CaseId, Staff, StaffId
from sstui.core.refusal import NotYet, Refusal
from sstui.desk.desk import Desk
from sstui.desk.queue import QueueFilter
from sstui.desk.waiting import drafts_wait
from sstui.ui.aside import Aside
from sstui.ui.base import BaseApp
from sstui.ui.queue_look import has_own
from sstui.ui.theme import Looks

if TYPE_CHECKING:
    from textual.actions import ActionParseResult

    from sstui.ui.repeating import Repeatable


class DeskApp(BaseApp[None]):
    """A stack of pages over the queue."""

    @dataclass
    class DeskChanged(Message):
        """Somebody else is at work, or it is another day."""

        desk: Desk

    @dataclass
    class QueueWanted(Message):
        """The queue is asked to show something of its own accord."""

        wanted: QueueFilter

    def __init__(self, desk: Desk, looks: Looks | None = None) -> None:
        """Sit down at a desk; looks that suit the terminal are taken when None are given."""
        super().__init__(looks, desk.office.folder / "log")
        self.desk = desk
        self._wants_mine: bool | None = None
        self.last_done: Repeatable | None = None
        """What the person at work has done last, to be done again with one key."""
        self.aside = Aside(self)
        """Writes that nobody waits for."""

    def sit_at(self, desk: Desk) -> None:
        """Work as another person or on another day; every page hears of it."""
        self.aside.flush()
        self.desk = desk
        for page in self.screen_stack:
            page.post_message(self.DeskChanged(desk))

    @property
    def mine(self) -> StaffId | None:
        """The person whose families alone are shown: at first a curator's own; None for all."""
        person = self.desk.person
        if person is None:
            return None
        wants = has_own(person) if self._wants_mine is None else self._wants_mine
        return person.id if wants else None

    def show_mine(self, *, on: bool) -> None:
        """Show the families of the person at work only, or all."""
        self._wants_mine = on

    async def run_action(
        self,
        action: "str | ActionParseResult",
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Do what a key asks; a refusal of it is a message, not the end of the program."""
        try:
            return await super().run_action(action, default_namespace, namespaces)
        except NotYet as refusal:
            self.offer_missing(refusal)
            return True
        except Refusal as refusal:
            self.warn(refusal.sentence)
            return True

    def offer_missing(self, refusal: NotYet) -> None:
        """Say what keeps an action back, and offer to open it."""
        from sstui.ui.route_steps import offer_missing  # noqa: PLC0415 - now and then

        offer_missing(self, refusal)

    # -- ways between the pages; each page is imported when it is first opened

    def show_queue(self, wanted: QueueFilter | None = None, then: str = "") -> None:
        """Leave every page above the queue.

        Args:
            wanted: what alone is to be shown there; as it was when None.
            then: an action of the queue that is to be done there.
        """
        while len(self.screen_stack) > 1:
            self.pop_screen()
        if wanted is not None:
            self.screen.post_message(self.QueueWanted(wanted))
        if then:
            self.screen.call_next(partial(self.screen.run_action, then))

    def show_card(self, case_id: CaseId) -> None:
        """Open the card of a family over the page; it is remembered among the recent ones."""
        from sstui.ui.screens.card import CardScreen  # noqa: PLC0415

        self.push_screen(CardScreen(case_id))
        self.remember_family(case_id)

    def remember_family(self, case_id: CaseId) -> None:
        """Put a family in front of the recent ones."""
        from sstui.desk.finding import remember_family  # noqa: PLC0415

        self.aside.put(("recent", case_id), partial(remember_family, self.desk, case_id))

    def on_unmount(self) -> None:
        """Leave nothing that waits to be written."""
        self.aside.flush()

    def show_recent(self) -> None:
        """Offer the families whose cards were opened lately, the last one first."""
        from sstui.desk.finding import recent_families  # noqa: PLC0415 - loads when first used
        from sstui.ui.widgets.options import Option  # noqa: PLC0415
        from sstui.ui.widgets.picker import Picker  # noqa: PLC0415

        self.aside.flush()
        found = recent_families(self.desk)
        if not found:
            self.say("Недавних семей пока нет: здесь будут те, чьи карточки вы открывали.")
            return
        options = [
            Option(one.case_id, f"{one.family}, {one.settlement}, дело {one.number}")
            for one in found
        ]

        def chosen(keys: tuple[object, ...] | None) -> None:
            if keys:
                self.show_card(CaseId(int(str(keys[0]))))

        self.push_screen(Picker("Недавние семьи", options), chosen)

    def show_calendar(self, day: date | None = None, case_id: CaseId | None = None) -> None:
        """Open the calendar, or go back to it when it is under this page.

        Args:
            day: where its cursor goes; the day of the family's next visit when None.
            case_id: the family to find there.
        """
        from sstui.ui.screens.calendar import CalendarScreen  # noqa: PLC0415

        under = [page for page in self.screen_stack if isinstance(page, CalendarScreen)]
        if not under:
            self.push_screen(CalendarScreen(self.desk.today, day, case_id))
            return
        while self.screen is not under[-1]:
            self.pop_screen()
        under[-1].go_to(day, case_id)

    def action_go(self, place_id: str) -> None:
        """Go to a place; what would be lost on the way is asked about first."""
        from sstui.ui.offering import go_to  # noqa: PLC0415 - loads when first used

        go_to(self, place_id)

    def action_undo(self) -> None:
        """Show one's own last save, and take it back after a yes."""
        from sstui.ui.taking_back import take_back  # noqa: PLC0415 - now and then

        take_back(self)

    def choose_person(self) -> None:
        """Ask who is working at this computer."""
        from sstui.ui.screens.people import PeopleDialog  # noqa: PLC0415

        self.push_screen(PeopleDialog(self.desk), self._person_chosen)

    def _person_chosen(self, person: Staff | None) -> None:
        from sstui.desk.people import work_as  # noqa: PLC0415

        if person is not None:
            self._wants_mine = self.last_done = None
            self.sit_at(work_as(self.desk, person))
            self.offer_drafts()

    def at_ease(self) -> None:
        """The first list stands on the screen: there is time for other things."""

    def offer_drafts(self) -> None:
        """Offer what the person at work has begun to enter and not saved; nothing when nothing."""
        if not drafts_wait(self.desk):
            return
        from sstui.desk.drafts import my_drafts  # noqa: PLC0415 - seldom, and it is not small

        if found := my_drafts(self.desk):
            from sstui.ui.screens.drafts import offer_newest  # noqa: PLC0415 - now and then

            offer_newest(self, found)
