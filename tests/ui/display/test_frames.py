"""Frames drawn at random: the layer's terminal shows the same as Textual's, cell by cell."""

import random

import pyte
import pytest
from rich.color import ColorSystem
from rich.console import Console
from rich.control import Control
from rich.segment import Segment
from rich.style import Style
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.geometry import Offset, Region, Size
from textual.strip import Strip

from sstui.ui.ansi.line import Doubt
from sstui.ui.ansi.traits import traits_of
from sstui.ui.textual_patches import safe_text
from sstui.ui.textual_patches.display import Display

safe_text.apply()

WIDTH, HEIGHT = 60, 20
WORDS = ["Ёлкина", "12.03", "日本", "e\u0301лка", "👍", "       ", "---", "─┐│", "№ 5", "x", "본"]
STYLES = [
    Style(),
    None,
    Style(color="red"),
    Style(bold=True, color="#ff8787", bgcolor="#1c1c1c"),
    Style(bgcolor="#303030"),
    Style(reverse=True),
    Style(underline=True, color="cyan"),
    Style(italic=True, strike=True),
    Style(bgcolor="default", color="default"),
]
TERMS = {
    "xterm-256color": ColorSystem.EIGHT_BIT,
    "linux": ColorSystem.STANDARD,
    "screen": ColorSystem.STANDARD,
    "vt100": ColorSystem.STANDARD,
    "xterm-direct": ColorSystem.TRUECOLOR,
    "unheard-of": ColorSystem.EIGHT_BIT,
}


def a_line(chance: random.Random) -> Strip:
    """A line of words in styles, as wide as the screen."""
    segments = [
        Segment(chance.choice(WORDS) + " " * chance.choice([0, 0, 1, 9]), chance.choice(STYLES))
        for _ in range(chance.randrange(8))
    ]
    return Strip(segments).adjust_cell_length(WIDTH, chance.choice(STYLES))


class Pair:
    """A terminal behind the layer and one behind Textual's own rendering."""

    def __init__(self, term: str, chance: random.Random) -> None:
        self.colours = TERMS[term]
        self.console = Console(color_system="truecolor", force_terminal=True)
        self.console._color_system = self.colours
        self.display = Display(traits_of({"TERM": term}))
        self.chance = chance
        self.lines = [a_line(chance) for _ in range(HEIGHT)]
        self.cuts = [0, 20, 41, WIDTH]
        self.screens = [pyte.Screen(WIDTH, HEIGHT) for _ in "12"]
        self.streams = [pyte.Stream(screen) for screen in self.screens]
        for stream, sign in zip(self.streams, "#@", strict=True):
            stream.feed("\x1b[?7l" + sign * WIDTH * HEIGHT)
        self.size = [0, 0]
        self.doubts = 0

    def chops(self, line: Strip) -> dict[int, Strip | None]:
        return dict(zip(self.cuts[:-1], line.divide(self.cuts[1:]), strict=True))

    def whole(self) -> LayoutUpdate:
        strips = [self.chops(line).values() for line in self.lines]
        return LayoutUpdate(list(strips), Region(0, 0, WIDTH, HEIGHT))  # type: ignore[arg-type]

    def part(self, rows: list[int]) -> ChopsUpdate:
        """Some pieces of some lines; the others keep what stood there."""
        spans = [(y, *sorted(self.chance.sample(self.cuts, 2))) for y in rows]
        chops = [self.chops(line) for line in self.lines]
        return ChopsUpdate(chops, spans, [self.cuts[1:]] * HEIGHT)  # type: ignore[arg-type]

    def feed(self, update: LayoutUpdate | ChopsUpdate, cursor: Offset) -> None:
        try:
            self.display.draw(update, Size(WIDTH, HEIGHT), self.colours)
            thin = self.display.changes(cursor)
        except Doubt:
            self.display.forget()
            self.doubts += 1
            update = self.whole()
            thin = self.plainly(update, cursor)
        plain = self.plainly(update, cursor)
        self.streams[0].feed(thin)
        self.streams[1].feed(plain)
        self.size = [self.size[0] + len(thin.encode()), self.size[1] + len(plain.encode())]

    def plainly(self, update: LayoutUpdate | ChopsUpdate, cursor: Offset) -> str:
        text = update.render_segments(self.console).replace("\n", "\r\n")
        return text + Control.move_to(*cursor).segment.text

    def compare(self) -> None:
        thin, plain = self.screens
        for y in range(HEIGHT):
            for x in range(WIDTH):
                assert thin.buffer[y][x] == plain.buffer[y][x], (x, y, thin.display[y])
        assert (thin.cursor.x, thin.cursor.y) == (plain.cursor.x, plain.cursor.y)

    def change(self) -> list[int]:
        """Change some lines; which ones."""
        chance = self.chance
        kind = chance.choice(["line", "lines", "scroll", "scroll", "box", "all"])
        if kind == "scroll":
            top, rows = chance.randrange(6), chance.choice([1, 1, 2, 3, 9, -1, -1, -4])
            bottom = chance.randrange(12, HEIGHT)
            block, fresh = self.lines[top:bottom], [a_line(chance) for _ in range(abs(rows))]
            moved = [*block[rows:], *fresh] if rows > 0 else [*fresh, *block[:rows]]
            self.lines[top:bottom] = moved[: bottom - top]
            return list(range(top, bottom))
        count = {"line": 1, "lines": 5, "box": 8, "all": HEIGHT}[kind]
        first = chance.randrange(HEIGHT - count + 1)
        for y in range(first, first + count):
            self.lines[y] = a_line(chance)
        return list(range(first, first + count))


