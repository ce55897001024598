"""Two records of one family side by side: which stays, and what becomes of every line."""

from collections.abc import Iterator

from textual.widget import Widget

from sstui.core.records import FamilyId
from sstui.desk.merger_rows import Fate, MergerRow, MergerView, preview_merger
from sstui.ui.board_lines import BoardLine, labelled
from sstui.ui.desk_page import DeskPage
from sstui.ui.keys import Action, bindings
from sstui.ui.screens.family_file import FamilyFileScreen
from sstui.ui.screens.merge_choice import MergeChoiceScreen
from sstui.ui.tones import Tone
from sstui.ui.widgets.board import Board
from sstui.ui.widgets.columns import Column
from sstui.ui.widgets.lines import Group, LineList

_TONES = {
    Fate.STAYS: Tone.MUTED,
    Fate.FILLED: Tone.DUE,
    Fate.MOVES: Tone.PLAIN,
    Fate.JOINED: Tone.PLAIN,
    Fate.LOST: Tone.SOON,
}


class MergeScreen(DeskPage):
    """Both records with what stays, is filled, moves, becomes one."""

    NAME = "Две записи одной семьи"
    OWN_FIRST = True
    READS_AT_ONCE = True
    HELP = (
        "Обе записи рядом и что станет с каждой строкой: «впишется» — у остающейся было пусто; "
        "«перейдёт» — целиком; «одна запись» — один и тот же человек; «останется прежнее» — "
        "записи говорят разное, и сохранится то, что слева. {merge.swap} меняет записи местами, "
        "Enter показывает строку целиком, {merge.write} — причина и один вопрос. Отменить "
        "объединение можно, как любое своё последнее сохранение: {work.undo}."
    )
    BINDINGS = bindings(
        Action("merge.write", "f2,b", "Слить", "Объединить: написать причину и подтвердить"),
        Action("merge.swap", "r,space", "Наоборот", "Оставить другую запись: поменять местами"),
        Action("merge.leave", "escape", "", "Вернуться назад, ничего не меняя"),
    )

    def __init__(self, keep: FamilyId, gone: FamilyId) -> None:
        super().__init__()
        self._keep, self._gone = keep, gone
        self._view: MergerView | None = None
        self._head = Board()
        self.lines: LineList[MergerRow] = LineList(
            (
                Column("Что", lambda one: one.what, 14, tone=_tone),
                Column("Остаётся", lambda one: one.keep, 18, share=2, tone=_tone),
                Column("Уходит", lambda one: one.gone, 18, share=2, tone=_tone),
                Column("Что будет", lambda one: one.becomes, 22, share=3, tone=_tone),
            ),
            lambda one: (one.what, one.keep, one.gone),
            empty="В обеих записях пусто.",
        )

    def body(self) -> Iterator[Widget]:
        yield self._head
        yield self.lines

    def on_mount(self) -> None:
        self.refresh_facts()
        self.lines.focus()

    def reload(self) -> None:
        self._view = view = preview_merger(self.desk, self._keep, self._gone)
        self._head.show(lambda width: _heads(view, width))
        rows: list[MergerRow | Group] = []
        for part in view.parts:
            rows += [Group(part.title, Tone.STRONG), *part.rows]
        self.lines.replace(rows)
        self.title_bar.show_position(self.lines.position)

    def on_line_list_moved(self, event: LineList.Moved) -> None:
        self.title_bar.show_position(event.lines.position)

    def on_line_list_chosen(self) -> None:
        from sstui.ui.widgets.reading import ReadingDialog  # noqa: PLC0415 - when used

        if (one := self.lines.cursor_row) is not None:
            said = [f"Остаётся: {one.keep or '—'}", f"Уходит: {one.gone or '—'}"]
            self.app.push_screen(
                ReadingDialog(f"{one.what} (Esc — закрыть)", [*said, f"Будет: {one.becomes}"])
            )

    def action_swap(self) -> None:
        self._keep, self._gone = self._gone, self._keep
        self.refresh_facts()

    def action_write(self) -> None:
        from sstui.ui.screens.forms.merge import MergeForm  # noqa: PLC0415 - when used

        if self.may_change():
            self.app.push_screen(MergeForm(self.desk, self._keep, self._gone), self._written)

    def _written(self, sentence: str | None) -> None:
        """Go back to where the merger began; the file of the record that is gone gives way."""
        if not sentence:
            return
        app, is_file_gone = self.app, False
        app.say(sentence)
        while isinstance(page := app.screen, MergeScreen | MergeChoiceScreen | FamilyFileScreen):
            if isinstance(page, FamilyFileScreen):
                if page.family_id != self._gone:
                    break
                is_file_gone = True
            app.pop_screen()
        if is_file_gone:
            app.push_screen(FamilyFileScreen(self._keep))

    def action_leave(self) -> None:
        self.app.pop_screen()


def _tone(one: MergerRow) -> Tone:
    return _TONES[one.fate]


def _heads(view: MergerView, width: int) -> list[BoardLine]:
    merger = view.merger
    return [
        *labelled(" Остаётся ", f"{merger.keep.name}, № {merger.keep.id}", width, Tone.STRONG),
        *labelled(" Уходит   ", f"{merger.gone.name}, № {merger.gone.id}", width),
    ]
