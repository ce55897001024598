"""Checks of a programme: what each finds, what it passes, how strictly the profile means it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sstui.core.programme import (
    Measure,
    MeasureId,
    OrganisationId,
    Programme,
    ProgrammeId,
    ProgrammeState,
    WorkPlace,
)
from sstui.core.programme_checks import Finding, check_programme
from sstui.core.programme_rules import DEFAULT_RULES, Check, Severity
from sstui.core.records import CaseId, StaffId

FIRST, LAST = date(2026, 11, 20), date(2027, 11, 20)

PROGRAMME = Programme(
    id=ProgrammeId(1), case_id=CaseId(1), number="1/2026", edition=1, state=ProgrammeState.DRAFT,
    drawn_on=FIRST, from_on=FIRST, until_on=LAST, problem="долги", goal="мир", desired="работа",
    curator_signed_on=FIRST, family_signed_on=FIRST,
)  # fmt: skip
TALKS = Measure(
    id=MeasureId(11), programme_id=ProgrammeId(1), position=1, help_kind="social", title="беседы",
    place=WorkPlace.HOME, until_on=date(2027, 3, 1), staff_id=StaffId(1),
)  # fmt: skip
CHECK_UP = Measure(
    id=MeasureId(12), programme_id=ProgrammeId(1), position=2, help_kind="medical",
    title="осмотр", place=WorkPlace.OFFICE, is_group=True, until_on=date(2027, 1, 15),
    organisation_id=OrganisationId(5),
)  # fmt: skip
GOOD = (TALKS, CHECK_UP)
ALL = dict.fromkeys(Check, Severity.ERROR)


def found_by(
    check: Check, programme: Programme = PROGRAMME, measures: Sequence[Measure] = GOOD
) -> list[Finding]:
    return list(check_programme(programme, measures, {check: Severity.ERROR}))


def test_a_good_programme_passes_every_check() -> None:
    assert check_programme(PROGRAMME, GOOD, ALL) == ()


Case = tuple[Check, Programme, Sequence[Measure], list[tuple[str, int | None]]]

WRONG: list[Case] = [
    (Check.MEASURES, PROGRAMME, (), [("В программе нет ни одного мероприятия.", None)]),
    (
        Check.PURPOSE,
        replace(PROGRAMME, problem="", desired=""),
        GOOD,
        [("Не заполнено: проблема, желаемый результат.", None)],
    ),
    (
        Check.PURPOSE,
        replace(PROGRAMME, goal=""),
        GOOD,
        [("Не заполнено: цель.", None)],
    ),
    (
        Check.RESPONSIBLE,
        PROGRAMME,
        (replace(TALKS, staff_id=None), CHECK_UP),
        [("Мероприятие 1: не назван ответственный.", 11)],
    ),
    (
        Check.TERMS_NAMED,
        PROGRAMME,
        (TALKS, replace(CHECK_UP, until_on=None)),
        [("Мероприятие 2: не назван срок.", 12)],
    ),
    (
        Check.TERMS_INSIDE,
        PROGRAMME,
        (replace(TALKS, until_on=date(2027, 11, 21)), CHECK_UP),
        [
            (
                "Мероприятие 1: 20.11.2026–21.11.2027 выходит за срок программы "
                "20.11.2026–20.11.2027.",
                11,
            )
        ],
    ),
    (
        Check.TERMS_INSIDE,
        PROGRAMME,
        (TALKS, replace(CHECK_UP, from_on=date(2026, 11, 19))),
        [
            (
                "Мероприятие 2: 19.11.2026–15.01.2027 выходит за срок программы "
                "20.11.2026–20.11.2027.",
                12,
            )
        ],
    ),
    (
        Check.ATTRACTED,
        PROGRAMME,
        (TALKS, replace(CHECK_UP, organisation_id=None, staff_id=StaffId(1))),
        [("Ни за одно мероприятие не отвечает привлечённая организация.", None)],
    ),
    (
        Check.HOME_AND_OFFICE,
        PROGRAMME,
        (TALKS,),
        [("Нет ни одного мероприятия на базе учреждения.", None)],
    ),
    (
        Check.HOME_AND_OFFICE,
        PROGRAMME,
        (replace(TALKS, place=WorkPlace.ELSEWHERE), CHECK_UP),
        [("Нет ни одного мероприятия дома у семьи.", None)],
    ),
    (Check.INDIVIDUAL_AND_GROUP, PROGRAMME, (TALKS,), [("Нет групповой работы.", None)]),
    (Check.INDIVIDUAL_AND_GROUP, PROGRAMME, (CHECK_UP,), [("Нет индивидуальной работы.", None)]),
    (
        Check.SIGNATURES,
        replace(PROGRAMME, curator_signed_on=None),
        GOOD,
        [("Программу не подписал куратор.", None)],
    ),
    (
        Check.SIGNATURES,
        replace(PROGRAMME, family_signed_on=None),
        GOOD,
        [("Программу не подписала семья.", None)],
    ),
]


def test_every_check_has_a_case() -> None:
    assert {one[0] for one in WRONG} == set(Check)


@pytest.mark.parametrize(("check", "programme", "measures", "said"), WRONG)
@pytest.mark.parametrize("severity", [Severity.ERROR, Severity.HINT])
def test_what_a_check_finds_and_how_strictly(
    check: Check,
    programme: Programme,
    measures: Sequence[Measure],
    said: list[tuple[str, int | None]],
    severity: Severity,
) -> None:
    found = check_programme(programme, measures, {check: severity})
    assert [(one.text, one.measure_id) for one in found] == said
    assert {(one.check, one.severity) for one in found} == {(check, severity)}


@pytest.mark.parametrize(("check", "programme", "measures", "said"), WRONG)
def test_what_is_off_finds_nothing(
    check: Check, programme: Programme, measures: Sequence[Measure], said: object
) -> None:
    assert check_programme(programme, measures, {check: Severity.OFF}) == ()
    assert check_programme(programme, measures, {}) == ()
    assert said


def test_a_term_may_take_all_of_the_programme() -> None:
    whole = replace(TALKS, from_on=FIRST, until_on=LAST)
    open_ended = replace(CHECK_UP, until_on=None)
    assert found_by(Check.TERMS_INSIDE, measures=(whole, open_ended)) == []


@pytest.mark.parametrize(
    "who",
    [
        {"staff_id": StaffId(1)},
        {"organisation_id": OrganisationId(5)},
        {"responsible": "мать"},
    ],
)
def test_anybody_may_answer_for_a_measure(who: dict[str, object]) -> None:
    nobody = replace(TALKS, staff_id=None)
    assert found_by(Check.RESPONSIBLE, measures=(nobody,)) != []
    answered = replace(nobody, **who)  # type: ignore[arg-type]
    assert found_by(Check.RESPONSIBLE, measures=(answered,)) == []


def test_errors_stand_first_in_the_order_of_the_checks() -> None:
    rules = ALL | {Check.MEASURES: Severity.HINT, Check.HOME_AND_OFFICE: Severity.HINT}
    found = check_programme(replace(PROGRAMME, goal="", family_signed_on=None), (), rules)
    assert [(one.check, one.severity) for one in found] == [
        (Check.PURPOSE, Severity.ERROR),
        (Check.ATTRACTED, Severity.ERROR),
        (Check.INDIVIDUAL_AND_GROUP, Severity.ERROR),
        (Check.INDIVIDUAL_AND_GROUP, Severity.ERROR),
        (Check.SIGNATURES, Severity.ERROR),
        (Check.MEASURES, Severity.HINT),
        (Check.HOME_AND_OFFICE, Severity.HINT),
        (Check.HOME_AND_OFFICE, Severity.HINT),
    ]


def test_every_check_and_severity_has_words() -> None:
    assert len({one.label for one in Check}) == len(Check)
    assert len({one.label for one in Severity}) == len(Severity)
    assert set(DEFAULT_RULES) <= set(Check)


days = st.none() | st.dates(date(2026, 10, 1), date(2028, 1, 1))
measures = st.lists(
    st.builds(
        replace,
        st.just(TALKS),
        place=st.sampled_from(WorkPlace),
        is_group=st.booleans(),
        from_on=days,
        until_on=days,
        staff_id=st.none() | st.just(StaffId(1)),
        organisation_id=st.none() | st.just(OrganisationId(5)),
    ),
    max_size=4,
).map(
    lambda found: [
        replace(one, id=MeasureId(at), position=at) for at, one in enumerate(found, start=1)
    ]
)
programmes = st.builds(
    replace,
    st.just(PROGRAMME),
    problem=st.sampled_from(["", "долги"]),
    goal=st.sampled_from(["", "мир"]),
    curator_signed_on=st.none() | st.just(FIRST),
    family_signed_on=st.none() | st.just(FIRST),
)
rules = st.dictionaries(st.sampled_from(Check), st.sampled_from(Severity))


@given(programmes, measures, rules)
def test_severity_is_the_profiles_and_changes_nothing_else(
    programme: Programme, lines: list[Measure], asked: dict[Check, Severity]
) -> None:
    found = check_programme(programme, lines, asked)
    whole = check_programme(programme, lines, ALL)
    assert {(one.check, one.text) for one in found} == {
        (one.check, one.text)
        for one in whole
        if asked.get(one.check, Severity.OFF) is not Severity.OFF
    }
    assert all(one.severity is asked[one.check] for one in found)
    assert {one.measure_id for one in found} <= {None, *(one.id for one in lines)}
    grave = [one.severity is Severity.ERROR for one in found]
    assert grave == sorted(grave, reverse=True)
