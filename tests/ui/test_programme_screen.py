"""*Программа*: drawn up, filled, checked, signed and handed in with keys alone."""

from dataclasses import replace
from datetime import date

import pytest
from textual.pilot import Pilot

from sstui.core.family_file import Passport
from sstui.core.programme import ProgrammeState, WorkPlace
from sstui.core.records import CaseId, Role
from sstui.desk.card import card
from sstui.desk.desk import Desk
from sstui.desk.family_file import write_passport
from sstui.desk.organisations import organisations
from sstui.desk.people import add_staff, work_as
from sstui.desk.programmes import (
    current_programme,
    decide_alone,
    draw_up,
    editions,
    newest_programme,
    programme,
    sign,
    submit,
)
from sstui.store.staff import staff
from sstui.ui.app import SstuiApp
from sstui.ui.screens.forms.measure import MeasureForm
from sstui.ui.screens.forms.organisation import OrganisationForm
from sstui.ui.screens.programme import ProgrammeScreen
from tests.desk.test_programme_and_sitting import DAY, a_clinic, a_draft, papers_of, ready
from tests.factories import TODAY, a_case, a_person, me
from tests.ui.district import an_app, press
from tests.ui.screen_text import SIZES, assert_snapshot, line_with, screen_text, settle

SEVERAL_SIZES = [*SIZES, (60, 20)]


def without_a_body(desk: Desk) -> Desk:
    """The office of a region whose act names no body for the programme."""
    profile = desk.office.profile
    route = replace(profile.route, approval=replace(profile.route.approval, body=""))
    return replace(desk, office=replace(desk.office, profile=replace(profile, route=route)))


def a_head(desk: Desk) -> Desk:
    add_staff(desk, replace(a_person("Львова", "Анна"), role=Role.HEAD))
    return work_as(desk, next(one for one in staff() if one.role is Role.HEAD))


def words(app: SstuiApp) -> str:
    """The screen as running text."""
    return " ".join(screen_text(app).replace("│", " ").split())


async def open_programme(pilot: Pilot[None], app: SstuiApp, case: CaseId) -> None:
    """Go there as a person does: from the family's card, by its key."""
    await settle(pilot)
    app.show_card(case)
    await settle(pilot)
    await press(pilot, "р")
    assert isinstance(app.screen, ProgrammeScreen)


@pytest.mark.parametrize("size", SEVERAL_SIZES)
async def test_a_draft_with_its_findings_looks_as_it_did(desk: Desk, size: tuple[int, int]) -> None:
    case = a_case(desk)
    draw_up(desk, case, a_draft(desk, None))
    app = an_app(desk)
    async with app.run_test(size=size) as pilot:
        await open_programme(pilot, app, case)
        assert_snapshot(app, "programme-draft")


@pytest.mark.parametrize("size", SEVERAL_SIZES)
async def test_an_approved_version_and_its_next_edition_look_as_they_did(
    desk: Desk, size: tuple[int, int]
) -> None:
    desk = without_a_body(desk)
    case = a_case(desk)
    handed = ready(desk, case, a_clinic(desk))
    decide_alone(a_head(desk), handed, TODAY, approve=True)
    app = an_app(desk)
    async with app.run_test(size=size) as pilot:
        await open_programme(pilot, app, case)
        assert_snapshot(app, "programme-approved")
        await press(pilot, "е", "д")
        assert [one.edition for one in editions(case)] == [2, 1]
        assert_snapshot(app, "programme-edition")
        await press(pilot, "left")
        assert "утверждена" in line_with(app, "редакция 1")


