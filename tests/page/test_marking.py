"""What is marked in a passage: words of findings, words that changed, signs that nobody can see."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.model import Span
from factcheck.page import marking
from factcheck.page.views import Segment, Spot, Tone

SPOT = Spot(1, "aa", Tone.ERROR)
OTHER = Spot(2, "bb", Tone.INFO)


@pytest.mark.parametrize(
    ("ours", "theirs", "our_words", "their_words"),
    [
        ("Twelve people died.", "Fourteen people died.", ["Twelve"], ["Fourteen"]),
        ("a 49-year lease", "a 49-year free lease", [], ["free"]),
        ("Russia’s base in the south", "Russia's base in the South", [], []),
        ("It cost 1,200.50 euros then.", "It cost 1,300.50 euros then.", ["1,200.50"], ["1,300.50"]),
        ("They left, he said.", "They left he said!", [], []),
        ("He saw the red house there.", "He met a red house there.", ["saw the"], ["met a"]),
        ("One thing entirely.", "Nothing like that here.", [], []),
        ("same words", "same words", [], []),
        ("", "words", [], []),
    ],
    ids=[
        "one-word", "added", "quotes-and-case-are-no-change", "number-is-one-word",
        "punctuation-is-no-change", "run", "all-different-marks-nothing", "same", "empty",
    ],
)  # fmt: skip
def test_changed_words(
    ours: str, theirs: str, our_words: list[str], their_words: list[str]
) -> None:
    found = marking.changed_words(ours, theirs)

    assert [span.of(ours) for span in found[0]] == our_words
    assert [span.of(theirs) for span in found[1]] == their_words


def test_a_lone_short_word_between_changes_is_marked_with_them() -> None:
    ours = "They will reopen the old harbour to the ships by next Friday"
    theirs = "They will reopen the main channel to all ferries by next Friday"

    assert [span.of(ours) for span in marking.changed_words(ours, theirs)[0]] == [
        "old harbour to the ships"
    ]


@given(st.text("ab .’\u202e\x00", max_size=40), st.text("ab .’", max_size=40))
def test_nothing_of_the_text_is_lost(text: str, other: str) -> None:
    changes = marking.changed_words(text, other)[0]
    spots = [(Span(0, len(text) // 2), SPOT), (Span(len(text) // 3, len(text)), OTHER)]
    found = marking.segments(text, Span(0, len(text)), spots, changes)

    shown = "".join(segment.text for segment in found if not segment.control)
    assert shown == "".join(sign for sign in text if sign not in "\u202e\x00")
    assert sum(bool(segment.control) for segment in found) == len(text) - len(shown)


def test_of_two_findings_on_the_same_words_the_first_is_linked() -> None:
    found = marking.segments("a big ship", Span(0, 10), [(Span(2, 5), SPOT), (Span(2, 10), OTHER)])

    assert [(s.text, s.spot) for s in found] == [("a ", None), ("big", SPOT), (" ship", OTHER)]


def test_a_change_does_not_cut_the_words_of_a_finding() -> None:
    found = marking.segments("drone attacks", Span(0, 13), [(Span(0, 13), SPOT)], [Span(6, 13)])

    assert found == (Segment("drone attacks", SPOT),)


@pytest.mark.parametrize(
    ("sign", "name"),
    [
        ("\u202e", "RLO"), ("\u2066", "LRI"), ("\u200f", "RLM"), ("\u200b", "ZWSP"), ("\x00", "U+0000"),
        ("\x1b", "U+001B"), ("\ud83d", "U+D83D"), ("\ufeff", "BOM"), ("\U000e0041", "U+E0041"),
    ],
)  # fmt: skip
def test_signs_that_nobody_sees_are_named(sign: str, name: str) -> None:
    assert marking.visible(f"a{sign}b") == f"a[{name}]b"
    assert [s.text for s in marking.plain(f"a{sign}b")] == ["a", name, "b"]


@pytest.mark.parametrize(
    "text", ["e\u0301té", "שלום", "\U0001f469\u200d\U0001f692", "a\tb\nc", "soft\u00adhyphen"]
)
def test_signs_that_belong_to_a_script_stay(text: str) -> None:
    assert marking.visible(text) == text
