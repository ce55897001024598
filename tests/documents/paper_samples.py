"""Facts of every paper of the way to the agreement: whole for one region, sparse for another."""

from dataclasses import replace
from datetime import date
from typing import Any

from docx import Document
from docx.table import Table

from sstui.config.profiles import read_profile
from sstui.config.settings import read_settings
from sstui.core.disclosure import Datum
from sstui.core.family_file import (
    Application,
    ApplicationId,
    Consent,
    ConsentId,
    ConsentPurpose,
    Survey,
    SurveyId,
)
from sstui.core.letters import DisclosureGround, Letter, LetterId
from sstui.core.orders import CuratorOrder, CuratorOrderId
from sstui.core.paper_kinds import PaperKind
from sstui.core.problems import Problem
from sstui.core.profile import Profile
from sstui.core.programme import (
    Measure,
    MeasureId,
    Organisation,
    OrganisationId,
    Programme,
    ProgrammeId,
    ProgrammeState,
    WorkPlace,
)
from sstui.core.records import CaseId, Family, FamilyId, FullName, SettlementId, Sex, StaffId
from sstui.core.sittings import (
    Attendee,
    Decision,
    Item,
    ItemId,
    Part,
    Question,
    Sitting,
    SittingId,
)
from sstui.documents.application import ApplicationFacts
from sstui.documents.blocks import Household, Relative, Side
from sstui.documents.conclusion import ConclusionFacts
from sstui.documents.consent import ConsentFacts
from sstui.documents.dynamics import Dynamics
from sstui.documents.letter import LetterFacts
from sstui.documents.measures import Names
from sstui.documents.order import OrderFacts, Person
from sstui.documents.programme import ProgrammeFacts
from sstui.documents.protocol import Heard, ProtocolFacts
from sstui.documents.sitting import SittingFacts
from sstui.documents.survey import SurveyFacts
from tests.documents.dynamics_samples import SEEN
from tests.documents.samples import CHILDREN, CURATOR, MOTHER, ROOT

FULL, SPARSE = "tula", "tver-municipal"
DAY = date(2026, 3, 15)
CLINIC = OrganisationId(1)
HEAD = replace(
    CURATOR,
    id=StaffId(2),
    name=FullName("Львова", "Анна", "Юрьевна"),
    post="заведующий отделением",
    phone="",
)


def profile_of(code: str) -> Profile:
    problems: list[Problem] = []
    found = read_profile(ROOT / "config", code, problems)
    assert found is not None
    return found


def side(code: str) -> Side:
    problems: list[Problem] = []
    _, settings = read_settings(ROOT / "config", problems)
    assert settings is not None
    return Side(settings.institution, settings.director, profile_of(code).terms)


def household(code: str) -> Household:
    daughters = CHILDREN if code == FULL else CHILDREN[:1]
    family = Family(FamilyId(1), MOTHER.name.full, SettlementId(1), "улица Береговая, дом 12")
    return Household(
        family=replace(family, phone="2-11-37" if code == FULL else ""),
        settlement_name="деревня Заречье",
        relatives=(
            Relative(replace(MOTHER, occupation="совхоз «Луч», доярка"), "мать", True),
            *(Relative(one, "ребёнок", False) for one in daughters),
        ),
        registered_address="город Дальний, улица Первая, дом 1" if code == FULL else "",
        applicant=MOTHER,
    )


def application(code: str) -> ApplicationFacts:
    asked = Application(
        ApplicationId(1),
        FamilyId(1),
        MOTHER.id,
        "4/2026",
        DAY,
        ("social", "legal") if code == FULL else (),
        "Долги за дрова.\nДочь пропускает школу." if code == FULL else "",
    )
    kinds = profile_of(code).lists.help_kinds
    return ApplicationFacts(
        side=side(code),
        director_post_dative="директору",
        title=profile_of(code).route.documents["application"].title,
        application=asked,
        signer=MOTHER,
        kinship="мать",
        household=household(code),
        help_kinds=tuple((one.code, one.title) for one in kinds.active()),
    )


def consent(code: str) -> ConsentFacts:
    """Tula: of a child's health, by the mother; Tver: the mother's own, to use her data."""
    is_full = code == FULL
    child = replace(CHILDREN[0], identity="свидетельство о рождении I-АА № 000000")
    given = Consent(
        ConsentId(1),
        FamilyId(1),
        child.id if is_full else MOTHER.id,
        MOTHER.id,
        ConsentPurpose.HEALTH if is_full else ConsentPurpose.PROCESSING,
        DAY,
        date(2027, 3, 14) if is_full else None,
        "2026-1" if is_full else "",
    )
    purpose = profile_of(code).lists.purposes.get(given.purpose)
    assert purpose is not None
    return ConsentFacts(
        side=side(code),
        consent=given,
        subject=child if is_full else MOTHER,
        signer=MOTHER,
        kinship="мать",
        household=household(code),
        recipients=("учреждения здравоохранения",) if is_full else (),
        data=frozenset([Datum.NAME, Datum.BORN_ON, Datum.HEALTH]),
        heading=purpose.heading,
        aim=purpose.aim,
    )


