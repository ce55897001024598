"""A record of the family's file is declared void; it stays in sight with the reason."""

from sstui.core.family_file import Application, Assessment, Consent, Survey
from sstui.core.wording import short_date
from sstui.desk.assessments import void_assessment
from sstui.desk.desk import Desk
from sstui.desk.families import household
from sstui.desk.family_file import void_application, void_consent, void_survey
from sstui.ui.screens.forms.base import Values
from sstui.ui.screens.forms.consent import consent_words
from sstui.ui.screens.forms.family_page import FamilyPage
from sstui.ui.widgets.form import Field
from sstui.ui.widgets.text_field import TextField

Record = Application | Survey | Consent | Assessment


class VoidRecordForm(FamilyPage):
    """Why an application, an act, a consent or an assessment does not hold."""

    NAME = "Недействительная запись"
    HELP = (
        "Здесь запись личного дела признают недействительной: она остаётся в списке с причиной, "
        "но больше ничего не значит. Отзыв согласия — не это: он записывается отдельно."
    )
    LOST = "Причина не сохранена."

    def __init__(self, desk: Desk, record: Record) -> None:
        self.record = record
        found = household(record.family_id)
        said = record_words(record)
        if isinstance(record, Consent):
            said = f"согласие: {consent_words(desk, record, found.members)}"
        reason = Field("reason", "Причина", TextField(), "Укажите причину.")
        super().__init__(desk, found, [reason], [("Запись", said)])

    def save(self, values: Values) -> str:
        reason = values.text("reason")
        match self.record:
            case Application() as application:
                void_application(self.desk, application, reason)
            case Survey() as survey:
                void_survey(self.desk, survey, reason)
            case Consent() as consent:
                void_consent(self.desk, consent, reason)
            case Assessment() as assessment:
                void_assessment(self.desk, assessment, reason)
        return f"Признано недействительным: {record_words(self.record)}."


def record_words(record: Record) -> str:
    """«заявление № 1/2026», «согласие от 20.11.2026»."""
    match record:
        case Application():
            return f"заявление № {record.number}"
        case Survey():
            return f"акт обследования № {record.number}"
        case Consent():
            return f"согласие от {short_date(record.given_on)}"
        case Assessment():
            return f"лист оценки от {short_date(record.assessed_on)}"
