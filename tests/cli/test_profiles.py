"""`sstui profile`: what the regional models say, and where two differ."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run, RunJson, is_russian

CODES = ["catalogue", "rostov", "tula", "tver-institution", "tver-municipal", "valuyki"]
ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture(autouse=True)
def _no_office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSTUI_OFFICE", str(tmp_path / "nowhere"))
    monkeypatch.setenv("COLUMNS", "80")


def test_the_profiles_are_listed_without_an_office(run: Run, run_json: RunJson) -> None:
    lines = run("profile", "list").splitlines()
    assert [line.split()[0] for line in lines] == ["код", *CODES]
    assert all(len(line) <= 80 for line in lines)
    told = run_json("profile", "list")
    assert [one["code"] for one in told] == CODES
    assert told[2] == {
        "code": "tula",
        "title": "Тульская область: учреждение, соглашение, консилиум",
        "seed": "001",
    }


def test_a_profile_is_shown(run: Run, run_json: RunJson) -> None:
    said = run("profile", "show", "tula")
    assert "  кто утверждает      консилиум специалистов (консилиум)\n" in said
    assert "10 рабочих дней после события «заключено" in said
    assert max(map(len, said.splitlines())) <= 80
    assert is_russian(said, "tula", "tver-institution", "catalogue")
    told = run_json("profile", "show", "tula")
    assert list(told) == [
        "О профиле", "Слова", "Уровни", "Этапы", "Кто решает и какие бумаги", "Правила пути",
        "Сроки", "Списки",
    ]  # fmt: skip
    assert told["Правила пути"]["check attracted"] == {
        "label": "программа, нужно исправить",
        "value": "хотя бы за одно мероприятие отвечает привлечённая организация",
    }
    assert told["Правила пути"]["may know education"]["value"] == (
        "фамилия, имя, отчество, дата рождения, место учёбы или работы"
    )
    assert told["Уровни"]["crisis"] == {
        "label": "кризисный",
        "value": "1–2 раза в неделю; срок не более 6 месяцев; не более 12 семей на специалиста; "
        "первое посещение за 2 рабочих дня; дежурный на долгих выходных",
    }
    assert told["Сроки"]["final_meeting"]["value"] == "выключен (в день события «истёк срок»)"


def test_two_profiles_stand_side_by_side(run: Run) -> None:
    lines = run("profile", "compare", "tver-institution", "valuyki").splitlines()
    assert lines[0].split() == ["tver-institution", "valuyki"]
    assert max(map(len, lines)) <= 80
    assert "* куратор             куратор                       социальный участковый" in lines
    assert "  базовый             1–2 раза в месяц; срок 12     то же" in lines
    assert lines[-1] == "* — различается"


def test_a_wide_screen_is_used(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    lines = run("profile", "compare", "tver-institution", "valuyki").splitlines()
    assert 110 < max(map(len, lines)) <= 120


def test_only_differences(run: Run, run_json: RunJson) -> None:
    said = run("profile", "compare", "tver-institution", "tver-municipal", "--differences")
    assert "то же" not in said
    told = run_json("profile", "compare", "tver-institution", "tver-municipal", "--differences")
    assert {one["section"] for one in told} == {
        "О профиле", "Этапы", "Кто решает и какие бумаги", "Правила пути", "Списки",
    }  # fmt: skip
    assert told[0] == {
        "section": "О профиле",
        "code": "title",
        "label": "название",
        "tver-institution": "Тверская область: служба на базе учреждения, договор, рабочая группа",
        "tver-municipal": "Тверская область: единая служба муниципалитета, договор, рабочая группа",
        "same": False,
    }


def test_a_profile_does_not_differ_from_itself(run_json: RunJson) -> None:
    assert run_json("profile", "compare", "rostov", "rostov", "--differences") == []


def test_an_unknown_profile(run: Run) -> None:
    assert run("profile", "show", "rostof", code=3) == (
        f"Профиля «rostof» нет. Есть: {', '.join(CODES)}. Может быть, rostov?\n"
    )


def test_an_offices_own_profile_is_among_them(office: Path, run: Run) -> None:
    own = office / "profiles" / "lakes"
    own.mkdir()
    text = (office / "profiles" / "tula" / "profile.toml").read_text("utf-8")
    (own / "profile.toml").write_text(text.replace("консилиум ", "совет "), "utf-8")
    assert "lakes" in run("profile", "list")
    assert "совет специалистов" in run("profile", "compare", "tula", "lakes", "--differences")


def test_faults_of_a_profile_are_told(office: Path, run: Run) -> None:
    path = office / "profiles" / "tula" / "clocks.toml"
    path.write_text(path.read_text("utf-8").replace("amount = 10", "amount = 0"), "utf-8")
    assert "clocks.programme.amount: стоит число 0" in run("profile", "show", "tula", code=5)


def test_the_comparison_in_the_docs_is_the_one_that_is_printed(run: Run) -> None:
    page = (ROOT / "docs" / "profiles.md").read_text("utf-8")
    _, _, rest = page.partition("$ sstui profile compare tver-institution valuyki\n")
    shown, _, _ = rest.partition("```")
    assert shown == run("profile", "compare", "tver-institution", "valuyki")