def survey(code: str) -> SurveyFacts:
    act = Survey(
        SurveyId(1), FamilyId(1), "2/2026", DAY, DAY, (CURATOR.id,), conclusion="Нужна помощь."
    )
    if code == FULL:
        act = replace(
            act,
            others="Орлова А. А., школа № 3",
            info_from="классный руководитель",
            housing="Дом, две комнаты.\nВода на улице.",
            income="Ниже прожиточного минимума.",
            recommendations="Отремонтировать печь.",
        )
    return SurveyFacts(
        side=side(code),
        title=profile_of(code).route.documents["survey"].title,
        survey=act,
        surveyors=(CURATOR,),
        household=household(code),
    )


def order(code: str) -> OrderFacts:
    is_full = code == FULL
    worker = "специалиста по социальной работе"
    return OrderFacts(
        side=side(code),
        order=CuratorOrder(
            CuratorOrderId(1), CaseId(1), CURATOR.id, "9/2026", DAY, date(2026, 3, 16)
        ),
        case_number="21/2026",
        household=household(code),
        curator=Person(CURATOR, worker),
        substitute=Person(replace(CURATOR, name=FullName("Кузьмин", "Олег"), sex=Sex.MALE), worker)
        if is_full
        else None,
        control=Person(HEAD, "заведующего отделением") if is_full else None,
        application="заявление № 4/2026 от 15.03.2026" if is_full else "",
    )


def names(code: str) -> Names:
    """What measures are printed with."""
    people = [one.member for one in household(code).relatives]
    return Names(
        help_kinds={one.code: one.title for one in profile_of(code).lists.help_kinds},
        organisations={CLINIC: organisation(code)},
        staff={CURATOR.id: CURATOR},
        members={one.id: one for one in people},
    )


def organisation(code: str) -> Organisation:
    if code == FULL:
        return Organisation(
            CLINIC, "Заречная больница", "health", "Петрову П. П.", "главному врачу", "село Лог, 1"
        )
    return Organisation(CLINIC, "Заречная больница", "rehab")


def measures(count: int = 2) -> tuple[Measure, ...]:
    talks = Measure(
        MeasureId(1), ProgrammeId(1), 1, "social", "беседы о режиме дня", form="беседа",
        place=WorkPlace.HOME, periodicity="1 раз в неделю", until_on=date(2026, 9, 1),
        staff_id=CURATOR.id,
    )  # fmt: skip
    check = Measure(
        MeasureId(2), ProgrammeId(1), 2, "medical", "осмотр детей", member_ids=(CHILDREN[0].id,),
        place=WorkPlace.OFFICE, is_group=True, from_on=DAY, until_on=date(2026, 6, 1),
        organisation_id=CLINIC, responsible="педиатр",
    )  # fmt: skip
    return tuple(replace((talks, check)[at % 2], id=MeasureId(at + 1)) for at in range(count))


def the_programme(code: str) -> Programme:
    """Tula: approved, of the second edition; Tver: a draft with nothing but its term."""
    draft = Programme(
        ProgrammeId(1), CaseId(1), "5/2026", 1, ProgrammeState.DRAFT, DAY, DAY, date(2026, 9, 14)
    )
    if code == SPARSE:
        return draft
    return replace(
        draft,
        edition=2,
        state=ProgrammeState.APPROVED,
        decided_on=date(2026, 3, 20),
        problem="Долги.",
        goal="Мир в семье.\nУчёба без пропусков.",
        desired="Чтобы в доме было тепло.",
        resources="Бабушка.",
        is_repeat=True,
        service_programme="№ 7 от 01.02.2026",
    )


def programme(code: str, count: int = 2) -> ProgrammeFacts:
    is_full = code == FULL
    route = profile_of(code).route
    return ProgrammeFacts(
        side=side(code),
        programme=the_programme(code),
        measures=measures(count),
        names=names(code),
        case_number="21/2026",
        household=household(code),
        curator=CURATOR,
        level="кризисный" if is_full else "",
        categories=("многодетная семья", "малообеспеченная семья") if is_full else (),
        obligations="Посещать занятия.\nОформить документы." if is_full else "",
        body_genitive=route.bodies[route.approval.body].genitive,
        protocol="3/2026" if is_full else "",
    )


