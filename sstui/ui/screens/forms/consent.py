"""Consents are given, several at once too, or withdrawn; each is a paper of its own."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from sstui.core.family_file import Consent, ConsentPurpose
from sstui.core.records import FamilyId, Member, MemberId
from sstui.core.refusal import Refusal
from sstui.core.wording import capitalised, short_date
from sstui.desk.consents import ConsentsDraft, give_consents, in_force, signs_alone
from sstui.desk.desk import Desk
from sstui.desk.families import household
from sstui.desk.family_file import ConsentDraft, withdraw_consent
from sstui.desk.family_words import purpose_words
from sstui.ui.screens.forms.base import Values
from sstui.ui.screens.forms.choices import NumberedChoice, NumberedChoices, entries
from sstui.ui.screens.forms.days import DAY_HELP, day_field
from sstui.ui.screens.forms.family_page import FamilyPage, adults, living_there, person_options
from sstui.ui.tones import Tone
from sstui.ui.widgets.form import Field
from sstui.ui.widgets.options import Option
from sstui.ui.widgets.text_field import TextField

_UNTIL = "Пусто — действует до отзыва."
_ALL = "Ничего не отмечено — всем организациям программы."
_PLACE_HELP = "Где лежит бумага: папка, дело, номер скана."


class ConsentForm(FamilyPage):
    """Whose data, for what, who signed, since when and until when; nothing is ticked at first."""

    NAME = "Согласие"
    KIND = "consent"
    HELP = (
        "Здесь записывают согласия. По закону каждое — отдельная бумага: один человек, одна цель. "
        "Если подписали сразу несколько, отметьте всех людей и все цели: запишется по согласию на "
        "каждого и каждую цель. Взрослый подписывает сам, за ребёнка до 18 лет — законный "
        "представитель."
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
        chosen = () if member_id is None else (member_id,)
        self._who = NumberedChoices(person_options(desk, people), chosen)
        self._purpose = NumberedChoices(_purposes(desk))
        only = grown[0].id if len(grown) == 1 else None
        signer = NumberedChoice(person_options(desk, grown), only)
        given = self._given = day_field(desk, desk.today, back=True)
        self._until = day_field(desk, None)
        kinds = NumberedChoices(entries(desk.office.profile.lists.organisations))
        fields = [
            Field("member_id", "Чьи сведения", self._who, "Выберите, чьи сведения."),
            Field("purpose", "Для чего", self._purpose, "Выберите, для чего согласие."),
            Field("signer_id", "Подписал за детей", signer, "Выберите, кто подписал."),
            Field("given_on", "Дано", given, "Введите день.", DAY_HELP),
            Field("until_on", "Действует по", self._until, help=DAY_HELP),
            Field("recipients", "Кому передавать", kinds),
            Field("text_version", "Редакция текста", TextField()),
            Field("place", "Где лежит", TextField(), help=_PLACE_HELP),
        ]
        super().__init__(desk, household(family_id), fields)

    def comment(self) -> None:
        self.form.offer("signer_id", is_wanted=not self._sign_alone())
        is_transfer = ConsentPurpose.TRANSFER in self._purposes
        self.form.offer("recipients", is_wanted=is_transfer)
        self.form.hint("recipients", _ALL if is_transfer else "")
        self.form.hint("until_on", "" if self._until.value else _UNTIL)
        self.form.hint("purpose", *self._what_comes_of_it())

    def _what_comes_of_it(self) -> tuple[str, Tone]:
        """How many papers these are, and which of them hold already."""
        count = len(self._chosen) * len(self._purposes)
        if not count:
            return "", Tone.MUTED
        draft = self._draft(self._example())
        names = {one.id: one.name.first for one in self._chosen}
        held = sorted(in_force(self.desk, draft), key=lambda one: (one[1], one[0]))
        words = "; ".join(
            f"{names[who]}, {purpose_words(self.desk, purpose)}" for who, purpose in held
        )
        if words:
            left = "" if count == 1 else " и второй раз не запишется"
            return f"Уже действует{left}: {words}.", Tone.DUE
        return (f"Согласий: {count}, каждое — отдельная запись." if count > 1 else ""), Tone.MUTED

    def save(self, values: Values) -> str:
        each = replace(
            self._example(),
            given_on=values.day("given_on"),
            until_on=values.day_or_none("until_on"),
            text_version=values.text("text_version"),
            recipients=values.many("recipients", str),
            place=values.text("place"),
            draft_id=self.draft_id,
        )
        signer = values.by_name["signer_id"]
        draft = self._draft(each, MemberId(signer) if isinstance(signer, int) else None)
        wanted = len(draft.people) * len(draft.purposes)
        given = len(give_consents(self.desk, self._people, draft))
        if wanted == 1:
            words = purpose_words(self.desk, draft.purposes[0])
            return f"Согласие записано: {self._chosen[0].name.full}, {words}."
        held = f" Действовали и раньше: {wanted - given}." if given < wanted else ""
        return f"Записано согласий: {given}.{held}"

    def _draft(self, each: ConsentDraft, signer: MemberId | None = None) -> ConsentsDraft:
        people = tuple(one.id for one in self._chosen)
        return ConsentsDraft(people, tuple(self._purposes), signer, each)

    @property
    def _chosen(self) -> list[Member]:
        ticked = self._who.read()
        return [one for one in self._people if isinstance(ticked, tuple) and one.id in ticked]

    @property
    def _purposes(self) -> list[str]:
        ticked = self._purpose.read()
        known = [one.code for one in self.desk.office.profile.lists.purposes]
        return [one for one in known if isinstance(ticked, tuple) and one in ticked]

    def _example(self) -> ConsentDraft:
        """A consent of the day in the field; of nobody in particular."""
        try:
            typed = self._given.read()
        except Refusal:
            typed = None
        day = typed if isinstance(typed, date) else self.desk.today
        nobody = MemberId(0)
        return ConsentDraft(self.family_id, nobody, nobody, ConsentPurpose.PROCESSING, day)

    def _sign_alone(self) -> bool:
        """Whether each of those chosen signs for himself: then nobody else is asked for."""
        chosen, example = self._chosen, self._example()
        return bool(chosen) and all(signs_alone(self.desk, one, example) for one in chosen)


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
        facts = [("Согласие", consent_words(desk, consent, found.members))]
        clocks = [one for one in desk.office.profile.clocks if one.starts == "withdrawal"]
        facts += [("Пойдёт срок", one.title) for one in clocks if one.active]
        super().__init__(desk, found, fields, facts, (consent.id, consent.version))

    def save(self, values: Values) -> str:
        withdraw_consent(self.desk, self.consent, values.day("on"), values.text("note"))
        return f"Согласие отозвано с {short_date(values.day('on'))}."


def consent_words(desk: Desk, consent: Consent, members: Sequence[Member]) -> str:
    """«Ёлкина Мария Петровна, обработка персональных данных, дано 20.11.2026»."""
    name = next((one.name.full for one in members if one.id == consent.member_id), "")
    return f"{name}, {purpose_words(desk, consent.purpose)}, дано {short_date(consent.given_on)}"


def _purposes(desk: Desk) -> list[Option]:
    """The purposes that the profile offers, in its words."""
    offered = desk.office.profile.lists.purposes.active()
    return [Option(one.code, capitalised(one.title)) for one in offered]
