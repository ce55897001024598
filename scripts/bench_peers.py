"""Ten actions here, in visidata and in ikhal: `bench_peers.py PEERS [ROUNDS [FAMILIES]]`.

PEERS is the folder of an environment with `visidata` and `khal` (which needs `urwid` before 3);
neither belongs to this project. The programs take turns at 80×24 in one run, each round with a
fresh copy of its data. Keys and bytes are exact; of the times read the ratios.
"""

import shutil
import statistics
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))
sys.path.insert(0, str(ROOT / "scripts"))

from _large_office import make_large
from _peer_data import CURATOR, HEADS, write_events, write_table
from _probe import Probe

from sstui import host
from sstui.desk.days import days
from sstui.desk.demo import make_demo
from sstui.desk.desk import Desk, open_desk
from sstui.desk.queue import QueueFilter
from sstui.store import opening

DOWN, RIGHT = "\x1b[B", "\x1b[C"
CURSES_RIGHT, CURSES_LEFT = "\x1bOC", "\x1bOD"
"""What the arrows send to a curses program, which asks for the application mode."""
ENTER, ESC, TAB, END, HOME, PAGE = "\r", "\x1b", "\t", "\x1b[F", "\x1b[H", "\x1b[6~"
F2, F5, F7, F10 = "\x1bOQ", "\x1b[15~", "\x1b[18~", "\x1b[21~"
SAVE = "\x1b\r"
"""Alt+Enter, which saves in ikhal."""
FAR = 40
"""Rows below which a family is looked for."""


@dataclass(frozen=True, slots=True)
class Step:
    """A key, or a text that is typed letter by letter, and what it brings."""

    keys: str
    words: str = ""
    """What stands on the screen afterwards; empty where stillness says it."""
    is_typed: bool = False

    @property
    def strokes(self) -> Sequence[str]:
        """What is sent at a time."""
        return list(self.keys) if self.is_typed else [self.keys]


@dataclass(frozen=True, slots=True)
class Action:
    """What a person wants, and the keys for it."""

    name: str
    steps: Sequence[Step]

    @property
    def strokes(self) -> int:
        """How many keys it takes."""
        return sum(len(step.strokes) for step in self.steps)


@dataclass(frozen=True, slots=True)
class Taken:
    """What an action took."""

    keys: int
    size: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Program:
    """How a program is started and what is done in it: the start first, leaving last."""

    command: list[str]
    environ: dict[str, str]
    first: str
    """What stands on the screen once it can be used."""
    actions: Sequence[Action]
    moved: str = ""
    """What stands there once a Down has been done; empty where stillness says it."""


def typed(text: str, words: str = "") -> Step:
    """A text, typed letter by letter."""
    return Step(text, words, is_typed=True)


def keys(*names: str, words: str = "") -> list[Step]:
    """Keys; the last brings the words."""
    return [*map(Step, names[:-1]), Step(names[-1], words)]


def run(program: Program) -> list[Taken]:
    """Do everything once."""
    probe = Probe(program.command, environ=program.environ)
    taken: list[Taken] = []
    seconds = probe.until(program.first).seconds
    for action in program.actions[:-1]:
        before = probe.received if taken else 0
        for step in action.steps:
            for number, stroke in enumerate(step.strokes, start=1):
                words = step.words if number == len(step.strokes) else ""
                seconds += probe.reach(stroke, words).seconds
        if not action.steps:
            probe.settle()
        taken.append(Taken(action.strokes, probe.received - before, seconds))
        seconds = 0.0
    leaving, before = program.actions[-1], probe.received
    seconds = probe.leave("".join(step.keys for step in leaving.steps))
    return [*taken, Taken(leaving.strokes, probe.received - before, seconds)]


def answer(program: Program) -> float:
    """Seconds until a Down is done that is pressed as soon as the first row stands."""
    probe = Probe(program.command, environ=program.environ)
    seconds = probe.until(program.first).seconds
    if program.moved:
        probe.send(DOWN)
        seconds = probe.until(program.moved).seconds
    else:
        seconds += probe.press(DOWN).seconds
    probe.settle()
    probe.leave("".join(step.keys for step in program.actions[-1].steps))
    return seconds


# -- the queue and a table


def our_queue(office: Path, today: date, family: str, curator: str) -> Program:
    """The queue."""
    name = family.partition(" ")[0]
    command = [sys.executable, "-m", "sstui", "--office", str(office), "--today", str(today)]
    find = [Step("/", "Поиск"), typed(name), Step(ENTER, family[: len(name) + 3])]
    narrow = [Step("a", "Отбор"), typed(curator), Step(ENTER, "Отбор: куратор")]
    return Program(
        command,
        {},
        "▸",
        [
            Action("start until the first row stands", []),
            Action("find a family by name", find),
            Action("open its record", keys(ENTER, words="Семья: ")),
            Action("back to the list", keys(F2, words="Очередь: ")),
            Action("a page down", keys(PAGE)),
            Action("to the end and back", keys(END, HOME)),
            Action("only the families of one curator", narrow),
            Action("sort them by name", keys("s", DOWN, ENTER, words="порядок: по имени")),
            Action("mark three of them", keys(" ", " ", " ", words="Отмечено: 3")),
            Action("leave", keys(F10)),
        ],
        moved=" 2 из ",
    )


