"""A family is entered, or one that is known and has no case is taken on."""

from sstui.core.records import FamilyId
from sstui.desk.families import without_open_case
from sstui.ui.desk_page import DeskPage
from sstui.ui.screens.forms.case import CaseForm
from sstui.ui.screens.forms.family import FamilyForm
from sstui.ui.widgets.options import Option
from sstui.ui.widgets.picker import Picker


def enter_family(page: DeskPage) -> None:
    """Ask which family it is where some have no case, then open its form over the page."""
    waiting = without_open_case(page.desk)

    def then(chosen: tuple[object, ...] | None) -> None:
        if chosen == (None,):
            page.open_form(FamilyForm(page.desk))
        elif chosen:
            page.open_form(CaseForm(page.desk, FamilyId(int(str(chosen[0])))))

    if not waiting:
        then((None,))
        return
    options = [Option(None, "Новая семья")]
    options += [Option(one.id, f"Открыть дело: {one.name}") for one in waiting]
    page.app.push_screen(Picker("Семья", options), then)
