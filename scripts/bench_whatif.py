"""What-if over 100,000 families, and compliance of 1,000 families over three years.

`bench_whatif.py [CASES]` fills offices in temporary folders, one process each, and prints: CPU of
the trial against one pass of the rule for each of the two sets (medians of interleaved rounds),
peak memory of a process that does nothing but the trial, the growth from 1,000 to 100,000, and
compliance against the plain fetch of the visits that it uses.
"""

import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))
sys.path.insert(0, str(ROOT / "scripts"))

import bench_rule
from bench_rule import TODAY, fill, many

from sstui.config import load_office
from sstui.core.compliance import compliance
from sstui.core.norms import NormSet
from sstui.core.queue import Planner
from sstui.desk.desk import Desk
from sstui.desk.office import create_office
from sstui.desk.whatif import try_set, with_set
from sstui.store import caseload, engine, opening, rows

ROUNDS = 5
THREE_YEARS = 3 * 365


def stricter(desk: Desk) -> NormSet:
    """The norms in force with one more visit on every level, from the beginning."""
    now = desk.office.norms.on(TODAY)
    levels = {
        code: replace(
            level,
            norm=replace(level.norm, min=level.norm.min + 1, max=level.norm.max + 1, plan=0),
        )
        for code, level in now.levels.items()
    }
    return NormSet(now.since, levels)


def cpu(work: Callable[[], object]) -> float:
    """Seconds of CPU that a piece of work takes."""
    before = time.process_time()
    work()
    return time.process_time() - before


def an_office(folder: Path) -> Desk:
    """An empty office whose database is open."""
    create_office(folder, "tula", "bench", TODAY)
    office = load_office(folder)
    opening.open_office(office.database)
    return Desk(office, TODAY)


def trial(count: int) -> None:
    """Measure the trial with its fetch and the bare rule for both sets in turn."""
    with tempfile.TemporaryDirectory() as folder:
        desk = an_office(Path(folder) / "office")
        fill(count)
        one = stricter(desk)
        sides = (desk.office.norms, with_set(desk.office.norms, one))
        taken: dict[str, list[float]] = {"passes": [], "trial": []}

        facts = [case.facts for case in caseload.open_cases(TODAY)]

        def passes() -> None:
            for norms in sides:
                planner = Planner(norms, desk.office.calendar, TODAY)
                for one in facts:
                    planner.outlook(one)

        with engine.connected():
            for _ in range(ROUNDS if count < 50_000 else 3):
                taken["passes"].append(cpu(passes))
                taken["trial"].append(cpu(lambda: try_set(desk, one)))
        opening.close()
    passed, whole = statistics.median(taken["passes"]), statistics.median(taken["trial"])
    print(
        f"{count:7} families: trial with its fetch {whole:7.3f} s CPU, a pass of the rule for "
        f"each set {passed:7.3f} s: {whole / passed:5.2f} of that"
    )


def memory(count: int) -> None:
    """The peak of a process that only tries norms."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "office"
        subprocess.run([sys.executable, __file__, "fill", str(count), str(path)], check=True)
        office = load_office(path)
        opening.open_office(office.database)
        desk = Desk(office, TODAY)
        before = peak()
        found = try_set(desk, stricter(desk))
        opening.close()
    print(
        f"{count:7} families: peak {peak():6.1f} MB, before the trial {before:6.1f} MB; "
        f"{len(found.families)} families move"
    )


def peak() -> float:
    """Most memory that this process ever held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def fill_folder(count: int, folder: Path) -> None:
    """Make an office of so many families in a folder."""
    an_office(folder)
    fill(count)
    opening.close()


def long_history(chance: random.Random) -> tuple[str, str, list[str], None]:
    """A case of three years on one level, visited roughly as often as the norm asks."""
    level = chance.choices(list(bench_rule.STEPS), [30, 45, 18, 7])[0]
    start = TODAY - timedelta(THREE_YEARS)
    visits, day, step = [], start, bench_rule.STEPS[level]
    while (day := day + timedelta(chance.randrange(1, 2 * step))) <= TODAY:
        visits.append(day.isoformat())
    return start.isoformat(), level, visits, None


def past(count: int) -> None:
    """Compliance over three years against the plain fetch of the visits."""
    with tempfile.TemporaryDirectory() as folder:
        desk = an_office(Path(folder) / "office")
        fill_years(count)
        asked = (TODAY.isoformat(),)
        with engine.connected():
            facts = [one.facts for one in caseload.open_cases(TODAY)]
            norms, calendar = desk.office.norms, desk.office.calendar

            def judge() -> None:
                for one in facts:
                    compliance(one, norms, calendar, TODAY)

            fetched, judged = [], []
            for _ in range(9):
                fetched.append(cpu(lambda: engine.fetch_sql(caseload._VISITS, asked)))
                judged.append(cpu(judge))
        opening.close()
    visits = sum(len(one.visits) for one in facts)
    ratio = statistics.median(mine / base for mine, base in zip(judged, fetched, strict=True))
    print(
        f"{count:7} families over three years, {visits} visits: compliance "
        f"{statistics.median(judged):6.3f} s CPU, fetch of the visits "
        f"{statistics.median(fetched):6.3f} s: {ratio:5.2f} of it"
    )


def fill_years(count: int) -> None:
    """Families with three years of history and a prolongation every half a year."""
    chance = random.Random(2)
    made = [(n, *long_history(chance)) for n in range(1, count + 1)]
    with engine.connected(), engine.database.atomic():
        rows.SettlementRow.insert(name="Заречье", name_key="заречье").execute()
        many("family", ((n, f"Семья {n}", f"семья {n}", 1, "", "", "", "", 1) for n, *_ in made))
        many("family_case", ((n, f"{n}/2023", n, one, None, "", 1) for n, one, *_ in made))
        days = [
            (n, (date.fromisoformat(one) + timedelta(shift)).isoformat(), level)
            for n, one, level, *_ in made
            for shift in range(0, THREE_YEARS, 80)
        ]
        many(
            "level_period",
            ((place, n, day, level, "") for place, (n, day, level) in enumerate(days, 1)),
        )
        many(
            "visit",
            (
                (None, n, day, "", "home", "took_place", "", "", 1)
                for n, _, _, visits, _ in made
                for day in visits
            ),
        )


def main(words: list[str]) -> None:
    """Measure everything, each part in a process of its own."""
    match words:
        case ["fill", count, folder]:
            fill_folder(int(count), Path(folder))
        case ["trial", count]:
            trial(int(count))
        case ["memory", count]:
            memory(int(count))
        case ["past", count]:
            past(int(count))
        case _:
            most = words[0] if words else "100000"
            parts = [["trial", "1000"], ["trial", "10000"], ["trial", most]]
            parts += [["memory", "1000"], ["memory", most], ["past", "1000"]]
            for part in parts:
                subprocess.run([sys.executable, __file__, *part], check=True)


if __name__ == "__main__":
    main(sys.argv[1:])
