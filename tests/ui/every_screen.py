"""Every page and dialog of the program, made for an office with families.

A screen is found by its class and made from what its constructor asks for. A new screen is swept
by itself; where it asks for something unknown, `_samples` needs one more line.
"""

from collections.abc import Callable
from datetime import date
from functools import partial
from inspect import Parameter, signature
from typing import Any

from textual.app import App
from textual.geometry import Region
from textual.screen import Screen
from textual.widget import Widget

from sstui.core.events import ENTERED, CaseEvent, EventId
from sstui.core.records import CaseId
from sstui.desk.card import card
from sstui.desk.closed_runs import next_run, run_plan
from sstui.desk.desk import Desk
from sstui.desk.load import advice
from sstui.desk.queue import queue
from sstui.ui.catalogue import screens
from sstui.ui.commands import HERE, Command
from sstui.ui.keys import HelpSection
from sstui.ui.widgets.options import Option
from sstui.ui.widgets.palette import Item
from tests.ui.a_appeal import an_appeal
from tests.ui.a_file import SAMPLES, a_twin
from tests.ui.a_programme import a_programme
from tests.ui.a_sitting import a_letter, a_sitting, some_extracts

OPTIONS = [Option(1, "Заречье"), Option(2, "Дубки")]
KINDS = screens()
NAMES = [f"{kind.__module__.rpartition('.')[2]}.{kind.__name__}" for kind in KINDS]


def make(kind: type[Screen[Any]], desk: Desk, case_id: CaseId) -> Screen[Any]:
    """A screen of a kind about a case."""
    asked = [one for one in signature(kind).parameters.values() if one.default is one.empty]
    samples = _samples(desk, case_id)
    wanted = {one.name: _sample_of(one) for one in asked}
    missing = [name for name in wanted.values() if name not in samples]
    assert not missing, f"{kind.__name__}: нет образца для {missing} в every_screen._samples"
    given: list[Any] = []
    named: dict[str, Any] = {}
    for one in asked:
        sample = samples[wanted[one.name]]()
        if one.kind is Parameter.KEYWORD_ONLY:
            named[one.name] = sample
        else:
            given += sample if one.kind is Parameter.VAR_POSITIONAL else [sample]
    return kind(*given, **named)


def _sample_of(argument: Parameter) -> str:
    """The name of the sample for an argument: its own, or a better one for its type."""
    return "families" if "QueueLine" in str(argument.annotation) else argument.name


def kinds_in_focus(app: App[Any]) -> list[Widget | None]:
    """One widget of each kind that can have the focus on the screen; None where nothing can."""
    found: dict[type[Widget], Widget] = {}
    for widget in app.screen.focus_chain:
        found.setdefault(type(widget), widget)
    return list(found.values()) or [None]


def _samples(desk: Desk, case_id: CaseId) -> dict[str, Callable[[], Any]]:
    """What constructors ask for, by the name of the argument."""
    found = card(desk, case_id)
    norms = desk.office.norms.on(desk.today)
    return {
        "desk": lambda: desk,
        "case_id": lambda: case_id,
        "family_id": lambda: found.family.id,
        "keep": lambda: found.family.id,
        "gone": lambda: a_twin(desk),
        "today": lambda: desk.today,
        "appointment": lambda: found.appointments[0],
        "visit": lambda: found.visits[0],
        "event": lambda: _event(case_id),
        "programme": lambda: a_programme(desk, case_id),
        "programme_id": lambda: a_programme(desk, case_id).id,
        "old": lambda: None,
        "name": lambda: found.members[0].name,
        "sex": lambda: found.members[0].sex,
        "stored": lambda: found.members[0].forms,
        "level": lambda: norms.by_rank()[0],
        "base": lambda: norms,
        "norms": lambda: norms,
        "draft": lambda: norms,
        "found": lambda: advice(desk, norms.by_rank()[0].code, None),
        "about": lambda: "уровень базовый",
        "run": lambda: _plan(desk).run,
        "line": lambda: _plan(desk).lines[0],
        "families": lambda: queue(desk).lines[:3],
        "sitting_id": lambda: a_sitting(desk, case_id).sitting.id,
        "item": lambda: a_sitting(desk, case_id).items[0],
        "effects": lambda: ["1. Ёлкина Мария Петровна: программа утверждается."],
        "letter": lambda: a_letter(desk, case_id),
        "letters": lambda: [a_letter(desk, case_id)],
        "lacking": lambda: "в перечне нет",
        "chosen": lambda: some_extracts(desk, case_id),
        "question": lambda: "Отменить назначение?",
        "title": lambda: "Заголовок",
        "lines": lambda: ["Первая строка.", "Вторая строка."],
        "paragraphs": lambda: ["Первая строка.", "Вторая строка."],
        "options": lambda: OPTIONS,
        "ways": lambda: OPTIONS,
        "typed": lambda: "",
        "appeal": lambda: an_appeal(desk),
        "on": lambda: desk.today,
        "note": lambda: "",
        "field": lambda: Region(10, 5, 30, 1),
        "sections": lambda: [HelpSection("Здесь", (("F2", "Сохранить"),), "О чём это.")],
        "commands": lambda: [Command("a.b", "Выйти", "leave", None, HERE, "F10", "q")],
        "search": lambda: lambda _: [Item(int(case_id), "Ёлкина Мария", "Заречье")],
        "offered": lambda: "Недавние семьи",
        "answers": _answers,
        **{name: partial(make, found.family.id) for name, make in SAMPLES.items()},
    }


def _event(case_id: CaseId) -> CaseEvent:
    return CaseEvent(EventId(1), case_id, ENTERED[0], date(2026, 11, 2))


def _plan(desk: Desk) -> Any:
    run = next_run(desk)
    assert run is not None
    plan = run_plan(desk, run.first)
    assert plan is not None
    return plan


def _answers() -> list[Any]:
    from sstui.ui.widgets.answers import Answer

    return [Answer("Почему этот день", lambda: ("1. Потому что.",))]
