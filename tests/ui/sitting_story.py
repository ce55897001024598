"""Families whose programmes and levels wait for a sitting, written straight into the store.

Drawing programmes up through the desk takes a quarter of a second each; here only what the sitting
looks at is wanted.
"""

from datetime import date

from sstui.core.family_file import Assessment, AssessmentId
from sstui.core.programme import Programme, ProgrammeId, ProgrammeState
from sstui.core.records import CaseId
from sstui.core.sittings import Part
from sstui.desk.desk import Desk
from sstui.desk.sittings import BodyMemberDraft, add_body_member
from sstui.store import cases, family_file, programmes
from sstui.store.door import together
from tests.factories import a_case, me

DRAWN = date(2026, 11, 16)
NAMES = (
    "Авдеева", "Белкина", "Волкова", "Галкина", "Демидова", "Ёлкина", "Жукова", "Зимина",
    "Карпова", "Лосева", "Орлова", "Рыбина", "Сомова", "Тихая", "Щукина",
)  # fmt: skip


def a_council(desk: Desk) -> None:
    """A chair, a secretary and two members from outside."""
    for name, part, organisation in (
        ("Львова Анна Сергеевна", Part.CHAIR, "Центр помощи семье"),
        ("Белов Игорь Петрович", Part.SECRETARY, "Центр помощи семье"),
        ("Гусева Ольга Ильинична", Part.MEMBER, "Заречная больница"),
        ("Орлов Пётр Иванович", Part.MEMBER, "Школа № 3"),
    ):
        add_body_member(desk, BodyMemberDraft(name, "специалист", organisation, part))


def handed_in(desk: Desk, last: str, started_on: date = date(2026, 9, 1)) -> CaseId:
    """A case whose programme waits."""
    case = a_case(desk, last=last, started_on=started_on)
    one = Programme(
        ProgrammeId(0), case, f"{case}/2026", 1, ProgrammeState.SUBMITTED, DRAWN, DRAWN,
        date(2027, 11, 16), "долги", "мир", "работа", submitted_on=DRAWN, author_id=me(desk),
    )  # fmt: skip
    with together():
        programmes.add_programme(one)
    return case


def assessed(desk: Desk, last: str, suggested: str) -> CaseId:
    """A case whose level waits."""
    case = a_case(desk, last=last)
    found = cases.case(case)
    assert found is not None
    with together():
        family_file.add_assessment(
            Assessment(
                AssessmentId(0),
                found.family_id,
                case,
                DRAWN,
                me(desk),
                "sample",
                points=30,
                suggested=suggested,
            )
        )
    return case
