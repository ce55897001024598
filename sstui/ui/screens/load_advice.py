"""Who could take a new family: each curator before and after, those over the norm last."""

from collections.abc import Iterator
from typing import Any

from textual.app import App
from textual.widget import Widget

from sstui.core.load import clock, percent
from sstui.core.records import SettlementId
from sstui.desk.desk import Desk
from sstui.desk.families import places
from sstui.desk.load import Advice, advice
from sstui.ui.base import Dialog
from sstui.ui.screens.forms.levels import in_words
from sstui.ui.tones import Tone
from sstui.ui.widgets.columns import Column
from sstui.ui.widgets.lines import LineList
from sstui.ui.widgets.options import Option
from sstui.ui.widgets.picker import Picker


class AdviceDialog(Dialog[None]):
    """Curators as they are and as they would be with one family more."""

    NAME = "Кому передать новую семью"
    HELP = (
        "Кому передать новую семью: доля нормы и часы в неделю сейчас и с этой семьёй. Кто "
        "окажется сверх нормы — в конце; передать всё равно можно, указав причину."
    )
    DEFAULT_CSS = """
    AdviceDialog > Vertical {
        width: 78;
        height: 18;
    }
    """

    def __init__(self, found: list[Advice], about: str) -> None:
        super().__init__()
        self._found = found
        self._about = about
        self.lines: LineList[Advice] = LineList(
            _COLUMNS,
            lambda one: one.person.id,
            empty="Кураторов пока нет: запишите их, клавиша {work.choose-person}.",
        )

    def body(self) -> Iterator[Widget]:
        yield self.lines

    def on_mount(self) -> None:
        frame = self.query_children("Vertical").first(Widget)
        frame.border_title = f"{self.NAME}: {self._about}"
        frame.border_subtitle = "Esc — закрыть"
        self.lines.replace(self._found)

    def on_line_list_chosen(self) -> None:
        self.dismiss(None)


def _tone(one: Advice) -> Tone:
    return Tone.LATE if one.is_over else Tone.PLAIN


_COLUMNS: tuple[Column[Advice], ...] = (
    Column("Куратор", lambda one: one.person.name.short, 14, share=1, tone=_tone),
    Column("Семей", lambda one: str(one.families), 5, align="right"),
    Column("Там же", lambda one: str(one.same_place), 6, align="right", rank=1),
    Column("Доля", lambda one: f"{percent(one.before)} → {percent(one.after)}", 15, tone=_tone),
    Column("Часы", lambda one: f"{clock(one.minutes_before)} → {clock(one.minutes_after)}", 13),
    Column("", lambda one: "сверх нормы" if one.is_over else "", 11, tone=_tone),
)


def ask_advice(app: App[Any], desk: Desk) -> None:
    """Ask for a level, then for a settlement, and show who could take such a family."""
    levels = desk.office.norms.on(desk.today).by_rank()
    options = [Option(one.code, f"{one.title}: {in_words(one)}") for one in levels]

    def level_chosen(chosen: tuple[object, ...] | None) -> None:
        if chosen:
            _ask_place(app, desk, str(chosen[0]))

    app.push_screen(Picker("Уровень новой семьи", options), level_chosen)


def _ask_place(app: App[Any], desk: Desk, level: str) -> None:
    options = [Option("", "Пока неизвестно: без дороги")]
    options += [Option(one.id, one.name) for one in places()]
    title = desk.office.norms.on(desk.today).levels[level].title

    def place_chosen(chosen: tuple[object, ...] | None) -> None:
        if chosen:
            place = chosen[0]
            settlement = SettlementId(place) if isinstance(place, int) else None
            app.push_screen(AdviceDialog(advice(desk, level, settlement), f"уровень {title}"))

    app.push_screen(Picker("Где живёт семья", options), place_chosen)
