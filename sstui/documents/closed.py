"""The template language with everything shut that a paper does not need.

Imports jinja2 (about 60 ms), so only `worker` and `paper` import this module, in their own process.
"""

from collections.abc import Callable
from typing import Any, Final

from jinja2 import StrictUndefined
from jinja2.exceptions import SecurityError
from jinja2.runtime import LoopContext, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from sstui.core.wording import capitalised

FILTERS: Final[dict[str, Callable[[str], str]]] = {
    "прописными": str.upper,
    "строчными": str.lower,
    "с_прописной": capitalised,
}
"""The few changes of letters that a template may ask for; none takes an argument."""

LOOP_FIELDS: Final = frozenset({"loop.index", "loop.first?", "loop.last?"})
"""What is known inside a loop about the loop itself."""

_LOOP_NAMES = frozenset({"index", "first", "last"})


class ClosedEnvironment(ImmutableSandboxedEnvironment):
    """No globals, no calls, no attributes but the keys of plain dicts; an unknown name is an error.

    `lint` refuses a template long before; this is the second door.
    """

    def __init__(self) -> None:
        super().__init__(undefined=StrictUndefined, autoescape=True, finalize=printed, cache_size=0)
        self.globals.clear()
        self.tests.clear()
        self.filters = dict(FILTERS)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A key of a plain dict, or a number of the loop."""
        if type(obj) is dict and attribute in obj:
            return obj[attribute]
        if isinstance(obj, LoopContext) and attribute in _LOOP_NAMES:
            return getattr(obj, attribute)
        return self.undefined(obj=obj, name=attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """The same as an attribute: `семья["адрес"]` opens nothing more than `семья.адрес`."""
        return self.getattr(obj, str(argument))

    def is_safe_callable(self, obj: object) -> bool:
        """Never: a template calls nothing."""
        return False


def printed(value: object) -> Markup | Undefined:
    """A value as it goes into the XML: escaped, its braces as references.

    docxtpl searches its result for braces once more; as references, those of a value stay text.

    Raises:
        SecurityError: something that is no text and no number.
    """
    if isinstance(value, Undefined):
        return value
    if type(value) is not str and type(value) is not int:
        raise SecurityError("only text and numbers are printed")
    escaped = str(escape(value))
    return Markup(escaped.replace("{", "&#123;").replace("}", "&#125;"))
