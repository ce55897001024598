"""One key does the last kind of action again: same day and place, nothing that is judged anew."""

from dataclasses import replace
from datetime import date

import pytest

from sstui.core.paper_kinds import PaperKind
from sstui.core.records import CaseId, Outcome, Place
from sstui.desk.card import card
from sstui.desk.desk import Desk
from sstui.desk.family_file import SurveyDraft, survey_drafted
from sstui.desk.queue import line_of
from sstui.store import visits
from sstui.ui.repeating import of_form
from sstui.ui.screens.forms.agreement import AgreementForm
from sstui.ui.screens.forms.appointment import AppointmentForm
from sstui.ui.screens.forms.group import AppointAllForm
from sstui.ui.screens.forms.level import LevelForm
from sstui.ui.screens.forms.offering import kind_words
from sstui.ui.screens.forms.visit import VisitForm
from sstui.ui.screens.queue import QueueScreen
from sstui.ui.widgets.picker import Picker
from tests.desk.paper_way import a_way
from tests.desk.test_programme_and_sitting import DAY
from tests.factories import a_case, me
from tests.ui.district import a_district, an_app, press
from tests.ui.screen_text import line_with, screen_text, settle

SIZE = (80, 24)


@pytest.fixture
def three(desk: Desk) -> list[CaseId]:
    return [a_case(desk, "basic", last=last) for last in ("Авдеева", "Ёлкина", "Чернова")]


async def test_nothing_is_repeated_before_anything_was_done(desk: Desk) -> None:
    a_district(desk)
    app = an_app(desk)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settle(pilot)
        assert " Ж повтор" not in screen_text(app)
        await press(pilot, "ж")
        assert "Повторять пока нечего" in screen_text(app)
        assert isinstance(app.screen, QueueScreen)


@pytest.mark.parametrize("key", ["ж", "semicolon", "ctrl+r", "ctrl+к"])
async def test_a_visit_by_phone_yesterday_is_repeated_without_its_outcome(
    desk: Desk, three: list[CaseId], key: str
) -> None:
    app = an_app(desk)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "в", "в", "enter", "1", "enter", "0", "enter", "3", "f2", "space")
        assert " Ж повтор" in screen_text(app)
        await press(pilot, "down", key)
        assert isinstance(app.screen, VisitForm)
        assert "Ёлкина" in screen_text(app)
        assert "22.11.2026" in line_with(app, "Дата ")
        assert "(•) телефон" in screen_text(app)
        assert "(1) состоялось" in screen_text(app)
        assert "[×]" not in line_with(app, "Кого видели")
        await press(pilot, "f2")
        assert "Выберите исход." in screen_text(app)
        await press(pilot, "2", "f2", "space")
    (first,), (second,) = visits.visits(three[0]), visits.visits(three[1])
    assert (second.made_on, second.place) == (first.made_on, first.place)
    assert (second.made_on, second.place) == (date(2026, 11, 22), Place.CALL)
    assert (second.outcome, second.member_ids) == (Outcome.NOBODY_HOME, ())


async def test_what_stands_there_at_first_is_not_unsaved(desk: Desk, three: list[CaseId]) -> None:
    app = an_app(desk)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "в", "в", "enter", "2", "f2", "space", "ж")
        assert isinstance(app.screen, VisitForm)
        await press(pilot, "escape")
        assert isinstance(app.screen, QueueScreen)


async def test_the_menu_and_the_help_name_what_is_repeated(desk: Desk, three: list[CaseId]) -> None:
    app = an_app(desk)
    async with app.run_test(size=(80, 50), notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "н", *"24.11", "enter", *"объезд", "f2")
        assert isinstance(app.screen, QueueScreen)
        await press(pilot, "f1")
        assert "Повторить: назначить день" in line_with(app, "Ж, Ctrl+R")
        await press(pilot, "escape", "f9")
        assert "Ж" in line_with(app, "Повторить: назначить день")
        await press(pilot, "ж")
        assert isinstance(app.screen, AppointmentForm)
        assert "24.11.2026" in screen_text(app)


async def test_a_level_is_judged_anew(desk: Desk, three: list[CaseId]) -> None:
    app = an_app(desk)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "f3", "у")
        assert isinstance(app.screen, LevelForm)
        app.screen.form.restore({"level": ["crisis"], "basis": "консилиум 20.11.2026"})
        await press(pilot, "f2")
        assert "Уровень" not in app.screen.NAME
        await press(pilot, "escape", "ж")
        assert isinstance(app.screen, LevelForm)
        assert "консилиум" not in screen_text(app)
        assert not app.screen.form.unsaved


