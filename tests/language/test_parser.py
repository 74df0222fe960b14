"""The parser gives our own values with exact places."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings, strategies

from factcheck.language import load_parser, load_text_parser
from factcheck.language.folding import folded
from factcheck.model import Document, Sentence, Span

Parse = Callable[[str], tuple[Sentence, ...]]

_STORY = (
    "“The bases don’t matter,” Olsen said – twice.\r\n\r\n"
    "Two aircraft left Tartus\u00a0on Dec. 8, 2024. Nobody’s plan\u2028survived.\n   \nThe end"
)


def _shape(sentences: tuple[Sentence, ...]) -> list[tuple[str, str, int, str]]:
    return [(t.lemma, t.dep, t.head, t.entity) for s in sentences for t in s.tokens]


@pytest.mark.parametrize(
    ("curly", "straight"),
    [
        ("“We don’t know,” she said.", '"We don\'t know," she said.'),
        ("Russia’s base – the largest – was hit.", "Russia's base - the largest - was hit."),
        ("It cost 5\u00a0million.", "It cost 5 million."),
    ],
    ids=["quotes", "dashes", "no-break-space"],
)
def test_typography_changes_nothing(parse: Parse, curly: str, straight: str) -> None:
    assert _shape(parse(curly)) == _shape(parse(straight))


@given(strategies.text())
def test_folding_keeps_every_place(text: str) -> None:
    """One character for one, and what is folded stays folded."""
    assert len(folded(text)) == len(text)
    assert folded(folded(text)) == folded(text)


@pytest.mark.parametrize(
    ("text", "word", "lemma"),
    [
        ("Two bases were hit.", "bases", "base"),
        ("Bases in Syria were hit.", "Bases", "base"),
        ("The basis is weak.", "basis", "basis"),
        ("He bases it on rumours.", "bases", "base"),
        ("Aircraft took off.", "Aircraft", "aircraft"),
        ("Troops fled.", "fled", "flee"),
    ],
    ids=["bases", "at-the-start", "basis", "verb", "capital", "verb-form"],
)
def test_lemmas(parse: Parse, text: str, word: str, lemma: str) -> None:
    (sentence,) = parse(text)
    assert [token.lemma for token in sentence.tokens if token.text == word] == [lemma]


def test_places_are_those_of_the_document(parse: Parse) -> None:
    """Every token, entity and sentence is found again, unfolded, at its span."""
    sentences = parse(_STORY)
    assert [s.text for s in sentences] == [s.span.of(_STORY) for s in sentences]
    for sentence in sentences:
        for token in sentence.tokens:
            assert folded(token.span.of(_STORY)) == token.text
            assert sentence.span.contains(token.span)
        for entity in sentence.entities:
            covered = sentence.tokens[entity.first : entity.last]
            assert entity.span == Span(covered[0].span.start, covered[-1].span.end)


def test_sentences_and_paragraphs_are_counted(parse: Parse) -> None:
    rows = [(s.index, s.paragraph) for s in parse(_STORY)]
    assert rows == [(0, 0), (1, 1), (2, 1), (3, 2), (4, 3)]


def test_the_dateline_is_no_part_of_the_first_sentence() -> None:
    text = "TARTUS, Syria — Ships left."
    document = Document(id="a", text=text, dateline=Span(0, 13))
    assert [s.text for s in load_parser()([document])[0]] == ["Ships left."]


def test_the_same_text_gives_the_same_parse_in_any_company() -> None:
    """A document's parse depends on nothing but itself."""
    story, other = Document(id="a", text=_STORY), Document(id="b", text="Rain fell. It stopped.")
    alone = load_parser()([story])
    assert load_parser()([story]) == alone
    assert load_parser()([other, story])[1] == alone[0]


@settings(max_examples=60, deadline=None)
@given(strategies.text(alphabet=strategies.characters(codec="utf-8"), max_size=80))
def test_any_text_can_be_parsed(text: str) -> None:
    """No text fails; heads lie inside their sentence and blanks are no tokens."""
    (sentences,) = load_parser()([Document(id="a", text=text)])
    for sentence in sentences:
        assert sentence.tokens
        assert all(0 <= token.head < len(sentence.tokens) for token in sentence.tokens)
        assert all(token.text.strip() for token in sentence.tokens)
        heads = [token.head for token in sentence.tokens]
        assert [i for i, head in enumerate(heads) if i == head] == [sentence.root]


def test_new_words_are_forgotten() -> None:
    """Else whoever reads thousands of stories would fill the memory with their misspellings."""
    parse = load_text_parser()
    parse(["The mayor of Orsk opened the bridge."])
    known = len(parse.pipeline.vocab.strings)  # type: ignore[attr-defined]
    parse([f"The mayor of Orskograd{n} opened the bridge." for n in range(20)])

    assert len(parse.pipeline.vocab.strings) == known  # type: ignore[attr-defined]
