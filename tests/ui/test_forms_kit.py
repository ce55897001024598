"""The kit of the forms by itself: every field kind in the poorest looks, and what leaving asks."""

import pytest
from textual.pilot import Pilot

from sstui.desk.desk import Desk
from sstui.desk.drafts import my_drafts
from sstui.ui.base import BaseApp
from sstui.ui.screens.forms.settlement import SettlementForm
from sstui.ui.theme import looks_for
from tests.ui.form_story import STILL_OPEN, opened
from tests.ui.screen_text import SIZES, assert_snapshot, screen_text, settle
from tests.ui.test_forms_burst import KINDS, EveryField

LOOKS = {
    "drawn": looks_for({"TERM": "xterm-256color"}),
    "mono": looks_for({"TERM": "xterm", "NO_COLOR": "1"}),
    "plain": looks_for({"TERM": "linux"}),
}


class LooksApp(BaseApp[None]):
    """An application of one form in some looks."""

    def __init__(self, desk: Desk, looks: str) -> None:
        super().__init__(LOOKS[looks])
        self._form = EveryField(desk)

    def on_mount(self) -> None:
        self.push_screen(self._form)


async def fill_in(pilot: Pilot[None]) -> None:
    """Something in every field, with a doubt and a fault."""
    await pilot.press(*"ул", "enter", *"31", "enter", *"930", "enter", "2", "enter", "1", "3")
    await pilot.press("enter", *"77", "enter", *"23", "space", "enter")
    await pilot.press(*"112233445", "enter", *"21345", "enter", *"дома", "enter", *"чисто")
    await settle(pilot)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("looks", LOOKS)
async def test_every_kind_of_field(desk: Desk, looks: str, size: tuple[int, int]) -> None:
    app = LooksApp(desk, looks)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await fill_in(pilot)
        assert_snapshot(app, f"forms_kit_{looks}")


@pytest.mark.parametrize("looks", LOOKS)
async def test_the_current_field_is_told_by_a_sign(desk: Desk, looks: str) -> None:
    app = LooksApp(desk, looks)
    sign = LOOKS[looks].glyphs.cursor
    async with app.run_test() as pilot:
        await settle(pilot)
        for number, _ in enumerate(KINDS):
            marked = [line for line in screen_text(app).splitlines() if line.startswith(sign)]
            form = app._form.form
            assert form.current is not None
            assert form.current.name == KINDS[number]
            assert [line[1:].split("  ")[0] for line in marked] == [form.current.label]
            await pilot.press("tab")
            await settle(pilot)


async def test_tab_goes_round_and_enter_stops_at_the_end(desk: Desk) -> None:
    async with opened(lambda: EveryField(desk)) as story:
        await story.press(*["tab"] * len(KINDS))
        assert "▸Текст" in story.screen
        await story.press("shift+tab")
        assert "▸Заметки" in story.screen
        await story.press("enter", "enter", "up", "up", "up")
        assert "▸Телефон" in story.screen


async def test_f2_saves_from_any_field(desk: Desk) -> None:
    for number, _ in enumerate(KINDS):
        async with opened(lambda: EveryField(desk)) as story:
            await story.press(*["tab"] * number, "f2")
            assert story.answer == "Сохранено."


async def test_esc_asks_only_when_something_would_be_lost(desk: Desk) -> None:
    async with opened(lambda: EveryField(desk)) as story:
        await story.press("а", "backspace", "escape")
        assert story.answer is None
    async with opened(lambda: EveryField(desk)) as story:
        await story.press("а", "escape")
        assert "Введённое не сохранено. Уйти?" in story.words
        await story.press("н")
        assert story.answer == STILL_OPEN
        await story.press("escape", "д")
        assert story.answer is None


async def test_leaving_the_program_keeps_the_draft_and_says_so(desk: Desk) -> None:
    async with opened(lambda: SettlementForm(desk)) as story:
        await story.press("Л", "f10")
        assert "Населённый пункт не сохранён. Черновик останется." in story.words
        await story.press("д")
    (draft,) = my_drafts(desk)
    assert draft.values["fields"] == {"name": "Л", "travel_minutes": ""}


async def test_the_notes_say_how_to_leave_them(desk: Desk) -> None:
    async with opened(lambda: EveryField(desk)) as story:
        await story.press("shift+tab")
        said = "Заметки: Enter — новая строка, Tab — следующее поле, F2 — сохранить."
        assert said in story.screen
        assert said in story.help
