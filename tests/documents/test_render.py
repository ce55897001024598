"""A template filled for real and read back the way Word would read it."""

import stat
import subprocess
import sys
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from docx import Document

from sstui.core.problems import Problems
from sstui.core.records import FullName
from sstui.core.refusal import Refusal
from sstui.documents.agreement import fields
from sstui.documents.fields import Fields
from sstui.documents.render import About, check_template, render
from tests.documents.paper_samples import profile_of
from tests.documents.samples import ABOUT, MOTHER, TEMPLATE, facts, names_in, template, text_of

SIMPLE: Fields = {"имя": "Ёлкина Мария", "номер": 7, "дети": [{"имя": "Алсу"}, {"имя": "Тимур"}]}


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_the_shipped_template_prints_names_dates_and_number(tmp_path: Path) -> None:
    made = render(TEMPLATE, fields(facts()), tmp_path / "a.docx", ABOUT)
    text = plain(text_of(made.path))
    for words in (
        "СОГЛАШЕНИЕ № 17/2026",
        "«15» марта 2026 г.",
        "в лице директора Примеровой Анны Ильиничны, действующей на основании Устава",
        "Хабибуллина Айгуль Рашидовна (мать), проживающая по адресу: деревня Заречье",
        "семью Хабибуллиной Айгуль Рашидовны",
        "с 15 марта 2026 г. по 14 сентября 2026 г. включительно",
        "Куратор семьи – Соловьёва Наталья Ильинична, специалист по социальной работе, "
        "телефон 2-00-15.",
        "1–2 раза в неделю",
        "на утверждение консилиуму специалистов",
        "Хабибуллина Алсу Ильдаровна",
        "30.11.2019",
        "паспорт 00 00 000000",
        "/ А. Р. Хабибуллина /",
        "/ А. И. Примерова /",
        "Соглашение № 17/2026 от 15.03.2026",
    ):
        assert words in text
    assert "{" not in text


def test_the_agreement_is_called_as_the_profile_calls_it(tmp_path: Path) -> None:
    made_from = replace(facts(), terms=profile_of("tver-institution").terms)
    text = plain(text_of(render(TEMPLATE, fields(made_from), tmp_path / "a.docx", ABOUT).path))
    for words in (
        "ДОГОВОР № 17/2026",
        "Предмет Договора",
        "Договор вступает в силу",
        "для этого договор заключают заново",
        "Договор № 17/2026 от 15.03.2026",
    ):
        assert words in text
    # What two sides agree upon later is an agreement by the Civil Code, whatever the paper is.
    assert text.lower().count("соглашени") == text.count("письменным соглашением Сторон") == 1


def test_a_family_without_children_has_no_table_of_them(tmp_path: Path) -> None:
    made = render(TEMPLATE, fields(replace(facts(), children=())), tmp_path / "a.docx", ABOUT)
    text = text_of(made.path)
    assert "Дети, в интересах" not in text
    assert "Дата рождения" not in text
    assert len(Document(str(made.path)).tables) == 1


def test_the_file_is_for_its_owner_and_says_who_made_it(tmp_path: Path) -> None:
    made = render(TEMPLATE, fields(facts()), tmp_path / "a.docx", ABOUT)
    assert stat.S_IMODE(made.path.stat().st_mode) == 0o600
    assert names_in(tmp_path) == ["a.docx"]
    properties = Document(str(made.path)).core_properties
    assert properties.title == "Соглашение № 17/2026"
    assert properties.author == "ГУ «Светлый берег»"
    assert properties.created is not None
    assert properties.created.date() == date(2026, 3, 15)
    with zipfile.ZipFile(made.path) as archive:
        everything = b"".join(archive.read(name) for name in archive.namelist())
    assert b"python-docx" not in everything


def test_the_author_of_a_template_is_not_printed(tmp_path: Path) -> None:
    word = Document()
    word.core_properties.author, word.core_properties.comments = "Пётр Секретов", "{{ 7*7 }}"
    word.core_properties.last_modified_by = "Пётр Секретов"
    word.save(str(tmp_path / "t.docx"))
    made = render(tmp_path / "t.docx", {}, tmp_path / "a.docx", ABOUT)
    with zipfile.ZipFile(made.path) as archive:
        core = archive.read("docProps/core.xml").decode()
    assert "Секретов" not in core
    assert "{{" not in core


def test_the_same_facts_give_the_same_bytes(tmp_path: Path) -> None:
    first = render(TEMPLATE, fields(facts()), tmp_path / "a.docx", ABOUT)
    second = render(TEMPLATE, fields(facts()), tmp_path / "b.docx", ABOUT)
    other = render(TEMPLATE, fields(replace(facts(), number="18/2026")), tmp_path / "c.docx", ABOUT)
    assert first.path.read_bytes() == second.path.read_bytes()
    assert first.sha256 == second.sha256 != other.sha256
    assert first.template_sha256 == other.template_sha256


