"""Why two records are of one family; one question, and they are one."""

from sstui.core.records import FamilyId
from sstui.desk.desk import Desk
from sstui.desk.families import household
from sstui.desk.merger_rows import brief, preview_merger
from sstui.desk.merging import merge_families
from sstui.ui.keys import with_keys
from sstui.ui.screens.forms.base import Values
from sstui.ui.screens.forms.family_page import FamilyPage
from sstui.ui.widgets.form import Field
from sstui.ui.widgets.note_field import NoteField


class MergeForm(FamilyPage):
    """The reason of a merger."""

    NAME = "Объединить записи"
    KIND = "merge"
    HELP = (
        "Здесь пишут, почему две записи — одна семья: внесена дважды, сменила фамилию, дела "
        "завели два отделения. Причина остаётся в журнале. {form.save} задаёт один вопрос, и "
        "записи становятся одной."
    )
    LOST = "Записи не объединены."

    def __init__(self, desk: Desk, keep: FamilyId, gone: FamilyId) -> None:
        """Make the form.

        Args:
            desk: the office, the person at work and the day.
            keep: the family that stays.
            gone: the family whose everything moves over.

        Raises:
            Refusal: they cannot be merged.
        """
        self.keep, self.gone = keep, gone
        view = preview_merger(desk, keep, gone)
        self._called = (view.merger.keep.name, view.merger.gone.name)
        self._is_strange = not view.merger.same
        leaving = f"{view.merger.gone.name}, № {gone}"
        reason = Field("reason", "Почему одна семья", NoteField(), "Напишите, почему это одна.")
        super().__init__(
            desk,
            household(keep),
            [reason],
            [("Уходит запись", leaving), *brief(view)],
            (gone, view.merger.gone.version),
        )

    def doubt(self, values: Values) -> str:
        keep, gone = self._called
        strange = "Ни один человек в записях не совпал. " if self._is_strange else ""
        return (
            f"{strange}Объединить? Записи «{gone}» (№ {self.gone}) больше не будет в списках: "
            f"всё её перейдёт к «{keep}» (№ {self.keep}). " + with_keys("Отменяет это {work.undo}.")
        )

    def save(self, values: Values) -> str:
        merge_families(self.desk, self.keep, self.gone, values.text("reason"))
        return f"Записи объединены: {self._called[0]}, № {self.keep}."
