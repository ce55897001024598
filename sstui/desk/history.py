"""Who did what: the journal in words, for a case or for the whole office."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sstui.core.records import CaseId, JournalLine
from sstui.desk.desk import Desk
from sstui.desk.namesakes import short_names
from sstui.store.cases import case
from sstui.store.journal import journal, journal_of

ACTIONS = {
    "office.create": "внесён первый сотрудник",
    "staff.add": "внесён сотрудник",
    "staff.change": "исправлены данные сотрудника",
    "settlement.add": "внесён населённый пункт",
    "settlement.change": "исправлен населённый пункт",
    "family.add": "внесена семья",
    "family.change": "исправлены данные семьи",
    "member.add": "внесён член семьи",
    "member.change": "исправлены данные члена семьи",
    "case.open": "открыто дело",
    "case.end": "окончено сопровождение",
    "level.change": "установлен уровень",
    "pause.add": "сопровождение приостановлено",
    "pause.change": "изменена приостановка",
    "curator.assign": "назначен куратор",
    "visit.add": "записано посещение",
    "visit.correct": "исправлена запись о посещении",
    "visit.void": "запись о посещении признана недействительной",
    "appointment.add": "назначено посещение",
    "appointment.cancel": "отменено назначенное посещение",
    "agreement.add": "записано заключение соглашения",
    "document.issue": "создан документ",
    "event.add": "внесено событие",
    "event.void": "запись о событии признана недействительной",
    "duty.set": "решено о посещении на выходные подряд",
    "import": "загружен файл",
    "norms.apply": "введены нормы",
    "norms.back": "отменены нормы, ещё не действовавшие",
    "undo": "отменено последнее сохранение",
    "appeal.add": "записано обращение",
    "appeal.change": "исправлено обращение",
    "appeal.decide": "решено по обращению",
    "appeal.take": "взято в работу опасное обращение",
    "appeal.link": "обращение отнесено к семье",
    "family.merge": "объединены две записи одной семьи",
    "passport.write": "записан паспорт семьи",
    "application.add": "записано заявление",
    "application.void": "заявление признано недействительным",
    "survey.add": "записан акт обследования",
    "survey.change": "исправлен акт обследования",
    "survey.void": "акт обследования признан недействительным",
    "consent.add": "записано согласие",
    "consent.withdraw": "отозвано согласие",
    "consent.void": "согласие признано недействительным",
    "assessment.add": "записана оценка ситуации",
    "assessment.decide": "решено об уровне по оценке",
    "assessment.void": "оценка признана недействительной",
    "organisation.add": "внесена организация",
    "organisation.change": "исправлены данные организации",
    "programme.add": "составлена программа",
    "programme.change": "исправлен проект программы",
    "programme.edition": "начата новая редакция программы",
    "programme.sign": "подписан проект программы",
    "programme.submit": "программа передана на рассмотрение",
    "programme.withdraw": "программа возвращена из рассмотрения",
    "programme.decide": "решено о программе",
    "body.add": "внесён член органа",
    "body.change": "исправлены данные члена органа",
    "sitting.add": "назначено заседание",
    "sitting.change": "изменено заседание",
    "sitting.cancel": "отменено назначенное заседание",
    "sitting.members": "записаны участники заседания",
    "sitting.close": "закрыто заседание",
    "item.add": "семья внесена в повестку",
    "item.remove": "семья снята с повестки",
    "item.decide": "записано решение заседания",
    "order.add": "издан приказ о кураторе",
    "letter.add": "написано письмо организации",
    "letter.send": "отправлено письмо организации",
    "letter.answer": "получен ответ организации",
    "letter.void": "письмо признано недействительным",
}
"""The words of every action that the desk writes down."""


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One line of the journal as people read it."""

    line: JournalLine
    at: datetime
    """By the office's clock."""
    who: str
    """Surname and initials; the account where nobody of the office is known."""
    what: str
    number: str
    """The case's registration number, empty for what is not about a case."""


def action_words(desk: Desk, action: str) -> str:
    """What an action of the journal did; the agreement is called as the profile does."""
    if action == "agreement.add":
        return f"записано заключение {desk.office.profile.terms.agreement.genitive}"
    return ACTIONS.get(action, "другое изменение")


def history(desk: Desk, case_id: CaseId | None = None, limit: int = 100) -> list[HistoryLine]:
    """The newest lines about a case or the whole office, newest first."""
    return in_order(desk, journal(limit) if case_id is None else journal_of(case_id, limit))


def in_order(desk: Desk, found: Sequence[JournalLine]) -> list[HistoryLine]:
    """Lines of the journal in words, in the order in which they were given."""
    people = short_names()
    about = {one.case_id: case(one.case_id) for one in found if one.case_id is not None}
    numbers = {known: one.number for known, one in about.items() if one}
    return [
        HistoryLine(
            line=one,
            at=one.at.astimezone(desk.office.settings.zone),
            who=people.get(one.staff_id, "") if one.staff_id else f"учётная запись {one.login}",
            what=action_words(desk, one.action),
            number=numbers.get(one.case_id, "") if one.case_id else "",
        )
        for one in found
    ]
