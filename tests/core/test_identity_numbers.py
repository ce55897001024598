"""СНИЛС and telephone numbers: read in any way of writing them, doubted in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sstui.core.identity_numbers import (
    check_number,
    read_phone,
    read_snils,
    shape_phone,
    shape_snils,
)
from sstui.core.refusal import Refusal


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("112-233-445 95", "112-233-445 95"),
        ("11223344595", "112-233-445 95"),
        (" 112 233 445-95 ", "112-233-445 95"),
        ("087-654-303 00", "087-654-303 00"),
        ("001-001-998 11", "001-001-998 11"),
        ("000-000-001 99", "000-000-001 99"),
        ("001-001-999 81", None),
        ("112-233-445 96", None),
    ],
)
def test_a_pension_number_is_read_or_doubted(typed: str, read: str | None) -> None:
    if read is None:
        with pytest.raises(Refusal, match="не сходятся"):
            read_snils(typed)
    else:
        assert read_snils(typed) == read


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("112-233-445 9", "В СНИЛС 11 цифр, а введено: 10 цифр."),
        ("1", "В СНИЛС 11 цифр, а введено: 1 цифра."),
        ("112-233-445 955", "В СНИЛС 11 цифр, а введено: 12 цифр."),
        ("112-233-44O 95", "В СНИЛС только цифры, например 112-233-445 95."),
        ("١١٢-٢٣٣-٤٤٥ ٩٥", "В СНИЛС только цифры, например 112-233-445 95."),
        ("нет", "В СНИЛС только цифры, например 112-233-445 95."),
        ("000-000-000 00", "СНИЛС из одних нулей не бывает."),
    ],
)
def test_what_is_no_pension_number_is_refused_in_words(typed: str, sentence: str) -> None:
    with pytest.raises(Refusal) as refused:
        read_snils(typed)
    assert refused.value.sentence == sentence


def test_a_sum_of_100_or_101_means_two_noughts() -> None:
    # 9·9 + 8·1 + 7·1 + 1·4 = 100; the same and 1 more is 101.
    assert sum(int(d) * (9 - n) for n, d in enumerate("911000004")) == 100
    assert check_number("911000004") == check_number("911000005") == 0
    assert check_number("911000006") == 1


@given(st.integers(min_value=1_001_999, max_value=999_999_999), st.integers(0, 99))
def test_just_one_ending_fits_a_number(number: int, ending: int) -> None:
    nine = f"{number:09d}"
    if ending == check_number(nine):
        assert read_snils(f"{nine}{ending:02d}").replace("-", "").startswith(nine)
    else:
        with pytest.raises(Refusal):
            read_snils(f"{nine}{ending:02d}")


@given(st.integers(min_value=1_001_999, max_value=999_999_999), st.integers(0, 7))
def test_two_neighbours_changed_about_are_noticed(number: int, place: int) -> None:
    nine = f"{number:09d}"
    turned = nine[:place] + nine[place + 1] + nine[place] + nine[place + 2 :]
    if turned != nine and int(turned) > 1_001_998 and check_number(turned) != check_number(nine):
        with pytest.raises(Refusal, match="не сходятся"):
            read_snils(f"{turned}{check_number(nine):02d}")


@pytest.mark.parametrize(
    ("typed", "shaped"),
    [
        ("", ""),
        ("1", "1"),
        ("1122", "112-2"),
        ("112233", "112-233"),
        ("1122334", "112-233-4"),
        ("112-233-445", "112-233-445"),
        ("1122334459", "112-233-445 9"),
        ("11223344595", "112-233-445 95"),
        ("112-233-445 955", "112-233-445 955"),
    ],
)
def test_signs_come_by_themselves(typed: str, shaped: str) -> None:
    assert shape_snils(typed) == shaped


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("+7 (910) 123-45-67", "+7 (910) 123-45-67"),
        ("89101234567", "+7 (910) 123-45-67"),
        ("8 910 123 45 67", "+7 (910) 123-45-67"),
        ("79101234567", "+7 (910) 123-45-67"),
        ("9101234567", "+7 (910) 123-45-67"),
        ("8(4872)30-12-12", "+7 (4872) 30-12-12"),
        ("+7 (48732) 2-13-45", "+7 (48732) 2-13-45"),
        ("487 212-34-56", "+7 (487) 212-34-56"),
        ("8 800 123 45 67", "+7 (800) 123-45-67"),
        ("8910123456", "+7 (891) 012-34-56"),
        ("2-13-45", "2-13-45"),
        ("21345", "2-13-45"),
        ("213456", "21-34-56"),
        ("221-34-56", "221-34-56"),
    ],
)
def test_a_telephone_number_is_read_in_any_way(typed: str, read: str) -> None:
    assert read_phone(typed) == read
    assert read_phone(read) == read


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("123", "В номере 10 цифр с кодом (не считая +7 или 8) или 5–7 без кода, а введено: 3"),
        ("891012345678", "В номере 10 цифр"),
        ("+375 29 123-45-67", "Номер не российский"),
        ("+7 910 123-45-6", "В номере 10 цифр с кодом (не считая +7 или 8)"),
        ("+2-13-45", "Номер не российский"),
        ("0101234567", "Кодов, которые начинаются с 0, в России нет."),
        ("2-13-45, соседка", "В номере телефона только цифры"),
        ("нет", "В номере телефона только цифры"),
    ],
)
def test_what_is_no_telephone_number_is_refused_in_words(typed: str, sentence: str) -> None:
    with pytest.raises(Refusal) as refused:
        read_phone(typed)
    assert refused.value.sentence.startswith(sentence)


@pytest.mark.parametrize(
    ("typed", "shaped"),
    [
        ("8910123", "8910123"),
        ("89101234", "+7 (910) 123-4"),
        ("+7 (910) 123-45", "+7 (910) 123-45"),
        ("+7 (910) 123-456", "+7 (910) 123-45-6"),
        ("+7 (48732) 2-1", "+7 (48732) 2-1"),
        ("+7 (910) 123-4567", "+7 (910) 123-45-67"),
        ("2134567", "2134567"),
        ("21345678", "21345678"),
        ("89101234567 доб. 3", "89101234567 доб. 3"),
        ("891012345678", "891012345678"),
        ("", ""),
    ],
)
def test_brackets_come_once_it_can_only_be_a_number_with_a_code(typed: str, shaped: str) -> None:
    assert shape_phone(typed) == shaped
