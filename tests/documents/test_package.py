"""Files that are no Word documents, that explode, or that would act by themselves."""

import struct
import zipfile
import zlib
from pathlib import Path

import pytest

from sstui.core.problems import Problems
from sstui.documents import package
from sstui.documents.package import read_package
from sstui.documents.render import check_template
from tests.documents.samples import TEMPLATE, rewritten, template

RELS = "word/_rels/document.xml.rels"
TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def faults(path: Path) -> list[str]:
    """What was found, without the place, which is the same for all."""
    problems = check_template(path, [])
    assert all(one.file == f"{path.parent.name}/{path.name}" for one in problems)
    assert all(one.expected for one in problems)
    return [one.found for one in problems]


def changed(folder: Path, part: str, old: bytes, new: bytes) -> Path:
    """A small template with some bytes of one part replaced."""

    def change(name: str, data: bytes) -> bytes:
        assert name != part or old in data
        return data.replace(old, new, 1) if name == part else data

    return rewritten(template(folder, "x"), change)


def with_relation(folder: Path, kind: str, target: str = "x", mode: str = "External") -> Path:
    xml = f'<Relationship Id="r99" Type="{kind}" Target="{target}" TargetMode="{mode}"/>'
    return changed(folder, RELS, b"</Relationships>", xml.encode() + b"</Relationships>")


def with_body(folder: Path, xml: str) -> Path:
    return changed(folder, "word/document.xml", b"<w:p>", xml.encode() + b"<w:p>")


def test_an_honest_template_is_read() -> None:
    read = read_package(TEMPLATE)
    assert read.label == "templates/agreement.docx"
    assert read.data == TEMPLATE.read_bytes()
    assert len(read.sha256) == 64


def test_no_file_no_template(tmp_path: Path) -> None:
    assert faults(tmp_path / "t.docx") == ["файла нет"]
    (tmp_path / "t.docx").mkdir()
    assert faults(tmp_path / "t.docx") == ["это не файл"]


@pytest.mark.parametrize(
    "data",
    [b"", b"PK\x03\x04", b"%PDF-1.7", "Соглашение".encode("cp1251"), b"\xd0\xcf\x11\xe0" * 99],
)
def test_another_kind_of_file_is_refused(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "t.docx").write_bytes(data)
    assert faults(tmp_path / "t.docx") == ["файл повреждён или это не .docx"]


def test_another_kind_of_zip_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "t.docx", "w") as archive:
        archive.writestr("x.txt", "x")
    assert faults(tmp_path / "t.docx") == ["это не документ Word (.docx)"]
    as_template = changed(
        tmp_path, "[Content_Types].xml", b"document.main+xml", b"template.main+xml"
    )
    assert faults(as_template) == ["это не документ Word (.docx)"]


def test_a_damaged_part_is_noticed(tmp_path: Path) -> None:
    path = template(tmp_path, "x")
    with zipfile.ZipFile(path) as archive:
        member = archive.getinfo("word/document.xml")
    data = bytearray(path.read_bytes())
    data[member.header_offset + 80] ^= 0xFF
    path.write_bytes(data)
    assert faults(path) == ["файл повреждён или это не .docx"]


def test_broken_xml_is_noticed(tmp_path: Path) -> None:
    path = changed(tmp_path, "word/document.xml", b"<w:body>", b"<w:body")
    assert faults(path) == ["в файле повреждённая часть"]


def test_a_big_file_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "t.docx").open("wb") as file:
        file.truncate(package.MAX_FILE + 1)
    assert faults(tmp_path / "t.docx") == ["файл больше 10 МБ"]


@pytest.mark.parametrize(
    ("count", "size"),
    [(1, 30 << 20), (1, 21 << 20), (4, 11 << 20), (400, 1)],
    ids=["ratio", "part", "total", "parts"],
)
def test_a_bomb_is_defused(tmp_path: Path, count: int, size: int) -> None:
    path = template(tmp_path, "x")
    # Noise in between keeps the ratio below the limit where another limit is meant.
    data = bytes(size) if count == 1 and size == 30 << 20 else _sparse(size)
    path = rewritten(
        path, lambda _, old: old, **{f"word__media__{n}.png": data for n in range(count)}
    )
    assert path.stat().st_size < package.MAX_FILE
    assert faults(path) == ["файл внутри непомерно велик"]


