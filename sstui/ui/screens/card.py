"""The card of a family: who they are, what they are owed, what has been done."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from textual.widget import Widget

from sstui.core.events import CaseEvent
from sstui.core.records import Appointment, CaseId, Member, Pause, Visit
from sstui.core.route import Paper
from sstui.desk.card import CaseCard
from sstui.ui.desk_page import DeskPage
from sstui.ui.keys import Action, bindings
from sstui.ui.screens.card_rows import Context, Row
from sstui.ui.screens.card_summary import Notes, read_card, summary
from sstui.ui.screens.card_tabs import (
    APPOINTMENTS,
    HISTORY,
    MEMBERS,
    PAPERS,
    ROUTE,
    TABS,
    VISITS,
)
from sstui.ui.widgets.board import Board
from sstui.ui.widgets.lines import LineList
from sstui.ui.widgets.tabbed import TabbedLists

if TYPE_CHECKING:
    from sstui.ui.questions import Question


LOW = 24
"""Lines of the screen below which the head of the card is cut rather than wrapped."""
UNBROKEN = 1000
"""A width at which nothing is wrapped."""


class CardScreen(DeskPage):
    """One family with its visits, appointments, members, periods, history and papers."""

    NAME = "Семья"
    READS_AT_ONCE = True
    HELP = (
        "Карточка семьи. Сверху — кто это, уровень и срок, ближайшее посещение; ниже списки, их "
        "переключают цифры. {card.add} добавляет в список, {work.edit-family} правит строку, "
        "{card.remove} отменяет её: запись не "
        "стирается, а остаётся с причиной. Знак + в посещениях — засчитано, × — недействительно."
    )
    BINDINGS = bindings(
        *(
            Action(f"card.tab-{n}", str(n), "", f"Показать: {tab.title.lower()}", run=f"tab({n})")
            for n, tab in enumerate(TABS, start=1)
        ),
        Action("card.next-tab", "right,tab", "", "Следующий список", run="turn(1)"),
        Action("card.previous-tab", "left,shift+tab", "", "Предыдущий список", run="turn(-1)"),
        Action("work.open-card", "f3", "Строка", "Показать строку целиком", run="show_row"),
        Action("work.edit-family", "f4", "Правка", "Исправить строку или данные семьи", run="edit"),
        Action("card.add", "insert,plus", "Добавить", "Добавить в список: посещение, человека …"),
        Action("card.remove", "f8", "Отменить", "Отменить посещение или назначение с причиной"),
        Action("card.edit-family", "c", "Семья", "Исправить адрес, телефон, категории семьи"),
        Action("card.change-level", "e", "Уровень", "Изменить или продлить уровень"),
        Action("card.suspend", "p", "Пауза", "Приостановить или возобновить"),
        Action("card.assign-curator", "r", "Куратор", "Назначить другого куратора"),
        Action("card.sign-agreement", "l", "Договор", "Записать соглашение (договор)"),
        Action("card.end-case", "o", "Окончить", "Записать окончание сопровождения"),
        Action("card.add-event", "b", "Событие", "Записать событие: программа, письма, заседание"),
        Action("card.open-file", "a", "Личное", "Открыть личное дело семьи: согласия, акты …"),
        Action("card.programme", "h", "Меры", "Открыть программу семьи: мероприятия, подписи"),
        Action("card.changes", "w", "", "Все изменения дела: кто, когда, из чего во что"),
        Action("card.next-step", "i", "Шаг", "Открыть то, что по маршруту дальше"),
        Action("card.letters", "m", "Рассылка", "Письма организациям программы и их ответы"),
        Action("card.leave", "escape", "", "Вернуться назад"),
    )

    def __init__(self, case_id: CaseId) -> None:
        super().__init__()
        self._case_id = case_id
        self._card: CaseCard | None = None
        self._notes: Notes | None = None
        self._summary = Board()
        self._tabs = TabbedLists(TABS, lambda row: row.key)

    @property
    def chosen_case(self) -> CaseId:
        return self._case_id

    @property
    def lines(self) -> LineList[Row]:
        """The list that is shown."""
        return self._tabs.lines

    def body(self) -> Iterator[Widget]:
        yield self._summary
        yield from self._tabs.body()

    def on_mount(self) -> None:
        # Before the first layout: what comes later would move, and send, the whole screen again.
        self.refresh_facts()
        self._show_tab(VISITS)

    def reload(self) -> None:
        found, notes = read_card(self.desk, self._case_id)
        if (found, notes) == (self._card, self._notes):
            return
        self._card, self._notes, desk = found, notes, self.desk
        self.title_bar.show(f"Семья: {found.family.name}")
        self._show_summary()
        office = desk.office
        context = Context(desk.today, office.norms, office.dictionaries, office.calendar)
        self._tabs.fill([tab.rows(found, context) for tab in TABS])
        self.title_bar.show_position(self.lines.position)

    def on_resize(self) -> None:
        self._show_summary()

    def _show_summary(self) -> None:
        """The head of the card; on a low screen each part is one line, for room below."""
        found, notes, desk = self._card, self._notes, self.desk
        if found is not None and notes is not None:
            broken = self.app.size.height >= LOW
            self._summary.show(
                lambda width: summary(found, notes, desk, width if broken else UNBROKEN)
            )

    # -- tabs

    def _show_tab(self, number: int) -> None:
        self._tabs.show(number)
        self.title_bar.show_position(self.lines.position)

    def action_tab(self, number: int) -> None:
        self._show_tab(number - 1)

    def action_turn(self, step: int) -> None:
        self._tabs.turn(step)
        self.title_bar.show_position(self.lines.position)

    def on_line_list_moved(self, event: LineList.Moved) -> None:
        if event.lines is self.lines:
            self.title_bar.show_position(event.lines.position)

    def on_line_list_chosen(self) -> None:
        self.action_show_row()

    def action_calendar(self) -> None:
        self.app.show_calendar(case_id=self._case_id)

    # -- the row under the cursor

    def questions(self) -> "list[Question]":
        """The dates of the row under the cursor, then those of the head."""
        from sstui.ui.questions import of_card  # noqa: PLC0415 - loads when used

        return of_card(self.desk, self._card, self._record) if self._card else []

    @property
    def _record(self) -> object:
        row = self.lines.cursor_row
        return row.record if row else None

    def action_show_row(self) -> None:
        """Show every cell of the row with its title, notes whole."""
        from sstui.ui.widgets.reading import ReadingDialog  # noqa: PLC0415 - loads when used

        if (row := self.lines.cursor_row) is None:
            return
        titles = [column.title for column in TABS[self._tabs.shown].columns]
        said = [
            f"{title}: {cell}"
            for title, cell in zip(titles, row.cells, strict=True)
            if title and cell
        ]
        if isinstance(row.record, Visit) and row.record.notes:
            said[-1] = f"Заметки: {row.record.notes}"
        self.app.push_screen(ReadingDialog(f"{TABS[self._tabs.shown].title} (Esc — закрыть)", said))

    def action_edit(self) -> None:
        """Open the form of the row; of the family where the row has none of its own."""
        record = self._record
        if not self.may_change() or self._card is None:
            return
        if isinstance(record, Visit) and not record.voided:
            from sstui.ui.screens.forms.visit import VisitForm  # noqa: PLC0415

            self.open_form(VisitForm(self.desk, self._case_id, record))
        elif isinstance(record, Member):
            from sstui.ui.screens.forms.member import MemberForm  # noqa: PLC0415

            self.open_form(MemberForm(self.desk, self._card.family.id, record))
        elif isinstance(record, Paper) and record.done is None:
            from sstui.ui.route_steps import open_paper  # noqa: PLC0415

            open_paper(self.app, self._card.route, record.code)
        elif isinstance(record, Pause):
            from sstui.ui.screens.forms.pause import PauseForm  # noqa: PLC0415

            self.open_form(PauseForm(self.desk, self._case_id, record))
        else:
            self.action_edit_family()

    def action_add(self) -> None:
        """Add to the list that is shown."""
        ways: dict[int, Callable[[], None]] = {
            VISITS: self.action_record_visit,
            APPOINTMENTS: self.action_appoint,
            MEMBERS: self._add_member,
            HISTORY: self.action_change_level,
            PAPERS: self.action_sign_agreement,
            ROUTE: self.action_next_step,
        }
        ways.get(self._tabs.shown, self.action_record_visit)()

    def action_remove(self) -> None:
        """Call an appointment off or declare a visit void; both keep the record with a reason."""
        record = self._record
        if isinstance(record, Visit) and not record.voided:
            from sstui.ui.screens.forms.void import VoidForm  # noqa: PLC0415

            if self.may_change():
                self.open_form(VoidForm(self.desk, record))
        elif isinstance(record, Appointment) and not record.cancelled:
            from sstui.ui.screens.forms.cancel import CancelForm  # noqa: PLC0415

            if self.may_change():
                self.open_form(CancelForm(self.desk, record))
        elif isinstance(record, CaseEvent) and not record.voided:
            from sstui.ui.screens.forms.event import VoidEventForm  # noqa: PLC0415

            if self.may_change():
                self.open_form(VoidEventForm(self.desk, record))
        else:
            self.app.warn("Отменить можно посещение, назначение, событие: встаньте на его строку.")

    # -- forms of the case

    def _add_member(self) -> None:
        from sstui.ui.screens.forms.member import MemberForm  # noqa: PLC0415 - loads when used

        if self.may_change() and self._card is not None:
            self.open_form(MemberForm(self.desk, self._card.family.id))

    def action_change_level(self) -> None:
        from sstui.ui.screens.forms.level import LevelForm  # noqa: PLC0415

        if self.may_change():
            self.open_form(LevelForm(self.desk, self._case_id))

    def action_suspend(self) -> None:
        from sstui.ui.screens.forms.pause import PauseForm  # noqa: PLC0415

        if self.may_change():
            self.open_form(PauseForm(self.desk, self._case_id, self._pause_now()))

    def _pause_now(self) -> Pause | None:
        """The pause that stands today: the key that suspends ends it."""
        standing = (
            one
            for one in (self._card.pauses if self._card else ())
            if one.from_on <= self.desk.today and (one.to_on or self.desk.today) >= self.desk.today
        )
        return next(standing, None)

    def action_assign_curator(self) -> None:
        from sstui.ui.screens.forms.curator import CuratorForm  # noqa: PLC0415

        if self.may_change():
            self.open_form(CuratorForm(self.desk, self._case_id))

    def action_sign_agreement(self) -> None:
        from sstui.ui.screens.forms.agreement import AgreementForm  # noqa: PLC0415

        if self.may_change():
            self.open_form(AgreementForm(self.desk, self._case_id))

    def action_end_case(self) -> None:
        from sstui.ui.screens.forms.end import EndForm  # noqa: PLC0415

        if self.may_change():
            self.open_form(EndForm(self.desk, self._case_id))

    def action_add_event(self) -> None:
        from sstui.ui.screens.forms.event import EventForm  # noqa: PLC0415

        if self.may_change():
            self.open_form(EventForm(self.desk, self._case_id))

    def action_open_file(self) -> None:
        from sstui.ui.screens.family_file import FamilyFileScreen  # noqa: PLC0415 - when used

        if self._card is not None:
            self.app.push_screen(FamilyFileScreen(self._card.family.id))

    def action_programme(self) -> None:
        from sstui.ui.screens.programme import ProgrammeScreen  # noqa: PLC0415

        self.app.push_screen(ProgrammeScreen(self._case_id))

    def action_changes(self) -> None:
        from sstui.ui.case_history import show_changes  # noqa: PLC0415 - loads when used

        show_changes(self.app, self._case_id)

    def action_next_step(self) -> None:
        from sstui.ui.route_steps import open_next  # noqa: PLC0415 - loads when used

        if self.may_change() and self._card is not None:
            open_next(self.app, self._card.route)

    def action_letters(self) -> None:
        from sstui.ui.screens.letters import LettersScreen  # noqa: PLC0415 - loads when used

        self.app.push_screen(LettersScreen(self._case_id))

    def action_leave(self) -> None:
        self.app.pop_screen()
