"""A small district for the screens: a family in every group of the queue, on 23 November 2026."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from textual.pilot import Pilot

from sstui.core.records import CaseId, FamilyId, Outcome, Place, Sex, StaffId
from sstui.desk.appointments import AppointmentDraft, appoint
from sstui.desk.card import card
from sstui.desk.cases import CaseDraft, change_level, end_case, open_case, suspend
from sstui.desk.desk import Desk
from sstui.desk.families import MemberDraft, add_member, change_member
from sstui.desk.papers import sign_agreement
from sstui.desk.people import add_staff
from sstui.store import opening
from sstui.store.door import together
from sstui.store.engine import run_sql
from sstui.ui.app import SstuiApp
from sstui.ui.theme import looks_for
from tests.factories import a_case, a_family, a_person, a_visit, an_office, me
from tests.ui.screen_text import settle

LOOKS = looks_for({"TERM": "xterm"})


def a_district(desk: Desk) -> dict[str, CaseId]:
    """Nine families by surname: eight of the person at work, Демидова of another curator.

    The database of the desk becomes a copy of one that is made once: entering all of it through
    the desk takes a second.
    """
    data, cases = _district()
    opening.close()
    for file in desk.office.folder.glob("sstui.db*"):
        file.unlink()
    desk.office.database.write_bytes(data)
    opening.open_office(desk.office.database)
    opening.keep_ready()
    return dict(cases)


@cache
def _district() -> tuple[bytes, dict[str, CaseId]]:
    with TemporaryDirectory() as folder:
        desk = an_office(Path(folder) / "office")
        cases = _enter(desk)
        copy = opening.copy_to(desk.office.backups / "copy.db")
        opening.close()
        return copy.read_bytes(), cases


def _enter(desk: Desk) -> dict[str, CaseId]:
    other = add_staff(desk, a_person("Кузьмин", "Олег", login="kuzmin"))
    cases = {
        "Авдеева": a_case(desk, "crisis", date(2026, 5, 4), "Авдеева", "Дубки"),
        "Ёлкина": a_case(desk, "crisis", date(2026, 10, 1), "Ёлкина", "Заречье"),
        "Гарифуллина": a_case(desk, "basic", date(2026, 9, 1), "Гарифуллина", "Новая Слобода"),
        "Чернова": a_case(desk, "adaptation", date(2026, 9, 1), "Чернова", "Дубки"),
        "Шевцова": a_case(desk, "basic", date(2026, 10, 26), "Шевцова", "Заречье"),
        "Карпова": a_case(desk, "basic", date(2026, 8, 3), "Карпова", "Красный Холм"),
        "Орлова": a_case(desk, "crisis", date(2026, 9, 1), "Орлова", "Дубки"),
        "Щукина": a_case(desk, "basic", date(2026, 9, 1), "Щукина", "Красный Холм"),
        "Демидова": _of(desk, other, "Демидова"),
    }
    _visits(desk, cases)
    suspend(desk, cases["Орлова"], date(2026, 11, 16), None, "семья уехала к родным")
    end_case(desk, card(desk, cases["Щукина"]).case, date(2026, 11, 24), "moved")
    change_level(desk, cases["Карпова"], date(2026, 10, 5), "crisis", "консилиум 02.10.2026, № 7")
    change_level(desk, cases["Карпова"], date(2026, 11, 9), "basic", "консилиум 06.11.2026, № 9")
    _appointments(desk, cases)
    sign_agreement(desk, cases["Ёлкина"], date(2026, 10, 2))
    child = MemberDraft("Зимин", "Артём", Sex.MALE, "child", "Игоревич", date(2025, 12, 1))
    add_member(desk, card(desk, cases["Гарифуллина"]).family.id, child)
    return cases


def _of(desk: Desk, curator: StaffId, last: str) -> CaseId:
    family: FamilyId = a_family(desk, last, "Заречье")
    draft = CaseDraft(family, date(2026, 9, 1), "emergency", curator)
    return open_case(desk, draft)


def _visits(desk: Desk, cases: Mapping[str, CaseId]) -> None:
    """Visits that bring each family into its group."""
    for made_on in (date(2026, 10, 2), date(2026, 10, 8), date(2026, 11, 3), date(2026, 11, 12)):
        a_visit(desk, cases["Ёлкина"], made_on, at="10:30", notes="Дети дома, всё спокойно.")
    a_visit(desk, cases["Ёлкина"], date(2026, 11, 18), Outcome.NOBODY_HOME)
    a_visit(desk, cases["Ёлкина"], date(2026, 11, 10), place=Place.CALL)
    a_visit(desk, cases["Гарифуллина"], date(2026, 10, 8))
    a_visit(desk, cases["Чернова"], date(2026, 10, 28))
    a_visit(desk, cases["Шевцова"], date(2026, 11, 16))
    a_visit(desk, cases["Карпова"], date(2026, 11, 17))
    a_visit(desk, cases["Щукина"], date(2026, 11, 17))
    a_visit(desk, cases["Орлова"], date(2026, 11, 11))


def _appointments(desk: Desk, cases: Mapping[str, CaseId]) -> None:
    agreed = AppointmentDraft(cases["Гарифуллина"], date(2026, 11, 25), me(desk), "14:00")
    appoint(desk, replace(agreed, note="взять бланки"))
    appoint(desk, AppointmentDraft(cases["Ёлкина"], date(2026, 11, 23), me(desk), reason="срочно"))


def identify(desk: Desk, case_id: CaseId) -> None:
    """Enter the applicant's identity document, which the agreement needs."""
    one = card(desk, case_id).members[0]
    draft = MemberDraft(
        one.name.last,
        one.name.first,
        one.sex,
        one.kinship,
        one.name.patronymic,
        one.born_on,
        one.is_applicant,
        "паспорт 00 00 № 000000, выдан 01.02.2010 отделом внутренних дел",
    )
    change_member(desk, one.id, one.family_id, one.version, draft)


def rename(desk: Desk, case_id: CaseId, name: str) -> None:
    """Give a family, its first member and its settlement a name that no form would let in."""
    family = card(desk, case_id).family
    with together():
        run_sql("UPDATE family SET name = ? WHERE id = ?", (name, family.id))
        run_sql("UPDATE settlement SET name = ? WHERE id = ?", (name, family.settlement_id))
        run_sql(
            "UPDATE member SET last = ?, first = ? WHERE family_id = ?", (name, name, family.id)
        )
        run_sql("UPDATE visit SET notes = ? WHERE case_id = ?", (name, case_id))
        run_sql("UPDATE appointment SET note = ? WHERE case_id = ?", (name, case_id))


def an_app(desk: Desk) -> SstuiApp:
    """The program at this desk, with the looks of a plain terminal."""
    return SstuiApp(desk, LOOKS)


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys one after another, letting each have its effect; letters are typed in a run."""
    for key, following in pairwise([*keys, "end of keys"]):
        await pilot.press(key)
        if len(key) > 1 or len(following) > 1:
            await settle(pilot)
