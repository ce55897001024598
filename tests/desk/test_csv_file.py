"""Tables as programs save them, and files that are no tables."""

import re
from pathlib import Path

import pytest

from sstui.core.refusal import Refusal
from sstui.desk.csv_file import ROWS_MAX, SIZE_MAX
from sstui.desk.desk import Desk
from sstui.desk.importing import import_file
from sstui.store import families

HEADER = "семья;населённый пункт;фамилия;имя;отчество;пол;кем приходится"
MOTHER = "1;Заречье;Ким;Анна;;ж;мать"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_tables_as_programs_save_them(
    desk: Desk, tmp_path: Path, encoding: str, separator: str
) -> None:
    lines = [line.replace(";", separator) for line in (HEADER.upper(), MOTHER, separator * 6)]
    (tmp_path / "x.csv").write_bytes("\r\n".join(lines).encode(encoding))
    found = import_file(desk, tmp_path / "x.csv", dry_run=False)
    assert found.made.families == 1
    assert bool(found.notes) is (encoding == "cp1251")


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "В таблице нет строк"),
        (HEADER.encode(), "В таблице нет строк"),
        (b"a,b\nc,d", "Непонятно, что в таблице"),
        (f"{HEADER}\n{MOTHER}\0".encode(), "нулевые байты"),
        (f"{HEADER}\n{MOTHER}".encode("utf-16"), "UTF-16"),
        (f"{HEADER}\n".encode() + b"\x98\xff", "Кодировка файла непонятна"),
        (b"x" * (SIZE_MAX + 1), "слишком велик: нужно не больше 2 МБ"),
        (f"{HEADER}\n{MOTHER}\n".encode() * (ROWS_MAX + 1), "больше 2000 строк"),
        (f'{HEADER}\n1;"За"речье;К'.encode(), "Строка 2 не разобрана: кавычки"),
        (f'{HEADER}\n{MOTHER}\n1;"Заречье'.encode(), "Строка 3 не разобрана: кавычки"),
        (f"{HEADER}\n{'х' * 140_000}".encode(), "ячейка слишком длинна"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_files_that_are_no_tables(desk: Desk, tmp_path: Path, data: bytes, sentence: str) -> None:
    (tmp_path / "x.csv").write_bytes(data)
    with pytest.raises(Refusal, match=re.escape(sentence)):
        import_file(desk, tmp_path / "x.csv", dry_run=False)
    assert families.families() == []


def test_paths_that_are_no_files(desk: Desk, tmp_path: Path) -> None:
    for name, sentence in (("none.csv", "Файла «none.csv» нет."), (".", "не файл"), ("a\0b", "не")):
        with pytest.raises(Refusal, match=re.escape(sentence)):
            import_file(desk, tmp_path / name, dry_run=True)
