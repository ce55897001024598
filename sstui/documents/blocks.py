"""Pieces that several papers have: who the institution is, names in cases, dates, the household.

Each piece gives plain values and, beside it, what its fields print. Everything that people have
typed becomes text of one line or a list of lines; nothing of it is ever read as a template.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sstui.core import wording
from sstui.core.office import Director, Forms, Institution, Terms
from sstui.core.records import Family, FullName, Member, NameForms, Sex, Staff
from sstui.documents.declension import GrammaticalCase, decline, doubtful, tidy
from sstui.documents.fields import Value

GENITIVE, DATIVE = GrammaticalCase.GENITIVE, GrammaticalCase.DATIVE
ACCUSATIVE, INSTRUMENTAL = GrammaticalCase.ACCUSATIVE, GrammaticalCase.INSTRUMENTAL

Named = tuple[FullName, Sex, NameForms]
"""What a name is declined by."""

TERMS = {
    "agreement": "соглашение",
    "curator": "куратор",
    "programme": "программа",
    "body": "орган",
    "applicant": "заявитель",
}
_CASES = {
    "им": "именительный падеж",
    "род": "родительный падеж",
    "дат": "дательный падеж",
    "вин": "винительный падеж",
    "твор": "творительный падеж",
    "предл": "предложный падеж",
    "кратко": "сокращение",
}
_NAME_CASES = {
    "имя": "фамилия, имя, отчество",
    "род": "они же: кого?",
    "дат": "они же: кому?",
    "вин": "они же: кого? (вижу)",
    "твор": "они же: кем?",
    "подпись": "инициалы и фамилия",
}

INSTITUTION_FIELDS = {
    "учреждение.имя": "полное название учреждения",
    "учреждение.род": "оно же: чего?",
    "учреждение.краткое": "краткое название",
    "учреждение.место": "где подписано",
    "учреждение.адрес": "адрес учреждения",
    "учреждение.телефон": "телефон, бывает пустым",
    "учреждение.отделение": "отделение, которое ведёт семью",
    "учреждение.отделение_род": "оно же: чего?",
    "учреждение.реквизиты[]": "строки реквизитов, бывает пустым",
    "учреждение.реквизиты[].строка": "одна строка",
}
TERMS_FIELDS = {
    f"слова.{term}.{code}": f"слово «{term}» в речи региона: {words}"
    for term in TERMS.values()
    for code, words in _CASES.items()
}


def name_fields(key: str, who: str) -> dict[str, str]:
    """What the fields of a name print: `name_fields("куратор", "куратор")`."""
    return {f"{key}.{code}": f"{who}: {words}" for code, words in _NAME_CASES.items()}


DIRECTOR_FIELDS = {
    **name_fields("директор", "директор"),
    "директор.должность": "должность: кто?",
    "директор.должность_род": "должность: кого?",
    "директор.действующий_род": "«действующего» или «действующей»",
    "директор.основание": "на основании чего действует",
}
FAMILY_FIELDS = {
    "семья.адрес": "где живёт семья",
    "семья.место": "населённый пункт",
    "семья.телефон": "телефон, бывает пустым",
}


def date_fields(key: str, what: str) -> dict[str, str]:
    """What the two fields of a date print."""
    return {
        f"{key}.словами": f"{what}: «15» марта 2026 г.",
        f"{key}.кратко": f"{what}: 15.03.2026",
    }


def list_fields(key: str, what: str) -> dict[str, str]:
    """What the fields of a text of several lines print."""
    return {f"{key}[]": f"{what}, бывает пустым", f"{key}[].строка": "одна строка"}


def entry_fields(key: str, what: str, **entries: str) -> dict[str, str]:
    """What a list prints and what each field of its entries prints."""
    return {f"{key}[]": what, **{f"{key}[].{name}": says for name, says in entries.items()}}


CHILDREN_FIELDS = {
    "есть_дети?": "для условия: внесён ли хоть один ребёнок",
    **entry_fields(
        "дети",
        "список детей",
        номер="порядковый номер",
        имя="фамилия, имя, отчество",
        рождение="дата рождения: 15.03.2020; прочерк, где её нет",
    ),
}


@dataclass(frozen=True, slots=True)
class Side:
    """The institution, who signs for it and the words of its region."""

    institution: Institution
    director: Director
    terms: Terms


@dataclass(frozen=True, slots=True)
class Relative:
    """A member of a family as a paper names him."""

    member: Member
    kinship: str
    """Who he is to the children: «мать»."""
    is_adult: bool


@dataclass(frozen=True, slots=True)
class Household:
    """A family as a paper needs it: only those who live there on its day."""

    family: Family
    settlement_name: str
    relatives: tuple[Relative, ...]
    registered_address: str = ""
    applicant: Member | None = None
    """Who signs for the family, also one who has moved out since."""

    @property
    def adults(self) -> tuple[Member, ...]:
        """Adults of the family."""
        return tuple(one.member for one in self.relatives if one.is_adult)

    @property
    def children(self) -> tuple[Member, ...]:
        """Its children."""
        return tuple(one.member for one in self.relatives if not one.is_adult)

    @property
    def address(self) -> str:
        """Where it lives."""
        return address(self.settlement_name, self.family.address)


def side_values(side: Side) -> dict[str, Value]:
    """Institution, director and the region's words, by their fields."""
    return {
        "учреждение": institution_values(side.institution),
        "директор": director_values(side.director),
        "слова": terms_values(side.terms),
    }


SIDE_FIELDS = {**INSTITUTION_FIELDS, **DIRECTOR_FIELDS, **TERMS_FIELDS}


