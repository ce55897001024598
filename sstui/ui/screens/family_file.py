"""The family's file: passport, people, applications, acts, consents, assessments, papers."""

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from textual.widget import Widget

from sstui.core.family_file import Application, Assessment, Consent, Passport, Survey
from sstui.core.problems import Problems
from sstui.core.records import CaseId, FamilyId, Member
from sstui.core.wording import capitalised, short_date
from sstui.desk.desk import Desk
from sstui.desk.family_days import adaptation_words
from sstui.desk.family_view import FamilyFile, family_view
from sstui.desk.queue import line_of
from sstui.desk.routes import route_of
from sstui.ui.base import Page
from sstui.ui.board_lines import BoardLine, labelled
from sstui.ui.desk_page import DeskPage
from sstui.ui.keys import Action, bindings, with_keys
from sstui.ui.screens.card_rows import Row
from sstui.ui.screens.family_file_tabs import (
    APPLICATIONS,
    ASSESSMENTS,
    CONSENTS,
    MEMBERS,
    PASSPORT,
    SURVEYS,
    TABS,
)
from sstui.ui.tones import Tone
from sstui.ui.widgets.board import Board
from sstui.ui.widgets.lines import LineList
from sstui.ui.widgets.tabbed import TabbedLists

if TYPE_CHECKING:
    from sstui.ui.printing import PaperOfRow

_NO_CASE = "У семьи ещё нет дела. {file.open-case} — открыть дело."
_LABEL = 12


