"""Forms of sittings and letters, opened again for a draft."""

from collections.abc import Callable, Mapping

from sstui.core.drafts import About
from sstui.core.records import CaseId
from sstui.core.refusal import Refusal
from sstui.desk.desk import Desk
from sstui.desk.letters import letters_of
from sstui.desk.sittings import all_sittings, full_sitting
from sstui.ui.screens.forms.agenda_item import ItemForm
from sstui.ui.screens.forms.base import FormPage
from sstui.ui.screens.forms.letter import AnswerForm

Form = FormPage[str | None]
GONE = "Записи, к которой относится черновик, больше нет. Черновик остаётся в списке."


def _item(desk: Desk, about: About) -> Form:
    for one in all_sittings():
        for item in full_sitting(one.id).items:
            if item.id == about.record_id and not one.is_closed:
                return ItemForm(desk, item)
    raise Refusal(GONE)


def _answer(desk: Desk, about: About) -> Form:
    for one in letters_of(about.case_id or CaseId(0)):
        if one.id == about.record_id and not one.voided and one.answered_on is None:
            return AnswerForm(desk, one)
    raise Refusal(GONE)


FORMS: Mapping[str, Callable[[Desk, About], Form]] = {"item": _item, "letter-answer": _answer}
"""Kind of draft → its form."""
