"""What is typed into a form is kept as it is typed, and offered again to the same person."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from sstui import host
from sstui.core.drafts import About, Draft
from sstui.core.events import ENTERED
from sstui.core.refusal import Refusal
from sstui.desk.appointments import AppointmentDraft, appoint
from sstui.desk.card import card
from sstui.desk.cases import suspend
from sstui.desk.desk import Desk
from sstui.desk.drafts import drafts_about, keep_draft, my_drafts
from sstui.desk.events import EventDraft, enter_event
from sstui.desk.families import FamilyDraft, change_family, household, places
from sstui.desk.people import add_staff, work_as
from sstui.store import families, opening, visits
from sstui.store.door import together
from sstui.store.engine import fetch_sql, run_sql
from sstui.store.staff import person
from sstui.ui.screens.forms import keeping
from sstui.ui.screens.forms.base import FormPage
from sstui.ui.screens.forms.family import FamilyForm
from sstui.ui.screens.forms.offering import KINDS
from sstui.ui.screens.forms.reopening import reopened
from sstui.ui.screens.forms.settlement import SettlementForm
from sstui.ui.screens.forms.visit import VisitForm
from sstui.ui.screens.norms_draft import NormDraftScreen
from tests.factories import a_case, a_family, a_person, a_settlement, a_visit, me
from tests.patience import until
from tests.ui.a_file import file_drafts
from tests.ui.a_programme import a_programme
from tests.ui.a_way import way_drafts
from tests.ui.district import an_app, press
from tests.ui.form_story import STILL_OPEN, Story, opened
from tests.ui.screen_text import SIZES, assert_snapshot, screen_text, settle

OFFERED = "Есть незаконченная запись: "


async def kept(story: Story) -> None:
    """Wait as long as a draft may take."""
    await story.pilot.pause(0.5)
    await settle(story.pilot)


async def fill_in_a_visit(story: Story) -> None:
    await story.type("5.11", "enter", "2", "enter", "1", "enter", "enter")
    await story.type("930", "enter", "enter")
    await story.type("дома")
    await story.press("enter")
    await story.type("никого")


async def test_a_visit_is_kept_within_a_second_and_offered_by_the_same_form(desk: Desk) -> None:
    case = a_case(desk)
    async with opened(lambda: VisitForm(desk, case)) as story:
        await fill_in_a_visit(story)
        assert keeping.DELAY < 0.5  # the other half of the second is for writing
        await until(lambda: "никого" in str([one.values for one in my_drafts(desk)]), "the draft")
        (draft,) = my_drafts(desk)
        assert (draft.about.kind, draft.about.case_id) == ("visit", case)
    async with opened(lambda: VisitForm(desk, case)) as story:
        assert f"{OFFERED}посещение, Ёлкина Мария Петровна, " in story.words
        await story.press("enter")
        for words in ("▸Дата                  05.11.2026  чт", "(•) никого нет дома", "09:30"):
            assert words in story.screen
        for words in ("[×] Мария Петровна", "дома\n", "никого"):
            assert words in story.screen
        assert story.answer == STILL_OPEN
        await story.press("f2")
        assert "Сохранено" in story.screen
    (visit,) = visits.visits(case)
    assert (visit.made_on, visit.at, visit.notes) == (date(2026, 11, 5), "09:30", "дома\nникого")
    assert my_drafts(desk) == []


async def test_a_held_key_is_kept_while_it_is_held(desk: Desk) -> None:
    async with opened(lambda: SettlementForm(desk)) as story:
        for _ in range(30):
            await story.pilot.press("а")
            await story.pilot.pause(0.05)
        (draft,) = my_drafts(desk)
        assert len(str(draft.values["fields"])) > 10


async def test_a_draft_ends_when_it_is_left_or_saved_or_made_undone(desk: Desk) -> None:
    async with opened(lambda: SettlementForm(desk)) as story:
        await story.type("Лог")
        await kept(story)
        assert len(my_drafts(desk)) == 1
        await story.press("escape", "д")
    assert my_drafts(desk) == []
    async with opened(lambda: SettlementForm(desk)) as story:
        await story.type("Л")
        await kept(story)
        await story.press("backspace")
        await kept(story)
        assert my_drafts(desk) == []
        await story.type("Лог", "f2")
        await kept(story)
        assert story.answer == "Населённый пункт «Лог» сохранён."
    assert my_drafts(desk) == []


async def test_a_refused_save_keeps_the_draft(desk: Desk) -> None:
    a_settlement(desk, "Лог")
    async with opened(lambda: SettlementForm(desk)) as story:
        await story.type("Лог", "f2")
        assert "уже есть" in story.screen
        await kept(story)
        assert [one.about.kind for one in my_drafts(desk)] == ["settlement"]
        assert fetch_sql("SELECT count(*) FROM settlement") == [(1,)]


async def test_a_lost_line_loses_not_even_the_last_key(desk: Desk) -> None:
    case = a_case(desk)
    async with opened(lambda: VisitForm(desk, case)) as story:
        await story.press("tab", "2")
        page = story.app.screen
        assert isinstance(page, FormPage)
        page.flush()
        (draft,) = my_drafts(desk)
        assert dict(draft.values)["fields"]["outcome"] == ["nobody_home"]  # type: ignore[index]


async def test_typing_goes_on_while_somebody_else_writes(desk: Desk) -> None:
    async with opened(lambda: SettlementForm(desk)) as story:
        with host.exclusive_lock(opening.lock_path(), 1) as had:
            assert had
            await story.type("Новая")
            await story.pilot.pause(0.5)
            await story.pilot.press("я")
            assert "Новаяя" in story.screen
            assert my_drafts(desk) == []
        await until(lambda: "Новаяя" in str([one.values for one in my_drafts(desk)]), "the draft")


async def test_two_windows_with_one_form_keep_a_draft_each(desk: Desk) -> None:
    async with opened(lambda: SettlementForm(desk)) as first:
        await first.type("Лог")
        await kept(first)
        (draft,) = my_drafts(desk)
        keep_draft(desk, "another", About("settlement"), {"fields": {"name": "Луг"}})
        await first.type("и")
        await kept(first)
        found = {one.id: str(one.values["fields"]) for one in my_drafts(desk)}
        assert "Луг" in found["another"]
        assert "Логи" in found[draft.id]


async def test_later_leaves_the_draft_and_removing_it_asks_first(desk: Desk) -> None:
    keep_draft(desk, "a", About("settlement"), {"fields": {"name": "Лог"}})
    async with opened(lambda: SettlementForm(desk)) as story:
        assert f"{OFFERED}населённый пункт, " in story.words
        await story.press("escape", "f1", "escape")
        assert "Лог" not in story.screen
    assert len(my_drafts(desk)) == 1
    async with opened(lambda: SettlementForm(desk)) as story:
        await story.press("у", "enter")
        assert "Удалить незаконченную запись?" in story.words
        await story.press("д")
        assert my_drafts(desk) == []


async def test_a_record_that_was_changed_meanwhile_is_not_turned_back(desk: Desk) -> None:
    family = a_family(desk)
    async with opened(lambda: FamilyForm(desk, family)) as story:
        await story.press("tab", "tab", "end")
        await story.type(", кв. 7")
        await kept(story)
    old = household(family).family
    changed = FamilyDraft(old.settlement_id, (), old.name, old.address, phone="+7 000 000-00-01")
    change_family(desk, family, old.version, changed)
    async with opened(lambda: FamilyForm(desk, family)) as story:
        await story.press("enter")
        assert "Сверьте поля перед сохранением." in story.words
        await story.press("enter", "f2")
        assert story.answer == "Данные семьи исправлены."
    found = household(family).family
    assert (found.address, found.phone) == ("ул. Луговая, 5, кв. 7", "+7 000 000-00-01")
    assert replace(found, version=old.version) != old


async def test_a_visit_of_a_case_that_was_written_about_meanwhile_says_so(desk: Desk) -> None:
    case = a_case(desk)
    async with opened(lambda: VisitForm(desk, case)) as story:
        await story.press("tab", "2")
        await kept(story)
    appoint(desk, AppointmentDraft(case, date(2026, 12, 4), me(desk), reason="просили"))
    async with opened(lambda: VisitForm(desk, case)) as story:
        await story.press("enter")
        assert "записи той же семьи изменили" in story.words


async def test_a_new_family_comes_back_with_its_members_and_the_one_being_typed(
    desk: Desk,
) -> None:
    a_settlement(desk, "Заречье")
    async with opened(lambda: FamilyForm(desk)) as story:
        await story.type("зар", "enter")
        await story.type("ул. Мира, 3", "tab", "tab", "tab", "tab", "enter")
        assert "Новый член семьи" in story.screen
        await story.type("Ёлкина", "enter")
        await story.type("Мария", "enter", "enter", "ж", "enter")
        await story.type("мать", "enter")
        await story.press("f2")
        assert "Ёлкина Мария, мать" in story.screen
        await story.press("enter")
        await story.type("Ёлкин", "enter")
        await story.type("Пёт")
        page = story.app.screen
        assert isinstance(page, FormPage)
        story.app.flush()
    async with opened(lambda: FamilyForm(desk)) as story:
        await story.press("enter")
        assert "Новый член семьи" in story.screen
        assert "Пёт" in story.screen
        await story.press("escape", "д")
        assert "Ёлкина Мария, мать" in story.screen
        assert "ул. Мира, 3" in story.screen
        await story.press("f2")
        assert "Новое дело" in story.screen
    assert my_drafts(desk) == []
    assert [one.name for one in families.families()] == ["Ёлкина Мария"]


def everything(desk: Desk) -> dict[str, About]:
    """One draft's form of each kind, about records that are there."""
    add_staff(desk, a_person())
    case = a_case(desk, "emergency", started_on=date(2026, 11, 2))
    family = card(desk, case).family.id
    a_visit(desk, case, date(2026, 11, 5))
    appoint(desk, AppointmentDraft(case, date(2026, 12, 4), me(desk), reason="просили"))
    suspend(desk, case, date(2027, 1, 11), None, "санаторий")
    event = enter_event(desk, EventDraft(case, ENTERED[0], date(2026, 11, 6)))
    found = card(desk, case)
    programme = a_programme(desk, case).id
    return {
        "visit": About("visit", case, None, found.visits[0].id),
        "void": About("void", case, None, found.visits[0].id),
        "appointment": About("appointment", case),
        "cancel": About("cancel", case, None, found.appointments[0].id),
        "family": About("family", None, family, family),
        "member": About("member", None, family, found.members[0].id),
        "case": About("case", None, family),
        "level": About("level", case),
        "pause": About("pause", case, None, found.pauses[0].id),
        "curator": About("curator", case),
        "agreement": About("agreement", case),
        "end": About("end", case),
        "event": About("event", case),
        "event-void": About("event-void", case, None, event),
        "staff": About("staff", None, None, me(desk)),
        "settlement": About("settlement", None, None, places()[0].id),
        "norms": About("norms", record_id=desk.office.norms.sets[0].since.toordinal()),
        "programme": About("programme", case, None, programme),
        "measure": About("measure", case),
        "organisation": About("organisation"),
        **file_drafts(desk, family),
        **way_drafts(desk, case, programme),
    }


