"""One action for several families: each by its own journey, those that could not be named."""

import csv
from collections.abc import Sequence
from datetime import date

import pytest

from sstui.core.queue import QueueLine
from sstui.core.records import CaseId
from sstui.core.refusal import Refusal
from sstui.desk.card import card
from sstui.desk.cases import CaseDraft, end_case, open_case
from sstui.desk.desk import Desk
from sstui.desk.group import (
    MOST,
    DayForAll,
    EventForAll,
    HandOver,
    appoint_all,
    chosen,
    enter_for_all,
    export,
    hand_over,
    named,
    print_all,
)
from sstui.desk.people import add_staff
from sstui.desk.queue import line_of
from sstui.store.journal import journal
from tests.factories import a_case, a_family, a_person, me
from tests.ui.district import identify, rename


@pytest.fixture
def three(desk: Desk) -> list[CaseId]:
    """Three families on the basic level, by name."""
    return [a_case(desk, "basic", last=last) for last in ("Авдеева", "Ёлкина", "Чернова")]


def lines(desk: Desk, case_ids: Sequence[CaseId]) -> list[QueueLine]:
    return chosen(desk, case_ids)


def test_a_day_for_all_is_agreed_with_each_once(desk: Desk, three: list[CaseId]) -> None:
    draft = DayForAll(date(2026, 11, 24), me(desk), "10:00", "", "объезд", "form")
    before = len(journal())
    for _ in range(2):
        found = appoint_all(desk, lines(desk, three), draft)
        assert (len(found.done), found.refused) == (3, ())
    assert found.sentence == "Сделано: 3 семьи."
    assert [line_of(desk, one).appointment for one in three] == [(date(2026, 11, 24), "10:00")] * 3
    assert [one.action for one in journal()[: len(journal()) - before]] == ["appointment.add"] * 3


def test_one_family_that_cannot_is_named_and_the_others_are_done(
    desk: Desk, three: list[CaseId]
) -> None:
    end_case(desk, card(desk, three[1]).case, date(2026, 11, 23), "goal")
    found = appoint_all(
        desk, lines(desk, three), DayForAll(date(2026, 11, 24), me(desk), reason="объезд")
    )
    assert found.done == ("Авдеева Мария Петровна", "Чернова Мария Петровна")
    assert found.refused == (("Ёлкина Мария Петровна", "Сопровождение к этому дню закончится."),)
    assert found.sentence == "Сделано: 2 семьи; не получилось: 1 семья."


def test_families_are_handed_over_until_the_norm_is_full(desk: Desk) -> None:
    other = add_staff(desk, a_person())
    cases = [a_case(desk, "emergency", date(2026, 11, 2), f"Семёнова{n}") for n in range(6)]
    family, start = a_family(desk, "Щукина"), date(2026, 11, 2)
    more = open_case(desk, CaseDraft(family, start, "emergency", me(desk), reason="некому"))
    given = HandOver(other, desk.today, "№ 17 от 20.11.2026")
    found = hand_over(desk, lines(desk, [*cases, more]), given)
    assert len(found.done) == 6
    ((name, why),) = found.refused
    assert name == "Щукина Мария Петровна"
    assert "норм" in why
    again = hand_over(desk, lines(desk, [more]), HandOver(me(desk), date(2026, 11, 25)))
    assert again.refused == ((name, "Этот сотрудник уже её куратор."),)


def test_an_event_for_all(desk: Desk, three: list[CaseId]) -> None:
    draft = EventForAll("meeting", date(2026, 11, 20), "общее заседание", "form")
    first = enter_for_all(desk, lines(desk, three), draft)
    if first.refused:
        pytest.fail(str(first.refused))
    enter_for_all(desk, lines(desk, three), draft)
    assert [len(card(desk, one).events) for one in three] == [1, 1, 1]
    late = enter_for_all(desk, lines(desk, three), EventForAll("meeting", date(2027, 1, 1)))
    assert late.done == ()
    assert {why for _, why in late.refused} == {"Событие нельзя записать будущим днём."}


def test_agreements_are_made_where_nothing_is_missing(desk: Desk, three: list[CaseId]) -> None:
    identify(desk, three[0])
    seen: list[int] = []
    found = print_all(desk, lines(desk, three), seen.append)
    assert found.done == ("Авдеева Мария Петровна",)
    assert len(found.refused) == 2
    assert all(why.startswith("Не хватает: ") for _, why in found.refused)
    assert seen == [0, 1, 2]
    assert len(card(desk, three[0]).documents) == 1


def test_the_list_is_written_for_a_spreadsheet(desk: Desk, three: list[CaseId]) -> None:
    rename(desk, three[2], "=1+1")
    paths = [export(desk, lines(desk, three)) for _ in range(2)]
    assert paths == ["out/семьи-2026-11-23.csv", "out/семьи-2026-11-23-2.csv"]
    text = (desk.office.folder / paths[0]).read_text(encoding="utf-8-sig")
    rows = list(csv.reader(text.splitlines(), delimiter=";"))
    assert rows[0][:3] == ["дело", "семья", "населённый пункт"]
    assert [row[1] for row in rows[1:]] == [
        "'=1+1",
        "Авдеева Мария Петровна",
        "Ёлкина Мария Петровна",
    ]
    assert {len(row) for row in rows} == {13}


def test_none_and_too_many_are_refused_in_words(desk: Desk, three: list[CaseId]) -> None:
    with pytest.raises(Refusal, match="Сначала отметьте семьи"):
        chosen(desk, [])
    with pytest.raises(Refusal, match=f"можно {MOST}"):
        chosen(desk, [three[0]] * (MOST + 1))
    assert chosen(desk, [*three, CaseId(999)])[0].case_id == three[0]


def test_families_by_name_and_how_many_more(desk: Desk, three: list[CaseId]) -> None:
    found = lines(desk, three)
    assert named(found[:1]) == "1 семья: Авдеева Мария Петровна"
    assert named(found, most=2) == "3 семьи: Авдеева Мария Петровна, Ёлкина Мария Петровна и ещё 1"
