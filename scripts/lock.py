"""Remake the locks in requirements/ from pyproject.toml; needs uv on PATH and a network.

The wide set is solved first and the narrow one held to it, so that the program is tested
with the very versions it runs with. The files carry hashes and no address: where packages
come from is the business of the machine that installs them.

    python3 scripts/lock.py              keep what still fits, add what is missing
    python3 scripts/lock.py --upgrade    take the newest versions that fit
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RUN = Path("requirements", "run.txt")
TEST = Path("requirements", "test.txt")

COMPILE = (
    "pip",
    "compile",
    "pyproject.toml",
    "--universal",
    "--python-version=3.11",
    "--generate-hashes",
    "--only-binary=:all:",
    "--no-emit-index-url",
    "--no-config",
    "--quiet",
    "--custom-compile-command=python3 scripts/lock.py",
)


def main(options: list[str]) -> int:
    """Write both locks; the exit code is uv's own."""
    uv = shutil.which("uv")
    if uv is None:
        print("Нужна программа uv: она пересчитывает файлы блокировки.", file=sys.stderr)
        return 1
    for extra in (
        ["--group=test", f"--output-file={TEST}"],
        [f"--constraints={TEST}", f"--output-file={RUN}"],
    ):
        done = subprocess.run([uv, *COMPILE, *extra, *options], cwd=ROOT, check=False)
        if done.returncode:
            return done.returncode
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
