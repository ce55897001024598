"""Programmes, sittings, orders, letters: a frozen copy of the first form of these tables.

An approved programme is closed to every program that opens the file, not only to this one.
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


class Known(Model):
    id = AutoField()


class Case(Known):
    class Meta:
        table_name = "family_case"


class Consent(Known):
    class Meta:
        table_name = "consent"


class Staff(Known):
    class Meta:
        table_name = "staff"


class Organisation(Model):
    id = AutoField()
    name = TextField()
    name_key = TextField(index=True)
    kind = TextField()
    head = TextField(default="")
    head_post = TextField(default="")
    address = TextField(default="")
    email = TextField(default="")
    phone = TextField(default="")
    active = BooleanField(default=True)
    version = IntegerField(default=1)

    class Meta:
        table_name = "organisation"


class Programme(Model):
    id = AutoField()
    case = ForeignKeyField(Case, on_delete="RESTRICT", index=False)
    number = TextField()
    edition = IntegerField()
    state = CharField()
    drawn_on = DateField()
    from_on = DateField()
    until_on = DateField()
    problem = TextField(default="")
    goal = TextField(default="")
    desired = TextField(default="")
    resources = TextField(default="")
    is_repeat = BooleanField(default=False)
    service_programme = TextField(default="")
    curator_signed_on = DateField(null=True)
    family_signed_on = DateField(null=True)
    submitted_on = DateField(null=True)
    decided_on = DateField(null=True)
    remarks = TextField(default="")
    author = ForeignKeyField(Staff, null=True, on_delete="RESTRICT", index=False)
    version = IntegerField(default=1)

    class Meta:
        table_name = "programme"
        indexes = ((("case", "state"), False), (("number", "edition"), True))


class Measure(Model):
    id = AutoField()
    programme = ForeignKeyField(Programme, on_delete="RESTRICT")
    position = IntegerField()
    help_kind = TextField()
    title = TextField()
    code = TextField(default="")
    member_ids = TextField(default="[]")
    form = TextField(default="")
    place = CharField()
    is_group = BooleanField(default=False)
    periodicity = TextField(default="")
    from_on = DateField(null=True)
    until_on = DateField(null=True)
    staff = ForeignKeyField(Staff, null=True, on_delete="RESTRICT", index=False)
    organisation = ForeignKeyField(Organisation, null=True, on_delete="RESTRICT")
    responsible = TextField(default="")

    class Meta:
        table_name = "measure"


class BodyMember(Model):
    id = AutoField()
    body = TextField(index=True)
    name = TextField()
    post = TextField(default="")
    organisation = TextField(default="")
    part = CharField()
    staff = ForeignKeyField(Staff, null=True, on_delete="RESTRICT", index=False)
    active = BooleanField(default=True)
    version = IntegerField(default=1)

    class Meta:
        table_name = "body_member"


class Sitting(Model):
    id = AutoField()
    body = TextField()
    number = TextField(default="")
    held_on = DateField(index=True)
    at = TextField(default="", column_name="at_time")
    place = TextField(default="")
    is_planned = BooleanField(default=True)
    is_closed = BooleanField(default=False)
    drawn_up_on = DateField(null=True)
    version = IntegerField(default=1)

    class Meta:
        table_name = "sitting"


class Attendee(Model):
    sitting = ForeignKeyField(Sitting, on_delete="RESTRICT", index=False)
    position = IntegerField()
    name = TextField()
    post = TextField(default="")
    organisation = TextField(default="")
    part = CharField()
    is_present = BooleanField(default=True)
    staff = ForeignKeyField(Staff, null=True, on_delete="RESTRICT", index=False)

    class Meta:
        table_name = "attendee"
        primary_key = CompositeKey("sitting", "position")


class Item(Model):
    id = AutoField()
    sitting = ForeignKeyField(Sitting, on_delete="RESTRICT")
    position = IntegerField()
    case = ForeignKeyField(Case, on_delete="RESTRICT")
    question = CharField()
    programme = ForeignKeyField(Programme, null=True, on_delete="RESTRICT")
    speaker = ForeignKeyField(Staff, null=True, on_delete="RESTRICT", index=False)
    heard = TextField(default="")
    decision = CharField(null=True)
    level = TextField(default="")
    remarks = TextField(default="")
    dissent = TextField(default="")
    votes_for = IntegerField(null=True)
    votes_against = IntegerField(null=True)
    next_on = DateField(null=True)
    version = IntegerField(default=1)

    class Meta:
        table_name = "sitting_item"


class CuratorOrder(Model):
    id = AutoField()
    case = ForeignKeyField(Case, on_delete="RESTRICT")
    staff = ForeignKeyField(Staff, on_delete="RESTRICT", index=False)
    substitute = ForeignKeyField(Staff, null=True, on_delete="RESTRICT", index=False)
    number = TextField()
    signed_on = DateField()
    from_on = DateField()
    basis = TextField(default="")
    version = IntegerField(default=1)

    class Meta:
        table_name = "curator_order"


class Letter(Model):
    id = AutoField()
    case = ForeignKeyField(Case, on_delete="RESTRICT")
    programme = ForeignKeyField(Programme, on_delete="RESTRICT", index=False)
    organisation = ForeignKeyField(Organisation, on_delete="RESTRICT")
    number = TextField(unique=True)
    written_on = DateField()
    ground = CharField()
    measure_ids = TextField(default="[]")
    reply_by = DateField(null=True, index=True)
    consent = ForeignKeyField(Consent, null=True, on_delete="RESTRICT", index=False)
    request_number = TextField(default="")
    sent_on = DateField(null=True)
    way = CharField(null=True)
    answered_on = DateField(null=True)
    answer_number = TextField(default="")
    answer = TextField(default="")
    voided = TextField(default="")
    version = IntegerField(default=1)

    class Meta:
        table_name = "letter"


KNOWN = (Known, Case, Consent, Staff)
TABLES = (
    Organisation,
    Programme,
    Measure,
    BodyMember,
    Sitting,
    Attendee,
    Item,
    CuratorOrder,
    Letter,
)

# What a decided programme says may never change; its state and remarks may.
FROZEN_MEASURES = """
CREATE TRIGGER measure_{event}_frozen BEFORE {event} ON measure
WHEN (SELECT state FROM programme WHERE id = {row}.programme_id) IN ('approved', 'replaced')
BEGIN SELECT RAISE(ABORT, 'an approved programme never changes'); END
"""
FROZEN_TEXT = """
CREATE TRIGGER programme_frozen BEFORE UPDATE OF number, edition, drawn_on, from_on, until_on,
problem, goal, desired, resources, case_id ON programme
WHEN OLD.state IN ('approved', 'replaced')
BEGIN SELECT RAISE(ABORT, 'an approved programme never changes'); END
"""


def up(migrator, db):
    with db.bind_ctx((*KNOWN, *TABLES)):
        for table in TABLES:
            table._meta.legacy_table_names = False
            table.create_table(safe=False)
    for event, row in (("INSERT", "NEW"), ("UPDATE", "OLD"), ("DELETE", "OLD")):
        db.execute_sql(FROZEN_MEASURES.format(event=event, row=row))
    db.execute_sql(FROZEN_TEXT)
