"""The field that chooses a curator: everybody with the load as it is and as it would become."""

from fractions import Fraction

from sstui.core.records import CaseId, StaffId
from sstui.core.wording import families
from sstui.desk.cases import Load, loads, over_the_norm
from sstui.desk.desk import Desk
from sstui.desk.people import names_to_choose
from sstui.ui.widgets.options import Option
from sstui.ui.widgets.pick_field import PickField
from sstui.ui.words import plain


class CuratorField(PickField):
    """One of those who work here; the free ones stand first."""

    HELP = "Enter или буква — список с нагрузкой каждого; {pick.clear} — очистить."

    def __init__(self, desk: Desk, without: CaseId | None = None) -> None:
        """Make a field.

        Args:
            desk: the office.
            without: the case to be given, which must be counted for nobody.
        """
        self._desk, self._without = desk, without
        self._level = ""
        super().__init__("Куратор: нагрузка сейчас и с этой семьёй", self._loads(""))

    def offer_for(self, level: str) -> None:
        """Show the loads that a family on a level would bring."""
        if level != self._level:
            self._level = level
            self.offer(self._loads(level))

    def warning(self) -> str:
        """What to say when the chosen person would be over the norm; empty when not."""
        chosen = self.read()
        if not isinstance(chosen, int):
            return ""
        return over_the_norm(self._desk, StaffId(chosen), self._level, self._without)

    def _loads(self, level: str) -> list[Option]:
        found = loads(self._desk, level, self._without)
        names = names_to_choose([one.person for one in found], plain)
        width = max(map(len, names.values()), default=0)
        return [
            Option(one.person.id, _words(one, f"{names[one.person.id]:<{width}}")) for one in found
        ]


def _words(load: Load, name: str) -> str:
    """«Соколова В. П.  12 семей, 63 % → 71 % нормы»."""
    becomes = f" → {percent(load.after)}" if load.after != load.now else ""
    over = ", свыше нормы!" if load.is_over else ""
    share = f"{percent(load.now)}{becomes} нормы{over}"
    return f"{name}  {families(load.families)}, {share}"


def percent(share: Fraction) -> str:
    """«63 %»."""
    return f"{round(share * 100)} %"
