"""Families and visits from a table: everything or nothing, and every fault with its line."""

import re
from collections.abc import Callable
from dataclasses import astuple, replace
from datetime import date
from pathlib import Path

import pytest

from sstui.core.profile import Route
from sstui.core.records import Outcome, Place
from sstui.core.refusal import Refusal
from sstui.desk.card import CaseCard, card, find_case
from sstui.desk.desk import Desk
from sstui.desk.history import history
from sstui.desk.importing import Imported, import_file
from sstui.store import families
from tests.factories import a_case

HEADER = "семья;населённый пункт;фамилия;имя;отчество;пол;кем приходится"
CASE_HEADER = f"{HEADER};дата рождения;заявитель;начало;уровень;куратор"
MOTHER = "1;Заречье;Ким;Анна;;ж;мать"
VISITS = "номер дела,дата,исход,кто ездил"

Import = Callable[..., Imported]
BOOK = Path(__file__).parents[2] / "docs" / "import.md"


@pytest.fixture
def load(desk: Desk, tmp_path: Path) -> Import:
    """Import lines of a table, by default really."""

    def call(*lines: str, encoding: str = "utf-8", dry_run: bool = False) -> Imported:
        path = tmp_path / "table.csv"
        path.write_bytes("\n".join(lines).encode(encoding))
        return import_file(desk, path, dry_run=dry_run)

    return call


def _faults(found: Imported) -> list[str]:
    assert not found.is_saved
    assert families.families() == []
    return [f"{one.key}: {one.found}" for one in found.problems]


def _cards(desk: Desk) -> list[CaseCard]:
    return [card(desk, find_case(number)) for number in ("1/2026", "2/2026")]


def test_the_examples_of_the_book_are_imported(desk: Desk, load: Import) -> None:
    tables = [part.strip() for part in re.findall(r"```\n(.*?)```", BOOK.read_text("utf-8"), re.S)]
    of_families, of_visits = [one for one in tables if not one.startswith("sstui")]
    found = load(of_families)
    assert found.problems == ()
    assert astuple(found.made) == (2, 4, 2, 0, ("Заречье", "Новая Деревня"))
    first, second = _cards(desk)
    assert (first.family.name, first.settlement.name) == ("Ёлкина Мария Петровна", "Заречье")
    assert (first.family.address, first.family.category) == ("ул. Луговая, 5", "mnog")
    assert (first.case.started_on, first.line.level) == (date(2026, 9, 1), "crisis")
    assert first.curator == desk.person
    assert [one.name.full for one in second.members] == ["Ким Олег", "Ким Анна Олеговна"]
    assert load(of_visits).made.visits == 2
    newest, oldest = card(desk, first.case.id).visits
    assert (oldest.made_on, oldest.place, oldest.outcome) == (
        date(2026, 9, 3),
        Place.HOME,
        Outcome.TOOK_PLACE,
    )
    assert len(oldest.member_ids) == 2
    assert (newest.place, newest.outcome) == (Place.HOME, Outcome.NOBODY_HOME)


def test_a_trial_run_says_what_would_be_made_and_makes_nothing(load: Import, desk: Desk) -> None:
    before = history(desk)
    found = load(HEADER, MOTHER, dry_run=True)
    assert (found.made.families, found.made.settlements) == (1, ("Заречье",))
    assert not found.is_saved
    assert families.families() == []
    assert families.settlements() == []
    assert history(desk) == before


def test_the_journal_remembers_the_import(load: Import, desk: Desk) -> None:
    load(HEADER, MOTHER)
    assert [one.line.action for one in history(desk)][:3] == [
        "family.add",
        "settlement.add",
        "import",
    ]


def test_the_same_file_is_refused_the_second_time(load: Import) -> None:
    load(HEADER, MOTHER)
    for dry_run in (False, True):
        with pytest.raises(Refusal, match="уже загружен раньше"):
            load(HEADER, MOTHER, dry_run=dry_run)
    assert len(families.families()) == 1


def test_a_family_that_is_there_is_recognised_in_another_file(load: Import) -> None:
    load(HEADER, MOTHER)
    found = load(HEADER, "7;ЗАРЕЧЬЕ;Ким;Анна;;ж;мать", "8;Осиновка;Ким;Анна;;ж;мать")
    assert [one.key for one in found.problems] == ["строка 2"]
    assert "такая семья уже есть" in found.problems[0].found
    assert len(families.families()) == 1


def test_namesakes_are_told_apart_by_their_days_of_birth(load: Import) -> None:
    header = f"{HEADER};дата рождения"
    load(header, f"{MOTHER};01.05.1990")
    assert load(header, f"{MOTHER};02.06.1985").is_saved
    assert len(families.families()) == 2


