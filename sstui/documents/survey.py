"""The act of a survey of how a family lives (paper D04): who went, who lives there, what was seen.

Sections that nobody has written are left out; its title is the region's.
"""

from dataclasses import dataclass
from datetime import date

from sstui.core.family_file import Survey
from sstui.core.records import Staff
from sstui.documents.blocks import (
    FAMILY_FIELDS,
    GENITIVE,
    SIDE_FIELDS,
    Household,
    Relative,
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
    name_fields,
    name_values,
    named,
    side_gaps,
    side_values,
    subtitle,
)
from sstui.documents.fields import Fields, Value

FIELDS: dict[str, str] = {
    "номер": "номер акта",
    **date_fields("дата", "когда составлен акт"),
    **date_fields("обследовано", "когда была семья обследована"),
    "подзаголовок": "что обследовано, словами региона",
    **SIDE_FIELDS,
    **name_fields("заявитель", "заявитель"),
    **FAMILY_FIELDS,
    "семья.регистрация": "адрес регистрации, бывает пустым",
    **entry_fields(
        "обследовали",
        "сотрудники, которые обследовали",
        имя="фамилия, имя, отчество",
        должность="должность",
        подпись="инициалы и фамилия",
    ),
    **list_fields("ещё", "кто ещё обследовал"),
    "сведения_от": "от кого сведения, бывает пустым",
    "есть_люди?": "для условия: внесён ли хоть один человек",
    **entry_fields(
        "люди",
        "кто живёт в семье",
        номер="порядковый номер",
        имя="фамилия, имя, отчество",
        рождение="дата рождения или прочерк",
        родство="кем приходится детям",
        занятие="где учится или работает",
    ),
    **entry_fields("разделы", "разделы акта, в которых что-то написано", название="название"),
    **list_fields("разделы[].строки", "текст раздела"),
    **list_fields("вывод", "вывод"),
    **list_fields("рекомендации", "рекомендации"),
}
"""Every name that a template of the survey act may use, with what it prints."""

_SECTIONS = {
    "housing": "Условия проживания",
    "premises": "Состояние жилого помещения",
    "income": "Доходы семьи",
    "relations": "Отношения в семье",
    "children": "Дети: здоровье, уход, учёба, своё место",
    "resources": "На что семья может опереться",
}


@dataclass(frozen=True, slots=True)
class SurveyFacts:
    """Everything that the paper is made from, gathered by the desk."""

    side: Side
    title: str
    """The paper by its name in the region."""
    survey: Survey
    surveyors: tuple[Staff, ...]
    household: Household

    @property
    def made_on(self) -> date:
        """The day of the act."""
        return self.survey.drawn_on


def missing(facts: SurveyFacts) -> list[str]:
    """What must be filled in before the paper can be made: Russian phrases, without names."""
    gaps = [*applicant_gaps(facts.household.applicant), *side_gaps(facts.side)]
    if facts.survey.voided:
        gaps.append("акт признан недействительным, нужен новый")
    if not facts.surveyors and not facts.survey.others.strip():
        gaps.append("не указано, кто обследовал")
    if not facts.household.address:
        gaps.append("не указан адрес семьи")
    if not facts.survey.conclusion.strip():
        gaps.append("не написан вывод")
    return gaps


def doubts(facts: SurveyFacts) -> list[str]:
    """Case forms that a person should look at before printing."""
    applicant = facts.household.applicant
    return doubts_of([(named(applicant), GENITIVE)]) if applicant else []


def fields(facts: SurveyFacts) -> Fields:
    """Values for the template, every one a finished text; names as in `FIELDS`."""
    survey, household = facts.survey, facts.household
    assert household.applicant is not None
    people = [_person(number, one) for number, one in enumerate(household.relatives, 1)]
    return {
        **side_values(facts.side),
        "номер": survey.number,
        "дата": date_values(survey.drawn_on),
        "обследовано": date_values(survey.surveyed_on),
        "подзаголовок": subtitle(facts.title, "акт", "обследования условий жизни семьи"),
        "заявитель": name_values(named(household.applicant)),
        "семья": {
            **family_values(household),
            "регистрация": flat(household.registered_address),
        },
        "обследовали": [_surveyor(one) for one in facts.surveyors],
        "ещё": lines(survey.others),
        "сведения_от": flat(survey.info_from),
        "есть_люди": bool(people),
        "люди": people,
        "разделы": _sections(survey),
        "вывод": lines(survey.conclusion),
        "рекомендации": lines(survey.recommendations),
    }


def _person(number: int, one: Relative) -> Value:
    return {
        "номер": number,
        "имя": full_name(one.member.name),
        "рождение": born(one.member),
        "родство": one.kinship,
        "занятие": flat(one.member.occupation) or "–",
    }


def _surveyor(one: Staff) -> Value:
    values = name_values(named(one))
    return {"имя": values["имя"], "должность": one.post, "подпись": values["подпись"]}


def _sections(survey: Survey) -> list[Value]:
    written = ((title, lines(getattr(survey, name))) for name, title in _SECTIONS.items())
    return [{"название": title, "строки": found} for title, found in written if found]
