"""The papers that the program makes, each from a template and a record of its own."""

from enum import StrEnum


class PaperKind(StrEnum):
    """What paper it is; the value names its template and its room in the journal."""

    AGREEMENT = "agreement"
    APPLICATION = "application"
    CONSENT = "consent"
    SURVEY = "survey"
    ORDER = "order"
    PROGRAMME = "programme"
    PROTOCOL = "protocol"
    CONCLUSION = "conclusion"
    LETTER = "letter"

    @property
    def label(self) -> str:
        """What the paper is called where the region has no word of its own."""
        return {
            "agreement": "соглашение",
            "application": "заявление",
            "consent": "согласие",
            "survey": "акт обследования",
            "order": "приказ о кураторе",
            "programme": "программа",
            "protocol": "протокол заседания",
            "conclusion": "заключение",
            "letter": "письмо организации",
        }[self.value]

    @property
    def template(self) -> str:
        """File name of its template."""
        return f"{self.value}.docx"
