"""Records whose methods are compiled late are records all the same.

The patch reaches into the standard library, so everything runs in an interpreter of its own.
"""

import subprocess
import sys

import pytest

from sstui.cli.quick_records import INNER

PRELUDE = """
import dataclasses
from dataclasses import FrozenInstanceError, astuple, dataclass, field, fields, replace
from sstui.cli.quick_records import compile_methods_when_called
assert compile_methods_when_called() is (sys.version_info < (3, 13))
"""
BODY = '''
@dataclass(frozen=True, slots=True, order=True)
class Point:
    """A point."""
    x: int
    y: int = 2
    seen: list = field(default_factory=list, compare=False)

@dataclass
class Deep:
    """Checked after it is made."""
    x: int
    def __post_init__(self):
        if self.x < 0:
            raise ValueError("x")

@dataclass(frozen=True)
class Base:
    """A base."""
    a: int

@dataclass(frozen=True)
class Child(Base):
    """A child."""
    b: int

def answers():
    one, two = Point(1), Point(1, 2, [3])
    yield repr(one), repr(Child(1, 2)), str(Deep(4))
    yield one == two, hash(one) == hash(two), one != Point(2), one == 5
    yield one < Point(1, 3), sorted([Point(3), Point(2)])
    yield replace(one, y=7), astuple(two), [one.name for one in fields(Point)]
    for wrong in (lambda: setattr(one, "x", 5), lambda: delattr(one, "x"), lambda: Point(),
                  lambda: Point(1, 2, [], 4), lambda: Deep(-1), lambda: setattr(one, "z", 1),
                  lambda: Child(1), lambda: setattr(Child(1, 2), "a", 3)):
        try:
            wrong()
        except Exception as fault:
            yield type(fault).__name__
        else:
            yield "nothing"
    match one:
        case Point(x, y):
            yield x, y
    yield Child(1, 2) == Child(1, 2), Child(1, 2) == Base(1), Base(1) == Base(1)
    yield {one: "here"}[two], Point.__init__.__qualname__, Child.__init__.__name__
print(list(answers()))
'''


def run(code: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", f"import sys\n{code}"],
        capture_output=True,
        check=True,
        text=True,
        timeout=60,
    )
    return done.stdout


def test_they_answer_as_records_do() -> None:
    plain = "from dataclasses import *\nfrom dataclasses import FrozenInstanceError\n"
    assert run(PRELUDE + BODY) == run(plain + BODY) != ""


@pytest.mark.skipif(sys.version_info >= (3, 13), reason="records are made another way there")
def test_a_method_is_compiled_once_and_by_its_class() -> None:
    code = """
@dataclass(frozen=True, slots=True)
class Point:
    '''A point.'''
    x: int
before = Point.__init__
Point(1)
after = Point.__init__
Point(2)
print(before is after, after is Point.__init__, compile_methods_when_called())
"""
    assert run(PRELUDE + code) == "False True True\n"


def test_another_python_is_left_alone() -> None:
    code = f"""
import dataclasses
del dataclasses.{INNER}
from sstui.cli.quick_records import compile_methods_when_called
print(compile_methods_when_called(), hasattr(dataclasses, "{INNER}"))
"""
    if sys.version_info < (3, 13):
        assert run(code) == "False False\n"
