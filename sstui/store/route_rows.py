"""Tables of the way to the agreement: appeals, the family's file, programmes, sittings, letters.

Lists that no query looks into (children of an appeal, answers of a sheet) are JSON in one column.
"""

from peewee import (
    AutoField,
    BooleanField,
    CharField,
    CompositeKey,
    DateField,
    ForeignKeyField,
    IntegerField,
    TextField,
)

from sstui.store.rows import CaseRow, FamilyRow, MemberRow, Row, SettlementRow, StaffRow


class AppealRow(Row):
    """An appeal."""

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
    settlement = ForeignKeyField(SettlementRow, null=True, on_delete="RESTRICT")
    address = TextField(default="")
    children = TextField(default="[]")
    summary = TextField(default="")
    danger = TextField(default="")
    taken_by = ForeignKeyField(StaffRow, null=True, on_delete="RESTRICT", index=False)
    taken_at = TextField(null=True)
    family = ForeignKeyField(FamilyRow, null=True, on_delete="RESTRICT")
    case = ForeignKeyField(CaseRow, null=True, on_delete="RESTRICT")
    decision = CharField(null=True)
    decided_on = DateField(null=True)
    decided_by = ForeignKeyField(StaffRow, null=True, on_delete="RESTRICT", index=False)
    decision_note = TextField(default="")
    registered_by = ForeignKeyField(StaffRow, null=True, on_delete="RESTRICT", index=False)
    version = IntegerField(default=1)

    class Meta:
        table_name = "appeal"
        indexes = ((("year", "number"), True),)


class PassportRow(Row):
    """What is known of a family as a whole."""

    family = ForeignKeyField(FamilyRow, primary_key=True, on_delete="RESTRICT")
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


class ApplicationRow(Row):
    """A written application."""

    id = AutoField()
    family = ForeignKeyField(FamilyRow, on_delete="RESTRICT")
    member = ForeignKeyField(MemberRow, on_delete="RESTRICT", index=False)
    number = TextField(unique=True)
    signed_on = DateField()
    help_kinds = TextField(default="[]")
    problems = TextField(default="")
    voided = TextField(default="")
    version = IntegerField(default=1)

    class Meta:
        table_name = "application"


class SurveyRow(Row):
    """A survey act."""

    id = AutoField()
    family = ForeignKeyField(FamilyRow, on_delete="RESTRICT")
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


class ConsentRow(Row):
    """A consent."""

    id = AutoField()
    family = ForeignKeyField(FamilyRow, on_delete="RESTRICT")
    member = ForeignKeyField(MemberRow, on_delete="RESTRICT")
    signer = ForeignKeyField(MemberRow, on_delete="RESTRICT", index=False)
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


class AssessmentRow(Row):
    """A filled assessment sheet."""

    id = AutoField()
    family = ForeignKeyField(FamilyRow, on_delete="RESTRICT")
    case = ForeignKeyField(CaseRow, null=True, on_delete="RESTRICT")
    assessed_on = DateField()
    assessor = ForeignKeyField(StaffRow, on_delete="RESTRICT", index=False)
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


class OrganisationRow(Row):
    """An organisation that takes part in programmes."""

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


class ProgrammeRow(Row):
    """A version of a programme."""

    id = AutoField()
    case = ForeignKeyField(CaseRow, on_delete="RESTRICT", index=False)
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
    author = ForeignKeyField(StaffRow, null=True, on_delete="RESTRICT", index=False)
    version = IntegerField(default=1)

    class Meta:
        table_name = "programme"
        indexes = ((("case", "state"), False), (("number", "edition"), True))


class MeasureRow(Row):
    """A line of a programme."""

    id = AutoField()
    programme = ForeignKeyField(ProgrammeRow, on_delete="RESTRICT")
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
    staff = ForeignKeyField(StaffRow, null=True, on_delete="RESTRICT", index=False)
    organisation = ForeignKeyField(OrganisationRow, null=True, on_delete="RESTRICT")
    responsible = TextField(default="")

    class Meta:
        table_name = "measure"


class BodyMemberRow(Row):
    """Somebody who sits in a body."""

    id = AutoField()
    body = TextField(index=True)
    name = TextField()
    post = TextField(default="")
    organisation = TextField(default="")
    part = CharField()
    staff = ForeignKeyField(StaffRow, null=True, on_delete="RESTRICT", index=False)
    active = BooleanField(default=True)
    version = IntegerField(default=1)

    class Meta:
        table_name = "body_member"


class SittingRow(Row):
    """A sitting."""

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


class AttendeeRow(Row):
    """A member at one sitting."""

    sitting = ForeignKeyField(SittingRow, on_delete="RESTRICT", index=False)
    position = IntegerField()
    name = TextField()
    post = TextField(default="")
    organisation = TextField(default="")
    part = CharField()
    is_present = BooleanField(default=True)
    staff = ForeignKeyField(StaffRow, null=True, on_delete="RESTRICT", index=False)

    class Meta:
        table_name = "attendee"
        primary_key = CompositeKey("sitting", "position")


class ItemRow(Row):
    """A family on an agenda."""

    id = AutoField()
    sitting = ForeignKeyField(SittingRow, on_delete="RESTRICT")
    position = IntegerField()
    case = ForeignKeyField(CaseRow, on_delete="RESTRICT")
    question = CharField()
    programme = ForeignKeyField(ProgrammeRow, null=True, on_delete="RESTRICT")
    speaker = ForeignKeyField(StaffRow, null=True, on_delete="RESTRICT", index=False)
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


class CuratorOrderRow(Row):
    """The director's order that names a curator."""

    id = AutoField()
    case = ForeignKeyField(CaseRow, on_delete="RESTRICT")
    staff = ForeignKeyField(StaffRow, on_delete="RESTRICT", index=False)
    substitute = ForeignKeyField(StaffRow, null=True, on_delete="RESTRICT", index=False)
    number = TextField()
    signed_on = DateField()
    from_on = DateField()
    basis = TextField(default="")
    version = IntegerField(default=1)

    class Meta:
        table_name = "curator_order"


class LetterRow(Row):
    """A letter to an organisation."""

    id = AutoField()
    case = ForeignKeyField(CaseRow, on_delete="RESTRICT")
    programme = ForeignKeyField(ProgrammeRow, on_delete="RESTRICT", index=False)
    organisation = ForeignKeyField(OrganisationRow, on_delete="RESTRICT")
    number = TextField(unique=True)
    written_on = DateField()
    ground = CharField()
    measure_ids = TextField(default="[]")
    reply_by = DateField(null=True, index=True)
    consent = ForeignKeyField(ConsentRow, null=True, on_delete="RESTRICT", index=False)
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


TABLES = (
    AppealRow,
    PassportRow,
    ApplicationRow,
    SurveyRow,
    ConsentRow,
    AssessmentRow,
    OrganisationRow,
    ProgrammeRow,
    MeasureRow,
    BodyMemberRow,
    SittingRow,
    AttendeeRow,
    ItemRow,
    CuratorOrderRow,
    LetterRow,
)
