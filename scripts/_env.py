"""Environments inside the checkout: made once from a hash-locked file, found at once after that.

Nothing but the standard library, and nothing that Python 3.6 cannot read and import: this is
the module that tells the owner of an old Python what is wrong. Annotations are strings for
that reason, and paths go through os.path because pathlib would cost the second start more
than everything else here together.
"""

import hashlib
import os
import sys

TYPE_CHECKING = False  # mypy reads it as true; importing typing for it would cost a millisecond
if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
OLDEST = (3, 11)
STAMP = "sstui-lock"
"""The file in an environment that says which lock it was made from. Written last."""


class SetupError(Exception):
    """The environment cannot be had; the text is one Russian line for whoever started it."""


def say(line: str) -> None:
    """Print a line to stderr, readable even where the locale knows no Cyrillic."""
    stream = sys.stderr
    try:
        line.encode(stream.encoding or "ascii")
    except UnicodeEncodeError:
        stream.buffer.write(line.encode("utf-8") + b"\n")
        stream.flush()
    else:
        print(line, file=stream, flush=True)


def too_old(major: int, minor: int) -> str:
    """Give the line for a Python below the floor; empty when the version will do."""
    if (major, minor) >= OLDEST:
        return ""
    return f"Нужен Python {OLDEST[0]}.{OLDEST[1]} или новее, а это Python {major}.{minor}."


def env_python(env_dir: str) -> str:
    """Give the path of the interpreter inside an environment."""
    if os.name == "nt":
        return os.path.join(env_dir, "Scripts", "python.exe")
    return os.path.join(env_dir, "bin", "python")


def is_ready(env_dir: str, lock: str) -> bool:
    """Tell whether the environment was finished from exactly this lock and still runs."""
    try:
        with open(os.path.join(env_dir, STAMP), encoding="utf-8") as stamp:
            written = stamp.read()
        return bool(written) and written == _mark(env_dir, lock)
    except OSError:
        return False


def ensure(env_dir: str, lock: str) -> str:
    """Give the interpreter of an environment that holds what the lock names.

    The first call builds it and says so; later calls read two small files.
    Raises SetupError when it cannot be built.
    """
    if not is_ready(env_dir, lock):
        import _install

        _install.build(env_dir, lock)
        with open(os.path.join(env_dir, STAMP), "w", encoding="utf-8") as stamp:
            stamp.write(_mark(env_dir, lock))
    return env_python(env_dir)


def child_environment() -> "dict[str, str]":
    """Give the environment for what is started: UTF-8, no foreign packages, bytecode kept."""
    environment = dict(os.environ)
    environment.setdefault("PYTHONUTF8", "1")
    for name in ("PYTHONHOME", "PYTHONPATH", "PYTHONDONTWRITEBYTECODE", "__PYVENV_LAUNCHER__"):
        environment.pop(name, None)
    return environment


def become(command: "list[str]", environment: "dict[str, str]") -> int:
    """Run the command in this process's place; where that cannot be done, wait for its code."""
    if os.name != "nt":
        os.execve(command[0], command, environment)
    import signal
    import subprocess

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    return subprocess.call(command, env=environment)


def guarded(main: "Callable[[list[str]], int]", arguments: "list[str]") -> int:
    """Run a script's main; a fault is one line and exit code 1, Ctrl+C is 130."""
    line = too_old(sys.version_info[0], sys.version_info[1])
    if not line:
        try:
            return main(arguments)
        except SetupError as fault:
            line = str(fault)
        except OSError as fault:
            place = fault.filename or ROOT
            line = (
                f"Не получилось прочитать или записать: {place}. Проверьте права и место на диске."
            )
        except KeyboardInterrupt:
            say("Остановлено.")
            return 130
    say(line)
    return 1


def _mark(env_dir: str, lock: str) -> str:
    """Name the lock's content and the interpreter behind the environment.

    An upgrade of the system from one Python to the next leaves the link standing
    but the installed packages unseen, so the resolved name belongs to the mark.
    """
    with open(lock, "rb") as file:
        digest = hashlib.sha256(file.read()).hexdigest()
    python = os.path.realpath(env_python(env_dir))
    if not os.path.exists(python):
        return ""
    return digest + " " + os.path.basename(python) + "\n"
