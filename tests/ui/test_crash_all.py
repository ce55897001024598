"""A crash on every screen, with a person's number in every field: one sentence, a log of places."""

import stat
from pathlib import Path

import pytest
from textual.widgets import Input, TextArea

from sstui.core.records import CaseId
from sstui.desk.desk import Desk
from sstui.ui.app import SstuiApp
from sstui.ui.textual_patches import crash
from tests.ui.all_screens import FAMILY, SCREENS, District, a_full_district
from tests.ui.looks import SIXTEEN
from tests.ui.screen_text import settle

NUMBER = "112-233-445 95"
NAME = "Тайнова Мария"
SECRETS = (NUMBER, "112233", "Тайнов", FAMILY, "Соколова", "Заречье", "Дети дома")


def plant(app: SstuiApp) -> None:
    """Type a number and a name into every field of the screen."""
    for field in app.screen.query(Input):
        field.value = f"{NUMBER} {NAME}"
    for notes in app.screen.query(TextArea):
        notes.load_text(f"{NUMBER} {NAME}")


def fall() -> None:
    """Raise with the number and the name in variables and in the texts of the exceptions."""
    number = f"{NUMBER} {FAMILY}"
    try:
        raise KeyError(number)
    except KeyError as error:
        raise ValueError(f"{NAME} {number}") from error


async def crash_on(app: SstuiApp, name: str, cases: dict[str, CaseId]) -> None:
    """Come to a screen, fill its fields in, and fall."""
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await SCREENS[name](District(app, pilot, cases))
        await settle(pilot)
        plant(app)
        await pilot.pause()
        app.screen.call_next(fall)
        await pilot.pause()


@pytest.mark.parametrize("name", SCREENS)
async def test_a_crash_tells_of_nobody(
    desk: Desk,
    name: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("SSTUI_HOME", str(tmp_path / "home"))
    app = SstuiApp(desk, SIXTEEN)
    cases = a_full_district(desk)
    with pytest.raises(ValueError, match=NAME):
        await crash_on(app, name, cases)
    log = app.crash_log
    assert log is not None
    said = "".join(capsys.readouterr())
    assert "".join(said.split()) == "".join(crash.sentence(log).split())
    written = log.read_text("utf-8")
    assert "builtins.ValueError" in written
    assert "fall" in written
    assert [one for one in SECRETS if one in written + said] == []
    assert stat.S_IMODE(log.stat().st_mode) == 0o600
    assert stat.S_IMODE(log.parent.stat().st_mode) == 0o700