def _sparse(size: int) -> bytes:
    piece = zlib.compress(bytes(range(256)) * 3)[:100] + bytes(3900)
    return (piece * (size // len(piece) + 1))[:size]


def test_a_size_written_in_the_archive_is_not_believed(tmp_path: Path) -> None:
    path = rewritten(template(tmp_path, "x"), lambda _, old: old, word__media__1__png=b"")
    path = rewritten(path, lambda _, old: old, **{"word__media__2.png": bytes(30 << 20)})
    data = path.read_bytes().replace(struct.pack("<L", 30 << 20), struct.pack("<L", 100))
    path.write_bytes(data)
    assert faults(path) != []


@pytest.mark.parametrize("name", ["../x.xml", "/x.xml", "word\\..\\..\\x.xml"])
def test_a_name_that_leads_out_is_refused(tmp_path: Path, name: str) -> None:
    path = template(tmp_path, "x")
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(name, "x")
    assert faults(path) == ["файл повреждён или это не .docx"]


def test_two_parts_of_one_name_are_refused(tmp_path: Path) -> None:
    path = template(tmp_path, "x")
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(path, "a") as archive:
        archive.writestr("word/document.xml", "<x/>")
    assert faults(path) == ["файл повреждён или это не .docx"]


def test_an_unusual_compression_is_refused(tmp_path: Path) -> None:
    path = template(tmp_path, "x")
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("word/x.xml", "<x/>", zipfile.ZIP_BZIP2)
    assert faults(path) == ["файл повреждён или это не .docx"]


@pytest.mark.parametrize(
    ("kind", "found"),
    [
        ("hyperlink", "ссылка наружу"),
        ("image", "связь с другим файлом или сайтом"),
        ("frame", "связь с другим файлом или сайтом"),
        ("attachedTemplate", "связь с другим шаблоном"),
        ("oleObject", "вложенный объект"),
        ("aFChunk", "вставленный другой документ"),
        ("subDocument", "вставленный другой документ"),
    ],
)
def test_a_relation_to_the_outside_is_refused(tmp_path: Path, kind: str, found: str) -> None:
    assert faults(with_relation(tmp_path, TYPE + kind)) == [f"в файле {found}"]


def test_character_references_hide_nothing(tmp_path: Path) -> None:
    path = with_relation(tmp_path, TYPE + "im&#97;ge", mode="Exte&#x72;nal")
    assert faults(path) == ["в файле связь с другим файлом или сайтом"]


@pytest.mark.parametrize(
    ("kind", "found"),
    [
        ("http://schemas.microsoft.com/office/2006/relationships/vbaProject", "макросы"),
        (TYPE + "package", "вложенный объект"),
        (TYPE + "control", "вложенный объект"),
    ],
)
def test_a_relation_inside_can_be_dangerous_too(tmp_path: Path, kind: str, found: str) -> None:
    assert faults(with_relation(tmp_path, kind, mode="Internal")) == [f"в файле {found}"]


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("word__vbaProject.bin", "макросы"),
        ("word__embeddings__oleObject1.bin", "вложенный объект"),
        ("word__embeddings__sheet.xlsx", "вложенный объект"),
        ("word__afchunk.html", "вложенный объект"),
    ],
)
def test_a_foreign_part_is_refused(tmp_path: Path, name: str, found: str) -> None:
    path = rewritten(template(tmp_path, "x"), lambda _, old: old, **{name: b"x"})
    assert faults(path) == [f"в файле {found}"]


def test_a_picture_and_a_folder_are_allowed(tmp_path: Path) -> None:
    more = {"word__media__logo.png": b"x", "word__media__": b""}
    path = rewritten(template(tmp_path, "x"), lambda _, old: old, **more)
    assert faults(path) == []


