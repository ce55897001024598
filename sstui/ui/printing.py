"""A paper is chosen and asked for; what is missing is told before anything is made."""

from collections.abc import Sequence
from functools import partial

from sstui.core.paper_kinds import PaperKind
from sstui.core.refusal import Refusal
from sstui.core.wording import capitalised, short_date
from sstui.desk.desk import Desk
from sstui.desk.paper_lists import printable
from sstui.desk.papers import missing_for, takes_number
from sstui.ui.desk_page import DeskPage
from sstui.ui.widgets.options import Option
from sstui.ui.widgets.picker import Picker
from sstui.ui.widgets.reading import ReadingDialog

PaperOfRow = tuple[PaperKind, int, str]
"""Kind of a paper, id of its record, its title in a list."""


def paper_of_row(desk: Desk, *records: object) -> list[PaperOfRow]:
    """The papers that records print, for `DeskPage.papers`; those without one are left out."""
    found = (printable(desk, one) for one in records)
    return [(one.kind, one.object_id, one.title) for one in found if one is not None]


def choose_paper(page: DeskPage, papers: Sequence[PaperOfRow]) -> None:
    """Print the only paper at once; of several, the one that a person chooses."""
    if not papers:
        page.app.warn("Печатать здесь нечего: выберите строку с бумагой или с семьёй.")
    elif len(papers) == 1:
        ask_for(page, papers[0])
    else:
        options = [Option(at, title) for at, (_, _, title) in enumerate(papers)]

        def then(keys: tuple[object, ...] | None) -> None:
            if keys:
                page.call_next(partial(ask_for, page, papers[int(str(keys[0]))]))

        page.app.push_screen(Picker("Что напечатать", options), then)


def ask_for(page: DeskPage, paper: PaperOfRow) -> None:
    """Say what is missing; else print, after a question when a number is given for it."""
    kind, object_id, title = paper
    try:
        gaps = missing_for(page.desk, kind, object_id)
    except Refusal as refusal:
        page.app.warn(refusal.sentence)
        return
    if gaps:
        lines = ["Сначала заполните:", *(f"- {gap}" for gap in gaps)]
        page.app.push_screen(ReadingDialog(f"{title} (Esc — закрыть)", lines))
    elif takes_number(kind, object_id):
        term = capitalised(page.desk.office.profile.terms.agreement.nominative)
        day = short_date(page.desk.today)
        question = f"{term} получит следующий номер и дату {day}. Напечатать?"
        page.app.ask(question, partial(start, page, kind, object_id))
    else:
        start(page, kind, object_id)


def start(page: DeskPage, kind: PaperKind, object_id: int) -> None:
    """Print beside the screen."""
    page.app.say("Готовлю документ…")
    page.print_paper(kind, object_id)
