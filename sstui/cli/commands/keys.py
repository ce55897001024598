"""`sstui keys` and `sstui where`: the keys of every screen, and where a person's files lie."""

import argparse
import os
from textwrap import wrap

from sstui.cli import terminal
from sstui.cli.command import Command
from sstui.cli.failures import BAD_CONFIG, OK
from sstui.cli.russian import Parser
from sstui.config import find_office
from sstui.config.personal import KEYS, LOOKS, personal_folder
from sstui.core.key_names import key_name
from sstui.core.layout import to_russian
from sstui.ui.key_list import ListedAction, ListedScreen, listed, template

_WIDTH = 78
_COLUMN = 22


def _keys_arguments(parser: Parser) -> None:
    parser.add_argument(
        "--template", action="store_true", help="заготовка файла keys.toml: сохраните и правьте"
    )
    parser.add_argument("--ids", action="store_true", help="с именами действий для keys.toml")


def _where_arguments(parser: Parser) -> None:
    pass


def _keys(args: argparse.Namespace) -> int:
    file = personal_folder(os.environ) / KEYS
    if args.template:
        terminal.say(*template())
        return OK
    screens, problems = listed(file)
    if args.json:
        terminal.say_json([_json(one) for one in screens])
    else:
        for one in screens:
            terminal.say(*_section(one, with_ids=args.ids))
        terminal.say(*_foot(file.exists() and not problems))
    if problems:
        terminal.complain("Ваши клавиши не действуют, в файле ошибки:")
        terminal.complain(*(f"  {one}" for one in problems))
        return BAD_CONFIG
    return OK


def _where(args: argparse.Namespace) -> int:
    folder = personal_folder(os.environ)
    office = find_office(args.office, os.environ)
    places = {
        "personal": ("ваши настройки", folder),
        "keys": ("ваши клавиши", folder / KEYS),
        "looks": ("ваш вид экрана", folder / LOOKS),
        "office": ("папка учреждения", office),
        "log": ("записи о сбоях", office / "log"),
        "backups": ("резервные копии", office / "backups"),
        "out": ("готовые документы", office / "out"),
    }
    if args.json:
        terminal.say_json({name: str(path) for name, (_, path) in places.items()})
    else:
        for words, path in places.values():
            missing = "" if path.exists() else "  (ещё нет)"
            terminal.say(f"{words + ':':<20} {path}{missing}")
    return OK


def _section(screen: ListedScreen, *, with_ids: bool) -> list[str]:
    """One part of the program, not wider than a sheet of paper."""
    lines = [screen.title.upper(), ""]
    for one in screen.actions:
        left = wrap(", ".join(map(both_layouts, one.keys)), _COLUMN) or [""]
        words = f"{one.sentence} [{one.id}]" if with_ids else one.sentence
        right = wrap(words, _WIDTH - _COLUMN - 4, break_long_words=False) or [""]
        count = max(len(left), len(right))
        left += [""] * (count - len(left))
        right += [""] * (count - len(right))
        lines += [
            f"  {keys:<{_COLUMN}}  {said}".rstrip() for keys, said in zip(left, right, strict=True)
        ]
    return [*lines, ""]


def _foot(is_own: bool) -> list[str]:
    own = "Показаны ваши клавиши из keys.toml." if is_own else "Клавиши можно сменить: keys.toml."
    return [own, "Заготовка: «sstui keys --template», где файл: «sstui where»."]


def both_layouts(key: str) -> str:
    """A key with the letters of both layouts: «Ctrl+S (Ы)», «В (D)»."""
    name = key_name(key)
    head, _, letter = key.rpartition("+")
    russian = to_russian(letter).upper()
    if head and len(letter) == 1 and russian != letter.upper():
        return f"{name} ({russian})"
    return name


def _json(screen: ListedScreen) -> dict[str, object]:
    return {"screen": screen.title, "actions": [_action(one) for one in screen.actions]}


def _action(one: ListedAction) -> dict[str, object]:
    return {
        "id": one.id,
        "keys": list(one.keys),
        "names": [both_layouts(key) for key in one.keys],
        "does": one.sentence,
    }


COMMANDS = {
    "keys": Command(
        "Все клавиши по экранам, в обеих раскладках; печатается на бумаге. С ключом --template — "
        "заготовка файла своих клавиш.",
        _keys_arguments,
        _keys,
        ("keys", "keys --template > keys.toml", "keys --json"),
    ),
    "where": Command(
        "Где лежат ваши настройки и файлы учреждения.",
        _where_arguments,
        _where,
        ("where", "where --json"),
    ),
}
