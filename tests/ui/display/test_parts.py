"""The private parts of Textual under the display layer: unchanged; and nothing moves by itself."""

import re
from pathlib import Path

import pytest
from textual import constants
from textual._ansi_sequences import SYNC_END, SYNC_START
from textual.widgets import Input, TextArea

from sstui.desk.desk import Desk
from tests.ui.district import a_district, an_app, press
from tests.ui.screen_text import settle
from tests.ui.test_patches import fingerprint

ROOT = Path(__file__).parents[3]

FINGERPRINTS = {
    "rich/cells.py cell_len": "82c6ffb45d09",
    "rich/style.py Style.link": "7e3b762fd56e",
    "textual/_compositor.py ChopsUpdate": "7d4f0f7d44c9",
    "textual/_compositor.py Compositor._get_renders": "c5f86e10abef",
    "textual/_compositor.py Compositor._render_chops": "12a7979c94d3",
    "textual/_compositor.py Compositor.render_full_update": "a1994e464602",
    "textual/_compositor.py Compositor.render_partial_update": "b61a8d739101",
    "textual/_compositor.py Compositor.render_update": "0ad323b75181",
    "textual/_compositor.py Compositor.visible_widgets": "5800db0bf372",
    "textual/_compositor.py LayoutUpdate": "dfcdda0a46ae",
    "textual/_parser.py Parser": "8b6238602489",
    "textual/_xterm_parser.py XTermParser": "a7e6644a61d2",
    "textual/app.py App._begin_update": "69bfff0ce81d",
    "textual/app.py App._display": "a28efe0d48ef",
    "textual/app.py App._end_update": "d153901c7074",
    "textual/app.py App._process_messages": "d9a5f220527c",
    "textual/app.py App._shutdown": "fc3051834fbc",
    "textual/app.py App._on_resize": "4272d7e592be",
    "textual/app.py App.exit": "60c74ba4de11",
    "textual/driver.py Driver": "431b9d8ced16",
    "textual/drivers/_writer_thread.py WriterThread": "26d7af6ad3d4",
    "textual/drivers/linux_driver.py LinuxDriver": "e12f854c4884",
    "textual/message_pump.py MessagePump.message_queue_size": "194d4102f9b5",
    "textual/screen.py Screen._compositor_refresh": "30c01d22baee",
    "textual/screen.py Screen._on_idle": "90bcadb26d13",
    "textual/screen.py Screen._on_timer_update": "b429ac023000",
    "textual/screen.py Screen._refresh_layout": "d5155dd0cae6",
    "textual/screen.py Screen._update_timer": "c333ed31bff9",
    "textual/strip.py Strip.crop": "a2eb90deb805",
    "textual/strip.py Strip.render": "bf9d28edf4f4",
    "textual/strip.py Strip.render_ansi": "531cd73d82e2",
    "textual/strip.py Strip.render_style": "1c9d39eec679",
    "textual/timer.py Timer": "90a120f8cdc6",
}
"""Parts that the layer stands in for or leans on, with the beginning of the hash of what was read.

When one differs: read what changed in Textual, mend the layer, then write the new hash here.
"""


@pytest.mark.parametrize("part", FINGERPRINTS)
def test_a_part_under_the_layer_is_as_it_was_read(part: str) -> None:
    assert fingerprint(part) == FINGERPRINTS[part]


def test_the_codes_of_a_whole_frame_are_known() -> None:
    assert (SYNC_START, SYNC_END) == ("\x1b[?2026h", "\x1b[?2026l")


async def test_nothing_moves_or_blinks_by_itself(desk: Desk) -> None:
    """An animation or a blinking cursor would send bytes that nobody asked for."""
    a_district(desk)
    app = an_app(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert constants.TEXTUAL_ANIMATIONS == "none"
        assert app.animation_level == "none"
        seen = 0
        for keys in (("f7",), ("escape",), ("в",), ("escape",), ("insert",), ("escape",), ("f1",)):
            await press(pilot, *keys)
            for widget in app.screen.walk_children():
                if isinstance(widget, Input | TextArea):
                    assert widget.cursor_blink is False, widget
                    seen += 1
        assert seen > 3


def test_no_widget_with_a_blinking_cursor_is_used_as_it_comes() -> None:
    """Every class over Textual's fields switches the blinking off."""
    for file in sorted((ROOT / "sstui" / "ui").rglob("*.py")):
        source = file.read_text(encoding="utf-8")
        if re.search(r"from textual\.widgets import .*\b(Input|TextArea|MaskedInput)\b", source):
            assert "cursor_blink = False" in source, file
