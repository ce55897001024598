"""Colours that can be read: of our own by WCAG, of the terminal's on what terminals really have."""

import pytest
from rich.style import Style

from sstui.ui.palettes import MANY_DARK, MANY_LIGHT, VARIANTS
from sstui.ui.theme import palette_of_variant
from sstui.ui.tones import Depth, Tone
from tests.ui.colours import ratio, ratio_of

OWN = [(depth, light) for depth, light in VARIANTS if depth in (Depth.MANY, Depth.TRUE)]
ENOUGH = 4.5
"""WCAG 2, level AA, for text of usual size."""

NAMES = ("black", "red", "green", "yellow", "blue", "magenta", "cyan", "white")
TERMINALS = {
    "VGA console": (
        ((0, 0, 0), (170, 0, 0), (0, 170, 0), (170, 85, 0), (0, 0, 170), (170, 0, 170)),
        ((0, 170, 170), (170, 170, 170)),
        ((85, 85, 85), (255, 85, 85), (85, 255, 85), (255, 255, 85), (85, 85, 255)),
        ((255, 85, 255), (85, 255, 255), (255, 255, 255)),
    ),
    "PuTTY": (
        ((0, 0, 0), (187, 0, 0), (0, 187, 0), (187, 187, 0), (0, 0, 187), (187, 0, 187)),
        ((0, 187, 187), (187, 187, 187)),
        ((85, 85, 85), (255, 85, 85), (85, 255, 85), (255, 255, 85), (85, 85, 255)),
        ((255, 85, 255), (85, 255, 255), (255, 255, 255)),
    ),
    "xterm": (
        ((0, 0, 0), (205, 0, 0), (0, 205, 0), (205, 205, 0), (0, 0, 238), (205, 0, 205)),
        ((0, 205, 205), (229, 229, 229)),
        ((127, 127, 127), (255, 0, 0), (0, 255, 0), (255, 255, 0), (92, 92, 255)),
        ((255, 0, 255), (0, 255, 255), (255, 255, 255)),
    ),
}
"""The sixteen colours of three families of terminals: the eight, and the eight bright ones."""

RIGHT, WRONG = 2.6, 1.5
"""On the background that the theme is for, where red on a VGA's black is no better, and on the
other one: seen, though not with ease."""


@pytest.mark.parametrize("tone", Tone)
@pytest.mark.parametrize(("depth", "light"), OWN)
def test_text_stands_out_from_its_background(depth: Depth, light: bool, tone: Tone) -> None:
    style = palette_of_variant(depth, light=light)[tone]
    assert style.color is not None
    assert style.bgcolor is not None
    assert ratio(style.color.name, style.bgcolor.name) >= ENOUGH


@pytest.mark.parametrize("table", [MANY_DARK, MANY_LIGHT])
def test_the_colours_of_the_256_are_those_of_the_terminal(table: dict[str, str]) -> None:
    """A colour by number is the colour itself: channels are steps of the cube or greys."""
    cube = {0x00, 0x5F, 0x87, 0xAF, 0xD7, 0xFF}
    greys = {8 + 10 * step for step in range(24)}
    for words in table.values():
        for word in words.split():
            if word.startswith("#"):
                channels = {int(word[at : at + 2], 16) for at in (1, 3, 5)}
                assert channels <= cube or (len(channels) == 1 and channels <= greys), word


@pytest.mark.parametrize("terminal", TERMINALS)
@pytest.mark.parametrize("light", [False, True])
def test_no_text_of_the_sixteen_colours_is_swallowed(terminal: str, light: bool) -> None:
    colours = [one for part in TERMINALS[terminal] for one in part]
    for tone, style in palette_of_variant(Depth.SIXTEEN, light=light).items():
        for under, is_right in (((0, 0, 0), not light), ((255, 255, 255), light)):
            # A terminal may show bold text in the bright colour, or may not.
            for text in shown(style, colours):
                behind = colour_of(style, colours, under)
                least = RIGHT if is_right or style.bgcolor else WRONG
                assert ratio_of(text or opposite(under), behind) >= least, (tone, text, behind)


def shown(style: Style, colours: list[tuple[int, int, int]]) -> list[tuple[int, int, int] | None]:
    """The colours that the text of a style may have; None where it is the terminal's own."""
    if style.color is None or style.color.is_default:
        return [None]
    plain = NAMES.index(style.color.name)
    return [colours[plain], colours[plain + 8]] if style.bold else [colours[plain]]


def colour_of(
    style: Style, colours: list[tuple[int, int, int]], under: tuple[int, int, int]
) -> tuple[int, int, int]:
    """The background of a style on a terminal."""
    return under if style.bgcolor is None else colours[NAMES.index(style.bgcolor.name)]


def opposite(under: tuple[int, int, int]) -> tuple[int, int, int]:
    """What a terminal with this background writes in."""
    return (255, 255, 255) if under == (0, 0, 0) else (0, 0, 0)
