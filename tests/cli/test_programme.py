"""`sstui programme …`, `programmes`, `organisations`: the way of a programme in commands."""

import json
from dataclasses import replace

import pytest

from sstui.core.programme import ProgrammeState, WorkPlace
from sstui.core.records import Role
from sstui.desk.desk import Desk
from sstui.desk.organisations import organisations
from sstui.desk.people import add_staff
from sstui.desk.programmes import newest_programme, programme
from tests.cli.conftest import Run, RunJson, is_russian
from tests.desk.test_programme_and_sitting import a_clinic, a_draft, papers_of, ready
from tests.factories import TODAY, a_case, a_person, me

pytestmark = pytest.mark.usefixtures("office")


def test_a_programme_from_nothing_to_the_hand_in(desk: Desk, run: Run, run_json: RunJson) -> None:
    case = a_case(desk)
    papers_of(case)
    assert "Программы ещё нет" in run("programme", "show", "1/2026", code=3)
    said = run(
        "programme", "draw", "1/2026", "--problem", "долги", "--goal", "мир", "--desired", "дом"
    )
    assert said.startswith("ИПССС № 1/2026, редакция 1: проект.\n")
    assert "Срок: 23.11.2026–23.11.2027" in said
    assert is_russian(said)
    run("organisation", "add", "Заречная больница", "--kind", "здравоохр")
    add = ("programme", "measure", "add", "1/2026")
    run(*add, "--measure", "трудоустройство", "--place", "дома", "--who", "Соколова",
        "--for", "Мария", "--until", "01.03.2027", "--often", "каждый месяц")  # fmt: skip
    said = run(*add, "--kind", "медицинская", "--title", "осмотр", "--place", "в учреждении",
               "--group", "--organisation", "заречная", "--until", "15.01.2027")  # fmt: skip
    assert "1. социальная: трудоустройство членов семьи; для: Мария; дома; индивидуально; " in said
    assert "2. медицинская: осмотр; для: вся семья; в учреждении; в группе; до 15.01.2027; " in said
    assert "отвечает Заречная больница" in said
    assert "нужно исправить: Программу не подписал куратор." in said
    assert "Сначала исправьте" in run("programme", "submit", "1/2026", code=1)
    assert "не подписала семья" in run("programme", "check", "1/2026", code=1)
    run("programme", "sign", "1/2026", "--curator", "сегодня", "--family", "сегодня")
    assert run("programme", "check", "1/2026") == "Проверки ничего не нашли.\n"
    assert run_json("programme", "submit", "1/2026")["state"] == "submitted"
    assert "Передана: 23.11.2026" in run("programme", "show", "1/2026")
    assert "Решить нельзя" not in run("programme", "withdraw", "1/2026")
    found = newest_programme(case)
    assert found is not None
    first, second = programme(desk, found.id).measures
    assert (first.code, first.place, first.is_group) == ("work", WorkPlace.HOME, False)
    assert (second.title, second.organisation_id) == ("осмотр", organisations()[0].id)
    run("programme", "measure", "remove", "1/2026", "--number", "1")
    assert [one.title for one in programme(desk, found.id).measures] == ["осмотр"]


def test_the_heading_is_put_right(desk: Desk, run: Run) -> None:
    case = a_case(desk)
    run("programme", "draw", "1/2026", "--problem", "долги")
    said = run("programme", "change", "1/2026", "--goal", "мир", "--until", "01.06.2027")
    assert "Проблема: долги" in said
    assert "Срок: 23.11.2026–01.06.2027" in said
    assert newest_programme(case).goal == "мир"  # type: ignore[union-attr]


def test_where_a_body_decides_the_command_says_so(desk: Desk, run: Run) -> None:
    ready(desk, a_case(desk), a_clinic(desk))
    said = run("programme", "decide", "1/2026", "утвердить", code=1)
    assert "Программу рассматривает консилиум специалистов" in said
    assert "нет" in run("programme", "decide", "1/2026", "съесть", code=2)


def test_a_head_decides_where_the_act_names_no_body(desk: Desk, run: Run) -> None:
    case = a_case(desk)
    papers_of(case)
    settings = desk.office.folder / "office.toml"
    text = settings.read_text("utf-8")
    settings.write_text(text.replace('"tula"', '"valuyki"'), "utf-8")
    add_staff(desk, replace(a_person("Львова", "Анна", "lvova"), role=Role.HEAD))
    run("programme", "draw", "1/2026", "--problem", "долги", "--goal", "мир", "--desired", "дом")
    run("programme", "measure", "add", "1/2026", "--kind", "социальная", "--title", "беседы",
        "--place", "дома", "--who", "Соколова", "--until", "01.03.2027")  # fmt: skip
    run("programme", "submit", "1/2026")
    assert "заведующий или директор" in run("programme", "decide", "1/2026", "утвердить", code=1)
    back = ("programme", "decide", "1/2026", "вернуть", "--as", "Львова")
    assert "что исправить" in run(*back, code=1)
    assert "Замечания: сроки" in run(*back, "--remarks", "сроки")
    assert "редакция 2: проект" in run("programme", "edition", "1/2026")
    run("programme", "submit", "1/2026")
    said = run("programme", "decide", "1/2026", "утвердить", "--as", "Львова")
    assert "редакция 2: утверждена" in said
    assert "№ 1/2026, редакция 1: отклонена 23.11.2026" in said
    assert "отклонена" in run("programme", "show", "1/2026", "--edition", "1")
    assert "Редакции 7" in run("programme", "show", "1/2026", "--edition", "7", code=3)
    assert "утверждена" in run("programme", "change", "1/2026", "--goal", "покой", code=1)


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("--kind", "магия", "--title", "чудо", "--place", "дома"), 2, "вид помощи"),
        (("--title", "чудо", "--place", "дома"), 2, "--kind"),
        (("--kind", "социальная", "--title", "беседы"), 2, "место"),
        (("--kind", "социальная", "--place", "дома"), 1, "что делается"),
        (("--measure", "несбыточное", "--place", "дома"), 2, "такого значения нет"),
        (
            ("--kind", "социальная", "--title", "беседы", "--place", "дома", "--until", "1.1.2030"),
            1,
            "вне срока программы",
        ),
        (
            ("--kind", "социальная", "--title", "беседы", "--place", "дома", "--for", "Игнат"),
            2,
            "член семьи",
        ),
    ],
)
def test_a_wrong_measure_is_refused_in_words(
    desk: Desk, run: Run, words: tuple[str, ...], code: int, said: str
) -> None:
    case = a_case(desk)
    run("programme", "draw", "1/2026")
    assert said in run("programme", "measure", "add", "1/2026", *words, code=code)
    assert programme(desk, newest_programme(case).id).measures == ()  # type: ignore[union-attr]


