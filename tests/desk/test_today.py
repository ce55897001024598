"""The day at one look: each block says what the queue, the calendar and the deadlines say."""

from dataclasses import replace
from datetime import date

import pytest

from sstui.core.drafts import About
from sstui.core.records import Role
from sstui.desk.appointments import AppointmentDraft, appoint
from sstui.desk.cases import CaseDraft, open_case
from sstui.desk.desk import Desk
from sstui.desk.drafts import keep_draft
from sstui.desk.people import add_staff, work_as
from sstui.desk.today import Today, own_only, today
from sstui.desk.today_sight import Block, Kind, TodayLine, Way
from sstui.store.staff import person, staff
from tests.factories import a_case, a_family, a_person, a_visit, me
from tests.ui.district import a_district


def block(found: Today, code: str) -> Block:
    (one,) = [one for one in found.blocks if one.code == code]
    return one


def codes(found: Today) -> list[str]:
    return [one.code for one in found.blocks]


def said(lines: tuple[TodayLine, ...]) -> list[tuple[str, str, str]]:
    return [(one.kind.sign, one.family.partition(" ")[0], one.words) for one in lines]


def test_a_curators_day(desk: Desk) -> None:
    cases = a_district(desk)
    found = today(desk, own_only(desk))
    assert codes(found) == ["agreed", "late", "week", "load", "warnings"]
    (agreed,) = block(found, "agreed").lines
    assert (agreed.kind, agreed.case_id, agreed.words) == (Kind.AGREED, cases["Ёлкина"], "срочно")
    assert said(block(found, "late").lines) == [
        ("×", "Авдеева", "срок истёк 19 дней назад"),
        ("!", "Ёлкина", "крайний срок 3 дня назад"),
        ("!", "Ёлкина", "индивидуальная программа (ИПССС): просрочено на 25 рабочих дней"),
    ]
    assert said(block(found, "week").lines) == [
        ("@", "Гарифуллина", "назначено"),
        ("+", "Чернова", "не позже пн 30.11"),
    ]
    assert [one.words for one in block(found, "load").lines] == [
        "8 семей, доля нормы 30 %",
        "Кризисный 3 из 12, базовый 4, адаптационный 1 из 21",
        "До воскресенья обязательно 1 посещение; рабочих дней 5",
    ]


def test_the_office_sees_who_is_late(desk: Desk) -> None:
    a_district(desk)
    found = today(desk, None)
    assert [one.words for one in block(found, "late-by-curator").lines] == [
        "Соколова В.: посещений 1, сроков сопровождения 1, сроков документов 1",
        "Кузьмин О.: посещений 1",
    ]
    other = block(found, "late-by-curator").lines[1].way.wanted
    assert other is not None
    assert other.curator_id == staff()[0].id
    assert [one.words for one in block(found, "load").lines] == [
        "9 семей, 2 куратора; сверх нормы никого"
    ]


def test_only_a_curator_begins_with_the_own_families(desk: Desk) -> None:
    assert own_only(desk) == me(desk)
    draft = replace(a_person("Орлова", "Анна"), role=Role.HEAD)
    head = person(add_staff(desk, draft))
    assert head is not None
    assert own_only(work_as(desk, head)) is None
    assert own_only(replace(desk, person=None)) is None


def test_a_visit_of_today_is_ticked_and_hours_are_in_order(desk: Desk) -> None:
    first = a_case(desk, "basic", last="Первая")
    second = a_case(desk, "basic", last="Вторая")
    third = a_case(desk, "basic", last="Третья")
    for case_id, at in ((first, ""), (second, "15:30"), (third, "9:15")):
        appoint(desk, AppointmentDraft(case_id, desk.today, me(desk), at, reason="договорились"))
    a_visit(desk, second, desk.today)
    lines = block(today(desk, me(desk)), "agreed").lines
    assert [(one.kind.sign, one.at, one.family.partition(" ")[0]) for one in lines] == [
        ("@", "09:15", "Третья"),
        ("+", "15:30", "Вторая"),
        ("@", "", "Первая"),
    ]


def test_a_colleagues_visit_to_ones_family_and_ones_own_to_a_colleagues(desk: Desk) -> None:
    other = add_staff(desk, a_person())
    mine = a_case(desk, "basic", last="Моя")
    family = a_family(desk, "Чужая")
    theirs = open_case(desk, CaseDraft(family, date(2026, 9, 1), "basic", other))
    strange = open_case(
        desk, CaseDraft(a_family(desk, "Далёкая"), date(2026, 9, 1), "basic", other)
    )
    for case_id, who in ((mine, other), (theirs, me(desk)), (strange, other)):
        appoint(desk, AppointmentDraft(case_id, desk.today, who, reason="срочно"))
    lines = block(today(desk, me(desk)), "agreed").lines
    assert [(one.family.partition(" ")[0], one.curator) for one in lines] == [
        ("Моя", "Кузьмин О."),
        ("Чужая", "Соколова В."),
    ]


