"""Issued papers of an older office: kept by the migration, and seen with the family."""

import shutil
from datetime import date
from pathlib import Path

from playhouse.migrations import Runner

from sstui.core.records import CaseId, DocumentId, FamilyId, IssuedDocument
from sstui.store import engine, opening, papers

OLDER = 11
"""The format before papers could be of a family alone."""
ROWS = (
    "INSERT INTO settlement (id, name, name_key, version) VALUES (1, 'Лог', 'лог', 1)",
    "INSERT INTO document (id, case_id, kind, number, issued_on, file, sha256, template_sha256) "
    "VALUES (5, 2, 'agreement', '1/2026', '2026-03-01', 'out/a.docx', 'aa', 'bb')",
)


def test_papers_of_cases_keep_their_rows_and_get_their_family(tmp_path: Path) -> None:
    path = tmp_path / "sstui.db"
    opening.create(path)
    opening.close()
    path.unlink()
    older = tmp_path / "older"
    older.mkdir()
    for script in opening.MIGRATIONS.glob("0*.py"):
        if int(script.name[:4]) <= OLDER:
            shutil.copy(script, older)
    with engine.connected():
        engine.run_sql(f"PRAGMA application_id = {engine.APPLICATION}")
        Runner(engine.database, str(older)).up()
        engine.run_sql(f"PRAGMA user_version = {OLDER}")
        engine.run_sql(ROWS[0])
        _insert("family", id=3, name="Ёлкина", settlement_id=1)
        _insert("family_case", id=2, number="1/2026", family_id=3, started_on="2026-01-01")
        engine.run_sql(ROWS[1])
    opening.open_office(path)
    kept = IssuedDocument(
        DocumentId(5), CaseId(2), FamilyId(3), "agreement", "1/2026", date(2026, 3, 1),
        "out/a.docx", "aa", "bb", None,
    )  # fmt: skip
    assert papers.documents(CaseId(2)) == papers.documents_of(FamilyId(3)) == [kept]
    assert opening.faults() == []
    opening.close()


def _insert(table: str, **values: object) -> None:
    """A row whose other columns that must be filled are empty, or 1."""
    told = engine.run_sql(f"PRAGMA table_info({table})").fetchall()
    for _, name, kind, is_needed, default, is_key in told:
        if is_needed and default is None and not is_key and name not in values:
            values[name] = "" if kind.startswith(("TEXT", "VARCHAR")) else 1
    names, marks = ", ".join(values), ", ".join("?" * len(values))
    engine.run_sql(f"INSERT INTO {table} ({names}) VALUES ({marks})", tuple(values.values()))
