"""Likely families while an appeal is typed, among 50,000 people; under 50 ms a key.

`bench_likeness.py [FAMILIES] [APPEALS]` fills an office in a temporary folder, types appeals of
families that are in it key by key, each with a mistake of one kind, and prints the time of a
look-up after a key (median, 95 of 100, longest), how often the family stood among those shown at
the end, and how many others stood with it. At last it types whole appeals, with children, a phone
and an address, and prints the sketches that took longest.
"""

import gc
import random
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from sstui.core.likeness import PersonSketch, Sketch
from sstui.core.likeness_names import KNOWN_NAMES
from sstui.core.text import fold
from sstui.desk.desk import Desk, open_desk
from sstui.desk.likely import Likely, likely_families
from sstui.desk.office import create_office
from sstui.store import engine, name_index, opening

TODAY = date(2026, 11, 23)
STEMS = "Абра Бело Вол Голу Дени Ер Жу Зи Ива Котё Лосе Мака Нови Осо Пету Ряб Сини Тере Уша Фро"
MIDDLES = "но ко ре хо ше ли ма ту си ва ги"
FATHERS = "Иван Пётр Олег Глеб Сергей Андрей Никола Михайл Юр Игор Денис Роман".split()  # noqa: SIM905
STREETS = "Луговая Садовая Мира Ленина Новая Полевая Речная Школьная Лесная Заречная".split()  # noqa: SIM905
PLACES = 60
KINDS = ("as known", "letter", "gender", "order", "initials", "day", "no patronymic")


def people(chance: random.Random, families: int) -> Iterator[tuple[int, PersonSketch, bool]]:
    """Families of a mother and three others: number, person, whether that is the mother."""
    surnames = [f"{a}{b}в" for a in STEMS.split() for b in MIDDLES.split()]
    surnames += [
        f"{a}{b}{c}в" for a in STEMS.split() for b in MIDDLES.split() for c in ("ро", "не")
    ]
    weights = [1 / (place + 8) for place in range(len(surnames))]
    names = sorted(one.capitalize() for one in KNOWN_NAMES)
    common = [1 / (place + 3) for place in range(len(names))]
    for number in range(1, families + 1):
        last = chance.choices(surnames, weights)[0]
        for place in range(4):
            born = date(1970 if place < 2 else 2009, 1, 1) + timedelta(chance.randrange(6000))
            first = chance.choices(names, common)[0]
            is_female = first[-1] in "ая"
            father = chance.choice(FATHERS)
            patronymic = f"{father}{'овна' if is_female else 'ович'}"
            who = PersonSketch(last + "а" * is_female, first, patronymic, born)
            yield number, who, place == 0


def fill(families: int, chance: random.Random) -> dict[int, tuple[PersonSketch, str]]:
    """Put the people into the open database; who may be told of: family, mother, phone."""
    many = engine.database.connection().executemany  # type: ignore[no-untyped-call]
    places = [(f"Заречье {number}", f"заречье {number}") for number in range(PLACES)]
    many("INSERT INTO settlement (name, name_key, version) VALUES (?, ?, 1)", places)
    phones = {number: f"8910{chance.randrange(10**7):07}" for number in range(1, families + 1)}
    homes = (
        (one, f"семья {one}", f"семья {one}", 1 + one % PLACES, _street(one), phones[one])
        for one in phones
    )
    many(
        "INSERT INTO family (id, name, name_key, settlement_id, address, phone, category,"
        " more_categories, version) VALUES (?, ?, ?, ?, ?, ?, '', '', 1)",
        homes,
    )
    told, rows = {}, []
    for number, one, is_mother in people(chance, families):
        if is_mother:
            told[number] = (one, phones[number])
        key = fold(f"{one.last} {one.first} {one.patronymic}")
        born = one.born_on.isoformat() if one.born_on else None
        rows.append((number, one.last, one.first, one.patronymic, key, born, is_mother))
    blank = "sex, genitive, dative, accusative, instrumental, identity, snils, phone, health"
    gaps = ", ''" * 10
    many(
        "INSERT INTO member (family_id, last, first, patronymic, name_key, born_on, is_applicant,"
        f" kinship, version, occupation, {blank}) VALUES (?, ?, ?, ?, ?, ?, ?, 'mother', 1{gaps})",
        rows,
    )
    name_index.rebuild()
    return told


def _street(number: int) -> str:
    return f"ул. {STREETS[number % len(STREETS)]}, {number // len(STREETS) % 90 + 1}"


def spoiled(one: PersonSketch, kind: str, chance: random.Random) -> PersonSketch:
    """What somebody types who makes one mistake of a kind."""
    if kind == "letter":
        at = chance.randrange(1, len(one.last) - 1)
        return replace(one, last=one.last[:at] + one.last[at + 1 :], born_on=None)
    if kind == "gender":
        last = one.last[:-1] if one.last.endswith("а") else one.last + "а"
        return replace(one, last=last, born_on=None)
    if kind == "order":
        return replace(one, last=one.first, first=one.last, born_on=None)
    if kind == "initials":
        return replace(one, first=one.first[0], patronymic=one.patronymic[0], born_on=None)
    if kind == "day" and one.born_on is not None and one.born_on.day <= 12:
        born = one.born_on.replace(month=one.born_on.day, day=one.born_on.month)
        return replace(one, born_on=born)
    return replace(one, patronymic="") if kind == "no patronymic" else one


