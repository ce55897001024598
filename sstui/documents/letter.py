"""A cover letter to one organisation of a programme (paper D14).

Only its own measures, and of the people only what its kind may know; the paper knows nothing else
of the family, not even who signs for it (152-FZ art. 5).
"""

from dataclasses import dataclass
from datetime import date

from sstui.core import wording
from sstui.core.disclosure import Datum
from sstui.core.letters import DisclosureGround, Letter
from sstui.core.programme import Measure, Organisation, Programme
from sstui.core.records import Member, MemberId, Staff
from sstui.documents.blocks import (
    SIDE_FIELDS,
    Side,
    date_fields,
    date_values,
    entry_fields,
    flat,
    full_name,
    lines,
    list_fields,
    long_day,
    name_fields,
    name_values,
    named,
    side_gaps,
    side_values,
)
from sstui.documents.fields import Fields, Value
from sstui.documents.measures import MEASURE_FIELDS, Names, measure_values
from sstui.documents.sitting import numbered

FIELDS: dict[str, str] = {
    "номер": "исходящий номер",
    **date_fields("дата", "дата письма"),
    **SIDE_FIELDS,
    "кому.организация": "организация",
    "кому.должность": "должность руководителя: кому? бывает пустой",
    "кому.имя": "руководитель: кому? бывает пустым",
    "кому.адрес": "адрес, бывает пустым",
    "программа": "номер программы с редакцией",
    "утверждена": "кем и когда утверждена программа",
    "основание": "по какому праву передаются сведения",
    "ответ_до": "до какого дня ждут ответа: 15 марта 2026 г.; бывает пустым",
    **entry_fields(
        "люди",
        "кому нужна помощь",
        номер="порядковый номер",
        имя="фамилия, имя, отчество",
        сведения="то, что организации можно знать; прочерк, если ничего",
    ),
    "адрес": "адрес семьи, если его можно назвать; иначе пусто",
    "телефон": "телефон семьи, если его можно назвать; иначе пусто",
    **list_fields("проблема", "проблема, если её можно назвать"),
    **list_fields("цель", "цель программы, если её можно назвать"),
    **MEASURE_FIELDS,
    **name_fields("исполнитель", "исполнитель"),
    "исполнитель.телефон": "его телефон или телефон учреждения, бывает пустым",
}
"""Every name that a template of the letter may use, with what it prints."""


@dataclass(frozen=True, slots=True)
class LetterFacts:
    """Everything that the paper is made from, gathered by the desk; nothing held back is here."""

    side: Side
    letter: Letter
    organisation: Organisation
    programme: Programme
    measures: tuple[Measure, ...]
    people: tuple[Member, ...]
    data: frozenset[Datum]
    health_of: frozenset[MemberId]
    names: Names
    approved_by: str
    """«консилиум специалистов, протокол № 7/2026»."""
    address: str
    phone: str
    executor: Staff | None
    """The curator."""
    consent_on: date | None = None

    @property
    def made_on(self) -> date:
        """The day of the letter."""
        return self.letter.written_on


def missing(facts: LetterFacts) -> list[str]:
    """What must be filled in before the paper can be made: Russian phrases, without names."""
    gaps = side_gaps(facts.side)
    if facts.letter.voided:
        gaps.append("письмо признано недействительным, нужно новое")
    if facts.executor is None:
        gaps.append("не назначен куратор: он исполнитель письма")
    if not facts.measures or not facts.people:
        gaps.append("в письме нет мероприятий или людей")
    return gaps


def doubts(facts: LetterFacts) -> list[str]:
    """Nothing in it is put into a case by the program."""
    return []


def fields(facts: LetterFacts) -> Fields:
    """Values for the template, every one a finished text; names as in `FIELDS`."""
    letter, organisation, programme = facts.letter, facts.organisation, facts.programme
    assert facts.executor is not None
    may, values = facts.data, side_values(facts.side)
    measures = enumerate(facts.measures, 1)
    return {
        **values,
        "номер": letter.number,
        "дата": date_values(letter.written_on),
        "кому": {
            "организация": organisation.name,
            "должность": organisation.head_post,
            "имя": organisation.head,
            "адрес": organisation.address,
        },
        "программа": numbered(programme),
        "утверждена": _approved(facts),
        "основание": _ground(facts),
        "ответ_до": long_day(letter.reply_by) if letter.reply_by else "",
        "люди": [_person(number, one, facts) for number, one in enumerate(facts.people, 1)],
        "адрес": flat(facts.address) if Datum.ADDRESS in may else "",
        "телефон": flat(facts.phone) if Datum.PHONE in may else "",
        "проблема": lines(programme.problem) if Datum.PROBLEM in may else [],
        "цель": lines(programme.goal) if Datum.PROBLEM in may else [],
        "мероприятия": [measure_values(number, one, facts.names) for number, one in measures],
        "исполнитель": {
            **name_values(named(facts.executor)),
            "телефон": facts.executor.phone or facts.side.institution.phone,
        },
    }


def _person(number: int, one: Member, facts: LetterFacts) -> Value:
    """The person's name and what this organisation may know of him."""
    told = []
    if Datum.BORN_ON in facts.data and one.born_on:
        told.append(f"дата рождения {wording.short_date(one.born_on)}")
    if Datum.OCCUPATION in facts.data and one.occupation:
        told.append(f"учится или работает: {flat(one.occupation)}")
    if Datum.HEALTH in facts.data and one.id in facts.health_of and one.health:
        told.append(f"о здоровье: {flat(one.health)}")
    return {"номер": number, "имя": full_name(one.name), "сведения": "; ".join(told) or "–"}


def _approved(facts: LetterFacts) -> str:
    on = facts.programme.decided_on
    day = f" {wording.short_date(on)}" if on else ""
    by = f" ({facts.approved_by})" if facts.approved_by else ""
    return f"{day}{by}".strip()


def _ground(facts: LetterFacts) -> str:
    match facts.letter.ground:
        case DisclosureGround.CONSENT:
            on = f" от {wording.short_date(facts.consent_on)}" if facts.consent_on else ""
            return f"письменное согласие{on} на передачу сведений"
        case DisclosureGround.REQUEST:
            return f"ваш запрос № {flat(facts.letter.request_number)}"
        case _:
            return "межведомственное взаимодействие (статья 28 того же закона)"
