"""Regional models laid open: what one says, and where two differ."""

from dataclasses import dataclass, fields
from pathlib import Path

from sstui.config.layers import known_profiles
from sstui.config.profiles import norms_of, read_profile
from sstui.config.reader import guess, shown
from sstui.core.norms import Level, Norms
from sstui.core.office import Dictionary, Entry, Forms, Terms
from sstui.core.problems import Problem, Problems
from sstui.core.profile import Clock, ClockUnit, Profile, Route, Stage
from sstui.core.refusal import Refusal
from sstui.core.wording import counted, days, families, frequency, months, working_days
from sstui.desk.profile_rules import rules_of

_TERMS = {
    "agreement": "соглашение",
    "curator": "куратор",
    "programme": "программа",
    "body": "кто утверждает",
    "applicant": "сторона семьи",
    "supplement": "дополнение",
    "register": "журнал",
    "family_file": "дело семьи",
    "prolongation": "продление",
    "after_care": "после окончания",
}
_NONE = "—"


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that a profile says; `code` names it in every profile and in JSON."""

    code: str
    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Section:
    """Lines of one kind: words, levels, stages."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that two profiles say, side by side; «—» where one of them says nothing."""

    section: str
    code: str
    label: str
    left: str
    right: str

    @property
    def is_same(self) -> bool:
        """Whether both say the same."""
        return self.left == self.right


def profiles(office: Path) -> list[Profile]:
    """The profiles of an office, which need not exist, and those that travel with the program.

    Raises:
        Problems: faults of all of them together.
    """
    problems: list[Problem] = []
    found = [read_profile(office, code, problems) for code in known_profiles(office)]
    if problems:
        raise Problems(tuple(problems))
    return [one for one in found if one]


def find_profile(office: Path, code: str) -> tuple[Profile, Norms]:
    """A profile and the norms that a new office of it begins with.

    Raises:
        Refusal: there is no such profile.
        Problems: its files are wrong.
    """
    known = known_profiles(office)
    if code not in known:
        hint = guess(code, known).removeprefix("; может быть, ")
        near = f" Может быть, {hint}" if hint else ""
        raise Refusal(f"Профиля «{shown(code)}» нет. Есть: {', '.join(known)}.{near}", "profile")
    problems: list[Problem] = []
    profile = read_profile(office, code, problems)
    norms = norms_of(office, profile, problems) if profile else None
    if problems or profile is None or norms is None:
        raise Problems(tuple(problems))
    return profile, norms


def described(profile: Profile, norms: Norms) -> list[Section]:
    """Everything that a profile says, in words."""
    latest = norms.sets[-1]
    lists = profile.lists
    return [
        Section("О профиле", _about(profile)),
        Section("Слова", _words(profile.terms)),
        Section("Уровни", tuple(_level(one) for one in latest.by_rank())),
        Section("Этапы", _stages(profile.route)),
        Section("Кто решает и какие бумаги", _named(profile.route)),
        Section("Правила пути", tuple(Line(*one) for one in rules_of(profile))),
        Section("Сроки", tuple(_clock(profile.route, one) for one in profile.clocks)),
        Section(
            "Списки",
            (
                _list("categories", "категории", lists.categories),
                _list("start_grounds", "основания начать", lists.start_grounds),
                _list("end_grounds", "основания закончить", lists.end_grounds),
                _list("sources", "кто сообщает", lists.sources),
                _list("organisations", "организации", lists.organisations),
                _list("forms_of_work", "формы работы", lists.forms_of_work),
                _list("periodicities", "как часто", lists.periodicities),
                _list("consent_purposes", "цели согласий", Dictionary(lists.purposes.active())),
                *(
                    _list(kind.code, f"{kind.title} помощь", kind.measures)
                    for kind in lists.help_kinds
                ),
            ),
        ),
    ]


def compared(left: list[Section], right: list[Section]) -> list[Difference]:
    """Two profiles side by side, section by section, in the order of the first."""
    found = []
    for one, other in zip(left, right, strict=True):
        mine = {line.code: line for line in one.lines}
        theirs = {line.code: line for line in other.lines}
        for code in [*mine, *(code for code in theirs if code not in mine)]:
            line = mine.get(code) or theirs[code]
            values = (side[code].value if code in side else _NONE for side in (mine, theirs))
            found.append(Difference(one.title, code, line.label, *values))
    return found


