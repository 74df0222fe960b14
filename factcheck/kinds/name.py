"""Another person, place or organisation in the same role: "Rivera resigned", "Orlov resigned"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, cast

from factcheck.facts.changed_words import inside, partner, place
from factcheck.facts.names.comparison import compare, may_hold, unrelated
from factcheck.facts.names.runs import capitalised
from factcheck.facts.names.spelling import fold
from factcheck.facts.names.tables import country_named, is_given_name, is_title
from factcheck.facts.names.tickers import is_code
from factcheck.facts.names.values import Name, NameType, Sameness
from factcheck.model import Claim, Clash, Edit, Fact, FindingType, Pair, Sentence

_LONGEST_EDIT = 6
"""Words of an edit up to which two names in it are taken to stand for each other."""
_SMALL = frozenset({"DET", "ADP", "PUNCT", "PART", "CCONJ"})
_LINKED = 0.75
"""Share of a claim's other content words that must have a counterpart on the other side."""
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
_Facts = Fact[Name]


@dataclass(frozen=True, slots=True)
class Kind:
    """Clashes between names of different bearers; ``types`` says of which sorts."""

    types: tuple[NameType, ...] = tuple(NameType)

    finding_type: ClassVar[FindingType] = FindingType.NAME
    message_fields: ClassVar[tuple[str, ...]] = ("sort",)
    clash_tags: ClassVar[tuple[str, ...]] = ("near", "mixed", *NameType)

    def clashes(self, pair: Pair) -> Iterator[Clash]:
        """One clash per two names; a name that both sides have is at odds with nothing."""
        for ours, theirs, sure in _at_odds_in(pair):
            if ours.value.type in self.types and theirs.value.type in self.types:
                yield _clash(pair, ours, theirs, sure=sure)


def _at_odds_in(pair: Pair) -> Iterator[tuple[_Facts, _Facts, bool]]:
    """Names in one place or role that cannot be one, and whether both are known to be names of one sort."""
    if not pair.near:
        for ours, theirs in _in_roles(pair):
            if _at_odds(pair, ours, theirs):
                yield ours, theirs, ours.value.type is theirs.value.type
        return
    found = [match for match in _in_edits(pair) if _at_odds(pair, *match)]
    for ours, theirs in found:
        yield ours, theirs, ours.value.type is theirs.value.type
    for edit in pair.edits:
        if not any(inside(edit, ours=ours.tokens[-1]) for ours, _ in found):
            swap = _swapped(pair, edit)
            if swap is not None:
                yield *swap, False


def _swapped(pair: Pair, edit: Edit) -> tuple[_Facts, _Facts] | None:
    """Two names by the letter in one edit of sentences that are otherwise the same, tied by nothing."""
    if max(edit.ours[1] - edit.ours[0], edit.theirs[1] - edit.theirs[0]) > _LONGEST_EDIT:
        return None
    if len(pair.edits) > 1 and pair.similarity < _ONE_SENTENCE:
        return None
    ours = capitalised(pair.ours.sentence, *edit.ours)
    theirs = capitalised(pair.theirs.sentence, *edit.theirs)
    if ours is None or theirs is None or not unrelated(ours.value, theirs.value):
        return None
    if _known_as_one(pair, edit, ours, theirs):
        return None
    people = NameType.PERSON is ours.value.type is theirs.value.type
    if people and not (_well_known(ours.value, pair) and _well_known(theirs.value, pair)):
        return None
    moved = _moved(pair.theirs.sentence, edit, pair, ours.value, mine=False)
    return (
        None
        if moved or _moved(pair.ours.sentence, edit, pair, theirs.value, mine=True)
        else (ours, theirs)
    )


