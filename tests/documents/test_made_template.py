"""Every shipped template is what its script makes, and every style in it names its font."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn

from sstui.core.paper_kinds import PaperKind
from tests.documents.samples import ROOT, TEMPLATE

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
