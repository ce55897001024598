"""Ids that come a moment later: asked for, they are read; never come, they are nobody's."""

from array import array

import pytest

from sstui.desk.late_ids import LateIds


def test_the_others_are_read_once_when_one_of_them_is_asked_for() -> None:
    asked = []

    def read() -> "array[int]":
        asked.append(1)
        return array("I", [5, 3, 9, 7])

    ids = LateIds(array("I", [5, 3]), 4, read)
    assert (len(ids), ids[0], ids[1], list(ids[0:2]), asked) == (4, 5, 3, [5, 3], [])
    assert list(ids) == [5, 3, 9, 7]
    assert (ids[3], list(ids[1:4]), ids[-1], ids.index(9)) == (7, [3, 9, 7], 7, 2)
    assert ids.index(7, 2, 4) == 3
    assert asked == [1]
    with pytest.raises(ValueError, match="not in array"):
        ids.index(9, 0, 2)


@pytest.mark.parametrize("read", [[], [5, 3, 9], [5, 3, 9, 7, 1, 2]])
def test_there_are_as_many_as_was_said(read: list[int]) -> None:
    ids = LateIds(array("I", [5, 3]), 4, lambda: array("I", read))
    assert list(ids) == [*read, 0, 0, 0, 0][:4]
