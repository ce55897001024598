"""Norms are tuned: tried, put in force by an order, taken back; changes by hand are noticed."""

import stat
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from sstui.core.norm_history import Mark
from sstui.core.norms import NormSet, Per
from sstui.core.problems import Problems
from sstui.core.refusal import Refusal
from sstui.desk.checking import check
from sstui.desk.desk import Desk, open_desk
from sstui.desk.explaining import explain
from sstui.desk.history import history
from sstui.desk.norms import (
    ASIDE,
    apply_norms,
    norm_set,
    norm_sets,
    read_candidate,
    take_back,
)
from sstui.desk.queue import line_of
from sstui.desk.whatif import try_set
from sstui.store.journal import journal
from sstui.store.norm_sets import norm_sightings
from tests.factories import TODAY, a_case, a_visit

SOON = date(2026, 12, 1)
VERA = "Соколова\u00a0В."
ORDER = "Приказ от 20.11.2026 № 7"


def file_of(desk: Desk, since: date) -> Path:
    return desk.office.folder / "norms" / f"{since.isoformat()}.toml"


def standing(desk: Desk) -> NormSet:
    return desk.office.norms.on(desk.today)


def weekly_basic(desk: Desk, since: date = SOON, order: str = ORDER) -> NormSet:
    """The set in force with the basic level visited as often as the crisis level."""
    now = standing(desk)
    basic = now.levels["basic"]
    norm = replace(now.levels["crisis"].norm, term_months=basic.norm.term_months)
    levels = {**now.levels, "basic": replace(basic, norm=norm)}
    return NormSet(since, levels, order)


def again(desk: Desk, today: date = TODAY) -> Desk:
    """The same office opened anew."""
    return open_desk(desk.office.folder, "sokolova", today=today)


def edit(path: Path, old: str, new: str) -> None:
    """A person changes a file in an editor."""
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_a_set_is_put_in_force_by_a_new_private_file_and_a_line_of_the_journal(desk: Desk) -> None:
    first = standing(desk)
    before = file_of(desk, first.since).read_bytes()
    made = apply_norms(desk, weekly_basic(desk))
    path = file_of(desk, SOON)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert "Нормы записаны программой 23.11.2026, Соколова В." in path.read_text("utf-8")
    assert file_of(desk, first.since).read_bytes() == before
    assert made.office.norms == again(desk).office.norms
    assert made.office.norms.on(SOON) == weekly_basic(desk)
    line = history(desk)[0]
    assert (line.what, line.who) == ("введены нормы", VERA)
    assert ORDER in line.line.detail
    assert "2026-12-01" in line.line.detail
    shown = norm_set(made, SOON)
    assert (shown.is_ours, shown.can_take_back, shown.who) == (True, True, VERA)
    assert shown.seen is not None
    assert (shown.seen.mark, shown.seen.order) == (Mark.APPLIED, ORDER)


def test_applying_and_taking_back_leaves_the_office_as_it_was(desk: Desk) -> None:
    a_case(desk)
    before = desk.office.norms
    after = take_back(apply_norms(desk, weekly_basic(desk)), SOON)
    assert after.office.norms == before
    assert again(desk).office.norms == before
    assert not file_of(desk, SOON).exists()
    aside = desk.office.folder / "norms" / ASIDE / "2026-12-01.toml"
    assert aside.exists()
    assert stat.S_IMODE(aside.parent.stat().st_mode) == 0o700
    assert [one.what for one in history(desk, limit=2)] == [
        "отменены нормы, ещё не действовавшие",
        "введены нормы",
    ]
    assert again(desk).office.warnings == desk.office.warnings
    second = take_back(apply_norms(after, weekly_basic(desk)), SOON)
    assert second.office.norms == before
    assert (aside.parent / "2026-12-01-2.toml").exists()


