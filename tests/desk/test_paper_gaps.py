"""Where a paper's missing words are entered."""

from dataclasses import replace

import pytest

from sstui.core.paper_kinds import PaperKind
from sstui.core.records import Member, MemberId
from sstui.desk.desk import Desk
from sstui.desk.family_file import void_application
from sstui.desk.paper_gaps import Place, first_gap
from sstui.desk.papers import missing_for
from sstui.store import families
from sstui.store.door import together
from sstui.store.family_file import applications
from sstui.store.staff import change_staff, staff
from tests.desk.paper_way import Way, a_way


@pytest.fixture
def way(desk: Desk) -> Way:
    return a_way(desk)


def put(member: Member, **changes: object) -> None:
    [fresh] = [one for one in families.members(member.family_id) if one.id == member.id]
    with together():
        families.change_member(replace(fresh, **changes))  # type: ignore[arg-type]


def test_nothing_is_opened_where_nothing_is_missing(desk: Desk, way: Way) -> None:
    for kind, object_id in way.ids.items():
        assert missing_for(desk, kind, object_id) == [], kind
        assert first_gap(desk, kind, object_id) is None, kind


@pytest.mark.parametrize(
    "kind", [PaperKind.AGREEMENT, PaperKind.APPLICATION, PaperKind.CONSENT], ids=str
)
def test_a_document_is_entered_with_the_one_who_signs(
    desk: Desk, way: Way, kind: PaperKind
) -> None:
    put(way.mother, identity="")
    gap = first_gap(desk, kind, way.ids[kind])
    assert gap is not None
    assert (gap.place, gap.record.id, gap.field) == (Place.MEMBER, way.mother.id, "identity")
    assert gap.where == f"{way.mother.name.short} (личное дело, «Состав», F4)"


def test_a_birth_date_is_entered_with_the_child(desk: Desk, way: Way) -> None:
    child = families.members(way.family)[1]
    put(child, born_on=None)
    gap = first_gap(desk, PaperKind.AGREEMENT, way.case)
    assert gap is not None
    assert (gap.record.id, gap.field) == (child.id, "born_on")


def test_a_family_that_nobody_signs_for_gets_its_signer_in_the_first_of_it(
    desk: Desk, way: Way
) -> None:
    put(way.mother, is_applicant=False)
    gap = first_gap(desk, PaperKind.AGREEMENT, way.case)
    assert gap is not None
    assert (gap.record.id, gap.field) == (MemberId(way.mother.id), "is_applicant")


@pytest.mark.parametrize("kind", [PaperKind.AGREEMENT, PaperKind.ORDER], ids=str)
def test_a_post_is_entered_with_the_curator(desk: Desk, way: Way, kind: PaperKind) -> None:
    [curator] = staff()
    with together():
        change_staff(replace(curator, post=""))
    assert missing_for(desk, kind, way.ids[kind]) == ["не указана должность куратора"]
    gap = first_gap(desk, kind, way.ids[kind])
    assert gap is not None
    assert (gap.place, gap.record.id, gap.field) == (Place.STAFF, curator.id, "post")


def test_a_void_paper_is_filled_in_nowhere(desk: Desk, way: Way) -> None:
    put(way.mother, identity="")
    [asked] = applications(way.family)
    void_application(desk, asked, "не та семья")
    assert first_gap(desk, PaperKind.APPLICATION, way.ids[PaperKind.APPLICATION]) is None
