"""Which value of one claim answers which of the other: only bound values can clash.

In a near pair two values answer each other when one replaces the other in the same edit. In two
claims that only talk of the same thing they must hang on the same words, and no other value may
answer either of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from factcheck.facts.attributions.reporting import cue_lemmas
from factcheck.facts.attributions.speakers import is_institution
from factcheck.facts.certainty import certainty_of
from factcheck.facts.changed_words import edited
from factcheck.facts.number_values import words
from factcheck.facts.predicates import Arguments, arguments, is_pronoun, same_thing
from factcheck.lexicon.words import of_one_body, same_event, synonyms
from factcheck.model import Certainty, Claim, Fact, Pair, Sentence, Token

V = TypeVar("V")
Bound = Callable[[Fact[V], Fact[V]], bool]
Matches = Iterator[tuple[Fact[V], Fact[V]]]

_LIGHT = frozenset(
    {
        "be",
        "have",
        "report",
        "say",
        "record",
        "see",
        "include",
        "there",
        "leave",
        "do",
        "involve",
        "count",
    }
)
_NAMES = frozenset({"PERSON", "ORG", "GPE", "NORP", "PRODUCT", "FAC", "LOC", "EVENT"})


def same_position(pair: Pair, ours: Fact[V], theirs: Fact[V]) -> bool:
    """Whether two values of a near pair stand beside, or hang on, corresponding words."""
    if (ours.anchor, theirs.anchor) in pair.links:
        return True
    left = ours.sentence.tokens, theirs.sentence.tokens
    for step, a, b in (
        (-1, ours.tokens[0], theirs.tokens[0]),
        (1, ours.tokens[-1], theirs.tokens[-1]),
    ):
        mine, other = a + step, b + step
        inside = 0 <= mine < len(left[0]) and 0 <= other < len(left[1])
        if inside and (mine, other) in pair.links and left[0][mine].text.isalnum():
            return True
    return same_words(
        pair, predicate(ours.sentence, ours.anchor), predicate(theirs.sentence, theirs.anchor)
    )


def values_of(claim: Claim, sort: type[V]) -> tuple[Fact[V], ...]:
    """The facts of a claim whose value is a *sort*."""
    return tuple(fact for fact in claim.facts if isinstance(fact.value, sort))  # type: ignore[misc]


def replaced(pair: Pair, ours: Sequence[Fact[V]], theirs: Sequence[Fact[V]]) -> Matches[V]:
    """Values of a near pair that stand in the same edit, one against one or in the same order."""
    found: list[tuple[Fact[V], Fact[V]]] = []
    for edit in pair.edits:
        left = [fact for fact in ours if _touches(fact, edit.ours)]
        right = [fact for fact in theirs if _touches(fact, edit.theirs)]
        if left and len(left) == len(right):
            found += [match for match in zip(left, right, strict=True) if match not in found]
    yield from found


def moved(
    pair: Pair,
    ours: Sequence[Fact[V]],
    theirs: Sequence[Fact[V]],
    found: Sequence[tuple[Fact[V], Fact[V]]],
    bound: Bound[V],
) -> Matches[V]:
    """Values of a near pair that changed and moved to another place of the sentence."""
    left = [f for f in ours if f not in [a for a, _ in found] and _changed(pair, f, mine=True)]
    right = [f for f in theirs if f not in [b for _, b in found] and _changed(pair, f, mine=False)]
    yield from alone(left, right, bound)


def alone(ours: Sequence[Fact[V]], theirs: Sequence[Fact[V]], bound: Bound[V]) -> Matches[V]:
    """Values that are bound to each other and to no other value of the other claim."""
    answers = [(a, b) for a in ours for b in theirs if bound(a, b)]
    for a, b in answers:
        mine = [pair for pair in answers if pair[0] is a]
        others = [pair for pair in answers if pair[1] is b]
        if len(mine) == len(others) == 1:
            yield a, b


def predicate(sentence: Sentence, index: int) -> int:
    """The nearest verb that the token hangs on, or the root."""
    seen: set[int] = set()
    while sentence.tokens[index].pos not in {"VERB", "AUX"} and index not in seen:
        seen.add(index)
        index = sentence.tokens[index].head
    return index


def same_predicate(pair: Pair, ours: int, theirs: int) -> bool:
    """Whether the verbs over two tokens tell of the same event; "were" and "reported" fit any."""
    left, right = predicate(pair.ours.sentence, ours), predicate(pair.theirs.sentence, theirs)
    verbs = pair.ours.sentence.tokens[left], pair.theirs.sentence.tokens[right]
    if (left, right) in pair.links:
        return True
    light = _fits_any(pair.ours.sentence, left, ours) or _fits_any(
        pair.theirs.sentence, right, theirs
    )
    return light or same_event(verbs[0].lemma, verbs[1].lemma)


def _fits_any(sentence: Sentence, verb: int, index: int) -> bool:
    """Whether the verb says nothing of its own: "left 12 dead", but not "left after a two-year term"."""
    lemma = sentence.tokens[verb].lemma
    return lemma in _LIGHT and (lemma != "leave" or sentence.tokens[index].dep != "pobj")


def is_light(sentence: Sentence, verb: int) -> bool:
    """Whether the verb says nothing of its own: "were", "had"."""
    return sentence.tokens[verb].lemma in _LIGHT


def same_words(pair: Pair, ours: int, theirs: int) -> bool:
    """Whether two tokens are linked, synonyms, or count the same event."""
    left, right = pair.ours.sentence.tokens[ours], pair.theirs.sentence.tokens[theirs]
    return (
        (ours, theirs) in pair.links
        or same_event(left.lemma, right.lemma)
        or synonyms(left.lemma, right.lemma, left.pos)
    )


def same_parties(pair: Pair, ours: int, theirs: int) -> bool:
    """Whether nothing says that the verbs over two tokens have different doers or done-to."""
    verbs = predicate(pair.ours.sentence, ours), predicate(pair.theirs.sentence, theirs)
    left = arguments(pair.ours.sentence, verbs[0])
    right = arguments(pair.theirs.sentence, verbs[1])
    if verbs in pair.links and _opens_itself(pair, left, right):
        return True
    doers = _doer(pair.ours, verbs[0], left), _doer(pair.theirs, verbs[1], right)
    slots = (doers, (left.patient, right.patient))
    return not any(
        _differ(pair, a, b) for a, b in slots if a not in {None, ours} and b not in {None, theirs}
    )


def _opens_itself(pair: Pair, left: Arguments, right: Arguments) -> bool:
    """Whether what is done to on one side does it by itself on the other: "opens the plant", "the plant opens"."""
    if (left.patient is None) == (right.patient is None):
        return False
    ours, theirs = (
        (left.patient, right.agent) if right.patient is None else (left.agent, right.patient)
    )
    return ours is not None and theirs is not None and same_thing(pair, ours, theirs)


def _doer(claim: Claim, verb: int, found: Arguments) -> int | None:
    """The doer, for a participle whoever the clause it hangs on names as its subject: "Lind led, catching seven"."""
    tokens = claim.sentence.tokens
    if found.agent is not None or tokens[verb].tag != "VBG" or verb != claim.root:
        return found.agent
    head = next((i for i in claim.subject if tokens[i].head not in claim.subject), None)
    return head if head is not None and tokens[head].pos == "PROPN" else None


def shares_party(pair: Pair, ours: int, theirs: int) -> bool:
    """Whether the verbs over two tokens share a doer or done-to, the tokens themselves apart.

    What does in one may be done to in the other: "the bridge opened", "the bridge was opened".
    """
    left = arguments(pair.ours.sentence, predicate(pair.ours.sentence, ours))
    right = arguments(pair.theirs.sentence, predicate(pair.theirs.sentence, theirs))
    mine = {left.agent, left.patient} - {None, ours}
    others = {right.agent, right.patient} - {None, theirs}
    return any(
        (same_thing(pair, a, b) or _one_body(pair, a, b)) and not described_otherwise(pair, a, b)
        for a in mine
        for b in others
        if a is not None and b is not None
    )


def same_standing(pair: Pair, ours: int, theirs: int, *, none: bool = False) -> bool:
    """Whether both sides put the event forward alike; a plan clashes with no plain figure.

    With *none* one of them may deny it: a figure of none does.
    """
    denied = not none and pair.ours.negated != pair.theirs.negated
    if denied or (not pair.near and pair.ours.certainty is not pair.theirs.certainty):
        return False
    verbs = predicate(pair.ours.sentence, ours), predicate(pair.theirs.sentence, theirs)
    left = _certainty(pair.ours.sentence, verbs[0])
    right = _certainty(pair.theirs.sentence, verbs[1])
    if left is right or {left, right} == {None, Certainty.PLANNED}:  # "will cut", "is to cut"
        return True
    changed = edited(pair)
    same = verbs[0] not in changed[0] and verbs[1] not in changed[1]
    return pair.near and same and None in {left, right}


def other_names(pair: Pair) -> bool:
    """Whether each side has a name that the other lacks: two events, maybe, not two figures."""
    left = _unlinked_names(pair.ours, {a for a, _ in pair.links}) - _lemmas(pair.theirs)
    right = _unlinked_names(pair.theirs, {b for _, b in pair.links}) - _lemmas(pair.ours)
    return bool(left) and bool(right) and left.isdisjoint(right)


def other_names_of(pair: Pair, ours: int, theirs: int) -> bool:
    """Whether what is done to, or all where nothing is, bears other names: "broke Lind's record", "the club record"."""
    left = arguments(pair.ours.sentence, ours).patient
    right = arguments(pair.theirs.sentence, theirs).patient
    if left is None and right is None:
        return other_names(pair)
    if left is None or right is None:
        return False
    mine, others = _names_below(pair.ours, left), _names_below(pair.theirs, right)
    return bool(mine) and bool(others) and mine.isdisjoint(others)


def other_rank(pair: Pair) -> bool:
    """Whether one claim tells of a first and the other of a second: different events."""
    left, right = (
        frozenset(claim.sentence.tokens[i].lemma for i in claim.tokens) & words("ordinals").keys()
        for claim in (pair.ours, pair.theirs)
    )
    return bool(left) and bool(right) and left.isdisjoint(right)


def other_clause(pair: Pair) -> bool:
    """Whether both the verb and its subject are others: the words in common tell nothing then.

    Verbs of saying are none of these: who tells it, and how, changes nothing in what is told.
    """
    left, right = _told(pair.ours), _told(pair.theirs)
    roots = pair.ours.sentence.tokens[left].lemma, pair.theirs.sentence.tokens[right].lemma
    if same_words(pair, left, right) or cue_lemmas().issuperset(roots):
        return False
    ours, theirs = arguments(pair.ours.sentence, left), arguments(pair.theirs.sentence, right)
    subjects = (ours.agent, theirs.agent)
    return None not in subjects and _differ(pair, *subjects)


def _told(claim: Claim) -> int:
    """The verb of what is told: of "Two drowned, police said" it is "drowned"."""
    sentence, root = claim.sentence, claim.root
    if sentence.tokens[root].lemma not in cue_lemmas():
        return root
    return next((i for i in sentence.children[root] if sentence.tokens[i].dep == "ccomp"), root)


def is_another(sentence: Sentence, index: int) -> bool:
    """Whether the noun is of a thing besides the one spoken of: "another ferry sank"."""
    return any(sentence.tokens[i].lemma == "another" for i in sentence.children[index])


def described_otherwise(
    pair: Pair,
    ours: int,
    theirs: int,
    values: tuple[tuple[int, ...], tuple[int, ...]] = ((), ()),
    *,
    pool: bool = False,
) -> bool:
    """Whether both nouns are modified and share no modifier: "high school" and "elementary" pupils.

    *values* are the tokens of the quantities themselves, which describe nothing. "Extra" and "further" count
    on top of what the other side may have counted in. *pool*: a noun and an adjective may tell things apart too.
    """
    further = (_is_further(pair.ours.sentence, ours), _is_further(pair.theirs.sentence, theirs))
    return further[0] != further[1] or any(
        left and right and not any(same_words(pair, a, b) for a in left for b in right)
        for left, right in (
            (
                _describing(pair.ours.sentence, ours, sorts) - set(values[0]),
                _describing(pair.theirs.sentence, theirs, sorts) - set(values[1]),
            )
            for sorts in ((_ADJECTIVES | _NOUNS,) if pool else (_ADJECTIVES, _NOUNS))
        )
    )


def placed_otherwise(pair: Pair, ours: Fact[V], theirs: Fact[V]) -> bool:
    """Whether other names stand beside the values: "three in Illinois", "11 in Indiana"."""
    left, right = _names_after(ours), _names_after(theirs)
    return bool(left) and bool(right) and not any((a, b) in pair.links for a in left for b in right)


def shared_context(pair: Pair, ours: int, theirs: int) -> int:
    """How many further words with meaning the two claims share, the tokens not counted."""
    tokens = pair.ours.sentence.tokens
    return sum(
        tokens[a].pos in {"NOUN", "PROPN", "VERB", "ADJ"} and tokens[a].lemma not in _LIGHT
        for a, b in pair.links
        if (a, b) != (ours, theirs) and a in pair.ours.tokens and b in pair.theirs.tokens
    )


def _is_further(sentence: Sentence, index: int) -> bool:
    return any(sentence.tokens[i].lemma in _FURTHER for i in sentence.children[index] if i < index)


_FURTHER = frozenset(
    {"extra", "additional", "further", "more", "another", "other", "first", "last", "final", "next"}
)
_ADJECTIVES, _NOUNS = frozenset({"ADJ"}), frozenset({"NOUN", "PROPN"})


def _describing(sentence: Sentence, index: int, sorts: frozenset[str]) -> frozenset[int]:
    """Adjectives or nouns straight before a noun that say which one."""
    labels = {"amod", "compound", "nmod"}
    below = (i for i in sentence.children[index] if i < index and sentence.tokens[i].dep in labels)
    return frozenset(i for i in below if sentence.tokens[i].pos in sorts)


_NEAR = 4  # words after a value in which a name says where


def _names_after(fact: Fact[V]) -> tuple[int, ...]:
    last = max(fact.tokens[-1], fact.anchor if fact.anchor <= fact.tokens[-1] + _NEAR else 0)
    after = range(last + 1, min(last + 1 + _NEAR, len(fact.sentence.tokens)))
    return tuple(i for i in after if _is_name(fact.sentence.tokens[i]))


def _certainty(sentence: Sentence, verb: int) -> Certainty | None:
    """A participle states as plainly as a verb ("killing 11"); an infinitive leaves it open."""
    found = certainty_of(sentence, verb)
    participle = sentence.tokens[verb].tag in {"VBG", "VBN"}
    return Certainty.PLAIN if found is None and participle else found


def _changed(pair: Pair, fact: Fact[V], *, mine: bool) -> bool:
    return any(_touches(fact, edit.ours if mine else edit.theirs) for edit in pair.edits)


def _touches(fact: Fact[V], stretch: tuple[int, int]) -> bool:
    return any(stretch[0] <= token < stretch[1] for token in fact.tokens)


def _differ(pair: Pair, ours: int | None, theirs: int | None) -> bool:
    if ours is None or theirs is None:
        return False
    tokens = pair.ours.sentence.tokens[ours], pair.theirs.sentence.tokens[theirs]
    if any(token.pos == "NUM" for token in tokens):
        return False  # "paid $3 million": a figure is nobody
    if is_pronoun(pair.ours.sentence, ours) or is_pronoun(pair.theirs.sentence, theirs):
        return {token.lemma for token in tokens} == {"he", "she"}
    another = is_another(pair.ours.sentence, ours) != is_another(pair.theirs.sentence, theirs)
    return another or not (same_thing(pair, ours, theirs) or _may_be_one(pair, ours, theirs))


def _may_be_one(pair: Pair, ours: int, theirs: int) -> bool:
    """Whether one is "the company" and the other a name that may be its, or one a body and the other its members."""
    if _one_body(pair, ours, theirs):
        return True
    sides = (pair.ours.sentence, ours), (pair.theirs.sentence, theirs)
    return any(
        _is_bare_body(*noun) and name[0].tokens[name[1]].entity == "ORG"
        for noun, name in (sides, sides[::-1])
    )


def _one_body(pair: Pair, ours: int, theirs: int) -> bool:
    left, right = pair.ours.sentence.tokens[ours], pair.theirs.sentence.tokens[theirs]
    return of_one_body(left.lemma, right.lemma)


def _is_bare_body(sentence: Sentence, index: int) -> bool:
    below = [sentence.tokens[i].lemma for i in sentence.children[index]]
    return is_institution(sentence.tokens[index].lemma) and below == ["the"]


def _unlinked_names(claim: Claim, linked: set[int]) -> frozenset[str]:
    tokens = claim.sentence.tokens
    return frozenset(
        tokens[i].lemma for i in claim.tokens if i not in linked and _is_name(tokens[i])
    )


def _names_below(claim: Claim, index: int) -> frozenset[str]:
    tokens = claim.sentence.tokens
    below = claim.sentence.subtree(index)
    return frozenset(tokens[i].lemma for i in below if _is_name(tokens[i]))


def _lemmas(claim: Claim) -> frozenset[str]:
    return frozenset(claim.sentence.tokens[i].lemma for i in claim.tokens)


def _is_name(token: Token) -> bool:
    return token.pos == "PROPN" and token.entity in _NAMES
