"""Two records of one family become one, and can become two again."""

from dataclasses import replace
from datetime import date

import pytest

from sstui.core.family_file import ConsentPurpose, Passport
from sstui.core.records import Case, FamilyId, Outcome, Place, Sex
from sstui.core.refusal import Refusal
from sstui.desk.appeals import AppealDraft, link_appeal, register_appeal
from sstui.desk.appeals import appeal as appeal_of
from sstui.desk.cases import CaseDraft, end_case, open_case
from sstui.desk.desk import Desk
from sstui.desk.families import MemberDraft, add_member, household, without_open_case
from sstui.desk.family_file import ConsentDraft, give_consent, write_passport
from sstui.desk.finding import find_families
from sstui.desk.likely import twins_of
from sstui.desk.merging import merge_families, plan_merger
from sstui.desk.undo import last_save, undo
from sstui.desk.visits import VisitDraft, record_visit
from sstui.store import families, merging
from sstui.store.appeals import appeals_of
from sstui.store.cases import case_by_number, cases_of
from sstui.store.engine import connected, fetch_sql, run_sql
from sstui.store.family_file import consents, passport
from sstui.store.journal import journal
from sstui.store.name_index import mend
from tests.factories import a_family, me

WHY = "одна семья внесена дважды"


def case_row(number: str) -> Case:
    found = case_by_number(number)
    assert found is not None
    return found


