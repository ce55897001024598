"""The family's application for accompaniment (paper D01 of the domain reference).

What is asked for is marked in a list of all the kinds of help (442-FZ art. 22), so that the same
sheet can be finished by hand. Consents are papers of their own and no part of it.
"""

from dataclasses import dataclass
from datetime import date

from sstui.core import wording
from sstui.core.family_file import Application
from sstui.core.records import Member
from sstui.documents.blocks import (
    CHILDREN_FIELDS,
    DATIVE,
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
    lines,
    list_fields,
    name_fields,
    name_values,
    named,
    side_gaps,
    side_values,
    subtitle,
)
from sstui.documents.fields import Fields

MARK = "Х"

FIELDS: dict[str, str] = {
    "номер": "номер по журналу заявлений",
    **date_fields("дата", "дата заявления"),
    "подзаголовок": "о чём заявление, словами региона",
    **SIDE_FIELDS,
    "директор.должность_дат": "должность: кому?",
    **name_fields("заявитель", "заявитель"),
    "заявитель.родство": "кем приходится детям",
    "заявитель.рождение": "дата рождения, бывает пустой",
    "заявитель.документ": "документ, удостоверяющий личность",
    "заявитель.телефон": "телефон заявителя или семьи, бывает пустым",
    **FAMILY_FIELDS,
    "семья.регистрация": "адрес регистрации, если он другой; бывает пустым",
    **CHILDREN_FIELDS,
    **entry_fields(
        "помощь",
        "все виды помощи",
        отметка="«Х» у тех, о которых просят; иначе пусто",
        название="вид помощи",
    ),
    **list_fields("проблемы", "в чём нужна помощь"),
}
"""Every name that a template of the application may use, with what it prints."""


@dataclass(frozen=True, slots=True)
class ApplicationFacts:
    """Everything that the paper is made from, gathered by the desk."""

    side: Side
    director_post_dative: str
    title: str
    """The paper by its name in the region."""
    application: Application
    signer: Member
    kinship: str
    household: Household
    help_kinds: tuple[tuple[str, str], ...]
    """Every kind of help: its code and its title."""

    @property
    def made_on(self) -> date:
        """The day of the application."""
        return self.application.signed_on


def missing(facts: ApplicationFacts) -> list[str]:
    """What must be filled in before the paper can be made: Russian phrases, without names."""
    gaps = [*applicant_gaps(facts.signer), *side_gaps(facts.side)]
    if facts.application.voided:
        gaps.append("заявление признано недействительным, нужно новое")
    if not facts.signer.identity.strip():
        gaps.append("у заявителя нет документа, удостоверяющего личность")
    if not facts.household.address:
        gaps.append("не указан адрес семьи")
    return gaps


def doubts(facts: ApplicationFacts) -> list[str]:
    """Case forms that a person should look at before printing."""
    director = facts.side.director
    return doubts_of([(named(director), DATIVE), (named(facts.signer), GENITIVE)])


def fields(facts: ApplicationFacts) -> Fields:
    """Values for the template, every one a finished text; names as in `FIELDS`."""
    application, signer, household = facts.application, facts.signer, facts.household
    values = side_values(facts.side)
    director = values["директор"]
    assert isinstance(director, dict)
    registered = flat(household.registered_address)
    return {
        **values,
        "номер": application.number,
        "дата": date_values(application.signed_on),
        "подзаголовок": subtitle(facts.title, "заявление", "о социальном сопровождении семьи"),
        "директор": {**director, "должность_дат": facts.director_post_dative},
        "заявитель": {
            **name_values(named(signer)),
            "родство": facts.kinship,
            "рождение": wording.short_date(signer.born_on) if signer.born_on else "",
            "документ": flat(signer.identity),
            "телефон": signer.phone or household.family.phone,
        },
        "семья": {
            **family_values(household),
            "регистрация": "" if registered == household.address else registered,
        },
        "есть_дети": bool(household.children),
        "дети": children_values(household.children),
        "помощь": [
            {"отметка": MARK if code in application.help_kinds else "", "название": title}
            for code, title in facts.help_kinds
        ],
        "проблемы": lines(application.problems),
    }
