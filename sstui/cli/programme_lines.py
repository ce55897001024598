"""A programme on the command line: as sentences and as plain data."""

from collections.abc import Mapping, Sequence

from sstui.core.programme import Measure, Organisation, OrganisationId, Programme
from sstui.core.programme_checks import Finding
from sstui.core.records import FullName, Member, StaffId
from sstui.core.wording import capitalised, short_date
from sstui.desk.card import CaseCard
from sstui.desk.desk import Desk
from sstui.desk.organisations import organisations
from sstui.desk.programmes import FullProgramme, ListedProgramme, editions


def programme_text(desk: Desk, card: CaseCard, full: FullProgramme) -> list[str]:
    """The programme in words: its head, its measures, what the checks say, other editions."""
    old = full.programme
    people = {key: _plain(one.name) for key, one in card.people.items()}
    known = {one.id: one.name for one in organisations(also_closed=True)}
    lines = [f"{_title(desk)} № {old.number}, редакция {old.edition}: {old.state.label}."]
    lines += [f"{label}: {text}" for label, text in _head(card, old, people).items() if text]
    lines += ["", "Мероприятия:" if full.measures else "Мероприятий нет."]
    lines += [f"  {_measure(desk, card, one, known)}" for one in full.measures]
    lines += findings_text(full.findings) if not old.state.is_frozen else []
    others = [one for one in editions(old.case_id) if one.id != old.id]
    if others:
        lines += ["", "Другие редакции:", *(f"  {_other(one)}" for one in others)]
    return lines


def findings_text(found: Sequence[Finding]) -> list[str]:
    """What the checks have found, errors first; nothing where all is well."""
    if not found:
        return []
    return ["", "Проверки:", *(f"  {one.severity.label}: {one.text}" for one in found)]


def programme_json(desk: Desk, card: CaseCard, full: FullProgramme) -> dict[str, object]:
    """The programme as plain data."""
    old = full.programme
    return {
        **version_json(old),
        "case": card.case.number,
        "family": card.family.name,
        "problem": old.problem,
        "goal": old.goal,
        "desired": old.desired,
        "resources": old.resources,
        "service_programme": old.service_programme or None,
        "repeat": old.is_repeat,
        "author": _name(card, old.author_id),
        "measures": [_measure_json(card, one) for one in full.measures],
        "findings": [finding_json(one) for one in full.findings],
        "editions": [version_json(one) for one in editions(old.case_id)],
    }


def version_json(one: Programme) -> dict[str, object]:
    """Where one version stands, as plain data."""
    return {
        "id": one.id,
        "number": one.number,
        "edition": one.edition,
        "state": one.state.value,
        "drawn_on": one.drawn_on,
        "from_on": one.from_on,
        "until_on": one.until_on,
        "curator_signed_on": one.curator_signed_on,
        "family_signed_on": one.family_signed_on,
        "submitted_on": one.submitted_on,
        "decided_on": one.decided_on,
        "remarks": one.remarks or None,
    }


def finding_json(one: Finding) -> dict[str, object]:
    """One finding as plain data."""
    return {
        "check": one.check.value,
        "severity": one.severity.value,
        "text": one.text,
        "measure": one.measure_id,
    }


def listed_json(one: ListedProgramme) -> dict[str, object]:
    """One line of the office's list as plain data."""
    return {"case": one.case_number, "family": one.family, **version_json(one.programme)}


def organisation_json(one: Organisation) -> dict[str, object]:
    """An organisation as plain data."""
    return {
        "id": one.id,
        "name": one.name,
        "kind": one.kind,
        "head": one.head or None,
        "head_post": one.head_post or None,
        "address": one.address or None,
        "email": one.email or None,
        "phone": one.phone or None,
        "active": one.active,
    }


def _title(desk: Desk) -> str:
    word = desk.office.profile.terms.programme
    return capitalised(word.short or word.nominative)


def _head(card: CaseCard, old: Programme, people: Mapping[StaffId, str]) -> dict[str, str]:
    def day(label: str, on: object) -> str:
        return f"{label} {on:%d.%m.%Y}" if on else ""

    author = people.get(old.author_id, "") if old.author_id is not None else ""
    signed = (day("куратор", old.curator_signed_on), day("семья", old.family_signed_on))
    return {
        "Семья": f"{card.family.name}, дело {card.case.number}",
        "Срок": f"{short_date(old.from_on)}–{short_date(old.until_on)}",
        "Составлена": f"{short_date(old.drawn_on)} {author}".strip(),
        "Подписи": ", ".join(filter(None, signed)) or "нет",
        "Передана": day("", old.submitted_on).strip(),
        "Решение": f"{old.state.label} {short_date(old.decided_on)}" if old.decided_on else "",
        "Замечания": old.remarks,
        "Проблема": old.problem,
        "Цель": old.goal,
        "Желаемый результат": old.desired,
        "Ресурсы семьи": old.resources,
        "Входит в ИППСУ": old.service_programme,
    }


def _measure(desk: Desk, card: CaseCard, one: Measure, known: Mapping[OrganisationId, str]) -> str:
    """«1. медицинская: осмотр; для: Пётр; дома; индивидуально; до 01.03.2027; отвечает …»."""
    kinds = desk.office.profile.lists.help_kinds
    kind = kinds.title(one.help_kind) if one.help_kind in kinds else one.help_kind
    whom = ", ".join(_of(card.members, one.member_ids)) or "вся семья"
    who = known.get(one.organisation_id or OrganisationId(0)) or _name(card, one.staff_id) or ""
    said = [
        f"{one.position}. {kind}: {one.title}",
        f"для: {whom}",
        one.form,
        one.place.label,
        "в группе" if one.is_group else "индивидуально",
        one.periodicity,
        f"с {short_date(one.from_on)}" if one.from_on else "",
        f"до {short_date(one.until_on)}" if one.until_on else "",
        "отвечает " + ", ".join(filter(None, [who, one.responsible]))
        if one.has_responsible
        else "",
    ]
    return "; ".join(filter(None, said))


def _measure_json(card: CaseCard, one: Measure) -> dict[str, object]:
    return {
        "id": one.id,
        "position": one.position,
        "help_kind": one.help_kind,
        "title": one.title,
        "code": one.code or None,
        "members": [member.name.full for member in card.members if member.id in one.member_ids],
        "form": one.form or None,
        "place": one.place.value,
        "group": one.is_group,
        "periodicity": one.periodicity or None,
        "from_on": one.from_on,
        "until_on": one.until_on,
        "staff": _name(card, one.staff_id),
        "organisation": one.organisation_id,
        "responsible": one.responsible or None,
    }


def _other(one: Programme) -> str:
    day = f" {short_date(one.decided_on)}" if one.decided_on else ""
    return f"№ {one.number}, редакция {one.edition}: {one.state.label}{day}"


def _of(members: Sequence[Member], ids: Sequence[int]) -> list[str]:
    return [one.name.first for one in members if one.id in ids]


def _name(card: CaseCard, staff_id: StaffId | None) -> str | None:
    found = card.people.get(staff_id) if staff_id is not None else None
    return _plain(found.name) if found else None


def _plain(name: FullName) -> str:
    return name.short.replace("\u00a0", " ")
