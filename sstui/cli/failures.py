"""How a command ends when it does not end well: a sentence on stderr and an exit code.

Codes: 0 done, 1 refused or failed, 2 wrong use, 3 nothing found, 4 locked or changed by somebody
else, 5 the office's files are wrong, 130 stopped with Ctrl+C.
"""

import errno
from collections.abc import Callable
from pathlib import Path

from sstui import __version__
from sstui.cli import terminal
from sstui.core.problems import Problems
from sstui.core.refusal import Busy, Refusal, Unfit

OK, REFUSED, WRONG_USE, NOT_FOUND, BUSY, BAD_CONFIG, STOPPED = 0, 1, 2, 3, 4, 5, 130

_REASONS = {
    errno.ENOENT: "нет такого файла или папки",
    errno.EACCES: "нет прав",
    errno.EPERM: "нет прав",
    errno.EROFS: "диск открыт только для чтения",
    errno.ENOSPC: "на диске нет места",
    errno.EDQUOT: "на диске нет места",
    errno.EISDIR: "это папка, а нужен файл",
    errno.ENOTDIR: "это файл, а нужна папка",
    errno.ENAMETOOLONG: "слишком длинное имя",
}


class WrongUse(Refusal):
    """The command line itself is wrong; the sentence names the command's help."""


class NothingFound(Refusal):
    """What was asked for is not in the office."""


def tell(fault: Exception, office: Callable[[], Path]) -> int:
    """Say what happened on stderr and give the exit code.

    Args:
        fault: what stopped the command.
        office: finds the office's folder, for the log of a bug.
    """
    match fault:
        case Problems():
            terminal.complain("Файлы учреждения с ошибками, ничего не сделано:")
            terminal.complain(*(f"  {one}" for one in fault.problems))
            return BAD_CONFIG
        case Refusal():
            terminal.complain(fault.sentence)
            return _code_of(fault)
        case ModuleNotFoundError(name=str(name)) if not name.startswith("sstui"):
            terminal.complain(_broken(name))
            return REFUSED
        case OSError() if fault.filename is not None or fault.errno in _REASONS:
            terminal.complain(_disk(fault))
            return REFUSED
    terminal.complain(_bug(fault, office()))
    return REFUSED


def _code_of(refusal: Refusal) -> int:
    match refusal:
        case WrongUse():
            return WRONG_USE
        case NothingFound():
            return NOT_FOUND
        case Busy():
            return BUSY
        case Unfit():
            return BAD_CONFIG
    return REFUSED


def _disk(fault: OSError) -> str:
    why = _REASONS.get(fault.errno or 0, "диск не отвечает")
    place = f" «{Path(str(fault.filename)).name}»" if fault.filename else ""
    return f"Не получилось прочитать или записать{place}: {why}."


def _broken(library: str) -> str:
    return (
        f"Программа установлена не полностью: нет библиотеки «{library.partition('.')[0]}». "
        "Запустите её через «python3 scripts/run.py» или поставьте заново; данные не тронуты."
    )


def _bug(fault: Exception, office: Path) -> str:
    # Only where something broke: the office's log, and the words that the screens use too.
    from sstui.ui.textual_patches.crash import sentence, write_log

    is_office = (office / "office.toml").is_file()
    return sentence(write_log(office / "log", fault, __version__) if is_office else None)
