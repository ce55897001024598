"""Packing anew leaves the contents and takes the time away."""

import zipfile
from io import BytesIO

from sstui.documents.archive import steady


def packed(year: int) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, data in (("б.xml", b"2"), ("а.xml", b"1")):
            archive.writestr(zipfile.ZipInfo(name, (year, 1, 1, 0, 0, 0)), data)
    return stream.getvalue()


def test_the_time_of_packing_leaves_no_trace() -> None:
    assert packed(2020) != packed(2021)
    assert steady(packed(2020)) == steady(packed(2021))


def test_parts_keep_order_and_contents() -> None:
    with zipfile.ZipFile(BytesIO(steady(packed(2020)))) as archive:
        assert archive.namelist() == ["б.xml", "а.xml"]
        assert [archive.read(name) for name in archive.namelist()] == [b"2", b"1"]
        assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
