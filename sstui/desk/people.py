"""The people of the service are entered and corrected; who is working is chosen."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from sstui.core.records import FullName, NameForms, Role, Sex, Staff, StaffId
from sstui.core.refusal import Refusal
from sstui.core.text import clean_name, fold
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
    is_another: bool = False
    """Whether a person of a name that somebody here has already is known to be another one."""


def everybody(day: date) -> list[Staff]:
    """Everybody of the service: those who work on a day by name, then those who left."""
    return sorted(staff.staff(), key=lambda one: one.left_on is not None and one.left_on <= day)


def add_staff(desk: Desk, draft: StaffDraft) -> StaffId:
    """Enter a person of the service.

    The first person of an empty office may be entered by anyone: nobody else could be.

    Raises:
        Refusal: an empty name, an account that another person works under, or the name of somebody
            who works here and not `is_another`.
    """
    person = _checked(draft, StaffId(0), 1)
    if not draft.is_another and (known := namesake(desk, person.name)):
        raise Refusal(
            f"{known} уже есть в списке. Если это другой человек, впишите его отчество или "
            "скажите, что он другой.",
            "last",
        )
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


def draft_of(one: Staff) -> StaffDraft:
    """A person as a draft, to change something of it."""
    name = one.name
    return StaffDraft(
        last=name.last,
        first=name.first,
        sex=one.sex,
        role=one.role,
        patronymic=name.patronymic,
        post=one.post,
        phone=one.phone,
        login=one.login,
        left_on=one.left_on,
        forms=one.forms,
    )


def names_to_choose(people: Sequence[Staff], name: Callable[[FullName], str]) -> dict[StaffId, str]:
    """How people are named in a list to choose from: those of one name by post, account or number.

    Args:
        people: those that are offered.
        name: how a person is named there: in full, with initials.
    """
    plain = {one.id: name(one.name) for one in people}
    count = Counter(plain.values())
    posts = Counter((plain[one.id], one.post) for one in people)
    return {
        one.id: plain[one.id]
        if count[plain[one.id]] == 1
        else f"{plain[one.id]} ({_mark(one, is_own_post=posts[plain[one.id], one.post] == 1)})"
        for one in people
    }


def _mark(one: Staff, *, is_own_post: bool) -> str:
    """What tells a person from another of the name."""
    return (one.post if is_own_post else "") or one.login or f"№ {one.id}"


def namesake(desk: Desk, name: FullName) -> str:
    """Who has this very name already: «Ким Олег (психолог, kim)»; empty when nobody."""
    for one in staff.staff():
        if fold(one.name.full) == fold(name.full):
            left = "" if one.left_on is None or desk.today < one.left_on else "уже не работает"
            known = ", ".join(filter(None, [one.post or one.role.label, one.login, left]))
            return f"{one.name.full} ({known})"
    return ""


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
