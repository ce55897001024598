"""Why a date: what the journal says of a record, and why a day is a working day or is not."""

from dataclasses import replace
from datetime import date

import pytest

from sstui.core.norms import NormSet
from sstui.core.records import CaseId, Outcome, Place
from sstui.core.refusal import Refusal
from sstui.desk.appointments import AppointmentDraft, appoint, cancel
from sstui.desk.card import card
from sstui.desk.cases import assign_curator, change_level, change_pause, suspend
from sstui.desk.desk import Desk, open_desk
from sstui.desk.events import EventDraft, enter_event, void_event
from sstui.desk.explaining import (
    clock_code,
    explain,
    explain_appointment,
    explain_deadline,
    explain_level,
    explain_period,
    explain_term,
)
from sstui.desk.explaining_days import explain_day, explain_norm_set
from sstui.desk.explaining_records import Recorded, explain_record, explain_start
from sstui.desk.families import MemberDraft, add_member, change_member
from sstui.desk.norms import apply_norms, norm_set, norm_sets
from sstui.desk.people import add_staff
from sstui.desk.visits import VisitDraft, correct_visit, void_visit
from tests.factories import TODAY, a_case, a_person, a_visit, me

WHO = "Соколова В."


@pytest.fixture
def case(desk: Desk) -> CaseId:
    """A family since the first of September."""
    return a_case(desk, "basic", date(2026, 9, 1))


def told(desk: Desk, record: Recorded) -> list[str]:
    """The sentences without the instants of the journal, which are those of the test's run."""
    texts = (step.text.replace("\u00a0", " ") for step in explain_record(desk, record))
    return [text.split(f"{WHO}, ")[0] + (WHO if f"{WHO}, " in text else "") for text in texts]


def test_a_visit_that_was_corrected_and_declared_void(desk: Desk, case: CaseId) -> None:
    visit = a_visit(desk, case, date(2026, 11, 12), at="10:30").visit_id
    draft = VisitDraft(case, date(2026, 11, 13), Place.HOME, Outcome.TOOK_PLACE, (me(desk),))
    correct_visit(desk, visit, 1, draft, "ошибка в дне")
    steps = explain_record(desk, card(desk, case).visits[0])
    assert "Было 12.11.2026, стало 13.11.2026. Причина: ошибка в дне." in steps[-1].text
    assert steps[-1].data["action"] == "visit.correct"
    void_visit(desk, visit, 2, "не эта семья")
    assert told(desk, card(desk, case).visits[0]) == [
        "Запись о контакте 13.11.2026: дом, состоялось. Недействительна: не эта семья.",
        f"Записано посещение: {WHO}",
        f"Исправлена запись о посещении: {WHO}",
        f"Запись о посещении признана недействительной: {WHO}",
    ]


def test_a_call_counts_for_nothing(desk: Desk, case: CaseId) -> None:
    a_visit(desk, case, date(2026, 11, 12), place=Place.CALL)
    assert told(desk, card(desk, case).visits[0])[0].endswith(
        "В норму не засчитывается: считаются только состоявшиеся посещения дома."
    )


def test_a_pause_that_was_made_shorter(desk: Desk, case: CaseId) -> None:
    suspend(desk, case, date(2026, 10, 5), None, "уехали")
    change_pause(desk, card(desk, case).pauses[0], date(2026, 10, 20))
    texts = [step.text for step in explain_record(desk, card(desk, case).pauses[0])]
    assert texts[0] == ("Сопровождение приостановлено с 05.10.2026 по 20.10.2026. Причина: уехали.")
    assert texts[-1].endswith("Последний день: был не указано, стал 20.10.2026.")
    away = replace(card(desk, case).pauses[0], to_on=None)
    assert "до особого распоряжения" in told(desk, away)[0]


