"""The heading of a programme: why it is needed, what it is to bring, for how long."""

from datetime import date

from sstui.core.drafts import About
from sstui.core.facts import add_months
from sstui.core.programme import ProgrammeId
from sstui.core.records import CaseId
from sstui.core.refusal import Refusal
from sstui.core.wording import capitalised, months, short_date
from sstui.desk.card import card
from sstui.desk.desk import Desk
from sstui.desk.measures import change_heading, draft_of, level_months, proposal
from sstui.desk.programmes import FullProgramme, ProgrammeDraft, draw_up, programme
from sstui.ui.screens.forms.base import FormPage, Values
from sstui.ui.screens.forms.days import AHEAD_HELP, DAY_HELP, day_field
from sstui.ui.tones import Tone
from sstui.ui.widgets.date_field import DateField
from sstui.ui.widgets.form import Field
from sstui.ui.widgets.note_field import NoteField
from sstui.ui.widgets.text_field import TextField

SIGN_AGAIN = "Подписи сняты: текст изменился."
_SIGNED = "Подписи будут сняты: изменённое подписывают заново."
_SERVICE_HELP = "ИППСУ, частью которой она идёт: номер и дата; пусто — сама по себе."


class ProgrammeForm(FormPage[str | None]):
    """A new programme of a case, or the heading of a draft."""

    NAME = "Программа"
    KIND = "programme"
    HELP = (
        "Здесь пишут, в чём беда, чего добиваются и к какому дню. Мероприятия добавляют после, на "
        "экране программы. Желаемый результат и ресурсы предложены из паспорта семьи: проверьте их."
    )
    LOST = "Программа не сохранена."

    def __init__(
        self, desk: Desk, case_id: CaseId, programme_id: ProgrammeId | None = None
    ) -> None:
        """Make the form.

        Args:
            desk: the office, the person at work and the day.
            case_id: the case.
            programme_id: the draft to put right; None to draw up a new programme.
        """
        self.case_id = case_id
        self.full: FullProgramme | None = None
        if programme_id is not None:
            self.full = programme(desk, programme_id)
        old = draft_of(self.full) if self.full else proposal(desk, case_id)
        self._from = day_field(desk, old.from_on)
        self._until = day_field(desk, old.until_on)
        fields = _fields(desk, old, self._from, self._until)
        facts = [("Семья", card(desk, case_id).family.name)]
        version = self.full.programme.version if self.full else 0
        about = About(self.KIND, case_id, None, programme_id, version)
        super().__init__(desk, fields, facts, about)

    @property
    def heading(self) -> str:
        word = capitalised(self.desk.office.profile.terms.programme.nominative)
        return word if self.full else f"{word}: новая"

    def comment(self) -> None:
        self.form.hint("until_on", self._term_words(), Tone.MUTED)
        old = self.full.programme if self.full else None
        is_signed = old is not None and (old.curator_signed_on or old.family_signed_on)
        self.form.hint("drawn_on", _SIGNED if is_signed else "", Tone.DUE)

    def save(self, values: Values) -> str:
        draft = ProgrammeDraft(
            drawn_on=values.day("drawn_on"),
            from_on=values.day("from_on"),
            until_on=values.day("until_on"),
            problem=values.text("problem"),
            goal=values.text("goal"),
            desired=values.text("desired"),
            resources=values.text("resources"),
            service_programme=values.text("service_programme"),
            draft_id=self.draft_id,
        )
        if self.full is None:
            made = programme(self.desk, draw_up(self.desk, self.case_id, draft)).programme
            return f"Программа № {made.number} составлена. Добавьте мероприятия."
        old = self.full.programme
        change_heading(self.desk, self.full, draft)
        again = f" {SIGN_AGAIN}" if old.curator_signed_on or old.family_signed_on else ""
        return f"Программа исправлена.{again}"

    def _term_words(self) -> str:
        """«Срок уровня — 12 месяцев: по 23.11.2027.»."""
        since = _day(self._from)
        length = level_months(self.desk, self.case_id, since) if since else 0
        if since is None or not length:
            return ""
        return f"Срок уровня — {months(length)}: по {short_date(add_months(since, length))}."


def _day(field: DateField) -> date | None:
    """The day in a date field; None while it cannot be read."""
    try:
        value = field.read()
    except Refusal:
        return None
    return value if isinstance(value, date) else None


def _fields(desk: Desk, old: ProgrammeDraft, since: DateField, until: DateField) -> list[Field]:
    def note(name: str, label: str, text: str) -> Field:
        return Field(name, label, NoteField(text))

    drawn = day_field(desk, old.drawn_on, back=True)
    return [
        note("problem", "Проблема", old.problem),
        note("goal", "Цель", old.goal),
        note("desired", "Желаемый результат", old.desired),
        note("resources", "Ресурсы семьи", old.resources),
        Field("from_on", "Срок: с", since, "Введите первый день срока.", AHEAD_HELP),
        Field("until_on", "Срок: по", until, "Введите последний день срока.", AHEAD_HELP),
        Field("drawn_on", "Составлена", drawn, "Введите день составления.", DAY_HELP),
        Field(
            "service_programme",
            "Входит в ИППСУ",
            TextField(old.service_programme),
            help=_SERVICE_HELP,
        ),
    ]