@pytest.mark.parametrize(
    ("xml", "found"),
    [
        ("<w:object/>", "вложенный объект"),
        ("<w:p><w:control/></w:p>", "вложенный объект"),
        ('<x:altChunk xmlns:x="http://x"/>', "вставленный другой документ"),
        ("<w:subDoc/>", "вставленный другой документ"),
        ('<w:p><w:fldSimple w:instr="INCLUDETEXT x"/></w:p>', "поле, которое берёт данные извне"),
        (
            "<w:p><w:r><w:instrText>DD</w:instrText></w:r><w:r><w:instrText>EAUTO c</w:instrText>"
            "</w:r></w:p>",
            "поле, которое берёт данные извне",
        ),
        ("<w:p><w:instrText>&#76;INK x</w:instrText></w:p>", "поле, которое берёт данные извне"),
        ("<w:p><w:instrText>PAGE {{ номер }}</w:instrText></w:p>", "подстановка внутри поля Word"),
    ],
)
def test_an_element_that_acts_is_refused(tmp_path: Path, xml: str, found: str) -> None:
    assert faults(with_body(tmp_path, xml)) == [f"в файле {found}"]


def test_a_document_without_its_text_is_refused(tmp_path: Path) -> None:
    path = rewritten(
        template(tmp_path, "x"), lambda name, data: None if name == "word/document.xml" else data
    )
    assert faults(path) == ["документ устроен необычно: его не открыть или не заполнить"]


def test_macros_in_the_list_of_contents_are_refused(tmp_path: Path) -> None:
    entry = b'<Override PartName="/word/x.xml" ContentType="application/vnd.ms-office.vbaProject"/>'
    path = changed(tmp_path, "[Content_Types].xml", b"</Types>", entry + b"</Types>")
    assert faults(path) == ["в файле макросы"]


@pytest.mark.parametrize(
    "entry",
    [
        b'<Override PartName="/word/media/x.png" ContentType="application/x.header+xml"/>',
        b'<Default Extension="gif" ContentType="application/xml"/>',
    ],
)
def test_xml_under_the_name_of_a_picture_is_refused(tmp_path: Path, entry: bytes) -> None:
    path = changed(tmp_path, "[Content_Types].xml", b"</Types>", entry + b"</Types>")
    assert faults(path) == ["в файле части в необычной записи"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"<w:document ", b'<!DOCTYPE x [<!ENTITY a "b">]><w:document '),
        (b"encoding='UTF-8'", b"encoding='UTF-7'"),
        (b"encoding='UTF-8'", b"encoding='windows-1251'"),
    ],
)
def test_an_unusual_notation_is_refused(tmp_path: Path, old: bytes, new: bytes) -> None:
    path = changed(tmp_path, "word/document.xml", old, new)
    assert faults(path) == ["в файле части в необычной записи"]


def test_utf_16_is_refused(tmp_path: Path) -> None:
    path = rewritten(
        template(tmp_path, "x"),
        lambda name, data: (
            data.decode().replace("UTF-8", "UTF-16").encode("utf-16")
            if name == "word/document.xml"
            else data
        ),
    )
    assert faults(path) == ["в файле части в необычной записи"]


def test_an_endless_text_is_refused(tmp_path: Path) -> None:
    noise = "".join(
        f"<w:p><w:r><w:t>{n * 7919 % 100_003}</w:t></w:r></w:p>" for n in range(120_000)
    )
    assert faults(with_body(tmp_path, noise)) == ["в файле слишком длинный текст"]


def test_every_danger_is_listed_once(tmp_path: Path) -> None:
    path = with_relation(tmp_path, TYPE + "hyperlink")
    more = {"word__a.bin": b"x", "word__b.bin": b"x", "word__vbaProject.bin": b"x"}
    found = faults(rewritten(path, lambda _, old: old, **more))
    assert sorted(found) == [
        "в файле вложенный объект",
        "в файле макросы",
        "в файле ссылка наружу",
    ]


def test_nothing_tells_where_the_office_lies(tmp_path: Path) -> None:
    with pytest.raises(Problems) as found:
        read_package(tmp_path / "нет.docx")
    assert str(tmp_path) not in str(found.value)
    assert package.label_of(Path("agreement.docx")) == "agreement.docx"