def test_a_member_entered_with_the_family_and_one_entered_later(desk: Desk, case: CaseId) -> None:
    found = card(desk, case)
    mother = found.members[0]
    assert told(desk, mother)[1].startswith("Внесена семья")
    draft = MemberDraft(
        mother.name.last, mother.name.first, mother.sex, mother.kinship, "Петровна",
        date(1991, 5, 1), True,
    )  # fmt: skip
    change_member(desk, mother.id, mother.family_id, mother.version, draft)
    steps = explain_record(desk, card(desk, case).members[0])
    assert [step.data.get("action") for step in steps[1:]] == ["family.add", "member.change"]
    assert steps[-1].text.endswith("Было 01.05.1990, стало 01.05.1991.")
    add_member(
        desk, found.family.id, replace(draft, first="Анна", born_on=None, is_applicant=False)
    )
    later = next(one for one in card(desk, case).members if one.name.first == "Анна")
    assert told(desk, later)[0].endswith("дата рождения не указана.")
    assert told(desk, later)[1].startswith("Внесён член семьи")


def test_a_curator_by_order_and_the_start(desk: Desk, case: CaseId) -> None:
    other = add_staff(desk, a_person("Лосев", "Пётр", "losev"))
    assign_curator(desk, case, other, date(2026, 11, 16), "Приказ № 3", "отпуск")
    newest, first = card(desk, case).curators
    assert told(desk, newest)[0] == "Куратор с 16.11.2026: Лосев П. Приказ № 3. Причина: отпуск."
    assert told(desk, newest)[1].startswith("Назначен куратор")
    assert told(desk, first)[1].startswith("Открыто дело")
    assert explain_start(desk, case)[0].text == "Сопровождение начато 01.09.2026."


def test_an_event_and_the_deadline_that_it_closes(desk: Desk, case: CaseId) -> None:
    assert clock_code(desk, "ипссс") == "programme"
    text = [step.text for step in explain_deadline(desk, case, "programme")][-1]
    assert text == "Событие «заключено соглашение» ещё не записано: срок не идёт."
    enter_event(desk, EventDraft(case, "programme", date(2026, 11, 20)))
    event = card(desk, case).events[0]
    assert told(desk, event)[0] == "Событие «составлена программа» — 20.11.2026."
    void_event(desk, event, "ошибка")
    assert told(desk, card(desk, case).events[0])[-1].startswith(
        "Запись о событии признана недействительной"
    )
    with pytest.raises(Refusal, match="Срока «gone» в профиле учреждения нет"):
        explain_deadline(desk, case, "gone")


def test_levels_and_appointments_that_are_not_there(desk: Desk, case: CaseId) -> None:
    with pytest.raises(Refusal, match=r"С 02\.09\.2026 уровень не устанавливали"):
        explain_level(desk, case, date(2026, 9, 2))
    with pytest.raises(Refusal, match="Такого назначения нет"):
        explain_appointment(desk, case, 7)  # type: ignore[arg-type]
    with pytest.raises(Refusal, match="Такого дела нет"):
        explain(desk, CaseId(99))
    with pytest.raises(Refusal, match=r"31\.08\.2026 вне сопровождения"):
        explain_period(desk, case, date(2026, 8, 31))


def test_a_level_that_gave_way_names_both_who_set_it_and_who_changed_it(
    desk: Desk, case: CaseId
) -> None:
    change_level(desk, case, date(2026, 11, 16), "crisis", "консилиум № 7.")
    kinds = [step.data.get("action") for step in explain_level(desk, case, date(2026, 9, 1))]
    assert kinds == [None, "case.open", None, "level.change"]
    assert [one.data.get("action") for one in explain_term(desk, case)][-1] == "level.change"


