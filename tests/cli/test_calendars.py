"""`sstui calendar check` and `draft`; the month's own command beside them."""

import sys
import tomllib
from pathlib import Path

import pytest

from sstui.cli import main
from tests.cli.conftest import Run, RunJson


def spoil(office: Path, year: int, old: str, new: str) -> None:
    path = office / "calendar" / f"{year}.toml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


@pytest.mark.usefixtures("office")
def test_a_month_is_still_a_month(run: Run) -> None:
    assert run("calendar", "2026-11").startswith("Ноябрь 2026")
    assert run("calendar").startswith("Ноябрь 2026")


@pytest.mark.usefixtures("office")
@pytest.mark.parametrize("year", range(2019, 2027))
def test_a_shipped_calendar_has_no_mismatch(run: Run, year: int) -> None:
    days = 366 if year in (2020, 2024) else 365
    assert run("calendar", "check", str(year)) == (
        f"Календарь {year}: сверено {days} дней, расхождений с библиотекой holidays нет.\n"
    )


@pytest.mark.usefixtures("office")
def test_a_calendar_that_nobody_checked_says_so(run: Run) -> None:
    assert run("calendar", "check", "2027").splitlines() == [
        "Календарь 2027: сверено 365 дней, расхождений с библиотекой holidays нет.",
        "С актом этот календарь никто ещё не сверял.",
    ]


def test_every_mismatch_is_listed(
    office: Path, run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    spoil(office, 2026, "2026-03-09,", "2026-03-10,")
    assert main(["calendar", "check", "2026"]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "Календарь 2026: сверено 365 дней, расхождений с библиотекой holidays: 2.",
        "  пн 09.03.2026: в файле рабочий день, в библиотеке выходной "
        "(Международный женский день (выходной))",
        "  вт 10.03.2026: в файле выходной, в библиотеке рабочий день",
    ]
    assert main(["calendar", "check", "2026", "--json"]) == 1
    assert '"day": "2026-03-09"' in capsys.readouterr().out


def test_a_draft_is_the_shipped_file_again(office: Path, run: Run) -> None:
    path = office / "calendar" / "2026.toml"
    shipped = tomllib.loads(path.read_text("utf-8"))
    path.unlink()
    said = run("calendar", "draft", "2026")
    assert said.startswith(f"Календарь на 2026 год записан: {path}\n")
    drafted = tomllib.loads(path.read_text("utf-8"))
    for key in ("days_off", "workdays", "short_days"):
        assert drafted[key] == shipped[key]
    assert drafted["checked"] is False
    assert oct(path.stat().st_mode & 0o777) == "0o600"
    assert run("calendar", "check", "2026").splitlines()[1] == (
        "С актом этот календарь никто ещё не сверял."
    )


def test_nothing_is_written_over(office: Path, run: Run) -> None:
    path = office / "calendar" / "2026.toml"
    before = path.read_bytes()
    assert run("calendar", "draft", "2026", code=1) == (
        f"Календарь на 2026 год уже есть: {path}. Он не тронут.\n"
    )
    assert path.read_bytes() == before


def test_a_draft_of_a_year_to_come(office: Path, run: Run, run_json: RunJson) -> None:
    told = run_json("calendar", "draft", "2028")
    assert told == {
        "file": str(office / "calendar" / "2028.toml"), "year": 2028, "checked": False,
    }  # fmt: skip
    assert run("check").splitlines()[-1] == (
        "Обратите внимание: производственный календарь 2028 не сверен с актом."
    )


@pytest.mark.usefixtures("office")
@pytest.mark.parametrize("year", ["26", "1999", "май", "20266"])
def test_a_year_is_four_digits(run: Run, year: str) -> None:
    assert run("calendar", "check", year, code=2) == (
        f"Непонятный год «{year}»: нужны четыре цифры, например 2027.\n"
    )


@pytest.mark.usefixtures("office")
def test_a_year_without_a_file(run: Run) -> None:
    assert run("calendar", "check", "2031", code=1) == (
        "Календаря на 2031 год нет. Набросать его: sstui calendar draft 2031\n"
    )


def test_without_an_office_the_shipped_file_is_checked_and_nothing_drafted(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSTUI_OFFICE", str(tmp_path / "nowhere"))
    assert "расхождений с библиотекой holidays нет" in run("calendar", "check", "2025")
    assert "нет учреждения: укажите его ключом --office" in run("calendar", "draft", "2028", code=1)


@pytest.mark.usefixtures("office")
@pytest.mark.parametrize("words", [("check", "2026"), ("draft", "2028")])
def test_without_the_library_one_sentence_says_how(
    run: Run, monkeypatch: pytest.MonkeyPatch, words: tuple[str, str]
) -> None:
    monkeypatch.setitem(sys.modules, "holidays", None)
    assert run("calendar", *words, code=1) == (
        "Для сверки календаря нужна библиотека holidays, её нет: установите её в окружение "
        "программы (pip install holidays).\n"
    )
