"""`sstui staff list`, `add` and `change`: the people of the service."""

import argparse
from dataclasses import replace

from sstui.cli import terminal
from sstui.cli.asking import day_of, desk_of, refused_as, writing_desk_of
from sstui.cli.command import Command
from sstui.cli.failures import OK, NothingFound, WrongUse
from sstui.cli.russian import Parser
from sstui.cli.tables import Column, Sheet, answer, screen_width, table
from sstui.core.records import FullName, NameForms, Role, Sex, Staff
from sstui.core.refusal import Refusal
from sstui.core.text import clean_name
from sstui.core.wording import short_date
from sstui.desk import choices
from sstui.desk.desk import Desk
from sstui.desk.people import (
    StaffDraft,
    add_staff,
    change_staff,
    draft_of,
    everybody,
    namesake,
)

_COLUMNS = (
    Column("№"),
    Column("фамилия, имя, отчество", 20),
    Column("обязанности", 8),
    Column("должность", 8),
    Column("учётная запись", 6),
)


def _no_arguments(parser: Parser) -> None:
    pass


def _add_arguments(parser: Parser) -> None:
    parser.add_argument("person", metavar="ФИО", help="фамилия, имя и отчество в кавычках")
    parser.add_argument("--sex", required=True, metavar="ПОЛ", help="женский или мужской")
    parser.add_argument(
        "--role", required=True, metavar="РОЛЬ", help=", ".join(one.label for one in Role)
    )
    parser.add_argument("--post", default="", metavar="ДОЛЖНОСТЬ", help="как пишут в бумагах")
    parser.add_argument("--phone", default="", metavar="ТЕЛЕФОН", help="рабочий телефон")
    who = parser.add_mutually_exclusive_group()
    who.add_argument("--login", default="", metavar="ЗАПИСЬ", help="учётная запись на компьютере")
    who.add_argument("--me", action="store_true", help="это я: моя учётная запись")
    parser.add_argument(
        "--again", action="store_true", help="другой человек с тем же именем, что уже есть в списке"
    )


def _change_arguments(parser: Parser) -> None:
    parser.add_argument("who", metavar="КТО", help="фамилия, учётная запись или номер из списка")
    parser.add_argument(
        "--new-name", metavar="ФИО", help="новые фамилия, имя и отчество в кавычках"
    )
    parser.add_argument("--role", metavar="РОЛЬ", help=", ".join(one.label for one in Role))
    parser.add_argument("--post", metavar="ДОЛЖНОСТЬ", help="как пишут в бумагах")
    parser.add_argument("--phone", metavar="ТЕЛЕФОН", help="рабочий телефон")
    parser.add_argument("--login", metavar="ЗАПИСЬ", help="учётная запись на компьютере")
    parser.add_argument(
        "--left-on", metavar="ДАТА", help="первый день, когда уже не работает; «нет» — работает"
    )


def _list(args: argparse.Namespace) -> int:
    desk = desk_of(args)
    people = everybody(desk.today)
    answer(
        args,
        lambda: [_json(one) for one in people],
        lambda: _sheet(people),
        lambda: _text(desk, people),
    )
    return OK


def _sheet(people: list[Staff]) -> Sheet:
    titles = (
        "фамилия, имя, отчество",
        "№",
        "обязанности",
        "должность",
        "телефон",
        "учётная запись",
        "работает до",
    )
    rows = [
        [one.name.full, one.id, one.role.label, one.post, one.phone, one.login, one.left_on]
        for one in people
    ]
    return Sheet(titles, rows)


def _text(desk: Desk, people: list[Staff]) -> list[str]:
    if not people:
        return [f"Сотрудников пока нет. {first_person_hint(str(desk.office.folder))}"]
    rows = [[str(one.id), one.name.full, one.role.label, _post(one), one.login] for one in people]
    who = desk.person.name.full if desk.person else "не определено, только просмотр"
    return [*table(_COLUMNS, rows, screen_width()), "", f"Кто работает: {who}."]


