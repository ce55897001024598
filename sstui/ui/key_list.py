"""All actions with their keys for the command line: a list, and a file to start one's own from."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sstui.core.key_names import STAYING, key_name, parse_key
from sstui.core.problems import Problem
from sstui.core.refusal import Refusal
from sstui.ui.catalogue import sections
from sstui.ui.keys import keys_now
from sstui.ui.own_keys import put_in_force

_SKIPPED = frozenset({"Меню", "Это окно"})


@dataclass(frozen=True, slots=True)
class ListedAction:
    """One action as it is now."""

    id: str
    keys: tuple[str, ...]
    sentence: str


@dataclass(frozen=True, slots=True)
class ListedScreen:
    """One part of the program with the actions that it declares."""

    title: str
    actions: tuple[ListedAction, ...]


def listed(file: Path) -> tuple[list[ListedScreen], tuple[Problem, ...]]:
    """Every action by the part of the program that it belongs to, with a person's own keys.

    Args:
        file: the person's `keys.toml`, there or not.

    Returns:
        The parts, and what is wrong with the file; then the keys are the shipped ones.
    """
    problems = put_in_force(file)
    found: dict[str, dict[str, ListedAction]] = {}
    for section in sections():
        actions = found.setdefault(section.title, {})
        for one in section.actions:
            keys = tuple(keys_now(str(one.id), one.key).split(","))
            actions.setdefault(str(one.id), ListedAction(str(one.id), keys, one.tooltip))
    screens = [ListedScreen(title, tuple(actions.values())) for title, actions in found.items()]
    return screens, problems


def template() -> Sequence[str]:
    """Lines of a `keys.toml` in which everything is a comment, with the shipped keys."""
    lines = list(_HEAD)
    seen: set[str] = set()
    for section in sections():
        new = [one for one in section.actions if one.id not in seen]
        if not new:
            continue
        lines += ["", f"# {section.title}"]
        for one in new:
            seen.add(str(one.id))
            keys = [_written(key) for key in one.key.split(",") if _may_be_written(key)]
            if keys:
                value = keys[0] if len(keys) == 1 else f"[{', '.join(keys)}]"
                lines += [f"# {one.tooltip}", f"# {one.id} = {value}"]
    return lines


def _may_be_written(key: str) -> bool:
    """Whether a person may write the key: not every terminal sends all of them."""
    try:
        return key not in STAYING and parse_key(key_name(key)) == key
    except Refusal:
        return False


def _written(key: str) -> str:
    """A key as a text of TOML; the reader understands what `key_name` says."""
    return "'" + key_name(key).partition(" (")[0] + "'"


_HEAD = (
    "# Ваши клавиши. Уберите решётку перед строкой и впишите свою клавишу.",
    "# Буква называет клавишу в любой раскладке: 'в' и 'd' — одна и та же.",
    "# Бывает: 'в', 'Shift+П', 'Ctrl+У', 'Alt+1', 'F11', 'Ins', 'PgUp', 'Пробел'.",
    "# Несколько клавиш: ['в', 'F11']. Прежние клавиши действия больше не действуют.",
    "# F1, Esc, Enter, Tab и стрелки остаются при своём деле.",
    "# Где этот файл должен лежать, скажет «sstui where».",
)
