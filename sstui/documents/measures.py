"""Measures as the tables of papers show them: what, for whom, how, until when, who answers."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sstui.core import wording
from sstui.core.programme import Measure, Organisation, OrganisationId, WorkPlace
from sstui.core.records import Member, MemberId, Staff, StaffId
from sstui.documents.blocks import entry_fields, flat
from sstui.documents.fields import Value

WHOLE = "вся семья"

MEASURE_FIELDS = entry_fields(
    "мероприятия",
    "строки таблицы мероприятий",
    номер="порядковый номер",
    вид="вид помощи",
    название="что делается",
    для_кого="для кого: имена или «вся семья»",
    как="форма работы, место, периодичность",
    срок="срок исполнения",
    ответственный="кто отвечает: организация, специалист",
)


@dataclass(frozen=True, slots=True)
class Names:
    """What the codes and ids of measures are called."""

    help_kinds: Mapping[str, str]
    organisations: Mapping[OrganisationId, Organisation]
    staff: Mapping[StaffId, Staff]
    members: Mapping[MemberId, Member]


def measure_values(number: int, one: Measure, names: Names) -> Value:
    """One row of a table of measures."""
    return {
        "номер": number,
        "вид": names.help_kinds.get(one.help_kind, one.help_kind),
        "название": flat(one.title),
        "для_кого": _whom(one, names),
        "как": "; ".join(part for part in _manner(one) if part),
        "срок": term(one.from_on, one.until_on),
        "ответственный": _responsible(one, names),
    }


def term(first: date | None, last: date | None) -> str:
    """«01.12.2026 – 01.03.2027», «до 01.03.2027», or a dash."""
    if first and last:
        return f"{wording.short_date(first)} –{wording.NO_BREAK}{wording.short_date(last)}"
    if last:
        return f"до{wording.NO_BREAK}{wording.short_date(last)}"
    return f"с{wording.NO_BREAK}{wording.short_date(first)}" if first else "–"


def _whom(one: Measure, names: Names) -> str:
    if not one.member_ids:
        return WHOLE
    people = [names.members[key] for key in one.member_ids if key in names.members]
    # A long surname needs the break before the initials: the column is narrow.
    known = [f"{person.name.last} {wording.initials(person.name)}" for person in people]
    return ", ".join(known) or "–"


def _manner(one: Measure) -> tuple[str, ...]:
    where = "" if one.place is WorkPlace.ELSEWHERE else one.place.label
    with_whom = "в группе" if one.is_group else "индивидуально"
    return flat(one.form), where, with_whom, flat(one.periodicity)


def _responsible(one: Measure, names: Names) -> str:
    organisation = one.organisation_id and names.organisations.get(one.organisation_id)
    person = one.staff_id and names.staff.get(one.staff_id)
    told = [organisation.name if organisation else "", flat(one.responsible)]
    if person and not (organisation or one.responsible):
        told.append(", ".join(part for part in (person.name.short, person.post) if part))
    return ", ".join(part for part in told if part) or "–"
