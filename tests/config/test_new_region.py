"""A region that no seed knows, built from nothing: a folder of TOML and no code."""

from datetime import date
from pathlib import Path

import pytest

from sstui.config import lay_out_office, load_office
from sstui.core.norms import Per
from sstui.core.problems import Problems
from sstui.core.profile import ClockUnit
from sstui.core.refusal import Refusal

CASES = ("nominative", "genitive", "dative", "accusative", "instrumental", "prepositional")
PROFILE = """
title = "Озёрный край: патронат, соглашение, совет"
act = "Порядок патроната семей, приказ от 12.01.2026 № 7"
extends = "catalogue"

[levels]

[terms.curator]
nominative = "наставник семьи"
genitive = "наставника семьи"
dative = "наставнику семьи"
accusative = "наставника семьи"
instrumental = "наставником семьи"
prepositional = "наставнике семьи"
short = "наставник"
"""
ROUTE = """
agreement_order = "before_programme"

[stages.start]
title = "знакомство"
makes = ["application", "agreement"]
event = "agreement"

[stages.plan]
title = "план"
needs = ["agreement"]
makes = ["programme"]
decides = "council"
event = "approval"

[bodies.council]
title = "совет при главе района"
genitive = "совета при главе района"

[documents]
application = { title = "просьба семьи", signed_by = ["заявитель"] }
agreement = { title = "соглашение о патронате" }
programme = { title = "план патроната" }
"""
CLOCKS = """
[clocks.notice]
active = true
amount = 5
source = "Порядок, пункт 12"
local = false

[clocks.plan]
title = "план патроната"
starts = "agreement"
amount = 1
unit = "months"
closes = "programme"
local = false
source = "Порядок, пункт 8"
"""
LISTS = """
[categories]
sop = { short = "в опасности" }
zhtzhs = { active = false }
fish = { title = "семья рыбаков" }
"""
HELP = """
[help_kinds.social.measures]
boat = { title = "лодка для поездок в школу" }
"""
NORMS = """
order = "Приказ от 12.01.2026 № 7"

[levels.active]
title = "активный патронат"
short = "активный"
rank = 2
term_months = 9
families_max = 15
review_every = 3
duty_over_closed_runs = true
visit_minutes = 90
visits = { min = 2, max = 4, per = "month" }

[levels.stable]
title = "стабильный патронат"
short = "стабильн."
rank = 1
term_months = 24
days = "any"
visits = { min = 1, max = 2, per = "half_year" }
"""


@pytest.fixture
def region(tmp_path: Path) -> Path:
    """The folder that a methodologist has written."""
    folder = tmp_path / "lakes"
    (folder / "norms").mkdir(parents=True)
    for name, text in (
        ("profile.toml", PROFILE), ("route.toml", ROUTE), ("clocks.toml", CLOCKS),
        ("lists.toml", LISTS), ("help.toml", HELP), ("norms/2026-02-01.toml", NORMS),
    ):  # fmt: skip
        (folder / name).write_text(text, "utf-8")
    return folder


def test_an_office_works_by_a_region_from_nothing(region: Path, tmp_path: Path) -> None:
    lay_out_office(tmp_path / "office", str(region))
    office = load_office(tmp_path / "office")
    profile, norms = office.profile, office.norms.on(date(2026, 3, 2))
    assert (profile.code, profile.seed, profile.extends) == ("lakes", "", "catalogue")
    assert profile.terms.curator.instrumental == "наставником семьи"
    assert profile.terms.agreement.genitive == "соглашения"
    assert [level.code for level in norms.by_rank()] == ["stable", "active"]
    active = norms.levels["active"]
    assert (active.norm.min, active.norm.max, active.norm.per) == (2, 4, Per.MONTH)
    assert (active.review_every, active.duty_over_closed_runs, active.visit_minutes) == (
        3, True, 90,
    )  # fmt: skip
    assert norms.order == "Приказ от 12.01.2026 № 7"
    assert norms.file == "norms/2026-02-01.toml"


