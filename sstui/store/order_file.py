"""A disposable file beside the office's database: open cases in the order of the queue.

Nothing in it is a fact. It is a file of its own, so that it never waits for, nor holds up, the
people who write down visits, and may be thrown away at any time. Many programs may use it at
once: one of them works on it, behind a lock file; the others read what was last committed.
"""

import contextlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sstui import host
from sstui.store import engine
from sstui.store.changes import Mark
from sstui.store.order_words import packed

FOLDER = "cache"
ENDED = 9
"""The group of cases that no longer stand in the queue; they are kept for their deadlines."""
PATIENCE = 5.0
"""Seconds to wait for somebody else's short work on the file."""

_TABLES = """
CREATE TABLE state (
    id INTEGER PRIMARY KEY, day INTEGER, filled INTEGER NOT NULL, whole INTEGER NOT NULL,
    done INTEGER NOT NULL, total INTEGER NOT NULL,
    change INTEGER NOT NULL, line INTEGER NOT NULL, line_at TEXT NOT NULL);
CREATE TABLE spot (
    case_id INTEGER PRIMARY KEY, grp INTEGER NOT NULL, due INTEGER NOT NULL,
    target INTEGER NOT NULL, rank INTEGER NOT NULL, name TEXT NOT NULL, curator INTEGER,
    settlement INTEGER NOT NULL, level TEXT NOT NULL,
    place TEXT NOT NULL, last_visit INTEGER NOT NULL,
    ends INTEGER, due_by INTEGER, target_on INTEGER, is_paused INTEGER NOT NULL,
    first_day INTEGER NOT NULL, last_day INTEGER NOT NULL,
    steady_from INTEGER NOT NULL, steady_to INTEGER NOT NULL);
CREATE INDEX spot_order ON spot (grp, due, target, rank, name, case_id, curator, settlement, level)
    WHERE grp < 9;
CREATE INDEX spot_curator ON spot (curator);
CREATE INDEX spot_settlement ON spot (settlement);
CREATE TABLE tally (grp INTEGER PRIMARY KEY, cases INTEGER NOT NULL);
CREATE TABLE words (case_id INTEGER PRIMARY KEY, words BLOB NOT NULL);
CREATE TABLE deadline (
    case_id INTEGER NOT NULL, clock TEXT NOT NULL, due INTEGER NOT NULL, name TEXT NOT NULL,
    PRIMARY KEY (case_id, clock)) WITHOUT ROWID;
CREATE INDEX deadline_due ON deadline (due, name, case_id, clock);
"""
_TRIGGERS = """
CREATE TRIGGER spot_in AFTER INSERT ON spot BEGIN
    INSERT INTO tally VALUES (NEW.grp, 1) ON CONFLICT DO UPDATE SET cases = cases + 1; END
CREATE TRIGGER spot_out AFTER DELETE ON spot BEGIN
    UPDATE tally SET cases = cases - 1 WHERE grp = OLD.grp; END
CREATE TRIGGER spot_turned AFTER UPDATE OF grp ON spot BEGIN
    UPDATE tally SET cases = cases - 1 WHERE grp = OLD.grp;
    INSERT INTO tally VALUES (NEW.grp, 1) ON CONFLICT DO UPDATE SET cases = cases + 1; END
"""
_STATE = "SELECT day, filled, whole, done, total, change, line, line_at FROM state"
_NEW_STATE = "INSERT OR REPLACE INTO state VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?)"


_IN_THE_WAY = ("BUSY", "LOCKED", "READONLY", "FULL", "CANTOPEN", "IOERR", "PERM", "AUTH")


class Unusable(Exception):  # noqa: N818 - not an error of anybody's: one does without the file
    """The file cannot be had here: a read-only office, a full disk, somebody else's long work."""


class Spoilt(Unusable):
    """The file is there and says what cannot be: it is to be thrown away."""


