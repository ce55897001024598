"""A paper is chosen and asked for; what is missing is told before anything is made."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from importlib import import_module

from sstui.core.paper_kinds import PaperKind
from sstui.core.records import CaseId
from sstui.core.refusal import Refusal
from sstui.core.wording import capitalised, short_date
from sstui.desk.desk import Desk
from sstui.desk.family_words import paper_word
from sstui.desk.paper_gaps import Gap, Place, first_gap
from sstui.desk.paper_lists import papers_of_case, printable
from sstui.desk.papers import missing_for, takes_number
from sstui.ui.desk_page import DeskPage
from sstui.ui.keys import with_keys
from sstui.ui.screens.forms.base import FormPage
from sstui.ui.tones import Tone
from sstui.ui.widgets.options import Option
from sstui.ui.widgets.picker import Picker
from sstui.ui.widgets.reading import ReadingDialog

_FORMS = {
    Place.MEMBER: "sstui.ui.screens.forms.member:MemberForm",
    Place.STAFF: "sstui.ui.screens.forms.staff:StaffForm",
    Place.FAMILY: "sstui.ui.screens.forms.family:FamilyForm",
    Place.CURATOR: "sstui.ui.screens.forms.curator:CuratorForm",
    Place.LEVEL: "sstui.ui.screens.forms.level:LevelForm",
    Place.SURVEY: "sstui.ui.screens.forms.survey:SurveyForm",
}
"""`module:Class` of what fills a gap; loaded when it is opened."""

_MADE_AT: Mapping[PaperKind, str] = {
    PaperKind.APPLICATION: "личное дело (в карточке {card.open-file}), «Заявления», {file.add}",
    PaperKind.SURVEY: "личное дело (в карточке {card.open-file}), «Акты», {file.add}",
    PaperKind.CONSENT: "личное дело (в карточке {card.open-file}), «Согласия», {file.add}",
    PaperKind.ORDER: "карточка семьи, {card.assign-curator}",
    PaperKind.PROGRAMME: "карточка семьи, {card.programme}, {programme.add}",
    PaperKind.LETTER: "карточка семьи, {card.letters}, {letters.write}",
}
"""Where the record of a paper is entered; a sitting gives the others once it is closed."""
_BY_SITTING = "её даёт закрытое заседание: {app.menu}, «Заседания и решения»"

WANTED = "Без этого бумага не печатается."

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
    kind, object_id, _ = paper
    try:
        gaps = missing_for(page.desk, kind, object_id)
    except Refusal as refusal:
        page.app.warn(refusal.sentence)
        return
    if gaps:
        say_missing(page, paper, gaps)
    elif takes_number(kind, object_id):
        term = capitalised(page.desk.office.profile.terms.agreement.nominative)
        day = short_date(page.desk.today)
        question = f"{term} получит следующий номер и дату {day}. Напечатать?"
        page.app.ask(question, partial(start, page, kind, object_id))
    else:
        start(page, kind, object_id)


def print_again(page: DeskPage, kind: PaperKind, case_id: CaseId) -> None:
    """Print the same kind of paper for another family; say where it is made when there is none."""
    found = [one for one in papers_of_case(page.desk, case_id) if one.kind is kind]
    if found:
        choose_paper(page, [(one.kind, one.object_id, one.title) for one in found])
        return
    word = capitalised(paper_word(page.desk, kind))
    made_at = _MADE_AT.get(kind)
    where = f"её составляют здесь: {made_at}" if made_at else _BY_SITTING
    page.app.warn(with_keys(f"{word}: у этой семьи такой бумаги ещё нет; {where}."))


def say_missing(page: DeskPage, paper: PaperOfRow, gaps: Sequence[str]) -> None:
    """Say what is missing and where it goes; after a yes open it, then ask for the paper anew.

    What no form can give, as the settings of the institution, is only said.
    """
    kind, object_id, title = paper
    lines = ["Сначала заполните:", *(f"- {gap}" for gap in gaps)]
    gap = first_gap(page.desk, kind, object_id)
    if gap is None:
        page.app.push_screen(ReadingDialog(f"{title} (Esc — закрыть)", lines))
        return
    told = "Где это" if len(gaps) == 1 else "Первое — здесь"
    question = "\n".join([*lines, f"{told}: {gap.where}.", "Открыть сейчас?"])
    page.app.ask(question, partial(fill, page, paper, gap))


def fill(page: DeskPage, paper: PaperOfRow, gap: Gap) -> None:
    """Open the form of what is missing; once it is saved the paper is asked for again."""

    def closed(sentence: str | None) -> None:
        if sentence:
            page.after_change(sentence)
            page.call_next(partial(ask_for, page, paper))

    async def opened() -> None:
        """Keys wait until this is done: what is typed ahead lands in the field that lacks it."""
        form = _form(page.desk, gap)
        page.app.clear_notifications()  # they would cover the form's own words
        await page.app.push_screen(form, closed)
        form.set_focus(form.form.widget_of(gap.field))
        form.form.hint(gap.field, WANTED, Tone.DUE)

    page.app.call_later(opened)


def _form(desk: Desk, gap: Gap) -> FormPage[str | None]:
    module, _, name = _FORMS[gap.place].partition(":")
    kind: Callable[..., FormPage[str | None]] = getattr(import_module(module), name)
    if gap.place in (Place.MEMBER, Place.SURVEY):
        return kind(desk, gap.family_id, gap.record)
    return kind(desk, gap.record)


def start(page: DeskPage, kind: PaperKind, object_id: int) -> None:
    """Print beside the screen."""
    page.app.clear_notifications()  # one message at a time: a pile covers the page
    page.app.say("Готовлю документ…")
    page.print_paper(kind, object_id)
