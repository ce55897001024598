"""A consent to the use of personal data (paper D02): one person, one purpose, a paper of its own.

Contents by 152-FZ art. 9 p. 4: whose data, who signs and by what powers, the operator, the purpose,
the list of data — those of health named apart (art. 10) —, the actions, to whom, until when and how
it is withdrawn.
"""

from dataclasses import dataclass
from datetime import date

from sstui.core.disclosure import ALWAYS, Datum
from sstui.core.family_file import Consent, ConsentPurpose
from sstui.core.records import Member, Sex
from sstui.documents.blocks import (
    FAMILY_FIELDS,
    GENITIVE,
    SIDE_FIELDS,
    Household,
    Side,
    born,
    date_fields,
    date_values,
    doubts_of,
    family_values,
    flat,
    list_fields,
    long_day,
    name_fields,
    name_values,
    named,
    side_gaps,
    side_values,
)
from sstui.documents.fields import Fields, Value

FIELDS: dict[str, str] = {
    **date_fields("дата", "дата согласия"),
    "подзаголовок": "на что даётся согласие",
    **SIDE_FIELDS,
    **name_fields("подписант", "кто подписывает"),
    "подписант.документ": "документ, удостоверяющий личность",
    "подписант.проживающий": "«проживающая» или «проживающий»",
    "подписант.родство": "кем приходится ребёнку",
    "подписант.рождение": "дата рождения: 15.03.1990 или прочерк",
    "за_ребёнка?": "для условия: подписывает законный представитель",
    **name_fields("субъект", "чьи сведения"),
    "субъект.документ": "документ: паспорт, свидетельство о рождении",
    "субъект.рождение": "дата рождения: 15.03.2020 или прочерк",
    **FAMILY_FIELDS,
    "цель": "для чего используют сведения",
    **list_fields("сведения", "перечень сведений"),
    **list_fields("особые", "сведения о здоровье, они названы отдельно"),
    "действия": "что делают со сведениями",
    **list_fields("получатели", "кому передают сведения"),
    "срок": "до какого дня действует: «по 15 марта 2027 г. включительно»",
    "редакция": "редакция текста, бывает пустой",
}
"""Every name that a template of the consent may use, with what it prints."""

_PROCESSED = (
    "фамилия, имя, отчество",
    "пол, дата рождения",
    "документ, удостоверяющий личность: вид, номер, кем и когда выдан",
    "СНИЛС",
    "адрес регистрации и адрес проживания, телефон",
    "состав семьи и степень родства",
    "место учёбы или работы, должность",
    "доходы, жилищные и бытовые условия",
    "какая помощь нужна семье, какая оказана и с каким результатом",
)
_HEALTH = (
    "инвалидность, ограничения жизнедеятельности",
    "ограниченные возможности здоровья, заключения комиссий",
    "наблюдение у врачей и назначенное ими лечение – насколько от него зависит помощь семье",
    "нуждаемость в постороннем уходе",
)
_ALL_ACTIONS = (
    "сбор, запись, систематизация, накопление, хранение, уточнение (обновление, изменение), "
    "извлечение, использование"
)
_END_ACTIONS = "блокирование, удаление, уничтожение"


@dataclass(frozen=True, slots=True)
class ConsentFacts:
    """Everything that the paper is made from, gathered by the desk."""

    side: Side
    consent: Consent
    subject: Member
    signer: Member
    kinship: str
    """Who the signer is to the child: «мать»."""
    household: Household
    recipients: tuple[str, ...]
    """Kinds of organisations that the data may go to, in words."""
    data: frozenset[Datum]
    """What organisations of those kinds may know."""
    heading: str
    """What it is a consent to, in the words of the profile."""
    aim: str
    """What the data are used for."""
    own_data: tuple[str, ...] = ()
    """Which data a purpose of the profile's own is about."""

    @property
    def made_on(self) -> date:
        """The day of the consent."""
        return self.consent.given_on

    @property
    def by_representative(self) -> bool:
        """Whether somebody else signs for the person."""
        return self.signer.id != self.subject.id


def missing(facts: ConsentFacts) -> list[str]:
    """What must be filled in before the paper can be made: Russian phrases, without names."""
    gaps = side_gaps(facts.side)
    if facts.consent.voided:
        gaps.append("согласие признано недействительным, нужно новое")
    if not facts.signer.identity.strip():
        gaps.append("у того, кто подписывает, нет документа, удостоверяющего личность")
    if facts.by_representative and not facts.subject.identity.strip():
        gaps.append("у ребёнка не указан документ: свидетельство о рождении или паспорт")
    if not facts.household.address:
        gaps.append("не указан адрес семьи")
    if facts.consent.purpose == ConsentPurpose.TRANSFER and not facts.recipients:
        gaps.append("не названы организации, которым передают сведения")
    return gaps


def doubts(facts: ConsentFacts) -> list[str]:
    """Case forms that a person should look at before printing."""
    if not facts.by_representative:
        return []
    return doubts_of([(named(facts.subject), GENITIVE)])


def fields(facts: ConsentFacts) -> Fields:
    """Values for the template, every one a finished text; names as in `FIELDS`."""
    consent, signer, subject = facts.consent, facts.signer, facts.subject
    purpose = consent.purpose
    until = f"по {long_day(consent.until_on)} включительно" if consent.until_on else ""
    is_told = purpose in (ConsentPurpose.TRANSFER, ConsentPurpose.HEALTH)
    return {
        **side_values(facts.side),
        "дата": date_values(consent.given_on),
        "подзаголовок": facts.heading,
        "подписант": {
            **name_values(named(signer)),
            "документ": flat(signer.identity),
            "проживающий": "проживающая" if signer.sex is Sex.FEMALE else "проживающий",
            "родство": facts.kinship,
            "рождение": born(signer),
        },
        "за_ребёнка": facts.by_representative,
        "субъект": {
            **name_values(named(subject)),
            "документ": flat(subject.identity),
            "рождение": born(subject),
        },
        "семья": family_values(facts.household),
        "цель": facts.aim,
        "сведения": _listed(_data(facts)),
        "особые": _listed(_HEALTH if purpose == ConsentPurpose.HEALTH else ()),
        "действия": _actions(purpose),
        "получатели": _listed(facts.recipients if is_told else ()),
        "срок": until or "до его отзыва",
        "редакция": flat(consent.text_version),
    }


def _data(facts: ConsentFacts) -> tuple[str, ...]:
    purpose = facts.consent.purpose
    if purpose == ConsentPurpose.PROCESSING:
        return _PROCESSED
    if facts.own_data:
        return facts.own_data
    if purpose == ConsentPurpose.HEALTH:
        return ("фамилия, имя, отчество, дата рождения",)
    known = facts.data | ALWAYS
    told = tuple(one.label for one in Datum if one in known and not one.is_special)
    return (*told, "какая помощь нужна и к какому сроку")


def _actions(purpose: str) -> str:
    passing = "передача (предоставление, доступ)"
    if purpose == ConsentPurpose.TRANSFER:
        return passing
    if purpose == ConsentPurpose.HEALTH:
        return f"{_ALL_ACTIONS}, {passing}, {_END_ACTIONS}"
    return f"{_ALL_ACTIONS}, {_END_ACTIONS}"


def _listed(items: tuple[str, ...]) -> list[Value]:
    """Items of a list with the marks of its end: «…;» and «….»."""
    last = len(items) - 1
    return [{"строка": f"{item}{'.' if at == last else ';'}"} for at, item in enumerate(items)]
