"""*Обращения*: the journal of everything that tells of a family, danger first."""

from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from functools import partial

from textual.widget import Widget

from sstui.core.appeals import Appeal, AppealDecision
from sstui.core.records import CaseId, FamilyId
from sstui.core.refusal import Refusal
from sstui.core.wording import short_date
from sstui.desk.appeals import appeal, appeals_of_year, link_appeal, open_appeals, sources
from sstui.desk.families import families_by_name
from sstui.desk.likely import likely_families, sketch_of_appeal
from sstui.ui.desk_page import DeskPage
from sstui.ui.keys import Action, bindings
from sstui.ui.tones import Tone
from sstui.ui.widgets.columns import Column
from sstui.ui.widgets.lines import LineList
from sstui.ui.widgets.options import Option
from sstui.ui.widgets.picker import Picker

EMPTY = "Здесь обращений нет. {appeals.add} — записать новое, {appeals.filter} — показать другие."
NOBODY = "nobody"
YEARS = 5
"""How many years back the journal offers."""


@dataclass(frozen=True, slots=True)
class Filter:
    """Which lines are shown: those that wait, dangerous ones, or all of a year."""

    year: int = 0
    """0 for those that wait for a decision, of any year."""
    is_danger: bool = False

    @property
    def words(self) -> str:
        """«ждут решения», «опасные 2026», «все 2026»."""
        if not self.year:
            return "опасные, ждут решения" if self.is_danger else "ждут решения"
        return f"{'опасные' if self.is_danger else 'все'} за {self.year}"


