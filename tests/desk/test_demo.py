"""The demo office: the same arguments make the same office, and it is alive on any day."""

import ast
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from sstui.core.queue import Group
from sstui.core.records import Outcome, Place, Role, Sex
from sstui.core.refusal import Refusal
from sstui.desk.card import CaseCard, card
from sstui.desk.cases import curator_load
from sstui.desk.days import days
from sstui.desk.demo import make_demo
from sstui.desk.desk import Desk, open_desk, working
from sstui.desk.queue import QueueFilter, queue
from sstui.store import families as family_store
from sstui.store import opening
from sstui.store.engine import fetch_sql

SUNDAY = date(2026, 11, 22)
TABLES = (
    "settlement",
    "staff",
    "family",
    "member",
    "family_case",
    "level_period",
    "pause",
    "assignment",
    "visit",
    "visit_staff",
    "visit_member",
    "appointment",
    "agreement",
    "register",
)
ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One demo office for everything that is only looked at."""
    folder = tmp_path_factory.mktemp("demo") / "office"
    make_demo(folder, SUNDAY, login="melnikova")
    opening.close()
    return folder


@pytest.fixture
def office(made: Path) -> Iterator[Desk]:
    """The desk of the first curator in it."""
    yield open_desk(made, "melnikova", today=SUNDAY)
    opening.close()


@pytest.fixture
def cards(office: Desk) -> list[CaseCard]:
    """Every case, open or ended."""
    return [card(office, row[0]) for row in fetch_sql("SELECT id FROM family_case")]


def dump() -> dict[str, list[tuple[object, ...]]]:
    """Every business fact of the open office; the journal's instants are no facts."""
    found = {table: fetch_sql(f"SELECT * FROM {table} ORDER BY 1, 2") for table in TABLES}
    columns = "staff_id, action, object, object_id, case_id, detail"
    return found | {"journal": fetch_sql(f"SELECT {columns} FROM journal ORDER BY seq")}


# The same arguments, the same facts.


def facts_of(folder: Path, seed: int) -> str:
    make_demo(folder, date(2026, 3, 12), families=12, seed=seed)
    found = repr(dump())
    opening.close()
    return found


def test_same_arguments_make_the_same_office(tmp_path: Path) -> None:
    first, second = facts_of(tmp_path / "a", 7), facts_of(tmp_path / "b", 7)
    assert first == second
    assert facts_of(tmp_path / "c", 8) != first


