"""A decided programme is kept whole: its signatures, its author, its state, the version itself.

What a decision does is taken back by going from approved to waiting again, and by nothing else.
"""

FROZEN = (
    "case_id", "number", "edition", "drawn_on", "from_on", "until_on", "problem", "goal",
    "desired", "resources", "service_programme", "is_repeat", "curator_signed_on",
    "family_signed_on", "submitted_on", "author_id",
)  # fmt: skip
REFUSED = "BEGIN SELECT RAISE(ABORT, 'an approved programme never changes'); END"


def up(migrator, db):
    changed = " OR ".join(f"OLD.{name} IS NOT NEW.{name}" for name in FROZEN)
    decided = "OLD.state IN ('approved', 'replaced')"
    db.execute_sql("DROP TRIGGER programme_frozen")
    db.execute_sql(
        f"CREATE TRIGGER programme_frozen BEFORE UPDATE ON programme "
        f"WHEN {decided} AND ({changed}) {REFUSED}"
    )
    db.execute_sql(
        f"CREATE TRIGGER programme_state_frozen BEFORE UPDATE OF state ON programme "
        f"WHEN {decided} AND NEW.state IN ('draft', 'rejected') {REFUSED}"
    )
    db.execute_sql(
        f"CREATE TRIGGER programme_kept BEFORE DELETE ON programme WHEN {decided} {REFUSED}"
    )
