"""What the protocol of a sitting and the conclusion on one family have in common."""

from collections.abc import Sequence
from dataclasses import dataclass

from sstui.core import wording
from sstui.core.office import Terms
from sstui.core.programme import Programme
from sstui.core.sittings import Attendee, Decision, Item, Part, Question, Sitting
from sstui.documents.blocks import date_fields, entry_fields, flat, signature_of
from sstui.documents.fields import Value

SITTING_FIELDS = {
    "протокол.номер": "номер протокола",
    **date_fields("заседание", "день заседания"),
    "заседание.время": "время начала, бывает пустым",
    "заседание.место": "место, бывает пустым",
    "заседание.вид": "«плановое» или «внеплановое»",
    "орган.им": "орган: кто?",
    "орган.род": "орган: чего?",
    "председатель.имя": "председатель",
    "председатель.подпись": "он же у подписи",
    "секретарь.имя": "секретарь",
    "секретарь.подпись": "он же у подписи",
    **entry_fields(
        "участники",
        "кто присутствовал",
        номер="порядковый номер",
        имя="имя, как в списке органа",
        часть="председатель, секретарь, член, приглашённый",
        откуда="должность и организация",
    ),
    **entry_fields("члены", "присутствовавшие члены без председателя и секретаря", подпись="имя"),
}


@dataclass(frozen=True, slots=True)
class SittingFacts:
    """A sitting with its people and the words of its body."""

    sitting: Sitting
    attendees: tuple[Attendee, ...]
    body: str
    body_genitive: str


def sitting_gaps(facts: SittingFacts) -> list[str]:
    """What keeps the papers of a sitting back."""
    if not facts.sitting.is_closed:
        return ["заседание не закрыто: у протокола ещё нет номера"]
    return []


def sitting_values(facts: SittingFacts) -> dict[str, Value]:
    """The sitting and its people, by their fields."""
    sitting = facts.sitting
    present = [one for one in facts.attendees if one.is_present]
    return {
        "протокол": {"номер": sitting.number},
        "заседание": {
            "словами": wording.quoted_date(sitting.held_on).replace(" ", wording.NO_BREAK),
            "кратко": wording.short_date(sitting.held_on),
            "время": sitting.at,
            "место": flat(sitting.place),
            "вид": "плановое" if sitting.is_planned else "внеплановое",
        },
        "орган": {"им": facts.body, "род": facts.body_genitive},
        "председатель": _holder(present, Part.CHAIR),
        "секретарь": _holder(present, Part.SECRETARY),
        "участники": [_present(number, one) for number, one in enumerate(present, 1)],
        "члены": [
            {"подпись": signature_of(one.name)} for one in present if one.part is Part.MEMBER
        ],
    }


def decided(item: Item, programme: Programme | None, level: str, terms: Terms) -> str:
    """What was decided on a family, as a protocol words it: «утвердить …»."""
    about = _accusative(programme, terms)
    match item.decision:
        case Decision.APPROVE:
            said = f"утвердить {about}"
        case Decision.REJECT:
            said = f"отклонить {about} и доработать её по замечаниям"
        case Decision.SET_LEVEL:
            said = ""
        case Decision.POSTPONE:
            said = "отложить рассмотрение"
        case Decision.OTHER_SERVICE:
            said = "предложить семье другую форму социального обслуживания"
        case _:
            said = "принять к сведению"
    told = f"установить уровень сопровождения – {level}" if level else ""
    return "; ".join(part for part in (said, told) if part)


def asked(item: Item, programme: Programme | None, terms: Terms) -> str:
    """What a family is heard about: «рассмотрение программы»."""
    if item.question is Question.PROGRAMME and programme:
        forms = terms.programme
        return f"рассмотрение {forms.genitive} {numbered(programme)}"
    return item.question.label


def numbered(programme: Programme) -> str:
    """«№ 4/2026» with the edition where it is not the first."""
    number, space = f"№{wording.NO_BREAK}{programme.number}", wording.NO_BREAK
    return f"{number} (редакция{space}{programme.edition})" if programme.edition > 1 else number


def votes(item: Item) -> str:
    """«за – 4, против – 1»; empty where nobody counted."""
    counted = (("за", item.votes_for), ("против", item.votes_against))
    told = (f"{word} – {number}" for word, number in counted if number is not None)
    return ", ".join(one.replace(" ", wording.NO_BREAK) for one in told)


def _accusative(programme: Programme | None, terms: Terms) -> str:
    forms = terms.programme
    return f"{forms.accusative} {numbered(programme)}" if programme else forms.accusative


def _holder(present: Sequence[Attendee], part: Part) -> dict[str, Value]:
    name = next((one.name for one in present if one.part is part), "")
    return {"имя": name, "подпись": signature_of(name)}


def _present(number: int, one: Attendee) -> Value:
    return {
        "номер": number,
        "имя": one.name,
        "часть": one.part.label,
        "откуда": ", ".join(part for part in (one.post, one.organisation) if part) or "–",
    }