def in_visidata(peers: Path, folder: Path, family: str, curator: str) -> Program:
    """The same families as a table; the curator stands some columns to the right of the family."""
    name = family.partition(" ")[0]
    find = [Step("/", "search regex"), typed(name), Step(ENTER, family[: len(name) + 3])]
    select = [Step("|", "select regex"), typed(curator), Step(ENTER, "•"), Step('"', "_selected")]
    return Program(
        [str(peers / "vd"), str(folder / "families.csv")],
        {"HOME": str(folder)},
        "1000 rows",
        [
            Action("", []),
            Action("", find),
            Action("", keys(ENTER, words=" value ")),
            Action("", keys("q", words=HEADS[1])),
            Action("", keys(PAGE)),
            Action("", keys("G", "g", "g")),
            Action("", [*keys(*[CURSES_RIGHT] * CURATOR), *select]),
            Action("", keys(*[CURSES_LEFT] * CURATOR, "[", words=f"↑{HEADS[0]}")),
            Action("", keys("s", "s", "s", words="•3")),
            Action("", keys("g", "q")),
        ],
    )


# -- the calendar


def our_calendar(office: Path, today: date, family: str) -> Program:
    """The calendar, which opens by a key."""
    command = [sys.executable, "-m", "sstui", "--office", str(office), "--today", str(today)]
    name, tomorrow = family.partition(" ")[0], today + timedelta(1)
    find = [Step(F7, "Найти семью"), typed(name), Step(ENTER, "Календарь: ")]
    look = [Step(ENTER, "Семья: "), Step(ESC, "[1 Месяц]")]
    return Program(
        command,
        {},
        "▸",
        [
            Action("start until today's events stand", keys(F5, words="Календарь: ")),
            Action("the next day", keys(RIGHT, words=f", {tomorrow.day} ")),
            Action("a week on", keys(DOWN, words=f", {(tomorrow + timedelta(7)).day} ")),
            Action("a month on", keys(PAGE)),
            Action("back to today", keys(HOME, words=f", {today.day} ")),
            Action("to the second entry of the day", keys(ENTER, DOWN)),
            Action("open it, and back", look),
            Action("find a family by name", find),
            Action("appoint a visit to it", keys("y", F2, words="Назначено: ")),
            Action("leave", keys(F10)),
        ],
    )


def in_ikhal(peers: Path, settings: Path, today: date, family: str) -> Program:
    """The same entries as events. A page there is many weeks, so a month is walked by weeks."""
    name, tomorrow = family.partition(" ")[0], today + timedelta(1)
    find = [Step("/", "search term"), typed(name), Step(ENTER, "Search results")]
    week = f"{tomorrow + timedelta(7):%d.%m.%Y}"
    return Program(
        [str(peers / "ikhal"), "-c", str(settings)],
        {"LC_TIME": "C", "HOME": str(settings.parent), "TZ": "Europe/Moscow"},
        "Today (",
        [
            Action("", []),
            Action("", keys(RIGHT)),
            Action("", keys(DOWN, words=week)),
            Action("", keys(*[DOWN] * 4)),
            Action("", keys("t", words="Today (")),
            Action("", keys(TAB, DOWN)),
            Action("", keys(ENTER, words="Title:") + keys(ESC)),
            Action("", find),
            Action("", [Step(ESC), Step("n", "Location:"), typed(name), Step(SAVE)]),
            Action("", keys("q")),
        ],
    )


# -- what is looked for


def far_family(rows: list[list[str]]) -> str:
    """A family well below the first screen whose surname stands nowhere above it."""
    seen = {row[0].partition(" ")[0] for row in rows[:FAR]}
    return next(row[0] for row in rows[FAR:] if row[0].partition(" ")[0] not in seen)


def one_curator(rows: list[list[str]]) -> str:
    """A curator with families whose name is nobody else's beginning, without the full stop."""
    count = Counter(row[CURATOR] for row in rows)
    smallest = min(count.values())
    return next(row[CURATOR] for row in rows if count[row[CURATOR]] == smallest).rstrip(".")


def coming_family(desk: Desk) -> str:
    """A family with a deadline in the coming weeks."""
    curator = desk.person.id if desk.person else None
    first, last = desk.today + timedelta(2), desk.today + timedelta(60)
    plans = days(desk, first, last, QueueFilter(curator))
    free = [line.family for plan in plans for line in plan.deadlines if line.appointment is None]
    names = Counter(name.partition(" ")[0] for name in free)
    return next(name for name in free if names[name.partition(" ")[0]] == 1)


# -- rounds


_Rounds = Sequence[Sequence[Taken]]


