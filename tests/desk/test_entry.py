"""Families, cases and people are entered, and what is wrong is refused in words."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from shutil import rmtree

import pytest

from sstui.core.norms import Norms, NormSet
from sstui.core.records import FamilyId, SettlementId, Sex, StaffId
from sstui.core.refusal import Refusal
from sstui.desk.card import card, find_case
from sstui.desk.cases import (
    CaseDraft,
    assign_curator,
    change_level,
    change_pause,
    curator_load,
    end_case,
    open_case,
    suspend,
)
from sstui.desk.desk import Desk, open_desk
from sstui.desk.families import (
    FamilyDraft,
    MemberDraft,
    add_settlement,
    change_family,
    change_member,
    register_family,
)
from sstui.desk.people import StaffDraft, add_staff
from sstui.store import cases, families
from sstui.store.door import Conflict
from sstui.store.journal import journal
from tests.factories import a_case, a_family, a_person, a_settlement, me

MOTHER = MemberDraft("Ёлкина", "Мария", Sex.FEMALE, "mother")


def test_a_family_is_called_after_its_applicant(desk: Desk) -> None:
    family = families.family(a_family(desk))
    assert family is not None
    assert family.name == "Ёлкина Мария Петровна"
    assert [one.name.first for one in families.members(family.id)] == ["Мария", "Пётр"]


def test_the_first_adult_signs_when_nobody_is_marked(desk: Desk) -> None:
    son = MemberDraft("Ёлкин", "Пётр", Sex.MALE, "child")
    father = MemberDraft("Ёлкин", "Илья", Sex.MALE, "father")
    made = register_family(desk, FamilyDraft(a_settlement(desk, "Лесное"), (son, father)))
    assert [one.is_applicant for one in families.members(made)] == [True, False]
    assert families.members(made)[0].name.first == "Илья"


HOSTILE = "[@click=app.exit]Ёл\u202eк\x1b[31mи\u200bна[/]"


def test_markup_stays_text_and_control_characters_are_dropped(desk: Desk) -> None:
    draft = FamilyDraft(a_settlement(desk, "Лесное"), (replace(MOTHER, last=HOSTILE),))
    [member] = families.members(register_family(desk, draft))
    assert member.name.last == "[@click=app.exit]Ёлк[31mина[/]"


@pytest.mark.parametrize(
    ("draft", "words"),
    [
        (FamilyDraft(SettlementId(1), ()), "нет взрослого"),
        (FamilyDraft(SettlementId(1), (replace(MOTHER, last=" "),)), "Не заполнено: фамилия"),
        (FamilyDraft(SettlementId(1), (replace(MOTHER, last="\u200b\x07"),)), "Не заполнено"),
        (FamilyDraft(SettlementId(1), (replace(MOTHER, first="я" * 121),)), "Слишком длинно: имя"),
        (FamilyDraft(SettlementId(9), (MOTHER,)), "Выберите населённый пункт"),
        (FamilyDraft(SettlementId(1), (replace(MOTHER, kinship="boss"),)), "Нет такого родства"),
        (FamilyDraft(SettlementId(1), (MOTHER,), category="x"), "Нет такой категории"),
        (
            FamilyDraft(SettlementId(1), (replace(MOTHER, born_on=date(2026, 11, 24)),)),
            "Дата рождения",
        ),
        (
            FamilyDraft(SettlementId(1), (replace(MOTHER, kinship="child", is_applicant=True),)),
            "только взрослый",
        ),
    ],
)
def test_a_wrong_family_is_refused_and_nothing_is_kept(
    desk: Desk, draft: FamilyDraft, words: str
) -> None:
    add_settlement(desk, "Заречье")
    lines = len(journal())
    with pytest.raises(Refusal) as refused:
        register_family(desk, draft)
    assert words in refused.value.sentence
    assert families.families() == []
    assert len(journal()) == lines


def test_two_people_cannot_change_a_family_over_each_other(desk: Desk) -> None:
    family_id = a_family(desk)
    draft = FamilyDraft(a_settlement(desk, "Лесное"), (), address="ул. Новая, 1")
    change_family(desk, family_id, 1, draft)
    with pytest.raises(Conflict):
        change_family(desk, family_id, 1, draft)
    assert '"address": ["ул. Луговая, 5", "ул. Новая, 1"]' in journal()[0].detail


def test_another_applicant_takes_over(desk: Desk) -> None:
    family_id = a_family(desk)
    mother = families.members(family_id)[0]
    draft = MemberDraft("Ёлкина", "Мария", Sex.FEMALE, "mother", is_applicant=False)
    with pytest.raises(Refusal, match="Сначала выберите другого заявителя"):
        change_member(desk, mother.id, family_id, mother.version, draft)


def test_a_case_gets_the_next_number_and_its_first_level_and_curator(desk: Desk) -> None:
    first, second = a_case(desk, last="Первая"), a_case(desk, last="Вторая")
    assert [card(desk, one).case.number for one in (first, second)] == ["1/2026", "2/2026"]
    found = card(desk, second)
    assert [one.level for one in found.levels] == ["basic"]
    assert found.curator is not None
    assert found.curator.name.last == "Соколова"
    assert find_case("2/2026") == second
    assert find_case(str(second)) == second


def test_a_number_given_by_hand_is_never_given_again(desk: Desk) -> None:
    family = a_family(desk)
    draft = CaseDraft(family, date(2026, 9, 1), "basic", me(desk), number="1/2026")
    open_case(desk, draft)
    assert card(desk, a_case(desk, last="Вторая")).case.number == "2/2026"


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"level": "severe"}, "Нет уровня «severe». Есть: adaptation"),
        ({"started_on": date(2026, 11, 24)}, "не может быть в будущем"),
        ({"curator_id": StaffId(99)}, "Выберите куратора"),
        ({"family_id": FamilyId(99)}, "Такой семьи нет"),
    ],
)
def test_a_wrong_case_is_refused(desk: Desk, changes: dict[str, object], words: str) -> None:
    draft = CaseDraft(a_family(desk), date(2026, 9, 1), "basic", me(desk))
    with pytest.raises(Refusal) as refused:
        open_case(desk, replace(draft, **changes))  # type: ignore[arg-type]
    assert words in refused.value.sentence


def test_a_family_has_one_case_at_a_time(desk: Desk) -> None:
    family = a_family(desk)
    first = open_case(desk, CaseDraft(family, date(2026, 9, 1), "basic", me(desk)))
    again = CaseDraft(family, date(2026, 11, 20), "basic", me(desk))
    with pytest.raises(Refusal, match="уже есть дело 1/2026"):
        open_case(desk, again)
    end_case(desk, card(desk, first).case, date(2026, 11, 19), "moved")
    assert card(desk, open_case(desk, again)).case.number == "2/2026"


def test_the_load_is_exact_and_going_over_it_needs_a_reason(desk: Desk) -> None:
    for number in range(6):
        a_case(desk, "emergency", date(2026, 11, 2), f"Срочная{number}")
    assert curator_load(desk, me(desk)) == Fraction(1)
    with pytest.raises(Refusal, match="117 % нормы"):
        a_case(desk, "emergency", date(2026, 11, 2), "Лишняя")
    family = a_family(desk, "Лишняя")
    draft = CaseDraft(family, date(2026, 11, 2), "emergency", me(desk), reason="рядом живут")
    assert card(desk, open_case(desk, draft)).curators[0].reason == "рядом живут"
    # The basic level has no norm of families: it never adds to the load.
    a_case(desk, "basic", last="Базовая")
    assert curator_load(desk, me(desk)) == Fraction(7, 6)


def test_levels_change_from_a_day_and_never_twice_on_it(desk: Desk) -> None:
    case_id = a_case(desk, "crisis", date(2026, 10, 1))
    change_level(desk, case_id, date(2026, 11, 16), "basic", "консилиум № 3")
    assert [one.level for one in card(desk, case_id).levels] == ["basic", "crisis"]
    assert card(desk, case_id).line.level == "basic"
    for day, words in (
        (date(2026, 11, 16), "уровень уже установлен"),
        (date(2026, 9, 30), "Раньше начала"),
        (date(2036, 1, 1), "проверьте год"),
    ):
        with pytest.raises(Refusal) as refused:
            change_level(desk, case_id, day, "crisis", "")
        assert words in refused.value.sentence


def test_a_pause_begins_lasts_and_ends(desk: Desk) -> None:
    case_id = a_case(desk)
    with pytest.raises(Refusal, match="кончается раньше"):
        suspend(desk, case_id, date(2026, 11, 10), date(2026, 11, 9), "больница")
    with pytest.raises(Refusal, match="Не заполнено: причина"):
        suspend(desk, case_id, date(2026, 11, 10), None, "")
    suspend(desk, case_id, date(2026, 11, 10), None, "больница")
    assert card(desk, case_id).line.group == "paused"
    change_pause(desk, card(desk, case_id).pauses[0], date(2026, 11, 20))
    assert card(desk, case_id).line.group != "paused"


def test_a_curator_hands_over_from_a_day(desk: Desk) -> None:
    other = add_staff(desk, a_person())
    case_id = a_case(desk)
    assign_curator(desk, case_id, other, date(2026, 11, 23), "№ 12 от 20.11.2026")
    assert card(desk, case_id).line.curator == "Кузьмин\u00a0О."
    before = replace(desk, today=date(2026, 11, 22))
    assert card(before, case_id).line.curator == "Соколова\u00a0В."


def test_an_account_belongs_to_one_person(desk: Desk) -> None:
    with pytest.raises(Refusal, match="уже работает другой"):
        add_staff(desk, a_person(login="sokolova"))


def test_who_is_working_is_found_by_account_or_by_name(desk: Desk) -> None:
    folder = desk.office.folder
    add_staff(desk, a_person("Сокол", "Пётр"))
    assert open_desk(folder, "guest", today=desk.today).person is None
    named = open_desk(folder, "guest", "соколова", desk.today)
    assert named.person is not None
    assert named.person.name.last == "Соколова"
    with pytest.raises(Refusal, match="Подходят несколько: Сокол"):
        open_desk(folder, "guest", "сокол", desk.today)
    with pytest.raises(Refusal, match="Сотрудника «иванов» нет"):
        open_desk(folder, "guest", "иванов", desk.today)


def test_norms_that_leave_out_a_level_in_use_leave_the_last_good_ones_in_force(desk: Desk) -> None:
    a_case(desk, "crisis", date(2026, 11, 2))
    folder = desk.office.folder
    norms = folder / "norms" / "2026-12-01.toml"
    text = (folder / "norms" / "2020-01-01.toml").read_text("utf-8")
    norms.write_text(text.replace("[levels.crisis", "[levels.sharp"), "utf-8")
    office = open_desk(folder, "sokolova", today=desk.today).office
    assert [one.since for one in office.norms.sets] == [date(2020, 1, 1)]
    assert office.warnings[:2] == (
        "в файлах учреждения ошибки: программа работает по последним верным настройкам",
        "norms/2026-12-01.toml: levels.crisis: раздела нет, а семьи на этом уровне есть; "
        "верните раздел [levels.crisis]",
    )
    rmtree(folder / ".last-good")
    with pytest.raises(Refusal, match="нет уровня «crisis», а семьи на нём есть"):
        open_desk(folder, "sokolova", today=desk.today)


def test_facts_that_contradict_the_norms_stay_in_the_queue_with_words(desk: Desk) -> None:
    case_id = a_case(desk, "crisis", date(2026, 11, 2))
    only_basic = NormSet(date(2020, 1, 1), {"basic": desk.office.norms.sets[0].levels["basic"]})
    broken = replace(desk, office=replace(desk.office, norms=Norms((only_basic,))))
    line = card(broken, case_id).line
    assert (line.group, line.outlook.fault) == ("none", "в нормах с 01.01.2020 нет уровня «crisis»")
    assert cases.case(case_id) is not None


def test_a_post_is_kept_as_typed(desk: Desk) -> None:
    draft = StaffDraft("Ким", "Ен", Sex.MALE, a_person().role, post="психолог")
    add_staff(desk, draft)
    assert open_desk(desk.office.folder, "x", "ким", desk.today).person is not None


@pytest.mark.parametrize(
    ("from_on", "to_on", "is_taken"),
    [
        (date(2026, 11, 2), date(2026, 11, 9), True),
        (date(2026, 11, 2), date(2026, 11, 10), False),
        (date(2026, 11, 2), None, False),
        (date(2026, 11, 12), date(2026, 11, 13), False),
        (date(2026, 11, 14), None, False),
        (date(2026, 11, 15), None, True),
    ],
)
def test_no_day_is_suspended_twice(
    desk: Desk, from_on: date, to_on: date | None, *, is_taken: bool
) -> None:
    case_id = a_case(desk)
    suspend(desk, case_id, date(2026, 11, 10), date(2026, 11, 14), "больница")
    if is_taken:
        suspend(desk, case_id, from_on, to_on, "отъезд")
        first = next(one for one in card(desk, case_id).pauses if one.reason == "больница")
        if from_on > first.from_on:
            with pytest.raises(Refusal, match=r"уже приостановлено с 15\.11\.2026 до особого"):
                change_pause(desk, first, from_on)
        return
    with pytest.raises(Refusal, match=r"уже приостановлено с 10\.11\.2026 по 14\.11"):
        suspend(desk, case_id, from_on, to_on, "отъезд")
    assert len(card(desk, case_id).pauses) == 1
