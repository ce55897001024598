"""Every screen of the program by name: how to come to it in the small district.

A new page or dialog gets a line here; `test_looks_all.py` fails while it has none.
"""

import os
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from textual.geometry import Region
from textual.pilot import Pilot
from textual.screen import Screen

from sstui.core.letters import Letter
from sstui.core.programme import Programme
from sstui.core.queue import QueueLine
from sstui.core.records import CaseId, FullName, NameForms, Sex
from sstui.core.sittings import SittingId
from sstui.desk.card import card
from sstui.desk.cases import suspend
from sstui.desk.desk import Desk
from sstui.desk.events import EventDraft, enter_event
from sstui.desk.load import advice
from sstui.desk.queue import QueueFilter, queue
from sstui.store.events import events
from sstui.ui.app import SstuiApp
from sstui.ui.places import PLACES
from sstui.ui.screens.body import BodyScreen
from sstui.ui.screens.closing import ClosingDialog
from sstui.ui.screens.forms.agenda_item import ItemForm
from sstui.ui.screens.forms.body_member import BodyMemberForm
from sstui.ui.screens.forms.event import EventForm, VoidEventForm
from sstui.ui.screens.forms.group import AppointAllForm, EventForAllForm, HandOverForm
from sstui.ui.screens.forms.letter import AnswerForm, SendForm, VoidLetterForm, WriteLettersForm
from sstui.ui.screens.forms.member import NewMemberForm
from sstui.ui.screens.forms.name_forms import NameFormsForm
from sstui.ui.screens.forms.news import NewsDialog
from sstui.ui.screens.forms.norms import LevelForm, OrderForm
from sstui.ui.screens.forms.programme_steps import DecideForm, SignForm
from sstui.ui.screens.forms.responsible import ResponsiblePicker
from sstui.ui.screens.forms.sitting import InvitedForm, SittingForm
from sstui.ui.screens.letters import LettersScreen
from sstui.ui.screens.load_advice import AdviceDialog
from sstui.ui.screens.norms_draft import NormDraftScreen
from sstui.ui.screens.organisations import OrganisationsScreen
from sstui.ui.screens.people import PeopleDialog
from sstui.ui.screens.programme import ProgrammeScreen
from sstui.ui.screens.sitting import SittingScreen
from sstui.ui.screens.whatif import TrialScreen
from sstui.ui.widgets.dialogs import ConfirmDialog, TextDialog
from sstui.ui.widgets.options import Option
from sstui.ui.widgets.own_words import OwnWordsPicker
from sstui.ui.widgets.pick_or_own import PickOrOwnPicker
from sstui.ui.widgets.picker import ManyPicker, Picker
from sstui.ui.widgets.reading import ReadingDialog
from sstui.ui.widgets.ways import WaysDialog
from tests.ui.a_appeal import until_likely
from tests.ui.a_file import a_twin
from tests.ui.a_programme import a_programme
from tests.ui.a_sitting import a_letter, a_sitting, an_approved, some_extracts
from tests.ui.district import a_district, press
from tests.ui.screen_text import settle
from tests.ui.test_forms_looks import FORMS


@dataclass(frozen=True, slots=True)
class District:
    """The program at work, its keys, and the families by surname."""

    app: SstuiApp
    pilot: Pilot[None]
    cases: dict[str, CaseId]

    @property
    def desk(self) -> Desk:
        """The office and the person at work."""
        return self.app.desk


Way = Callable[[District], Awaitable[None]]
FAMILY = "Ёлкина"


def a_full_district(desk: Desk) -> dict[str, CaseId]:
    """The district, with one family that has one of everything."""
    cases = a_district(desk)
    suspend(desk, cases[FAMILY], date(2027, 1, 11), None, "санаторий")
    enter_event(desk, EventDraft(cases[FAMILY], "programme", date(2026, 11, 9)))
    return cases


def _by_keys(*keys: str) -> Way:
    """From the queue by keys."""

    async def go(at: District) -> None:
        await press(at.pilot, *keys)

    return go


def _pushed(make: Callable[[District], Screen[Any]]) -> Way:
    """Straight to a page or dialog."""

    async def go(at: District) -> None:
        at.app.push_screen(make(at))
        await settle(at.pilot)

    return go


def _card(*keys: str) -> Way:
    async def go(at: District) -> None:
        at.app.show_card(at.cases[FAMILY])
        await settle(at.pilot)
        await press(at.pilot, *keys)

    return go


