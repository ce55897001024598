"""Papers before a case exists: an issued paper is of a case, of a family, or of neither.

SQLite cannot let a column be empty afterwards, so the table is copied into a new one.
"""

TABLE = """
CREATE TABLE document_kept (
    id INTEGER NOT NULL PRIMARY KEY,
    case_id INTEGER REFERENCES family_case (id) ON DELETE RESTRICT,
    family_id INTEGER REFERENCES family (id) ON DELETE RESTRICT,
    kind VARCHAR(255) NOT NULL,
    number TEXT NOT NULL,
    issued_on DATE NOT NULL,
    file TEXT NOT NULL,
    sha256 VARCHAR(255) NOT NULL,
    template_sha256 VARCHAR(255) NOT NULL,
    staff_id INTEGER REFERENCES staff (id) ON DELETE RESTRICT
)
"""
COPY = """
INSERT INTO document_kept SELECT one.id, one.case_id, its.family_id, one.kind, one.number,
one.issued_on, one.file, one.sha256, one.template_sha256, one.staff_id
FROM document AS one JOIN family_case AS its ON its.id = one.case_id
"""
INDEXES = ("case_id", "family_id", "staff_id")


def up(migrator, db):
    db.execute_sql(TABLE)
    db.execute_sql(COPY)
    db.execute_sql("DROP TABLE document")
    db.execute_sql("ALTER TABLE document_kept RENAME TO document")
    for column in INDEXES:
        db.execute_sql(f"CREATE INDEX document_{column} ON document ({column})")
