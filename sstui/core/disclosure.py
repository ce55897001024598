"""What an organisation may learn of a family from a letter (152-ФЗ art. 5: no more than needed)."""

from enum import StrEnum


class Datum(StrEnum):
    """A kind of personal data."""

    NAME = "name"
    BORN_ON = "born_on"
    ADDRESS = "address"
    PHONE = "phone"
    OCCUPATION = "occupation"
    HEALTH = "health"
    PROBLEM = "problem"

    @property
    def label(self) -> str:
        """The Russian words of the data."""
        return {
            "name": "фамилия, имя, отчество",
            "born_on": "дата рождения",
            "address": "адрес",
            "phone": "телефон",
            "occupation": "место учёбы или работы",
            "health": "сведения о здоровье",
            "problem": "проблема и цель программы",
        }[self.value]

    @property
    def is_special(self) -> bool:
        """Whether it needs a consent of its own (152-ФЗ art. 10: data on health)."""
        return self is Datum.HEALTH


ALWAYS = frozenset([Datum.NAME])
"""Without these nobody could be helped."""

USUAL = frozenset([Datum.NAME, Datum.BORN_ON, Datum.ADDRESS])
"""What a kind of organisation gets that the profile says nothing of."""