@pytest.mark.parametrize(
    ("since", "order", "sentence"),
    [
        (date(2026, 11, 22), ORDER, "22.11.2026 уже прошло"),
        (date(2020, 1, 1), ORDER, "01.01.2020 уже прошло"),
        (SOON, " ", "приказ"),
    ],
)
def test_what_may_not_be_put_in_force(desk: Desk, since: date, order: str, sentence: str) -> None:
    with pytest.raises(Refusal, match=sentence):
        apply_norms(desk, weekly_basic(desk, since, order))
    assert len(again(desk).office.norms.sets) == len(desk.office.norms.sets)


def test_a_day_that_has_its_set_is_refused(desk: Desk) -> None:
    made = apply_norms(desk, weekly_basic(desk))
    with pytest.raises(Refusal, match=r"С 01\.12\.2026 уже есть набор норм"):
        apply_norms(made, weekly_basic(desk))


def test_an_order_that_nobody_could_find_is_refused(desk: Desk) -> None:
    with pytest.raises(Problems) as fault:
        apply_norms(desk, weekly_basic(desk, order="приказ заведующей"))
    assert [one.key for one in fault.value.problems] == ["order"]
    assert not file_of(desk, SOON).exists()
    assert "norms.apply" not in {one.action for one in journal()}


def test_a_file_that_stands_in_the_way_is_never_overwritten(desk: Desk) -> None:
    path = file_of(desk, SOON)
    path.write_text("# чужой\n", "utf-8")
    with pytest.raises((Refusal, Problems)):
        apply_norms(desk, weekly_basic(desk))
    assert path.read_text("utf-8") == "# чужой\n"
    assert "norms.apply" not in {one.action for one in journal()}


def test_only_a_known_person_puts_norms_in_force(desk: Desk) -> None:
    stranger = replace(desk, person=None)
    with pytest.raises(Refusal, match="только просмотр"):
        apply_norms(stranger, weekly_basic(desk))
    assert not file_of(desk, SOON).exists()


def test_a_set_that_leaves_out_a_level_in_use_is_refused_with_all_it_breaks(desk: Desk) -> None:
    a_case(desk, "basic")
    full = weekly_basic(desk)
    crisis = full.levels["crisis"]
    levels = {"crisis": replace(crisis, norm=replace(crisis.norm, min=6, max=6, plan=6))}
    with pytest.raises(Problems) as fault:
        apply_norms(desk, replace(full, levels=levels))
    assert [one.key for one in fault.value.problems] == [
        "levels.crisis.visits.min",
        "levels.basic",
    ]


def test_a_set_in_force_is_never_taken_back(desk: Desk) -> None:
    made = apply_norms(desk, weekly_basic(desk))
    with pytest.raises(Refusal, match="уже действуют"):
        take_back(replace(made, today=SOON), SOON)
    with pytest.raises(Refusal, match="уже действуют"):
        take_back(made, standing(desk).since)
    with pytest.raises(Refusal, match=r"Набора норм с 02\.12\.2026 нет"):
        take_back(made, date(2026, 12, 2))
    assert file_of(desk, SOON).exists()


def test_a_file_of_a_person_is_never_taken_back(desk: Desk) -> None:
    made = apply_norms(desk, weekly_basic(desk))
    edit(file_of(desk, SOON), "families_max = 12", "families_max = 10")
    with pytest.raises(Refusal, match="написал или изменил человек"):
        take_back(again(made), SOON)
    assert file_of(desk, SOON).exists()


def test_a_set_in_force_that_is_changed_by_hand_is_noticed(desk: Desk) -> None:
    a_case(desk)
    since = standing(desk).since
    edit(file_of(desk, since), "families_max = 12", "families_max = 10")
    opened = again(desk)
    noticed = [one for one in opened.office.warnings if "изменены вручную" in one]
    assert noticed == [
        f"Нормы с {since:%d.%m.%Y} изменены вручную, замечено "
        f"{norm_sightings()[-1].at.astimezone(desk.office.settings.zone):%d.%m.%Y}"
        ". Подробно: sstui check"
    ]
    (problem,) = check(desk.office.folder, TODAY).problems
    assert problem.file == f"norms/{since.isoformat()}.toml"
    assert "уровень «кризисный», семей на специалиста: было 12, стало 10" in problem.found
    assert [one.altered is not None for one in norm_sets(opened)] == [
        one.since == since for one in opened.office.norms.sets
    ]
    edit(file_of(desk, since), "families_max = 10", "families_max = 12")
    assert not [one for one in again(desk).office.warnings if "изменены вручную" in one]
    assert check(desk.office.folder, TODAY).problems == ()


