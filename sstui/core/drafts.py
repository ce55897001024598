"""Unfinished entries: what a form holds before it is saved."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sstui.core.records import CaseId, FamilyId


@dataclass(frozen=True, slots=True)
class About:
    """What a form is about: enough to open it again."""

    kind: str
    """Which form, in one word: `visit`; empty for a form that keeps no draft."""
    case_id: CaseId | None = None
    family_id: FamilyId | None = None
    record_id: int | None = None
    """The record to correct; None for a new one."""
    version: int = 0
    """How the record stood when the form was opened: another number means that it was changed."""

    def is_same(self, other: "About") -> bool:
        """Whether both are one form about one thing, however it has changed meanwhile."""
        return self._place == other._place

    @property
    def _place(self) -> tuple[object, ...]:
        return (self.kind, self.case_id, self.family_id, self.record_id)


@dataclass(frozen=True, slots=True)
class Draft:
    """What one person has typed into one form."""

    id: str
    about: About
    values: Mapping[str, object]
    """By field name, as each field has given it: only what JSON can hold."""
    changed_at: datetime
