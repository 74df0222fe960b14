"""Names, counts and titles as the page has them."""

from __future__ import annotations

import pytest

from factcheck.page import wording


@pytest.mark.parametrize(
    ("ids", "names"),
    [
        (["a.txt", "b.txt"], ("a.txt", "b.txt")),
        (["news/a.txt", "news/b.txt"], ("a.txt", "b.txt")),
        (["news/mon/a.txt", "news/tue/a.txt"], ("mon/a.txt", "tue/a.txt")),
        (["a.txt", "old/a.txt"], ("a.txt", "old/a.txt")),
        (["c\\x\\a.md", "c\\y\\b.md"], ("a.md", "b.md")),
        (["-", "b.txt"], ("-", "b.txt")),
        (["", "b.txt"], ("", "b.txt")),
    ],
    ids=["plain", "one-folder", "same-name", "one-deeper", "windows", "stdin", "nameless"],
)
def test_names_are_short_and_distinct(ids: list[str], names: tuple[str, ...]) -> None:
    assert wording.short_names(ids) == names


@pytest.mark.parametrize(
    ("message", "subject"),
    [
        ("lease: a.txt says 49 years, b.txt says 29 years.", "lease"),
        ("storefront: b.txt says several, a.txt says none.", "storefront"),
        ("One name, several spellings: Tartous, Tartus.", ""),
        ("a.txt says this: that.", ""),
        ("The quotation differs: “No” in a.txt.", ""),
        ("", ""),
    ],
    ids=["measure", "other-order", "no-version-behind", "version-before", "quotation", "empty"],
)
def test_the_subject_is_taken_where_the_message_names_one(message: str, subject: str) -> None:
    assert wording.subject(message, ("a.txt", "b.txt")) == subject


@pytest.mark.parametrize(
    ("share", "shown"), [(0.0, 0), (0.004, 0), (0.505, 50), (0.999, 99), (1.0, 99)]
)
def test_nothing_is_certain(share: float, shown: int) -> None:
    assert wording.percent(share) == shown


@pytest.mark.parametrize(
    ("number", "words"), [(0, "0 claims"), (1, "1 claim"), (1200, "1,200 claims")]
)
def test_counts(number: int, words: str) -> None:
    assert wording.count(number, "claim") == words


def test_titles_are_words() -> None:
    assert wording.title("qualifier-added-dropped") == "Qualifier added or dropped"
