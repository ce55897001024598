"""The first listing, begun before the screens: it is the same as one that is asked for later."""

from datetime import date

import pytest

from sstui.core.records import CaseId
from sstui.core.refusal import Refusal
from sstui.desk import early, listing, ordered
from sstui.desk.desk import Desk
from sstui.desk.queue import QueueFilter
from sstui.desk.queue_view import Order, View, keep_view
from tests.factories import a_case, a_visit, me
from tests.ui.district import a_district


def untold(done: int) -> None:
    assert 0 <= done < 100


@pytest.fixture(params=[300, 3])
def district(desk: Desk, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A small office, and the same one taken for a large one."""
    monkeypatch.setattr(listing, "SMALL", request.param)
    a_district(desk)
    return desk


def shown(found: listing.Listing) -> tuple[list[int], dict[CaseId, object]]:
    ids = list(found.ids)
    return ids, dict(found.lines([CaseId(one) for one in ids]))


def test_a_curator_begins_with_the_own_families(district: Desk) -> None:
    wanted = View(QueueFilter(me(district)))
    early.begin(district)
    found = early.take(district, wanted, untold)
    later = listing.listing(district, wanted, untold)
    assert found is not None
    assert later is not None
    assert shown(found) == shown(later)


def test_the_kept_view_is_what_is_begun(district: Desk) -> None:
    kept = View(QueueFilter(level="basic"), Order.NAME)
    keep_view(district, kept)
    early.begin(district)
    wanted = View(QueueFilter(me(district), level="basic"), Order.NAME)
    assert early.first_view(district) == wanted
    found = early.take(district, wanted, untold)
    assert found is not None
    assert found.view == wanted


def test_another_view_or_another_desk_is_read_anew(district: Desk) -> None:
    early.begin(district)
    assert early.take(district, View(), untold) is None
    early.begin(district)
    other = Desk(district.office, date(2026, 11, 24), district.person, district.login)
    assert early.take(other, View(QueueFilter(me(district))), untold) is None
    assert early.take(district, View(QueueFilter(me(district))), untold) is None


def test_what_has_been_saved_meanwhile_is_not_left_out(district: Desk) -> None:
    early.begin(district)
    wanted = View(QueueFilter(me(district)))
    early._begun[0]._thread.join()
    case_id = a_case(district, "crisis", date(2026, 9, 1), "Новикова")
    a_visit(district, case_id, date(2026, 11, 20))
    assert early.take(district, wanted, untold) is None


def test_a_failure_is_left_to_the_page(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise Refusal("База занята.")

    monkeypatch.setattr(early, "listing", refuse)
    early.begin(desk)
    assert early.take(desk, View(QueueFilter(me(desk))), untold) is None


def test_lines_read_ahead_are_given_once(district: Desk) -> None:
    found = listing.listing(district, View(), untold)
    assert found is not None
    found.read_ahead()
    if isinstance(found, ordered.Ordered):
        (ids,) = found.ahead
        ready = found.ahead[ids]
        assert found.lines(ids) is ready
        assert found.lines(ids) is not ready
        assert found.lines(ids) == ready
