"""The file of the derived order may be lost, spoilt, shared or half made: the queue stays right."""

import shutil
import threading
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from sstui.core.records import CaseId
from sstui.desk import listing as listing_module
from sstui.desk import narrowing, ordered, ordering
from sstui.desk.card import card
from sstui.desk.checking import check
from sstui.desk.desk import Desk, open_desk
from sstui.desk.listing import Listing, NotAtHand, Whole, found_in, listing
from sstui.desk.order_check import mend_order
from sstui.desk.order_worker import NOT_DONE, main
from sstui.desk.ordered import Ordered
from sstui.desk.ordering import order_path
from sstui.desk.people import StaffDraft, add_staff, change_staff
from sstui.desk.queue import QueueFilter, queue
from sstui.desk.queue_view import View
from sstui.store import opening
from sstui.store.order_file import order_file, working_on
from tests.factories import a_case, a_person, a_visit, me

NAMES = ("Ёлкина", "Котова", "Зимина", "Юсупова", "Орлова", "Лосева", "Чернова")


@pytest.fixture
def many(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> list[CaseId]:
    """Seven families in an office in which one is already too many to be read whole."""
    monkeypatch.setattr(listing_module, "SMALL", 0)
    monkeypatch.setattr(ordering, "CHUNK", 2)
    levels = ("basic", "crisis", "adaptation") * 3
    return [
        a_case(desk, level, date(2026, 9, 1), name)
        for name, level in zip(NAMES, levels, strict=False)
    ]


def shown(desk: Desk, view: View | None = None) -> Listing:
    found = listing(desk, view or View(), lambda _: None)
    assert found is not None
    return found


def assert_right(desk: Desk) -> None:
    found = shown(desk)
    assert list(found.ids) == [line.case_id for line in queue(desk).lines]
    assert sum(found.counts.values()) == len(found.ids)


def test_a_spoilt_file_is_thrown_away_and_made_anew(desk: Desk, many: list[CaseId]) -> None:
    assert isinstance(shown(desk), Ordered)
    path = order_path(desk.office)
    for spoilt in (b"no database" * 1000, path.read_bytes()[:5000], b""):
        for one in path.parent.glob(f"{path.name}*"):
            one.write_bytes(spoilt)
        assert_right(desk)
        assert isinstance(shown(desk), Ordered)


def test_where_there_is_no_place_for_the_file_one_does_without(
    desk: Desk, many: list[CaseId]
) -> None:
    shutil.rmtree(desk.office.folder / "cache", ignore_errors=True)
    (desk.office.folder / "cache").write_text("a file, not a folder", encoding="utf-8")
    assert isinstance(shown(desk), Whole)
    assert_right(desk)
    assert narrowing.choices(desk).levels == {"basic": 3, "crisis": 2, "adaptation": 2}


def test_a_work_broken_off_is_gone_on_with_on_another_day(desk: Desk, many: list[CaseId]) -> None:
    told: list[int] = []

    def stop(done: int) -> None:
        told.append(done)
        if done > 50:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        listing(desk, View(), stop)
    assert told == [28, 57]
    with order_file(order_path(desk.office)) as file:
        state = file.state()
        assert state is not None
        assert (state.day, state.is_whole, state.filled) == (None, False, many[1])
    a_visit(desk, many[0], date(2026, 11, 20))
    assert_right(replace(desk, today=date(2026, 11, 30)))
    assert_right(desk)


def test_a_copy_put_back_is_noticed(desk: Desk, many: list[CaseId], tmp_path: Path) -> None:
    folder = desk.office.folder
    copy = opening.copy_to(tmp_path / "copy.db")
    a_visit(desk, many[1], date(2026, 11, 20))
    assert_right(desk)
    opening.close()
    for one in folder.glob("sstui.db*"):
        one.unlink()
    shutil.copy(copy, folder / "sstui.db")
    again = open_desk(folder, "sokolova", today=desk.today)
    assert_right(again)
    # As many changes as before, of another family: by their number alone it would seem current.
    a_visit(again, many[2], date(2026, 11, 19))
    assert_right(again)


def test_two_programs_on_two_days_and_a_writer_at_once(desk: Desk, many: list[CaseId]) -> None:
    faults: list[Exception] = []

    def look(on: Desk) -> None:
        try:
            for _ in range(12):
                found = shown(on)
                assert sorted(found.ids) == many
        except Exception as fault:  # noqa: BLE001 - told by the thread that asks
            faults.append(fault)

    days = (desk.today, desk.today, date(2026, 11, 24))
    threads = [threading.Thread(target=look, args=(replace(desk, today=day),)) for day in days]
    for one in threads:
        one.start()
    for number in range(8):
        a_visit(desk, many[number % 7], date(2026, 11, 9 + number))
    for one in threads:
        one.join()
    assert faults == []
    for day in days:
        assert_right(replace(desk, today=day))


def test_a_process_of_its_own_computes_very_many(
    desk: Desk, many: list[CaseId], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ordered, "AT_ONCE", 0)
    assert_right(desk)
    folder, day = str(desk.office.folder), desk.today.isoformat()
    assert main(folder, day, "queue-of-other-norms.db") == NOT_DONE
    assert main(f"{folder}/nowhere", day, "queue.db") == NOT_DONE


def test_one_waits_for_somebody_else_who_works_on_it(
    desk: Desk, many: list[CaseId], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ordered, "PATIENCE", 0.0)
    release = threading.Timer(0.4, lambda: held.__exit__(None, None, None))
    held = working_on(order_path(desk.office))
    assert held.__enter__()
    release.start()
    told: list[int] = []
    found = listing(desk, View(), told.append)
    release.join()
    assert len(told) > 1
    assert found is not None
    assert len(found.ids) == 7


def test_one_who_holds_it_and_does_nothing_is_not_waited_for(
    desk: Desk, many: list[CaseId], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ordered, "PATIENCE", 0.0)
    monkeypatch.setattr(ordered, "STUCK", 0.3)
    with working_on(order_path(desk.office)) as had:
        assert had
        assert isinstance(shown(desk), Whole)
        assert_right(desk)
    assert isinstance(shown(desk), Ordered)


def test_the_check_puts_right_what_somebody_has_changed(desk: Desk, many: list[CaseId]) -> None:
    assert check(desk.office.folder, desk.today).warnings == (
        "производственный календарь 2027 не сверен с актом",
    )
    assert mend_order(desk) == 0
    shown(desk)
    with order_file(order_path(desk.office)) as file, file.change():
        file.connection.execute("UPDATE spot SET grp = 5, due = due + 1 WHERE case_id < 3")
        file.connection.execute("DELETE FROM words WHERE case_id = 4")
        file.connection.execute("UPDATE spot SET case_id = 99 WHERE case_id = 5")
    warnings = check(desk.office.folder, desk.today).warnings
    assert warnings[-1] == "порядок очереди расходился с фактами, дел: 5; он исправлен"
    assert mend_order(desk) == 0
    assert_right(desk)


def test_who_does_not_wait_gets_only_what_is_at_hand(
    desk: Desk, many: list[CaseId], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ordered, "FEW", 3)
    with pytest.raises(NotAtHand):
        listing(desk, View(), None)
    before = shown(desk)
    a_visit(desk, many[0], desk.today)
    after = listing(desk, View(), None)
    assert isinstance(after, Ordered)
    assert list(after.ids) == list(shown(desk).ids)
    assert list(after.ids) != list(before.ids)
    for one in many[:4]:
        a_visit(desk, one, desk.today - timedelta(1))
    with pytest.raises(NotAtHand):
        listing(desk, View(), None)
    with pytest.raises(NotAtHand):
        listing(replace(desk, today=desk.today + timedelta(40)), View(), None)
    shown(desk)
    a_visit(desk, many[5], desk.today)
    with working_on(order_path(desk.office)) as had:
        assert had
        with pytest.raises(NotAtHand):
            listing(desk, View(), None)


def test_nothing_is_read_again_while_nothing_has_changed(desk: Desk, many: list[CaseId]) -> None:
    first = shown(desk)
    assert listing(desk, View(), lambda _: None, first) is None
    narrow = View(QueueFilter(level="basic"))
    assert listing(desk, narrow, lambda _: None, first) is not None
    person = desk.person
    assert person is not None
    draft = StaffDraft("Кузьмина", "Вера", person.sex, person.role, post="специалист")
    change_staff(desk, person.id, person.version, draft)
    after = listing(desk, View(), lambda _: None, first)
    assert after is not None
    assert after.lines([many[0]])[many[0]].curator == "Кузьмина\u00a0В."


def test_a_curators_own_families_are_read_without_the_order(
    desk: Desk, many: list[CaseId], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listing_module, "SMALL", 3)
    kuzmin = add_staff(desk, a_person())
    own = shown(desk, View(QueueFilter(curator_id=kuzmin)))
    assert isinstance(own, Whole)
    assert not order_path(desk.office).exists()
    assert isinstance(shown(desk, View(QueueFilter(curator_id=me(desk)))), Ordered)


def test_a_family_is_found_by_its_members_its_place_and_its_number(
    desk: Desk, many: list[CaseId], monkeypatch: pytest.MonkeyPatch
) -> None:
    found, number = shown(desk), card(desk, many[2]).case.number
    assert found.found("петр") == set(many)  # every family has a son of that name
    assert found.found("ЗИМИНА мария") == {many[2]}
    assert found.found(number) == {many[2]}
    assert found.found("заречье ёлк") == {many[0]}
    assert found.found("мария нет") == found.found(" ") == set()
    texts = found.texts()
    assert texts is not None
    for text in ("петр", "ЗИМИНА мария", number, "заречье ёлк", "мария нет", " "):
        assert found_in(texts, text) == found.found(text) == found.found(text, set(many))
    assert found.found("мария", set(many[1:3])) == set(many[1:3])
    assert found.found("мария", set()) == set()
    with monkeypatch.context() as patch:
        patch.setattr(ordered, "GONE_THROUGH", len(many) - 1)
        assert found.texts() is None


def test_choices_are_counted_by_the_order_as_from_the_facts(
    desk: Desk, many: list[CaseId], monkeypatch: pytest.MonkeyPatch
) -> None:
    shown(desk)
    by_order = narrowing.choices(desk)
    monkeypatch.setattr(listing_module, "SMALL", 300)
    assert narrowing.choices(desk) == by_order
    assert by_order.curators[0][2] == 7