def _form(name: str) -> Way:
    def make(at: District) -> Screen[Any]:
        case = at.cases[FAMILY]
        return FORMS[name](at.desk, case, card(at.desk, case).family.id)

    return _pushed(make)


def _programme(at: District) -> Programme:
    return a_programme(at.desk, at.cases[FAMILY])


def _with_programme(make: Callable[[District], Screen[Any]]) -> Way:
    """To a page about the family's programme, which is drawn up before."""

    async def go(at: District) -> None:
        _programme(at)
        await _pushed(make)(at)

    return go


def _level(at: District) -> Screen[Any]:
    return LevelForm(at.desk, at.desk.office.norms.on(at.desk.today).by_rank()[0])


def _order(at: District) -> Screen[Any]:
    draft = replace(at.desk.office.norms.on(at.desk.today), since=date(2027, 1, 11), order="№ 7")
    return OrderForm(at.desk, draft)


def _name_forms(at: District) -> Screen[Any]:
    name = FullName("Ёлкина", "Мария", "Петровна")
    return NameFormsForm(at.desk, name, Sex.FEMALE, NameForms())


async def _wrong_visit(at: District) -> None:
    """The form of a visit saved while nothing is in it but a day that is none."""
    await _form("visit")(at)
    await press(at.pilot, *"31.02", "f2")


def _for_two(make: Callable[[Desk, Sequence[QueueLine]], Screen[Any]]) -> Way:
    """A form about two families at once."""
    return _pushed(lambda at: make(at.desk, queue(at.desk, QueueFilter()).lines[:2]))


async def _appeal_like_a_family(at: District) -> None:
    """An appeal once it has been told what family it may be of."""
    await _form("appeal")(at)
    await until_likely(at.app)
    await settle(at.pilot)


async def _settlement_picker(at: District) -> None:
    await _form("family_new")(at)
    await press(at.pilot, "enter")


async def _sitting(at: District) -> None:
    made = a_sitting(at.desk, at.cases[FAMILY]).sitting.id
    await _pushed(lambda _: SittingScreen(made))(at)


async def _sitting_people(at: District) -> None:
    await _sitting(at)
    await press(at.pilot, "tab")


async def _letters(at: District) -> None:
    a_letter(at.desk, at.cases[FAMILY], is_sent=True)
    await _pushed(lambda _: LettersScreen(at.cases[FAMILY]))(at)


async def _owes(at: District) -> None:
    a_letter(at.desk, at.cases[FAMILY], is_sent=True)
    await press(at.pilot, "f9", "=")


def _about_letter(make: Callable[[Desk, Letter], Screen[Any]]) -> Way:
    return _pushed(lambda at: make(at.desk, a_letter(at.desk, at.cases[FAMILY])))


def _write_letters(at: District) -> Screen[Any]:
    chosen = some_extracts(at.desk, at.cases[FAMILY])
    return WriteLettersForm(at.desk, an_approved(at.desk, at.cases[FAMILY]), chosen)


async def _twins(at: District) -> None:
    a_twin(at.desk)
    await _card("ф", "и")(at)


async def _merge(at: District) -> None:
    await _twins(at)
    await press(at.pilot, "enter")


_TOWNS = [Option(1, "Заречье"), Option(2, "Новая Слобода"), Option(3, "Дубки")]

