"""What changed between two attributions of the same words, or where one side names no source."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from factcheck.facts.attributions.matching import Said, content_words, frames_of
from factcheck.facts.attributions.values import SpeakerKind, VerbClass
from factcheck.facts.certainty import hedges
from factcheck.model import Certainty, Claim, Pair, Sentence, Token

_ASSERTS = frozenset(
    {
        VerbClass.NEUTRAL,
        VerbClass.CONFIRM,
        VerbClass.ADMIT,
        VerbClass.CLAIM,
        VerbClass.ANNOUNCE,
        VerbClass.EVIDENCE,
    }
)
"""Classes that put their content forward as true."""
_VOUCHES = frozenset({VerbClass.CONFIRM, VerbClass.ADMIT})
_FINDS = frozenset({VerbClass.EVIDENCE, VerbClass.CONFIRM})
"""What a report does: it suggests, shows or confirms."""
_PARTISAN = frozenset({VerbClass.CLAIM, VerbClass.ACCUSE, VerbClass.ADMIT, VerbClass.WARN})
_SHARED = 0.5
"""Share of either side's content words that must be linked before a bare statement counts."""
_NEGATIONS = frozenset({"not", "never", "no", "n't", "without"})


def denies(ours: Said, theirs: Said) -> bool:
    """Whether one side denies what the other asserts, or confirms what it does not."""
    left, right = ours.value, theirs.value
    if _negated_content(ours) != _negated_content(theirs):
        return False
    if (left.cls is VerbClass.REFUSE) != (right.cls is VerbClass.REFUSE):
        refusal, other = (ours, right) if left.cls is VerbClass.REFUSE else (theirs, left)
        return other.cls in _ASSERTS and not other.negated and _is_clause(refusal, beyond=1)
    if (left.cls is VerbClass.DENY) != (right.cls is VerbClass.DENY):
        other = right if left.cls is VerbClass.DENY else left
        return other.cls in _ASSERTS and not left.negated and not right.negated
    if left.cls is not right.cls or left.cls not in _ASSERTS or left.negated == right.negated:
        return False
    return left.cls in _VOUCHES or (_is_clause(ours) and _is_clause(theirs))


def strength_jump(ours: Said, theirs: Said) -> int:
    """How many steps the verbs differ in vouching for the words, 0 where they do the same.

    Announce and neutral verbs go together ("revealed", "said"), claim and the rest do not.
    """
    left, right = ours.value, theirs.value
    jump = abs(left.strength - right.strength)
    if {left.cls, right.cls} <= _FINDS and VerbClass.EVIDENCE in {left.cls, right.cls}:
        return jump if jump > 1 and left.negated == right.negated else 0
    if left.cls is right.cls or left.negated != right.negated or left.nominal or right.nominal:
        return 0
    weighed = {
        VerbClass.NEUTRAL,
        VerbClass.CONFIRM,
        VerbClass.ADMIT,
        VerbClass.CLAIM,
        VerbClass.ANNOUNCE,
    }
    if not {left.cls, right.cls} <= weighed:
        return 0
    if {left.cls, right.cls} <= {VerbClass.NEUTRAL, VerbClass.ANNOUNCE}:
        return 0
    if not (_is_statement(ours) or _is_statement(theirs)):
        return 0
    return jump


def _is_statement(said: Said) -> bool:
    """Whether something was stated; a firm reports its earnings and a clinic deaths, whatever verbs describe them."""
    tokens, inside = said.sentence.tokens, set(said.value.content)
    tops = (tokens[i] for i in said.value.content if tokens[i].head not in inside)
    return _is_clause(said) and any(top.pos in {"VERB", "AUX"} for top in tops)


def stated_as_fact(pair: Pair) -> Iterator[tuple[Said, tuple[int, ...], bool]]:
    """Attributions of one side whose words the other side states in its own voice.

    Yields the attribution, the words on the other side that are now bare (their subject), and
    whether the attribution is ours.
    """
    for said, claim, other, is_ours in _one_sided(pair):
        if said.value.cls not in _ASSERTS | _PARTISAN or said.value.negated or _is_hedge(said):
            continue
        if _replaced(pair, said, is_ours=is_ours):
            continue
        bare = _bare_words(pair, said, claim, other, is_ours=is_ours)
        if bare:
            yield said, bare, is_ours


def _is_hedge(said: Said) -> bool:
    """Whether the cue is a hedge ("reportedly", "is believed to"), whose loss is a reserve lost."""
    return any(said.anchor in hedge.tokens for hedge in hedges(said.sentence))


def is_interested(said: Said) -> bool:
    """Whether the speaker speaks of their own doings, takes a side, or is not named."""
    value, tokens = said.value, said.sentence.tokens
    inside = [tokens[i] for i in value.content]
    person = value.speaker_kind in {SpeakerKind.PERSON, SpeakerKind.OFFICE, SpeakerKind.ROLE}
    own = person and any(_is_own(token) for token in inside)
    names = {token.lemma for token in inside if token.pos == "PROPN"}
    spoken_of = person and bool(names & {word.lower() for word in value.speaker.split()})
    vague = value.speaker_kind is SpeakerKind.ANONYMOUS
    return own or spoken_of or vague or value.cls in _PARTISAN


def _is_own(token: Token) -> bool:
    """Whether the word may mean the speaker; in "his body was found, the coroner said" it does not."""
    owner = token.tag == "PRP$" and token.text.lower() != "my"
    return token.text.lower() in _OWN and not owner


