"""Marks show what differs, and can be taken away again."""

from hypothesis import given
from hypothesis import strategies as st

from factcheck.nli.marking import MarkStyle, are_near, mark_changes

STYLE = MarkStyle()
TABLE = (
    (
        ("Two men were killed on Monday.", "Three men were killed on Monday."),
        ("{ Two } men were killed on Monday.", "{ Three } men were killed on Monday."),
    ),
    (
        ("He did attack the base there.", "He did not attack the base there."),
        ("He did attack the base there.", "He did { not } attack the base there."),
    ),
    (
        ("The toll rose to 1,200.5 on Friday.", "The toll rose to 1,300.5 on Friday."),
        ("The toll rose to { 1,200.5 } on Friday.", "The toll rose to { 1,300.5 } on Friday."),
    ),
)
UNTOUCHED = (
    ("The army attacked.", "The army attacked."),
    ("“Stop,” he said.", '"stop," He said.'),
    ("The army attacked the base.", "Rain is expected in the north on Sunday."),
    ("The {army} attacked the base.", "The {navy} attacked the base."),
    ("", "The army attacked."),
    ("", ""),
)
near = st.lists(
    st.sampled_from(("the", "army", "navy", "did", "not", "attack", "5", "six", ",", ".")),
    max_size=12,
)


def test_marks_stand_around_the_changed_words() -> None:
    for pair, marked in TABLE:
        assert mark_changes(*pair, STYLE) == marked


def test_other_pairs_stay_as_they_are() -> None:
    for pair in UNTOUCHED:
        assert mark_changes(*pair, STYLE) == pair


def test_near_whichever_comes_first() -> None:
    for ours, theirs in (pair for pair, _ in TABLE):
        assert are_near(ours, theirs, STYLE)
        assert are_near(theirs, ours, STYLE)
    for pair in UNTOUCHED:
        assert not are_near(*pair, STYLE)


@given(near, near)
def test_taking_the_marks_away_gives_the_text_back(ours: list[str], theirs: list[str]) -> None:
    texts = " ".join(ours), " ".join(theirs)
    marked = mark_changes(*texts, STYLE)
    assert tuple(one.replace("{ ", "").replace(" }", "") for one in marked) == texts


@given(st.text(), st.text())
def test_any_text_survives(ours: str, theirs: str) -> None:
    marked = mark_changes(ours, theirs, STYLE)
    if "{" in ours + theirs or "}" in ours + theirs:
        assert marked == (ours, theirs)
    else:
        assert tuple(one.replace("{ ", "").replace(" }", "") for one in marked) == (ours, theirs)


@given(near, near)
def test_both_sides_are_treated_alike(ours: list[str], theirs: list[str]) -> None:
    """The word diff may choose other common words, but what is marked at all is symmetric."""
    left, right = " ".join(ours), " ".join(theirs)
    if len(ours) == len(theirs) and sum(a != b for a, b in zip(ours, theirs, strict=True)) == 1:
        assert mark_changes(left, right, STYLE) == mark_changes(right, left, STYLE)[::-1]
