"""The journal of appeals: from the first signal to a decision and the case that grows out of it."""

from dataclasses import replace
from datetime import date

import pytest

from sstui.core.appeals import Appeal, AppealDecision, Child
from sstui.core.records import Sex
from sstui.core.refusal import Refusal
from sstui.core.route import Step
from sstui.desk.appeals import (
    AppealDraft,
    alarms,
    appeal,
    appeals_of_year,
    change_appeal,
    decide_appeal,
    find_appeal,
    link_appeal,
    open_appeals,
    register_appeal,
    take_danger,
)
from sstui.desk.cases import CaseDraft, open_case
from sstui.desk.desk import Desk
from sstui.desk.families import FamilyDraft, MemberDraft
from sstui.desk.people import add_staff, work_as
from sstui.desk.routes import on_the_way, route_of
from sstui.store import families
from sstui.store.journal import journal
from sstui.store.staff import staff
from tests.factories import a_family, a_person, a_settlement, me

DAY = date(2026, 11, 20)
PLAIN = AppealDraft(DAY, "edu", "ребёнок пропускает уроки", "9.40", "Ёлкина", "Мария")


def written(desk: Desk, draft: AppealDraft = PLAIN) -> Appeal:
    return appeal(register_appeal(desk, draft))


def test_numbers_begin_anew_every_year(desk: Desk) -> None:
    earlier = replace(PLAIN, received_on=date(2025, 12, 30))
    made = [written(desk, one) for one in (earlier, PLAIN, replace(PLAIN, last="Котова"))]
    assert [one.label for one in made] == ["1/2025", "1/2026", "2/2026"]
    assert (made[1].at, made[1].source, made[1].registered_by) == ("09:40", "edu", me(desk))
    assert [one.label for one in appeals_of_year(2026)] == ["2/2026", "1/2026"]
    assert find_appeal(desk, "№ 2").id == made[2].id
    assert find_appeal(desk, "1/2025").id == made[0].id
    for typed in ("3", "2/2025", "два", "1/26/3", "9" * 40):
        with pytest.raises(Refusal, match="нет"):
            find_appeal(desk, typed)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"received_on": date(2026, 11, 24)}, "в будущем"),
        ({"source": "радио"}, "Выберите источник"),
        ({"ground": "каприз"}, "основания в профиле нет"),
        ({"settlement_id": 99}, "населённого пункта нет"),
        ({"family_id": 99}, "Такой семьи нет"),
        ({"summary": " ", "last": "", "first": ""}, "о чём обращение"),
        ({"born_on": date(2026, 11, 24)}, "Дата рождения"),
        ({"children": (Child("Пётр", date(2027, 1, 1)),)}, "Дата рождения"),
        ({"children": (Child(" "),)}, "имя ребёнка"),
        ({"at": "25:00"}, "времени"),
    ],
)
def test_what_is_refused(desk: Desk, changes: dict[str, object], message: str) -> None:
    with pytest.raises(Refusal, match=message):
        register_appeal(desk, replace(PLAIN, **changes))  # type: ignore[arg-type]
    assert open_appeals() == []


def test_danger_stands_on_top_until_somebody_has_taken_it(desk: Desk) -> None:
    calm = written(desk, replace(PLAIN, received_on=date(2026, 11, 2)))
    danger = written(desk, replace(PLAIN, danger="дети одни, печь топится"))
    assert [one.id for one in alarms()] == [danger.id]
    assert [one.id for one in open_appeals()] == [danger.id, calm.id]
    take_danger(desk, danger)
    assert alarms() == []
    taken = appeal(danger.id)
    assert taken.taken_by == me(desk)
    assert taken.taken_at is not None
    add_staff(desk, a_person())
    other = work_as(desk, next(one for one in staff() if one.name.last == "Кузьмин"))
    with pytest.raises(Refusal, match="уже взял"):
        take_danger(other, taken)
    with pytest.raises(Refusal, match="опасность не отмечена"):
        take_danger(desk, calm)


def test_a_refusal_at_the_start_offers_another_service(desk: Desk) -> None:
    found = written(desk)
    with pytest.raises(Refusal, match="какая другая форма"):
        decide_appeal(desk, found, AppealDecision.OTHER_SERVICE, DAY)
    with pytest.raises(Refusal, match="не раньше обращения"):
        decide_appeal(desk, found, AppealDecision.PASSED_ON, date(2026, 11, 19), "в опеку")
    decide_appeal(desk, found, AppealDecision.OTHER_SERVICE, DAY, "полустационар")
    decided = appeal(found.id).decided
    assert decided is not None
    assert (decided.decision, decided.note) == (AppealDecision.OTHER_SERVICE, "полустационар")
    with pytest.raises(Refusal, match="уже решено"):
        decide_appeal(desk, appeal(found.id), AppealDecision.ACCEPTED, DAY)
    assert on_the_way(desk) == []


def test_an_accepted_appeal_enters_its_family_in_the_same_breath(desk: Desk) -> None:
    found = written(desk)
    with pytest.raises(Refusal, match="Укажите семью"):
        decide_appeal(desk, found, AppealDecision.ACCEPTED, DAY)
    people = (
        MemberDraft("Ёлкина", "Мария", Sex.FEMALE, "mother", is_applicant=True),
        MemberDraft("Ёлкин", "Пётр", Sex.MALE, "child", born_on=date(2018, 2, 3)),
    )
    family = FamilyDraft(a_settlement(desk, "Заречье"), people)
    decide_appeal(desk, found, AppealDecision.ACCEPTED, DAY, family=family)
    accepted = appeal(found.id)
    assert accepted.family_id is not None
    assert [one.name.first for one in families.members(accepted.family_id)] == ["Мария", "Пётр"]
    assert journal(1)[0].action == "appeal.decide"
    [view] = on_the_way(desk)
    assert (view.family_id, view.step) == (accepted.family_id, Step.SURVEY)
    case = open_case(desk, CaseDraft(accepted.family_id, DAY, "basic", me(desk)))
    assert appeal(found.id).case_id == case
    assert on_the_way(desk) == []
    signal = route_of(desk, accepted.family_id, case).facts["signal"]
    assert [(one.on, one.number) for one in signal] == [(DAY, "1/2026")]
    with pytest.raises(Refusal, match="уже открыто дело"):
        link_appeal(desk, appeal(found.id), None)


def test_a_repeat_appeal_is_tied_to_the_known_family(desk: Desk) -> None:
    family = a_family(desk)
    found = written(desk)
    link_appeal(desk, found, family)
    decide_appeal(desk, appeal(found.id), AppealDecision.ACCEPTED, DAY)
    assert appeal(found.id).family_id == family


def test_an_appeal_is_put_right_and_keeps_its_number(desk: Desk) -> None:
    found = written(desk)
    change_appeal(desk, found, replace(PLAIN, summary="ушёл из дома", danger="ночует на улице"))
    changed = appeal(found.id)
    assert (changed.label, changed.summary, changed.alarms) == ("1/2026", "ушёл из дома", True)
    with pytest.raises(Refusal, match="другой сотрудник"):
        change_appeal(desk, found, PLAIN)
    with pytest.raises(Refusal, match="год менять нельзя"):
        change_appeal(desk, changed, replace(PLAIN, received_on=date(2025, 1, 1)))


def test_text_of_any_kind_is_stored_as_text(desk: Desk) -> None:
    hostile = "[red]Ёлкина[/] \x1b[31m =1+1 " + "я" * 5000
    found = written(desk, replace(PLAIN, summary=hostile))
    assert found.summary == hostile.replace("\x1b", "")
