"""A programme in the small district, for the screens and forms that are about one."""

from sstui.core.programme import Programme
from sstui.core.records import CaseId
from sstui.desk.desk import Desk
from sstui.desk.programmes import draw_up, newest_programme
from tests.desk.test_programme_and_sitting import a_draft


def a_programme(desk: Desk, case_id: CaseId) -> Programme:
    """The newest version of a case's programme; a draft of two measures where there is none."""
    if newest_programme(case_id) is None:
        draw_up(desk, case_id, a_draft(desk, None))
    found = newest_programme(case_id)
    assert found is not None
    return found
