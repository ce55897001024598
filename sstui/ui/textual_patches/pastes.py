"""Pastes with escape signs in them: Textual ends a paste there and takes the rest for keys.

What somebody has copied would move the cursor, answer a question, save. Most terminals send no such
sign inside a paste; tmux and screen do. Without it a paste is text to its end.
"""

from typing import Final

START: Final = "\x1b[200~"
END: Final = "\x1b[201~"
ESC: Final = "\x1b"


class Pastes:
    """Passes on what a terminal sends, without escape signs inside pastes."""

    def __init__(self) -> None:
        self._is_inside = False
        self._before = ""
        """The end of what was passed on, which may be the beginning of a paste's first sign."""
        self._held = ""
        """What may be the beginning of a paste's last sign; it waits for the rest."""

    def clean(self, text: str) -> str:
        """The same without escape signs inside pastes; what comes next belongs to it."""
        passed, rest = "", self._held + text
        self._held = ""
        while rest:
            piece, rest = self._inside(rest) if self._is_inside else self._outside(rest)
            passed += piece
        return passed

    def _outside(self, text: str) -> tuple[str, str]:
        known = self._before
        whole = known + text
        at = whole.find(START)
        if at < 0:
            # Nothing is held back: a lone ESC is a key, and must not wait.
            self._before = whole[1 - len(START) :]
            return text, ""
        self._is_inside, self._before = True, ""
        end = at + len(START) - len(known)
        return text[:end], text[end:]

    def _inside(self, text: str) -> tuple[str, str]:
        body, end, rest = text.partition(END)
        if end:
            self._is_inside = False
            return body.replace(ESC, "") + end, rest
        sizes = range(len(END) - 1, 0, -1)
        held = next((END[:size] for size in sizes if text.endswith(END[:size])), "")
        self._held = held
        return text[: len(text) - len(held)].replace(ESC, ""), ""
