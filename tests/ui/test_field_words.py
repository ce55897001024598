"""F1 on a field of any form says what the field is for; the line below says how, whole."""

from typing import Any

import pytest
from rich.cells import cell_len

from sstui.desk.card import card
from sstui.desk.desk import Desk
from sstui.ui.keys import with_keys
from sstui.ui.screens.forms.base import FormPage
from sstui.ui.screens.forms.field_words import ABOUT, purpose_of
from sstui.ui.screens.forms.visit import VisitForm
from sstui.ui.widgets.form import Field
from sstui.ui.widgets.text_field import TextField
from tests.factories import a_case
from tests.ui.district import a_district, an_app
from tests.ui.every_screen import KINDS, make
from tests.ui.form_story import opened
from tests.ui.screen_text import settle

WHOLE_LINE = 78
"""Cells of the line under the fields at 80×24."""
OF_THE_SHEET = "AssessmentForm"
"""Its fields are the factors of the office's own sheet, named there."""


async def fields_of_all_forms(desk: Desk) -> list[tuple[str, Field]]:
    """Each field with the name of its form."""
    cases = a_district(desk)
    app = an_app(desk)
    found: list[tuple[str, Field]] = []
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        for kind in KINDS:
            if issubclass(kind, FormPage):
                page: FormPage[Any] = make(kind, desk, cases["Ёлкина"])  # type: ignore[assignment]
                found += [(kind.__name__, row.field) for row in page.form._rows]
        visit = card(desk, cases["Ёлкина"]).visits[0]
        corrected = VisitForm(desk, cases["Ёлкина"], visit)
        found += [("VisitForm", row.field) for row in corrected.form._rows]
    return found


async def test_every_field_says_what_it_is_for_and_how_in_one_line(desk: Desk) -> None:
    found = await fields_of_all_forms(desk)
    assert len({form for form, _ in found}) > 40
    silent, long = [], []
    for form, field in found:
        says = field.help or field.label in ABOUT
        if not (says or form == OF_THE_SHEET):
            silent.append(f"{form}: {field.label}")
        how = with_keys((field.help or field.widget.HELP or "").partition("\n\n")[0])
        if cell_len(how) > WHOLE_LINE:
            long.append(f"{form}: {field.label}: {how}")
    assert silent == []
    assert long == []
    assert set(ABOUT) - {field.label for _, field in found} == set()


@pytest.mark.parametrize(
    ("field", "said"),
    [
        (Field("a", "Исход", TextField(), "Выберите исход."), "Поле «Исход», обязательное. Чем"),
        (Field("a", "Исход", TextField(), help="Своё."), "Поле «Исход»."),
        (Field("a", "Что-то", TextField()), "Поле «Что-то»."),
    ],
)
def test_the_words_name_the_field(field: Field, said: str) -> None:
    assert purpose_of(field).startswith(said)


async def test_help_says_it_first(desk: Desk) -> None:
    case = a_case(desk)
    async with opened(lambda: VisitForm(desk, case)) as story:
        await story.press("tab", "f1")
        assert "Поле «Исход», обязательное. Чем кончилось." in story.words
