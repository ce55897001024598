"""Opening a Word file that somebody else made, under limits that count what really comes out.

A template comes from a colleague or from e-mail, so it is inflated here, before any parser of Word
files sees it, and everything later works on the very bytes that were checked.
"""

import hashlib
import zipfile
import zlib
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from sstui.core.problems import Problem, Problems
from sstui.documents.dangers import dangers

MAX_FILE = 10 << 20
MAX_PART = 20 << 20
MAX_TOTAL = 40 << 20
MAX_PARTS = 300
MAX_RATIO = 120
"""Times that a part over 1 MB may grow; text of Word grows 10 to 30 times."""

_MAIN = b"wordprocessingml.document.main+xml"
_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_CHUNK = 1 << 16


@dataclass(frozen=True, slots=True)
class Package:
    """A Word file read once."""

    label: str
    """Name for messages: folder and file, never the whole path."""
    data: bytes
    sha256: str


class _TooBigError(Exception):
    """A limit on what comes out of the archive was passed."""


def label_of(path: Path) -> str:
    """«templates/agreement.docx»: enough to find the file, nothing of where the office lies."""
    return f"{path.parent.name}/{path.name}" if path.parent.name else path.name


def read_package(path: Path) -> Package:
    """The file, checked.

    Raises:
        Problems: no such file, not a Word document, too big inside, or with dangerous contents.
    """
    label = label_of(path)
    data = _bytes(path, label)
    parts = _parts(label, data)
    if _MAIN not in parts.get("[Content_Types].xml", b""):
        raise _refused(
            label, "это не документ Word (.docx)", "сохраните шаблон как «Документ Word»"
        )
    if found := dangers(label, parts):
        raise Problems(tuple(found))
    return Package(label, data, hashlib.sha256(data).hexdigest())


def _refused(label: str, found: str, expected: str) -> Problems:
    return Problems((Problem(label, "", found, expected),))


def _bytes(path: Path, label: str) -> bytes:
    """The whole file, unless it is missing, no plain file, unreadable or too big."""
    if not path.exists():
        raise _refused(label, "файла нет", "положите шаблон в эту папку")
    if not path.is_file():
        raise _refused(label, "это не файл", "положите шаблон в эту папку")
    try:
        with path.open("rb") as file:
            data = file.read(MAX_FILE + 1)
    except OSError:
        raise _refused(label, "файл не читается", "проверьте права на него") from None
    if len(data) > MAX_FILE:
        raise _refused(label, f"файл больше {MAX_FILE >> 20} МБ", "уберите из шаблона картинки")
    return data


def _parts(label: str, data: bytes) -> dict[str, bytes]:
    """Every part inflated under the limits."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return _inflated(archive)
    except _TooBigError:
        expected = "не пользуйтесь этим файлом: так бывают устроены вредоносные файлы"
        raise _refused(label, "файл внутри непомерно велик", expected) from None
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, ValueError, OSError):
        expected = "откройте его в текстовом редакторе и сохраните как «Документ Word»"
        raise _refused(label, "файл повреждён или это не .docx", expected) from None


def _inflated(archive: zipfile.ZipFile) -> dict[str, bytes]:
    """Parts by name. The sizes written in the archive are not believed."""
    members = archive.infolist()
    if len(members) > MAX_PARTS:
        raise _TooBigError
    parts: dict[str, bytes] = {}
    left = MAX_TOTAL
    for member in members:
        name = member.filename
        if name in parts or _escapes(name) or member.compress_type not in _METHODS:
            raise zipfile.BadZipFile
        limit = min(MAX_PART, left, max(1 << 20, MAX_RATIO * member.compress_size))
        parts[name] = _read_up_to(archive, member, limit)
        left -= len(parts[name])
    return parts


def _escapes(name: str) -> bool:
    """Whether the name of a part would lead out of the archive."""
    return name.startswith(("/", "\\")) or ".." in name.replace("\\", "/").split("/")


def _read_up_to(archive: zipfile.ZipFile, member: zipfile.ZipInfo, limit: int) -> bytes:
    """A part's bytes, given up as soon as there are more than the limit."""
    taken = bytearray()
    with archive.open(member) as stream:
        while chunk := stream.read(_CHUNK):
            taken += chunk
            if len(taken) > limit:
                raise _TooBigError
    return bytes(taken)
