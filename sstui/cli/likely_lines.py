"""Likely families as lines of text."""

from collections.abc import Sequence

from sstui.desk.likely import Likely


def likely_text(found: Sequence[Likely]) -> list[str]:
    """A heading and a line for each, with what matches; one line when there is none."""
    if not found:
        return ["Похожих семей нет."]
    return ["Похоже на известную семью:", *(f"- {likely_line(one)}" for one in found)]


def likely_line(one: Likely) -> str:
    """«Ёлкина Мария Петровна (№ 5), Заречье, дело 17/2026; совпало: фамилия и имя»."""
    code = f" (№ {one.family.family_id})" if one.family else ""
    return f"{one.name}{code}, {one.about}; {one.words}"


def likely_json(one: Likely) -> dict[str, object]:
    """A likely family or appeal for programs."""
    return {
        "family": one.family.family_id if one.family else None,
        "appeal": one.appeal.label if one.appeal else None,
        "name": one.name,
        "about": one.about,
        "points": one.likeness.points,
        "matches": list(one.likeness.reasons),
    }
