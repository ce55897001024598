"""The words that families are found by, a byte a letter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sstui.core.text import fold
from sstui.store.order_words import packed, unpacked

SIGNS = "абвеиклнорстуя №-–«»'7/әңөүҗћёЁßøπ漢🙂\u0301\n"
NAMES = st.characters(exclude_categories=["Cc"])
"""Names are stored without controls."""
TEXTS = st.text(st.sampled_from(SIGNS)) | st.text(NAMES)


@given(TEXTS.map(fold), TEXTS.map(fold))
def test_a_text_has_another_exactly_where_its_bytes_do(text: str, part: str) -> None:
    assert unpacked(packed(text)) == text
    assert (packed(part) in packed(text)) == (part in text)


@pytest.mark.parametrize("name", ["жукова мария", "заречье, дом 7", "рыбина №\u00a05"])
def test_a_russian_letter_is_one_byte(name: str) -> None:
    assert len(packed(name)) == len(name)


def test_a_sign_of_another_alphabet_is_found_by_itself_alone() -> None:
    kept = packed("һәдия ғалимова")
    assert packed("ғал") in kept
    assert packed("әдия ғ") in kept
    others = ("г", "f", "0", "4d9", "493", "\u04ba")
    assert not any(packed(one) in kept for one in others)
