"""The command line itself: its help, its keys in any place, and everything that is no command."""

import pytest

from sstui import __version__
from sstui.cli import main
from sstui.cli.registry import KNOWN
from sstui.config import shipped_profiles
from tests.cli.conftest import Run, is_russian


def test_the_version(run: Run) -> None:
    assert run("--version") == f"sstui {__version__}\n"
    assert run("queue", "--version") == f"sstui {__version__}\n"


def test_the_help_names_every_command(run: Run) -> None:
    text = run("--help")
    assert [name for name in KNOWN if f"\n  {name} " not in text] == []
    assert is_russian(text, "sstui", "JSON", "SSTUI_OFFICE", "CSV", "Ctrl+C", *_words())
    assert "visit void" in run("visit", "--help")


def _words() -> list[str]:
    words = {word for name in KNOWN for word in name.split()}
    return sorted(
        {*words, "remove", "office", "bash", "zsh", "Tab", *shipped_profiles()},
        key=len,
        reverse=True,
    )


@pytest.mark.parametrize("name", list(KNOWN))
def test_every_command_has_a_russian_help_with_an_example(run: Run, name: str) -> None:
    text = run(*name.split(), "--help")
    assert text.startswith(f"как запускать: sstui {name} ")
    assert f"примеры:\n  sstui {name}" in text
    plain = text.replace("start, end, as_of, visits, levels, pauses, norms, calendar", "")
    plain = plain.replace('{"input": он}', "").replace("end, next_visit, compliance", "")
    known = (
        "SSTUI_OFFICE",
        "JSON",
        "CSV",
        "Word",
        "error",
        "cases",
        "families",
        "kim",
        "violence",
        "usb",
        "out",
    )
    assert is_russian(plain, "sstui", "start", "visit", "crisis", "backups", *_words(), *known)


@pytest.mark.usefixtures("office")
@pytest.mark.parametrize(
    "line",
    [
        ("queue", "--json", "--as", "Соколова"),
        ("--json", "--as", "Соколова", "queue"),
        ("--as=Соколова", "queue", "--json"),
    ],
    ids=["after", "before", "both"],
)
def test_common_keys_stand_before_or_after_the_command(run: Run, line: tuple[str, ...]) -> None:
    assert run(*line) == "[]\n"


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        (("queu",), "Команды «queu» нет. Может быть, «sstui queue»? Все команды: sstui --help"),
        (("лети",), "Команды «лети» нет. Все команды: sstui --help"),
        (("",), "Команды «» нет. Все команды: sstui --help"),
        (("visit",), "Что именно? Есть: «sstui visit add», «sstui visit correct», «sstui visit v"),
        (("visit", "ad"), "Команды «sstui visit ad» нет. Есть: «sstui visit add»"),
        (("show",), "sstui show: не указано: ДЕЛО. Справка: sstui show --help"),
        (("show", "1", "2"), "sstui show: лишнее на командной строке: 2. Справка"),
        (("queue", "--mien"), "лишнее на командной строке: --mien; может быть, --mine."),
        (("queue", "--office"), "sstui queue: --office: нужно значение."),
        (("queue", "--json=да"), "sstui queue: --json: этому ключу значение не нужно: да."),
        (("queue", "--today", "31.02"), "31 февраля"),
        (("queue", "--today", "когда-нибудь"), "Непонятная дата «когда-нибудь»"),
        (("queue", "--today", ""), "Дата не введена"),
        (("--ascii", "--json"), "Ключ --json — для команд"),
        (("demo", "x", "--families", "много"), "--families: нужно целое число от 1 до 5000."),
        (("demo", "x", "--families", "0"), "--families: нужно целое число от 1 до 5000."),
        (("demo", "x", "--seed", "-1"), "--seed"),
        (("init", "x"), "sstui init: не указано: --profile."),
        (("init", "", "--profile", "tula"), "Укажите папку"),
        (("staff", "add", "Ким Олег", "--me", "--login", "k"), "--login: нельзя вместе с --me"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
@pytest.mark.usefixtures("office")
def test_wrong_use_is_one_russian_sentence(
    capsys: pytest.CaptureFixture[str], line: tuple[str, ...], sentence: str
) -> None:
    assert main(line) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert sentence in said.err
    assert said.err.count("\n") == 1
    assert is_russian(said.err, *line)


@pytest.mark.usefixtures("office")
def test_without_a_terminal_the_screens_give_way_to_commands(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    said = run(code=2)
    assert said == (
        "Для программы на весь экран нужен терминал, а ввод или вывод направлен не в него. "
        "Без экрана — командами: очередь показывает «sstui queue», все команды — «sstui --help».\n"
    )


def test_a_folder_without_an_office(run: Run, tmp_path: object) -> None:
    said = run("--office", str(tmp_path), "queue", code=1)
    assert "нет учреждения" in said
    assert "sstui init" in said