def everything() -> dict[str, list[tuple[object, ...]]]:
    """All rows of all tables that a change may touch, the journal and its images aside."""
    names = [
        row[0]
        for row in fetch_sql("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
        if row[0] not in ("journal", "row_change", "case_change", "sqlite_sequence")
    ]
    return {name: fetch_sql(f'SELECT * FROM "{name}" ORDER BY 1, 2') for name in names}


@pytest.fixture
def two(desk: Desk) -> tuple[FamilyId, FamilyId]:
    """A family with an ended case, a visit, a consent and a passport, entered twice."""
    keep = a_family(desk, phone="8 910 111-22-33")
    gone = a_family(desk, "Елкина", address="", phone="8-920-444-55-66", category="mnog")
    add_member(desk, gone, MemberDraft("Ёлкин", "Илья", Sex.MALE, "father", "Олегович"))
    case = open_case(desk, CaseDraft(gone, date(2025, 2, 3), "basic", me(desk)))
    mother = families.members(gone)[0]
    seen = tuple(one.id for one in families.members(gone))
    visit = VisitDraft(
        case, date(2025, 3, 4), Place.HOME, Outcome.TOOK_PLACE, (me(desk),), member_ids=seen
    )
    record_visit(desk, visit)
    end_case(desk, case_row("1/2025"), date(2025, 6, 2), "goal")
    given = ConsentDraft(gone, mother.id, mother.id, ConsentPurpose.PROCESSING, date(2025, 2, 3))
    give_consent(desk, given)
    write_passport(desk, Passport(gone, date(2015, 4, 5), wishes="свой дом", resources="бабушка"))
    write_passport(desk, Passport(keep, resources="тётя"))
    made = register_appeal(desk, AppealDraft(date(2026, 11, 2), "edu", "прогулы"))
    link_appeal(desk, appeal_of(made), gone)
    return keep, gone


def test_everything_of_one_family_moves_to_the_other(
    desk: Desk, two: tuple[FamilyId, FamilyId]
) -> None:
    keep, gone = two
    assert [one.family.family_id for one in twins_of(desk, keep) if one.family] == [gone]
    plan = plan_merger(desk, keep, gone)
    assert list(plan.says) == [
        "Остаётся: Ёлкина Мария Петровна. Уходит: Елкина Мария Петровна.",
        "Один человек в двух записях: Ёлкина Мария Петровна — останется одна.",
        "Один человек в двух записях: Ёлкин Пётр Ильич — останется одна.",
        "Перейдёт: Ёлкин Илья Олегович.",
        "Перейдёт дело 1/2025.",
    ]
    merge_families(desk, keep, gone, WHY)
    assert [one.name.first for one in families.members(keep)] == ["Мария", "Илья", "Пётр"]
    assert [one.is_applicant for one in families.members(keep)] == [True, False, False]
    assert [one.number for one in cases_of(keep)] == ["1/2025"]
    assert [one.label for one in appeals_of(keep)] == ["1/2026"]
    mother = families.members(keep)[0].id
    assert [(one.member_id, one.signer_id) for one in consents(keep)] == [(mother, mother)]
    seen = fetch_sql("SELECT member_id FROM visit_member ORDER BY 1")
    assert [row[0] for row in seen] == sorted(one.id for one in families.members(keep))
    kept = passport(keep)
    assert kept is not None
    assert (kept.created_on, kept.wishes, kept.resources) == (
        date(2015, 4, 5), "свой дом", "тётя",
    )  # fmt: skip
    family = household(keep).family
    assert family.phone == "8 910 111-22-33, 8-920-444-55-66"
    assert (family.address, family.category) == ("ул. Луговая, 5", "mnog")
    assert journal(1)[0].action == "family.merge"
    assert mend() == 0


def test_a_merged_family_is_in_no_list_and_no_search(
    desk: Desk, two: tuple[FamilyId, FamilyId]
) -> None:
    keep, gone = two
    merge_families(desk, keep, gone, WHY)
    assert merging.gone_into(gone) == keep
    assert [one.id for one in families.families()] == [keep]
    assert [one.id for one in without_open_case(desk)] == [keep]
    assert [one.family_id for one in find_families(desk, "елкина")] == [keep]
    assert twins_of(desk, keep) == []
    assert case_row("1/2025").family_id == keep
    with pytest.raises(Refusal, match="Такой семьи нет"):
        household(gone)
    with pytest.raises(Refusal, match="Такой семьи нет"):
        open_case(desk, CaseDraft(gone, date(2026, 11, 2), "basic", me(desk)))
    with pytest.raises(Refusal, match="Такой семьи нет"):
        merge_families(desk, keep, gone, WHY)


def test_an_undone_merger_gives_the_exact_rows_back(
    desk: Desk, two: tuple[FamilyId, FamilyId]
) -> None:
    before = everything()
    merge_families(desk, *two, WHY)
    assert everything() != before
    found = last_save(desk)
    assert found is not None
    assert found.line.what == "объединены две записи одной семьи"
    told = [one.text for one in found.changes]
    assert any("объединена с семьёй: пусто → Ёлкина Мария Петровна" in one for one in told)
    undo(desk, found.line.line.seq)
    assert everything() == before
    assert [one.action for one in journal(2)] == ["undo", "family.merge"]


def test_a_measure_for_the_person_is_for_the_one_that_stays(
    desk: Desk, two: tuple[FamilyId, FamilyId]
) -> None:
    keep, gone = two
    (case,) = cases_of(gone)
    first, second, third = (one.id for one in families.members(gone))
    with connected():
        run_sql(
            "INSERT INTO programme (case_id, number, edition, state, drawn_on, from_on, until_on,"
            " problem, goal, desired, resources, is_repeat, service_programme, remarks, version)"
            " VALUES (?, '1/2025', 1, 'draft', '2025-02-04', '2025-02-04', '2025-06-02',"
            " '', '', '', '', 0, '', '', 1)",
            (case.id,),
        )
        run_sql(
            "INSERT INTO measure (programme_id, position, help_kind, title, code, member_ids, form,"
            " place, is_group, periodicity, responsible) VALUES (1, 1, 'ped', 'беседа', '', ?, '',"
            " 'home', 0, '', '')",
            (f"[{first}, {second}, {third}]",),
        )
    merge_families(desk, keep, gone, WHY)
    own = {one.name.first: one.id for one in families.members(keep)}
    wanted = [own["Мария"], own["Илья"], own["Пётр"]]
    assert fetch_sql("SELECT member_ids FROM measure")[0][0] == str(wanted)


def test_what_cannot_be_one_family_is_refused_and_nothing_changes(desk: Desk) -> None:
    keep, gone = a_family(desk), a_family(desk)
    before = everything()
    with pytest.raises(Refusal, match="одна и та же запись"):
        merge_families(desk, keep, keep, WHY)
    for empty in ("", " \n"):
        with pytest.raises(Refusal, match="почему это одна семья"):
            merge_families(desk, keep, gone, empty)
    with pytest.raises(Refusal, match="Слишком длинно"):
        merge_families(desk, keep, gone, "ы" * 100_000)
    with pytest.raises(Refusal, match="Такой семьи нет"):
        merge_families(desk, keep, FamilyId(99), WHY)
    with pytest.raises(Refusal, match="только просмотр"):
        merge_families(replace(desk, person=None), keep, gone, WHY)
    assert everything() == before
    open_case(desk, CaseDraft(keep, date(2026, 9, 1), "basic", me(desk)))
    other = open_case(desk, CaseDraft(gone, date(2026, 8, 3), "basic", me(desk)))
    with pytest.raises(Refusal, match=r"открыты дела: 1/2026 и 2/2026"):
        merge_families(desk, keep, gone, WHY)
    ended = case_row("2/2026")
    assert ended.id == other
    end_case(desk, ended, date(2026, 9, 1), "goal")
    with pytest.raises(Refusal, match=r"\(с 03.08.2026 по 01.09.2026\) накладываются"):
        merge_families(desk, keep, gone, WHY)


def test_twins_and_namesakes_born_on_other_days_stay_two_people(desk: Desk) -> None:
    keep, gone = a_family(desk), a_family(desk)
    son = MemberDraft("Ёлкин", "Пётр", Sex.MALE, "child", "Ильич", date(2020, 1, 2))
    add_member(desk, gone, son)
    add_member(desk, gone, replace(son, first="Павел", born_on=date(2018, 2, 3)))
    merge_families(desk, keep, gone, WHY)
    born = [(one.name.first, one.born_on) for one in families.members(keep)]
    assert born == [
        ("Мария", date(1990, 5, 1)),
        ("Пётр", date(2018, 2, 3)),
        ("Павел", date(2018, 2, 3)),
        ("Пётр", date(2020, 1, 2)),
    ]


def test_no_reference_to_a_family_or_a_person_is_forgotten(desk: Desk) -> None:
    refers: set[tuple[str, str, str]] = set()
    for (table,) in fetch_sql("SELECT name FROM sqlite_master WHERE type = 'table'"):
        for row in fetch_sql(f'PRAGMA foreign_key_list("{table}")'):
            if row[2] in ("family", "member"):
                refers.add((table, row[3], row[2]))
    handled = {(table, "family_id", "family") for table in (*merging.OF_FAMILY, "passport")}
    handled |= {(*one, "member") for one in merging.OF_MEMBER}
    handled |= {("visit_member", "member_id", "member"), ("draft", "family_id", "family")}
    # Papers stay where they were printed and are found through `merged_into`.
    handled.add(("document", "family_id", "family"))
    assert refers == handled | {("family", "merged_into", "family")}