def test_comments_and_spaces_are_no_change(desk: Desk) -> None:
    a_case(desk)
    path = file_of(desk, standing(desk).since)
    path.write_text("# проверено\n\n" + path.read_text("utf-8").replace(" = ", "  =  "), "utf-8")
    assert again(desk).office.warnings == desk.office.warnings
    assert len(norm_sightings()) == len(desk.office.norms.sets)


def test_a_check_notices_by_itself(desk: Desk) -> None:
    a_case(desk)
    edit(file_of(desk, standing(desk).since), "families_max = 12", "families_max = 10")
    (problem,) = check(desk.office.folder, TODAY).problems
    assert "изменены вручную" in problem.found


def test_a_trial_of_a_day_that_has_come_shows_who_would_be_overdue(desk: Desk) -> None:
    case_id = a_case(desk)
    a_visit(desk, case_id, date(2026, 11, 9))
    trial = try_set(desk, weekly_basic(desk, standing(desk).since))
    assert trial.day == TODAY
    assert not trial.is_ahead
    assert [one.case_id for one in trial.overdue] == [case_id]
    (family,) = trial.families
    assert (family.family, family.curator, family.level) == (
        "Ёлкина Мария Петровна",
        VERA,
        "basic",
    )
    assert trial.ended == ()
    (curator,) = trial.curators
    assert curator.curator == VERA
    assert curator.before.visits_a_week == Fraction(7, 30)
    assert curator.after.visits_a_week == Fraction(1)


def test_a_trial_of_a_day_to_come_takes_the_visits_till_then_for_made(desk: Desk) -> None:
    case_id = a_case(desk)
    a_visit(desk, case_id, date(2026, 11, 9))
    trial = try_set(desk, weekly_basic(desk))
    assert trial.is_ahead
    assert trial.overdue == ()
    (family,) = trial.families
    assert family.moved.before.next is not None
    assert family.moved.after.next is not None
    assert family.moved.before.next.due_by == date(2026, 12, 30)
    assert family.moved.after.next.due_by == date(2026, 12, 4)


def test_a_trial_writes_nothing(desk: Desk) -> None:
    a_case(desk)
    files = sorted(path.name for path in desk.office.folder.rglob("*") if path.suffix == ".toml")
    lines, seen = len(journal()), norm_sightings()
    try_set(desk, weekly_basic(desk))
    assert len(journal()) == lines
    assert norm_sightings() == seen
    assert files == sorted(
        path.name for path in desk.office.folder.rglob("*") if path.suffix == ".toml"
    )


def test_the_past_of_a_family_is_judged_by_the_norms_of_its_time(desk: Desk) -> None:
    from sstui.desk.card import card

    case_id = a_case(desk)
    a_visit(desk, case_id, date(2026, 11, 9))
    made = apply_norms(desk, weekly_basic(desk, date(2026, 11, 30)))
    later = date(2026, 12, 20)
    before = card(replace(desk, today=later), case_id).compliance
    after = card(replace(made, today=later), case_id).compliance
    past = date(2026, 11, 1)
    assert [one for one in before if one.last < past] == [one for one in after if one.last < past]
    assert len(after) > len(before)


