"""The agreement on accompaniment: what must be known before it is made, and its words.

Contents after paper D10 of the domain reference: parties, subject, duties of both sides, term,
change and end (seed 001, part 6; seed 003, steps 7 to 11; 442-FZ, articles 6 and 10).
"""

from dataclasses import dataclass
from datetime import date, timedelta

from sstui.core import wording
from sstui.core.facts import NO_LEVEL, add_months
from sstui.core.norms import Level
from sstui.core.office import Director, Institution, Terms
from sstui.core.records import Case, Family, Member, Sex, Staff
from sstui.documents.blocks import (
    CHILDREN_FIELDS,
    FAMILY_FIELDS,
    GENITIVE,
    SIDE_FIELDS,
    Side,
    address,
    children_values,
    date_fields,
    date_values,
    doubts_of,
    long_day,
    name_fields,
    name_values,
    named,
    side_gaps,
    side_values,
)
from sstui.documents.fields import Fields, Value

FIELDS: dict[str, str] = {
    "номер": "номер соглашения",
    **date_fields("дата", "дата подписания"),
    "дело.номер": "номер дела семьи",
    **SIDE_FIELDS,
    **name_fields("заявитель", "заявитель"),
    "заявитель.родство": "кем приходится детям",
    "заявитель.документ": "документ, удостоверяющий личность",
    "заявитель.действующий": "«действующий» или «действующая»",
    "заявитель.проживающий": "«проживающий» или «проживающая»",
    "заявитель.получил": "«получил» или «получила»",
    **FAMILY_FIELDS,
    **CHILDREN_FIELDS,
    "дети_род": "«несовершеннолетнего ребёнка» или «несовершеннолетних детей»",
    **name_fields("куратор", "куратор"),
    "куратор.должность": "должность: кто?",
    "куратор.телефон": "телефон, бывает пустым",
    "уровень.название": "уровень сопровождения: «кризисный»",
    "срок.с": "первый день срока",
    "срок.по": "последний день срока, входит в срок",
    "срок.длина": "«6 месяцев»",
    "посещения.частота": "«1–2 раза в месяц»",
    "после_программы?": "для условия: программа уже утверждена, когда его заключают",
}
"""Every name that a template of the agreement may use, with what it prints."""


@dataclass(frozen=True, slots=True)
class AgreementFacts:
    """Everything that the paper is made from, gathered by the desk."""

    institution: Institution
    director: Director
    terms: Terms
    number: str
    """Empty while it is only asked what is missing: a number is taken from the register last."""
    signed_on: date
    case: Case
    family: Family
    settlement_name: str
    applicant: Member | None
    kinship_title: str
    """Who the applicant is to the children: «мать»."""
    children: tuple[Member, ...]
    curator: Staff | None
    level: Level | None
    """None while no level is set."""
    term_from: date
    term_to: date
    """Last day of the term, included."""
    is_after_programme: bool = False
    """Whether the region concludes it after the programme was approved (seeds 000, 002, 003)."""

    @property
    def made_on(self) -> date:
        """The day of the agreement."""
        return self.signed_on


def missing(facts: AgreementFacts) -> list[str]:
    """What must be filled in before the paper can be made: Russian phrases, without names.

    The number is not among them: it is reserved after everything else is there.
    """
    gaps = [*_applicant_gaps(facts), *_curator_gaps(facts), *side_gaps(_side(facts))]
    if not _address(facts):
        gaps.append("не указан адрес семьи")
    if any(child.born_on is None for child in facts.children):
        gaps.append("не у всех детей указана дата рождения")
    if facts.level is None:
        gaps.append(NO_LEVEL)
    elif facts.term_to < facts.term_from:
        gaps.append("срок сопровождения кончается раньше, чем начинается")
    return gaps


def doubts(facts: AgreementFacts) -> list[str]:
    """Case forms that a person should look at before printing: «проверьте падеж: …»."""
    asked: list[Director | Member] = [facts.director]
    if facts.applicant:
        asked.append(facts.applicant)
    return doubts_of((named(one), GENITIVE) for one in asked)


def fields(facts: AgreementFacts) -> Fields:
    """Values for the template, every one a finished text; names as in `agreement_fields`.

    Raises:
        ValueError: the facts are not complete (see `missing`) or have no number yet.
    """
    if missing(facts) or not facts.number or facts.level is None:
        raise ValueError("the facts of the agreement are not complete")
    norm = facts.level.norm
    return {
        "номер": facts.number,
        "дата": date_values(facts.signed_on),
        "дело": {"номер": facts.case.number},
        **side_values(_side(facts)),
        "заявитель": _applicant(facts),
        "семья": {
            "адрес": _address(facts),
            "место": facts.settlement_name,
            "телефон": facts.family.phone,
        },
        "есть_дети": bool(facts.children),
        "дети_род": _children_genitive(len(facts.children)),
        "дети": children_values(facts.children),
        "куратор": _curator(facts),
        "уровень": {"название": facts.level.title},
        "срок": _term(facts.term_from, facts.term_to),
        "посещения": {"частота": wording.frequency(norm)},
        "после_программы": facts.is_after_programme,
    }


def _applicant_gaps(facts: AgreementFacts) -> list[str]:
    applicant = facts.applicant
    if applicant is None:
        return ["не указан заявитель"]
    gaps = []
    if not applicant.name.last.strip() or not applicant.name.first.strip():
        gaps.append("у заявителя не указаны фамилия и имя")
    if not applicant.identity.strip():
        gaps.append("у заявителя нет документа, удостоверяющего личность")
    if not facts.kinship_title.strip():
        gaps.append("не указано, кем заявитель приходится детям")
    return gaps


def _curator_gaps(facts: AgreementFacts) -> list[str]:
    if facts.curator is None:
        return ["не назначен куратор"]
    return [] if facts.curator.post.strip() else ["не указана должность куратора"]


def _applicant(facts: AgreementFacts) -> dict[str, Value]:
    applicant = facts.applicant
    assert applicant is not None
    is_female = applicant.sex is Sex.FEMALE
    return {
        **name_values(named(applicant)),
        "родство": facts.kinship_title,
        "документ": applicant.identity,
        "действующий": "действующая" if is_female else "действующий",
        "проживающий": "проживающая" if is_female else "проживающий",
        "получил": "получила" if is_female else "получил",
    }


def _curator(facts: AgreementFacts) -> dict[str, Value]:
    curator = facts.curator
    assert curator is not None
    return {
        **name_values(named(curator)),
        "должность": curator.post,
        "телефон": curator.phone,
    }


def _children_genitive(count: int) -> str:
    return "несовершеннолетнего ребёнка" if count == 1 else "несовершеннолетних детей"


def _address(facts: AgreementFacts) -> str:
    return address(facts.settlement_name, facts.family.address)


def _side(facts: AgreementFacts) -> Side:
    return Side(facts.institution, facts.director, facts.terms)


def _term(first: date, last: date) -> dict[str, Value]:
    """A term of six months from 2 November ends on 2 May (ГК art. 192), or on the day before."""
    whole = _whole_months(first, last) or _whole_months(first, last + timedelta(days=1))
    length = wording.months(whole) if whole else wording.days((last - first).days + 1)
    return {
        "с": long_day(first),
        "по": long_day(last),
        "длина": wording.tied(length),
    }


def _whole_months(first: date, last: date) -> int:
    """How many months lead from one day exactly to another; 0 where none do."""
    months = (last.year - first.year) * 12 + last.month - first.month
    return months if add_months(first, months) == last else 0
