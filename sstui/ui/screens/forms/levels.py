"""Levels of accompaniment to choose from, with the words of their norms."""

from sstui.core.norms import Level
from sstui.core.route import level_comes_later
from sstui.core.wording import counted, frequency, plural
from sstui.desk.desk import Desk
from sstui.ui.screens.forms.choices import NumberedChoice
from sstui.ui.widgets.options import Option

LATER = "later"
"""What `first_level_field` gives where the level is left to those who decide on it."""


def level_field(desk: Desk, decided: str | None = None) -> NumberedChoice:
    """One of the levels of the day's norms, the mildest first; only a decided one is preset."""
    return NumberedChoice(_levels(desk), decided)


def first_level_field(desk: Desk) -> NumberedChoice:
    """The level of a new case; where the profile has it set later, that may be chosen too."""
    options = _levels(desk)
    if level_comes_later(desk.office.profile.route):
        options.append(Option(LATER, "пока не установлен: его установят позже"))
    return NumberedChoice(options)


def _levels(desk: Desk) -> list[Option]:
    known = desk.office.norms.on(desk.today).by_rank()
    return [Option(one.code, f"{one.title}: {in_words(one)}") for one in known]


def in_words(level: Level) -> str:
    """«1–2 раза в неделю, срок 6 месяцев»."""
    months = level.norm.term_months
    term = f"до {months} {plural(months, 'месяца', 'месяцев', 'месяцев')}"
    if not level.term_is_limit:
        term = counted(months, "месяц", "месяца", "месяцев")
    return f"{frequency(level.norm)}, срок {term}"
