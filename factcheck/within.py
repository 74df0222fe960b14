"""What one document tells twice: pairs of its claims that can only be about one fact.

A story tells of many events in the same words, so here a pair must give no reason for two figures: no other
speaker, quotation, day, place or person, and no word that compares, counts on or corrects. What is left is one
fact told twice, and two values of it are a slip.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import cast

from factcheck.facts.agreement import Agreement
from factcheck.facts.apart import happens_once, is_current, sets_apart
from factcheck.facts.attributions.matching import frames_of
from factcheck.facts.attributions.speaker_comparison import compare_speakers
from factcheck.facts.attributions.values import Attribution, Mode, VerbClass
from factcheck.facts.dates.values import DateValue, compare
from factcheck.facts.names.values import Sameness
from factcheck.facts.quantities.updates import is_update
from factcheck.facts.quantities.values import Quantity
from factcheck.facts.quotes.values import Quote, QuoteUse
from factcheck.model import Analysis, Certainty, Claim, Document, Fact, Pair

_ONE = frozenset({Sameness.SAME, Sameness.PARTIAL, Sameness.VARIANT})
_FIRM = frozenset({Certainty.PLAIN, Certainty.PLANNED})
_FACTUAL = frozenset({VerbClass.NEUTRAL, VerbClass.CONFIRM, VerbClass.ANNOUNCE, VerbClass.EVIDENCE})
_AGREE = frozenset({Agreement.EQUAL, Agreement.COMPATIBLE})
_NAMES = frozenset({"PERSON", "ORG", "GPE", "NORP", "PRODUCT", "FAC", "LOC", "EVENT"})


def told_twice(pairs: Sequence[Pair], analysis: Analysis) -> tuple[Pair, ...]:
    """Those of *pairs*, claims of one document, that leave no room for two events; in the same order."""
    dates = _by_sentence(analysis.facts)
    return tuple(pair for pair in pairs if _one_fact(pair, analysis.document, dates))


def _one_fact(
    pair: Pair, document: Document, dates: Mapping[int, Sequence[Fact[DateValue]]]
) -> bool:
    headline = _in_headline(pair.ours, document)
    return (
        pair.ours.certainty is pair.theirs.certainty
        and pair.ours.certainty in _FIRM
        and pair.ours.negated == pair.theirs.negated
        and not is_update(pair)
        and not any(_is_vague(claim) for claim in (pair.ours, pair.theirs))
        and not _qualified_otherwise(pair)
        and _tell_one_thing(pair)
        and _one_voice(pair, headline=headline)
        and _one_time(
            pair, dates.get(pair.ours.sentence.index, ()), dates.get(pair.theirs.sentence.index, ())
        )
        and _same_names(pair, headline=headline)
    )


def _tell_one_thing(pair: Pair) -> bool:
    """Whether the verbs say something, or further words do: "were hurt" and "were missing" share only "were"."""
    verbs = (
        pair.ours.sentence.tokens[pair.ours.root],
        pair.theirs.sentence.tokens[pair.theirs.root],
    )
    if not any(verb.lemma in _EMPTY for verb in verbs):
        return True
    counted = [
        {fact.anchor for fact in claim.facts if isinstance(fact.value, Quantity)}
        for claim in (pair.ours, pair.theirs)
    ]
    tokens = pair.ours.sentence.tokens
    return any(
        a not in counted[0] and b not in counted[1] and tokens[a].pos in _TELLING
        for a, b in pair.links
    )


_EMPTY = frozenset({"be", "have", "include", "see", "there"})
_TELLING = frozenset({"NOUN", "PROPN", "VERB", "ADJ"})


def _qualified_otherwise(pair: Pair) -> bool:
    """Whether a noun of both has another place or sort on each side: turnout "in the capital", "in the vote"."""
    linked = set(pair.links)
    for a, b in pair.links:
        left, right = _qualifiers(pair.ours, a), _qualifiers(pair.theirs, b)
        if left and right and not any((i, j) in linked for i in left for j in right):
            return True
    return False


def _qualifiers(claim: Claim, noun: int) -> tuple[int, ...]:
    """The nouns of the phrases that hang on a noun by a preposition: "people in the valley's main town"."""
    sentence = claim.sentence
    if sentence.tokens[noun].pos != "NOUN":
        return ()
    prepositions = (i for i in sentence.children[noun] if sentence.tokens[i].dep == "prep")
    below = (i for p in prepositions if p in claim.tokens for i in sentence.subtree(p))
    return tuple(i for i in below if sentence.tokens[i].pos in {"NOUN", "PROPN"})


def _in_headline(claim: Claim, document: Document) -> bool:
    return document.headline is not None and document.headline.contains(claim.span)


def _is_vague(claim: Claim) -> bool:
    """Whether the sentence sets its event apart, or a pronoun says of whom it tells: it may be another "he"."""
    tokens = claim.sentence.tokens
    unnamed = bool(claim.subject) and all(tokens[i].pos == "PRON" for i in claim.subject)
    return unnamed or sets_apart(claim.sentence, claim.tokens)


def _one_voice(pair: Pair, *, headline: bool) -> bool:
    """Whether both claims are the text's own or the same speaker's; a headline leaves the speaker out.

    What somebody said, reported as a fact, is the text's own too; what happened once has one day, whoever tells it.
    """
    if _is_quoted(pair.ours) or _is_quoted(pair.theirs):
        return False
    ours, theirs = frames_of(pair.ours), frames_of(pair.theirs)
    factual = all(
        said.value.cls in _FACTUAL and not said.value.negated for said in (*ours, *theirs)
    )
    if not ours or not theirs:
        return headline or factual
    if factual and _is_once(pair.ours) and _is_once(pair.theirs):
        return True
    return any(compare_speakers(a, b) in _ONE for a in ours for b in theirs)


def _is_quoted(claim: Claim) -> bool:
    """Whether half of the claim's words or more stand inside quotation marks."""
    inside: set[int] = set()
    for fact in claim.facts:
        if isinstance(fact.value, Quote) and fact.value.use is QuoteUse.SPEECH:
            inside.update(fact.tokens)
    said = claim.attribution.value if claim.attribution else None
    if isinstance(said, Attribution) and said.mode is Mode.DIRECT:
        return True
    return 2 * len(inside.intersection(claim.tokens)) >= len(claim.tokens)