def side_gaps(side: Side) -> list[str]:
    """What the settings of the institution leave out that every paper needs."""
    institution, director = side.institution, side.director
    needed = [
        (institution.name, "название учреждения"),
        (institution.place, "место подписания"),
        (institution.address, "адрес учреждения"),
        (director.name.last, "фамилия директора"),
        (director.name.first, "имя директора"),
        (director.post_genitive, "должность директора в родительном падеже"),
        (director.basis, "на основании чего действует директор"),
    ]
    return [f"в настройках учреждения нет: {what}" for text, what in needed if not text.strip()]


def institution_values(institution: Institution) -> dict[str, Value]:
    """The institution as its papers name it."""
    return {
        "имя": institution.name,
        "род": institution.name_genitive,
        "краткое": institution.short,
        "место": institution.place,
        "адрес": institution.address,
        "телефон": institution.phone,
        "отделение": institution.department,
        "отделение_род": institution.department_genitive,
        "реквизиты": lines(institution.details),
    }


def director_values(director: Director) -> dict[str, Value]:
    """Who signs for the institution."""
    is_female = director.sex is Sex.FEMALE
    return {
        **name_values(named(director)),
        "должность": director.post,
        "должность_род": director.post_genitive,
        "действующий_род": "действующей" if is_female else "действующего",
        "основание": director.basis,
    }


def terms_values(terms: Terms) -> dict[str, Value]:
    """The region's words in their cases."""
    return {word: _forms(getattr(terms, term)) for term, word in TERMS.items()}


def named(person: Member | Staff | Director) -> Named:
    """What a person's name is declined by."""
    return person.name, person.sex, person.forms


def name_values(who: Named) -> dict[str, Value]:
    """A name in the cases that papers use."""
    name, sex, stored = who
    tidied = FullName(tidy(name.last), tidy(name.first), tidy(name.patronymic))
    return {
        "имя": tidied.full,
        "род": decline(tidied, sex, GENITIVE, stored),
        "дат": decline(tidied, sex, DATIVE, stored),
        "вин": decline(tidied, sex, ACCUSATIVE, stored),
        "твор": decline(tidied, sex, INSTRUMENTAL, stored),
        "подпись": wording.signature(tidied),
    }


def full_name(name: FullName) -> str:
    """The whole name with ordinary capitals."""
    return FullName(tidy(name.last), tidy(name.first), tidy(name.patronymic)).full


def doubts_of(asked: Iterable[tuple[Named, GrammaticalCase]]) -> list[str]:
    """Case forms that a person should look at before printing: «проверьте падеж: …»."""
    return [
        f"проверьте падеж: {decline(name, sex, case, stored)} ({case.label})"
        for (name, sex, stored), case in asked
        if doubtful(name, sex, case, stored)
    ]


def applicant_gaps(applicant: Member | None) -> list[str]:
    """What is not known of the one who signs for the family."""
    if applicant is None:
        return ["не указан заявитель"]
    if not applicant.name.last.strip() or not applicant.name.first.strip():
        return ["у заявителя не указаны фамилия и имя"]
    return []


def family_values(household: Household) -> dict[str, Value]:
    """Where the family lives."""
    return {
        "адрес": household.address,
        "место": household.settlement_name,
        "телефон": household.family.phone,
    }


def children_values(children: Sequence[Member]) -> list[Value]:
    """The children as tables list them."""
    return [
        {"номер": number, "имя": full_name(one.name), "рождение": born(one)}
        for number, one in enumerate(children, 1)
    ]


def born(member: Member) -> str:
    """The birth date, or a dash where nobody knows it."""
    return wording.short_date(member.born_on) if member.born_on else "–"


def date_values(day: date | None) -> dict[str, Value]:
    """A date in both ways of writing; room for a pen where it is not known."""
    if day is None:
        return {"словами": BLANK_DATE, "кратко": BLANK_DATE}
    return {"словами": tied_date(wording.quoted_date(day)), "кратко": wording.short_date(day)}


BLANK_DATE = wording.tied("«___» ______________ 20___ г.")
BLANK_NUMBER = "_______"


def tied_date(text: str) -> str:
    """A date that breaks nowhere but before the year: «15 марта» and «2026 г.» hold together."""
    day, month, year, ending = text.split(" ")
    return f"{day}{wording.NO_BREAK}{month} {year}{wording.NO_BREAK}{ending}"


def long_day(day: date) -> str:
    """«15 марта 2026 г.», holding together."""
    return tied_date(wording.long_date(day))


def lines(text: str) -> list[Value]:
    """The lines of a note that have anything in them."""
    return [{"строка": flat(one)} for one in text.splitlines() if one.strip()]


def flat(text: str) -> str:
    """A text of several lines as one."""
    return " ".join(text.split())


def address(settlement_name: str, street: str) -> str:
    """The address with the settlement before it, unless it is written there already."""
    place, rest = settlement_name.strip(), street.strip()
    if f"{rest},".casefold().startswith(f"{place},".casefold()):
        return rest
    return ", ".join(part for part in (place, rest) if part)


def signature_of(written: str) -> str:
    """The name beside a signature of one who is known by his written name alone."""
    words = tidy(written).split()
    if len(words) in (2, 3) and all(len(one) > 1 and "." not in one for one in words):
        return wording.signature(FullName(*words))
    return wording.tied(" ".join(words))


def subtitle(title: str, first: str, otherwise: str) -> str:
    """What a paper is about, by its name in the region: «акт обследования …» without «акт»."""
    begun = f"{first} "
    return title[len(begun) :] if title.casefold().startswith(begun) else otherwise


def _forms(forms: Forms) -> dict[str, Value]:
    return {
        "им": forms.nominative,
        "род": forms.genitive,
        "дат": forms.dative,
        "вин": forms.accusative,
        "твор": forms.instrumental,
        "предл": forms.prepositional,
        "кратко": forms.short,
    }
