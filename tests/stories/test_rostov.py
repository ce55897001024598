"""Ростов: алгоритм, пять этапов. A message starts the work, КДНиЗП decides; years go by."""

from datetime import date
from pathlib import Path

import pytest

from sstui.core.refusal import Refusal
from sstui.core.route import Step
from sstui.core.sittings import Decision
from sstui.desk.cases import end_case
from sstui.desk.routes import route_of
from sstui.store import cases
from tests.stories.telling import Region


def to_the_agreement(rostov: Region, clinic: bool = True) -> None:
    """Stages 1 and 2 of the algorithm, from the survey act to the letters."""
    rostov.surveys("Ёлкина")
    assert rostov.next_step("Ёлкина") is Step.OPEN_CASE
    rostov.takes_on("Ёлкина")
    assert rostov.next_step("Ёлкина") is Step.APPLICATION
    rostov.draws_up("Ёлкина", rostov.clinic("health") if clinic else None)
    rostov.signs("Ёлкина")
    with pytest.raises(Refusal, match="заявление родителя"):
        rostov.hands_in("Ёлкина")
    rostov.takes_application("Ёлкина")
    rostov.hands_in("Ёлкина")
    rostov.decides(Decision.APPROVE)
    assert rostov.next_step("Ёлкина") is Step.AGREEMENT
    rostov.concludes("Ёлкина")
    assert rostov.next_step("Ёлкина") is Step.LETTERS


def test_a_message_of_the_clinic_becomes_an_agreement(tmp_path: Path) -> None:
    rostov = Region(tmp_path / "office", "rostov")
    rostov.on(5, 10)
    rostov.seats()
    rostov.accepts(rostov.hears("Ёлкина", "med", "ребёнка не привозят на приём"))
    rostov.on(12, 10)
    to_the_agreement(rostov)
    assert len(rostov.sends_out("Ёлкина")) == 1


def test_a_repeat_appeal_and_two_cases_over_the_years(tmp_path: Path) -> None:
    rostov = Region(tmp_path / "office", "rostov")
    rostov.on(5, 10, 2024)
    rostov.seats()
    first = rostov.hears("Ёлкина", "med")
    family = rostov.accepts(first)
    to_the_agreement(rostov)
    old = rostov.cases["Ёлкина"]
    rostov.on(29, 9, 2025)
    end_case(rostov.desk("Орлова"), cases.case(old), rostov.today, "goal")  # type: ignore[arg-type]
    # A year later the school writes about the same family: nothing is entered anew.
    rostov.on(5, 10, 2026)
    again = rostov.recognises(rostov.hears("Ёлкина", "edu"), "Ёлкина")
    assert rostov.accepts(again) == family
    del rostov.cases["Ёлкина"]
    # The survey act of 2024 belongs to the first case: a new one is wanted.
    assert rostov.next_step("Ёлкина") is Step.SURVEY
    rostov.on(12, 10, 2026)
    rostov.surveys("Ёлкина")
    new = rostov.takes_on("Ёлкина")
    assert new != old
    views = [route_of(rostov.desk(), family, one).facts for one in (old, new)]
    assert [one["survey"][0].on for one in views] == [date(2024, 10, 5), date(2026, 10, 12)]
    assert [one["signal"][0].number for one in views] == ["1/2024", "1/2026"]