SCREENS: dict[str, Way] = {
    "queue": _by_keys("down"),
    "queue_all": _by_keys("c"),
    "queue_sought": _by_keys("f7", *"шев"),
    "menu": _by_keys("f9"),
    "palette": _by_keys("ctrl+p"),
    "help": _by_keys("f1"),
    "question": _pushed(lambda at: ConfirmDialog("Посещение не сохранено. Уйти?")),
    "why": _card("4", "x"),
    **{f"calendar_{number}": _by_keys("f5", str(number)) for number in range(1, 5)},
    "ways": _pushed(lambda at: WaysDialog("Черновик", ["Есть черновик посещения."], _TOWNS)),
    **{f"card_{number}": _card(str(number)) for number in range(1, 8)},
    **{f"form_{name}": _form(name) for name in FORMS},
    "form_appeal": _appeal_like_a_family,
    "form_visit_wrong": _wrong_visit,
    **{f"family_file_{number}": _card("ф", str(number)) for number in range(1, 8)},
    "merge_choice": _twins,
    "merge": _merge,
    "form_event": _pushed(lambda at: EventForm(at.desk, at.cases[FAMILY])),
    "form_event_void": _pushed(lambda at: VoidEventForm(at.desk, events(at.cases[FAMILY])[0])),
    "form_new_member": _pushed(lambda at: NewMemberForm(at.desk, None)),
    "form_hand_over": _for_two(HandOverForm),
    "form_appoint_all": _for_two(AppointAllForm),
    "form_event_for_all": _for_two(EventForAllForm),
    "form_name_forms": _pushed(_name_forms),
    "form_norm_level": _pushed(_level),
    "form_norm_order": _pushed(_order),
    "norm_draft": _pushed(lambda at: NormDraftScreen(at.desk.office.norms.on(at.desk.today))),
    "norm_trial": _pushed(lambda at: TrialScreen(at.desk.office.norms.on(at.desk.today))),
    "advice": _pushed(
        lambda at: AdviceDialog(advice(at.desk, "crisis", None), "уровень кризисный")
    ),
    "duty": _by_keys("f9", "4", "enter"),
    "programme": _with_programme(lambda at: ProgrammeScreen(at.cases[FAMILY])),
    "organisations": _pushed(lambda at: OrganisationsScreen()),
    "form_programme_sign": _pushed(lambda at: SignForm(at.desk, _programme(at))),
    "form_programme_decide": _pushed(lambda at: DecideForm(at.desk, _programme(at))),
    "form_picker": _pushed(lambda at: OwnWordsPicker("Форма работы", _TOWNS, "клуб")),
    "pick_or_own": _pushed(
        lambda at: PickOrOwnPicker(
            "Мероприятие", _TOWNS, "бассейн", lacking="в перечне нет", field=Region(23, 4, 50, 1)
        )
    ),
    "responsible_picker": _pushed(lambda at: ResponsiblePicker(at.desk, _TOWNS)),
    "sitting": _sitting,
    "sitting_people": _sitting_people,
    "closing": _pushed(lambda at: ClosingDialog(["1. Ёлкина Мария: программа утверждается."])),
    "body": _pushed(lambda at: BodyScreen()),
    "form_sitting": _pushed(lambda at: SittingForm(at.desk)),
    "form_invited": _pushed(lambda at: InvitedForm(at.desk, SittingId(1))),
    "form_body_member": _pushed(lambda at: BodyMemberForm(at.desk)),
    "form_item": _pushed(
        lambda at: ItemForm(at.desk, a_sitting(at.desk, at.cases[FAMILY]).items[0])
    ),
    "letters": _letters,
    "form_letters": _pushed(_write_letters),
    "form_letter_send": _about_letter(SendForm),
    "form_letter_answer": _about_letter(AnswerForm),
    "form_letter_void": _about_letter(VoidLetterForm),
    "settlement_picker": _settlement_picker,
    "people": _pushed(lambda at: PeopleDialog(at.desk)),
    "picker": _pushed(lambda at: Picker("Населённый пункт", _TOWNS, "з")),
    "many_picker": _pushed(lambda at: ManyPicker("Сёла", _TOWNS, "", (2,))),
    "text_dialog": _pushed(lambda at: TextDialog("Почему запись недействительна?")),
    "reading": _pushed(lambda at: ReadingDialog("Заметка", ["Дети дома, всё спокойно."])),
    "news": _pushed(lambda at: NewsDialog("Сохранено", ["Следующее — пт 27.11."])),
    **{
        place.id.replace("-", "_"): _by_keys("f9", place.mark)
        for place in PLACES
        if place.id not in ("queue", "calendar")
    },
    "owes": _owes,
}
"""Name of each screen and the way to it from the queue."""

_ONE_OF_EACH_BUILD = {
    "queue", "menu", "palette", "help", "question", "why", "calendar_1", "calendar_3", "card_1",
    "card_7", "form_visit", "form_visit_wrong", "form_family", "form_assessment",
    "form_appeal_new", "family_file_1", "programme", "sitting", "letters", "norm_trial", "today",
    "load", "appeals",
}  # fmt: skip

SWEPT = [
    name for name in SCREENS if os.environ.get("SSTUI_SWEEP") == "all" or name in _ONE_OF_EACH_BUILD
]
"""Screens of the long sweeps: one of each build, or every one with `SSTUI_SWEEP=all`."""
