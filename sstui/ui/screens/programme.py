"""*Программа*: the measures of a case, what the checks say of them, the older editions."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from textual.widget import Widget

from sstui.core.programme import Measure, Programme, ProgrammeState
from sstui.core.programme_checks import Finding
from sstui.core.programme_rules import Severity
from sstui.core.records import CaseId
from sstui.core.refusal import NotYet, Refusal
from sstui.core.wording import capitalised
from sstui.desk.card import card
from sstui.desk.measures import move, take_out
from sstui.desk.programmes import (
    FullProgramme,
    editions,
    new_edition,
    programme,
    submit,
    withdraw,
)
from sstui.ui.board_lines import BoardLine
from sstui.ui.desk_page import DeskPage
from sstui.ui.keys import Action, bindings, with_keys
from sstui.ui.screens.programme_rows import (
    FINDING_COLUMNS,
    Named,
    columns,
    head,
    measure_words,
    named,
    older,
)
from sstui.ui.widgets.board import Board
from sstui.ui.widgets.lines import LineList

if TYPE_CHECKING:
    from sstui.ui.printing import PaperOfRow
    from sstui.ui.questions import Question

_NONE = "Программы ещё нет. {programme.add} — составить."
_EMPTY = "Мероприятий ещё нет. {programme.add} — добавить первое."
_MOST_FINDINGS = 6


class ProgrammeScreen(DeskPage):
    """One version of a case's programme; the newest at first."""

    NAME = "Программа"
    OWN_FIRST = True
    HELP = (
        "Программа семьи: наверху — номер, срок, подписи и что делать дальше, под нею — "
        "мероприятия, внизу — что нашли проверки: ! нужно исправить, ? обратите внимание. Enter на "
        "замечании ведёт к его строке. Утверждённая программа не меняется: пишут новую редакцию."
    )
    BINDINGS = bindings(
        Action("programme.add", "insert,plus", "Добавить", "Добавить мероприятие; составить новую"),
        Action("work.open-card", "f3", "Строка", "Показать мероприятие целиком", run="show_row"),
        Action("work.edit-family", "f4", "Правка", "Исправить мероприятие или шапку", run="edit"),
        Action("programme.remove", "f8,delete", "Убрать", "Убрать мероприятие из проекта"),
        Action("programme.heading", "i", "", "Исправить шапку: проблему, цель, срок"),
        Action("programme.up", "shift+up,w", "", "Поднять мероприятие", run="shift(-1)"),
        Action("programme.down", "shift+down,s", "", "Опустить мероприятие", run="shift(1)"),
        Action("programme.sign", "h", "Подписи", "Отметить подписи куратора и семьи"),
        Action("programme.submit", "r", "Передать", "Передать на рассмотрение"),
        Action("programme.withdraw", "b", "", "Вернуть с рассмотрения в проект"),
        Action("programme.decide", "e", "", "Утвердить или вернуть, где нет органа"),
        Action("programme.edition", "t", "Редакция", "Начать новую редакцию"),
        Action("programme.organisations", "o", "", "Открыть список организаций"),
        Action("programme.older", "left", "", "Показать прежнюю редакцию", run="turn(1)"),
        Action("programme.newer", "right", "", "Показать следующую редакцию", run="turn(-1)"),
        Action("programme.leave", "escape", "", "Вернуться назад"),
    )
    DEFAULT_CSS = """
    ProgrammeScreen #findings {
        height: auto;
    }
    """

    def __init__(self, case_id: CaseId) -> None:
        super().__init__()
        self._case_id = case_id
        self._known: list[Programme] = []
        self._at = 0
        self._full: FullProgramme | None = None
        self._names: Named | None = None
        self._head, self._foot = Board(), Board()
        self.lines: LineList[Measure] = LineList((), lambda one: one.id, empty=_NONE)
        self.findings: LineList[Finding] = LineList(
            FINDING_COLUMNS, lambda one: (one.check, one.text), titles=False
        )
        self.findings.id = "findings"

    @property
    def chosen_case(self) -> CaseId:
        return self._case_id

    def questions(self) -> "list[Question]":
        """The dates of the family: those of the programme say themselves where they come from."""
        from sstui.ui.questions import of_case  # noqa: PLC0415 - loads when used

        return of_case(self.desk, self._case_id)

    def papers(self) -> "Sequence[PaperOfRow]":
        """The programme that is shown."""
        from sstui.ui.printing import paper_of_row  # noqa: PLC0415 - loads when used

        return paper_of_row(self.desk, self._full.programme) if self._full else super().papers()

    def body(self) -> Iterator[Widget]:
        yield self._head
        yield self.lines
        yield self.findings
        yield self._foot

    def on_mount(self) -> None:
        self.refresh_facts()
        self.lines.focus()

    # -- what is shown

    def reload(self) -> None:
        """Read the case's versions again; a new one is shown at once."""
        known = editions(self._case_id)
        if len(known) != len(self._known):
            self._at = 0
        self._known = known
        found = card(self.desk, self._case_id)
        word = self.desk.office.profile.terms.programme
        self.title_bar.show(f"{capitalised(word.short or word.nominative)}: {found.family.name}")
        self._names = named(self.desk, found)
        self._full = programme(self.desk, known[self._at].id) if known else None
        self._show()

    def _show(self) -> None:
        full, names = self._full, self._names
        found = full.findings if full and full.programme.state is ProgrammeState.DRAFT else ()
        self.findings.display = bool(found)
        self.findings.styles.height = min(len(found), _MOST_FINDINGS)
        self.findings.replace(found)
        if self.findings.has_focus and not found:
            self.lines.focus()
        self.lines.say_when_empty(_EMPTY if full else _NONE)
        if full and names:
            self.lines.use_columns(columns(names, _wrong(found)))
        self.lines.replace(full.measures if full else ())
        self._head.show(self._lay_out_head)
        self._foot.show(self._lay_out_foot)
        self._show_position()

    def _lay_out_head(self, width: int) -> list[BoardLine]:
        if self._full is None or self._names is None:
            return []
        return head(self.desk, self._full, self._names, width)

    def _lay_out_foot(self, width: int) -> list[BoardLine]:
        return older(self._known, self._full.programme, width) if self._full else []

    def on_line_list_moved(self) -> None:
        self._show_position()

    def _show_position(self) -> None:
        self.title_bar.show_position(self.lines.position)

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        """Go from a finding to its line; show a measure whole."""
        if event.lines is not self.findings:
            self.action_show_row()
        elif (found := self.findings.cursor_row) is not None:
            self._go_to(found)

    def _go_to(self, found: Finding) -> None:
        self.lines.focus()
        if found.measure_id is None or not self.lines.move_to(found.measure_id):
            self._say(with_keys("Это о программе в целом: {programme.heading} — шапка."))

    def action_turn(self, step: int) -> None:
        if 0 <= self._at + step < len(self._known):
            self._at += step
            self.reload()

    def action_show_row(self) -> None:
        from sstui.ui.widgets.reading import ReadingDialog  # noqa: PLC0415 - loads when used

        one = self.lines.cursor_row
        if one is not None and self._names is not None:
            words = measure_words(self._names, one)
            title = f"Мероприятие {one.position} (Esc — закрыть)"
            self.app.push_screen(ReadingDialog(title, words))

    # -- the draft

    def action_add(self) -> None:
        """Add a measure; where there is nothing to add it to, draw up a programme."""
        from sstui.ui.screens.forms.measure import MeasureForm  # noqa: PLC0415 - loads when used
        from sstui.ui.screens.forms.programme import ProgrammeForm  # noqa: PLC0415

        if self._full is None:
            if self.may_change():
                self.open_form(ProgrammeForm(self.desk, self._case_id))
        elif full := self._draft():
            self.open_form(MeasureForm(self.desk, full.programme.id))

    def action_edit(self) -> None:
        from sstui.ui.screens.forms.measure import MeasureForm  # noqa: PLC0415

        one = self.lines.cursor_row
        if one is None or self._full is None:
            self.action_heading()
        elif full := self._draft():
            self.open_form(MeasureForm(self.desk, full.programme.id, one))

    def action_heading(self) -> None:
        from sstui.ui.screens.forms.programme import ProgrammeForm  # noqa: PLC0415

        if self._full is None:
            self.action_add()
        elif full := self._draft():
            self.open_form(ProgrammeForm(self.desk, self._case_id, full.programme.id))

    def action_remove(self) -> None:
        one = self.lines.cursor_row
        if one is not None and (full := self._draft()):
            question = f"Убрать мероприятие {one.position} из программы?"
            done = f"Мероприятие {one.position} убрано."
            self._ask(question, lambda: take_out(self.desk, full, one.id), done)

    def action_shift(self, step: int) -> None:
        one = self.lines.cursor_row
        if one is not None and (full := self._draft()) and move(self.desk, full, one.id, step):
            self.reload()

    # -- the way of a version

    def action_sign(self) -> None:
        from sstui.ui.screens.forms.programme_steps import SignForm  # noqa: PLC0415

        if full := self._draft():
            self.open_form(SignForm(self.desk, full.programme))

    def action_submit(self) -> None:
        full = self._draft()
        if full is not None and full.errors:
            self._warn("Сначала исправьте: " + " ".join(one.text for one in full.errors))
        elif full is not None:
            question = f"Передать программу № {full.programme.number} на рассмотрение?"
            self._ask(question, lambda: submit(self.desk, full.programme), "Программа передана.")

    def action_withdraw(self) -> None:
        if (full := self._some()) is not None:
            question = f"Вернуть программу № {full.programme.number} с рассмотрения в проект?"
            self._ask(question, lambda: withdraw(self.desk, full.programme), "Снова проект.")

    def action_decide(self) -> None:
        from sstui.ui.screens.forms.programme_steps import DecideForm  # noqa: PLC0415

        if (full := self._some()) is None:
            return
        if self.desk.office.profile.route.approval.body:
            body = self.desk.office.profile.terms.body.nominative
            self._warn(f"Программу рассматривает {body}: внесите решение в заседание.")
        elif full.programme.state is not ProgrammeState.SUBMITTED:
            self._warn(f"Решить нельзя: программа — {full.programme.state.label}.")
        else:
            self.open_form(DecideForm(self.desk, full.programme))

    def action_edition(self) -> None:
        if (full := self._some()) is not None:
            if full.programme.state is ProgrammeState.DRAFT:
                self._warn("Это и есть проект: правьте его.")
                return
            question = f"Начать новую редакцию программы № {full.programme.number}?"
            again = partial(new_edition, self.desk, full.programme)
            self._ask(question, again, "Начата новая редакция, мероприятия перенесены.")

    def _say(self, sentence: str) -> None:
        """Say something of the programme in the place of what was said of it before."""
        self.app.clear_notifications()
        self.app.say(sentence)

    def _warn(self, sentence: str) -> None:
        """As `_say`, of what did not work."""
        self.app.clear_notifications()
        self.app.warn(sentence)

    def action_organisations(self) -> None:
        from sstui.ui.screens.organisations import OrganisationsScreen  # noqa: PLC0415

        self.app.push_screen(OrganisationsScreen())

    def action_leave(self) -> None:
        self.app.pop_screen()

    def _some(self) -> FullProgramme | None:
        """The version that is shown when anything may be done; says why when not."""
        if not self.may_change():
            return None
        if self._full is None:
            self._warn(with_keys(_NONE))
        return self._full

    def _draft(self) -> FullProgramme | None:
        """The version that is shown when it may be changed; says why when not."""
        full = self._some()
        if full is not None and full.programme.state.is_frozen:
            state = full.programme.state
            self._warn(with_keys(f"Программа — {state.label}. {_INSTEAD[state]}"))
            return None
        return full

    def _ask(self, question: str, do: Callable[[], object], done: str) -> None:
        def act() -> None:
            try:
                do()
            except NotYet as refusal:
                self.app.offer_missing(refusal)
            except Refusal as refusal:
                self._warn(refusal.sentence)
            else:
                self._say(done)
            self.reload()

        self.app.ask(question, act)


_INSTEAD = {
    ProgrammeState.SUBMITTED: "{programme.withdraw} — вернуть её в проект.",
    ProgrammeState.APPROVED: "Она не меняется: {programme.edition} — новая редакция.",
    ProgrammeState.REJECTED: "{programme.edition} — исправить её новой редакцией.",
    ProgrammeState.REPLACED: "Она не меняется.",
}


def _wrong(found: tuple[Finding, ...]) -> dict[int, Severity]:
    """The gravest finding of each line."""
    return {one.measure_id: one.severity for one in reversed(found) if one.measure_id is not None}
