"""A dated event of a case is entered, or declared void."""

from sstui.core.events import ENTERED, CaseEvent
from sstui.core.profile import EVENTS
from sstui.core.records import CaseId
from sstui.core.wording import capitalised
from sstui.desk.card import card
from sstui.desk.deadlines import case_deadlines
from sstui.desk.desk import Desk
from sstui.desk.events import EventDraft, enter_event, void_event
from sstui.ui.screens.forms.base import Values
from sstui.ui.screens.forms.case_page import CasePage
from sstui.ui.screens.forms.days import DAY_HELP, day_field
from sstui.ui.widgets.form import Field
from sstui.ui.widgets.options import Option
from sstui.ui.widgets.pick_field import PickField
from sstui.ui.widgets.text_field import TextField
from sstui.ui.words import full_day


class EventForm(CasePage):
    """What happened and when: the programme, a letter, a meeting, a note."""

    NAME = "Событие"
    KIND = "event"
    HELP = (
        "Здесь записывают, что сделано по делу: составлена программа, направлены письма, "
        "проведено заседание. От событий идут сроки, и события их закрывают."
    )
    LOST = "Событие не сохранено."

    def __init__(self, desk: Desk, case_id: CaseId, about: str = "") -> None:
        """Make the form.

        Args:
            desk: the office, the person at work and the day.
            case_id: the case.
            about: code of the event that is asked for; it stands there at first.
        """
        options = [Option(code, capitalised(EVENTS[code])) for code in ENTERED]
        kind = PickField("Событие", options, [about] if about in ENTERED else ())
        fields = [
            Field("kind", "Что сделано", kind, "Выберите событие."),
            Field(
                "happened_on",
                "Когда",
                day_field(desk, desk.today, back=True),
                "Введите день.",
                DAY_HELP,
            ),
            Field("note", "Заметка", TextField()),
        ]
        facts = [
            ("Срок", f"{one.clock.title}: {one.says}")
            for one in case_deadlines(desk, case_id)
            if not one.state.is_closed
        ]
        super().__init__(desk, card(desk, case_id), fields, facts)

    def save(self, values: Values) -> str:
        kind, day, case_id = values.text("kind"), values.day("happened_on"), self.card.case.id
        draft = EventDraft(case_id, kind, day, values.text("note"), self.draft_id)
        enter_event(self.desk, draft)
        closed = [
            f" Срок «{one.clock.title}»: {one.says}."
            for one in case_deadlines(self.desk, case_id)
            if one.clock.closes == kind and one.state.is_closed
        ]
        return f"Записано: {full_day(day)} {EVENTS[kind]}.{''.join(closed)}"


class VoidEventForm(CasePage):
    """Why the record of an event does not hold."""

    NAME = "Событие не считать"
    KIND = "event-void"
    HELP = "Запись останется в деле с причиной, но ни один срок её больше не увидит."
    LOST = "Причина не сохранена."

    def __init__(self, desk: Desk, event: CaseEvent) -> None:
        self.event = event
        facts = [("Событие", f"{full_day(event.happened_on)} {event.words}")]
        reason = Field("reason", "Причина", TextField(), "Укажите причину.")
        super().__init__(desk, card(desk, event.case_id), [reason], facts, event.id)

    def save(self, values: Values) -> str:
        void_event(self.desk, self.event, values.text("reason"))
        return f"Событие больше не считается: {self.event.words}."
