"""Textual's private parts: unchanged under us; the keyboard, the crash and the quiet."""

import ast
import os
import stat
import subprocess
import sys
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pexpect
import pytest
import textual
from textual import constants
from textual.widgets import Static

from sstui.ui.base import BaseApp
from sstui.ui.textual_patches import crash

ROOT = Path(__file__).parents[2]
PACKAGES = Path(textual.__file__).parent.parent

FINGERPRINTS = {
    "rich/console.py Console.render_str": "5399987a21fa",
    "rich/control.py strip_control_codes": "dfdcee840176",
    "rich/text.py Text.__init__": "afa4ce582f7e",
    "rich/text.py Text.from_markup": "c4d0ee9e5dc2",
    "textual/_compositor.py ChopsUpdate.render_segments": "9457b4621f67",
    "textual/_compositor.py Compositor.render_strips": "5b2078c4c8fc",
    "textual/_compositor.py Compositor.render_update": "0ad323b75181",
    "textual/_compositor.py LayoutUpdate.__init__": "d82109e4a949",
    "textual/_compositor.py LayoutUpdate.render_segments": "6ad28204f69a",
    "textual/_xterm_parser.py XTermParser": "a7e6644a61d2",
    "textual/app.py App._check_bindings": "b6850e10de3d",
    "textual/app.py App._display": "a28efe0d48ef",
    "textual/app.py App._fatal_error": "8ea137f9297a",
    "textual/app.py App._handle_exception": "ebf01bf0d7ba",
    "textual/app.py App._on_resize": "4272d7e592be",
    "textual/app.py App._print": "5a60c69bd0b4",
    "textual/app.py App._print_error_renderables": "67bc29e19ae8",
    "textual/app.py App._set_pointer_shape": "e7e5717e2ec2",
    "textual/app.py App.copy_to_clipboard": "ca236abcb3c7",
    "textual/app.py App.get_line_filters": "1b56c183e2c4",
    "textual/app.py App.on_event": "4f6086b413d1",
    "textual/app.py App.panic": "ababb88e2542",
    "textual/app.py App.pop_screen": "53575b756cf5",
    "textual/app.py App.push_screen": "fe0f8dae3f4e",
    "textual/constants.py": "5d6e80d13f64",
    "textual/content.py Content.__init__": "c27a3eaebf96",
    "textual/content.py Content.from_markup": "5cfaf2b89615",
    "textual/content.py _strip_control_codes": "daef6bca8585",
    "textual/css/stylesheet.py Stylesheet._parse_rules": "01a7957fb176",
    "textual/css/stylesheet.py Stylesheet.add_source": "fd645079ac8c",
    "textual/css/stylesheet.py Stylesheet.parse": "a28a3042b4f9",
    "textual/dom.py DOMNode.__init_subclass__": "42f3a369fbc7",
    "textual/dom.py DOMNode._get_default_css": "c4997f8838ca",
    "textual/dom.py DOMNode._merge_bindings": "7d72240b6ad3",
    "textual/dom.py DOMNode.check_consume_key": "7916fd83241b",
    "textual/drivers/linux_driver.py LinuxDriver": "e12f854c4884",
    "textual/keys.py _character_to_key": "03b25d2a9f59",
    "textual/message_pump.py MessagePump._close_messages_no_wait": "25dca8653760",
    "textual/message_pump.py MessagePump.call_next": "f382c2acfad7",
    "textual/screen.py ResultCallback.__call__": "31cc831f4412",
    "textual/screen.py Screen._binding_chain": "e818a72c77d4",
    "textual/screen.py Screen._compositor_refresh": "30c01d22baee",
    "textual/screen.py Screen._on_timer_update": "b429ac023000",
    "textual/screen.py Screen._refresh_layout": "d5155dd0cae6",
    "textual/screen.py Screen.dismiss": "c4d09bab9f8a",
    "textual/strip.py Strip.__init__": "466b535b5e38",
    "textual/strip.py Strip.render": "bf9d28edf4f4",
    "textual/strip.py Strip.render_style": "1c9d39eec679",
    "textual/timer.py Timer.__init__": "f61453221b6c",
    "textual/timer.py Timer._run": "8cd8aa18d7e0",
    "textual/widgets/_toast.py ToastRack": "0ef273656876",
    "textual/worker_manager.py WorkerManager._new_worker": "e63346510706",
}
"""Private and patched parts, with the beginning of the hash of the source that was read.

When one differs: read what changed in Textual, mend the patch, then write the new hash here.
"""

MARKUP_CALLS = {
    "textual/command.py": 2,
    "textual/content.py": 5,
    "textual/fuzzy.py": 1,
    "textual/visual.py": 1,
    "textual/widget.py": 2,
    "textual/widgets/_data_table.py": 3,
    "textual/widgets/_key_panel.py": 1,
    "textual/widgets/_rich_log.py": 1,
    "textual/widgets/_toast.py": 1,
    "textual/widgets/_tree.py": 2,
}
"""How often each file of Textual makes text of markup."""


def fingerprint(part: str) -> str:
    """The hash of a function's, a class's or a whole file's source on disk."""
    path, _, qualified = part.partition(" ")
    text = (PACKAGES / path).read_text(encoding="utf-8")
    node: ast.AST = ast.parse(text)
    for name in qualified.split(".") if qualified else ():
        node = next(
            one
            for one in ast.iter_child_nodes(node)
            if isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
            and one.name == name
        )
    source = ast.get_source_segment(text, node) if qualified else text
    return sha256((source or "").encode()).hexdigest()[:12]