class FamilyFileScreen(DeskPage):
    """One family with its papers, whether it has a case or not."""

    NAME = "Личное дело семьи"
    OWN_FIRST = True
    READS_AT_ONCE = True
    HELP = (
        "Личное дело семьи, есть у неё дело о сопровождении или нет. Сверху — кто это; ниже "
        "списки, их переключают цифры. {file.add} добавляет в список, {work.edit-family} правит "
        "строку: у согласия — отзыв, у оценки — решение об уровне. {file.remove} признаёт запись "
        "недействительной: она остаётся с причиной. Знак + у согласий — действует, × — уже нет."
    )
    BINDINGS = bindings(
        *(
            Action(f"file.tab-{n}", str(n), "", f"Показать: {tab.title.lower()}", run=f"tab({n})")
            for n, tab in enumerate(TABS, start=1)
        ),
        Action("file.next-tab", "right,tab", "", "Следующий список", run="turn(1)"),
        Action("file.previous-tab", "left,shift+tab", "", "Предыдущий список", run="turn(-1)"),
        Action("work.edit-family", "f4", "Правка", "Исправить строку", run="edit"),
        Action("file.add", "insert,plus", "Добавить", "Добавить в список: согласие, акт …"),
        Action("file.remove", "f8", "Отменить", "Признать запись недействительной с причиной"),
        Action("file.edit-family", "c", "Семья", "Исправить адрес, телефон, категории семьи"),
        Action("file.decide", "e", "Уровень", "Решить об уровне по листу оценки"),
        Action("file.withdraw", "p", "Отзыв", "Записать отзыв согласия"),
        Action("file.open-case", "l", "Дело", "Открыть дело о сопровождении семьи"),
        Action("file.merge", "b", "Слить", "Объединить с другой записью той же семьи"),
        Action("file.next-step", "i", "", "Открыть то, что по маршруту дальше"),
        Action("file.leave", "escape", "", "Вернуться назад"),
    )

    def __init__(self, family_id: FamilyId) -> None:
        super().__init__()
        self._family_id = family_id
        self._file: FamilyFile | None = None
        self._next = ""
        self._summary = Board()
        self._tabs = TabbedLists(TABS, lambda row: row.key, cuts=(4, 2), uncounted={PASSPORT})

    @property
    def family_id(self) -> FamilyId:
        """Whose file it is."""
        return self._family_id

    @property
    def chosen_case(self) -> CaseId | None:
        case = self._file.case_on(self.desk.today) if self._file else None
        return case.id if case else None

    @property
    def lines(self) -> LineList[Row]:
        """The list that is shown."""
        return self._tabs.lines

    def papers(self) -> "Sequence[PaperOfRow]":
        """The paper of the row under the cursor; else those of the family and its case."""
        from sstui.ui.printing import paper_of_row  # noqa: PLC0415 - loads when used

        return paper_of_row(self.desk, self._record) or self._all_papers()

    def _all_papers(self) -> "Sequence[PaperOfRow]":
        from sstui.desk.paper_lists import papers_of_family  # noqa: PLC0415

        if self.chosen_case is not None:
            return super().papers()
        found = papers_of_family(self.desk, self._family_id)
        return [(one.kind, one.object_id, one.title) for one in found]

    def body(self) -> Iterator[Widget]:
        yield self._summary
        yield from self._tabs.body()

    def on_mount(self) -> None:
        self.refresh_facts()
        self._show_tab(PASSPORT)

    def reload(self) -> None:
        found = family_view(self.desk, self._family_id)
        words = self._next_words(found)
        if (found, words) == (self._file, self._next):
            return
        self._next = words
        self._file, desk = found, self.desk
        term = desk.office.profile.terms.family_file
        called = capitalised(term.nominative) if term else self.NAME
        self.title_bar.show(f"{called}: {found.family.name}")
        self._summary.show(lambda width: summary(found, desk, width, words))
        self._tabs.fill([tab.rows(found, desk) for tab in TABS])
        self.title_bar.show_position(self.lines.position)

    def _next_words(self, found: FamilyFile) -> str:
        """The next step of the route; empty where it is not told or the case has ended."""
        case = found.case_on(self.desk.today)
        if case is not None and not case.is_open(self.desk.today):
            return ""
        view = route_of(self.desk, self._family_id, case.id if case else None)
        return view.words if view.is_told else ""

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
        """Show every cell of the row with its title, texts whole."""
        from sstui.ui.screens.family_file_reading import whole  # noqa: PLC0415 - when used
        from sstui.ui.widgets.reading import ReadingDialog  # noqa: PLC0415

        if (row := self.lines.cursor_row) is not None and self._file is not None:
            tab = TABS[self._tabs.shown]
            self.app.push_screen(
                ReadingDialog(f"{tab.title} (Esc — закрыть)", whole(self._file, tab, row))
            )

    # -- ways

    def action_open_card(self) -> None:
        """Open the card of the case; go back to it where it lies under this page."""
        from sstui.ui.screens.card import CardScreen  # noqa: PLC0415 - loads when used

        case_id, under = self._case(), self.app.screen_stack[-2:-1]
        if case_id is None:
            return
        if under and isinstance(under[0], CardScreen) and under[0].chosen_case == case_id:
            self.app.pop_screen()
        else:
            self.app.show_card(case_id)

    def _case(self) -> CaseId | None:
        if self.chosen_case is None:
            self.app.warn(with_keys(_NO_CASE))
        return self.chosen_case

    def action_leave(self) -> None:
        self.app.pop_screen()

    # -- the lists

    @property
    def _record(self) -> object:
        row = self.lines.cursor_row
        return row.record if row else None

    def _open(self, make: Callable[[], Page[str | None]]) -> None:
        """Open a form if anything may be changed; faults of the sheet's file are shown."""
        from sstui.ui.widgets.reading import ReadingDialog  # noqa: PLC0415

        if not self.may_change():
            return
        try:
            self.open_form(make())
        except Problems as problems:
            lines = [str(one) for one in problems.problems]
            self.app.push_screen(ReadingDialog("Исправьте лист оценки", lines))

    def action_add(self) -> None:
        """Add to the list that is shown."""
        kinds: dict[int, str] = {
            PASSPORT: "passport:PassportForm",
            MEMBERS: "member:MemberForm",
            APPLICATIONS: "application:ApplicationForm",
            SURVEYS: "survey:SurveyForm",
            CONSENTS: "consent:ConsentForm",
            ASSESSMENTS: "assessment:AssessmentForm",
        }
        if self._tabs.shown in kinds:
            self._open(lambda: _form(kinds[self._tabs.shown])(self.desk, self._family_id))
        else:
            self.action_print()

    def action_edit(self) -> None:
        """Open the form of the row."""
        record = self._record
        desk, family = self.desk, self._family_id
        if isinstance(record, Passport):
            self._open(lambda: _form("passport:PassportForm")(desk, family))
        elif isinstance(record, Member):
            self._open(lambda: _form("member:MemberForm")(desk, family, record))
        elif isinstance(record, Survey) and not record.voided:
            self._open(lambda: _form("survey:SurveyForm")(desk, family, record))
        elif isinstance(record, Consent):
            self.action_withdraw()
        elif isinstance(record, Assessment):
            self.action_decide()
        elif isinstance(record, Application):
            self.app.warn(with_keys("Заявление не правят: {file.remove} — признать ошибочным."))
        else:
            self.action_edit_family()

    def action_withdraw(self) -> None:
        record = self._record
        if isinstance(record, Consent) and not record.voided and record.withdrawn_on is None:
            self._open(lambda: _form("consent:WithdrawForm")(self.desk, record))
        else:
            self.app.warn("Отзывают согласие, которое действует: встаньте на его строку.")

    def action_decide(self) -> None:
        record = self._record
        if isinstance(record, Assessment) and not record.voided and not record.decided:
            self._open(lambda: _form("decision:DecisionForm")(self.desk, record))
        else:
            self.app.warn("Решают по листу оценки без решения: встаньте на его строку.")

    def action_remove(self) -> None:
        record = self._record
        is_paper = isinstance(record, Application | Survey | Consent | Assessment)
        if is_paper and not getattr(record, "voided", ""):
            self._open(lambda: _form("void_record:VoidRecordForm")(self.desk, record))
        else:
            said = "Недействительным признают заявление, акт, согласие, оценку: встаньте на строку."
            self.app.warn(said)

    def action_edit_family(self) -> None:
        self._open(lambda: _form("family:FamilyForm")(self.desk, self._family_id))

    def action_merge(self) -> None:
        from sstui.ui.screens.merge_choice import MergeChoiceScreen  # noqa: PLC0415 - when used

        self.app.push_screen(MergeChoiceScreen(self._family_id))

    def action_next_step(self) -> None:
        from sstui.ui.route_steps import open_next  # noqa: PLC0415 - loads when used

        if self.may_change():
            open_next(self.app, route_of(self.desk, self._family_id, self.chosen_case))

    def action_open_case(self) -> None:
        case = self._file.case_on(self.desk.today) if self._file else None
        if case is not None and case.is_open(self.desk.today):
            self.app.warn(f"Дело уже открыто: {case.number}.")
        else:
            self._open(lambda: _form("case:CaseForm")(self.desk, self._family_id))


