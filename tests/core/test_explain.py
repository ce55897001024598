"""The words of every date."""

from datetime import date

import pytest

from sstui.core.explain import explain
from sstui.core.facts import CaseFacts
from sstui.core.norms import Days, Level, Norm, Norms, NormSet, Per
from sstui.core.steps import StepKind
from sstui.core.workdays import WorkCalendar, YearTable
from tests.core.federal import federal_years

CALENDAR = WorkCalendar(federal_years())
LEVELS = {
    "crisis": Norm(1, 2, Per.WEEK, 6, first_visit=2),
    "emergency": Norm(2, 3, Per.WEEK, 3, first_visit=0),
    "daily": Norm(1, 7, Per.WEEK, 3, days=Days.ANY, first_visit=1),
    "basic": Norm(1, 2, Per.MONTH, 12),
    "gap": Norm(0, 2, Per.MONTH, 12, max_gap=21),
    "idle": Norm(0, 1, Per.MONTH, 6),
}
NORMS = Norms(
    (
        NormSet(
            date(2020, 1, 1),
            {code: Level(code, code, code, 0, norm) for code, norm in LEVELS.items()},
            "приказ № 5",
        ),
    )
)


def words(facts: CaseFacts, today: date, calendar: WorkCalendar = CALENDAR) -> list[str]:
    return [step.text for step in explain(facts, NORMS, calendar, today)]


def a_case(level: str, start: date = date(2026, 11, 2), *visits: date, **rest) -> CaseFacts:  # type: ignore[no-untyped-def]
    return CaseFacts(start, ((start, level),), visits=visits, **rest)


def test_from_the_norm_to_the_day() -> None:
    assert words(a_case("crisis", date(2026, 11, 2), date(2026, 11, 12)), date(2026, 11, 16)) == [
        "Уровень «crisis»: 1–2 раза в неделю (нормы с 01.01.2020, приказ № 5).",
        "Последнее засчитанное посещение — 12.11.2026.",
        "В периоде 16.11.2026–22.11.2026 нужно 1, можно до 2, сделано 0.",
        "Крайний срок 20.11.2026: последний рабочий день периода, когда посещение ещё возможно.",
        "После него 2 нерабочих дня: 21.11.2026–22.11.2026.",
        "Посещать можно с 13.11.2026.",
        "Желательно 19.11.2026: так посещения идут равномерно.",
    ]


def test_a_first_visit_and_its_local_bound() -> None:
    found = words(a_case("crisis"), date(2026, 11, 2))
    assert found[1] == "Сопровождение начато 02.11.2026, посещений ещё не было."
    assert found[3] == (
        "Крайний срок 05.11.2026: первое посещение — не позже чем через 2 рабочих дня "
        "(местная настройка)."
    )
    assert found[-1] == "Желательно 02.11.2026: чем раньше, тем лучше."
    assert "не позже чем в первый же день" in words(a_case("emergency"), date(2026, 11, 2))[3]
    assert "не позже чем через 1 день" in words(a_case("daily"), date(2026, 11, 2))[3]


def test_a_raise_and_a_return_begin_anew() -> None:
    raised = CaseFacts(
        date(2026, 10, 1),
        ((date(2026, 10, 1), "basic"), (date(2026, 11, 9), "crisis")),
        visits=(date(2026, 10, 5),),
    )
    assert "уровень повышен" in words(raised, date(2026, 11, 9))[1]
    back = a_case("basic", date(2026, 9, 1), date(2026, 9, 2))
    away = CaseFacts(
        back.start,
        back.levels,
        pauses=((date(2026, 10, 1), date(2026, 11, 5)),),
        visits=back.visits,
    )
    assert "вернулась 06.11.2026 после приостановки" in words(away, date(2026, 11, 6))[1]


def test_several_visits_owed_in_one_week() -> None:
    found = words(a_case("emergency", date(2026, 11, 2), date(2026, 11, 6)), date(2026, 11, 9))
    assert found[3] == (
        "Крайний срок 12.11.2026: с этого дня недостающие посещения (2) "
        "ещё помещаются в период по одному в день."
    )