async def test_a_common_action_is_repeated_for_those_marked_or_the_one_chosen(
    desk: Desk, three: list[CaseId]
) -> None:
    app = an_app(desk)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "space", "ш", *"назн", "enter", *"24.11", "enter", *"1000", "enter")
        await press(pilot, "enter", *"объезд", "f2", "д")
        assert "Сделано: 1 семья." in screen_text(app)
        await press(pilot, "f2", "down", "space", "space", "ж")
        assert isinstance(app.screen, AppointAllForm)
        assert "2 семьи" in screen_text(app)
        assert "24.11.2026" in screen_text(app)
        await press(pilot, "f2", "д")
        assert "Сделано: 2 семьи." in screen_text(app)
        await press(pilot, "ж")
        assert "1 семья" in screen_text(app)
    assert [line_of(desk, one).appointment for one in three] == [(date(2026, 11, 24), "10:00")] * 3


def printed(desk: Desk, case_id: CaseId) -> list[str]:
    """The kinds of papers that a case has on paper."""
    return [one.kind for one in card(desk, case_id).documents]


async def test_a_printed_paper_is_printed_for_another_family(desk: Desk) -> None:
    first = a_way(desk)
    second = a_way_of_another(desk)
    app = an_app(desk)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settle(pilot)
        app.show_card(first.case)
        await settle(pilot)
        await press(pilot, "f6", *"акт обс", "enter")
        await settle(pilot)
        assert printed(desk, first.case) == ["survey"]
        app.show_card(second)
        await settle(pilot)
        assert " Ж повтор" in screen_text(app)
        await press(pilot, "f9")
        assert "Повторить: печать — акт об" in screen_text(app)
        await press(pilot, "ж")
        await settle(pilot)
        assert printed(desk, second) == ["survey"]
        assert "Документ № 2/2026 готов" in screen_text(app)


def a_way_of_another(desk: Desk) -> CaseId:
    """A family with a survey act and nothing else."""
    case = a_case(desk, "basic", last="Чернова")
    draft = SurveyDraft(
        card(desk, case).family.id, DAY, DAY, (me(desk),), {"conclusion": "нужна помощь"}
    )
    survey_drafted(desk, draft)
    return case


@pytest.mark.parametrize(
    ("sought", "said"),
    [
        ("программа", "Программа: у этой семьи такой бумаги ещё нет; её составляют здесь:"),
        ("письмо", "Письмо организации: у этой семьи такой бумаги ещё нет"),
        ("протокол", "её даёт закрытое заседание: F9, «Заседания и решения»."),
        ("заключ", "Заключение: у этой семьи такой бумаги ещё нет"),
        ("заявл", "«Заявления», Ins"),
    ],
)
async def test_where_the_other_family_has_no_such_paper_that_is_said(
    desk: Desk, sought: str, said: str
) -> None:
    first, other = a_way(desk), a_case(desk, "basic", last="Чернова")
    app = an_app(desk)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settle(pilot)
        app.show_card(first.case)
        await settle(pilot)
        await press(pilot, "f6", *sought, "enter")
        await settle(pilot)
        app.show_card(other)
        await settle(pilot)
        await press(pilot, "ж")
        shown = " ".join(screen_text(app).split())
        assert said in shown
        assert printed(desk, other) == []


async def test_what_a_repeated_paper_lacks_is_named_and_can_be_opened(desk: Desk) -> None:
    first, other = a_way(desk), a_case(desk, "basic", last="Чернова")
    app = an_app(desk)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settle(pilot)
        app.show_card(first.case)
        await settle(pilot)
        await press(pilot, "f6", "enter", "д")
        await settle(pilot)
        assert printed(desk, first.case) == [PaperKind.AGREEMENT]
        app.show_card(other)
        await settle(pilot)
        await press(pilot, "ж")
        assert "нет документа, удостоверяющего личность" in screen_text(app)
        await press(pilot, "н")
        assert printed(desk, other) == []


async def test_of_several_such_papers_one_is_chosen(desk: Desk) -> None:
    first = a_way(desk)
    other = a_way_of_another(desk)
    second = SurveyDraft(
        card(desk, other).family.id, DAY, DAY, (me(desk),), {"conclusion": "помогли"}
    )
    survey_drafted(desk, second)
    app = an_app(desk)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settle(pilot)
        app.show_card(first.case)
        await settle(pilot)
        await press(pilot, "f6", *"акт обс", "enter")
        await settle(pilot)
        app.show_card(other)
        await settle(pilot)
        await press(pilot, "ж")
        assert isinstance(app.screen, Picker)
        await press(pilot, "enter")
        await settle(pilot)
        assert printed(desk, other) == ["survey"]


async def test_the_agreement_is_repeated_by_the_word_of_the_profile(desk: Desk) -> None:
    case_id = a_case(desk, "basic", date(2026, 9, 1), "Чернова")
    profile = desk.office.profile
    word = replace(profile.terms.agreement, nominative="договор")
    profile = replace(profile, terms=replace(profile.terms, agreement=word))
    desk = replace(desk, office=replace(desk.office, profile=profile))
    app = an_app(desk)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        form = AgreementForm(desk, case_id)
        app.push_screen(form)
        await settle(pilot)
        again = of_form(form, date(2026, 11, 23))
    assert again is not None
    assert again.words == kind_words(desk, "agreement") == "договор"
