"""argparse in Russian: its words are its own, only their language changes.

`argparse` looks its sentences up through the names `_` and `ngettext` of its module. They are
pointed at the table below; the tests ask for every kind of error and look for Latin words.
"""

import argparse
from collections.abc import Sequence
from difflib import get_close_matches
from textwrap import fill
from typing import Any, NoReturn

from sstui.cli.failures import WrongUse

_WORDS = {
    "usage: ": "как запускать: ",
    "positional arguments": "что указать",
    "options": "ключи",
    "optional arguments": "ключи",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s: %(message)s",
    "unrecognized arguments: %s": "лишнее на командной строке: %s",
    "not allowed with argument %s": "нельзя вместе с %s",
    "ignored explicit argument %r": "этому ключу значение не нужно: %s",
    "the following arguments are required: %s": "не указано: %s",
    "one of the arguments %s is required": "нужен один из ключей: %s",
    "expected one argument": "нужно значение",
    "expected at most one argument": "нужно не больше одного значения",
    "expected at least one argument": "нужно хотя бы одно значение",
    "expected %s argument": "нужно значений: %s",
    "expected %s arguments": "нужно значений: %s",
    "invalid %(type)s value: %(value)r": "не годится: «%(value)s»",
    "invalid choice: %(value)r (choose from %(choices)s)": (
        "«%(value)s» не подходит; можно: %(choices)s"
    ),
    "ambiguous option: %(option)s could match %(matches)s": (
        "ключ %(option)s можно понять по-разному: %(matches)s"
    ),
    "unexpected option string: %s": "неизвестный ключ: %s",
}


def _translated(message: str) -> str:
    return _WORDS.get(message, message)


def _translated_plural(one: str, many: str, number: int) -> str:
    return _WORDS.get(one if number == 1 else many, many)


vars(argparse).update(_=_translated, ngettext=_translated_plural)


class Asked(Exception):  # noqa: N818 - help or version, asked for and not an error
    """The person asked for help or the version; the text is the answer."""


class Answer(argparse.Action):
    """A key that is answered at once, whatever else stands on the line."""

    def __init__(self, option_strings: Sequence[str], answer: str = "", **settings: Any) -> None:
        super().__init__(option_strings, nargs=0, default=argparse.SUPPRESS, **settings)
        self.answer = answer

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        """Stop reading the line and answer."""
        raise Asked(self.answer or parser.format_help())


class Parser(argparse.ArgumentParser):
    """A parser of one command that raises instead of printing and leaving."""

    def __init__(self, prog: str, description: str, epilog: str = "") -> None:
        super().__init__(
            prog=prog,
            description=fill(description, 78),
            epilog=epilog,
            formatter_class=argparse.RawDescriptionHelpFormatter,
            add_help=False,
            allow_abbrev=False,
        )
        # Python 3.14 would colour the help with escapes, which our way out makes harmless dots.
        self.color = False
        self.add_argument("-h", "--help", action=Answer, help="показать эту справку")

    def error(self, message: str) -> NoReturn:
        """Refuse the line.

        Raises:
            WrongUse: always, with the way to the help.
        """
        raise WrongUse(f"{self.prog}: {message}. Справка: {self.prog} --help")

    def read(self, words: Sequence[str]) -> argparse.Namespace:
        """The command line of this command, read.

        Raises:
            WrongUse: something is missing, unknown or of the wrong shape.
            Asked: for help or the version.
        """
        found, extra = self.parse_known_args(words)
        if extra:
            keys = [key for action in self._actions for key in action.option_strings]
            near = get_close_matches(extra[0].partition("=")[0], keys, n=1)
            hint = f"; может быть, {near[0]}" if near else ""
            self.error(f"лишнее на командной строке: {' '.join(extra)}{hint}")
        return found