def test_textual_is_the_one_that_was_read() -> None:
    assert textual.__version__ == "8.2.8"


@pytest.mark.parametrize("part", FINGERPRINTS)
def test_a_private_part_is_as_it_was_read(part: str) -> None:
    assert fingerprint(part) == FINGERPRINTS[part]


def test_textual_has_no_new_way_from_text_to_markup() -> None:
    calls = {
        file.relative_to(PACKAGES).as_posix(): count
        for file in (PACKAGES / "textual").rglob("*.py")
        if (count := file.read_text(encoding="utf-8").count("from_markup("))
        and file.name != "_markup_playground.py"
    }
    assert calls == MARKUP_CALLS


def test_only_the_patches_use_private_parts() -> None:
    """Of Textual's underscored modules and App's private methods nothing is used elsewhere."""
    for file in (ROOT / "sstui" / "ui").rglob("*.py"):
        if "textual_patches" in file.parts:
            continue
        tree = ast.parse(file.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("textual"):
                names = [node.module or "", *(alias.name for alias in node.names)]
                assert not any("._" in name or name.startswith("_") for name in names), file


# -- quiet


def test_textual_is_quiet_whatever_the_environment_says() -> None:
    environ = {**os.environ, "TEXTUAL": "debug,devtools", "TEXTUAL_LOG": "/dev/full"}
    environ |= {"TEXTUAL_ALLOW_SIGNALS": "1", "TEXTUAL_DRIVER": "os:path", "TEXTUAL_PRESS": "q"}
    code = (
        "from sstui.ui.base import BaseApp; from textual import constants as c; import os;"
        "app = BaseApp();"
        "print(c.DISABLE_KITTY_KEY, c.LOG_FILE, c.DRIVER, repr(c.PRESS), app.animation_level,"
        "sorted(app.features), [name for name in os.environ if name.startswith('TEXTUAL')])"
    )
    answer = subprocess.run(
        [sys.executable, "-c", code], env=environ, capture_output=True, text=True, check=True
    )
    assert answer.stdout == "True None None '' none [] []\n"


def test_constants_are_set_before_any_application_starts() -> None:
    assert constants.DISABLE_KITTY_KEY is True
    assert constants.TEXTUAL_ANIMATIONS == "none"


# -- crash

CANARY = "112-233-445 95"


class Crashing(BaseApp[None]):
    """Stops with a person's number in a variable and in the text of the exception."""

    def compose(self):  # type: ignore[no-untyped-def]
        yield Static("всё хорошо")

    def key_x(self) -> None:
        number = CANARY
        try:
            raise KeyError(number)
        except KeyError as error:
            raise ValueError(f"номер {number}") from error


async def test_a_crash_leaves_a_log_of_places_and_no_person(tmp_path: Path) -> None:
    folder = tmp_path / "log"
    app = Crashing(log_folder=folder)
    with pytest.raises(ValueError, match="номер"):
        async with app.run_test() as pilot:
            await pilot.press("x")
    log = app.crash_log
    assert log is not None
    text = log.read_text(encoding="utf-8")
    assert CANARY not in text
    assert "builtins.KeyError" in text
    assert "builtins.ValueError" in text
    assert "tests/ui/test_patches.py:" in text
    assert "key_x" in text
    assert stat.S_IMODE(log.stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


@pytest.mark.pty
def test_a_crash_says_one_sentence_on_a_real_terminal(tmp_path: Path) -> None:
    code = (
        "from tests.ui.test_patches import Crashing; from pathlib import Path; import sys;"
        f"app = Crashing(log_folder=Path({str(tmp_path)!r})); app.run(); sys.exit(app.return_code)"
    )
    environ = {"TERM": "xterm", "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"}
    child = pexpect.spawn(
        sys.executable, ["-c", code], cwd=str(ROOT), env=environ, dimensions=(24, 200), timeout=60
    )
    child.logfile_read = written = BytesIO()
    child.expect("всё хорошо".encode())
    child.send(b"x")
    child.expect(pexpect.EOF)
    child.close()
    said = written.getvalue().decode("utf-8")
    last = said.rpartition("\x1b")[2].partition("Программа")[2].split()
    log = next(tmp_path.iterdir())
    assert " ".join(last) == (
        "остановлена из-за внутренней ошибки. Всё, что было сохранено, цело. "
        f"Подробности для разработчика: {log}"
    )
    assert CANARY not in said
    assert "Traceback" not in said
    assert child.exitstatus == 1


def test_a_log_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "log").write_text("занято", encoding="utf-8")
    assert crash.write_log(tmp_path / "log", ValueError(CANARY), "1.0") is None
    assert crash.sentence(None) == (
        "Программа остановлена из-за внутренней ошибки. Всё, что было сохранено, цело. "
        "Записать подробности не удалось."
    )


def test_a_group_of_errors_is_described_part_by_part() -> None:
    group = ExceptionGroup("два", [ValueError(CANARY), KeyError(CANARY)])
    assert crash.describe(group) == [
        "builtins.ExceptionGroup",
        "  | builtins.ValueError",
        "  | builtins.KeyError",
    ]
