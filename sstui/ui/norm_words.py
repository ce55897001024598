"""Russian words of the norm sets and of their trial, the same on every screen and line."""

from datetime import date

from sstui.core.load import tenths
from sstui.core.norms import Level
from sstui.core.queue import Outlook
from sstui.core.wording import counted, months, short_date
from sstui.desk.norms import ListedSet
from sstui.desk.whatif import Trial, TriedCurator


def state(one: ListedSet) -> str:
    """«действуют», «будут», «прежние», with what is wrong."""
    words = "действуют" if one.is_current else "будут" if one.is_future else "прежние"
    return f"{words}, изменены вручную!" if one.altered else words


def entered(one: ListedSet) -> str:
    """Who put a set in force; «файл» for one that the program did not write."""
    if not one.is_ours:
        return "файл"
    return plain(one.who) or "неизвестно"


def plain(name: str) -> str:
    """A short name with plain spaces, so that a screen may break it."""
    return name.replace("\u00a0", " ")


def term(level: Level) -> str:
    """«до 6 месяцев» where the act says «не более», «12 месяцев» elsewhere."""
    number = level.norm.term_months
    # After «до» the genitive: «до 3 месяцев», «до 1 месяца».
    genitive = f"{number} {'месяца' if number % 10 == 1 and number % 100 != 11 else 'месяцев'}"
    return f"до {genitive}" if level.term_is_limit else months(number)


def first_visit(level: Level) -> str:
    """«5 дн.»; a dash where the office sets none."""
    return "—" if level.norm.first_visit is None else f"{level.norm.first_visit} дн."


def families_max(level: Level) -> str:
    """«12»; a dash where there is no norm of families."""
    return "—" if level.families_max is None else str(level.families_max)


def dates(outlook: Outlook) -> str:
    """«16.11.26/20.11.26»: the proposed day and the deadline; a dash when none is owed."""
    found = outlook.next
    return f"{found.target:%d.%m.%y}/{found.due_by:%d.%m.%y}" if found else "—"


def ends(before: Outlook, after: Outlook) -> str:
    """«31.12.26 → 30.11.26» where the end of the term moves; empty where it does not."""
    if before.end == after.end:
        return ""
    return f"{_end(before.end)} → {_end(after.end)}"


def over(one: TriedCurator) -> str:
    """«станет сверх нормы»; empty for a curator who is within the norm."""
    if not one.after.is_over:
        return "перестанет быть сверх нормы" if one.before.is_over else ""
    return "сверх нормы" if one.before.is_over else "станет сверх нормы"


def head(trial: Trial) -> str:
    """What was tried and for which day."""
    said = f"Нормы с {short_date(trial.norms.since)}, взгляд на {short_date(trial.day)}."
    return f"{said} Ничего не записано."


def summary(trial: Trial) -> list[str]:
    """The trial in a few sentences."""
    before, after = trial.visits_a_week
    was = sum(one.before.is_over for one in trial.curators)
    becomes = sum(one.after.is_over for one in trial.curators)
    whole = counted(trial.cases, "семьи", "семей", "семей")
    moved = len(trial.families)
    changed = f"у {moved} из {whole}" if moved else f"ни у кого из {whole}"
    said = [
        f"Сроки {'изменятся' if moved else 'не изменятся'} {changed}.",
        f"Станут просроченными: {len(trial.overdue)}. Срок уже кончился бы: {len(trial.ended)}.",
        f"Посещений в неделю по нормам: было {tenths(before)}, станет {tenths(after)}.",
        f"Кураторов сверх нормы: было {was}, станет {becomes}.",
    ]
    if trial.is_ahead:
        said.insert(0, "До этого дня посещения взяты сделанными в желательные дни.")
    return said


def shortened(trial: Trial) -> list[str]:
    """Periods in which holidays leave fewer days than visits are asked for."""
    return [
        f"{short_date(one.period[0])}–{short_date(one.period[1])}, {one.level.title}: "
        f"дней {one.days}, посещений {one.level.norm.min}"
        for one in trial.shortened
    ]


def _end(day: date | None) -> str:
    return f"{day:%d.%m.%y}" if day else "—"
