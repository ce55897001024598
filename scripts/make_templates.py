"""Makes the Word templates that travel with the program: `make_templates.py [FOLDER]`.

The same source always gives the same bytes. Everything a clerk sees in Word is named in Russian;
every style names its font for all scripts, because a style without one is printed in whatever
font the machine has.
"""

import copy
import sys
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from _agreement_text import (
    AFTER_CHILDREN,
    APPLICANT,
    APPLICANT_SIGNS,
    BEFORE_CHILDREN,
    INSTITUTION,
    INSTITUTION_SIGNS,
    KEPT_CLAUSE,
    TITLE,
    Line,
)
from docx import Document
from docx.document import Document as Word
from docx.enum.section import WD_SECTION_START
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.enum.text import WD_TAB_ALIGNMENT as TAB
from docx.enum.text import WD_TAB_LEADER as LEADER
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt

from sstui.documents.archive import steady

FONT = "Times New Roman"
TEXT_WIDTH = Mm(165)
# The stamp of the template itself, so that the file does not change when nothing in it does.
MADE_AT = datetime(2026, 1, 1, 12, tzinfo=UTC)

STYLES: dict[str, dict[str, Any]] = {
    "Название": {"align": ALIGN.CENTER, "bold": True, "size": 14, "keep": True},
    "Подзаголовок": {"align": ALIGN.CENTER, "bold": True, "keep": True, "after": 8},
    "Место и дата": {"after": 8, "tab": (TEXT_WIDTH, TAB.RIGHT, LEADER.SPACES)},
    "Вводная часть": {"align": ALIGN.JUSTIFY, "first": Mm(10)},
    "Раздел": {"align": ALIGN.CENTER, "bold": True, "keep": True, "before": 9, "after": 4},
    "Пункт": {"align": ALIGN.JUSTIFY, "after": 2},
    "Перечень": {"align": ALIGN.JUSTIFY, "after": 2},
    "От руки": {
        "left": Mm(10),
        "before": 2,
        "after": 5,
        "keep": True,
        "tab": (TEXT_WIDTH, TAB.RIGHT, LEADER.LINES),
    },
    "В таблице": {},
    "Сторона": {"bold": True, "after": 2},
    "Подпись": {"before": 16, "tab": (Mm(34), TAB.LEFT, LEADER.LINES)},
    "Над подписью": {"before": 10},
    "Под подписью": {"before": 8},
    "Мелко": {"size": 10, "tab": (TEXT_WIDTH, TAB.RIGHT, LEADER.SPACES)},
}
# Russian Word calls its own styles «Название» and the like; ours must not be taken for them.
PREFIX = "Бумага: "
NUMBERED = {"Раздел": 0, "Пункт": 1, "Перечень": 2}

NUMBERING = """
<w:numbering {ns}><w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="multilevel"/>
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="{section}"/>
<w:suff w:val="space"/><w:lvlText w:val="%1."/><w:lvlJc w:val="left"/>
<w:pPr><w:ind w:left="0" w:firstLine="0"/></w:pPr>{font}</w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="{clause}"/>
<w:lvlText w:val="%1.%2."/><w:lvlJc w:val="left"/>
<w:pPr><w:tabs><w:tab w:val="num" w:pos="567"/></w:tabs>
<w:ind w:left="567" w:hanging="567"/></w:pPr>{font}</w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:pStyle w:val="{item}"/>
<w:lvlText w:val="–"/><w:lvlJc w:val="left"/>
<w:pPr><w:tabs><w:tab w:val="num" w:pos="851"/></w:tabs>
<w:ind w:left="851" w:hanging="284"/></w:pPr>{font}</w:lvl>
</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>
"""
SETTINGS = """
<w:settings {ns}><w:zoom w:percent="100"/><w:defaultTabStop w:val="567"/>
<w:characterSpacingControl w:val="doNotCompress"/><w:compat>
<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word"
 w:val="15"/></w:compat><w:themeFontLang w:val="ru-RU"/><w:decimalSymbol w:val=","/>
<w:listSeparator w:val=";"/></w:settings>
"""
FONT_XML = '<w:rFonts w:ascii="{0}" w:hAnsi="{0}" w:cs="{0}" w:eastAsia="{0}"/>'
UNNEEDED = ("theme", "customXml", "fontTable", "webSettings", "stylesWithEffects", "thumbnail")


