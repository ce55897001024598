"""Every way for a profile to be wrong, and the whole sentence that a person reads."""

from collections.abc import Callable
from pathlib import Path

import pytest

Messages = Callable[[], list[str]]
Change = Callable[[str, str, str], None]

MAIN, ROUTE = "profiles/tula/profile.toml", "profiles/tula/route.toml"
CLOCKS, LISTS = "profiles/tula/clocks.toml", "profiles/tula/lists.toml"
BASE_CLOCKS, BASE_HELP = "profiles/catalogue/clocks.toml", "profiles/catalogue/help.toml"
PROFILES = "catalogue, rostov, tula, tver-institution, tver-municipal, valuyki"
BODIES = "consilium, director, head"
PAPERS = (
    "application, survey, order, family_file, agreement, programme, supplement, request, "
    "analytic_note, conclusion"
)
EVENTS = (
    "signal, application, survey, consent, case_start, level, agreement, programme, approval, "
    "meeting, protocol, letter, reply, interim, analytic_note, final_meeting, decision, notice, "
    "term_end, case_end, withdrawal, data_destroyed"
)

FAULTS = [
    (MAIN, 'extends = "catalogue"', 'extends = "katalog"',
     f"{MAIN}: extends: профиля «katalog» нет; нужно одно из: {PROFILES}; может быть, catalogue?"),
    (MAIN, 'extends = "catalogue"', 'extends = "tula"',
     f"{MAIN}: extends: круг: tula → tula; уберите один из extends"),
    (MAIN, 'extends = "catalogue"', "extends = 4",
     f"{MAIN}: extends: стоит число 4; нужен текст в кавычках"),
    (MAIN, 'from = "tver-institution"', 'from = "tver"',
     f"{MAIN}: levels.from: профиля «tver» нет; нужно одно из: {PROFILES}"),
    (MAIN, 'from = "tver-institution"', 'from = "rostov"',
     f"{MAIN}: levels.from: у профиля «rostov» своих норм нет; нужен профиль с папкой norms"),
    (MAIN, "borrowed = true", "borrowed = false",
     f"{MAIN}: levels.borrowed: стоит false, а from называет профиль; нужно true"),
    (MAIN, "[terms.supplement]", "[terms.suplement]",
     f"{MAIN}: terms.suplement: неизвестный ключ; может быть, supplement?"),
    (MAIN, 'dative = "соглашению"\n', "",
     f"{MAIN}: terms.agreement.dative: ключа нет; нужен текст в кавычках"),
    (ROUTE, 'decides = "director"', 'decides = "directr"',
     f"{ROUTE}: stages.problem.decides: органа «directr» нет; "
     f"нужно одно из раздела [bodies]: {BODIES}; может быть, director?"),
    (ROUTE, 'needs = ["application", "survey"]', 'needs = ["application", "akt"]',
     f"{ROUTE}: stages.programme.needs: документа «akt» нет; "
     f"нужно одно из раздела [documents]: {PAPERS}"),
    (ROUTE, 'makes = ["request", "supplement"]', 'makes = ["request", "suplement"]',
     f"{ROUTE}: stages.delivery.makes: документа «suplement» нет; "
     f"нужно одно из раздела [documents]: {PAPERS}; может быть, supplement?"),
    (ROUTE, 'makes = ["request", "supplement"]', 'makes = ["request", "request"]',
     f"{ROUTE}: stages.delivery.makes, запись 2: «request» уже есть в списке; уберите повтор"),
    (ROUTE, 'makes = ["request", "supplement"]', 'makes = "request"',
     f"{ROUTE}: stages.delivery.makes: стоит текст «request»; "
     'нужен список текстов в кавычках: ["…", "…"]'),
    (ROUTE, 'makes = ["request", "supplement"]', "makes = [1]",
     f"{ROUTE}: stages.delivery.makes, запись 1: стоит число 1; нужен текст в кавычках"),
    (ROUTE, 'event = "interim"', 'event = "interem"',
     f"{ROUTE}: stages.delivery.event: стоит текст «interem»; нужно одно из: {EVENTS}; "
     "может быть, interim?"),
    (ROUTE, 'agreement_order = "before_programme"', 'agreement_order = "before"',
     f"{ROUTE}: agreement_order: стоит текст «before»; "
     "нужно одно из: before_programme, after_approval"),
    (ROUTE, 'body = "consilium"', 'body = "konsilium"',
     f"{ROUTE}: approval.body: органа «konsilium» нет; "
     f"нужно одно из раздела [bodies]: {BODIES}; может быть, consilium?"),
    (ROUTE, "quorum = 0", "quorum = -1",
     f"{ROUTE}: approval.quorum: стоит число -1; нужно целое число от 0 до 100"),
    (ROUTE, 'attracted = "error"', 'attracted = "eror"',
     f"{ROUTE}: checks.attracted: стоит текст «eror»; нужно одно из: error, hint, off; "
     "может быть, error?"),
    (ROUTE, 'signatures = "error"', 'signature = "error"',
     f"{ROUTE}: checks.signature: неизвестный ключ; может быть, signatures?"),
    (ROUTE, 'submit = ["survey", "application"]', 'submit = ["survey", "aplication"]',
     f"{ROUTE}: blocks.submit: документа «aplication» нет; нужно одно из раздела [documents]: "
     f"{PAPERS}, {EVENTS}; может быть, application?"),
    (ROUTE, 'sport = ["born_on"]', 'sport = ["birthday"]',
     f"{ROUTE}: disclosure.sport: сведений «birthday» нет; "
     "нужно одно из: name, born_on, address, phone, occupation, health, problem"),
    (ROUTE, 'sport = ["born_on"]', 'ponies = ["born_on"]',
     f"{ROUTE}: disclosure.ponies: такого вида организаций нет; "
     "нужно одно из раздела [organisations]: oms, health, education, culture, sport, employment, "
     "kdn, odn, mfc"),
    (ROUTE, "[stages.monitoring]", "[stage.monitoring]",
     f"{ROUTE}: stage: неизвестный ключ; может быть, stages?"),
    (ROUTE, 'genitive = "директора учреждения"\n', "",
     f"{ROUTE}: bodies.director.genitive: ключа нет; нужен текст в кавычках"),
    (CLOCKS, 'starts = "agreement"', 'starts = "agrement"',
     f"{CLOCKS}: clocks.programme.starts: стоит текст «agrement»; нужно одно из: {EVENTS}; "
     "может быть, agreement?"),
    (CLOCKS, "amount = 10", "amount = 0",
     f"{CLOCKS}: clocks.programme.amount: стоит число 0; нужно целое число от 1 до 250"),
    (CLOCKS, "amount = 10", "amount = 10.5",
     f"{CLOCKS}: clocks.programme.amount: стоит дробное число 10.5; "
     "нужно целое число от 1 до 250"),
    (CLOCKS, 'unit = "working_days"', 'unit = "days"',
     f"{CLOCKS}: clocks.programme.unit: стоит текст «days»; "
     "нужно одно из: working_days, calendar_days, months"),
    (CLOCKS, 'closes = "programme"', 'closes = "agreement"',
     f"{CLOCKS}: clocks.programme.closes: то же событие, что в starts; "
     "срок закрывает другое событие"),
    (CLOCKS, "active = true", "aktive = true",
     f"{CLOCKS}: clocks.programme.aktive: неизвестный ключ; может быть, active?"),
    (BASE_CLOCKS, "amount = 0 ", "amount = -1 ",
     f"{BASE_CLOCKS}: clocks.final_meeting.amount: стоит число -1; "
     "нужно целое число от 0 до 366"),
    (BASE_CLOCKS, 'unit = "months"\ncloses = "case_end"',
     'unit = "months"\nbefore = true\ncloses = "case_end"',
     f"{BASE_CLOCKS}: clocks.after_care.unit: назад считаются только дни; "
     "нужно working_days или calendar_days"),
    (LISTS, 'title = "учреждения спорта"', 'title = "Учреждения культуры"',
     f"{LISTS}: organisations.sport.title: то же, что у culture; у каждой записи своё название"),
    (LISTS, 'short = "ЦЗН"', 'shrot = "ЦЗН"',
     f"{LISTS}: organisations.employment.shrot: неизвестный ключ; может быть, short?"),
    (BASE_HELP, "[help_kinds.legal.measures]", "[help_kinds.legal.measure]",
     f"{BASE_HELP}: help_kinds.legal.measure: неизвестный ключ; может быть, measures?"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("file", "old", "new", "message"), FAULTS, ids=[one[3].split(": ")[1] for one in FAULTS]
)
def test_a_wrong_profile(
    messages: Messages, change: Change, file: str, old: str, new: str, message: str
) -> None:
    change(file, old, new)
    assert message in messages()


def test_a_circle_of_three(office: Path, messages: Messages, change: Change) -> None:
    for code, following in (("one", "two"), ("two", "three"), ("three", "one")):
        folder = office / "profiles" / code
        folder.mkdir()
        (folder / "profile.toml").write_text(f'extends = "{following}"\n', "utf-8")
    change("office.toml", 'profile = "tula"', 'profile = "one"')
    assert messages() == [
        "profiles/three/profile.toml: extends: круг: one → two → three → one; "
        "уберите один из extends"
    ]


def test_a_file_that_nobody_would_read(office: Path, messages: Messages) -> None:
    (office / "profiles" / "tula" / "clock.toml").write_text("", "utf-8")
    (office / "profiles" / "tula" / "route.toml.bak").write_text("", "utf-8")
    assert messages() == ["profiles/tula/clock.toml: неизвестный файл; может быть, clocks.toml?"]


@pytest.mark.parametrize("file", [MAIN, ROUTE, CLOCKS, LISTS])
def test_windows_1251_is_told(office: Path, messages: Messages, file: str) -> None:
    path = office / file
    text = path.read_text("utf-8").replace("–", "-").replace("—", "-")
    path.write_bytes(text.encode("cp1251", "replace"))
    line = next(n for n, row in enumerate(text.split("\n"), 1) if not row.isascii())
    assert messages() == [
        f"{file}: строка {line}: кодировка не UTF-8, похоже на Windows-1251; "
        "сохраните файл в кодировке UTF-8"
    ]


def test_a_byte_order_mark_is_no_fault(office: Path, messages: Messages) -> None:
    for file in (MAIN, ROUTE, CLOCKS, LISTS):
        path = office / file
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert messages() == []


def test_broken_toml_is_told_once(messages: Messages, change: Change) -> None:
    change(CLOCKS, "amount = 10", "amount = ")
    assert messages() == [
        f"{CLOCKS}: строка 7, столбец 25: запись не разобрана; после знака = нужно значение"
    ]


def test_all_files_of_a_profile_are_told_at_once(messages: Messages, change: Change) -> None:
    change(MAIN, "borrowed = true", "borrowed = 1")
    change(ROUTE, 'decides = "director"', "decides = 1")
    change(CLOCKS, "amount = 10", "amount = 1000")
    change(LISTS, 'short = "ЦЗН"', "short = 1")
    assert messages() == [
        f"{MAIN}: levels.borrowed: стоит число 1; нужно true (да) или false (нет)",
        f"{ROUTE}: stages.problem.decides: стоит число 1; нужен текст в кавычках",
        f"{CLOCKS}: clocks.programme.amount: стоит число 1000; нужно целое число от 1 до 250",
        f"{LISTS}: organisations.employment.short: стоит число 1; нужен текст в кавычках",
    ]
