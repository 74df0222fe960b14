"""Whatever stands in a rule file, it loads or is refused with lines that say where."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factcheck.errors import RuleError
from factcheck.rulebook.loading import read_rules

SCRAPS = st.one_of(
    st.sampled_from(
        ["", "{", "}", "[", "]", ":", "- ", "\n", "  ", '"', "'", "#", "&a ", "*a", "!x"]
    ),
    st.sampled_from(
        ["|\n", ">-\n", "? ", "%", "---\n", "...\n", "null", "[[", "]]", "{key!r}", "\t"]
    ),
    st.text(max_size=8),
)


@settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_a_damaged_file_is_refused_in_words(tmp_path: Path, good: str, data: st.DataObject) -> None:
    """A stretch of the good file is replaced by a scrap."""
    start = data.draw(st.integers(0, len(good)))
    end = data.draw(st.integers(start, min(len(good), start + 12)))
    path = tmp_path / "x.yaml"
    path.write_text(
        good[:start] + data.draw(SCRAPS) + good[end:], encoding="utf-8", errors="surrogatepass"
    )
    try:
        rules = read_rules(tmp_path)
    except RuleError as error:
        for line in str(error).splitlines():
            assert line.startswith(path.as_posix())
    else:
        assert rules


@pytest.mark.parametrize("text", ["[" * 100_000, "{a: " * 50_000, "- " * 100_000, "? " * 50_000])
def test_deep_nesting_costs_nothing(tmp_path: Path, text: str) -> None:
    """No recursion error, no waiting."""
    (tmp_path / "x.yaml").write_text(text)
    with pytest.raises(RuleError, match=r"nested deeper than 12 levels|not YAML"):
        read_rules(tmp_path)
