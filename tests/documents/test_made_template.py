"""Every shipped template is what its script makes, and every style in it names its font."""

import subprocess
import sys
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

from sstui.core.paper_kinds import PaperKind
from sstui.documents.agreement import fields as fields_of_agreement
from sstui.documents.render import render
from tests.documents.samples import ABOUT, ROOT, TEMPLATE, child, facts, text_of

SCRIPTS_OF_WRITING = ("ascii", "hAnsi", "cs", "eastAsia")


def parts(path: Path) -> dict[str, bytes]:
    """Contents without their compression, which differs between builds of zlib."""
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_script_makes_the_very_files(tmp_path: Path) -> None:
    script = ROOT / "scripts" / "make_templates.py"
    subprocess.run([sys.executable, str(script), str(tmp_path)], check=True)
    made = sorted(path.name for path in tmp_path.iterdir())
    assert made == sorted(kind.template for kind in PaperKind)
    for name in made:
        assert parts(tmp_path / name) == parts(TEMPLATE.with_name(name)), name


@pytest.mark.parametrize("kind", list(PaperKind))
def test_every_style_names_the_font_for_all_scripts_of_writing(kind: PaperKind) -> None:
    styles = Document(str(TEMPLATE.with_name(kind.template))).styles
    named = [
        {fonts.get(qn(f"w:{script}")) for script in SCRIPTS_OF_WRITING}
        for fonts in styles.element.iter(qn("w:rFonts"))
    ]
    paragraphs = [style for style in styles if style.type == WD_STYLE_TYPE.PARAGRAPH]
    # Each paragraph style and the defaults of the document.
    assert named == [{"Times New Roman"}] * (len(paragraphs) + 1)


@pytest.mark.parametrize("kind", list(PaperKind))
def test_nothing_of_other_programs_is_in_it(kind: PaperKind) -> None:
    everything = b"".join(parts(TEMPLATE.with_name(kind.template)).values()).lower()
    for trace in (b"python", b"calibri", b"cambria", b"asciitheme", b"thumbnail"):
        assert trace not in everything


@pytest.mark.parametrize("kind", list(PaperKind))
def test_no_text_is_justified(kind: PaperKind) -> None:
    """A long name would leave gaps as wide as words."""
    word = Document(str(TEMPLATE.with_name(kind.template)))
    styles = [one for one in word.styles if one.type == WD_STYLE_TYPE.PARAGRAPH]
    aligned = [one.paragraph_format.alignment for one in (*word.paragraphs, *styles)]
    assert WD_ALIGN_PARAGRAPH.JUSTIFY not in aligned


@pytest.mark.parametrize("count", range(5))
def test_no_heading_of_an_agreement_is_where_a_page_is_guessed_to_end(
    count: int, tmp_path: Path
) -> None:
    """LibreOffice leaves the 25th paragraph or row on its page, kept with the next one or not."""
    known = replace(
        facts(), children=tuple(child(n, "Алсу", date(2015, 5, 4)) for n in range(count))
    )
    made = render(TEMPLATE, fields_of_agreement(known), tmp_path / "a.docx", ABOUT).path
    found = [
        row if row is not None else one
        for one in Document(str(made)).iter_inner_content()
        for row in (one.rows if isinstance(one, Table) else [None])
    ]
    guessed = found[24]
    assert isinstance(guessed, Paragraph)
    assert guessed.style is not None
    assert guessed.style.name in ("Бумага: Пункт", "Бумага: От руки")
    assert not guessed.text.endswith(":")


@pytest.mark.parametrize("is_after", [False, True])
def test_an_agreement_promises_no_programme_that_is_there_already(
    is_after: bool, tmp_path: Path
) -> None:
    """Ten working days for the programme are seed 001's, point 6.4; elsewhere it comes first."""
    known = fields_of_agreement(replace(facts(), is_after_programme=is_after))
    text = text_of(render(TEMPLATE, known, tmp_path / "a.docx", ABOUT).path).replace("\u00a0", " ")
    assert ("В течение 10 рабочих дней" in text) is not is_after
    assert ("Участвовать в составлении Программы" in text) is not is_after
    assert ("утвердили до подписания Соглашения." in text) is is_after
    assert ("Участвовать в изменении Программы" in text) is is_after
