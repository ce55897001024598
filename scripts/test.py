"""Run every check of the house in an environment of its own, .venv-test.

    python3 scripts/test.py                      everything
    python3 scripts/test.py tests/core -k visit  the words after it go to pytest

All checks run even when one fails. pytest comes last, so that its closing line ends the
output; the exit code is 1 when any check failed.
"""

import os
import sys

import _env

ENV = os.path.join(_env.ROOT, ".venv-test")
LOCK = os.path.join(_env.ROOT, "requirements", "test.txt")
CHECKS = (
    ("ruff check", ("-m", "ruff", "check")),
    ("ruff format", ("-m", "ruff", "format", "--check")),
    ("mypy --strict", ("-m", "mypy")),
    ("lint-imports", ("-c", "from importlinter.cli import lint_imports_command as run; run()")),
)
# More workers than cores: a test that drives a terminal mostly waits for it. Whoever has nothing
# left takes from the others: by files the longest tests, alone in theirs, would come last.
PYTEST = ("-m", "pytest", "-n", "4", "--dist", "worksteal")


def main(arguments: "list[str]") -> int:
    """Run the checks one after another; give 1 when any failed."""
    import signal
    import subprocess
    import time

    # Started in the background, the tests of Ctrl+C would hand down that it means nothing.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    python = _env.ensure(ENV, LOCK)
    environment = _env.child_environment()
    verdicts = []
    for name, words in CHECKS:
        _env.say(f"— {name}")
        began = time.monotonic()
        code = subprocess.call([python, *words], cwd=_env.ROOT, env=environment)
        took = time.monotonic() - began
        verdicts.append((name, code, took))
    for name, code, took in verdicts:
        _env.say(f"{'не пройдена' if code else 'пройдена':<12} {name} ({took:.1f} с)")
    _env.say("— pytest")
    code = subprocess.call([python, *PYTEST, *arguments], cwd=_env.ROOT, env=environment)
    return 1 if code or any(verdict[1] for verdict in verdicts) else 0


if __name__ == "__main__":
    sys.exit(_env.guarded(main, sys.argv[1:]))
