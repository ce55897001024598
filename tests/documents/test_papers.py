"""Every paper of the way to the agreement: its fields, gaps, grammar, and its text word by word."""

import os
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn

from sstui.core.disclosure import Datum
from sstui.core.family_file import ConsentPurpose
from sstui.core.letters import DisclosureGround
from sstui.core.office import Institution
from sstui.core.paper_kinds import PaperKind
from sstui.core.records import FullName, Sex
from sstui.core.sittings import Decision
from sstui.desk.papers import words_of
from sstui.documents.fields import Value, check_plain, known_fields
from sstui.documents.render import About, check_template, render
from tests.documents.paper_samples import (
    DAY,
    FULL,
    SAMPLES,
    SPARSE,
    programme,
    protocol,
    whole_text,
)
from tests.documents.samples import CHILDREN, CURATOR, MOTHER, ROOT

GOLDEN = Path(__file__).parent / "golden"
ABOUT = About("Бумага", "ГУ «Светлый берег»", DAY)
KINDS = tuple(SAMPLES)
HOSTILE = "{{ 7*7 }} {% if x %} <w:br/> &amp; ${x} [b]{# c #}"


def shipped(kind: PaperKind) -> Path:
    return ROOT / "templates" / kind.template


def made(kind: PaperKind, facts: Any, folder: Path) -> Path:
    return render(shipped(kind), words_of(kind).fields(facts), folder / "a.docx", ABOUT).path


def values(kind: PaperKind, facts: Any) -> Any:
    return words_of(kind).fields(facts)


@pytest.mark.parametrize("profile", [FULL, SPARSE])
@pytest.mark.parametrize("kind", KINDS)
def test_the_paper_word_by_word(kind: PaperKind, profile: str, tmp_path: Path) -> None:
    facts = SAMPLES[kind](profile)
    assert words_of(kind).missing(facts) == []
    text = whole_text(made(kind, facts, tmp_path)) + "\n"
    golden = GOLDEN / f"{kind.value}-{profile}.txt"
    if os.environ.get("SSTUI_UPDATE_SNAPSHOTS"):
        golden.write_text(text, "utf-8")
    assert text == golden.read_text("utf-8")


@pytest.mark.parametrize("kind", list(PaperKind))
def test_a_shipped_template_is_without_faults_for_its_fields(kind: PaperKind) -> None:
    assert check_template(shipped(kind), words_of(kind).FIELDS) == []


@pytest.mark.parametrize("profile", [FULL, SPARSE])
@pytest.mark.parametrize("kind", KINDS)
def test_every_field_is_described_and_plain(kind: PaperKind, profile: str) -> None:
    found = values(kind, SAMPLES[kind](profile))
    check_plain(found)
    assert known_fields(found) <= set(words_of(kind).FIELDS)


@pytest.mark.parametrize("kind", KINDS)
def test_whole_facts_fill_every_field(kind: PaperKind) -> None:
    """A described field that no facts ever fill would be a promise to those who write templates."""
    some = {
        name
        for facts in (SAMPLES[kind](FULL), *_more(kind))
        for name in known_fields(values(kind, facts))
    }
    lists_of_the_institution = {"учреждение.реквизиты[].строка"}
    assert set(words_of(kind).FIELDS) - some <= lists_of_the_institution


def _more(kind: PaperKind) -> list[Any]:
    """Facts that fill what the whole sample of a kind leaves empty."""
    return [SAMPLES[kind](SPARSE)] if kind is PaperKind.CONSENT else []


@pytest.mark.parametrize("kind", KINDS)
def test_what_people_typed_stays_text(kind: PaperKind, tmp_path: Path) -> None:
    fields = _replaced(values(kind, SAMPLES[kind](FULL)))
    path = render(shipped(kind), fields, tmp_path / "a.docx", ABOUT).path
    text = whole_text(path)
    assert HOSTILE in text
    assert "49" not in text
    left = text.replace(HOSTILE, "").replace(HOSTILE.upper(), "")
    assert not any(sign in left for sign in ("{{", "}}", "{%", "%}", "<w:"))


