"""The tables, private to the store: rows carry SQL, records carry meaning."""

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

from sstui.store.engine import database


class Row(Model):
    """A row of the office's database."""

    class Meta:
        database = database
        legacy_table_names = False


class SettlementRow(Row):
    """A settlement of the district."""

    id = AutoField()
    name = TextField()
    name_key = TextField(index=True)
    travel_minutes = IntegerField(null=True)
    version = IntegerField(default=1)

    class Meta:
        table_name = "settlement"


class PersonRow(Row):
    """What staff and members share: a name, its folded form and its corrected cases."""

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


class StaffRow(PersonRow):
    """A person of the service."""

    id = AutoField()
    role = CharField()
    post = TextField(default="")
    phone = TextField(default="")
    login = TextField(default="", index=True)
    left_on = DateField(null=True)

    class Meta:
        table_name = "staff"


class FamilyRow(Row):
    """A family."""

    id = AutoField()
    name = TextField()
    name_key = TextField(index=True)
    settlement = ForeignKeyField(SettlementRow, on_delete="RESTRICT")
    address = TextField(default="")
    phone = TextField(default="")
    category = TextField(default="")
    more_categories = TextField(default="")
    merged_into = ForeignKeyField(
        "self", null=True, on_delete="RESTRICT", index=False, column_name="merged_into"
    )
    version = IntegerField(default=1)

    class Meta:
        table_name = "family"


class MemberRow(PersonRow):
    """A member of a family."""

    id = AutoField()
    family = ForeignKeyField(FamilyRow, on_delete="RESTRICT")
    kinship = TextField()
    born_on = DateField(null=True)
    is_applicant = BooleanField(default=False)
    identity = TextField(default="")
    came_on = DateField(null=True)
    left_on = DateField(null=True)
    snils = TextField(default="")
    phone = TextField(default="")
    occupation = TextField(default="")
    health = TextField(default="")

    class Meta:
        table_name = "member"


class CaseRow(Row):
    """A case."""

    id = AutoField()
    number = TextField(unique=True)
    family = ForeignKeyField(FamilyRow, on_delete="RESTRICT")
    started_on = DateField()
    ended_on = DateField(null=True, index=True)
    end_reason = TextField(default="")
    version = IntegerField(default=1)

    class Meta:
        table_name = "family_case"


class LevelPeriodRow(Row):
    """A level from a day on."""

    id = AutoField()
    case = ForeignKeyField(CaseRow, on_delete="RESTRICT")
    from_on = DateField()
    level = TextField(index=True)
    basis = TextField(default="")

    class Meta:
        table_name = "level_period"
        indexes = ((("case", "from_on"), True),)


class PauseRow(Row):
    """A pause."""

    id = AutoField()
    case = ForeignKeyField(CaseRow, on_delete="RESTRICT")
    from_on = DateField()
    to_on = DateField(null=True)
    reason = TextField(default="")
    version = IntegerField(default=1)

    class Meta:
        table_name = "pause"


class AssignmentRow(Row):
    """A curator from a day on."""

    id = AutoField()
    case = ForeignKeyField(CaseRow, on_delete="RESTRICT")
    staff = ForeignKeyField(StaffRow, on_delete="RESTRICT")
    from_on = DateField()
    order = TextField(default="", column_name="order_text")
    reason = TextField(default="")

    class Meta:
        table_name = "assignment"
        indexes = ((("case", "from_on"), True),)


class VisitRow(Row):
    """A visit or another contact."""

    id = AutoField()
    case = ForeignKeyField(CaseRow, on_delete="RESTRICT", index=False)
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


class VisitStaffRow(Row):
    """Who went."""

    visit = ForeignKeyField(VisitRow, on_delete="RESTRICT", index=False)
    staff = ForeignKeyField(StaffRow, on_delete="RESTRICT")

    class Meta:
        table_name = "visit_staff"
        primary_key = CompositeKey("visit", "staff")


