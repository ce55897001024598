"""What is typed and not saved is kept for the person who typed it, and for nobody else."""

import threading
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from sstui import host
from sstui.core.drafts import About
from sstui.core.refusal import Refusal
from sstui.desk.appointments import AppointmentDraft, appoint
from sstui.desk.checking import check
from sstui.desk.desk import Desk
from sstui.desk.drafts import (
    drafts_about,
    finishing,
    forget_draft,
    is_fresh,
    keep_draft,
    my_drafts,
    stale_drafts,
    take_over,
    version_of_case,
    when,
    whose,
)
from sstui.desk.families import add_settlement
from sstui.desk.people import add_staff, work_as
from sstui.store import opening
from sstui.store.door import together
from sstui.store.engine import connected, fetch_sql, run_sql
from sstui.store.staff import person
from tests.factories import a_case, a_family, a_person, me

SETTLEMENT = About("settlement")


def test_a_draft_is_kept_and_written_over_and_forgotten(desk: Desk) -> None:
    case = a_case(desk)
    about = About("visit", case, version=version_of_case(case))
    assert my_drafts(desk) == []
    assert keep_draft(desk, "a", about, {"notes": "дом"})
    assert keep_draft(desk, "a", about, {"notes": "дома\nчисто", "seen": [1, None, True]})
    (draft,) = my_drafts(desk)
    assert (draft.id, draft.about) == ("a", about)
    assert draft.values == {"notes": "дома\nчисто", "seen": [1, None, True]}
    assert whose(draft) == "Ёлкина Мария Петровна"
    assert drafts_about(desk, replace(about, version=99)) == [draft]
    assert drafts_about(desk, replace(about, record_id=1)) == []
    forget_draft("a")
    assert my_drafts(desk) == []


def test_nobody_else_sees_a_draft(desk: Desk) -> None:
    keep_draft(desk, "a", SETTLEMENT, {"name": "Лог"})
    colleague = person(add_staff(desk, a_person()))
    assert colleague is not None
    other = work_as(desk, colleague)
    stranger = replace(desk, person=None, login="guest")
    assert (my_drafts(other), my_drafts(stranger)) == ([], [])
    keep_draft(stranger, "b", SETTLEMENT, {})
    assert [one.id for one in my_drafts(stranger)] == ["b"]
    assert my_drafts(replace(stranger, login="other")) == []
    assert [one.id for one in my_drafts(desk)] == ["a"]


def test_two_windows_of_one_person_have_a_draft_each(desk: Desk) -> None:
    keep_draft(desk, "first", SETTLEMENT, {"name": "Лог"})
    keep_draft(desk, "second", SETTLEMENT, {"name": "Луг"})
    assert {one.id: one.values["name"] for one in my_drafts(desk)} == {
        "first": "Лог",
        "second": "Луг",
    }
    draft = next(one for one in my_drafts(desk) if one.id == "first")
    take_over(draft, "third")
    with pytest.raises(Refusal, match="закончили в другом окне"):
        take_over(draft, "fourth")
    # The window that was first goes on typing: its own draft comes again, the taken one stays.
    keep_draft(desk, "first", SETTLEMENT, {"name": "Лог-2"})
    assert {one.id: one.values["name"] for one in my_drafts(desk)} == {
        "first": "Лог-2",
        "second": "Луг",
        "third": "Лог",
    }


def save_twice(desk: Desk) -> None:
    with finishing("a"):
        add_settlement(desk, "Лог")
        add_settlement(desk, "Лог")


def test_a_save_and_the_end_of_its_draft_are_one_thing(desk: Desk) -> None:
    keep_draft(desk, "a", SETTLEMENT, {"name": "Лог"})
    with pytest.raises(Refusal, match="уже есть"):
        save_twice(desk)
    assert [one.id for one in my_drafts(desk)] == ["a"]
    assert fetch_sql("SELECT name FROM settlement") == []
    with finishing("a"):
        add_settlement(desk, "Лог")
    assert my_drafts(desk) == []
    assert fetch_sql("SELECT name FROM settlement") == [("Лог",)]