def sitting(code: str) -> SittingFacts:
    body = profile_of(code).route.bodies[profile_of(code).route.approval.body]
    held = Sitting(
        SittingId(1), body.code, "3/2026", date(2026, 3, 20), is_closed=True,
        drawn_up_on=date(2026, 3, 23),
    )  # fmt: skip
    people = [
        ("Орлова Анна Андреевна", "глава", "администрация района", Part.CHAIR, True),
        ("Белов Б. Б.", "", "", Part.SECRETARY, True),
        ("Гусева Мария", "врач", "Заречная больница", Part.MEMBER, True),
        ("Зимин Олег Ильич", "", "школа № 3", Part.MEMBER, code == SPARSE),
    ]
    attendees = tuple(
        Attendee(SittingId(1), name, post, where, part, there)
        for name, post, where, part, there in people
    )
    if code == FULL:
        held = replace(held, at="10:00", place="актовый зал", is_planned=False)
    return SittingFacts(held, attendees, body.title, body.genitive)


def heard(code: str) -> Heard:
    item = Item(
        ItemId(1), SittingId(1), 2, CaseId(1), Question.PROGRAMME, ProgrammeId(1),
        decision=Decision.APPROVE if code == FULL else Decision.REJECT,
        remarks="Сходить в больницу." if code == FULL else "Уточнить сроки.",
    )  # fmt: skip
    if code == FULL:
        item = replace(
            item,
            heard="Куратор рассказал о семье.\nСемья согласна.",
            dissent="Гусева М. И.: срок мал.",
            votes_for=2,
            votes_against=1,
            next_on=date(2026, 6, 15),
            level="crisis",
        )
    is_full = code == FULL
    return Heard(
        item=item,
        case_number="21/2026",
        household=household(code),
        programme=the_programme(code),
        speaker=CURATOR if is_full else None,
        level="кризисный" if is_full else "",
    )


def protocol(code: str) -> ProtocolFacts:
    first = heard(code)
    about_level = replace(
        first,
        item=replace(
            first.item,
            question=Question.LEVEL,
            programme_id=None,
            decision=Decision.POSTPONE,
            level="",
            votes_for=None,
            votes_against=None,
        ),
        programme=None,
        level="",
    )
    return ProtocolFacts(side(code), sitting(code), (first, about_level))


def conclusion(code: str) -> ConclusionFacts:
    level, seen = ("базовый", SEEN) if code == FULL else ("", Dynamics())
    return ConclusionFacts(side(code), sitting(code), heard(code), CURATOR, level, seen)


def letter(code: str) -> LetterFacts:
    is_full = code == FULL
    ground = DisclosureGround.CONSENT if is_full else DisclosureGround.INTERACTION
    sent = Letter(
        LetterId(1), CaseId(1), ProgrammeId(1), CLINIC, "8/2026", date(2026, 3, 24), ground,
        (MeasureId(2),), date(2026, 4, 23) if is_full else None,
    )  # fmt: skip
    ill = replace(CHILDREN[0], health="инвалидность", occupation="школа № 3")
    return LetterFacts(
        side=side(code),
        letter=sent,
        organisation=organisation(code),
        programme=replace(the_programme(code), decided_on=date(2026, 3, 20)),
        measures=measures()[1:],
        people=(ill,),
        data=frozenset(Datum) if is_full else frozenset([Datum.NAME]),
        health_of=frozenset([ill.id]) if is_full else frozenset(),
        names=names(code),
        approved_by="консилиум специалистов, протокол № 3/2026" if is_full else "",
        address="деревня Заречье, улица Береговая, дом 12",
        phone="2-11-37",
        executor=CURATOR,
        consent_on=DAY if is_full else None,
    )


SAMPLES: dict[PaperKind, Any] = {
    PaperKind.APPLICATION: application,
    PaperKind.CONSENT: consent,
    PaperKind.SURVEY: survey,
    PaperKind.ORDER: order,
    PaperKind.PROGRAMME: programme,
    PaperKind.PROTOCOL: protocol,
    PaperKind.CONCLUSION: conclusion,
    PaperKind.LETTER: letter,
}


def whole_text(path: Any) -> str:
    """Paragraphs and tables in their order, a row of a table on one line."""
    word = Document(str(path))
    said = []
    for block in word.iter_inner_content():
        if isinstance(block, Table):
            said += [" | ".join(cell.text for cell in row.cells) for row in block.rows]
        else:
            said.append(block.text)
    footers = [one.text for section in word.sections for one in section.footer.paragraphs]
    text = "\n".join([*said, "---", *footers])
    return text.replace("\u00a0", " ").replace("\t", " ⇥ ")
