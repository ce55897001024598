"""The queue: every open family, most urgent first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from textual import work
from textual.message import Message
from textual.widget import Widget
from textual.worker import get_current_worker

from sstui.core.queue import QueueLine
from sstui.core.records import CaseId, FamilyId
from sstui.core.refusal import Refusal
from sstui.core.text import fold
from sstui.core.wording import long_date, short_date, weekday, weekday_short
from sstui.desk.closed_runs import run_notice
from sstui.desk.deadlines import beside_visits
from sstui.desk.desk import Desk, working
from sstui.desk.queue import Queue, QueueFilter, names_by_family, queue
from sstui.ui.desk_page import DeskPage
from sstui.ui.filters import Narrowing, narrowed, offered
from sstui.ui.keys import Action, bindings, with_keys
from sstui.ui.lists import WIDE, QueueColumns, counts_line, queue_rows
from sstui.ui.theme import Tone
from sstui.ui.widgets.board import Board, BoardLine
from sstui.ui.widgets.lines import LineList
from sstui.ui.words import plain

if TYPE_CHECKING:
    from sstui.ui.questions import Question
    from sstui.ui.widgets.find_bar import FindBar

READING = "Читаю список…"
NOBODY = (
    "В учреждении ещё никто не записан. Клавиша {work.choose-person} — записать первого сотрудника."
)
NO_FAMILIES = (
    "Семей на сопровождении пока нет. Клавиша {queue.register-family} — ввести первую семью."
)
NONE_OF_MINE = (
    "У вас нет семей на сопровождении. {work.toggle-mine} — показать все, "
    "{queue.register-family} — ввести новую."
)
MORE = " (и ещё {count}: клавиша {queue.show-warnings})"
FOUND = " Найдено: {count}. Enter — остаться здесь, потом {queue.find-next} — к следующей"
READ_AGAIN = "Клавиша {work.queue} — прочитать снова."
SEEK_FIRST = "Сначала найдите: {queue.find}."
NONE_FITS = "Под отбор не подходит ни одна семья. Клавиша Esc — снять отбор."


class QueueScreen(DeskPage):
    """Which families are owed a visit."""

    NAME = "Очередь"
    FINDS_ITSELF = True
    HELP = (
        "Очередь: все семьи на сопровождении, самые срочные сверху. Знак в начале строки — её "
        "группа: × срок сопровождения истёк, ! просрочено, • пора, + на этой неделе, "
        "= приостановлено, ? посещение не назначается. «Посещ.» — сколько сделано и сколько "
        "нужно в периоде крайнего срока."
    )
    BINDINGS = bindings(
        Action("work.queue", "f2", "Очередь", "Обновить список и встать в его начало"),
        Action("queue.find", "f7,slash", "Найти", "Найти семью по имени, месту или номеру дела"),
        Action("queue.find-next", "n", "", "К следующей найденной", run="find_again(1)"),
        Action("queue.find-previous", "N", "", "К предыдущей найденной", run="find_again(-1)"),
        Action("queue.filter", "a,f", "Отбор", "Отобрать по куратору, населённому пункту, уровню"),
        Action("queue.register-family", "insert,plus", "Новая", "Ввести новую семью"),
        Action(
            "queue.show-warnings", "exclamation_mark", "Внимание", "Показать предупреждения целиком"
        ),
        Action("queue.clear", "escape", "", "Снять отбор, убрать предупреждение"),
    )

    @dataclass
    class Loaded(Message):
        """The queue of the day has been read."""

        queue: Queue
        desk: Desk
        deadlines: tuple[QueueLine, ...]
        """Deadlines of the process, as lines of their own."""
        closed_run: str
        """What is to be said of a run of days off; empty when nothing."""

    @dataclass
    class NotLoaded(Message):
        """The queue could not be read; why, in words."""

        sentence: str

    @dataclass
    class NamesLoaded(Message):
        """Names of all members, by family, to search in."""

        names: dict[FamilyId, str]

    def __init__(self) -> None:
        super().__init__()
        self._queue: Queue | None = None
        self._loaded: tuple[object, ...] = ()
        self._closed_run = ""
        self._narrowings: dict[str, Narrowing] = {}
        self._known: frozenset[CaseId] | None = None
        self._names: dict[FamilyId, str] = {}
        self._sought = ""
        self._sought_from: CaseId | None = None
        self._hides_warnings = False
        self._laid: object = None
        self._counts = Board()
        self._notice = Board()
        self._find_bar: FindBar | None = None
        self.lines: LineList[QueueLine] = LineList(
            (), lambda line: line.key, search=self._search_text, empty=READING
        )

    @property
    def chosen_case(self) -> CaseId | None:
        line = self.lines.cursor_row
        return line.case_id if line else None

    def questions(self) -> "list[Question]":
        """The dates of the line under the cursor: of a deadline, a visit or an expired term."""
        from sstui.ui.questions import of_line  # noqa: PLC0415 - loads when used

        line = self.lines.cursor_row
        return of_line(self.desk, line) if line else []

    @property
    def wanted(self) -> QueueFilter:
        """What of the queue is shown."""
        wanted = narrowed(self._narrowings.values())
        return replace(wanted, curator_id=self.app.mine) if self.app.mine else wanted

    def body(self) -> Iterator[Widget]:
        yield self._counts
        yield self.lines
        yield self._notice

    def on_mount(self) -> None:
        self.lines.focus()
        self._show_frame()

    def on_resize(self) -> None:
        self._show_frame()

    # -- reading

    def reload(self) -> None:
        self._load(self.desk, self.wanted)

    @work(thread=True, exclusive=True, group="queue")
    def _load(self, desk: Desk, wanted: QueueFilter) -> None:
        """Read the queue; the answer comes as one message."""
        try:
            found = queue(desk, wanted)
            deadlines = beside_visits(desk, wanted, found.lines)
            answer: Message = self.Loaded(found, desk, deadlines, run_notice(desk))
        except Refusal as refusal:
            answer = self.NotLoaded(refusal.sentence)
        if not get_current_worker().is_cancelled:
            self.post_message(answer)

    def on_queue_screen_loaded(self, message: Loaded) -> None:
        is_first = self._queue is None
        self.lines.say_when_empty(self._why_empty())
        is_narrow = self.wanted.deadlines
        loaded = (message.queue, message.desk, message.deadlines, message.closed_run, is_narrow)
        if loaded != self._loaded:
            self._loaded, self._queue = loaded, message.queue
            self._closed_run = message.closed_run
            self.lines.replace(
                queue_rows(message.queue, message.deadlines, only_deadlines=is_narrow)
            )
            self._go_to_new()
            self._show_frame()
        if is_first and self.desk.person is None and working(self.desk.today):
            self.app.choose_person()

    def on_queue_screen_not_loaded(self, message: NotLoaded) -> None:
        self.lines.say_when_empty(f"{message.sentence} " + READ_AGAIN)
        self.app.warn(message.sentence)

    @property
    def _lines(self) -> tuple[QueueLine, ...]:
        """The families that are shown."""
        return self._queue.lines if self._queue else ()

    def _go_to_new(self) -> None:
        """Put the cursor on the family that has just been entered, if one has."""
        if self._known is None:
            return
        new = [line.case_id for line in self._lines if line.case_id not in self._known]
        if len(new) == 1:
            self._known = None
            self.lines.move_to(new[0])

    def _why_empty(self) -> str:
        if self._narrowings:
            return NONE_FITS
        if self.app.mine:
            return NONE_OF_MINE
        return NO_FAMILIES if working(self.desk.today) else NOBODY

    # -- what stands around the list

    def _show_frame(self) -> None:
        """The columns, the title, the counts and the notice for what is shown."""
        desk, width = self.desk, self.app.size.width
        is_wide, laid = width >= WIDE, (width, self.app.mine, desk.today)
        if laid != self._laid:
            self._laid = laid
            columns = QueueColumns(desk.today, desk.office.norms.on(desk.today))
            is_mixed = self.app.mine is None
            self.lines.use_columns(columns.for_width(width, with_curator=is_mixed))
        whose = "мои семьи" if self.app.mine else "все семьи"
        name = plain(desk.person.name) if desk.person else "только просмотр"
        day = f"{weekday_short(desk.today)} {short_date(desk.today)}"
        if is_wide:
            day = f"{weekday(desk.today)}, {long_date(desk.today)}"
        self.title_bar.show(f"Очередь: {whose} · {day} · {name}")
        counts = self._queue.counts if self._queue else {}
        # An empty line from the beginning: a new one would move, and send, the whole screen.
        self._counts.show(lambda width: [counts_line(counts, width) if counts else []])
        self._notice.show(lambda _: self._notices())

    def _notices(self) -> list[BoardLine]:
        if self._narrowings:
            words = ", ".join(one.words for one in self._narrowings.values())
            return [[(f" Отбор: {words} (Esc — снять)", Tone.STRONG)]]
        warnings = self._warnings
        if not warnings or self._hides_warnings:
            return []
        rest = len(warnings) - 1
        more = with_keys(MORE).replace("{count}", str(rest)) if rest else ""
        return [[(f" Внимание: {warnings[0]}{more}. Esc — скрыть", Tone.MUTED)]]

    @property
    def _warnings(self) -> Sequence[str]:
        said = self._closed_run.replace("F9", with_keys("{app.menu}"))
        closed_run = (said,) if said else ()
        return [*closed_run, *self.desk.office.warnings]

    def on_line_list_moved(self, event: LineList.Moved) -> None:
        self.title_bar.show_position(event.lines.position)

    def on_line_list_chosen(self) -> None:
        self.action_open_card()

    # -- keys

    def action_queue(self) -> None:
        self.lines.action_edge(1)
        self.reload()

    def action_toggle_mine(self) -> None:
        super().action_toggle_mine()
        if self.app.mine:
            self._narrowings.pop("curator_id", None)
        self._show_frame()

    def action_filter(self) -> None:
        from sstui.ui.widgets.picker import Picker  # noqa: PLC0415 - loads when first used

        everything = queue(self.desk).lines
        self.app.push_screen(Picker("Отбор", offered(everything, self.desk)), self._filter_chosen)

    def _filter_chosen(self, chosen: tuple[object, ...] | None) -> None:
        if chosen and isinstance(one := chosen[0], Narrowing):
            self._narrowings[one.field] = one
            if one.field == "curator_id":
                self.app.show_mine(on=False)
            self._show_frame()
            self.reload()

    def action_clear(self) -> None:
        if self._narrowings:
            self._narrowings = {}
            self.reload()
        else:
            self._hides_warnings = True
        self._show_frame()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing is offered that is not there."""
        return bool(self._warnings) if action == "show_warnings" else True

    def action_show_warnings(self) -> None:
        from sstui.ui.widgets.reading import ReadingDialog  # noqa: PLC0415 - loads when used

        said = [f"- {one}" for one in self._warnings]
        self.app.push_screen(ReadingDialog("Внимание (Esc — закрыть)", said))

    def action_register_family(self) -> None:
        """Enter a family, or take one on that is known and has no case."""
        from sstui.desk.families import without_open_case  # noqa: PLC0415 - loads when first used
        from sstui.ui.screens.forms.case import CaseForm  # noqa: PLC0415
        from sstui.ui.screens.forms.family import FamilyForm  # noqa: PLC0415
        from sstui.ui.widgets.options import Option  # noqa: PLC0415
        from sstui.ui.widgets.picker import Picker  # noqa: PLC0415

        if not self.may_change():
            return
        self._known = frozenset(line.case_id for line in self._lines)
        waiting = without_open_case(self.desk)

        def then(chosen: tuple[object, ...] | None) -> None:
            if chosen == (None,):
                self.open_form(FamilyForm(self.desk))
            elif chosen:
                self.open_form(CaseForm(self.desk, FamilyId(int(str(chosen[0])))))

        if not waiting:
            then((None,))
            return
        options = [Option(None, "Новая семья")]
        options += [Option(one.id, f"Открыть дело: {one.name}") for one in waiting]
        self.app.push_screen(Picker("Семья", options), then)

    # -- finding

    async def action_find(self) -> None:
        """Open the line for searching; the cursor goes to the match while one types."""
        from sstui.ui.widgets.find_bar import FindBar  # noqa: PLC0415 - loads when first used

        self._sought_from = self.chosen_case
        self._load_names()
        if self._find_bar is None:
            self._find_bar = FindBar()
            await self.mount(self._find_bar, before=self.hints)
        self._find_bar.open()

    @work(thread=True, exclusive=True, group="names")
    def _load_names(self) -> None:
        self.post_message(self.NamesLoaded(names_by_family()))

    def on_queue_screen_names_loaded(self, message: NamesLoaded) -> None:
        self._names = message.names
        if self._sought:
            self._find(self._sought)

    def on_find_bar_changed(self, event: "FindBar.Changed") -> None:
        self._find(event.text)

    def on_find_bar_closed(self, event: "FindBar.Closed") -> None:
        if not event.is_kept:
            self._sought = ""
            self.lines.find("")
            if self._sought_from is not None:
                self.lines.move_to(self._sought_from)
        self.lines.focus()
        self._show_frame()

    def action_find_again(self, step: int) -> None:
        if not self.lines.find_next(step):
            self.app.say(f"Не найдено: {self._sought}" if self._sought else with_keys(SEEK_FIRST))

    def _find(self, text: str) -> None:
        self._sought = text
        words = fold(text).split()
        self.lines.find(text)
        texts = (fold(self._search_text(one)) for one in self._lines)
        count = sum(all(word in text for word in words) for text in texts)
        said = with_keys(FOUND).replace("{count}", str(count)) if words else ""
        self._notice.show(lambda _: [[(said, Tone.STRONG)]] if said else self._notices())

    def _search_text(self, line: QueueLine) -> str:
        if line.deadline and not self.wanted.deadlines:
            return ""  # the family's own line is the one to be found
        members = self._names.get(line.family_id, "")
        return f"{line.family} {members} {line.settlement} {line.number}"
