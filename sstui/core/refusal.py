"""The one error meant for a person: a Russian sentence about what is wrong and what to do."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sstui.core.records import CaseId, FamilyId


class Refusal(Exception):  # noqa: N818 - a refusal is an answer, not a failure of the program
    """An action that cannot be done; its text is shown to the user as it stands."""

    def __init__(self, sentence: str, field: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.field = field
        """Name of the draft's field at fault, or empty when it is the whole action."""


class NotYet(Refusal):
    """An action that the profile keeps back until papers or events are there."""

    def __init__(
        self,
        sentence: str,
        wanted: tuple[str, ...],
        family_id: "FamilyId",
        case_id: "CaseId | None" = None,
    ) -> None:
        """Make a refusal.

        Args:
            sentence: what cannot be done, and what is missing.
            wanted: codes of the papers and events that are missing, as the profile has them.
            family_id: the family that it is about.
            case_id: its case where there is one.
        """
        super().__init__(sentence)
        self.wanted = wanted
        self.family_id = family_id
        self.case_id = case_id


class Busy(Refusal):
    """An action refused because of somebody else at work; trying again may help."""


class Unfit(Refusal):
    """An office that cannot be opened because its files do not fit what its database holds."""
