"""The conclusion of a sitting on one family (paper D13; seed 001 point 11.2).

It names no other family of that sitting.
"""

from dataclasses import dataclass, field
from datetime import date

from sstui.core import wording
from sstui.core.records import Staff
from sstui.documents.blocks import (
    CHILDREN_FIELDS,
    FAMILY_FIELDS,
    GENITIVE,
    SIDE_FIELDS,
    Side,
    applicant_gaps,
    children_values,
    date_fields,
    date_values,
    doubts_of,
    family_values,
    lines,
    list_fields,
    long_day,
    name_fields,
    name_values,
    named,
    side_gaps,
    side_values,
)
from sstui.documents.dynamics import DYNAMICS_FIELDS, Dynamics, dynamics_values
from sstui.documents.fields import Fields
from sstui.documents.protocol import Heard, remarks_word, speaker_of
from sstui.documents.sitting import (
    SITTING_FIELDS,
    SittingFacts,
    asked,
    decided,
    numbered,
    sitting_gaps,
    sitting_values,
    votes,
)

FIELDS: dict[str, str] = {
    "номер": "номер заключения: протокол и вопрос в нём",
    **date_fields("дата", "когда составлено"),
    "дело.номер": "номер дела семьи",
    **SIDE_FIELDS,
    **SITTING_FIELDS,
    **name_fields("заявитель", "заявитель"),
    **FAMILY_FIELDS,
    **CHILDREN_FIELDS,
    "вопрос": "о чём вопрос",
    "программа": "номер программы, бывает пустым",
    "срок": "срок программы, бывает пустым",
    "уровень": "уровень сопровождения после решения, бывает пустым",
    "куратор": "куратор с должностью, бывает пустым",
    **DYNAMICS_FIELDS,
    "докладчик": "кто докладывал, бывает пустым",
    **list_fields("слушали", "что слушали"),
    "решили": "что решили",
    "замечания_о": "«Замечания» или «Рекомендации»",
    **list_fields("замечания", "замечания или рекомендации"),
    "голоса": "«за – 4, против – 0», бывает пустым",
    **list_fields("особое", "особое мнение"),
    "следующее": "когда слушать снова, бывает пустым",
}
"""Every name that a template of the conclusion may use, with what it prints."""


@dataclass(frozen=True, slots=True)
class ConclusionFacts:
    """Everything that the paper is made from, gathered by the desk."""

    side: Side
    sitting: SittingFacts
    heard: Heard
    curator: Staff | None
    level: str = ""
    """Title of the level on the day of the sitting; empty while none is set."""
    seen: Dynamics = field(default_factory=Dynamics)
    """How the family did until then."""

    @property
    def made_on(self) -> date:
        """The day of the conclusion: that of the protocol."""
        return self.sitting.sitting.drawn_up_on or self.sitting.sitting.held_on

    @property
    def number(self) -> str:
        """«7/2026-3»: of the protocol and of the question in it."""
        return f"{self.sitting.sitting.number}-{self.heard.item.position}"


def missing(facts: ConclusionFacts) -> list[str]:
    """What must be filled in before the paper can be made: Russian phrases, without names."""
    applicant = facts.heard.household.applicant
    return [*sitting_gaps(facts.sitting), *applicant_gaps(applicant), *side_gaps(facts.side)]


def doubts(facts: ConclusionFacts) -> list[str]:
    """Case forms that a person should look at before printing."""
    applicant = facts.heard.household.applicant
    return doubts_of([(named(applicant), GENITIVE)]) if applicant else []


def fields(facts: ConclusionFacts) -> Fields:
    """Values for the template, every one a finished text; names as in `FIELDS`."""
    heard, terms = facts.heard, facts.side.terms
    item, household, programme = heard.item, heard.household, heard.programme
    assert household.applicant is not None
    term = f"с {long_day(programme.from_on)} по {long_day(programme.until_on)}" if programme else ""
    curator = facts.curator
    told = (curator.name.full, curator.post) if curator else ()
    return {
        **side_values(facts.side),
        **sitting_values(facts.sitting),
        "номер": facts.number,
        "дата": date_values(facts.made_on),
        "дело": {"номер": heard.case_number},
        "заявитель": name_values(named(household.applicant)),
        "семья": family_values(household),
        "есть_дети": bool(household.children),
        "дети": children_values(household.children),
        "вопрос": asked(item, programme, terms),
        "программа": numbered(programme) if programme else "",
        "срок": term,
        "уровень": heard.level or facts.level,
        "куратор": ", ".join(part for part in told if part),
        **dynamics_values(facts.seen),
        "докладчик": speaker_of(heard),
        "слушали": lines(item.heard),
        "решили": wording.capitalised(decided(item, programme, heard.level, terms)),
        "замечания_о": remarks_word(item),
        "замечания": lines(item.remarks),
        "голоса": votes(item),
        "особое": lines(item.dissent),
        "следующее": wording.short_date(item.next_on) if item.next_on else "",
    }
