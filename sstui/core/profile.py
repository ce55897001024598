"""A regional model as data: its words, route, clocks, lists, and where its levels come from.

Every model of the seeds is one `Profile`; a region that no seed knows is one more. Pure records:
`sstui.config` fills them from a folder of TOML and checks that they fit together.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from sstui.core.disclosure import USUAL, Datum
from sstui.core.office import Dictionary, Entry, Forms, Terms
from sstui.core.programme_rules import DEFAULT_RULES, Check, Severity

EVENTS = {
    "signal": "поступило сообщение",
    "application": "подано заявление",
    "survey": "составлен акт обследования",
    "consent": "дано согласие",
    "case_start": "семья принята на сопровождение",
    "level": "установлен уровень",
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
    "withdrawal": "отозвано согласие",
    "data_destroyed": "данные уничтожены",
}
"""Dated events that clocks start from and are closed by, in the order of the process."""


def events_named(agreement: Forms) -> Mapping[str, str]:
    """`EVENTS` where the agreement is called as a region does: «заключён договор».

    Args:
        agreement: the region's word; the ending of its first word tells its gender.
    """
    word = agreement.nominative
    ending = {"о": "о", "е": "о", "а": "а", "я": "а"}.get(word.split()[0][-1:])
    concluded = f"заключен{ending}" if ending else "заключён"
    return {**EVENTS, "agreement": f"{concluded} {word}"}


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


class RouteAction(StrEnum):
    """What a profile may keep back until something else is there."""

    OPEN_CASE = "open_case"
    SUBMIT = "submit"
    AGREEMENT = "agreement"
    LETTERS = "letters"

    @property
    def label(self) -> str:
        """What is done, in Russian."""
        return {
            "open_case": "принять семью на сопровождение",
            "submit": "передать программу на рассмотрение",
            "agreement": "заключить соглашение",
            "letters": "разослать программу",
        }[self.value]


@dataclass(frozen=True, slots=True)
class Approval:
    """Who decides on programmes, and how."""

    body: str = ""
    """Code of the body; empty where the act names none: then the head decides (local)."""
    quorum: int = 0
    """Voting members that must be present; 0 is more than half of them (local)."""
    reply_days: int = 30
    """Calendar days that organisations are given for an answer (local)."""


@dataclass(frozen=True, slots=True)
class Route:
    """The stages in their order, and what they speak of."""

    stages: tuple[Stage, ...] = ()
    bodies: dict[str, Body] = field(default_factory=dict)
    documents: dict[str, Document] = field(default_factory=dict)
    agreement_order: AgreementOrder = AgreementOrder.AFTER_APPROVAL
    approval: Approval = field(default_factory=Approval)
    checks: Mapping[Check, Severity] = field(default_factory=lambda: dict(DEFAULT_RULES))
    """What a programme is checked for before it goes to the body."""
    blocks: Mapping[RouteAction, tuple[str, ...]] = field(default_factory=dict)
    """Documents and events that must be there before an action; nothing else keeps it back."""
    disclosure: Mapping[str, frozenset[Datum]] = field(default_factory=dict)
    """Kind of organisation → what a letter may tell it of the family."""
    events: Mapping[str, str] = field(default_factory=lambda: EVENTS)
    """What each event is called, with the region's word for the agreement."""

    def may_know(self, kind: str) -> frozenset[Datum]:
        """What an organisation of a kind may learn."""
        return self.disclosure.get(kind, USUAL)


@dataclass(frozen=True, slots=True)
class HelpKind(Entry):
    """A kind of help with the measures that a programme is put together from."""

    measures: Dictionary[Entry] = NO_ENTRIES


@dataclass(frozen=True, slots=True)
class Purpose(Entry):
    """What a consent may be given for: one of `ConsentPurpose`, or the profile's own."""

    heading: str = ""
    """What the paper is a consent to: «на обработку персональных данных»."""
    aim: str = ""
    """What the data are used for, as the paper says it."""
    data: tuple[str, ...] = ()
    """Which data the paper lists; of the purposes that the program knows, it does so itself."""


@dataclass(frozen=True, slots=True)
class Lists:
    """What the region's act lists."""

    categories: Dictionary[Entry] = NO_ENTRIES
    start_grounds: Dictionary[Entry] = NO_ENTRIES
    end_grounds: Dictionary[Entry] = NO_ENTRIES
    sources: Dictionary[Entry] = NO_ENTRIES
    organisations: Dictionary[Entry] = NO_ENTRIES
    help_kinds: Dictionary[HelpKind] = field(default_factory=lambda: Dictionary(()))
    forms_of_work: Dictionary[Entry] = NO_ENTRIES
    """Forms of work that are offered; any other words may be written."""
    periodicities: Dictionary[Entry] = NO_ENTRIES
    """How often something is done; any other words may be written."""
    purposes: Dictionary[Purpose] = field(default_factory=lambda: Dictionary(()))
    """Purposes of consents, those switched off too: consents given for them are still shown."""


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
