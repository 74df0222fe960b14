"""Which words are denied in one sentence of a pair and stated in the other."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.facts.attributions.speaker_comparison import one_speaker
from factcheck.facts.certainty import certainty_of, is_reported_plan
from factcheck.facts.changed_words import edited, partner
from factcheck.facts.polarity import denied, hints, is_unknown, limits, negations
from factcheck.facts.predicates import arguments, may_share_arguments, same_arguments
from factcheck.lexicon.words import antonyms
from factcheck.model import Certainty, Claim, Pair, Sentence

_BOUND = frozenset({"VERB", "ADJ", "NOUN", "AUX"})
_UNSAID = frozenset({"csubj", "csubjpass", "pcomp"})
"""Roles of verbs that name what happens without stating it: "turning them over would be unwise"."""
_SIMILAR = 0.5
"""Similarity that two claims need: "he replied" and "he did not respond" may tell of two days."""
_ONE_CLAUSE = 0.3
"""Share of a news sentence that one clause takes up, about."""


@dataclass(frozen=True, slots=True)
class Cue:
    """The word that turns one side round; ``ours`` says on which side it stands."""

    ours: bool
    token: int

    def claim(self, pair: Pair) -> Claim:
        """The claim that denies."""
        return pair.ours if self.ours else pair.theirs

    def other(self, pair: Pair) -> Claim:
        """The claim that states."""
        return pair.theirs if self.ours else pair.ours

    def other_words(self, pair: Pair) -> tuple[int, ...]:
        """The compared words of the claim that states."""
        return edited(pair)[1 if self.ours else 0]


@dataclass(frozen=True, slots=True)
class Turned:
    """Two corresponding words of which one is denied."""

    ours: int
    theirs: int
    cue: Cue


def turned_words(pair: Pair) -> tuple[Turned, ...]:
    """The linked words whose polarity differs because of a changed word, in text order."""
    candidates = ((a, b, _cue(pair, a, b)) for a, b in pair.links if _differs(pair, a, b))
    return tuple(Turned(ours, theirs, cue) for ours, theirs, cue in candidates if cue is not None)


def is_modelled(pair: Pair) -> bool:
    """Whether the compared words have no denial of a sort that is not understood ("nor")."""
    ours, theirs = edited(pair)
    return not is_unknown(pair.ours.sentence, ours) and not is_unknown(pair.theirs.sentence, theirs)


def holds(pair: Pair, turned: Turned, among: tuple[Turned, ...]) -> bool:
    """Whether nothing else in the two sentences makes up for the denial."""
    return (
        not _differs_in_certainty(pair, turned.ours, turned.theirs)
        and _same_form(pair, turned)
        and not is_hinted(pair, turned.cue)
        and not _moved(pair, among, turned.cue)
    )


def is_hinted(pair: Pair, cue: Cue) -> bool:
    """Whether the side that seems to state it has a word of denial among the changed words, limited or not."""
    sentence, words = cue.other(pair).sentence, cue.other_words(pair)
    return hints(sentence, words) or limits(sentence, words)


def denies_elsewhere(pair: Pair, cue: Cue) -> bool:
    """Whether the side that seems to state it denies something among the changed words."""
    changed = cue.other_words(pair)
    return any(fact.tokens[0] in changed for fact in negations(cue.other(pair).sentence))


def is_cancelled(pair: Pair) -> bool:
    """Whether an antonym in the changed words makes up for the denial ("not open", "closed")."""
    words = edited(pair) if pair.near else ((), ())
    left = [pair.ours.sentence.tokens[i] for i in words[0] if not _is_cue(pair.ours, i)]
    right = [pair.theirs.sentence.tokens[i] for i in words[1] if not _is_cue(pair.theirs, i)]
    return any(antonyms(a.lemma, b.lemma, a.pos) for a in left for b in right if a.pos == b.pos)


def _differs(pair: Pair, ours: int, theirs: int) -> bool:
    left, right = pair.ours.sentence, pair.theirs.sentence
    if left.tokens[ours].pos not in _BOUND or denied(left, ours) == denied(right, theirs):
        return False
    if (left.tokens[ours].dep in _UNSAID) != (right.tokens[theirs].dep in _UNSAID):
        return False
    if _is_pleaded(left, ours) != _is_pleaded(right, theirs):
        return False
    return pair.near or _comparable(pair, ours, theirs)


def _comparable(pair: Pair, ours: int, theirs: int) -> bool:
    """Whether two words of different sentences speak of the same: verbs with the same arguments."""
    tokens = pair.ours.sentence.tokens[ours], pair.theirs.sentence.tokens[theirs]
    if tokens[0].pos != tokens[1].pos or tokens[0].pos not in ("VERB", "ADJ"):
        return False
    if any(token.dep in ("amod", "compound") for token in tokens):
        return False
    return _one_plan(pair, ours, theirs) or _one_matter(pair, ours, theirs)


def _one_matter(pair: Pair, ours: int, theirs: int) -> bool:
    """Whether much of the claims is common, and the verb's or adjective's subject or object."""
    sure = certainty_of(pair.ours.sentence, ours), certainty_of(pair.theirs.sentence, theirs)
    if pair.similarity < _SIMILAR or None in sure:
        return False
    left, right = pair.ours.sentence.tokens[ours], pair.theirs.sentence.tokens[theirs]
    if left.pos == "ADJ":
        return _same_subject(pair, left.head, right.head)
    return same_arguments(pair, ours, theirs) and _share_more(pair, ours, theirs)


def _one_plan(pair: Pair, ours: int, theirs: int) -> bool:
    """Whether one speaker says of both what is to come: "said it would appeal", "it will not appeal, it said"."""
    planned = _certainty(pair.ours.sentence, ours), _certainty(pair.theirs.sentence, theirs)
    return (
        set(planned) == {Certainty.PLANNED}
        and (ours, theirs) == (pair.ours.root, pair.theirs.root)
        and one_speaker(pair.ours, pair.theirs)
        and may_share_arguments(pair, ours, theirs)
    )


def _share_more(pair: Pair, ours: int, theirs: int) -> bool:
    """Whether more than a doer and a verb is common: "he did not win a pardon", "he won" are two matters."""
    left, right = arguments(pair.ours.sentence, ours), arguments(pair.theirs.sentence, theirs)
    doers = [
        set() if found.agent is None else set(sentence.subtree(found.agent))
        for sentence, found in ((pair.ours.sentence, left), (pair.theirs.sentence, right))
    ]
    return any(
        a not in doers[0] and b not in doers[1] and (a, b) != (ours, theirs)
        for a, b in pair.links
        if pair.ours.sentence.tokens[a].pos in _BOUND | {"PROPN", "NUM"}
    )


def _same_subject(pair: Pair, ours: int, theirs: int) -> bool:
    left = arguments(pair.ours.sentence, ours).agent
    right = arguments(pair.theirs.sentence, theirs).agent
    return left is not None and right is not None and (left, right) in pair.links


def _is_pleaded(sentence: Sentence, word: int) -> bool:
    """Whether it is what the accused says: who pleaded not guilty may have been found guilty."""
    return sentence.tokens[sentence.tokens[word].head].lemma == "plead"


def _cue(pair: Pair, ours: int, theirs: int) -> Cue | None:
    """The changed word that turns one side round; None where it is not among the changed words."""
    mine = denied(pair.ours.sentence, ours)
    sentence, word = (pair.ours.sentence, ours) if mine else (pair.theirs.sentence, theirs)
    changed = edited(pair)[0 if mine else 1]
    cues = [f.tokens[0] for f in negations(sentence) if f.anchor == word and f.tokens[0] in changed]
    return Cue(mine, cues[0]) if cues else None


def _moved(pair: Pair, among: tuple[Turned, ...], cue: Cue) -> bool:
    """Whether the other side denies another word of the same clause ("I don't think he came")."""
    linked = {turned.ours if cue.ours else turned.theirs for turned in among}
    changed = cue.other_words(pair)
    free = [f for f in negations(cue.other(pair).sentence) if f.tokens[0] in changed]
    if any(partner(pair, fact.anchor, ours=not cue.ours) not in linked for fact in free):
        return True
    return any(t.cue.ours is not cue.ours and _in_one_clause(pair, t.cue, cue) for t in among)


def _in_one_clause(pair: Pair, left: Cue, right: Cue) -> bool:
    places = [cue.token / len(cue.claim(pair).sentence.tokens) for cue in (left, right)]
    return abs(places[0] - places[1]) < _ONE_CLAUSE


def _differs_in_certainty(pair: Pair, ours: int, theirs: int) -> bool:
    """Whether one side plans or doubts: "has not yet revealed" and "will reveal" agree."""
    left, right = _certainty(pair.ours.sentence, ours), _certainty(pair.theirs.sentence, theirs)
    return left is not right and None not in (left, right)


def _certainty(sentence: Sentence, word: int) -> Certainty | None:
    planned = is_reported_plan(sentence, word)
    return Certainty.PLANNED if planned else certainty_of(sentence, word)


def _same_form(pair: Pair, turned: Turned) -> bool:
    """Whether both are infinitives or neither: "to pass it" and "if they don't pass it" agree."""
    sentence = turned.cue.claim(pair).sentence
    cue = turned.cue.token
    if hints(sentence, (cue,)) or sentence.tokens[cue].lemma == "yet":
        return True  # "failed to appear", "has yet to appear" against "appeared"
    left = _is_infinitive(pair.ours.sentence, turned.ours)
    return left == _is_infinitive(pair.theirs.sentence, turned.theirs)


def _is_infinitive(sentence: Sentence, verb: int) -> bool:
    return any(sentence.tokens[i].tag == "TO" for i in sentence.children[verb])


def _is_cue(claim: Claim, index: int) -> bool:
    return any(index in fact.tokens for fact in negations(claim.sentence))
