"""Who sits in the body that decides."""

from collections.abc import Iterator

from textual.widget import Widget

from sstui.core.refusal import Refusal
from sstui.core.sittings import BodyMember
from sstui.core.wording import capitalised
from sstui.desk.sittings import body_members, body_of
from sstui.ui.desk_page import DeskPage
from sstui.ui.keys import Action, bindings
from sstui.ui.tones import Tone
from sstui.ui.widgets.columns import Column
from sstui.ui.widgets.lines import LineList

EMPTY = "В составе пока никого. {body.add} — ввести председателя, секретаря, членов."


class BodyScreen(DeskPage):
    """Members of the body with their organisations; those who left it stand last."""

    NAME = "Состав органа"
    OWN_FIRST = True
    HELP = (
        "Постоянный состав: председатель, секретарь, члены и их организации. На новое заседание "
        "зовут всех, кто входит в состав; прошлых заседаний изменения не касаются."
    )
    BINDINGS = bindings(
        Action("body.add", "insert,plus", "Новый", "Ввести члена органа"),
        Action("work.edit-family", "f4", "Правка", "Исправить члена органа", run="edit"),
        Action("body.leave", "escape", "", "Вернуться назад"),
    )

    def __init__(self) -> None:
        super().__init__()
        self.lines: LineList[BodyMember] = LineList(
            (
                Column("Кто", _part, 13, tone=_tone),
                Column("Фамилия, имя", lambda one: one.name, 20, share=2, tone=_tone),
                Column("Организация", lambda one: one.organisation, 16, share=2, tone=_tone),
                Column("Должность", lambda one: one.post, 14, share=1, rank=1, tone=_tone),
            ),
            lambda one: one.id,
            empty=EMPTY,
        )

    def body(self) -> Iterator[Widget]:
        yield self.lines

    def on_mount(self) -> None:
        self.lines.focus()

    def reload(self) -> None:
        try:
            known = body_members(self.desk)
        except Refusal as refusal:
            self.lines.say_when_empty(refusal.sentence)
            return
        self.title_bar.show(f"Состав: {body_of(self.desk).title}")
        left = [one for one in known if not one.active]
        self.lines.replace([*(one for one in known if one.active), *left])
        self.title_bar.show_position(self.lines.position)

    def on_line_list_moved(self) -> None:
        self.title_bar.show_position(self.lines.position)

    def on_line_list_chosen(self) -> None:
        self.action_edit()

    def action_add(self) -> None:
        from sstui.ui.screens.forms.body_member import BodyMemberForm  # noqa: PLC0415 - when used

        if self.may_change():
            self.open_form(BodyMemberForm(self.desk))

    def action_edit(self) -> None:
        from sstui.ui.screens.forms.body_member import BodyMemberForm  # noqa: PLC0415

        if (one := self.lines.cursor_row) is not None and self.may_change():
            self.open_form(BodyMemberForm(self.desk, one))

    def action_leave(self) -> None:
        self.app.pop_screen()


def _part(one: BodyMember) -> str:
    return capitalised(one.part.label) if one.active else "вышел"


def _tone(one: BodyMember) -> Tone:
    return Tone.PLAIN if one.active else Tone.MUTED
