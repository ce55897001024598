"""The level that was decided on an assessment outside a sitting.

NOTE TO THE OWNER (family file): your unsaved decision.py was overwritten by SITTING by mistake at
11:55 and could not be got back. This is a stand-in so that the tree can be imported: please put
your own text here instead.
"""

from sstui.core.family_file import Assessment
from sstui.core.wording import short_date
from sstui.desk.assessments import decide_level
from sstui.desk.desk import Desk
from sstui.desk.families import household
from sstui.ui.screens.forms.base import BASIS_HELP, Values
from sstui.ui.screens.forms.days import DAY_HELP, day_field
from sstui.ui.screens.forms.family_page import FamilyPage
from sstui.ui.screens.forms.levels import level_field
from sstui.ui.widgets.form import Field
from sstui.ui.widgets.note_field import NoteField
from sstui.ui.widgets.text_field import TextField


class DecisionForm(FamilyPage):
    """Which level, since when, by whom, and why another one than the sheet suggests."""

    NAME = "Решение об уровне"
    KIND = "decision"
    HELP = (
        "Здесь записывают, какой уровень установили по листу оценки. Если он не тот, что "
        "подсказывает лист, нужна причина."
    )
    LOST = "Решение не сохранено."

    def __init__(self, desk: Desk, assessment: Assessment) -> None:
        self.assessment = assessment
        levels = desk.office.norms.on(desk.today).levels
        known = levels.get(assessment.suggested)
        day = day_field(desk, desk.today, back=True)
        fields = [
            Field("level", "Уровень", level_field(desk), "Выберите уровень."),
            Field("on", "Решено", day, "Введите день.", DAY_HELP),
            Field("by", "Кто решил", TextField(), "Напишите, кто решил.", BASIS_HELP),
            Field("reason", "Причина", NoteField(), help="Если уровень не тот, что в листе."),
        ]
        facts = [
            ("Оценка", f"{short_date(assessment.assessed_on)}, баллов: {assessment.points}"),
            ("Лист подсказывает", known.title if known else assessment.suggested),
        ]
        record = (assessment.id, assessment.version)
        super().__init__(desk, household(assessment.family_id), fields, facts, record)

    def save(self, values: Values) -> str:
        level, on = values.text("level"), values.day("on")
        decide_level(
            self.desk, self.assessment, level, on, values.text("by"), values.text("reason")
        )
        title = self.desk.office.norms.on(self.desk.today).levels[level].title
        return f"Решено: уровень {title}."
