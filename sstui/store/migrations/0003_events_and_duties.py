"""Dated events of a case, and what is decided for families over runs of days off."""

from peewee import (
    AutoField,
    CharField,
    DateField,
    ForeignKeyField,
    IntegerField,
    Model,
    TextField,
)


class Case(Model):
    id = AutoField()

    class Meta:
        table_name = "family_case"


class Staff(Model):
    id = AutoField()

    class Meta:
        table_name = "staff"


class CaseEvent(Model):
    id = AutoField()
    case = ForeignKeyField(Case, on_delete="RESTRICT")
    kind = CharField()
    happened_on = DateField()
    note = TextField(default="")
    voided = TextField(default="")
    version = IntegerField(default=1)

    class Meta:
        table_name = "case_event"


class ClosedRunChoice(Model):
    id = AutoField()
    case = ForeignKeyField(Case, on_delete="RESTRICT", index=False)
    run_on = DateField(index=True)
    choice = CharField()
    duty_on = DateField(null=True)
    staff = ForeignKeyField(Staff, null=True, on_delete="RESTRICT")
    reason = TextField(default="")
    decided_by = ForeignKeyField(Staff, on_delete="RESTRICT")
    version = IntegerField(default=1)

    class Meta:
        table_name = "closed_run_choice"
        indexes = ((("case", "run_on"), True),)


TABLES = (CaseEvent, ClosedRunChoice)


def up(migrator, db):
    with db.bind_ctx((Case, Staff, *TABLES)):
        for table in TABLES:
            table._meta.legacy_table_names = False
            table.create_table(safe=False)