def _one_time(
    pair: Pair, ours: Sequence[Fact[DateValue]], theirs: Sequence[Fact[DateValue]]
) -> bool:
    """Whether nothing in the two sentences speaks for two days.

    Two dates may clash where the event happens once: that is for a rule on dates to say. A date on one side only
    must be a day without its year, such as the lead has it; a year or a month tells of another time.
    """
    if ours and theirs:
        verdicts = {compare(a.value, b.value) for a in ours for b in theirs}
        clash = len(ours) == len(theirs) == 1 and verdicts == {Agreement.CONFLICT}
        return verdicts <= _AGREE or (clash and _is_once(pair.ours) and _is_once(pair.theirs))
    return all(is_current(fact.value) for fact in (*ours, *theirs))


def _is_once(claim: Claim) -> bool:
    """Whether one named or known bearer had it happen once: "the mayor resigned", not "ten people died"."""
    tokens = claim.sentence.tokens
    subject = set(claim.subject)
    counted = any(
        isinstance(fact.value, Quantity) and (fact.anchor in subject or subject & set(fact.tokens))
        for fact in claim.facts
    )
    known = any(
        tokens[i].tag == "NNP" or (tokens[i].lemma == "the" and tokens[tokens[i].head].tag == "NN")
        for i in claim.subject
    )
    return happens_once(tokens[claim.root].lemma) and known and not counted


def _same_names(pair: Pair, *, headline: bool) -> bool:
    """Whether one side has no name that the other lacks; for a headline that side is the headline."""
    ours = _loose_names(pair.ours, {a for a, _ in pair.links})
    theirs = _loose_names(pair.theirs, {b for _, b in pair.links})
    return not ours if headline else not (ours and theirs)


def _loose_names(claim: Claim, linked: set[int]) -> tuple[int, ...]:
    tokens = claim.sentence.tokens
    return tuple(
        i
        for i in claim.tokens
        if i not in linked and tokens[i].pos == "PROPN" and tokens[i].entity in _NAMES
    )


def _by_sentence(facts: Sequence[Fact[object]]) -> dict[int, list[Fact[DateValue]]]:
    rows: dict[int, list[Fact[DateValue]]] = {}
    for fact in facts:
        if isinstance(fact.value, DateValue):
            rows.setdefault(fact.sentence.index, []).append(cast("Fact[DateValue]", fact))
    return rows
