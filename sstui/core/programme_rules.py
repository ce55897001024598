"""What a profile may ask of a programme, and how strictly; `programme_checks` looks at it."""

from collections.abc import Mapping
from enum import StrEnum


class Severity(StrEnum):
    """How strictly a check is meant."""

    ERROR = "error"
    HINT = "hint"
    OFF = "off"

    @property
    def label(self) -> str:
        """The Russian words of the severity."""
        return {"error": "нужно исправить", "hint": "обратите внимание", "off": "не проверяется"}[
            self.value
        ]


class Check(StrEnum):
    """What is looked at."""

    MEASURES = "measures"
    PURPOSE = "purpose"
    RESPONSIBLE = "responsible"
    TERMS_NAMED = "terms_named"
    TERMS_INSIDE = "terms_inside"
    ATTRACTED = "attracted"
    HOME_AND_OFFICE = "home_and_office"
    INDIVIDUAL_AND_GROUP = "individual_and_group"
    SIGNATURES = "signatures"

    @property
    def label(self) -> str:
        """What a programme must be like to pass it."""
        return {
            "measures": "есть хотя бы одно мероприятие",
            "purpose": "названы проблема, цель и желаемый результат",
            "responsible": "у каждого мероприятия есть ответственный",
            "terms_named": "у каждого мероприятия есть срок",
            "terms_inside": "сроки мероприятий лежат внутри срока программы",
            "attracted": "хотя бы за одно мероприятие отвечает привлечённая организация",
            "home_and_office": "есть мероприятия и дома, и в учреждении",
            "individual_and_group": "есть и индивидуальная, и групповая работа",
            "signatures": "программу подписали куратор и семья",
        }[self.value]


DEFAULT_RULES: Mapping[Check, Severity] = {
    Check.MEASURES: Severity.ERROR,
    Check.TERMS_INSIDE: Severity.ERROR,
    Check.RESPONSIBLE: Severity.HINT,
    Check.TERMS_NAMED: Severity.HINT,
    Check.PURPOSE: Severity.HINT,
}
"""What is asked where the region's act says nothing; the rest is off."""
