"""`sstui deadlines`, `event add`, `event void` and the card that shows them."""

from datetime import date

import pytest

from sstui.core.records import CaseId
from sstui.desk.desk import Desk
from sstui.desk.papers import sign_agreement
from sstui.desk.people import add_staff
from tests.cli.conftest import Run, RunJson
from tests.factories import a_case, a_person

pytestmark = pytest.mark.usefixtures("office")


@pytest.fixture
def case(desk: Desk) -> CaseId:
    """A family whose agreement was signed on 6 November: the programme is due on the 20th."""
    made = a_case(desk, started_on=date(2026, 11, 2))
    sign_agreement(desk, made, date(2026, 11, 6))
    return made


def test_the_shipped_profile_wants_the_programme_in_ten_working_days(
    case: CaseId, run_json: RunJson
) -> None:
    assert run_json("deadlines") == [
        {
            "case": case,
            "number": "1/2026",
            "family": "Ёлкина Мария Петровна",
            "settlement": "Заречье",
            "curator": "Соколова В.",
            "clock": "programme",
            "title": "индивидуальная программа (ИПССС)",
            "started_on": "2026-11-06",
            "due_on": "2026-11-20",
            "closed_on": None,
            "state": "overdue",
            "late_by": 1,
            "local": False,
            "source": "[001] пункт 6.4",
        }
    ]


@pytest.mark.usefixtures("case")
def test_the_text_says_what_is_late_and_fits_the_screen(desk: Desk, run: Run) -> None:
    later = a_case(desk, started_on=date(2026, 11, 2), last="Тихонова")
    sign_agreement(desk, later, date(2026, 11, 13))
    assert run("deadlines").splitlines() == [
        "Сроки на 23.11.2026, понедельник. Ждут: 2, из них просрочено: 1.",
        "",
        "срок       раб. дней дело   семья             куратор  что сделать",
        "20.11.2026 позже 1   1/2026 Ёлкина М. П.      Соколова индивидуальная программа…",
        "27.11.2026 ещё 4     2/2026 Тихонова М. П.    Соколова индивидуальная программа…",
    ]
    assert "сегодня" in run("deadlines", "--today", "2026-11-27")
    late = run("deadlines", "--overdue")
    assert "1/2026" in late
    assert "2/2026" not in late


@pytest.mark.usefixtures("case")
def test_filters(desk: Desk, run: Run, run_json: RunJson) -> None:
    add_staff(desk, a_person())
    assert len(run_json("deadlines", "--mine")) == 1
    assert run_json("deadlines", "--mine", "--as", "Кузьмин") == []
    assert run_json("deadlines", "--curator", "Кузьмин") == []
    assert run_json("deadlines", "--overdue", "--today", "2026-11-20") == []
    assert run("deadlines", "--curator", "Кузьмин").endswith("Таких сроков нет.\n")
    assert "такого значения нет" in run("deadlines", "--curator", "Никто", code=3)


def test_an_office_without_clocks_says_so(desk: Desk, run: Run) -> None:
    for file in (desk.office.folder / "profiles").rglob("clocks.toml"):
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("active = true", "active = false"), encoding="utf-8")
    assert run("deadlines").endswith("В профиле учреждения не включён ни один срок.\n")


def test_an_event_closes_its_deadline_and_a_void_one_opens_it_again(
    case: CaseId, run: Run, run_json: RunJson
) -> None:
    words = ("event", "add", "1/2026", "составлена программа", "--on", "19.11.2026")
    assert run(*words).splitlines() == [
        "Записано: чт 19.11.2026 составлена программа.",
        "Срок «индивидуальная программа (ИПССС)»: выполнено в срок 19.11.2026.",
    ]
    assert run_json("deadlines") == []
    shown = run("show", "1/2026")
    assert "Сроки:\n  индивидуальная программа (ИПССС): выполнено в срок 19.11.2026\n" in shown
    assert "События:\n  № 1: чт 19.11.2026 составлена программа\n" in shown
    (deadline,) = run_json("event", "void", "1", "--reason", "ошибка")["deadlines"]
    assert deadline["state"] == "overdue"
    assert "составлена программа; недействительна: ошибка" in run("show", "1/2026")
    (event,) = run_json("show", "1/2026")["events"]
    assert event == {
        "id": 1,
        "kind": "programme",
        "happened_on": "2026-11-19",
        "note": None,
        "voided": "ошибка",
    }
    assert case == 1


def test_a_repeated_command_with_its_draft_adds_nothing(case: CaseId, run: Run) -> None:
    for _ in range(2):
        run("event", "add", str(case), "survey", "--on", "вчера", "--draft", "a1", "--note", "да")
    assert run("show", "1/2026").count("составлен акт обследования; да") == 1


@pytest.mark.usefixtures("case")
@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (("add", "1/2026", "свадьба", "--on", "вчера"), 2, "такого значения нет (событие)"),
        (("add", "1/2026", "agreement", "--on", "вчера"), 2, "такого значения нет (событие)"),
        (("add", "1/2026", "programme", "--on", "24.11.2026"), 1, "будущим днём"),
        (("add", "1/2026", "programme", "--on", "31.02"), 2, "31"),
        (("add", "9/2026", "programme", "--on", "вчера"), 3, "Дела «9/2026» нет"),
        (("void", "7", "--reason", "нет"), 3, "События «7» нет"),
        (("add", "1/2026", "programme"), 2, "не указано: --on"),
        ((), 2, "Что именно? Есть: «sstui event add», «sstui event void»."),
    ],
    ids=["unknown", "derived", "future", "no-day", "no-case", "no-event", "no-on", "bare"],
)
def test_what_is_refused(run: Run, words: tuple[str, ...], code: int, sentence: str) -> None:
    assert sentence in run("event", *words, code=code)