@dataclass(frozen=True, slots=True)
class State:
    """What the file holds."""

    day: int | None
    """Every line is right on this day (an ordinal); None while lines are being brought to one."""
    filled: int
    """Cases up to this id have been laid in."""
    is_whole: bool
    """Whether all cases have been."""
    done: int
    """Of the work that goes on: cases done."""
    total: int
    """Of the work that goes on: cases to do."""
    mark: Mark
    """Every write to the office up to this one is accounted for."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where one case stands, and until when."""

    case_id: int
    key: tuple[int, int, int, int, str]
    """Group, deadline and target as ordinals, negative severity, the family's name for sorting."""
    curator: int | None
    settlement: int
    level: str
    place: str
    """The settlement's name for sorting."""
    last_visit: int
    """The last counted visit; 1, the first of all days, when there was none."""
    ends: int | None
    """The last day of the case; None when it cannot be told."""
    days: tuple[int, int] | None
    """Deadline and target of the next visit; None when none is owed."""
    is_paused: bool
    span: tuple[int, int]
    """First and last day on which all of this holds."""
    steady: tuple[int, int]
    """First and last day on which all of it but the group, the deadline and the target does."""
    words: str
    """Each folded word of names, place and number."""
    deadlines: tuple[tuple[str, int], ...]
    """Deadlines that wait: the clock's code and the day, an ordinal."""

    @property
    def row(self) -> tuple[object, ...]:
        """Its values in the order of the table."""
        about = (self.curator, self.settlement, self.level, self.place, self.last_visit)
        answer = (self.ends, *(self.days or (None, None)), self.is_paused)
        return (self.case_id, *self.key, *about, *answer, *self.span, *self.steady)

    @property
    def said(self) -> tuple[object, ...]:
        """Everything that it says of the case, but for how long; in the order of `order.spots`."""
        about = (self.curator, self.settlement, self.level, self.place, self.last_visit)
        answer = (self.ends, *(self.days or (None, None)), self.is_paused)
        return (*self.key, self.case_id, *about, *answer, self.words, self.deadlines)


@dataclass(frozen=True, slots=True)
class Turning:
    """A case whose group is another one by now; days are ordinals."""

    case_id: int
    ends: int | None
    days: tuple[int, int] | None
    is_paused: bool
    steady: tuple[int, int]


@dataclass(slots=True)
class OrderFile:
    """The file, open; one thread at a time may use it."""

    connection: Any
    is_lent: bool = False
    """Whether another thread goes on with it, and closes it."""

    def state(self) -> State | None:
        """What the file holds; None of a file that nothing was laid into yet."""
        row = self.connection.execute(_STATE).fetchone()
        if row is None:
            return None
        day, filled, whole, done, total, *mark = row
        return State(day, filled, bool(whole), done, total, Mark(*mark))

    @contextlib.contextmanager
    def change(self) -> Iterator[None]:
        """Make the writes of the block one transaction."""
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self.connection.execute("ROLLBACK")
            raise
        self.connection.execute("COMMIT")

    @contextlib.contextmanager
    def reading(self) -> Iterator[None]:
        """Let everything that the block reads be of one moment."""
        self.connection.execute("BEGIN")
        try:
            yield
        finally:
            if not self.is_lent:
                self.connection.execute("COMMIT")

    def remember(self, state: State) -> None:
        """Write down what the file holds."""
        one = state.mark
        values = (state.day, state.filled, state.is_whole, state.done, state.total)
        self.connection.execute(_NEW_STATE, (*values, one.change, one.line, one.line_at))

    def clear(self) -> None:
        """Take everything out."""
        for table in ("state", "spot", "words", "deadline", "tally"):
            self.connection.execute(f"DELETE FROM {table}")

    def put(self, ids: Iterable[int], spots: Sequence[Spot]) -> None:
        """Lay cases in, in place of what was there of them; ids without a spot are taken out."""
        listed = [(one,) for one in ids]
        for table in ("spot", "words", "deadline"):
            self.connection.executemany(f"DELETE FROM {table} WHERE case_id = ?", listed)
        self.connection.executemany(
            f"INSERT INTO spot VALUES ({', '.join('?' * 19)})",
            [one.row for one in spots],
        )
        self.connection.executemany(
            "INSERT INTO words VALUES (?, ?)",
            [(one.case_id, packed(one.words)) for one in spots if one.words],
        )
        self.connection.executemany(
            "INSERT INTO deadline VALUES (?, ?, ?, ?)",
            [(one.case_id, *dated, one.key[4]) for one in spots for dated in one.deadlines],
        )

    def not_steady_on(self, day: int) -> list[int]:
        """Cases of which the rule says something else on a day (an ordinal) than the file does."""
        asked = "SELECT case_id FROM spot WHERE steady_from > ? OR steady_to < ? ORDER BY case_id"
        return [row[0] for row in self.connection.execute(asked, (day, day))]

    def to_turn_on(self, day: int) -> list[Turning]:
        """Cases that are in another group on a day, while the rule says the same of them."""
        asked = (
            "SELECT case_id, ends, due_by, target_on, is_paused, steady_from, steady_to FROM spot "
            "WHERE (first_day > ? OR last_day < ?) AND steady_from <= ? AND steady_to >= ?"
        )
        return [
            Turning(row[0], row[1], (row[2], row[3]) if row[2] else None, bool(row[4]), row[5:])
            for row in self.connection.execute(asked, (day,) * 4)
        ]

    def turn(self, turned: Iterable[tuple[int, int, int, int, int, int]]) -> None:
        """Put cases into other groups: group, deadline, target, first day, last day, case."""
        self.connection.executemany(
            "UPDATE spot SET grp = ?, due = ?, target = ?, first_day = ?, last_day = ? "
            "WHERE case_id = ?",
            turned,
        )


