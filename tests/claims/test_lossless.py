"""Nothing that a sentence says is lost, whatever the sentence."""

from __future__ import annotations

from hypothesis import given, settings, strategies

from factcheck import claims
from factcheck.language import load_parser
from factcheck.model import Claim, Document, Sentence
from tests.conftest import examples

_CONTENT = frozenset(
    {"NOUN", "PROPN", "VERB", "ADJ", "ADV", "NUM", "PRON", "AUX", "ADP", "X", "SYM"}
)
_SAMPLES = (
    "Olsen, the mayor of Bergen since 2019, said on Monday that 12 people had died and 40 were hurt",
    "the bridge, built in 1962 and closed in May, collapsed, killing three workers from Poland",
    "despite winning 52 % of the vote, Lund, whose party split, will not return unless talks resume",
    "“We lost everything,” she said, “even the boats that my father built”",
    "after the army left Homs, where 300 families had stayed, aid groups sent food, water and tents",
    "Explosion at port: three dead, 14 missing",
    "it is unclear whether the plane, with 80 aboard, was hit by a missile (or two)",
    "shares fell 3.5 % to $12.40 in New York, their lowest since March 9, 2009, and rose again",
    "to calm markets, the bank, led by Per Lund, bought bonds worth €4 billion; others did not",
    "Who paid? Nobody knows",
)
_JOINTS = (". ", ", and ", "; ", " because ", " - ", ", which ", " (", ") ", "\n", "! ", ", said ")

_texts = strategies.one_of(
    strategies.lists(strategies.sampled_from([*_SAMPLES, *_JOINTS]), max_size=6).map("".join),
    strategies.lists(
        strategies.sampled_from(" ".join(_SAMPLES).split()), min_size=1, max_size=25
    ).map(" ".join),
    strategies.text(max_size=60),
)


def _parsed(text: str) -> tuple[Sentence, ...]:
    return load_parser()([Document(id="a", text=text)])[0]


def _check(sentence: Sentence, found: tuple[Claim, ...]) -> None:
    assert bool(found) is any(map(str.isalnum, sentence.text))
    covered = {index for claim in found for index in claim.tokens}
    missing = [
        token.text
        for index, token in enumerate(sentence.tokens)
        if found
        and index not in covered
        and (token.pos in _CONTENT or token.entity)
        and any(character.isalnum() for character in token.text)
    ]
    assert not missing
    for claim in found:
        assert claim.tokens == tuple(sorted(set(claim.tokens)))
        assert claim.root in claim.tokens
        assert set(claim.subject) <= set(range(len(sentence.tokens)))
        assert all(sentence.span.contains(span) for span in claim.spans)
        assert claim.text.strip()
    assert len({claim.id for claim in found}) == len(found)


@settings(max_examples=examples(150))
@given(_texts)
def test_every_word_is_in_a_claim(text: str) -> None:
    """Numbers, dates, entities and all other words of a sentence are in one of its claims at least."""
    for sentence in _parsed(text):
        _check(sentence, claims.split(sentence))


def test_the_samples_lose_nothing() -> None:
    for text in _SAMPLES:
        for sentence in _parsed(text):
            _check(sentence, claims.split(sentence))


def test_the_whole_sentence_is_a_claim_with_all_its_words() -> None:
    (sentence,) = _parsed("Olsen left, and Lund stayed.")
    claim = claims.whole(sentence)
    assert claim.whole
    assert claim.tokens == tuple(range(len(sentence.tokens)))
    assert claim.text == "Olsen left, and Lund stayed."


def test_a_text_without_words_has_no_claims() -> None:
    assert _parsed(" \n\t\n ") == ()
