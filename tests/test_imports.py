"""What is not imported: a start that pays for Word or a calendar library is a slow start.

Each case is a fresh interpreter, because an import that happened cannot be taken back.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
WORD_AND_DATA = frozenset(
    {"docx", "docxtpl", "jinja2", "lxml", "openpyxl", "holidays", "pytrovich"}
)
SCREENS = frozenset({"textual", "rich"})

REPORT = """
import json, sys
before = set(sys.modules)
code = 0
try:
    {action}
except SystemExit as stop:
    code = stop.code or 0
new = sorted(name for name in set(sys.modules) - before)
places = dict((n, getattr(sys.modules[n], "__file__", None) or "") for n in new)
sys.stderr.write("\\n@@" + json.dumps([code, places]))
"""


def _imported_by(action: str) -> dict[str, str]:
    """Run the statement in a fresh interpreter; give the new modules with their files."""
    done = subprocess.run(
        [sys.executable, "-c", REPORT.format(action=action)],
        capture_output=True,
        check=False,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1"},
        cwd=ROOT,
        timeout=120,
    )
    said, mark, report = done.stderr.rpartition("\n@@")
    assert mark, done.stderr
    code, places = json.loads(report)
    assert code == 0, said + done.stdout
    return dict(places)


def _packages(modules: dict[str, str]) -> set[str]:
    return {name.partition(".")[0] for name in modules}


def _run(*words: str) -> str:
    return f"from sstui.cli import main; code = main({list(words)!r})"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("imports") / "office"
    _imported_by(_run("init", str(folder), "--profile", "tula"))
    return folder


def test_the_core_imports_nothing_foreign() -> None:
    action = (
        "import importlib, pkgutil, sstui.core as core; "
        "found = pkgutil.walk_packages(core.__path__, 'sstui.core.'); "
        "[importlib.import_module(module.name) for module in found]"
    )
    modules = _imported_by(action)
    assert "sstui.core.schedule" in modules
    foreign = {name for name, file in modules.items() if "site-packages" in file}
    assert foreign == set()
    assert _packages(modules).isdisjoint(
        {"sqlite3", "tomllib", "logging", "subprocess", "socket", "ssl"}
    )
    others = {name for name in modules if name.startswith("sstui.")} - {"sstui.core"}
    assert [name for name in others if not name.startswith("sstui.core.")] == []


def test_the_version_is_told_without_screens_word_or_database() -> None:
    modules = _imported_by(_run("--version"))
    assert "sstui.cli" in modules
    # The screens make records quickly only when these have not been made before.
    assert "sstui.core.records" not in modules
    assert _packages(modules).isdisjoint(
        SCREENS | WORD_AND_DATA | {"peewee", "sqlite3", "pysqlite3"}
    )


def test_the_queue_is_told_without_screens_and_word(office: Path) -> None:
    modules = _imported_by(_run("--office", str(office), "queue"))
    assert "peewee" in modules
    assert _packages(modules).isdisjoint(SCREENS | WORD_AND_DATA)


def test_the_screens_are_imported_without_word() -> None:
    modules = _imported_by("import sstui.ui.app")
    assert "textual.app" in modules
    assert _packages(modules).isdisjoint(WORD_AND_DATA)


FIRST_KEY = """import asyncio, datetime, pathlib
    from sstui.cli.screens import _start_light
    _start_light()
    from sstui.desk.desk import open_desk
    desk = open_desk(pathlib.Path({office!r}), "", today=datetime.date(2026, 11, 23))
    from sstui.ui.app import SstuiApp
    async def first_key():
        async with SstuiApp(desk).run_test() as pilot:
            await pilot.app.workers.wait_for_complete()
            await pilot.press("down")
            print(len(sys.modules))
    asyncio.run(first_key())
"""
HEAVY = frozenset({"docx", "lxml", "jinja2", "holidays", "openpyxl", "psycopg", "argon2"})


def test_little_is_imported_before_the_first_key(office: Path) -> None:
    modules = _imported_by(FIRST_KEY.format(office=str(office)))
    assert "sstui.ui.screens.queue" in modules
    toolkit = "from textual.app import App; from textual.widgets import Static; import peewee"
    theirs = _imported_by(f"import textual.pilot; {toolkit}")
    more = {
        name
        for name, file in modules.items()
        if "site-packages" in file
        and name not in theirs
        # Widths of letters: which of them rich loads depends on what is on the screen.
        and not name.startswith(("textual.", "peewee", "rich._unicode_data."))
    }
    assert more == set()  # up to 40 may be there; each one costs a start some of its time
    assert _packages(modules).isdisjoint(HEAVY | WORD_AND_DATA | {"dateutil"})
    # What only a long queue, a search or a form needs comes when it is wanted.
    late = {"desk.ordered", "desk.spots", "desk.card", "ui.widgets.find_bar", "store.order"}
    assert {f"sstui.{one}" for one in late} & set(modules) == set()


def test_the_first_glance_does_without_textual() -> None:
    modules = _imported_by("import sstui.ui.first.glance, sstui.ui.first.terminal")
    assert "sstui.ui.queue_columns" in modules
    assert "textual" not in _packages(modules)
    assert {"rich.style", "rich.console", "rich.text"}.isdisjoint(modules)
