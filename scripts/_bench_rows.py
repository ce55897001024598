"""The lines of the queue as the running program draws them, for the curses program beside it."""

import asyncio
import json
from datetime import date
from pathlib import Path
from typing import Any

from rich.color import ColorSystem
from rich.style import Style


def write_rows(office: Path, today: date, file: Path, count: int, login: str = "") -> None:
    """Write the first rows of all families, and what stands above and below them.

    Args:
        office: the folder of the office.
        today: the day of the queue.
        file: a new JSON file for `bench_apps/curses_rows.py`.
        count: how many rows; there have to be as many.
        login: the account of a person of the office; that of this process when not given.
    """
    file.write_text(json.dumps(asyncio.run(_shown(office, today, count, login))), "utf-8")


async def _shown(office: Path, today: date, count: int, login: str) -> dict[str, Any]:
    from sstui import host
    from sstui.desk.desk import open_desk
    from sstui.ui.app import SstuiApp
    from sstui.ui.theme import looks_for
    from sstui.ui.tones import Tone

    looks = looks_for({"TERM": "xterm-256color"})
    app = SstuiApp(open_desk(office, login or host.login(), today=today), looks)
    async with app.run_test(size=(80, 24)) as pilot:
        lines = app.screen.lines  # type: ignore[attr-defined]
        app.show_mine(on=False)
        app.screen.reload()  # type: ignore[attr-defined]
        while lines.count < count:
            await pilot.pause(0.1)
        await app.workers.wait_for_complete()
        await pilot.pause(0.5)  # the counts, the list and the keys have all been drawn
        strips = [list(strip) for strip in app.screen._compositor.render_strips()]
        top, bottom = lines.region.y + lines._head, lines.region.bottom
        lines.blur()
        lines._cursor = -1
        rows = [_parts(list(lines._row_strip(index))) for index in range(count)]
        return {
            "head": [_parts(one) for one in strips[:top]],
            "rows": rows,
            "foot": [_parts(one) for one in strips[bottom:]],
            "sign": looks.glyphs.cursor,
            "cursor": _look(looks.palette[Tone.CURSOR]),
        }


def _parts(segments: list[Any]) -> list[list[Any]]:
    return [[segment.text, *_look(segment.style)] for segment in segments]


def _look(style: Style | None) -> list[int]:
    """Numbers of the colours, and bold (1) and reversed (2)."""
    style = style or Style.null()
    colours = []
    for colour in (style.color, style.bgcolor):
        number = colour.downgrade(ColorSystem.EIGHT_BIT).number if colour else None
        colours.append(-1 if number is None else number)
    return [*colours, bool(style.bold) + 2 * bool(style.reverse)]
