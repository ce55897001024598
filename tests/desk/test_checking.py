"""Looking through an office: what is wrong is told with its file, key and what would be right."""

from dataclasses import astuple, replace
from datetime import date
from pathlib import Path

import pytest

from sstui.core.paper_kinds import PaperKind
from sstui.core.refusal import Refusal
from sstui.desk.checking import check
from sstui.desk.desk import Desk
from sstui.desk.papers import IssuedPaper, print_paper
from sstui.store import families
from sstui.store.door import together
from sstui.store.engine import connected, run_sql
from tests.factories import a_case


def _faults(desk: Desk) -> list[tuple[str, str, str, str]]:
    return [astuple(one) for one in check(desk.office.folder).problems]


@pytest.fixture
def paper(desk: Desk) -> IssuedPaper:
    """An agreement that was printed."""
    case = a_case(desk, "basic", date(2026, 11, 2))
    applicant = families.members(families.families()[0].id)[0]
    with together():
        families.change_member(replace(applicant, identity="паспорт 00 00 № 000000"))
    return print_paper(desk, PaperKind.AGREEMENT, case)


def test_a_sound_office_has_warnings_only(desk: Desk, paper: IssuedPaper) -> None:
    found = check(desk.office.folder)
    assert found.problems == ()
    assert found.warnings == ("производственный календарь 2027 не сверен с актом",)


def test_a_folder_without_an_office_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="нет учреждения"):
        check(tmp_path)


def test_settings_templates_and_database_are_told_together(desk: Desk) -> None:
    folder = desk.office.folder
    (folder / "dictionaries.toml").unlink()
    (folder / "templates" / "agreement.docx").write_bytes(b"no document")
    with connected():
        run_sql("PRAGMA application_id = 7")
        run_sql("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    assert _faults(desk) == [
        ("dictionaries.toml", "", "файла нет", "верните его из резервной копии"),
        (
            "templates/agreement.docx",
            "",
            "файл повреждён или это не .docx",
            "откройте его в текстовом редакторе и сохраните как «Документ Word»",
        ),
        ("sstui.db", "", "Это база другой программы, не офиса сопровождения.", ""),
    ]


def test_a_record_without_its_other_half_is_found(desk: Desk) -> None:
    a_case(desk)
    with connected():
        run_sql("PRAGMA foreign_keys = OFF")
        run_sql("DELETE FROM settlement")
    assert _faults(desk) == [
        (
            "sstui.db",
            "",
            "таблица family, строка 1: нет связанной записи в settlement",
            "верните копию из папки backups",
        )
    ]


def test_a_paper_that_is_gone_or_changed_is_found(desk: Desk, paper: IssuedPaper) -> None:
    with paper.path.open("ab") as file:
        file.write(b" ")
    name = "out/Соглашение-1-2026-0001.docx"
    assert _faults(desk) == [
        (
            name,
            "документ № 1/2026",
            "файл изменён после печати",
            "напечатайте документ заново, если правка не нужна",
        )
    ]
    paper.path.unlink()
    assert _faults(desk) == [
        (
            name,
            "документ № 1/2026",
            "файла нет или он не читается",
            "верните файл или напечатайте документ заново",
        )
    ]


def test_a_wrong_assessment_sheet_is_told(desk: Desk) -> None:
    sheet = desk.office.folder / "assessment.toml"
    text = sheet.read_text("utf-8").replace("basic = 6", "basic = 60", 1)
    sheet.write_text(text.replace('level = "crisis"', 'level = "krisis"', 1), "utf-8")
    levels = "adaptation, basic, crisis, emergency"
    assert _faults(desk) == [
        (
            "assessment.toml",
            "stops.sop.level",
            "уровня «krisis» нет",
            f"нужен один из уровней норм: {levels}; может быть, crisis?",
        ),
        (
            "assessment.toml",
            "thresholds.basic",
            "с 60 баллов уровень легче, чем с 24",
            "чем больше баллов, тем тяжелее уровень",
        ),
    ]
