"""An empty Word document with our page, styles and numbering, and what tables need besides.

Everything a clerk sees in Word is named in Russian; every style names its font for all scripts,
because a style without one is printed in whatever font the machine has.
"""

import copy
from datetime import UTC, datetime
from typing import Any

from docx import Document
from docx.document import Document as Word
from docx.enum.section import WD_ORIENT, WD_SECTION_START
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.enum.text import WD_TAB_ALIGNMENT as TAB
from docx.enum.text import WD_TAB_LEADER as LEADER
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt

FONT = "Times New Roman"
TEXT_WIDTH = Mm(165)
WIDE = Mm(252)
"""Width of the text on a page laid across."""
# The stamp of the template itself, so that the file does not change when nothing in it does.
MADE_AT = datetime(2026, 1, 1, 12, tzinfo=UTC)

# Text stands flush left: a long name in a justified line would leave gaps between the words.
STYLES: dict[str, dict[str, Any]] = {
    "Название": {"align": ALIGN.CENTER, "bold": True, "size": 14, "keep": True},
    "Подзаголовок": {"align": ALIGN.CENTER, "bold": True, "keep": True, "after": 8},
    "Место и дата": {"after": 8, "tab": (TEXT_WIDTH, TAB.RIGHT, LEADER.SPACES)},
    "Вводная часть": {"first": Mm(10)},
    "Раздел": {"align": ALIGN.CENTER, "bold": True, "keep": True, "before": 9, "after": 4},
    "Пункт": {"after": 2},
    "Перечень": {"after": 2},
    "От руки": {
        "left": Mm(10),
        "before": 2,
        "after": 5,
        "tab": (TEXT_WIDTH, TAB.RIGHT, LEADER.LINES),
    },
    "В таблице": {},
    "Сторона": {"bold": True, "after": 2},
    "Подпись": {"before": 16, "tab": (Mm(34), TAB.LEFT, LEADER.LINES)},
    "Над подписью": {"before": 10},
    "Под подписью": {"before": 8},
    "Мелко": {"size": 10, "tab": (TEXT_WIDTH, TAB.RIGHT, LEADER.SPACES)},
    "Команда": {"size": 6},
    "Раздел без номера": {
        "align": ALIGN.CENTER,
        "bold": True,
        "size": 14,
        "keep": True,
        "before": 12,
    },
    "Адресат": {"left": Mm(80)},
    "Гриф": {"left": Mm(155)},
    "Текст": {"first": Mm(10), "after": 4},
    "Статья": {"after": 4},
    "Заголовок": {"bold": True, "keep": True, "before": 8, "after": 3},
    "В таблице мелко": {"size": 11},
    "Строка подписи": {"before": 14},
    "Сноска": {"size": 10, "before": 6},
    "Промежуток": {"size": 2, "line": Pt(2)},
}
# Russian Word calls its own styles «Название» and the like; ours must not be taken for them.
PREFIX = "Бумага: "
NUMBERED = {"Раздел": (1, 0), "Пункт": (1, 1), "Перечень": (1, 2), "Статья": (2, 0)}
"""Style → list and level of numbering."""

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
</w:abstractNum><w:abstractNum w:abstractNumId="2"><w:multiLevelType w:val="singleLevel"/>
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="{article}"/>
<w:lvlText w:val="%1."/><w:lvlJc w:val="left"/>
<w:pPr><w:tabs><w:tab w:val="num" w:pos="567"/></w:tabs>
<w:ind w:left="567" w:hanging="567"/></w:pPr>{font}</w:lvl>
</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num></w:numbering>
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


def blank(title: str, *, landscape: bool) -> Word:
    """An empty A4 document with our styles alone."""
    word = Document()
    _drop_unneeded(word)
    _page(word, landscape=landscape)
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
            article=ids["Статья"],
            font=font,
        ),
    )
    _replace(word.settings.element, SETTINGS.format(ns=nsdecls("w")))
    properties = word.core_properties
    for child in list(properties._element):
        properties._element.remove(child)
    properties.title = title
    properties.created = properties.modified = MADE_AT
    return word


def _drop_unneeded(word: Word) -> None:
    """Removes parts of the blank that name fonts, themes and programs of others."""
    for holder in (word.part, word.part.package):
        for key, relation in list(holder.rels.items()):
            if relation.reltype.rpartition("/")[2] in UNNEEDED:
                del holder.rels[key]


def _page(word: Word, *, landscape: bool) -> None:
    section = word.sections[0]
    section.start_type = WD_SECTION_START.NEW_PAGE
    section.page_width, section.page_height = Mm(210), Mm(297)
    if landscape:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = Mm(297), Mm(210)
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
            _number(style, *NUMBERED[name])


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
    paragraph.line_spacing = look.get("line", 1.0)
    paragraph.widow_control = True
    paragraph.keep_with_next = look.get("keep", False)
    if "first" in look:
        paragraph.first_line_indent = look["first"]
    if "left" in look:
        paragraph.left_indent = look["left"]
    if "tab" in look:
        paragraph.tab_stops.add_tab_stop(*look["tab"])


def _number(style: Any, number_id: int, level: int) -> None:
    """Ties a style to a level of the numbering, so that clauses renumber themselves."""
    number = style.element.get_or_add_pPr().get_or_add_numPr()
    number.get_or_add_ilvl().val = level
    number.get_or_add_numId().val = number_id


def _replace(element: Any, xml: str) -> None:
    """Puts other contents into the root element of a part."""
    for child in list(element):
        element.remove(child)
    for child in parse_xml(xml):
        element.append(copy.deepcopy(child))


def grid(table: Any, widths: tuple[Any, ...], *, borders: bool, indent: Any) -> None:
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


def keep_whole(row: Any, *, repeats: bool = False) -> None:
    """A row that is never torn between two pages; the head of a table stands on each of them."""
    properties = row._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:cantSplit"))
    if repeats:
        properties.append(OxmlElement("w:tblHeader"))


def underlined(cell: Any) -> None:
    """A line at the bottom of a cell, to sign on."""
    line = '<w:bottom w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    borders = parse_xml(f"<w:tcBorders {nsdecls('w')}>{line}</w:tcBorders>")
    properties = cell._tc.get_or_add_tcPr()
    align = properties.find(qn("w:vAlign"))
    if align is None:
        properties.append(borders)
    else:
        align.addprevious(borders)


def page_field(paragraph: Any, code: str) -> None:
    """A field that Word itself keeps up to date."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)
