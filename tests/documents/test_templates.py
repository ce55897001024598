"""Templates that want too much, and templates with honest mistakes."""

import json
from pathlib import Path

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from jinja2 import TemplateError

from sstui.core.problems import Problems
from sstui.documents.closed import ClosedEnvironment
from sstui.documents.fields import Fields
from sstui.documents.render import check_template, render
from sstui.documents.worker import PROBLEMS, answer
from tests.documents.samples import ABOUT, names_in, rewritten, template

KNOWN = [
    "номер",
    "семья.адрес",
    "семья.место",
    "есть_дети?",
    "дети[]",
    "дети[].имя",
    "пустые[]",
]
FIELDS: Fields = {
    "номер": "17",
    "семья": {"адрес": "дом 3", "место": "Заречье"},
    "есть_дети": True,
    "дети": [{"имя": "Алсу"}],
    "пустые": [],
}

PAYLOADS = [
    "{{ cycler.__init__.__globals__.os.popen('touch ФЛАГ').read() }}",
    "{{ lipsum.__globals__['os'].environ['PATH'] }}",
    "{{ self.__init__.__globals__.__builtins__.__import__('os').system('touch ФЛАГ') }}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ номер.__class__ }}",
    "{{ номер.upper() }}",
    "{{ номер.upper }}",
    "{{ семья.items() }}",
    "{{ семья.keys }}",
    "{{ семья['__class__'] }}",
    "{{ семья['адрес'] }}",
    "{{ номер|attr('__class__') }}",
    "{{ номер|format }}",
    "{{ '{0.__class__}'.format(номер) }}",
    "{{ 'x' * 10**9 }}",
    "{{ 9**9**9 }}",
    "{{ 7*7 }}",
    "{{ 'слово' }}",
    "{{ range(10**9) }}",
    "{{ namespace() }}",
    "{{ joiner() }}",
    "{{ request.application }}",
    "{{ config }}",
    "{{ loop }}",
    "{{ loop.index }}",
    "{{ номер ~ номер }}",
    "{{ номер if есть_дети else номер }}",
    "{{ номер is defined }}",
    "{{ [номер] }}",
    "{{ номер[0] }}",
    "{{ номер[1:] }}",
    "{% set x = номер %}",
    "{% include '/etc/passwd' %}",
    "{% import 'os' as os %}",
    "{% extends 'x' %}",
    "{% macro m() %}x{% endmacro %}",
    "{% call номер() %}x{% endcall %}",
    "{% filter upper %}x{% endfilter %}",
    "{% block b %}x{% endblock %}",
    "{% with x = номер %}x{% endwith %}",
    "{% autoescape false %}{{ номер }}{% endautoescape %}",
    "{% for x in range(9) %}{% endfor %}",
    "{% for x in дети.__class__ %}x{% endfor %}",
    "{% for x in номер %}x{% endfor %}",
    "{% for x in семья %}{{ x }}{% endfor %}",
    "{% for x in дети if x.имя %}{{ x.имя }}{% endfor %}",
    "{% for x, y in дети %}x{% endfor %}",
    "{% for x in дети recursive %}{{ loop(x) }}{% endfor %}",
    "{% for x in дети %}" * 3 + "x" + "{% endfor %}" * 3,
    "{% for x in дети %}{{ loop.cycle('а', 'б') }}{% endfor %}",
    "{% for x in дети %}{{ loop.__class__ }}{% endfor %}",
    "{% for x in дети %}{{ x.__class__ }}{% endfor %}",
    "{% for x in дети %}x{% else %}y{% endfor %}",
    "{% if номер.__class__ %}x{% endif %}",
    "{% if номер > 1 %}x{% endif %}",
    "{% if номер == номер %}x{% endif %}",
    "{% if номер() %}x{% endif %}",
    "{% if номер in 'x' %}x{% endif %}",
    "{% if номер|length == 1 %}x{% endif %}",
    "{{ семья }}",
    "{{ дети }}",
    "{{ есть_дети }}",
    "{{ неизвестно }}",
    "{{r номер }}",
    "{{p номер }}",
    "{{tr номер }}",
    "{%r номер %}",
    "{% colspan номер %}",
    "{% cellbg номер %}",
    "{{ номер",
    "{% if есть_дети %}",
    "{% endif %}",
    "{{ }}",
    "{{ номер } }",
]