def _known_as_one(pair: Pair, edit: Edit, ours: _Facts, theirs: _Facts) -> bool:
    """Whether the names in the edit are of one bearer all the same: a firm and its ticker symbol."""
    if is_code(ours.value.canonical) or is_code(theirs.value.canonical):
        return True
    left = (ours, *_touched(pair.ours, edit.ours))
    right = (theirs, *_touched(pair.theirs, edit.theirs))
    one = {Sameness.SAME, Sameness.PARTIAL, Sameness.VARIANT}
    return any(compare(a.value, b.value) in one for a in left for b in right)


def _moved(sentence: Sentence, edit: Edit, pair: Pair, name: Name, *, mine: bool) -> bool:
    """Whether another edit puts the name elsewhere in the sentence."""
    last = fold(name.head).split()[-1:]
    others = (other for other in pair.edits if other is not edit)
    stretches = (other.ours if mine else other.theirs for other in others)
    return any([fold(sentence.tokens[i].text)] == last for row in stretches for i in range(*row))


def _in_edits(pair: Pair) -> Iterator[tuple[_Facts, _Facts]]:
    """Names that a short edit puts one in place of the other, and nothing else."""
    for edit in pair.edits:
        if max(edit.ours[1] - edit.ours[0], edit.theirs[1] - edit.theirs[0]) > _LONGEST_EDIT:
            continue
        ours, theirs = _touched(pair.ours, edit.ours), _touched(pair.theirs, edit.theirs)
        if len(ours) == len(theirs) == 1 and _nothing_else(pair, edit, ours[0], theirs[0]):
            yield ours[0], theirs[0]


def _touched(claim: Claim, edit: tuple[int, int]) -> list[_Facts]:
    stretch = set(range(*edit))
    return [fact for fact in _names(claim) if stretch.intersection(fact.tokens)]


def _names(claim: Claim) -> Iterator[_Facts]:
    for fact in claim.facts:
        if isinstance(fact.value, Name):
            yield cast("_Facts", fact)


def _nothing_else(pair: Pair, edit: Edit, ours: _Facts, theirs: _Facts) -> bool:
    sides = ((pair.ours.sentence, edit.ours, ours), (pair.theirs.sentence, edit.theirs, theirs))
    return all(
        index in fact.tokens or _is_small(sentence, index)
        for sentence, (first, last), fact in sides
        for index in range(first, last)
    )


def _is_small(sentence: Sentence, index: int) -> bool:
    token = sentence.tokens[index]
    return token.pos in _SMALL or is_title(fold(token.text))


def _in_roles(pair: Pair) -> Iterator[tuple[_Facts, _Facts]]:
    """Names in one grammatical role of two linked words, all else of both claims being linked."""
    for ours in _names(pair.ours):
        for theirs in _names(pair.theirs):
            if _is_one_of_many(ours) or _is_one_of_many(theirs):
                continue
            if ours.value.type is theirs.value.type and _same_role(pair, ours, theirs):
                yield ours, theirs


def _is_place(fact: _Facts) -> bool:
    """Whether the name is a place's, whatever the recogniser takes it for: "a murder in Selby"."""
    token = fact.sentence.tokens[fact.anchor]
    inside = token.dep == "pobj" and fact.sentence.tokens[token.head].lemma == "in"
    return inside or fact.value.type in {NameType.PLACE, NameType.FACILITY}


def _is_one_of_many(fact: _Facts) -> bool:
    """Whether the name describes somebody who may be another one: "a British climber"."""
    tokens = fact.sentence.tokens
    head = tokens[fact.anchor].head
    before = (tokens[i].lemma for i in fact.sentence.children[head] if i < head)
    return fact.value.type is NameType.NORP and not {"a", "an"}.isdisjoint(before)


def _same_role(pair: Pair, ours: _Facts, theirs: _Facts) -> bool:
    left, right = pair.ours.sentence, pair.theirs.sentence
    roles = _role(left, ours.anchor), _role(right, theirs.anchor)
    if roles[0][0] != roles[1][0] or partner(pair, roles[0][1], ours=True) != roles[1][1]:
        return False
    return _rest_linked(pair, ours, is_ours=True) and _rest_linked(pair, theirs, is_ours=False)


