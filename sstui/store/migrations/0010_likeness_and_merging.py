"""An index of what alike families have in common, and the mark of a family merged into another.

The rows' images of a family learn the new column; those written before it stay as they are.
"""

from sstui.store.name_index import rebuild

TABLES = (
    """
CREATE TABLE likeness_token (
    token INTEGER NOT NULL,
    owner INTEGER NOT NULL,
    PRIMARY KEY (token, owner)
) WITHOUT ROWID
""",
    "CREATE INDEX likeness_token_owner ON likeness_token (owner)",
    """
CREATE INDEX appeal_alarming ON appeal (received_on)
WHERE danger <> '' AND taken_by_id IS NULL AND decision IS NULL
""",
    "ALTER TABLE family ADD COLUMN merged_into INTEGER REFERENCES family (id) ON DELETE RESTRICT",
    "CREATE INDEX family_merged_into ON family (merged_into) WHERE merged_into IS NOT NULL",
)
WATCH = """
CREATE TRIGGER row_change_family_{event} AFTER {event} ON family {when} BEGIN
INSERT INTO row_change (table_name, row_key, before, after)
VALUES ('family', json_array({side}."id"), {before}, {after}); END
"""
EVENTS = ("INSERT", "UPDATE", "DELETE")


def up(migrator, db):
    for sql in TABLES:
        db.execute_sql(sql)
    columns = [row[1] for row in db.execute_sql("PRAGMA table_info(family)").fetchall()]
    for event in EVENTS:
        db.execute_sql(f"DROP TRIGGER row_change_family_{event}")
        watch(db, event, columns)
    rebuild()


def watch(db, event, columns):
    """Write down every change of a family's row."""
    changed = " OR ".join(f'OLD."{name}" IS NOT NEW."{name}"' for name in columns)
    db.execute_sql(
        WATCH.format(
            event=event,
            side="OLD" if event == "DELETE" else "NEW",
            when=f"WHEN {changed}" if event == "UPDATE" else "",
            before="NULL" if event == "INSERT" else image("OLD", columns),
            after="NULL" if event == "DELETE" else image("NEW", columns),
        )
    )


def image(side, columns):
    """A row as a JSON object."""
    pairs = ", ".join(f"'{name}', {side}.\"{name}\"" for name in columns)
    return f"json_object({pairs})"
