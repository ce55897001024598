"""A sitting is closed: its protocol gets a number and all its decisions hold, together."""

from collections import Counter
from dataclasses import replace
from datetime import date

from sstui.core.family_file import Assessment
from sstui.core.programme import Programme, ProgrammeState
from sstui.core.records import Case, FamilyId
from sstui.core.refusal import Refusal
from sstui.core.sittings import Attendee, Decision, Item, Part, SittingId, has_quorum
from sstui.core.wording import capitalised, short_date
from sstui.desk.agenda import agenda_lines
from sstui.desk.desk import Desk
from sstui.desk.programmes import take_effect
from sstui.desk.sittings import FullSitting, body_of, full_sitting
from sstui.store import cases, family_file, papers, programmes, sittings
from sstui.store.door import Written, write


def close_sitting(
    desk: Desk,
    sitting_id: SittingId,
    drawn_up_on: date | None = None,
    seen: FullSitting | None = None,
) -> str:
    """Close a sitting; the number of its protocol.

    Programmes and levels are decided in one transaction with the journal's line: all or nothing.

    Args:
        desk: the office and the person at work.
        sitting_id: the sitting.
        drawn_up_on: the day of the protocol; today when None.
        seen: the sitting as the person agreed to close it; None when nobody was asked.

    Raises:
        Refusal: it is closed already, has not been held, has no quorum, chair or secretary; a
            family without a decision; an author who would be the only one to approve his own
            draft; another decision than the person has seen.
    """
    day = drawn_up_on or desk.today
    _check(desk, full_sitting(sitting_id), day)

    def change() -> Written:
        # Read again inside the transaction: nobody can decide otherwise from here on.
        found = full_sitting(sitting_id)
        if seen is not None and found != seen:
            raise Refusal("Пока вы смотрели итоги, заседание изменили. Посмотрите ещё раз.")
        _check(desk, found, day)
        held = found.sitting.held_on
        number = f"{papers.next_number('protocol', held.year)}/{held.year}"
        for item in found.items:
            _take_effect(desk, found, item, number)
        closed = replace(found.sitting, number=number, is_closed=True, drawn_up_on=day)
        sittings.change_sitting(closed)
        return Written(sitting_id, detail={"number": number, "items": len(found.items)})

    write(desk.actor, "sitting.close", "sitting", change)
    return full_sitting(sitting_id).sitting.number


def what_closing_does(
    desk: Desk, found: FullSitting, drawn_up_on: date | None = None
) -> tuple[str, ...]:
    """Everything that closing a sitting would do, in sentences; nothing is written.

    Raises:
        Refusal: as in `close_sitting`: what stands in the way.
    """
    _check(desk, found, drawn_up_on or desk.today)
    counts = Counter(one.decision.label for one in found.items if one.decision)
    totals = ", ".join(f"{words} — {count}" for words, count in counts.items())
    there = ", ".join(one.name for one in found.attendees if one.is_present)
    return (
        f"{quorum_words(desk, found.attendees)} Присутствуют: {there.removesuffix('.')}.",
        f"Вопросов {len(found.items)}: {totals}.",
        *(
            f"{line.item.position}. {line.family}: {_effect(desk, line.item, found)}."
            for line in agenda_lines(desk, found.items)
        ),
    )


def _effect(desk: Desk, item: Item, found: FullSitting) -> str:
    """What a decision does to its family: «программа утверждается, с 23.11.2026 уровень …»."""
    said = [decision_words(desk, item)]
    if item.programme_id is not None and item.decision is not None:
        said = {
            Decision.APPROVE: ["программа утверждается"],
            Decision.REJECT: [f"программа возвращается: {item.remarks}"],
            Decision.OTHER_SERVICE: ["программа отклоняется, другая форма обслуживания"],
        }.get(item.decision, said)
    if item.level:
        since = _since(found.sitting.held_on, _case(item))
        said = [one for one in said if item.decision is not Decision.SET_LEVEL]
        said.append(f"с {short_date(since)} уровень {_level_title(desk, item.level)}")
    if item.next_on is not None:
        said.append(f"снова рассмотреть {short_date(item.next_on)}")
    return ", ".join(said)


def decision_words(desk: Desk, item: Item) -> str:
    """A decision as a line of the agenda says it; empty while there is none."""
    if item.decision is None:
        return ""
    said = item.decision.label.partition(",")[0]
    if item.level:
        level = _level_title(desk, item.level)
        said = f"уровень {level}" if item.decision is Decision.SET_LEVEL else f"{said}, {level}"
    return said


def quorum_words(desk: Desk, attendees: tuple[Attendee, ...]) -> str:
    """Whether enough members are there, plainly: «Кворум есть: 4 из 6, нужно не меньше 4.»."""
    there, voting, needed = _votes(desk, attendees)
    word = "Кворум есть" if _has_quorum(desk, attendees) else "Нет кворума"
    return f"{word}: {there} из {voting}, нужно не меньше {needed}."


