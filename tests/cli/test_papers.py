"""`sstui print …`: every paper of the way to the agreement, by its number or its case."""

from pathlib import Path

import pytest

from sstui.core.paper_kinds import PaperKind
from sstui.desk.desk import Desk
from tests.cli.conftest import Run, RunJson, is_russian
from tests.desk.paper_way import a_way
from tests.documents.paper_samples import whole_text

NUMBERS = {
    PaperKind.APPLICATION: "1/2026",
    PaperKind.SURVEY: "1/2026",
    PaperKind.ORDER: "1/2026",
    PaperKind.PROGRAMME: "1/2026",
    PaperKind.PROTOCOL: "1/2026",
    PaperKind.CONCLUSION: "1/2026-1",
    PaperKind.LETTER: "1/2026",
}


def test_every_paper_is_printed_by_its_number_and_by_its_case(
    desk: Desk, office: Path, run: Run, run_json: RunJson
) -> None:
    way = a_way(desk)
    for kind, number in NUMBERS.items():
        made = run_json("print", kind.value, number)
        assert (made["kind"], made["number"]) == (kind.value, number)
        said = run("print", kind.value, "--case", "1/2026")
        assert f"№ {number}, файл от 23.11.2026" in said
    assert run_json("print", "consent", str(way.ids[PaperKind.CONSENT]))["number"] == ""
    assert run("print", "consent", "--case", "1/2026").startswith("Согласие, файл от 23.11.2026")
    assert len(list((office / "out").iterdir())) == 2 * len(NUMBERS) + 2
    assert "Ёлкиной Марии Петровны" in whole_text(office / "out" / "Заявление-1-2026-0001.docx")


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("print", "letter"), 2, "Назовите что-нибудь одно"),
        (("print", "letter", "1/2026", "--case", "1/2026"), 2, "Назовите что-нибудь одно"),
        (("print", "letter", "99/2026"), 3, "такой записи нет"),
        (("print", "letter", "--case", "99/2026"), 3, "Дела «99/2026» нет"),
        (("print", "consent", "а"), 3, "такой записи нет"),
    ],
)
def test_what_is_not_there_is_told(
    desk: Desk, office: Path, run: Run, words: tuple[str, ...], code: int, told: str
) -> None:
    a_way(desk)
    said = run(*words, code=code)
    assert told in said
    assert is_russian(said)
    assert list((office / "out").iterdir()) == []
