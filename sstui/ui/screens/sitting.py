"""One sitting: its agenda decided line by line, its people, and its closing."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from textual.widget import Widget

from sstui.core.records import CaseId
from sstui.core.refusal import Refusal
from sstui.core.sittings import Attendee, Decision, Part, Question, SittingId
from sstui.core.wording import capitalised, full_day
from sstui.desk.agenda import AgendaLine, Waiting, agenda_lines, waiting
from sstui.desk.closing import close_sitting, level_words, quorum_words, what_closing_does
from sstui.desk.sittings import (
    CHOICES,
    FullSitting,
    ItemDraft,
    body_of,
    call_members,
    decide_item,
    full_sitting,
    put_on_agenda,
    take_off,
)
from sstui.ui.board_lines import BoardLine, labelled
from sstui.ui.desk_page import DeskPage
from sstui.ui.keys import Action, bindings, with_keys
from sstui.ui.screens.sitting_lists import AgendaList, PeopleList, Person, legend
from sstui.ui.tones import Tone
from sstui.ui.widgets.board import Board
from sstui.ui.widgets.lines import LineList

if TYPE_CHECKING:
    from sstui.ui.printing import PaperOfRow

_CLOSED = "Заседание закрыто: решения вступили в силу, изменить их нельзя."


class SittingScreen(DeskPage):
    """The agenda and the people of a sitting; decisions hold once it is closed."""

    NAME = "Заседание"
    OWN_FIRST = True
    READS_AT_ONCE = True
    HELP = (
        "Заседание. Решения записывают списком: на строке семьи одна буква или номер уровня, и "
        "курсор идёт дальше; Enter — подробности. Tab — участники: пробел отмечает, кто пришёл. "
        "{sitting.close} закрывает заседание: все решения вступают в силу вместе."
    )
    BINDINGS = bindings(
        Action("sitting.turn", "tab,left,right", "", "Повестка или участники"),
        Action("sitting.close", "p", "Закрыть", "Закрыть заседание: решения вступят в силу"),
        Action("sitting.add", "insert,plus", "Добавить", "Добавить в повестку или пригласить"),
        Action("sitting.remove", "f8", "Снять", "Снять с повестки; убрать приглашённого"),
        Action("work.edit-family", "f4", "Вопрос", "Слушали, замечания, голоса", run="detail"),
        Action("sitting.plan", "y", "День", "Изменить день, час и место заседания"),
        Action("sitting.leave", "escape", "", "Вернуться назад"),
    )

    def __init__(self, sitting_id: SittingId) -> None:
        super().__init__()
        self._sitting_id = sitting_id
        self._found: FullSitting | None = None
        self._head, self._tabs, self._foot = Board(), Board(), Board()
        self._people = PeopleList()
        self._agenda: AgendaList | None = None

    @property
    def agenda(self) -> AgendaList:
        """The list of families; it is made at the desk."""
        if self._agenda is None:
            self._agenda = AgendaList(self.desk)
        return self._agenda

    @property
    def lines(self) -> LineList[AgendaLine] | LineList[Person]:
        """The list in sight."""
        return self._people if self._people.display else self.agenda

    @property
    def chosen_case(self) -> CaseId | None:
        line = self.agenda.cursor_row
        return line.item.case_id if line and self.lines is self.agenda else None

    def papers(self) -> "Sequence[PaperOfRow]":
        """The conclusion of the line under the cursor, then the protocol; once it is closed."""
        from sstui.ui.printing import paper_of_row  # noqa: PLC0415 - loads when used

        line = self.agenda.cursor_row
        item = line.item if line and self.lines is self.agenda else None
        return paper_of_row(self.desk, item, full_sitting(self._sitting_id).sitting)

    def body(self) -> Iterator[Widget]:
        yield self._head
        yield self._tabs
        yield self.agenda
        yield self._people
        yield self._foot

    def on_mount(self) -> None:
        self._people.display = False
        self.refresh_facts()
        self.agenda.focus()

    def reload(self) -> None:
        found = self._found = full_sitting(self._sitting_id)
        self.agenda.replace(agenda_lines(self.desk, found.items))
        self._people.replace([Person(at, one) for at, one in enumerate(found.attendees)])
        self.title_bar.show(f"Заседание {full_day(found.sitting.held_on)}")
        self._head.show(self._lay_out_head)
        self._tell()

    def _tell(self) -> None:
        """Say which list is in sight, where the cursor stands and what its letters mean."""
        self.title_bar.show_position(self.lines.position)
        self._tabs.show(lambda _: [self._named()])
        self._foot.show(self._lay_out_foot)

    # -- what stands around the lists

    def _lay_out_head(self, width: int) -> list[BoardLine]:
        found = self._found
        if found is None:
            return []
        one, body = found.sitting, capitalised(body_of(self.desk).title)
        kind = "" if one.is_planned else "внеочередное"
        when = ", ".join(filter(None, [body, one.at, one.place, kind]))
        said = [f"протокол № {one.number}"] if one.is_closed else []
        left = sum(1 for item in found.items if item.decision is None)
        said.append(f"решено {len(found.items) - left} из {len(found.items)}")
        tone = Tone.PLAIN if quorum_words(self.desk, found.attendees)[0] == "К" else Tone.DUE
        quorum = f"{quorum_words(self.desk, found.attendees)} {_named_parts(found)}"
        return [
            *labelled(" ", f"{when}; {', '.join(said)}", width),
            *labelled(" ", quorum, width, tone),
        ]

    def _named(self) -> BoardLine:
        parts: list[tuple[str, Tone]] = []
        for lines, title in ((self.agenda, "Повестка"), (self._people, "Участники")):
            text, is_current = f"{title} {lines.count}", lines is self.lines
            tone = Tone.STRONG if is_current else Tone.MUTED
            parts.append((f"[{text}]" if is_current else f" {text} ", tone))
        return parts

    def _lay_out_foot(self, width: int) -> list[BoardLine]:
        if self._found is None or self.lines is self._people:
            return labelled(" ", "Пробел пришёл · * все · П председатель · С секретарь", width)
        if self._found.sitting.is_closed:
            return labelled(" ", _CLOSED, width, Tone.MUTED)
        line = self.agenda.cursor_row
        levels = self.desk.office.norms.on(self.desk.today).by_rank()
        return labelled(" ", legend(line.item, levels), width, Tone.STRONG) if line else []

    # -- the lists

    def on_line_list_moved(self, event: LineList.Moved) -> None:
        if event.lines is self.lines:
            self._tell()

    def on_line_list_chosen(self) -> None:
        if self.lines is self.agenda:
            self.action_detail()

    def action_turn(self) -> None:
        to_people = self.lines is self.agenda
        self.agenda.display, self._people.display = not to_people, to_people
        self.lines.focus()
        self._tell()

    def action_detail(self) -> None:
        """Open everything that is written down of the family under the cursor."""
        from sstui.ui.screens.forms.agenda_item import ItemForm  # noqa: PLC0415 - when used

        line = self.agenda.cursor_row
        if line is not None and self.lines is self.agenda and self._may_decide():
            self.open_form(ItemForm(self.desk, line.item))

    # -- decisions

    def on_agenda_list_decided(self, event: AgendaList.Decided) -> None:
        line, decision = event.line, event.decision
        if not self._may_decide():
            return
        if decision is not None and decision not in CHOICES[line.item.question]:
            self.app.warn(f"Так этот вопрос не решают: {decision.label}.")
        elif decision is Decision.REJECT and not line.item.remarks:
            self._ask(line, decision, "", "Что доработать?")
        else:
            self._decide(line, decision, "")

    def on_agenda_list_level_chosen(self, event: AgendaList.LevelChosen) -> None:
        line, item = event.line, event.line.item
        levels = self.desk.office.norms.on(self.desk.today).by_rank()
        if not self._may_decide() or event.number > len(levels):
            return
        level = levels[event.number - 1].code
        if item.question is Question.PROGRAMME and item.decision is not Decision.APPROVE:
            self.app.warn("Сначала утвердите программу: уровень ставят вместе с нею.")
            return
        decision = Decision.APPROVE if item.decision is Decision.APPROVE else Decision.SET_LEVEL
        if line.suggested not in ("", level) and not item.remarks:
            known = level_words(self.desk, line.suggested).lower()
            self._ask(line, decision, level, f"Лист подсказывает: {known}. Почему другой уровень?")
        else:
            self._decide(line, decision, level)

    def _ask(self, line: AgendaLine, decision: Decision, level: str, question: str) -> None:
        """Ask for the words that a decision needs, and go on with it."""
        from sstui.ui.widgets.dialogs import TextDialog  # noqa: PLC0415 - loads when used

        def answered(text: str | None) -> None:
            if text:
                self._decide(line, decision, level, text)

        self.app.push_screen(TextDialog(f"{line.family}. {question}"), answered)

    def _decide(
        self, line: AgendaLine, decision: Decision | None, level: str, remarks: str = ""
    ) -> None:
        """Write a decision down and go on to the next family."""
        item = line.item
        draft = ItemDraft(
            decision, level, item.heard, remarks or item.remarks, item.dissent, item.votes_for,
            item.votes_against, item.next_on, item.speaker_id,
        )  # fmt: skip
        try:
            decide_item(self.desk, item, draft)
        except Refusal as refusal:
            self.app.warn(refusal.sentence)
        else:
            self.reload()
            if decision is not None:
                self.agenda.action_move(1)

    def _may_decide(self) -> bool:
        if self._found is not None and self._found.sitting.is_closed:
            self.app.warn(_CLOSED)
            return False
        return self.may_change()

    # -- people

    def on_people_list_ticked(self, event: PeopleList.Ticked) -> None:
        known = self._attendees()
        if event.person is None:
            is_present = not all(one.is_present for one in known)
            self._call([replace(one, is_present=is_present) for one in known])
        else:
            at = event.person.at
            known[at] = replace(known[at], is_present=not known[at].is_present)
            self._call(known)

    def on_people_list_named(self, event: PeopleList.Named) -> None:
        """Whoever was it before becomes a member again."""
        known, at = self._attendees(), event.person.at
        part = Part.MEMBER if known[at].part is event.part else event.part
        others = [
            replace(one, part=Part.MEMBER) if one.part is event.part else one for one in known
        ]
        others[at] = replace(known[at], part=part)
        self._call(others)

    def _attendees(self) -> list[Attendee]:
        return list(self._found.attendees) if self._found else []

    def _call(self, attendees: list[Attendee]) -> None:
        if not self._may_decide():
            return
        try:
            call_members(self.desk, self._sitting_id, attendees)
        except Refusal as refusal:
            self.app.warn(refusal.sentence)
        self.reload()

    # -- the sitting

    def action_add(self) -> None:
        """Put on the agenda who waits, or invite somebody."""
        from sstui.ui.screens.forms.sitting import InvitedForm  # noqa: PLC0415 - when used
        from sstui.ui.screens.sittings import waiting_words  # noqa: PLC0415
        from sstui.ui.widgets.options import Option  # noqa: PLC0415
        from sstui.ui.widgets.picker import ManyPicker  # noqa: PLC0415

        if not self._may_decide():
            return
        if self.lines is self._people:
            self.open_form(InvitedForm(self.desk, self._sitting_id))
            return
        found = waiting(self.desk)
        if not found:
            self.app.say("Больше никто не ждёт рассмотрения.")
            return
        options = [Option(at, waiting_words(self.desk, one)) for at, one in enumerate(found)]

        def chosen(keys: tuple[object, ...] | None) -> None:
            self._put([found[key] for key in keys or () if isinstance(key, int)])

        self.app.push_screen(ManyPicker("Кто ждёт рассмотрения", options), chosen)

    def _put(self, chosen: list[Waiting]) -> None:
        for one in chosen:
            try:
                put_on_agenda(
                    self.desk, self._sitting_id, one.case_id, one.question, one.programme_id
                )
            except Refusal as refusal:
                self.app.warn(refusal.sentence)
        self.refresh_facts()

    def action_remove(self) -> None:
        if not self._may_decide():
            return
        if self.lines is self._people:
            one = self._people.cursor_row
            if one is not None:
                known = self._attendees()
                self._call(known[: one.at] + known[one.at + 1 :])
        elif (line := self.agenda.cursor_row) is not None:
            question = f"Снять с повестки: {line.family}? Вопрос снова будет ждать рассмотрения."
            self.app.ask(question, partial(self._take_off, line))

    def _take_off(self, line: AgendaLine) -> None:
        try:
            take_off(self.desk, line.item)
        except Refusal as refusal:
            self.app.warn(refusal.sentence)
        self.refresh_facts()

    def action_plan(self) -> None:
        from sstui.ui.screens.forms.sitting import SittingForm  # noqa: PLC0415 - when used

        if self._found is not None and self._may_decide():
            self.app.push_screen(SittingForm(self.desk, self._found.sitting))

    def action_close(self) -> None:
        """Show everything that closing would do, and ask once."""
        from sstui.ui.screens.closing import ClosingDialog  # noqa: PLC0415 - loads when used

        if not self._may_decide():
            return
        found = full_sitting(self._sitting_id)
        effects = what_closing_does(self.desk, found)

        def answered(is_yes: bool | None) -> None:
            if is_yes:
                self._close(found)

        self.app.push_screen(ClosingDialog(effects), answered)

    def _close(self, seen: FullSitting) -> None:
        try:
            number = close_sitting(self.desk, self._sitting_id, seen=seen)
        except Refusal as refusal:
            self.app.warn(refusal.sentence)
        else:
            self.app.say(f"Заседание закрыто, протокол № {number}. Решения вступили в силу.")
        self.refresh_facts()

    def action_leave(self) -> None:
        self.app.pop_screen()


def _named_parts(found: FullSitting) -> str:
    """«Председатель Орлова А. А., секретарь не назван».

    Before anybody is marked as present, who is absent is not known.
    """
    said, marked = [], any(one.is_present for one in found.attendees)
    for part in (Part.CHAIR, Part.SECRETARY):
        one = next((one for one in found.attendees if one.part is part), None)
        absent = " (отсутствует)" if one and marked and not one.is_present else ""
        said.append(f"{part.label} {one.name}{absent}" if one else f"{part.label} не назван")
    if not marked and not found.sitting.is_closed:
        said.append(with_keys("отметьте, кто пришёл: {sitting.turn}"))
    return capitalised(", ".join(said))
