"""A page of the day's work: it shows what the desk gives and acts on the family that is chosen."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import getters, work
from textual.app import ComposeResult
from textual.message import Message
from textual.widget import Widget

from sstui.core.problems import Problems
from sstui.core.records import CaseId
from sstui.core.refusal import Refusal
from sstui.desk.desk import Desk
from sstui.ui.alarms import AGAIN_SECONDS, Alarms
from sstui.ui.base import Page
from sstui.ui.desk_app import DeskApp
from sstui.ui.keys import Action, bindings, with_keys
from sstui.ui.textual_patches.answers import open_for
from sstui.ui.textual_patches.keymap import reword
from sstui.ui.widgets.footer import Footer
from sstui.ui.widgets.hints import Hints

if TYPE_CHECKING:
    from sstui.core.paper_kinds import PaperKind
    from sstui.desk.papers import IssuedPaper
    from sstui.ui.group_actions import GroupDone
    from sstui.ui.printing import PaperOfRow
    from sstui.ui.questions import Question
    from sstui.ui.repeating import Repeatable

READ_ONLY = (
    "Сейчас только просмотр: программа не знает, кто работает. "
    "Клавиша {work.choose-person} — выбрать себя."
)


REPEAT = "Повторить своё последнее действие для выбранной семьи"


class DeskPage(Page[None]):
    """What the queue, the calendar and the card have in common.

    A letter is bound by the cap that has it in the Russian layout: «в» is D. What only an action
    needs is imported by it, so that the queue is there sooner.
    """

    app = getters.app(DeskApp)
    READS_AT_ONCE: ClassVar[bool] = False
    """Whether it reads everything before it is first drawn, and need not do so again at once."""
    OWN_FIRST: ClassVar[bool] = False
    """Whether its own letters are named before those of the chosen family."""
    BINDING_GROUP_TITLE = "Этот экран"
    BINDINGS = bindings(
        Action("work.record-visit", "d,v", "Посещение", "Записать посещение"),
        Action("work.appoint", "y", "Назначить", "Назначить день посещения"),
        Action("work.repeat", "semicolon,ctrl+r", "", REPEAT),
        Action("work.explain", "x", "Почему", "Показать, откуда каждая дата строки и экрана"),
        Action("work.queue", "f2", "Очередь", "Вернуться к очереди"),
        Action("work.open-card", "f3", "Карточка", "Открыть карточку семьи"),
        Action("work.edit-family", "f4", "Правка", "Исправить данные семьи: адрес, категории"),
        Action("work.calendar", "f5", "Календарь", "Открыть календарь"),
        Action("work.print", "f6", "Документ", "Напечатать бумагу семьи или заседания"),
        Action("work.toggle-mine", "c", "Свои/все", "Показать только своих или все семьи"),
        Action("work.choose-person", "z", "Кто я", "Выбрать, кто сейчас работает"),
        Action("work.today", "u", "", "Открыть главное за день", run="app.go('today')"),
        Action("work.recent", "q", "", "Открыть одну из недавних семей", run="app.go('recent')"),
        Action("work.take-danger", "w", "", "Взять опасное обращение на себя"),
        Action("work.undo", "ctrl+z", "", "Отменить своё последнее сохранение", run="app.undo"),
        Action("app.menu", "f9", "Меню", "Показать все действия и места", run="app.menu"),
    )

    @dataclass
    class Printed(Message):
        """A paper lies in the office's folder."""

        paper: "IssuedPaper"

    @dataclass
    class NotPrinted(Message):
        """A paper could not be made; the reasons in words."""

        reasons: Sequence[str]

    def __init__(self) -> None:
        super().__init__()
        self._is_new = True
        self._names_last = False
        self.hints = Hints(own_first=self.OWN_FIRST)
        self.alarms = Alarms()

    @property
    def desk(self) -> Desk:
        """The office, the person at work and the day."""
        return self.app.desk

    @property
    def chosen_case(self) -> CaseId | None:
        """The case that actions are about; None when there is none on the screen."""
        return None

    def compose(self) -> ComposeResult:
        yield self.title_bar
        yield self.alarms
        yield from self.body()
        yield self.hints
        yield Footer(letters=False)

    def body(self) -> Iterator[Widget]:
        yield from ()

    def reload(self) -> None:
        """Ask the desk again for everything that is shown."""

    def on_screen_resume(self) -> None:
        """Come back from a form or another page: facts may have changed meanwhile."""
        is_new, self._is_new = self._is_new, False
        if not (is_new and self.READS_AT_ONCE):
            self.refresh_facts()
        self._offer_repeating()

    def on_mount(self) -> None:
        self.set_interval(AGAIN_SECONDS, self.look_for_danger)

    def look_for_danger(self) -> None:
        """Look, beside the keys, whether danger waits for somebody."""
        if self.is_current:
            self.alarms.look(self.desk)

    def on_desk_app_desk_changed(self) -> None:
        self.refresh_facts()
        self._offer_repeating()

    def _offer_repeating(self) -> None:
        """Name what the repeating key would do, once there is something to repeat."""
        last = self.app.last_done
        if last is not None or self._names_last:
            self._names_last = last is not None
            said = f"Повторить: {last.words}" if last else REPEAT
            reword(self, "work.repeat", "Повтор" if last else "", said)
            self.refresh_bindings()

    def refresh_facts(self) -> None:
        """Reload; a refusal is a message. Danger is looked for when the reading is done."""
        try:
            self.reload()
        except Refusal as refusal:
            self.app.warn(refusal.sentence)
        # Behind the page itself: together they would open a second connection.
        self.call_after_refresh(self.look_for_danger)

    # -- ways

    def action_queue(self) -> None:
        self.app.show_queue()

    def action_calendar(self) -> None:
        self.app.show_calendar()

    def action_open_card(self) -> None:
        if (case_id := self._case()) is not None:
            self.app.show_card(case_id)

    def action_toggle_mine(self) -> None:
        if self.desk.person is None:
            self.app.choose_person()
        else:
            self.app.show_mine(on=self.app.mine is None)
            self.reload()

    def action_choose_person(self) -> None:
        self.app.choose_person()

    def action_take_danger(self) -> None:
        """Take the oldest dangerous appeal upon oneself."""
        from sstui.desk.appeals import alarms, take_danger  # noqa: PLC0415 - now and then

        waiting = alarms()
        if not waiting:
            self.app.say("Опасных обращений, которые никто не взял, сейчас нет.")
        elif self.may_change():
            take_danger(self.desk, waiting[0])
            self.app.say(f"Обращение {waiting[0].label} взято вами. Решение — в журнале обращений.")
            self.refresh_facts()

    # -- the chosen family

    def action_record_visit(self) -> None:
        from sstui.ui.screens.forms.visit import VisitForm  # noqa: PLC0415

        if (case_id := self.case_to_change()) is not None:
            self.open_form(VisitForm(self.desk, case_id))

    def action_appoint(self) -> None:
        from sstui.ui.screens.forms.appointment import AppointmentForm  # noqa: PLC0415

        if (case_id := self.case_to_change()) is not None:
            self.open_form(AppointmentForm(self.desk, case_id))

    @property
    def marked_cases(self) -> Sequence[CaseId]:
        """Families that are marked for a common action."""
        return ()

    def remember(self, done: "Repeatable | None") -> None:
        """Have an action at hand to be repeated; None leaves the last one."""
        if done is not None:
            self.app.last_done = done
            self._offer_repeating()

    def action_repeat(self) -> None:
        """Do one's last kind of action again."""
        from sstui.ui.repeating import repeat  # noqa: PLC0415 - loads when first used

        repeat(self, self.marked_cases)

    def on_group_done(self, message: "GroupDone") -> None:
        from sstui.ui.group_actions import tell  # noqa: PLC0415 - loads when first used

        self.refresh_facts()
        tell(self, message.result)

    def action_edit_family(self) -> None:
        from sstui.desk.card import card  # noqa: PLC0415
        from sstui.ui.screens.forms.family import FamilyForm  # noqa: PLC0415

        if (case_id := self.case_to_change()) is not None:
            self.open_form(FamilyForm(self.desk, card(self.desk, case_id).family.id))

    def action_explain(self) -> None:
        """Answer for every date of the row under the cursor, then of the page."""
        from sstui.ui.questions import answer  # noqa: PLC0415 - loads when used

        if questions := self.questions():
            answer(self.app, questions)
        else:
            self.app.warn("Сначала выберите строку с датой.")

    def questions(self) -> "list[Question]":
        """The dates that the explaining key answers for, the one under the cursor first."""
        from sstui.ui.questions import of_case  # noqa: PLC0415 - loads when used

        case_id = self.chosen_case
        return of_case(self.desk, case_id) if case_id is not None else []

    def papers(self) -> "Sequence[PaperOfRow]":
        """What the printing key offers: kind, id of the record and title of each paper.

        A page overrides it to say what the row under its cursor is about, the likeliest paper
        first: `[(PaperKind.SURVEY, survey.id, "Акт № 1/2026")]`. One paper is printed at once, of
        several a person chooses. `sstui.desk.paper_lists` gives those of a case, of a family and
        of a sitting; here they are those of the chosen case, its agreement first.
        """
        from sstui.desk.paper_lists import papers_of_case  # noqa: PLC0415 - loads when used

        case_id = self.chosen_case
        if case_id is None:
            return []
        return [(one.kind, one.object_id, one.title) for one in papers_of_case(self.desk, case_id)]

    def action_print(self) -> None:
        """Print the paper of the row under the cursor; of several, the one that is chosen."""
        from sstui.ui.printing import choose_paper  # noqa: PLC0415 - loads when used

        if self.may_change():
            choose_paper(self, self.papers())

    @work(thread=True, exclusive=True, group="print")
    def print_paper(self, kind: "PaperKind", object_id: int) -> None:
        """Make a paper beside the screen; `Printed` or `NotPrinted` tells the end."""
        from sstui.desk.papers import print_paper  # noqa: PLC0415

        try:
            self.post_message(self.Printed(print_paper(self.desk, kind, object_id)))
        except Refusal as refusal:
            self.post_message(self.NotPrinted((refusal.sentence,)))
        except Problems as problems:
            self.post_message(self.NotPrinted([str(one) for one in problems.problems]))

    def on_desk_page_printed(self, message: Printed) -> None:
        from sstui.ui.widgets.reading import ReadingDialog  # noqa: PLC0415

        paper = message.paper
        self._remember_printing(paper)
        number = f" № {paper.document.number}" if paper.document.number else ""
        said = f"Документ{number} готов: {paper.document.file}"
        self.reload()
        self.app.clear_notifications()
        if paper.doubts:
            lines = [said, "", "Проверьте перед выдачей:", *(f"- {one}" for one in paper.doubts)]
            self.app.push_screen(ReadingDialog("Документ готов (Esc — закрыть)", lines))
        else:
            self.app.say(said)

    def _remember_printing(self, paper: "IssuedPaper") -> None:
        """Have the same kind of paper at hand for another family."""
        from sstui.core.paper_kinds import PaperKind  # noqa: PLC0415 - loads when used
        from sstui.desk.family_words import paper_word  # noqa: PLC0415
        from sstui.ui.repeating import of_paper  # noqa: PLC0415

        kind = PaperKind(paper.document.kind)
        self.remember(of_paper(kind, paper_word(self.desk, kind), self.desk.today))

    def on_desk_page_not_printed(self, message: NotPrinted) -> None:
        from sstui.ui.widgets.reading import ReadingDialog  # noqa: PLC0415

        self.app.push_screen(ReadingDialog("Документ не сделан", list(message.reasons)))

    # -- for the pages

    def open_form(self, form: Page[str | None]) -> None:
        """Open a form; what it says at its end is shown as a message."""
        self.app.clear_notifications()  # they would cover the form's own words
        open_for(self, form, partial(self.form_closed, form))

    def form_closed(self, form: Page[str | None], sentence: str | None) -> None:
        """A form that this page has opened is closed.

        Args:
            form: the form.
            sentence: what it has saved; None or empty when nothing.
        """
        if sentence:
            from sstui.ui.repeating import of_form  # noqa: PLC0415 - loads when first used

            self.remember(of_form(form, self.desk.today))
        if not getattr(form, "has_told", False):
            self.after_change(sentence)

    def may_change(self) -> bool:
        """Whether anything may be written; says why when not."""
        if self.desk.person is None:
            self.app.warn(with_keys(READ_ONLY))
        return self.desk.person is not None

    def case_to_change(self) -> CaseId | None:
        """The chosen case when it may be changed; says why when not."""
        return self._case() if self.may_change() else None

    def _case(self) -> CaseId | None:
        if self.chosen_case is None:
            self.app.warn("Сначала выберите семью в списке.")
        return self.chosen_case

    def after_change(self, sentence: str | None) -> None:
        """Say what a form has said at its end."""
        if sentence:
            self.app.say(sentence)