def test_every_fault_is_listed_with_its_line_and_nothing_is_kept(load: Import) -> None:
    found = load(
        CASE_HEADER,
        "1;Заречье;Ким;Анна;;ж;мать;31.02.1990;;01.09.2026;кризисный;Соколова",
        "2;;;Олег;;?;отчим троюродный;01.01.2030;;;;",
        "3;Заречье;Ан;Вера;;ж;мать;;да;01.12.2026;высокий;Петрова",
        ";;Ан;Лев;;м;ребёнок;;да;;;",
        "4;Заречье;Ли;Нина;;ж;мать;;может быть;01.09.2026;;Соколова",
        "3;Заречье;Но;Нина;;ж;мать;;;;;",
        "5;Заречье;Цой;Пётр;;м;ребёнок;2.3.18;;;;",
        "6;Заречье;Юн;Ия;;ж;мать;;;01.09.2025;базовый;Соколова",
        ";Осиновка;Юн;Ян;;м;ребёнок;;;01.10.2025;;",
    )
    assert _faults(found) == [
        "строка 2, «дата рождения»: 31 февраля 1990 года не бывает: последний день — 28 февраля",
        "строка 3, «фамилия»: Не заполнено: фамилия",
        "строка 3, «пол»: «?» — такого значения нет (пол). Есть: женский, мужской",
        "строка 3, «кем приходится»: «отчим троюродный» — такого значения нет (кем приходится). "
        "Есть: мать, отец, мачеха, отчим, опекун, попечитель, приёмный родитель, бабушка, "
        "дедушка, тётя, дядя, взрослый брат или сестра и ещё 4",
        "строка 3, «населённый пункт»: Не заполнено: населённый пункт",
        "строка 4, «уровень»: «высокий» — такого значения нет (уровень). "
        "Есть: адаптационный, базовый, кризисный, экстренный",
        "строка 4, «куратор»: «Петрова» — такого значения нет (сотрудник). Есть: Соколова Вера",
        "строка 5: Заявителем может быть только взрослый",
        "строка 6, «заявитель»: «может быть»: нужно «да» или пусто",
        "строка 7, «семья»: такая метка уже была в строке 4",
        "строка 8, «дата рождения»: Непонятная дата «2.3.18»: нужно 16.11.2026 или 2026-11-16",
        "строка 10, «населённый пункт»: не то же, что в строке 9 той же семьи",
        "строка 10, «начало»: не то же, что в строке 9 той же семьи",
    ]


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("1;Заречье;Ан;Лев;;м;ребёнок;;;;;", "В семье нет взрослого, который подпишет бумаги"),
        ("1;Заречье;Ан;Ян;;м;ребёнок;;да;;;", "Заявителем может быть только взрослый"),
        ("1;Заречье;Ан;Ия;;ж;мать;;;01.12.2026;базовый;Соколова", "не может быть в будущем"),
        ("1;Заречье;Ан;Ия;;ж;мать;24.11.2026;;;;", "не раньше 1900 года и не в будущем"),
        (f"1;Заречье;{'Ан' * 70};Ия;;ж;мать;;;;;", "Слишком длинно: фамилия"),
        ("1;Заречье;Ан;Ия;;ж;мать;;;;;;лишнее", "ячеек 13, а столбцов 12"),
        (";Заречье;Ан;Ия;;ж;мать;;;;;", "не указано, какая это семья"),
    ],
)
def test_what_an_entry_form_would_refuse(load: Import, line: str, fault: str) -> None:
    (found,) = _faults(load(CASE_HEADER, line))
    assert found.startswith("строка 2")
    assert fault in found


def test_a_curator_over_the_norm_needs_a_reason(load: Import) -> None:
    header = f"{HEADER};начало;уровень;куратор;причина перегрузки"
    rows = [f"{n};Заречье;Ким{n};Анна;;ж;мать;01.09.2026;экстренный;Соколова;" for n in range(1, 8)]
    (fault,) = _faults(load(header, *rows))
    assert fault.startswith("строка 8: Внимание: нагрузка куратора станет 117 % нормы")
    assert load(header, *rows[:6], f"{rows[6]}больше некому").made.cases == 7


@pytest.mark.parametrize(
    ("header", "faults"),
    [
        (f"{HEADER};возраст", ["неизвестный столбец «возраст»"]),
        (f"{HEADER};адресс", ["неизвестный столбец «адресс»"]),
        (f"{HEADER};имя", ["столбец «имя» назван дважды"]),
        ("семья;фамилия;пол", ["нет столбца «населённый пункт»", "нет столбца «имя»",
                               "нет столбца «кем приходится»"]),
    ],
)  # fmt: skip
def test_columns_that_are_wrong(load: Import, header: str, faults: list[str]) -> None:
    found = _faults(load(header, f"{MOTHER};x"))
    assert found[: len(faults)] == [f"строка 1: {fault}" for fault in faults]