def test_what_is_due_has_no_day_yet(desk: Desk) -> None:
    case_id = a_case(desk, "basic", date(2026, 11, 23), "Позднева")
    lines = block(today(desk, me(desk)), "due").lines
    assert [(one.kind.sign, one.family, one.day) for one in lines] == [
        ("•", "Позднева Мария Петровна", date(2026, 11, 23))
    ]
    appoint(desk, AppointmentDraft(case_id, date(2026, 11, 24), me(desk), "11:00"))
    found = today(desk, me(desk))
    assert "due" not in codes(found)
    assert said(block(found, "week").lines) == [("@", "Позднева", "назначено")]


def test_an_empty_office_says_what_to_do_first(desk: Desk) -> None:
    (one, other) = block(today(desk, me(desk)), "next").lines
    assert other == TodayLine(Kind.STEP, "Введите новую семью.", Way(page="new-family"))
    assert one.words == "У вас семей нет: вот все."
    (only,) = block(today(desk, None), "next").lines
    assert only.words == "Семей пока нет: введите первую."
    nobody = block(today(replace(desk, person=None), None), "next").lines
    assert [one.way.page for one in nobody] == ["people"]


def test_a_calm_week_names_the_next_family(desk: Desk) -> None:
    case_id = a_case(desk, "basic", date(2026, 9, 1), "Тихая")
    for made_on in (date(2026, 9, 3), date(2026, 10, 8), date(2026, 11, 20)):
        a_visit(desk, case_id, made_on)
    found = today(desk, me(desk))
    assert codes(found) == ["load", "warnings", "next"]
    (one,) = block(found, "next").lines
    assert one.words.startswith("На этой неделе посещений нет. Следующее: Тихая Мария Петровна")
    assert one.way == Way(case_id=case_id)


def test_days_off_in_a_row_are_told_first_of_the_warnings(desk: Desk) -> None:
    a_case(desk, "crisis", date(2026, 11, 2), "Первая")
    december = replace(desk, today=date(2026, 12, 24))
    (first, *_) = block(today(december, me(desk)), "warnings").lines
    assert first.way == Way(page="closed-run")
    assert first.words.startswith("выходные подряд с 31.12.2026")


def test_keys_of_the_lines_differ(desk: Desk) -> None:
    a_district(desk)
    for whose in (None, me(desk)):
        lines = [line for one in today(desk, whose).blocks for line in one.lines]
        assert len({line.key for line in lines}) == len(lines)


def test_drafts_wait_for_the_person_who_began_them(desk: Desk) -> None:
    case_id = a_case(desk, "basic", last="Первая")
    for number in range(2):
        keep_draft(desk, f"draft-{number}", About("visit", case_id), {"notes": "дома"})
    (one,) = block(today(desk, me(desk)), "drafts").lines
    assert (one.words, one.way) == ("2 незаконченные записи", Way(page="drafts"))
    colleague = person(add_staff(desk, a_person()))
    assert colleague is not None
    assert "drafts" not in codes(today(work_as(desk, colleague), None))


def test_a_large_office_is_told_the_same_from_its_order(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_district(desk)
    small = today(desk, None)
    monkeypatch.setattr("sstui.desk.listing.SMALL", 3)
    large = today(desk, None)
    assert codes(large) == codes(small)
    for code in ("agreed", "late", "late-by-curator", "week", "load", "warnings"):
        assert block(large, code) == replace(block(small, code), total=block(large, code).total)
        assert block(large, code).count == block(small, code).count
    assert [one.words for one in block(large, "late-by-curator").lines] == [
        "Соколова В.: посещений 1, сроков сопровождения 1, сроков документов 1",
        "Кузьмин О.: посещений 1",
    ]


def test_of_a_large_office_the_first_lines_are_at_hand_and_all_are_counted(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(6):
        a_case(desk, "crisis", date(2026, 11, 2), f"Дальняя{number}")
    for number in range(3):
        a_case(desk, "basic", date(2026, 11, 23), f"Позднева{number}")
    monkeypatch.setattr("sstui.desk.listing.SMALL", 3)
    monkeypatch.setattr("sstui.desk.today_reading.AT_HAND", 2)
    found = today(desk, None)
    late, due = block(found, "late"), block(found, "due")
    assert (len(late.lines), late.count) == (2, 6)
    assert (len(due.lines), due.count) == (2, 3)


def test_curators_over_the_norm_are_named_and_too_many_are_counted(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = add_staff(desk, a_person())
    for who, many in ((me(desk), 8), (other, 7)):
        for number in range(many):
            family = a_family(desk, f"Семёнова{who}{number}")
            draft = CaseDraft(family, date(2026, 11, 2), "emergency", who, reason="больше некому")
            open_case(desk, draft)
    (one,) = block(today(desk, None), "load").lines
    said = "15 семей, 2 куратора; сверх нормы: Соколова В. 133 %, Кузьмин О. 117 %"
    assert one.words == said
    monkeypatch.setattr("sstui.desk.today_load.NAMED", 1)
    (one,) = block(today(desk, None), "load").lines
    assert one.words.endswith("сверх нормы: Соколова В. 133 %, и ещё 1")
