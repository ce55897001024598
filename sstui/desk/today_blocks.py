"""The parts of the day's overview: each is a function of what is in sight, and knows no other."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from sstui.core.queue import Group, QueueLine
from sstui.core.records import StaffId
from sstui.core.wording import counted, days, distance, near_day, untied
from sstui.desk.appeals import alarm_words, alarms
from sstui.desk.closed_runs import run_notice
from sstui.desk.deadlines import DeadlineLine
from sstui.desk.drafts import my_drafts
from sstui.desk.letters import Debt, who_owes
from sstui.desk.queue import QueueFilter
from sstui.desk.today_sight import Block, Kind, Sight, TodayLine, Way


def danger(sight: Sight) -> Block:
    """Dangerous appeals that nobody has taken; everybody sees them."""
    lines = tuple(
        TodayLine(Kind.DANGER, alarm_words(one), Way(page="appeals"), is_late=True)
        for one in alarms()
    )
    title = "ОПАСНОСТЬ — взять в работу сразу"
    return Block("danger", title, lines, Way(page="appeals"))


def late(sight: Sight) -> Block:
    """Terms that have run out, visits and deadlines that are late."""
    found = []
    for line in sight.of_group(Group.EXPIRED, Group.OVERDUE):
        is_expired = line.group is Group.EXPIRED
        day = line.outlook.end if is_expired else _due_by(line)
        ago = distance(day, sight.today) if day else ""
        words = f"срок истёк {ago}" if is_expired else f"крайний срок {ago}"
        kind = Kind.EXPIRED if is_expired else Kind.OVERDUE
        found.append(_of_family(line, kind, words, day, is_late=True))
    found += [_of_deadline(one) for one in sight.deadlines if one.is_overdue]
    # The queue begins with all of these.
    whole = QueueFilter(sight.curator_id)
    return Block("late", "Просрочено", tuple(found), Way(wanted=whole), sight.sums.is_late)


def late_by_curator(sight: Sight) -> Block:
    """How much is late with each curator; for those who see several."""
    title = "Просрочено по кураторам"
    if sight.curator_id is not None or len(sight.sums.held) < 2:
        return Block("late-by-curator", title, ())
    counts = {who: some for who, some in sight.sums.late.items() if some.total()}
    order = sorted(counts.items(), key=lambda pair: (-pair[1].total(), str(pair[0])))
    lines = tuple(_of_curator(sight, *one) for one in order)
    return Block("late-by-curator", title, lines, Way(page="load"))


def agreed_today(sight: Sight) -> Block:
    """Today's appointments by their hours; those without an hour last."""
    of_today = [one for one in sight.agreed if one[0].planned_on == sight.today]
    lines = []
    for one, line in sorted(of_today, key=lambda pair: (not pair[0].at, pair[0].at)):
        is_made = line.case_id in sight.made
        goes = sight.people.get(one.staff_id)
        lines.append(
            TodayLine(
                kind=Kind.MADE if is_made else Kind.AGREED,
                words="посещение записано" if is_made else one.note or one.reason,
                way=Way(case_id=line.case_id),
                case_id=line.case_id,
                number=line.number,
                family=line.family,
                settlement=line.settlement,
                curator=untied(goes.name.short) if goes else "",
                day=one.planned_on,
                at=one.at,
            )
        )
    return Block("agreed", "Назначено на сегодня", tuple(lines), Way(day=sight.today))


def due_today(sight: Sight) -> Block:
    """Families whose turn has come and who have no day yet; deadlines whose last day is today."""
    found = []
    for line in sight.of_group(Group.DUE):
        if line.next is not None and not _is_arranged(line, line.next.due_by, sight.sunday):
            due, target = line.next.due_by, line.next.target
            words = _until(due, sight.today) + _agreed(line, sight)
            found.append(_of_family(line, Kind.DUE, words, target))
    found += [_of_deadline(one) for one in sight.deadlines if one.deadline.due_on == sight.today]
    whole = QueueFilter(sight.curator_id, group=Group.DUE)
    total = len(found) + sight.left_out(Group.DUE)
    return Block("due", "Пора, день не назначен", tuple(found), Way(wanted=whole), total)


def _is_arranged(line: QueueLine, due: date, sunday: date) -> bool:
    """Whether the overview names the family with the day that it has agreed to."""
    return line.appointment is not None and line.appointment[0] <= min(due, sunday)


def this_week(sight: Sight) -> Block:
    """What comes until Sunday: proposed days, appointments, deadlines."""
    found: dict[object, TodayLine] = {}
    for one, line in sight.agreed:
        if one.planned_on > sight.today:
            said = _of_family(line, Kind.AGREED, "назначено", one.planned_on)
            found.setdefault(line.case_id, replace(said, at=one.at))
    for line in sight.of_group(Group.WEEK):
        if line.next is not None and line.case_id not in found:
            words = _until(line.next.due_by, sight.today)
            found[line.case_id] = _of_family(line, Kind.WEEK, words, line.next.target)
    for waiting in sight.deadlines:
        if sight.today < waiting.deadline.due_on <= sight.sunday:
            found[waiting.case_id, waiting.deadline.clock.code] = _of_deadline(waiting)
    lines = sorted(found.values(), key=lambda one: one.day or sight.sunday)
    whole = QueueFilter(sight.curator_id, group=Group.WEEK)
    total = len(lines) + sight.left_out(Group.WEEK)
    return Block("week", "До конца недели", tuple(lines), Way(wanted=whole), total)


