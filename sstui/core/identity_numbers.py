"""Numbers that people dictate and mistype: СНИЛС and telephone numbers.

Each is read in any way of writing it and given in one; what looks wrong is refused in words.
Whether a refused number is taken all the same is for the person to say: villages have numbers of
their own.
"""

import re

from sstui.core.refusal import Refusal
from sstui.core.wording import counted

SNILS_DIGITS = 11
UNCHECKED_UP_TO = 1_001_998
"""The last СНИЛС that was given out before there were check digits: 001-001-998."""
SHORT_DIGITS = range(5, 8)
"""Lengths of telephone numbers that are dialled inside a settlement or a town."""
FULL_DIGITS = 10
"""Digits of a Russian number behind +7 or 8: the code and the number."""

_SEPARATORS = re.compile(r"[\s\-–—.()]+")
_CODE = re.compile(r"\(\s*(\d{3,5})\s*\)")
_FIRST_OF_CODES = "3489"
"""Codes of places begin with 3, 4 or 8, those of mobile networks with 9."""


def read_snils(text: str) -> str:
    """The number as «112-233-445 95».

    Raises:
        Refusal: not eleven digits, or the last two do not follow from the first nine
            (rule of the Pension Fund: digits weighed by 9…1, the sum modulo 101, 100 means 00).
    """
    digits = _SEPARATORS.sub("", text)
    if not _are_digits(digits):
        raise Refusal("В СНИЛС только цифры, например 112-233-445 95.", "snils")
    if len(digits) != SNILS_DIGITS:
        entered = counted(len(digits), "цифра", "цифры", "цифр")
        raise Refusal(f"В СНИЛС 11 цифр, а введено: {entered}.", "snils")
    number = int(digits[:9])
    if number == 0:
        raise Refusal("СНИЛС из одних нулей не бывает.", "snils")
    if number > UNCHECKED_UP_TO and int(digits[9:]) != check_number(digits[:9]):
        raise Refusal("Последние две цифры СНИЛС не сходятся с остальными: где-то опечатка.")
    return shape_snils(digits)


def check_number(nine: str) -> int:
    """The last two digits of a СНИЛС that begins with these nine."""
    weighed = sum(int(digit) * (9 - place) for place, digit in enumerate(nine))
    return weighed % 101 % 100


def shape_snils(typed: str) -> str:
    """What was typed so far, with the signs that stand between the digits."""
    digits = "".join(one for one in typed if one.isascii() and one.isdecimal())
    groups = [digits[:3], digits[3:6], digits[6:9]]
    shaped = "-".join(filter(None, groups))
    if len(digits) > 9:
        shaped += f" {digits[9:]}"
    return shaped


def read_phone(text: str) -> str:
    """The number as «+7 (487) 212-34-56», or a short one as «2-13-45».

    A code in brackets keeps its length: «8 (48732) 2-13-45» is «+7 (48732) 2-13-45».

    Raises:
        Refusal: neither a Russian number with its code nor one of five to seven digits.
    """
    plus = text.strip().startswith("+")
    digits = _SEPARATORS.sub("", text).removeprefix("+")
    if not _are_digits(digits):
        raise Refusal("В номере телефона только цифры, например +7 (487) 212-34-56.", "phone")
    if len(digits) in SHORT_DIGITS and not plus:
        return _grouped(digits, len(digits))
    if plus and not digits.startswith("7"):
        raise Refusal("Номер не российский: тот начинается с +7 или 8.", "phone")
    if plus or (len(digits) == FULL_DIGITS + 1 and digits[0] in "78"):
        digits = digits[1:]
    if len(digits) != FULL_DIGITS:
        raise Refusal(
            "В номере 10 цифр с кодом (не считая +7 или 8) или 5–7 без кода, "
            f"а введено: {counted(len(digits), 'цифра', 'цифры', 'цифр')}.",
            "phone",
        )
    if digits[0] not in _FIRST_OF_CODES:
        raise Refusal(f"Кодов, которые начинаются с {digits[0]}, в России нет.", "phone")
    return _full(digits, text)


def shape_phone(typed: str) -> str:
    """What was typed so far, with brackets and hyphens once it can only be a number with a code."""
    digits = "".join(one for one in typed if one.isascii() and one.isdecimal())
    is_long = len(digits) > max(SHORT_DIGITS) and digits[0] in "789"
    if not is_long or _SEPARATORS.sub("", typed).removeprefix("+") != digits:
        return typed
    # 9 begins the code of a mobile number that was typed without 8; 8 and 7 lead to it.
    digits = digits if digits[0] == "9" else digits[1:]
    return _full(digits, typed) if len(digits) <= FULL_DIGITS else typed


def _full(digits: str, text: str) -> str:
    bracketed = _CODE.search(text)
    length = 3
    if bracketed and digits.startswith(bracketed[1]):
        length = len(bracketed[1])
    return f"+7 ({digits[:length]}) {_grouped(digits[length:], FULL_DIGITS - length)}".rstrip()


def _grouped(digits: str, whole: int) -> str:
    """«212-34-56», «21-34-56», «2-13-45»: as much of a number of so many digits as there is."""
    head = whole - 4
    return "-".join(filter(None, (digits[:head], digits[head : head + 2], digits[head + 2 :])))


def _are_digits(text: str) -> bool:
    return text.isascii() and text.isdecimal()
