"""What a value in YAML may be: a type annotation -> the converted value, and its JSON Schema.

The fields of a kind's dataclass are its options, and their annotations say all about them.
"""

from __future__ import annotations

import dataclasses
import re
from decimal import Decimal
from enum import Enum
from pathlib import Path
from types import NoneType, UnionType
from typing import Literal, Union, cast, get_args, get_origin, get_type_hints

from factcheck.errors import unknown_key, unknown_word
from factcheck.rulebook.positions import Misfit
from factcheck.rulebook.source import Entries, Items, Node, Scalar

_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]{0,17})")
_DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]{0,17})(?:\.[0-9]{1,18})?")


def convert(node: Node, annotation: object) -> object:
    """The value that *node* stands for where *annotation* is expected.

    Raises:
        Misfit: the value is of another type or not one of the accepted ones.
        TypeError: *annotation* is none that an option may have (a bug in the kind).
    """
    optional, plain = _without_none(annotation)
    if optional and isinstance(node, Scalar) and node.is_null:
        return None
    if get_origin(plain) in (tuple, frozenset):
        return _sequence(node, plain)
    if _is_record(plain):
        return _record(node, plain)
    if not isinstance(node, Scalar) or node.is_null:
        raise Misfit(node.position, f"expected {expectation(plain)}, was: {node}")
    return _scalar(node, plain)


def expectation(annotation: object) -> str:
    """What to write, in words: ``true or false``, ``a whole number``, ``one of a, b``."""
    optional, plain = _without_none(annotation)
    if optional:
        return f"{expectation(plain)} or nothing"
    if get_origin(plain) in (tuple, frozenset):
        element = get_args(plain)[0]
        return "a list of words" if element is str else f"a list, each {expectation(element)}"
    if named := choices(plain):
        return f"one of {', '.join(named)}"
    if _is_record(plain):
        return f"a mapping with {', '.join(field.name for field in _fields(plain))}"
    return str(getattr(plain, "expected", "")) or _SCALARS[plain][0]


def choices(annotation: object) -> tuple[str, ...]:
    """The accepted words of a closed set (Literal or Enum); empty for other types."""
    if get_origin(annotation) is Literal:
        return tuple(str(word) for word in get_args(annotation))
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return tuple(_word(member) for member in annotation)
    return ()


def describe(annotation: object) -> dict[str, object]:
    """The JSON Schema (draft-07) of what :func:`convert` accepts."""
    optional, plain = _without_none(annotation)
    if optional:
        return {"anyOf": [describe(plain), {"type": "null"}]}
    if get_origin(plain) in (tuple, frozenset):
        return {"type": "array", "items": describe(get_args(plain)[0])}
    if named := choices(plain):
        return {"enum": list(named)}
    if _is_record(plain):
        return _described_record(plain)
    if hasattr(plain, "from_rule"):
        return {"type": "string", "minLength": 1, "description": expectation(plain)}
    return dict(_SCALARS[plain][1])


def written(value: object) -> object:
    """An option's value as YAML or JSON would have it; the inverse of :func:`convert`."""
    if isinstance(value, Enum):
        return _word(value)
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, frozenset):
        return sorted(map(written, value), key=str)
    if isinstance(value, tuple):
        return [written(element) for element in value]
    if _is_record(type(value)):
        return {field.name: written(getattr(value, field.name)) for field in _fields(type(value))}
    return str(value) if hasattr(value, "from_rule") else value


_SCALARS: dict[object, tuple[str, dict[str, object]]] = {
    str: ("a text", {"type": "string", "minLength": 1}),
    bool: ("true or false", {"type": "boolean"}),
    int: ("a whole number", {"type": "integer"}),
    float: ("a number", {"type": "number"}),
    Decimal: ("a number", {"type": ["number", "string"]}),
}


def _without_none(annotation: object) -> tuple[bool, object]:
    """Whether nothing is accepted, and the annotation without its None."""
    if get_origin(annotation) not in (Union, UnionType):
        return False, annotation
    others = [part for part in get_args(annotation) if part is not NoneType]
    if len(others) != 1:
        raise TypeError(f"an option has one type or that type and None, was: {annotation}")
    return True, others[0]


