"""Consents of several people of a family at once; each is a record of its own with its signer."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from uuid import uuid4

from sstui.core.family_file import ConsentId, ConsentPurpose
from sstui.core.records import Member, MemberId
from sstui.desk.desk import Desk
from sstui.desk.family_file import ConsentDraft, consents_in_force, give_consent, is_of_age
from sstui.store.door import in_common, together


@dataclass(frozen=True, slots=True)
class ConsentsDraft:
    """Papers that were signed together, as typed."""

    people: tuple[MemberId, ...]
    purposes: tuple[str, ...]
    signer_id: MemberId | None
    """Who signed for the children among them; an adult signs for himself."""
    each: ConsentDraft
    """What is the same in all of them; who, who signed and what for are taken from above."""


def give_consents(desk: Desk, members: Sequence[Member], draft: ConsentsDraft) -> list[ConsentId]:
    """Write down the consents of every named person for every named purpose, or none of them.

    Where several are given at once, those that hold already are left as they are.

    Raises:
        Refusal: as in `give_consent`.
    """
    wanted = list(_separate(desk, members, draft))
    if len(wanted) > 1:
        held = in_force(desk, draft)
        wanted = [one for one in wanted if (one.member_id, one.purpose) not in held]
    # One save for whoever takes it back.
    with in_common(str(uuid4())), together():
        return [give_consent(desk, one) for one in wanted]


def in_force(desk: Desk, draft: ConsentsDraft) -> set[tuple[MemberId, str]]:
    """Those of the named consents that hold already on the day when these are given."""
    family, day = draft.each.family_id, draft.each.given_on
    return {
        (who, purpose)
        for purpose in draft.purposes
        for who in consents_in_force(family, purpose, day)
        if who in draft.people
    }


def signs_alone(desk: Desk, member: Member, draft: ConsentDraft) -> bool:
    """Whether somebody signs for himself on the day of a consent."""
    is_adult = desk.office.dictionaries.is_adult(member.kinship)
    return is_adult or is_of_age(member, draft.given_on)


def _separate(
    desk: Desk, members: Sequence[Member], draft: ConsentsDraft
) -> Iterator[ConsentDraft]:
    """A draft for each paper, by people; the form's draft goes with every one of them."""
    by_id = {one.id: one for one in members}
    number = 0
    for who in draft.people:
        alone = who not in by_id or signs_alone(desk, by_id[who], draft.each)
        signer = who if alone or draft.signer_id is None else draft.signer_id
        for purpose in draft.purposes:
            is_told = purpose == ConsentPurpose.TRANSFER
            key = draft.each.draft_id
            yield replace(
                draft.each, member_id=who, signer_id=signer, purpose=purpose,
                recipients=draft.each.recipients if is_told else (),
                draft_id=f"{key}-{number}" if key and number else key,
            )  # fmt: skip
            number += 1
