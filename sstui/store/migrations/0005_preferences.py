"""What each person has chosen of the screens: filters, order, families looked at lately."""

from peewee import CompositeKey, ForeignKeyField, Model, TextField


class Staff(Model):
    class Meta:
        table_name = "staff"


class Preference(Model):
    staff = ForeignKeyField(Staff, on_delete="CASCADE", index=False)
    name = TextField()
    value = TextField()

    class Meta:
        table_name = "preference"
        primary_key = CompositeKey("staff", "name")


def up(migrator, db):
    with db.bind_ctx((Staff, Preference)):
        Preference._meta.legacy_table_names = False
        Preference.create_table(safe=False)
