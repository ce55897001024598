"""The key that takes one's own last save back: first what would change, then a question."""

from functools import partial

from sstui.core.refusal import Refusal
from sstui.desk.undo import last_save, undo
from sstui.ui.desk_app import DeskApp
from sstui.ui.widgets.dialogs import ConfirmDialog

SHOWN = 10
"""Lines of changes that the question shows."""


def take_back(app: DeskApp) -> None:
    """Ask whether to take the last save back, and do it after a yes."""
    found = last_save(app.desk)
    if found is None:
        app.say("Отменять нечего: ваших сохранений нет.")
        return
    if found.obstacle:
        app.warn(found.obstacle)
        return
    told = [one.back for one in found.changes]
    lines = [
        f"Отменить последнее сохранение? {found.line.at:%d.%m.%Y %H:%M}, {found.line.what}.",
        "",
        *(f"- {one}" for one in told[:SHOWN]),
    ]
    if len(told) > SHOWN:
        lines.append(f"- и ещё изменений: {len(told) - SHOWN}")
    seq = found.line.line.seq
    app.push_screen(ConfirmDialog("\n".join(lines)), partial(_answered, app, seq))


def _answered(app: DeskApp, seq: int, answer: bool | None) -> None:
    if not answer:
        return
    try:
        undo(app.desk, seq)
    except Refusal as refusal:
        app.warn(refusal.sentence)
    else:
        app.say("Отменено. В журнале остались обе записи.")
        app.sit_at(app.desk)
