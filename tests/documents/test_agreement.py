"""What the agreement is made from: its gaps, its words, its grammar."""

from dataclasses import replace
from datetime import date

import pytest

from sstui.core.norms import Norm, Per
from sstui.core.records import FullName, NameForms, Sex
from sstui.documents.agreement import FIELDS, AgreementFacts, doubts, fields, missing
from sstui.documents.fields import Value, check_plain, known_fields
from tests.documents.samples import CHILDREN, CRISIS, CURATOR, MOTHER, child, facts


def value(made_from: AgreementFacts, path: str) -> Value:
    """One field by its dotted name, as a template prints it."""
    found: Value = dict(fields(made_from))
    for name in path.split("."):
        assert isinstance(found, dict)
        found = found[name]
    return found.replace("\u00a0", " ") if isinstance(found, str) else found


def test_whole_facts_lack_nothing() -> None:
    assert missing(facts()) == []
    assert doubts(facts()) == []


def test_everything_missing_is_listed_in_words() -> None:
    whole = facts()
    empty = replace(
        whole,
        applicant=replace(MOTHER, name=FullName("", ""), identity=" "),
        kinship_title="",
        curator=None,
        family=replace(whole.family, address=""),
        settlement_name="",
        children=(child(2, "Алсу", None),),
        institution=replace(whole.institution, name="", place="", address=""),
        director=replace(whole.director, name=FullName("", ""), post_genitive="", basis=""),
        term_from=date(2026, 3, 16),
        term_to=date(2026, 3, 15),
    )
    assert missing(empty) == [
        "у заявителя не указаны фамилия и имя",
        "у заявителя нет документа, удостоверяющего личность",
        "не указано, кем заявитель приходится детям",
        "не назначен куратор",
        "в настройках учреждения нет: название учреждения",
        "в настройках учреждения нет: место подписания",
        "в настройках учреждения нет: адрес учреждения",
        "в настройках учреждения нет: фамилия директора",
        "в настройках учреждения нет: имя директора",
        "в настройках учреждения нет: должность директора в родительном падеже",
        "в настройках учреждения нет: на основании чего действует директор",
        "не указан адрес семьи",
        "не у всех детей указана дата рождения",
        "срок сопровождения кончается раньше, чем начинается",
    ]


def test_a_family_without_an_applicant_or_a_curators_post_is_not_printed() -> None:
    assert missing(replace(facts(), applicant=None)) == ["не указан заявитель"]
    unnamed = replace(CURATOR, post="")
    assert missing(replace(facts(), curator=unnamed)) == ["не указана должность куратора"]


def test_incomplete_facts_give_no_words() -> None:
    with pytest.raises(ValueError, match="not complete"):
        fields(replace(facts(), applicant=None))
    with pytest.raises(ValueError, match="not complete"):
        fields(replace(facts(), number=""))


def test_every_field_is_described_and_plain() -> None:
    lines = replace(facts().institution, details="ИНН 0000000000\n\n  счёт 0000 ")
    made = fields(replace(facts(), institution=lines))
    check_plain(made)
    assert known_fields(made) == set(FIELDS)
    assert value(replace(facts(), institution=lines), "учреждение.реквизиты") == [
        {"строка": "ИНН 0000000000"},
        {"строка": "счёт 0000"},
    ]


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("номер", "17/2026"),
        ("дата.словами", "«15» марта 2026 г."),
        ("дата.кратко", "15.03.2026"),
        ("дело.номер", "21/2026"),
        ("директор.род", "Примеровой Анны Ильиничны"),
        ("директор.действующий_род", "действующей"),
        ("директор.подпись", "А. И. Примерова"),
        ("заявитель.имя", "Хабибуллина Айгуль Рашидовна"),
        ("заявитель.род", "Хабибуллиной Айгуль Рашидовны"),
        ("заявитель.дат", "Хабибуллиной Айгуль Рашидовне"),
        ("заявитель.твор", "Хабибуллиной Айгуль Рашидовной"),
        ("заявитель.проживающий", "проживающая"),
        ("заявитель.родство", "мать"),
        ("семья.адрес", "деревня Заречье, улица Береговая, дом 12"),
        ("дети_род", "несовершеннолетних детей"),
        ("куратор.имя", "Соловьёва Наталья Ильинична"),
        ("уровень.название", "кризисный"),
        ("срок.с", "15 марта 2026 г."),
        ("срок.по", "14 сентября 2026 г."),
        ("срок.длина", "6 месяцев"),
        ("посещения.частота", "1–2 раза в неделю"),
        ("слова.орган.дат", "консилиуму специалистов"),
        ("слова.программа.кратко", "ИПССС"),
    ],
)
def test_a_field_is_a_finished_text(path: str, words: str) -> None:
    assert value(facts(), path) == words


