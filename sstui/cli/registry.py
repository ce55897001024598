"""The commands by name: only the module of the one that is asked for is imported."""

from collections.abc import Sequence
from difflib import get_close_matches
from importlib import import_module

from sstui.cli.command import GLOBAL_VALUES, Command
from sstui.cli.failures import WrongUse

KNOWN = {
    "queue": ("queue", "кого пора посетить: все открытые семьи по срочности"),
    "today": ("today", "день одним взглядом: просрочено, пора, назначено, нагрузка"),
    "show": ("show", "карточка семьи"),
    "route": ("route", "маршрут семьи: что сделано, чего не хватает, что дальше"),
    "way": ("route", "семьи, принятые в работу, у которых ещё нет дела"),
    "file": ("family_file", "личное дело семьи: паспорт, заявления, акты, согласия, оценки"),
    "application add": ("family_file", "записать заявление семьи"),
    "survey add": ("family_file", "записать акт обследования"),
    "consents": ("consents", "согласия семьи: кто, на что, до какого дня"),
    "consent add": ("consents", "записать согласие"),
    "consent withdraw": ("consents", "записать отзыв согласия"),
    "assess": ("assess", "заполнить лист оценки; без ответов — его вопросы"),
    "assess decide": ("assess", "записать решение об уровне по листу оценки"),
    "member change": ("member", "исправить данные члена семьи"),
    "explain": ("explain", "почему эта дата: посещение, срок, период, день"),
    "calendar": ("calendar", "месяц по дням: сроки, назначенное, сделанное"),
    "calendar check": ("calendars", "сверить производственный календарь с библиотекой"),
    "calendar draft": ("calendars", "набросать производственный календарь года"),
    "visit add": ("visit", "записать посещение"),
    "visit correct": ("visit", "исправить запись о посещении"),
    "visit void": ("visit", "признать запись о посещении недействительной"),
    "appoint": ("appoint", "назначить посещение на день или отменить назначенное"),
    "print agreement": ("papers", "напечатать соглашение (договор) с семьёй"),
    "print application": ("papers", "напечатать заявление семьи"),
    "print consent": ("papers", "напечатать согласие на обработку данных"),
    "print survey": ("papers", "напечатать акт обследования"),
    "print order": ("papers", "напечатать приказ о кураторе"),
    "print programme": ("papers", "напечатать программу семьи"),
    "print protocol": ("papers", "напечатать протокол заседания"),
    "print conclusion": ("papers", "напечатать заключение по семье"),
    "print letter": ("papers", "напечатать письмо организации"),
    "import": ("imports", "внести семьи или посещения из таблицы (CSV)"),
    "staff list": ("staff", "сотрудники учреждения"),
    "staff add": ("staff", "внести сотрудника"),
    "staff change": ("staff", "исправить данные сотрудника"),
    "norms list": ("norms", "наборы норм учреждения"),
    "norms show": ("norms", "нормы, действующие в какой-то день"),
    "norms try": ("norms", "попробовать нормы: что изменится"),
    "norms apply": ("norms", "ввести нормы по приказу"),
    "norms back": ("norms", "отменить нормы, ещё не действующие"),
    "deadlines": ("deadlines", "сроки процесса, которые ждут исполнения"),
    "event add": ("event", "записать событие дела: составлена программа …"),
    "event void": ("event", "признать запись о событии недействительной"),
    "load": ("load", "нагрузка кураторов"),
    "load advice": ("load", "кто мог бы взять новую семью"),
    "duty": ("duty", "выходные подряд: кто останется без посещения"),
    "duty set": ("duty", "решить, что делать с семьёй на выходных подряд"),
    "profile list": ("profiles", "профили регионов"),
    "profile show": ("profiles", "что задаёт профиль региона"),
    "profile compare": ("profiles", "два профиля рядом"),
    "programmes": ("programme", "программы семей: проекты, на рассмотрении, утверждённые"),
    "programme show": ("programme", "программа семьи с мероприятиями"),
    "programme draw": ("programme", "составить программу"),
    "programme change": ("programme", "исправить шапку проекта программы"),
    "programme measure": ("programme", "добавить мероприятие (add) или убрать (remove)"),
    "programme check": ("programme", "проверить программу перед передачей"),
    "programme sign": ("programme", "отметить подписи под программой"),
    "programme submit": ("programme", "передать программу на рассмотрение"),
    "programme withdraw": ("programme", "вернуть программу с рассмотрения"),
    "programme edition": ("programme", "начать новую редакцию программы"),
    "programme decide": ("programme", "утвердить или вернуть, где нет органа"),
    "organisations": ("organisations", "организации, которые участвуют в программах"),
    "organisation add": ("organisations", "записать организацию"),
    "organisation change": ("organisations", "исправить или выключить организацию"),
    "sittings": ("sittings", "заседания и те, кто ждёт рассмотрения"),
    "sitting plan": ("sittings", "назначить заседание"),
    "sitting show": ("sittings", "повестка, решения и участники"),
    "sitting decide": ("sittings", "записать решение по вопросу"),
    "sitting members": ("sittings", "кто пришёл, кто председатель и секретарь"),
    "sitting close": ("sittings", "закрыть: решения вступят в силу вместе"),
    "sitting cancel": ("sittings", "отменить назначенное заседание"),
    "body": ("sittings", "состав органа, который утверждает программы"),
    "body add": ("sittings", "ввести члена органа"),
    "order add": ("orders", "закрепить куратора приказом"),
    "orders": ("orders", "приказы о кураторах по делу"),
    "letters": ("letters", "письма дела организациям и ответы"),
    "letter add": ("letters", "написать письма организациям программы"),
    "letter send": ("letters", "записать, что письмо отправлено"),
    "letter answer": ("letters", "записать ответ организации"),
    "letter void": ("letters", "признать письмо недействительным"),
    "owes": ("letters", "кто нам должен ответ"),
    "appeals": ("appeals", "журнал обращений: ждут решения, опасные, за год"),
    "appeal add": ("appeals", "записать обращение"),
    "appeal decide": ("appeals", "записать решение по обращению"),
    "appeal take": ("appeals", "взять опасное обращение на себя"),
    "appeal link": ("appeals", "отнести обращение к известной семье"),
    "likely": ("likely", "похожие семьи: не внесена ли она уже"),
    "family merge": ("likely", "объединить две записи одной семьи"),
    "journal": ("journal", "кто что сделал"),
    "undo": ("undo", "отменить своё последнее сохранение"),
    "keys": ("keys", "все клавиши по экранам; заготовка своих клавиш"),
    "where": ("keys", "где лежат ваши настройки и файлы учреждения"),
    "check": ("check", "проверить настройки, шаблоны и базу"),
    "backup": ("backup", "сделать проверенную копию базы"),
    "init": ("founding", "создать папку нового учреждения"),
    "demo": ("founding", "создать учебное учреждение с вымышленными семьями"),
    "completion": ("completion", "дополнение команд клавишей Tab: bash, zsh"),
    "schedule": ("schedule", "вычислить сроки по правилу посещений для данных из файла"),
}
"""Command → its module in `sstui.cli.commands` and what it is for."""
HIDDEN = {"complete": "completion"}
"""Commands that programs call and people do not: the command → its module."""


