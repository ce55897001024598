"""Children as people tell of them in one line: «Артём 02.05.2015; Вера»."""

import re
from collections.abc import Iterable
from datetime import date

from sstui.core.appeals import Child
from sstui.core.dates import parse_date
from sstui.core.refusal import Refusal

_DAY = re.compile(r"\d[\d.\-/]*\d$")
_BETWEEN = re.compile(r"[;,\n]|\s+и\s+", re.IGNORECASE)


def read_children(text: str, today: date) -> tuple[Child, ...]:
    """The children of a line, parted by semicolons, commas, «и» or line ends.

    A date that stands alone after a comma belongs to the child before it.

    Raises:
        Refusal: a birth date that is none or has no name before it, or figures in a name.
    """
    found: list[Child] = []
    for part in filter(None, (one.strip() for one in _BETWEEN.split(text))):
        said = _DAY.search(part)
        name = part[: said.start()].strip() if said else part
        born = _born(said[0], today) if said else None
        if not name and found and found[-1].born_on is None:
            found[-1] = Child(found[-1].name, born)
        elif not name:
            raise Refusal(f"Не назван ребёнок: «{part}».", "children")
        elif any(sign.isdecimal() for sign in name):
            raise Refusal(f"«{part}»: нужны имя и дата рождения или одно имя.", "children")
        else:
            found.append(Child(name, born))
    return tuple(found)


def children_line(children: Iterable[Child]) -> str:
    """The line that `read_children` reads."""
    return "; ".join(
        f"{one.name} {one.born_on:%d.%m.%Y}" if one.born_on else one.name for one in children
    )


def _born(text: str, today: date) -> date:
    try:
        return parse_date(text, today, back=True)
    except Refusal:
        said = f"Дата рождения «{text}» непонятна: 02.05.2015; не знаете — оставьте одно имя."
        raise Refusal(said, "children") from None