def test_it_adds_to_what_it_extends_and_overrides_by_key(region: Path, tmp_path: Path) -> None:
    lay_out_office(tmp_path / "office", str(region))
    profile = load_office(tmp_path / "office").profile
    clocks = {clock.code: clock for clock in profile.clocks}
    notice, plan = clocks["notice"], clocks["plan"]
    assert (notice.title, notice.amount, notice.active, notice.local) == (
        "уведомление семьи о решении", 5, True, False,
    )  # fmt: skip
    assert (plan.amount, plan.unit, plan.active) == (1, ClockUnit.MONTHS, True)
    assert not clocks["protocol"].active
    categories = profile.lists.categories
    assert (categories.title("sop"), categories.short("sop")) == (
        "социально опасное положение", "в опасности",
    )  # fmt: skip
    assert ("zhtzhs" in categories, categories.title("fish")) == (False, "семья рыбаков")
    social = profile.lists.help_kinds.get("social")
    assert social is not None
    assert [one.code for one in social.measures] == [
        "in_kind",
        "support",
        "vouchers",
        "work",
        "boat",
    ]
    assert [stage.decides for stage in profile.route.stages] == ["", "council"]


def test_the_office_has_its_own_copy_of_all_of_it(region: Path, tmp_path: Path) -> None:
    lay_out_office(tmp_path / "office", str(region))
    laid = sorted(path.name for path in (tmp_path / "office" / "profiles").iterdir())
    assert laid == ["catalogue", "lakes"]
    assert [path.name for path in (tmp_path / "office" / "norms").iterdir()] == ["2026-02-01.toml"]


def test_a_region_may_borrow_norms_by_naming_whose(region: Path, tmp_path: Path) -> None:
    (region / "norms" / "2026-02-01.toml").unlink()
    (region / "norms").rmdir()
    text = PROFILE.replace("[levels]", '[levels]\nborrowed = true\nfrom = "valuyki"')
    (region / "profile.toml").write_text(text, "utf-8")
    lay_out_office(tmp_path / "office", str(region))
    level = load_office(tmp_path / "office").norms.level("crisis", date(2026, 3, 2))
    assert (level.norm.term_months, level.families_max) == (6, None)


def test_faults_of_a_region_are_told_and_nothing_is_left_behind(
    region: Path, tmp_path: Path
) -> None:
    (region / "clocks.toml").write_text(CLOCKS.replace("months", "month"), "utf-8")
    with pytest.raises(Problems) as caught:
        lay_out_office(tmp_path / "office", str(region))
    assert str(caught.value) == (
        "profiles/lakes/clocks.toml: clocks.plan.unit: стоит текст «month»; "
        "нужно одно из: working_days, calendar_days, months; может быть, months?"
    )
    assert not (tmp_path / "office").exists()


def test_a_region_without_norms_is_refused(region: Path, tmp_path: Path) -> None:
    (region / "norms" / "2026-02-01.toml").unlink()
    (region / "norms").rmdir()
    with pytest.raises(Problems) as caught:
        lay_out_office(tmp_path / "office", str(region))
    assert str(caught.value) == (
        "profiles/lakes/profile.toml: levels: норм нет; "
        "нужна папка norms в профиле или ключ levels.from"
    )


@pytest.mark.parametrize("name", ["Озёра", "Lakes"])
def test_the_folder_is_named_by_a_code(region: Path, tmp_path: Path, name: str) -> None:
    region.rename(tmp_path / name)
    with pytest.raises(Refusal) as caught:
        lay_out_office(tmp_path / "office", str(tmp_path / name))
    assert caught.value.sentence == (
        f"Назовите папку профиля строчными латинскими буквами, не длиннее 40 знаков, а не «{name}»."
    )


def test_a_folder_without_a_profile(tmp_path: Path) -> None:
    with pytest.raises(Refusal) as caught:
        lay_out_office(tmp_path / "office", str(tmp_path))
    assert caught.value.sentence == f"В папке «{tmp_path}» нет файла profile.toml."
