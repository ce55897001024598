"""All sittings of the body, and what waits for the next one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from textual.widget import Widget

from sstui.core.records import CaseId
from sstui.core.refusal import Refusal
from sstui.core.sittings import Sitting, SittingId
from sstui.core.wording import capitalised, counted, full_day, short_date
from sstui.desk.agenda import Waiting, waiting
from sstui.desk.closing import level_words
from sstui.desk.desk import Desk
from sstui.desk.queue import lines_of
from sstui.desk.sittings import all_sittings, body_of, cancel_sitting, full_sitting
from sstui.ui.desk_page import DeskPage
from sstui.ui.keys import Action, bindings, with_keys
from sstui.ui.tones import Tone
from sstui.ui.widgets.columns import Column
from sstui.ui.widgets.lines import LineList
from sstui.ui.widgets.rows import Group

if TYPE_CHECKING:
    from sstui.ui.printing import PaperOfRow

EMPTY = "Заседаний ещё не было, и никто их не ждёт. {sittings.plan} — назначить заседание."


@dataclass(frozen=True, slots=True)
class Row:
    """A sitting, or a question that waits for one."""

    key: tuple[str, object]
    day: str
    what: str
    state: str
    sitting_id: SittingId | None = None
    case_id: CaseId | None = None


class SittingsScreen(DeskPage):
    """What waits to be heard, sittings that are not closed, and those that are."""

    NAME = "Заседания"
    OWN_FIRST = True
    HELP = (
        "Заседания органа, который утверждает программы и уровни. Сверху — кто ждёт рассмотрения и "
        "ещё не в повестке. {sittings.plan} назначает заседание: повестка соберётся сама. Enter "
        "открывает заседание или карточку семьи, {sittings.cancel} отменяет назначенное заседание: "
        "его вопросы будут ждать следующего."
    )
    BINDINGS = bindings(
        Action("sittings.plan", "insert,plus", "Новое", "Назначить заседание"),
        Action("sittings.cancel", "f8", "Отменить", "Отменить назначенное заседание"),
        Action("sittings.body", "c", "Состав", "Состав органа: ввести и исправить членов"),
        Action("sittings.leave", "escape", "", "Вернуться назад"),
    )

    def __init__(self) -> None:
        super().__init__()
        self.lines: LineList[Row] = LineList(
            (
                Column("Дата", lambda row: row.day, 13),
                Column("Семья или заседание", lambda row: row.what, 26, share=3),
                Column("Вопрос, состояние", lambda row: row.state, 26, share=2),
            ),
            lambda row: row.key,
            empty=EMPTY,
        )

    @property
    def chosen_case(self) -> CaseId | None:
        row = self.lines.cursor_row
        return row.case_id if row else None

    def papers(self) -> "Sequence[PaperOfRow]":
        """The protocol of a sitting; papers of the family that waits."""
        from sstui.ui.printing import paper_of_row  # noqa: PLC0415 - loads when used

        row = self.lines.cursor_row
        if row is None or row.sitting_id is None:
            return super().papers()
        return paper_of_row(self.desk, full_sitting(row.sitting_id).sitting)

    def body(self) -> Iterator[Widget]:
        yield self.lines

    def on_mount(self) -> None:
        self.lines.focus()

    def reload(self) -> None:
        try:
            title = f"Заседания: {capitalised(body_of(self.desk).title)}"
        except Refusal as refusal:
            self.lines.say_when_empty(refusal.sentence)
            title = "Органа в профиле нет: решает заведующий на странице программы"
        self.title_bar.show(title)
        self.lines.replace(_rows(self.desk))
        self.title_bar.show_position(self.lines.position)

    def on_line_list_moved(self) -> None:
        self.title_bar.show_position(self.lines.position)

    def on_line_list_chosen(self) -> None:
        row = self.lines.cursor_row
        if row is not None and row.case_id is not None:
            self._show_waiting(row.case_id)
        elif row is not None and row.sitting_id is not None:
            self._open(row.sitting_id)

    def _show_waiting(self, case_id: CaseId) -> None:
        """The family that waits; where the head decides alone, its programme."""
        from sstui.ui.screens.programme import ProgrammeScreen  # noqa: PLC0415 - when used

        if self.desk.office.profile.route.approval.body:
            self.app.show_card(case_id)
        else:
            self.app.push_screen(ProgrammeScreen(case_id))

    def action_plan(self) -> None:
        from sstui.ui.screens.forms.sitting import SittingForm  # noqa: PLC0415 - when used

        if self.may_change():
            self.app.push_screen(SittingForm(self.desk), self._open)

    def action_cancel(self) -> None:
        """Take the planned sitting under the cursor away after a yes."""
        row = self.lines.cursor_row
        if row is None or row.sitting_id is None:
            self.app.warn("Отменяют назначенное заседание: встаньте на его строку.")
        elif self.may_change():
            question = f"Отменить заседание {row.day}? Его вопросы будут ждать следующего."
            self.app.ask(question, partial(self._cancel, row.sitting_id))

    def _cancel(self, sitting_id: SittingId) -> None:
        try:
            cancel_sitting(self.desk, sitting_id)
        except Refusal as refusal:
            self.app.warn(refusal.sentence)
        else:
            self.app.say(with_keys("Заседание отменено. {work.undo} — вернуть его."))
            self.refresh_facts()

    def _open(self, sitting_id: SittingId | None) -> None:
        from sstui.ui.screens.sitting import SittingScreen  # noqa: PLC0415 - loads when used

        if sitting_id is not None:
            self.app.push_screen(SittingScreen(sitting_id))

    def action_body(self) -> None:
        from sstui.ui.screens.body import BodyScreen  # noqa: PLC0415 - loads when used

        self.app.push_screen(BodyScreen())

    def action_leave(self) -> None:
        self.app.pop_screen()


def waiting_words(desk: Desk, one: Waiting) -> str:
    """«Ёлкина Мария Петровна, рассмотрение программы, ждёт с 16.11.2026»."""
    family = lines_of(desk, [one.case_id])[one.case_id].family
    return f"{family}, {_question(desk, one)}, ждёт с {short_date(one.since)}"


def _question(desk: Desk, one: Waiting) -> str:
    sheet = f", лист: {level_words(desk, one.suggested).lower()}" if one.suggested else ""
    return f"{one.question.label}{sheet}"


def _rows(desk: Desk) -> list[Row | Group]:
    rows: list[Row | Group] = []
    found = waiting(desk)
    if found:
        title = f"Ждут рассмотрения, не в повестке: {len(found)}; дата — с какого дня"
        rows.append(Group(title, Tone.DUE))
    names = lines_of(desk, {one.case_id for one in found})
    for one in found:
        family = names[one.case_id].family
        key = ("waiting", (one.case_id, one.question))
        rows.append(
            Row(key, full_day(one.since), family, _question(desk, one), case_id=one.case_id)
        )
    known = all_sittings()
    groups = (("Предстоят и идут", False), ("Закрытые", True))
    for title, is_closed in groups:
        some = [one for one in known if one.is_closed is is_closed]
        if some:
            rows += [Group(f"{title}: {len(some)}"), *(_of_sitting(desk, one) for one in some)]
    return rows


def _of_sitting(desk: Desk, one: Sitting) -> Row:
    items = full_sitting(one.id).items
    asked = counted(len(items), "вопрос", "вопроса", "вопросов")
    left = sum(1 for item in items if item.decision is None)
    if one.is_closed:
        state = f"протокол № {one.number}"
    elif one.held_on > desk.today:
        state = "назначено"
    else:
        state = f"не решено: {left}" if left else "всё решено, не закрыто"
    kind = "" if one.is_planned else "внеочередное"
    what = ", ".join(filter(None, ["Заседание", one.at, one.place, kind, asked]))
    return Row(("sitting", one.id), full_day(one.held_on), what, state, sitting_id=one.id)