async def test_every_kind_of_form_is_opened_again(desk: Desk) -> None:
    about = everything(desk)
    assert set(about) | {"duty"} == set(KINDS)
    async with opened(lambda: SettlementForm(desk)):
        for kind, one in about.items():
            keep_draft(desk, kind, one, {"fields": {}})
            form = reopened(desk, drafts_about(desk, one)[0])
            assert (form.KIND, form.about.is_same(one)) == (kind, True)
    names = {kind: form.KIND for kind, form in forms_with_drafts().items()}
    assert names == {kind: kind for kind in KINDS}


def forms_with_drafts() -> dict[str, Any]:
    """Every page of the program that keeps drafts, by its kind."""
    found: dict[str, Any] = {NormDraftScreen.KIND: NormDraftScreen}
    waiting = FormPage.__subclasses__()
    while waiting:
        form = waiting.pop()
        waiting += form.__subclasses__()
        if form.KIND:
            found[form.KIND] = form
    return found


@pytest.mark.parametrize("kind", ["visit", "member", "staff", "settlement", "duty", "nothing"])
def test_a_draft_about_what_is_gone_is_refused_and_stays(desk: Desk, kind: str) -> None:
    case = a_case(desk)
    family = card(desk, case).family.id
    draft = Draft("a", About(kind, case, family, 999), {}, datetime.now(UTC))
    with pytest.raises(Refusal, match=r"больше нет|нет четырёх"):
        reopened(desk, draft)


