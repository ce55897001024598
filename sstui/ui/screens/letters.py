"""Letters of a programme: what each organisation will be told, what was sent and answered."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.widget import Widget

from sstui.core.disclosure import Datum
from sstui.core.letters import Letter
from sstui.core.programme import OrganisationId, Programme
from sstui.core.records import CaseId
from sstui.core.wording import near_date
from sstui.desk.card import card
from sstui.desk.letters import Extract, extracts, letters_of
from sstui.desk.programmes import current_programme
from sstui.ui.board_lines import BoardLine, labelled
from sstui.ui.desk_page import DeskPage
from sstui.ui.keys import Action, bindings
from sstui.ui.screens.forms.letter import chosen_letter, state_of
from sstui.ui.tones import Tone
from sstui.ui.widgets.board import Board
from sstui.ui.widgets.columns import Column
from sstui.ui.widgets.marking import MarkingList

if TYPE_CHECKING:
    from sstui.ui.printing import PaperOfRow

NO_PROGRAMME = "Утверждённой программы нет: рассылать нечего. Сначала её утверждают."
NOBODY = "Привлечённых организаций в программе нет: писем не нужно."


@dataclass(frozen=True, slots=True)
class Row:
    """An organisation of the programme with its letter, when there is one."""

    extract: Extract
    letter: Letter | None

    @property
    def key(self) -> OrganisationId:
        """What the row is known by."""
        return self.extract.organisation.id


class LettersScreen(DeskPage):
    """The organisations of a case's programme in force, and their letters."""

    NAME = "Рассылка"
    OWN_FIRST = True
    HELP = (
        "Письма организациям утверждённой программы. Под списком — что узнает организация под "
        "курсором и чего ей не сообщат. Пробел отмечает, {letters.write} пишет всем отмеченным "
        "сразу, {letters.send} записывает их отправку; потом записывают ответ."
    )
    BINDINGS = bindings(
        Action("letters.write", "insert,plus", "Написать", "Написать отмеченным организациям"),
        Action("letters.send", "o", "Ушло", "Записать, что письмо или все отмеченные отправлены"),
        Action("letters.answer", "t", "Ответ", "Записать ответ организации"),
        Action("letters.void", "f8", "Отменить", "Признать письмо недействительным"),
        Action("letters.leave", "escape", "", "Вернуться назад"),
    )

    def __init__(self, case_id: CaseId) -> None:
        super().__init__()
        self._case_id = case_id
        self._programme: Programme | None = None
        self._rows: list[Row] = []
        self._foot = Board()
        self.lines: MarkingList[Row] = MarkingList(
            (
                Column("Организация", lambda row: row.extract.organisation.name, 20, share=3),
                Column("Меропр.", lambda row: str(len(row.extract.measures)), 7, align="right"),
                Column("Письмо", _number, 14),
                Column("Состояние", _state, 20, share=2, tone=_tone),
                Column("Ответ до", self._reply_by, 8),
            ),
            lambda row: row.key,
            lambda key: key,
            empty=NO_PROGRAMME,
        )

    @property
    def chosen_case(self) -> CaseId:
        return self._case_id

    def papers(self) -> "Sequence[PaperOfRow]":
        """The letter under the cursor."""
        from sstui.ui.printing import paper_of_row  # noqa: PLC0415 - loads when used

        row = self.lines.cursor_row
        return paper_of_row(self.desk, row.letter) if row and row.letter else []

    def body(self) -> Iterator[Widget]:
        yield self.lines
        yield self._foot

    def on_mount(self) -> None:
        self.lines.focus()

    def reload(self) -> None:
        found = card(self.desk, self._case_id)
        self.title_bar.show(f"Рассылка: {found.family.name}")
        self._programme = current_programme(self._case_id)
        self._rows = []
        if self._programme is not None:
            self.lines.say_when_empty(NOBODY)
            letters = letters_of(self._case_id)
            self._rows = [
                Row(one, _letter(letters, self._programme, one))
                for one in extracts(self.desk, self._programme)
            ]
        self.lines.replace(self._rows)
        self._tell()

    def on_line_list_moved(self) -> None:
        self._tell()

    def _tell(self) -> None:
        self.title_bar.show_position(self.lines.position)
        self._foot.show(self._lay_out)

    def _lay_out(self, width: int) -> list[BoardLine]:
        row = self.lines.cursor_row
        return [
            line for label, text, tone in _told(row) for line in labelled(label, text, width, tone)
        ]

    def _reply_by(self, row: Row) -> str:
        day = row.letter.reply_by if row.letter else None
        return near_date(day, self.desk.today) if day else ""

    # -- letters

    def action_write(self) -> None:
        from sstui.ui.screens.forms.letter import WriteLettersForm  # noqa: PLC0415 - when used

        rows = [one for one in self._rows if one.key in self.lines.marked]
        if not rows and self.lines.cursor_row is not None:
            rows = [self.lines.cursor_row]
        unwritten = [one.extract for one in rows if one.letter is None]
        if self._programme is None or not rows:
            self.app.warn(NOBODY if self._programme else NO_PROGRAMME)
        elif not unwritten:
            self.app.warn("Эти письма уже написаны.")
        elif self.may_change():
            form = WriteLettersForm(self.desk, self._programme, unwritten)
            self.app.push_screen(form, self._written)

    def _written(self, sentence: str | None) -> None:
        if sentence:
            self.lines.unmark()
        self.after_change(sentence)

    def _chosen(self) -> Letter | None:
        """The letter under the cursor when it may be changed; says why when not."""
        row = self.lines.cursor_row
        return chosen_letter(row.letter) if row is not None and self.may_change() else None

    def on_line_list_chosen(self) -> None:
        """Go on with the letter: write it, send it, take its answer down."""
        row = self.lines.cursor_row
        if row is None or row.letter is None:
            self.action_write()
        elif row.letter.sent_on is None:
            self.action_send()
        else:
            self.action_answer()

    def action_send(self) -> None:
        from sstui.ui.screens.forms.letter import SendForm  # noqa: PLC0415 - loads when used

        marked = [one.letter for one in self._rows if one.key in self.lines.marked]
        if not marked:
            if (letter := self._chosen()) is not None:
                self.open_form(SendForm(self.desk, letter))
            return
        unsent = [one for one in marked if one is not None and one.sent_on is None]
        if not unsent:
            self.app.warn("Среди отмеченных нет написанных писем, которые ещё не ушли.")
        elif self.may_change():
            self.app.push_screen(SendForm(self.desk, *unsent), self._written)

    def action_answer(self) -> None:
        from sstui.ui.screens.forms.letter import AnswerForm  # noqa: PLC0415 - loads when used

        if (letter := self._chosen()) is not None:
            self.open_form(AnswerForm(self.desk, letter))

    def action_void(self) -> None:
        from sstui.ui.screens.forms.letter import VoidLetterForm  # noqa: PLC0415 - when used

        if (letter := self._chosen()) is not None:
            self.open_form(VoidLetterForm(self.desk, letter))

    def action_leave(self) -> None:
        self.app.pop_screen()