class AppealsScreen(DeskPage):
    """Appeals that wait for a decision, or all of a year."""

    NAME = "Обращения"
    OWN_FIRST = True
    HELP = (
        "Журнал обращений. Сверху опасные, которые никто не взял: {work.take-danger} берёт их в "
        "работу. {appeals.add} записывает новое, Enter открывает, {appeals.decide} записывает "
        "решение, {appeals.link} относит повторное обращение к известной семье, "
        "{appeals.open-case} открывает дело по принятому, {appeals.filter} — ждут решения, "
        "опасные или все за год."
    )
    BINDINGS = bindings(
        Action("appeals.add", "insert,plus", "Новое", "Записать новое обращение"),
        Action("appeals.open", "f4", "Правка", "Открыть обращение"),
        Action("appeals.decide", "h", "Решение", "Записать решение по обращению"),
        Action("appeals.link", "r", "К семье", "Отнести обращение к известной семье"),
        Action("appeals.open-case", "l", "Дело", "Открыть дело по принятому обращению"),
        Action("appeals.filter", "a,f", "Отбор", "Ждут решения, опасные, все за год"),
        Action("appeals.leave", "escape", "", "Вернуться назад"),
    )

    def __init__(self) -> None:
        super().__init__()
        self.filter = Filter()
        self._sources: dict[str, str] = {}
        self.lines: LineList[Appeal] = LineList(
            (
                Column("№", lambda one: one.label, 9, tone=_tone),
                Column("Поступило", lambda one: short_date(one.received_on), 10, rank=1),
                Column("О ком", _who, 18, share=2, tone=_tone),
                Column(
                    "Откуда", lambda one: self._sources.get(one.source, ""), 12, share=1, rank=2
                ),
                Column("О чём", _what, 16, share=3, rank=3),
                Column("Состояние", _state, 18, share=1, tone=_tone),
            ),
            lambda one: one.id,
            search=lambda one: f"{one.label} {one.name.full} {one.address} {one.summary}",
            empty=EMPTY,
        )

    @property
    def chosen_case(self) -> CaseId | None:
        one = self.lines.cursor_row
        return one.case_id if one else None

    def body(self) -> Iterator[Widget]:
        yield self.lines

    def on_mount(self) -> None:
        self.lines.focus()

    def reload(self) -> None:
        self._sources = dict(sources(self.desk))
        shown, wanted = self.filter, open_appeals()
        if shown.year:
            wanted = appeals_of_year(shown.year)
            wanted.sort(key=lambda one: not one.alarms)
        self.lines.replace([one for one in wanted if one.danger or not shown.is_danger])
        self.title_bar.show(f"{self.NAME}: {shown.words}")
        self.title_bar.show_position(self.lines.position)

    def on_line_list_moved(self) -> None:
        self.title_bar.show_position(self.lines.position)

    def on_line_list_chosen(self) -> None:
        self.action_open()

    # -- keys

    def action_add(self) -> None:
        from sstui.ui.screens.forms.appeal import AppealForm  # noqa: PLC0415 - loads when used

        if self.may_change():
            self.open_form(AppealForm(self.desk))

    def action_open(self) -> None:
        from sstui.ui.screens.forms.appeal import AppealForm  # noqa: PLC0415 - loads when used

        if (one := self._chosen()) is not None:
            self.open_form(AppealForm(self.desk, one))

    def action_edit_family(self) -> None:
        self.action_open()

    def action_take_danger(self) -> None:
        """Take the dangerous appeal under the cursor, else the oldest one."""
        from sstui.desk.appeals import take_danger  # noqa: PLC0415 - now and then

        one = self.lines.cursor_row
        if one is None or not one.alarms:
            super().action_take_danger()
        elif self.may_change():
            take_danger(self.desk, appeal(one.id))
            self.app.say(f"Обращение {one.label} взято вами. Осталось записать решение.")
            self.refresh_facts()

    def action_decide(self) -> None:
        from sstui.ui.screens.forms.appeal_decision import (  # noqa: PLC0415 - loads when used
            AppealDecisionForm,
        )

        one = self._chosen()
        if one is not None and one.decided is not None:
            self.app.warn(f"По обращению {one.label} уже решено: {one.decided.decision.label}.")
        elif one is not None:
            self.open_form(AppealDecisionForm(self.desk, one))

    def action_open_case(self) -> None:
        """Open the case of an accepted appeal's family, or its card where there is one."""
        from sstui.ui.screens.forms.case import CaseForm  # noqa: PLC0415 - loads when used

        one = self._chosen()
        if one is None:
            return
        if one.case_id is not None:
            self.app.show_card(one.case_id)
        elif one.decided is None or one.decided.decision is not AppealDecision.ACCEPTED:
            self.app.warn("Дело открывают по принятому обращению: сначала запишите решение.")
        elif one.family_id is None:
            self.app.warn("Сначала отнесите обращение к семье.")
        else:
            self.open_form(CaseForm(self.desk, one.family_id))

    def action_link(self) -> None:
        """Choose the family: the likely ones first, then all of them."""
        if (one := self._chosen()) is None:
            return
        found = likely_families(self.desk, sketch_of_appeal(one), without_appeal=one.id)
        likely = {
            two.family.family_id: Option(two.family.family_id, f"{two.name}: {two.words}")
            for two in found
            if two.family is not None
        }
        rest = [
            Option(family_id, name)
            for family_id, name in families_by_name()
            if family_id not in likely
        ]
        nobody = [Option(NOBODY, "ни к одной из семей")] if one.family_id else []
        options = [*likely.values(), *nobody, *rest]
        if options:
            title = f"Обращение {one.label} — о какой семье?"
            self.app.push_screen(Picker(title, options), partial(self._linked, one))
        else:
            self.app.warn("Семей ещё нет: запишите решение, и новая семья откроется сама.")

    def _linked(self, one: Appeal, keys: tuple[Hashable, ...] | None) -> None:
        if not keys:
            return
        chosen = keys[0]
        family_id = FamilyId(chosen) if isinstance(chosen, int) else None
        try:
            link_appeal(self.desk, one, family_id)
        except Refusal as refusal:
            self.app.warn(refusal.sentence)
            return
        said = "отнесено к семье" if family_id else "больше не отнесено ни к одной семье"
        self.app.say(f"Обращение {one.label} {said}.")
        self.refresh_facts()

    def action_filter(self) -> None:
        year = self.desk.today.year
        shown = [Filter(), Filter(is_danger=True), Filter(year), Filter(year, is_danger=True)]
        shown += [Filter(year - back) for back in range(1, YEARS)]
        options = [Option(one, one.words) for one in shown]
        self.app.push_screen(Picker("Что показать", options), self._filtered)

    def _filtered(self, keys: tuple[Hashable, ...] | None) -> None:
        if keys and isinstance(keys[0], Filter):
            self.filter = keys[0]
            self.lines.action_edge(1)
            self.refresh_facts()

    def _chosen(self) -> Appeal | None:
        """The appeal under the cursor as it is now, when it may be changed; says why when not."""
        one = self.lines.cursor_row
        if one is None:
            self.app.warn("Сначала выберите обращение в списке.")
            return None
        return appeal(one.id) if self.may_change() else None

    def action_leave(self) -> None:
        self.app.pop_screen()


def _who(one: Appeal) -> str:
    children = ", ".join(child.name for child in one.children)
    return one.name.full or children or one.address or "имя не названо"


def _what(one: Appeal) -> str:
    return " ".join((one.danger or one.summary).split())


def _state(one: Appeal) -> str:
    if one.alarms:
        return "! ОПАСНОСТЬ"
    if one.decided is not None:
        return one.decided.decision.label
    if one.danger:
        return "опасность, взято"
    return "ждёт решения" + (", повторное" if one.family_id else "")


def _tone(one: Appeal) -> Tone:
    if one.alarms:
        return Tone.LATE
    return Tone.MUTED if one.decided is not None else Tone.PLAIN
