"""How a person looks at the queue: the order, and what is kept of it for the next start."""

from dataclasses import replace
from datetime import date

import pytest

from sstui.core.queue import Group
from sstui.core.records import Outcome, SettlementId
from sstui.desk.card import card
from sstui.desk.desk import Desk
from sstui.desk.preferences import keep, recall
from sstui.desk.queue import QueueFilter, queue
from sstui.desk.queue_view import KEPT_AS, Order, View, in_order, keep_view, kept_view, narrowings
from sstui.store.beside import Beside, beside, last_visits
from tests.factories import a_visit, me
from tests.ui.district import a_district


@pytest.mark.parametrize(
    ("order", "names"),
    [
        (
            Order.NAME,
            "Авдеева Гарифуллина Демидова Ёлкина Карпова Орлова Чернова Шевцова Щукина",
        ),
        (
            Order.SETTLEMENT,
            "Авдеева Орлова Чернова Демидова Ёлкина Шевцова Карпова Щукина Гарифуллина",
        ),
        (
            Order.LEVEL,
            "Демидова Авдеева Ёлкина Орлова Гарифуллина Шевцова Карпова Щукина Чернова",
        ),
        (
            Order.LAST_VISIT,
            "Авдеева Демидова Гарифуллина Чернова Орлова Ёлкина Шевцова Карпова Щукина",
        ),
    ],
)
def test_other_orders(desk: Desk, order: Order, names: str) -> None:
    a_district(desk)
    found = in_order(desk, queue(desk).lines, order)
    assert " ".join(one.family.partition(" ")[0] for one in found) == names


def test_by_the_end_of_the_term_the_soonest_first(desk: Desk) -> None:
    a_district(desk)
    found = in_order(desk, queue(desk).lines, Order.TERM_END)
    ends = [one.outlook.end for one in found if one.outlook.end]
    assert ends == sorted(ends)
    assert found[0].family == "Авдеева Мария Петровна"


def test_urgency_is_the_order_of_the_queue_itself(desk: Desk) -> None:
    a_district(desk)
    lines = queue(desk).lines
    assert in_order(desk, lines, Order.URGENCY) == list(lines)


VIEW = View(QueueFilter(level="crisis", group=Group.DUE), Order.NAME)


def test_a_view_is_kept_for_the_person(desk: Desk) -> None:
    assert kept_view(desk) == View()
    keep_view(desk, VIEW)
    assert kept_view(desk) == VIEW
    assert kept_view(replace(desk, person=None)) == View()
    keep_view(desk, View(QueueFilter(deadlines=True)))
    assert kept_view(desk) == View(QueueFilter(deadlines=True))
    keep_view(desk, View())
    assert recall(desk, KEPT_AS) is None


@pytest.mark.parametrize(
    "kept",
    [
        7,
        ["filter"],
        {"filter": 3},
        {"filter": {"group": "gone"}},
        {"order": "gone"},
        {"filter": {"group": []}},
    ],
    ids=str,
)
def test_what_makes_no_sense_is_the_plain_queue(desk: Desk, kept: object) -> None:
    keep(desk, KEPT_AS, kept)
    assert kept_view(desk) == View()


def test_fields_of_a_newer_program_are_passed_over(desk: Desk) -> None:
    keep(desk, KEPT_AS, {"filter": {"level": "basic", "shoe_size": 40}, "order": "name"})
    assert kept_view(desk) == View(QueueFilter(level="basic"), Order.NAME)


def test_a_filter_in_words(desk: Desk) -> None:
    cases = a_district(desk)
    place = card(desk, cases["Авдеева"]).settlement
    wanted = QueueFilter(me(desk), place.id, "crisis", Group.OVERDUE, deadlines=True)
    assert [one.words for one in narrowings(desk, wanted)] == [
        "куратор Соколова В.",
        "Дубки",
        "уровень кризисный",
        "просрочено",
        "сроки документов",
    ]
    keep_view(desk, View(wanted, Order.NAME))
    assert kept_view(desk) == View(wanted, Order.NAME)


def test_what_is_gone_hides_nothing(desk: Desk) -> None:
    gone = QueueFilter(settlement_id=SettlementId(99), level="нет такого")
    assert narrowings(desk, gone) == []
    keep_view(desk, View(gone, Order.NAME))
    assert kept_view(desk) == View(order=Order.NAME)


def test_what_stands_beside_a_family(desk: Desk) -> None:
    cases = a_district(desk)
    wanted = [cases["Ёлкина"], cases["Авдеева"]]
    assert beside(wanted) == {
        cases["Ёлкина"]: Beside("ул. Луговая, 5", "", date(2026, 11, 12)),
        cases["Авдеева"]: Beside("ул. Луговая, 5", "", None),
    }
    a_visit(desk, cases["Авдеева"], date(2026, 11, 20), Outcome.NOBODY_HOME)
    assert last_visits(wanted) == {cases["Ёлкина"]: date(2026, 11, 12)}
    assert beside([]) == {}
