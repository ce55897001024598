"""Two people of one name: nobody is entered twice unasked, and each can be told from the other."""

from dataclasses import replace

import pytest

from sstui.core.refusal import Refusal
from sstui.desk import choices
from sstui.desk.desk import Desk, open_desk
from sstui.desk.people import add_staff, names_to_choose
from sstui.store.staff import staff
from tests.factories import TODAY, a_person

KIM = a_person("Ким", "Олег", "kim")


def test_the_same_name_is_refused_until_it_is_another_person(desk: Desk) -> None:
    add_staff(desk, replace(KIM, post="психолог"))
    with pytest.raises(Refusal, match=r"^Ким Олег \(психолог, kim\) уже есть в списке") as caught:
        add_staff(desk, replace(KIM, last="КИМ", login="kim2"))
    assert caught.value.field == "last"
    assert len(staff()) == 2
    add_staff(desk, replace(KIM, patronymic="Ильич", login=""))
    add_staff(desk, replace(KIM, login="kim2", is_another=True))
    assert len(staff()) == 4


@pytest.mark.parametrize(
    ("posts", "logins", "said"),
    [
        (("психолог", "юрист"), ("", ""), ["Ким Олег (психолог)", "Ким Олег (юрист)"]),
        (("юрист", "юрист"), ("kim", "oleg"), ["Ким Олег (kim)", "Ким Олег (oleg)"]),
        (("", ""), ("", ""), ["Ким Олег (№ 2)", "Ким Олег (№ 3)"]),
    ],
    ids=["by-post", "by-account", "by-number"],
)
def test_people_of_one_name_are_told_apart(
    desk: Desk, posts: tuple[str, str], logins: tuple[str, str], said: list[str]
) -> None:
    for post, login in zip(posts, logins, strict=True):
        add_staff(desk, replace(KIM, post=post, login=login, is_another=True))
    named = names_to_choose(staff(), lambda name: name.full).values()
    assert sorted(named) == [*said, "Соколова Вера"]
    with pytest.raises(Refusal) as caught:
        choices.person("Ким Олег")
    assert all(one in caught.value.sentence for one in said)
    with pytest.raises(Refusal) as unknown:
        open_desk(desk.office.folder, "nobody", "Ким", today=TODAY)
    assert "(" in unknown.value.sentence
    assert choices.person("3").id == 3
