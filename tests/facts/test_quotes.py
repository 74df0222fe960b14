"""Words in quotation marks."""

from __future__ import annotations

import pytest

from factcheck.facts.quotes import extract
from factcheck.facts.quotes.comparison import difference
from factcheck.facts.quotes.values import Quote, QuoteUse
from factcheck.language import load_parser
from factcheck.model import Document, Fact


def quotes(text: str) -> tuple[Fact[Quote], ...]:
    document = Document(id="a", text=text)
    (sentences,) = load_parser()([document])
    return extract(document, sentences)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("“It is late,” she said.", ["It is late"], id="curly"),
        pytest.param('"It is late," she said.', ["It is late"], id="straight"),
        pytest.param("‘It is late,’ she said.", ["It is late"], id="single"),
        pytest.param("''It is late,'' she said.", ["It is late"], id="doubled single marks"),
        pytest.param("«It is late», she said.", ["It is late"], id="angled"),
        pytest.param("'We can't stop,' she said.", ["We can't stop"], id="apostrophe inside"),
        pytest.param("The workers' plan isn't Anna's.", [], id="apostrophes are no marks"),
        pytest.param("The '90s were the sailors' best years.", [], id="a decade is no quotation"),
        pytest.param("She wrote “it is late.", [], id="a mark without its partner"),
        pytest.param(
            "“It is late.\n“The ferry has left,” she said.",
            ["It is late", "The ferry has left"],
            id="a speech over two paragraphs closes only once",
        ),
    ],
)
def test_quoted_words(text: str, words: list[str]) -> None:
    """Exactly the words between the marks, without the comma before the closing one."""
    assert [fact.value.words for fact in quotes(text)] == words


@pytest.mark.parametrize(
    ("text", "use"),
    [
        ("“The ferry has left the harbour,” Lind said.", QuoteUse.SPEECH),
        ("The “experts” had left.", QuoteUse.SCARE),
        ("He reviewed “The Long Road” at once.", QuoteUse.TITLE),
    ],
)
def test_use(text: str, use: QuoteUse) -> None:
    """Speech, distance or a title."""
    (fact,) = quotes(text)

    assert fact.value.use is use


def test_speaker_of_a_quotation() -> None:
    """The speaker is that of the attribution around it."""
    assert [fact.value.speaker for fact in quotes("“We ran. We hid,” Anna Berg said.")] == [
        "Anna Berg",
        "Anna Berg",
    ]


def changed(ours: str, theirs: str) -> tuple[str, str] | None:
    one, two = quotes(ours)[0], quotes(theirs)[0]
    found = difference(one, two)
    if found is None:
        return None
    return tuple(  # type: ignore[return-value]
        " ".join(fact.sentence.tokens[i].text for i in side)
        for fact, side in ((one, found.ours), (two, found.theirs))
    )


@pytest.mark.parametrize(
    ("ours", "theirs", "words"),
    [
        pytest.param(
            "“We will never sell the mill,” she said.",
            "“We will not sell the mill,” she said.",
            ("never", "not"),
            id="a word replaced",
        ),
        pytest.param(
            "“We will sell the mill,” she said.",
            "“We will not sell the mill,” she said.",
            ("", "not"),
            id="a word added",
        ),
        pytest.param(
            "“We will never sell the mill,” she said.",
            "‘We will never sell the mill’, she said.",
            None,
            id="style of the marks",
        ),
        pytest.param(
            "“We will never sell the mill,” she said.",
            "“We will never sell the mill to a bank,” she said.",
            None,
            id="cut at the end",
        ),
        pytest.param(
            "“We will never sell it,” she said.",
            "“We will never sell [the mill],” she said.",
            None,
            id="brackets say that it was changed",
        ),
        pytest.param(
            "“It can't go on like this,” she said.",
            "“It cannot go on like this,” she said.",
            None,
            id="a contraction",
        ),
        pytest.param(
            "“We will never sell the mill,” she said.",
            "“The harvest was poor this year,” she said.",
            None,
            id="another quotation",
        ),
    ],
)
def test_changed_words(ours: str, theirs: str, words: tuple[str, str] | None) -> None:
    """The words that differ between two versions of one quotation."""
    assert changed(ours, theirs) == words
