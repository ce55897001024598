"""Letters to organisations: written for all chosen at once, sent, answered, declared void."""

from collections.abc import Sequence
from datetime import timedelta

from sstui.core.drafts import About
from sstui.core.letters import DisclosureGround, Letter, SendingWay
from sstui.core.programme import Programme
from sstui.core.refusal import Refusal
from sstui.core.wording import capitalised, short_date
from sstui.desk.desk import Desk
from sstui.desk.letters import (
    Extract,
    LetterDraft,
    answer_letter,
    send_letters,
    void_letter,
    write_letters,
)
from sstui.desk.organisations import organisation
from sstui.ui.screens.forms.base import Facts, FormPage, Values
from sstui.ui.screens.forms.choices import NumberedChoice
from sstui.ui.screens.forms.days import AHEAD_HELP, DAY_HELP, day_field
from sstui.ui.widgets.form import Field
from sstui.ui.widgets.note_field import NoteField
from sstui.ui.widgets.options import Option
from sstui.ui.widgets.text_field import TextField


class WriteLettersForm(FormPage[str | None]):
    """The ground and the days of letters to several organisations."""

    NAME = "Письма организациям"
    HELP = (
        "Здесь пишут письма всем выбранным организациям сразу: каждой — только её мероприятия и "
        "только те сведения, которые ей можно знать. Основание выбирают всегда сами. Если хотя бы "
        "одно письмо написать нельзя, не пишется ни одно."
    )
    LOST = "Письма не написаны."

    def __init__(self, desk: Desk, programme: Programme, chosen: Sequence[Extract]) -> None:
        self._programme, self._chosen = programme, tuple(chosen)
        grounds = [Option(one.value, one.label) for one in DisclosureGround]
        self._ground = NumberedChoice(grounds)
        usual = desk.today + timedelta(desk.office.profile.route.approval.reply_days)
        today = day_field(desk, desk.today, back=True)
        fields = [
            Field("ground", "Основание", self._ground, "Выберите основание передачи сведений."),
            Field("request_number", "Номер запроса", TextField(), "Введите номер запроса."),
            Field("written_on", "Дата письма", today, "Введите день.", DAY_HELP),
            Field("reply_by", "Ответ до", day_field(desk, usual), "Введите день.", AHEAD_HELP),
        ]
        names = ", ".join(one.organisation.name for one in chosen)
        facts = [("Кому", names), ("Программа", f"№ {programme.number}")]
        facts += [
            ("Не сообщаем", f"{one.organisation.name}: {'; '.join(one.held_back)}")
            for one in chosen
            if one.held_back
        ]
        super().__init__(desk, fields, facts)

    def comment(self) -> None:
        is_request = self._ground.value == DisclosureGround.REQUEST.value
        self.form.offer("request_number", is_wanted=is_request)

    def save(self, values: Values) -> str:
        drafts = [
            LetterDraft(
                one.organisation.id,
                DisclosureGround(values.one("ground", str)),
                values.day("written_on"),
                values.day("reply_by"),
                values.text("request_number"),
                f"{self.draft_id}-{one.organisation.id}",
            )
            for one in self._chosen
        ]
        made = write_letters(self.desk, self._programme, drafts)
        return f"Писем написано: {len(made)}. Ответ ждём до {short_date(values.day('reply_by'))}."


class SendForm(FormPage[str | None]):
    """When and how a letter has gone out, or several that went together."""

    NAME = "Письмо отправлено"
    HELP = (
        "Здесь записывают, когда и как письмо ушло; с этого дня ждут ответа. Отмечено несколько "
        "писем — запись общая: если хотя бы одно записать нельзя, не записывается ни одно."
    )
    LOST = "Отправка не записана."

    def __init__(self, desk: Desk, *letters: Letter) -> None:
        """Make the form.

        Args:
            desk: the office, the person at work and the day.
            letters: those that went out together, one at least.
        """
        self.letters = letters
        ways = [Option(one.value, one.label) for one in SendingWay]
        today = day_field(desk, desk.today, back=True)
        fields = [
            Field("on", "Отправлено", today, "Введите день.", DAY_HELP),
            Field("way", "Как", NumberedChoice(ways), "Выберите, как отправлено."),
        ]
        facts = letter_facts(letters[0]) if len(letters) == 1 else _several(letters)
        super().__init__(desk, fields, facts)

    def save(self, values: Values) -> str:
        way = SendingWay(values.one("way", str))
        send_letters(self.desk, self.letters, values.day("on"), way)
        if len(self.letters) == 1:
            return f"Письмо № {self.letters[0].number} отправлено {way.label}."
        return f"Писем отправлено: {len(self.letters)}, {way.label}."


class AnswerForm(FormPage[str | None]):
    """What an organisation has answered."""

    NAME = "Ответ организации"
    KIND = "letter-answer"
    HELP = "Здесь записывают ответ организации: день, номер и что ответили."
    LOST = "Ответ не сохранён."

    def __init__(self, desk: Desk, letter: Letter) -> None:
        self.letter = letter
        today = day_field(desk, desk.today, back=True)
        fields = [
            Field("on", "Получен", today, "Введите день.", DAY_HELP),
            Field("number", "Номер ответа", TextField()),
            Field("answer", "Что ответили", NoteField(), "Напишите, что ответили."),
        ]
        about = About(self.KIND, letter.case_id, None, letter.id, letter.version)
        super().__init__(desk, fields, letter_facts(letter), about)

    def save(self, values: Values) -> str:
        answer_letter(
            self.desk, self.letter, values.day("on"), values.text("number"), values.text("answer")
        )
        return f"Ответ на письмо № {self.letter.number} записан."


class VoidLetterForm(FormPage[str | None]):
    """Why a letter does not hold."""

    NAME = "Письмо недействительно"
    HELP = "Письмо останется в списке с причиной; этой организации можно написать заново."
    LOST = "Причина не сохранена."

    def __init__(self, desk: Desk, letter: Letter) -> None:
        self.letter = letter
        reason = Field("reason", "Причина", TextField(), "Укажите причину.")
        super().__init__(desk, [reason], letter_facts(letter))

    def save(self, values: Values) -> str:
        void_letter(self.desk, self.letter, values.text("reason"))
        return f"Письмо № {self.letter.number} признано недействительным."


def _several(letters: Sequence[Letter]) -> Facts:
    told = [f"№ {one.number} {organisation(one.organisation_id).name}" for one in letters]
    return [("Письма", "; ".join(told))]


def letter_facts(letter: Letter) -> Facts:
    """Which letter it is, to whom, and what has become of it."""
    return [
        ("Письмо", f"№ {letter.number} от {short_date(letter.written_on)}"),
        ("Кому", organisation(letter.organisation_id).name),
        ("Сейчас", capitalised(state_of(letter))),
    ]


def state_of(letter: Letter) -> str:
    """What has become of a letter: «отправлено 23.11.2026 почтой»."""
    if letter.voided:
        return f"недействительно: {letter.voided}"
    if letter.answered_on is not None:
        number = f", № {letter.answer_number}" if letter.answer_number else ""
        return f"ответ {short_date(letter.answered_on)}{number}"
    if letter.sent_on is not None and letter.way is not None:
        return f"отправлено {short_date(letter.sent_on)} {letter.way.label}"
    return "не отправлено"


def chosen_letter(found: Letter | None) -> Letter:
    """The letter of a row.

    Raises:
        Refusal: none is written yet.
    """
    if found is None:
        raise Refusal("Этой организации письмо ещё не написано.")
    return found
