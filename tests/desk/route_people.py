"""An office in which something can happen: its people, a council, an organisation, families."""

from dataclasses import replace
from datetime import timedelta

from sstui.core.records import Role
from sstui.core.sittings import Part
from sstui.desk import sittings
from sstui.desk.desk import Desk
from sstui.desk.organisations import OrganisationDraft, add_organisation
from sstui.desk.people import add_staff, work_as
from sstui.store.staff import staff
from tests.desk.route_actions import NAMES
from tests.factories import a_case, a_family, a_person


def people_at_work(desk: Desk) -> list[Desk]:
    """Three people of the office at their desks: two curators and the head.

    There are a council, a clinic, a family on its way and two that are accompanied.
    """
    add_staff(desk, a_person("Кузьмин"))
    add_staff(desk, replace(a_person("Львова", "Анна"), role=Role.HEAD))
    for last, part in (("Орлова", Part.CHAIR), ("Белов", Part.SECRETARY), ("Гусев", Part.MEMBER)):
        sittings.add_body_member(desk, sittings.BodyMemberDraft(f"{last} А. А.", part=part))
    add_organisation(desk, OrganisationDraft("Заречная больница", "health"))
    for last in NAMES[:2]:
        a_case(desk, started_on=desk.today - timedelta(30), last=last)
    a_family(desk, NAMES[2])
    return [work_as(desk, one) for one in staff()]