def _letter(letters: list[Letter], programme: Programme, one: Extract) -> Letter | None:
    """The letter of an organisation about a programme that holds."""
    for letter in letters:
        is_hers = letter.organisation_id == one.organisation.id
        if is_hers and letter.programme_id == programme.id and not letter.voided:
            return letter
    return None


def _told(row: Row | None) -> Iterator[tuple[str, str, Tone]]:
    """What an organisation learns: its measures, the data, and what is held back."""
    if row is None:
        return
    one = row.extract
    yield " Мероприятия: ", "; ".join(measure.title for measure in one.measures), Tone.PLAIN
    yield " О ком:       ", ", ".join(member.name.full for member in one.people), Tone.PLAIN
    data = [
        datum.label
        for datum in Datum
        if datum in one.data and (not datum.is_special or one.health_of)
    ]
    yield " Узнает:      ", ", ".join(data), Tone.PLAIN
    held = "; ".join(one.held_back)
    yield " Не сообщаем: ", held or "лишнего нет", Tone.DUE if held else Tone.MUTED


def _number(row: Row) -> str:
    one = row.letter
    return f"№ {one.number}" if one else "нет"


def _state(row: Row) -> str:
    return state_of(row.letter) if row.letter else "не написано"


def _tone(row: Row) -> Tone:
    is_done = row.letter is not None and row.letter.answered_on is not None
    return Tone.DONE if is_done else Tone.PLAIN