async def test_a_programme_is_written_from_nothing_to_the_hand_in(desk: Desk) -> None:
    case = a_case(desk)
    papers_of(case)
    family = card(desk, case).family.id
    write_passport(desk, Passport(family, resources="бабушка рядом", wishes="своё жильё"))
    app = an_app(desk)
    async with app.run_test(size=(80, 60), notifications=True) as pilot:
        await open_programme(pilot, app, case)
        assert "Программы ещё нет. Ins — составить." in screen_text(app)
        await press(pilot, "insert")
        assert "бабушка рядом" in screen_text(app)
        assert "Срок уровня — 12 месяцев: по 23.11.2027." in screen_text(app)
        await press(pilot, *"долги", "tab", *"мир", "f2")
        made = newest_programme(case)
        assert made is not None
        assert (made.problem, made.goal, made.desired) == ("долги", "мир", "своё жильё")
        assert (made.from_on, made.until_on) == (TODAY, date(2027, 11, 23))
        assert "Программа № 1/2026 составлена." in words(app)
        await press(pilot, "insert", *"трудо", "enter")
        assert "трудоустройство членов семьи" in screen_text(app)
        await press(pilot, "enter", "1", "enter", "1", "enter", *"1.3.2027", "enter")
        await press(pilot, *"соко", "enter", "f7")
        assert isinstance(app.screen, MeasureForm)
        assert "Мероприятие 2: новое" in screen_text(app)
        await press(pilot, "tab", "1", "tab", *"осмотр", "tab", "tab", "2", "enter", "2", "enter")
        await press(pilot, *"15.1.2027", "enter", *"больн", "enter")
        assert isinstance(app.screen, OrganisationForm)
        await press(pilot, "up", "end", *"ица", "enter", "1", "f2")
        await press(pilot, "f2")
        assert isinstance(app.screen, ProgrammeScreen)
        assert "больница" in line_with(app, "осмотр")
        await press(pilot, "р", *"т", "enter", *"т", "f2")
        await press(pilot, "к", "д")
        assert "Программа передана." in words(app)
    done = newest_programme(case)
    assert done is not None
    assert done.state is ProgrammeState.SUBMITTED
    first, second = programme(desk, done.id).measures
    assert (first.code, first.help_kind, first.staff_id) == ("work", "social", me(desk))
    assert (first.place, first.is_group) == (WorkPlace.HOME, False)
    assert (second.title, second.place, second.is_group) == ("осмотр", WorkPlace.OFFICE, True)
    assert second.organisation_id == organisations()[0].id


async def test_a_programme_of_five_measures_takes_few_keys(desk: Desk) -> None:
    """From the card to the last line; the words and dates that are typed are free.

    Two of the five are an organisation's, one is not in the list.
    """
    case = a_case(desk)
    a_clinic(desk)
    app, keys = an_app(desk), 0

    async with app.run_test(size=(80, 40), notifications=True) as pilot:

        async def fill(*steps: str) -> None:
            """Press what stands in brackets and count it; type everything else."""
            nonlocal keys
            for step in steps:
                names = step[1:-1].split() if step.startswith("[") else []
                keys += len(names)
                await press(pilot, *(names or ("space" if one == " " else one for one in step)))
                await settle(pilot)

        await settle(pilot)
        app.show_card(case)
        await settle(pilot)
        await fill("[р insert]", "долги", "[tab]", "мир", "[f2]")
        await fill("[insert]", "трудо", "[enter 1 enter 1 enter 1 enter]", "1.3.2027", "[enter]")
        await fill("соко", "[enter f7]")
        for words_typed in ("клуб", "бесед"):
            await fill(words_typed, "[enter f5 f7]")
        await fill("диагн", "[enter f5]", "больн", "[enter f7]")
        await fill("[tab 1 tab]", "осмотр у врача", "[f5 f2]")
        assert isinstance(app.screen, ProgrammeScreen)
    made = newest_programme(case)
    assert made is not None
    lines = programme(desk, made.id).measures
    assert keys == 30
    assert len({one.title for one in lines}) == 5
    assert [one.organisation_id is not None for one in lines] == [False, False, False, True, True]
    assert {(one.place, one.is_group, one.until_on) for one in lines} == {
        (WorkPlace.HOME, False, date(2027, 3, 1))
    }


async def test_a_finding_leads_to_its_line(desk: Desk) -> None:
    case = a_case(desk)
    draw_up(desk, case, a_draft(desk, None))
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await open_programme(pilot, app, case)
        assert line_with(app, "осмотр").split()[0] == "!"
        await press(pilot, "tab", "enter")
        assert line_with(app, "осмотр").startswith("▸")
        await press(pilot, "tab", "down", "enter")
        assert "Это о программе в целом: Ш (I) — шапка." in words(app)


async def test_a_message_about_the_programme_takes_the_place_of_the_former_one(desk: Desk) -> None:
    case = a_case(desk)
    draw_up(desk, case, a_draft(desk, None))
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await open_programme(pilot, app, case)
        await press(pilot, "к")
        assert "Сначала исправьте:" in words(app)
        await press(pilot, "t")
        assert "Это и есть проект: правьте его." in words(app)
        assert "Сначала исправьте:" not in words(app)
        await press(pilot, "tab", "down", "enter")
        assert "шапка." in words(app)
        assert "правьте его" not in words(app)


