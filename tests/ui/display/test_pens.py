"""Pens: one form for what looks the same, the fewest codes between two of them."""

import pytest
from rich.color import ColorSystem
from rich.style import Style

from sstui.ui.ansi.line import Doubt
from sstui.ui.ansi.pens import background_of, change, is_seen_on_blanks
from sstui.ui.textual_patches.picture import pen_of


@pytest.mark.parametrize(
    ("style", "pen"),
    [
        (None, ""),
        (Style(), ""),
        (Style(color="default", bgcolor="default"), ""),
        (Style(bold=True, color="#ff8787", bgcolor="#1c1c1c"), "1;38;5;210;48;5;234"),
        (Style(bgcolor="blue", reverse=True), "7;44"),
        (Style(color="default", bgcolor="red", bold=False), "41"),
    ],
)
def test_a_style_has_one_pen(style: Style | None, pen: str) -> None:
    assert pen_of(style, ColorSystem.EIGHT_BIT) == pen


def test_all_colours_are_kept_where_the_terminal_has_them() -> None:
    style = Style(color="#010203", bgcolor="#040506", underline=True)
    assert pen_of(style, ColorSystem.TRUECOLOR) == "4;38;2;1;2;3;48;2;4;5;6"


def test_a_link_is_more_than_a_pen() -> None:
    with pytest.raises(Doubt):
        pen_of(Style(link="https://example.org"), ColorSystem.EIGHT_BIT)


@pytest.mark.parametrize(
    ("old", "new", "codes"),
    [
        ("", "", ""),
        ("31", "31", ""),
        ("", "1;31", "\x1b[1;31m"),
        ("1;31", "", "\x1b[m"),
        ("1;31;44", "1;32;44", "\x1b[32m"),
        ("31;44", "1;31;44", "\x1b[1m"),
        ("31;44", "44", "\x1b[39m"),
        ("31;44", "31", "\x1b[49m"),
        ("1;31;44", "31;44", "\x1b[0;31;44m"),
        ("38;5;12", "38;5;12;48;5;3", "\x1b[48;5;3m"),
    ],
)
def test_the_shortest_way_from_pen_to_pen(old: str, new: str, codes: str) -> None:
    assert change(old, new) == codes


def test_what_is_seen_on_a_blank() -> None:
    assert background_of("1;38;5;210;48;5;234") == "48;5;234"
    assert background_of("1;31") == ""
    assert [is_seen_on_blanks(pen) for pen in ("7", "4;31", "1;31;44", "")] == [
        True,
        True,
        False,
        False,
    ]
