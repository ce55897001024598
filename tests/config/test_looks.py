"""`looks.toml`: read kindly, written whole, and how long a screen may stand unguarded."""

import stat
from pathlib import Path

import pytest

from sstui.config.looks import CHOICES, LooksChoice, lock_after, read_looks, write_looks
from sstui.config.personal import personal_folder
from sstui.core.problems import Problem
from sstui.core.refusal import Refusal


def test_what_is_written_is_read(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "sstui"
    for name, words in CHOICES.items():
        for word in words:
            choice = LooksChoice(**{name: word}, lock_minutes=7)
            write_looks(folder, choice)
            problems: list[Problem] = []
            assert (read_looks(folder, problems), problems) == (choice, [])
    assert [one.name for one in folder.iterdir()] == ["looks.toml"]
    assert stat.S_IMODE((folder / "looks.toml").stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_what_is_usual_stays_out_of_the_file(tmp_path: Path) -> None:
    write_looks(tmp_path, LooksChoice(signs="ascii", lock_minutes=0))
    text = (tmp_path / "looks.toml").read_text("utf-8")
    assert text == 'signs = "ascii"\nlock_minutes = 0\n'


def test_no_file_is_no_problem(tmp_path: Path) -> None:
    problems: list[Problem] = []
    assert read_looks(tmp_path / "nowhere", problems) == LooksChoice()
    assert problems == []


@pytest.mark.parametrize(
    ("text", "key", "kept"),
    [
        ('theme = "255"\nmouse = "off"\n', "theme", LooksChoice(mouse="off")),
        ("theme = 16\n", "theme", LooksChoice()),
        ("lock_minutes = -1\n", "lock_minutes", LooksChoice()),
        ("lock_minutes = true\n", "lock_minutes", LooksChoice()),
        ('font = "big"\nsigns = "drawn"\n', "font", LooksChoice(signs="drawn")),
        ('theme = "mono\n', "строка 1, столбец 14", LooksChoice()),
        ('theme = "mono"\ntheme = "16"\n', "строка 2, столбец 13", LooksChoice()),
    ],
)
def test_a_fault_is_a_problem_in_words_and_the_rest_holds(
    tmp_path: Path, text: str, key: str, kept: LooksChoice
) -> None:
    (tmp_path / "looks.toml").write_text(text, "utf-8")
    problems: list[Problem] = []
    assert read_looks(tmp_path, problems) == kept
    assert [one.key for one in problems] == [key]
    assert "looks.toml" in str(problems[0])


@pytest.mark.parametrize("bytes_", [b"\xff\xfe\x00", b"\xf2\xe5\xec\xe0", b"[" * 3000])
def test_what_is_no_text_is_a_problem_too(tmp_path: Path, bytes_: bytes) -> None:
    (tmp_path / "looks.toml").write_bytes(bytes_)
    problems: list[Problem] = []
    assert read_looks(tmp_path, problems) == LooksChoice()
    assert len(problems) == 1


def test_a_folder_that_refuses_is_said_in_words(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("занято", "utf-8")
    with pytest.raises(Refusal, match="Вид не сохранён"):
        write_looks(tmp_path / "home", LooksChoice(theme="16"))


def test_the_environment_names_the_folder(tmp_path: Path) -> None:
    assert personal_folder({"SSTUI_HOME": str(tmp_path)}) == tmp_path
    assert personal_folder({}).name == "sstui"


@pytest.mark.parametrize(
    ("office", "own", "minutes"),
    [
        (15, None, 15),
        (15, 5, 5),
        (15, 60, 15),
        (15, 0, 15),
        (0, None, 0),
        (0, 0, 0),
        (0, 30, 30),
    ],
)
def test_a_person_may_hide_the_screen_sooner_than_the_office_asks(
    office: int, own: int | None, minutes: int
) -> None:
    assert lock_after(office, own) == minutes
