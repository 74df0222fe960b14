"""``check:`` in YAML -> a kind with its options set; kinds are found by file name."""

from __future__ import annotations

import dataclasses
from dataclasses import MISSING
from functools import cache
from typing import cast, get_type_hints

from factcheck import plugins
from factcheck.errors import unknown_key, unknown_word
from factcheck.ports import DocumentsKind, PairKind
from factcheck.rulebook.options import convert
from factcheck.rulebook.positions import Misfit, Problems
from factcheck.rulebook.rule import MODEL_CHECK
from factcheck.rulebook.source import Entries, Node, Scalar

KINDS = "factcheck.kinds"


@dataclasses.dataclass(frozen=True, slots=True)
class Option:
    """One option of a kind; ``default`` is ``dataclasses.MISSING`` where it must be given."""

    name: str
    annotation: object
    default: object


@dataclasses.dataclass(frozen=True, slots=True)
class Check:
    """A check as written: its type and the kind, None for the model's."""

    type: str
    kind: PairKind | DocumentsKind | None


def types() -> tuple[str, ...]:
    """What ``check: type`` may be, sorted."""
    return tuple(sorted((*plugins.names(KINDS), MODEL_CHECK)))


def description(check_type: str) -> str:
    """What the check compares: the first line of its module's docstring."""
    if check_type == MODEL_CHECK:
        return "The language model reads that both texts cannot be true."
    return (plugins.load(KINDS, check_type).__doc__ or "").partition("\n")[0]


@cache
def options(check_type: str) -> tuple[Option, ...]:
    """The options of a check, in the order of the kind's fields."""
    if check_type == MODEL_CHECK:
        return ()
    kind = _kind(check_type)
    hints = get_type_hints(kind)
    return tuple(
        Option(field.name, hints[field.name], _default(field))
        for field in dataclasses.fields(kind)  # type: ignore[arg-type]
    )


def message_fields(check_type: str) -> tuple[str, ...]:
    """The placeholders that a kind adds for messages: its ``message_fields``."""
    return () if check_type == MODEL_CHECK else _declared(check_type, "message_fields")


def clash_tags(check_type: str) -> tuple[str, ...]:
    """The tags that a kind may put on a clash: its ``clash_tags``."""
    return () if check_type == MODEL_CHECK else _declared(check_type, "clash_tags")


def build(node: Node, problems: Problems) -> Check | None:
    """The check that *node* describes; None where *problems* says what is wrong with it."""
    if not isinstance(node, Entries):
        problems.add(node.position, f"check: expected type and its options, was: {node}")
        return None
    given = {key.text: (key, value) for key, value in node.pairs}
    if "type" not in given:
        problems.add(node.position, f"check: type: missing (accepted: {', '.join(types())})")
        return None
    kind_node = given.pop("type")[1]
    name = kind_node.text if isinstance(kind_node, Scalar) else str(kind_node)
    if name not in types():
        problems.add(kind_node.position, f"check: {unknown_word('type', name, types())}")
        return None
    return _with_options(node, name, given, problems)


def _with_options(
    node: Entries, name: str, given: dict[str, tuple[Scalar, Node]], problems: Problems
) -> Check | None:
    before = len(problems.found)
    accepted = {option.name: option for option in options(name)}
    values: dict[str, object] = {}
    for key, value in given.values():
        if key.text not in accepted:
            problems.add(
                key.position, f"check: {key.text}: {unknown_key(key.text, accepted, 'option')}"
            )
            continue
        try:
            values[key.text] = convert(value, accepted[key.text].annotation)
        except Misfit as misfit:
            problems.take(misfit, f"check: {key.text}")
    for option in accepted.values():
        if option.default is MISSING and option.name not in given:
            problems.add(node.position, f"check: {option.name}: missing")
    if len(problems.found) > before:
        return None
    if name == MODEL_CHECK:
        return Check(name, None)
    return _made(node, name, values, problems)


def _made(node: Entries, name: str, values: dict[str, object], problems: Problems) -> Check | None:
    """The kind itself; it may refuse a combination of options with a ValueError."""
    try:
        return Check(name, cast("PairKind | DocumentsKind", _kind(name)(**values)))
    except ValueError as error:
        problems.add(node.position, f"check: {error}")
        return None


def _kind(name: str) -> type[object]:
    return cast("type[object]", plugins.load(KINDS, name).Kind)


def _declared(check_type: str, attribute: str) -> tuple[str, ...]:
    return tuple(map(str, getattr(_kind(check_type), attribute, ())))


def _default(field: dataclasses.Field[object]) -> object:
    if field.default_factory is not MISSING:
        return field.default_factory()
    return field.default
