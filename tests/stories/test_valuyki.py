"""Валуйки: социальный участковый, шаги 1–8. Nobody is named to decide: the head does."""

from pathlib import Path

import pytest

from sstui.core.refusal import Refusal
from sstui.core.route import Step
from tests.stories.telling import Region


def test_a_programme_of_the_institution_alone_wants_no_letters(tmp_path: Path) -> None:
    valuyki = Region(tmp_path / "office", "valuyki")
    valuyki.on(1, 10)
    valuyki.enters("Ёлкина")
    valuyki.takes_application("Ёлкина")
    valuyki.takes_on("Ёлкина")
    valuyki.surveys("Ёлкина")
    valuyki.fills_passport("Ёлкина")
    valuyki.takes_consents("Ёлкина")
    valuyki.draws_up("Ёлкина")
    valuyki.signs("Ёлкина")
    valuyki.hands_in("Ёлкина")
    valuyki.head_decides("Ёлкина", approve=True)
    valuyki.concludes("Ёлкина")
    assert valuyki.next_words("Ёлкина") == "Посетить семью не позже чт 08.10.2026"
    valuyki.on(17, 9, 2027)
    assert valuyki.next_words("Ёлкина") == "Записать событие: прошло итоговое заседание"


def test_the_eight_steps(tmp_path: Path) -> None:
    valuyki = Region(tmp_path / "office", "valuyki")
    # 1: contact, consent to work together, written application.
    valuyki.on(1, 10)
    valuyki.enters("Ёлкина")
    valuyki.takes_application("Ёлкина")
    # 2: the social officer is fixed before the survey.
    assert valuyki.next_step("Ёлкина") is Step.OPEN_CASE
    valuyki.takes_on("Ёлкина")
    # 3 to 5: survey act with a visit, passport and, apart from it, the consents; the level.
    assert valuyki.next_step("Ёлкина") is Step.SURVEY
    valuyki.on(5, 10)
    valuyki.surveys("Ёлкина")
    assert valuyki.next_step("Ёлкина") is Step.PASSPORT
    valuyki.fills_passport("Ёлкина")
    assert valuyki.next_step("Ёлкина") is Step.CONSENT
    valuyki.takes_consents("Ёлкина")
    # 6: the programme is prepared; «утверждённые ИПС» of step 8 want somebody's approval.
    assert valuyki.next_step("Ёлкина") is Step.PROGRAMME
    valuyki.on(12, 10)
    valuyki.draws_up("Ёлкина", valuyki.clinic("partners"))
    valuyki.signs("Ёлкина")
    valuyki.hands_in("Ёлкина")
    with pytest.raises(Refusal, match="программа утверждена"):
        valuyki.concludes("Ёлкина")
    valuyki.on(14, 10)
    valuyki.head_decides("Ёлкина", approve=False, remarks="назовите срок осмотра")
    valuyki.begins_anew("Ёлкина")
    valuyki.signs("Ёлкина")
    valuyki.hands_in("Ёлкина")
    valuyki.head_decides("Ёлкина", approve=True)
    # 7 and 8: the contract, then the partners are written to.
    assert valuyki.next_step("Ёлкина") is Step.AGREEMENT
    valuyki.concludes("Ёлкина")
    assert valuyki.next_step("Ёлкина") is Step.LETTERS
    valuyki.sends_out("Ёлкина")
    assert valuyki.stage("Ёлкина") == "итоговая диагностика и мониторинг"
    # Then the family is visited, and the final diagnosis of step 9 waits for the term's end.
    assert valuyki.next_words("Ёлкина") == "Посетить семью не позже чт 08.10.2026 (просрочено)"
    valuyki.on(16, 9, 2027)
    assert valuyki.next_step("Ёлкина") is Step.VISITS
    valuyki.on(17, 9, 2027)
    assert valuyki.next_words("Ёлкина") == "Записать событие: прошло итоговое заседание"
    valuyki.records("Ёлкина", "final_meeting")
    assert "снятии с учёта" in valuyki.next_words("Ёлкина")