def show(title: str, actions: Sequence[Action], ours: _Rounds, peer: _Rounds) -> None:
    """Medians of every action and their sums, ours first."""
    print(f"\n| {title} | keys | | bytes | | ms | |\n| --- | --- | --- | --- | --- | --- | --- |")
    sums = [0.0] * 6
    for number, action in enumerate(actions):
        row = []
        for get in (_keys, _size, _milliseconds):
            row += [statistics.median(get(one[number]) for one in runs) for runs in (ours, peer)]
        sums = [a + b for a, b in zip(sums, row, strict=True)]
        print(f"| {action.name} | " + " | ".join(f"{one:.0f}" for one in row) + " |")
    print("| **all ten** | " + " | ".join(f"**{one:.0f}**" for one in sums) + " |")
    for said, first in (("with the start", 0), ("after the start", 1)):
        times = [
            sum(map(_milliseconds, one[first:])) / sum(map(_milliseconds, two[first:]))
            for one, two in zip(ours, peer, strict=True)
        ]
        print(f"time, round by round, {said}: {statistics.median(times):.2f} of the peer's")


def _keys(taken: Taken) -> float:
    return taken.keys


def _size(taken: Taken) -> float:
    return taken.size


def _milliseconds(taken: Taken) -> float:
    return taken.seconds * 1000


def compare(title: str, rounds: int, make: Callable[[Path], tuple[Program, Program]]) -> None:
    """Let ours and the peer take turns; the first round only warms the caches."""
    ours: list[list[Taken]] = []
    peer: list[list[Taken]] = []
    answered: list[tuple[float, float]] = []
    for number in range(rounds + 1):
        with tempfile.TemporaryDirectory() as name:
            mine, other = make(Path(name))
            found = run(mine), run(other)
            after = answer(mine), answer(other)
        if number:
            ours.append(found[0])
            peer.append(found[1])
            answered.append(after)
    show(title, mine.actions, ours, peer)
    first, second = (statistics.median(one) * 1000 for one in zip(*answered, strict=True))
    print(
        f"a Down pressed as soon as the first row stands is done: {first:.0f} and {second:.0f} ms"
    )


def open_once(office: Path, today: date) -> None:
    """Fill the caches of an office, as the first person of a day does."""
    words = ["--office", str(office), "--today", str(today)]
    probe = Probe([sys.executable, "-m", "sstui", *words])
    probe.until("▸")
    probe.settle()
    probe.leave(F10)


def tables(peers: Path, source: Path, rounds: int, families: int) -> None:
    """The queue beside visidata."""
    today, office = date(2026, 11, 23), source / "many"
    make_large(office, today, families, host.login())
    rows = write_table(open_desk(office, host.login(), today=today), source / "families.csv")
    opening.close()
    open_once(office, today)
    family, curator = far_family(rows), one_curator(rows)

    def make(folder: Path) -> tuple[Program, Program]:
        shutil.copytree(office, folder / "office")
        shutil.copy(source / "families.csv", folder)
        return (
            our_queue(folder / "office", today, family, curator),
            in_visidata(peers, folder, family, curator),
        )

    compare(f"{families} families: the queue, visidata", rounds, make)


def calendars(peers: Path, source: Path, rounds: int) -> None:
    """The calendar beside ikhal, which takes today from the clock."""
    today, office = date.today(), source / "demo"  # noqa: DTZ011 - the local day, as ikhal's
    make_demo(office, today, families=72, login=host.login())
    desk = open_desk(office, host.login(), today=today)
    family = coming_family(desk)
    opening.close()
    open_once(office, today)

    def make(folder: Path) -> tuple[Program, Program]:
        shutil.copytree(office, folder / "office")
        settings = write_events(open_desk(office, host.login(), today=today), folder)
        opening.close()
        # It reads the events into a cache of its own, which a person's would hold already.
        warm = [str(peers / "khal"), "-c", str(settings), "printcalendars"]
        subprocess.run(warm, check=True, capture_output=True)
        return (
            our_calendar(folder / "office", today, family),
            in_ikhal(peers, settings, today, family),
        )

    compare("the demo office: the calendar, ikhal", rounds, make)


def main(peers: Path, rounds: int = 3, families: int = 1000) -> None:
    """Compare with the peers that are there, and name those that are not."""
    found = {name: (peers / "bin" / name).exists() for name in ("vd", "ikhal")}
    with tempfile.TemporaryDirectory() as name:
        if found["vd"]:
            tables(peers / "bin", Path(name), rounds, families)
        else:
            print(f"No visidata in {peers}: pip install visidata puts it there.")
        if found["ikhal"]:
            calendars(peers / "bin", Path(name), rounds)
        else:
            print(f"No ikhal in {peers}: pip install khal 'urwid<3' puts it there.")


if __name__ == "__main__":
    if len(sys.argv) < 2:
        raise SystemExit("Give the folder of an environment with visidata and khal: " + __doc__)
    main(Path(sys.argv[1]), *map(int, sys.argv[2:]))