@pytest.mark.parametrize("term", TERMS)
@pytest.mark.parametrize("seed", range(8))
def test_frames_at_random_look_the_same(term: str, seed: int) -> None:
    chance = random.Random(f"{term} {seed}")
    pair = Pair(term, chance)
    pair.feed(pair.whole(), Offset(0, 0))
    pair.compare()
    for _ in range(40):
        rows = pair.change()
        update = pair.whole() if chance.random() < 0.5 else pair.part(rows)
        pair.feed(update, Offset(chance.randrange(WIDTH), chance.randrange(HEIGHT)))
        pair.compare()
    assert pair.size[0] < pair.size[1]
    assert pair.doubts < 10


def feed_lines(display: Display, lines: list[Strip]) -> str:
    """Draw a screen of few lines; what is written for it."""
    size = Size(lines[0].cell_length, len(lines))
    display.draw(LayoutUpdate([[line] for line in lines], size.region), size, ColorSystem.STANDARD)
    return display.changes(Offset(0, 0))


def texts(*lines: str) -> list[Strip]:
    return [Strip([Segment(line.ljust(20))]) for line in lines]


def test_nothing_is_written_when_nothing_has_changed() -> None:
    display = Display(traits_of({"TERM": "xterm"}))
    assert feed_lines(display, texts("один", "два"))
    assert feed_lines(display, texts("один", "два")) == ""


def test_only_the_cells_that_changed_are_written() -> None:
    display = Display(traits_of({"TERM": "xterm"}))
    feed_lines(display, texts("срок 12.03, пора", "два"))
    assert feed_lines(display, texts("срок 13.03, пора", "два")) == "\x1b[1;7H3\x1b[H"


def test_a_short_gap_is_written_and_a_long_one_stepped_over() -> None:
    display = Display(traits_of({"TERM": "xterm"}))
    feed_lines(display, texts("1 2 3 4567890 5"))
    assert feed_lines(display, texts("a 2 b 4567890 c")) == "\x1b[Ha 2 b\x1b[9Cc\x1b[H"


def test_a_blank_end_is_erased() -> None:
    display = Display(traits_of({"TERM": "xterm"}))
    feed_lines(display, texts("длинные слова здесь"))
    assert feed_lines(display, texts("длинные")) == "\x1b[1;9H\x1b[K\x1b[H"


LINES = ["Список", *(f"{name} {name}" for name in "абвгдежз")]
MOVED = [LINES[0], *LINES[2:], "и и"]