_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_OWN = frozenset({"he", "him", "his", "she", "her", "i", "me", "my", "himself", "herself"})


def _one_sided(pair: Pair) -> Iterator[tuple[Said, Claim, Claim, bool]]:
    for claim, other, is_ours in ((pair.ours, pair.theirs, True), (pair.theirs, pair.ours, False)):
        if pair.near:
            yield from ((said, claim, other, is_ours) for said in frames_of(claim))
        elif _is_main_statement(pair, claim) and other.attribution is None:
            said = next(fact for fact in frames_of(claim) if fact == claim.attribution)
            yield said, claim, other, is_ours


def _is_infinitive(claim: Claim) -> bool:
    sentence = claim.sentence
    return any(sentence.tokens[i].tag == "TO" for i in sentence.children[claim.root])


def _is_main_statement(pair: Pair, claim: Claim) -> bool:
    """Whether the claim is what was said, no clause in it, and its predicate has a counterpart."""
    below = claim.sentence.tokens[claim.root].dep in {
        "advcl",
        "relcl",
        "acl",
        "xcomp",
        "pcomp",
        "appos",
    }
    linked = {index for link in pair.links for index in link}
    return claim.attribution is not None and not below and claim.root in linked


def _bare_words(
    pair: Pair, said: Said, claim: Claim, other: Claim, *, is_ours: bool
) -> tuple[int, ...]:
    """Subject of the bare statement.

    Empty where the other side attributes it too or says something else.
    """
    content = (
        said.value.content if pair.near else tuple(set(claim.tokens) & set(said.value.content))
    )
    links = pair.links if is_ours else tuple((b, a) for a, b in pair.links)
    if any(a == said.anchor for a, _ in links):
        return ()
    linked = [b for a, b in links if a in content_words(claim.sentence, content)]
    words = content_words(claim.sentence, content)
    target = tuple(linked) if pair.near else other.tokens
    if not words or len(linked) / len(words) < _SHARED or len(linked) < _FEW:
        return ()
    if not pair.near and len(linked) / max(1, len(content_words(other.sentence, target))) < _SHARED:
        return ()
    states = other.certainty is Certainty.PLAIN and (pair.near or not _is_infinitive(other))
    if _is_attributed(other, linked) or not states:
        return ()  # "urged her to veto the bill" states nothing
    if any(_in_marks(other.sentence, index) for index in linked):
        return ()
    told = any(claim.sentence.tokens[i].dep in _SUBJECTS for i in content)
    others = () if told else {b for _, b in links}
    return _subject(other, linked, others, near=pair.near)


_FEW = 3


def _is_attributed(claim: Claim, linked: Collection[int]) -> bool:
    return any(set(fact.value.content).intersection(linked) for fact in frames_of(claim))


def _in_marks(sentence: Sentence, index: int) -> bool:
    """Whether the token stands in direct speech, which may have opened before the sentence."""
    before = sum(token.text == '"' for token in sentence.tokens[:index])
    total = sum(token.text == '"' for token in sentence.tokens)
    return before % 2 == 1 or total % 2 == 1


def _subject(
    claim: Claim, linked: Collection[int], others: Collection[int], *, near: bool
) -> tuple[int, ...]:
    """The subject noun phrase of the bare statement, which must be among the linked words.

    *others* are further words that it may be among: "accused the firm of paying" has its subject
    outside of what was said.
    """
    sentence = claim.sentence
    if not near:
        own = tuple(i for i in claim.subject if i in claim.tokens)
        return own if set(own).intersection(linked) else ()
    heads = [i for i in linked if sentence.tokens[i].dep in _SUBJECTS] or [
        child
        for verb in linked
        for child in sentence.children[verb]
        if sentence.tokens[child].dep in _SUBJECTS and child in others
    ]
    return _phrase(sentence, heads[0]) if heads else ()


def _phrase(sentence: Sentence, head: int) -> tuple[int, ...]:
    return tuple(i for i in sentence.subtree(head) if i <= head) or (head,)


def _is_clause(said: Said, beyond: int = 0) -> bool:
    """Whether verbs were reported, not only a thing ("reported earnings of ...").

    More verbs than *beyond*: of a refusal "say" is one of its own.
    """
    tokens = said.sentence.tokens
    return sum(tokens[i].pos in {"VERB", "AUX"} for i in said.value.content) > beyond


def _replaced(pair: Pair, said: Said, *, is_ours: bool) -> bool:
    """Whether another word stands where the cue stood ("is expected to", "is planned to")."""
    other = (pair.theirs if is_ours else pair.ours).sentence
    linked = {link[1 if is_ours else 0] for link in pair.links}
    for edit in pair.edits:
        own, theirs = (edit.ours, edit.theirs) if is_ours else (edit.theirs, edit.ours)
        if own[0] <= said.anchor < own[1]:
            fresh = (other.tokens[i] for i in range(*theirs) if i not in linked)
            return any(token.pos in {"VERB", "NOUN", "AUX"} for token in fresh)
    return False


def _negated_content(said: Said) -> bool:
    """Whether the predicate of what was said is itself denied."""
    sentence = said.sentence
    inside = set(said.value.content)
    for index in said.value.content:
        if sentence.tokens[index].head not in inside:
            return any(sentence.tokens[c].lemma in _NEGATIONS for c in sentence.children[index])
    return False
