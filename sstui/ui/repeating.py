"""The last kind of action done again for the family under the cursor, or for those marked.

What a person must judge each time — the outcome of a visit, who was seen, a level, a reason — is
never taken over from the last time.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from typing import Any

from sstui.core.paper_kinds import PaperKind
from sstui.core.records import CaseId
from sstui.ui.desk_page import DeskPage
from sstui.ui.screens.forms.base import FormPage

NOTHING = (
    "Повторять пока нечего: сначала запишите посещение, назначьте день, напечатайте бумагу или "
    "сделайте общее действие."
)
_FORMS = "sstui.ui.screens.forms."


@dataclass(frozen=True, slots=True)
class _Again:
    """How one kind of form is opened again."""

    words: str
    screen: str
    """`module:Class` of the form, made of a desk and a case."""
    keeps: tuple[str, ...] = ()
    """Fields that begin as they were left."""


_AGAIN: Mapping[str, _Again] = {
    "visit": _Again("посещение", "visit:VisitForm", ("made_on", "place", "staff_ids")),
    "appointment": _Again(
        "назначить день", "appointment:AppointmentForm", ("planned_on", "staff_id")
    ),
    "event": _Again("событие", "event:EventForm", ("kind", "happened_on")),
    "level": _Again("уровень", "level:LevelForm"),
    "pause": _Again("приостановка", "pause:PauseForm", ("from_on", "to_on")),
    "curator": _Again("приказ о кураторе", "curator:CuratorForm", ("from_on", "signed_on")),
    "agreement": _Again("соглашение", "agreement:AgreementForm"),
    "end": _Again("окончание", "end:EndForm"),
}
"""What can be repeated, by the kind of the form."""


@dataclass(frozen=True, slots=True)
class Repeatable:
    """An action that has been done, and what its form begins with the next time."""

    words: str
    """«посещение»: what stands behind «Повторить:»."""
    kind: str
    """The kind of a form, a common action behind `group:`, a kind of paper behind `paper:`."""
    kept: Mapping[str, object]
    done_on: date
    """The day at work; dates are not taken over into another one."""

    @property
    def is_common(self) -> bool:
        """Whether it is a common action of several families."""
        return self.kind.startswith(GROUP)

    def begins_with(self, today: date) -> dict[str, object]:
        """The fields that are filled in on a day."""
        is_old = today != self.done_on
        return {one: kept for one, kept in self.kept.items() if not (is_old and one[-3:] == "_on")}


GROUP = "group:"
PAPER = "paper:"


def of_form(form: object, today: date) -> Repeatable | None:
    """What a form that has just saved a new record of a case can be repeated as; None for others.

    Args:
        form: any page.
        today: the day at work.
    """
    if not isinstance(form, FormPage) or form.about.record_id is not None:
        return None
    if (again := _AGAIN.get(form.about.kind)) is None:
        return None
    is_agreement = form.about.kind == "agreement"
    called = form.desk.office.profile.terms.agreement.nominative if is_agreement else again.words
    return Repeatable(called, form.about.kind, _kept(form, again.keeps), today)


def of_group(action: str, words: str, form: FormPage[Any] | None, today: date) -> Repeatable:
    """What a common action can be repeated as.

    Args:
        action: its name.
        words: what it is called.
        form: that it was entered in; None when it needs none.
        today: the day at work.
    """
    kept = form.form.kept(all_fields=True) if form else {}
    return Repeatable(words, f"{GROUP}{action}", kept, today)


def of_paper(kind: PaperKind, word: str, today: date) -> Repeatable:
    """What the printing of a paper can be repeated as.

    Args:
        kind: what paper.
        word: what the region calls it.
        today: the day at work.
    """
    return Repeatable(f"печать — {word}", f"{PAPER}{kind}", {}, today)


def repeat(page: DeskPage, marked: Sequence[CaseId]) -> None:
    """Open the form of the last action again, for the chosen family or for those marked.

    Args:
        page: where the person is.
        marked: families that are marked there; they count for a common action only.
    """
    last = page.app.last_done
    if last is None:
        page.app.say(NOTHING)
    elif (case_id := page.case_to_change()) is not None:
        begins = last.begins_with(page.desk.today)
        if last.kind.startswith(PAPER):
            from sstui.ui.printing import print_again  # noqa: PLC0415 - when it is done

            print_again(page, PaperKind(last.kind.removeprefix(PAPER)), case_id)
        elif last.is_common:
            from sstui.ui.group_actions import begin  # noqa: PLC0415 - when it is done

            begin(page, marked or [case_id], last.kind.removeprefix(GROUP), begins)
        else:
            page.open_form(_form(page, last.kind, case_id, begins))


def _form(
    page: DeskPage, kind: str, case_id: CaseId, begins: Mapping[str, object]
) -> FormPage[str | None]:
    module, _, name = _AGAIN[kind].screen.partition(":")
    form: FormPage[str | None] = getattr(import_module(_FORMS + module), name)(page.desk, case_id)
    form.preset(begins)
    return form


def _kept(form: FormPage[Any], names: Sequence[str]) -> dict[str, object]:
    return {one: kept for one, kept in form.form.kept(all_fields=True).items() if one in names}
