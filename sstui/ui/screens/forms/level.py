"""A case is put on another level, or on the same one again, which prolongs it."""

from datetime import date

from sstui.core.records import CaseId
from sstui.core.refusal import Refusal
from sstui.core.wording import short_date
from sstui.desk.assessments import advised_level
from sstui.desk.card import card
from sstui.desk.cases import change_level
from sstui.desk.desk import Desk
from sstui.desk.family_days import past_anniversary
from sstui.ui.screens.forms.base import BASIS_HELP, Values
from sstui.ui.screens.forms.case_page import CasePage
from sstui.ui.screens.forms.days import DAY_HELP, day_field
from sstui.ui.screens.forms.levels import in_words, level_field
from sstui.ui.tones import Tone
from sstui.ui.widgets.form import Field
from sstui.ui.widgets.text_field import TextField
from sstui.ui.words import term_left


class LevelForm(CasePage):
    """From which day, which level, by what paper."""

    NAME = "Уровень сопровождения"
    KIND = "level"
    HELP = "Здесь меняют уровень или продлевают срок: для этого выбирают тот же уровень ещё раз."
    LOST = "Уровень не сохранён."

    def __init__(self, desk: Desk, case_id: CaseId, decided: str | None = None) -> None:
        """Make the form.

        Args:
            desk: the office, the person at work and the day.
            case_id: the case.
            decided: the level that has been decided already, to stand there at first.
        """
        found = card(desk, case_id)
        self._level = level_field(desk, decided)
        self._from = day_field(desk, desk.today)
        fields = [
            Field("from_on", "С какого дня", self._from, _WHEN, DAY_HELP),
            Field("level", "Уровень", self._level, "Выберите уровень."),
            Field("basis", "Основание", TextField(), help=BASIS_HELP),
        ]
        facts = [("Сейчас", found.line.level or "не установлен")]
        known = desk.office.norms.on(desk.today).levels.get(found.line.level)
        if known is not None:
            facts = [("Сейчас", f"{known.title}: {in_words(known)}")]
        if (end := found.line.outlook.end) is not None:
            facts.append(("Срок", f"до {short_date(end)}, {term_left(end, desk.today)}"))
        self._advised = "" if decided else advised_level(desk, found.family.id)
        super().__init__(desk, found, fields, facts)

    def comment(self) -> None:
        chosen = self._level.value
        said = "" if chosen or not self.card.levels else "Тот же уровень ещё раз — продление срока."
        if chosen == self.card.line.level:
            said = "Тот же уровень: срок считается заново с этого дня."
        warned = self._past_anniversary()
        said = " ".join(filter(None, [self._advised, warned or said]))
        self.form.hint("level", said, Tone.DUE if warned else Tone.MUTED)

    def _past_anniversary(self) -> str:
        """What to say where adaptation would go on past the family's first year."""
        chosen, from_on = self._level.value, self._day_or_none()
        if not isinstance(chosen, str) or from_on is None:
            return ""
        return past_anniversary(self.desk, self.card.family.id, chosen, from_on)

    def _day_or_none(self) -> date | None:
        try:
            return self._from.read()
        except Refusal:
            return None

    def save(self, values: Values) -> str:
        from_on, level = values.day("from_on"), values.one("level", str)
        basis = values.text("basis")
        change_level(self.desk, self.card.case.id, from_on, level, basis, self.draft_id)
        is_same = level == self.card.line.level
        done = "Срок продлён" if is_same else "Уровень изменён"
        done = done if self.card.levels else "Уровень установлен"
        return self.said(f"{done} с {short_date(from_on)}.")


_WHEN = "Введите день."
