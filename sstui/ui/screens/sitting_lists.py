"""The two lists of a sitting: its agenda, decided by letters, and its people."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual.message import Message

from sstui.core.layout import to_russian
from sstui.core.norms import Level
from sstui.core.sittings import Attendee, Decision, Item, Part
from sstui.desk.agenda import AgendaLine
from sstui.desk.closing import decision_words, level_words
from sstui.desk.desk import Desk
from sstui.desk.sittings import CHOICES
from sstui.ui.keys import Action, bindings, keys_of
from sstui.ui.tones import Tone
from sstui.ui.widgets.columns import Column
from sstui.ui.widgets.lines import LineList

LETTERS = {
    Decision.APPROVE: "agenda.approve",
    Decision.REJECT: "agenda.reject",
    Decision.POSTPONE: "agenda.postpone",
    Decision.OTHER_SERVICE: "agenda.other",
    Decision.NOTED: "agenda.noted",
}
"""The action whose letter sets a decision; a level is set by its number."""

_LEVELS = 6
"""Levels that have a number of their own."""


class AgendaList(LineList[AgendaLine]):
    """Families of a sitting; a letter decides on the one under the cursor and goes on."""

    HELP = (
        "Повестка. Буква или номер уровня записывает решение и переходит к следующей семье; какие "
        "буквы годятся, сказано под списком. Enter — слушали, замечания, голоса, особое мнение. "
        "Backspace снимает решение."
    )
    BINDING_GROUP_TITLE = "Повестка"
    BINDINGS = bindings(
        Action("agenda.approve", "e", "", "Утвердить программу", run="decide('approve')"),
        Action("agenda.reject", "j", "", "Отклонить, доработать", run="decide('reject')"),
        Action("agenda.postpone", "k", "", "Отложить", run="decide('postpone')"),
        Action("agenda.other", "l", "", "Другая форма", run="decide('other_service')"),
        Action("agenda.noted", "g", "", "Принять к сведению", run="decide('noted')"),
        *(
            Action(f"agenda.level-{n}", str(n), "", f"Установить уровень {n}", run=f"level({n})")
            for n in range(1, _LEVELS + 1)
        ),
        Action("agenda.clear", "backspace,delete", "", "Снять решение", run="decide('')"),
    )

    @dataclass
    class Decided(Message):
        """A decision was chosen for the family under the cursor; None takes it away."""

        line: AgendaLine
        decision: Decision | None

    @dataclass
    class LevelChosen(Message):
        """The number of a level was pressed for the family under the cursor."""

        line: AgendaLine
        number: int

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            _agenda_columns(desk),
            lambda line: line.item.id,
            search=lambda line: f"{line.family} {line.number} {line.settlement}",
            empty="В повестке никого. {sitting.add} — добавить тех, кто ждёт рассмотрения.",
        )

    def action_decide(self, code: str) -> None:
        if (line := self.cursor_row) is not None:
            self.post_message(self.Decided(line, Decision(code) if code else None))

    def action_level(self, number: int) -> None:
        if (line := self.cursor_row) is not None:
            self.post_message(self.LevelChosen(line, number))


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of a sitting at his place in the list."""

    at: int
    attendee: Attendee


class PeopleList(LineList[Person]):
    """Who is called; the space bar says who has come."""

    HELP = (
        "Участники. Пробел отмечает, что человек пришёл, * — что пришли все; П — председатель, "
        "С — секретарь, повторно — снова член."
    )
    BINDING_GROUP_TITLE = "Участники"
    BINDINGS = bindings(
        Action("attendee.present", "space", "", "Пришёл или не пришёл"),
        Action("attendee.all", "asterisk", "", "Пришли все; повторно — никто"),
        Action("attendee.chair", "g", "", "Председатель", run="part('chair')"),
        Action("attendee.secretary", "c", "", "Секретарь", run="part('secretary')"),
    )

    @dataclass
    class Ticked(Message):
        """Somebody has come, or not; None is everybody."""

        person: Person | None

    @dataclass
    class Named(Message):
        """Somebody is the chair or the secretary."""

        person: Person
        part: Part

    def __init__(self) -> None:
        super().__init__(
            _PEOPLE,
            lambda one: one.at,
            empty="Участников нет. {sitting.add} — пригласить; членов вводят в составе органа.",
        )

    def action_present(self) -> None:
        if (one := self.cursor_row) is not None:
            self.post_message(self.Ticked(one))
            self.action_move(1)

    def action_all(self) -> None:
        self.post_message(self.Ticked(None))

    def action_part(self, code: str) -> None:
        if (one := self.cursor_row) is not None:
            self.post_message(self.Named(one, Part(code)))


def legend(item: Item, levels: Sequence[Level]) -> str:
    """What the letters mean on one family: «У утвердить · О отклонить · Л отложить …»."""
    said = [
        f"{_letter(LETTERS[one])} {one.label.partition(',')[0]}"
        for one in CHOICES[item.question]
        if one in LETTERS
    ]
    if Decision.SET_LEVEL in CHOICES[item.question] or item.decision is Decision.APPROVE:
        numbered = enumerate(levels[:_LEVELS], start=1)
        said += [f"{number} {one.title}" for number, one in numbered]
    return " · ".join(one.replace(" ", "\u00a0") for one in said)


def _letter(action_id: str) -> str:
    keys = keys_of(action_id)
    return to_russian(keys[0]).upper() if keys else "?"


def _agenda_columns(desk: Desk) -> list[Column[AgendaLine]]:
    def decided(line: AgendaLine) -> str:
        said = decision_words(desk, line.item)
        if not said and line.suggested:
            return f"? лист: {level_words(desk, line.suggested).lower()}"
        remarks = f": {line.item.remarks}" if said and line.item.remarks else ""
        return f"{said}{remarks}" or "?"

    def tone(line: AgendaLine) -> Tone:
        return Tone.DUE if line.item.decision is None else Tone.PLAIN

    return [
        Column("№", lambda line: str(line.item.position), 2, align="right"),
        Column("Семья", lambda line: line.family, 18, share=2),
        Column("Вопрос", lambda line: _ABOUT[line.item.question.value], 9),
        Column("Решение", decided, 24, share=3, tone=tone),
        Column("Место", lambda line: line.settlement, 10, share=1, rank=2),
        Column("Докладчик", lambda line: line.speaker or line.curator, 12, rank=1),
    ]


_ABOUT = {
    "programme": "программа",
    "level": "уровень",
    "supplement": "дополнен.",
    "interim": "промежут.",
    "final": "итоги",
}

_PEOPLE = (
    Column[Person]("Пришёл", lambda one: "да" if one.attendee.is_present else "нет", 6),
    Column[Person]("Участник", lambda one: one.attendee.name, 18, share=2),
    Column[Person]("Кто", lambda one: one.attendee.part.label, 12),
    Column[Person]("Организация", lambda one: one.attendee.organisation, 14, share=2),
    Column[Person]("Должность", lambda one: one.attendee.post, 12, share=1, rank=1),
)