def _is_record(annotation: object) -> bool:
    """Whether the value is a mapping: a dataclass that does not read a text itself."""
    return dataclasses.is_dataclass(annotation) and not hasattr(annotation, "from_rule")


def _fields(annotation: object) -> tuple[dataclasses.Field[object], ...]:
    return dataclasses.fields(annotation)  # type: ignore[arg-type]


def _record(node: Node, annotation: object) -> object:
    """One mapping; the record may refuse its values with a ValueError."""
    if not isinstance(node, Entries):
        raise Misfit(node.position, f"expected {expectation(annotation)}, was: {node}")
    hints = get_type_hints(annotation)
    names = [field.name for field in _fields(annotation)]
    values: dict[str, object] = {}
    for key, value in node.pairs:
        if key.text not in names:
            raise Misfit(key.position, f"{key.text}: {unknown_key(key.text, names)}")
        values[key.text] = convert(value, hints[key.text])
    for name in _required(annotation):
        if name not in values:
            raise Misfit(node.position, f"{name}: missing")
    try:
        return cast("type[object]", annotation)(**values)
    except ValueError as error:
        raise Misfit(node.position, str(error)) from None


def _required(annotation: object) -> list[str]:
    missing = dataclasses.MISSING
    return [
        field.name
        for field in _fields(annotation)
        if field.default is missing and field.default_factory is missing
    ]


def _described_record(annotation: object) -> dict[str, object]:
    hints = get_type_hints(annotation)
    return {
        "type": "object",
        "additionalProperties": False,
        "required": _required(annotation),
        "properties": {field.name: describe(hints[field.name]) for field in _fields(annotation)},
    }


def _sequence(node: Node, annotation: object) -> object:
    element = get_args(annotation)[0]
    if not isinstance(node, Items):
        raise Misfit(node.position, f"expected {expectation(annotation)}, was: {node}")
    converted = tuple(convert(child, element) for child in node.nodes)
    for index, child in enumerate(node.nodes):
        if converted[index] in converted[:index]:
            raise Misfit(child.position, f"{child}: given twice")
    return frozenset(converted) if get_origin(annotation) is frozenset else converted


def _scalar(node: Scalar, annotation: object) -> object:
    if named := choices(annotation):
        return _choice(node, annotation, named)
    if hasattr(annotation, "from_rule"):
        return _own(node, annotation)
    if annotation not in _SCALARS:
        raise TypeError(f"not a type that an option may have: {annotation}")
    value: object = None
    if annotation is str:
        value = node.text or None
    elif annotation is Decimal and _DECIMAL.fullmatch(node.text):
        value = Decimal(node.text)
    elif not node.quoted:
        value = _plain(node.text, annotation)
    if value is None:
        raise Misfit(node.position, f"expected {expectation(annotation)}, was: {node}")
    return value


def _own(node: Scalar, annotation: object) -> object:
    """A value that reads its text itself; a path in it starts at the folder of the rule file."""
    try:
        return annotation.from_rule(node.text, Path(node.position.path).parent)  # type: ignore[attr-defined]
    except ValueError as error:
        raise Misfit(node.position, str(error)) from None


def _plain(text: str, annotation: object) -> object:
    """The value of an unquoted word, None where it is not one of the type."""
    if annotation is bool:
        return {"true": True, "false": False}.get(text)
    if annotation is int:
        return int(text) if _INTEGER.fullmatch(text) else None
    if annotation is float:
        return float(text) if _DECIMAL.fullmatch(text) else None
    return None


def _choice(node: Scalar, annotation: object, named: tuple[str, ...]) -> object:
    if node.text not in named:
        raise Misfit(node.position, unknown_word("value", node.text, named))
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return tuple(annotation)[named.index(node.text)]
    return get_args(annotation)[named.index(node.text)]


def _word(member: Enum) -> str:
    """How a member is written: its value where that is text, else its name in lower case."""
    return member.value if isinstance(member.value, str) else member.name.lower()
