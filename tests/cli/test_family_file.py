"""The family's file on the command line: shown, added to, assessed."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from sstui.core.records import CaseId, FamilyId, Sex
from sstui.desk.assessments import assessments, sheet_of
from sstui.desk.card import card
from sstui.desk.desk import Desk
from sstui.desk.families import MemberDraft, add_member
from sstui.desk.family_file import passport_of, write_passport
from sstui.store import cases, families, family_file, visits
from tests.cli.conftest import Run, RunJson, is_russian
from tests.factories import a_case, a_family


@pytest.fixture
def family(desk: Desk, office: Path) -> FamilyId:
    """A family with a case, a father who has left, a daughter who turns 14 in a month."""
    case = a_case(desk, "adaptation")
    found = card(desk, case).family.id
    gone = MemberDraft("Ёлкин", "Илья", Sex.MALE, "father", "Ильич", date(1988, 3, 4))
    add_member(desk, found, replace(gone, left_on=date(2026, 10, 1)))
    add_member(
        desk, found, MemberDraft("Ёлкина", "Анна", Sex.FEMALE, "child", "", date(2012, 12, 20))
    )
    write_passport(desk, replace(passport_of(found), created_on=date(2026, 6, 1), wishes="сад"))
    return found


def best(desk: Desk, *but: str) -> list[str]:
    """Answers to every factor of the sheet, the first of each, but some."""
    factors = sheet_of(desk).factors
    return [f"{one.code}={one.options[0].code}" for one in factors if one.code not in but]


def test_the_whole_file_in_words(family: FamilyId, run: Run) -> None:
    said = run("file", "1/2026")
    for words in (
        "Личное дело семьи: Ёлкина Мария Петровна, № 1",
        "Дело: 1/2026.",
        "Семья создана: 01.06.2026; адаптация не позже 01.06.2027",
        "Чего хочет семья: сад",
        "Ёлкин Илья Ильич, отец, род. 04.03.1988, выбыл 01.10.2026",
        "Нет согласия на обработку данных: Ёлкина Мария Петровна, Ёлкина Анна, Ёлкин Пётр Ильич.",
        "Ёлкина Анна: 20.12.2026 исполнится 14.",
    ):
        assert words in said
    assert is_russian(said)
    assert "Адаптация: не позже 01.06.2027, первой годовщины семьи." in run("show", "1/2026")
    assert "выбыл 01.10.2026" in run("show", "1/2026")


def test_a_family_without_a_case_is_found_by_its_name(
    desk: Desk, family: FamilyId, run: Run, run_json: RunJson
) -> None:
    other = a_family(desk, "Белкина")
    assert "Дела о сопровождении нет." in run("file", "белкина мария")
    assert run_json("file", f"№ {other}")["cases"] == []
    assert run_json("file", "Ёлкина Мария")["case"] == "1/2026"
    assert "Семьи «№ 77» нет" in run("file", "№ 77", code=3)
    assert "такого значения нет" in run("file", "Воронцова", code=3)


def test_an_application_and_an_act_are_numbered(family: FamilyId, run: Run) -> None:
    said = run(
        "application", "add", "1/2026", "--on", "20.11.2026",
        "--help-kinds", "социальная, юридическая", "--problems", "долги",
    )  # fmt: skip
    assert said == (
        "Записано заявление № 1/2026 от 20.11.2026; Ёлкина Мария Петровна; "
        "социальная, юридическая; долги.\n"
    )
    said = run("survey", "add", "1/2026", "--on", "вчера", "--conclusion", "нужна помощь")
    assert "№ 1/2026 от 22.11.2026; обследовали 22.11.2026: Соколова В." in said
    assert "Вывод: нужна помощь" in said
    refused = run("application", "add", "1/2026", "--on", "вчера", "--by", "Пётр", code=1)
    assert "подписывает взрослый" in refused
    gone = run("application", "add", "1/2026", "--on", "вчера", "--by", "Илья", code=3)
    assert "такого значения нет" in gone
    assert len(family_file.applications(family)) == 1


def test_consents_are_given_listed_and_withdrawn(
    family: FamilyId, run: Run, run_json: RunJson
) -> None:
    run("consent", "add", "1/2026", "Мария", "--purpose", "обработка", "--on", "20.11.2026")
    alone = ("consent", "add", "1/2026", "Пётр", "--purpose", "обработка", "--on", "вчера")
    assert "За ребёнка подписывает законный представитель" in run(*alone, code=2)
    said = run(*alone, "--by", "Мария")
    assert "подписал за него Ёлкина Мария Петровна" in said
    assert "Нет согласия на обработку данных: Ёлкина Анна." in said
    assert "отозвано 23.11.2026" in run(
        "consent", "withdraw", "1/2026", "1", "--on", "сегодня", "--note", "письмом"
    )
    found = run_json("consents", "1/2026")
    assert [one["holds"] for one in found["consents"]] == [True, False]
    assert found["without_consent"] == ["Ёлкина Мария Петровна", "Ёлкина Анна"]
    assert "уже не действует" in run(
        "consent", "withdraw", "1/2026", "1", "--on", "сегодня", code=1
    )
    assert "у этой семьи нет" in run(
        "consent", "withdraw", "1/2026", "99", "--on", "сегодня", code=3
    )
    assert "до отзыва" in run("consents", "1/2026")
    assert "чьи сведения: Ёлкин Пётр Ильич" in run("consents", "1/2026", "--plain")
    assert run("consents", "1/2026", "--csv").count("\n") == 3


def test_the_sheet_is_shown_filled_and_decided(
    desk: Desk, family: FamilyId, run: Run, run_json: RunJson
) -> None:
    assert "Это примерный перечень: утвердите свой" in run("assess")
    assert run_json("assess")["is_sample"] is True
    missing = run("assess", "1/2026", *best(desk, "care"), code=1)
    assert "Нет ответа: Уход и присмотр." in missing
    for wrong, words in (
        ("care", "нужно ВОПРОС=ОТВЕТ"),
        ("carr=good", "Может быть, «Уход и присмотр»"),
        ("care=better", "такого значения нет"),
        ("уход=достаточные", ""),
    ):
        if words:
            assert words in run("assess", "1/2026", wrong, code=2)
    done = run_json("assess", "1/2026", "уход=недостаточные", *best(desk, "care"))
    assert (done["points"], done["suggested"], done["decided"]) == (4, "adaptation", None)
    decide = ("assess", "decide", "1/2026", "кризисный", "--on", "сегодня", "--by", "консилиум")
    assert "напишите почему" in run(*decide, code=1)
    assert "подсказан адаптационный → кризисный 23.11.2026; консилиум" in run(
        *decide, "--reason", "срочно"
    )
    assert "без решения у семьи нет" in run(*decide, code=3)
    assert assessments(family)[0].decided == "crisis"


def test_a_member_is_put_right_and_the_rest_stays(family: FamilyId, run: Run) -> None:
    said = run(
        "member", "change", "1/2026", "Пётр", "--snils", "11223344595",
        "--phone", "4872123456", "--occupation", "детский сад 3",
    )  # fmt: skip
    assert "детский сад 3, +7 (487) 212-34-56, СНИЛС 112-233-445 95" in said
    run("member", "change", "1/2026", "Пётр", "--left", "вчера")
    son = next(one for one in families.members(family) if one.name.first == "Пётр")
    assert (son.left_on, son.snils) == (date(2026, 11, 22), "112-233-445 95")
    assert (son.born_on, son.name.patronymic) == (date(2018, 2, 3), "Ильич")
    run("member", "change", "1/2026", "Пётр", "--left", "нет")
    wrong = ("member", "change", "1/2026", "Пётр", "--snils", "11223344590")
    run(*wrong, code=2)
    run(*wrong, "--as-typed")
    assert "Что исправить?" in run("member", "change", "1/2026", "Пётр", code=2)
    assert "Дата рождения" in run(
        "member", "change", "1/2026", "Пётр", "--born", "25.12.2026", code=1
    )


def test_those_who_left_are_not_among_all_seen(desk: Desk, family: FamilyId, run: Run) -> None:
    run("visit", "add", "1/2026", "--on", "вчера", "--outcome", "состоялось", "--seen-all")
    case = family_cases(family)
    (visit,) = visits.visits(case)
    names = {one.name.first for one in families.members(family) if one.id in visit.member_ids}
    assert names == {"Мария", "Пётр", "Анна"}


def family_cases(family: FamilyId) -> CaseId:
    return cases.cases_of(family)[0].id
