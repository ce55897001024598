"""The family's file, remembered: passport, applications, survey acts, consents, assessments."""

from datetime import date

from sstui.core.family_file import (
    Application,
    ApplicationId,
    Assessment,
    AssessmentId,
    Consent,
    ConsentId,
    Passport,
    Survey,
    SurveyId,
)
from sstui.core.records import CaseId, FamilyId
from sstui.store.engine import fetch_sql
from sstui.store.route_rows import (
    ApplicationRow,
    AssessmentRow,
    ConsentRow,
    PassportRow,
    SurveyRow,
)
from sstui.store.tables import MAPPING, Table, enum, listed

_PASSPORTS = Table(PassportRow, Passport, key="family_id")
_APPLICATIONS = Table(ApplicationRow, Application, {"help_kinds": listed()})
_SURVEYS = Table(SurveyRow, Survey, {"staff_ids": listed()})
_CONSENTS = Table(ConsentRow, Consent, {"purpose": enum(str), "recipients": listed()})
_ASSESSMENTS = Table(AssessmentRow, Assessment, {"answers": MAPPING, "stops": listed()})


def passport(family_id: FamilyId) -> Passport | None:
    """What is known of a family as a whole; None while nobody has written it."""
    return _PASSPORTS.get(family_id)


def write_passport(passport: Passport) -> None:
    """Remember a family's passport, or replace it if nobody changed it since, else Conflict."""
    if _PASSPORTS.get(passport.family_id) is None:
        _PASSPORTS.add(passport)
    else:
        _PASSPORTS.change(passport)


def on_level(level: str, today: date, created_by: date) -> list[tuple[CaseId, str, date]]:
    """Open cases on a level whose family came into being by a day: case, family, that day."""
    asked = """
        SELECT family_case.id, family.name, passport.created_on
        FROM passport
        JOIN family ON family.id = passport.family_id
        JOIN family_case ON family_case.family_id = family.id
        JOIN level_period ON level_period.case_id = family_case.id
        WHERE passport.created_on <= ? AND level_period.level = ?
        AND (family_case.ended_on IS NULL OR family_case.ended_on >= ?)
        AND level_period.from_on = (
            SELECT max(from_on) FROM level_period AS other
            WHERE other.case_id = family_case.id AND other.from_on <= ?
        )
    """
    day = today.isoformat()
    rows = fetch_sql(asked, (created_by.isoformat(), level, day, day))
    return [(CaseId(row[0]), row[1], date.fromisoformat(row[2])) for row in rows]


def add_application(application: Application) -> ApplicationId:
    """Remember a written application."""
    return ApplicationId(_APPLICATIONS.add(application))


def application(application_id: ApplicationId) -> Application | None:
    """One application."""
    return _APPLICATIONS.get(application_id)


def change_application(application: Application) -> None:
    """Replace an application, or declare it void; errors as in `Table.change`."""
    _APPLICATIONS.change(application)


def applications(family_id: FamilyId) -> list[Application]:
    """Applications of a family, newest first, void ones included."""
    order = (ApplicationRow.signed_on.desc(), ApplicationRow.id.desc())
    return _APPLICATIONS.where(ApplicationRow.family == family_id, order=order)


def add_survey(survey: Survey) -> SurveyId:
    """Remember a survey act."""
    return SurveyId(_SURVEYS.add(survey))


def survey(survey_id: SurveyId) -> Survey | None:
    """One survey act."""
    return _SURVEYS.get(survey_id)


def change_survey(survey: Survey) -> None:
    """Replace a survey act, or declare it void; errors as in `Table.change`."""
    _SURVEYS.change(survey)


def surveys(family_id: FamilyId) -> list[Survey]:
    """Survey acts of a family, newest first, void ones included."""
    order = (SurveyRow.surveyed_on.desc(), SurveyRow.id.desc())
    return _SURVEYS.where(SurveyRow.family == family_id, order=order)


def add_consent(consent: Consent) -> ConsentId:
    """Remember a consent."""
    return ConsentId(_CONSENTS.add(consent))


def consent(consent_id: ConsentId) -> Consent | None:
    """One consent."""
    return _CONSENTS.get(consent_id)


def change_consent(consent: Consent) -> None:
    """Replace a consent: withdrawn, void or put right; errors as in `Table.change`."""
    _CONSENTS.change(consent)


def consents(family_id: FamilyId) -> list[Consent]:
    """Consents of a family, newest first, withdrawn and void ones included."""
    order = (ConsentRow.given_on.desc(), ConsentRow.id.desc())
    return _CONSENTS.where(ConsentRow.family == family_id, order=order)


def withdrawn_since(day: date) -> list[Consent]:
    """Consents withdrawn on a day or later, of all families, oldest first."""
    order = (ConsentRow.withdrawn_on, ConsentRow.id)
    return _CONSENTS.where(ConsentRow.withdrawn_on >= day, ConsentRow.voided == "", order=order)


def add_assessment(assessment: Assessment) -> AssessmentId:
    """Remember a filled sheet."""
    return AssessmentId(_ASSESSMENTS.add(assessment))


def change_assessment(assessment: Assessment) -> None:
    """Replace an assessment: decided, void or put right; errors as in `Table.change`."""
    _ASSESSMENTS.change(assessment)


def assessments(family_id: FamilyId) -> list[Assessment]:
    """Assessments of a family, newest first, void ones included."""
    order = (AssessmentRow.assessed_on.desc(), AssessmentRow.id.desc())
    return _ASSESSMENTS.where(AssessmentRow.family == family_id, order=order)


def undecided_assessments() -> list[Assessment]:
    """The newest assessment of each family, where nothing was decided on it; void ones apart."""
    newest: dict[FamilyId, Assessment] = {}
    order = (AssessmentRow.assessed_on, AssessmentRow.id)
    for one in _ASSESSMENTS.where(AssessmentRow.voided == "", order=order):
        newest[one.family_id] = one
    return [one for one in newest.values() if not one.decided]