def _replaced(value: Value) -> Any:
    """The same fields with a hostile text in each."""
    if isinstance(value, dict):
        return {key: _replaced(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_replaced(inner) for inner in value]
    return HOSTILE if isinstance(value, str) else value


@pytest.mark.parametrize("kind", KINDS)
def test_settings_that_are_missing_are_told(kind: PaperKind) -> None:
    facts = SAMPLES[kind](FULL)
    bare = replace(facts.side, institution=Institution("", "", "", "", "", "", "", ""))
    assert words_of(kind).missing(replace(facts, side=bare)) == [
        "в настройках учреждения нет: название учреждения",
        "в настройках учреждения нет: место подписания",
        "в настройках учреждения нет: адрес учреждения",
    ]


NOBODY = replace(MOTHER, name=FullName("", ""), identity=" ")


def gaps_of(kind: PaperKind) -> list[str]:
    """What is told of facts with every hole that the kind may have."""
    facts = SAMPLES[kind](FULL)
    family = replace(facts.household.family, address="") if hasattr(facts, "household") else None
    homeless = (
        replace(facts.household, family=family, settlement_name="", applicant=None)
        if family
        else None
    )
    match kind:
        case PaperKind.APPLICATION:
            void = replace(facts.application, voided="ошибка")
            facts = replace(facts, application=void, signer=NOBODY, household=homeless)
        case PaperKind.CONSENT:
            void = replace(facts.consent, voided="ошибка", purpose=ConsentPurpose.TRANSFER)
            facts = replace(
                facts, consent=void, signer=NOBODY, subject=CHILDREN[0], household=homeless,
                recipients=(),
            )  # fmt: skip
        case PaperKind.SURVEY:
            void = replace(facts.survey, voided="ошибка", conclusion=" ", others="")
            facts = replace(facts, survey=void, surveyors=(), household=homeless)
        case PaperKind.ORDER:
            unnamed = replace(facts.curator, staff=replace(CURATOR, post=""))
            facts = replace(facts, curator=unnamed, substitute=unnamed, household=homeless)
        case PaperKind.PROGRAMME:
            facts = replace(facts, measures=(), curator=None, household=homeless)
        case PaperKind.LETTER:
            void = replace(facts.letter, voided="ошибка")
            facts = replace(facts, letter=void, executor=None, people=())
        case _:
            planned = replace(facts.sitting.sitting, number="", is_closed=False)
            facts = replace(facts, sitting=replace(facts.sitting, sitting=planned))
    return words_of(kind).missing(facts)


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (
            PaperKind.APPLICATION,
            [
                "у заявителя не указаны фамилия и имя",
                "заявление признано недействительным, нужно новое",
                "у заявителя нет документа, удостоверяющего личность",
                "не указан адрес семьи",
            ],
        ),
        (
            PaperKind.CONSENT,
            [
                "согласие признано недействительным, нужно новое",
                "у того, кто подписывает, нет документа, удостоверяющего личность",
                "у ребёнка не указан документ: свидетельство о рождении или паспорт",
                "не указан адрес семьи",
                "не названы организации, которым передают сведения",
            ],
        ),
        (
            PaperKind.SURVEY,
            [
                "не указан заявитель",
                "акт признан недействительным, нужен новый",
                "не указано, кто обследовал",
                "не указан адрес семьи",
                "не написан вывод",
            ],
        ),
        (
            PaperKind.ORDER,
            [
                "не указан заявитель",
                "не указана должность куратора",
                "не указана должность того, кто замещает куратора",
            ],
        ),
        (
            PaperKind.PROGRAMME,
            [
                "не указан заявитель",
                "не назначен куратор",
                "в программе нет ни одного мероприятия",
            ],
        ),
        (PaperKind.PROTOCOL, ["заседание не закрыто: у протокола ещё нет номера"]),
        (PaperKind.CONCLUSION, ["заседание не закрыто: у протокола ещё нет номера"]),
        (
            PaperKind.LETTER,
            [
                "письмо признано недействительным, нужно новое",
                "не назначен куратор: он исполнитель письма",
                "в письме нет мероприятий или людей",
            ],
        ),
    ],
)
def test_everything_missing_is_listed_in_words(kind: PaperKind, words: list[str]) -> None:
    assert gaps_of(kind) == words


def test_families_without_an_applicant_are_named_by_their_question() -> None:
    whole = protocol(FULL)
    nobody = replace(whole.heard[0].household, applicant=None)
    heard = (replace(whole.heard[0], household=nobody), whole.heard[1])
    told = words_of(PaperKind.PROTOCOL).missing(replace(whole, heard=heard))
    assert told == ["не указан заявитель семьи в вопросах: 2"]


@pytest.mark.parametrize("kind", [PaperKind.ORDER, PaperKind.SURVEY, PaperKind.PROGRAMME])
def test_doubtful_names_are_told(kind: PaperKind) -> None:
    """A vowel that may drop out: a person should look at it."""
    father = replace(MOTHER, name=FullName("Соловей", "Иван", "Петрович"), sex=Sex.MALE)
    facts = SAMPLES[kind](SPARSE)
    home = replace(facts.household, applicant=father)
    told = words_of(kind).doubts(replace(facts, household=home))
    assert told == ["проверьте падеж: Соловея Ивана Петровича (родительный)"]


def test_a_letter_puts_nobody_into_a_case() -> None:
    assert words_of(PaperKind.LETTER).doubts(SAMPLES[PaperKind.LETTER](FULL)) == []


