"""Sittings with their agenda and attendees; the members of the bodies; orders on curators."""

from collections.abc import Sequence
from datetime import date

from sstui.core.orders import CuratorOrder, CuratorOrderId
from sstui.core.programme import ProgrammeId
from sstui.core.records import CaseId
from sstui.core.sittings import (
    Attendee,
    BodyMember,
    BodyMemberId,
    Decision,
    Item,
    ItemId,
    Part,
    Question,
    Sitting,
    SittingId,
)
from sstui.store.route_rows import (
    AttendeeRow,
    BodyMemberRow,
    CuratorOrderRow,
    ItemRow,
    SittingRow,
)
from sstui.store.tables import Table, enum

_MEMBERS = Table(BodyMemberRow, BodyMember, {"part": enum(Part)})
_SITTINGS = Table(SittingRow, Sitting)
_ATTENDEES = Table(AttendeeRow, Attendee, {"part": enum(Part)}, key="sitting_id")
_ITEMS = Table(ItemRow, Item, {"question": enum(Question), "decision": enum(Decision)})
_ORDERS = Table(CuratorOrderRow, CuratorOrder)


def add_body_member(member: BodyMember) -> BodyMemberId:
    """Remember somebody who sits in a body."""
    return BodyMemberId(_MEMBERS.add(member))


def change_body_member(member: BodyMember) -> None:
    """Replace a member's data; errors as in `Table.change`."""
    _MEMBERS.change(member)


def body_members(body: str) -> list[BodyMember]:
    """Members of a body, those who left it too, in the order of entering."""
    return _MEMBERS.where(BodyMemberRow.body == body, order=(BodyMemberRow.id,))


def add_sitting(sitting: Sitting) -> SittingId:
    """Remember a sitting."""
    return SittingId(_SITTINGS.add(sitting))


def change_sitting(sitting: Sitting) -> None:
    """Replace a sitting's own fields; errors as in `Table.change`."""
    _SITTINGS.change(sitting)


def remove_sitting(sitting_id: SittingId) -> None:
    """Forget a sitting that was planned only, with its agenda and those who were called."""
    for rows in (ItemRow, AttendeeRow):
        rows.delete().where(rows.sitting == sitting_id).execute()
    SittingRow.delete().where(SittingRow.id == sitting_id).execute()


def sitting(sitting_id: SittingId) -> Sitting | None:
    """One sitting."""
    return _SITTINGS.get(sitting_id)


def sittings(first: date | None = None) -> list[Sitting]:
    """Sittings from a day on, or all, newest first."""
    order = (SittingRow.held_on.desc(), SittingRow.id.desc())
    return _SITTINGS.where(*([SittingRow.held_on >= first] if first else []), order=order)


def write_attendees(sitting_id: SittingId, attendees: Sequence[Attendee]) -> None:
    """Replace the list of those who were called to a sitting."""
    AttendeeRow.delete().where(AttendeeRow.sitting == sitting_id).execute()
    for position, one in enumerate(attendees, start=1):
        values = _ATTENDEES.values(one) | {"sitting": sitting_id, "position": position}
        AttendeeRow.insert(**values).execute()


def attendees(sitting_id: SittingId) -> list[Attendee]:
    """Those who were called to a sitting, in the order of the protocol."""
    return _ATTENDEES.where(AttendeeRow.sitting == sitting_id, order=(AttendeeRow.position,))


def add_item(item: Item) -> ItemId:
    """Put a family on an agenda."""
    return ItemId(_ITEMS.add(item))


def item(item_id: ItemId) -> Item | None:
    """One question of an agenda."""
    return _ITEMS.get(item_id)


def change_item(item: Item) -> None:
    """Replace what was heard and decided on a family; errors as in `Table.change`."""
    _ITEMS.change(item)


def remove_item(item_id: ItemId) -> None:
    """Take a family off the agenda of a sitting that is not closed."""
    ItemRow.delete().where(ItemRow.id == item_id).execute()


def items(sitting_id: SittingId) -> list[Item]:
    """The agenda of a sitting in its order."""
    return _ITEMS.where(ItemRow.sitting == sitting_id, order=(ItemRow.position, ItemRow.id))


def items_of(case_id: CaseId) -> list[Item]:
    """Every time that a case stood on an agenda, newest first."""
    return _ITEMS.where(ItemRow.case == case_id, order=(ItemRow.id.desc(),))


def items_about(programme_id: ProgrammeId) -> list[Item]:
    """Every time that a version of a programme stood on an agenda, newest first."""
    return _ITEMS.where(ItemRow.programme == programme_id, order=(ItemRow.id.desc(),))


def add_order(order: CuratorOrder) -> CuratorOrderId:
    """Remember an order that names a curator."""
    return CuratorOrderId(_ORDERS.add(order))


def order(order_id: CuratorOrderId) -> CuratorOrder | None:
    """One order."""
    return _ORDERS.get(order_id)


def orders(case_id: CaseId) -> list[CuratorOrder]:
    """Orders on a case's curators, newest first."""
    order = (CuratorOrderRow.signed_on.desc(), CuratorOrderRow.id.desc())
    return _ORDERS.where(CuratorOrderRow.case == case_id, order=order)
