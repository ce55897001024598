"""A form about one case: the family above the fields, its next visit after saving."""

from collections.abc import Sequence

from sstui.core.drafts import About
from sstui.desk.card import CaseCard
from sstui.desk.desk import Desk
from sstui.desk.drafts import version_of_case
from sstui.desk.explaining import explain
from sstui.desk.queue import line_of
from sstui.ui.screens.forms.base import Facts, FormPage
from sstui.ui.screens.forms.news import NewsDialog
from sstui.ui.widgets.form import Field
from sstui.ui.words import next_visit_is, standing


class CasePage(FormPage[str | None]):
    """A form about one case; it answers with a sentence that says the next visit."""

    def __init__(
        self,
        desk: Desk,
        found: CaseCard,
        fields: Sequence[Field],
        facts: Facts = (),
        record_id: int | None = None,
    ) -> None:
        """Make a page.

        Args:
            desk: the office, the person at work and the day.
            found: the card of the case.
            fields: from top to bottom.
            facts: what stands above them after the family and its next visit.
            record_id: the record to correct; None for a new one.
        """
        self.card = found
        self.has_told = False
        """Whether what it answers with has been read already."""
        case_id = found.case.id
        drafted = About(self.KIND, case_id, None, record_id, version_of_case(case_id))
        super().__init__(desk, fields, [*about(desk, found), *facts], drafted)

    def on_mount(self) -> None:
        self.title_bar.show_position(f"дело {self.card.case.number}")

    def said(self, done: str) -> str:
        """What has been done, and the next visit as it is after that."""
        return f"{done} {next_visit_is(line_of(self.desk, self.card.case.id))}"

    def tell_why(self, sentence: str | None) -> None:
        """Show the next visit with its reasons, and leave when the person has read them.

        Who goes on at once with a key of the page has not read them: a message says it then.
        """
        then = next_visit_is(line_of(self.desk, self.card.case.id))
        done = (sentence or "").removesuffix(then).rstrip()
        steps = [f"— {step.text}" for step in explain(self.desk, self.card.case.id)]
        lines = [done, then, "", "Почему:", *steps]

        def leave(goes_on: bool | None) -> None:
            self.has_told = not goes_on
            self.dismiss(sentence)

        self.app.push_screen(NewsDialog("Сохранено", lines, goes_on=True), leave)


def about(desk: Desk, found: CaseCard) -> list[tuple[str, str]]:
    """Who the form is about, and how the family's next visit stands."""
    family = found.family
    phone = f"тел. {family.phone}" if family.phone else ""
    parts = (family.name, found.settlement.name, family.address, phone)
    return [
        ("Семья", ", ".join(filter(None, parts))),
        ("Посещение", standing(found.line, desk.today)),
    ]