def _votes(desk: Desk, attendees: tuple[Attendee, ...]) -> tuple[int, int, int]:
    """Voting members that are present, that there are, and that must be present."""
    voting = [one for one in attendees if one.part.votes]
    there = sum(1 for one in voting if one.is_present)
    return there, len(voting), desk.office.profile.route.approval.quorum or len(voting) // 2 + 1


def _has_quorum(desk: Desk, attendees: tuple[Attendee, ...]) -> bool:
    return has_quorum(attendees, desk.office.profile.route.approval.quorum)


def _check(desk: Desk, found: FullSitting, day: date) -> None:
    sitting = found.sitting
    if sitting.is_closed:
        raise Refusal(f"Заседание уже закрыто, протокол № {sitting.number}.")
    if sitting.held_on > desk.today:
        raise Refusal("Заседание ещё не состоялось.")
    if not sitting.held_on <= day <= desk.today:
        raise Refusal("Протокол — не раньше заседания и не будущим днём.", "drawn_up_on")
    if not found.items:
        raise Refusal("В повестке ни одной семьи.")
    _check_people(desk, found)
    waits = [str(one.position) for one in found.items if one.decision is None]
    if waits:
        raise Refusal(f"Нет решения по вопросам: {', '.join(waits)}.")
    for item in found.items:
        _check_item(desk, found, item)


def _check_people(desk: Desk, found: FullSitting) -> None:
    present = [one for one in found.attendees if one.is_present]
    for part in (Part.CHAIR, Part.SECRETARY):
        if all(one.part is not part for one in present):
            raise Refusal(f"Не назван {part.label} заседания.", "attendees")
    if not _has_quorum(desk, found.attendees):
        there, _, needed = _votes(desk, found.attendees)
        raise Refusal(f"Нет кворума: присутствуют {there}, нужно не меньше {needed}.")


def _check_item(desk: Desk, found: FullSitting, item: Item) -> None:
    """Refuse a decision that cannot take effect, or that its author would take alone."""
    about, held = f"Вопрос {item.position}", found.sitting.held_on
    there = [one for one in found.attendees if one.is_present and one.part.votes]
    if (item.votes_for or 0) + (item.votes_against or 0) > len(there):
        raise Refusal(f"{about}: голосов больше, чем присутствующих членов ({len(there)}).")
    programme = programmes.programme(item.programme_id) if item.programme_id else None
    if programme is None or item.decision is Decision.POSTPONE:
        return
    if programme.state is not ProgrammeState.SUBMITTED:
        raise Refusal(
            f"{about}: программа уже не на рассмотрении ({programme.state.label}). "
            "Снимите вопрос с повестки или отложите его."
        )
    handed = programme.submitted_on or programme.drawn_on
    if held < handed:
        raise Refusal(
            f"{about}: программу передали на рассмотрение позже заседания, {short_date(handed)}."
        )
    is_own = all(one.staff_id == programme.author_id for one in there)
    if item.decision is Decision.APPROVE and is_own:
        raise Refusal(
            f"{about}: программу утверждал бы только её составитель. Нужен ещё хотя бы один член."
        )


def _take_effect(desk: Desk, found: FullSitting, item: Item, number: str) -> None:
    held = found.sitting.held_on
    programme = programmes.programme(item.programme_id) if item.programme_id else None
    if programme is not None and item.decision is not Decision.POSTPONE:
        _decide_programme(programme, item, held)
    if item.level:
        basis = f"{body_of(desk).title}, протокол № {number}"
        _set_level(item, held, basis)


def _decide_programme(programme: Programme, item: Item, held: date) -> None:
    approve = item.decision is Decision.APPROVE
    take_effect(programme, held, approve=approve, remarks=item.remarks)


def _set_level(item: Item, held: date, basis: str) -> None:
    """The level holds from the day of the sitting, or of the case's start when that is later."""
    case = _case(item)
    since = _since(held, case)
    same = next((one for one in cases.levels(case.id) if one.from_on == since), None)
    if same is not None and same.level != item.level:
        raise Refusal(
            f"Вопрос {item.position}: с {short_date(since)} уже установлен другой уровень."
        )
    if same is None:
        cases.add_level(case.id, since, item.level, basis)
    if (assessment := _undecided(case.family_id)) is not None:
        decided = replace(
            assessment, decided=item.level, decided_on=held, decided_by=basis,
            reason=item.remarks or assessment.reason, case_id=case.id,
        )  # fmt: skip
        family_file.change_assessment(decided)


def _since(held: date, case: Case) -> date:
    return max(held, case.started_on)


def _case(item: Item) -> Case:
    found = cases.case(item.case_id)
    if found is None:
        raise Refusal("Такого дела нет.")
    return found


def _undecided(family_id: FamilyId) -> Assessment | None:
    """The newest assessment, when nothing was decided on it."""
    known = [one for one in family_file.assessments(family_id) if not one.voided]
    return known[0] if known and not known[0].decided else None


def _level_title(desk: Desk, code: str) -> str:
    known = desk.office.norms.on(desk.today).levels.get(code)
    return known.title if known else code


def level_words(desk: Desk, code: str) -> str:
    """«Кризисный» for a code; empty for none."""
    return capitalised(_level_title(desk, code)) if code else ""
