"""Every change of a case in order, with who, when, and from what to what."""

from datetime import date

import pytest

from sstui.core.records import CaseId
from sstui.core.refusal import Refusal
from sstui.core.sittings import Decision
from sstui.desk.case_changes import case_changes, every_field
from sstui.desk.cases import change_level
from sstui.desk.closing import close_sitting
from sstui.desk.desk import Desk
from sstui.desk.families import FamilyDraft, change_family, household
from sstui.desk.sittings import ItemDraft, SittingDraft, decide_item, full_sitting, plan_sitting
from sstui.store import cases
from tests.desk.test_programme_and_sitting import a_clinic, a_council, ready
from tests.factories import TODAY, a_case, a_visit
from tests.ui.district import an_app, press
from tests.ui.screen_text import screen_text, settle


def moved(desk: Desk, case: CaseId) -> None:
    """The family has moved to another house."""
    found = cases.case(case)
    assert found is not None
    was = household(found.family_id).family
    draft = FamilyDraft(was.settlement_id, (), name=was.name, address="ул. Новая, 1")
    change_family(desk, found.family_id, was.version, draft)


def test_changes_of_the_case_and_of_its_family_newest_first(desk: Desk) -> None:
    case, other = a_case(desk), a_case(desk, last="Котова")
    moved(desk, case)
    a_visit(desk, other, date(2026, 11, 20))
    change_level(desk, case, date(2026, 11, 16), "crisis", "консилиум")
    found = case_changes(desk, case)
    assert [one.line.what for one in found] == [
        "установлен уровень", "исправлены данные семьи", "открыто дело", "внесена семья",
    ]  # fmt: skip
    assert found[1].changes[0].text.endswith("адрес: ул. Луговая, 5 → ул. Новая, 1")
    assert found[1].line.who == "Соколова\u00a0В."
    assert every_field(desk, found[0])[1:] == [
        "  с: 16.11.2026", "  уровень: кризисный", "  основание: консилиум",
    ]  # fmt: skip
    with pytest.raises(Refusal, match="Такого дела нет"):
        case_changes(desk, CaseId(99))


def test_a_sitting_of_two_families_shows_each_its_own(desk: Desk) -> None:
    clinic, first = a_clinic(desk), a_case(desk)
    second = a_case(desk, last="Котова")
    for case in (first, second):
        ready(desk, case, clinic)
    a_council(desk)
    made = plan_sitting(desk, SittingDraft(TODAY))
    for item in full_sitting(made).items:
        decide_item(desk, item, ItemDraft(Decision.APPROVE, level="crisis"))
    close_sitting(desk, made)
    closed = case_changes(desk, second)[0]
    assert closed.line.what == "закрыто заседание"
    told = [one.text for one in closed.changes]
    assert "программа 2/2026, состояние: на рассмотрении → утверждена" in told
    assert not any("1/2026, состояние" in one for one in told)


async def test_the_same_on_the_card(desk: Desk) -> None:
    case = a_case(desk)
    moved(desk, case)
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        app.show_card(case)
        await settle(pilot)
        await press(pilot, "ц")
        assert "исправлены данные семьи" in screen_text(app)
        await press(pilot, "enter")
        assert "ул. Луговая, 5 → ул. Новая, 1" in screen_text(app)