def test_an_appointment_that_was_called_off(desk: Desk, case: CaseId) -> None:
    a_visit(desk, case, date(2026, 11, 9))
    made = appoint(desk, AppointmentDraft(case, date(2026, 12, 9), me(desk), "9:00"))
    cancel(desk, card(desk, case).appointments[0], "заболели")
    texts = [step.text.replace("\u00a0", " ") for step in explain_appointment(desk, case, made)]
    assert texts[0].startswith("Назначено на 09.12.2026 в 09:00")
    assert texts[1] == "Назначение отменено. Причина: заболели."
    assert [text.partition(":")[0] for text in texts[3:]] == [
        "Назначено посещение",
        "Отменено назначенное посещение",
    ]


def day_of(desk: Desk, day: date) -> list[str]:
    return [step.text for step in explain_day(desk, day)]


@pytest.mark.parametrize(
    ("day", "sentences"),
    [
        (date(2026, 11, 23), ["Понедельник, 23 ноября 2026 г.: день рабочий."]),
        (
            date(2026, 11, 22),
            [
                "Воскресенье, 22 ноября 2026 г.: день нерабочий.",
                "По пятидневной неделе это выходной.",
            ],
        ),
        (
            date(2026, 11, 4),
            [
                "Среда, 4 ноября 2026 г.: день нерабочий.",
                "Нерабочий праздничный день: статья 112 Трудового кодекса.",
            ],
        ),
        (
            date(2026, 12, 31),
            [
                "Четверг, 31 декабря 2026 г.: день нерабочий.",
                "Выходной перенесён на этот день: Постановление Правительства РФ от 24.09.2025 "
                "№ 1466.",
            ],
        ),
        (
            date(2026, 11, 3),
            ["Вторник, 3 ноября 2026 г.: день рабочий, на час короче: накануне праздника."],
        ),
    ],
)
def test_why_a_day_is_working_or_off(desk: Desk, day: date, sentences: list[str]) -> None:
    assert day_of(desk, day) == sentences


def test_days_of_the_office_of_the_region_and_moved_saturdays(desk: Desk) -> None:
    assert "Рабочий день по переносу:" in day_of(desk, date(2027, 2, 20))[2]
    settings = desk.office.folder / "office.toml"
    text = settings.read_text("utf-8")
    own = "working = [2026-11-21]\nnon_working = [2026-11-20]"
    text = text.replace("working = []\nnon_working = []", own)
    text = text.replace('region = ""', 'region = "tatarstan"')
    settings.write_text(text, "utf-8")
    opened = open_desk(desk.office.folder, "sokolova", today=TODAY)
    assert not opened.office.faults, opened.office.faults
    assert day_of(opened, date(2026, 11, 21))[-1] == "Рабочим его назначило учреждение."
    assert day_of(opened, date(2026, 11, 20))[-1] == "Нерабочим его назначило учреждение."
    assert day_of(opened, date(2026, 11, 6))[-1] == "Нерабочий день региона (tatarstan)."


def test_a_norm_set_by_the_program_and_one_changed_by_hand(desk: Desk, case: CaseId) -> None:
    assert case
    now = desk.office.norms.on(TODAY)
    after = apply_norms(desk, NormSet(TODAY, now.levels, "Приказ от 20.11.2026 № 7"))
    texts = [
        step.text.replace("\u00a0", " ") for step in explain_norm_set(after, norm_set(after, TODAY))
    ]
    assert texts[1] == "Приказ: Приказ от 20.11.2026 № 7."
    assert texts[2].startswith(f"Введены программой: {WHO[:-1]}, ")
    path = desk.office.folder / "norms" / f"{TODAY.isoformat()}.toml"
    path.write_text(path.read_text("utf-8").replace("max = 2", "max = 3", 1), "utf-8")
    opened = open_desk(desk.office.folder, "sokolova", today=TODAY)
    steps = explain_norm_set(opened, norm_sets(opened)[-1])
    assert "нормы изменены вручную" in steps[-1].text
    first = [step.text for step in explain_norm_set(opened, norm_sets(opened)[0])]
    assert "До 23.11.2026: с этого дня действует следующий набор." in first
