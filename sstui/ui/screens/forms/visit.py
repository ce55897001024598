"""*Записать посещение*: a trip or another contact with the family, as it ended."""

from datetime import date

from sstui.core.queue import QueueLine
from sstui.core.records import CaseId, Member, MemberId, Outcome, Place, StaffId, Visit
from sstui.desk.card import card
from sstui.desk.desk import Desk
from sstui.desk.visits import VisitDraft, correct_visit, record_visit
from sstui.ui.screens.forms.base import Values
from sstui.ui.screens.forms.case_page import CasePage
from sstui.ui.screens.forms.choices import NumberedChoice, NumberedChoices, who_went
from sstui.ui.screens.forms.days import DAY_HELP, day_field
from sstui.ui.tones import Tone
from sstui.ui.widgets.form import Field
from sstui.ui.widgets.note_field import NoteField
from sstui.ui.widgets.options import Option
from sstui.ui.widgets.text_field import TextField, TimeField
from sstui.ui.words import age, full_day

_HOME = "Посещение на дому идёт в счёт нормы."
_NOT_HOME = "В счёт нормы не идёт: засчитывают посещения на дому."
_NOT_MADE = "В счёт нормы не идёт: срок не сдвинется."
_NOBODY = "Посещение состоялось, но никто из семьи не отмечен. Сохранить так?"


class VisitForm(CasePage):
    """Outcome and who was seen are never preset; what must be entered stands first."""

    NAME = "Посещение"
    KIND = "visit"
    HELP = (
        "Здесь записывают посещение или другой контакт с семьёй. Прошедшее посещение "
        "засчитывается своим днём. Исход и кого видели выбирают каждый раз заново."
    )
    LOST = "Посещение не сохранено."

    def __init__(self, desk: Desk, case_id: CaseId, visit: Visit | None = None) -> None:
        """Make the form.

        Args:
            desk: the office, the person at work and the day.
            case_id: the case of the family.
            visit: the record to correct; None for a new one.
        """
        self.visit = visit
        found = card(desk, case_id)
        seen_then = visit.member_ids if visit else ()
        members = [
            Option(one.id, _person(desk, one))
            for one in found.members
            if one.lives_there(desk.today) or one.id in seen_then
        ]
        went = visit.staff_ids if visit else (desk.person.id,) if desk.person else ()
        known = [found.people[one] for one in went if one in found.people]
        day = day_field(desk, visit.made_on if visit else desk.today, self._remark, back=True)
        self._place = NumberedChoice(_labels(Place), visit.place if visit else Place.HOME)
        self._outcome = NumberedChoice(_labels(Outcome), visit.outcome if visit else None)
        seen = NumberedChoices(members, visit.member_ids if visit else ())
        fields = [
            Field("made_on", "Дата", day, "Введите день посещения.", DAY_HELP),
            Field("outcome", "Исход", self._outcome, "Выберите исход."),
            Field("member_ids", "Кого видели", seen),
            Field("place", "Место", self._place, "Выберите место."),
            Field("at", "Время", TimeField(visit.at if visit else "")),
            Field("staff_ids", "Кто ездил", who_went(desk, went, known), "Отметьте, кто ездил."),
            Field("notes", "Заметки", NoteField(visit.notes if visit else "")),
        ]
        if visit is not None:
            why = "Укажите причину исправления."
            fields.append(Field("reason", "Причина исправления", TextField(), why))
        agreed = _agreed(found.line) if visit is None else ""
        facts = [("Назначено", agreed)] if agreed else []
        super().__init__(desk, found, fields, facts, visit.id if visit else None)

    @property
    def heading(self) -> str:
        return "Исправление посещения" if self.visit else self.NAME

    def comment(self) -> None:
        at_home = self._place.value in (None, Place.HOME)
        tone = Tone.MUTED if at_home else Tone.DUE
        self.form.hint("place", _HOME if at_home else _NOT_HOME, tone)
        took_place = self._outcome.value in (None, Outcome.TOOK_PLACE)
        self.form.hint("outcome", "" if took_place else _NOT_MADE, Tone.DUE)

    def doubt(self, values: Values) -> str:
        took_place = self._outcome.value is Outcome.TOOK_PLACE
        return _NOBODY if took_place and not values.many("member_ids", int) else ""

    def save(self, values: Values) -> str:
        draft = VisitDraft(
            case_id=self.card.case.id,
            made_on=values.day("made_on"),
            place=values.one("place", Place),
            outcome=values.one("outcome", Outcome),
            staff_ids=tuple(map(StaffId, values.many("staff_ids", int))),
            at=values.text("at"),
            member_ids=tuple(map(MemberId, values.many("member_ids", int))),
            notes=values.text("notes"),
            draft_id=self.draft_id,
        )
        if self.visit is None:
            record_visit(self.desk, draft)
            return self.said("Посещение записано.")
        correct_visit(self.desk, self.visit.id, self.visit.version, draft, values.text("reason"))
        return self.said("Посещение исправлено.")

    def saved(self, result: str | None) -> None:
        self.tell_why(result)

    def _remark(self, day: date) -> str:
        if day > self.desk.today:
            return "ещё не наступил"
        return "раньше начала сопровождения" if day < self.card.case.started_on else ""


def _labels(kind: type[Place] | type[Outcome]) -> list[Option]:
    return [Option(one, one.label) for one in kind]


def _agreed(line: QueueLine) -> str:
    """«ср 25.11.2026 в 10:00»; empty when no day stands."""
    if line.appointment is None:
        return ""
    day, at = line.appointment
    return full_day(day) + (f" в {at}" if at else "")


def _person(desk: Desk, one: Member) -> str:
    """«Пётр Ильич, ребёнок, 8 лет»."""
    called = f"{one.name.first} {one.name.patronymic}".strip()
    kinship = desk.office.dictionaries.kinships.short(one.kinship)
    return ", ".join(filter(None, [called, kinship, age(one.born_on, desk.today)]))