def split(line: Sequence[str]) -> tuple[str, list[str]]:
    """The command's name and all other words of the line, in their order.

    The name is empty when the line has no word that is neither a key nor a key's value.

    Raises:
        WrongUse: there is no such command.
    """
    words = list(line)
    first = _next_word(words, 0)
    if first is None:
        return "", words
    name = words.pop(first)
    if name in HIDDEN:
        return name, words
    family = [known for known in KNOWN if known.startswith(f"{name} ")]
    second = _next_word(words, first)
    # The longer name first: «load advice» is not a «load» with a word too many.
    if family and second is not None and f"{name} {words[second]}" in family:
        return f"{name} {words.pop(second)}", words
    if name in KNOWN:
        return name, words
    if family and second is None and {"-h", "--help"}.isdisjoint(words):
        raise WrongUse(f"Что именно? Есть: {_quoted(family)}.")
    if family and second is not None:
        raise WrongUse(f"Команды «sstui {name} {words[second]}» нет. Есть: {_quoted(family)}.")
    if family:
        return name, words
    near = get_close_matches(name, [*KNOWN, *(known.split()[0] for known in KNOWN)], n=1)
    hint = f" Может быть, «sstui {near[0]}»?" if near else ""
    raise WrongUse(f"Команды «{name}» нет.{hint} Все команды: sstui --help")


def command(name: str) -> Command:
    """A command by its full name; its module is imported here."""
    home = HIDDEN[name] if name in HIDDEN else KNOWN[name][0]
    module = import_module(f"sstui.cli.commands.{home}")
    found: Command = module.COMMANDS[name]
    return found


def overview(family: str = "") -> str:
    """The help of the whole program, or of commands that begin with a word."""
    shown = {
        name: about
        for name, (_, about) in KNOWN.items()
        if not family or name.startswith(f"{family} ")
    }
    lines = [f"  {name:<16} {about}" for name, about in shown.items()]
    return "\n".join([*_HEAD, *lines, *_TAIL])


def is_family(name: str) -> bool:
    """Whether a word only begins the names of commands: «visit»."""
    return name not in KNOWN and name not in HIDDEN


def _next_word(words: list[str], start: int) -> int | None:
    """Where the next word stands that is neither a key nor the value of a common key."""
    position = start
    while position < len(words):
        if words[position] in GLOBAL_VALUES:
            position += 2
        elif words[position].startswith("-"):
            position += 1
        else:
            return position
    return None


def _quoted(names: list[str]) -> str:
    return ", ".join(f"«sstui {name}»" for name in names)


_HEAD = (
    "как запускать: sstui [общие ключи] [команда …]",
    "",
    "Рабочее место службы социального сопровождения семей с детьми.",
    "Без команды открывается программа на весь экран.",
    "",
    "команды:",
)
_TAIL = (
    "",
    "общие ключи (до команды или после неё):",
    "  --office ПАПКА   папка учреждения; иначе SSTUI_OFFICE, иначе папка пользователя",
    "  --as ИМЯ         кто работает, если за компьютером несколько человек",
    "  --today ДАТА     считать, что сегодня этот день: 2026-11-16, 16.11.2026",
    "  --json           ответ для другой программы",
    "  --csv, --plain   списки: для электронных таблиц; по строке на сведение",
    "  --ascii          экран без рамок и особых знаков; ещё --theme 16, --mouse, --no-mouse",
    "  --version        показать версию",
    "  -h, --help       эта справка; «sstui queue --help» — о команде",
    "",
    "примеры:",
    "  sstui init ~/office --profile tula",
    "  sstui --office ~/office queue --mine",
    "  sstui visit add 17/2026 --on вчера --outcome состоялось",
    "  sstui explain 17/2026",
    "",
    "коды завершения: 0 сделано, 1 отказ, 2 ошибка в команде, 3 ничего не найдено,",
    "4 занято другим сотрудником, 5 ошибки в файлах учреждения, 130 остановлено (Ctrl+C)",
)
