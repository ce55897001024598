"""A person of the service."""

from sstui.core.drafts import About
from sstui.core.records import FullName, Role, Sex, Staff
from sstui.desk.desk import Desk, working
from sstui.desk.people import StaffDraft, add_staff, change_staff, namesake
from sstui.ui.screens.forms.base import Values
from sstui.ui.screens.forms.choices import NumberedChoice
from sstui.ui.screens.forms.days import day_field
from sstui.ui.screens.forms.person import NOBODY, Person, PersonPage
from sstui.ui.widgets.form import Field
from sstui.ui.widgets.masked_field import PhoneField
from sstui.ui.widgets.options import Option
from sstui.ui.widgets.pick_field import PickField
from sstui.ui.widgets.text_field import TextField

_LOGIN_HELP = "Имя, под которым сотрудник входит в компьютер: по нему программа его узнаёт."
_LEFT_HELP = "Первый день, когда сотрудник уже не работает; пусто — работает."


class StaffForm(PersonPage[str | None]):
    """A new person, or one to correct."""

    NAME = "Сотрудник"
    KIND = "staff"
    HELP = (
        "Здесь вводят сотрудников службы. Учётная запись — имя, под которым человек входит в "
        "компьютер: по нему программа узнаёт, кто работает."
    )
    LOST = "Сотрудник не сохранён."

    def __init__(self, desk: Desk, person: Staff | None = None) -> None:
        """Make the form.

        Args:
            desk: the office, the person at work and the day.
            person: the one to correct; None for a new one.
        """
        self.staff = person
        roles = [Option(one, one.label) for one in Role]
        role = NumberedChoice(roles, person.role if person else None)
        post = person.post if person else ""
        posts = PickField("Должность", _posts(desk, post), (post,) if post else ())
        # The very first person is the one who sits at this computer.
        login = person.login if person else "" if working(desk.today) else desk.login
        fields = [
            Field("role", "Роль в программе", role, "Выберите роль."),
            Field("post", "Должность", posts),
            Field("phone", "Телефон", PhoneField(person.phone if person else "")),
            Field("login", "Учётная запись", TextField(login), help=_LOGIN_HELP),
        ]
        if person is not None:
            left = day_field(desk, person.left_on)
            fields.append(Field("left_on", "Не работает с", left, help=_LEFT_HELP))
        named = Person(person.name, person.sex, person.forms) if person else NOBODY
        old, version = (person.id, person.version) if person else (None, 0)
        about = About(self.KIND, record_id=old, version=version)
        super().__init__(desk, named, fields, about=about)

    @property
    def heading(self) -> str:
        return self.NAME if self.staff else "Новый сотрудник"

    def doubt(self, values: Values) -> str:
        if self.staff is not None:
            return ""
        parts = (values.text(one) for one in ("last", "first", "patronymic"))
        known = namesake(self.desk, FullName(*parts))
        return f"{known} уже есть в списке. Записать другого человека с этим именем?" * bool(known)

    def save(self, values: Values) -> str:
        draft = StaffDraft(
            last=values.text("last"),
            first=values.text("first"),
            sex=values.one("sex", Sex),
            role=values.one("role", Role),
            patronymic=values.text("patronymic"),
            post=values.text("post"),
            phone=values.text("phone"),
            login=values.text("login"),
            left_on=values.day_or_none("left_on") if self.staff else None,
            forms=self.person().forms,
            is_another=True,
        )
        called = FullName(draft.last, draft.first, draft.patronymic).full
        if self.staff is None:
            add_staff(self.desk, draft)
            return f"Сотрудник записан: {called}."
        change_staff(self.desk, self.staff.id, self.staff.version, draft)
        return f"Исправлено: {called}."


def _posts(desk: Desk, kept: str) -> list[Option]:
    """Posts of the dictionary by their titles, and the one that the person already has."""
    titles = [one.title for one in desk.office.dictionaries.posts.active()]
    more = [kept] if kept and kept not in titles else []
    return [Option(title, title) for title in [*titles, *more]]
