"""The level is decided by an assessment: the suggested one, or another with a reason."""

from sstui.core.family_file import Assessment
from sstui.core.wording import capitalised, short_date
from sstui.desk.assessments import decide_level
from sstui.desk.card import card
from sstui.desk.desk import Desk
from sstui.desk.families import household
from sstui.desk.family_days import past_anniversary
from sstui.ui.screens.forms.base import Values
from sstui.ui.screens.forms.days import DAY_HELP, day_field
from sstui.ui.screens.forms.family_page import FamilyPage
from sstui.ui.screens.forms.level import LevelForm
from sstui.ui.screens.forms.levels import level_field
from sstui.ui.tones import Tone
from sstui.ui.widgets.form import Field
from sstui.ui.widgets.low_note import LowNote
from sstui.ui.widgets.text_field import TextField

_OTHER = "Лист подсказывает другой уровень: напишите ниже, почему решено так."


class DecisionForm(FamilyPage):
    """Which level, when, who decided, and why not the suggested one."""

    NAME = "Решение об уровне"
    KIND = "decision"
    HELP = (
        "Здесь записывают, какой уровень решили поставить по листу оценки. Уровень не тот, что "
        "подсказан, — нужна причина. После этого программа предложит поставить его в дело."
    )
    LOST = "Решение об уровне не сохранено."

    def __init__(self, desk: Desk, assessment: Assessment) -> None:
        self.assessment = assessment
        self._level = level_field(desk)
        body = capitalised(desk.office.profile.terms.body.nominative)
        day = day_field(desk, desk.today, back=True)
        fields = [
            Field("level", "Уровень", self._level, "Выберите уровень."),
            Field("reason", "Почему другой", LowNote(), "Напишите, почему уровень другой."),
            Field("on", "Когда решено", day, "Введите день.", DAY_HELP),
            Field("by", "Кто решил", TextField(body), "Напишите, кто решил."),
        ]
        known = desk.office.norms.on(desk.today).levels.get(assessment.suggested)
        facts = [
            ("Оценка", f"{short_date(assessment.assessed_on)}, баллов {assessment.points}"),
            ("Подсказан", known.title if known else assessment.suggested),
        ]
        record = (assessment.id, assessment.version)
        super().__init__(desk, household(assessment.family_id), fields, facts, record)

    def comment(self) -> None:
        chosen = self._level.value
        is_other = chosen is not None and chosen != self.assessment.suggested
        self.form.offer("reason", is_wanted=is_other)
        warned = ""
        if isinstance(chosen, str):
            warned = past_anniversary(self.desk, self.family_id, chosen, self.desk.today)
        said = " ".join(filter(None, [_OTHER if is_other else "", warned]))
        self.form.hint("level", said, Tone.DUE)

    def save(self, values: Values) -> str:
        level = values.one("level", str)
        day, by = values.day("on"), values.text("by")
        decide_level(self.desk, self.assessment, level, day, by, values.text("reason"))
        title = self.desk.office.norms.on(self.desk.today).levels[level].title
        return f"Решено: уровень «{title}»."

    def saved(self, result: str | None) -> None:
        """Offer to set the level in the open case at once; leaving that form leaves it as it is."""
        case_id, level = self.assessment.case_id, self._level.value
        if case_id is None or not isinstance(level, str):
            self.dismiss(result)
            return
        found = card(self.desk, case_id)
        if not found.case.is_open(self.desk.today) or found.line.level == level:
            self.dismiss(result)
            return

        def leave(changed: str | None) -> None:
            self.dismiss(changed or result)

        self.app.push_screen(LevelForm(self.desk, case_id, level), leave)
