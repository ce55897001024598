"""An office from nothing: `init`, `demo`, `staff`, `backup`, `check`; what is wrong with one."""

import json
import stat
from datetime import date
from pathlib import Path
from shutil import rmtree

import pytest

from sstui import host
from sstui.cli import main
from sstui.desk.desk import Desk
from sstui.store import engine
from sstui.store.engine import connected, run_sql
from sstui.store.opening import close, faults_of
from tests.cli.conftest import TODAY, Run, RunJson
from tests.factories import a_case


def test_an_office_is_founded_and_its_first_person_entered(
    run: Run, run_json: RunJson, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOGNAME", "elkina")
    folder = tmp_path / "office"
    said = run("init", str(folder), "--profile", "tula")
    assert f"sstui --office '{folder}' staff add" in said
    monkeypatch.setenv("SSTUI_OFFICE", str(folder))
    assert "Сотрудников пока нет. Внесите себя:" in run("staff", "list")
    person = ("Ёлкина Мария Петровна", "--sex", "ж", "--role", "куратор", "--me")
    assert run("staff", "add", *person) == (
        "Внесено: Ёлкина Мария Петровна, куратор, учётная запись «elkina».\n"
    )
    run("staff", "add", "Гасанов Мамед Али оглы", "--sex", "м", "--role", "заведующий")
    assert [(one["name"], one["role"], one["login"]) for one in run_json("staff", "list")] == [
        ("Гасанов Мамед Али оглы", "head", None),
        ("Ёлкина Мария Петровна", "curator", "elkina"),
    ]
    assert run("staff", "list").endswith("\nКто работает: Ёлкина Мария Петровна.\n")


def test_everything_in_a_new_office_is_private(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "office"
    run("init", str(folder), "--profile", "tula")
    run("--office", str(folder), "backup")
    paths = [folder, *folder.rglob("*")]
    assert len(paths) > 15
    modes = {path: stat.S_IMODE(path.stat().st_mode) for path in paths}
    wanted = {path: 0o700 if path.is_dir() else 0o600 for path in paths}
    assert modes == wanted


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (("Ёлкина",), 2, "Нужны фамилия и имя"),
        (("  ",), 2, "Не заполнено: фамилия и имя"),
        (("Ёлкина Мария", "--sex", "?"), 2, "«?» — такого значения нет (пол). Есть: женский, муж"),
        (("Ёлкина Мария", "--role", "шеф"), 2, "(роль). Есть: куратор, заведующий отделением"),
        (("Ёлкина Мария", "--login", "sokolova"), 1, "уже работает другой сотрудник"),
        (("Ёлкина " + "Мария" * 30,), 2, "не больше 120 знаков"),
    ],
)
@pytest.mark.usefixtures("office")
def test_a_person_who_cannot_be_entered(
    run: Run, run_json: RunJson, words: tuple[str, ...], code: int, sentence: str
) -> None:
    defaults = ("--sex", "ж", "--role", "куратор")
    assert sentence in run("staff", "add", *defaults, *words, code=code)
    assert len(run_json("staff", "list")) == 1


@pytest.mark.usefixtures("office")
def test_a_namesake_is_entered_only_when_it_is_said(run: Run, run_json: RunJson) -> None:
    kim = ("staff", "add", "Ким Олег", "--sex", "м", "--role", "куратор")
    run(*kim, "--post", "психолог")
    said = run(*kim, code=1)
    assert "Ким Олег (психолог) уже есть в списке" in said
    assert "--again" in said
    run(*kim, "--again", "--login", "kim")
    assert [one["name"] for one in run_json("staff", "list")].count("Ким Олег") == 2


@pytest.mark.usefixtures("office")
def test_a_persons_data_are_changed(run: Run, run_json: RunJson) -> None:
    run("staff", "add", "Ким Олег", "--sex", "м", "--role", "куратор", "--login", "kim")
    assert run("staff", "change", "kim", "--post", "психолог", "--login", "oleg") == (
        "Исправлено: Ким Олег, психолог.\n"
    )
    run("staff", "change", "Ким Олег", "--new-name", "Ким Олег Ильич", "--role", "заведующий")
    said = run("staff", "change", "oleg", "--left-on", "01.12.2026")
    assert said == "Исправлено: Ким Олег Ильич, психолог, не работает с 01.12.2026.\n"
    person = next(one for one in run_json("staff", "list") if one["login"] == "oleg")
    assert (person["name"], person["role"], person["post"], person["left_on"]) == (
        "Ким Олег Ильич",
        "head",
        "психолог",
        "2026-12-01",
    )
    assert run_json("staff", "change", "oleg", "--left-on", "нет")["left_on"] is None
    assert "Нечего исправлять" in run("staff", "change", "oleg", code=2)
    assert "Зимин" in run("staff", "change", "Зимин", "--post", "юрист", code=3)
    assert "уже работает другой" in run("staff", "change", "oleg", "--login", "sokolova", code=1)


def test_an_office_is_not_founded_over_anything(run: Run, tmp_path: Path, office: Path) -> None:
    assert "уже есть учреждение" in run("init", str(office), "--profile", "tula", code=1)
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "mine.txt").write_text("моё")
    assert "не пуста" in run("init", str(tmp_path / "full"), "--profile", "tula", code=1)
    assert "Может быть, tula?" in run("init", str(tmp_path / "x"), "--profile", "tulla", code=1)
    assert not (tmp_path / "x").exists()