def awaited(sight: Sight) -> Block:
    """Answers of organisations that are due: the longest overdue first."""
    found = who_owes(sight.desk, sight.curator_id)
    lines = tuple(
        TodayLine(
            kind=Kind.ANSWER,
            words=f"{one.organisation.name}: {_owed(one)}",
            way=Way(page="owes"),
            case_id=one.letter.case_id,
            number=one.case_number,
            family=one.family,
            day=one.letter.reply_by,
            is_late=one.days > 0,
        )
        for one in found
        if one.days >= 0 and one.letter.reply_by is not None
    )
    return Block("awaited", "Кто нам должен ответ", lines, Way(page="owes"))


def _owed(one: Debt) -> str:
    return f"ответ просрочен на {days(one.days)}" if one.days else "ответ нужен сегодня"


def drafts(sight: Sight) -> Block:
    """How many entries the person at work has begun and not saved."""
    count = len(my_drafts(sight.desk)) if sight.desk.person else 0
    said = counted(count, "незаконченная запись", "незаконченные записи", "незаконченных записей")
    way = Way(page="drafts")
    return Block("drafts", "Черновики", (TodayLine(Kind.DRAFT, said, way),) if count else ())


def warnings(sight: Sight) -> Block:
    """What wants a person's eye: days off in a row, calendars, norms."""
    run = run_notice(sight.desk).partition(". F9")[0]
    found = [TodayLine(Kind.WARNING, run, Way(page="closed-run"))] if run else []
    found += [
        TodayLine(Kind.WARNING, one, Way(page="warnings")) for one in sight.desk.office.warnings
    ]
    return Block("warnings", "Внимание", tuple(found), Way(page="warnings"))


def next_steps(sight: Sight) -> Block:
    """What to do first where there is nothing else to be said."""
    return Block("next", "Что дальше", tuple(_steps(sight)))


def _steps(sight: Sight) -> Iterator[TodayLine]:
    people = [one for one in sight.people.values() if one.left_on is None]
    if not people:
        said = "В учреждении ещё никто не записан: запишите первого сотрудника."
        yield TodayLine(Kind.STEP, said, Way(page="people"))
    elif sight.desk.person is None:
        said = "Сейчас только просмотр: выберите, кто работает."
        yield TodayLine(Kind.STEP, said, Way(page="people"))
    if sight.sums.families:
        yield from _calm(sight)
    elif people and sight.desk.person is not None:
        if sight.curator_id is not None:
            yield TodayLine(Kind.STEP, "У вас семей нет: вот все.", Way(wanted=QueueFilter()))
        said = "Введите новую семью." if sight.curator_id else "Семей пока нет: введите первую."
        yield TodayLine(Kind.STEP, said, Way(page="new-family"))


def _calm(sight: Sight) -> Iterator[TodayLine]:
    """The first family ahead, on a day on which nothing is late and nothing is due."""
    busy = (Group.EXPIRED, Group.OVERDUE, Group.DUE, Group.WEEK)
    if any(sight.of_group(*busy)) or sight.agreed:
        return
    ahead = next(sight.of_group(Group.LATER), None)
    if ahead is not None and ahead.next is not None:
        day = near_day(ahead.next.target, sight.today)
        said = f"На этой неделе посещений нет. Следующее: {ahead.family}, желательно {day}."
        yield TodayLine(Kind.STEP, said, Way(case_id=ahead.case_id), case_id=ahead.case_id)


def _due_by(line: QueueLine) -> date | None:
    return line.next.due_by if line.next else None


def _of_family(
    line: QueueLine, kind: Kind, words: str, day: date | None, *, is_late: bool = False
) -> TodayLine:
    return TodayLine(
        kind=kind,
        words=words,
        way=Way(case_id=line.case_id),
        case_id=line.case_id,
        number=line.number,
        family=line.family,
        settlement=line.settlement,
        curator=untied(line.curator),
        day=day,
        is_late=is_late,
    )


def _of_deadline(one: DeadlineLine) -> TodayLine:
    said = f": {one.deadline.says}" if one.is_overdue else ""
    return TodayLine(
        kind=Kind.DEADLINE,
        words=f"{one.deadline.clock.title}{said}",
        way=Way(case_id=one.case_id),
        case_id=one.case_id,
        number=one.number,
        family=one.family,
        settlement=one.settlement,
        curator=untied(one.curator),
        day=one.deadline.due_on,
        is_late=one.is_overdue,
    )


def _of_curator(sight: Sight, curator_id: StaffId | None, counts: Counter[str]) -> TodayLine:
    person = sight.people.get(curator_id) if curator_id is not None else None
    name = untied(person.name.short) if person else "без куратора"
    parts = [
        ("посещений", counts[Group.OVERDUE.value]),
        ("сроков сопровождения", counts[Group.EXPIRED.value]),
        ("сроков документов", counts["deadline"]),
    ]
    said = ", ".join(f"{what} {count}" for what, count in parts if count)
    wanted = QueueFilter(curator_id) if person else QueueFilter(group=Group.OVERDUE)
    return TodayLine(
        Kind.CURATOR, f"{name}: {said}", Way(wanted=wanted), curator=name, is_late=True
    )


def _until(due: date, today: date) -> str:
    return "крайний срок сегодня" if due == today else f"не позже {near_day(due, today)}"


def _agreed(line: QueueLine, sight: Sight) -> str:
    if line.appointment is None or line.appointment[0] <= sight.today:
        return ""
    return f", назначено {near_day(line.appointment[0], sight.today)}"
