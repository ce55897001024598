"""The one error meant for a person: a Russian sentence about what is wrong and what to do."""


class Refusal(Exception):  # noqa: N818 - a refusal is an answer, not a failure of the program
    """An action that cannot be done; its text is shown to the user as it stands."""

    def __init__(self, sentence: str, field: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.field = field
        """Name of the draft's field at fault, or empty when it is the whole action."""


class Busy(Refusal):
    """An action refused because of somebody else at work; trying again may help."""


class Unfit(Refusal):
    """An office that cannot be opened because its files do not fit what its database holds."""