def test_a_bound_between_visits() -> None:
    found = words(a_case("gap", date(2026, 11, 2), date(2026, 11, 3)), date(2026, 11, 9))
    assert any("между посещениями не больше 21 дня (местная настройка)" in one for one in found)


def test_a_quota_other_than_the_deadlines_is_named() -> None:
    late = a_case("daily", date(2026, 11, 2))
    kinds = [step.kind for step in explain(late, NORMS, CALENDAR, date(2026, 11, 2))]
    assert kinds.count(StepKind.QUOTA) == 1
    ends = CaseFacts(date(2026, 11, 7), ((date(2026, 11, 7), "crisis"),))
    assert [step.kind for step in explain(ends, NORMS, CALENDAR, date(2026, 11, 7))].count(
        StepKind.QUOTA
    ) == 1


def test_an_even_step_is_brought_to_a_possible_day() -> None:
    found = words(a_case("basic", date(2026, 9, 1), date(2026, 10, 21)), date(2026, 11, 16))
    assert found[-1] == (
        "Желательно 20.11.2026: равномерный шаг дал бы 21.11.2026, взят ближайший подходящий день."
    )


def test_too_early_is_explained() -> None:
    full = a_case("crisis", date(2026, 11, 2), date(2026, 11, 16), date(2026, 11, 17))
    assert "раньше оно было бы сверх нормы" in words(full, date(2026, 11, 17))[5]


def test_a_norm_that_begins_before_the_deadline_is_named() -> None:
    weekly = Level("basic", "basic", "basic", 0, Norm(1, 2, Per.WEEK, 12))
    later = NormSet(date(2026, 12, 1), {**NORMS.sets[0].levels, "basic": weekly}, "приказ № 6")
    facts = a_case("basic", date(2026, 9, 1), date(2026, 11, 12))
    found = explain(facts, Norms((*NORMS.sets, later)), CALENDAR, date(2026, 11, 23))
    assert found[2].text == (
        "К 04.12.2026 действует другая норма: уровень «basic»: 1–2 раза в неделю "
        "(нормы с 01.12.2026, приказ № 6)."
    )
    assert "1–2 раза в месяц" in found[0].text


def test_one_day_off_after_the_deadline_is_one_day() -> None:
    ends = a_case("crisis", date(2026, 11, 2), date(2026, 11, 12), end=date(2026, 11, 21))
    assert "После него 1 нерабочий день: 21.11.2026." in words(ends, date(2026, 11, 16))


def test_nothing_owed_is_said() -> None:
    found = words(a_case("idle"), date(2026, 11, 2))
    assert found[1].startswith("До конца срока не осталось дней")


def test_an_unchecked_calendar_is_said() -> None:
    calendar = WorkCalendar({2026: YearTable(2026, "акт", checked=False)})
    assert words(a_case("crisis"), date(2026, 11, 2), calendar)[-1].startswith("Внимание")


def test_a_step_is_plain_data() -> None:
    step = explain(a_case("crisis"), NORMS, CALENDAR, date(2026, 11, 2))[2]
    assert step.as_json() == {
        "kind": "quota",
        "text": "В периоде 02.11.2026–08.11.2026 нужно 1, можно до 2, сделано 0.",
        "day": None,
        "period": ["2026-11-02", "2026-11-08"],
        "days": [],
        "data": {
            "quotas": [
                {
                    "first": "2026-11-02",
                    "last": "2026-11-08",
                    "required": 1,
                    "allowed": 2,
                    "done": 0,
                    "candidates": ["2026-11-02", "2026-11-03", "2026-11-05", "2026-11-06"],
                }
            ]
        },
    }


def test_a_contradiction_is_not_guessed() -> None:
    with pytest.raises(ValueError, match="нет уровня"):
        words(a_case("gone"), date(2026, 11, 2))
