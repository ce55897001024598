"""A paste is text to its end, whatever signs it holds and however the line cuts it up."""

from pathlib import Path

import pytest
from textual._xterm_parser import XTermParser
from textual.events import Key, Paste

from sstui.desk.desk import Desk
from sstui.store.opening import close
from sstui.ui.textual_patches.pastes import END, START, Pastes
from tests.pty_screen import PtyScreen
from tests.ui.district import a_district

STREAMS: dict[str, list[object]] = {
    f"д{START}a\x1b[2Jb\x1b{END}н": ["д", ("a[2Jb",), "н"],
    f"{START}первая\r\nвторая\x1b]52;c;UFdO\x07\x1bOP{END}\x1b[B": [
        ("первая\r\nвторая]52;c;UFdO\x07OP",),
        "down",
    ],
    f"{START}x{START}y{END}{START}\x1b\x1b[201z{END}": [("x[200~y",), ("[201z",)],
    "\x1b[Aж\x1b[20~x": ["up", "ж", "f9", "x"],
}


def heard(pieces: list[str]) -> list[object]:
    """What the parser makes of what comes in pieces: names of keys, texts of pastes."""
    pastes, parser = Pastes(), XTermParser()
    found: list[object] = []
    for piece in pieces:
        cleaned = pastes.clean(piece)
        for one in parser.feed(cleaned) if cleaned else ():
            if isinstance(one, Paste):
                found.append((one.text,))
            elif isinstance(one, Key) and one.key != "<ignore>":
                found.append(one.character if one.is_printable else one.key)
    return found


@pytest.mark.parametrize("stream", STREAMS)
def test_a_paste_with_escape_signs_is_one_text(stream: str) -> None:
    expected = STREAMS[stream]
    assert heard([stream]) == expected
    assert heard(list(stream)) == expected
    for at in range(1, len(stream)):
        assert heard([stream[:at], stream[at:]]) == expected


def test_an_escape_key_is_not_held_back() -> None:
    pastes = Pastes()
    assert [pastes.clean(one) for one in ("\x1b", "[20", "0~a\x1b", "[201~", "\x1b")] == [
        "\x1b", "[20", "0~a", "\x1b[201~", "\x1b",
    ]  # fmt: skip


def test_a_paste_answers_no_question_on_a_terminal(desk: Desk, tmp_path: Path) -> None:
    a_district(desk)
    close()
    office = ("--office", str(desk.office.folder), "--today", "2026-11-23", "--as", "sokolova")
    screen = PtyScreen(*office, environ={"SSTUI_HOME": str(tmp_path / "home")})
    try:
        screen.until("1 из")
        screen.press(f"{START}д\x1b[Bд\x1b[21~д{END}")  # down and F10 among the letters
        screen.press("\x1b[18~")
        shown = screen.until("Поиск:")
        assert "1 из" in shown.splitlines()[0]
        screen.press(f"{START}ка\x1b[B\x1b[21~р{END}")
        screen.until("Поиск: ка[B[21~р")
        screen.press("\x1b[21~")
        assert screen.ended() == 0
    finally:
        screen.close()
