"""The slow half of _env: makes an environment and fills it from a hash-locked file.

Wheels only, so nothing is compiled and no package runs code while it is installed.
The installer's own words go to a log; the person who started it gets one line.
"""

import importlib.util
import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path
from typing import IO

from _env import ROOT, SetupError, child_environment, env_python, say

LOG = "install.log"
PIP = (
    "-m",
    "pip",
    "--disable-pip-version-check",
    "install",
    "--no-input",
    "--no-compile",
    "--retries=2",
)
NO_MAKER = (
    "В этом Python нет модуля venv или pip. В Debian и Ubuntu они ставятся командой"
    " «sudo apt-get install python3-venv»; вместо них годится и программа uv."
)
SIGNS = (
    (
        "Не хватило места на диске.",
        ("no space left on device", "not enough free disk space"),
    ),
    (
        "Скачанная библиотека не совпала с контрольной суммой, она не установлена.",
        ("do not match the hashes", "hash mismatch", "hashes are required"),
    ),
    (
        "Не удалось скачать библиотеки: нет связи с хранилищем пакетов."
        " Проверьте сеть и запустите ещё раз.",
        (
            "newconnectionerror",
            "max retries exceeded",
            "connection error",
            "connection refused",
            "connection broken",
            "connecttimeout",
            "readtimeout",
            "proxyerror",
            "name resolution",
            "network is unreachable",
            "certificate_verify_failed",
            "error sending request",
            "failed to fetch",
            "network was disabled",
            "dns error",
        ),
    ),
    (
        "Нужной библиотеки не нашлось для этого Python и этой системы.",
        ("no matching distribution", "no solution found", "has no wheels"),
    ),
)
"""What to say, and the installers' words (lower case) that it is said for; first match wins."""


def build(env_dir: str, lock: str) -> None:
    """Make the environment anew and install what the lock names; raises SetupError."""
    env = Path(env_dir)
    _refuse_foreign_folder(env)
    uv = _make(env)
    python = env_python(env_dir)
    installer = [uv, "pip", "install", "--python", python] if uv else [python, *PIP]
    wanted = ["--require-hashes", "--only-binary", ":all:", "-r", lock]
    if not _logged([*installer, *wanted], env / LOG):
        output = (env / LOG).read_text(encoding="utf-8", errors="replace")
        raise SetupError(f"{diagnosis(output)} Подробности: {env / LOG}")
    packages = Path(sysconfig.get_path("purelib", "venv", {"base": env_dir}))
    checkout = os.path.relpath(ROOT, packages)  # relative, so that the checkout may be moved
    (packages / "sstui-checkout.pth").write_text(checkout + "\n", encoding="utf-8")
    # Without bytecode every start compiles anew: 0.6 s to import Textual instead of 0.15.
    # A file that does not compile is one that nobody imports, so the outcome is only logged.
    compiling = [python, "-m", "compileall", "-q", "-j", "0", str(packages), f"{ROOT}/sstui"]
    _logged(compiling, env / LOG)


def diagnosis(output: str) -> str:
    """Say in one Russian sentence why the installer failed, from what it printed."""
    folded = output.lower()
    for sentence, signs in SIGNS:
        if any(sign in folded for sign in signs):
            return sentence
    return "Библиотеки не установились."


def _refuse_foreign_folder(env: Path) -> None:
    """Making an environment empties its folder, so the folder must be one of ours."""
    if env.is_dir():
        found = {entry.name for entry in env.iterdir()} - {LOG}
        if found and "pyvenv.cfg" not in found:
            raise SetupError(f"Папка {env} занята чем-то другим: переименуйте её.")


def _make(env: Path) -> str:
    """Make an empty environment; give the path of uv when it was made with uv, else nothing."""
    # The interpreter behind any environment that this one may itself be in, and be about to empty.
    python = getattr(sys, "_base_executable", None) or sys.executable
    if importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip"):
        uv, command = "", [python, "-m", "venv", "--clear", str(env)]
    else:
        uv = shutil.which("uv") or ""
        if not uv:
            raise SetupError(NO_MAKER)
        command = [uv, "venv", "--clear", "--python", python, str(env)]
    say("Готовлю окружение: библиотеки ставятся один раз, это займёт около минуты…")
    with tempfile.TemporaryFile() as aside:  # the log's folder is emptied meanwhile
        made = _run(command, aside)
        aside.seek(0)
        try:
            env.mkdir(exist_ok=True)
            (env / LOG).write_bytes(aside.read())
        except OSError:
            raise SetupError(
                f"Нельзя писать в папку {ROOT}: скопируйте программу туда, где писать можно."
            ) from None
    if not made:
        raise SetupError(f"Не удалось создать окружение. Подробности: {env / LOG}")
    return uv


def _logged(command: list[str], log: Path) -> bool:
    """Run a command with its output added to the log; tell whether it succeeded."""
    with log.open("ab") as file:
        return _run(command, file)


def _run(command: list[str], output: IO[bytes]) -> bool:
    """Run a command with no input and all its output into the file."""
    environment = child_environment()
    environment["PIP_USER"] = "0"  # a person's own «user = true» is refused in an environment
    done = subprocess.run(
        command,
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=subprocess.STDOUT,
        env=environment,
        check=False,
    )
    return done.returncode == 0