def test_the_office_does_not_hang_on_the_order_of_sets(tmp_path: Path) -> None:
    """Python shuffles sets of strings anew in every process."""
    code = (
        "import sys, hashlib, pathlib; sys.path.insert(0, sys.argv[2]);"
        "from tests.desk.test_demo import facts_of;"
        "text = facts_of(pathlib.Path(sys.argv[1]), 7);"
        "print(hashlib.sha256(text.encode()).hexdigest())"
    )
    sums = {
        subprocess.run(
            [sys.executable, "-c", code, str(tmp_path / seed), str(ROOT)],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONUTF8": "1"},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(sums) == 1


# Alive on whatever day it is made.


def has_workday_left(desk: Desk) -> bool:
    """Whether the calendar week holds a working day after today."""
    sunday = desk.today + timedelta(6 - desk.today.weekday())
    return any(one.is_working for one in days(desk, desk.today + timedelta(1), sunday))


def is_alive(desk: Desk) -> None:
    everyone = queue(desk)
    groups = {group for group, count in everyone.counts.items() if count}
    expected = {Group.EXPIRED, Group.OVERDUE, Group.DUE, Group.LATER, Group.PAUSED}
    # A target is a working day, so without one the group «На этой неделе» is empty by the rule.
    expected |= {Group.WEEK} if has_workday_left(desk) else set()
    assert groups >= expected
    assert len(everyone.lines) >= 60
    assert {line.level for line in everyone.lines} == {"adaptation", "basic", "crisis", "emergency"}
    assert {row[0] for row in fetch_sql("SELECT DISTINCT outcome FROM visit")} == set(Outcome)
    over = [one.id for one in working(desk.today) if curator_load(desk, one.id) > 1]
    assert over
    reasons = fetch_sql("SELECT staff_id FROM assignment WHERE reason <> ''")
    assert {row[0] for row in reasons} & set(over)
    assert desk.person
    mine = queue(desk, QueueFilter(curator_id=desk.person.id)).counts
    assert all(mine[group] for group in (Group.EXPIRED, Group.OVERDUE, Group.DUE, Group.PAUSED))
    monday = desk.today + timedelta(7 - desk.today.weekday())
    plan = days(desk, desk.today, monday + timedelta(6))
    assert plan[0].appointments
    assert plan[1].appointments
    assert any(one.appointments for one in plan if one.day >= monday)
    fresh = fetch_sql(
        "SELECT c.id FROM family_case c WHERE c.ended_on IS NULL AND NOT EXISTS "
        "(SELECT 1 FROM visit v WHERE v.case_id = c.id)"
    )
    assert len(fresh) >= 3


@pytest.mark.parametrize(
    "today",
    [
        "2026-01-01",  # a holiday, in a week of two working days
        "2026-01-12",  # the first working day after the holidays
        "2026-02-28",  # a Saturday and the last day of February
        "2026-07-15",  # a Wednesday
        "2026-11-20",  # a Friday
        "2027-01-05",  # a week without a working day
        "2027-02-20",  # a working Saturday
        "2028-02-29",  # 29 February, in a year without a calendar of its own
    ],
)
def test_the_office_is_alive_on_any_day(tmp_path: Path, today: str) -> None:
    is_alive(make_demo(tmp_path / "office", date.fromisoformat(today), login="somebody"))
    opening.close()


def test_the_office_is_alive_on_a_sunday(office: Desk) -> None:
    is_alive(office)


@pytest.mark.parametrize("families", [1, 10, 17])
def test_a_small_office_has_as_many_families_as_asked(tmp_path: Path, families: int) -> None:
    desk = make_demo(tmp_path / "office", SUNDAY, families)
    assert len(queue(desk).lines) == families
    opening.close()


def test_an_office_without_families_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="хотя бы одна семья"):
        make_demo(tmp_path / "office", SUNDAY, families=0)
    assert not (tmp_path / "office").exists()


def test_a_failure_leaves_nothing_behind(tmp_path: Path) -> None:
    """No year can lie before the first day of the calendar."""
    (tmp_path / "empty").mkdir()
    for name in ("missing", "empty"):
        with pytest.raises(OverflowError):
            make_demo(tmp_path / name, date(1, 1, 2), families=10)
    assert [path.name for path in tmp_path.rglob("*")] == ["empty"]


def test_a_folder_with_something_in_it_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("моё", "utf-8")
    with pytest.raises(Refusal, match="не пуста"):
        make_demo(tmp_path, SUNDAY)
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


# Entered as people enter it.


def test_facts_are_entered_through_the_desk_only() -> None:
    """From the store come reading functions and the one transaction around everything."""
    allowed = {
        "together",
        "close",
        "staff",
        "cases",
        "families",
        "visits",
        "open_cases",
        "OpenCase",
    }
    reading = {"members", "pauses", "case", "visit", "appointments"}
    used: set[str] = set()
    for path in sorted((ROOT / "sstui" / "desk" / "demo").glob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        imports = [
            (one.module, name.name, name.asname)
            for one in ast.walk(tree)
            if isinstance(one, ast.ImportFrom)
            for name in one.names
            if one.module and one.module.startswith("sstui.store")
        ]
        assert {name for _, name, _ in imports} <= allowed
        modules = {alias for module, _, alias in imports if module == "sstui.store"}
        used |= {
            one.attr
            for one in ast.walk(tree)
            if isinstance(one, ast.Attribute)
            and isinstance(one.value, ast.Name)
            and one.value.id in modules
        }
    assert used
    assert used <= reading


def test_every_fact_has_its_journal_line(office: Desk) -> None:
    lines = dict(fetch_sql("SELECT action, count(*) FROM journal GROUP BY action"))
    for action, table in (
        (
            "family.add",
            "family WHERE id NOT IN (SELECT family_id FROM appeal WHERE case_id IS NULL "
            "AND family_id IS NOT NULL)",
        ),
        ("case.open", "family_case"),
        ("visit.add", "visit"),
        ("appointment.add", "appointment"),
        ("pause.add", "pause"),
        ("agreement.add", "agreement"),
    ):
        assert lines[action] == fetch_sql(f"SELECT count(*) FROM {table}")[0][0], action
    assert fetch_sql("SELECT count(*) FROM journal WHERE staff_id IS NULL") == [(1,)]


def test_the_service_has_its_people_and_the_first_curator_is_at_work(office: Desk) -> None:
    roles = Counter(one.role for one in working(SUNDAY))
    assert roles == {Role.CURATOR: 4, Role.HEAD: 1, Role.CLERK: 1, Role.DIRECTOR: 1}
    assert office.person
    assert (office.person.role, office.person.login) == (Role.CURATOR, "melnikova")
    posts = {post.title for post in office.office.dictionaries.posts}
    assert {one.post for one in working(SUNDAY)} <= posts
    loads = [curator_load(office, one.id) for one in working(SUNDAY) if one.role is Role.CURATOR]
    assert min(loads) < 0.6
    assert max(loads) < 1.4


def test_a_year_of_life_has_everything_that_happens(cards: list[CaseCard]) -> None:
    visits = [visit for one in cards for visit in one.visits]
    assert min(visit.made_on for visit in visits) < date(2025, 11, 22)
    assert max(visit.made_on for visit in visits) < SUNDAY
    assert any(visit.made_on == date(2025, 11, 1) for visit in visits)  # a working Saturday
    assert {visit.place for visit in visits} == set(Place)
    assert [visit.voided for visit in visits if visit.voided]
    assert [visit for visit in visits if visit.version > 1 and not visit.voided]
    assert [visit for visit in visits if len(visit.staff_ids) > 1]
    assert any(one.cancelled for each in cards for one in each.appointments)
    pauses = [pause for one in cards for pause in one.pauses]
    assert any(pause.to_on is None for pause in pauses)
    assert any(pause.to_on and pause.to_on < SUNDAY for pause in pauses)
    assert any(len(one.curators) > 1 for one in cards)
    assert any(one.agreements for one in cards)
    courses = {tuple(level.level for level in reversed(one.levels)) for one in cards}
    assert courses >= {("crisis", "emergency"), ("emergency", "crisis"), ("basic", "basic")}
    ended = [one.case for one in cards if one.case.ended_on and one.case.ended_on < SUNDAY]
    assert len(ended) >= 5
    families = Counter(one.family.id for one in cards)
    assert max(families.values()) == 2  # taken on again after an ended case


def test_curators_keep_the_norm_as_people_do(cards: list[CaseCard]) -> None:
    states = Counter(kept.state.value for one in cards for kept in one.compliance)
    assert states["met"] > 5 * states["short"] > 0


# Families as they are.


def test_families_are_of_many_kinds(cards: list[CaseCard]) -> None:
    kinds = [Counter(member.kinship for member in one.members) for one in cards]
    assert any(kind["child"] >= 4 for kind in kinds)
    assert any(kind["guardian"] for kind in kinds)
    assert any(kind["foster_parent"] == 2 for kind in kinds)
    assert any(kind["father"] and not kind["mother"] for kind in kinds)
    births = [Counter(m.born_on for m in one.members if m.kinship == "child") for one in cards]
    assert any(2 in one.values() for one in births)
    for one, kind in zip(cards, kinds, strict=True):
        codes = {one.family.category, *one.family.more_categories}
        assert ("zam" in codes) == bool(kind["ward"] or kind["foster_child"])
        assert ("mnog" in codes) <= (kind["child"] >= 3)


def test_names_have_the_variety_of_a_real_district(cards: list[CaseCard]) -> None:
    names = [member.name for one in cards for member in one.members]
    full = " | ".join(name.full for name in names)
    for part in ("Ёлкин", "Черных", "Долгих", "Хитрово", "Шевчук", "Мазур", "Беридзе", "Цой"):
        assert part in full
    assert any(name.patronymic.endswith("оглы") for name in names)
    assert any(name.patronymic.endswith("кызы") for name in names)
    assert any(not name.patronymic for name in names)
    assert max(len(name.full) for name in names) > 60
    assert not re.search("[A-Za-z]", full)


def test_names_and_ages_fit_within_a_family(cards: list[CaseCard]) -> None:
    for one in cards:
        children = [member for member in one.members if member.kinship == "child"]
        assert len({child.name.first for child in children}) == len(children)
        for sex in Sex:
            same = [child.name for child in children if child.sex is sex]
            assert len({(name.last, name.patronymic) for name in same}) <= 1
        for parent in one.members:
            if parent.kinship not in ("mother", "father") or not parent.born_on:
                continue
            ages = [
                (child.born_on - parent.born_on).days / 365.25
                for child in children
                if child.born_on
            ]
            assert min(ages) >= 16
            assert max(ages) < 47
        for member in one.members:
            ends_like_hers = member.name.last.endswith(("ова", "ева", "ёва", "ина", "ая"))
            assert not (member.sex is Sex.MALE and ends_like_hers), member.name.full


def test_documents_and_phones_are_plainly_invented(cards: list[CaseCard]) -> None:
    papers = [member.identity for one in cards for member in one.members if member.identity]
    assert len(papers) > 60
    assert all(re.match(r"паспорт (иностранного гражданина )?00 0", paper) for paper in papers)
    phones = [one.family.phone for one in cards if one.family.phone]
    assert all(re.fullmatch(r"2-\d\d-\d\d|\+7 900 000-\d\d-\d\d", phone) for phone in phones)


def test_settlements_are_many_and_have_their_way(office: Desk) -> None:
    found = family_store.settlements()
    assert len(found) >= 12
    assert all(one.travel_minutes for one in found)
    assert len({line.settlement for line in queue(office).lines}) >= 12


def test_notes_are_short_and_varied(cards: list[CaseCard]) -> None:
    notes = [visit.notes for one in cards for visit in one.visits if visit.counts]
    assert len(set(notes)) > len(notes) / 3
    assert max(map(len, notes)) < 160
    assert not re.search("[A-Za-z]", "".join(notes))
