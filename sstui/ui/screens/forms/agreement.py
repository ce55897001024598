"""The agreement with the family is entered: its date and number."""

from sstui.core.records import CaseId
from sstui.core.wording import capitalised, short_date
from sstui.desk.card import card
from sstui.desk.desk import Desk
from sstui.desk.papers import sign_agreement
from sstui.ui.screens.forms.base import NUMBER_HELP, Values
from sstui.ui.screens.forms.case_page import CasePage
from sstui.ui.screens.forms.days import DAY_HELP, day_field
from sstui.ui.widgets.form import Field
from sstui.ui.widgets.text_field import TextField


class AgreementForm(CasePage):
    """When it was signed; the number comes from the register."""

    NAME = "Соглашение"
    KIND = "agreement"
    HELP = (
        "Здесь записывают подписанное соглашение (договор). Номер даёт журнал регистрации; "
        "другой вписывают, только если он уже стоит на бумаге."
    )
    LOST = "Заключение не записано."

    def __init__(self, desk: Desk, case_id: CaseId) -> None:
        found = card(desk, case_id)
        fields = [
            Field("signed_on", "Дата", day_field(desk, desk.today), "Введите дату.", DAY_HELP),
            Field("number", "Номер", TextField(), help=NUMBER_HELP),
        ]
        known = [f"№ {one.number} от {short_date(one.signed_on)}" for one in found.agreements]
        facts = [("Уже есть", ", ".join(known))] if known else []
        super().__init__(desk, found, fields, facts)

    @property
    def heading(self) -> str:
        return capitalised(self.desk.office.profile.terms.agreement.nominative)

    def save(self, values: Values) -> str:
        signed_on = values.day("signed_on")
        made = sign_agreement(
            self.desk, self.card.case.id, signed_on, values.text("number"), self.draft_id
        )
        known = card(self.desk, self.card.case.id).agreements
        number = next(one.number for one in known if one.id == made)
        return f"Записано: {self.heading.lower()} № {number} от {short_date(signed_on)}."
