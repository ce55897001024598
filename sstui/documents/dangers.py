"""What in a Word file could run, fetch or embed something without the reader's will.

Parts are parsed rather than searched: an attribute may be written with character references, and
an unusual encoding would hide everything from a search.
"""

import re
from collections.abc import Iterator
from xml.etree import ElementTree

from sstui.core.problems import Problem

MAX_XML = 4 << 20
"""Bytes of one XML part; an agreement has about 0.1 MB."""

_REMOVE = "уберите это из шаблона"
_SAVE_AGAIN = "откройте его в текстовом редакторе и сохраните как «Документ Word»"
_COPY_TEXT = "скопируйте текст в новый документ и сохраните его как шаблон"

_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".emf", ".wmf", ".tif", ".tiff", ".odttf")
_XML_NAMES = (".xml", ".rels")

_MACROS = "макросы"
_OBJECT = "вложенный объект"
_DOCUMENT = "вставленный другой документ"
_ELEMENTS = {
    "object": _OBJECT,
    "OLEObject": _OBJECT,
    "control": _OBJECT,
    "altChunk": _DOCUMENT,
    "subDoc": _DOCUMENT,
}
_RELATIONS = {
    "vbaProject": _MACROS,
    "wordVbaData": _MACROS,
    "oleObject": _OBJECT,
    "package": _OBJECT,
    "control": _OBJECT,
    "aFChunk": _DOCUMENT,
    "subDocument": _DOCUMENT,
    "attachedTemplate": "связь с другим шаблоном",
}
_ENCODING = re.compile(rb"^\s*<\?xml[^>]*encoding\s*=\s*[\"']([^\"']+)")
_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
_FETCHING = re.compile(
    r"\b(?:DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|INCLUDE|LINK|IMPORT|DATABASE|MACROBUTTON)\b",
    re.IGNORECASE,
)

Finding = tuple[str, str]
"""What was found, and what to do about it."""


def dangers(label: str, parts: dict[str, bytes]) -> list[Problem]:
    """Everything dangerous in the parts of a file, each kind once; empty for an honest template.

    Args:
        label: the file's name for messages.
        parts: inflated parts by name.
    """
    findings: dict[str, str] = {}
    for name, data in parts.items():
        for what, advice in _in_part(name, data):
            findings.setdefault(what, advice)
    return [Problem(label, "", f"в файле {what}", advice) for what, advice in findings.items()]


def _in_part(name: str, data: bytes) -> Iterator[Finding]:
    """Findings in one part."""
    if name.endswith("/"):
        return
    if not name.lower().endswith(_XML_NAMES):
        yield from _by_name(name.lower())
        return
    if len(data) > MAX_XML:
        yield "слишком длинный текст", "сократите шаблон"
        return
    if not _plain_encoding(data) or _DOCTYPE.search(data):
        yield "части в необычной записи", _SAVE_AGAIN
        return
    try:
        root = ElementTree.fromstring(data)
    except (ElementTree.ParseError, ValueError, LookupError):
        yield "повреждённая часть", _SAVE_AGAIN
        return
    yield from _in_elements(root)


def _by_name(name: str) -> Iterator[Finding]:
    """Findings in a part that is no XML: only pictures and fonts may be there."""
    if "vba" in name:
        yield _MACROS, _REMOVE
    elif not name.endswith(_PICTURES):
        yield _OBJECT, _REMOVE


def _plain_encoding(data: bytes) -> bool:
    """Whether the part is UTF-8, as Word and LibreOffice write it."""
    declared = _ENCODING.search(data.removeprefix(b"\xef\xbb\xbf"))
    return b"\x00" not in data and (
        declared is None or declared.group(1).lower() in {b"utf-8", b"us-ascii"}
    )


def _in_elements(root: ElementTree.Element) -> Iterator[Finding]:
    """Findings in one parsed part."""
    codes: list[str] = []
    for element in root.iter():
        kind = _local(element.tag)
        if kind in _ELEMENTS:
            yield _ELEMENTS[kind], _REMOVE
        elif kind == "Relationship":
            yield from _in_relation(element)
        elif kind in {"Default", "Override"}:
            yield from _in_content_type(element)
        elif kind == "instrText":
            codes.append(element.text or "")
        codes += [text for key, text in element.items() if _local(key) == "instr"]
    yield from _in_field_codes("".join(codes))


def _local(tag: str) -> str:
    """The name without its namespace."""
    return tag.rpartition("}")[2]


def _in_relation(element: ElementTree.Element) -> Iterator[Finding]:
    """Findings in one relationship of a part to another part or to the outside."""
    kind = element.get("Type", "").rpartition("/")[2]
    if kind in _RELATIONS:
        yield _RELATIONS[kind], _REMOVE if kind != "attachedTemplate" else _COPY_TEXT
    elif element.get("TargetMode", "").lower() != "external":
        return
    elif kind == "hyperlink":
        yield "ссылка наружу", "выберите на ней «Удалить гиперссылку»: её текст останется"
    else:
        yield "связь с другим файлом или сайтом", _COPY_TEXT


def _in_content_type(element: ElementTree.Element) -> Iterator[Finding]:
    """Findings in the list of contents: macros, and XML under the name of a picture."""
    kind = element.get("ContentType", "").lower()
    name = "." + element.get("Extension", element.get("PartName", "")).lower().rpartition(".")[2]
    if "macroenabled" in kind or "vba" in kind:
        yield _MACROS, _REMOVE
    elif kind.endswith("xml") and name not in _XML_NAMES:
        yield "части в необычной записи", _SAVE_AGAIN


def _in_field_codes(codes: str) -> Iterator[Finding]:
    """Findings in the codes of Word's own fields, joined, as Word cuts them into runs."""
    if _FETCHING.search(codes):
        yield "поле, которое берёт данные извне", "удалите это поле"
    if "{{" in codes or "{%" in codes:
        yield "подстановка внутри поля Word", "поставьте её в обычный текст"
