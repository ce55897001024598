"""One way to be wrong at a time, and the whole sentence that a person reads."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from sstui.config import load_office
from sstui.core.problems import Problems
from sstui.core.refusal import Refusal

Messages = Callable[[], list[str]]
Change = Callable[[str, str, str], None]

NORMS = "norms/2020-01-01.toml"
CALENDAR = "calendar/2026.toml"
WORDS = "dictionaries.toml"
PROFILE = "profiles/tula/profile.toml"
PROFILES = "catalogue, rostov, tula, tver-institution, tver-municipal, valuyki"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "2026-03-09,",
            "2026-03-07,",
            "days_off: 07.03.2026, суббота — и так нерабочий день; "
            "нужны только рабочие по неделе дни, ставшие выходными",
        ),
        (
            "2026-03-09,",
            "2026-11-04,",
            "days_off: 04.11.2026, среда — и так нерабочий день; "
            "нужны только рабочие по неделе дни, ставшие выходными",
        ),
        (
            "2026-03-09,",
            "2027-03-09,",
            "days_off: 09.03.2027, вторник — другой год; в этом файле только 2026 год",
        ),
        (
            "2026-03-09,",
            "2026-05-11,",
            "days_off, запись 3: 11.05.2026 уже есть в списке; уберите повтор",
        ),
        (
            "2026-03-09,",
            '"09.03.2026",',
            "days_off, запись 2: стоит текст «09.03.2026»; нужна дата без кавычек: 2026-03-09",
        ),
        (
            "2026-03-09,",
            "2026-03-09T10:00:00,",
            "days_off, запись 2: стоит дата со временем 09.03.2026 10:00; "
            "нужна дата без кавычек: 2026-03-09",
        ),
        (
            "2026-03-09,",
            "1026-03-09,",
            "days_off, запись 2: стоит дата 09.03.1026; нужен год от 1990 до 2100",
        ),
        (
            "workdays = []",
            "workdays = [2026-03-10]",
            "workdays: 10.03.2026, вторник — не выходной по неделе; "
            "нужны только суббота или воскресенье, ставшие рабочими",
        ),
        (
            "workdays = []",
            "workdays = [2026-05-09]",
            "workdays: 09.05.2026, суббота — праздник; "
            "нужны только суббота или воскресенье, ставшие рабочими",
        ),
        (
            "workdays = []",
            "workdays = 2026-05-16",
            "workdays: стоит дата 16.05.2026; нужен список дат: [2026-03-09, 2026-05-11]",
        ),
        (
            "2026-04-30, ",
            "2026-03-09, ",
            "short_days: 09.03.2026, понедельник — нерабочий день; "
            "нужны только рабочие дни накануне праздника",
        ),
        ("checked = true\n", "", "checked: ключа нет; нужно true (да) или false (нет)"),
        ("checked", "chekced", "chekced: неизвестный ключ; может быть, checked?"),
    ],
)
def test_a_wrong_calendar(
    messages: Messages, change: Change, old: str, new: str, message: str
) -> None:
    change(CALENDAR, old, new)
    assert f"{CALENDAR}: {message}" in messages()


def test_a_calendar_file_is_named_by_its_year(office: Path, messages: Messages) -> None:
    (office / CALENDAR).rename(office / "calendar" / "26.toml")
    assert messages() == [
        "calendar/26.toml: имя файла не годится; имя файла — год календаря: 2026.toml"
    ]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            'profile = "tula"',
            'profile = "tulа"',
            f"profile: профиля «tulа» нет; нужно одно из: {PROFILES}; может быть, tula? "
            "(набрано русскими буквами)",
        ),
        (
            'profile = "tula"',
            'profile = "../tula"',
            f"profile: профиля «../tula» нет; нужно одно из: {PROFILES}; может быть, tula?",
        ),
        (
            "Europe/Moscow",
            "Europe/Moskow",
            "time_zone: стоит текст «Europe/Moskow»; нужно одно из: "
            "Europe/Kaliningrad, Europe/Moscow, Europe/Simferopol, Europe/Kirov, Europe/Volgograd, "
            "Europe/Astrakhan, Europe/Samara, Europe/Saratov, Europe/Ulyanovsk, "
            "Asia/Yekaterinburg, Asia/Omsk, Asia/Barnaul, Asia/Krasnoyarsk, Asia/Novokuznetsk, "
            "Asia/Novosibirsk, Asia/Tomsk, Asia/Irkutsk, Asia/Chita, Asia/Khandyga, Asia/Yakutsk, "
            "Asia/Ust-Nera, Asia/Vladivostok, Asia/Magadan, Asia/Sakhalin, Asia/Srednekolymsk, "
            "Asia/Anadyr, Asia/Kamchatka; может быть, Europe/Moscow?",
        ),
        (
            'sex = "female"',
            'sex = "ж"',
            "director.sex: стоит текст «ж»; нужно одно из: female, male",
        ),
        (
            'agreement = "{n}/{year}"',
            'agreement = "{year}"',
            "numbers.agreement: стоит текст «{year}»; "
            "нужно с номером {n} и, если надо, годом {year}: {n}/{year}",
        ),
        (
            'agreement = "{n}/{year}"',
            'agreement = "{n.__class__}"',
            "numbers.agreement: стоит текст «{n.__class__}»; "
            "нужно с номером {n} и, если надо, годом {year}: {n}/{year}",
        ),
        (
            "working = []\nnon_working = []",
            "working = [2026-07-04]\nnon_working = [2026-07-04]",
            "days.working: 04.07.2026 есть и в working, и в non_working; "
            "оставьте день в одном списке",
        ),
        ("[numbers]", "[number]", "numbers: раздела нет; нужен раздел [numbers]"),
        ("[numbers]", "[number]", "number: неизвестный ключ; может быть, numbers?"),
    ],
)
def test_wrong_settings(
    messages: Messages, change: Change, old: str, new: str, message: str
) -> None:
    change("office.toml", old, new)
    assert f"office.toml: {message}" in messages()


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        (
            PROFILE,
            'genitive = "соглашения"\n',
            "",
            "terms.agreement.genitive: ключа нет; нужен текст в кавычках",
        ),
        (
            PROFILE,
            "[terms.curator]",
            "[terms.kurator]",
            "terms.kurator: неизвестный ключ; может быть, curator?",
        ),
        (
            WORDS,
            'short = "замещ."',
            'shrot = "замещ."',
            "categories.zam.shrot: неизвестный ключ; может быть, short?",
        ),
        (
            WORDS,
            "многодетная семья",
            "Замещающая семья",
            "categories.mnog.title: то же, что у zam; у каждой записи своё название",
        ),
        (
            WORDS,
            'short = "мать", adult = true',
            'short = "мать"',
            "kinships.mother.adult: ключа нет; нужно true (да) или false (нет)",
        ),
        (
            WORDS,
            'genitive = "психолога"\n',
            "",
            "posts.psychologist.genitive: ключа нет; нужен текст в кавычках",
        ),
        (WORDS, "[sources]", "[source]", "sources: раздела нет; нужен раздел [sources]"),
    ],
)
def test_wrong_words(
    messages: Messages, change: Change, file: str, old: str, new: str, message: str
) -> None:
    change(file, old, new)
    assert f"{file}: {message}" in messages()


def test_a_family_needs_a_kinship_for_children(office: Path, messages: Messages) -> None:
    path = office / WORDS
    path.write_text(path.read_text("utf-8").replace("adult = false", "adult = true"), "utf-8")
    assert messages() == [
        "dictionaries.toml: kinships: нет взрослых или нет детей; "
        "нужны действующие записи и с adult = true, и с adult = false"
    ]


def test_all_problems_of_all_files_come_at_once(
    office: Path, messages: Messages, change: Change
) -> None:
    change("office.toml", 'post = "директор"', "post = 1")
    change(PROFILE, 'seed = "001"', "seed = 1")
    change(NORMS, "rank = 3", "rank = 0")
    change(NORMS, "min = 2 ", "min = 4 ")
    change(CALENDAR, "checked = true", "checked = 1")
    change(WORDS, "adult = true", "adult = 1")
    (office / "calendar" / "2025.toml").write_text("act = ", "utf-8")
    assert messages() == [
        "office.toml: director.post: стоит число 1; нужен текст в кавычках",
        "profiles/tula/profile.toml: seed: стоит число 1; нужен текст в кавычках",
        "norms/2020-01-01.toml: levels.crisis.rank: стоит число 0; нужно целое число от 1 до 99",
        "norms/2020-01-01.toml: levels.emergency.visits.min: стоит число 4; "
        "нужно не больше max, то есть 3",
        "calendar/2025.toml: строка 1, столбец 6: запись не разобрана; "
        "после знака = нужно значение",
        "calendar/2026.toml: checked: стоит число 1; нужно true (да) или false (нет)",
        "dictionaries.toml: kinships.mother.adult: стоит число 1; нужно true (да) или false (нет)",
    ]


def test_problems_hold_the_place_and_the_words_apart(office: Path, change: Change) -> None:
    change(NORMS, "rank = 3", "rank = 0")
    with pytest.raises(Problems) as caught:
        load_office(office)
    (problem,) = caught.value.problems
    assert problem.file == "norms/2020-01-01.toml"
    assert problem.key == "levels.crisis.rank"
    assert problem.found == "стоит число 0"
    assert problem.expected == "нужно целое число от 1 до 99"


def test_a_folder_without_an_office(tmp_path: Path) -> None:
    with pytest.raises(Refusal) as caught:
        load_office(tmp_path / "nowhere")
    assert caught.value.sentence == (
        f"В папке «{tmp_path / 'nowhere'}» нет учреждения. Укажите другую папку или создайте "
        "учреждение: sstui init ПАПКА --profile tula"
    )


def test_a_lost_file(office: Path, messages: Messages) -> None:
    (office / "office.toml").unlink()
    (office / WORDS).unlink()
    assert messages() == [
        "office.toml: файла нет; верните его из резервной копии",
        "dictionaries.toml: файла нет; верните его из резервной копии",
    ]


def test_a_year_without_a_calendar_is_a_warning(office: Path) -> None:
    (office / CALENDAR).unlink()
    assert load_office(office).warnings == (
        "нет производственного календаря на 2026 год",
        "производственный календарь 2027 не сверен с актом",
    )


def test_no_calendar_at_all_is_a_warning(office: Path) -> None:
    for path in (office / "calendar").glob("*.toml"):
        path.unlink()
    assert load_office(office).warnings == (
        "нет ни одного производственного календаря: известны только праздники",
    )


def test_a_profile_that_the_office_lost_comes_with_the_program(office: Path) -> None:
    (office / PROFILE).unlink()
    assert load_office(office).profile.code == "tula"


def test_an_office_may_have_its_own_profile(office: Path, change: Change) -> None:
    own = office / "profiles" / "own"
    own.mkdir()
    text = (office / PROFILE).read_text("utf-8")
    (own / "profile.toml").write_text(text.replace("соглашение", "договор"), "utf-8")
    change("office.toml", 'profile = "tula"', 'profile = "own"')
    profile = load_office(office).profile
    assert (profile.code, profile.terms.agreement.nominative) == ("own", "договор")


def test_entries_can_be_switched_off_and_put_in_order(office: Path, change: Change) -> None:
    change(WORDS, 'short = "замещ."', 'short = "замещ.", active = false')
    change(WORDS, 'short = "СОП"', 'short = "СОП", order = 1')
    categories = load_office(office).dictionaries.categories
    assert [entry.code for entry in categories][:3] == ["sop", "zam", "di"]
    assert [entry.code for entry in categories.active()][:2] == ["sop", "di"]
    assert categories.title("zam") == "замещающая семья"


def test_the_newer_set_is_in_force_from_its_day(office: Path) -> None:
    text = (office / NORMS).read_text("utf-8").replace("rank = 4", "rank = 9")
    (office / "norms" / "2026-09-01.toml").write_text(text, "utf-8")
    norms = load_office(office).norms
    assert norms.level("emergency", date(2026, 8, 31)).rank == 4
    assert norms.level("emergency", date(2026, 9, 1)).rank == 9


def test_the_offices_own_days_overrule_the_federal_ones(office: Path, change: Change) -> None:
    change("office.toml", "working = []", "working = [2026-07-04]")
    change("office.toml", "non_working = []", "non_working = [2026-07-06]")
    calendar = load_office(office).calendar
    assert calendar.is_working_day(date(2026, 7, 4))
    assert not calendar.is_working_day(date(2026, 7, 6))
