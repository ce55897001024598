"""`work.toml` of a profile: forms of work, how often, purposes of consents."""

from collections.abc import Callable
from pathlib import Path

import pytest

from sstui.config import load_office
from sstui.config.profiles import read_profile
from sstui.core.family_file import ConsentPurpose
from sstui.core.problems import Problem

WORK = "profiles/catalogue/work.toml"
Messages = Callable[[], list[str]]
Change = Callable[[str, str, str], None]
NOWHERE = Path("/nonexistent")


@pytest.mark.parametrize(
    "code", ["catalogue", "rostov", "tula", "tver-institution", "tver-municipal", "valuyki"]
)
def test_every_shipped_profile_offers_them(code: str) -> None:
    problems: list[Problem] = []
    profile = read_profile(NOWHERE, code, problems)
    assert profile is not None
    forms = [one.title for one in profile.lists.forms_of_work]
    assert forms == [
        "индивидуальная беседа", "тематическая встреча", "клуб", "кружок",
        "индивидуальная консультация", "групповая консультация",
        "наблюдение за развитием ребёнка", "семейный праздник", "комиссионный выезд",
    ]  # fmt: skip
    often = [one.title for one in profile.lists.periodicities]
    assert often == [
        "однократно", "каждую неделю", "2 раза в месяц", "каждый месяц", "каждый квартал",
        "по мере надобности",
    ]  # fmt: skip
    purposes = {one.code: one.title for one in profile.lists.purposes.active()}
    assert purposes == {one.value: one.label for one in ConsentPurpose}
    assert all(one.heading.startswith("на ") and one.aim for one in profile.lists.purposes)
    more = [one for one in profile.lists.purposes if not one.active]
    assert [(one.code, bool(one.data)) for one in more] == [
        ("home", True), ("inquiry", True), ("photo", True),
    ]  # fmt: skip


@pytest.fixture
def own(office: Path) -> Callable[[str], None]:
    """Write the file of the office's own profile, which completes the catalogue's."""

    def write(text: str) -> None:
        (office / "profiles" / "tula" / "work.toml").write_text(text, "utf-8")

    return write


def test_a_region_changes_what_it_wants_and_keeps_the_rest(
    office: Path, own: Callable[[str], None]
) -> None:
    own(
        '[forms_of_work]\nraft = { title = "сплав" }\nclub = { active = false }\n'
        '[consent_purposes.health]\ntitle = "здоровье детей"\nactive = false\n'
    )
    lists = load_office(office).profile.lists
    assert "сплав" in [one.title for one in lists.forms_of_work]
    assert "club" not in lists.forms_of_work
    assert len(lists.periodicities) == 6
    assert [one.code for one in lists.purposes.active()] == ["processing", "transfer"]
    assert lists.purposes.title("health") == "здоровье детей"


def test_a_region_from_nothing_works_as_the_catalogue(office: Path) -> None:
    path = office / "profiles" / "tula" / "profile.toml"
    text = path.read_text("utf-8")
    kept = [line for line in text.splitlines() if not line.startswith("extends")]
    path.write_text("\n".join(kept), "utf-8")
    problems: list[Problem] = []
    profile = read_profile(office, "tula", problems)
    assert profile is not None, problems
    assert len(profile.lists.forms_of_work) == 9
    assert len(profile.lists.purposes) == 6


def test_a_region_switches_purposes_on_and_adds_its_own(
    office: Path, own: Callable[[str], None]
) -> None:
    own(
        "[own_purposes.photo]\nactive = true\n"
        '[own_purposes.camp]\ntitle = "поездка в лагерь"\nheading = "на поездку"\n'
        'aim = "отдых детей"\ndata = ["имя", "рост и размер одежды"]\n'
    )
    purposes = load_office(office).profile.lists.purposes
    assert [one.code for one in purposes.active()] == [
        "processing", "transfer", "health", "photo", "camp",
    ]  # fmt: skip
    assert [one.data for one in purposes if one.code == "camp"] == [("имя", "рост и размер одежды")]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[form_of_work]\na = { title = "б" }', "form_of_work: неизвестный ключ; может быть"),
        ('[periodicities]\na = { title = "Каждый месяц" }',
         "periodicities.a.title: то же, что у monthly; у каждой записи своё название"),
        ('[forms_of_work]\na = { titel = "б" }', "forms_of_work.a.title: ключа нет"),
        ('[consent_purposes.helth]\ntitle = "а"',
         "consent_purposes.helth: неизвестный ключ; может быть, health?"),
        ('[consent_purposes.health]\ntitle = "Обработка персональных данных"',
         "consent_purposes.health.title: то же, что у processing"),
        ('[consent_purposes.health]\naim = ""', "consent_purposes.health.aim: пусто"),
        ('[own_purposes.photo]\ntitle = "Сведения о здоровье"',
         "own_purposes.photo.title: то же, что у health"),
        ("[own_purposes.photo]\ndata = []", "own_purposes.photo.data: пусто"),
        ('[own_purposes.camp]\ntitle = "лагерь"', "own_purposes.camp.heading: ключа нет"),
        ('[own_purposes.health]\ntitle = "а"\nheading = "на а"\naim = "б"\ndata = ["в"]',
         "own_purposes.health: код health занят"),
        ("[consent_purposes.processing]\nactive = false",
         "consent_purposes.processing.active: стоит false; без согласия на обработку дело не"),
    ],
)  # fmt: skip
def test_faults(own: Callable[[str], None], messages: Messages, text: str, message: str) -> None:
    own(text)
    assert any(message in one for one in messages()), messages()


def test_the_purposes_may_not_be_taken_away(messages: Messages, change: Change) -> None:
    change(WORK, "[consent_purposes.health]", "[consent_purposes_of.health]")
    told = messages()
    assert any("consent_purposes.health: раздела нет" in one for one in told), told
