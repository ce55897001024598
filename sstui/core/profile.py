"""A regional model as data: its words, route, clocks, lists, and where its levels come from.

Every model of the seeds is one `Profile`; a region that no seed knows is one more. Pure records:
`sstui.config` fills them from a folder of TOML and checks that they fit together.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from sstui.core.office import Dictionary, Entry, Terms

EVENTS = {
    "signal": "поступило сообщение",
    "application": "подано заявление",
    "survey": "составлен акт обследования",
    "case_start": "семья принята на сопровождение",
    "agreement": "заключено соглашение",
    "programme": "составлена программа",
    "approval": "программа утверждена",
    "meeting": "прошло заседание",
    "protocol": "оформлен протокол",
    "letter": "разосланы письма организациям",
    "reply": "получен ответ организации",
    "interim": "проведён промежуточный мониторинг",
    "analytic_note": "готова аналитическая справка",
    "final_meeting": "прошло итоговое заседание",
    "decision": "принято решение",
    "notice": "вручено уведомление",
    "term_end": "истёк срок",
    "case_end": "сопровождение окончено",
}
"""Dated events that clocks start from and are closed by, in the order of the process."""


NO_ENTRIES: Dictionary[Entry] = Dictionary(())


class ClockUnit(StrEnum):
    """What a clock counts."""

    WORKING_DAYS = "working_days"
    CALENDAR_DAYS = "calendar_days"
    MONTHS = "months"


@dataclass(frozen=True, slots=True)
class Clock:
    """A deadline of the process: so much time after a dated event, or before it."""

    code: str
    title: str
    starts: str
    """Code of the event that it counts from, one of `EVENTS`."""
    amount: int
    """How many of `unit`; 0 only for calendar days counted back: the event's own day."""
    unit: ClockUnit
    before: bool
    """True where it counts back from the event: so many days before the end of the term."""
    closes: str
    """Code of the event that fulfils it, one of `EVENTS`."""
    active: bool
    local: bool
    """True where no act sets the number."""
    source: str
    """The act and its point, or that the number is local."""


class AgreementOrder(StrEnum):
    """When the agreement is concluded; seed 001 has both, in its points 6.4 and 7.3."""

    BEFORE_PROGRAMME = "before_programme"
    AFTER_APPROVAL = "after_approval"

    @property
    def label(self) -> str:
        """When, in Russian."""
        return {
            "before_programme": "до составления программы",
            "after_approval": "после утверждения программы",
        }[self.value]


@dataclass(frozen=True, slots=True)
class Body:
    """Who decides at some stage: a council, a commission, a head."""

    code: str
    title: str
    genitive: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A paper that the route needs or makes, by the name that the region gives it."""

    code: str
    title: str
    signed_by: tuple[str, ...] = ()
    source: str = ""


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage of the route, as the region's act describes it."""

    code: str
    title: str
    steps: tuple[str, ...] = ()
    """What is done, in the act's order."""
    needs: tuple[str, ...] = ()
    """Codes of the documents that must be there."""
    makes: tuple[str, ...] = ()
    """Codes of the documents that come out of it."""
    decides: str = ""
    """Code of the body that decides; empty where the act names none."""
    event: str = ""
    """Code of the event that ends it, one of `EVENTS`; empty where none does."""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Route:
    """The stages in their order, and what they speak of."""

    stages: tuple[Stage, ...] = ()
    bodies: dict[str, Body] = field(default_factory=dict)
    documents: dict[str, Document] = field(default_factory=dict)
    agreement_order: AgreementOrder = AgreementOrder.AFTER_APPROVAL


@dataclass(frozen=True, slots=True)
class HelpKind(Entry):
    """A kind of help with the measures that a programme is put together from."""

    measures: Dictionary[Entry] = NO_ENTRIES


@dataclass(frozen=True, slots=True)
class Lists:
    """What the region's act lists."""

    categories: Dictionary[Entry] = NO_ENTRIES
    start_grounds: Dictionary[Entry] = NO_ENTRIES
    end_grounds: Dictionary[Entry] = NO_ENTRIES
    sources: Dictionary[Entry] = NO_ENTRIES
    organisations: Dictionary[Entry] = NO_ENTRIES
    help_kinds: Dictionary[HelpKind] = field(default_factory=lambda: Dictionary(()))


@dataclass(frozen=True, slots=True)
class Profile:
    """A regional model."""

    code: str
    title: str
    seed: str
    """Number of the seed with the region's act; empty for a region that no seed describes."""
    act: str
    """The act as people cite it."""
    terms: Terms
    levels_seed: str
    """Seed that gives the levels and norms."""
    levels_borrowed: bool = False
    """True where the region's own act has no levels."""
    levels_from: str = ""
    """Code of the profile whose levels and norms are borrowed whole; empty where they are own."""
    visits_from: str = ""
    """Code of the profile whose visit counts are borrowed where the act has only terms."""
    extends: str = ""
    """Code of the profile that this one completes; empty where it stands alone."""
    route: Route = field(default_factory=Route)
    clocks: tuple[Clock, ...] = ()
    """In the file's order, those switched off too."""
    lists: Lists = field(default_factory=Lists)
