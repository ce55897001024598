"""The protocol of a sitting (paper D12): who was there, the agenda, what was heard and decided."""

from dataclasses import dataclass
from datetime import date

from sstui.core import wording
from sstui.core.office import Terms
from sstui.core.programme import Programme
from sstui.core.records import Staff
from sstui.core.sittings import Decision, Item
from sstui.documents.blocks import (
    GENITIVE,
    SIDE_FIELDS,
    Household,
    Side,
    applicant_gaps,
    date_fields,
    date_values,
    doubts_of,
    entry_fields,
    lines,
    list_fields,
    name_values,
    named,
    side_gaps,
    side_values,
)
from sstui.documents.fields import Fields, Value
from sstui.documents.sitting import (
    SITTING_FIELDS,
    SittingFacts,
    asked,
    decided,
    sitting_gaps,
    sitting_values,
    votes,
)

FIELDS: dict[str, str] = {
    **SIDE_FIELDS,
    **SITTING_FIELDS,
    **date_fields("дата", "когда составлен протокол"),
    "отсутствовали": "кто не пришёл, через запятую; бывает пустым",
    "кворум": "сколько голосующих членов присутствует: «3 из 4»",
    **entry_fields(
        "вопросы",
        "вопросы повестки",
        номер="порядковый номер",
        семья="семья: чья? (родительный падеж)",
        дело="номер дела",
        вопрос="о чём вопрос",
        докладчик="кто докладывал, бывает пустым",
        решили="что решили",
        замечания_о="«Замечания» или «Рекомендации»",
        голоса="«за – 4, против – 0», бывает пустым",
        следующее="когда слушать снова, бывает пустым",
    ),
    **list_fields("вопросы[].слушали", "что слушали"),
    **list_fields("вопросы[].замечания", "замечания или рекомендации"),
    **list_fields("вопросы[].особое", "особое мнение"),
}
"""Every name that a template of the protocol may use, with what it prints."""


@dataclass(frozen=True, slots=True)
class Heard:
    """One family at a sitting."""

    item: Item
    case_number: str
    household: Household
    programme: Programme | None = None
    speaker: Staff | None = None
    level: str = ""
    """Title of the level that was set; empty when none was."""


@dataclass(frozen=True, slots=True)
class ProtocolFacts:
    """Everything that the paper is made from, gathered by the desk."""

    side: Side
    sitting: SittingFacts
    heard: tuple[Heard, ...]

    @property
    def made_on(self) -> date:
        """The day of the protocol."""
        return self.sitting.sitting.drawn_up_on or self.sitting.sitting.held_on


def missing(facts: ProtocolFacts) -> list[str]:
    """What must be filled in before the paper can be made: Russian phrases, without names."""
    gaps = [*sitting_gaps(facts.sitting), *side_gaps(facts.side)]
    unsigned = [one for one in facts.heard if applicant_gaps(one.household.applicant)]
    if unsigned:
        numbers = ", ".join(str(one.item.position) for one in unsigned)
        gaps.append(f"не указан заявитель семьи в вопросах: {numbers}")
    return gaps


def doubts(facts: ProtocolFacts) -> list[str]:
    """Case forms that a person should look at before printing."""
    applicants = [one.household.applicant for one in facts.heard]
    return doubts_of((named(one), GENITIVE) for one in applicants if one)


def fields(facts: ProtocolFacts) -> Fields:
    """Values for the template, every one a finished text; names as in `FIELDS`."""
    attendees = facts.sitting.attendees
    voting = [one for one in attendees if one.part.votes]
    there = sum(1 for one in voting if one.is_present)
    return {
        **side_values(facts.side),
        **sitting_values(facts.sitting),
        "дата": date_values(facts.made_on),
        "отсутствовали": ", ".join(one.name for one in voting if not one.is_present),
        "кворум": f"{there} из {len(voting)}",
        "вопросы": [
            _question(number, one, facts.side.terms) for number, one in enumerate(facts.heard, 1)
        ],
    }


def _question(number: int, heard: Heard, terms: Terms) -> Value:
    item, applicant = heard.item, heard.household.applicant
    assert applicant is not None
    return {
        "номер": number,
        "семья": name_values(named(applicant))["род"],
        "дело": heard.case_number,
        "вопрос": asked(item, heard.programme, terms),
        "докладчик": speaker_of(heard),
        "слушали": lines(item.heard),
        "решили": wording.capitalised(decided(item, heard.programme, heard.level, terms)),
        "замечания_о": remarks_word(item),
        "замечания": lines(item.remarks),
        "особое": lines(item.dissent),
        "голоса": votes(item),
        "следующее": wording.short_date(item.next_on) if item.next_on else "",
    }


def speaker_of(heard: Heard) -> str:
    """Who told of the family, with his post."""
    if heard.speaker is None:
        return ""
    told = (wording.tied(heard.speaker.name.short), heard.speaker.post)
    return ", ".join(part for part in told if part)


def remarks_word(item: Item) -> str:
    """What remarks are called: to be put right where a programme was rejected."""
    return "Замечания" if item.decision is Decision.REJECT else "Рекомендации"
