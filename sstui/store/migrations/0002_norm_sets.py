"""What is noticed of the norm sets: fingerprints, orders, who put them in force and when."""

from peewee import AutoField, CharField, DateField, ForeignKeyField, Model, TextField


class Staff(Model):
    id = AutoField()

    class Meta:
        table_name = "staff"


class NormSighting(Model):
    seq = AutoField()
    since = DateField()
    mark = CharField()
    sha256 = CharField()
    content = TextField()
    order = TextField(default="", column_name="order_text")
    staff = ForeignKeyField(Staff, null=True, on_delete="RESTRICT", index=False)
    login = TextField(default="")
    at = TextField(column_name="at_utc")

    class Meta:
        table_name = "norm_sighting"


# Append-only for every program that opens the file, not only for this one.
FROZEN = """
CREATE TRIGGER norm_sighting_{event} BEFORE {event} ON norm_sighting
BEGIN SELECT RAISE(ABORT, 'norm_sighting is append-only'); END
"""


def up(migrator, db):
    with db.bind_ctx((Staff, NormSighting)):
        NormSighting._meta.legacy_table_names = False
        NormSighting.create_table(safe=False)
    for event in ("UPDATE", "DELETE"):
        db.execute_sql(FROZEN.format(event=event))
