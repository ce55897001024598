"""The individual programme with its table of measures (paper D09; seed 001 part 8).

A draft is printed for the family to sign, with room for the approval; an approved version prints
who approved it and when. An edition's text never changes after that, so neither does the paper.
"""

from dataclasses import dataclass
from datetime import date

from sstui.core import wording
from sstui.core.programme import Measure, Programme, ProgrammeState
from sstui.core.records import Member, Staff
from sstui.documents.blocks import (
    BLANK_NUMBER,
    FAMILY_FIELDS,
    GENITIVE,
    SIDE_FIELDS,
    Household,
    Side,
    applicant_gaps,
    born,
    date_fields,
    date_values,
    doubts_of,
    entry_fields,
    family_values,
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

FIELDS: dict[str, str] = {
    "номер": "номер программы",
    **date_fields("дата", "когда составлена"),
    "редакция": "номер редакции, если она не первая; иначе пусто",
    "повторная?": "для условия: программа у семьи не первая",
    "дело.номер": "номер дела семьи",
    **SIDE_FIELDS,
    "решает_орган?": "для условия: утверждает орган, а не директор",
    "орган.род": "орган, который утверждает: чего?",
    "протокол.номер": "номер протокола или место для него",
    **date_fields("утверждено", "когда утверждена или место для даты"),
    **name_fields("заявитель", "заявитель"),
    **FAMILY_FIELDS,
    "семья.категория": "категории семьи через запятую, бывает пустым",
    "уровень": "уровень сопровождения, бывает пустым",
    "срок.с": "первый день срока",
    "срок.по": "последний день срока, входит в срок",
    "иппсу": "ИППСУ, частью которой она является; бывает пустым",
    **name_fields("куратор", "куратор"),
    "куратор.должность": "должность: кто?",
    "куратор.телефон": "телефон, бывает пустым",
    **entry_fields(
        "люди",
        "кто живёт в семье",
        номер="порядковый номер",
        имя="фамилия, имя, отчество",
        рождение="дата рождения или прочерк",
        родство="кем приходится детям",
    ),
    **list_fields("проблема", "проблема"),
    **list_fields("цель", "цель"),
    **list_fields("результат", "чего хочет добиться семья"),
    **list_fields("ресурсы", "ресурсы семьи"),
    **list_fields("обязательства", "что берёт на себя семья"),
    **MEASURE_FIELDS,
    **entry_fields("подписи", "взрослые семьи, которые подписывают", подпись="имя у подписи"),
    **entry_fields("пустые", "три строки для записей от руки", номер="порядковый номер"),
}
"""Every name that a template of the programme may use, with what it prints."""

ROOM = 3
"""Rows left for supplements."""


@dataclass(frozen=True, slots=True)
class ProgrammeFacts:
    """Everything that the paper is made from, gathered by the desk."""

    side: Side
    programme: Programme
    measures: tuple[Measure, ...]
    names: Names
    case_number: str
    household: Household
    curator: Staff | None
    level: str = ""
    """Title of the level of the programme's first day; empty while none is set."""
    categories: tuple[str, ...] = ()
    obligations: str = ""
    body_genitive: str = ""
    """The body that approves; empty where the director does."""
    protocol: str = ""
    """Number of the protocol of the approval."""

    @property
    def made_on(self) -> date:
        """The day on which the programme was drawn up."""
        return self.programme.drawn_on

    @property
    def is_approved(self) -> bool:
        """Whether it is, or was once, in force."""
        return self.programme.state in (ProgrammeState.APPROVED, ProgrammeState.REPLACED)


def missing(facts: ProgrammeFacts) -> list[str]:
    """What must be filled in before the paper can be made: Russian phrases, without names."""
    gaps = [*applicant_gaps(facts.household.applicant), *side_gaps(facts.side)]
    if facts.curator is None:
        gaps.append("не назначен куратор")
    if not facts.measures:
        gaps.append("в программе нет ни одного мероприятия")
    return gaps


def doubts(facts: ProgrammeFacts) -> list[str]:
    """Case forms that a person should look at before printing."""
    applicant = facts.household.applicant
    return doubts_of([(named(applicant), GENITIVE)]) if applicant else []


def fields(facts: ProgrammeFacts) -> Fields:
    """Values for the template, every one a finished text; names as in `FIELDS`."""
    programme, household = facts.programme, facts.household
    assert household.applicant is not None
    return {
        **side_values(facts.side),
        **_heading(facts),
        "дело": {"номер": facts.case_number},
        "заявитель": name_values(named(household.applicant)),
        "семья": {**family_values(household), "категория": ", ".join(facts.categories)},
        "уровень": facts.level,
        "срок": {"с": long_day(programme.from_on), "по": long_day(programme.until_on)},
        "иппсу": flat(programme.service_programme),
        "куратор": _curator(facts.curator),
        "люди": _people(household),
        "проблема": lines(programme.problem),
        "цель": lines(programme.goal),
        "результат": lines(programme.desired),
        "ресурсы": lines(programme.resources),
        "обязательства": lines(facts.obligations),
        "мероприятия": [
            measure_values(number, one, facts.names) for number, one in enumerate(facts.measures, 1)
        ],
        "подписи": [{"подпись": wording.signature(one.name)} for one in _signers(household)],
        "пустые": [{"номер": number} for number in range(1, ROOM + 1)],
    }


def _heading(facts: ProgrammeFacts) -> dict[str, Value]:
    programme = facts.programme
    return {
        "номер": programme.number,
        "дата": date_values(programme.drawn_on),
        "редакция": str(programme.edition) if programme.edition > 1 else "",
        "повторная": programme.is_repeat,
        "решает_орган": bool(facts.body_genitive),
        "орган": {"род": facts.body_genitive},
        "протокол": {"номер": facts.protocol or BLANK_NUMBER},
        "утверждено": date_values(programme.decided_on if facts.is_approved else None),
    }


def _curator(curator: Staff | None) -> dict[str, Value]:
    assert curator is not None
    values = name_values(named(curator))
    return {**values, "должность": curator.post, "телефон": curator.phone}


def _people(household: Household) -> list[Value]:
    return [
        {
            "номер": number,
            "имя": full_name(one.member.name),
            "рождение": born(one.member),
            "родство": one.kinship,
        }
        for number, one in enumerate(household.relatives, 1)
    ]


def _signers(household: Household) -> tuple[Member, ...]:
    """The adults who live there; the applicant alone where there is none."""
    assert household.applicant is not None
    return household.adults or (household.applicant,)
