"""The assessment sheet: one that is right, and every way to be wrong with its whole sentence."""

from pathlib import Path

import pytest

from sstui.config.assessment import NAME, load_sheet
from sstui.core.problems import Problems

LEVELS = ("adaptation", "basic", "crisis", "emergency")
POINTS = "нужно целое число от 0 до 1000"
KNOWN = "нужен один из уровней норм: adaptation, basic, crisis, emergency"
CARE = "sections.child.factors.care"
THRESHOLDS = "[thresholds]\nadaptation = 0\nbasic = 2\ncrisis = 4\n"
OPTIONS = 'good = { title = "хорошо", points = 0 }\npoor = { title = "плохо", points = 4 }\n'
GOOD = f"""
code = "own"
title = "Лист учреждения"
sample = false

{THRESHOLDS}
[sections.child]
title = "Ребёнок"

[{CARE}]
title = "Уход"
[{CARE}.options]
{OPTIONS}
[sections.child.factors.study]
title = "Учёба"
[sections.child.factors.study.options]
yes = {{ title = "учится", points = 0 }}
no = {{ title = "не учится", points = 2 }}

[stops]
violence = {{ title = "насилие", level = "emergency" }}
"""

FAULTS = [
    ('code = "own"\n', "", "code: ключа нет; нужен текст в кавычках"),
    ('code = "own"', "code = ", "строка 2, столбец 8: запись не разобрана; "
     "после знака = нужно значение"),
    ('title = "Лист учреждения"', "title = 5", "title: стоит число 5; нужен текст в кавычках"),
    ("sample = false", 'sample = "да"',
     "sample: стоит текст «да»; нужно true (да) или false (нет)"),
    ("sample = false", "sampel = false", "sampel: неизвестный ключ; может быть, sample?"),
    (THRESHOLDS, "", "thresholds: раздела нет; нужен раздел [thresholds]"),
    (THRESHOLDS, "[thresholds]\n",
     "thresholds: порога с 0 баллов нет; нужен уровень, с которого начинается счёт: 0"),
    ("adaptation = 0", "adaptation = 1",
     "thresholds: порога с 0 баллов нет; нужен уровень, с которого начинается счёт: 0"),
    ("basic = 2", "basic = 0",
     "thresholds: два уровня с одного порога; у каждого уровня свой порог"),
    ("basic = 2", "basic = 5", "thresholds.basic: с 5 баллов уровень легче, чем с 4; "
     "чем больше баллов, тем тяжелее уровень"),
    ("basic = 2", "bassic = 2", "thresholds.bassic: неизвестный ключ; может быть, basic?"),
    ("basic = 2", "basic = -1", f"thresholds.basic: стоит число -1; {POINTS}"),
    ("basic = 2", "basic = 1001", f"thresholds.basic: стоит число 1001; {POINTS}"),
    ("basic = 2", 'basic = "2"', f"thresholds.basic: стоит текст «2»; {POINTS}"),
    ("basic = 2", "basic = 2.5", f"thresholds.basic: стоит дробное число 2.5; {POINTS}"),
    ('title = "Ребёнок"\n', "", "sections.child.title: ключа нет; нужен текст в кавычках"),
    ('title = "Уход"', 'title = ""', f"{CARE}.title: пусто; нужен текст в кавычках"),
    ('title = "Уход"', 'title = "Уход\\u001b[31m"',
     f"{CARE}.title: невидимый знак с кодом 001B; удалите его"),
    (OPTIONS, "", f"{CARE}.options: раздел пуст; нужна хотя бы одна запись"),
    (OPTIONS, OPTIONS.split("\n")[0] + "\n",
     f"{CARE}.options: ответ только один; нужно не меньше двух"),
    ('title = "хорошо", points = 0', 'title = "хорошо", points = 1001',
     f"{CARE}.options.good.points: стоит число 1001; {POINTS}"),
    ('title = "хорошо", points = 0', 'title = "хорошо"',
     f"{CARE}.options.good.points: ключа нет; {POINTS}"),
    ('title = "хорошо", points = 0', "points = 0",
     f"{CARE}.options.good.title: ключа нет; нужен текст в кавычках"),
    ('title = "хорошо", points = 0', 'title = "хорошо", points = 0, colour = 1',
     f"{CARE}.options.good.colour: неизвестный ключ; здесь бывают: title, points"),
    ('level = "emergency"', 'level = "emergensy"',
     f"stops.violence.level: уровня «emergensy» нет; {KNOWN}; может быть, emergency?"),
    ('level = "emergency"', "level = 4",
     "stops.violence.level: стоит число 4; нужен текст в кавычках"),
    ('title = "насилие", ', "", "stops.violence.title: ключа нет; нужен текст в кавычках"),
]  # fmt: skip


