"""What a page reads at once comes over one connection: opening one costs more than a question."""

from collections.abc import Callable
from datetime import date

import pytest

from sstui.desk.card import card
from sstui.desk.days import days
from sstui.desk.desk import Desk
from sstui.desk.family_view import family_view
from sstui.store import engine
from sstui.ui.screens.card import CardScreen
from tests.ui.district import a_district, an_app
from tests.ui.screen_text import settle


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[None]:
    """Grows with each connection that is opened."""
    found: list[None] = []
    connect: Callable[[], object] = engine.database._connect

    def counted() -> object:
        found.append(None)
        return connect()

    monkeypatch.setattr(engine.database, "_connect", counted)
    return found


def test_the_card_the_family_and_the_days_take_one_connection_each(
    desk: Desk, opened: list[None]
) -> None:
    case_id = a_district(desk)["Ёлкина"]
    opened.clear()
    found = card(desk, case_id)
    assert (found.family.name, len(opened)) == ("Ёлкина Мария Петровна", 1)
    assert family_view(desk, found.family.id).family == found.family
    assert len(opened) == 2
    assert len(days(desk, date(2026, 11, 1), date(2026, 11, 30))) == 30
    assert len(opened) == 3


async def test_opening_the_card_reads_it_once(
    desk: Desk, opened: list[None], monkeypatch: pytest.MonkeyPatch
) -> None:
    case_id, read = a_district(desk)["Ёлкина"], list[CardScreen]()
    reload = CardScreen.reload

    def counted(screen: CardScreen) -> None:
        read.append(screen)
        reload(screen)

    monkeypatch.setattr(CardScreen, "reload", counted)
    app = an_app(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        opened.clear()
        app.show_card(case_id)
        await settle(pilot)
        assert (len(read), len(opened) < 10) == (1, True)
        app.show_calendar()
        await settle(pilot)
        app.pop_screen()
        await settle(pilot)
        assert len(read) == 2  # facts may have changed meanwhile
