"""What waits for the body, what closing a sitting would do, and what is refused."""

from dataclasses import replace
from datetime import date

import pytest

from sstui.core.family_file import Assessment, AssessmentId
from sstui.core.programme import ProgrammeState
from sstui.core.records import CaseId
from sstui.core.refusal import Refusal
from sstui.core.sittings import Decision, Question, SittingId
from sstui.desk.agenda import agenda_lines, waiting
from sstui.desk.closing import close_sitting, quorum_words, what_closing_does
from sstui.desk.desk import Desk
from sstui.desk.programmes import newest_programme, withdraw
from sstui.desk.sittings import (
    FullSitting,
    ItemDraft,
    SittingDraft,
    all_sittings,
    call_members,
    cancel_sitting,
    change_plan,
    decide_item,
    full_sitting,
    plan_sitting,
)
from sstui.desk.undo import last_save, undo
from sstui.store import cases, family_file
from sstui.store.door import together
from sstui.store.journal import journal
from tests.desk.test_programme_and_sitting import a_clinic, a_council, ready
from tests.factories import TODAY, a_case, me


def assessed(desk: Desk, case: CaseId, suggested: str, on: date = date(2026, 11, 16)) -> None:
    """An assessment on which nothing is decided."""
    family = cases.case(case).family_id  # type: ignore[union-attr]
    one = Assessment(
        AssessmentId(0), family, case, on, me(desk), "sample", points=30, suggested=suggested
    )
    with together():
        family_file.add_assessment(one)


def a_sitting(desk: Desk, on: date = TODAY) -> SittingId:
    a_council(desk)
    return plan_sitting(desk, SittingDraft(on))


def test_an_assessment_waits_until_the_body_has_decided(desk: Desk) -> None:
    case = a_case(desk)
    assessed(desk, case, "adaptation", date(2026, 11, 2))
    assessed(desk, case, "crisis")
    [one] = waiting(desk)
    assert (one.question, one.suggested, one.since) == (
        Question.LEVEL, "crisis", date(2026, 11, 16),
    )  # fmt: skip
    made = a_sitting(desk)
    found = full_sitting(made)
    [line] = agenda_lines(desk, found.items)
    assert (line.suggested, line.level, line.family) == ("crisis", "basic", "Ёлкина Мария Петровна")
    with pytest.raises(Refusal, match="не тот, что подсказывает"):
        decide_item(desk, found.items[0], ItemDraft(Decision.SET_LEVEL, level="emergency"))
    draft = ItemDraft(Decision.SET_LEVEL, level="emergency", remarks="угроза детям")
    decide_item(desk, found.items[0], draft)
    said = what_closing_does(desk, full_sitting(made))
    assert said == (
        "Кворум есть: 3 из 3, нужно не меньше 2. "
        "Присутствуют: Орлова А. А., Белов А. А., Гусев А. А.",
        "Вопросов 1: установить уровень — 1.",
        "1. Ёлкина Мария Петровна: с 23.11.2026 уровень экстренный.",
    )
    close_sitting(desk, made)
    newest = family_file.assessments(cases.case(case).family_id)[0]  # type: ignore[union-attr]
    assert (newest.decided, newest.reason) == ("emergency", "угроза детям")
    assert waiting(desk) == []


def test_what_closing_would_do_is_said_before(desk: Desk) -> None:
    clinic = a_clinic(desk)
    for last in ("Ёлкина", "Котова", "Рыбина", "Жукова"):
        ready(desk, a_case(desk, last=last), clinic)
    made = a_sitting(desk)
    items = full_sitting(made).items
    decide_item(desk, items[0], ItemDraft(Decision.APPROVE, level="crisis"))
    decide_item(desk, items[1], ItemDraft(Decision.REJECT, remarks="сроки"))
    decide_item(desk, items[2], ItemDraft(Decision.POSTPONE, next_on=date(2026, 12, 7)))
    with pytest.raises(Refusal, match="Нет решения по вопросам: 4"):
        what_closing_does(desk, full_sitting(made))
    decide_item(desk, items[3], ItemDraft(Decision.OTHER_SERVICE))
    assert what_closing_does(desk, full_sitting(made))[1:] == (
        "Вопросов 4: утвердить — 1, отклонить, доработать — 1, отложить — 1, "
        "другая форма обслуживания — 1.",
        "1. Ёлкина Мария Петровна: программа утверждается, с 23.11.2026 уровень кризисный.",
        "2. Котова Мария Петровна: программа возвращается: сроки.",
        "3. Рыбина Мария Петровна: отложить, снова рассмотреть 07.12.2026.",
        "4. Жукова Мария Петровна: программа отклоняется, другая форма обслуживания.",
    )


