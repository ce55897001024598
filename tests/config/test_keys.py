"""The person's keys.toml: what it may say, and in which words it is refused."""

import os
from pathlib import Path

import pytest
from platformdirs import user_config_path

from sstui.config.keys import Board, Known, read_keys
from sstui.config.personal import personal_folder
from sstui.core.key_names import key_name, parse_key
from sstui.core.problems import Problems
from sstui.core.refusal import Refusal

VISIT = Known("work.record-visit", "Записать посещение", ("d", "v"))
APPOINT = Known("work.appoint", "Назначить день", ("y",))
LEAVE = Known("queue.clear", "Снять отбор", ("escape",))
FIND = Known("queue.find", "Найти семью", ("f7", "slash"))
SAVE = Known("form.save", "Сохранить", ("f2", "ctrl+s"))
HELP = Known("app.help", "Справка", ("f1", "question_mark"))
BOARDS = (
    Board("Очередь", (VISIT, APPOINT, LEAVE, FIND, HELP), takes_text=False),
    Board("Посещение", (SAVE, HELP), takes_text=True),
)


def read(folder: Path, text: str) -> dict[str, str]:
    """What a file with this text says."""
    file = folder / "keys.toml"
    file.write_text(text, encoding="utf-8")
    return read_keys(file, BOARDS)


def refused(folder: Path, text: str) -> list[str]:
    """The problems of a file with this text."""
    with pytest.raises(Problems) as caught:
        read(folder, text)
    return [str(one) for one in caught.value.problems]


def test_no_file_is_the_shipped_keys(tmp_path: Path) -> None:
    assert read_keys(tmp_path / "keys.toml", BOARDS) == {}


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ('[work]\nrecord-visit = "ъ"', {"work.record-visit": "right_square_bracket"}),
        ('work.record-visit = "в"', {"work.record-visit": "d"}),
        ('"work.record-visit" = ["F8", "Ctrl+У", "F8"]', {"work.record-visit": "f8,ctrl+e"}),
        ('[queue]\nclear = "Shift+П"', {"queue.clear": "G"}),
        ('[app]\nhelp = "F12"', {"app.help": "f12"}),
        (
            '[work]\nrecord-visit = "н"\nappoint = "в"',
            {"work.record-visit": "y", "work.appoint": "d"},
        ),
    ],
)
def test_a_key_may_be_named_by_either_letter_of_its_cap(
    tmp_path: Path, text: str, keys: dict[str, str]
) -> None:
    assert read(tmp_path, text) == keys


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('work.recrod-visit = "в"', "такого действия нет; может быть, work.record-visit?"),
        ("work.appoint = в", "строка 1"),
        ("work.appoint = 5", "стоит число 5"),
        ("work.appoint = []", "клавиши не названы"),
        ('work.appoint = "Ctrl++"', "такое сочетание присылает не всякий терминал"),
        ('work.appoint = "Shift+F5"', "такое сочетание присылает не всякий терминал"),
        ('work.appoint = "Прыг"', "клавиши «Прыг» нет"),
        ('work.appoint = "Ctrl+Ш"', "терминал не отличает от Tab"),
        ('work.appoint = "ю"', "в другой раскладке точка или запятая"),
        ('work.appoint = "Enter"', "клавиша Enter занята навсегда"),
        ('work.appoint = "F1"', "клавиша F1 занята навсегда"),
        ('form.save = "ъ"', "набирают текст в полях"),
        ('app.help = ["ъ", "F7"]', "нужна сразу двум действиям на экране «Очередь»"),
    ],
)
def test_what_cannot_be_is_refused_in_words(tmp_path: Path, text: str, said: str) -> None:
    problems = refused(tmp_path, text)
    assert any(said in one and one.startswith("keys.toml") for one in problems), problems


def test_a_clash_names_both_actions_and_the_screen(tmp_path: Path) -> None:
    assert refused(tmp_path, 'work.record-visit = "н"') == [
        "keys.toml: work.record-visit: клавиша Н (Y) нужна сразу двум действиям на экране "
        "«Очередь»: «Записать посещение» (work.record-visit) и «Назначить день» (work.appoint); "
        "дайте одному из них другую клавишу"
    ]


def test_keys_that_stay_remain_with_their_action(tmp_path: Path) -> None:
    """F1 is help whatever else is; so a field of text may have «?» for it as well."""
    assert read(tmp_path, 'app.help = "?"') == {"app.help": "question_mark"}


@pytest.mark.parametrize("written", ["в", "Shift+П", "F12", "Ctrl+П", "Alt+П", "Ins", "+", "Ж"])
def test_the_name_of_a_key_is_understood_again(written: str) -> None:
    key = parse_key(written)
    assert parse_key(key_name(key)) == key


@pytest.mark.parametrize("written", ["", "  ", "Ctrl+", "+Ctrl+", "@", "№", "Ctrl+Alt+П", "F0"])
def test_no_key_is_no_key(written: str) -> None:
    with pytest.raises(Refusal):
        parse_key(written)


def test_the_personal_folder_is_the_one_that_is_named(tmp_path: Path) -> None:
    assert personal_folder({"SSTUI_HOME": str(tmp_path)}) == tmp_path
    assert personal_folder({}).name == "sstui"


@pytest.mark.parametrize("named", ["", "/srv/settings", "not/absolute"])
def test_the_personal_folder_is_where_the_library_says(
    named: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", named)
    assert personal_folder(os.environ) == user_config_path("sstui", appauthor=False)
