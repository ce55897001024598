"""The people of the service are entered and corrected; who is working is chosen."""

from dataclasses import dataclass, field, replace
from datetime import date

from sstui.core.records import FullName, NameForms, Role, Sex, Staff, StaffId
from sstui.core.refusal import Refusal
from sstui.core.text import clean_name
from sstui.desk.desk import Desk
from sstui.desk.families import differences
from sstui.store import staff
from sstui.store.door import Actor, Written, write


@dataclass(frozen=True, slots=True)
class StaffDraft:
    """A person of the service as typed."""

    last: str
    first: str
    sex: Sex
    role: Role
    patronymic: str = ""
    post: str = ""
    phone: str = ""
    login: str = ""
    left_on: date | None = None
    forms: NameForms = field(default_factory=NameForms)


def everybody(day: date) -> list[Staff]:
    """Everybody of the service: those who work on a day by name, then those who left."""
    return sorted(staff.staff(), key=lambda one: one.left_on is not None and one.left_on <= day)


def add_staff(desk: Desk, draft: StaffDraft) -> StaffId:
    """Enter a person of the service.

    The first person of an empty office may be entered by anyone: nobody else could be.

    Raises:
        Refusal: an empty name, an account that another person works under.
    """
    person = _checked(draft, StaffId(0), 1)
    is_first = not staff.staff()
    actor = Actor(None, desk.login) if is_first else desk.actor

    def change() -> Written:
        return Written(staff.add_staff(person), detail={"name": person.name.full})

    return StaffId(write(actor, "office.create" if is_first else "staff.add", "staff", change))


def change_staff(desk: Desk, staff_id: StaffId, version: int, draft: StaffDraft) -> None:
    """Correct a person's data; errors as in `add_staff`, or a change meanwhile."""
    old = staff.person(staff_id)
    if old is None:
        raise Refusal("Такого сотрудника нет.")
    new = _checked(draft, staff_id, version)

    def change() -> Written:
        staff.change_staff(new)
        return Written(staff_id, detail=differences(old, new))

    write(desk.actor, "staff.change", "staff", change)


def work_as(desk: Desk, person: Staff) -> Desk:
    """The same desk with another person at it, on a shared computer."""
    return replace(desk, person=person)


def _checked(draft: StaffDraft, staff_id: StaffId, version: int) -> Staff:
    name = FullName(
        clean_name(draft.last, "фамилия"),
        clean_name(draft.first, "имя"),
        clean_name(draft.patronymic, "отчество", required=False),
    )
    login = clean_name(draft.login, "имя учётной записи", required=False)
    if login and any(one.login == login and one.id != staff_id for one in staff.staff()):
        raise Refusal(f"Под учётной записью «{login}» уже работает другой сотрудник.", "login")
    return Staff(
        id=staff_id,
        name=name,
        sex=draft.sex,
        role=draft.role,
        post=clean_name(draft.post, "должность", required=False),
        phone=clean_name(draft.phone, "телефон", required=False),
        login=login,
        left_on=draft.left_on,
        forms=draft.forms,
        version=version,
    )
