"""Makes the Word templates that travel with the program: `make_templates.py [FOLDER]`.

The same source always gives the same bytes.
"""

import sys
from io import BytesIO
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from _agreement_text import AGREEMENT
from _application_text import APPLICATION
from _conclusion_text import CONCLUSION
from _consent_text import CONSENT
from _letter_text import LETTER
from _order_text import ORDER
from _paper_parts import KEPT, Beside, Grid, Layout, Line, Part, Signs
from _programme_text import PROGRAMME
from _protocol_text import PROTOCOL
from _survey_text import SURVEY
from _template_word import (
    PREFIX,
    TEXT_WIDTH,
    WIDE,
    blank,
    grid,
    keep_whole,
    page_field,
    underlined,
)
from docx.document import Document as Word
from docx.enum.table import WD_ALIGN_VERTICAL
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.enum.text import WD_TAB_ALIGNMENT as TAB
from docx.shared import Mm

from sstui.documents.archive import steady

PAPERS = (
    AGREEMENT,
    APPLICATION,
    CONSENT,
    SURVEY,
    ORDER,
    PROGRAMME,
    PROTOCOL,
    CONCLUSION,
    LETTER,
)


def main() -> None:
    """Writes every template into `templates/` or the folder named."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "templates"
    for layout in PAPERS:
        (folder / f"{layout.name}.docx").write_bytes(made(layout))


def made(layout: Layout) -> bytes:
    """A template as bytes of a .docx file."""
    word = blank(layout.title, landscape=layout.landscape)
    for part in layout.parts:
        _add(word, part, wide=layout.landscape)
    _footer(word, layout)
    stream = BytesIO()
    word.save(stream)
    return steady(stream.getvalue())


def _add(word: Word, part: Part, *, wide: bool) -> None:
    match part:
        case Grid():
            _grid(word, part)
        case Signs():
            _signs(word, part, wide=wide)
        case Beside():
            _beside(word, part)
        case _:
            _line(word, part)


def tied(text: str) -> str:
    """A text whose numbers stay on the line of the sign before them."""
    return text.replace("№ {{", "№\u00a0{{")


def _line(holder: Any, line: Line) -> Any:
    """One paragraph."""
    style, text = line[0], tied(line[1])
    # A second style on one level of numbering would not be numbered.
    paragraph = holder.add_paragraph(text, style=PREFIX + style.removesuffix(KEPT))
    if style.endswith(KEPT):
        paragraph.paragraph_format.keep_with_next = True
    return paragraph


def _grid(word: Word, part: Grid) -> None:
    """A table of a list: its head, and a row that repeats for each entry."""
    rows = [
        *([part.head] if part.head else []),
        _command(f"{{%tr for {part.each} %}}", len(part.row)),
        part.row,
        _command("{%tr endfor %}", len(part.row)),
    ]
    table = word.add_table(rows=len(rows), cols=len(part.row))
    grid(table, tuple(map(Mm, part.widths)), borders=True, indent=Mm(part.indent))
    style = "В таблице мелко" if part.small else "В таблице"
    for row, texts in zip(table.rows, rows, strict=True):
        is_head = texts is part.head
        keep_whole(row, repeats=is_head)
        for column, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
            paragraph = cell.paragraphs[0]
            paragraph.style, paragraph.text = PREFIX + style, text
            paragraph.paragraph_format.keep_with_next = part.kept or is_head
            if column in part.centred or is_head:
                paragraph.alignment = ALIGN.CENTER


def _command(text: str, columns: int) -> tuple[str, ...]:
    return (text, *[""] * (columns - 1))


def _signs(word: Word, part: Signs, *, wide: bool) -> None:
    """Who signs, a line, the name; on one page."""
    rows = list(part.rows)
    if part.each:
        rows += [(f"{{%tr for {part.each} %}}", ""), part.row, ("{%tr endfor %}", "")]
    table = word.add_table(rows=len(rows), cols=3)
    widths = (Mm(112), Mm(60), Mm(80)) if wide else (Mm(60), Mm(25), Mm(80))
    grid(table, widths, borders=False, indent=Mm(0))
    for row, (who, name) in zip(table.rows, rows, strict=True):
        keep_whole(row)
        shown = f"\u00a0/\u00a0{name}\u00a0/" if name else ""
        for cell, text in zip(row.cells, (who, "", shown), strict=True):
            paragraph = cell.paragraphs[0]
            paragraph.style, paragraph.text = PREFIX + "Строка подписи", text
            paragraph.paragraph_format.keep_with_next = True
            cell.vertical_alignment = WD_ALIGN_VERTICAL.BOTTOM
        if name:
            underlined(row.cells[1])


def _beside(word: Word, part: Beside) -> None:
    """Two columns: who the sides are, then the lines to sign, on one page."""
    table = word.add_table(rows=len(part.rows), cols=2)
    grid(table, (Mm(82.5), Mm(82.5)), borders=False, indent=Mm(0))
    for row, sides in zip(table.rows, part.rows, strict=True):
        keep_whole(row)
        for cell, lines in zip(row.cells, sides, strict=True):
            _fill(cell, lines)


def _fill(cell: Any, lines: tuple[Line, ...]) -> None:
    first, *rest = lines
    style, text = first
    cell.paragraphs[0].style, cell.paragraphs[0].text = PREFIX + style, text
    for line in rest:
        _line(cell, line)
    for paragraph in cell.paragraphs:
        paragraph.paragraph_format.keep_with_next = True


def _footer(word: Word, layout: Layout) -> None:
    """Which paper this is on the left, the page of how many on the right."""
    paragraph = word.sections[0].footer.paragraphs[0]
    paragraph.style = PREFIX + "Мелко"
    if layout.landscape:
        stops = paragraph.paragraph_format.tab_stops
        stops.add_tab_stop(TEXT_WIDTH, TAB.CLEAR)
        stops.add_tab_stop(WIDE, TAB.RIGHT)
    paragraph.add_run(f"{tied(layout.footer)}\tстр. ")
    page_field(paragraph, "PAGE")
    paragraph.add_run(" из ")
    page_field(paragraph, "NUMPAGES")


if __name__ == "__main__":
    main()