def main() -> None:
    """Writes every template into `templates/` or the folder named."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "templates"
    (folder / "agreement.docx").write_bytes(agreement())


def agreement() -> bytes:
    """The agreement on accompaniment, as bytes of a .docx file."""
    word = _blank()
    for line in BEFORE_CHILDREN:
        _line(word, line)
    _children(word)
    for line in AFTER_CHILDREN:
        _line(word, line)
    _signatures(word)
    _footer(word)
    stream = BytesIO()
    word.save(stream)
    return steady(stream.getvalue())


def _blank() -> Word:
    """An empty A4 document with our styles alone."""
    word = Document()
    _drop_unneeded(word)
    _page(word)
    _styles(word)
    numbering = word.part.numbering_part.element
    ids = {name: word.styles[PREFIX + name].style_id for name in NUMBERED}
    font = f"<w:rPr>{FONT_XML.format(FONT)}</w:rPr>"
    _replace(
        numbering,
        NUMBERING.format(
            ns=nsdecls("w"),
            section=ids["Раздел"],
            clause=ids["Пункт"],
            item=ids["Перечень"],
            font=font,
        ),
    )
    _replace(word.settings.element, SETTINGS.format(ns=nsdecls("w")))
    properties = word.core_properties
    for child in list(properties._element):
        properties._element.remove(child)
    properties.title = TITLE
    properties.created = properties.modified = MADE_AT
    return word


def _drop_unneeded(word: Word) -> None:
    """Removes parts of the blank that name fonts, themes and programs of others."""
    for holder in (word.part, word.part.package):
        for key, relation in list(holder.rels.items()):
            if relation.reltype.rpartition("/")[2] in UNNEEDED:
                del holder.rels[key]


def _page(word: Word) -> None:
    section = word.sections[0]
    section.start_type = WD_SECTION_START.NEW_PAGE
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.top_margin, section.bottom_margin = Mm(20), Mm(20)
    section.header_distance = section.footer_distance = Mm(10)


def _styles(word: Word) -> None:
    """Our paragraph styles; those of the blank go, except what every document must have."""
    styles = word.styles
    for style in list(styles):
        if style.name not in {"Normal", "Default Paragraph Font", "Normal Table", "No List"}:
            style.delete()
    _defaults(styles.element)
    _look(styles["Normal"], {})
    for number, (name, look) in enumerate(STYLES.items(), 1):
        style = styles.add_style(PREFIX + name, WD_STYLE_TYPE.PARAGRAPH)
        style.element.styleId = f"Paper{number}"
        style.base_style = styles["Normal"]
        style.quick_style = True
        _look(style, look)
        if name in NUMBERED:
            _number(style, NUMBERED[name])


def _defaults(element: Any) -> None:
    """What holds where no style says otherwise: our font and Russian."""
    for old in element.xpath("w:docDefaults | w:latentStyles"):
        element.remove(old)
    size = '<w:sz w:val="24"/><w:szCs w:val="24"/>'
    language = '<w:lang w:val="ru-RU" w:eastAsia="ru-RU" w:bidi="ar-SA"/>'
    run = f"<w:rPr>{FONT_XML.format(FONT)}{size}{language}</w:rPr>"
    xml = (
        f"<w:docDefaults {nsdecls('w')}><w:rPrDefault>{run}</w:rPrDefault>"
        "<w:pPrDefault/></w:docDefaults>"
    )
    element.insert(0, parse_xml(xml))


def _look(style: Any, look: dict[str, Any]) -> None:
    """Font and paragraph of a style, from its row of `STYLES`."""
    style.font.size = Pt(look.get("size", 12))
    style.font.bold = look.get("bold", False)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for attribute in list(fonts.attrib):
        del fonts.attrib[attribute]
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), FONT)
    paragraph = style.paragraph_format
    paragraph.alignment = look.get("align", ALIGN.LEFT)
    paragraph.space_before, paragraph.space_after = (
        Pt(look.get("before", 0)),
        Pt(look.get("after", 0)),
    )
    paragraph.line_spacing = 1.0
    paragraph.widow_control = True
    paragraph.keep_with_next = look.get("keep", False)
    if "first" in look:
        paragraph.first_line_indent = look["first"]
    if "left" in look:
        paragraph.left_indent = look["left"]
    if "tab" in look:
        paragraph.tab_stops.add_tab_stop(*look["tab"])


def _number(style: Any, level: int) -> None:
    """Ties a style to a level of the numbering, so that clauses renumber themselves."""
    number = style.element.get_or_add_pPr().get_or_add_numPr()
    number.get_or_add_ilvl().val = level
    number.get_or_add_numId().val = 1


def _replace(element: Any, xml: str) -> None:
    """Puts other contents into the root element of a part."""
    for child in list(element):
        element.remove(child)
    for child in parse_xml(xml):
        element.append(copy.deepcopy(child))


def _line(holder: Any, line: Line) -> Any:
    """One paragraph."""
    style, text = line
    if style != KEPT_CLAUSE:
        return holder.add_paragraph(text, style=PREFIX + style)
    # A second style on one level of numbering would not be numbered.
    paragraph = holder.add_paragraph(text, style=PREFIX + "Пункт")
    paragraph.paragraph_format.keep_with_next = True
    return paragraph


def _children(word: Word) -> None:
    """The table of children; its middle row repeats for each of them."""
    table = word.add_table(rows=4, cols=3)
    _grid(table, (Mm(12), Mm(108), Mm(35)), borders=True, indent=Mm(10))
    rows = [
        ("№", "Фамилия, имя, отчество", "Дата рождения"),
        ("{%tr for ребёнок in дети %}", "", ""),
        ("{{ ребёнок.номер }}", "{{ ребёнок.имя }}", "{{ ребёнок.рождение }}"),
        ("{%tr endfor %}", "", ""),
    ]
    for row, texts in zip(table.rows, rows, strict=True):
        _keep_whole(row)
        for column, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
            paragraph = cell.paragraphs[0]
            paragraph.style, paragraph.text = PREFIX + "В таблице", text
            paragraph.paragraph_format.keep_with_next = True
            if column != 1 or row is table.rows[0] or text == rows[0][1]:
                paragraph.alignment = ALIGN.CENTER
    _line(word, ("Мелко", "{%p endif %}"))


def _signatures(word: Word) -> None:
    """Both sides beside each other: who they are, then the lines to sign, on one page."""
    table = word.add_table(rows=2, cols=2)
    _grid(table, (Mm(82.5), Mm(82.5)), borders=False, indent=Mm(0))
    cells = ((INSTITUTION, APPLICANT), (INSTITUTION_SIGNS, APPLICANT_SIGNS))
    for row, sides in zip(table.rows, cells, strict=True):
        _keep_whole(row)
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


def _grid(table: Any, widths: tuple[Any, ...], *, borders: bool, indent: Any) -> None:
    """Fixed columns, lines or none, and the distance from the margin."""
    table.autofit = False
    properties = table._tbl.tblPr
    for name in ("w:tblBorders", "w:tblInd", "w:tblCellMar"):
        for old in properties.findall(qn(name)):
            properties.remove(old)
    line = "single" if borders else "nil"
    sides = "".join(
        f'<w:{side} w:val="{line}" w:sz="4" w:space="0" w:color="auto"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    layout = properties.find(qn("w:tblLayout"))
    space = 85 if borders else 0
    margins = "".join(
        f'<w:{side} w:w="{width}" w:type="dxa"/>'
        for side, width in (("left", space), ("right", 85 if borders else 170))
    )
    for xml in (
        f'<w:tblInd {nsdecls("w")} w:w="{indent.twips}" w:type="dxa"/>',
        f"<w:tblBorders {nsdecls('w')}>{sides}</w:tblBorders>",
    ):
        layout.addprevious(parse_xml(xml))
    layout.addnext(parse_xml(f"<w:tblCellMar {nsdecls('w')}>{margins}</w:tblCellMar>"))
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = width
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width


def _keep_whole(row: Any) -> None:
    """A row that is never torn between two pages."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def _footer(word: Word) -> None:
    """Which paper this is on the left, the page of how many on the right."""
    paragraph = word.sections[0].footer.paragraphs[0]
    paragraph.style = PREFIX + "Мелко"
    paragraph.add_run("Соглашение № {{ номер }} от {{ дата.кратко }}\tстр. ")
    _field(paragraph, "PAGE")
    paragraph.add_run(" из ")
    _field(paragraph, "NUMPAGES")


def _field(paragraph: Any, code: str) -> None:
    """A field that Word itself keeps up to date."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)


if __name__ == "__main__":
    main()
