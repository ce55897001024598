"""A year without a production calendar is said wherever its dates are shown."""

from dataclasses import replace
from datetime import date

import pytest

from sstui.cli import main
from sstui.desk.desk import Desk, calendar_gap, open_desk
from sstui.ui.screens.card_summary import read_card, summary
from tests.factories import a_case

GAP = "нет производственного календаря на 2028: учтены только выходные и праздники"


def test_known_years_need_no_words(desk: Desk) -> None:
    assert calendar_gap(desk.office, date(2026, 1, 1), date(2027, 12, 31)) == ""
    assert calendar_gap(desk.office, date(2027, 12, 1), date(2028, 2, 1)) == GAP


def test_the_office_warns_as_soon_as_such_dates_come_into_sight(desk: Desk) -> None:
    folder = desk.office.folder
    assert GAP in open_desk(folder, "sokolova", today=date(2027, 11, 15)).office.warnings
    assert GAP not in open_desk(folder, "sokolova", today=date(2027, 9, 1)).office.warnings


def test_the_card_and_the_command_line_say_it(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    later = replace(desk, today=date(2028, 2, 28))
    case_id = a_case(later, "basic", date(2028, 2, 1))
    found, notes = read_card(later, case_id)
    assert "нет производственного календаря на 2028" in str(summary(found, notes, later, 120))
    main(["--office", str(desk.office.folder), "--today", "2028-02-28", "queue"])
    assert GAP in capsys.readouterr().err
