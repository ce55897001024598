"""How the person at work looks at the queue: what of it, in which order."""

from dataclasses import replace

from sstui.core.records import Role, Staff, StaffId
from sstui.desk.desk import Desk, has_staff
from sstui.desk.queue import QueueFilter
from sstui.desk.queue_view import (
    Narrowing,
    Order,
    View,
    kept_view,
    narrowed,
    narrowings,
    view_words,
)
from sstui.ui.queue_words import NO_FAMILIES, NOBODY, NONE_FITS, NONE_OF_MINE

CURATOR = "curator_id"


def has_own(person: Staff) -> bool:
    """Whether a person at first sees only the families whose curator they are."""
    return person.role is Role.CURATOR


def first_look(desk: Desk) -> tuple["QueueLook", StaffId | None]:
    """How the person at work looks at the queue at the start, and whose families alone it shows."""
    look, person = QueueLook(), desk.person
    mine = person.id if person is not None and has_own(person) else None
    return look, None if look.take(desk, look.kept(desk), mine) else mine


class QueueLook:
    """The narrowings, a field each, and the order."""

    def __init__(self) -> None:
        self._narrowings: dict[str, Narrowing] = {}
        self._viewer: StaffId | None = None
        self.order = Order.URGENCY

    @property
    def view(self) -> View:
        """What is kept for the next start."""
        return View(self.wanted, self.order)

    @property
    def wanted(self) -> QueueFilter:
        """What alone is shown, whoever's families they are."""
        return narrowed(self._narrowings.values())

    def shown(self, mine: StaffId | None) -> View:
        """What is to be read where the families of `mine` alone are shown; of all when None."""
        wanted = replace(self.wanted, curator_id=mine) if mine is not None else self.wanted
        return View(wanted, self.order)

    @property
    def is_narrowed(self) -> bool:
        """Whether less than all is shown."""
        return bool(self._narrowings)

    @property
    def words(self) -> str:
        """«Отбор: Заречье; порядок: по имени»; empty for the plain queue."""
        return view_words(self._narrowings.values(), self.order)

    def is_of(self, desk: Desk) -> bool:
        """Whether the person at work is the one whose look it is."""
        return (desk.person.id if desk.person else None) == self._viewer

    def kept(self, desk: Desk) -> View:
        """How the person at work looked the last time; the look is theirs from now on."""
        self._viewer = desk.person.id if desk.person else None
        return kept_view(desk)

    def take(self, desk: Desk, view: View, mine: StaffId | None) -> bool:
        """Look so; whether the families of somebody else than `mine` are asked for."""
        found = {one.field: one for one in narrowings(desk, view.wanted)}
        if (curator := found.get(CURATOR)) is not None and curator.value == mine:
            del found[CURATOR]
        self._narrowings, self.order = found, view.order
        return CURATOR in found

    def narrow(self, one: Narrowing) -> bool:
        """Narrow it by one field more; whether that is the curator."""
        self._narrowings[one.field] = one
        return one.field == CURATOR

    def forget_curator(self) -> None:
        """Do not narrow it by curator any more."""
        self._narrowings.pop(CURATOR, None)

    def clear(self) -> bool:
        """Look at the plain queue; whether it was another one."""
        was_plain = not self._narrowings and self.order is Order.URGENCY
        self._narrowings, self.order = {}, Order.URGENCY
        return not was_plain


def why_empty(look: QueueLook, desk: Desk, mine: StaffId | None) -> str:
    """What the queue says where it has no families: what to do next."""
    if look.is_narrowed:
        return NONE_FITS
    if mine is not None:
        return NONE_OF_MINE
    return NO_FAMILIES if has_staff(desk.today) else NOBODY
