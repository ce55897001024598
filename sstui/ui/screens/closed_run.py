"""The plan over a run of days off: whom it leaves without a visit, and what is decided."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import work
from textual.message import Message
from textual.widget import Widget
from textual.worker import get_current_worker

from sstui.core.closed_runs import RunChoice
from sstui.core.records import CaseId
from sstui.core.refusal import Refusal
from sstui.core.wording import days, short_date
from sstui.desk.closed_runs import RunLine, RunPlan, choice_words, next_run, run_plan
from sstui.desk.desk import Desk
from sstui.desk.duty_sheet import save_duty_sheet
from sstui.ui.board_lines import BoardLine, labelled
from sstui.ui.desk_page import DeskPage
from sstui.ui.keys import Action, bindings
from sstui.ui.tones import Tone
from sstui.ui.widgets.board import Board
from sstui.ui.widgets.columns import Column
from sstui.ui.widgets.lines import LineList
from sstui.ui.words import distance

if TYPE_CHECKING:
    from sstui.ui.questions import Question

NO_RUN = "В ближайший год четырёх нерабочих дней подряд нет: решать нечего. Esc — назад."
NOBODY = "Всем семьям рабочих дней хватает: решать нечего. Esc — назад."


class ClosedRunScreen(DeskPage):
    """Families of the levels that somebody must answer for, with one decision each."""

    NAME = "Выходные подряд"
    HELP = (
        "Кого четыре и больше нерабочих дней подряд оставляют без посещения. Для каждой семьи "
        "выберите одно: посещение до выходных, дежурное посещение или письменное исключение. "
        "Знак ? — не решено. Дежурное посещение нарушением не считается."
    )
    BINDINGS = bindings(
        Action("closed-run.decide", "enter,insert,plus", "Решить", "Решить, что делать с семьёй"),
        Action("work.print", "f6", "Лист", "Сделать лист для печати", run="print_sheet"),
        Action("closed-run.leave", "escape", "", "Вернуться назад"),
    )

    @dataclass
    class Loaded(Message):
        """The plan has been read."""

        plan: RunPlan | None

    @dataclass
    class NotLoaded(Message):
        """The plan could not be read; why, in words."""

        sentence: str

    def __init__(self) -> None:
        super().__init__()
        self._plan: RunPlan | None = None
        self._head = Board()
        self._foot = Board()
        self.lines: LineList[RunLine] = LineList(
            (), lambda line: line.case_id, empty="Читаю список…"
        )

    @property
    def chosen_case(self) -> CaseId | None:
        line = self.lines.cursor_row
        return line.case_id if line else None

    def questions(self) -> "list[Question]":
        """The family's periods and what is decided, then the days of the run."""
        from sstui.ui.questions import of_run  # noqa: PLC0415 - loads when used

        return of_run(self.desk, self._plan, self.lines.cursor_row) if self._plan else []

    def body(self) -> Iterator[Widget]:
        yield self._head
        yield self.lines
        yield self._foot

    def on_mount(self) -> None:
        self.lines.focus()

    def reload(self) -> None:
        self._load(self.desk)

    @work(thread=True, exclusive=True, group="closed-run")
    def _load(self, desk: Desk) -> None:
        """Read the plan of the run in sight, else of the next one within a year."""
        try:
            plan = run_plan(desk)
            if plan is None and (following := next_run(desk)) is not None:
                plan = run_plan(desk, following.first)
            answer: Message = self.Loaded(plan)
        except Refusal as refusal:
            answer = self.NotLoaded(refusal.sentence)
        if not get_current_worker().is_cancelled:
            self.post_message(answer)

    def on_closed_run_screen_loaded(self, message: Loaded) -> None:
        plan = self._plan = message.plan
        self.lines.say_when_empty(NOBODY if plan else NO_RUN)
        self.lines.use_columns(_columns(self.desk))
        self.lines.replace(plan.lines if plan else ())
        self._head.show(lambda _: [_head(plan, self.desk)] if plan else [])
        self._foot.show(lambda width: _foot(plan, width) if plan else [])

    def on_closed_run_screen_not_loaded(self, message: NotLoaded) -> None:
        self.lines.say_when_empty(message.sentence)
        self.app.warn(message.sentence)

    def on_line_list_moved(self, event: LineList.Moved) -> None:
        self.title_bar.show_position(event.lines.position)

    def on_line_list_chosen(self) -> None:
        self.action_decide()

    def action_decide(self) -> None:
        from sstui.ui.screens.forms.duty import DutyForm  # noqa: PLC0415 - loads when used

        line = self.lines.cursor_row
        if line is None or self._plan is None or not self.may_change():
            return
        if self._plan.is_settled:
            self.app.warn("Выходные начались: решение не меняется.")
        else:
            self.open_form(DutyForm(self.desk, self._plan.run, line))

    def action_print_sheet(self) -> None:
        if self._plan is None:
            self.app.warn(NO_RUN)
        else:
            file = save_duty_sheet(self.desk, self._plan)
            self.app.say(f"Лист готов: {file}")

    def action_leave(self) -> None:
        self.app.pop_screen()


_TONES = {
    None: Tone.LATE,
    RunChoice.BEFORE: Tone.SOON,
    RunChoice.DUTY: Tone.SOON,
    RunChoice.EXCEPTION: Tone.MUTED,
}
_SIGNS = {None: "?", RunChoice.BEFORE: "+", RunChoice.DUTY: "@", RunChoice.EXCEPTION: "="}


def _choice(line: RunLine) -> RunChoice | None:
    return line.choice.choice if line.choice else None


def _columns(desk: Desk) -> list[Column[RunLine]]:
    levels = desk.office.norms.on(desk.today).levels

    def level(line: RunLine) -> str:
        return levels[line.level].short if line.level in levels else line.level

    def tone(line: RunLine) -> Tone:
        return _TONES[_choice(line)]

    return [
        Column("", lambda line: _SIGNS[_choice(line)], 1, tone=tone),
        Column("Семья", lambda line: line.family, 16, share=3),
        Column("Пункт", lambda line: line.settlement, 9, share=2, rank=3),
        Column("Уровень", level, 7, rank=2),
        Column("Куратор", lambda line: line.curator.partition("\u00a0")[0], 9, rank=1),
        Column("Решение", lambda line: choice_words(line), 27, share=3, tone=tone),
    ]


def _head(plan: RunPlan, desk: Desk) -> BoardLine:
    run = plan.run
    ends = f" {short_date(run.first)} — {short_date(run.last)}, {days(run.length)}"
    when = "идут сейчас" if plan.is_settled else distance(run.first, desk.today)
    undecided = f"не решено: {plan.undecided} из {len(plan.lines)}"
    tone = Tone.LATE if plan.undecided else Tone.DONE
    return [(f"{ends} ({when}); ", Tone.STRONG), (undecided, tone)]


def _foot(plan: RunPlan, width: int) -> list[BoardLine]:
    if not plan.expired:
        return []
    return labelled(" Срок истёк или истекает: ", ", ".join(plan.expired), width, Tone.DUE)
