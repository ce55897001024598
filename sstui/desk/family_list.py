"""All families by name, with a case or without."""

from collections.abc import Sequence
from dataclasses import dataclass

from sstui.core.records import CaseId, FamilyId
from sstui.core.text import sort_key
from sstui.desk.desk import Desk
from sstui.store.families import families_with_cases


@dataclass(frozen=True, slots=True)
class FamilyLine:
    """One family of the list."""

    family_id: FamilyId
    name: str
    settlement: str
    case_id: CaseId | None
    """Its last case; None where there has been none."""
    number: str
    is_open: bool

    @property
    def state(self) -> str:
        """«сопровождается», «окончено», «дела нет»."""
        if self.case_id is None:
            return "дела нет"
        return "сопровождается" if self.is_open else "окончено"


def family_list(desk: Desk) -> Sequence[FamilyLine]:
    """Every family once, in the order of the Russian alphabet."""
    found: dict[FamilyId, FamilyLine] = {}
    # The store gives a family's cases oldest first, so that the last one stays.
    for family_id, name, settlement, case_id, number, ended_on in families_with_cases():
        is_open = case_id is not None and (ended_on is None or ended_on >= desk.today)
        before = found.get(family_id)
        if before is None or is_open or not before.is_open:
            found[family_id] = FamilyLine(family_id, name, settlement, case_id, number, is_open)
    return sorted(found.values(), key=lambda one: (sort_key(one.name), one.family_id))
