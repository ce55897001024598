"""LibreOffice as a printer: a paper made into a PDF, and what stands on its pages.

It hangs now and then on a busy machine. What it has started holds its pipes open even when it is
killed itself, so it has none, and all of them are killed together.
"""

import contextlib
import os
import shutil
import signal
import subprocess
from collections.abc import Sequence
from pathlib import Path

TOOLS = ("soffice", "pdftotext", "pdffonts")
PATIENCE = 60.0
"""Seconds after which a conversion hangs; it takes two or three."""
TRIES = 3


def can_print() -> bool:
    """Whether the programs are there that the README installs."""
    return all(map(shutil.which, TOOLS))


class Printer:
    """LibreOffice with settings of its own: two runs at once on the same ones fail."""

    def __init__(self, folder: Path) -> None:
        """Begin with new settings in a folder that is nobody else's."""
        self._folder = folder
        self._hung = 0

    def to_pdf(self, paper: Path) -> Path:
        """Convert a paper; the PDF stands beside it.

        Raises:
            AssertionError: LibreOffice has hung each time, or made nothing.
        """
        for _ in range(TRIES):
            # What was killed leaves its settings locked.
            settings = (self._folder / f"after-{self._hung}").as_uri()
            words = ("soffice", "--headless", f"-env:UserInstallation={settings}")
            if ends([*words, "--convert-to", "pdf", "--outdir", str(paper.parent), str(paper)]):
                made = paper.with_suffix(".pdf")
                assert made.exists(), "LibreOffice made nothing"
                return made
            self._hung += 1
        raise AssertionError(f"LibreOffice hung {TRIES} times")


def ends(command: Sequence[str], patience: float = PATIENCE) -> bool:
    """Run a program; False when it and all that it has started had to be killed."""
    child = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        child.wait(patience)
    except subprocess.TimeoutExpired:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGKILL)
        child.wait()
        return False
    return True


def pages_of(pdf: Path) -> list[str]:
    """Text of each page."""
    text = output("pdftotext", "-layout", str(pdf), "-")
    return [page.replace("\u00a0", " ") for page in text.split("\f")[:-1]]


def output(*command: str) -> str:
    """What a program that starts no others writes."""
    done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=60)
    return done.stdout
