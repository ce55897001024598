"""Children as people tell of them in one line: «Артём 02.05.2015; Вера»."""

import re
from collections.abc import Iterable
from datetime import date

from sstui.core.appeals import Child
from sstui.core.dates import parse_date
from sstui.core.refusal import Refusal

_DAY = re.compile(r"\d[\d.\-/]*\d$")


def read_children(text: str, today: date) -> tuple[Child, ...]:
    """The children of a line, parted by semicolons or line ends.

    Raises:
        Refusal: a birth date that is none, or one without a name.
    """
    found = []
    for part in filter(None, (one.strip(" ,") for one in re.split(r"[;\n]", text))):
        said = _DAY.search(part)
        name = part[: said.start()].strip(" ,") if said else part
        if not name:
            raise Refusal(f"Не назван ребёнок: «{part}».", "children")
        found.append(Child(name, _born(said[0], today) if said else None))
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
        raise Refusal(f"Дата рождения «{text}» непонятна: 02.05.2015.", "children") from None
