"""A process of its own that touches templates: bounded in time and memory, and gone afterwards.

Word machinery thus costs the program no memory, and a template built to exhaust the machine stops
at the limits. One request comes on standard input: a line of JSON, then the bytes of the template.
The answer on standard output is the document, or JSON where the exit code says so.
"""

import json
import sys
from datetime import date
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from sstui.documents.paper import Paper

FILLED: Final = 0
PROBLEMS: Final = 3
BUG: Final = 4

_UNUSUAL = "документ устроен необычно: его не открыть или не заполнить"
_SAVE_AGAIN = "откройте его в текстовом редакторе и сохраните заново как «Документ Word»"

CPU_SECONDS = 10
MEMORY_BYTES = 700 << 20
FILE_BYTES = 50 << 20


def main() -> int:
    """Answers the one request; the exit code is `FILLED`, `PROBLEMS` or `BUG`."""
    _limit()
    try:
        header, _, data = sys.stdin.buffer.read().partition(b"\n")
        code, reply = answer(json.loads(header), data)
    except Exception as error:  # noqa: BLE001 - its text may hold a name, so only its kind leaves
        code, reply = BUG, type(error).__name__.encode()
    sys.stdout.buffer.write(reply)
    return code


def _limit() -> None:
    """Limits of time, memory and files; Windows has none, there only the caller's clock counts."""
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_FSIZE, (FILE_BYTES, FILE_BYTES))


def answer(request: dict[str, Any], data: bytes) -> tuple[int, bytes]:
    """Checks the template, and fills it where fields came with the request.

    Args:
        request: label and known names; for filling also fields, title, author and date.
        data: bytes of the template.

    Returns:
        `FILLED` and the document, or `PROBLEMS` and a JSON list, empty after a check that found
        nothing: place, what was found, what would be right.
    """
    from sstui.documents.paper import Paper

    try:
        paper = Paper(data)
        problems = _faults(paper, request["label"], request["known"])
        if problems or "fields" not in request:
            return PROBLEMS, _as_json(problems)
        return FILLED, _filled(paper, request)
    except (ImportError, MemoryError, RecursionError):
        raise
    except Exception:  # noqa: BLE001 - a file can be broken in more ways than the libraries foresee
        return PROBLEMS, _as_json([["", _UNUSUAL, _SAVE_AGAIN]])


def _faults(paper: "Paper", label: str, known: list[str]) -> list[list[str]]:
    """What lint finds: place, what was found, what would be right."""
    from sstui.documents.lint import Lint
    from sstui.documents.names import Known

    lint = Lint(label, Known(frozenset(known)))
    for place, source in paper.sources():
        lint.part(place, source)
    for place, source in paper.unfilled():
        lint.unfilled(place, source)
    return [[one.key, one.found, one.expected] for one in lint.problems]


def _filled(paper: "Paper", request: dict[str, Any]) -> bytes:
    """The document, always the same bytes for the same request."""
    from sstui.documents.archive import steady

    made_on = date.fromisoformat(request["made_on"])
    return steady(paper.filled(request["fields"], request["title"], request["author"], made_on))


def _as_json(rows: list[list[str]]) -> bytes:
    return json.dumps(rows).encode()


if __name__ == "__main__":
    sys.exit(main())
