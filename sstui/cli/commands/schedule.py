"""`sstui schedule`: the visit rule over data from a file; needs no office."""

import argparse
import json
import re
import sys
from pathlib import Path
from typing import Any

from sstui.cli import terminal
from sstui.cli.command import Command
from sstui.cli.failures import OK, REFUSED, WrongUse
from sstui.cli.russian import Parser
from sstui.config import shipped_folder
from sstui.config.years import read_years
from sstui.core.problems import Problem, Problems
from sstui.core.vectors import answer
from sstui.core.workdays import YearTable

_MISSHAPEN = "данные не той формы: нужны start, as_of, levels и norms, как описано в справке"
_RUSSIAN = re.compile("[а-яё]", re.IGNORECASE)


def _arguments(parser: Parser) -> None:
    parser.add_argument("file", metavar="ФАЙЛ", help="файл JSON; «-» — со стандартного ввода")


def _run(args: argparse.Namespace) -> int:
    given, years = _read(args.file), _federal_years()
    if isinstance(given, list):
        answers = [_answered(one, years) for one in given]
        terminal.say_json(answers)
        return REFUSED if any("error" in one for one in answers) else OK
    found = _answered(given, years)
    terminal.say_json(found)
    return REFUSED if "error" in found else OK


def _read(name: str) -> Any:
    try:
        data = sys.stdin.buffer.read() if name == "-" else Path(name).expanduser().read_bytes()
        return json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise WrongUse("Файл не в кодировке UTF-8.") from None
    except json.JSONDecodeError as error:
        place = f"строка {error.lineno}, столбец {error.colno}"
        raise WrongUse(f"Файл не разобрать как JSON: {place}.") from None
    except (ValueError, RecursionError):
        # A NUL byte in the name, a number of thousands of digits, brackets without end.
        raise WrongUse("Файл не разобрать: в нём или в его имени недопустимое.") from None


def _federal_years() -> dict[int, YearTable]:
    problems: list[Problem] = []
    years = read_years(shipped_folder("config"), problems)
    if problems:
        raise Problems(tuple(problems))
    return years


def _answered(case: Any, years: dict[int, YearTable]) -> dict[str, Any]:
    """The rule's answer, or the refusal in words; a case may stand under the key `input`."""
    try:
        return answer(case.get("input", case), years)
    except ValueError as refusal:
        # Python's own words about a date or a number out of range are English.
        words = str(refusal)
        return {"error": words if _RUSSIAN.search(words) else _MISSHAPEN}
    except (AttributeError, KeyError, TypeError, OverflowError):
        return {"error": _MISSHAPEN}


COMMANDS = {
    "schedule": Command(
        "Вычислить сроки посещений по данным из файла JSON: один случай или список. Случай — "
        'объект start, end, as_of, visits, levels, pauses, norms, calendar или {"input": он}. '
        "Ответы — в том же порядке: end, next_visit, compliance; отказ — error. Производственный "
        "календарь — тот, что поставляется с программой.",
        _arguments,
        _run,
        ("schedule cases.json", "schedule -"),
    )
}
