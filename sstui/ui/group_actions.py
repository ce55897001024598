"""What can be done for all marked families of the queue: chosen, asked once, told at the end."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from textual.message import Message

from sstui.core.queue import QueueLine
from sstui.core.records import CaseId
from sstui.core.refusal import Refusal
from sstui.core.wording import capitalised, families
from sstui.desk.desk import Desk
from sstui.desk.group import Together, chosen, export, named, print_all
from sstui.ui.desk_page import DeskPage
from sstui.ui.repeating import of_group
from sstui.ui.screens.forms.group import AppointAllForm, EventForAllForm, GroupPage, HandOverForm
from sstui.ui.widgets.options import Option
from sstui.ui.widgets.picker import Picker
from sstui.ui.widgets.reading import ReadingDialog

_FORMS: dict[object, Callable[[Desk, Sequence[QueueLine]], GroupPage]] = {
    "appoint": AppointAllForm,
    "hand-over": HandOverForm,
    "event": EventForAllForm,
}
_OPTIONS = (
    Option("appoint", "Назначить всем один день"),
    Option("hand-over", "Передать другому куратору"),
    Option("event", "Записать всем одно событие"),
    Option("print", "Напечатать соглашение (договор) каждой"),
    Option("export", "Выгрузить список в файл"),
)


@dataclass
class GroupDone(Message):
    """The common action has come to its end."""

    result: Together


def choose_action(page: DeskPage, case_ids: Sequence[CaseId]) -> None:
    """Ask what is to be done for the families, then do it; the page hears `GroupDone`.

    Raises:
        Refusal: none of them is there any more, or they are too many.
    """
    lines = chosen(page.desk, case_ids)

    def then(keys: tuple[object, ...] | None) -> None:
        if keys:
            page.call_next(partial(_begin, page, lines, str(keys[0]), {}))

    page.app.push_screen(Picker(named(lines, most=1), _OPTIONS), then)


def begin(
    page: DeskPage, case_ids: Sequence[CaseId], action: str, kept: Mapping[str, object]
) -> None:
    """Do a common action for other families; its form begins with what was kept of the last one.

    Raises:
        Refusal: none of them is there any more, or they are too many.
    """
    _begin(page, chosen(page.desk, case_ids), action, kept)


def tell(page: DeskPage, result: Together) -> None:
    """Say what has been done, and name those for whom it could not be."""
    if not result.refused:
        page.app.say(result.sentence)
        return
    said = [result.sentence, "", "Не получилось:"]
    said += [f"- {family}: {why}" for family, why in result.refused]
    page.app.push_screen(ReadingDialog("Общее действие (Esc — закрыть)", said))


def _begin(
    page: DeskPage, lines: Sequence[QueueLine], action: str, kept: Mapping[str, object]
) -> None:
    if action == "export":
        try:
            page.app.say(f"Список готов: {export(page.desk, lines)}")
            _remember(page, action)
        except Refusal as refusal:
            page.app.warn(refusal.sentence)
        return
    if not page.may_change():
        return
    if action == "print":
        count = families(len(lines))
        question = f"{_of_agreement(page)}: {count}. Новые получат номера и дату. Напечатать?"
        page.app.ask(question, partial(_print, page, lines))
        return
    form = _FORMS[action](page.desk, lines)
    form.preset(kept)

    def saved(result: Together | None) -> None:
        if result is not None:
            _remember(page, action, form)
            page.post_message(GroupDone(result))

    page.app.push_screen(form, saved)


def _of_agreement(page: DeskPage) -> str:
    return capitalised(page.desk.office.profile.terms.agreement.nominative)


def _remember(page: DeskPage, action: str, form: GroupPage | None = None) -> None:
    words = next(one.text for one in _OPTIONS if one.key == action)
    said = words[0].lower() + words[1:]
    page.remember(of_group(action, said, form, page.desk.today))


def _print(page: DeskPage, lines: Sequence[QueueLine]) -> None:
    page.app.say("Готовлю документы…")
    _remember(page, "print")

    def work() -> None:
        page.post_message(GroupDone(print_all(page.desk, lines)))

    page.run_worker(work, thread=True, exclusive=True, group="print")
