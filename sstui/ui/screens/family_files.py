"""All families, with a case or without: from here their files are opened."""

from collections.abc import Iterator, Sequence

from textual.widget import Widget

from sstui.core.records import CaseId
from sstui.desk.desk import Desk
from sstui.desk.family_list import FamilyLine, family_list
from sstui.ui.families_page import FamiliesPage
from sstui.ui.keys import Action, bindings
from sstui.ui.tones import Tone
from sstui.ui.widgets.columns import Column
from sstui.ui.widgets.lines import LineList

_EMPTY = "Семей пока нет. {files.register} — ввести первую."


class FamilyFilesScreen(FamiliesPage):
    """Families by name; Enter opens the file of one."""

    NAME = "Личные дела семей"
    OWN_FIRST = True
    WITHOUT_CASE = "У семьи ещё нет дела. {list.choose} — её личное дело."
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

    def read(self, desk: Desk) -> Sequence[FamilyLine]:
        return family_list(desk)

    def show_families(self, found: Sequence[FamilyLine]) -> None:
        self.lines.say_when_empty(_EMPTY)
        self.lines.replace(found)

    # -- ways

    def on_line_list_chosen(self) -> None:
        from sstui.ui.screens.family_file import FamilyFileScreen  # noqa: PLC0415 - when used

        if (one := self.lines.cursor_row) is not None:
            self.app.push_screen(FamilyFileScreen(one.family_id))

    def action_register(self) -> None:
        from sstui.ui.screens.forms.family import FamilyForm  # noqa: PLC0415

        if self.may_change():
            self.open_form(FamilyForm(self.desk))

    def action_merge(self) -> None:
        from sstui.ui.screens.merge_choice import MergeChoiceScreen  # noqa: PLC0415 - when used

        if (one := self.lines.cursor_row) is not None:
            self.app.push_screen(MergeChoiceScreen(one.family_id))


def _tone(one: FamilyLine) -> Tone:
    return Tone.PLAIN if one.is_open else Tone.MUTED
