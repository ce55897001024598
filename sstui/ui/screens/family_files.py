"""All families, with a case or without: from here their files are opened."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from textual import work
from textual.message import Message
from textual.widget import Widget
from textual.worker import get_current_worker

from sstui.core.records import CaseId
from sstui.core.refusal import Refusal
from sstui.desk.desk import Desk
from sstui.desk.family_list import FamilyLine, family_list
from sstui.ui.desk_page import DeskPage
from sstui.ui.keys import Action, bindings, with_keys
from sstui.ui.theme import Tone
from sstui.ui.widgets.columns import Column
from sstui.ui.widgets.lines import LineList

_EMPTY = "Семей пока нет. {files.register} — ввести первую."


class FamilyFilesScreen(DeskPage):
    """Families by name; Enter opens the file of one."""

    NAME = "Личные дела семей"
    OWN_FIRST = True
    HELP = (
        "Все семьи по алфавиту, и те, у которых дела о сопровождении нет или оно окончено. Enter "
        "открывает личное дело, {work.open-card} — карточку; {files.register} вводит новую семью, "
        "{files.merge} объединяет две записи одной семьи."
    )
    BINDINGS = bindings(
        Action("files.register", "insert,plus", "Новая", "Ввести новую семью"),
        Action("files.merge", "b", "Слить", "Объединить с другой записью той же семьи"),
        Action("files.leave", "escape", "", "Вернуться назад"),
    )

    @dataclass
    class Loaded(Message):
        """The families have been read."""

        families: Sequence[FamilyLine]

    @dataclass
    class NotLoaded(Message):
        """The families could not be read; why, in words."""

        sentence: str

    def __init__(self) -> None:
        super().__init__()
        self.lines: LineList[FamilyLine] = LineList(
            (
                Column("Семья", lambda one: one.name, 24, share=3, tone=_tone),
                Column("Место", lambda one: one.settlement, 12, share=1, rank=1, tone=_tone),
                Column("Дело", lambda one: one.number, 9, tone=_tone),
                Column("Состояние", lambda one: one.state, 14, tone=_tone),
                Column("№", lambda one: str(one.family_id), 6, align="right", rank=2, tone=_tone),
            ),
            lambda one: one.family_id,
            empty="Читаю список…",
        )

    @property
    def chosen_case(self) -> CaseId | None:
        one = self.lines.cursor_row
        return one.case_id if one else None

    def body(self) -> Iterator[Widget]:
        yield self.lines

    def on_mount(self) -> None:
        self.lines.focus()

    # -- reading

    def reload(self) -> None:
        self._load(self.desk)

    @work(thread=True, exclusive=True, group="families")
    def _load(self, desk: Desk) -> None:
        try:
            answer: Message = self.Loaded(family_list(desk))
        except Refusal as refusal:
            answer = self.NotLoaded(refusal.sentence)
        if not get_current_worker().is_cancelled:
            self.post_message(answer)

    def on_family_files_screen_loaded(self, message: Loaded) -> None:
        self.lines.say_when_empty(_EMPTY)
        self.lines.replace(message.families)

    def on_family_files_screen_not_loaded(self, message: NotLoaded) -> None:
        self.app.warn(message.sentence)

    def on_line_list_moved(self, event: LineList.Moved) -> None:
        self.title_bar.show_position(event.lines.position)

    # -- ways

    def on_line_list_chosen(self) -> None:
        from sstui.ui.screens.family_file import FamilyFileScreen  # noqa: PLC0415 - when used

        if (one := self.lines.cursor_row) is not None:
            self.app.push_screen(FamilyFileScreen(one.family_id))

    def _case(self) -> CaseId | None:
        if self.lines.cursor_row is not None and self.chosen_case is None:
            self.app.warn(with_keys("У семьи ещё нет дела. {list.choose} — её личное дело."))
            return None
        return super()._case()

    def action_register(self) -> None:
        from sstui.ui.screens.forms.family import FamilyForm  # noqa: PLC0415

        if self.may_change():
            self.open_form(FamilyForm(self.desk))

    def action_merge(self) -> None:
        from sstui.ui.screens.merge_choice import MergeChoiceScreen  # noqa: PLC0415 - when used

        if (one := self.lines.cursor_row) is not None:
            self.app.push_screen(MergeChoiceScreen(one.family_id))

    def action_leave(self) -> None:
        self.app.pop_screen()


def _tone(one: FamilyLine) -> Tone:
    return Tone.PLAIN if one.is_open else Tone.MUTED
