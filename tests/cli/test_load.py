"""`sstui load` and `sstui load advice`."""

from datetime import date

import pytest

from sstui.desk.cases import CaseDraft, open_case
from sstui.desk.desk import Desk
from sstui.desk.people import add_staff
from tests.cli.conftest import Run, RunJson
from tests.factories import a_case, a_family, a_person, me

pytestmark = pytest.mark.usefixtures("office")


@pytest.fixture(autouse=True)
def _families(desk: Desk) -> None:
    """A crisis, an emergency and a basic family of one curator, none of another."""
    add_staff(desk, a_person())
    a_case(desk, "crisis", date(2026, 11, 2), "Первая")
    a_case(desk, "emergency", date(2026, 11, 2), "Вторая")
    a_case(desk, "basic", date(2026, 11, 2), "Третья")


def test_the_text_has_every_number_and_says_what_it_leaves_out(run: Run) -> None:
    assert run("load").splitlines() == [
        "Нагрузка на 23.11.2026, понедельник. Рабочих дней осталось: на неделе 5, в месяце 6.",
        "",
        "куратор     доля адапт.  базовый кризис. экстр. в нед. часы до вс в мес.",
        "Кузьмин О.  0 %  0 из 21 0       0 из 12 0 из 6 0      0:00 0     0",
        "Соколова В. 25 % 0 из 21 1       1 из 12 1 из 6 3,2    4:35 4     4",
        "",
        "в нед., часы — посещений по нормам и часов с дорогой за неделю;",
        "до вс, в мес. — посещения, которые до воскресенья и до конца месяца не отложить.",
        "В долю не входит уровень без нормы семей: базовый.",
        "",
        "Доля на первое число месяца:",
        "куратор     06.26 07.26 08.26 09.26 10.26 11.26",
        "Кузьмин О.  0 %   0 %   0 %   0 %   0 %   0 %",
        "Соколова В. 0 %   0 %   0 %   0 %   0 %   0 %",
    ]


def test_the_data_is_exact(run_json: RunJson) -> None:
    found = run_json("load")
    assert (found["week_days"], found["month_days"]) == (5, 6)
    assert (found["without_limit"], found["without_curator"]) == (["basic"], 0)
    one = found["curators"][1]
    assert (one["curator"], one["families"]) == ("Соколова Вера", 3)
    assert (one["share"], one["is_over"]) == ("1/4", False)
    assert one["levels"]["crisis"] == {"families": 1, "limit": 12}
    assert one["levels"]["basic"] == {"families": 1, "limit": None}
    assert (one["visits_a_week"], one["minutes_a_week"]) == ("97/30", "1649/6")
    assert (one["this_week"], one["this_month"]) == (4, 4)
    assert list(one["trend"]) == [f"2026-{month:02d}-01" for month in range(6, 12)]


def test_advice_says_before_and_after(run: Run, run_json: RunJson) -> None:
    assert run("load", "advice", "экстренный", "--settlement", "заречье").splitlines() == [
        "Кому передать новую семью, уровень экстренный:",
        "",
        "куратор     семей там же доля        часов в неделю",
        "Кузьмин О.  0     0      0 % → 17 %  0 мин → 2 ч 50 мин",
        "Соколова В. 3     3      25 % → 42 % 4 ч 35 мин → 7 ч 25 мин",
    ]
    assert [one["after"] for one in run_json("load", "advice", "emergency")] == ["1/6", "5/12"]


def test_those_over_the_norm_are_last_and_named(desk: Desk, run: Run) -> None:
    for number in range(4):
        a_case(desk, "emergency", date(2026, 11, 2), f"Семёнова{number}а")
    assert run("load", "advice", "emergency").splitlines()[-1].endswith("сверх нормы")
    last = a_family(desk, "Последняя")
    open_case(
        desk,
        CaseDraft(last, date(2026, 11, 2), "emergency", me(desk), reason="больше некому"),
    )
    line = run("load", "advice", "emergency").splitlines()[-1]
    assert line.startswith("Соколова В.")
    assert "108 % → 125 %" in line
    assert line.endswith("сверх нормы")
    assert "108 %!" in run("load")


def test_a_level_without_a_limit_is_advised_by_hours(run: Run) -> None:
    assert "нормы семей нет: доля не меняется" in run("load", "advice", "базовый")


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (("load", "advice"), 2, "не указано: УРОВЕНЬ"),
        (("load", "advice", "высокий"), 2, "такого значения нет (уровень)"),
        (("load", "advice", "crisis", "--settlement", "Китеж"), 3, "такого значения нет"),
        (("load", "more"), 2, "лишнее на командной строке: more"),
    ],
    ids=["no-level", "unknown-level", "unknown-place", "extra"],
)
def test_what_is_refused(run: Run, words: tuple[str, ...], code: int, sentence: str) -> None:
    assert sentence in run(*words, code=code)


def test_help_of_both_commands(run: Run) -> None:
    assert "Нагрузка кураторов" in run("load", "--help")
    assert "Кто мог бы взять новую семью" in run("load", "advice", "--help")
