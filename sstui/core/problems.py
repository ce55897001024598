"""What is wrong with a file that a person wrote: where, what was found, what would be right."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault of one file; a load reports all of them together."""

    file: str
    """Name of the file as the person knows it, relative to the office folder."""
    key: str
    """Dotted key (`levels.crisis.visits.min`) or `строка 12`; empty for the whole file."""
    found: str
    """What stands there, in words."""
    expected: str
    """What would be right, in words, with the nearest known key where there is one."""

    def __str__(self) -> str:
        place = f"{self.file}: {self.key}" if self.key else self.file
        return "; ".join(part for part in (f"{place}: {self.found}", self.expected) if part)


class Problems(Exception):  # noqa: N818 - the collected answer of a check
    """All faults found by one load; nothing of it is in force."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems
