"""Papers as they leave the printer: converted by LibreOffice and looked at page by page."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from sstui.core.paper_kinds import PaperKind
from sstui.core.records import FullName
from sstui.desk.papers import words_of
from sstui.documents.agreement import AgreementFacts, fields
from sstui.documents.render import render
from tests.documents.a_printer import Printer, can_print, ends, output, pages_of
from tests.documents.paper_samples import FULL, SAMPLES, SPARSE, letter, programme
from tests.documents.samples import ABOUT, TEMPLATE, child, facts

pytestmark = pytest.mark.skipif(
    not can_print(), reason="needs LibreOffice and poppler (see the README)"
)
SIGNS = "Сведения о Сторонах и подписи"
CHILDREN = tuple(child(n, "Алсу", date(2008 + n, 3, 5)) for n in range(2, 18))


@pytest.fixture(scope="module")
def printer(tmp_path_factory: pytest.TempPathFactory) -> Printer:
    """One for all papers here: to make the settings takes longer than to print."""
    return Printer(tmp_path_factory.mktemp("office"))


def pages(made_from: AgreementFacts, folder: Path, printer: Printer) -> list[str]:
    """Text of each page as it is printed; the PDF stays in the folder."""
    made = render(TEMPLATE, fields(made_from), folder / "a.docx", ABOUT)
    return pages_of(printer.to_pdf(made.path))


def test_the_agreement_takes_one_sheet(tmp_path: Path, printer: Printer) -> None:
    first, second = pages(facts(), tmp_path, printer)
    assert "СОГЛАШЕНИЕ № 17/2026" in first
    assert "Хабибуллина Айгуль Рашидовна (мать)" in " ".join(first.split())
    assert "1.4." in first
    assert "Хабибуллина Лейсан Ильдаровна" in first
    for words in (SIGNS, "/ А. И. Примерова /", "/ А. Р. Хабибуллина /", "М. П."):
        assert words in second
    assert "5.5." in second
    for number, page in enumerate((first, second), 1):
        footer = " ".join(page.strip().splitlines()[-1].split())
        assert footer == f"Соглашение № 17/2026 от 15.03.2026 стр. {number} из 2"


def test_only_the_named_font_is_used(tmp_path: Path, printer: Printer) -> None:
    pages(facts(), tmp_path, printer)
    told = output("pdffonts", str(tmp_path / "a.pdf"))
    names = {line.split()[0] for line in told.splitlines()[2:]}
    assert names
    for name in names:
        assert name.partition("+")[2].startswith(("LiberationSerif", "TimesNewRoman"))


@pytest.mark.parametrize("count", [0, 1, 6, 10, 16])
def test_the_signatures_never_stand_alone(tmp_path: Path, printer: Printer, count: int) -> None:
    printed = pages(replace(facts(), children=CHILDREN[:count]), tmp_path, printer)
    assert len(printed) == (2 if count <= 10 else 3)
    last = printed[-1]
    for words in ("5.5.", SIGNS, "Учреждение", "/ А. И. Примерова /", "Свой экземпляр получила:"):
        assert words in last
    assert not any(SIGNS in page for page in printed[:-1])


def test_long_names_are_not_clipped(tmp_path: Path, printer: Printer) -> None:
    long = "Государственное бюджетное учреждение социального обслуживания населения " * 2
    institution = replace(
        facts().institution, name=long.strip(), details="\n".join(["ИНН 0000000000"] * 5)
    )
    printed = pages(replace(facts(), institution=institution), tmp_path, printer)
    assert " ".join("".join(printed).split()).count("Государственное бюджетное") >= 2
    assert "".join(printed).count("ИНН 0000000000") == 5
    assert SIGNS in printed[-1]


def paper_pages(kind: PaperKind, made_from: object, folder: Path, printer: Printer) -> list[str]:
    """Text of each page of another paper."""
    template = TEMPLATE.with_name(kind.template)
    made = render(template, words_of(kind).fields(made_from), folder / "b.docx", ABOUT)
    return pages_of(printer.to_pdf(made.path))


@pytest.mark.parametrize("count", [2, 9, 25])
def test_a_programme_names_its_columns_on_every_page_of_the_table(
    tmp_path: Path, printer: Printer, count: int
) -> None:
    printed = paper_pages(PaperKind.PROGRAMME, programme(FULL, count), tmp_path, printer)
    for page in printed:
        if "осмотр детей" in page or "беседы о режиме дня" in page:
            assert "Ответственный" in page
    *_, last = printed
    assert "С программой ознакомлены" in last
    assert "/ Н. И. Соловьёва /" in last
    assert "/ А. Р. Хабибуллина /" in last


def test_no_kind_of_help_is_torn_in_the_table(tmp_path: Path, printer: Printer) -> None:
    facts = programme(FULL)
    kinds = ("psychological", "pedagogical", "legal", "medical", "social")
    lines = tuple(replace(facts.measures[0], help_kind=one) for one in kinds)
    printed = "".join(
        paper_pages(PaperKind.PROGRAMME, replace(facts, measures=lines), tmp_path, printer)
    )
    for one in kinds:
        assert facts.names.help_kinds[one] in printed


def test_a_long_surname_stays_on_the_line_that_is_signed(tmp_path: Path, printer: Printer) -> None:
    facts = SAMPLES[PaperKind.CONSENT](FULL)
    name = FullName("Преображенская-Воскресенская", "Анна", "Ильинична")
    signer = replace(facts.signer, name=name)
    printed = paper_pages(PaperKind.CONSENT, replace(facts, signer=signer), tmp_path, printer)
    assert "/ А. И. Преображенская-Воскресенская /" in "".join(printed)


@pytest.mark.parametrize("count", range(1, 16, 2))
def test_a_letters_signature_never_stands_alone(
    tmp_path: Path, printer: Printer, count: int
) -> None:
    facts = letter(FULL)
    lines = tuple(facts.measures[0] for _ in range(count))
    *_, last = paper_pages(PaperKind.LETTER, replace(facts, measures=lines), tmp_path, printer)
    assert "По какому праву переданы сведения" in last
    assert "/ А. И. Примерова /" in last


@pytest.mark.parametrize("region", [FULL, SPARSE])
@pytest.mark.parametrize("kind", list(SAMPLES))
def test_a_paper_of_one_family_is_short(
    kind: PaperKind, region: str, tmp_path: Path, printer: Printer
) -> None:
    printed = paper_pages(kind, SAMPLES[kind](region), tmp_path, printer)
    assert len(printed) <= (3 if kind is PaperKind.PROGRAMME else 2)
    footer = " ".join(printed[-1].strip().splitlines()[-1].split())
    assert footer.endswith(f"стр. {len(printed)} из {len(printed)}")
    assert "()" not in "".join(printed)
    assert ".." not in "".join(printed)


def test_a_printer_that_hangs_is_killed_with_all_that_it_has_started(tmp_path: Path) -> None:
    """As LibreOffice does: what was asked starts another one, which holds on to all it has."""
    told = tmp_path / "started"
    script = f"sleep 600 & echo $! > {told}; wait"
    assert not ends(["sh", "-c", script], patience=1)
    state = Path(f"/proc/{int(told.read_text())}/stat")
    # Whoever takes in orphans may not have looked yet.
    assert not state.exists() or state.read_text("utf-8").rpartition(")")[2].split()[0] == "Z"
