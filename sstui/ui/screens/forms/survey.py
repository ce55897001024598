"""A survey act is drawn up: how the family lives."""

from sstui.core.family_file import Survey
from sstui.core.records import FamilyId, StaffId
from sstui.desk.desk import Desk
from sstui.desk.families import household
from sstui.desk.family_file import SurveyDraft, change_survey, survey_drafted
from sstui.desk.family_view import family_view
from sstui.ui.screens.forms.base import Values
from sstui.ui.screens.forms.choices import who_went
from sstui.ui.screens.forms.days import DAY_HELP, day_field
from sstui.ui.screens.forms.family_page import FamilyPage
from sstui.ui.widgets.form import Field
from sstui.ui.widgets.low_note import LowNote
from sstui.ui.widgets.text_field import TextField

_SECTIONS = {
    "housing": ("Условия проживания", "Дом или квартира, площадь, чьё жильё, удобства."),
    "premises": ("Состояние жилья", "Чистота, тепло, ремонт, безопасность."),
    "income": ("Доходы", "Кто и сколько зарабатывает, пособия, долги."),
    "relations": ("Отношения в семье", "Как живут между собой, кто помогает из родных."),
    "children": ("Дети", "О каждом: здоровье, уход, учёба, своё место."),
    "resources": ("Ресурсы семьи", "На что семья может опереться сама."),
    "conclusion": ("Вывод", "Нуждается ли семья в помощи и в какой."),
    "recommendations": ("Рекомендации", "Что предлагают те, кто обследовал."),
}


class SurveyForm(FamilyPage):
    """When, who, from whom it was known, and the sections of the act."""

    NAME = "Акт обследования"
    KIND = "survey"
    HELP = (
        "Здесь записывают акт обследования: по разделам, в каждом сколько угодно строк. Начатое "
        "остаётся черновиком, можно уйти и вернуться. Без вывода акт не сохраняется."
    )
    LOST = "Акт обследования не сохранён."

    def __init__(self, desk: Desk, family_id: FamilyId, survey: Survey | None = None) -> None:
        """Make the form.

        Args:
            desk: the office, the person at work and the day.
            family_id: the family.
            survey: the act to put right; None for a new one.
        """
        self.survey = survey
        went = survey.staff_ids if survey else (desk.person.id,) if desk.person else ()
        people = family_view(desk, family_id).people
        known = [people[one] for one in went if one in people]
        surveyed = day_field(desk, survey.surveyed_on if survey else desk.today, back=True)
        drawn = day_field(desk, survey.drawn_on if survey else desk.today, back=True)
        others = LowNote(survey.others if survey else "")
        source = TextField(survey.info_from if survey else "")
        fields = [
            Field("surveyed_on", "Обследовали", surveyed, "Введите день.", DAY_HELP),
            Field("drawn_on", "Акт составлен", drawn, "Введите день.", DAY_HELP),
            Field("staff_ids", "Кто обследовал", who_went(desk, went, known), "Отметьте, кто."),
            Field("others", "Кто ещё", others, help="Имена, должности, организации."),
            Field("info_from", "От кого сведения", source),
            *(_section(name, survey) for name in _SECTIONS),
        ]
        record = (survey.id, survey.version) if survey else (None, 0)
        super().__init__(desk, household(family_id), fields, (), record)

    @property
    def heading(self) -> str:
        return f"{self.NAME} № {self.survey.number}" if self.survey else self.NAME

    def save(self, values: Values) -> str:
        draft = SurveyDraft(
            family_id=self.family_id,
            surveyed_on=values.day("surveyed_on"),
            drawn_on=values.day("drawn_on"),
            staff_ids=tuple(map(StaffId, values.many("staff_ids", int))),
            texts={one: values.text(one) for one in ("others", *_SECTIONS)},
            info_from=values.text("info_from"),
            draft_id=self.draft_id,
        )
        if self.survey is not None:
            change_survey(self.desk, self.survey, draft)
            return f"Акт № {self.survey.number} исправлен."
        made = survey_drafted(self.desk, draft)
        written = family_view(self.desk, self.family_id).surveys
        number = next(one.number for one in written if one.id == made)
        return f"Записан акт обследования № {number}."


def _section(name: str, survey: Survey | None) -> Field:
    label, about = _SECTIONS[name]
    text = getattr(survey, name) if survey else ""
    needed = "Напишите вывод." if name == "conclusion" else ""
    return Field(name, label, LowNote(text), needed, about)