@pytest.mark.parametrize("term", ["xterm", "linux", "putty", "screen", "tmux", "vt100", "rxvt"])
def test_lines_that_moved_are_moved_by_the_terminal(term: str) -> None:
    display = Display(traits_of({"TERM": term}))
    feed_lines(display, texts(*LINES))
    written = feed_lines(display, texts(*MOVED))
    assert written == "\x1b[2;9r\x1b[9H\n\x1b[r\x1b[9Hи и\x1b[H"
    assert feed_lines(display, texts(*LINES)) == "\x1b[2;9r\x1b[2H\x1bM\x1b[r\x1b[2Hа а\x1b[H"


@pytest.mark.parametrize("term", ["", "dumb", "ansi", "cygwin", "unheard-of"])
def test_a_doubtful_terminal_moves_nothing(term: str) -> None:
    display = Display(traits_of({"TERM": term}))
    feed_lines(display, texts(*LINES))
    assert "r" not in feed_lines(display, texts(*MOVED))


def test_nothing_leaves_at_the_top_of_the_screen_into_the_scroll_back() -> None:
    display = Display(traits_of({"TERM": "xterm"}))
    feed_lines(display, texts(*LINES))
    assert "\n" not in feed_lines(display, texts(*LINES[1:], "и и"))


@pytest.mark.parametrize(
    ("term", "inside", "erases"),
    [("xterm", "", True), ("linux", "", True), ("screen", "", False), ("xterm", "TMUX", False)],
)
def test_a_coloured_end_is_erased_only_where_that_keeps_the_colour(
    term: str, inside: str, *, erases: bool
) -> None:
    display = Display(traits_of({"TERM": term} | ({inside: "1"} if inside else {})))
    blue = Style(bgcolor="blue")
    feed_lines(display, [Strip([Segment("x" * 40)])])
    written = feed_lines(display, [Strip([Segment("x" * 10), Segment(" " * 30, blue)])])
    assert ("\x1b[K" in written) is erases


@pytest.mark.parametrize(
    "strip",
    [
        Strip([Segment("a", Style(link="https://example.org")), Segment(" " * 19)]),
        Strip([Segment("\x1b[5n", None, [(1,)]), Segment(" " * 20)]),  # type: ignore[list-item]
        Strip([Segment("\u0301 mark of nothing".ljust(21))]),
    ],
)
def test_what_is_not_understood_is_a_doubt(strip: Strip) -> None:
    display = Display(traits_of({"TERM": "xterm"}))
    with pytest.raises(Doubt):
        feed_lines(display, [strip])


def test_after_the_terminal_was_lost_everything_is_written_again() -> None:
    display = Display(traits_of({"TERM": "xterm"}))
    feed_lines(display, texts("один", "два"))
    display.lose()
    assert feed_lines(display, texts("один", "два")) == "\x1b[Hодин\x1b[K\x1b[2Hдва\x1b[K\x1b[H"


def test_a_cut_wide_character_leaves_a_blank() -> None:
    display, screen = Display(traits_of({"TERM": "xterm"})), pyte.Screen(22, 1)
    pyte.Stream(screen).feed(feed_lines(display, texts("日本")))
    cut = ChopsUpdate([{0: Strip([]), 1: Strip([Segment("x")])}], [(0, 1, 2)], [[1, 2]])
    display.draw(cut, Size(22, 1), ColorSystem.STANDARD)
    pyte.Stream(screen).feed(display.changes(Offset(0, 0)))
    assert screen.display[0].startswith(" x本")


def test_frames_in_between_are_never_written() -> None:
    display = Display(traits_of({"TERM": "xterm"}))
    feed_lines(display, texts("один", "два"))
    size = Size(20, 2)
    for words in ("три", "четыре", "пять"):
        frame = LayoutUpdate([[line] for line in texts(words, "два")], size.region)
        display.draw(frame, size, ColorSystem.STANDARD)
    assert display.changes(Offset(0, 0)) == "\x1b[Hпять\x1b[H"


def test_controls_never_reach_the_terminal() -> None:
    display = Display(traits_of({"TERM": "xterm"}))
    written = feed_lines(display, [Strip([Segment("\x1b[31mИван\x9b5n\u202e".ljust(20))])])
    assert "\x1b[31m" not in written
    assert "\x9b" not in written
    assert "\u202e" not in written
