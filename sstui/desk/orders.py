"""The director's order names a family's curator; `cases.loads` shows what each would carry."""

from dataclasses import dataclass
from datetime import date

from sstui.core.orders import CuratorOrder, CuratorOrderId
from sstui.core.records import CaseId, StaffId
from sstui.core.refusal import Refusal
from sstui.core.text import clean_name
from sstui.core.wording import short_date
from sstui.desk.cases import check_assignment
from sstui.desk.desk import Desk, working
from sstui.store import cases, papers, sittings
from sstui.store.door import Written, write


@dataclass(frozen=True, slots=True)
class OrderDraft:
    """An order as typed."""

    case_id: CaseId
    staff_id: StaffId
    signed_on: date
    from_on: date
    number: str = ""
    """The next of the register when empty."""
    substitute_id: StaffId | None = None
    basis: str = ""
    reason: str = ""
    """Why this curator, when the load goes over the norm."""
    draft_id: str | None = None


def order_curator(desk: Desk, draft: OrderDraft) -> CuratorOrderId:
    """Write an order down; the curator answers for the family from its day on, all or nothing.

    Raises:
        Refusal: no such case or person; a signature in the future; a substitute who is the curator
            himself; a day on which a curator was assigned already; over the norm without a reason.
    """
    if cases.case(draft.case_id) is None:
        raise Refusal("Такого дела нет.", "case_id")
    if draft.signed_on > desk.today:
        raise Refusal("Приказ нельзя подписать будущим днём.", "signed_on")
    if draft.substitute_id == draft.staff_id:
        raise Refusal("Замещает куратора другой сотрудник.", "substitute_id")
    here = {one.id for one in working(desk.today)}
    if draft.substitute_id is not None and draft.substitute_id not in here:
        raise Refusal("Такого сотрудника нет.", "substitute_id")
    given = clean_name(draft.number, "номер приказа", required=False)
    basis = clean_name(draft.basis, "основание", required=False)
    is_assigned = _is_assigned(draft)
    why = (
        ""
        if is_assigned
        else check_assignment(desk, draft.case_id, draft.staff_id, draft.from_on, draft.reason)
    )

    def change() -> Written:
        number = given or _number(draft.signed_on.year)
        if not is_assigned:
            order = f"№ {number} от {short_date(draft.signed_on)}"
            cases.assign(draft.case_id, draft.staff_id, draft.from_on, order, why)
        made = sittings.add_order(_order(draft, number, basis))
        return Written(made, draft.case_id, {"number": number, "curator": draft.staff_id})

    made = write(desk.actor, "order.add", "curator_order", change, draft.draft_id)
    return CuratorOrderId(made)


def _is_assigned(draft: OrderDraft) -> bool:
    """Whether the curator is assigned from that very day: then only the paper is missing."""
    return any(
        one.from_on == draft.from_on and one.staff_id == draft.staff_id
        for one in cases.assignments(draft.case_id)
    )


def _order(draft: OrderDraft, number: str, basis: str) -> CuratorOrder:
    return CuratorOrder(
        CuratorOrderId(0), draft.case_id, draft.staff_id, number, draft.signed_on,
        draft.from_on, draft.substitute_id, basis,
    )  # fmt: skip


def orders(case_id: CaseId) -> list[CuratorOrder]:
    """Orders on a case's curators, newest first."""
    return sittings.orders(case_id)


def _number(year: int) -> str:
    return f"{papers.next_number('order', year)}/{year}"