async def test_lines_are_ordered_taken_out_and_put_right(desk: Desk) -> None:
    case = a_case(desk)
    made = draw_up(desk, case, a_draft(desk, a_clinic(desk)))
    sign(desk, programme(desk, made).programme, DAY, DAY)
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await open_programme(pilot, app, case)
        await press(pilot, "ы")
        assert [one.title for one in programme(desk, made).measures] == ["осмотр детей", "беседы"]
        assert line_with(app, "беседы").startswith("▸")
        assert "куратор — нет, семья — нет" in screen_text(app)
        await press(pilot, "ц", "ц")
        assert [one.title for one in programme(desk, made).measures] == ["беседы", "осмотр детей"]
        await press(pilot, "f4", "tab", "tab", "end", *" с матерью", "f2")
        assert "Мероприятие 1 записано." in words(app)
        await press(pilot, "f8", "д")
        assert "Мероприятие 1 убрано." in words(app)
    assert [one.title for one in programme(desk, made).measures] == ["осмотр детей"]


async def test_what_is_decided_is_read_only_in_words(desk: Desk) -> None:
    desk = without_a_body(desk)
    case = a_case(desk)
    handed = ready(desk, case, a_clinic(desk))
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await open_programme(pilot, app, case)
        await press(pilot, "f4")
        assert "Программа — на рассмотрении. И (B) — вернуть её в проект." in words(app)
        await press(pilot, "и", "д")
        assert newest_programme(case).state is ProgrammeState.DRAFT  # type: ignore[union-attr]
        await press(pilot, "к", "д")
    assert newest_programme(case).state is ProgrammeState.SUBMITTED  # type: ignore[union-attr]
    app = an_app(a_head(desk))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await open_programme(pilot, app, case)
        await press(pilot, "у", "2", "f2")
        assert "! Напишите, что исправить." in words(app)
        await press(pilot, *"сроки", "f2")
        assert newest_programme(case).state is ProgrammeState.REJECTED  # type: ignore[union-attr]
        assert "Замечания сроки" in words(app)
        await press(pilot, "е", "д", "к")
        assert "Сначала исправьте" in words(app)
        assert "Передать программу" not in words(app)
    assert newest_programme(case).edition == 2  # type: ignore[union-attr]
    assert handed.edition == 1
    assert current_programme(case) is None


async def test_an_approved_line_says_why_it_stays(desk: Desk) -> None:
    desk = without_a_body(desk)
    case = a_case(desk)
    handed = ready(desk, case, a_clinic(desk))
    decide_alone(a_head(desk), handed, TODAY, approve=True)
    before = programme(desk, handed.id).measures
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await open_programme(pilot, app, case)
        for key in ("f4", "insert", "f8", "ш", "р", "к"):
            await press(pilot, key)
            assert "Программа — утверждена. Она не" in words(app)
            assert isinstance(app.screen, ProgrammeScreen)
    assert programme(desk, handed.id).measures == before


async def test_where_a_body_decides_the_screen_says_so(desk: Desk) -> None:
    case = a_case(desk)
    ready(desk, case, a_clinic(desk))
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await open_programme(pilot, app, case)
        assert "ждёт решения: консилиум специалистов" in screen_text(app)
        await press(pilot, "у")
        assert "Программу рассматривает консилиум специалистов" in words(app)


async def test_what_is_not_there_yet_is_offered(desk: Desk) -> None:
    case = a_case(desk)
    made = draw_up(desk, case, a_draft(desk, a_clinic(desk)))
    sign(desk, programme(desk, made).programme, DAY, DAY)
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await open_programme(pilot, app, case)
        await press(pilot, "к", "д")
        assert "Нельзя передать программу на рассмотрение" in screen_text(app)
        assert "Открыть?" in screen_text(app)
        await press(pilot, "н")
    assert newest_programme(case).state is ProgrammeState.DRAFT  # type: ignore[union-attr]


async def test_the_card_says_how_the_programme_stands(desk: Desk) -> None:
    case = a_case(desk)
    handed = ready(desk, case, a_clinic(desk))
    app = an_app(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.show_card(case)
        await settle(pilot)
        assert "№ 1/2026, редакция 1: на рассмотрении 23.11.2026" in line_with(app, "Программа")
    assert handed.submitted_on == TODAY


def test_somebody_else_has_submitted_it_meanwhile(desk: Desk) -> None:
    case = a_case(desk)
    ready(desk, case, a_clinic(desk))
    with pytest.raises(Exception, match="на рассмотрении"):
        submit(desk, newest_programme(case))  # type: ignore[arg-type]
