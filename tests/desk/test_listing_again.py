"""A listing that is asked for again: only what has changed is read."""

from unittest.mock import patch

import pytest

from sstui.desk import listing as module
from sstui.desk.desk import Desk
from sstui.desk.listing import Listing, Whole, found_in, listing
from sstui.desk.queue import QueueFilter
from sstui.desk.queue_view import Order, View
from tests.factories import a_visit, me
from tests.ui.district import a_district


def shown(desk: Desk, view: View, known: Listing | None = None) -> Whole:
    """The queue of a small office."""
    found = listing(desk, view, lambda _: None, known)
    assert isinstance(found, Whole)
    return found


@pytest.mark.parametrize("order", Order)
def test_another_order_computes_nothing_again(desk: Desk, order: Order) -> None:
    a_district(desk)
    first = shown(desk, View(order=Order.NAME))
    with patch.object(module, "queue", side_effect=AssertionError("computed again")):
        if order is Order.NAME:
            assert listing(desk, View(order=order), lambda _: None, first) is None
            return
        again = shown(desk, View(order=order), first)
    anew = shown(desk, View(order=order))
    assert list(again.ids) == list(anew.ids)
    assert (again.counts, again.dated, again.token) == (anew.counts, anew.dated, anew.token)
    assert again.known == anew.known


def test_another_order_after_a_change_is_read_anew(desk: Desk) -> None:
    cases = a_district(desk)
    first = shown(desk, View())
    a_visit(desk, cases["Гарифуллина"], desk.today)
    again = shown(desk, View(order=Order.NAME), first)
    assert again.known == shown(desk, View(order=Order.NAME)).known
    assert again.known != first.known


def test_another_filter_is_read_anew(desk: Desk) -> None:
    a_district(desk)
    narrow = QueueFilter(curator_id=me(desk))
    again = shown(desk, View(narrow, Order.NAME), shown(desk, View()))
    assert list(again.ids) == list(shown(desk, View(narrow, Order.NAME)).ids)


def test_families_are_found_by_every_word(desk: Desk) -> None:
    cases = a_district(desk)
    found = shown(desk, View())
    by_text = {
        "ёлкина": {"Ёлкина"},
        "ЕЛКИНА зареч": {"Ёлкина"},
        "мария дубки": {"Авдеева", "Чернова", "Орлова"},
        "зимин": {"Гарифуллина"},
        "нет такой": set(),
        "  ": set(),
    }
    for text, families in by_text.items():
        assert found_in(found.texts(), text) == {cases[name] for name in families}, text
        assert found.found(text) == {cases[name] for name in families}, text
