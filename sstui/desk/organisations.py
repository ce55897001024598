"""Organisations that take part in programmes are entered and put right."""

from dataclasses import dataclass, replace

from sstui.core.programme import Organisation, OrganisationId
from sstui.core.refusal import Refusal
from sstui.core.text import clean_name, fold
from sstui.desk.choices import pick
from sstui.desk.desk import Desk
from sstui.desk.families import differences
from sstui.store import programmes
from sstui.store.door import Written, write


@dataclass(frozen=True, slots=True)
class OrganisationDraft:
    """An organisation as typed."""

    name: str
    kind: str
    """Code of its kind in the profile's list of organisations."""
    head: str = ""
    head_post: str = ""
    address: str = ""
    email: str = ""
    phone: str = ""
    active: bool = True
    draft_id: str | None = None


def organisations(*, also_closed: bool = False) -> list[Organisation]:
    """Organisations that may be chosen, by name; with the switched off ones where asked."""
    return [one for one in programmes.organisations() if one.active or also_closed]


def organisation(organisation_id: OrganisationId) -> Organisation:
    """One organisation.

    Raises:
        Refusal: there is none.
    """
    found = next((one for one in programmes.organisations() if one.id == organisation_id), None)
    if found is None:
        raise Refusal("Такой организации нет.", "organisation_id")
    return found


def add_organisation(desk: Desk, draft: OrganisationDraft) -> OrganisationId:
    """Enter an organisation.

    Raises:
        Refusal: no name, a name that is there already, a kind that the profile does not have.
    """
    new = _checked(desk, draft)
    if programmes.has_organisation(new.name):
        raise Refusal(f"Организация «{new.name}» уже есть.", "name")

    def change() -> Written:
        made = programmes.add_organisation(new)
        return Written(made, detail={"name": new.name, "kind": new.kind})

    made = write(desk.actor, "organisation.add", "organisation", change, draft.draft_id)
    return OrganisationId(made)


def change_organisation(desk: Desk, old: Organisation, draft: OrganisationDraft) -> None:
    """Put an organisation's data right, or switch it off; errors as in `add_organisation`."""
    new = replace(_checked(desk, draft), id=old.id, version=old.version)
    if fold(new.name) != fold(old.name) and programmes.has_organisation(new.name):
        raise Refusal(f"Организация «{new.name}» уже есть.", "name")

    def change() -> Written:
        programmes.change_organisation(new)
        return Written(old.id, detail=differences(old, new))

    write(desk.actor, "organisation.change", "organisation", change, draft.draft_id)


def find_organisation(typed: str) -> Organisation:
    """An organisation by its name, or the beginning of it, as typed on the command line.

    Raises:
        Refusal: none or several fit.
    """
    known = programmes.organisations()
    return pick(typed, ((one, (one.name, str(one.id))) for one in known), "организация")


def _checked(desk: Desk, draft: OrganisationDraft) -> Organisation:
    kinds = desk.office.profile.lists.organisations
    if draft.kind not in kinds:
        raise Refusal("Выберите вид организации из списка.", "kind")
    return Organisation(
        id=OrganisationId(0),
        name=clean_name(draft.name, "название организации"),
        kind=draft.kind,
        head=clean_name(draft.head, "руководитель", required=False),
        head_post=clean_name(draft.head_post, "должность руководителя", required=False),
        address=clean_name(draft.address, "адрес", required=False),
        email=clean_name(draft.email, "электронная почта", required=False),
        phone=clean_name(draft.phone, "телефон", required=False),
        active=draft.active,
    )
