"""Children as an appeal names them in one line."""

from datetime import date

import pytest

from sstui.core.appeals import Child
from sstui.core.refusal import Refusal
from sstui.core.told_children import children_line, read_children

TODAY = date(2026, 11, 23)
ARTYOM = Child("Артём", date(2015, 5, 2))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", ()),
        ("Артём 02.05.2015; Вера", (ARTYOM, Child("Вера"))),
        ("Артём 02.05.2015, Вера", (ARTYOM, Child("Вера"))),
        ("Артём, 02.05.2015, Вера", (ARTYOM, Child("Вера"))),
        ("Вера и Артём 2.5.2015", (Child("Вера"), ARTYOM)),
        ("Вера\nАнна Соева", (Child("Вера"), Child("Анна Соева"))),
        ("Вера, Илья, 02.05.2015", (Child("Вера"), Child("Илья", date(2015, 5, 2)))),
    ],
)
def test_a_line_is_read_as_it_is_told(text: str, found: tuple[Child, ...]) -> None:
    assert read_children(text, TODAY) == found


@pytest.mark.parametrize("found", [(), (ARTYOM,), (Child("Вера"), ARTYOM), (ARTYOM, ARTYOM)])
def test_a_written_line_is_read_again(found: tuple[Child, ...]) -> None:
    assert read_children(children_line(found), TODAY) == found


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Соня 2014, Миша 03.05.2019", "«2014» непонятна"),
        ("Миша 7 лет", "«Миша 7 лет»: нужны имя и дата рождения"),
        ("02.05.2015", "Не назван ребёнок: «02.05.2015»"),
        ("Артём 02.05.2015, 03.05.2019", "Не назван ребёнок: «03.05.2019»"),
        ("Вера 30.02.2015", "«30.02.2015» непонятна"),
    ],
)
def test_what_would_be_taken_for_somebody_else_is_refused(text: str, said: str) -> None:
    with pytest.raises(Refusal, match=said) as refused:
        read_children(text, TODAY)
    assert refused.value.field == "children"
