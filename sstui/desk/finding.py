"""Finding a family as one types, among all of them, and those that were looked at lately."""

from collections.abc import Sequence

from sstui.core.layout import TO_RUSSIAN, to_russian
from sstui.core.records import CaseId
from sstui.core.text import fold
from sstui.desk.desk import Desk
from sstui.desk.preferences import keep, recall
from sstui.store.finding import FoundCase, cases_of, cases_with

RECENT = "recent-families"
"""The name that the families looked at lately are kept under."""
RECENT_MOST = 20
FOUND_MOST = 30


def find_families(desk: Desk, typed: str, limit: int = FOUND_MOST) -> list[FoundCase]:
    """Families that have all the words that were typed, in any order.

    Words are sought in the names of the family and of its members, in its settlement and at the
    beginning of its number. Case, ё and the wrong layout («bdfyjd») do not matter. Of a family's
    cases the open one is given, else the last one.
    """
    words = words_of(typed)
    return cases_with(words, desk.today.isoformat(), limit) if words else []


def words_of(typed: str) -> list[str]:
    """Folded words of what was typed, as in the Russian layout when it is all Latin."""
    is_latin = any(one.isascii() and one.isalpha() for one in typed)
    is_russian = any(one.isalpha() and not one.isascii() for one in typed)
    if is_latin and not is_russian:
        # A full stop alone stays one: «17.2026» is no «17ю2026».
        typed = " ".join(
            to_russian(word) if any(one in TO_RUSSIAN and one.isalpha() for one in word) else word
            for word in typed.split()
        )
    return fold(typed).split()


def recent_families(desk: Desk) -> list[FoundCase]:
    """Families whose cards the person at work has opened lately, the last one first."""
    kept = recall(desk, RECENT)
    return cases_of(_ids(kept), desk.today.isoformat())


def remember_family(desk: Desk, case_id: CaseId) -> None:
    """Put a family in front of those that the person at work has looked at lately."""
    before = _ids(recall(desk, RECENT))
    if before[:1] != [case_id]:
        now = [case_id, *(one for one in before if one != case_id)]
        keep(desk, RECENT, now[:RECENT_MOST])


def _ids(kept: object) -> Sequence[CaseId]:
    return [CaseId(one) for one in kept if isinstance(one, int)] if isinstance(kept, list) else []
