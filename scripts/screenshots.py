"""Makes the pictures of the README: `screenshots.py [FOLDER]`, `docs/pictures` by default.

They are drawn by the program itself on a demo office of one fixed day, so the same source gives the
same pictures. They hold no link: the font is whatever fixed-width one the reader has.
"""

import asyncio
import re
import sys
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from sstui.desk.demo import make_demo
from sstui.desk.desk import Desk
from sstui.store.opening import close
from sstui.ui.app import SstuiApp
from sstui.ui.theme import looks_for

TODAY = date(2026, 11, 23)
SIZE = (100, 30)
LOGIN = "demo"

PICTURES = {
    "queue": ["escape", "down", "down"],
    "card": ["escape", "down", "down", "enter"],
    "why": ["escape", "down", "down", "x"],
    "visit": ["escape", "down", "down", "d"],
    "calendar": ["escape", "c", "f5"],
}
"""Name of each picture and the keys that lead to it from the start."""

FONT = "ui-monospace, 'DejaVu Sans Mono', 'Liberation Mono', Consolas, Menlo, monospace"


def main(folder: Path) -> None:
    """Draw every picture into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as place:
        desk = make_demo(Path(place) / "office", TODAY, login=LOGIN)
        for name, keys in PICTURES.items():
            svg = asyncio.run(_drawn(desk, keys))
            (folder / f"{name}.svg").write_text(svg, encoding="utf-8")
            print(folder / f"{name}.svg")
        close()


async def _drawn(desk: Desk, keys: list[str]) -> str:
    """The screen after these keys, as a picture without links."""
    app = SstuiApp(desk, looks_for({"TERM": "xterm-256color"}, theme="256"))
    async with app.run_test(size=SIZE) as pilot:
        for key in ["", *keys]:
            if key:
                await pilot.press(key)
            await app.workers.wait_for_complete()
            await pilot.pause()
        return without_links(app.export_screenshot(title="sstui"))


def without_links(svg: str) -> str:
    """The picture without fonts from the network and without its maker's address."""
    svg = re.sub(r"<!--.*?-->\s*", "", svg, flags=re.DOTALL)
    svg = re.sub(r"@font-face\s*\{.*?\}\s*", "", svg, flags=re.DOTALL)
    svg = re.sub(r"font-family:[^;]*;", f"font-family: {FONT};", svg)
    svg = svg.replace("<svg ", '<svg xml:space="preserve" ', 1)  # some readers drop leading spaces
    return re.sub(r"[ \t]+\n", "\n", svg)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "pictures")