def test_a_candidate_is_read_from_any_file_and_all_its_faults_are_told(
    desk: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "новые.toml"
    path.write_bytes(file_of(desk, standing(desk).since).read_bytes())
    assert read_candidate(desk, path).since == TODAY
    assert read_candidate(desk, path, SOON).since == SOON
    named = tmp_path / "2027-01-11.toml"
    named.write_bytes(path.read_bytes())
    assert read_candidate(desk, named).since == date(2027, 1, 11)
    edit(path, "families_max = 12", "familes_max = 12")
    edit(path, "term_months = 12", "term_months = 0")
    with pytest.raises(Problems) as fault:
        read_candidate(desk, path, SOON)
    assert {one.file for one in fault.value.problems} == {"новые.toml"}
    assert len(fault.value.problems) >= 2
    a_case(desk, "emergency")
    text = file_of(desk, standing(desk).since).read_text("utf-8")
    path.write_text(text.partition("[levels.emergency]")[0], "utf-8")
    with pytest.raises(Problems) as fault:
        read_candidate(desk, path, SOON)
    assert [(one.file, one.key) for one in fault.value.problems] == [
        ("новые.toml", "levels.emergency")
    ]
    with pytest.raises(Refusal, match=r"Файла «нет\.toml» нет"):
        read_candidate(desk, tmp_path / "нет.toml")
    (tmp_path / "толстый.toml").write_bytes(b"#" * (1024 * 1024 + 1))
    with pytest.raises(Refusal, match="слишком велик"):
        read_candidate(desk, tmp_path / "толстый.toml")


def test_a_slip_right_after_norms_are_put_in_force_leaves_the_new_ones(desk: Desk) -> None:
    a_case(desk)
    apply_norms(desk, weekly_basic(desk))
    edit(file_of(desk, SOON), "min = 1", "min = 11")
    opened = again(desk)
    assert opened.office.faults
    assert "последним верным настройкам" in opened.office.warnings[0]
    assert opened.office.norms.on(SOON).since == SOON
    assert opened.office.norms.level("basic", SOON).norm.per is Per.WEEK
    assert again(desk, SOON).office.norms.norm("basic", SOON).per is Per.WEEK


def test_a_slip_in_another_file_leaves_the_new_norms_too(desk: Desk) -> None:
    a_case(desk)
    today_on = weekly_basic(desk, TODAY)
    after = apply_norms(desk, today_on)
    assert standing(after).levels == today_on.levels
    edit(desk.office.folder / "office.toml", "profile =", "profil =")
    opened = again(desk)
    assert opened.office.faults
    assert standing(opened).since == TODAY
    assert standing(opened).order == ORDER


def test_a_slip_right_after_norms_are_taken_back_does_not_bring_them_again(desk: Desk) -> None:
    a_case(desk)
    after = take_back(apply_norms(desk, weekly_basic(desk)), SOON)
    edit(file_of(after, standing(after).since), "min = 1", "min = 11")
    opened = again(desk)
    assert opened.office.faults
    assert opened.office.norms.on(SOON).since == standing(desk).since
    assert opened.office.norms.level("basic", SOON).norm.per is Per.MONTH


def test_while_a_file_is_wrong_norms_are_neither_put_in_force_nor_taken_back(desk: Desk) -> None:
    a_case(desk)
    apply_norms(desk, weekly_basic(desk))
    settings = desk.office.folder / "office.toml"
    edit(settings, "profile =", "profil =")
    opened = again(desk)
    with pytest.raises(Refusal, match="Сначала исправьте файлы"):
        apply_norms(opened, weekly_basic(desk, date(2027, 2, 1)))
    with pytest.raises(Refusal, match="Сначала исправьте файлы"):
        take_back(opened, SOON)
    edit(settings, "profil =", "profile =")
    assert take_back(again(desk), SOON).office.norms.on(SOON).since == standing(desk).since


def test_every_date_tells_who_overrode_it(desk: Desk) -> None:
    from sstui.desk.appointments import AppointmentDraft, appoint
    from tests.factories import me

    case_id = a_case(desk)
    a_visit(desk, case_id, date(2026, 11, 9))
    target = line_of(desk, case_id).next
    assert target is not None
    draft = AppointmentDraft(
        case_id, date(2026, 12, 31), me(desk), "10:00", reason="семья вернётся к празднику"
    )
    appoint(desk, draft)
    step = explain(desk, case_id)[-1]
    assert step.text == (
        f"Назначено на 31.12.2026 в 10:00 вместо 09.12.2026. Кто назначил: {VERA} "
        "Причина: семья вернётся к празднику."
    )
    assert step.data["by"] == VERA
    assert step.data["reason"] == "семья вернётся к празднику"
