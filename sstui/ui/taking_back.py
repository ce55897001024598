"""The key that takes one's own last save back: first what would change, then a question."""

from functools import partial

from sstui.core.refusal import Refusal
from sstui.core.wording import counted
from sstui.desk.undo import last_save, undo
from sstui.ui.desk_app import DeskApp
from sstui.ui.widgets.dialogs import ConfirmDialog


def take_back(app: DeskApp) -> None:
    """Ask whether to take the last save back, and do it after a yes."""
    found = last_save(app.desk)
    if found is None:
        app.say("Отменять нечего: ваших сохранений нет.")
        return
    if found.obstacle:
        app.warn(found.obstacle)
        return
    lines = [
        f"Отменить последнее сохранение? {found.line.at:%d.%m.%Y %H:%M}, {found.what}.",
        "",
        *(f"- {one}" for one in found.told),
    ]
    seq = found.line.line.seq
    said = "Отменено. В журнале остались обе записи."
    if (count := len(found.parts)) > 1:
        said = f"Отменено: {counted(count, 'запись', 'записи', 'записей')}. В журнале остались все."
    app.push_screen(ConfirmDialog("\n".join(lines)), partial(_answered, app, seq, said))


def _answered(app: DeskApp, seq: int, said: str, answer: bool | None) -> None:
    if not answer:
        return
    try:
        undo(app.desk, seq)
    except Refusal as refusal:
        app.warn(refusal.sentence)
    else:
        app.say(said)
        app.sit_at(app.desk)
