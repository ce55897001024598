"""Every change of a case on the screen: a list of saves, and each of them field by field."""

from sstui.core.records import CaseId
from sstui.desk.case_changes import CaseChange, case_changes, every_field
from sstui.ui.desk_app import DeskApp
from sstui.ui.widgets.options import Option
from sstui.ui.widgets.picker import Picker
from sstui.ui.widgets.reading import ReadingDialog

MOST = 500
"""The newest saves that are listed."""


def show_changes(app: DeskApp, case_id: CaseId) -> None:
    """List the saves that changed a case, newest first; Enter shows one with all fields."""
    found = case_changes(app.desk, case_id, MOST)
    if not found:
        app.say("Изменений ещё не записано.")
        return
    options = [Option(number, _words(one)) for number, one in enumerate(found)]

    def chosen(keys: tuple[object, ...] | None) -> None:
        if keys:
            _show(app, found[int(str(keys[0]))])

    app.push_screen(Picker("Изменения дела: Enter — все поля", options), chosen)


def _words(one: CaseChange) -> str:
    told = [change.text for change in one.changes]
    return f"{one.title}; {'; '.join(told)}" if told else one.title


def _show(app: DeskApp, one: CaseChange) -> None:
    told = [f"- {change.text}" for change in one.changes]
    lines = [f"{one.title}.", "", *told, "", *every_field(app.desk, one)]
    app.push_screen(ReadingDialog("Изменение (Esc — закрыть)", lines))
