"""The assessment sheet is filled: factors, stop factors, the sum and the level it suggests."""

from collections.abc import Iterator
from dataclasses import replace

from sstui.core.assessment import Factor, Score, Sheet
from sstui.core.records import FamilyId
from sstui.desk.assessments import AssessmentDraft, assess, score_of, sheet_of
from sstui.desk.desk import Desk
from sstui.desk.families import household
from sstui.desk.family_file import passport_of, write_passport
from sstui.ui.screens.forms.base import Values
from sstui.ui.screens.forms.choices import NumberedChoice, NumberedChoices
from sstui.ui.screens.forms.days import DAY_HELP, day_field
from sstui.ui.screens.forms.family_page import FamilyPage
from sstui.ui.widgets.form import Field
from sstui.ui.widgets.heading import Heading
from sstui.ui.widgets.low_note import LowNote
from sstui.ui.widgets.options import Option

LABEL = 21
"""Letters of a factor's title that stand before its field; the whole one stands in the help."""
SAMPLE = "примерный перечень, утвердите свой"
_FACTOR = "factor."
_WISHES = "«Что хотим на выходе» — словами семьи; попадает в паспорт семьи."


class AssessmentForm(FamilyPage):
    """One choice for each factor, ticks for stop factors; the sum is counted as one answers."""

    NAME = "Лист оценки"
    KIND = "assessment"
    HELP = (
        "Здесь заполняют лист оценки: ответ выбирают первой буквой или номером, стоп-факторы "
        "отмечают. Сумма и уровень считаются сразу. Лист только подсказывает уровень: решают люди."
    )
    LOST = "Лист оценки не сохранён."

    def __init__(self, desk: Desk, family_id: FamilyId) -> None:
        """Make the form.

        Raises:
            Problems: what is wrong with `assessment.toml`.
        """
        self.sheet = sheet_of(desk)
        self._passport = passport_of(family_id)
        self._choices = {one.code: _choice(one) for one in self.sheet.factors}
        self._stops = NumberedChoices([Option(one.code, one.title) for one in self.sheet.stops])
        super().__init__(desk, household(family_id), [*self._fields(desk)])
        self._above = self._facts

    @property
    def heading(self) -> str:
        return f"{self.sheet.title}: {SAMPLE}" if self.sheet.is_sample else self.sheet.title

    def _fields(self, desk: Desk) -> Iterator[Field]:
        day = day_field(desk, desk.today, back=True)
        yield Field("assessed_on", "Когда оценивали", day, "Введите день.", DAY_HELP)
        for section in self.sheet.sections:
            yield Field(f"section.{section.code}", f"— {section.title}"[:LABEL], Heading())
            for one in section.factors:
                field = self._choices[one.code]
                said = "Выберите ответ."
                yield Field(_FACTOR + one.code, shortened(one.title), field, said, one.title)
        if self.sheet.stops:
            yield Field("stops", "Стоп-факторы", self._stops)
        yield Field("opinion", "Мнение семьи", LowNote())
        yield Field("wishes", "Чего хочет семья", LowNote(self._passport.wishes), help=_WISHES)

    def comment(self) -> None:
        found = score_of(self.desk, self.sheet, self._draft())
        said = score_words(self.desk, self.sheet, found)
        self._facts = (*self._above, ("Итог", said))
        self._board.show(self._lay_out_facts)

    def save(self, values: Values) -> str:
        opinion, wishes = values.text("opinion"), values.text("wishes")
        draft = replace(self._draft(), assessed_on=values.day("assessed_on"), opinion=opinion)
        assess(self.desk, draft)
        if wishes != self._passport.wishes:
            write_passport(self.desk, replace(self._passport, wishes=wishes))
        found = score_of(self.desk, self.sheet, draft)
        return f"Лист оценки записан: {score_words(self.desk, self.sheet, found)}."

    def _draft(self) -> AssessmentDraft:
        """The sheet as it is filled now."""
        answers = {code: str(one.value) for code, one in self._choices.items() if one.value}
        stops = self._stops.read()
        found = tuple(map(str, stops)) if isinstance(stops, tuple) else ()
        day, draft_id = self.desk.today, self.draft_id
        return AssessmentDraft(self.family_id, day, answers, found, draft_id=draft_id)


def score_words(desk: Desk, sheet: Sheet, found: Score) -> str:
    """«12 из 36 баллов, подсказан уровень «базовый»; без ответа 3; стоп-факторов 1».

    A sheet that nothing is answered on suggests nothing yet.
    """
    if not found.stops and len(found.unanswered) == len(sheet.factors):
        return f"ответов ещё нет, вопросов {len(sheet.factors)}"
    known = desk.office.norms.on(desk.today).levels.get(found.suggested)
    title = known.title if known else found.suggested
    said = [f"{found.points} из {found.most} баллов, подсказан уровень «{title}»"]
    if found.stops and found.suggested != found.by_points:
        said.append("по стоп-фактору")
    if found.unanswered:
        said.append(f"без ответа {len(found.unanswered)} из {len(sheet.factors)}")
    return "; ".join(said)


def shortened(title: str) -> str:
    """A title that fits before its field."""
    return title if len(title) <= LABEL else f"{title[: LABEL - 1].rstrip()}…"


def _choice(factor: Factor) -> NumberedChoice:
    return NumberedChoice([Option(one.code, one.title) for one in factor.options])
