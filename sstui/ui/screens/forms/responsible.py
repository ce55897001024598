"""The field that chooses who answers for a measure: a person of the service or an organisation."""

from collections.abc import Hashable, Sequence

from textual.geometry import Region

from sstui.core.programme import OrganisationId
from sstui.core.records import StaffId
from sstui.desk.desk import Desk
from sstui.desk.organisations import organisations
from sstui.desk.people import everybody
from sstui.ui.screens.forms.organisation import OrganisationForm
from sstui.ui.widgets.options import Option
from sstui.ui.widgets.pick_field import PickField
from sstui.ui.widgets.picker import Picker

_TITLE = "Кто отвечает"
_NEW = "new"
_PERSON, _ORGANISATION = "staff-", "organisation-"


class ResponsiblePicker(Picker):
    """People and organisations, and last a line that enters a new organisation."""

    HELP = "Наберите часть имени или названия. Новую организацию вводят тут же: последняя строка."

    def __init__(
        self,
        desk: Desk,
        options: Sequence[Option],
        typed: str = "",
        *,
        field: Region | None = None,
    ) -> None:
        super().__init__(_TITLE, options, typed, field=field)
        self._desk = desk

    @property
    def _typed(self) -> str:
        return " ".join(self._field.value.split())

    def _extra(self) -> Sequence[Option]:
        named = f" «{self._typed}»" if self._typed else ""
        return (Option(_NEW, f"+ новая организация{named}"),)

    def action_choose(self) -> None:
        if self._lines.cursor_key != _NEW:
            super().action_choose()
            return
        before = {one.id for one in organisations()}

        def entered(sentence: str | None) -> None:
            new = [one.id for one in organisations() if one.id not in before]
            if sentence and new:
                self.dismiss((f"{_ORGANISATION}{new[0]}",))

        self.app.push_screen(OrganisationForm(self._desk, called=self._typed), entered)


class ResponsibleField(PickField):
    """One person or organisation, found by any part of the name."""

    HELP = "Первые буквы открывают список; организацию, которой нет, можно ввести тут же."

    def __init__(
        self, desk: Desk, staff_id: StaffId | None, organisation_id: OrganisationId | None
    ) -> None:
        """Make a field with everybody who works and every organisation that takes part.

        Args:
            desk: the office and its day.
            staff_id: the person at first; of a measure of an organisation, None.
            organisation_id: the organisation at first.
        """
        self._desk = desk
        self._at_first = (staff_id, organisation_id)
        super().__init__(_TITLE, self._known(), _keys(staff_id, organisation_id))

    @property
    def staff_id(self) -> StaffId | None:
        """The chosen person of the service."""
        found = self._number(_PERSON)
        return None if found is None else StaffId(found)

    @property
    def organisation_id(self) -> OrganisationId | None:
        """The chosen organisation."""
        found = self._number(_ORGANISATION)
        return None if found is None else OrganisationId(found)

    def answer(self, staff_id: StaffId | None, organisation_id: OrganisationId | None) -> None:
        """Let this person or organisation answer for it."""
        self._put(_keys(staff_id, organisation_id))

    def action_open(self, typed: str) -> None:
        picker = ResponsiblePicker(self._desk, self._known(), typed, field=self.region)
        self.app.push_screen(picker, self._chosen)

    def _chosen(self, keys: tuple[Hashable, ...] | None) -> None:
        self.offer(self._known())
        self._picked(keys)

    def _number(self, kind: str) -> int | None:
        chosen = str(self._values[0]) if self._values else ""
        return int(chosen.removeprefix(kind)) if chosen.startswith(kind) else None

    def _known(self) -> list[Option]:
        """Everybody who may be chosen, and whoever stands in the measure already."""
        person, kept = self._at_first
        today = self._desk.today
        people = [
            Option(f"{_PERSON}{one.id}", one.name.full)
            for one in everybody(today)
            if one.left_on is None or today < one.left_on or one.id == person
        ]
        known = [
            Option(f"{_ORGANISATION}{one.id}", one.name)
            for one in organisations(also_closed=True)
            if one.active or one.id == kept
        ]
        return [*known, *people]


def _keys(staff_id: StaffId | None, organisation_id: OrganisationId | None) -> tuple[str, ...]:
    if organisation_id is not None:
        return (f"{_ORGANISATION}{organisation_id}",)
    return () if staff_id is None else (f"{_PERSON}{staff_id}",)
