"""Small faults that a file could have: one comparison, constant, name or placeholder changed at a time."""

import ast
import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

_OPERATORS: dict[type, tuple[str, tuple[str, ...]]] = {
    ast.Lt: ("<", ("<=", ">")),
    ast.LtE: ("<=", ("<", ">=")),
    ast.Gt: (">", (">=", "<")),
    ast.GtE: (">=", (">", "<=")),
    ast.Eq: ("==", ("!=",)),
    ast.NotEq: ("!=", ("==",)),
    ast.Is: ("is", ("is not",)),
    ast.IsNot: ("is not", ("is",)),
    ast.In: ("in", ("not in",)),
    ast.NotIn: ("not in", ("in",)),
    ast.Add: ("+", ("-",)),
    ast.Sub: ("-", ("+",)),
    ast.Mult: ("*", ("/",)),
    ast.Div: ("/", ("*",)),
    ast.And: ("and", ("or",)),
    ast.Or: ("or", ("and",)),
}
_NAMES = {"max": "min", "min": "max", "int": "round", "round": "int"}
_NAMES |= {"argmax": "argmin", "argmin": "argmax", "maximum": "minimum", "minimum": "maximum"}
_INDEX = {"0": "1", "1": "0", "-1": "0"}
_PLACEHOLDER = re.compile(r"(?<!\{)\{(\w+)((?::[^{}]*)?)\}")
_DIGITS = re.compile(r"(?<=\.)\d(?=[f%eg]\})")


class Mutation(NamedTuple):
    """One change: bytes `start` to `end` of a file, on a line, become `after`."""

    start: int
    end: int
    line: int
    before: str
    after: str

    def applied(self, source: bytes) -> bytes:
        """The file with this fault."""
        return source[: self.start] + self.after.encode() + source[self.end :]


class Source:
    """A Python file and the places of its nodes."""

    def __init__(self, source: bytes) -> None:
        self.bytes = source
        self.lines = [0]
        for line in source.splitlines(keepends=True):
            self.lines.append(self.lines[-1] + len(line))

    def span(self, node: ast.AST) -> tuple[int, int]:
        """From where to where a node goes."""
        first, last = self.lines[getattr(node, "lineno") - 1], self.lines[getattr(node, "end_lineno") - 1]  # noqa: B009
        return first + getattr(node, "col_offset"), last + getattr(node, "end_col_offset")  # noqa: B009

    def change(self, start: int, end: int, after: str) -> Mutation:
        """A change with its line."""
        return Mutation(start, end, self.bytes.count(b"\n", 0, start) + 1, self.bytes[start:end].decode(), after)

    def text(self, node: ast.AST) -> str:
        """A node as it is written."""
        start, end = self.span(node)
        return self.bytes[start:end].decode()

    def between(self, left: ast.expr, right: ast.expr, operator: ast.AST) -> Iterator[Mutation]:
        """Changes of the operator between two nodes."""
        old, others = _OPERATORS.get(type(operator), ("", ()))
        start, end = self.span(left)[1], self.span(right)[0]
        at = self.bytes.find(old.encode(), start, end)
        yield from (self.change(at, at + len(old), new) for new in others if at >= 0)

    def swap(self, first: ast.AST, second: ast.AST) -> Iterator[Mutation]:
        """Two nodes that stand on either side of something, in each other's place."""
        (start, middle), (after, end) = self.span(first), self.span(second)
        if self.text(first) != self.text(second):
            yield self.change(start, end, self.text(second) + self.bytes[middle:after].decode() + self.text(first))


def of_python(source: bytes) -> list[Mutation]:
    """Every mutation of a Python file. Types, decorators, messages of errors and docstrings stay as they are."""
    places = Source(source)
    found = [mutation for node in _reached(ast.parse(source)) for mutation in _of(node, places)]
    return sorted(set(found))


def _reached(node: ast.AST, index: bool = False) -> Iterator[ast.AST]:
    """The nodes that a mutation may touch; a plain index is left to the subscript around it."""
    if isinstance(node, ast.Raise | ast.JoinedStr) or _exports(node) or (index and _plain(node)):
        yield from [node] if isinstance(node, ast.JoinedStr) else []
        return
    yield node
    for name, value in ast.iter_fields(node):
        if name in ("annotation", "returns", "decorator_list", "op", "ops"):
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST) and not (isinstance(child, ast.keyword) and child.arg == "strict"):
                yield from _reached(child, index=isinstance(node, ast.Subscript) and name == "slice")


def _exports(node: ast.AST) -> bool:
    return isinstance(node, ast.Assign) and any(isinstance(t, ast.Name) and t.id == "__all__" for t in node.targets)


def _plain(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant | ast.UnaryOp) and ast.unparse(node) in _INDEX


def _of(node: ast.AST, source: Source) -> Iterator[Mutation]:
    match node:
        case ast.Compare():
            for (left, right), operator in zip(pairwise([node.left, *node.comparators]), node.ops, strict=True):
                yield from source.between(left, right, operator)
        case ast.BinOp() if not (_wordy(node.left) or _wordy(node.right)):
            yield from source.between(node.left, node.right, node.op)
        case ast.BoolOp():
            yield from source.between(node.values[0], node.values[1], node.op)
        case ast.UnaryOp() if isinstance(node.op, ast.Not | ast.USub):
            yield source.change(*source.span(node), source.text(node.operand))
        case ast.Constant():
            yield from _constant(node, source)
        case ast.Subscript() if _plain(node.slice):
            yield source.change(*source.span(node.slice), _INDEX[ast.unparse(node.slice)])
        case ast.Name() if node.id in _NAMES and isinstance(node.ctx, ast.Load):
            yield source.change(*source.span(node), _NAMES[node.id])
        case ast.Attribute() if node.attr in _NAMES:
            end = source.span(node)[1]
            yield source.change(end - len(node.attr), end, _NAMES[node.attr])
        case ast.Call():
            for first, second in pairwise(each.value for each in node.keywords if each.arg):
                if not isinstance(first, ast.NamedExpr) and not isinstance(second, ast.NamedExpr):
                    yield from source.swap(first, second)
        case ast.Dict():
            keys = [key for key in node.keys if isinstance(key, ast.Constant) and isinstance(key.value, str)]
            for one, other in pairwise(keys):
                yield from source.swap(one, other)
        case ast.JoinedStr():
            start, end = source.span(node)
            yield from _specs(source, start, source.bytes[start:end].decode())


def _wordy(node: ast.expr) -> bool:
    """Whether an operand is plainly no number."""
    return isinstance(node, ast.JoinedStr | ast.List | ast.Tuple) or (
        isinstance(node, ast.Constant) and isinstance(node.value, str)
    )


def _constant(node: ast.Constant, source: Source) -> Iterator[Mutation]:
    if isinstance(node.value, bool):
        yield source.change(*source.span(node), str(not node.value))
    elif isinstance(node.value, int | float):
        yield source.change(*source.span(node), repr(node.value + 1))
        if node.value:
            yield source.change(*source.span(node), repr(node.value * 10))


def _specs(source: Source, start: int, text: str) -> Iterator[Mutation]:
    """One digit more than a number is written with."""
    for digits in _DIGITS.finditer(text):
        at = start + len(text[: digits.start()].encode())
        yield source.change(at, at + 1, str(int(digits[0]) + 1))


def of_words(source: bytes) -> list[Mutation]:
    """Every mutation of a file of `content/`: placeholders of one line swapped, one digit more in a number."""
    places, found, start = Source(source), list[Mutation](), 0
    for line in source.decode().splitlines(keepends=True):
        found += _specs(places, start, line)
        found += _swaps(places, start, line, _PLACEHOLDER.finditer(line))
        start += len(line.encode())
    return sorted(set(found))


def _swaps(source: Source, start: int, line: str, holes: Iterable[re.Match[str]]) -> Iterator[Mutation]:
    """Neighbours in each other's place, each number written as its place asks."""
    for one, other in pairwise(holes):
        if one[1] != other[1]:
            first, last = (start + len(line[:at].encode()) for at in (one.start(), other.end()))
            middle = line[one.end() : other.start()]
            yield source.change(first, last, f"{{{other[1]}{one[2]}}}{middle}{{{one[1]}{other[2]}}}")