@pytest.mark.parametrize(
    ("decision", "words"),
    [
        (Decision.APPROVE, "Утвердить индивидуальную программу"),
        (Decision.REJECT, "Отклонить индивидуальную программу"),
        (Decision.POSTPONE, "Отложить рассмотрение"),
        (Decision.OTHER_SERVICE, "Предложить семье другую форму"),
        (Decision.NOTED, "Принять к сведению"),
        (Decision.SET_LEVEL, "Установить уровень сопровождения – кризисный"),
    ],
)
def test_a_decision_is_worded(decision: Decision, words: str) -> None:
    facts = SAMPLES[PaperKind.CONCLUSION](FULL)
    level = "кризисный" if decision is Decision.SET_LEVEL else ""
    item = replace(facts.heard.item, decision=decision)
    heard = replace(facts.heard, item=item, level=level)
    said = values(PaperKind.CONCLUSION, replace(facts, heard=heard))["решили"]
    assert said.replace("\u00a0", " ").startswith(words)


def test_a_letter_tells_no_more_than_its_kind_may_know(tmp_path: Path) -> None:
    """Nothing of what is held back is anywhere in the file, nor is anybody else of the family."""
    text = whole_text(made(PaperKind.LETTER, SAMPLES[PaperKind.LETTER](SPARSE), tmp_path))
    assert "Хабибуллина Алсу Ильдаровна" in text
    for secret in ("Айгуль", "Лейсан", "04.05.2015", "Береговая", "2-11-37", "инвалидность",
                   "школа", "беседы", "Долги"):  # fmt: skip
        assert secret not in text


@pytest.mark.parametrize(
    ("datum", "words"),
    [
        (Datum.BORN_ON, "дата рождения 04.05.2015"),
        (Datum.OCCUPATION, "учится или работает: школа № 3"),
        (Datum.HEALTH, "о здоровье: инвалидность"),
    ],
)
def test_one_datum_is_told_alone(datum: Datum, words: str) -> None:
    facts = replace(SAMPLES[PaperKind.LETTER](FULL), data=frozenset([datum]))
    found = values(PaperKind.LETTER, facts)
    assert found["люди"][0]["сведения"] == words
    assert (found["адрес"], found["телефон"], found["цель"]) == ("", "", [])
    silent = replace(facts, health_of=frozenset())
    told = values(PaperKind.LETTER, silent)["люди"][0]["сведения"]
    assert told == ("–" if datum is Datum.HEALTH else words)


def test_a_letter_that_answers_a_request_names_it() -> None:
    facts = SAMPLES[PaperKind.LETTER](FULL)
    asked = replace(facts.letter, ground=DisclosureGround.REQUEST, request_number="17 от 01.03")
    said = values(PaperKind.LETTER, replace(facts, letter=asked))["основание"]
    assert said == "ваш запрос № 17 от 01.03"


def test_a_consent_to_transfer_lists_what_letters_tell() -> None:
    facts = SAMPLES[PaperKind.CONSENT](FULL)
    given = replace(facts.consent, purpose=ConsentPurpose.TRANSFER, until_on=None)
    found = values(PaperKind.CONSENT, replace(facts, consent=given))
    assert [one["строка"] for one in found["сведения"]] == [
        "фамилия, имя, отчество;",
        "дата рождения;",
        "какая помощь нужна и к какому сроку.",
    ]
    assert found["особые"] == []
    assert (found["действия"], found["срок"]) == (
        "передача (предоставление, доступ)",
        "до его отзыва",
    )


def test_the_table_of_measures_breaks_well_over_pages(tmp_path: Path) -> None:
    word = Document(str(made(PaperKind.PROGRAMME, programme(FULL, count=25), tmp_path)))
    table = next(one for one in word.tables if len(one.rows) == 26)
    heads = [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in table.rows]
    assert heads == [True, *[False] * 25]
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)
    section = word.sections[0]
    sizes = (section.page_width, section.page_height, section.left_margin)
    assert [round(one.mm) for one in sizes if one] == [297, 210, 30]


def test_the_director_approves_where_no_body_is_named() -> None:
    facts = replace(programme(FULL), body_genitive="", protocol="")
    found = values(PaperKind.PROGRAMME, facts)
    assert found["решает_орган"] is False
    assert found["утверждено"]["кратко"] == "20.03.2026"


def test_who_has_moved_out_is_not_named_instead_of_everybody() -> None:
    facts = programme(FULL)
    gone = replace(facts.names, members={})
    rows = values(PaperKind.PROGRAMME, replace(facts, names=gone))["мероприятия"]
    assert [row["для_кого"] for row in rows] == ["вся семья", "–"]


def test_a_measure_with_one_day_or_none(tmp_path: Path) -> None:
    facts = programme(FULL)
    some = (
        replace(facts.measures[0], from_on=date(2026, 4, 1), until_on=None),
        replace(facts.measures[0], until_on=None, staff_id=None),
    )
    rows = values(PaperKind.PROGRAMME, replace(facts, measures=some))["мероприятия"]
    assert [row["срок"].replace("\u00a0", " ") for row in rows] == ["с 01.04.2026", "–"]
    assert rows[1]["ответственный"] == "–"
