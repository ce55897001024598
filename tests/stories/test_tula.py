"""Тула: положение 2022 года. From the appeal to the agreement, in both orders of the act."""

from datetime import date
from pathlib import Path

import pytest

from sstui.core.deadlines import DeadlineState
from sstui.core.profile import AgreementOrder
from sstui.core.programme import ProgrammeState
from sstui.core.refusal import Refusal
from sstui.core.route import Step
from sstui.core.sittings import Decision
from tests.stories.telling import Region


def to_the_curator(tula: Region) -> None:
    """Points 7.1, 7.2, 6.3: appeal, survey act, application, curator by the director's order."""
    tula.on(5, 10)
    found = tula.hears("Ёлкина", "self", "не справляется одна")
    tula.accepts(found)
    assert tula.next_step("Ёлкина") is Step.SURVEY
    tula.on(7, 10)
    tula.surveys("Ёлкина")
    assert tula.next_step("Ёлкина") is Step.APPLICATION
    tula.takes_application("Ёлкина")
    assert tula.next_step("Ёлкина") is Step.OPEN_CASE
    tula.on(8, 10)
    tula.takes_on("Ёлкина")
    assert tula.next_step("Ёлкина") is Step.ORDER
    tula.orders_curator("Ёлкина")
    assert tula.next_step("Ёлкина") is Step.PASSPORT
    tula.fills_passport("Ёлкина")


def to_the_council(tula: Region) -> None:
    """Point 6.4 and part 8: terms, responsible, an attracted organisation, signatures."""
    tula.draws_up("Ёлкина", tula.clinic("health"))
    with pytest.raises(Refusal, match="не подписал куратор"):
        tula.hands_in("Ёлкина")
    tula.signs("Ёлкина")
    assert tula.next_step("Ёлкина") is Step.SUBMIT
    tula.hands_in("Ёлкина")
    assert tula.next_step("Ёлкина") is Step.SITTING


def test_the_agreement_first_and_the_tenth_working_day_met(tmp_path: Path) -> None:
    tula = Region(tmp_path / "office", "tula")
    to_the_curator(tula)
    assert tula.next_step("Ёлкина") is Step.AGREEMENT
    tula.on(9, 10)
    tula.concludes("Ёлкина")
    # 6.4: within ten working days of the agreement; the ninth of October is a Friday.
    due = tula.deadline("Ёлкина", "programme")
    assert (due.due_on, due.state) == (date(2026, 10, 23), DeadlineState.OPEN)
    assert tula.next_step("Ёлкина") is Step.PROGRAMME
    tula.on(23, 10)
    to_the_council(tula)
    assert tula.deadline("Ёлкина", "programme").state is DeadlineState.MET
    tula.on(30, 10)
    tula.seats()
    assert tula.decides(Decision.APPROVE) == "1/2026"
    assert tula.newest("Ёлкина").state is ProgrammeState.APPROVED
    assert tula.stage("Ёлкина") == "реализация программы"


def test_the_tenth_working_day_missed(tmp_path: Path) -> None:
    tula = Region(tmp_path / "office", "tula")
    to_the_curator(tula)
    tula.on(9, 10)
    tula.concludes("Ёлкина")
    tula.on(26, 10)
    late = tula.deadline("Ёлкина", "programme")
    assert (late.state, late.late_by) == (DeadlineState.OVERDUE, 1)
    tula.on(27, 10)
    to_the_council(tula)
    late = tula.deadline("Ёлкина", "programme")
    assert (late.state, late.late_by) == (DeadlineState.LATE, 2)


def test_the_approval_first_as_point_7_3_has_it(tmp_path: Path) -> None:
    tula = Region(tmp_path / "office", "tula", AgreementOrder.AFTER_APPROVAL)
    to_the_curator(tula)
    tula.on(12, 10)
    assert tula.next_step("Ёлкина") is Step.PROGRAMME
    with pytest.raises(Refusal, match="программа утверждена"):
        tula.concludes("Ёлкина")
    to_the_council(tula)
    tula.on(16, 10)
    tula.seats()
    tula.decides(Decision.REJECT, "назначьте сроки по месяцам")
    assert tula.newest("Ёлкина").state is ProgrammeState.REJECTED
    assert tula.next_step("Ёлкина") is Step.PROGRAMME
    tula.on(19, 10)
    tula.begins_anew("Ёлкина")
    assert tula.newest("Ёлкина").edition == 2
    tula.signs("Ёлкина")
    tula.hands_in("Ёлкина")
    tula.on(23, 10)
    assert tula.decides(Decision.APPROVE, level="crisis") == "2/2026"
    assert tula.next_step("Ёлкина") is Step.AGREEMENT
    tula.concludes("Ёлкина")
    assert tula.stage("Ёлкина") == "реализация программы"


def test_a_programme_without_other_agencies_does_not_reach_the_council(tmp_path: Path) -> None:
    tula = Region(tmp_path / "office", "tula")
    to_the_curator(tula)
    tula.on(9, 10)
    tula.concludes("Ёлкина")
    tula.draws_up("Ёлкина")
    tula.signs("Ёлкина")
    with pytest.raises(Refusal, match="привлечённая организация"):
        tula.hands_in("Ёлкина")