def test_while_others_write_a_draft_waits_and_says_so(desk: Desk) -> None:
    with host.exclusive_lock(opening.lock_path(), 1) as had:
        assert had
        done: list[bool] = []

        def write() -> None:
            done.append(keep_draft(desk, "a", SETTLEMENT, {}, patience=0.05))
            forget_draft("a", patience=0.05)

        other = threading.Thread(target=write)
        other.start()
        other.join()
        assert done == [False]
    assert keep_draft(desk, "a", SETTLEMENT, {}, patience=0.05)
    assert len(my_drafts(desk)) == 1


def test_a_late_writing_of_a_finished_form_is_not_wanted(desk: Desk) -> None:
    assert keep_draft(desk, "a", SETTLEMENT, {"name": "Лог"}, is_wanted=lambda: False)
    assert my_drafts(desk) == []


def test_half_a_character_is_kept_as_it_came(desk: Desk) -> None:
    keep_draft(desk, "a", SETTLEMENT, {"name": "Ива\ud800нова\x00"})
    assert my_drafts(desk)[0].values == {"name": "Ива\ud800нова\x00"}


def test_a_draft_that_cannot_be_read_is_passed_over(desk: Desk) -> None:
    keep_draft(desk, "a", SETTLEMENT, {})
    keep_draft(desk, "b", SETTLEMENT, {})
    keep_draft(desk, "c", SETTLEMENT, {})
    with together():
        run_sql("UPDATE draft SET body = 'no json' WHERE id = 'a'")
        run_sql("UPDATE draft SET body = '[1]' WHERE id = 'b'")
    assert [one.id for one in my_drafts(desk)] == ["c"]


def test_a_draft_goes_with_its_family(desk: Desk) -> None:
    family = a_family(desk)
    keep_draft(desk, "a", About("family", family_id=family), {"address": "ул. Мира"})
    assert whose(my_drafts(desk)[0]) == "Ёлкина Мария Петровна"
    with connected(), together():
        run_sql("DELETE FROM member")
        run_sql("DELETE FROM family")
    assert my_drafts(desk) == []


def test_anything_written_about_a_case_changes_its_version(desk: Desk) -> None:
    case = a_case(desk)
    before = version_of_case(case)
    appoint(desk, AppointmentDraft(case, date(2026, 12, 4), me(desk), reason="просили"))
    assert version_of_case(case) > before > 0


@pytest.mark.parametrize(
    ("changed_at", "words"),
    [
        (datetime(2026, 11, 23, 6, 5, tzinfo=UTC), "сегодня 9:05"),
        (datetime(2026, 11, 22, 14, 40, tzinfo=UTC), "вчера 17:40"),
        (datetime(2026, 11, 22, 22, 10, tzinfo=UTC), "сегодня 1:10"),
        (datetime(2026, 11, 12, 14, 40, tzinfo=UTC), "12.11.2026 17:40"),
    ],
)
def test_the_hour_of_a_draft_is_that_of_the_office(
    desk: Desk, changed_at: datetime, words: str
) -> None:
    keep_draft(desk, "a", SETTLEMENT, {})
    draft = replace(my_drafts(desk)[0], changed_at=changed_at)
    assert when(desk, draft) == words
    assert is_fresh(draft, changed_at + timedelta(seconds=119))
    assert not is_fresh(draft, changed_at + timedelta(seconds=120))


def test_a_check_mentions_drafts_older_than_a_week(desk: Desk) -> None:
    case = a_case(desk)
    keep_draft(desk, "a", About("visit", case), {})
    keep_draft(replace(desk, person=None, login="guest"), "b", SETTLEMENT, {})
    now = datetime.now(UTC)
    assert stale_drafts(now + timedelta(days=6)) == []
    late = stale_drafts(now + timedelta(days=8))
    assert [(one.name, one.count) for one in late] == [("", 1), ("Соколова В.", 1)]
    assert not any("незаконченн" in one for one in check(desk.office.folder).warnings)
    with together():
        run_sql("UPDATE draft SET changed_at_utc = '2026-01-05T09:00:00.000+00:00'")
    assert check(desk.office.folder).warnings[-2:] == (
        "без имени: 1 незаконченная запись старше недели; посмотреть — F9, «Черновики»",
        "Соколова В.: 1 незаконченная запись старше недели; посмотреть — F9, «Черновики»",
    )
