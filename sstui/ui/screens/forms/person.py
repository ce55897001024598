"""What forms about a person have in common: the name, the sex, the name in its cases."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from sstui.core.drafts import About
from sstui.core.records import FullName, NameForms, Sex
from sstui.desk.desk import Desk
from sstui.ui.screens.forms.base import Facts, FormPage
from sstui.ui.screens.forms.choices import NumberedChoice
from sstui.ui.screens.forms.name_forms import NameFormsField, NameFormsForm
from sstui.ui.tones import Tone
from sstui.ui.widgets.form import Field
from sstui.ui.widgets.options import Option
from sstui.ui.widgets.text_field import TextField

Result = TypeVar("Result")

_PATRONYMIC = "Отчества может и не быть."
_NO_NAME = "Сначала введите фамилию, имя и пол."
_FORMS = "forms"
_DROPPED = "Имя изменено: исправленные падежи сброшены."
_OF_WOMEN = ("ова", "ева", "ёва", "ина", "ына", "ская", "цкая")
_OF_MEN = ("ов", "ев", "ёв", "ин", "ын", "ский", "цкий")


@dataclass(frozen=True, slots=True)
class Person:
    """Who a form is about, as far as the name goes."""

    name: FullName
    sex: Sex | None
    """None until it is asked: it is never guessed from the name."""
    forms: NameForms


NOBODY = Person(FullName("", ""), None, NameForms())


class PersonPage(FormPage[Result]):
    """Fields of the name first, then those of the subclass, then the cases of the name."""

    def __init__(
        self,
        desk: Desk,
        person: Person,
        fields: Sequence[Field],
        facts: Facts = (),
        about: About | None = None,
    ) -> None:
        """Make the form.

        Args:
            desk: the office, the person at work and the day.
            person: what stands in the fields of the name at first.
            fields: those after the name, from top to bottom.
            facts: what stands above all of them.
            about: what the form is about, for its draft.
        """
        name = person.name
        self._last, self._first = TextField(name.last), TextField(name.first)
        self._patronymic = TextField(name.patronymic)
        self._sex = NumberedChoice([Option(one, one.label) for one in Sex], person.sex)
        self._forms = NameFormsField(person.forms)
        self._declined = person
        own = [
            Field("last", "Фамилия", self._last, "Введите фамилию."),
            Field("first", "Имя", self._first, "Введите имя."),
            Field("patronymic", "Отчество", self._patronymic, help=_PATRONYMIC),
            Field("sex", "Пол", self._sex, "Выберите пол."),
        ]
        cases = Field("forms", "Имя в падежах", self._forms)
        super().__init__(desk, [*own, *fields, cases], facts, about)

    def on_mount(self) -> None:
        """Begin with the sex where the name is known already, as from an appeal."""
        if self._declined.name.first and self._declined.sex is None:
            self._sex.focus()

    def person(self) -> Person:
        """The person as typed; the cases are those that were corrected for this very name."""
        parts = (self._last, self._first, self._patronymic)
        name = FullName(*(str(one.read()) for one in parts))
        sex = self._sex.value
        return Person(name, sex if isinstance(sex, Sex) else None, self._forms.forms)

    def comment(self) -> None:
        """Forget cases that were corrected for another name; look at the ending of the surname."""
        typed, declined = self.person(), self._declined
        self.form.hint("last", doubtful_ending(typed.name.last, typed.sex), Tone.DUE)
        is_same = (typed.name, typed.sex) == (declined.name, declined.sex)
        if not is_same and typed.forms != NameForms():
            self._forms.put(NameForms())
            self.form.hint("forms", _DROPPED)

    def on_name_forms_field_asked(self, event: NameFormsField.Asked) -> None:
        event.stop()
        if self.reopen(_FORMS) is None:
            self.form.show_errors({"forms": _NO_NAME})

    def reopen(self, name: str) -> FormPage[Any] | None:
        """The form of the cases, once there is a name to decline."""
        typed = self.person()
        if name != _FORMS or typed.sex is None or not (typed.name.last and typed.name.first):
            return None
        self._declined = typed
        form = NameFormsForm(self.desk, typed.name, typed.sex, typed.forms)
        return self.open_over(_FORMS, form, self._put_forms)

    def _put_forms(self, forms: NameForms | None) -> None:
        if forms is not None:
            self._forms.put(forms)
            self.form.hint("forms", "")


def doubtful_ending(surname: str, sex: Sex | None) -> str:
    """What to say of a surname that is usually of the other sex, as a son's from his mother's."""
    last = surname.casefold()
    if sex is Sex.MALE and last.endswith(_OF_WOMEN):
        return "Фамилия похожа на женскую: проверьте."
    if sex is Sex.FEMALE and last.endswith(_OF_MEN):
        return "Фамилия похожа на мужскую: проверьте."
    return ""
