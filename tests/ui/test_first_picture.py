"""The first glance is the page itself: the same signs in the same pens, in every look and size."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from rich.segment import Segment
from textual._compositor import LayoutUpdate
from textual.color import Color

from sstui.core.queue import Group
from sstui.core.records import Role
from sstui.desk.desk import Desk
from sstui.desk.listing import listing
from sstui.desk.queue import QueueFilter
from sstui.desk.queue_view import Order, View, keep_view
from sstui.store import opening
from sstui.ui.ansi.line import Line
from sstui.ui.app import SstuiApp
from sstui.ui.first.pens import pens_of
from sstui.ui.first.picture import KEYS, picture
from sstui.ui.palettes import VARIANTS
from sstui.ui.queue_look import first_look
from sstui.ui.queue_rows import QueueRows
from sstui.ui.textual_patches.colours import COLOURLESS, SYSTEMS
from sstui.ui.textual_patches.picture import Picture, pen_of
from sstui.ui.theme import Looks, looks_for, palette_of_variant
from sstui.ui.tones import Depth, Tone, manner_for
from tests.ui.a_large_office import a_large_office
from tests.ui.district import a_district, rename
from tests.ui.screen_text import settle

SIZES = [(60, 20), (80, 24), (100, 30), (120, 40), (150, 24), (200, 50)]


@pytest.mark.parametrize(("depth", "light"), VARIANTS)
def test_every_tone_has_the_pen_of_its_style(depth: Depth, light: bool) -> None:
    pens, palette = pens_of(depth, light=light), palette_of_variant(depth, light=light)
    for tone in Tone:
        segments = [Segment("х", palette[tone])]
        if depth is Depth.MONO:
            segments = COLOURLESS.apply(segments, Color(0, 0, 0))
        assert pens[tone] == pen_of(segments[0].style, SYSTEMS[depth]), tone


def glanced(desk: Desk, looks: Looks, size: tuple[int, int]) -> tuple[QueueRows, list[Line]]:
    """The rows that are read before Textual has loaded, and the lines that are drawn of them."""
    look, mine = first_look(desk)
    found = listing(desk, look.shown(mine), lambda _: None)
    assert found is not None
    rows, manner = QueueRows(found), looks.manner
    pens = pens_of(manner.depth, light=manner.light)
    return rows, picture(desk, look, rows, size, manner.glyphs, pens, is_mixed=mine is None)


async def drawn(desk: Desk, looks: Looks, size: tuple[int, int]) -> list[Line]:
    """The lines that the page draws when it has read everything by itself."""
    app = SstuiApp(desk, looks)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        update = app.screen._compositor.render_update(full=True)
        assert isinstance(update, LayoutUpdate)
        seen = Picture(*size)
        seen.draw(update, SYSTEMS[looks.depth])
        return seen.lines


async def assert_same(desk: Desk, looks: Looks, size: tuple[int, int]) -> list[Line]:
    """Every line but those of the keys is drawn before as it is later."""
    _, before = glanced(desk, looks, size)
    after = await drawn(desk, looks, size)
    assert len(before) == len(after) == size[1]
    for first, then in zip(before[:-KEYS], after[:-KEYS], strict=True):
        assert first.joined == then.joined
        assert first.pens == then.pens, then.joined
    return before


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_every_size_is_drawn_alike(desk: Desk, size: tuple[int, int]) -> None:
    a_district(desk)
    before = await assert_same(desk, looks_for({"TERM": "xterm-256color"}), size)
    assert "Авдеева" in "".join(line.joined for line in before)


@pytest.mark.parametrize(("depth", "light"), VARIANTS)
@pytest.mark.parametrize("is_plain", [False, True], ids=["drawn", "ascii"])
async def test_every_look_is_drawn_alike(
    desk: Desk, depth: Depth, light: bool, is_plain: bool
) -> None:
    a_district(desk)
    looks = looks_for({"TERM": "xterm"}, theme=depth, light=light, ascii_only=is_plain)
    await assert_same(desk, looks, (80, 24))


@pytest.mark.parametrize(
    "view",
    [
        View(QueueFilter(level="crisis")),
        View(QueueFilter(group=Group.OVERDUE), Order.NAME),
        View(order=Order.LAST_VISIT),
    ],
    ids=["level", "group and name", "last visit"],
)
async def test_what_was_chosen_before_is_drawn_alike(desk: Desk, view: View) -> None:
    a_district(desk)
    keep_view(desk, view)
    before = await assert_same(desk, looks_for({"TERM": "xterm"}), (80, 24))
    assert any("снять" in line.joined for line in before)


@pytest.mark.parametrize("warnings", [(), ("нет календаря",), ("нет календаря", "нет норм")])
async def test_warnings_have_their_line(desk: Desk, warnings: tuple[str, ...]) -> None:
    a_district(desk)
    looks, size = looks_for({"TERM": "xterm"}), (80, 24)
    desk = replace(desk, office=replace(desk.office, warnings=warnings))
    if len(warnings) < 2:
        await assert_same(desk, looks, size)
        return
    _, before = glanced(desk, looks, size)
    after = await drawn(desk, looks, size)
    same = [one.joined == two.joined for one, two in zip(before, after, strict=True)]
    # Only the line that names a key of the person's own, and the two of the keys, come later.
    assert same == [True] * 21 + [False] * 3


async def test_the_head_of_the_office_sees_everybody(desk: Desk) -> None:
    a_district(desk)
    assert desk.person is not None
    head = replace(desk, person=replace(desk.person, role=Role.HEAD))
    before = await assert_same(head, looks_for({"TERM": "xterm"}), (80, 24))
    assert "все семьи" in before[0].joined
    assert "Демидова" in "".join(line.joined for line in before)


STRANGE = ["И\u0306ва\u0301нова Еле\u0301на", "佐藤 花子", "👩\u200d👧 Семья", "\x1b[2J"]


@pytest.mark.parametrize("name", STRANGE)
async def test_strange_signs_are_drawn_alike(desk: Desk, name: str) -> None:
    for number, case_id in enumerate(a_district(desk).values()):
        rename(desk, case_id, f"{name} {number}")
    await assert_same(desk, looks_for({"TERM": "xterm-256color"}), (80, 24))


@pytest.fixture
def large(tmp_path: Path) -> Iterator[Desk]:
    """A large office."""
    yield a_large_office(tmp_path / "office")
    opening.close()


async def test_a_large_office_is_drawn_alike(large: Desk) -> None:
    await assert_same(large, looks_for({"TERM": "xterm-256color"}), (80, 24))


async def test_the_page_takes_the_rows_over(desk: Desk) -> None:
    """It does not read again what still holds, and reads anew what does not."""
    a_district(desk)
    looks, size = looks_for({"TERM": "xterm"}), (80, 24)
    rows, _ = glanced(desk, looks, size)
    app = SstuiApp(desk, looks)
    app.first_rows = rows
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        page = app.screen
        assert getattr(page, "_rows", None) is rows
        await pilot.press("down")
        await settle(pilot)
        assert getattr(page, "lines").position.startswith("2 из")  # noqa: B009
        await pilot.press("a")
        await settle(pilot)
        await pilot.press("escape")
    keep_view(desk, View(QueueFilter(level="crisis")))
    app = SstuiApp(desk, looks)
    app.first_rows = rows
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        assert getattr(app.screen, "_rows", None) is not rows


def test_the_manner_is_the_same_for_both() -> None:
    environ = {"TERM": "linux", "SSH_CONNECTION": "1"}
    assert looks_for(environ, theme="mono").manner == manner_for(environ, theme="mono")
