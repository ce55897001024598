"""A number for the last change of every case, so that a derived order can be brought up to date.

Triggers keep it, because a line of the queue may not go stale whoever writes to the file. The
numbers rise in the order of the commits: writers take turns, and each is given inside its write.
"""

MARKED = """
DELETE FROM case_change WHERE case_id IN ({cases});
INSERT INTO case_change (case_id) {cases};
"""
TRIGGER = """
CREATE TRIGGER case_change_{table}_{event} AFTER {event} ON {table} BEGIN {marked} END
"""
OF_CASE = (
    "level_period",
    "pause",
    "assignment",
    "visit",
    "appointment",
    "case_event",
    "agreement",
)
EVENTS = {"INSERT": ("NEW",), "UPDATE": ("OLD", "NEW"), "DELETE": ("OLD",)}


def up(migrator, db):
    db.execute_sql(
        "CREATE TABLE case_change ("
        "seq INTEGER PRIMARY KEY AUTOINCREMENT, case_id INTEGER NOT NULL UNIQUE)"
    )
    # The levels in use are asked for at every start: by it they are found without a look at all.
    db.execute_sql("CREATE INDEX level_period_level ON level_period (level)")
    for event, sides in EVENTS.items():
        for table in OF_CASE:
            mark(db, table, event, [f"SELECT {side}.case_id" for side in sides])
        mark(db, "family_case", event, [f"SELECT {side}.id" for side in sides])
        of_family = "SELECT id FROM family_case WHERE family_id = {}.family_id"
        mark(db, "member", event, [of_family.format(side) for side in sides])
    mark(db, "family", "UPDATE", ["SELECT id FROM family_case WHERE family_id = NEW.id"])
    of_place = "WHERE family_id IN (SELECT id FROM family WHERE settlement_id = NEW.id)"
    mark(db, "settlement", "UPDATE", [f"SELECT id FROM family_case {of_place}"])


def mark(db, table, event, cases):
    """Give the cases of a changed row new numbers."""
    marked = MARKED.format(cases=" UNION ".join(cases))
    db.execute_sql(TRIGGER.format(table=table, event=event, marked=marked))