HOSTILE = [
    "<b>Иванова</b> & \"Ко\" 'и'",
    "</w:t></w:r></w:p><w:p><w:r><w:t>вставлено",
    "{{ 7*7 }}",
    "{% for x in дети %}",
    "{_{ 7 }_} {_% %_}",
    "{# не пояснение #}",
    "[red]Иванова[/red]",
    "две\nстроки",
    "со\tзнаком",
    "\u202eаволрО\u202c",
    "нулевая\u200bширина",
    "  с краёв  ",
    "&amp; &#65; &lt;",
    "😀 Ёлкина",
    "%s {0} ${HOME} $(id) `id`",
    "",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_printed_as_it_stands(tmp_path: Path, text: str) -> None:
    path = template(tmp_path, "Ф [{{ имя }}] К", "и так: {{ имя|прописными }}")
    made = render(path, {"имя": text}, tmp_path / "a.docx", ABOUT)
    lines = [one.text for one in Document(str(made.path)).paragraphs]
    assert lines == [f"Ф [{text}] К", f"и так: {text.upper()}"]


def test_a_hostile_name_passes_through_the_shipped_template(tmp_path: Path) -> None:
    name = FullName("Иванова<b>&\"'", "{{7*7}}", "\u202eавнвонавИ")
    made_from = replace(facts(), applicant=replace(MOTHER, name=name))
    made = render(TEMPLATE, fields(made_from), tmp_path / "a.docx", ABOUT)
    assert "Иванова<b>&\"' {{7*7}} \u202eавнвонавИ (мать)" in text_of(made.path)


@pytest.mark.parametrize("char", ["\x00", "\x0b", "\x1b", "\ufffe", "\ud800", "\r"])
def test_a_character_that_no_document_holds_is_refused(tmp_path: Path, char: str) -> None:
    path = template(tmp_path, "{{ семья.имя }}")
    with pytest.raises(Refusal) as refused:
        render(path, {"семья": {"имя": f"Тайна{char}"}}, tmp_path / "a.docx", ABOUT)
    assert refused.value.sentence == (
        "В поле «семья.имя» есть знак, который нельзя напечатать: исправьте запись"
    )
    assert names_in(tmp_path) == ["template.docx"]


def test_a_loop_and_a_condition_are_filled(tmp_path: Path) -> None:
    path = template(
        tmp_path,
        "{%p for ребёнок in дети %}",
        "{{ loop.index }}. {{ ребёнок.имя }}{% if not loop.last %};{% else %}.{% endif %}",
        "{%p endfor %}",
        "{% if номер == 7 %}семь{% elif имя == «Пётр» %}Пётр{% else %}нет{% endif %}",
        "{% if дети and имя %}есть{% endif %}",
    )
    made = render(path, SIMPLE, tmp_path / "a.docx", ABOUT)
    lines = [one.text for one in Document(str(made.path)).paragraphs]
    assert lines == ["1. Алсу;", "2. Тимур.", "семь", "есть"]


def test_autocorrection_inside_tags_is_undone(tmp_path: Path) -> None:
    path = template(
        tmp_path,
        "{{\u00a0имя\u00a0}}{% if имя == «Ёлкина Мария» %}–да{% endif %}",
        "{% if имя != „Пётр“ %}«да»{% endif %}",
    )
    made = render(path, SIMPLE, tmp_path / "a.docx", ABOUT)
    assert [one.text for one in Document(str(made.path)).paragraphs] == [
        "Ёлкина Мария–да",
        "«да»",
    ]


def test_a_tag_cut_into_runs_is_filled(tmp_path: Path) -> None:
    word = Document()
    paragraph = word.add_paragraph()
    for piece in ("{", "{ им", "я", " }", "}"):
        paragraph.add_run(piece).bold = piece == "я"
    word.save(str(tmp_path / "t.docx"))
    made = render(tmp_path / "t.docx", SIMPLE, tmp_path / "a.docx", ABOUT)
    assert Document(str(made.path)).paragraphs[0].text == "Ёлкина Мария"


def test_a_missing_field_is_named_and_nothing_is_left(tmp_path: Path) -> None:
    path = template(tmp_path, "{{ имя }}", "Дата: {{ имяя }}, {{ адрес.дом }}")
    with pytest.raises(Problems) as found:
        render(path, SIMPLE, tmp_path / "a.docx", ABOUT)
    folder = tmp_path.name
    assert [str(one) for one in found.value.problems] == [
        f"{folder}/template.docx: абзац «Дата: {{{{ имяя }}}}, {{{{ адрес.дом }}}}»: "
        "нет поля «имяя»; может быть, «имя»",
        f"{folder}/template.docx: абзац «Дата: {{{{ имяя }}}}, {{{{ адрес.дом }}}}»: "
        "нет поля «адрес.дом»; проверьте имя по списку полей",
    ]
    assert names_in(tmp_path) == ["template.docx"]


def test_a_missing_template_is_named(tmp_path: Path) -> None:
    with pytest.raises(Problems) as found:
        render(tmp_path / "нет.docx", SIMPLE, tmp_path / "a.docx", ABOUT)
    assert str(found.value) == f"{tmp_path.name}/нет.docx: файла нет; положите шаблон в эту папку"
    assert names_in(tmp_path) == []


@pytest.mark.parametrize("kind", ["file", "folder", "link", "dangling link"])
def test_nothing_is_ever_overwritten(tmp_path: Path, kind: str) -> None:
    target, other = tmp_path / "a.docx", tmp_path / "чужое.txt"
    other.write_text("чужое")
    if kind == "file":
        target.write_text("прежнее")
    elif kind == "folder":
        target.mkdir()
    else:
        target.symlink_to(other if kind == "link" else tmp_path / "нигде")
    before = names_in(tmp_path)
    with pytest.raises(Refusal, match=r"такой файл уже есть \(a\.docx\)"):
        render(TEMPLATE, fields(facts()), target, ABOUT)
    assert names_in(tmp_path) == before
    assert other.read_text() == "чужое"
    assert not (tmp_path / "нигде").exists()


@pytest.mark.parametrize(
    "fields_given",
    [
        {"имя": None},
        {"имя": 1.5},
        {"имя": b"x"},
        {"имя": Path("/")},
        {"имя": {"дом": {1, 2}}},
        {"имя": ("а", "б")},
        {"имя": [len]},
        {"_имя": "x"},
        {"и мя": "x"},
        {1: "x"},
        {"а": {"а": {"а": {"а": {"а": {"а": {"а": "x"}}}}}}},
        ["имя"],
        type("Запись", (dict,), {})(имя="x"),
        {"имя": type("Строка", (str,), {})("x")},
    ],
    ids=lambda given: str(given)[:20],
)
def test_only_plain_values_are_taken(tmp_path: Path, fields_given: Fields) -> None:
    path = template(tmp_path, "{{ имя }}")
    with pytest.raises(TypeError, match=r"^field"):
        render(path, fields_given, tmp_path / "a.docx", ABOUT)
    assert names_in(tmp_path) == ["template.docx"]


def test_a_template_that_would_take_for_ever_is_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An unclosed tag makes docxtpl search again from every place: minutes for a small file."""
    monkeypatch.setattr("sstui.documents.render.WAIT_SECONDS", 1)
    path = template(tmp_path, *["{% " * 2000] * 60)
    with pytest.raises(Problems, match="слишком сложен: заполнение остановлено"):
        render(path, SIMPLE, tmp_path / "a.docx", ABOUT)
    assert names_in(tmp_path) == ["template.docx"]


def test_the_worker_lives_under_limits() -> None:
    code = (
        "import resource as r; from sstui.documents.worker import _limit; _limit()\n"
        "print(*(r.getrlimit(k)[0] for k in (r.RLIMIT_CPU, r.RLIMIT_AS, r.RLIMIT_FSIZE)))"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.split() == ["10", "734003200", "52428800"]


def test_a_mistake_in_the_worker_tells_only_its_kind() -> None:
    worker = [sys.executable, "-m", "sstui.documents.worker"]
    done = subprocess.run(worker, input="{Тайна".encode(), check=False, capture_output=True)
    assert (done.returncode, done.stdout, done.stderr) == (4, b"JSONDecodeError", b"")


def test_nothing_of_word_is_loaded_into_the_program(tmp_path: Path) -> None:
    code = (
        "import sys; from datetime import date; from pathlib import Path\n"
        "from sstui.documents.render import About, render\n"
        f"render(Path({str(template(tmp_path, 'x'))!r}), {{}}, Path({str(tmp_path / 'a.docx')!r}),"
        " About('', '', date(2026, 3, 15)))\n"
        "heavy = {'docx', 'docxtpl', 'jinja2', 'lxml'} & set(sys.modules)\n"
        "sys.exit(str(heavy) if heavy else 0)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_shipped_template_is_without_faults_for_its_fields() -> None:
    from sstui.documents.agreement import FIELDS

    assert check_template(TEMPLATE, FIELDS) == []


def test_properties_may_be_in_any_language(tmp_path: Path) -> None:
    about = About("<Договор> & {{ x }}", "", date(2026, 1, 2))
    made = render(template(tmp_path, "x"), {}, tmp_path / "a.docx", about)
    assert Document(str(made.path)).core_properties.title == "<Договор> & {{ x }}"
