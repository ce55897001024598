"""Appeals for the screens: an open one, a dangerous one, and the forms about them."""

from collections.abc import Callable
from datetime import date
from typing import Any

from textual.app import App

from sstui.core.appeals import Appeal, Child
from sstui.core.records import CaseId, FamilyId
from sstui.desk.appeals import AppealDraft, appeal, register_appeal
from sstui.desk.desk import Desk
from sstui.ui.base import Page
from sstui.ui.likely_board import LikelyBoard
from sstui.ui.screens.forms.appeal import AppealForm
from sstui.ui.screens.forms.appeal_decision import AppealDecisionForm, AppealFamilyForm
from tests.patience import until

DAY = date(2026, 11, 20)
PLAIN = AppealDraft(
    DAY, "edu", "Ребёнок три недели не ходит в школу.", "9.40", "Елкин", "Мария",
    children=(Child("Пётр", date(2018, 2, 3)),), sender="школа № 2",
)  # fmt: skip
DANGEROUS = AppealDraft(
    DAY, "edu", "Звонила соседка.", "11:15", "Громова", "Зоя", address="ул. Мира, 3",
    danger="Двое детей одни третий день",
)  # fmt: skip


def an_appeal(desk: Desk, draft: AppealDraft = PLAIN) -> Appeal:
    return appeal(register_appeal(desk, draft))


APPEAL_FORMS: dict[str, Callable[[Desk, CaseId, FamilyId], Page[str | None]]] = {
    "appeal_new": lambda desk, case, family: AppealForm(desk),
    "appeal": lambda desk, case, family: AppealForm(desk, an_appeal(desk)),
    "appeal_decision": lambda desk, case, family: AppealDecisionForm(desk, an_appeal(desk)),
    "appeal_family": lambda desk, case, family: AppealFamilyForm(desk, an_appeal(desk), DAY, ""),
}


async def until_likely(app: App[Any]) -> None:
    """Wait for the families that an appeal is like: they are looked for once the keys rest."""
    board = app.screen.query_one(LikelyBoard)
    await until(lambda: board.likely, "families like the appeal's")