@contextlib.contextmanager
def order_file(path: Path) -> Iterator[OrderFile]:
    """The file of the order, made when it is not there.

    Raises:
        Unusable: it cannot be opened, or turns out to be spoilt inside the block.
    """
    try:
        path.parent.mkdir(mode=0o700, exist_ok=True)
        connection = engine.sqlite.connect(
            path, timeout=PATIENCE, isolation_level=None, check_same_thread=False
        )
    except (OSError, engine.sqlite.Error) as fault:
        raise Unusable(str(fault)) from fault
    file = OrderFile(connection)
    try:
        with unusable():
            _settle(connection)
            yield file
    finally:
        if not file.is_lent:
            connection.close()


@contextlib.contextmanager
def unusable() -> Iterator[None]:
    """Tell a file that cannot be had, or is spoilt, by an exception of this module."""
    try:
        yield
    except engine.sqlite.Error as fault:
        name = getattr(fault, "sqlite_errorname", "") or ""
        is_in_the_way = name.removeprefix("SQLITE_").startswith(_IN_THE_WAY)
        raise (Unusable if is_in_the_way else Spoilt)(str(fault)) from fault


def discard(path: Path) -> None:
    """Throw the file away, with what SQLite keeps beside it."""
    for end in ("", "-wal", "-shm", "-journal"):
        with contextlib.suppress(OSError):
            path.with_name(path.name + end).unlink(missing_ok=True)


@contextlib.contextmanager
def working_on(path: Path, patience: float = PATIENCE) -> Iterator[bool]:
    """Be the one who works on the file; False where somebody else goes on with that.

    Raises:
        Unusable: there is no place for a lock file.
    """
    try:
        path.parent.mkdir(mode=0o700, exist_ok=True)
        lock = host.exclusive_lock(path.with_suffix(".lock"), patience)
        had = lock.__enter__()
    except OSError as fault:
        raise Unusable(str(fault)) from fault
    try:
        yield had
    finally:
        lock.__exit__(None, None, None)


def _settle(connection: Any) -> None:
    """Settings of a file that may be lost, but must not be half right after a power cut."""
    # NORMAL: the last writes may be lost, what is there hangs together.
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA cache_size = -200")
    if connection.execute("PRAGMA user_version").fetchone()[0]:
        return
    connection.execute(f"PRAGMA journal_mode = {engine.journal_mode()}").fetchall()
    connection.execute("BEGIN IMMEDIATE")
    if not connection.execute("PRAGMA user_version").fetchone()[0]:
        for statement in (*_TABLES.split(";"), *_TRIGGERS.split(" END\n")):
            whole = f"{statement} END" if "TRIGGER" in statement else statement
            connection.execute(whole)
        connection.execute("PRAGMA user_version = 1")
    connection.execute("COMMIT")
