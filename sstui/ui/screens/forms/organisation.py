"""An organisation of another agency: its name, kind, head and address."""

from sstui.core.drafts import About
from sstui.core.programme import Organisation
from sstui.desk.desk import Desk
from sstui.desk.organisations import OrganisationDraft, add_organisation, change_organisation
from sstui.ui.screens.forms.base import FormPage, Values
from sstui.ui.screens.forms.choices import NumberedChoice, entries
from sstui.ui.widgets.form import Field
from sstui.ui.widgets.options import Option
from sstui.ui.widgets.pick_field import PickField
from sstui.ui.widgets.text_field import TextField

_HEAD_HELP = "Кому адресовано письмо, в дательном падеже: Ивановой А. П."
_POST_HELP = "Тоже в дательном падеже: главному врачу."
_KIND_HELP = "От вида зависит, какие сведения о семье можно сообщить в письме."
_IN_SIGHT = 9


class OrganisationForm(FormPage[str | None]):
    """A new organisation, or one to correct or switch off."""

    NAME = "Организация"
    KIND = "organisation"
    HELP = (
        "Здесь вводят организацию, которая участвует в программах семей: больницу, школу, "
        "комиссию. Имя и должность руководителя нужны для писем."
    )
    LOST = "Организация не сохранена."

    def __init__(
        self, desk: Desk, organisation: Organisation | None = None, *, called: str = ""
    ) -> None:
        """Make the form.

        Args:
            desk: the office, the person at work and the day.
            organisation: the one to correct; None for a new one.
            called: the name that is proposed for a new one.
        """
        self.organisation = organisation
        old = organisation or Organisation(id=0, name=called, kind="")  # type: ignore[arg-type]
        self._is_called, self._kind = bool(called), _kinds(desk, old.kind)
        fields = [
            Field("name", "Название", TextField(old.name), "Введите название."),
            Field("kind", "Вид", self._kind, "Выберите вид.", _KIND_HELP),
            Field("head", "Руководителю", TextField(old.head), help=_HEAD_HELP),
            Field("head_post", "Должность кому", TextField(old.head_post), help=_POST_HELP),
            Field("address", "Адрес", TextField(old.address)),
            Field("email", "Электронная почта", TextField(old.email)),
            Field("phone", "Телефон", TextField(old.phone)),
        ]
        if organisation is not None:
            ways = [Option(True, "да"), Option(False, "нет, больше не предлагать")]
            fields.append(Field("active", "Работает с нами", NumberedChoice(ways, old.active)))
        record, version = (old.id, old.version) if organisation else (None, 0)
        super().__init__(desk, fields, about=About(self.KIND, record_id=record, version=version))

    @property
    def heading(self) -> str:
        return self.NAME if self.organisation else "Новая организация"

    def on_mount(self) -> None:
        """Begin after the name where that was typed in the list already."""
        if self._is_called:
            self._kind.focus()

    def save(self, values: Values) -> str:
        draft = OrganisationDraft(
            name=values.text("name"),
            kind=values.text("kind"),
            head=values.text("head"),
            head_post=values.text("head_post"),
            address=values.text("address"),
            email=values.text("email"),
            phone=values.text("phone"),
            active=values.by_name.get("active", True) is not False,
            draft_id=self.draft_id,
        )
        if self.organisation is None:
            add_organisation(self.desk, draft)
            return f"Организация записана: {draft.name}."
        change_organisation(self.desk, self.organisation, draft)
        return f"Исправлено: {draft.name}."


def _kinds(desk: Desk, kept: str) -> NumberedChoice | PickField:
    options = entries(desk.office.profile.lists.organisations, kept)
    if len(options) > _IN_SIGHT:
        return PickField("Вид организации", options, (kept,) if kept else ())
    return NumberedChoice(options, kept or None)
