"""Open the program on a demo office: the one command for a fresh machine.

    python3 scripts/run.py                 the screens, on the folder demo/
    python3 scripts/run.py queue           any command of sstui, on the same office
    python3 scripts/run.py --office DIR    another office

The first start makes .venv with the locked libraries, and demo/ if it is to be shown.
"""

import os
import sys

import _env

ENV = os.path.join(_env.ROOT, ".venv")
LOCK = os.path.join(_env.ROOT, "requirements", "run.txt")
DEMO = os.path.join(_env.ROOT, "demo")
WITHOUT_OFFICE = frozenset(("-h", "--help", "--version", "init", "demo", "schedule"))
"""Words on the command line that need no office: the demo is not made for their sake."""


def main(arguments: "list[str]") -> int:
    """Make what is missing and become the program; give its exit code."""
    command = [_env.ensure(ENV, LOCK), "-m", "sstui"]
    environment = _env.child_environment()
    if not names_office(arguments):
        if not os.path.isdir(DEMO) and WITHOUT_OFFICE.isdisjoint(arguments):
            code = make_demo(command, environment)
            if code:
                return code
        command += ["--office", DEMO]
    return _env.become(command + arguments, environment)


def names_office(arguments: "list[str]") -> bool:
    """Tell whether the person chose an office themselves, by option or by environment."""
    return bool(os.environ.get("SSTUI_OFFICE")) or any(
        word == "--office" or word.startswith("--office=") for word in arguments
    )


def make_demo(command: "list[str]", environment: "dict[str, str]") -> int:
    """Make the demo office whole or not at all; give the exit code.

    What the maker prints goes to stderr: stdout belongs to the command that was asked for.
    """
    import shutil
    import subprocess

    _env.say("Создаю учебный отдел…")
    code = 1
    try:
        code = subprocess.call(
            [*command, "demo", DEMO], env=environment, stdout=sys.stderr.fileno()
        )
    finally:
        if code:
            shutil.rmtree(DEMO, ignore_errors=True)
    return code


if __name__ == "__main__":
    sys.exit(_env.guarded(main, sys.argv[1:]))
