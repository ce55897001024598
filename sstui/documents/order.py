"""The director's order that names a family's curator (paper D08; seed 001 points 6.3 and 7.2)."""

from dataclasses import dataclass
from datetime import date

from sstui.core.orders import CuratorOrder
from sstui.core.records import Sex, Staff
from sstui.documents.blocks import (
    ACCUSATIVE,
    CHILDREN_FIELDS,
    FAMILY_FIELDS,
    GENITIVE,
    SIDE_FIELDS,
    Household,
    Side,
    applicant_gaps,
    children_values,
    date_fields,
    date_values,
    doubts_of,
    entry_fields,
    family_values,
    flat,
    long_day,
    name_fields,
    name_values,
    named,
    side_gaps,
    side_values,
)
from sstui.documents.fields import Fields, Value

FIELDS: dict[str, str] = {
    "номер": "номер приказа",
    **date_fields("дата", "дата приказа"),
    "дело.номер": "номер дела семьи",
    **SIDE_FIELDS,
    **name_fields("заявитель", "заявитель"),
    **FAMILY_FIELDS,
    **CHILDREN_FIELDS,
    **name_fields("куратор", "куратор"),
    "куратор.должность_вин": "должность: кого?",
    "куратор.на_него": "«на него» или «на неё»",
    "с": "с какого дня отвечает: 15 марта 2026 г.",
    "есть_замена?": "для условия: назван ли замещающий",
    "замена.вин": "замещающий: кого?",
    "замена.должность_вин": "должность: кого?",
    "есть_контроль?": "для условия: назван ли заведующий",
    "контроль.вин": "кто следит за исполнением: кого?",
    "контроль.должность_вин": "должность: кого?",
    "основание": "основание, бывает пустым",
    **entry_fields(
        "ознакомлены", "кто расписывается в приказе", должность="должность", подпись="имя"
    ),
}
"""Every name that a template of the order may use, with what it prints."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of the service with his post in the accusative."""

    staff: Staff
    post_accusative: str
    """Empty where the dictionary of posts does not have it."""

    @property
    def post(self) -> str:
        """The post after «закрепить»: whom."""
        return self.post_accusative or f"сотрудника (должность – {self.staff.post})"


@dataclass(frozen=True, slots=True)
class OrderFacts:
    """Everything that the paper is made from, gathered by the desk."""

    side: Side
    order: CuratorOrder
    case_number: str
    household: Household
    curator: Person
    substitute: Person | None = None
    control: Person | None = None
    """Who sees to it; the director when None."""
    application: str = ""
    """The family's application, by number and date, where the order names no other ground."""

    @property
    def made_on(self) -> date:
        """The day of the order."""
        return self.order.signed_on


def missing(facts: OrderFacts) -> list[str]:
    """What must be filled in before the paper can be made: Russian phrases, without names."""
    gaps = [*applicant_gaps(facts.household.applicant), *side_gaps(facts.side)]
    if not facts.curator.staff.post.strip():
        gaps.append("не указана должность куратора")
    if facts.substitute and not facts.substitute.staff.post.strip():
        gaps.append("не указана должность того, кто замещает куратора")
    return gaps


def doubts(facts: OrderFacts) -> list[str]:
    """Case forms that a person should look at before printing."""
    named_in = [facts.curator, facts.substitute, facts.control]
    people = [(named(one.staff), ACCUSATIVE) for one in named_in if one]
    applicant = facts.household.applicant
    return doubts_of([*([(named(applicant), GENITIVE)] if applicant else []), *people])


def fields(facts: OrderFacts) -> Fields:
    """Values for the template, every one a finished text; names as in `FIELDS`."""
    household, curator = facts.household, facts.curator.staff
    assert household.applicant is not None
    signs = [one for one in (facts.curator, facts.substitute, facts.control) if one]
    is_female = curator.sex is Sex.FEMALE
    return {
        **side_values(facts.side),
        "номер": facts.order.number,
        "дата": date_values(facts.order.signed_on),
        "дело": {"номер": facts.case_number},
        "заявитель": name_values(named(household.applicant)),
        "семья": family_values(household),
        "есть_дети": bool(household.children),
        "дети": children_values(household.children),
        "куратор": {
            **name_values(named(curator)),
            "должность_вин": facts.curator.post,
            "на_него": "на неё" if is_female else "на него",
        },
        "с": long_day(facts.order.from_on),
        "есть_замена": facts.substitute is not None,
        "замена": _accusative(facts.substitute),
        "есть_контроль": facts.control is not None,
        "контроль": _accusative(facts.control),
        "основание": flat(facts.order.basis) or facts.application,
        "ознакомлены": [_signs(one) for one in signs],
    }


def _accusative(one: Person | None) -> dict[str, Value]:
    if one is None:
        return {"вин": "", "должность_вин": ""}
    return {"вин": name_values(named(one.staff))["вин"], "должность_вин": one.post}


def _signs(one: Person) -> Value:
    return {"должность": one.staff.post, "подпись": name_values(named(one.staff))["подпись"]}
