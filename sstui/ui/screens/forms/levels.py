"""Levels of accompaniment to choose from, with the words of their norms."""

from sstui.core.norms import Level
from sstui.core.wording import counted, frequency, plural
from sstui.desk.desk import Desk
from sstui.ui.screens.forms.choices import NumberedChoice
from sstui.ui.widgets.options import Option


def level_field(desk: Desk) -> NumberedChoice:
    """One of the levels of the norms of the day, the mildest first; none is preset."""
    known = desk.office.norms.on(desk.today).by_rank()
    return NumberedChoice([Option(one.code, f"{one.title}: {in_words(one)}") for one in known])


def in_words(level: Level) -> str:
    """«1–2 раза в неделю, срок 6 месяцев»."""
    months = level.norm.term_months
    term = f"до {months} {plural(months, 'месяца', 'месяцев', 'месяцев')}"
    if not level.term_is_limit:
        term = counted(months, "месяц", "месяца", "месяцев")
    return f"{frequency(level.norm)}, срок {term}"
