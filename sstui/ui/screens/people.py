"""Who is working: chosen on a shared computer, where accounts tell nothing."""

from collections.abc import Iterator

from textual.widget import Widget

from sstui.core.records import Staff, StaffId
from sstui.core.wording import capitalised
from sstui.desk.desk import Desk, working
from sstui.desk.people import names_to_choose
from sstui.ui.base import Dialog
from sstui.ui.keys import Action, bindings, with_keys
from sstui.ui.widgets.columns import Column
from sstui.ui.widgets.lines import LineList


class PeopleDialog(Dialog[Staff]):
    """Everybody who works in the office; answers the one who is at this computer."""

    NAME = "Кто сейчас работает?"
    HELP = "Выберите себя: программа запишет, кто вносил данные. Esc — только смотреть."
    BINDINGS = bindings(
        Action("people.add", "insert,plus", "", "Записать нового сотрудника"),
        Action("people.edit", "f4", "", "Исправить данные сотрудника"),
    )
    DEFAULT_CSS = """
    PeopleDialog > Vertical {
        width: 76;
        height: 18;
    }
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._names: dict[StaffId, str] = {}
        self.lines: LineList[Staff] = LineList(
            (
                Column("Сотрудник", lambda one: self._names[one.id], 24, share=1),
                Column("Должность", _post, 16, share=1),
            ),
            lambda one: one.id,
            empty="Здесь пока никого нет. {people.add} — записать первого сотрудника.",
        )

    def body(self) -> Iterator[Widget]:
        yield self.lines

    def on_mount(self) -> None:
        frame = self.query_children("Vertical").first(Widget)
        frame.border_subtitle = with_keys(
            "Enter — это я, {people.add} — новый, {people.edit} — исправить, Esc — смотреть"
        )

    def on_screen_resume(self) -> None:
        people = working(self._desk.today)
        self._names = names_to_choose(people, lambda name: name.full)
        self.lines.replace(people)
        if self._desk.person is not None and self.lines.cursor_row is None:
            self.lines.move_to(self._desk.person.id)

    def on_line_list_chosen(self) -> None:
        self.dismiss(self.lines.cursor_row)

    def action_add(self) -> None:
        from sstui.ui.screens.forms.staff import StaffForm  # noqa: PLC0415 - loads when used

        self.app.push_screen(StaffForm(self._desk), self._say)

    def action_edit(self) -> None:
        from sstui.ui.screens.forms.staff import StaffForm  # noqa: PLC0415

        if (person := self.lines.cursor_row) is not None:
            self.app.push_screen(StaffForm(self._desk, person), self._say)

    def _say(self, sentence: str | None) -> None:
        if sentence:
            self.notify(sentence, markup=False)


def _post(one: Staff) -> str:
    return capitalised(one.post or one.role.label)
