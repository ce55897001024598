"""Where an office is looked for, and how a new one is made."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from sstui.config import find_office, lay_out_office, load_office, shipped_folder, shipped_profiles
from sstui.core.refusal import Refusal

KNOWN = "catalogue, rostov, tula, tver-institution, tver-municipal, valuyki"


def refused(folder: Path, profile: str = "tula") -> str:
    with pytest.raises(Refusal) as caught:
        lay_out_office(folder, profile)
    return caught.value.sentence


def test_a_new_office_has_its_rooms_and_nobody_else_may_look(tmp_path: Path) -> None:
    folder = tmp_path / "район" / "office"
    before = os.umask(0)
    try:
        lay_out_office(folder, "tula")
    finally:
        os.umask(before)
    assert sorted(path.name for path in folder.iterdir()) == [
        "assessment.toml", "backups", "calendar", "dictionaries.toml", "norms", "office.toml",
        "out", "profiles", "templates",
    ]  # fmt: skip
    modes = {oct(path.stat().st_mode & 0o777) for path in folder.rglob("*") if path.is_file()}
    rooms = [folder, *(path for path in folder.rglob("*") if path.is_dir())]
    assert modes == {"0o600"}
    assert {oct(path.stat().st_mode & 0o777) for path in rooms} == {"0o700"}


def test_every_shipped_template_is_laid_out(tmp_path: Path) -> None:
    lay_out_office(tmp_path, "tula")
    shipped = sorted(path.name for path in shipped_folder("templates").iterdir())
    assert sorted(path.name for path in load_office(tmp_path).templates.iterdir()) == shipped


def test_rooms_of_an_office(tmp_path: Path) -> None:
    lay_out_office(tmp_path, "tula")
    office = load_office(tmp_path)
    assert office.database == tmp_path / "sstui.db"
    assert (office.out, office.backups) == (tmp_path / "out", tmp_path / "backups")


def test_an_office_is_not_laid_over_another(tmp_path: Path) -> None:
    folder = tmp_path / "office"
    lay_out_office(folder, "tula")
    (folder / "office.toml").write_text("моё", "utf-8")
    assert refused(folder) == (f"В папке «{folder}» уже есть учреждение. Выберите другую папку.")
    assert (folder / "office.toml").read_text("utf-8") == "моё"


def test_a_folder_with_other_things_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "письмо.txt").write_text("текст", "utf-8")
    assert refused(tmp_path) == f"Папка «{tmp_path}» не пуста. Выберите пустую или новую папку."
    assert [path.name for path in tmp_path.iterdir()] == ["письмо.txt"]


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    path = tmp_path / "office"
    path.write_text("", "utf-8")
    assert refused(path) == f"«{path}» — файл, а нужна папка."
    assert refused(path / "inner") == f"«{path / 'inner'}» — файл, а нужна папка."


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ("tulla", f"Профиля «tulla» нет. Есть: {KNOWN}. Может быть, tula?"),
        ("тула", f"Профиля «тула» нет. Есть: {KNOWN}."),
    ],
)
def test_an_unknown_profile(tmp_path: Path, asked: str, sentence: str) -> None:
    assert refused(tmp_path / "office", asked) == sentence
    assert not (tmp_path / "office").exists()


@pytest.mark.skipif(sys.platform != "linux", reason="needs a full device")
def test_a_full_disk_leaves_nothing_behind(tmp_path: Path) -> None:
    code = (
        "import resource, signal, sys; from pathlib import Path\n"
        "from sstui.config import lay_out_office; from sstui.core.refusal import Refusal\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))\n"
        "try: lay_out_office(Path(sys.argv[1]), 'tula')\n"
        "except Refusal as refusal: print(refusal.sentence)\n"
    )
    folder = tmp_path / "office"
    run = subprocess.run(
        [sys.executable, "-X", "utf8", "-B", "-c", code, str(folder)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    assert run.stdout == (f"Папку «{folder}» не удалось создать: нет доступа или места на диске.\n")
    assert not folder.exists()


def test_the_office_is_found_by_argument_then_environment_then_home(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)
    assert find_office("one", {"SSTUI_OFFICE": "/two"}) == tmp_path / "one"
    assert find_office(None, {"SSTUI_OFFICE": "~/two"}) == tmp_path / "two"
    assert find_office(None, {"SSTUI_OFFICE": ""}) == tmp_path / "data" / "sstui"


def test_an_installed_program_takes_what_lies_inside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "sstui"
    profile = package / "shipped" / "config" / "profiles" / "tver" / "profile.toml"
    profile.parent.mkdir(parents=True)
    profile.write_text("", "utf-8")
    monkeypatch.setattr("sstui.config.shipped._PACKAGE", package)
    assert shipped_folder("config") == package / "shipped" / "config"
    assert shipped_profiles() == ["tver"]
    with pytest.raises(Refusal) as caught:
        shipped_folder("templates")
    assert caught.value.sentence == (
        "Программа установлена не полностью: нет папки «templates». Установите её заново."
    )


def test_loading_an_office_imports_nothing_heavy(tmp_path: Path) -> None:
    lay_out_office(tmp_path / "office", "tula")
    code = (
        "import sys; from pathlib import Path; from sstui.config import load_office\n"
        "load_office(Path(sys.argv[1]))\n"
        "heavy = {'platformdirs', 'holidays', 'textual', 'peewee', 'docx', 'jinja2', 'shutil'}\n"
        "print(sorted(heavy & set(sys.modules)))\n"
    )
    run = subprocess.run(
        [sys.executable, "-B", "-c", code, str(tmp_path / "office")],
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout == "[]\n"
