"""The tables of an office: families, cases, levels, visits, papers and the journal.

A frozen copy of the first form of the tables, independent of what they become later.
"""

from peewee import (
    AutoField,
    BooleanField,
    CharField,
    CompositeKey,
    DateField,
    ForeignKeyField,
    IntegerField,
    Model,
    TextField,
)


class Settlement(Model):
    id = AutoField()
    name = TextField()
    name_key = TextField(index=True)
    travel_minutes = IntegerField(null=True)
    version = IntegerField(default=1)

    class Meta:
        table_name = "settlement"


class Person(Model):
    last = TextField()
    first = TextField()
    patronymic = TextField(default="")
    name_key = TextField(index=True)
    sex = CharField()
    genitive = TextField(default="")
    dative = TextField(default="")
    accusative = TextField(default="")
    instrumental = TextField(default="")
    version = IntegerField(default=1)


class Staff(Person):
    id = AutoField()
    role = CharField()
    post = TextField(default="")
    phone = TextField(default="")
    login = TextField(default="", index=True)
    left_on = DateField(null=True)

    class Meta:
        table_name = "staff"


class Family(Model):
    id = AutoField()
    name = TextField()
    name_key = TextField(index=True)
    settlement = ForeignKeyField(Settlement, on_delete="RESTRICT")
    address = TextField(default="")
    phone = TextField(default="")
    category = TextField(default="")
    more_categories = TextField(default="")
    version = IntegerField(default=1)

    class Meta:
        table_name = "family"


class Member(Person):
    id = AutoField()
    family = ForeignKeyField(Family, on_delete="RESTRICT")
    kinship = TextField()
    born_on = DateField(null=True)
    is_applicant = BooleanField(default=False)
    identity = TextField(default="")

    class Meta:
        table_name = "member"


class Case(Model):
    id = AutoField()
    number = TextField(unique=True)
    family = ForeignKeyField(Family, on_delete="RESTRICT")
    started_on = DateField()
    ended_on = DateField(null=True, index=True)
    end_reason = TextField(default="")
    version = IntegerField(default=1)

    class Meta:
        table_name = "family_case"


class LevelPeriod(Model):
    id = AutoField()
    case = ForeignKeyField(Case, on_delete="RESTRICT")
    from_on = DateField()
    level = TextField()
    basis = TextField(default="")

    class Meta:
        table_name = "level_period"
        indexes = ((("case", "from_on"), True),)


class Pause(Model):
    id = AutoField()
    case = ForeignKeyField(Case, on_delete="RESTRICT")
    from_on = DateField()
    to_on = DateField(null=True)
    reason = TextField(default="")
    version = IntegerField(default=1)

    class Meta:
        table_name = "pause"


class Assignment(Model):
    id = AutoField()
    case = ForeignKeyField(Case, on_delete="RESTRICT")
    staff = ForeignKeyField(Staff, on_delete="RESTRICT")
    from_on = DateField()
    order = TextField(default="", column_name="order_text")
    reason = TextField(default="")

    class Meta:
        table_name = "assignment"
        indexes = ((("case", "from_on"), True),)


class Visit(Model):
    id = AutoField()
    case = ForeignKeyField(Case, on_delete="RESTRICT", index=False)
    made_on = DateField(index=True)
    at = TextField(default="", column_name="at_time")
    place = CharField()
    outcome = CharField()
    notes = TextField(default="")
    voided = TextField(default="")
    version = IntegerField(default=1)

    class Meta:
        table_name = "visit"
        indexes = ((("case", "made_on"), False),)


class VisitStaff(Model):
    visit = ForeignKeyField(Visit, on_delete="RESTRICT", index=False)
    staff = ForeignKeyField(Staff, on_delete="RESTRICT")

    class Meta:
        table_name = "visit_staff"
        primary_key = CompositeKey("visit", "staff")


class VisitMember(Model):
    visit = ForeignKeyField(Visit, on_delete="RESTRICT", index=False)
    member = ForeignKeyField(Member, on_delete="RESTRICT")

    class Meta:
        table_name = "visit_member"
        primary_key = CompositeKey("visit", "member")


class Appointment(Model):
    id = AutoField()
    case = ForeignKeyField(Case, on_delete="RESTRICT", index=False)
    planned_on = DateField(index=True)
    at = TextField(default="", column_name="at_time")
    staff = ForeignKeyField(Staff, on_delete="RESTRICT")
    note = TextField(default="")
    reason = TextField(default="")
    cancelled = TextField(default="")
    version = IntegerField(default=1)

    class Meta:
        table_name = "appointment"
        indexes = ((("case", "planned_on"), False),)


class Agreement(Model):
    id = AutoField()
    case = ForeignKeyField(Case, on_delete="RESTRICT")
    number = TextField(unique=True)
    signed_on = DateField()
    version = IntegerField(default=1)

    class Meta:
        table_name = "agreement"


class Document(Model):
    id = AutoField()
    case = ForeignKeyField(Case, on_delete="RESTRICT")
    kind = CharField()
    number = TextField(default="")
    issued_on = DateField()
    file = TextField()
    sha256 = CharField()
    template_sha256 = CharField()
    staff = ForeignKeyField(Staff, null=True, on_delete="RESTRICT")

    class Meta:
        table_name = "document"


class Register(Model):
    kind = CharField()
    year = IntegerField()
    last = IntegerField(column_name="last_number")

    class Meta:
        table_name = "register"
        primary_key = CompositeKey("kind", "year")


class Journal(Model):
    seq = AutoField()
    at = TextField(column_name="at_utc")
    staff = ForeignKeyField(Staff, null=True, on_delete="RESTRICT", index=False)
    login = TextField(default="")
    action = CharField()
    object = CharField()
    object_id = IntegerField(null=True)
    case = ForeignKeyField(Case, null=True, on_delete="RESTRICT")
    detail = TextField(default="")
    draft_id = TextField(null=True, unique=True)

    class Meta:
        table_name = "journal"


TABLES = (
    Settlement,
    Staff,
    Family,
    Member,
    Case,
    LevelPeriod,
    Pause,
    Assignment,
    Visit,
    VisitStaff,
    VisitMember,
    Appointment,
    Agreement,
    Document,
    Register,
    Journal,
)

# The journal is append-only for every program that opens the file, not only for this one.
FROZEN = """
CREATE TRIGGER journal_{event} BEFORE {event} ON journal
BEGIN SELECT RAISE(ABORT, 'journal is append-only'); END
"""


def up(migrator, db):
    with db.bind_ctx(TABLES):
        for table in TABLES:
            table._meta.legacy_table_names = False
            table.create_table(safe=False)
    for event in ("UPDATE", "DELETE"):
        db.execute_sql(FROZEN.format(event=event))
