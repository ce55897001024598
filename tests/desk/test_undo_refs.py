"""What another record refers to is not taken back: a refusal in words, and nothing is changed."""

import pytest

from sstui.core.refusal import Refusal
from sstui.desk.assessments import AssessmentDraft, assess, sheet_of
from sstui.desk.desk import Desk
from sstui.desk.people import add_staff, work_as
from sstui.desk.undo import last_save, undo
from sstui.store.staff import staff
from tests.desk.office_images import everything
from tests.factories import TODAY, a_family, a_person


def test_a_family_that_somebody_has_assessed_stays(desk: Desk) -> None:
    add_staff(desk, a_person())
    other = work_as(desk, next(one for one in staff() if one.name.last == "Кузьмин"))
    family = a_family(desk)
    answers = {one.code: one.options[0].code for one in sheet_of(desk).factors}
    assess(other, AssessmentDraft(family, TODAY, answers))
    found, before = last_save(desk), everything()
    assert found is not None
    with pytest.raises(Refusal, match="Отменить нельзя: на эту запись уже опираются другие"):
        undo(desk, found.line.line.seq)
    assert everything() == before
