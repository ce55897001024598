"""Days of a family that are noticed ahead: 14 and 18 years of a child, the end of adaptation."""

from dataclasses import dataclass
from datetime import date, timedelta

from sstui.core.facts import add_months
from sstui.core.family_file import ConsentPurpose
from sstui.core.records import CaseId, FamilyId, Member
from sstui.core.wording import short_date
from sstui.desk.desk import Desk
from sstui.desk.family_file import (
    HAS_PASSPORT,
    OF_AGE,
    SOON,
    Birthday,
    adaptation_ends_on,
    birthday,
    consents_in_force,
    is_of_age,
    passport_of,
)
from sstui.store import families, family_file

ADAPTATION = "adaptation"
"""Code of the adaptational level in norms; where an office has no such level, nothing is said."""
YEAR = timedelta(days=365)
"""How long a consent of one's own is asked for in the day's overview; the card asks for ever."""


@dataclass(frozen=True, slots=True)
class Anniversary:
    """A family on the adaptational level whose first year ends soon, or has ended."""

    case_id: CaseId
    family: str
    on: date


def birthdays_of(desk: Desk, family_id: FamilyId, within: timedelta = SOON) -> list[Birthday]:
    """Children of a family who turn 14 or 18 within some days, the soonest first."""
    found = families.family(family_id)
    name, soon = (found.name if found else ""), list[Birthday]()
    for member in families.members(family_id):
        for years in (HAS_PASSPORT, OF_AGE):
            on = birthday(desk, member, years)
            if on is not None and desk.today <= on <= desk.today + within:
                soon.append(Birthday(family_id, name, member, years, on))
    return sorted(soon, key=lambda one: one.on)


def own_consent_wanted(desk: Desk, family_id: FamilyId) -> list[Member]:
    """Children of the household who are 18 already and have given no consent by themselves."""
    given = consents_in_force(family_id, ConsentPurpose.PROCESSING, desk.today)
    own = {one.member_id for one in given.values() if one.signer_id == one.member_id}
    return [
        one
        for one in families.members(family_id)
        if one.id not in own
        and is_of_age(one, desk.today)
        and birthday(desk, one, OF_AGE) is not None
    ]


def came_of_age(desk: Desk, within: timedelta = YEAR) -> list[Birthday]:
    """Members of accompanied families who turned 18 lately and owe a consent of their own."""
    first, last = desk.today - within, desk.today - timedelta(1)
    born = (add_months(first, -12 * OF_AGE), add_months(last, -12 * OF_AGE) + timedelta(1))
    found = []
    for member, family, case_id in families.members_of_open_cases(desk.today, born):
        on = birthday(desk, member, OF_AGE)
        if on is not None and first <= on <= last and _owes(desk, member):
            found.append(Birthday(member.family_id, family, member, OF_AGE, on, case_id))
    return sorted(found, key=lambda one: (one.on, one.family))


def adaptation_ahead(desk: Desk, within: timedelta = SOON) -> list[Anniversary]:
    """Families on the adaptational level whose first anniversary is near or past, soonest first."""
    created_by = add_months(desk.today + within, -12) + timedelta(1)
    found = [
        Anniversary(case_id, family, add_months(created_on, 12))
        for case_id, family, created_on in family_file.on_level(ADAPTATION, desk.today, created_by)
    ]
    near = [one for one in found if one.on <= desk.today + within]
    return sorted(near, key=lambda one: (one.on, one.family))


def adaptation_words(family_id: FamilyId, level: str, today: date) -> str:
    """«не позже 28.02.2027, первой годовщины семьи»; empty on other levels and without the day."""
    end = adaptation_ends_on(passport_of(family_id)) if level == ADAPTATION else None
    if end is None:
        return ""
    if end < today:
        return f"год со дня создания семьи прошёл {short_date(end)}: пора решать об уровне"
    return f"не позже {short_date(end)}, первой годовщины семьи"


def past_anniversary(desk: Desk, family_id: FamilyId, level: str, from_on: date) -> str:
    """A warning where an adaptational term would run past the family's first anniversary."""
    end = adaptation_ends_on(passport_of(family_id)) if level == ADAPTATION else None
    known = desk.office.norms.on(desk.today).levels.get(level)
    if end is None or known is None:
        return ""
    if from_on > end:
        return f"Год со дня создания семьи прошёл {short_date(end)}: адаптации уже быть не должно."
    last = add_months(from_on, known.norm.term_months)
    if last <= end:
        return ""
    return f"Срок шёл бы до {short_date(last)}, а адаптация кончается {short_date(end)}."


def _owes(desk: Desk, member: Member) -> bool:
    return any(one.id == member.id for one in own_consent_wanted(desk, member.family_id))
