"""A template and its fields become a Word file; the template is checked first, every time."""

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from sstui.core.problems import Problem, Problems
from sstui.core.refusal import Refusal
from sstui.documents.fields import Fields, check_plain, known_fields, unprintable
from sstui.documents.package import Package, read_package
from sstui.documents.place import put
from sstui.documents.worker import BUG, FILLED, PROBLEMS

WAIT_SECONDS: Final = 30
_ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class About:
    """What the properties of the document say of it."""

    title: str
    author: str
    made_on: date


@dataclass(frozen=True, slots=True)
class Rendered:
    """A document that lies on the disk, with what it was made from."""

    path: Path
    sha256: str
    template_sha256: str


def render(template: Path, fields: Fields, target: Path, about: About) -> Rendered:
    """Fills a template into a new file of the owner only; it takes about half a second.

    Raises:
        Problems: faults of the template, all together: it is missing, dangerous, or asks for a
            field that is not there.
        Refusal: the target exists, the disk does not take it, or a field holds a character that
            no document can hold.
        TypeError: a value that is not plain; a mistake of the caller.
    """
    check_plain(fields)
    if names := unprintable(fields):
        raise Refusal(f"В поле «{names[0]}» есть знак, который нельзя напечатать: исправьте запись")
    if os.path.lexists(target):
        raise Refusal(f"Документ не записан: такой файл уже есть ({target.name})")
    package = read_package(template)
    data = _filled(package, fields, about)
    put(target, data)
    return Rendered(target, hashlib.sha256(data).hexdigest(), package.sha256)


def check_template(template: Path, known: Collection[str]) -> list[Problem]:
    """Everything wrong with a template, found without filling it.

    Args:
        template: the .docx file.
        known: names it may use, in the notation of `fields.known_fields`.
    """
    try:
        package = read_package(template)
        _ask(package, {"known": sorted(known)})
    except Problems as found:
        return list(found.problems)
    return []


def _filled(package: Package, fields: Fields, about: About) -> bytes:
    request = {
        "known": sorted(known_fields(fields)),
        "fields": fields,
        "title": about.title,
        "author": about.author,
        "made_on": about.made_on.isoformat(),
    }
    return _ask(package, request)


def _ask(package: Package, request: dict[str, Any]) -> bytes:
    """The worker's answer: the document, or nothing after a check without faults.

    Raises:
        Problems: what the worker found, or that it ran into its limits.
        RuntimeError: a mistake in the worker itself; only the kind of the error is told.
    """
    header = json.dumps({"label": package.label, **request}).encode()
    try:
        done = subprocess.run(
            [sys.executable, "-P", "-m", "sstui.documents.worker"],
            input=header + b"\n" + package.data,
            stdout=subprocess.PIPE,
            # A traceback could hold a name.
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": _search_path()},
            timeout=WAIT_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise _too_heavy(package.label) from None
    if done.returncode == FILLED:
        return done.stdout
    if done.returncode == PROBLEMS:
        rows = json.loads(done.stdout)
        if not rows:
            return b""
        raise Problems(tuple(Problem(package.label, *row) for row in rows))
    kind = done.stdout.decode(errors="replace") if done.returncode == BUG else ""
    if kind in {"", "MemoryError", "RecursionError"}:
        raise _too_heavy(package.label)
    raise RuntimeError(f"the worker of documents failed: {kind}")


def _search_path() -> str:
    """Where the worker finds this package and what its parent was told besides."""
    told = os.environ.get("PYTHONPATH", "")
    return os.pathsep.join(part for part in (str(_ROOT), told) if part)


def _too_heavy(label: str) -> Problems:
    found = "шаблон слишком сложен: заполнение остановлено"
    return Problems((Problem(label, "", found, "упростите его или возьмите поставляемый"),))
