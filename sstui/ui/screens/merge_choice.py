"""Which other record is of the same family: likely ones first, with what is the same in both."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from textual.widget import Widget

from sstui.core.records import CaseId, FamilyId
from sstui.core.refusal import Refusal
from sstui.desk.desk import Desk
from sstui.desk.families import household
from sstui.desk.merger_choice import Candidate, candidates_for
from sstui.desk.merging import plan_merger
from sstui.ui.families_page import FamiliesPage
from sstui.ui.keys import Action, bindings, with_keys
from sstui.ui.tones import Tone
from sstui.ui.widgets.columns import Column
from sstui.ui.widgets.lines import Group, LineList

_LIKELY = "Похожие записи: что совпало"
_OTHERS = "Остальные семьи ({list.find} — найти по имени)"


class MergeChoiceScreen(FamiliesPage):
    """Families that the record of one may be merged with; Enter puts both side by side."""

    NAME = "Объединить с записью"
    OWN_FIRST = True
    WITHOUT_CASE = "У семьи ещё нет дела. {list.choose} — сравнить записи."
    HELP = (
        "Если одну семью внесли дважды, выберите здесь вторую её запись. Сверху — похожие, и "
        "видно, что совпало; ниже — все остальные. Enter ставит обе записи рядом: пока ничего "
        "не меняется. Семью с самой собой и семьи с двумя открытыми делами не объединяют."
    )
    BINDINGS = bindings(Action("twins.leave", "escape", "", "Вернуться назад"))

    def __init__(self, family_id: FamilyId) -> None:
        super().__init__()
        self._family_id = family_id
        self.lines: LineList[Candidate] = LineList(
            (
                Column("Семья", lambda one: one.line.name, 22, share=1),
                Column("Место", lambda one: one.line.settlement, 12, rank=2),
                Column("Дело", lambda one: one.line.number or "нет", 8),
                Column("№", lambda one: str(one.line.family_id), 5, align="right", rank=1),
                Column("Совпало", lambda one: one.matches, 24, share=3, tone=Tone.DUE),
            ),
            lambda one: one.line.family_id,
            empty="Читаю список…",
        )

    @property
    def chosen_case(self) -> CaseId | None:
        one = self.lines.cursor_row
        return one.line.case_id if one else None

    def body(self) -> Iterator[Widget]:
        yield self.lines

    def on_mount(self) -> None:
        self.title_bar.show(f"{self.NAME}: {household(self._family_id).family.name}")
        self.lines.focus()

    def read(self, desk: Desk) -> Sequence[Candidate]:
        return candidates_for(desk, self._family_id)

    def show_families(self, found: Sequence[Candidate]) -> None:
        self.lines.say_when_empty("Другой семьи нет: объединять не с чем. Esc — назад.")
        rows: list[Candidate | Group] = []
        for is_likely, likely in groupby(found, lambda one: bool(one.matches)):
            rows += [Group(_LIKELY if is_likely else with_keys(_OTHERS), Tone.STRONG), *likely]
        self.lines.replace(rows)

    def on_line_list_chosen(self) -> None:
        """Put both side by side; what cannot be merged is refused here in words."""
        from sstui.ui.screens.merge import MergeScreen  # noqa: PLC0415 - when used

        if (one := self.lines.cursor_row) is None:
            return
        try:
            plan_merger(self.desk, self._family_id, one.line.family_id)
        except Refusal as refusal:
            self.app.warn(refusal.sentence)
        else:
            self.app.push_screen(MergeScreen(self._family_id, one.line.family_id))
