"""What the annotation of an option accepts, says and describes."""

from __future__ import annotations

from decimal import Decimal
from enum import Enum, StrEnum
from typing import Literal

import pytest

from factcheck.rulebook.options import convert, describe, expectation, written
from factcheck.rulebook.positions import Misfit, Position
from factcheck.rulebook.source import Items, Scalar

HERE = Position("x.yaml", 1, 1)


class Word(StrEnum):
    """Members that are text."""

    BIG = "big"
    SMALL = "small"


class Size(Enum):
    """Members that are not."""

    BIG = 1


def _plain(text: str) -> Scalar:
    return Scalar(HERE, text)


def _quoted(text: str) -> Scalar:
    return Scalar(HERE, text, quoted=True)


def _list(*words: str) -> Items:
    return Items(HERE, tuple(map(_plain, words)))


@pytest.mark.parametrize(
    ("annotation", "node", "value"),
    [
        pytest.param(str, _plain("no"), "no", id="a word"),
        pytest.param(str, _quoted("null"), "null", id="quoted null is a word"),
        pytest.param(bool, _plain("true"), True, id="true"),
        pytest.param(bool, _plain("false"), False, id="false"),
        pytest.param(int, _plain("0"), 0, id="zero"),
        pytest.param(int, _plain("-12"), -12, id="a negative number"),
        pytest.param(float, _plain("0.25"), 0.25, id="a fraction"),
        pytest.param(float, _plain("3"), 3.0, id="a whole number is a number"),
        pytest.param(Decimal, _plain("0.10"), Decimal("0.10"), id="a decimal keeps its zeros"),
        pytest.param(Decimal, _quoted("5"), Decimal(5), id="a decimal may be quoted"),
        pytest.param(Literal["a", "b"], _plain("b"), "b", id="a literal"),
        pytest.param(Word, _plain("big"), Word.BIG, id="an enum by its text"),
        pytest.param(Size, _plain("big"), Size.BIG, id="an enum by its name"),
        pytest.param(tuple[str, ...], _list(), (), id="an empty list"),
        pytest.param(tuple[Word, ...], _list("small", "big"), tuple(Word)[::-1], id="a list"),
        pytest.param(frozenset[str], _list("b", "a"), frozenset("ab"), id="a set"),
        pytest.param(int | None, _plain(""), None, id="nothing"),
        pytest.param(int | None, _plain("~"), None, id="nothing, in YAML's way"),
        pytest.param(int | None, _plain("3"), 3, id="or a number"),
        pytest.param(tuple[int, ...] | None, _list("3"), (3,), id="or a list"),
    ],
)
def test_accepted(annotation: object, node: Scalar | Items, value: object) -> None:
    converted = convert(node, annotation)
    assert converted == value
    assert type(converted) is type(value)


@pytest.mark.parametrize(
    ("annotation", "node", "text"),
    [
        pytest.param(str, _plain(""), "expected a text, was: nothing", id="nothing"),
        pytest.param(str, _quoted(""), 'expected a text, was: ""', id="an empty text"),
        pytest.param(str, _list("a"), "expected a text, was: a list", id="a list"),
        pytest.param(bool, _plain("yes"), "expected true or false, was: yes", id="yes"),
        pytest.param(bool, _plain("True"), "expected true or false, was: True", id="True"),
        pytest.param(int, _plain("1.0"), "expected a whole number, was: 1.0", id="1.0"),
        pytest.param(int, _plain("12:30"), "expected a whole number, was: 12:30", id="a time"),
        pytest.param(int, _plain("1_000"), "expected a whole number, was: 1_000", id="1_000"),
        pytest.param(int, _plain("٣"), "expected a whole number, was: ٣", id="other digits"),
        pytest.param(int, _plain("9" * 20), f"expected a whole number, was: {'9' * 20}", id="huge"),
        pytest.param(int, _quoted("3"), 'expected a whole number, was: "3"', id="a quoted number"),
        pytest.param(float, _plain(".inf"), "expected a number, was: .inf", id="endless"),
        pytest.param(float, _plain(".5"), "expected a number, was: .5", id="no zero"),
        pytest.param(Decimal, _plain("nan"), "expected a number, was: nan", id="no number"),
        pytest.param(Word, _plain(""), "expected one of big, small, was: nothing", id="no choice"),
        pytest.param(
            Word,
            _plain("bog"),
            'unknown value "bog", did you mean "big"? (accepted: big, small)',
            id="a near miss",
        ),
        pytest.param(
            tuple[str, ...], _plain("a"), "expected a list of words, was: a", id="no list"
        ),
        pytest.param(
            tuple[int, ...] | None,
            _plain("3"),
            "expected a list, each a whole number, was: 3",
            id="no list of numbers",
        ),
        pytest.param(tuple[str, ...], _list("a", "a"), "a: given twice", id="twice"),
        pytest.param(tuple[int, ...], _list("x"), "expected a whole number, was: x", id="inside"),
    ],
)
def test_refused(annotation: object, node: Scalar | Items, text: str) -> None:
    with pytest.raises(Misfit) as caught:
        convert(node, annotation)
    assert caught.value.text == text


@pytest.mark.parametrize(
    ("annotation", "schema"),
    [
        (bool, {"type": "boolean"}),
        (Decimal, {"type": ["number", "string"]}),
        (Word, {"enum": ["big", "small"]}),
        (Size, {"enum": ["big"]}),
        (tuple[int, ...], {"type": "array", "items": {"type": "integer"}}),
        (float | None, {"anyOf": [{"type": "number"}, {"type": "null"}]}),
    ],
)
def test_described_for_editors(annotation: object, schema: object) -> None:
    assert describe(annotation) == schema


@pytest.mark.parametrize(
    ("value", "plain"),
    [
        (True, True),
        (Decimal("0.10"), "0.10"),
        (Word.BIG, "big"),
        (Size.BIG, "big"),
        ((Word.BIG, Word.SMALL), ["big", "small"]),
        (frozenset({"b", "a"}), ["a", "b"]),
        (None, None),
    ],
)
def test_written_back(value: object, plain: object) -> None:
    assert written(value) == plain


@pytest.mark.parametrize("annotation", [dict[str, int], bytes, int | str | None])
def test_a_type_that_an_option_may_not_have(annotation: object) -> None:
    """A bug in a kind, so a plain exception."""
    with pytest.raises(TypeError, match="option"):
        convert(_plain("x"), annotation)


def test_an_expectation_may_be_nothing() -> None:
    assert expectation(int | None) == "a whole number or nothing"
