"""A clash becomes a hit: severity, type and message."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from factcheck.model import (
    Analysis,
    Claim,
    Clash,
    Document,
    FindingType,
    Pair,
    Place,
    Sentence,
    Severity,
    Span,
    Token,
)
from factcheck.rulebook.rule import Rule

Read = Callable[..., tuple[Rule, ...]]


def _claim(document: str, text: str, start: int = 0) -> Claim:
    """A sentence of one token that stands at *start* of its document."""
    span = Span(start, start + len(text))
    token = Token(span, text, text, "X", "X", "ROOT", 0)
    sentence = Sentence(document, 0, 0, span, text, (token,))
    return Claim(f"{document}:0", sentence, (0,), 0, (), text)


PAIR = Pair(_claim("a.txt", "Nine  sheep", start=5), _claim("b.txt", "Eight\nsheep"), 0.9)


@pytest.mark.parametrize(
    ("message", "printed"),
    [
        pytest.param("{ours.text}/{theirs.text}", "Nine sheep/Eight sheep", id="text, one line"),
        pytest.param(
            "{ours.value}/{theirs.value}", "nine sheep/eight sheep", id="normalised values"
        ),
        pytest.param("{ours.document}/{theirs.document}", "a.txt/b.txt", id="documents"),
        pytest.param("{key} {measure}", "sheep head", id="key and the kind's own field"),
        pytest.param("{{{key}}} 100 %", "{sheep} 100 %", id="braces and per cent signs"),
        pytest.param("No values.", "No values.", id="no placeholder"),
    ],
)
def test_messages(read: Read, good: str, message: str, printed: str) -> None:
    (rule,) = read(good.replace("{ours.text} against {theirs.text}", message))
    (hit,) = rule.hits(PAIR)
    assert hit.message == printed


def test_words_with_braces_are_not_placeholders(read: Read, good: str) -> None:
    """A text of the story is never read as a template."""
    pair = Pair(_claim("a.txt", "{key}"), _claim("b.txt", "{0.real}"), 0.9)
    (rule,) = read(good)
    (hit,) = rule.hits(pair)
    assert hit.message == "{key} against {0.real}"


def test_a_rule_over_documents_quotes_them(read: Read, good: str) -> None:
    """The second place of a message is the first in another document."""
    (rule,) = read(good.replace("{type: toll}", "{type: misspelling, length: 2}"))
    texts = {"a": "Tom", "b": "Tim"}
    analyses = [Analysis(Document(name, text), (), (), ()) for name, text in texts.items()]
    (hit,) = rule.hits_across(analyses)
    assert hit.message == "To against Ti"


def test_a_place_outside_the_pair_is_named_by_its_value(read: Read, good: str) -> None:
    """A speaker may be introduced a sentence before the claim."""
    (rule,) = read(good)
    places = (Place("a.txt", Span(90, 95), "the mayor"), Place("b.txt", Span(0, 5), "eight"))
    assert rule.hit(Clash(places, "say", pair=PAIR)).message == "the mayor against Eight"


OVERRIDES = """\
    overrides:
      - {when: [update-language, rounded], severity: info}
      - {when: [update-language], severity: warning, type: update}
"""


@pytest.mark.parametrize(
    ("tags", "severity", "finding_type"),
    [
        pytest.param((), Severity.ERROR, FindingType.NUMBER, id="none"),
        pytest.param(("rounded",), Severity.ERROR, FindingType.NUMBER, id="one of two is none"),
        pytest.param(("update-language",), Severity.WARNING, FindingType.UPDATE, id="the second"),
        pytest.param(
            ("update-language", "rounded"),
            Severity.INFO,
            FindingType.UPDATE,
            id="the first sets the severity, the second the type",
        ),
    ],
)
def test_overrides(
    read: Read, good: str, tags: tuple[str, ...], severity: Severity, finding_type: FindingType
) -> None:
    (rule,) = read(good + OVERRIDES)
    clash = Clash((Place("a", Span(0, 1), "x"),), "k", frozenset(tags))
    assert (rule.severity_for(clash), rule.type_for(clash)) == (severity, finding_type)


def test_the_models_rule_finds_contradictions(read: Read, good: str) -> None:
    (rule,) = read(good.replace("{type: toll}", "{type: contradiction}"))
    hit = rule.hit(Clash((Place("a", Span(0, 1), "x"), Place("b", Span(0, 1), "y")), "k"))
    assert (hit.type, hit.message) == (FindingType.CONTRADICTION, "x against y")
    assert not rule.compares_pairs
    assert not rule.compares_documents