def test_a_demo_office_is_alive_on_its_day(
    run: Run, run_json: RunJson, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOGNAME", "elkina")
    folder = tmp_path / "demo"
    said = run("demo", str(folder), "--families", "12")
    assert "Все люди в нём вымышлены." in said
    lines = run_json("--office", str(folder), "queue")
    assert len(lines) >= 12
    assert run_json("--office", str(folder), "queue", "--mine") != []


def test_a_backup_is_a_sound_database(
    office: Path, run: Run, run_json: RunJson, tmp_path: Path
) -> None:
    made = Path(run_json("backup")["path"])
    assert made.parent == office / "backups"
    assert faults_of(made) == []
    elsewhere = tmp_path / "флешка"
    assert run("backup", "--to", str(elsewhere)).startswith("Копия сделана и проверена: ")
    assert [faults_of(path) for path in elsewhere.iterdir()] == [[]]
    (tmp_path / "file").write_text("")
    assert "Не получилось" in run("backup", "--to", str(tmp_path / "file"), code=1)


@pytest.mark.usefixtures("office")
def test_a_sound_office_is_told_so(run: Run, run_json: RunJson) -> None:
    assert run("check").startswith("Настройки, шаблоны, база и выданные документы в порядке.\n")
    assert run_json("check")["problems"] == []


def test_wrong_files_stop_every_command_with_all_their_faults(office: Path, run: Run) -> None:
    _spoil(office)
    rmtree(office / ".last-good")
    for words in (("queue",), ("check",)):
        said = run(*words, code=5)
        assert "office.toml: director.sex: стоит текст «ж»; нужно одно из: female, male" in said
        assert "norms/2027-01-01.toml: строка 1, столбец 8" in said
    told = json.loads(run("check", "--json", code=5))
    assert {one["key"] for one in told["problems"]} == {"director.sex", "строка 1, столбец 8"}


def test_wrong_files_leave_the_last_good_ones_in_force(
    office: Path, capsys: pytest.CaptureFixture[str], run: Run
) -> None:
    _spoil(office)
    assert main(["--today", TODAY, "queue"]) == 0
    said = capsys.readouterr()
    assert "Очередь на 23.11.2026" in said.out
    assert said.err.splitlines()[0] == (
        "Внимание: в файлах учреждения ошибки: программа работает по последним верным настройкам."
    )
    assert "norms/2027-01-01.toml: строка 1, столбец 8" in said.err
    assert "office.toml: director.sex" in run("check", code=5)


def _spoil(office: Path) -> None:
    path = office / "office.toml"
    path.write_text(path.read_text("utf-8").replace('sex = "female"', 'sex = "ж"'), "utf-8")
    (office / "norms" / "2027-01-01.toml").write_text("[levels\n", "utf-8")


def test_norms_without_a_level_in_use(desk: Desk, office: Path, run: Run) -> None:
    a_case(desk, "crisis", date(2026, 11, 2))
    path = office / "norms" / "2020-01-01.toml"
    text = path.read_text("utf-8")
    start, end = text.index("[levels.crisis]"), text.index("[levels.emergency]")
    path.write_text(text[:start] + text[end:], "utf-8")
    rmtree(office / ".last-good")
    assert "нет уровня «crisis», а семьи на нём есть" in run("queue", code=5)
    assert run("check", code=5).splitlines()[1] == (
        "norms/2020-01-01.toml: levels.crisis: раздела нет, а семьи на этом уровне есть; "
        "верните раздел [levels.crisis]"
    )


@pytest.mark.parametrize(
    ("damage", "sentence"),
    [
        (lambda path: path.unlink(), "Нет базы данных sstui.db"),
        (lambda path: path.write_bytes(b"not a database" * 100), "не база данных или испорчен"),
        (lambda path: path.write_bytes(b""), "база другой программы"),
        (lambda path: _sql("PRAGMA user_version = 99"), "База новее программы (формат 99"),
        (lambda path: _sql("PRAGMA application_id = 5"), "база другой программы"),
    ],
    ids=["missing", "noise", "empty", "newer", "foreign"],
)
def test_a_database_that_is_none(office: Path, run: Run, damage: object, sentence: str) -> None:
    close()
    damage(office / "sstui.db")  # type: ignore[operator]
    for suffix in ("-wal", "-shm"):
        (office / f"sstui.db{suffix}").unlink(missing_ok=True)
    assert sentence in run("queue", code=1)
    assert sentence in run("check", code=5)


def _sql(statement: str) -> None:
    with connected():
        run_sql(statement)
        run_sql("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def test_a_writer_who_waited_too_long_is_told_with_a_code(
    desk: Desk, office: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_case(desk, "basic", date(2026, 11, 2))
    monkeypatch.setattr(engine, "BUSY_SECONDS", 0.1)
    with host.exclusive_lock(office / "sstui.db.lock", 1) as had:
        assert had
        words = ("visit", "add", "1", "--on", "вчера", "--outcome", "состоялось")
        assert "База занята другим сотрудником" in run(*words, code=4)
        assert "Ёлкина" in run("queue")
