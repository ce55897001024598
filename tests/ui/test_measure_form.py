"""The form of a measure: from the catalogue or in own words, and what it does with bad input."""

import json

import pytest

from sstui.core.programme import Measure, ProgrammeId, WorkPlace
from sstui.desk.desk import Desk
from sstui.desk.families import add_member
from sstui.desk.programmes import draw_up, programme, sign
from sstui.store import cases
from sstui.ui.screens.forms.measure import MeasureForm
from sstui.ui.screens.forms.programme import ProgrammeForm
from tests.desk.test_programme_and_sitting import DAY, a_clinic, a_draft
from tests.factories import a_case
from tests.ui.form_story import STILL_OPEN, Story, opened
from tests.ui.hostile import MARKUP
from tests.ui.test_forms_member import KNOWN


def drawn(desk: Desk) -> ProgrammeId:
    return draw_up(desk, a_case(desk), a_draft(desk, a_clinic(desk)))


def last(desk: Desk, made: ProgrammeId) -> Measure:
    return programme(desk, made).measures[-1]


async def fill(story: Story, title: str = "клуб") -> None:
    """The five answers that a measure cannot do without; the cursor stays at the term."""
    await story.press("tab", "5", "tab")
    await story.type(title)
    await story.press("tab", "tab", "1", "tab", "2", "tab")


async def test_a_measure_of_the_catalogue_brings_its_kind_and_words(desk: Desk) -> None:
    made = drawn(desk)
    async with opened(lambda: MeasureForm(desk, made), (80, 40)) as story:
        await story.type("нарколог", "enter")
        assert "обследование и лечение у нарколога" in story.screen
        await story.press("tab", "2", "tab", "1", "f2")
        assert story.answer == "Мероприятие 3 записано."
    found = last(desk, made)
    assert (found.code, found.help_kind) == ("narcologist", "medical")
    assert (found.title, found.place) == (
        "обследование и лечение у нарколога",
        WorkPlace.OFFICE,
    )


async def test_what_the_catalogue_lacks_is_taken_in_own_words(desk: Desk) -> None:
    made = drawn(desk)
    async with opened(lambda: MeasureForm(desk, made), (80, 40)) as story:
        await story.type("мытьё окон")
        assert "+ в перечне нет; Enter — своими словами: «мытьё окон»" in story.screen
        await story.press("enter", "5")
        assert story.words.count("мытьё окон") == 1
        await story.press("tab", "tab", "tab", "2", "tab", "1", "f2")
        assert story.answer == "Мероприятие 3 записано."
    found = last(desk, made)
    assert (found.code, found.help_kind, found.title) == ("", "social", "мытьё окон")


async def test_own_words_stand_behind_what_the_catalogue_has(desk: Desk) -> None:
    made = drawn(desk)
    async with opened(lambda: MeasureForm(desk, made), (80, 40)) as story:
        await story.type("нарколог")
        assert "+ своими словами: «нарколог»" in story.screen
        await story.press("pagedown", "enter", "1", "tab", "tab", "tab", "2", "tab", "1", "f2")
    assert (last(desk, made).code, last(desk, made).title) == ("", "нарколог")


async def test_own_words_are_not_written_over(desk: Desk) -> None:
    made = drawn(desk)
    async with opened(lambda: MeasureForm(desk, made), (80, 40)) as story:
        await story.press("tab", "5", "tab")
        await story.type("помощь с резюме")
        await story.press("shift+tab", "shift+tab")
        await story.type("трудо", "enter")
        assert "помощь с резюме" in story.screen
        await story.press("tab", "1", "tab", "1", "f2")
    assert (last(desk, made).title, last(desk, made).code) == ("помощь с резюме", "work")


async def test_form_and_periodicity_are_offered_or_own_words(desk: Desk) -> None:
    made = drawn(desk)
    async with opened(lambda: MeasureForm(desk, made), (80, 40)) as story:
        await fill(story)
        await story.press("tab", "tab", "tab")
        await story.type("семейн", "enter")
        await story.type("по средам", "enter")
        await story.press("f2")
        assert story.answer == "Мероприятие 3 записано."
    found = last(desk, made)
    assert (found.form, found.periodicity) == ("семейный праздник", "по средам")


