"""Sentences of all versions in rows: none is lost, each version keeps its order, counterparts stand together."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.model import Document, Match, Span, Stretch
from factcheck.page import rows, sentences


def side_by_side(*versions: str, pairs: str) -> list[str]:
    """Sort sentences named by letters: ``side_by_side("abc", "acb", pairs="aa bb")`` says what stands where.

    A pair names a sentence of one version and one of a later version; a digit says which versions: ``0a1a``.
    """
    spans = {
        str(n): tuple(Span(2 * at, 2 * at + 1) for at in range(len(letters)))
        for n, letters in enumerate(versions)
    }
    matches = []
    for pair in pairs.split():
        left, a, right, b = pair if len(pair) == 4 else ("0", pair[0], "1", pair[1])
        stretches = [
            Stretch(n, 2 * versions[int(n)].index(x), 2 * versions[int(n)].index(x) + 1)
            for n, x in ((left, a), (right, b))
        ]
        matches.append(Match(stretches[0], stretches[1], 0.9))
    found = rows.sort(tuple(spans), spans, matches)
    return [
        " ".join("".join(versions[int(n)][at] for at in row.cells.get(n, ())) or "-" for n in spans)
        for row in found
    ]


@pytest.mark.parametrize(
    ("versions", "pairs", "expected"),
    [
        (["abc", "abc"], "aa bb cc", ["a a", "b b", "c c"]),
        (["abc", "ac"], "aa cc", ["a a", "b -", "c c"]),
        (["ac", "abc"], "aa cc", ["a a", "- b", "c c"]),
        (["abc", "xabc"], "aa bb cc", ["- x", "a a", "b b", "c c"]),
        (["abcd", "bcda"], "aa bb cc dd", ["a -", "b b", "c c", "d d", "- a"]),
        (["ab", "xy"], "", ["a -", "b -", "- x", "- y"]),
        (["a", "xy"], "ax ay", ["a xy"]),
        (["ab", "x"], "ax bx", ["a x", "b -"]),
        (["ac", "abc", "abc"], "0a1a 0c1c 0a2a 0c2c 1b2b", ["a a a", "- b b", "c c c"]),
        (["a"], "", ["a"]),
        (["a", "xly"], "ax ay", ["a xly"]),
        (["pa", "qa"], "aa", ["p -", "- q", "a a"]),
    ],
    ids=[
        "same", "dropped", "added", "added-first", "moved", "strangers", "one-became-two",
        "two-became-one", "third-joins-second", "alone",
        "between-two-parts", "own-ones-after-ours",
    ],
)  # fmt: skip
def test_rows(versions: list[str], pairs: str, expected: list[str]) -> None:
    assert side_by_side(*versions, pairs=pairs) == expected


def test_one_that_moved_does_not_pull_others_out_of_place() -> None:
    """The third version tells it where the first does, though it has the words of the second."""
    found = side_by_side("abm", "mab", "abm", pairs="0a1a 0b1b 0m1m 0a2a 0b2b 0m2m 1a2a 1b2b 1m2m")

    assert found == ["- m -", "a a a", "b b b", "m - m"]


@settings(max_examples=60)
@given(st.data())
def test_every_sentence_has_one_place_and_every_version_its_order(data: st.DataObject) -> None:
    sizes = data.draw(st.lists(st.integers(1, 6), min_size=1, max_size=4))
    spans = {
        str(n): tuple(Span(2 * i, 2 * i + 1) for i in range(size)) for n, size in enumerate(sizes)
    }
    places = [(n, at) for n, size in enumerate(sizes) for at in range(size)]
    twins = st.tuples(st.sampled_from(places), st.sampled_from(places))
    pairs = data.draw(
        st.lists(twins.filter(lambda pair: pair[0][0] < pair[1][0]), max_size=12)
        if len(sizes) > 1
        else st.just([])
    )
    matches = [
        Match(*(Stretch(str(n), 2 * at, 2 * at + 1) for n, at in pair), similarity=0.5)
        for pair in pairs
    ]
    found = rows.sort(tuple(spans), spans, matches)

    for name, own in spans.items():
        assert [at for row in found for at in row.cells.get(name, ())] == list(range(len(own)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One came. Two left.", ["One came.", "Two left."]),
        ("One came.\n\nTwo left\n", ["One came.", "Two left"]),
        ("“We won.” They cheered.", ["“We won.”", "They cheered."]),
        ("Dr. Anna Moser and J. Falk met Gov. Rae.", ["Dr. Anna Moser and J. Falk met Gov. Rae."]),
        ("It cost 3.5 million. it rose", ["It cost 3.5 million. it rose"]),
        ("  \n \u2028 ", []),
        ("", []),
    ],
    ids=["stops", "lines", "quotes", "abbreviations", "no-capital", "blank", "empty"],
)
def test_what_was_not_aligned_is_cut_at_full_stops(text: str, expected: list[str]) -> None:
    spans = sentences.cut(Document("a", text), ())

    assert [span.of(text) for span in spans] == expected


def test_a_dateline_stays_with_its_sentence() -> None:
    text = "OSLO — Rain fell. Snow came."
    document = Document("a", text, dateline=Span(0, 6))
    known = Match(Stretch("a", 7, 17), Stretch("b", 0, 1), 0.9)

    spans = sentences.cut(document, [known])
    assert [span.of(text) for span in spans] == ["OSLO — Rain fell.", "Snow came."]


@given(st.text("aB. \n", max_size=30), st.lists(st.integers(0, 30), max_size=4))
def test_every_sign_is_in_one_sentence(text: str, edges: list[int]) -> None:
    cuts = sorted({min(edge, len(text)) for edge in edges})
    known = [
        Match(Stretch("a", a, b), Stretch("b", 0, 1), 0.9) for a, b in itertools.pairwise(cuts)
    ]
    spans = sentences.cut(Document("a", text), known)

    assert "".join("".join(s.of(text).split()) for s in spans) == "".join(text.split())
