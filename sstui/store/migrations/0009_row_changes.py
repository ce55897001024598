"""What every row was before a change and after it, so that history is exact and can be undone.

Triggers write the images, because they must not depend on which code made the change. The cases of
the papers on the way to the agreement get new numbers, as those of the older tables do. The journal
no longer refers to cases by a foreign key: it also tells of a case that was opened by mistake.
"""

JOURNAL = (
    "DROP TRIGGER journal_UPDATE",
    "DROP TRIGGER journal_DELETE",
    """
CREATE TABLE journal_kept (
    seq INTEGER NOT NULL PRIMARY KEY,
    at_utc TEXT NOT NULL,
    staff_id INTEGER REFERENCES staff (id) ON DELETE RESTRICT,
    login TEXT NOT NULL,
    action VARCHAR(255) NOT NULL,
    object VARCHAR(255) NOT NULL,
    object_id INTEGER,
    case_id INTEGER,
    detail TEXT NOT NULL,
    draft_id TEXT
)
""",
    """
INSERT INTO journal_kept SELECT seq, at_utc, staff_id, login, action, object, object_id, case_id,
detail, draft_id FROM journal
""",
    "DROP TABLE journal",
    "ALTER TABLE journal_kept RENAME TO journal",
    "CREATE INDEX journal_case_id ON journal (case_id)",
    "CREATE UNIQUE INDEX journal_draft_id ON journal (draft_id)",
    """
CREATE TRIGGER journal_update BEFORE UPDATE ON journal
BEGIN SELECT RAISE(ABORT, 'journal is append-only'); END
""",
    """
CREATE TRIGGER journal_delete BEFORE DELETE ON journal
BEGIN SELECT RAISE(ABORT, 'journal is append-only'); END
""",
)

WATCHED = (
    "settlement",
    "staff",
    "family",
    "member",
    "family_case",
    "level_period",
    "pause",
    "assignment",
    "visit",
    "visit_staff",
    "visit_member",
    "appointment",
    "agreement",
    "case_event",
    "closed_run_choice",
    "appeal",
    "passport",
    "application",
    "survey",
    "consent",
    "assessment",
    "organisation",
    "programme",
    "measure",
    "body_member",
    "sitting",
    "attendee",
    "sitting_item",
    "curator_order",
    "letter",
)
TABLE = """
CREATE TABLE row_change (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    seq INTEGER REFERENCES journal (seq),
    table_name TEXT NOT NULL,
    row_key TEXT NOT NULL,
    before TEXT,
    after TEXT
)
"""
INDEXES = (
    "CREATE INDEX row_change_seq ON row_change (seq)",
    "CREATE INDEX row_change_row ON row_change (table_name, row_key)",
)
WATCH = """
CREATE TRIGGER row_change_{table}_{event} AFTER {event} ON {table} {when} BEGIN
INSERT INTO row_change (table_name, row_key, before, after)
VALUES ('{table}', {key}, {before}, {after}); END
"""
# A line may only be given its place in the journal, once.
FROZEN = (
    """
CREATE TRIGGER row_change_update BEFORE UPDATE ON row_change
WHEN OLD.seq IS NOT NULL OR NEW.id <> OLD.id OR NEW.table_name <> OLD.table_name
OR NEW.row_key <> OLD.row_key OR NEW.before IS NOT OLD.before OR NEW.after IS NOT OLD.after
BEGIN SELECT RAISE(ABORT, 'row_change is append-only'); END
""",
    """
CREATE TRIGGER row_change_delete BEFORE DELETE ON row_change
BEGIN SELECT RAISE(ABORT, 'row_change is append-only'); END
""",
)
MARK = """
CREATE TRIGGER case_change_{table}_{event} AFTER {event} ON {table} BEGIN
DELETE FROM case_change WHERE case_id IN ({cases});
INSERT INTO case_change (case_id) {cases}; END
"""
SIDES = {"INSERT": ("NEW",), "UPDATE": ("OLD", "NEW"), "DELETE": ("OLD",)}
OF_CASE = ("appeal", "programme", "sitting_item", "letter", "assessment")
OF_FAMILY = ("survey", "application", "consent", "passport")


def up(migrator, db):
    for sql in (*JOURNAL, TABLE, *INDEXES):
        db.execute_sql(sql)
    for table in WATCHED:
        watch(db, table)
    for sql in FROZEN:
        db.execute_sql(sql)
    for table in OF_CASE:
        mark(db, table, "SELECT {side}.case_id WHERE {side}.case_id IS NOT NULL")
    for table in OF_FAMILY:
        mark(db, table, "SELECT id FROM family_case WHERE family_id = {side}.family_id")
    of_sitting = "SELECT case_id FROM sitting_item WHERE sitting_id = {side}.id"
    mark(db, "sitting", of_sitting)


def watch(db, table):
    """Write down every change of a table's rows."""
    columns = [(row[1], row[5]) for row in db.execute_sql(f"PRAGMA table_info({table})").fetchall()]
    keys = [name for name, position in columns if position]
    for event in SIDES:
        side = "OLD" if event == "DELETE" else "NEW"
        changed = " OR ".join(f'OLD."{name}" IS NOT NEW."{name}"' for name, _ in columns)
        db.execute_sql(
            WATCH.format(
                table=table,
                event=event,
                when=f"WHEN {changed}" if event == "UPDATE" else "",
                key="json_array(" + ", ".join(f'{side}."{name}"' for name in keys) + ")",
                before="NULL" if event == "INSERT" else image("OLD", columns),
                after="NULL" if event == "DELETE" else image("NEW", columns),
            )
        )


def image(side, columns):
    """A row as a JSON object."""
    pairs = ", ".join(f"'{name}', {side}.\"{name}\"" for name, _ in columns)
    return f"json_object({pairs})"


def mark(db, table, cases):
    """Give the cases of a changed row new numbers."""
    for event, sides in SIDES.items():
        named = " UNION ".join(cases.format(side=side) for side in sides)
        db.execute_sql(MARK.format(table=table, event=event, cases=named))
