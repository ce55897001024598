"""The field that chooses a settlement; one that is missing is entered on the way."""

from collections.abc import Hashable, Sequence

from textual.geometry import Region

from sstui.core.records import SettlementId
from sstui.desk.desk import Desk
from sstui.desk.families import places
from sstui.ui.screens.forms.settlement import SettlementForm
from sstui.ui.widgets.options import Option
from sstui.ui.widgets.pick_field import PickField
from sstui.ui.widgets.picker import Picker

_TITLE = "Населённый пункт"
_NEW = "new"


class _SettlementPicker(Picker):
    """Settlements, and last a line that enters a new one under the typed name."""

    def __init__(self, desk: Desk, typed: str, field: Region) -> None:
        super().__init__(_TITLE, _known(), typed, field=field)
        self._desk = desk

    @property
    def _typed(self) -> str:
        return " ".join(self._field.value.split())

    def _extra(self) -> Sequence[Option]:
        typed = self._typed
        named = f" «{typed}»" if typed else ""
        return (Option(_NEW, f"+ новый населённый пункт{named}"),)

    def action_choose(self) -> None:
        if self._lines.cursor_key != _NEW:
            super().action_choose()
            return
        form = SettlementForm(self._desk, name=self._typed)
        before = {one.id for one in places()}

        def entered(sentence: str | None) -> None:
            new = [one.id for one in places() if one.id not in before]
            if sentence and new:
                self.dismiss((new[0],))

        self.app.push_screen(form, entered)


class SettlementField(PickField):
    """One settlement, found by any part of its name."""

    HELP = "Первые буквы открывают список; если места в нём нет, его можно ввести тут же."

    def __init__(self, desk: Desk, chosen: SettlementId | None = None) -> None:
        """Make a field with every settlement of the district."""
        values: tuple[Hashable, ...] = () if chosen is None else (chosen,)
        super().__init__(_TITLE, _known(), values)
        self._desk = desk

    def action_open(self, typed: str) -> None:
        self.app.push_screen(_SettlementPicker(self._desk, typed, self.region), self._chosen)

    def _chosen(self, keys: tuple[Hashable, ...] | None) -> None:
        self.offer(_known())
        self._picked(keys)


def _known() -> list[Option]:
    return [Option(one.id, one.name) for one in places()]
