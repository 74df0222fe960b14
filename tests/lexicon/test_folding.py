"""Text as it is searched: folded and composed, with every place still known."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.lexicon.folding import reading


@pytest.mark.parametrize(
    ("text", "read"),
    [
        pytest.param("“It’s”", '"It\'s"', id="marks"),
        pytest.param("2023–24", "2023-24", id="dash"),
        pytest.param("a\u00a0b", "a b", id="hard space"),
        pytest.param("cafe\u0301", "café", id="composed"),
        pytest.param("\u1112\u1161\u11ab", "한", id="hangul"),
        pytest.param("plain", "plain", id="nothing to do"),
    ],
)
def test_what_is_read(text: str, read: str) -> None:
    assert reading(text).text == read


@given(st.text(alphabet="ae\u0301\u0308 “–x\u00e9", max_size=30), st.data())
def test_a_stretch_of_the_reading_is_a_stretch_of_the_text(text: str, data: st.DataObject) -> None:
    """What is found in the reading reads the same in the text itself."""
    read = reading(text)
    start = data.draw(st.integers(0, len(read.text)))
    end = data.draw(st.integers(start, len(read.text)))
    first, last = read.original(start, end)
    assert read.text[start:end] in reading(text[first:last]).text
    assert first <= last
    assert len(read.text) <= len(text)
