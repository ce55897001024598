"""The visit rule over 100,000 cases against one plain fetch of the facts that it uses.

`bench_rule.py [CASES]` makes an office of that many open cases with at least 20,000 distinct
histories in a temporary folder, then times in turn, in one run: a plain fetch of the rows, the
rule with equal histories sharing an answer, and the rule without. CPU time, medians of 9 rounds.
"""

import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from sstui.config import Office, lay_out_office, load_office
from sstui.core.facts import CaseFacts
from sstui.core.queue import Planner
from sstui.store import caseload, engine, opening, rows

TODAY = date(2026, 11, 23)
ROUNDS = 9
DISTINCT = 25_000
STEPS = {"adaptation": 30, "basic": 21, "crisis": 6, "emergency": 3}
FETCH = "plain fetch"
TERMS = {"adaptation": 330, "basic": 330, "crisis": 160, "emergency": 80}


History = tuple[str, str, list[str], tuple[str, str] | None]


def history(chance: random.Random) -> History:
    """Start, level, visits and maybe a pause of an invented case of the last year."""
    level = chance.choices(list(STEPS), [30, 45, 18, 7])[0]
    start = TODAY - timedelta(chance.randrange(2, TERMS[level]))
    visits, day, step = [], start, STEPS[level]
    while (day := day + timedelta(chance.randrange(1, 2 * step))) <= TODAY:
        visits.append(day.isoformat())
    pause = None
    if chance.random() < 0.1:
        first = start + timedelta(chance.randrange(1, 90))
        last = first + timedelta(chance.randrange(3, 30))
        pause = (first.isoformat(), last.isoformat())
    return start.isoformat(), level, visits, pause


def fill(count: int) -> None:
    """Put the cases into the open database, in bulk: only the fetch is measured."""
    chance = random.Random(1)
    histories = [history(chance) for _ in range(min(DISTINCT, count))]
    chosen = [(n, *histories[n % len(histories)]) for n in range(1, count + 1)]
    with engine.connected(), engine.database.atomic():
        rows.SettlementRow.insert(name="Заречье", name_key="заречье").execute()
        name = {"last": "Соколова", "first": "Вера", "name_key": "соколова вера"}
        rows.StaffRow.insert(role="curator", sex="female", **name).execute()
        families = ((n, f"Семья {n}", f"семья {n}", 1, "", "", "", "", 1) for n, *_ in chosen)
        many("family", families)
        many("family_case", ((n, f"{n}/2026", n, start, None, "", 1) for n, start, *_ in chosen))
        many("level_period", ((n, n, one, level, "") for n, one, level, *_ in chosen))
        many("assignment", ((n, n, 1, one, "", "") for n, one, *_ in chosen))
        many("pause", ((n, n, *one[-1], "", 1) for n, *one in chosen if one[-1]))
        many(
            "visit",
            (
                (None, n, day, "", "home", "took_place", "", "", 1)
                for n, _, _, visits, _ in chosen
                for day in visits
            ),
        )


def many(table: str, values: Iterable[tuple[object, ...]]) -> None:
    """Insert whole rows in bulk, in the order of the table's columns."""
    columns = [one.name for one in engine.database.get_columns(table)]
    marks = ", ".join("?" * len(columns))
    sql = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})"
    engine.database.connection().executemany(sql, values)  # type: ignore[no-untyped-call]


def plain_fetch() -> int:
    """The rows that the rule uses, fetched and thrown away."""
    asked = (TODAY.isoformat(),)
    found = 0
    for sql in (caseload._CASES, caseload._LEVELS, caseload._PAUSES, caseload._VISITS):
        found += len(engine.fetch_sql(sql, asked))
    return found


def cpu(work: Callable[[], object]) -> float:
    """Seconds of CPU that a piece of work takes."""
    before = time.process_time()
    work()
    return time.process_time() - before


def works(office: Office, facts: list[CaseFacts]) -> dict[str, Callable[[], object]]:
    """What is measured, by name."""

    def shared() -> None:
        planner = Planner(office.norms, office.calendar, TODAY)
        for one in facts:
            planner.outlook(one)

    def alone() -> None:
        for one in facts:
            Planner(office.norms, office.calendar, TODAY).outlook(one)

    def whole() -> None:
        planner = Planner(office.norms, office.calendar, TODAY)
        for one in caseload.open_cases(TODAY):
            planner.outlook(one.facts)

    return {
        FETCH: plain_fetch,
        "rule, equal histories shared": shared,
        "rule, not shared": alone,
        "fetch, facts and rule, shared": whole,
    }


def main(count: int) -> None:
    """Measure and print a table."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "office"
        lay_out_office(path, "tula")
        opening.create(path / "sstui.db")
        opening.open_office(path / "sstui.db")
        fill(count)
        with engine.connected():
            facts = [one.facts for one in caseload.open_cases(TODAY)]
            todo = works(load_office(path), facts)
            taken: dict[str, list[float]] = {name: [] for name in todo}
            for _ in range(ROUNDS):
                for name, work in todo.items():
                    taken[name].append(cpu(work))
        opening.close()
    visits = sum(len(one.visits) for one in facts)
    print(f"{count} cases, {len(set(facts))} distinct, {visits} visits; {ROUNDS} rounds")
    for name, seconds in taken.items():
        pairs = zip(seconds, taken[FETCH], strict=True)
        ratio = statistics.median(mine / base for mine, base in pairs)
        print(f"{name:30} CPU {statistics.median(seconds):7.3f} s {ratio:6.2f} of the fetch")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
