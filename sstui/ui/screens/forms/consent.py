"""A consent of one person for one purpose is given or withdrawn; each is a paper of its own."""

from collections.abc import Sequence

from sstui.core.family_file import Consent, ConsentPurpose
from sstui.core.records import FamilyId, Member, MemberId
from sstui.core.refusal import Refusal
from sstui.core.wording import capitalised, short_date
from sstui.desk.desk import Desk
from sstui.desk.families import household
from sstui.desk.family_file import ConsentDraft, give_consent, is_of_age, withdraw_consent
from sstui.ui.screens.forms.base import Values
from sstui.ui.screens.forms.choices import NumberedChoice, NumberedChoices, entries
from sstui.ui.screens.forms.days import DAY_HELP, day_field
from sstui.ui.screens.forms.family_page import FamilyPage, adults, living_there, person_options
from sstui.ui.widgets.form import Field
from sstui.ui.widgets.options import Option
from sstui.ui.widgets.text_field import TextField

_UNTIL = "Пусто — действует до отзыва."
_ALL = "Ничего не отмечено — всем организациям программы."
_PLACE_HELP = "Где лежит бумага: папка, дело, номер скана."


class ConsentForm(FamilyPage):
    """Whose data, for what, who signed, since when and until when."""

    NAME = "Согласие"
    KIND = "consent"
    HELP = (
        "Здесь записывают согласие одного человека для одной цели: по закону каждое — отдельная "
        "бумага. Взрослый подписывает сам, за ребёнка до 18 лет — законный представитель."
    )
    LOST = "Согласие не сохранено."

    def __init__(self, desk: Desk, family_id: FamilyId, member_id: MemberId | None = None) -> None:
        """Make the form.

        Args:
            desk: the office, the person at work and the day.
            family_id: the family.
            member_id: whose consent it is, where that is chosen already.
        """
        people = self._people = living_there(desk, family_id)
        grown = adults(desk, people)
        self._who = NumberedChoice(person_options(desk, people), member_id)
        self._purpose = NumberedChoice(_purposes())
        only = grown[0].id if len(grown) == 1 else None
        signer = NumberedChoice(person_options(desk, grown), only)
        given = self._given = day_field(desk, desk.today, back=True)
        self._until = day_field(desk, None)
        kinds = NumberedChoices(entries(desk.office.profile.lists.organisations))
        fields = [
            Field("member_id", "Чьи сведения", self._who, "Выберите, чьи сведения."),
            Field("purpose", "Для чего", self._purpose, "Выберите, для чего согласие."),
            Field("signer_id", "Кто подписал", signer, "Выберите, кто подписал."),
            Field("given_on", "Дано", given, "Введите день.", DAY_HELP),
            Field("until_on", "Действует по", self._until, help=DAY_HELP),
            Field("recipients", "Кому передавать", kinds),
            Field("text_version", "Редакция текста", TextField()),
            Field("place", "Где лежит", TextField(), help=_PLACE_HELP),
        ]
        super().__init__(desk, household(family_id), fields)

    def comment(self) -> None:
        self.form.offer("signer_id", is_wanted=not self._signs_alone())
        is_transfer = self._purpose.value is ConsentPurpose.TRANSFER
        self.form.offer("recipients", is_wanted=is_transfer)
        self.form.hint("recipients", _ALL if is_transfer else "")
        self.form.hint("until_on", "" if self._until.value else _UNTIL)

    def save(self, values: Values) -> str:
        member_id = MemberId(values.one("member_id", int))
        alone = self._signs_alone()
        purpose = values.one("purpose", ConsentPurpose)
        draft = ConsentDraft(
            family_id=self.family_id,
            member_id=member_id,
            signer_id=member_id if alone else MemberId(values.one("signer_id", int)),
            purpose=purpose,
            given_on=values.day("given_on"),
            until_on=values.day_or_none("until_on"),
            text_version=values.text("text_version"),
            recipients=values.many("recipients", str),
            place=values.text("place"),
            draft_id=self.draft_id,
        )
        give_consent(self.desk, draft)
        name = next(one.name.full for one in self._people if one.id == member_id)
        return f"Согласие записано: {name}, {purpose.label}."

    def _signs_alone(self) -> bool:
        """Whether the person chosen signs for himself: then nobody else is asked for."""
        chosen = next((one for one in self._people if one.id == self._who.value), None)
        return chosen is not None and self._is_grown(chosen)

    def _is_grown(self, one: Member) -> bool:
        try:
            day = self._given.read() or self.desk.today
        except Refusal:
            day = self.desk.today
        return self.desk.office.dictionaries.is_adult(one.kinship) or is_of_age(one, day)


class WithdrawForm(FamilyPage):
    """From which day a consent does not hold any more, and how that became known."""

    NAME = "Отзыв согласия"
    KIND = "consent-withdraw"
    HELP = (
        "Здесь записывают, что человек отозвал согласие. С этого дня сведения для этой цели не "
        "используют и идёт срок, за который их уничтожают. Само согласие остаётся в списке."
    )
    LOST = "Отзыв согласия не сохранён."

    def __init__(self, desk: Desk, consent: Consent) -> None:
        self.consent = consent
        found = household(consent.family_id)
        day = day_field(desk, desk.today, back=True)
        fields = [
            Field("on", "Отозвано", day, "Введите день.", DAY_HELP),
            Field("note", "Заметка", TextField(), help="Как отозвано: письмом, устно, на приёме."),
        ]
        facts = [("Согласие", consent_words(consent, found.members))]
        clocks = [one for one in desk.office.profile.clocks if one.starts == "withdrawal"]
        facts += [("Пойдёт срок", one.title) for one in clocks if one.active]
        super().__init__(desk, found, fields, facts, (consent.id, consent.version))

    def save(self, values: Values) -> str:
        withdraw_consent(self.desk, self.consent, values.day("on"), values.text("note"))
        return f"Согласие отозвано с {short_date(values.day('on'))}."


def consent_words(consent: Consent, members: Sequence[Member]) -> str:
    """«Ёлкина Мария Петровна, обработка персональных данных, дано 20.11.2026»."""
    name = next((one.name.full for one in members if one.id == consent.member_id), "")
    return f"{name}, {consent.purpose.label}, дано {short_date(consent.given_on)}"


def _purposes() -> list[Option]:
    return [Option(one, capitalised(one.label)) for one in ConsentPurpose]
