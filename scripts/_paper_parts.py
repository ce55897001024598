"""What the Word templates are made of, as data: paragraphs, tables, places to sign.

A paragraph is a pair of a style and a text. What stands between {{ }} is filled in by the program;
`FIELDS` of the module of `sstui.documents` with the paper's name lists it.
"""

from dataclasses import dataclass

Line = tuple[str, str]

KEPT = "…"
"""Ends the name of a style where the paragraph stays on the page of what follows it."""
KEPT_CLAUSE = f"Пункт{KEPT}"


BLANK = "_" * 18
"""Room for a name that nobody knows yet."""


@dataclass(frozen=True)
class Grid:
    """A table whose middle row repeats for each entry of a list."""

    each: str
    """«ребёнок in дети»."""
    head: tuple[str, ...]
    """Titles of the columns, repeated on each page; empty for a table without them."""
    row: tuple[str, ...]
    widths: tuple[float, ...]
    """Millimetres."""
    centred: tuple[int, ...] = ()
    """Columns whose text stands in the middle."""
    indent: float = 0
    kept: bool = False
    """Whether all of it stays on one page with what follows."""
    small: bool = False


@dataclass(frozen=True)
class Signs:
    """Places to sign, one under another: who, a line, the name."""

    rows: tuple[tuple[str, str], ...] = ()
    """What stands before the line and after it."""
    each: str = ""
    """A list that gives more such rows after them, with `row` for its entries."""
    row: tuple[str, str] = ("", "")


@dataclass(frozen=True)
class Beside:
    """Two columns of paragraphs, row by row, on one page."""

    rows: tuple[tuple[tuple[Line, ...], tuple[Line, ...]], ...]


Part = Line | Grid | Signs | Beside


@dataclass(frozen=True)
class Layout:
    """A whole paper."""

    name: str
    """Name of its file without the ending."""
    title: str
    """The template's title in its properties."""
    footer: str
    """What stands at the left of each page's foot."""
    parts: tuple[Part, ...]
    landscape: bool = False


CHILDREN = Grid(
    "ребёнок in дети",
    ("№", "Фамилия, имя, отчество", "Дата рождения"),
    ("{{ ребёнок.номер }}", "{{ ребёнок.имя }}", "{{ ребёнок.рождение }}"),
    (12, 108, 35),
    centred=(0, 2),
    indent=10,
    kept=True,
)
"""The children of a family."""


def when(condition: str, *parts: Part) -> tuple[Part, ...]:
    """Parts that stand there only under a condition."""
    return (("Команда", f"{{%p if {condition} %}}"), *parts, ("Команда", "{%p endif %}"))


def each_line(of: str, style: str, name: str = "строка_текста", end: str = "") -> tuple[Part, ...]:
    """The lines of a note, a paragraph each."""
    return (
        ("Команда", f"{{%p for {name} in {of} %}}"),
        (style, f"{{{{ {name}.строка }}}}{end}"),
        ("Команда", "{%p endfor %}"),
    )
