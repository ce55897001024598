"""The program starts without parts of Textual that it never shows, and takes them for nothing."""

import ast
import subprocess
import sys
from pathlib import Path

import textual

from sstui.ui.textual_patches.app import GuardedApp
from sstui.ui.textual_patches.left_out import BARE

ROOT = Path(__file__).parents[2]
START = """
import sys
from sstui.ui.textual_patches.left_out import left_out
with left_out():
    import sstui.ui.app
print(*sorted(name for name in sys.modules if name.startswith(("textual", "platformdirs"))))
import textual.command, platformdirs
print(textual.command.CommandPalette.__mro__[1].__name__, platformdirs.user_downloads_path().name)
"""


def started() -> tuple[set[str], str]:
    """Modules of a start, and what the real ones say afterwards."""
    done = subprocess.run(
        [sys.executable, "-c", START],
        capture_output=True,
        check=True,
        text=True,
        encoding="utf-8",
        cwd=ROOT,
        timeout=60,
    )
    modules, later = done.stdout.splitlines()
    return set(modules.split()), later


def test_a_start_loads_no_palette_and_whoever_wants_it_gets_the_real_one() -> None:
    modules, later = started()
    assert "textual.app" in modules
    unwanted = {"textual.command", "textual.widgets._input", "textual.fuzzy", "platformdirs"}
    assert modules & unwanted == set()
    assert later == "SystemModalScreen Downloads"


def test_the_names_are_those_that_textual_takes_from_them() -> None:
    modules, _ = started()
    folder = Path(textual.__file__).parent
    taken: dict[str, set[str]] = {name: set() for name in BARE}
    for name in modules:
        path = folder.joinpath(*name.split(".")[1:]).with_suffix(".py")
        if name.startswith("textual.") and path.exists():
            for source, one in _taken_at_once(ast.parse(path.read_text("utf-8"))):
                if source in taken:
                    taken[source].add(one)
    assert taken == {name: set(names) for name, names in BARE.items()}


def _taken_at_once(module: ast.Module) -> list[tuple[str, str]]:
    """What a module takes from others as it loads, checks of types apart."""
    return [
        (node.module or "", one.name)
        for node in module.body
        if isinstance(node, ast.ImportFrom)
        for one in node.names
    ]


def test_nothing_opens_the_palette_of_textual() -> None:
    assert not GuardedApp.ENABLE_COMMAND_PALETTE
    assert not [one for one in GuardedApp.BINDINGS if "command_palette" in str(one)]
