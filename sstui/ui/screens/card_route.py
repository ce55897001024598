"""The card's list of the route: every stage, what it lacks, and the next step."""

from sstui.core.route import Mark, StageState
from sstui.core.wording import capitalised, short_date
from sstui.desk.card import CaseCard
from sstui.ui.screens.card_rows import Context, Row
from sstui.ui.tones import Tone
from sstui.ui.widgets.lines import Group

_TONES = {
    Mark.DONE: Tone.DONE,
    Mark.SKIPPED: Tone.MUTED,
    Mark.NOW: Tone.DUE,
    Mark.LATER: Tone.MUTED,
}


def route_rows(card: CaseCard, _: Context) -> list[Row | Group]:
    """Stages in the profile's order; under the passed and the present one its papers."""
    rows: list[Row | Group] = []
    for state in card.route.states:
        rows.append(_stage(state))
        if state.mark is not Mark.LATER:
            rows += _papers(state)
    return rows


def _stage(state: StageState) -> Row:
    done, count = state.done, len(state.missing)
    lacks = f"нет бумаг: {count}" if count and state.mark is not Mark.LATER else ""
    by = _by(done.number, done.who) if done else ""
    cells = (
        state.mark.sign,
        capitalised(state.stage.title),
        short_date(done.on) if done else "",
        state.mark.label,
        "; ".join(part for part in (by, lacks) if part),
    )
    return Row(("stage", state.stage.code), cells, state, _TONES[state.mark])


def _papers(state: StageState) -> list[Row | Group]:
    rows: list[Row | Group] = []
    for one in state.papers:
        done = one.done
        cells = (
            "+" if done else "-",
            f"  {one.title}",
            short_date(done.on) if done else "",
            "есть" if done else "нет",
            _by(done.number, done.who) if done else "",
        )
        key = ("paper", state.stage.code, one.code)
        rows.append(Row(key, cells, one, Tone.PLAIN if done else Tone.DUE))
    return rows


def _by(number: str, who: str) -> str:
    return ", ".join(part for part in (f"№ {number}" if number else "", who) if part)
