"""A table of visits: one row a visit, the case by its registration number."""

from dataclasses import replace

from sstui.core.records import CaseId, MemberId, Outcome, Place
from sstui.core.refusal import Refusal
from sstui.core.times import clean_time
from sstui.desk import choices
from sstui.desk.card import find_case
from sstui.desk.csv_file import Row, Sheet
from sstui.desk.csv_made import Faults, Made, full_date
from sstui.desk.desk import Desk
from sstui.desk.visits import VisitDraft, enter_visit
from sstui.store import cases, families, visits

COLUMNS = (
    "номер дела",
    "дата",
    "исход",
    "место",
    "время",
    "кто ездил",
    "кого видели",
    "заметки",
)
REQUIRED = ("номер дела", "дата", "исход", "кто ездил")
EVERYBODY = "все"
"""In «кого видели»: the whole family."""


def enter_visits(desk: Desk, sheet: Sheet, faults: Faults) -> Made:
    """Enter every visit of a table; what is wrong goes into `faults`."""
    made = 0
    for row in sheet.rows:
        before = len(faults)
        draft = _draft(desk, row, faults)
        if draft is None or len(faults) > before:
            continue
        with faults.at(row):
            _check_new(draft)
            enter_visit(desk, draft)
            made += 1
    return Made(visits=made)


def _draft(desk: Desk, row: Row, faults: Faults) -> VisitDraft | None:
    """The visit of a row; None where its case is unknown."""
    case_id = None
    with faults.at(row, "номер дела"):
        case_id = _case(row["номер дела"])
    # What is not replaced below has added a fault, and the draft goes nowhere.
    draft = VisitDraft(
        case_id=case_id or CaseId(0),
        made_on=desk.today,
        place=Place.HOME,
        outcome=Outcome.COULD_NOT_TRAVEL,
        staff_ids=(),
        notes=row["заметки"],
    )
    with faults.at(row, "дата"):
        draft = replace(draft, made_on=full_date(row["дата"], desk.today))
    with faults.at(row, "исход"):
        draft = replace(draft, outcome=choices.choice(row["исход"], Outcome, "исход"))
    with faults.at(row, "место"):
        if row["место"]:
            draft = replace(draft, place=choices.choice(row["место"], Place, "место"))
    with faults.at(row, "время"):
        draft = replace(draft, at=clean_time(row["время"]))
    with faults.at(row, "кто ездил"):
        went = choices.people(row["кто ездил"])
        draft = replace(draft, staff_ids=tuple(one.id for one in went))
    if case_id is not None:
        with faults.at(row, "кого видели"):
            draft = replace(draft, member_ids=_seen(case_id, row["кого видели"]))
    return draft if case_id is not None else None


def _case(typed: str) -> CaseId:
    if not typed:
        raise Refusal("Не заполнено: номер дела.")
    return find_case(typed)


def _seen(case_id: CaseId, typed: str) -> tuple[MemberId, ...]:
    case = cases.case(case_id)
    family = families.members(case.family_id) if case else []
    if typed.casefold() == EVERYBODY:
        return tuple(one.id for one in family)
    return tuple(one.id for one in choices.members(typed, family))


def _check_new(draft: VisitDraft) -> None:
    """Refuse a visit that stands in the office already."""
    for one in visits.visits(draft.case_id):
        same = (one.made_on, one.at, one.place, one.outcome)
        if not one.voided and same == (draft.made_on, draft.at, draft.place, draft.outcome):
            raise Refusal(f"такое посещение уже записано под № {one.id}: укажите время")
