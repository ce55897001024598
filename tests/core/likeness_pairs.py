"""Reads the pairs of families that must and must not be found alike."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from sstui.core.likeness import PersonSketch, Sketch
from sstui.core.likeness_words import is_patronymic, name_words

PAIRS = Path(__file__).parent / "data" / "likeness_pairs.txt"
_DAY = re.compile(r"\d\d\.\d\d\.\d{4}")


@dataclass(frozen=True)
class Pair:
    """What is told, what is known, and whether that is one family."""

    line: str
    told: Sketch
    known: Sketch
    is_same: bool


def pairs() -> Iterator[Pair]:
    for line in PAIRS.read_text(encoding="utf-8").splitlines():
        if line[:2] in ("+ ", "- "):
            told, known = line[2:].split("=")
            # What is told may stand in wrong fields; what is known stands in the right ones.
            yield Pair(line, _sketch(told), _sketch(known, is_known=True), line[0] == "+")


def _sketch(text: str, *, is_known: bool = False) -> Sketch:
    name, *rest = [one.strip() for one in text.split(";")]
    born, phones, place, address, children = None, [], None, "", []
    for part in rest:
        kind, _, said = part.partition(" ")
        if _DAY.fullmatch(part):
            born = _day(part)
        elif kind == "т":
            phones.append(said)
        elif kind == "а":
            address = said
        elif kind == "н":
            place = int(said)
        elif kind == "р":
            children.append(_child(said, is_known=is_known))
        else:
            raise AssertionError(part)
    people = [_person(name, born, is_known=is_known)] if name or born else []
    return Sketch((*people, *children), tuple(phones), place, address)


def _person(name: str, born: date | None, *, is_known: bool) -> PersonSketch:
    words = re.sub(r"\s+[–-]\s+", "-", name).split()
    third = name_words(words[2])[0] if len(words) == 3 else ""
    if is_known and len(third) > 1 and not is_patronymic(third):
        words = _known_words(words)
    last, first, *patronymic = [*words, "", ""]
    if not is_known and len(words) == 1 and not words[0].endswith(("ва", "ов", "на", "ая")):
        last, first = "", words[0]
    return PersonSketch(last, first, " ".join(patronymic).strip(), born)


def _known_words(words: list[str]) -> list[str]:
    """«Иванова Петрова Анна», «Дроздова Анна Мария»: a double surname or a double name."""
    doubled = words[1].endswith(("ва", "на", "ов", "ин")) and words[1] not in ("Анна",)
    return [f"{words[0]} {words[1]}", words[2]] if doubled else [words[0], " ".join(words[1:])]


def _child(said: str, *, is_known: bool) -> PersonSketch:
    found = _DAY.search(said)
    name = _DAY.sub("", said).strip()
    born = _day(found[0]) if found else None
    if is_known:
        return _person(name, born, is_known=True)
    return PersonSketch(first=name, born_on=born, is_child=True)


def _day(text: str) -> date:
    return datetime.strptime(text, "%d.%m.%Y").date()  # noqa: DTZ007
