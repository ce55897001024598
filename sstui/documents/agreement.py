"""The agreement on accompaniment: what must be known before it is made, and its words.

Contents after paper D10 of the domain reference: parties, subject, duties of both sides, term,
change and end (seed 001, part 6; seed 003, steps 7 to 11; 442-FZ, articles 6 and 10).
"""

from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from sstui.core import wording
from sstui.core.norms import Level
from sstui.core.office import Director, Forms, Institution, Terms
from sstui.core.records import Case, Family, FullName, Member, NameForms, Sex, Staff
from sstui.documents.agreement_fields import TERMS
from sstui.documents.declension import GrammaticalCase, decline, doubtful, tidy
from sstui.documents.fields import Fields, Value

GENITIVE, DATIVE = GrammaticalCase.GENITIVE, GrammaticalCase.DATIVE
INSTRUMENTAL = GrammaticalCase.INSTRUMENTAL


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
    level: Level
    term_from: date
    term_to: date
    """Last day of the term, included."""


def missing(facts: AgreementFacts) -> list[str]:
    """What must be filled in before the paper can be made: Russian phrases, without names.

    The number is not among them: it is reserved after everything else is there.
    """
    gaps = [*_applicant_gaps(facts), *_curator_gaps(facts), *_institution_gaps(facts)]
    if not _address(facts):
        gaps.append("не указан адрес семьи")
    if any(child.born_on is None for child in facts.children):
        gaps.append("не у всех детей указана дата рождения")
    if facts.term_to < facts.term_from:
        gaps.append("срок сопровождения кончается раньше, чем начинается")
    return gaps


def doubts(facts: AgreementFacts) -> list[str]:
    """Case forms that a person should look at before printing: «проверьте падеж: …»."""
    asked = [(facts.director.name, facts.director.sex, facts.director.forms)]
    if facts.applicant:
        asked.append((facts.applicant.name, facts.applicant.sex, facts.applicant.forms))
    return [
        f"проверьте падеж: {decline(name, sex, GENITIVE, stored)} ({GENITIVE.label})"
        for name, sex, stored in asked
        if doubtful(name, sex, GENITIVE, stored)
    ]


def fields(facts: AgreementFacts) -> Fields:
    """Values for the template, every one a finished text; names as in `agreement_fields`.

    Raises:
        ValueError: the facts are not complete (see `missing`) or have no number yet.
    """
    if missing(facts) or not facts.number:
        raise ValueError("the facts of the agreement are not complete")
    norm = facts.level.norm
    return {
        "номер": facts.number,
        "дата": {
            "словами": _tied_date(wording.quoted_date(facts.signed_on)),
            "кратко": wording.short_date(facts.signed_on),
        },
        "дело": {"номер": facts.case.number},
        "учреждение": _institution(facts.institution),
        "директор": _director(facts.director),
        "заявитель": _applicant(facts),
        "семья": {
            "адрес": _address(facts),
            "место": facts.settlement_name,
            "телефон": facts.family.phone,
        },
        "есть_дети": bool(facts.children),
        "дети_род": _children_genitive(len(facts.children)),
        "дети": [_child(number, child) for number, child in enumerate(facts.children, 1)],
        "куратор": _curator(facts),
        "уровень": {"название": facts.level.title},
        "срок": _term(facts.term_from, facts.term_to),
        "посещения": {"частота": wording.frequency(norm)},
        "слова": {word: _forms(getattr(facts.terms, term)) for term, word in TERMS.items()},
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


def _institution_gaps(facts: AgreementFacts) -> list[str]:
    institution, director = facts.institution, facts.director
    needed = [
        (institution.name, "название учреждения"),
        (institution.place, "место подписания"),
        (institution.address, "адрес учреждения"),
        (director.name.last, "фамилия директора"),
        (director.name.first, "имя директора"),
        (director.post_genitive, "должность директора в родительном падеже"),
        (director.basis, "на основании чего действует директор"),
    ]
    return [f"в настройках учреждения нет: {what}" for text, what in needed if not text.strip()]


def _institution(institution: Institution) -> dict[str, Value]:
    lines = [line.strip() for line in institution.details.splitlines()]
    return {
        "имя": institution.name,
        "род": institution.name_genitive,
        "краткое": institution.short,
        "место": institution.place,
        "адрес": institution.address,
        "телефон": institution.phone,
        "отделение": institution.department,
        "отделение_род": institution.department_genitive,
        "реквизиты": [{"строка": line} for line in lines if line],
    }


def _director(director: Director) -> dict[str, Value]:
    is_female = director.sex is Sex.FEMALE
    return {
        **_name(director.name, director.sex, director.forms),
        "должность": director.post,
        "должность_род": director.post_genitive,
        "действующий_род": "действующей" if is_female else "действующего",
        "основание": director.basis,
    }


def _applicant(facts: AgreementFacts) -> dict[str, Value]:
    applicant = facts.applicant
    assert applicant is not None
    is_female = applicant.sex is Sex.FEMALE
    return {
        **_name(applicant.name, applicant.sex, applicant.forms),
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
        **_name(curator.name, curator.sex, curator.forms),
        "должность": curator.post,
        "телефон": curator.phone,
    }


def _name(name: FullName, sex: Sex, stored: NameForms) -> dict[str, Value]:
    tidied = FullName(tidy(name.last), tidy(name.first), tidy(name.patronymic))
    return {
        "имя": tidied.full,
        "род": decline(tidied, sex, GENITIVE, stored),
        "дат": decline(tidied, sex, DATIVE, stored),
        "твор": decline(tidied, sex, INSTRUMENTAL, stored),
        "подпись": wording.signature(tidied),
    }


def _child(number: int, child: Member) -> dict[str, Value]:
    assert child.born_on is not None
    name = FullName(tidy(child.name.last), tidy(child.name.first), tidy(child.name.patronymic))
    return {"номер": number, "имя": name.full, "рождение": wording.short_date(child.born_on)}


def _children_genitive(count: int) -> str:
    return "несовершеннолетнего ребёнка" if count == 1 else "несовершеннолетних детей"


def _address(facts: AgreementFacts) -> str:
    """The address with the settlement before it, unless it is written there already."""
    settlement, address = facts.settlement_name.strip(), facts.family.address.strip()
    if f"{address},".casefold().startswith(f"{settlement},".casefold()):
        return address
    return ", ".join(part for part in (settlement, address) if part)


def _term(first: date, last: date) -> dict[str, Value]:
    """A term of six months from 2 November ends on 2 May (ГК art. 192), or on the day before."""
    spans = (relativedelta(last, first), relativedelta(last + timedelta(days=1), first))
    whole = [span.years * 12 + span.months for span in spans if not span.days]
    length = wording.months(whole[0]) if any(whole) else wording.days((last - first).days + 1)
    return {
        "с": _tied_date(wording.long_date(first)),
        "по": _tied_date(wording.long_date(last)),
        "длина": wording.tied(length),
    }


def _tied_date(text: str) -> str:
    """A date that breaks nowhere but before the year: «15 марта» and «2026 г.» hold together."""
    day, month, year, ending = text.split(" ")
    return f"{day}{wording.NO_BREAK}{month} {year}{wording.NO_BREAK}{ending}"


def _forms(forms: Forms) -> dict[str, Value]:
    return {
        "им": forms.nominative,
        "род": forms.genitive,
        "дат": forms.dative,
        "вин": forms.accusative,
        "твор": forms.instrumental,
        "предл": forms.prepositional,
        "кратко": forms.short,
    }