def one_family(desk: Desk) -> tuple[CaseId, SittingId, FullSitting]:
    case = a_case(desk)
    ready(desk, case, a_clinic(desk))
    made = a_sitting(desk)
    return case, made, full_sitting(made)


def test_what_was_changed_meanwhile_is_looked_at_again(desk: Desk) -> None:
    case, made, found = one_family(desk)
    decide_item(desk, found.items[0], ItemDraft(Decision.APPROVE))
    seen = full_sitting(made)
    decide_item(desk, seen.items[0], ItemDraft(Decision.REJECT, remarks="сроки"))
    with pytest.raises(Refusal, match="заседание изменили"):
        close_sitting(desk, made, seen=seen)
    assert newest_programme(case).state is ProgrammeState.SUBMITTED  # type: ignore[union-attr]


def test_a_programme_that_was_taken_back_is_not_approved(desk: Desk) -> None:
    case, made, found = one_family(desk)
    decide_item(desk, found.items[0], ItemDraft(Decision.APPROVE))
    withdraw(desk, newest_programme(case))  # type: ignore[arg-type]
    with pytest.raises(Refusal, match="уже не на рассмотрении \\(проект\\)"):
        close_sitting(desk, made)
    assert newest_programme(case).state is ProgrammeState.DRAFT  # type: ignore[union-attr]


def test_more_votes_than_members_are_refused(desk: Desk) -> None:
    _, made, found = one_family(desk)
    decide_item(desk, found.items[0], ItemDraft(Decision.APPROVE, votes_for=3, votes_against=1))
    with pytest.raises(Refusal, match="голосов больше"):
        close_sitting(desk, made)


def test_who_comes_may_be_left_to_be_ticked(desk: Desk) -> None:
    a_council(desk)
    made = plan_sitting(desk, SittingDraft(TODAY, all_present=False))
    found = full_sitting(made)
    assert quorum_words(desk, found.attendees) == "Нет кворума: 0 из 3, нужно не меньше 2."
    call_members(desk, made, [replace(one, is_present=True) for one in found.attendees])
    assert quorum_words(desk, full_sitting(made).attendees).startswith("Кворум есть: 3 из 3")


def test_days_of_a_sitting_fit_together(desk: Desk) -> None:
    _, made, found = one_family(desk)
    draft = ItemDraft(Decision.POSTPONE, next_on=date(2026, 11, 22))
    with pytest.raises(Refusal, match="раньше этого заседания"):
        decide_item(desk, found.items[0], draft)
    change_plan(desk, found.sitting, SittingDraft(TODAY, "15", "зал"))
    changed = full_sitting(made)
    assert (changed.sitting.at, changed.sitting.place) == ("15:00", "зал")
    decide_item(desk, changed.items[0], ItemDraft(Decision.APPROVE))
    with pytest.raises(Refusal, match="не может быть в будущем"):
        change_plan(desk, changed.sitting, SittingDraft(date(2026, 11, 27)))
    with pytest.raises(Refusal, match="дальше года"):
        change_plan(desk, changed.sitting, SittingDraft(date(2028, 1, 1)))
    close_sitting(desk, made)
    with pytest.raises(Refusal, match="закрыто"):
        change_plan(desk, full_sitting(made).sitting, SittingDraft(TODAY))
    with pytest.raises(Refusal, match="закрыто"):
        call_members(desk, made, [])


def test_a_planned_sitting_is_taken_away_and_brought_back(desk: Desk) -> None:
    _, made, found = one_family(desk)
    assert waiting(desk) == []
    cancel_sitting(desk, made)
    assert [one.question for one in waiting(desk)] == [Question.PROGRAMME]
    assert all_sittings() == []
    line = journal(1)[0]
    assert (line.action, line.object_id) == ("sitting.cancel", made)
    saved = last_save(desk)
    assert saved is not None
    undo(desk, saved.line.line.seq)
    assert full_sitting(made) == found
    assert waiting(desk) == []


def test_a_sitting_with_decisions_is_not_taken_away(desk: Desk) -> None:
    _, made, found = one_family(desk)
    decide_item(desk, found.items[0], ItemDraft(Decision.APPROVE))
    with pytest.raises(Refusal, match="уже записаны решения: 1"):
        cancel_sitting(desk, made)
    decide_item(desk, full_sitting(made).items[0], ItemDraft(None))
    decide_item(desk, full_sitting(made).items[0], ItemDraft(Decision.APPROVE))
    close_sitting(desk, made)
    with pytest.raises(Refusal, match="Заседание закрыто, протокол № 1/2026"):
        cancel_sitting(desk, made)
    assert [one.id for one in all_sittings()] == [made]
