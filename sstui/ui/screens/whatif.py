"""What norms that are tried would change: families, terms, curators; nothing is written."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from textual import getters, work
from textual.message import Message
from textual.widget import Widget
from textual.worker import get_current_worker

from sstui.core.load import percent, tenths
from sstui.core.norms import NormSet
from sstui.core.refusal import Refusal
from sstui.core.whatif import Cancelled
from sstui.core.wording import short_date
from sstui.desk.desk import Desk
from sstui.desk.whatif import Trial, TriedCurator, TriedFamily, try_set
from sstui.ui.base import Page
from sstui.ui.board_lines import BoardLine, first_that_fits
from sstui.ui.desk_app import DeskApp
from sstui.ui.keys import Action, bindings
from sstui.ui.norm_words import dates, ends, over, plain, shortened, summary
from sstui.ui.tones import Tone
from sstui.ui.widgets.board import Board
from sstui.ui.widgets.columns import Column
from sstui.ui.widgets.lines import LineList

_TWO_DAYS = " Было и станет: желательный день / крайний срок"
RUNNING = "Сравниваю… Esc — остановить"

_FAMILIES: tuple[Column[TriedFamily], ...] = (
    Column("Семья", lambda one: one.family, 18, share=2),
    Column("Дело", lambda one: one.number, 8, rank=2),
    Column("Куратор", lambda one: plain(one.curator), 12, share=1, rank=1),
    Column("Было", lambda one: dates(one.moved.before), 17),
    Column("Станет", lambda one: dates(one.moved.after), 17, tone=Tone.DUE),
    Column("Окончание", lambda one: ends(one.moved.before, one.moved.after), 19, rank=3),
)
_CURATORS: tuple[Column[TriedCurator], ...] = (
    Column("Куратор", lambda one: plain(one.curator) or "без куратора", 18, share=2),
    Column("Посещений в неделю", lambda one: _visits(one), 18),
    Column("Нагрузка", lambda one: _load(one), 15),
    Column("", over, 20, share=1, tone=Tone.LATE),
)
_PERIODS: tuple[Column[str], ...] = (Column("Период, уровень", lambda one: one, 40, share=1),)


@dataclass(frozen=True, slots=True)
class Tab:
    """One table of the trial."""

    title: str
    columns: Sequence[Column[Any]]
    rows: Sequence[Any]
    empty: str


class TrialScreen(Page[None]):
    """A trial of norms over the whole caseload."""

    app = getters.app(DeskApp)
    NAME = "Проба норм"
    HELP = (
        "Что изменилось бы с новыми нормами. «Было» и «станет» — желательный день и крайний срок "
        "посещения. Таблицы переключают цифры. Ничего не записано: нормы вводят на прошлом "
        "экране клавишей {draft.apply}."
    )
    BINDING_GROUP_TITLE = "Этот экран"
    BINDINGS = bindings(
        *(
            Action(f"trial.tab-{n}", str(n), "", f"Показать: {what}", run=f"tab({n})")
            for n, what in enumerate(
                (
                    "у кого изменятся сроки",
                    "кто станет просрочен",
                    "у кого кончился бы срок",
                    "работу кураторов",
                    "периоды, которые сократят праздники",
                ),
                start=1,
            )
        ),
        Action("trial.explain", "x", "Почему", "Показать, откуда даты: было и станет"),
        Action("trial.leave", "escape", "", "Остановить пробу или вернуться"),
    )

    @dataclass
    class Went(Message):
        """So many families of so many have been compared."""

        done: int
        total: int

    @dataclass
    class Done(Message):
        """The trial is over."""

        trial: Trial

    @dataclass
    class Stopped(Message):
        """The trial came to no end: stopped, or why not."""

        sentence: str

    def __init__(self, norms: NormSet) -> None:
        """Make the page of a trial; it begins when it is shown."""
        super().__init__()
        self.norms = norms
        self.trial: Trial | None = None
        self._shown = 1
        self._head = Board()
        self.lines: LineList[Any] = LineList((), _key, empty=RUNNING)

    def body(self) -> Iterator[Widget]:
        yield self._head
        yield self.lines

    def on_mount(self) -> None:
        self.title_bar.show(f"Проба норм с {short_date(self.norms.since)}")
        self.lines.focus()
        self._try(self.app.desk)

    def on_desk_app_desk_changed(self) -> None:
        self._try(self.app.desk)

    @work(thread=True, exclusive=True, group="trial")
    def _try(self, desk: Desk) -> None:
        """Compare the caseload; cancelling the worker stops it at the next step."""
        worker = get_current_worker()

        def progress(done: int, total: int) -> bool:
            if not worker.is_cancelled:
                self.post_message(self.Went(done, total))
            return not worker.is_cancelled

        try:
            answer: Message = self.Done(try_set(desk, self.norms, progress))
        except Cancelled:
            return
        except Refusal as refusal:
            answer = self.Stopped(refusal.sentence)
        if not worker.is_cancelled:
            self.post_message(answer)

    def on_trial_screen_went(self, message: Went) -> None:
        percents = message.done * 100 // message.total
        bar = "#" * (percents // 5) + "." * (20 - percents // 5)
        self.lines.say_when_empty(f"Сравниваю… [{bar}] {percents} %. Esc — остановить")

    def on_trial_screen_stopped(self, message: Stopped) -> None:
        self.lines.say_when_empty(message.sentence)
        self.app.warn(message.sentence)

    def on_trial_screen_done(self, message: Done) -> None:
        self.trial = message.trial
        day = short_date(message.trial.day)
        self.title_bar.show(f"Проба норм с {short_date(self.norms.since)} · взгляд на {day}")
        self.action_tab(self._shown)

    def on_line_list_moved(self, event: LineList.Moved) -> None:
        self.title_bar.show_position(event.lines.position)

    def action_tab(self, number: int) -> None:
        if self.trial is None:
            return
        is_same, self._shown = number == self._shown, number
        found, tabs = self.trial, _tabs(self.trial)
        tab = tabs[number - 1]
        self.lines.say_when_empty(tab.empty)
        if not is_same:
            self.lines.replace(())
        self.lines.use_columns(tab.columns)
        self.lines.replace(tab.rows)
        self._head.show(lambda width: _lay_out(found, tabs, number, width))

    def action_explain(self) -> None:
        """Answer for the dates of the row: of a family under both sets, of a period."""
        from sstui.ui.questions import answer, of_shortened, of_trial  # noqa: PLC0415

        row, desk = self.lines.cursor_row, self.app.desk
        if self.trial is not None and isinstance(row, TriedFamily):
            answer(self.app, of_trial(desk, self.trial, row))
        elif self.trial is not None and isinstance(row, str):
            at = shortened(self.trial).index(row)
            answer(self.app, [of_shortened(desk, self.trial.shortened[at])])
        else:
            self.app.warn("Даты есть у семей и у периодов: встаньте на их строку.")

    def action_leave(self) -> None:
        """Stop the trial when it runs, and go back."""
        if self.trial is None:
            self.workers.cancel_node(self)
            self.app.say("Проба остановлена, ничего не записано.")
        self.app.pop_screen()


def _tabs(trial: Trial) -> tuple[Tab, ...]:
    others = "Цифры 1–5 показывают другие таблицы."
    nobody = f"Таких семей нет. {others}"
    unmoved = f"Сроки не изменятся ни у кого. {others}"
    no_curators = "Кураторов пока нет: запишите их на экране очереди."
    unshortened = "Праздники ничего не сократят. Esc — назад, к нормам."
    return (
        Tab("Сроки", _FAMILIES, trial.families, unmoved),
        Tab("Просрочка", _FAMILIES, trial.overdue, nobody),
        Tab("Срок кончится", _FAMILIES, trial.ended, nobody),
        Tab("Кураторы", _CURATORS, trial.curators, no_curators),
        Tab("Праздники", _PERIODS, shortened(trial), unshortened),
    )


def _lay_out(trial: Trial, tabs: Sequence[Tab], shown: int, width: int) -> list[BoardLine]:
    """The summary and the line of tabs."""
    lines: list[BoardLine] = [[(f" {one}", Tone.PLAIN)] for one in summary(trial)]
    said = _TWO_DAYS if tabs[shown - 1].columns is _FAMILIES else ""
    lines.append([(said, Tone.MUTED)])
    return [*lines, first_that_fits([_strip(tabs, shown, gap) for gap in ("  ", " ")], width)]


def _strip(tabs: Sequence[Tab], shown: int, gap: str) -> BoardLine:
    parts: list[tuple[str, Tone]] = []
    for number, tab in enumerate(tabs, start=1):
        tone = Tone.HEAD if number == shown else Tone.PLAIN
        parts += [(gap, Tone.PLAIN), (f"{number} {tab.title} {len(tab.rows)}", tone)]
    return parts


def _key(row: object) -> object:
    match row:
        case TriedFamily():
            return row.case_id
        case TriedCurator():
            return row.curator_id
    return row


def _visits(one: TriedCurator) -> str:
    return f"{tenths(one.before.visits_a_week)} → {tenths(one.after.visits_a_week)}"


def _load(one: TriedCurator) -> str:
    return f"{percent(one.before.load)} → {percent(one.after.load)}"
