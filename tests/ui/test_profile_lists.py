"""Forms offer what the profile lists: forms of work, how often, purposes of consents."""

from pathlib import Path

import pytest

from sstui.desk.card import card
from sstui.desk.desk import Desk, open_desk
from sstui.desk.programmes import draw_up
from sstui.store import opening
from sstui.store.family_file import consents
from sstui.ui.screens.forms.consent import ConsentForm
from sstui.ui.screens.forms.measure import MeasureForm
from sstui.ui.widgets.own_words import OwnWordsField
from tests.desk.test_programme_and_sitting import a_draft
from tests.factories import TODAY, a_case
from tests.ui.form_story import opened

OWN = """
[forms_of_work]
raft = { title = "сплав по реке", order = 1 }
club = { active = false }

[periodicities]
weekly = { title = "раз в неделю" }

[consent_purposes.transfer]
title = "передача сведений партнёрам"

[consent_purposes.health]
active = false
"""


@pytest.fixture
def own(desk: Desk) -> Desk:
    """The office after its profile was given words of its own."""
    folder: Path = desk.office.folder
    (folder / "profiles" / "tula" / "work.toml").write_text(OWN, "utf-8")
    opening.close()
    return open_desk(folder, "sokolova", today=TODAY)


async def test_a_measure_offers_the_region_s_forms_of_work(own: Desk) -> None:
    made = draw_up(own, a_case(own), a_draft(own, None))
    async with opened(lambda: MeasureForm(own, made), (80, 40)) as story:
        form, often = story.app.screen.query(OwnWordsField)
        form.focus()
        await story.press("enter")
        assert "сплав по реке" in story.screen
        assert "клуб" not in story.screen
        await story.press("escape")
        often.focus()
        await story.press("enter")
        assert "раз в неделю" in story.screen
        assert "каждую неделю" not in story.screen


async def test_a_consent_is_asked_for_what_the_region_offers(own: Desk) -> None:
    family = card(own, a_case(own)).family.id
    async with opened(lambda: ConsentForm(own, family)) as story:
        assert "Передача сведений партнёрам" in story.screen
        assert "здоровье" not in story.screen
        await story.press("1", "enter", "2", "f2")
        assert story.answer is not None
        assert story.answer.endswith("передача сведений партнёрам.")
    assert [one.purpose.value for one in consents(family)] == ["transfer"]
