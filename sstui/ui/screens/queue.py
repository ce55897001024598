"""The queue: every open family, most urgent first."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from textual.events import DescendantFocus
from textual.widget import Widget

from sstui.core.queue import QueueLine
from sstui.core.records import CaseId
from sstui.core.refusal import Refusal
from sstui.core.wording import families
from sstui.desk.desk import has_staff
from sstui.desk.listing import Listing
from sstui.desk.queue import QueueFilter
from sstui.desk.queue_view import Beside, Narrowing, Order, View, keep_view
from sstui.ui.base import Page
from sstui.ui.board_lines import BoardLine
from sstui.ui.desk_app import DeskApp
from sstui.ui.desk_page import DeskPage
from sstui.ui.keys import Action, bindings, with_keys
from sstui.ui.queue_finding import QueueFinder, QueueFound
from sstui.ui.queue_frame import QueueFrame, warnings_line
from sstui.ui.queue_lines import look_line
from sstui.ui.queue_loading import (
    QueueBehind,
    QueueCounting,
    QueueLoader,
    QueueNotice,
    QueueNotRead,
    QueueRead,
)
from sstui.ui.queue_look import QueueLook, why_empty
from sstui.ui.queue_place import QueuePlace
from sstui.ui.queue_rows import QueueRows, case_of
from sstui.ui.queue_words import (
    COUNTING,
    HOW_TO_MARK,
    MARKED,
    READ_AGAIN,
    READING,
)
from sstui.ui.tones import Tone
from sstui.ui.widgets.lines import LineList
from sstui.ui.widgets.marking import MarkingList

if TYPE_CHECKING:
    from sstui.ui.group_actions import GroupDone
    from sstui.ui.questions import Question
    from sstui.ui.widgets.find_bar import FindBar


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
        Action(
            "queue.sort", "s", "Порядок", "Выбрать порядок: срочность, имя, место, уровень, срок"
        ),
        Action("queue.group", "i", "Всем", "Сделать что-то для всех отмеченных семей"),
        Action("queue.register-family", "insert,plus", "Новая", "Ввести новую семью"),
        Action(
            "queue.show-warnings", "exclamation_mark", "Внимание", "Показать предупреждения целиком"
        ),
        Action("queue.clear", "escape", "", "Снять отметки, отбор и порядок, предупреждение"),
    )

    def __init__(self, rows: QueueRows | None = None) -> None:
        """Make the page; `rows` are those that have been read already, if any."""
        super().__init__()
        self._given = rows
        self._rows: QueueRows | None = None
        self._closed_run = ""
        self._look = QueueLook()
        self._hides_warnings = self._has_answer = False
        self.lines: MarkingList[QueueLine] = MarkingList(
            (), lambda line: line.key, case_of, empty=READING
        )
        self._loader = QueueLoader(self)
        self._place = QueuePlace(self.lines)
        self._finder = QueueFinder(self, self.lines)
        self._frame = QueueFrame(self, self.lines, self._beside, self._notices)

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
        return self._shown.wanted

    @property
    def _shown(self) -> View:
        return self._look.shown(self.app.mine)

    def body(self) -> Iterator[Widget]:
        yield self._frame.counts
        yield self.lines
        yield self._frame.notice

    def on_mount(self) -> None:
        self.lines.focus()
        self._recall()
        given, self._given = self._given, None
        if given is not None and given.listing.view == self._shown:
            self._show_rows(given)
        self._show_frame()

    def on_resize(self) -> None:
        self._show_frame()

    # -- how the person looks at it

    def on_desk_app_desk_changed(self) -> None:
        if not self._look.is_of(self.desk):
            self._recall()

    def on_desk_app_queue_wanted(self, message: DeskApp.QueueWanted) -> None:
        """Show what a line elsewhere leads to; it is not kept for the next start."""
        if message.wanted.curator_id is None:
            self.app.show_mine(on=False)
        self._take(View(message.wanted))
        self._place.start_over()
        self._show_frame()
        self.reload()

    def _recall(self) -> None:
        """Look as the person at work did the last time."""
        self._take(self._look.kept(self.desk))

    def _take(self, view: View) -> None:
        if self._look.take(self.desk, view, self.app.mine):
            self.app.show_mine(on=False)

    def _look_anew(self) -> None:
        """Show what has been chosen, from the first line on, and keep it for the next start."""
        self.app.aside.put("view", partial(keep_view, self.desk, self._look.view))
        self._place.start_over()
        self._show_frame()
        self.reload()

    def _beside(self, line: QueueLine) -> Beside:
        try:
            return self._rows.beside(line) if self._rows else Beside()
        except Refusal:
            return Beside()  # the reading of the list says what is wrong

    # -- reading

    def look_for_danger(self) -> None:
        """Look for danger once a reading has come to something: the two would only wait.

        Together they would take two connections, and the list would stand there later.
        """
        if self._has_answer and not self._loader.is_reading:
            super().look_for_danger()

    def _answered(self) -> None:
        is_first, self._has_answer = not self._has_answer, True
        if is_first:
            self.app.at_ease()

    def _read(self, shown: Listing) -> None:
        """The list has been read and is shown."""
        self.call_after_refresh(self._loader.look_further, self.desk, shown)
        is_first = not self._has_answer
        self._answered()
        if is_first and self.desk.person is None and has_staff(self.desk.today):
            self.app.choose_person()

    def on_screen_resume(self) -> None:
        self._place.come_back()

    def reload(self) -> None:
        known = self._rows.listing if self._rows else None
        self._loader.load(self.desk, self._shown, known)

    def on_queue_read(self, message: QueueRead) -> None:
        self._show_rows(message.rows)
        self._show_frame()
        self._read(message.rows.listing)

    def _show_rows(self, rows: QueueRows) -> None:
        self._rows = rows
        if not len(rows):
            self.lines.say_when_empty(why_empty(self._look, self.desk, self.app.mine))
        rows.tell_behind = partial(self.post_message, QueueBehind())
        self._place.show(rows, rows.listing.ids)
        self._finder.look_in(rows)

    def on_queue_looked(self) -> None:
        super().look_for_danger()

    def on_queue_same(self) -> None:
        self._place.keep()
        if not self._has_answer and self._rows:
            self._read(self._rows.listing)  # it was read before Textual had loaded
        else:
            super().look_for_danger()

    def on_queue_behind(self) -> None:
        self.reload()

    def on_queue_notice(self, message: QueueNotice) -> None:
        if message.sentence != self._closed_run:
            self._closed_run = message.sentence
            self._show_frame()

    def on_queue_not_read(self, message: QueueNotRead) -> None:
        self._answered()
        super().look_for_danger()
        self._place.keep()
        self.lines.say_when_empty(f"{message.sentence} " + READ_AGAIN)
        self.app.warn(message.sentence)

    def on_queue_counting(self, message: QueueCounting) -> None:
        self._answered()
        self.lines.say_when_empty(COUNTING.format(done=message.done))

    # -- what stands around the list

    def _show_frame(self) -> None:
        self._frame.show(self._rows.listing.counts if self._rows else {})

    def _notices(self) -> list[BoardLine]:
        if self._finder.says:
            return [[(self._finder.says, Tone.STRONG)]]
        if count := len(self.lines.marked):
            said = with_keys(MARKED).replace("{families}", families(count))
            return [[(said, Tone.STRONG)]]
        if said := self._look.words:
            return [look_line(said)]
        warnings = self._warnings
        if not warnings or self._hides_warnings:
            return []
        return [warnings_line(warnings)]

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
            self._look.forget_curator()
        self._show_frame()

    def action_filter(self) -> None:
        from sstui.desk.narrowing import choices  # noqa: PLC0415 - loads when first used
        from sstui.ui.filters import offered  # noqa: PLC0415
        from sstui.ui.widgets.picker import Picker  # noqa: PLC0415

        options = offered(choices(self.desk), self.desk)
        self.app.push_screen(Picker("Отбор", options), self._filter_chosen)

    def _filter_chosen(self, chosen: tuple[object, ...] | None) -> None:
        if chosen and isinstance(one := chosen[0], Narrowing):
            if self._look.narrow(one):
                self.app.show_mine(on=False)
            self._look_anew()

    def action_clear(self) -> None:
        if self.lines.unmark():
            return
        if self._look.clear():
            self._look_anew()
        else:
            self._hides_warnings = True
            self._show_frame()

    def action_sort(self) -> None:
        """Choose what the families are sorted by; it is kept for the next start."""
        from sstui.ui.filters import sort_options  # noqa: PLC0415 - loads when first used
        from sstui.ui.widgets.picker import Picker  # noqa: PLC0415

        options = sort_options(self._look.order)
        self.app.push_screen(Picker("Порядок", options), self._order_chosen)

    def _order_chosen(self, chosen: tuple[object, ...] | None) -> None:
        if chosen and isinstance(chosen[0], Order):
            self._look.order = chosen[0]
            self._look_anew()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing is offered that is not there."""
        return bool(self._warnings) if action == "show_warnings" else True

    def action_show_warnings(self) -> None:
        from sstui.ui.widgets.reading import ReadingDialog  # noqa: PLC0415 - loads when used

        said = [f"- {one}" for one in self._warnings]
        self.app.push_screen(ReadingDialog("Внимание (Esc — закрыть)", said))

    def action_register_family(self) -> None:
        """Enter a family, or take one on that is known and has no case."""
        from sstui.ui.new_family import enter_family  # noqa: PLC0415 - loads when first used

        if self.may_change():
            self._place.expect_new(self._rows.listing.ids if self._rows else ())
            enter_family(self)

    def open_form(self, form: Page[str | None]) -> None:
        self._place.note()
        super().open_form(form)

    def form_closed(self, form: Page[str | None], sentence: str | None) -> None:
        """Stay at the place of the family that has been saved, and have it among the recent."""
        if sentence and (case_id := self.chosen_case) is not None:
            self.app.remember_family(case_id)
        self._place.close(is_saved=bool(sentence))
        super().form_closed(form, sentence)

    # -- several families at once

    def on_marking_list_marked(self) -> None:
        self.refresh_bindings()
        self._show_frame()

    def action_group(self) -> None:
        from sstui.ui.group_actions import choose_action  # noqa: PLC0415 - loads when first used

        if self.marked_cases:
            choose_action(self, self.marked_cases)
        else:
            self.app.say(with_keys(HOW_TO_MARK))

    @property
    def marked_cases(self) -> Sequence[CaseId]:
        return [CaseId(one) for one in self.lines.marked if isinstance(one, int)]

    def on_group_done(self, message: "GroupDone") -> None:
        self.lines.unmark()

    # -- finding

    async def get_ready(self) -> None:
        """Have at hand, hidden, what the first search would have to wait for."""
        await self._finder.get_ready()

    async def action_find(self) -> None:
        if self._rows is not None:
            await self._finder.open(self._rows)

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        if event.widget is self.lines:
            self._finder.leave()  # by Tab or the mouse

    def on_find_bar_changed(self, event: "FindBar.Changed") -> None:
        self._finder.seek(event.text)
        self._show_frame()

    def on_queue_found(self, message: QueueFound) -> None:
        self._finder.take(message)
        self._show_frame()

    def on_find_bar_closed(self, event: "FindBar.Closed") -> None:
        self._finder.close(is_kept=event.is_kept)
        self._show_frame()

    def action_find_again(self, step: int) -> None:
        if said := self._finder.again(step):
            self.app.say(said)
