"""Row images in words: every column is worded or silent on purpose, and no code is shown raw."""

import re
from dataclasses import replace
from datetime import date

import pytest

from sstui.core.family_file import ConsentPurpose
from sstui.core.sittings import Decision
from sstui.desk.assessments import AssessmentDraft, assess, decide_level, sheet_of
from sstui.desk.cases import change_level, end_case
from sstui.desk.desk import Desk
from sstui.desk.family_file import ApplicationDraft, ConsentDraft, apply_for, give_consent
from sstui.desk.image_fields import FIELDS, OWN, RECORDS, SILENT, field_word
from sstui.desk.image_values import value_words
from sstui.desk.image_words import in_words, whole
from sstui.store import cases, families, family_file, papers
from sstui.store.door import together
from sstui.store.engine import fetch_sql
from sstui.store.row_changes import RowChange, changes_of
from tests.desk.office_images import WATCHED
from tests.desk.test_programme_and_sitting import a_clinic, a_council, hold, ready
from tests.factories import TODAY, a_case, a_family, a_visit


def columns(table: str) -> list[str]:
    return [row[1] for row in fetch_sql(f"PRAGMA table_info({table})")]


@pytest.mark.usefixtures("desk")
def test_every_column_is_worded_or_silent_on_purpose() -> None:
    known = {(table, column) for table in WATCHED for column in columns(table)}
    for table, column in sorted(known):
        word = field_word(table, column)
        assert bool(word) != (column in SILENT), (table, column)
        assert not re.search("[A-Za-z]", word), (table, column)
    names = {column for _, column in known}
    assert set(FIELDS) <= names, "слово для столбца, которого нет"
    assert names >= SILENT
    assert set(OWN) <= known
    assert set(RECORDS) == set(WATCHED)


def test_no_code_is_shown_raw(desk: Desk) -> None:
    """A whole way of a family: every value of every image in Russian words, dates and numbers."""
    case = a_case(desk)
    ready(desk, case, a_clinic(desk))
    a_council(desk)
    hold(desk, Decision.APPROVE)
    a_visit(desk, case, date(2026, 11, 20))
    found = cases.case(case)
    assert found is not None
    family, mother = found.family_id, families.members(found.family_id)[0].id
    help_kind = next(iter(desk.office.profile.lists.help_kinds)).code
    with together():
        papers.next_number("application", TODAY.year)  # the first one was entered past the register
    apply_for(desk, ApplicationDraft(family, mother, TODAY, (help_kind,)))
    kind = next(iter(desk.office.profile.lists.organisations)).code
    consent = ConsentDraft(family, mother, mother, ConsentPurpose.TRANSFER, TODAY)
    give_consent(desk, replace(consent, recipients=(kind,)))
    sheet = sheet_of(desk)
    answers = {one.code: one.options[0].code for one in sheet.factors}
    assess(desk, AssessmentDraft(family, TODAY, answers, (sheet.stops[0].code,)))
    decide_level(desk, family_file.assessments(family)[0], "crisis", TODAY, "консилиум", "видно")
    change_level(desk, case, date(2026, 11, 10), "crisis", "протокол")
    end_case(desk, found, TODAY, "moved")
    a_family(desk, "Котова")
    seqs = [row[0] for row in fetch_sql("SELECT seq FROM journal")]
    told = [
        (change.table, *one) for seq in seqs for change in changes_of(seq)
        for one in whole(desk, change)
    ]  # fmt: skip
    assert len(told) > 100
    raw = {
        one
        for one in told
        if one[0] != "staff" and re.search(r"[A-Za-z\[\]{}]", f"{one[2]} {one[3]}")
    }
    assert raw == set()
    assert all(change.text for seq in seqs for change in in_words(desk, changes_of(seq)))


@pytest.mark.parametrize(
    ("table", "column", "value", "words"),
    [
        ("family", "more_categories", "many,unknown", "которого в списке больше нет"),
        ("visit", "place", "moon", "неизвестное значение"),
        ("level_period", "level", "magic", "уровень, которого в нормах нет"),
        ("appeal", "children", '[["Петя", "2018-02-03"], ["Аня", null]]', "Петя (03.02.2018), Аня"),
        ("appeal", "taken_at", "2026-11-23T06:05:00+00:00", "23.11.2026 09:05"),
        ("assessment", "answers", '{"gone": "x"}', "ответов: 1"),
        ("assessment", "stops", '["gone"]', "которого в списке больше нет"),
        ("survey", "staff_ids", "[1, 99]", "Соколова, № 99"),
        ("assessment", "decided_by", "консилиум", "консилиум"),
        ("organisation", "active", 0, "нет"),
        ("sitting_item", "votes_for", 0, "0"),
        ("visit", "notes", "а" * 200, "а" * 79 + "…"),
        ("visit", "notes", None, ""),
    ],
)
def test_a_value_in_words(desk: Desk, table: str, column: str, value: object, words: str) -> None:
    assert value_words(desk, table, column, value).endswith(words)


def test_a_row_is_told_whole(desk: Desk) -> None:
    before = {"id": 1, "outcome": "nobody_home", "notes": "", "version": 1}
    change = RowChange("visit", (1,), before, {**before, "outcome": "took_place", "version": 2})
    assert whole(desk, change) == [("исход", "никого нет дома", "состоялось")]


def test_a_number_of_a_year_is_told_with_its_year(desk: Desk) -> None:
    appeal = {"id": 3, "number": 27, "year": 2026, "version": 1}
    change = RowChange("appeal", (3,), appeal, {**appeal, "danger": "видна"})
    assert in_words(desk, [change])[0].record == "обращение 27/2026"
