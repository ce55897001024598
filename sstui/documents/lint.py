"""What is wrong with a template, found without filling it: each fault with its paragraph.

A template may print a field, ask a yes-or-no and walk a list; anything else of the template
language is refused here, by the parsed tree, so nothing of it is ever compiled.
Imports jinja2, so only `worker` imports this module, in its own process.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from jinja2 import TemplateSyntaxError, nodes

from sstui.core.problems import Problem
from sstui.documents.closed import FILTERS, LOOP_FIELDS, ClosedEnvironment
from sstui.documents.names import Known

MAX_LOOPS = 2
"""Loops inside each other: a programme has stages and measures."""

_PARAGRAPH = re.compile(r"<w:p(?=[ >])")
_XML_TAG = re.compile(r"<(/?)[\w:]+[^>]*?(/?)>")
_TEXT_OR_PRINT = re.compile(r"<w:t(?: [^>]*)?(?<!/)>|</w:t>|\{\{")
_SINGLE = re.compile(r"(?<!\{)\{\s*([\w.]+)\s*\}(?!\})")
_UNKNOWN_TAG = re.compile(r"unknown tag '([^']*)'")

_ONLY = "в шаблоне можно только напечатать поле, проверить «да — нет» и пройти по списку"
Scope = dict[str, str]
"""Loop variable → the list it walks: «ребёнок» → «дети[]»."""


@dataclass(slots=True)
class Lint:
    """One template being checked; `problems` fills up as parts are looked through."""

    label: str
    known: Known
    problems: list[Problem] = field(default_factory=list)
    _place: str = ""
    _lines: list[str] = field(default_factory=list)

    def part(self, place: str, source: str) -> None:
        """Looks through one part.

        Args:
            place: where it is, in words; empty for the body.
            source: its XML with whole tags.
        """
        marked = _PARAGRAPH.sub("\n<w:p", source)
        self._place, self._lines = place, re.split(r"\r\n|\r|\n", marked)
        try:
            tree = ClosedEnvironment().parse(marked)
        except TemplateSyntaxError as error:
            self._add(error.lineno, *_syntax_words(error.message or ""))
            return
        self._outside_text(marked)
        self._block(tree.body, {}, 0)
        self._single_braces()

    def unfilled(self, place: str, source: str) -> None:
        """A part where nothing is filled: a tag there would be printed as it stands."""
        if "{{" in source or "{%" in source:
            found = "подстановки здесь не работают"
            self.problems.append(
                Problem(self.label, place, found, "перенесите их в основной текст")
            )

    def _add(self, line: int | None, found: str, expected: str) -> None:
        text = re.sub(r"<[^>]*>", "", self._lines[line - 1] if line else "").strip()
        quoted = f"«{text[:60].rstrip()}…»" if len(text) > 60 else f"«{text}»"
        problem = Problem(self.label, f"{self._place or 'абзац'} {quoted}", found, expected)
        if problem not in self.problems:
            self.problems.append(problem)

    def _outside_text(self, source: str) -> None:
        """Refuses a value anywhere but in the text of a paragraph."""
        inside = False
        for match in _TEXT_OR_PRINT.finditer(source):
            if match.group() == "{{" and not inside:
                line = source.count("\n", 0, match.start()) + 1
                self._add(line, "поле стоит вне текста", "пишите просто {{ поле }} внутри абзаца")
            inside = match.group().startswith("<w:t") or (inside and match.group() == "{{")

    def _single_braces(self) -> None:
        """Refuses «{номер}», which would be printed with its braces."""
        for number, line in enumerate(self._lines, 1):
            for match in _SINGLE.finditer(re.sub(r"<[^>]*>", "", line)):
                name = match.group(1)
                if self.known.prints(name):
                    self._add(number, f"у поля «{name}» одна скобка", f"пишите {{{{ {name} }}}}")

    def _block(self, body: Sequence[nodes.Node], scope: Scope, loops: int) -> None:
        """Everything between an opening and a closing tag, `loops` loops deep."""
        for node in body:
            if isinstance(node, nodes.Output):
                for printed in node.nodes:
                    self._printed(printed, scope)
            elif isinstance(node, nodes.If):
                self._asked(node.test, scope)
                for inner in (node.body, node.else_):
                    self._balance(inner)
                    self._block(inner, scope, loops)
                self._block(node.elif_, scope, loops)
            elif isinstance(node, nodes.For):
                self._loop(node, scope, loops)
            else:
                self._forbidden(node)

    def _balance(self, body: Sequence[nodes.Node]) -> None:
        """Refuses a block that begins in one paragraph or cell and ends in another."""
        texts = list(_texts(body))
        depth = 0
        for line, text in texts:
            for match in _XML_TAG.finditer(text):
                depth += 0 if match.group(2) else -1 if match.group(1) else 1
                if depth < 0:
                    return self._torn(line)
        return self._torn(texts[0][0]) if depth > 0 else None

    def _torn(self, line: int) -> None:
        found = "команда начинается в одном абзаце, а кончается в другом"
        self._add(line, found, "пишите {%p … %} в отдельных абзацах, {%tr … %} в строках таблицы")

    def _loop(self, node: nodes.For, scope: Scope, loops: int) -> None:
        path = _path(node.iter, scope)
        plain = isinstance(node.target, nodes.Name) and not (
            node.test or node.recursive or node.else_
        )
        if path is None or not plain or loops >= MAX_LOOPS:
            self._forbidden(node)
        elif not self.known.walks(path):
            shown = _as_written(path, scope)
            self._add(node.lineno, f"нет списка «{shown}»", self._hint(path, scope, "[]"))
        else:
            assert isinstance(node.target, nodes.Name)
            inner = {**scope, node.target.name: f"{path}[]", "loop": "loop"}
            self._balance(node.body)
            self._block(node.body, inner, loops + 1)

    def _printed(self, node: nodes.Node, scope: Scope) -> None:
        if isinstance(node, nodes.TemplateData):
            return
        if isinstance(node, nodes.Filter) and _plain_filter(node) and node.node is not None:
            if node.name not in FILTERS:
                expected = "можно: " + ", ".join(FILTERS)
                self._add(node.lineno, f"неизвестное преобразование «{node.name}»", expected)
            self._printed(node.node, scope)
            return
        path = _path(node, scope)
        if path is None:
            self._forbidden(node)
        elif not (self.known.prints(path) or _in_loop(path, scope)):
            self._unknown(node, path, scope)

    def _asked(self, node: nodes.Node, scope: Scope) -> None:
        """A condition: a field, `not`, `and`, `or`, or a comparison with a word."""
        if isinstance(node, nodes.And | nodes.Or):
            self._asked(node.left, scope)
            self._asked(node.right, scope)
        elif isinstance(node, nodes.Not):
            self._asked(node.node, scope)
        elif isinstance(node, nodes.Compare) and _plain_comparison(node):
            self._printed(node.expr, scope)
        elif (path := _path(node, scope)) is None:
            self._forbidden(node)
        elif not (self.known.asks(path) or _in_loop(path + "?", scope)):
            self._unknown(node, path, scope)

    def _forbidden(self, node: nodes.Node) -> None:
        self._add(node.lineno, "такая команда не разрешена", _ONLY)

    def _unknown(self, node: nodes.Node, path: str, scope: Scope) -> None:
        shown = _as_written(path, scope)
        if example := self.known.inside(path):
            shown_example = _as_written(example, scope)
            expected = f"назовите поле в ней, например «{shown_example}»"
            self._add(node.lineno, f"«{shown}» — группа полей, её не напечатать", expected)
        elif self.known.asks(path):
            self._add(node.lineno, f"«{shown}» не печатается", "это поле только для условия")
        else:
            self._add(node.lineno, f"нет поля «{shown}»", self._hint(path, scope, ""))

    def _hint(self, path: str, scope: Scope, ending: str) -> str:
        nearest = self.known.nearest(path, ending)
        if not nearest:
            return "проверьте имя по списку полей"
        shown = _as_written(nearest, scope)
        if self.known.alike(path, nearest):
            return f"в имени буквы другого алфавита, пишите «{shown}»"
        return f"может быть, «{shown}»"


def _texts(body: Sequence[nodes.Node]) -> Iterator[tuple[int, str]]:
    """The literal text directly in a block, with its line."""
    for node in body:
        if isinstance(node, nodes.Output):
            for one in node.nodes:
                if isinstance(one, nodes.TemplateData):
                    yield one.lineno, one.data


def _path(node: nodes.Node, scope: Scope) -> str | None:
    """«дети[].имя» of a dotted name, None of anything else."""
    if isinstance(node, nodes.Name):
        return scope.get(node.name, node.name)
    if isinstance(node, nodes.Getattr):
        base = _path(node.node, scope)
        return base and f"{base}.{node.attr}"
    return None


def _in_loop(path: str, scope: Scope) -> bool:
    return "loop" in scope and path in LOOP_FIELDS


def _as_written(path: str, scope: Scope) -> str:
    """The path as the author of the template would write it."""
    for name, walked in scope.items():
        if path.startswith(walked + "."):
            return name + path[len(walked) :]
    return path


def _plain_filter(node: nodes.Filter) -> bool:
    return not (node.args or node.kwargs or node.dyn_args or node.dyn_kwargs)


def _plain_comparison(node: nodes.Compare) -> bool:
    """`поле == "слово"` or `!=`, once."""
    operands = node.ops
    return (
        len(operands) == 1
        and operands[0].op in {"eq", "ne"}
        and isinstance(operands[0].expr, nodes.Const)
        and type(operands[0].expr.value) in {str, int}
    )


def _syntax_words(message: str) -> tuple[str, str]:
    """What jinja2 says about a fault of syntax, in Russian: what was found, what would be right."""
    if match := _UNKNOWN_TAG.search(message):
        if match.group(1).startswith(("end", "el")):
            return f"лишняя команда «{match.group(1)}»", "уберите её или поставьте начало перед ней"
        return f"неизвестная команда «{match.group(1)}»", _ONLY
    if "end of template" in message or "end of file" in message:
        return "команда не закрыта", "поставьте в конце {% endfor %} или {% endif %}"
    return "не разобрать подстановку", "пишите {{ поле }}: две скобки и одно имя между ними"