async def test_the_next_start_offers_the_newest_draft_and_tells_of_the_rest(desk: Desk) -> None:
    case = a_case(desk)
    keep_draft(desk, "a", About("settlement"), {"fields": {"name": "Лог"}})
    keep_draft(desk, "b", About("visit", case), {"fields": {"notes": "дома"}})
    app = an_app(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        shown = screen_text(app)
        assert "посещение, Ёлкина Мария" in shown
        assert "Ещё незаконченных записей: 1." in shown
        await press(pilot, "enter")
        assert "▸Дата" in screen_text(app)
        assert "дома" in screen_text(app)


async def test_nothing_is_offered_to_somebody_else(desk: Desk) -> None:
    keep_draft(desk, "a", About("settlement"), {"fields": {"name": "Лог"}})
    other = person(add_staff(desk, a_person()))
    assert other is not None
    app = an_app(work_as(desk, other))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "незаконченная" not in screen_text(app)


async def test_who_says_who_they_are_is_offered_their_draft(desk: Desk) -> None:
    keep_draft(desk, "a", About("settlement"), {"fields": {"name": "Лог"}})
    app = an_app(replace(desk, person=None, login="guest"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "незаконченная" not in screen_text(app)
        await press(pilot, "я", "enter")
        assert f"{OFFERED}населённый пункт" in screen_text(app)


async def test_the_list_of_drafts_goes_on_and_removes(desk: Desk) -> None:
    case = a_case(desk)
    keep_draft(desk, "a", About("settlement"), {"fields": {"name": "Лог"}})
    keep_draft(desk, "b", About("visit", case), {"fields": {"notes": "дома"}})
    app = an_app(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "escape", "f9", "7")
        shown = screen_text(app)
        assert "Населённый пункт" in shown
        assert "Посещение" in shown
        await press(pilot, "f8", "д")
        assert [one.id for one in my_drafts(desk)] == ["a"]
        assert "Посещение" not in screen_text(app)
        await press(pilot, "enter")
        assert "▸Название              Лог" in screen_text(app)
        await press(pilot, "f2")
        assert "Незаконченных записей нет" in screen_text(app)


@pytest.mark.parametrize("size", SIZES)
async def test_the_question_looks_as_it_did(desk: Desk, size: tuple[int, int]) -> None:
    case = a_case(desk)
    with together():
        keep_draft(desk, "a", About("visit", case), {"fields": {"notes": "дома"}})
        # Long ago for every clock: what was typed within two minutes is told of otherwise.
        run_sql("UPDATE draft SET changed_at_utc = '2020-02-22T14:40:00.000+00:00'")
    async with opened(lambda: VisitForm(desk, case), size) as story:
        assert_snapshot(story.app, "forms_draft")


@pytest.mark.parametrize("size", SIZES)
async def test_the_list_of_drafts_looks_as_it_did(desk: Desk, size: tuple[int, int]) -> None:
    case = a_case(desk)
    keep_draft(desk, "a", About("visit", case), {})
    keep_draft(desk, "b", About("family", None, card(desk, case).family.id, 1), {})
    keep_draft(desk, "c", About("settlement"), {})
    with together():
        for name, at in (("a", "22T14:40"), ("b", "21T06:05"), ("c", "12T11:30")):
            changed = f"2026-11-{at}:00.000+00:00"
            run_sql("UPDATE draft SET changed_at_utc = ? WHERE id = ?", (changed, name))
    app = an_app(desk)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await press(pilot, "escape", "f9", "7")
        assert_snapshot(app, "drafts")