def _about(profile: Profile) -> tuple[Line, ...]:
    source = f"документ [{profile.levels_seed}]" if profile.levels_seed else "свои"
    if profile.levels_from:
        source += f", заимствованы у {profile.levels_from}"
    elif profile.visits_from:
        source += f", числа посещений — у {profile.visits_from}"
    called = profile.terms.agreement.nominative
    return (
        Line("title", "название", profile.title),
        Line("act", "документ", f"[{profile.seed}] {profile.act}" if profile.seed else profile.act),
        Line("extends", "дополняет", profile.extends or _NONE),
        Line("levels", "уровни и нормы", source),
        Line("agreement_order", called, profile.route.agreement_order.label),
    )


def _words(terms: Terms) -> tuple[Line, ...]:
    told: dict[str, Forms | None] = {one.name: getattr(terms, one.name) for one in fields(Terms)}
    return tuple(
        Line(name, _TERMS[name], _word(forms)) for name, forms in told.items() if forms is not None
    )


def _word(forms: Forms) -> str:
    is_shorter = forms.short and forms.short != forms.nominative
    return f"{forms.nominative} ({forms.short})" if is_shorter else forms.nominative


def _level(level: Level) -> Line:
    norm = level.norm
    most = "не более " if level.term_is_limit else ""
    parts = [
        frequency(norm),
        f"срок {most}{_months(norm.term_months, level.term_is_limit)}",
        _families(level),
        f"первое посещение за {working_days(norm.first_visit)}" if norm.first_visit else "",
        f"мониторинг раз в {months(level.review_every)}" if level.review_every else "",
        "дежурный на долгих выходных" if level.duty_over_closed_runs else "",
    ]
    return Line(level.code, level.title, "; ".join(filter(None, parts)))


def _months(number: int, is_limit: bool) -> str:
    # «не более» takes the genitive.
    return counted(number, "месяца", "месяцев", "месяцев") if is_limit else months(number)


def _families(level: Level) -> str:
    if level.families_max is None:
        return "нормы семей нет"
    if level.families_is_limit:
        most = counted(level.families_max, "семьи", "семей", "семей")
        return f"не более {most} на специалиста"
    return f"{families(level.families_max)} на специалиста"


def _stages(route: Route) -> tuple[Line, ...]:
    """By their place: stages of two regions stand beside each other in the order of the work."""
    return tuple(
        Line(str(number), f"этап {number}", _stage(stage, route))
        for number, stage in enumerate(route.stages, start=1)
    )


def _stage(stage: Stage, route: Route) -> str:
    titles = {code: paper.title for code, paper in route.documents.items()}
    parts = list(stage.steps)
    if stage.needs:
        parts.append("нужны: " + ", ".join(titles[code] for code in stage.needs))
    if stage.makes:
        parts.append("получаются: " + ", ".join(titles[code] for code in stage.makes))
    if stage.decides:
        parts.append(f"решает {route.bodies[stage.decides].title}")
    return ": ".join(filter(None, [stage.title, "; ".join(parts)]))


def _named(route: Route) -> tuple[Line, ...]:
    bodies = tuple(Line(f"body {one.code}", "орган", one.title) for one in route.bodies.values())
    papers = tuple(
        Line(f"paper {one.code}", "бумага", one.title) for one in route.documents.values()
    )
    return bodies + papers


def _clock(route: Route, clock: Clock) -> Line:
    words = {
        ClockUnit.WORKING_DAYS: working_days,
        ClockUnit.CALENDAR_DAYS: days,
        ClockUnit.MONTHS: months,
    }
    sides = "до события" if clock.before else "после события"
    when = f"{words[clock.unit](clock.amount)} {sides} «{route.events[clock.starts]}»"
    if clock.amount == 0:
        when = f"в день события «{route.events[clock.starts]}»"
    return Line(clock.code, clock.title, when if clock.active else f"выключен ({when})")


def _list(code: str, label: str, entries: Dictionary[Entry]) -> Line:
    named = "; ".join(entry.title for entry in entries)
    return Line(code, label, f"{len(entries)}: {named}" if len(entries) else _NONE)
