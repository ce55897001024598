"""What people have typed into forms and not saved yet."""

from peewee import AutoField, CharField, ForeignKeyField, IntegerField, Model, TextField


class Staff(Model):
    class Meta:
        table_name = "staff"


class Case(Model):
    id = AutoField()

    class Meta:
        table_name = "family_case"


class Family(Model):
    id = AutoField()

    class Meta:
        table_name = "family"


class Draft(Model):
    id = TextField(primary_key=True)
    staff = ForeignKeyField(Staff, null=True, on_delete="CASCADE")
    login = TextField(default="")
    kind = CharField()
    case = ForeignKeyField(Case, null=True, on_delete="CASCADE", index=False)
    family = ForeignKeyField(Family, null=True, on_delete="CASCADE", index=False)
    record_id = IntegerField(null=True)
    version = IntegerField(default=0)
    body = TextField()
    changed_at = TextField(column_name="changed_at_utc")

    class Meta:
        table_name = "draft"


def up(migrator, db):
    with db.bind_ctx((Staff, Case, Family, Draft)):
        Draft._meta.legacy_table_names = False
        Draft.create_table(safe=False)
