"""docxtpl, made strict: what it repairs or drops in silence is an error here.

Imports docxtpl and lxml (about 150 ms), so only `worker` imports this module, in its own process.
"""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from io import BytesIO
from typing import Any, Final
from xml.etree import ElementTree

from docxtpl import DocxTemplate

from sstui.documents.closed import ClosedEnvironment
from sstui.documents.fields import Fields

_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
# What Word's autocorrection makes of straight quotes, hyphens and dots inside a tag.
_STRAIGHT: Final = str.maketrans(
    dict.fromkeys("«»„“”‟", '"')
    | dict.fromkeys("‘’‚‛", "'")
    | dict.fromkeys("–—‑−", "-")
    | dict.fromkeys("\u00a0\u202f\u2009\t", " ")
    | dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", "")
    | {"…": "..."}
)
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_PLACES: Final = {
    f"{_WORD}header+xml": "верхний колонтитул",
    f"{_WORD}footer+xml": "нижний колонтитул",
    f"{_WORD}footnotes+xml": "сноска",
}
_UNFILLED: Final = {
    f"{_WORD}endnotes+xml": "концевая сноска",
    f"{_WORD}comments+xml": "примечание",
}


class Paper(DocxTemplate):  # type: ignore[misc]  # docxtpl has no types
    """One template, filled once."""

    def __init__(self, data: bytes) -> None:
        super().__init__(BytesIO(data))
        self.init_docx()

    def patch_xml(self, src_xml: str) -> str:
        """The XML with whole tags in it, what autocorrection did to them undone."""
        whole: str = super().patch_xml(src_xml)
        return _TAG.sub(lambda match: match.group().translate(_STRAIGHT), whole)

    def fix_tables(self, xml: str) -> Any:
        """The parser of docxtpl has `recover` on, which drops text in silence: refuse first."""
        ElementTree.fromstring(xml)
        return super().fix_tables(xml)

    def render_properties(self, context: object, jinja_env: object = None) -> None:
        """Nothing: properties are written anew by `filled`, whatever the template had."""

    def sources(self) -> Iterator[tuple[str, str]]:
        """What is filled: the place in words (empty for the body) and its patched XML."""
        yield "", self.patch_xml(self.get_xml())
        for place, xml in self._parts(_PLACES):
            yield place, self.patch_xml(xml)

    def unfilled(self) -> Iterator[tuple[str, str]]:
        """Parts where docxtpl fills nothing: the place in words and its patched XML."""
        for place, xml in self._parts(_UNFILLED):
            yield place, self.patch_xml(xml)

    def _parts(self, kinds: dict[str, str]) -> Iterator[tuple[str, str]]:
        for part in self.docx.part.package.iter_parts():
            if place := kinds.get(part.content_type):
                yield place, self.get_part_xml(part)

    def filled(self, fields: Fields, title: str, author: str, made_on: date) -> bytes:
        """The finished document."""
        self.render(dict(fields), ClosedEnvironment())
        self._write_properties(title, author, made_on)
        stream = BytesIO()
        self.save(stream)
        return stream.getvalue()

    def _write_properties(self, title: str, author: str, made_on: date) -> None:
        """Ours only: a template carries the names of those who once wrote it."""
        properties = self.docx.core_properties
        element = properties._element
        for child in list(element):
            element.remove(child)
        properties.title = title
        properties.author = author
        properties.created = properties.modified = datetime.combine(made_on, time(12), UTC)
