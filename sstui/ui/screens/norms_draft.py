"""A copy of a norm set in which everything may be changed, tried and put in force."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import Any
from uuid import uuid4

from textual import getters
from textual.widget import Widget

from sstui.core.drafts import About, Draft
from sstui.core.norms import Level, NormSet
from sstui.core.problems import Problem, Problems
from sstui.core.refusal import Refusal
from sstui.core.wording import frequency, short_date
from sstui.desk.desk import Desk
from sstui.desk.drafts import drafts_about
from sstui.desk.norms import apply_norms, check_application, check_candidate
from sstui.ui.base import Page
from sstui.ui.board_lines import BoardLine, labelled
from sstui.ui.desk_app import DeskApp
from sstui.ui.desk_page import READ_ONLY
from sstui.ui.keys import Action, bindings, with_keys
from sstui.ui.norm_words import families_max, first_visit, term
from sstui.ui.screens.forms.base import FormPage
from sstui.ui.screens.forms.keeping import Keeper, LaidOver
from sstui.ui.screens.norms_kept import kept, restored
from sstui.ui.tones import Tone
from sstui.ui.widgets.board import Board
from sstui.ui.widgets.columns import Column
from sstui.ui.widgets.lines import LineList


class NormDraftScreen(Page[str | None]):
    """Norms that are not in force: nothing but a draft is written before F2 is answered with yes.

    The forms over it are kept in its draft, as a form keeps one that is opened over it.
    """

    app = getters.app(DeskApp)
    NAME = "Новые нормы"
    KIND = "norms"
    HELP = (
        "Копия набора норм. Enter правит уровень, {draft.order} — день и приказ, {draft.try} "
        "пробует нормы на всех семьях и ничего не записывает, {draft.apply} вводит их новым "
        "файлом. Изменённое отмечено знаком *. Пока нормы не введены, они хранятся в черновиках."
    )
    BINDING_GROUP_TITLE = "Этот экран"
    BINDINGS = bindings(
        Action("draft.edit", "enter", "", "Изменить норму выбранного уровня"),
        Action("draft.apply", "f2", "Ввести", "Ввести нормы с указанного дня по приказу"),
        Action("draft.order", "f4", "Приказ", "Указать день, с которого действуют, и приказ"),
        Action("draft.try", "f5", "Проба", "Попробовать: что изменится у семей и кураторов"),
        Action("draft.explain", "x", "", "Показать, откуда день, с которого действуют нормы"),
        Action("draft.leave", "escape", "", "Уйти, не вводя норм"),
    )

    def __init__(self, base: NormSet) -> None:
        """Make a copy of a set."""
        super().__init__()
        self.base = base
        self.draft = base
        self._first_day = base.since
        self.about = About(self.KIND, record_id=base.since.toordinal())
        self._over = LaidOver(self)
        self._beginning: Draft | None = None
        self._keeper: Keeper | None = None
        self._facts = Board()
        self.levels: LineList[Level] = LineList(self._columns(), lambda one: one.code)

    @property
    def unsaved(self) -> str:
        return f"{_LOST} Черновик останется." if self.standing() else ""

    # -- the draft

    def begin_with(self, draft: Draft) -> None:
        """Go on with a draft once the page is shown."""
        self._beginning = draft

    def standing(self) -> dict[str, object] | None:
        """What a draft keeps; None when leaving would lose nothing."""
        over = self._over.kept
        if not (self._is_changed or over):
            return None
        found = kept(self.draft, self.base)
        return found | {"over": over} if over else found

    def typed(self) -> None:
        """Keep the draft soon."""
        if self._keeper is not None:
            self._keeper.later()

    def flush(self) -> None:
        """Keep the draft now: the program is about to end."""
        if self._keeper is not None:
            self._keeper.flush()

    def on_unmount(self) -> None:
        self.flush()

    def _begin(self) -> None:
        """Go on with the draft that was chosen, or offer one if there is any."""
        desk = self.app.desk
        if self._beginning is not None:
            self._restore(self._beginning)
        elif found := drafts_about(desk, self.about):
            # Only now and then is there one.
            from sstui.ui.screens.forms.offering import offer  # noqa: PLC0415

            offer(self.app, desk, found[0], partial(self._restore, found[0]))

    def _restore(self, draft: Draft) -> None:
        if self._keeper is None:
            return
        try:
            self._keeper.go_on_with(draft)
        except Refusal as refusal:
            self.app.warn(refusal.sentence)
            return
        self.draft = restored(self.base, draft.values)
        self._show()
        match draft.values.get("over"):
            case [str(name), dict(values)]:
                self._reopen(name, values)

    def _reopen(self, name: str, values: Mapping[str, object]) -> None:
        if name == _ORDER:
            self._open_order().begin_with(values)
        elif (level := self.draft.levels.get(name)) is not None:
            self._open_level(level).begin_with(values)

    def body(self) -> Iterator[Widget]:
        yield self._facts
        yield self.levels

    def on_mount(self) -> None:
        self._first_day = _next_month(self.app.desk.today)
        self.draft = replace(self.base, since=self._first_day, order="")
        self.title_bar.show(f"Копия норм с {short_date(self.base.since)}")
        self.levels.focus()
        self._show()
        self._keeper = Keeper(self, self.app.desk, str(uuid4()), self.about, self.standing)
        self.call_after_refresh(self._begin)

    def on_line_list_moved(self, event: LineList.Moved) -> None:
        self.title_bar.show_position(event.lines.position)

    def on_line_list_chosen(self) -> None:
        self.action_edit()

    # -- keys

    def action_edit(self) -> None:
        if (level := self.levels.cursor_row) is not None:
            self._open_level(level)

    def action_order(self) -> None:
        self._open_order()

    def action_try(self) -> None:
        from sstui.ui.screens.whatif import TrialScreen  # noqa: PLC0415 - loads when used

        if self._is_fit(check_candidate):
            self.app.push_screen(TrialScreen(self.draft))

    def action_apply(self) -> None:
        if self.app.desk.person is None:
            self.app.warn(with_keys(READ_ONLY))
        elif not self.draft.order.strip():
            self.app.warn(with_keys("Сначала укажите день и приказ: {draft.order}."))
        elif self._is_fit(check_application):
            day = short_date(self.draft.since)
            question = f"Ввести нормы с {day}? {self.draft.order}. Будет записан новый файл."
            self.app.ask(question, self._apply)

    def action_explain(self) -> None:
        """Say where the day of the new norms comes from."""
        from sstui.ui.questions import answer, of_draft  # noqa: PLC0415 - loads when used

        answer(self.app, [of_draft(self.app.desk, self.draft, _next_month(self.app.desk.today))])

    def action_leave(self) -> None:
        if self._is_changed:
            self.app.ask(f"{_LOST} Уйти?", self._leave)
        else:
            self._leave()

    # -- inside

    def _leave(self) -> None:
        if self._keeper is not None:
            self._keeper.leave()
        self.app.pop_screen()

    def _open_level(self, level: Level) -> FormPage[Any]:
        from sstui.ui.screens.forms.norms import LevelForm  # noqa: PLC0415 - loads when used

        return self._over.open(
            self.app, level.code, LevelForm(self.app.desk, level), self._level_changed
        )

    def _open_order(self) -> FormPage[Any]:
        from sstui.ui.screens.forms.norms import OrderForm  # noqa: PLC0415 - loads when used

        return self._over.open(
            self.app, _ORDER, OrderForm(self.app.desk, self.draft), self._order_changed
        )

    @property
    def _is_changed(self) -> bool:
        is_dated = bool(self.draft.order) or self.draft.since != self._first_day
        return is_dated or self.draft.levels != self.base.levels

    def _is_fit(self, check: Callable[[Desk, NormSet], None]) -> bool:
        """Whether the draft passes a check; says everything that it breaks."""
        try:
            check(self.app.desk, self.draft)
        except Refusal as refusal:
            self.app.warn(refusal.sentence)
            return False
        except Problems as fault:
            self._show_problems(fault.problems)
            return False
        return True

    def _apply(self) -> None:
        try:
            desk = apply_norms(self.app.desk, self.draft)
        except Refusal as refusal:
            self.app.warn(refusal.sentence)
        except Problems as fault:
            self._show_problems(fault.problems)
        else:
            self._leave()
            self.app.sit_at(desk)
            self.app.say(f"Нормы введены с {short_date(self.draft.since)}: {self.draft.file}")

    def _show_problems(self, problems: Sequence[Problem]) -> None:
        from sstui.ui.widgets.reading import ReadingDialog  # noqa: PLC0415 - loads when used

        lines = ["Так ввести нельзя:", *(f"- {self._in_words(one)}" for one in problems)]
        self.app.push_screen(ReadingDialog("Нормы не годятся (Esc — закрыть)", lines))

    def _in_words(self, one: Problem) -> str:
        """A problem of the draft without keys of its file, as far as it is about a level."""
        parts = one.key.split(".")
        level = self.draft.levels.get(parts[1]) if parts[0] == "levels" and len(parts) > 1 else None
        place = f"уровень «{level.title}»" if level else {"order": "приказ"}.get(one.key, one.key)
        return "; ".join(part for part in (f"{place}: {one.found}", one.expected) if part)

    def _level_changed(self, level: Level | None) -> None:
        if level is not None:
            levels = {**self.draft.levels, level.code: level}
            self.draft = replace(self.draft, levels=levels)
            self._show()

    def _order_changed(self, draft: NormSet | None) -> None:
        if draft is not None:
            self.draft = replace(self.draft, since=draft.since, order=draft.order)
            self._show()

    def _show(self) -> None:
        self.levels.replace(self.draft.by_rank())
        self._facts.show(self._lay_out)

    def _lay_out(self, width: int) -> list[BoardLine]:
        order = self.draft.order or with_keys("не указан ({draft.order})")
        return [
            *labelled(" С какого дня  ", short_date(self.draft.since), width),
            *labelled(" Приказ        ", order, width),
            [(with_keys(_WAY), Tone.MUTED)],
        ]

    def _columns(self) -> tuple[Column[Level], ...]:
        """The columns of a level; a changed one has a star before its title."""

        def title(one: Level) -> str:
            return f"{'*' if one != self.base.levels.get(one.code) else ' '} {one.title}"

        def tone(one: Level) -> Tone:
            return Tone.DUE if one != self.base.levels.get(one.code) else Tone.PLAIN

        return (
            Column("  Уровень", title, 16, share=1, tone=tone),
            Column("Посещения", lambda one: frequency(one.norm), 19, share=1, tone=tone),
            Column("План", lambda one: str(one.norm.plan), 4, tone=tone),
            Column("Первое", first_visit, 7, tone=tone),
            Column("Срок", term, 12, tone=tone),
            Column("Семей", families_max, 5, tone=tone),
        )


_ORDER = "day and order"
"""What a draft calls the form of both; other names are those of levels."""
_LOST = "Изменённые нормы не введены."
_WAY = " {draft.edit} — изменить уровень, {draft.try} — попробовать, {draft.apply} — ввести"


def _next_month(today: date) -> date:
    """The first day of the next month: when norms usually begin."""
    return (today.replace(day=1) + timedelta(32)).replace(day=1)