def summary(found: FamilyFile, desk: Desk, width: int, next_step: str) -> list[BoardLine]:
    """The head of the file: where the family lives, its case, what is to be thought of."""
    lines = list[BoardLine]()

    def add(label: str, text: str, tone: Tone = Tone.PLAIN) -> None:
        if text:
            lines.extend(labelled(f" {label:<{_LABEL - 1}}", text, width, tone))

    family, case = found.family, found.case_on(desk.today)
    phone = f"тел. {family.phone}" if family.phone else ""
    add("Адрес", ", ".join(filter(None, [found.settlement.name, family.address, phone])))
    add("Семья", f"№ {family.id}" + (f", дорога {_way(found)}" if _way(found) else ""))
    if case is None:
        add("Дело", with_keys(_NO_CASE))
    else:
        ended = f", закончено {short_date(case.ended_on)}" if case.ended_on else ""
        add("Дело", f"{case.number} с {short_date(case.started_on)}{ended}")
        level = line_of(desk, case.id).level
        add("Адаптация", adaptation_words(family.id, level, desk.today), Tone.SOON)
    if next_step:
        add("Дальше", with_keys(f"{next_step}: {{file.next-step}}"), Tone.DUE)
    said = [
        f"{one.member.name.first}: {short_date(one.on)} исполнится {one.years}"
        for one in found.birthdays
    ]
    add("Возраст", "; ".join(said), Tone.SOON)
    return lines


def _way(found: FamilyFile) -> str:
    minutes = found.settlement.travel_minutes
    return "" if minutes is None else f"{minutes} мин"


def _form(named: str) -> Callable[..., Any]:
    """The class of a form by `module:Class`, loaded when it is used."""
    from importlib import import_module  # noqa: PLC0415

    module, _, name = named.partition(":")
    found: Callable[..., Any] = getattr(import_module(f"sstui.ui.screens.forms.{module}"), name)
    return found
