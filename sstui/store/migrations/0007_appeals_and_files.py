"""Appeals and the family's file: a frozen copy of the first form of these tables."""

from peewee import (
    AutoField,
    CharField,
    DateField,
    ForeignKeyField,
    IntegerField,
    Model,
    TextField,
)
from playhouse.migrate import migrate as alter


class Known(Model):
    id = AutoField()


class Case(Known):
    class Meta:
        table_name = "family_case"


class Staff(Known):
    class Meta:
        table_name = "staff"


class Settlement(Known):
    class Meta:
        table_name = "settlement"


class Family(Known):
    class Meta:
        table_name = "family"


class Member(Known):
    class Meta:
        table_name = "member"


class Appeal(Model):
    id = AutoField()
    number = IntegerField()
    year = IntegerField()
    received_on = DateField(index=True)
    at = TextField(column_name="at_time")
    source = TextField()
    last = TextField(default="")
    first = TextField(default="")
    patronymic = TextField(default="")
    name_key = TextField(index=True)
    born_on = DateField(null=True)
    sender = TextField(default="")
    sender_paper = TextField(default="")
    ground = TextField(default="")
    phone = TextField(default="")
    settlement = ForeignKeyField(Settlement, null=True, on_delete="RESTRICT")
    address = TextField(default="")
    children = TextField(default="[]")
    summary = TextField(default="")
    danger = TextField(default="")
    taken_by = ForeignKeyField(Staff, null=True, on_delete="RESTRICT", index=False)
    taken_at = TextField(null=True)
    family = ForeignKeyField(Family, null=True, on_delete="RESTRICT")
    case = ForeignKeyField(Case, null=True, on_delete="RESTRICT")
    decision = CharField(null=True)
    decided_on = DateField(null=True)
    decided_by = ForeignKeyField(Staff, null=True, on_delete="RESTRICT", index=False)
    decision_note = TextField(default="")
    registered_by = ForeignKeyField(Staff, null=True, on_delete="RESTRICT", index=False)
    version = IntegerField(default=1)

    class Meta:
        table_name = "appeal"
        indexes = ((("year", "number"), True),)


class Passport(Model):
    family = ForeignKeyField(Family, primary_key=True, on_delete="RESTRICT")
    created_on = DateField(null=True)
    registered_address = TextField(default="")
    composition = TextField(default="")
    resources = TextField(default="")
    wishes = TextField(default="")
    obligations = TextField(default="")
    service_programme = TextField(default="")
    registers = TextField(default="")
    version = IntegerField(default=1)

    class Meta:
        table_name = "passport"


class Application(Model):
    id = AutoField()
    family = ForeignKeyField(Family, on_delete="RESTRICT")
    member = ForeignKeyField(Member, on_delete="RESTRICT", index=False)
    number = TextField(unique=True)
    signed_on = DateField()
    help_kinds = TextField(default="[]")
    problems = TextField(default="")
    voided = TextField(default="")
    version = IntegerField(default=1)

    class Meta:
        table_name = "application"


class Survey(Model):
    id = AutoField()
    family = ForeignKeyField(Family, on_delete="RESTRICT")
    number = TextField(unique=True)
    surveyed_on = DateField()
    drawn_on = DateField()
    staff_ids = TextField(default="[]")
    others = TextField(default="")
    info_from = TextField(default="")
    housing = TextField(default="")
    premises = TextField(default="")
    income = TextField(default="")
    relations = TextField(default="")
    children = TextField(default="")
    resources = TextField(default="")
    conclusion = TextField(default="")
    recommendations = TextField(default="")
    voided = TextField(default="")
    version = IntegerField(default=1)

    class Meta:
        table_name = "survey"


class Consent(Model):
    id = AutoField()
    family = ForeignKeyField(Family, on_delete="RESTRICT")
    member = ForeignKeyField(Member, on_delete="RESTRICT")
    signer = ForeignKeyField(Member, on_delete="RESTRICT", index=False)
    purpose = CharField()
    given_on = DateField()
    until_on = DateField(null=True)
    text_version = TextField(default="")
    recipients = TextField(default="[]")
    place = TextField(default="")
    withdrawn_on = DateField(null=True)
    withdrawal_note = TextField(default="")
    voided = TextField(default="")
    version = IntegerField(default=1)

    class Meta:
        table_name = "consent"


class Assessment(Model):
    id = AutoField()
    family = ForeignKeyField(Family, on_delete="RESTRICT")
    case = ForeignKeyField(Case, null=True, on_delete="RESTRICT")
    assessed_on = DateField()
    assessor = ForeignKeyField(Staff, on_delete="RESTRICT", index=False)
    sheet = TextField()
    answers = TextField(default="{}")
    stops = TextField(default="[]")
    points = IntegerField(default=0)
    suggested = TextField(default="")
    decided = TextField(default="")
    decided_on = DateField(null=True)
    decided_by = TextField(default="")
    reason = TextField(default="")
    opinion = TextField(default="")
    voided = TextField(default="")
    version = IntegerField(default=1)

    class Meta:
        table_name = "assessment"


KNOWN = (Known, Case, Staff, Settlement, Family, Member)
TABLES = (Appeal, Passport, Application, Survey, Consent, Assessment)
MEMBER_COLUMNS = {
    "came_on": DateField(null=True),
    "left_on": DateField(null=True),
    "snils": TextField(default=""),
    "phone": TextField(default=""),
    "occupation": TextField(default=""),
    "health": TextField(default=""),
}


def up(migrator, db):
    with db.bind_ctx((*KNOWN, *TABLES)):
        for table in TABLES:
            table._meta.legacy_table_names = False
            table.create_table(safe=False)
    for name, field in MEMBER_COLUMNS.items():
        alter(migrator.add_column("member", name, field))
