"""Families that may be the one that is being told of, with what makes one think so."""

from dataclasses import dataclass, replace

from sstui.core.appeals import Appeal, AppealId
from sstui.core.likeness import Likeness, PersonSketch, Sketch, likeness
from sstui.core.likeness_tokens import wanted_of
from sstui.core.records import FamilyId
from sstui.desk.appeals import AppealDraft
from sstui.desk.desk import Desk
from sstui.store.appeals import appeal
from sstui.store.engine import connected
from sstui.store.finding import KnownFamily, known_families
from sstui.store.name_index import candidates, sketches_of_appeals, sketches_of_families

LOOKED_AT = 80
"""How many of those that have something in common are compared in full."""
SHOWN = 5


@dataclass(frozen=True, slots=True)
class Likely:
    """A known family, or an appeal of no known family, that looks like what is told."""

    likeness: Likeness
    family: KnownFamily | None = None
    appeal: Appeal | None = None
    """An earlier appeal that nobody has tied to a family; None for a family."""

    @property
    def name(self) -> str:
        """How lists call it."""
        if self.family is not None:
            return self.family.name
        return f"обращение {self.appeal.label}" if self.appeal else ""

    @property
    def about(self) -> str:
        """Where it lives and what there is: «с. Заречье, дело 17/2026»."""
        if self.family is not None:
            one = self.family
            number = f"дело {one.number}" if one.number else "дела нет"
            closed = "" if one.is_open or not one.number else " (окончено)"
            return ", ".join(filter(None, (one.settlement, one.address, number + closed)))
        return self.appeal.name.full if self.appeal else ""

    @property
    def words(self) -> str:
        """«совпало: фамилия и имя, дата рождения»."""
        return self.likeness.words


def likely_families(
    desk: Desk,
    sketch: Sketch,
    limit: int = SHOWN,
    without: FamilyId | None = None,
    without_appeal: AppealId | None = None,
) -> list[Likely]:
    """Families, and appeals of none, that look like what is told; the most alike first.

    Args:
        desk: the office.
        sketch: what is told, complete or not.
        limit: not more than so many.
        without: a family that is left out, as the one that is told of.
        without_appeal: an appeal that is left out likewise.
    """
    with connected():
        families, appeals = candidates(wanted_of(sketch), LOOKED_AT)
        known = sketches_of_families(families - {without})
        told = sketches_of_appeals(appeals - {without_appeal})
        alike = {key: likeness(sketch, one) for key, one in known.items()}
        repeated = [(likeness(sketch, one), key) for key, one in told.items()]
        shown = known_families(
            [key for key, one in alike.items() if one.is_likely], desk.today.isoformat()
        )
        found = [Likely(alike[one.family_id], family=one) for one in shown]
        for one, key in repeated:
            before = appeal(key) if one.is_likely else None
            if before is not None and before.family_id is None:
                found.append(Likely(one, appeal=before))
    return sorted(found, key=lambda one: (-one.likeness.points, one.name))[:limit]


def sketch_of(draft: AppealDraft) -> Sketch:
    """What an appeal as typed so far tells of a family."""
    adult = PersonSketch(draft.last, draft.first, draft.patronymic, draft.born_on)
    children = (
        PersonSketch(first=one.name, born_on=one.born_on, is_child=True) for one in draft.children
    )
    phones = (draft.phone,) if draft.phone else ()
    return Sketch((adult, *children), phones, draft.settlement_id, draft.address)


def sketch_of_appeal(one: Appeal) -> Sketch:
    """What an appeal tells of a family."""
    found = sketches_of_appeals([one.id])
    return found.get(one.id, Sketch())


def twins_of(desk: Desk, family_id: FamilyId, limit: int = SHOWN) -> list[Likely]:
    """Other records that may be of the same family, to be merged with it."""
    known = sketches_of_families([family_id]).get(family_id)
    if known is None:
        return []
    # A whole household is told of at once: only the people who sign tell families apart.
    people = tuple(replace(one, is_child=False) for one in known.people)
    found = likely_families(desk, replace(known, people=people), limit + 1, without=family_id)
    return [one for one in found if one.family is not None][:limit]