def test_the_office_s_programmes_by_state(desk: Desk, run: Run, run_json: RunJson) -> None:
    assert run("programmes") == "Программ нет.\n"
    ready(desk, a_case(desk), a_clinic(desk))
    a_case(desk, last="Котова")
    run("programme", "draw", "2/2026")
    assert [one["state"] for one in run_json("programmes")] == ["draft", "submitted"]
    (one,) = run_json("programmes", "--state", "на рассмотрении")
    assert (one["case"], one["edition"], one["submitted_on"]) == ("1/2026", 1, TODAY.isoformat())
    assert "Котова" not in run("programmes", "--state", "на рассмотрении")
    assert "состояние: проект" in run("programmes", "--plain")
    assert "состояние" in run("programmes", "--state", "съедена", code=2)


def test_a_programme_as_data(desk: Desk, run_json: RunJson) -> None:
    handed = ready(desk, a_case(desk), a_clinic(desk))
    found = run_json("programme", "show", "1/2026")
    assert (found["number"], found["state"], found["family"]) == (
        handed.number,
        "submitted",
        "Ёлкина Мария Петровна",
    )
    assert [one["title"] for one in found["measures"]] == ["беседы", "осмотр детей"]
    assert found["findings"] == []
    assert [one["edition"] for one in found["editions"]] == [1]


def test_the_card_names_the_programme(desk: Desk, run: Run, run_json: RunJson) -> None:
    case = a_case(desk)
    assert run_json("show", "1/2026")["programme"] is None
    ready(desk, case, a_clinic(desk))
    found = run_json("show", "1/2026")["programme"]
    assert (found["number"], found["edition"], found["state"]) == ("1/2026", 1, "submitted")
    assert "№ 1/2026, редакция 1: на рассмотрении 23.11.2026" in run("show", "1/2026")


def test_organisations_are_kept(desk: Desk, run: Run, run_json: RunJson) -> None:
    assert "Организаций нет" in run("organisations")
    assert "вид организации" in run("organisation", "add", "Цирк", "--kind", "цирк", code=2)
    run("organisation", "add", "Школа № 2", "--kind", "образование", "--head", "Гусеву А. П.")
    run("organisation", "add", "Больница", "--kind", "здравоохр")
    assert "уже есть" in run("organisation", "add", "больница", "--kind", "здравоохр", code=1)
    said = run("organisation", "change", "школа", "--off", "--post", "директору")
    assert said == "Исправлено: Школа № 2, выключена.\n"
    assert [one["name"] for one in run_json("organisations")] == ["Больница"]
    (school,) = run_json("organisations", "--all", "--find", "школ")
    assert (school["head"], school["head_post"], school["active"]) == (
        "Гусеву А. П.",
        "директору",
        False,
    )
    run("organisation", "change", "школа", "--on", "--name", "Лицей № 2")
    assert "Лицей № 2" in run("organisations")
    assert "такого значения нет" in run("organisation", "change", "театр", "--off", code=3)


def test_hostile_words_are_stored_and_shown_as_text(desk: Desk, run: Run) -> None:
    case = a_case(desk)
    run("programme", "draw", "1/2026", "--problem", "[red]долги[/]\x1b[2J")
    assert newest_programme(case).problem == "[red]долги[/][2J"  # type: ignore[union-attr]
    assert "\x1b" not in run("programme", "show", "1/2026")
    long = "я" * 100_000
    assert "Слишком длинно" in run("programme", "change", "1/2026", "--goal", long, code=1)


def test_a_curator_s_own_draft_is_found_by_its_state(desk: Desk, run: Run) -> None:
    case = a_case(desk)
    made = run("programme", "draw", "1/2026", "--json")
    assert json.loads(made)["author"] == "Соколова В."
    assert newest_programme(case).state is ProgrammeState.DRAFT  # type: ignore[union-attr]
    assert newest_programme(case).author_id == me(desk)  # type: ignore[union-attr]
    assert a_draft(desk, None).problem == "долги"