REQUEST = {
    "label": "templates/agreement.docx",
    "known": KNOWN,
    "fields": FIELDS,
    "title": "",
    "author": "",
    "made_on": "2026-03-15",
}


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_template_that_wants_too_much_is_refused(
    tmp_path: Path, payload: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    # A word after it, so that an unclosed tag has something to swallow.
    path = template(tmp_path, payload, "Конец")
    code, reply = answer(REQUEST, path.read_bytes())
    assert code == PROBLEMS
    assert json.loads(reply) != []
    assert names_in(tmp_path) == ["template.docx"]


@pytest.mark.parametrize("payload", PAYLOADS[:3])
def test_a_refused_template_leaves_nothing(
    tmp_path: Path, payload: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    path = template(tmp_path, payload)
    with pytest.raises(Problems):
        render(path, FIELDS, tmp_path / "a.docx", ABOUT)
    assert names_in(tmp_path) == ["template.docx"]


@pytest.mark.parametrize(
    "payload", [one for one in PAYLOADS if ("__" in one or "(" in one) and "macro" not in one]
)
def test_the_second_door_is_shut_too(
    tmp_path: Path, payload: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The language itself gives nothing away, were the check of the tree ever passed by."""
    monkeypatch.chdir(tmp_path)
    with pytest.raises((TemplateError, TypeError)):
        ClosedEnvironment().from_string(payload).render(FIELDS)
    assert names_in(tmp_path) == []


ONLY = "в шаблоне можно только напечатать поле, проверить «да — нет» и пройти по списку"
MISTAKES = [
    (
        "{{ семья.адресс }}",
        "нет поля «семья.адресс»",
        "может быть, «семья.адрес»",
    ),
    # The «o» and «p» are Latin.
    (
        "{{ нoмеp }}",
        "нет поля «нoмеp»",
        "в имени буквы другого алфавита, пишите «номер»",
    ),
    (
        "{{ семья }}",
        "«семья» — группа полей, её не напечатать",
        "назовите поле в ней, например «семья.адрес»",
    ),
    (
        "{{ есть_дети }}",
        "«есть_дети» не печатается",
        "это поле только для условия",
    ),
    (
        "{{ xyz }}",
        "нет поля «xyz»",
        "проверьте имя по списку полей",
    ),
    (
        "{{ номер|верх }}",
        "неизвестное преобразование «верх»",
        "можно: прописными, строчными, с_прописной",
    ),
    (
        "{% for р in детии %}{{ р.имя }}{% endfor %}",
        "нет списка «детии»",
        "может быть, «дети»",
    ),
    (
        "{% for р in дети %}{{ р.имяя }}{% endfor %}",
        "нет поля «р.имяя»",
        "может быть, «р.имя»",
    ),
    (
        "{% if есть_детки %}x{% endif %}",
        "нет поля «есть_детки»",
        "проверьте имя по списку полей",
    ),
    (
        "{% фор р in дети %}",
        "неизвестная команда «фор»",
        ONLY,
    ),
    (
        "x {% endif %}",
        "лишняя команда «endif»",
        "уберите её или поставьте начало перед ней",
    ),
    (
        "x {% if есть_дети %}",
        "команда не закрыта",
        "поставьте в конце {% endfor %} или {% endif %}",
    ),
    (
        "{{ номер } }",
        "не разобрать подстановку",
        "пишите {{ поле }}: две скобки и одно имя между ними",
    ),
    (
        "Номер {номер} тут",
        "у поля «номер» одна скобка",
        "пишите {{ номер }}",
    ),
]


@pytest.mark.parametrize(("text", "found", "expected"), MISTAKES, ids=[one[0] for one in MISTAKES])
def test_an_honest_mistake_is_explained(
    tmp_path: Path, text: str, found: str, expected: str
) -> None:
    (problem,) = check_template(template(tmp_path, "Начало", text), KNOWN)
    assert problem.file == f"{tmp_path.name}/template.docx"
    assert problem.key == f"абзац «{text}»"
    assert (problem.found, problem.expected) == (found, expected)


def test_all_mistakes_are_listed_together(tmp_path: Path) -> None:
    path = template(tmp_path, "{{ а1 }}", "{{ номер }}", "{{ а2 }} {{ а2 }} {{ а3 }}")
    assert [one.found for one in check_template(path, KNOWN)] == [
        "нет поля «а1»",
        "нет поля «а2»",
        "нет поля «а3»",
    ]


def test_a_long_paragraph_is_quoted_shortly(tmp_path: Path) -> None:
    (problem,) = check_template(template(tmp_path, "слово " * 30 + "{{ а1 }}"), KNOWN)
    assert problem.key == "абзац «" + ("слово " * 10).rstrip() + "…»"


def test_an_honest_template_has_no_faults(tmp_path: Path) -> None:
    path = template(
        tmp_path,
        "{{ номер }} и {{ семья.адрес|прописными }}",
        "{%p if есть_дети and not номер %}",
        "{% for ребёнок in дети %}{{ loop.index }} {{ ребёнок.имя }}{% endfor %}",
        "{%p endif %}",
        "{% for х in пустые %}{{ х.что_угодно }}{% endfor %}",
        "{# пояснение для того, кто правит шаблон #}",
        "{% if номер == «17» or дети %}{% elif номер %}{% else %}{% endif %}",
        "Множество {а, б} и {скобки}",
    )
    assert check_template(path, KNOWN) == []
    render(path, FIELDS, tmp_path / "a.docx", ABOUT)


def test_a_command_over_two_paragraphs_is_explained(tmp_path: Path) -> None:
    path = template(tmp_path, "Начало {% if есть_дети %}", "да", "{% endif %} конец")
    (problem,) = check_template(path, KNOWN)
    assert problem.found == "команда начинается в одном абзаце, а кончается в другом"
    opened = template(tmp_path, "{%p if есть_дети %}", "да {% endif %} конец")
    (problem,) = check_template(opened, KNOWN)
    assert problem.found == "команда начинается в одном абзаце, а кончается в другом"


def test_header_and_footer_are_checked_too(tmp_path: Path) -> None:
    word = Document()
    word.sections[0].header.paragraphs[0].text = "{{ вверху }}"
    word.sections[0].footer.paragraphs[0].text = "{{ внизу }}"
    word.save(str(tmp_path / "t.docx"))
    assert sorted(one.key for one in check_template(tmp_path / "t.docx", KNOWN)) == [
        "верхний колонтитул «{{ вверху }}»",
        "нижний колонтитул «{{ внизу }}»",
    ]


def test_a_field_in_a_comment_would_be_printed_bare(tmp_path: Path) -> None:
    word = Document()
    word.add_comment(word.add_paragraph("x").runs, text="см. {{ номер }}")
    word.save(str(tmp_path / "t.docx"))
    (problem,) = check_template(tmp_path / "t.docx", KNOWN)
    assert (problem.key, problem.found) == ("примечание", "подстановки здесь не работают")


def test_a_field_outside_text_is_refused(tmp_path: Path) -> None:
    path = template(tmp_path, "x")
    path = rewritten(
        path,
        lambda name, data: (
            data.replace(b"<w:p>", '<w:p w:rsidR="{{ номер }}">'.encode())
            if name == "word/document.xml"
            else data
        ),
    )
    (problem,) = check_template(path, KNOWN)
    assert problem.found == "поле стоит вне текста"


def test_a_field_in_a_table_row_loop_is_known(tmp_path: Path) -> None:
    word = Document()
    table = word.add_table(3, 1)
    for row, text in zip(
        table.rows, ("{%tr for р in дети %}", "{{ р.имя }}", "{%tr endfor %}"), strict=True
    ):
        row.cells[0].text = text
    word.save(str(tmp_path / "t.docx"))
    assert check_template(tmp_path / "t.docx", KNOWN) == []
    made = render(tmp_path / "t.docx", FIELDS, tmp_path / "a.docx", ABOUT)
    assert [row.cells[0].text for row in Document(str(made.path)).tables[0].rows] == ["Алсу"]


def test_a_text_box_is_filled(tmp_path: Path) -> None:
    word = Document()
    box = (
        f"<w:r {nsdecls('w')} xmlns:v='urn:schemas-microsoft-com:vml'><w:pict><v:shape>"
        "<v:textbox><w:txbxContent><w:p><w:r><w:t>{{ номер }}</w:t></w:r></w:p>"
        "</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )
    word.add_paragraph("x")._p.append(parse_xml(box))
    word.save(str(tmp_path / "t.docx"))
    assert check_template(tmp_path / "t.docx", KNOWN) == []
    made = render(tmp_path / "t.docx", FIELDS, tmp_path / "a.docx", ABOUT)
    texts = Document(str(made.path)).element.xpath("//w:txbxContent//w:t/text()")
    assert texts == ["17"]
