"""`sstui init` and `sstui demo`: a new office."""

import argparse
import re
from datetime import datetime, timedelta, timezone
from pathlib import Path

from sstui import host
from sstui.cli import terminal
from sstui.cli.asking import today_of
from sstui.cli.command import Command
from sstui.cli.commands.staff import first_person_hint
from sstui.cli.failures import OK, WrongUse
from sstui.cli.russian import Parser
from sstui.core.office import RUSSIAN_ZONES
from sstui.core.profile import Profile
from sstui.core.wording import families
from sstui.desk.office import create_office
from sstui.desk.queue import queue

_FAMILIES, _MOST_FAMILIES = 72, 5000
_SEED = 1


def _init_arguments(parser: Parser) -> None:
    parser.add_argument("folder", metavar="ПАПКА", help="новая или пустая папка")
    parser.add_argument(
        "--profile",
        required=True,
        metavar="ПРОФИЛЬ",
        help="код из «sstui profile list» или папка своего профиля",
    )


def _demo_arguments(parser: Parser) -> None:
    parser.add_argument("folder", metavar="ПАПКА", help="новая или пустая папка")
    parser.add_argument(
        "--families", default=str(_FAMILIES), metavar="ЧИСЛО", help=f"сколько семей: {_FAMILIES}"
    )
    parser.add_argument(
        "--seed", default=str(_SEED), metavar="ЧИСЛО", help="другое число — другие семьи"
    )


def _init(args: argparse.Namespace) -> int:
    folder = _folder(args.folder)
    desk = create_office(folder, args.profile, host.login(), today_of(args))
    if args.json:
        terminal.say_json({"office": str(folder), "profile": desk.office.profile.code})
        return OK
    terminal.say(
        f"Учреждение создано: {folder}",
        f"Профиль: {desk.office.profile.title}.",
        *_borrowed(desk.office.profile),
        f"Дальше впишите в {folder / 'office.toml'} своё учреждение и директора.",
        first_person_hint(str(folder)),
        f"Откройте программу: sstui --office '{folder}'",
    )
    return OK


def _demo(args: argparse.Namespace) -> int:
    count = _whole(args.families, "--families", 1, _MOST_FAMILIES)
    seed = _whole(args.seed, "--seed", 0, 2**31)
    folder = _folder(args.folder)
    from sstui.desk.demo import make_demo

    # Without --today the office is alive on its own day, by the clock of the shipped settings.
    zone = timezone(timedelta(hours=RUSSIAN_ZONES["Europe/Moscow"]))
    today = today_of(args) or datetime.now(zone).date()
    desk = make_demo(folder, today, count, seed, host.login())
    made = len(queue(desk).lines)
    if args.json:
        terminal.say_json({"office": str(folder), "open": made, "today": desk.today})
    else:
        terminal.say(
            f"Учебное учреждение создано: {folder}",
            f"Открыто: {families(made)}. Все люди в нём вымышлены.",
            f"Откройте программу: sstui --office '{folder}'",
        )
    return OK


def _borrowed(profile: Profile) -> list[str]:
    """Where the norms come from when the region's own act does not give them."""
    if profile.levels_from:
        return [f"Своих уровней и норм у него нет: взяты у профиля {profile.levels_from}."]
    if profile.visits_from:
        return [f"Сколько раз посещать, в нём нет: взято у профиля {profile.visits_from}."]
    return []


def _folder(typed: str) -> Path:
    if not typed.strip() or "\0" in typed:
        raise WrongUse("Укажите папку, например: ~/office")
    return Path(typed).expanduser().absolute()


def _whole(typed: str, key: str, least: int, most: int) -> int:
    if not re.fullmatch(r"[0-9]{1,10}", typed) or not least <= int(typed) <= most:
        raise WrongUse(f"{key}: нужно целое число от {least} до {most}.")
    return int(typed)


COMMANDS = {
    "init": Command(
        "Создать папку нового учреждения: настройки, нормы, календари, шаблоны, базу.",
        _init_arguments,
        _init,
        ("init ~/office --profile tula",),
    ),
    "demo": Command(
        "Создать учебное учреждение с вымышленными семьями, чтобы посмотреть программу.",
        _demo_arguments,
        _demo,
        ("demo ~/demo", "demo ~/demo --today 2026-11-16 --families 100 --seed 7"),
    ),
}
