"""Fingerprints of norm sets, and which changes of the folder are noticed."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from sstui.core.norm_content import canonical, content, differences, digest
from sstui.core.norm_history import Mark, Notice, Sighting, altered, judge
from sstui.core.norms import Days, Level, Norm, Norms, NormSet, Per
from sstui.core.records import StaffId

TODAY = date(2026, 11, 23)
AT = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
BASIC = Level("basic", "базовый", "баз.", 1, Norm(1, 2, Per.MONTH, 12))
CRISIS = Level("crisis", "кризисный", "криз.", 2, Norm(1, 2, Per.WEEK, 6, plan=2), 12, True, True)
OLD = NormSet(date(2020, 1, 1), {"basic": BASIC, "crisis": CRISIS})
SOON = replace(OLD, since=date(2026, 12, 1), order="Приказ от 20.11.2026 № 7")


def with_min(one: NormSet, low: int) -> NormSet:
    norm = replace(BASIC.norm, min=low, plan=0)
    return replace(one, levels={**one.levels, "basic": replace(BASIC, norm=norm)})


def after(*steps: tuple[tuple[NormSet, ...], date], has_past: bool = True) -> list[Sighting]:
    """What is remembered after the folder held these sets on these days."""
    remembered: list[Sighting] = []
    for sets, day in steps:
        found = judge(Norms(sets), remembered, day, has_past=has_past)
        remembered += [one.as_sighting(StaffId(1), "vera", AT) for one in found]
    return remembered


def marks(remembered: list[Sighting]) -> list[tuple[date, Mark]]:
    return [(one.since, one.mark) for one in remembered]


def test_what_a_set_says() -> None:
    assert content(SOON) == {
        "order": "Приказ от 20.11.2026 № 7",
        "levels": {
            "basic": {
                "title": "базовый",
                "short": "баз.",
                "rank": 1,
                "term_months": 12,
                "visits": {"min": 1, "max": 2, "per": "month"},
            },
            "crisis": {
                "title": "кризисный",
                "short": "криз.",
                "rank": 2,
                "families_max": 12,
                "families_is_limit": True,
                "term_is_limit": True,
                "term_months": 6,
                "visits": {"min": 1, "max": 2, "per": "week", "plan": 2},
            },
        },
    }


def test_a_fingerprint_is_of_what_is_said_and_not_of_how() -> None:
    turned = NormSet(OLD.since, {"crisis": CRISIS, "basic": replace(BASIC)})
    planned = replace(BASIC, norm=replace(BASIC.norm, plan=1))
    assert digest(turned) == digest(replace(OLD, levels={"basic": planned, "crisis": CRISIS}))
    assert digest(with_min(OLD, 2)) != digest(OLD)
    assert digest(replace(OLD, order="№ 1")) != digest(OLD)
    assert digest(replace(OLD, since=TODAY)) == digest(OLD)
    assert digest(OLD) == "1090a777c7a83e0b39950f5f2997845ccf777c6a91c1c54d7df31bd49d87da1e"


def test_differences_are_in_words() -> None:
    changed = replace(CRISIS, families_max=None, norm=replace(CRISIS.norm, days=Days.ANY))
    adaptation = replace(BASIC, code="adaptation", title="адаптационный", rank=3)
    new = replace(SOON, levels={"crisis": changed, "adaptation": adaptation}, order="")
    assert differences(content(SOON), content(new)) == [
        "приказ: было «Приказ от 20.11.2026 № 7», стало пусто",
        "уровень «базовый» убран",
        "уровень «кризисный», семей на специалиста: было 12, стало пусто",
        "уровень «кризисный», в какие дни: было пусто, стало «any»",
        "уровень «адаптационный» добавлен",
    ]
    assert differences({"term_is_limit": True}, {"term_is_limit": False, "min": 1}) == [
        "срок — не более: было да, стало нет",
        "не меньше посещений: было пусто, стало 1",
    ]
    assert differences(content(OLD), content(OLD)) == []


def test_a_new_set_is_remembered_once() -> None:
    found = after(((OLD,), TODAY), ((OLD,), TODAY), ((OLD, SOON), TODAY))
    assert marks(found) == [(OLD.since, Mark.FOUND), (SOON.since, Mark.FOUND)]
    assert found[1].order == SOON.order
    assert json.loads(found[1].content) == content(SOON)
    assert found[1].sha256 == digest(SOON)
    assert altered(Norms((OLD, SOON)), found) == ()


def test_a_set_in_force_that_is_changed_by_hand() -> None:
    found = after(((OLD,), TODAY), ((with_min(OLD, 2),), TODAY), ((with_min(OLD, 2),), TODAY))
    assert marks(found) == [(OLD.since, Mark.FOUND), (OLD.since, Mark.CHANGED)]
    (seen,) = altered(Norms((with_min(OLD, 2),)), found)
    assert seen.changes == ("уровень «базовый», не меньше посещений: было 1, стало 2",)
    assert seen.noticed_at == AT
    assert seen.file == "norms/2020-01-01.toml"
    assert seen.what == (
        "изменены вручную (уровень «базовый», не меньше посещений: было 1, стало 2)"
    )


def test_a_change_that_is_put_right_is_forgiven_and_not_forgotten() -> None:
    found = after(((OLD,), TODAY), ((with_min(OLD, 2),), TODAY), ((OLD,), TODAY))
    assert marks(found)[2] == (OLD.since, Mark.RESTORED)
    assert altered(Norms((OLD,)), found) == ()
    again = judge(Norms((with_min(OLD, 2),)), found, TODAY, has_past=True)
    assert [one.mark for one in again] == [Mark.CHANGED]


def test_a_set_in_force_that_is_gone() -> None:
    found = after(((OLD, replace(SOON, since=TODAY)), TODAY), ((OLD,), TODAY))
    assert marks(found)[2] == (TODAY, Mark.CHANGED)
    (seen,) = altered(Norms((OLD,)), found)
    assert (seen.changes, seen.what) == ((), "убраны")
    assert judge(Norms((OLD,)), found, TODAY, has_past=True) == ()


def test_a_set_that_is_not_in_force_may_be_changed_and_removed() -> None:
    found = after(((OLD, SOON), TODAY), ((OLD, with_min(SOON, 2)), TODAY), ((OLD,), TODAY))
    assert marks(found)[2:] == [(SOON.since, Mark.FOUND), (SOON.since, Mark.WITHDRAWN)]
    assert altered(Norms((OLD,)), found) == ()
    assert judge(Norms((OLD,)), found, TODAY, has_past=True) == ()
    anew = judge(Norms((OLD, SOON)), found, TODAY, has_past=True)
    assert [(one.since, one.mark) for one in anew] == [(SOON.since, Mark.FOUND)]


@pytest.mark.parametrize(
    ("second", "has_past"),
    [(replace(OLD, order="Приказ от 09.01.2020 № 1"), True), (with_min(OLD, 2), False)],
    ids=["only the order is filled in", "no family was ever accompanied"],
)
def test_what_changes_no_past_is_no_alteration(second: NormSet, has_past: bool) -> None:
    found = after(((OLD,), TODAY), ((second,), TODAY), has_past=has_past)
    assert marks(found) == [(OLD.since, Mark.FOUND)] * 2
    assert altered(Norms((second,)), found) == ()


def test_an_order_that_is_changed_is_an_alteration() -> None:
    first, second = replace(OLD, order="№ 1"), replace(OLD, order="№ 2")
    found = after(((first,), TODAY), ((second,), TODAY))
    assert marks(found)[1] == (OLD.since, Mark.CHANGED)


def test_a_change_noticed_while_looking_ahead_is_none_before_its_day() -> None:
    ahead = date(2027, 1, 1)
    changed = with_min(SOON, 2)
    found = after(((OLD, SOON), TODAY), ((OLD, changed), ahead), ((OLD, changed), TODAY))
    assert [mark for since, mark in marks(found) if since == SOON.since] == [
        Mark.FOUND,
        Mark.CHANGED,
        Mark.FOUND,
    ]
    assert altered(Norms((OLD, changed)), found) == ()


def test_a_notice_of_nothing_says_nothing() -> None:
    seen = Notice(SOON.since, Mark.WITHDRAWN, None).as_sighting(None, "", AT)
    assert (seen.sha256, seen.content, seen.order) == ("", "", "")
    assert canonical(OLD).startswith('{"levels":{"basic":{"rank":1')