async def test_nothing_is_preset_and_what_is_missing_is_named(desk: Desk) -> None:
    made = drawn(desk)
    async with opened(lambda: MeasureForm(desk, made), (80, 40)) as story:
        await story.press("f2")
        for said in (
            "! Выберите вид помощи.",
            "! Напишите, что делается.",
            "! Выберите, где оно проходит.",
            "! Выберите, с одним или с группой.",
        ):
            assert said in story.words
        assert story.answer == STILL_OPEN
    assert len(programme(desk, made).measures) == 2


async def test_a_measure_outside_the_term_is_refused_beside_its_field(desk: Desk) -> None:
    made = drawn(desk)
    async with opened(lambda: MeasureForm(desk, made), (80, 40)) as story:
        await fill(story)
        await story.type("1.1.2030")
        await story.press("f2")
        said = "! Мероприятие 3: 01.01.2030 — вне срока программы 20.11.2026–20.11.2027."
        assert said in story.words
        assert story.answer == STILL_OPEN
        assert len(programme(desk, made).measures) == 2
        await story.press("home", "shift+end", "delete")
        await story.type("1.3.2027")
        await story.press("f2")
        assert story.answer == "Мероприятие 3 записано."


async def test_who_has_left_the_family_is_not_offered(desk: Desk) -> None:
    case = a_case(desk)
    add_member(desk, cases.case(case).family_id, KNOWN)  # type: ignore[union-attr]
    made = draw_up(desk, case, a_draft(desk, None))
    async with opened(lambda: MeasureForm(desk, made), (80, 40)) as story:
        assert "Пётр Ильич" in story.screen
        assert "Анна" not in story.screen


async def test_a_signed_text_says_that_the_signatures_go(desk: Desk) -> None:
    made = drawn(desk)
    sign(desk, programme(desk, made).programme, DAY, DAY)
    one = programme(desk, made).measures[0]
    async with opened(lambda: MeasureForm(desk, made, one), (80, 40)) as story:
        assert "Подписи будут сняты: изменённое подписывают заново." in story.screen
        await story.press("tab", "tab", "end")
        await story.type(" дома", "f2")
        assert story.answer == "Мероприятие 1 записано. Подписи сняты: текст изменился."
    assert programme(desk, made).programme.family_signed_on is None


@pytest.mark.parametrize("text", MARKUP[:4])
async def test_hostile_words_are_text(desk: Desk, text: str) -> None:
    made = drawn(desk)
    async with opened(lambda: MeasureForm(desk, made), (80, 40)) as story:
        await fill(story, "")
        await story.press("shift+tab", "shift+tab", "shift+tab", "shift+tab")
        await story.paste(text, "я" * 100_000)
        assert "! Вставлено 100 000 знаков" in story.words
        await story.press("f2")
        assert story.answer == "Мероприятие 3 записано."
    found = last(desk, made).title
    assert found.startswith(text.strip())
    assert len(found) == 20_000


async def test_what_was_typed_is_gone_on_with(desk: Desk) -> None:
    made = drawn(desk)
    async with opened(lambda: MeasureForm(desk, made), (80, 40)) as story:
        await fill(story)
        await story.type("1.3.2027", "enter")
        await story.type("больн", "enter")
        await story.press("tab", "tab")
        await story.type("по средам", "enter")
        page = story.app.screen
        assert isinstance(page, MeasureForm)
        kept = page.standing()
    assert kept is not None

    def again() -> MeasureForm:
        form = MeasureForm(desk, made)
        form.begin_with(json.loads(json.dumps(kept)))
        return form

    async with opened(again, (80, 40)) as story:
        assert "Заречная больница" in story.screen
        await story.press("f2")
        assert story.answer == "Мероприятие 3 записано."
    found = last(desk, made)
    assert (found.title, found.form, found.place) == ("клуб", "по средам", WorkPlace.HOME)
    assert found.organisation_id is not None


async def test_a_programme_whose_end_is_before_its_start_is_refused(desk: Desk) -> None:
    case = a_case(desk)
    async with opened(lambda: ProgrammeForm(desk, case), (80, 40)) as story:
        await story.press(*["tab"] * 5, "home", "shift+end", "delete")
        await story.type("1.1.2026")
        await story.press("f2")
        assert "! Конец программы раньше начала." in story.words
        assert story.answer == STILL_OPEN
