"""Made-up people, the shipped office and small Word files for the tests of documents."""

import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

from docx import Document

from sstui.config.profiles import read_profile
from sstui.config.settings import read_settings
from sstui.core.norms import Level, Norm, Per
from sstui.core.problems import Problem
from sstui.core.records import (
    Case,
    CaseId,
    Family,
    FamilyId,
    FullName,
    Member,
    MemberId,
    Role,
    SettlementId,
    Sex,
    Staff,
    StaffId,
)
from sstui.documents.agreement import AgreementFacts
from sstui.documents.render import About

ROOT = Path(__file__).resolve().parents[2]
TEMPLATE = ROOT / "templates" / "agreement.docx"
ABOUT = About("Соглашение № 17/2026", "ГУ «Светлый берег»", date(2026, 3, 15))

MOTHER = Member(
    MemberId(1),
    FamilyId(1),
    FullName("Хабибуллина", "Айгуль", "Рашидовна"),
    Sex.FEMALE,
    "mother",
    date(1990, 2, 3),
    is_applicant=True,
    identity="паспорт 00 00 000000, выдан 01.02.2015 отделом внутренних дел",
)
CURATOR = Staff(
    StaffId(1),
    FullName("Соловьёва", "Наталья", "Ильинична"),
    Sex.FEMALE,
    Role.CURATOR,
    "специалист по социальной работе",
    "2-00-15",
)
CRISIS = Level("crisis", "кризисный", "кр.", 3, Norm(1, 2, Per.WEEK, 6))


def child(number: int, first: str, born_on: date | None) -> Member:
    name = FullName("Хабибуллина", first, "Ильдаровна")
    return Member(MemberId(number), FamilyId(1), name, Sex.FEMALE, "child", born_on)


CHILDREN = (child(2, "Алсу", date(2015, 5, 4)), child(3, "Лейсан", date(2019, 11, 30)))


def facts() -> AgreementFacts:
    """A whole set of facts: a mother with two children on the crisis level."""
    problems: list[Problem] = []
    _, settings = read_settings(ROOT / "config", problems)
    profile = read_profile(ROOT / "config", "tula", problems)
    assert settings is not None
    assert profile is not None
    family = Family(FamilyId(1), MOTHER.name.full, SettlementId(1), "улица Береговая, дом 12")
    return AgreementFacts(
        institution=settings.institution,
        director=settings.director,
        terms=profile.terms,
        number="17/2026",
        signed_on=date(2026, 3, 15),
        case=Case(CaseId(1), "21/2026", FamilyId(1), date(2026, 3, 10)),
        family=replace(family, phone="2-11-37"),
        settlement_name="деревня Заречье",
        applicant=MOTHER,
        kinship_title="мать",
        children=CHILDREN,
        curator=CURATOR,
        level=CRISIS,
        term_from=date(2026, 3, 15),
        term_to=date(2026, 9, 14),
    )


def template(folder: Path, *paragraphs: str, name: str = "template.docx") -> Path:
    """A small Word file with these paragraphs."""
    word = Document()
    for paragraph in paragraphs:
        word.add_paragraph(paragraph)
    path = folder / name
    word.save(str(path))
    return path


def rewritten(path: Path, change: Callable[[str, bytes], bytes | None], **more: bytes) -> Path:
    """The same file with parts changed, left out (None) or added."""
    packed = BytesIO()
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(packed, "w") as target:
        for name in source.namelist():
            if (data := change(name, source.read(name))) is not None:
                target.writestr(name, data, zipfile.ZIP_DEFLATED)
        for name, data in more.items():
            target.writestr(name.replace("__", "/"), data, zipfile.ZIP_DEFLATED)
    path.write_bytes(packed.getvalue())
    return path


def text_of(path: Path) -> str:
    """All text of a document as a person reads it: paragraphs, tables, footer."""
    word = Document(str(path))
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    footers = [one.text for section in word.sections for one in section.footer.paragraphs]
    return "\n".join([*(one.text for one in word.paragraphs), *cells, *footers])


def names_in(folder: Path) -> list[str]:
    """Names of everything that lies in a folder."""
    return sorted(path.name for path in folder.iterdir())