class VisitMemberRow(Row):
    """Who of the family was seen."""

    visit = ForeignKeyField(VisitRow, on_delete="RESTRICT", index=False)
    member = ForeignKeyField(MemberRow, on_delete="RESTRICT")

    class Meta:
        table_name = "visit_member"
        primary_key = CompositeKey("visit", "member")


class AppointmentRow(Row):
    """A visit agreed with the family."""

    id = AutoField()
    case = ForeignKeyField(CaseRow, on_delete="RESTRICT", index=False)
    planned_on = DateField(index=True)
    at = TextField(default="", column_name="at_time")
    staff = ForeignKeyField(StaffRow, on_delete="RESTRICT")
    note = TextField(default="")
    reason = TextField(default="")
    cancelled = TextField(default="")
    version = IntegerField(default=1)

    class Meta:
        table_name = "appointment"
        indexes = ((("case", "planned_on"), False),)


class AgreementRow(Row):
    """An agreement with the family."""

    id = AutoField()
    case = ForeignKeyField(CaseRow, on_delete="RESTRICT")
    number = TextField(unique=True)
    signed_on = DateField()
    version = IntegerField(default=1)

    class Meta:
        table_name = "agreement"


class DocumentRow(Row):
    """A paper that was made."""

    id = AutoField()
    case = ForeignKeyField(CaseRow, null=True, on_delete="RESTRICT")
    family = ForeignKeyField(FamilyRow, null=True, on_delete="RESTRICT")
    kind = CharField()
    number = TextField(default="")
    issued_on = DateField()
    file = TextField()
    sha256 = CharField()
    template_sha256 = CharField()
    staff = ForeignKeyField(StaffRow, null=True, on_delete="RESTRICT")

    class Meta:
        table_name = "document"


class CaseEventRow(Row):
    """A dated event of a case."""

    id = AutoField()
    case = ForeignKeyField(CaseRow, on_delete="RESTRICT")
    kind = CharField()
    happened_on = DateField()
    note = TextField(default="")
    voided = TextField(default="")
    version = IntegerField(default=1)

    class Meta:
        table_name = "case_event"


class ClosedRunChoiceRow(Row):
    """What is decided for a family over a run of days off."""

    id = AutoField()
    case = ForeignKeyField(CaseRow, on_delete="RESTRICT", index=False)
    run_on = DateField(index=True)
    choice = CharField()
    duty_on = DateField(null=True)
    staff = ForeignKeyField(StaffRow, null=True, on_delete="RESTRICT")
    reason = TextField(default="")
    decided_by = ForeignKeyField(StaffRow, on_delete="RESTRICT")
    version = IntegerField(default=1)

    class Meta:
        table_name = "closed_run_choice"
        indexes = ((("case", "run_on"), True),)


class RegisterRow(Row):
    """The last number given in a register in a year; numbers are never given twice."""

    kind = CharField()
    year = IntegerField()
    last = IntegerField(column_name="last_number")

    class Meta:
        table_name = "register"
        primary_key = CompositeKey("kind", "year")


class JournalRow(Row):
    """Who did what: rows are only ever added."""

    seq = AutoField()
    at = TextField(column_name="at_utc")
    staff = ForeignKeyField(StaffRow, null=True, on_delete="RESTRICT", index=False)
    login = TextField(default="")
    action = CharField()
    object = CharField()
    object_id = IntegerField(null=True)
    case = IntegerField(null=True, index=True, column_name="case_id")
    detail = TextField(default="")
    draft_id = TextField(null=True, unique=True)

    class Meta:
        table_name = "journal"


TABLES = (
    SettlementRow,
    StaffRow,
    FamilyRow,
    MemberRow,
    CaseRow,
    LevelPeriodRow,
    PauseRow,
    AssignmentRow,
    VisitRow,
    VisitStaffRow,
    VisitMemberRow,
    AppointmentRow,
    AgreementRow,
    DocumentRow,
    CaseEventRow,
    ClosedRunChoiceRow,
    RegisterRow,
    JournalRow,
)
