"""Forms offer what the profile lists: forms of work, how often, purposes of consents."""

from dataclasses import replace
from pathlib import Path

import pytest

from sstui.core.office import Dictionary
from sstui.core.refusal import Refusal
from sstui.desk.card import card
from sstui.desk.desk import Desk, open_desk
from sstui.desk.family_file import ConsentDraft, give_consent
from sstui.desk.family_words import purpose_words
from sstui.desk.paper_facts import consent
from sstui.desk.programmes import draw_up
from sstui.desk.routes import route_of
from sstui.documents.consent import ConsentFacts, fields
from sstui.store import opening
from sstui.store.families import members
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

[own_purposes.photo]
active = true
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
    assert [one.purpose for one in consents(family)] == ["transfer"]


async def test_a_purpose_of_the_region_s_own_is_given_and_printed(own: Desk) -> None:
    family = card(own, a_case(own)).family.id
    async with opened(lambda: ConsentForm(own, family)) as story:
        assert "Съёмка и показ изображения" in story.screen
        await story.press("1", "enter", "3", "f2")
        assert story.answer is not None
        assert story.answer.endswith("съёмка и показ изображения.")
    [given] = consents(family)
    assert given.purpose == "photo"
    assert "consent" not in route_of(own, family).facts  # the data may not be worked with by it
    facts = consent(own, given.id).facts
    assert isinstance(facts, ConsentFacts)
    told = fields(facts)
    assert told["подзаголовок"] == "на съёмку и показ изображения"
    assert told["сведения"] == [
        {"строка": "изображение на фотографии или видео;"},
        {"строка": "имя и возраст, если они названы рядом с изображением."},
    ]
    assert (told["получатели"], told["особые"]) == ([], [])
    assert "передача" not in str(told["действия"])


def test_a_purpose_that_no_profile_knows_is_refused_and_an_old_one_is_named(own: Desk) -> None:
    case = a_case(own)
    family = card(own, case).family.id
    mother = members(family)[0].id
    draft = ConsentDraft(family, mother, mother, "camp", TODAY)
    with pytest.raises(Refusal, match="Такой цели согласия в профиле нет"):
        give_consent(own, draft)
    given = give_consent(own, replace(draft, purpose="photo"))
    lists = own.office.profile.lists
    fewer = Dictionary(tuple(one for one in lists.purposes if one.code != "photo"))
    profile = replace(own.office.profile, lists=replace(lists, purposes=fewer))
    later = replace(own, office=replace(own.office, profile=profile))
    assert purpose_words(later, "photo") == "цель, которой в профиле больше нет"
    assert purpose_words(later, "health") == "сведения о здоровье"
    assert [one.id for one in consents(family)] == [given]
