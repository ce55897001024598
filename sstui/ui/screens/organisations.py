"""*Организации*: who takes part in programmes besides the service."""

from collections.abc import Iterator

from textual.widget import Widget

from sstui.core.programme import Organisation
from sstui.desk.organisations import organisations
from sstui.ui.desk_page import DeskPage
from sstui.ui.keys import Action, bindings
from sstui.ui.tones import Tone
from sstui.ui.widgets.columns import Column
from sstui.ui.widgets.lines import LineList

_OF_A_FAMILY = frozenset(["record_visit", "appoint", "edit_family", "open_card", "print"])
"""Actions of every page that need a family, of which there is none here."""
EMPTY = "Организаций ещё нет. {organisations.add} — записать первую: больницу, школу, комиссию."


class OrganisationsScreen(DeskPage):
    """Organisations by name; those that were switched off stand there too, and say so."""

    NAME = "Организации"
    OWN_FIRST = True
    HELP = (
        "Организации, которые отвечают за мероприятия программ и получают письма. Enter — открыть "
        "и исправить, / — найти. Ненужную не удаляют, а выключают: прежние программы её называют."
    )
    BINDINGS = bindings(
        Action("organisations.add", "insert,plus", "Добавить", "Записать организацию"),
        Action("organisations.edit", "f4", "Правка", "Исправить или выключить организацию"),
        Action("organisations.leave", "escape", "", "Вернуться назад"),
    )

    def __init__(self) -> None:
        super().__init__()
        self.lines: LineList[Organisation] = LineList((), lambda one: one.id, empty=EMPTY)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """No family is chosen on this page."""
        return action not in _OF_A_FAMILY

    def body(self) -> Iterator[Widget]:
        yield self.lines

    def on_mount(self) -> None:
        self.lines.focus()

    def reload(self) -> None:
        kinds = self.desk.office.profile.lists.organisations
        self.lines.use_columns(
            (
                Column("Название", lambda one: one.name, 24, share=3, tone=_tone),
                Column("Вид", lambda one: kinds.short(one.kind), 14, share=1, tone=_tone),
                Column("Руководителю", _head, 16, share=2, tone=_tone, rank=2),
                Column("Телефон", lambda one: one.phone, 12, share=1, tone=_tone, rank=1),
                Column("Сейчас", _state, 9, tone=_tone),
            )
        )
        self.lines.replace(organisations(also_closed=True))
        self.title_bar.show_position(self.lines.position)

    def on_line_list_moved(self) -> None:
        self.title_bar.show_position(self.lines.position)

    def on_line_list_chosen(self) -> None:
        self.action_edit()

    def action_add(self) -> None:
        from sstui.ui.screens.forms.organisation import OrganisationForm  # noqa: PLC0415

        if self.may_change():
            self.open_form(OrganisationForm(self.desk))

    def action_edit(self) -> None:
        from sstui.ui.screens.forms.organisation import OrganisationForm  # noqa: PLC0415

        one = self.lines.cursor_row
        if one is not None and self.may_change():
            self.open_form(OrganisationForm(self.desk, one))

    def action_leave(self) -> None:
        self.app.pop_screen()


def _tone(one: Organisation) -> Tone:
    return Tone.PLAIN if one.active else Tone.MUTED


def _state(one: Organisation) -> str:
    return "работает" if one.active else "выключена"


def _head(one: Organisation) -> str:
    return ", ".join(filter(None, [one.head_post, one.head]))
