"""The person's `keys.toml`: other keys for actions, by the action's id.

    [work]
    record-visit = "в"
    explain = ["ч", "Ctrl+У"]

Nothing of a file with a fault is in force.
"""

from collections.abc import Iterator, Mapping, MutableSequence, Sequence
from dataclasses import dataclass
from pathlib import Path

from sstui.config.reader import described, guess, shown
from sstui.config.toml_file import read_raw
from sstui.core.key_names import STAYING, key_name, parse_key, types_text
from sstui.core.problems import Problem, Problems
from sstui.core.refusal import Refusal


@dataclass(frozen=True, slots=True)
class Known:
    """One action of a screen."""

    id: str
    sentence: str
    """What it does."""
    keys: tuple[str, ...]
    """The shipped keys."""


@dataclass(frozen=True, slots=True)
class Board:
    """All actions that can meet on one screen."""

    title: str
    actions: tuple[Known, ...]
    takes_text: bool
    """Whether letters are typed into a field there."""


def read_keys(file: Path, boards: Sequence[Board]) -> dict[str, str]:
    """The person's keys by the action's id, several separated by commas; empty without a file.

    Args:
        file: `keys.toml`.
        boards: every screen with its actions.

    Raises:
        Problems: the file cannot be read, or something in it is wrong.
    """
    if not file.exists():
        return {}
    problems: list[Problem] = []
    raw = read_raw(file, file.name, problems)
    chosen: dict[str, list[str]] = {}
    ids = {one.id for board in boards for one in board.actions}
    for action_id, value in _flat(raw or {}):
        if action_id in ids:
            chosen[action_id] = _keys(file.name, action_id, value, problems)
        else:
            near = guess(action_id, sorted(ids)).removeprefix("; ")
            expected = near or "все действия перечислит «sstui keys»"
            problems.append(Problem(file.name, shown(action_id), "такого действия нет", expected))
    if not problems:
        problems += _clashes(file.name, chosen, boards)
    if problems:
        raise Problems(tuple(problems))
    return {action_id: ",".join(keys) for action_id, keys in chosen.items()}


def _flat(raw: Mapping[str, object], path: str = "") -> Iterator[tuple[str, object]]:
    """Dotted ids with what stands for them, however the file is divided into sections."""
    for key, value in raw.items():
        dotted = f"{path}.{key}" if path else key
        if isinstance(value, dict):
            yield from _flat(value, dotted)
        else:
            yield dotted, value


def _keys(
    file: str, action_id: str, value: object, problems: MutableSequence[Problem]
) -> list[str]:
    """The keys that are written for an action."""
    given = value if isinstance(value, list) else [value]
    found: list[str] = []
    if not given:
        problems.append(Problem(file, action_id, "клавиши не названы", "нужна хотя бы одна"))
    for one in given:
        if not isinstance(one, str):
            expected = 'нужна клавиша в кавычках: "в", "F12", "Ctrl+П"'
            problems.append(Problem(file, action_id, f"стоит {described(one)}", expected))
            continue
        try:
            found.append(parse_key(shown(one)))
        except Refusal as refusal:
            expected = "бывают буквы, цифры, F2–F12, Ctrl+буква, Alt+буква, Shift+буква, Ins, PgUp"
            problems.append(Problem(file, action_id, refusal.sentence, expected))
    return list(dict.fromkeys(found))


def _clashes(file: str, chosen: Mapping[str, list[str]], boards: Sequence[Board]) -> list[Problem]:
    """What two actions of one screen would fight for, each pair once."""
    found: dict[tuple[str, ...], Problem] = {}
    for board in boards:
        owners: dict[str, list[Known]] = {}
        for one in board.actions:
            for key in _now(one, chosen):
                if one.id not in [other.id for other in owners.setdefault(key, [])]:
                    owners[key].append(one)
        for one in board.actions:
            if one.id in chosen:
                for problem_key, problem in _faults(file, one, chosen, board, owners):
                    found.setdefault(problem_key, problem)
    return list(found.values())


def _faults(
    file: str,
    one: Known,
    chosen: Mapping[str, list[str]],
    board: Board,
    owners: Mapping[str, list[Known]],
) -> Iterator[tuple[tuple[str, ...], Problem]]:
    keys = _now(one, chosen)
    for key in keys:
        if key in STAYING and key not in _shipped(one.id, board):
            found = f"клавиша {key_name(key)} занята навсегда"
            problem = Problem(file, one.id, found, "выберите другую: её дело не меняется")
            yield (one.id, key), problem
            continue
        for other in owners[key]:
            both = tuple(sorted((one.id, other.id)))
            # Where the program itself gives both the key, the nearer one has it.
            is_shipped = key in one.keys and key in other.keys
            if other.id != one.id and key not in STAYING and not is_shipped:
                yield (key, *both), _clash(file, key, one, other, board.title)
    is_new = not set(keys) <= set(one.keys)
    if board.takes_text and is_new and all(types_text(key) for key in keys):
        found = f"клавиши {', '.join(map(key_name, keys))} набирают текст в полях"
        expected = "добавьте клавишу без буквы: F2, Ctrl+П, Alt+П"
        yield (one.id, "text"), Problem(file, one.id, found, expected)


def _clash(file: str, key: str, one: Known, other: Known, title: str) -> Problem:
    found = (
        f"клавиша {key_name(key)} нужна сразу двум действиям на экране «{title}»: "
        f"«{one.sentence}» ({one.id}) и «{other.sentence}» ({other.id})"
    )
    return Problem(file, one.id, found, "дайте одному из них другую клавишу")


def _now(one: Known, chosen: Mapping[str, list[str]]) -> list[str]:
    """The keys that an action would have; those that stay it keeps."""
    if one.id not in chosen:
        return list(one.keys)
    staying = [key for key in one.keys if key in STAYING]
    return list(dict.fromkeys([*chosen[one.id], *staying]))


def _shipped(action_id: str, board: Board) -> set[str]:
    return {key for one in board.actions if one.id == action_id for key in one.keys}