def test_a_misspelt_column_is_recognised(load: Import) -> None:
    assert load(f"{HEADER};адресс", f"{MOTHER};x").problems[0].expected == "может быть, «адрес»?"


def test_text_stays_text(load: Import) -> None:
    evil = ("=1+1", "[red]Анна[/]\x1b[31m\u202e", "@SUM(A1)")
    load(f"{HEADER};адрес", f'1;"За""речье";{";".join(evil)};ж;мать;"+7;\nдом"')
    family = families.families()[0]
    assert families.settlements()[0].name == 'За"речье'
    assert (family.name, family.address) == ("=1+1 [red]Анна[/][31m @SUM(A1)", "+7; дом")


def test_a_long_cell_of_several_lines_does_not_shift_the_lines(load: Import) -> None:
    header = f"{HEADER};адрес"
    (fault,) = _faults(load(header, f'{MOTHER};"дом\nи\nсад"', "2;Заречье;Ли;Ия;;?;мать;"))
    assert fault.startswith("строка 5, «пол»")


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("9/2026,03.09.2026,состоялось,Соколова", "«номер дела»: Дела «9/2026» нет"),
        (",03.09.2026,состоялось,Соколова", "«номер дела»: Не заполнено: номер дела"),
        ("1/2026,,состоялось,Соколова", "«дата»: Непонятная дата «»"),
        ("1/2026,31.11.2026,состоялось,Соколова", "«дата»: 31 ноября 2026 года не бывает"),
        ("1/2026,03.09.2026,,Соколова", "«исход»: Не заполнено: исход"),
        ("1/2026,03.09.2026,было,Соколова", "«исход»: «было» — такого значения нет"),
        ("1/2026,03.09.2026,состоялось,", "строка 2: Укажите, кто ездил"),
        ("1/2026,24.11.2026,состоялось,Соколова", "Посещение нельзя записать будущим днём"),
        ("1/2026,31.08.2026,состоялось,Соколова", "раньше начала сопровождения (01.09.2026)"),
    ],
)
def test_visits_that_cannot_be(desk: Desk, load: Import, line: str, fault: str) -> None:
    case = a_case(desk, "basic", date(2026, 9, 1))
    found = load(VISITS, line, "1/2026,04.09.2026,состоялось,Соколова")
    assert [fault in f"{one.key}: {one.found}" for one in found.problems] == [True]
    assert card(desk, case).visits == ()


def test_a_visit_that_is_there_is_recognised(desk: Desk, load: Import) -> None:
    a_case(desk, "basic", date(2026, 9, 1))
    line = "1/2026,04.09.2026,состоялось,Соколова"
    assert load(VISITS, line).made.visits == 1
    found = load(VISITS, line, "1/2026,04.09.2026,отказ,Соколова")
    assert [one.found for one in found.problems] == [
        "такое посещение уже записано под № 1: укажите время"
    ]
    header = f"{VISITS},время,кого видели,место,заметки"
    assert load(header, f"{line},9:30,все,школа,=1+1").made.visits == 1
    newest = card(desk, find_case("1/2026")).visits[0]
    assert (newest.at, len(newest.member_ids), newest.place, newest.notes) == (
        "09:30",
        2,
        Place.SCHOOL,
        "=1+1",
    )


LATER = "1;Заречье;Ким;Анна;;ж;мать;;да;01.09.2026;;Соколова"


@pytest.mark.parametrize("header", [CASE_HEADER, CASE_HEADER.replace("уровень;", "")])
def test_a_case_whose_level_is_set_later_needs_none(desk: Desk, load: Import, header: str) -> None:
    line = LATER if header == CASE_HEADER else LATER.replace(";;Соколова", ";Соколова")
    assert load(header, line).made.cases == 1
    found = card(desk, find_case("1/2026"))
    assert (found.case.started_on, found.line.level) == (date(2026, 9, 1), "")
    assert found.levels == ()
    assert found.curator == desk.person


def test_a_case_that_begins_with_its_level_needs_it(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text(f"{CASE_HEADER}\n{LATER}", "utf-8")
    profile = replace(desk.office.profile, route=Route())
    strict = replace(desk, office=replace(desk.office, profile=profile))
    assert _faults(import_file(strict, path, dry_run=False)) == [
        "строка 2, «уровень»: Не заполнено: уровень"
    ]


def test_a_ground_of_no_level_is_not_lost_in_silence(load: Import) -> None:
    found = load(f"{CASE_HEADER};основание", f"{LATER};протокол № 3")
    assert _faults(found) == ["строка 2, «уровень»: основание есть, а уровня нет"]
