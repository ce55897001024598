"""The table of what was noticed of the norm sets, private to the store."""

from peewee import AutoField, CharField, DateField, ForeignKeyField, TextField

from sstui.store.rows import Row, StaffRow


class NormSightingRow(Row):
    """Something noticed of a norm set: rows are only ever added."""

    seq = AutoField()
    since = DateField()
    mark = CharField()
    sha256 = CharField()
    content = TextField()
    order = TextField(default="", column_name="order_text")
    staff = ForeignKeyField(StaffRow, null=True, on_delete="RESTRICT", index=False)
    login = TextField(default="")
    at = TextField(column_name="at_utc")

    class Meta:
        table_name = "norm_sighting"
