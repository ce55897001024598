"""Things to test with: an office on the disk and families in it, with believable defaults."""

import atexit
import shutil
import tempfile
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

from sstui.config import lay_out_office
from sstui.core.records import CaseId, FamilyId, Outcome, Place, Role, SettlementId, Sex, StaffId
from sstui.desk.cases import CaseDraft, open_case
from sstui.desk.desk import Desk, open_desk, stay_open
from sstui.desk.families import FamilyDraft, MemberDraft, add_settlement, register_family
from sstui.desk.people import StaffDraft, add_staff
from sstui.desk.visits import Recorded, VisitDraft, record_visit
from sstui.store import families
from sstui.store.opening import close, create

TODAY = date(2026, 11, 23)
"""A Monday; Wednesday the 4th is the month's only holiday."""


def an_office(folder: Path, today: date = TODAY) -> Desk:
    """A new office with one curator, who is working; a copy of one that is founded once.

    Its connection stays ready between two questions, as that of the screens does, until
    `opening.close`: to open one anew costs more than most questions.
    """
    shutil.copytree(_founded(), folder)
    desk = open_desk(folder, "sokolova", today=today)
    stay_open()
    return desk


@cache
def _founded() -> Path:
    """The office that every test's own is copied from; it goes with the process."""
    room = tempfile.TemporaryDirectory()
    atexit.register(room.cleanup)
    folder = Path(room.name) / "office"
    lay_out_office(folder, "tula")
    create(folder / "sstui.db")
    add_staff(open_desk(folder, "nobody", today=TODAY), a_person("Соколова", "Вера", "sokolova"))
    close()
    return folder


def a_person(last: str = "Кузьмин", first: str = "Олег", login: str = "") -> StaffDraft:
    sex = Sex.FEMALE if last.endswith("а") else Sex.MALE
    return StaffDraft(
        last, first, sex, Role.CURATOR, post="специалист по социальной работе", login=login
    )


def a_family(
    desk: Desk, last: str = "Ёлкина", place: str = "Заречье", **changes: object
) -> FamilyId:
    """A mother with one son."""
    members = (
        MemberDraft(last, "Мария", Sex.FEMALE, "mother", "Петровна", date(1990, 5, 1), True),
        MemberDraft(last[:-1], "Пётр", Sex.MALE, "child", "Ильич", date(2018, 2, 3)),
    )
    draft = FamilyDraft(a_settlement(desk, place), members, address="ул. Луговая, 5")
    return register_family(desk, replace(draft, **changes))  # type: ignore[arg-type]


def a_settlement(desk: Desk, name: str) -> SettlementId:
    found = [one.id for one in families.settlements() if one.name == name]
    return found[0] if found else add_settlement(desk, name, 25)


def a_case(
    desk: Desk,
    level: str = "basic",
    started_on: date = date(2026, 9, 1),
    last: str = "Ёлкина",
    place: str = "Заречье",
) -> CaseId:
    """An open case of a new family, with the working person as its curator."""
    family = a_family(desk, last, place)
    return open_case(desk, CaseDraft(family, started_on, level, me(desk)))


def me(desk: Desk) -> StaffId:
    assert desk.person is not None
    return desk.person.id


def a_visit(
    desk: Desk,
    case_id: CaseId,
    made_on: date,
    outcome: Outcome = Outcome.TOOK_PLACE,
    place: Place = Place.HOME,
    **changes: object,
) -> Recorded:
    draft = VisitDraft(case_id, made_on, place, outcome, (me(desk),))
    return record_visit(desk, replace(draft, **changes))  # type: ignore[arg-type]
