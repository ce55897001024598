"""A draft is offered: go on with it, remove it, or decide later."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from typing import Any

from textual.app import App

from sstui.core.drafts import Draft
from sstui.core.refusal import Refusal
from sstui.desk.desk import Desk
from sstui.desk.drafts import forget_draft, is_fresh, when, whose
from sstui.ui.base import BaseApp
from sstui.ui.widgets.options import Option
from sstui.ui.widgets.ways import WaysDialog

KINDS = {
    "visit": "посещение",
    "void": "недействительная запись",
    "appointment": "назначение посещения",
    "cancel": "отмена назначения",
    "family": "семья",
    "member": "член семьи",
    "case": "новое дело",
    "level": "уровень сопровождения",
    "pause": "приостановка",
    "curator": "куратор",
    "agreement": "соглашение",
    "end": "окончание сопровождения",
    "event": "событие",
    "event-void": "событие не считать",
    "duty": "выходные подряд",
    "staff": "сотрудник",
    "settlement": "населённый пункт",
    "merge": "объединение записей",
    "norms": "новые нормы",
    "programme": "программа",
    "measure": "мероприятие программы",
    "organisation": "организация",
    "passport": "паспорт семьи",
    "application": "заявление",
    "survey": "акт обследования",
    "consent": "согласие",
    "consent-withdraw": "отзыв согласия",
    "assessment": "лист оценки",
    "decision": "решение об уровне",
    "item": "вопрос заседания",
    "letter-answer": "ответ организации",
    "appeal": "обращение",
    "appeal-decide": "решение по обращению",
}
"""What each kind of draft is called."""

GO_ON, DROP, LATER = "go on", "drop", "later"
_WAYS = (Option(GO_ON, "Продолжить"), Option(DROP, "Удалить"), Option(LATER, "Потом"))
_FRESH = "Она изменена только что: возможно, открыта в другом окне."
_REMOVE = "Удалить незаконченную запись? Введённое в ней пропадёт."


def kind_words(desk: Desk, kind: str) -> str:
    """What a kind of form is called; the agreement as the profile calls it."""
    if kind == "agreement":
        return desk.office.profile.terms.agreement.nominative
    return KINDS.get(kind, kind)


def about_words(desk: Desk, draft: Draft) -> str:
    """«посещение, Ёлкина Мария Петровна»."""
    said = (kind_words(desk, draft.about.kind), whose(draft))
    return ", ".join(filter(None, said))


def offer(
    app: App[Any], desk: Desk, draft: Draft, go_on: Callable[[], None], *, others: int = 0
) -> None:
    """Ask what to do with a draft; nothing is done when the person decides later.

    Args:
        app: the application.
        desk: the office, for its clock.
        draft: the draft.
        go_on: what to do when the person wants to go on with it.
        others: how many more drafts the person has.
    """
    lines = [f"Есть незаконченная запись: {about_words(desk, draft)}, {when(desk, draft)}."]
    if is_fresh(draft, datetime.now(UTC)):
        lines.append(_FRESH)
    if others:
        lines += ["", f"Ещё незаконченных записей: {others}. Они в меню F9, «Черновики»."]

    def answered(way: object) -> None:
        if way == GO_ON:
            go_on()
        elif way == DROP:
            drop(app, draft)

    app.push_screen(WaysDialog("Черновик", lines, _WAYS), answered)


def drop(app: App[Any], draft: Draft, then: Callable[[], None] = lambda: None) -> None:
    """Remove a draft once the person has agreed."""
    if isinstance(app, BaseApp):
        app.ask(_REMOVE, partial(_drop, app, draft, then))


def _drop(app: BaseApp[Any], draft: Draft, then: Callable[[], None]) -> None:
    try:
        forget_draft(draft.id, patience=2.0)
    except Refusal as refusal:
        app.warn(refusal.sentence)
    then()
