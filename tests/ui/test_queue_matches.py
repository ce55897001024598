"""Found rows of a long list are gone to one by one as in a list of all their places."""

from array import array

from hypothesis import given
from hypothesis import strategies as st

from sstui.ui.queue_matches import Matches, Stretch
from sstui.ui.widgets.rows import PlacesAtHand

CASES = 12
PARTS = st.lists(st.tuples(st.booleans(), st.integers(1, 5)), max_size=4)
"""Whether a heading stands above a part, and how many rows it has."""


def stretches_of(parts: list[tuple[bool, int]], ids: list[int]) -> list[Stretch]:
    every, low, row, found = array("I", ids), 0, 0, []
    for has_heading, count in parts:
        row += has_heading
        found.append(Stretch(row, every, low, low + count))
        low, row = low + count, row + count
    return found


@given(PARTS, st.permutations(range(1, 21)), st.sets(st.integers(1, 24)))
def test_they_come_in_the_order_of_the_rows(
    parts: list[tuple[bool, int]], ids: list[int], cases: set[int]
) -> None:
    stretches = stretches_of(parts, ids)
    places = [
        one.first + at
        for one in stretches
        for at, case in enumerate(one.ids[one.low : one.high])
        if case in cases
    ]
    truth, found = PlacesAtHand(places), Matches(cases, stretches)
    assert found.count == len(places)
    for cursor in range(-1, 30):
        for step in (-1, 0, 1):
            assert found.next(cursor, step) == truth.next(cursor, step)


def test_those_that_are_known_to_stand_there_are_not_counted_again() -> None:
    stretches = stretches_of([(True, 3), (True, 2)], [7, 8, 9, 3, 4])
    found = Matches({7, 9, 3}, stretches, are_there=True)
    assert (found.count, [found.next(at, 1) for at in (0, 1, 3, 5)]) == (3, [1, 3, 5, 1])
    assert Matches({7}, []).next(0, 0) == -1
