"""A family applies for accompaniment in writing."""

from sstui.core.records import FamilyId, MemberId
from sstui.desk.desk import Desk
from sstui.desk.families import household
from sstui.desk.family_file import ApplicationDraft, apply_for
from sstui.desk.family_view import family_view
from sstui.ui.screens.forms.base import Values
from sstui.ui.screens.forms.choices import NumberedChoice, NumberedChoices, entries
from sstui.ui.screens.forms.days import DAY_HELP, day_field
from sstui.ui.screens.forms.family_page import FamilyPage, adults, living_there, person_options
from sstui.ui.widgets.form import Field
from sstui.ui.widgets.note_field import NoteField
from sstui.ui.widgets.options import Option


class ApplicationForm(FamilyPage):
    """Who signed, when, and what help the family asks for."""

    NAME = "Заявление"
    KIND = "application"
    HELP = (
        "Здесь записывают заявление семьи о сопровождении. Подписывает его взрослый. Номер "
        "программа даёт сама, следующий по журналу этого года."
    )
    LOST = "Заявление не сохранено."

    def __init__(self, desk: Desk, family_id: FamilyId) -> None:
        found = household(family_id)
        people = adults(desk, living_there(desk, family_id))
        signs = next((one.id for one in people if one.is_applicant), None)
        who = NumberedChoice(person_options(desk, people), signs)
        day = day_field(desk, desk.today, back=True)
        fields = [
            Field("member_id", "Кто подписал", who, "Выберите, кто подписал."),
            Field("signed_on", "Подписано", day, "Введите день.", DAY_HELP),
            Field("help_kinds", "Какая помощь нужна", NumberedChoices(help_options(desk))),
            Field("problems", "В чём трудность", NoteField()),
        ]
        super().__init__(desk, found, fields)

    def save(self, values: Values) -> str:
        draft = ApplicationDraft(
            family_id=self.family_id,
            member_id=MemberId(values.one("member_id", int)),
            signed_on=values.day("signed_on"),
            help_kinds=values.many("help_kinds", str),
            problems=values.text("problems"),
            draft_id=self.draft_id,
        )
        made = apply_for(self.desk, draft)
        written = family_view(self.desk, self.family_id).applications
        number = next(one.number for one in written if one.id == made)
        return f"Записано заявление № {number}."


def help_options(desk: Desk) -> list[Option]:
    """Kinds of help of the profile; those of the office's dictionary where it lists none."""
    own = desk.office.profile.lists.help_kinds
    return entries(own) if own.active() else entries(desk.office.dictionaries.help_kinds)
