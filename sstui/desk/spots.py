"""Where cases stand in the queue, computed from their facts: what the derived order keeps."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from sstui.core.profile import Clock
from sstui.core.queue import Planner, QueueLine, is_paused, urgency
from sstui.core.records import CaseId, FamilyId
from sstui.core.steady import facts_span, group_span
from sstui.core.text import sort_key
from sstui.desk.deadlines import AFTER_END, active_clocks, by_end, deadlines_of
from sstui.desk.desk import Desk
from sstui.desk.queue import found_by, line_from
from sstui.store.caseload import OpenCase, cases_among
from sstui.store.events import assigned_days, event_days_among
from sstui.store.member_names import names_of
from sstui.store.order_file import ENDED, Spot


class Spotter:
    """Computes spots on the desk's day; equal histories share their answers within a call."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._clocks: Sequence[Clock] = active_clocks(desk)
        self._by_end = by_end(self._clocks)
        levels = desk.office.norms.on(desk.today).levels
        self._ranks = {code: level.rank for code, level in levels.items()}

    def spots(self, ids: Sequence[CaseId]) -> list[Spot]:
        """Where these cases stand; ids that nobody has are passed over."""
        desk, planner = self._desk, self._desk.planner()
        assigned = assigned_days(ids)
        events = event_days_among(ids) if self._clocks else {}
        found = cases_among(desk.today, ids)
        names = names_of([one.family_id for one in found])
        return [
            self._spot(one, planner, assigned.get(one.id, ()), events.get(one.id, {}), names)
            for one in found
        ]

    def _spot(
        self,
        one: OpenCase,
        planner: Planner,
        assigned: Iterable[date],
        events: dict[str, list[date]],
        names: dict[FamilyId, list[str]],
    ) -> Spot:
        line, ended = line_from(one, planner), one.facts.end
        is_open = ended is None or ended >= planner.today
        group, due, target, rank, name, _ = urgency(line, self._ranks.get(line.level, 0))
        more = [*assigned, *([ended + _FORGOTTEN] if ended and ended < _LATEST else [])]
        steady = facts_span(one.facts, self._desk.office.norms, planner.today, more)
        end, days = line.outlook.end, (line.next.due_by, line.next.target) if line.next else None
        span = group_span(end, days, planner.today, steady) if is_open else steady
        return Spot(
            case_id=one.id,
            key=(group if is_open else ENDED, due.toordinal(), target.toordinal(), rank, name),
            curator=one.curator_id,
            settlement=one.settlement_id,
            level=line.level,
            place=sort_key(one.settlement),
            ends=end.toordinal() if end else None,
            days=(days[0].toordinal(), days[1].toordinal()) if days else None,
            is_paused=is_paused(one.facts, planner.today),
            last_visit=max(one.facts.visits, default=date.min).toordinal(),
            span=(span[0].toordinal(), span[1].toordinal()),
            steady=(steady[0].toordinal(), steady[1].toordinal()),
            words=_words(one, names),
            deadlines=self._deadlines(one, line, events),
        )

    def _deadlines(
        self, one: OpenCase, line: QueueLine, events: dict[str, list[date]]
    ) -> tuple[tuple[str, int], ...]:
        """The clock's code and the day of every deadline of the case that waits."""
        clocks, today, ended = self._clocks, self._desk.today, one.facts.end
        if ended is not None and ended < today:
            clocks = self._by_end if ended >= today - AFTER_END else ()
        waiting = deadlines_of(self._desk, one.facts, events, clocks) if clocks else []
        return tuple(
            sorted(
                (deadline.clock.code, deadline.due_on.toordinal())
                for deadline in waiting
                if not deadline.state.is_closed
            )
        )


_FORGOTTEN = AFTER_END + timedelta(1)
_LATEST = date.max - _FORGOTTEN


def _words(one: OpenCase, names: dict[FamilyId, list[str]]) -> str:
    """What the family is found by, each word once: less is gone through at every letter."""
    return "\n".join(dict.fromkeys(found_by(one, names).split()))
