"""What a profile calls its agreement and its consents, wherever the program speaks of them."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from sstui.cli.cards import card_text
from sstui.core.norms import Norms
from sstui.core.office import Dictionary, Forms
from sstui.core.paper_kinds import PaperKind
from sstui.core.profile import Profile, events_named
from sstui.core.records import CaseId
from sstui.core.refusal import Refusal
from sstui.core.sittings import Decision
from sstui.desk.card import card
from sstui.desk.case_changes import case_changes
from sstui.desk.cases import CaseDraft, open_case
from sstui.desk.desk import Desk
from sstui.desk.explaining import clock_code, explain_deadline
from sstui.desk.explaining_records import explain_record
from sstui.desk.history import history
from sstui.desk.paper_facts import agreement
from sstui.desk.paper_lists import find_paper, papers_of_case, papers_of_family
from sstui.desk.papers import sign_agreement
from sstui.desk.profiles import described, find_profile
from sstui.documents.agreement import AgreementFacts
from sstui.store import opening, papers
from tests.factories import a_family, a_visit, me
from tests.stories.telling import Region

STARTED, TODAY = date(2026, 11, 20), date(2026, 11, 23)


@pytest.fixture
def tver(tmp_path: Path) -> Iterator[Region]:
    """An office whose act says «договор»; it has taken a family on late in a month."""
    region = Region(tmp_path / "office", "tver-institution")
    region.on(23, 11)
    yield region
    opening.close()


def taken_on(desk: Desk) -> CaseId:
    return open_case(desk, CaseDraft(a_family(desk), STARTED, "basic", me(desk)))


def with_a_programme(tver: Region) -> CaseId:
    """A family whose programme waits for the commission."""
    tver.enters("Ёлкина")
    tver.takes_application("Ёлкина")
    tver.surveys("Ёлкина")
    case = tver.takes_on("Ёлкина")
    tver.draws_up("Ёлкина", tver.clinic("interested"))
    tver.signs("Ёлкина")
    tver.hands_in("Ёлкина")
    return case


def test_a_contract_is_a_contract_everywhere(tver: Region) -> None:
    desk = tver.desk()
    case = with_a_programme(tver)
    with pytest.raises(Refusal, match=r"^Нельзя заключить договор: сначала нужно"):
        sign_agreement(desk, case, TODAY)
    tver.seats()
    tver.decides(Decision.APPROVE)
    sign_agreement(desk, case, TODAY)
    made = papers.agreements(case)[0]
    said = [
        *card_text(desk, card(desk, case)),
        *(one.text for one in explain_record(desk, made)),
        history(desk, case)[0].what,
        papers_of_case(desk, case)[0].title,
    ]
    assert f"  договор № {made.number} от 23.11.2026" in said
    assert f"Договор № {made.number} от 23.11.2026." in said
    assert "записано заключение договора" in said
    assert "Договор" in said
    assert "соглашени" not in " ".join(said).lower()
    with pytest.raises(Refusal, match=f"^Договор с номером {made.number} уже есть"):
        sign_agreement(desk, case, TODAY, made.number)
    with pytest.raises(Refusal, match=r"^Договор нельзя подписать будущим днём"):
        sign_agreement(desk, case, date(2026, 11, 24))
    with pytest.raises(Refusal, match=r"^Договор с номером «7»: такой записи нет"):
        find_paper(desk, PaperKind.AGREEMENT, "7")


def test_the_event_of_an_agreement_is_named_by_the_profile(tver: Region) -> None:
    """In what a clock is explained by, in what the profile shows of itself, in what changed."""
    clocks = (
        '[clocks.programme]\nstarts = "agreement"\nactive = true\n'
        '[clocks.letters]\ncloses = "agreement"\nactive = true\n'
    )
    (tver.folder / "profiles" / "tver-institution" / "clocks.toml").write_text(clocks)
    case = with_a_programme(tver)
    tver.seats()
    tver.decides(Decision.APPROVE)
    desk = tver.desk()
    waits = " ".join(one.text for one in explain_deadline(desk, case, "programme"))
    assert "Событие «заключён договор» ещё не записано" in waits
    assert clock_code(desk, "заключён договор") == "letters"
    sign_agreement(desk, case, TODAY)
    said = [
        waits,
        *(one.text for one in explain_deadline(desk, case, "letters")),
        *(change.record for one in case_changes(desk, case) for change in one.changes),
        *(line.value for one in described(*_profile(desk)) for line in one.lines),
    ]
    assert "договор 1/2026" in said
    assert "выключен (3 месяца после события «заключён договор»)" in said
    for word in ("заключено соглашение", "заключить соглашение", "соглашение 1/2026"):
        assert word not in " ".join(said)


def _profile(desk: Desk) -> tuple[Profile, Norms]:
    return find_profile(desk.office.folder, desk.office.profile.code)


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("соглашение", "заключено соглашение"),
        ("договор о сопровождении", "заключён договор о сопровождении"),
        ("сделка", "заключена сделка"),
    ],
)
def test_the_event_agrees_with_the_word(word: str, said: str) -> None:
    assert events_named(Forms(word, "", "", "", "", ""))["agreement"] == said


def test_a_visit_that_no_norm_asked_for_is_no_fraction(tver: Region) -> None:
    desk = tver.desk()
    case = taken_on(desk)
    a_visit(desk, case, STARTED)
    said = " ".join(card_text(desk, card(desk, case)))
    assert "20.11.2026 — 30.11.2026: сделано 1, не требовалось" in said
    visit = card(desk, case).visits[0]
    told = " ".join(one.text for one in explain_record(desk, visit))
    assert "сделано 1." in told
    assert "из 0" not in said + told


def test_consents_to_print_are_named_by_the_profile(tver: Region) -> None:
    desk = tver.desk()
    tver.enters("Ёлкина")
    tver.takes_consents("Ёлкина")
    family = tver.families["Ёлкина"]
    lists = desk.office.profile.lists
    own = replace(lists.purposes.entries[0], title="сведения для программы")
    profile = replace(desk.office.profile, lists=replace(lists, purposes=Dictionary((own,))))
    renamed = replace(desk, office=replace(desk.office, profile=profile))
    titles = [one.title for one in papers_of_family(renamed, family) if "Согласие" in one.title]
    assert titles
    assert all(title.endswith(", сведения для программы") for title in titles)


@pytest.mark.parametrize(("code", "is_after"), [("tver-institution", True), ("tula", False)])
def test_the_paper_knows_whether_the_programme_came_first(
    tmp_path: Path, code: str, is_after: bool
) -> None:
    desk = Region(tmp_path / "other", code).desk()
    desk = replace(desk, today=TODAY)
    facts = agreement(desk, taken_on(desk), None).facts
    assert isinstance(facts, AgreementFacts)
    assert facts.is_after_programme is is_after
    opening.close()