def keys_of(one: PersonSketch) -> Iterator[Sketch]:
    """The sketches as they stand after each key that is typed."""
    typed = PersonSketch()
    for name in ("last", "first", "patronymic"):
        whole = getattr(one, name)
        for at in range(1, len(whole) + 1):
            typed = replace(typed, **{name: whole[:at]})
            yield Sketch((typed,))
    if one.born_on is not None:
        yield Sketch((one,))


def keys_of_appeal(one: PersonSketch, phone: str, chance: random.Random) -> Iterator[Sketch]:
    """The sketches after each key of the rest of an appeal, once the adult's name stands."""
    whole = Sketch((one,), settlement_id=1 + chance.randrange(PLACES))
    for _ in range(3):
        child = PersonSketch(is_child=True)
        text = f"{one.last} {chance.choice(sorted(KNOWN_NAMES)).capitalize()}"
        for at in range(1, len(text) + 1):
            child = replace(child, first=text[:at])
            yield replace(whole, people=(*whole.people, child))
        child = replace(child, born_on=date(2012, 1, 1) + timedelta(chance.randrange(3000)))
        whole = replace(whole, people=(*whole.people, child))
        yield whole
    for at in range(1, len(phone) + 1):
        yield replace(whole, phones=(phone[:at],))
    street = _street(chance.randrange(900))
    for at in range(1, len(street) + 1):
        yield replace(whole, phones=(phone,), address=street[:at])


class Clock:
    """Looks up and writes down how long it took."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._times: list[float] = []
        self._worked: list[tuple[float, str]] = []

    def look_up(self, sketch: Sketch) -> list[Likely]:
        """What looks like it, by the clock."""
        start = (time.perf_counter(), time.process_time())
        likely = likely_families(self._desk, sketch)
        self._times.append(time.perf_counter() - start[0])
        who = ", ".join(f"{one.last} {one.first} {one.patronymic}" for one in sketch.people)
        said = f"{who} {''.join(sketch.phones)} {sketch.address}"
        self._worked.append((time.process_time() - start[1], " ".join(said.split())))
        return likely

    def tell(self, what: str) -> None:
        """Print the figures and the slowest sketches."""
        worked = sorted(self._worked)
        by = (("by the clock", sorted(self._times)), ("of CPU", [one for one, _ in worked]))
        for words, some in by:
            spread = (statistics.median(some), some[int(len(some) * 0.95)], some[-1])
            told = " ".join(f"{1000 * one:.1f}" for one in spread)
            print(f"{what}, {len(some)} of them, ms {words}: {told} (median, 95 of 100, longest)")
        for took, said in reversed(worked[-5:]):
            print(f"  {1000 * took:.1f} {said}")


def measure(desk: Desk, told: dict[int, tuple[PersonSketch, str]], appeals: int) -> None:
    """Type the appeals and print the figures."""
    chance = random.Random(7)
    clock = Clock(desk)
    hits: Counter[str] = Counter()
    beside: list[int] = []
    for turn in range(appeals):
        number = chance.choice(sorted(told))
        kind = KINDS[turn % len(KINDS)]
        shown: list[int] = []
        for sketch in keys_of(spoiled(told[number][0], kind, chance)):
            likely = clock.look_up(sketch)
            shown = [one.family.family_id for one in likely if one.family]
        hits[kind] += number in shown
        beside.append(len(shown) - (number in shown))
    clock.tell("a key of a name")
    each = appeals / len(KINDS)
    print("found:", ", ".join(f"{kind} {hits[kind] / each:.0%}" for kind in KINDS))
    print(f"others shown beside: {statistics.mean(beside):.1f} on the average")
    clock = Clock(desk)
    for _ in range(max(appeals // 4, 1)):
        one, phone = told[chance.choice(sorted(told))]
        for sketch in keys_of_appeal(one, phone, chance):
            clock.look_up(sketch)
    clock.tell("a key of a whole appeal")


def main() -> None:
    """Fill an office and type."""
    asked = [int(one) for one in sys.argv[1:]]
    families, appeals = (asked + [12_500, 140][len(asked) :])[:2]
    with tempfile.TemporaryDirectory() as room:
        folder = Path(room) / "office"
        create_office(folder, "tula", "bench", TODAY)
        opening.open_office(folder / "sstui.db")
        start = time.perf_counter()
        with engine.connected(), engine.database.atomic():
            told = fill(families, random.Random(families))
        took = time.perf_counter() - start
        with engine.connected():
            rows = engine.fetch_sql("SELECT COUNT(*) FROM likeness_token")[0][0]
            print(f"{4 * families} people, {rows} tokens, filled in {took:.1f} s")
            # As the program does once its first page stands: what is there is not gone through.
            gc.collect()
            gc.freeze()
            measure(open_desk(folder, "bench", today=TODAY), told, appeals)
        opening.close()


if __name__ == "__main__":
    main()