def _role(sentence: Sentence, index: int) -> tuple[str, int]:
    """Label of the role and the word it is played to; for "in Homs" the label is "in"."""
    token = sentence.tokens[index]
    if token.dep == "pobj":
        preposition = sentence.tokens[token.head]
        return preposition.lemma, preposition.head
    return token.dep, token.head


def _rest_linked(pair: Pair, fact: _Facts, *, is_ours: bool) -> bool:
    claim = pair.ours if is_ours else pair.theirs
    linked = {link[0 if is_ours else 1] for link in pair.links}
    rest = [
        i for i in claim.tokens if claim.sentence.tokens[i].pos in _CONTENT and i not in fact.tokens
    ]
    return len(rest) > 1 and sum(i in linked for i in rest) / len(rest) >= _LINKED


def _at_odds(pair: Pair, ours: _Facts, theirs: _Facts) -> bool:
    if not _other_bearer(pair, ours.value, theirs.value):
        return False
    return (
        not _may_be_closer(pair, ours, theirs)
        and _well_known(ours.value, pair)
        and _well_known(theirs.value, pair)
        and not _elsewhere(pair.theirs.sentence, ours.value, theirs)
        and not _elsewhere(pair.ours.sentence, theirs.value, ours)
    )


def _may_be_closer(pair: Pair, ours: _Facts, theirs: _Facts) -> bool:
    """Whether reworded sentences may say the place more or less closely: a village here, its county there."""
    reworded = not pair.near or pair.similarity < _ONE_SENTENCE
    return reworded and _is_place(ours) and may_hold(ours.value, theirs.value)


def _other_bearer(pair: Pair, ours: Name, theirs: Name) -> bool:
    """Names of one sort that differ, or in one sentence of two sorts that nothing ties together."""
    if ours.type is theirs.type:
        return compare(ours, theirs) is Sameness.DIFFERENT
    mixed = NameType.NORP not in {ours.type, theirs.type}
    return mixed and pair.near and pair.similarity >= _ONE_SENTENCE and unrelated(ours, theirs)


_ONE_SENTENCE = 0.8
"""Share of common words from which a name of another sort is a swap and not a rewording."""


def _well_known(name: Name, pair: Pair) -> bool:
    """Whether the name says enough: a surname in an unchanged sentence, else a full name."""
    if name.type is not NameType.PERSON:
        return country_named(fold(name.canonical)) is not None or name.canonical[:1].isupper()
    return name.full or (pair.near and not is_given_name(fold(name.canonical)))


def _elsewhere(sentence: Sentence, name: Name, counterpart: _Facts) -> bool:
    """Whether the sentence has the name's last word somewhere: the two then only changed places.

    Of two people with one surname the given names are looked for.
    """
    if name.suffix and counterpart.value.suffix not in ("", name.suffix):
        return False  # the second and the third of a name
    last = fold(name.head).split()[-1:]
    if name.given and counterpart.value.given and last == fold(counterpart.value.head).split()[-1:]:
        last = [fold(name.given[0])]
    return any([fold(token.text)] == last for token in sentence.tokens)


def _clash(pair: Pair, ours: _Facts, theirs: _Facts, *, sure: bool) -> Clash:
    """One of two sorts, or only known by its capitals, is "mixed": maybe a person for an office."""
    sort = ours.value.type
    key = "/".join(sorted((fold(ours.value.canonical), fold(theirs.value.canonical))))
    tags = {sort.value, *(("near",) if pair.near else ()), *(() if sure else ("mixed",))}
    places = (
        place(pair.ours, ours.tokens, ours.value.canonical),
        place(pair.theirs, theirs.tokens, theirs.value.canonical),
    )
    return Clash(places, key, frozenset(tags), (("sort", sort.value),), pair)
