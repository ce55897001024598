"""*На пути*: families whose appeal was accepted and that have no case yet, with their next step."""

from collections.abc import Iterator

from textual.widget import Widget

from sstui.core.wording import days, short_date
from sstui.desk.routes import Waiting, families_on_the_way
from sstui.ui.desk_page import DeskPage
from sstui.ui.keys import Action, bindings
from sstui.ui.widgets.columns import Column
from sstui.ui.widgets.lines import LineList

EMPTY = "Семей на пути нет. Они приходят из обращений, по которым решено принять."


class OnTheWayScreen(DeskPage):
    """Families on the way to a case, the longest waiting first."""

    NAME = "Семьи на пути к сопровождению"
    OWN_FIRST = True
    HELP = (
        "Семьи, которых решено принять и у которых дела ещё нет: с какого дня ждут и что по "
        "маршруту дальше. {way.next-step} открывает следующий шаг, Enter — личное дело семьи."
    )
    BINDINGS = bindings(
        Action("way.next-step", "i", "Шаг", "Открыть то, что по маршруту дальше"),
        Action("way.open-file", "f3", "Личное", "Открыть личное дело семьи"),
        Action("way.leave", "escape", "", "Вернуться назад"),
    )

    def __init__(self) -> None:
        super().__init__()
        self.lines: LineList[Waiting] = LineList(
            (
                Column("Семья", lambda one: one.family, 22, share=2),
                Column("Пункт", lambda one: one.settlement, 12, share=1, rank=2),
                Column("Ждёт с", lambda one: short_date(one.since) if one.since else "", 10),
                Column("Ждёт", _waits, 8, rank=1),
                Column("Дальше", lambda one: one.view.words, 24, share=2),
            ),
            lambda one: one.view.family_id,
            empty=EMPTY,
        )

    def body(self) -> Iterator[Widget]:
        yield self.lines

    def on_mount(self) -> None:
        self.lines.focus()

    def reload(self) -> None:
        self.lines.replace(families_on_the_way(self.desk))
        self.title_bar.show_position(self.lines.position)

    def on_line_list_moved(self, event: LineList.Moved) -> None:
        self.title_bar.show_position(event.lines.position)

    def on_line_list_chosen(self) -> None:
        self.action_open_file()

    def action_open_file(self) -> None:
        from sstui.ui.screens.family_file import FamilyFileScreen  # noqa: PLC0415 - when used

        if (one := self.lines.cursor_row) is not None:
            self.app.push_screen(FamilyFileScreen(one.view.family_id))

    def action_next_step(self) -> None:
        from sstui.ui.route_steps import open_next  # noqa: PLC0415 - loads when used

        if (one := self.lines.cursor_row) is not None and self.may_change():
            open_next(self.app, one.view)

    def action_leave(self) -> None:
        self.app.pop_screen()


def _waits(one: Waiting) -> str:
    return days(one.days) if one.days is not None else ""