def test_the_grammar_follows_the_sex() -> None:
    father = replace(
        MOTHER, name=FullName("ИВАНОВ", "ПЁТР", "ИЛЬИЧ"), sex=Sex.MALE, forms=NameForms()
    )
    director = replace(facts().director, sex=Sex.MALE, name=FullName("Белый", "Лев"))
    men = replace(facts(), applicant=father, director=director)
    assert value(men, "заявитель.имя") == "Иванов Пётр Ильич"
    assert value(men, "заявитель.проживающий") == "проживающий"
    assert value(men, "заявитель.получил") == "получил"
    assert value(men, "директор.род") == "Белого Льва"
    assert value(men, "директор.действующий_род") == "действующего"


def test_corrected_forms_are_printed_and_doubtful_ones_named() -> None:
    name = FullName("Соловей", "Иван", "Петрович")
    father = replace(MOTHER, name=name, sex=Sex.MALE)
    computed = replace(facts(), applicant=father)
    assert doubts(computed) == ["проверьте падеж: Соловея Ивана Петровича (родительный)"]
    stored = NameForms(genitive="Соловья Ивана Петровича")
    corrected = replace(facts(), applicant=replace(father, forms=stored))
    assert doubts(corrected) == []
    assert value(corrected, "заявитель.род") == "Соловья Ивана Петровича"


def test_doubts_need_no_applicant() -> None:
    assert doubts(replace(facts(), applicant=None)) == []


@pytest.mark.parametrize(
    ("count", "has", "words"),
    [
        (0, False, "несовершеннолетних детей"),
        (1, True, "несовершеннолетнего ребёнка"),
        (2, True, "несовершеннолетних детей"),
    ],
)
def test_children_are_counted(count: int, has: bool, words: str) -> None:
    made_from = replace(facts(), children=CHILDREN[:count])
    assert value(made_from, "есть_дети") is has
    assert value(made_from, "дети_род") == words
    children = [
        {"номер": 1, "имя": "Хабибуллина Алсу Ильдаровна", "рождение": "04.05.2015"},
        {"номер": 2, "имя": "Хабибуллина Лейсан Ильдаровна", "рождение": "30.11.2019"},
    ]
    assert value(made_from, "дети") == children[:count]


@pytest.mark.parametrize(
    ("first", "last", "length"),
    [
        (date(2026, 3, 15), date(2026, 6, 14), "3 месяца"),
        (date(2026, 3, 15), date(2027, 3, 14), "12 месяцев"),
        (date(2026, 3, 1), date(2026, 3, 31), "1 месяц"),
        (date(2026, 3, 15), date(2026, 3, 24), "10 дней"),
        (date(2026, 3, 15), date(2026, 3, 15), "1 день"),
    ],
)
def test_both_days_belong_to_the_term(first: date, last: date, length: str) -> None:
    assert value(replace(facts(), term_from=first, term_to=last), "срок.длина") == length


@pytest.mark.parametrize(
    ("settlement", "address", "printed"),
    [
        ("деревня Заречье", "дом 3", "деревня Заречье, дом 3"),
        ("деревня Заречье", "Деревня Заречье, дом 3", "Деревня Заречье, дом 3"),
        ("Лесная", "Лесная улица, дом 3", "Лесная, Лесная улица, дом 3"),
        ("деревня Заречье", "", "деревня Заречье"),
        ("", "дом 3", "дом 3"),
    ],
)
def test_the_settlement_stands_once(settlement: str, address: str, printed: str) -> None:
    where = replace(facts(), settlement_name=settlement)
    assert value(replace(where, family=replace(where.family, address=address)), "семья.адрес") == (
        printed
    )


def test_another_level_has_another_frequency() -> None:
    level = replace(CRISIS, title="адаптационный", norm=Norm(1, 1, Per.MONTH, 12))
    assert value(replace(facts(), level=level), "посещения.частота") == "1 раз в месяц"
