"""An office goes on with the files that last were right, and says so."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from sstui.config import last_good, load_office, load_running, remember_good
from sstui.core.problems import Problem, Problems

Change = Callable[[str, str, str], None]
NORMS = "norms/2020-01-01.toml"
KEPT = ".last-good"


def kept_files(office: Path) -> list[str]:
    found = sorted(path for path in (office / KEPT).rglob("*") if path.is_file())
    return [path.relative_to(office / KEPT).as_posix() for path in found]


def test_a_slip_in_a_norm_file_leaves_the_last_good_norms_in_force(
    office: Path, change: Change
) -> None:
    remember_good(office)
    change(NORMS, "rank = 3", "rank = 0")
    change("profiles/tula/route.toml", 'decides = "director"', 'decides = "directr"')
    opened = load_running(office)
    assert opened.norms.level("crisis", date(2026, 3, 2)).rank == 3
    assert opened.folder == office
    assert [one.file for one in opened.faults] == ["profiles/tula/route.toml", NORMS]
    assert opened.warnings == (
        "в файлах учреждения ошибки: программа работает по последним верным настройкам",
        "profiles/tula/route.toml: stages.problem.decides: органа «directr» нет; "
        "нужно одно из раздела [bodies]: consilium, director, head; может быть, director?",
        f"{NORMS}: levels.crisis.rank: стоит число 0; нужно целое число от 1 до 99",
        "производственный календарь 2027 не сверен с актом",
    )


def test_a_check_still_stops_at_every_problem(office: Path, change: Change) -> None:
    remember_good(office)
    change(NORMS, "rank = 3", "rank = 0")
    with pytest.raises(Problems):
        load_office(office)


def test_an_office_that_never_was_right_has_nothing_to_go_on_with(
    office: Path, change: Change
) -> None:
    change(NORMS, "rank = 3", "rank = 0")
    with pytest.raises(Problems, match=r"levels\.crisis\.rank"):
        load_running(office)
    assert not (office / KEPT).exists()


def test_sound_files_are_in_force_at_once_and_kept(office: Path, change: Change) -> None:
    remember_good(office)
    change(NORMS, "rank = 4", "rank = 9")
    opened = load_running(office)
    assert (opened.faults, opened.norms.level("emergency", date(2026, 3, 2)).rank) == ((), 9)
    remember_good(office)
    change(NORMS, "rank = 9", "rank = 0")
    assert load_running(office).norms.level("emergency", date(2026, 3, 2)).rank == 9


def test_the_copy_is_closed_to_others_and_holds_only_settings(office: Path) -> None:
    (office / "sstui.db").write_bytes(b"x")
    remember_good(office)
    names = kept_files(office)
    assert "norms/2020-01-01.toml" in names
    assert {name.partition("/")[0] for name in names} == {
        "calendar",
        "dictionaries.toml",
        "norms",
        "office.toml",
        "profiles",
    }
    places = [office / KEPT, *(office / KEPT).rglob("*")]
    assert {oct(path.stat().st_mode & 0o777) for path in places} == {"0o700", "0o600"}
    assert sorted(path.name for path in office.glob(".last*")) == [KEPT]


def test_files_that_did_not_change_are_not_written_again(office: Path) -> None:
    remember_good(office)
    before = (office / KEPT).stat().st_ino
    remember_good(office)
    assert (office / KEPT).stat().st_ino == before


def test_a_fault_saved_meanwhile_is_never_kept(office: Path, change: Change) -> None:
    remember_good(office)
    change(NORMS, "rank = 3", "rank = 0")
    remember_good(office)
    assert b"rank = 3" in (office / KEPT / NORMS).read_bytes()


def test_a_file_that_was_taken_away_is_gone_from_the_copy_too(office: Path) -> None:
    remember_good(office)
    (office / "calendar" / "2019.toml").unlink()
    remember_good(office)
    assert "calendar/2019.toml" not in kept_files(office)


def test_many_faults_are_counted_not_told(office: Path) -> None:
    remember_good(office)
    faults = [Problem("norms/2020-01-01.toml", f"levels.l{n}", "пусто", "") for n in range(8)]
    kept = last_good(office, faults)
    assert kept is not None
    assert kept.warnings[5:7] == (
        "norms/2020-01-01.toml: levels.l4: пусто",
        "ещё ошибок: 3; все — «sstui check»",
    )
    assert len(kept.faults) == 8


def test_a_file_in_the_place_of_the_copy_is_no_reason_to_stop(office: Path) -> None:
    (office / KEPT).write_text("не папка", "utf-8")
    remember_good(office)
    assert load_running(office).faults == ()
