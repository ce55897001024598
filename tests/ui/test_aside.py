"""What nobody waits for is written when the keys rest, and at the latest when the program ends."""

from functools import partial

from sstui.desk.desk import Desk
from sstui.desk.finding import recent_families
from sstui.desk.queue_view import Order, View, kept_view
from sstui.ui.aside import QUIET
from tests.ui.district import a_district, an_app, press
from tests.ui.screen_text import settle


async def test_a_view_is_written_once_the_keys_rest(desk: Desk) -> None:
    a_district(desk)
    app = an_app(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "ы", *"имени", "enter")
        for _ in range(50):
            if kept_view(desk) != View():
                break
            await pilot.pause(QUIET / 5)
        assert kept_view(desk) == View(order=Order.NAME)


async def test_families_opened_one_behind_the_other_are_all_written_at_the_end(desk: Desk) -> None:
    cases = a_district(desk)
    app = an_app(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        for name in ("Авдеева", "Карпова", "Шевцова", "Карпова"):
            app.remember_family(cases[name])
    found = [one.family.split()[0] for one in recent_families(desk)]
    assert found == ["Карпова", "Шевцова", "Авдеева"]


async def test_the_last_of_a_name_counts(desk: Desk) -> None:
    app = an_app(desk)
    done: list[int] = []
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        for number in range(3):
            app.aside.put("one", partial(done.append, number))
        app.aside.flush()
    assert done == [2]