def messages(folder: Path, text: str) -> list[str]:
    (folder / NAME).write_text(text, "utf-8")
    try:
        load_sheet(folder, LEVELS)
    except Problems as problems:
        return [str(one) for one in problems.problems]
    return []


def test_a_sheet_of_ones_own(tmp_path: Path) -> None:
    assert messages(tmp_path, GOOD) == []
    sheet = load_sheet(tmp_path, LEVELS)
    assert (sheet.code, sheet.title, sheet.is_sample) == ("own", "Лист учреждения", False)
    assert [one.code for one in sheet.factors] == ["care", "study"]
    assert [(one.points, one.level) for one in sheet.thresholds] == [
        (0, "adaptation"),
        (2, "basic"),
        (4, "crisis"),
    ]
    assert [(one.code, one.level) for one in sheet.stops] == [("violence", "emergency")]
    assert sheet.factors[0].most == 4


@pytest.mark.parametrize(("old", "new", "said"), FAULTS)
def test_a_wrong_sheet_says_file_key_and_what_is_needed(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    assert old in GOOD
    assert messages(tmp_path, GOOD.replace(old, new, 1)) == [f"{NAME}: {said}"]


def test_sections_may_not_lack(tmp_path: Path) -> None:
    head, stops = GOOD.split("[sections.child]")[0], GOOD[GOOD.index("[stops]") :]
    assert messages(tmp_path, head + stops) == [
        f"{NAME}: sections: раздела нет; нужен раздел [sections]"
    ]
    assert messages(tmp_path, f"{head}[sections]\n{stops}") == [
        f"{NAME}: sections: раздел пуст; нужна хотя бы одна запись"
    ]


def test_stop_factors_may_lack(tmp_path: Path) -> None:
    assert messages(tmp_path, GOOD[: GOOD.index("[stops]")]) == []


def test_one_question_stands_once(tmp_path: Path) -> None:
    twice = GOOD.replace(
        "[stops]",
        f"""
[sections.home]
title = "Дом"
[sections.home.factors.care]
title = "Ещё раз"
[sections.home.factors.care.options]
{OPTIONS}
[stops]""",
    )
    assert messages(tmp_path, twice) == [
        f"{NAME}: sections: код «care» стоит дважды; у вопросов разные коды"
    ]


def test_all_faults_are_said_at_once(tmp_path: Path) -> None:
    wrong = GOOD.replace('title = "Уход"', "title = 1").replace("basic = 2", "basic = -2")
    wrong = wrong.replace('level = "emergency"', 'level = "worst"')
    assert len(messages(tmp_path, wrong)) == 3


def test_an_office_without_a_sheet_has_the_shipped_sample(tmp_path: Path) -> None:
    sheet = load_sheet(tmp_path, LEVELS)
    assert sheet.is_sample
    assert {one.level for one in sheet.thresholds} == set(LEVELS)
    # What a form shows before its fields, at its full length.
    assert [one.title for one in sheet.factors if len(one.title) > 21] == []


def test_another_text_is_another_sheet(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text(GOOD, "utf-8")
    before = load_sheet(tmp_path, LEVELS).mark
    (tmp_path / NAME).write_text(GOOD + "# исправлено\n", "utf-8")
    after = load_sheet(tmp_path, LEVELS).mark
    assert before.startswith("own:")
    assert before != after
