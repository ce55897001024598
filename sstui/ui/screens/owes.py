"""*Кто нам должен ответ*: letters that were sent and not answered, by organisation and age."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from textual.widget import Widget

from sstui.core.programme import OrganisationId
from sstui.core.records import CaseId
from sstui.core.wording import counted, days, short_date
from sstui.desk.letters import Debt, who_owes
from sstui.ui.desk_page import DeskPage
from sstui.ui.keys import Action, bindings
from sstui.ui.tones import Tone
from sstui.ui.widgets.columns import Column
from sstui.ui.widgets.lines import LineList
from sstui.ui.widgets.rows import Group

if TYPE_CHECKING:
    from sstui.ui.printing import PaperOfRow

EMPTY = "Ответов мы не ждём. Письма рассылают из карточки семьи: {card.letters}."


class OwesScreen(DeskPage):
    """Organisations that owe an answer, the longest overdue first."""

    NAME = "Кто нам должен ответ"
    OWN_FIRST = True
    HELP = (
        "Письма, которые отправлены и остались без ответа: по организациям, самые давние сверху. "
        "Enter записывает ответ, {work.open-card} открывает карточку семьи. «Свои/все» — только "
        "свои семьи или все."
    )
    BINDINGS = bindings(
        Action("owes.answer", "insert,plus", "Ответ", "Записать ответ организации"),
        Action("owes.letters", "m", "Рассылка", "Письма этой программы"),
        Action("owes.leave", "escape", "", "Вернуться назад"),
    )

    def __init__(self) -> None:
        super().__init__()
        self.lines: LineList[Debt] = LineList(
            (
                Column("Срок", _age, 21, tone=_tone),
                Column("Ответ до", _due, 10, tone=_tone),
                Column("Семья", lambda one: one.family, 18, share=2),
                Column("Дело", lambda one: one.case_number, 9),
                Column("Письмо", lambda one: f"№ {one.letter.number}", 10),
                Column("Отправлено", _sent, 10, rank=1),
            ),
            lambda one: one.letter.id,
            search=lambda one: f"{one.organisation.name} {one.family} {one.case_number}",
            empty=EMPTY,
        )

    @property
    def chosen_case(self) -> CaseId | None:
        one = self.lines.cursor_row
        return one.letter.case_id if one else None

    def papers(self) -> "Sequence[PaperOfRow]":
        """The letter under the cursor."""
        from sstui.ui.printing import paper_of_row  # noqa: PLC0415 - loads when used

        one = self.lines.cursor_row
        return paper_of_row(self.desk, one.letter) if one else []

    def body(self) -> Iterator[Widget]:
        yield self.lines

    def on_mount(self) -> None:
        self.lines.focus()

    def reload(self) -> None:
        found = who_owes(self.desk, self.app.mine)
        whose = "мои семьи" if self.app.mine is not None else "все семьи"
        self.title_bar.show(f"{self.NAME}: {whose}")
        self.lines.replace(_rows(found))
        self.title_bar.show_position(self.lines.position)

    def on_line_list_moved(self) -> None:
        self.title_bar.show_position(self.lines.position)

    def on_line_list_chosen(self) -> None:
        self.action_answer()

    def action_answer(self) -> None:
        from sstui.ui.screens.forms.letter import AnswerForm  # noqa: PLC0415 - loads when used

        if (one := self.lines.cursor_row) is not None and self.may_change():
            self.open_form(AnswerForm(self.desk, one.letter))

    def action_letters(self) -> None:
        from sstui.ui.screens.letters import LettersScreen  # noqa: PLC0415 - loads when used

        if (case_id := self.chosen_case) is not None:
            self.app.push_screen(LettersScreen(case_id))

    def action_leave(self) -> None:
        self.app.pop_screen()


def _rows(found: list[Debt]) -> list[Debt | Group]:
    """Debts under their organisations; the one that owes longest comes first."""
    by_organisation: dict[OrganisationId, list[Debt]] = {}
    for one in found:
        by_organisation.setdefault(one.organisation.id, []).append(one)
    rows: list[Debt | Group] = []
    for debts in by_organisation.values():
        letters = counted(len(debts), "письмо", "письма", "писем")
        tone = Tone.LATE if debts[0].days > 0 else Tone.GROUP
        rows += [Group(f"{debts[0].organisation.name}: {letters}", tone), *debts]
    return rows


def _age(one: Debt) -> str:
    if one.days > 0:
        return f"просрочен {days(one.days)}"
    return f"осталось {days(-one.days)}" if one.days else "сегодня"


def _due(one: Debt) -> str:
    return short_date(one.letter.reply_by) if one.letter.reply_by else ""


def _sent(one: Debt) -> str:
    return short_date(one.letter.sent_on) if one.letter.sent_on else ""


def _tone(one: Debt) -> Tone:
    return Tone.LATE if one.days > 0 else Tone.PLAIN
