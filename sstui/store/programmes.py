"""Programmes with their measures, and the organisations that take part in them."""

from collections.abc import Sequence

from sstui.core.programme import (
    Measure,
    Organisation,
    OrganisationId,
    Programme,
    ProgrammeId,
    ProgrammeState,
    WorkPlace,
)
from sstui.core.records import CaseId
from sstui.core.text import fold
from sstui.store.door import Conflict
from sstui.store.engine import fetch
from sstui.store.once import once
from sstui.store.route_rows import MeasureRow, OrganisationRow, ProgrammeRow
from sstui.store.rows import CaseRow, FamilyRow
from sstui.store.tables import Table, enum, listed

_PROGRAMMES = Table(ProgrammeRow, Programme, {"state": enum(ProgrammeState)})
_MEASURES = Table(MeasureRow, Measure, {"member_ids": listed(), "place": enum(WorkPlace)})
_ORGANISATIONS = Table(OrganisationRow, Organisation)


def add_programme(programme: Programme) -> ProgrammeId:
    """Remember a version of a programme; its measures are written apart."""
    return ProgrammeId(_PROGRAMMES.add(programme))


def change_programme(programme: Programme) -> None:
    """Replace a version's own fields; the database refuses to change what was approved."""
    _PROGRAMMES.change(programme)


def set_state(programme: Programme, state: ProgrammeState, **dates: object) -> None:
    """Move a version on: handed in, approved, rejected, replaced; else Conflict.

    Args:
        programme: as it was read.
        state: where it stands from now on.
        dates: columns that change with the state, such as `decided_on` and `remarks`.
    """
    same = (ProgrammeRow.id == programme.id) & (ProgrammeRow.version == programme.version)
    changed = ProgrammeRow.update(state=state.value, version=programme.version + 1, **dates)
    if not changed.where(same).execute():
        raise Conflict


def programme(programme_id: ProgrammeId) -> Programme | None:
    """One version of a programme."""
    return _PROGRAMMES.get(programme_id)


@once
def programmes(case_id: CaseId) -> list[Programme]:
    """All versions of a case's programmes, the one begun last first, whatever its date says."""
    return _PROGRAMMES.where(ProgrammeRow.case == case_id, order=(ProgrammeRow.id.desc(),))


def in_state(state: ProgrammeState | None) -> list[Programme]:
    """The office's versions in a state, or all of them, the one begun last first."""
    asked = () if state is None else (ProgrammeRow.state == state.value,)
    return _PROGRAMMES.where(*asked, order=(ProgrammeRow.id.desc(),))


def cases_with_programmes() -> dict[CaseId, tuple[str, str]]:
    """Number and family's name of every case that has a programme, by its id."""
    query = (
        CaseRow.select(CaseRow.id, CaseRow.number, FamilyRow.name)
        .join(FamilyRow)
        .where(CaseRow.id.in_(ProgrammeRow.select(ProgrammeRow.case)))
    )
    return {CaseId(key): (number, name) for key, number, name in fetch(query)}


def submitted_programmes() -> list[Programme]:
    """Versions that wait for the body's decision, oldest first."""
    order = (ProgrammeRow.submitted_on, ProgrammeRow.id)
    return _PROGRAMMES.where(ProgrammeRow.state == ProgrammeState.SUBMITTED.value, order=order)


def write_measures(programme_id: ProgrammeId, measures: Sequence[Measure]) -> None:
    """Replace the measures of a draft: changed ones keep their ids, missing ones go."""
    kept = [one.id for one in measures if one.id]
    gone = MeasureRow.delete().where(MeasureRow.programme == programme_id)
    (gone.where(MeasureRow.id.not_in(kept)) if kept else gone).execute()
    for one in measures:
        values = _MEASURES.values(one) | {"programme": programme_id}
        values.pop("id")
        if one.id:
            same = (MeasureRow.id == one.id) & (MeasureRow.programme == programme_id)
            MeasureRow.update(**values).where(same).execute()
        else:
            MeasureRow.insert(**values).execute()


def measures(programme_id: ProgrammeId) -> list[Measure]:
    """The measures of a version in their order."""
    order = (MeasureRow.position, MeasureRow.id)
    return _MEASURES.where(MeasureRow.programme == programme_id, order=order)


def add_organisation(organisation: Organisation) -> OrganisationId:
    """Remember an organisation."""
    values = _ORGANISATIONS.values(organisation) | {"name_key": fold(organisation.name)}
    values.pop("id")
    return OrganisationId(OrganisationRow.insert(**values).execute())


def change_organisation(organisation: Organisation) -> None:
    """Replace an organisation's data if nobody changed it since it was read, else Conflict."""
    _ORGANISATIONS.change(organisation)
    renamed = OrganisationRow.update(name_key=fold(organisation.name))
    renamed.where(OrganisationRow.id == organisation.id).execute()


def organisations() -> list[Organisation]:
    """Every organisation, switched off or not, by name."""
    return _ORGANISATIONS.where(order=(OrganisationRow.name_key, OrganisationRow.id))


def has_organisation(name: str) -> bool:
    """Whether an organisation of this name is there, letter case aside."""
    query = OrganisationRow.select(OrganisationRow.id)
    return bool(fetch(query.where(OrganisationRow.name_key == fold(name)).limit(1)))
