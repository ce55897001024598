"""Тверь: методика, обе модели. Application, category, commission, contract, sending."""

from pathlib import Path

import pytest

from sstui.core.appeals import AppealDecision
from sstui.core.refusal import Refusal
from sstui.core.route import Step
from sstui.core.sittings import Decision
from sstui.desk.appeals import appeal
from sstui.desk.sittings import body_of
from tests.stories.telling import Region

KINDS = {"tver-institution": "responsible", "tver-municipal": "kcson"}
BODIES = {
    "tver-institution": "рабочая группа (комиссия)",
    "tver-municipal": "рабочая группа при администрации муниципального образования",
}


@pytest.mark.parametrize("model", ["tver-institution", "tver-municipal"])
def test_from_the_application_to_the_sent_programme(tmp_path: Path, model: str) -> None:
    tver = Region(tmp_path / "office", model)
    # Stage 1: the application is registered.
    tver.on(1, 10)
    tver.enters("Ёлкина")
    assert tver.stage("Ёлкина") == "регистрация заявления"
    assert tver.next_step("Ёлкина") is Step.APPLICATION
    tver.takes_application("Ёлкина")
    # Stage 2: the survey act, the record with a category, a curator for the family and children.
    assert tver.next_step("Ёлкина") is Step.SURVEY
    tver.on(6, 10)
    tver.surveys("Ёлкина")
    assert tver.next_step("Ёлкина") is Step.OPEN_CASE
    tver.takes_on("Ёлкина")
    # Stage 3: programme, commission, and only then the contract; then everybody is written to.
    assert tver.stage("Ёлкина") == "составление программы и заключение договора"
    tver.on(12, 10)
    tver.draws_up("Ёлкина", tver.clinic(KINDS[model]))
    with pytest.raises(Refusal, match="программа утверждена"):
        tver.concludes("Ёлкина")
    tver.signs("Ёлкина")
    tver.hands_in("Ёлкина")
    assert body_of(tver.desk()).title == BODIES[model]
    tver.on(16, 10)
    tver.seats()
    tver.decides(Decision.APPROVE)
    assert tver.next_step("Ёлкина") is Step.AGREEMENT
    assert tver.next_words("Ёлкина") == "Заключить договор"
    tver.concludes("Ёлкина")
    assert tver.next_step("Ёлкина") is Step.LETTERS
    assert [one.number for one in tver.sends_out("Ёлкина")] == ["1/2026"]
    assert tver.stage("Ёлкина") == "реализация программы"
    # Stage 4: the act gives no day for the interim monitoring, so until the end the family is
    # visited; stage 5 comes «по истечении установленных сроков».
    assert tver.next_words("Ёлкина").startswith("Посетить семью не позже")
    tver.on(1, 3, 2027)
    assert tver.next_step("Ёлкина") is Step.VISITS
    tver.on(30, 9, 2027)
    assert tver.next_words("Ёлкина").startswith("Записать событие: решение о прекращении")


def test_monitoring_is_proposed_when_the_office_has_set_a_day_for_it(tmp_path: Path) -> None:
    """A clock of the office: a quarter from the contract; told of two weeks ahead."""
    tver = Region(tmp_path / "office", "tver-institution")
    clocks = '[clocks.interim]\nactive = true\namount = 3\nunit = "months"\n'
    (tver.folder / "profiles" / "tver-institution" / "clocks.toml").write_text(clocks)
    tver.on(1, 10)
    tver.enters("Ёлкина")
    tver.takes_application("Ёлкина")
    tver.surveys("Ёлкина")
    tver.takes_on("Ёлкина")
    tver.draws_up("Ёлкина", tver.clinic("responsible"))
    tver.signs("Ёлкина")
    tver.hands_in("Ёлкина")
    tver.seats()
    tver.decides(Decision.APPROVE)
    tver.concludes("Ёлкина")
    tver.sends_out("Ёлкина")
    tver.on(27, 12)
    assert tver.next_step("Ёлкина") is Step.VISITS
    tver.on(28, 12)
    assert tver.next_words("Ёлкина") == "Записать событие: проведён промежуточный мониторинг"
    tver.records("Ёлкина", "interim")
    assert tver.next_step("Ёлкина") is Step.VISITS
    assert tver.stage("Ёлкина") == "мониторинг (консилиум)"


def test_a_refusal_at_the_start_is_offered_another_service(tmp_path: Path) -> None:
    tver = Region(tmp_path / "office", "tver-institution")
    found = tver.hears("Котова", "self")
    tver.offers_another_service(found, "полустационарное обслуживание")
    decided = appeal(found.id).decided
    assert decided is not None
    assert (decided.decision, decided.note) == (
        AppealDecision.OTHER_SERVICE, "полустационарное обслуживание",
    )  # fmt: skip
    assert "Котова" not in tver.families