def _add(args: argparse.Namespace) -> int:
    desk = desk_of(args)
    with refused_as(WrongUse):
        last, first, patronymic = name_parts(args.person)
        sex = choices.choice(args.sex, Sex, "пол")
        role = choices.choice(args.role, Role, "роль")
    draft = StaffDraft(
        last=last,
        first=first,
        patronymic=patronymic,
        sex=sex,
        role=role,
        post=args.post,
        phone=args.phone,
        login=desk.login if args.me else args.login,
        is_another=args.again,
    )
    if not args.again and (known := namesake(desk, FullName(last, first, patronymic))):
        raise Refusal(
            f"{known} уже есть в списке. Если это другой человек, впишите его отчество "
            "или добавьте ключ --again. Исправить данные: sstui staff change."
        )
    made = add_staff(desk, draft)
    person = next(one for one in everybody(desk.today) if one.id == made)
    if args.json:
        terminal.say_json(_json(person))
    else:
        account = f", учётная запись «{person.login}»" if person.login else ""
        terminal.say(f"Внесено: {person.name.full}, {person.role.label}{account}.")
    return OK


def _change(args: argparse.Namespace) -> int:
    desk = writing_desk_of(args)
    with refused_as(NothingFound):
        old = choices.person(args.who)
    with refused_as(WrongUse):
        draft = _changed(args, desk, old)
    if draft == draft_of(old):
        raise WrongUse("Нечего исправлять: назовите, что изменить. Справка: sstui staff change -h")
    change_staff(desk, old.id, old.version, draft)
    person = next(one for one in everybody(desk.today) if one.id == old.id)
    if args.json:
        terminal.say_json(_json(person))
    else:
        left = f", не работает с {short_date(person.left_on)}" if person.left_on else ""
        terminal.say(f"Исправлено: {person.name.full}, {person.post or person.role.label}{left}.")
    return OK


def _changed(args: argparse.Namespace, desk: Desk, old: Staff) -> StaffDraft:
    """What a person's data become; of a new name the cases are made anew."""
    draft = draft_of(old)
    if args.new_name is not None:
        last, first, patronymic = name_parts(args.new_name)
        if FullName(last, first, patronymic) != old.name:
            draft = replace(draft, last=last, first=first, patronymic=patronymic, forms=NameForms())
    if args.role is not None:
        draft = replace(draft, role=choices.choice(args.role, Role, "роль"))
    if args.left_on is not None:
        works = args.left_on.strip().lower() in ("нет", "")
        draft = replace(draft, left_on=None if works else day_of(args.left_on, desk))
    given = {name: getattr(args, name) for name in ("post", "phone", "login")}
    return replace(draft, **{name: said for name, said in given.items() if said is not None})


def first_person_hint(folder: str) -> str:
    """How the first person of an office is entered."""
    return (
        f"Внесите себя: sstui --office '{folder}' staff add 'Фамилия Имя Отчество' "
        "--sex женский --role куратор --me"
    )


def name_parts(typed: str) -> tuple[str, str, str]:
    """Surname, first name and patronymic (may be empty, may be of two words: «Мамед оглы»)."""
    words = clean_name(typed, "фамилия и имя").split()
    if len(words) < 2:
        raise WrongUse("Нужны фамилия и имя: 'Ёлкина Мария Петровна'.")
    return words[0], words[1], " ".join(words[2:])


def _post(one: Staff) -> str:
    return f"до {short_date(one.left_on)}" if one.left_on else one.post


def _json(one: Staff) -> dict[str, object]:
    return {
        "id": one.id,
        "name": one.name.full,
        "sex": one.sex.value,
        "role": one.role.value,
        "post": one.post or None,
        "phone": one.phone or None,
        "login": one.login or None,
        "left_on": one.left_on,
    }


COMMANDS = {
    "staff list": Command(
        "Сотрудники учреждения.", _no_arguments, _list, ("staff list",), is_list=True
    ),
    "staff add": Command(
        "Внести сотрудника. Первого сотрудника нового учреждения может внести любой.",
        _add_arguments,
        _add,
        (
            "staff add 'Ёлкина Мария Петровна' --sex женский --role куратор --me",
            "staff add 'Ким Олег' --sex мужской --role заведующий --login kim",
        ),
    ),
    "staff change": Command(
        "Исправить данные сотрудника; что не названо, остаётся как есть.",
        _change_arguments,
        _change,
        (
            "staff change kim --post 'старший специалист'",
            "staff change 'Ким Олег' --left-on 01.12.2026",
        ),
    ),
}
