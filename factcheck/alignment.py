"""Find each claim's counterpart in another version: identical sentences, near-identical ones, then anchored claims.

Candidates come from an inverted index over content words, so unrelated claims never meet and the number of pairs
grows with the length of the text, not with its square. ``make eval`` prints what is lost by that.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from rapidfuzz.distance import Indel, Levenshtein

from factcheck.facts.attributions.speaker_comparison import one_speaker
from factcheck.facts.scenes import event_of, shared_scene
from factcheck.lexicon.words import happening, is_event, root
from factcheck.model import Analysis, Claim, Edit, Pair, Sentence, Token

CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV"})
LIGHT = frozenset(
    {
        "be",
        "have",
        "do",
        "say",
        "tell",
        "get",
        "make",
        "go",
        "also",
        "however",
        "then",
        "more",
        "so",
    }
)


@dataclass(frozen=True, slots=True)
class Options:
    """Thresholds of the alignment, all in 0..1 but ``top``."""

    near: float = (
        0.6  # share of common words above which two sentences are versions of one sentence
    )
    similar: float = 0.3  # weighted Dice overlap of two claims
    top: int = 3  # counterparts kept per claim and direction
    spelling: float = 0.75  # two capitalised words this close count as one name, for linking only


@dataclass(frozen=True, slots=True)
class Alignment:
    """What was found between two documents."""

    pairs: tuple[Pair, ...]
    identical: tuple[tuple[Sentence, Sentence], ...]
    matched: frozenset[str]
    """``document:claim`` keys of the claims that have a counterpart."""


def claim_key(claim: Claim) -> str:
    """Names the claim among all documents."""
    return f"{claim.document_id}:{claim.id}"


def align(
    ours: Analysis,
    theirs: Analysis,
    whole: Mapping[Sentence, Claim],
    options: Options | None = None,
) -> Alignment:
    """Pair the claims of two documents; *whole* has the claim that covers each sentence."""
    options = options or Options()
    weights = _weights((*ours.sentences, *theirs.sentences))
    same, left, right = _identical(ours.sentences, theirs.sentences)
    near = tuple(_near(left, right, weights, options))
    done = {a for a, _, _ in near}, {b for _, b, _ in near}
    told = (*same, *((a, b) for a, b, ratio in near if ratio == 1))
    pairs = [_near_pair(whole[a], whole[b], ratio, options) for a, b, ratio in near]
    pairs += _claim_pairs(ours.claims, theirs.claims, told, done, weights, options)
    days = ours.document.published, theirs.document.published
    if None not in days and days[0] != days[1]:
        pairs = [replace(pair, other_day=True) for pair in pairs]
    return Alignment(tuple(pairs), same, _matched(ours, theirs, same, pairs))


@lru_cache(maxsize=8)
def align_within(analysis: Analysis, options: Options | None = None) -> tuple[Pair, ...]:
    """Pairs of claims from two sentences of one document, the earlier one as ours; none is near.

    Sentences of one text that share their form ("In 2019 ...", "In 2020 ...") are no versions of each other.
    """
    options = options or Options()
    bags = [_bag(claim, dates=False) for claim in analysis.claims]  # days may differ here
    rare = _rare_words(bags, bags)
    weights = _weights(analysis.sentences)
    pairs = []
    for a, b, score in _candidates(bags, bags, weights, options.similar, 2 * options.top + 1):
        ours, theirs = analysis.claims[a], analysis.claims[b]
        if ours.sentence.index < theirs.sentence.index and _anchored(
            ours, theirs, bags[a], bags[b], rare
        ):
            pairs.append(Pair(ours, theirs, score, _links(ours, theirs, options)))
    return tuple(pairs)


def words_of(sentence: Sentence, tokens: Iterable[int]) -> Counter[str]:
    """Content words of the tokens by what they tell of: the bag that similarity is measured on."""
    found = (sentence.tokens[index] for index in tokens)
    return Counter(happening(t.lemma, t.pos) for t in found if _is_content(t))


def _sense(token: Token) -> str:
    """What a word means whatever its form: "withdrawal", "withdrew" and "pullout" are one."""
    return root(token.lemma, token.pos)


def _is_content(token: Token) -> bool:
    return token.pos in CONTENT and token.lemma not in LIGHT and any(map(str.isalnum, token.text))


def _weights(sentences: Sequence[Sentence]) -> Mapping[str, float]:
    """Inverse document frequency over the sentences of both documents, in 0.69.. (log of 1 + N/df)."""
    count: Counter[str] = Counter()
    for sentence in sentences:
        count.update(set(_bag_of(sentence)))
    return {word: math.log1p(len(sentences) / df) for word, df in count.items()}


def _normal(sentence: Sentence) -> tuple[str, ...]:
    return tuple(token.text.lower() for token in sentence.tokens if token.pos != "SPACE")


def _words(sentence: Sentence) -> tuple[str, ...]:
    """Lemmas, so that "resigned" and "did not resign" have a word in common; without punctuation."""
    words = (t.lemma for t in sentence.tokens if any(map(str.isalnum, t.text)))
    return tuple("a" if word == "an" else word for word in words)


def _identical(
    ours: Sequence[Sentence], theirs: Sequence[Sentence]
) -> tuple[tuple[tuple[Sentence, Sentence], ...], list[Sentence], list[Sentence]]:
    waiting: dict[tuple[str, ...], list[Sentence]] = defaultdict(list)
    for sentence in theirs:
        waiting[_normal(sentence)].append(sentence)
    same, left = [], []
    for sentence in ours:
        twins = waiting.get(_normal(sentence))
        if twins:
            same.append((sentence, twins.pop(0)))
        else:
            left.append(sentence)
    right = [sentence for sentence in theirs if sentence in waiting[_normal(sentence)]]
    return tuple(same), left, right


def _near(
    left: Sequence[Sentence],
    right: Sequence[Sentence],
    weights: Mapping[str, float],
    options: Options,
) -> Iterator[tuple[Sentence, Sentence, float]]:
    """Greedy best-first one-to-one matching of sentences that share most of their words."""
    bags = [_bag_of(s) for s in left], [_bag_of(s) for s in right]
    words = [_words(s) for s in left], [_words(s) for s in right]
    scored = []
    for a, b, _ in _candidates(*bags, weights, options.similar, 5):
        ratio = Indel.normalized_similarity(words[0][a], words[1][b])
        if ratio >= options.near:
            scored.append((-ratio, abs(a / len(left) - b / len(right)), a, b))
    used: tuple[set[int], set[int]] = set(), set()
    for ratio, _, a, b in sorted(scored):
        if a not in used[0] and b not in used[1]:
            used[0].add(a)
            used[1].add(b)
            yield left[a], right[b], -ratio


def _candidates(
    ours: Sequence[Counter[str]],
    theirs: Sequence[Counter[str]],
    weights: Mapping[str, float],
    least: float,
    top: int,
) -> list[tuple[int, int, float]]:
    """The best *top* partners of each bag on either side, by weighted Dice overlap of at least *least*."""
    index: dict[str, list[int]] = defaultdict(list)
    for number, bag in enumerate(theirs):
        for word in bag:
            index[word].append(number)
    mass = [sum(weights[word] for word in bag) for bag in theirs]
    scores: dict[tuple[int, int], float] = {}
    for number, bag in enumerate(ours):
        shared: Counter[int] = Counter()
        for word in bag:
            for other in index.get(word, ()):
                shared[other] += weights[word]  # type: ignore[assignment]
        total = sum(weights[word] for word in bag)
        for other, weight in shared.items():
            scores[number, other] = 2 * weight / (total + mass[other])
    return _best(scores, least, top)


def _best(
    scores: Mapping[tuple[int, int], float], least: float, top: int
) -> list[tuple[int, int, float]]:
    kept: set[tuple[int, int]] = set()
    for side in (0, 1):
        rows: dict[int, list[tuple[float, tuple[int, int]]]] = defaultdict(list)
        for key, score in scores.items():
            if score >= least:
                rows[key[side]].append((-score, key))
        for row in rows.values():
            kept.update(key for _, key in sorted(row)[:top])
    return [(a, b, scores[a, b]) for a, b in sorted(kept)]


def _near_pair(ours: Claim, theirs: Claim, ratio: float, options: Options) -> Pair:
    edits = _edits(ours.sentence, theirs.sentence)
    links = _links(ours, theirs, options, edits)
    return Pair(ours, theirs, ratio, links, edits, near=True)


def _edits(ours: Sentence, theirs: Sentence) -> tuple[Edit, ...]:
    """Differing stretches of words; neighbouring operations are one edit."""
    left = [token.text.lower() for token in ours.tokens]
    right = [token.text.lower() for token in theirs.tokens]
    edits: list[Edit] = []
    for op in Levenshtein.opcodes(left, right):
        if op.tag == "equal":
            continue
        if edits and edits[-1].ours[1] == op.src_start and edits[-1].theirs[1] == op.dest_start:
            before = edits.pop()
            edits.append(Edit((before.ours[0], op.src_end), (before.theirs[0], op.dest_end)))
        else:
            edits.append(Edit((op.src_start, op.src_end), (op.dest_start, op.dest_end)))
    return tuple(_whole_word(ours, theirs, edit) for edit in edits)


def _whole_word(ours: Sentence, theirs: Sentence, edit: Edit) -> Edit:
    """An edit that ends in a hyphen takes in the word it hangs on: "non-" changes "binding" as well."""
    ends = [
        last > first
        and sentence.tokens[last - 1].text == "-"
        and last < len(sentence.tokens)
        and sentence.tokens[last - 1].span.end == sentence.tokens[last].span.start
        for sentence, (first, last) in ((ours, edit.ours), (theirs, edit.theirs))
    ]
    if not any(ends):
        return edit
    return Edit((edit.ours[0], edit.ours[1] + 1), (edit.theirs[0], edit.theirs[1] + 1))


def _unchanged(
    ours: Sentence, theirs: Sentence, edits: Sequence[Edit]
) -> Iterator[tuple[int, int]]:
    """Token pairs outside all edits, by position."""
    at = 0, 0
    for edit in (*edits, Edit((len(ours.tokens),) * 2, (len(theirs.tokens),) * 2)):
        yield from zip(range(at[0], edit.ours[0]), range(at[1], edit.theirs[0]), strict=True)
        at = edit.ours[1], edit.theirs[1]


def _links(
    ours: Claim, theirs: Claim, options: Options, edits: Sequence[Edit] | None = None
) -> tuple[tuple[int, int], ...]:
    """Words with the same meaning, one to one: by position where unchanged, by meaning, then by spelling."""
    fixed = [] if edits is None else list(_unchanged(ours.sentence, theirs.sentence, edits))
    left = _free(ours, {a for a, _ in fixed})
    right = _free(theirs, {b for _, b in fixed})
    by_meaning: dict[str, list[int]] = defaultdict(list)
    for index in right:
        by_meaning[_sense(theirs.sentence.tokens[index])].append(index)
    found = list(fixed)
    for index in left:
        twins = by_meaning.get(_sense(ours.sentence.tokens[index]))
        if twins:
            found.append((index, twins.pop(0)))
    found += _spelling_links(ours, theirs, found, options)
    return tuple(sorted(found))


def _free(claim: Claim, taken: set[int]) -> list[int]:
    indices = sorted({*claim.tokens, *claim.subject} - taken)
    return [index for index in indices if _is_content(claim.sentence.tokens[index])]


def _spelling_links(
    ours: Claim, theirs: Claim, found: Sequence[tuple[int, int]], options: Options
) -> list[tuple[int, int]]:
    """Names that differ in a letter or two ("Tartus", "Tartous") are the same word for alignment's sake."""
    left = _capitalised(ours, {a for a, _ in found})
    right = _capitalised(theirs, {b for _, b in found})
    scored = sorted(
        (
            -Indel.normalized_similarity(
                ours.sentence.tokens[a].lemma, theirs.sentence.tokens[b].lemma
            ),
            a,
            b,
        )
        for a in left
        for b in right
    )
    links: list[tuple[int, int]] = []
    for score, a, b in scored:
        if -score >= options.spelling and all(a != x and b != y for x, y in links):
            links.append((a, b))
    return links


def _capitalised(claim: Claim, taken: set[int]) -> list[int]:
    """By the letter, not by the tag: the tagger takes rare place names for adjectives."""
    tokens = claim.sentence.tokens
    return [index for index in _free(claim, taken) if tokens[index].text[0].isupper()]


def _claim_pairs(  # noqa: PLR0917 -- one call site; the arguments are the state of one alignment
    ours: Sequence[Claim],
    theirs: Sequence[Claim],
    told: Sequence[tuple[Sentence, Sentence]],
    done: tuple[set[Sentence], set[Sentence]],
    weights: Mapping[str, float],
    options: Options,
) -> list[Pair]:
    """Anchored pairs of claims where at least one side's sentence has no version of its own on the other side.

    What stands on the other side word for word is settled: a further sentence there may conflict with its own text.
    """
    settled = {a for a, _ in told}, {b for _, b in told}
    closed = settled[0] | done[0], settled[1] | done[1]
    bags = [_bag(claim) for claim in ours], [_bag(claim) for claim in theirs]
    rare = _rare_words(*bags)

    def may_meet(a: int, b: int) -> bool:
        left, right = ours[a].sentence, theirs[b].sentence
        open_ones = left not in settled[0] and right not in settled[1]
        return open_ones and not (left in closed[0] and right in closed[1])

    found = {
        (a, b): score
        for a, b, score in _candidates(*bags, weights, options.similar, options.top)
        if may_meet(a, b) and _anchored(ours[a], theirs[b], bags[0][a], bags[1][b], rare)
    }
    scenes = {
        (a, b): float(len(scene))
        for a, b in _tolls(ours, theirs)
        if may_meet(a, b) and (scene := shared_scene(ours[a], theirs[b])) & rare
    }
    for a, b, _ in _best(scenes, _SCENE, options.top):
        found.setdefault((a, b), options.similar)
    return [
        Pair(ours[a], theirs[b], score, _links(ours[a], theirs[b], options))
        for (a, b), score in found.items()
    ]


_SCENE = 2
"""Nouns and names that the sentences of two tolls share, one of them rare."""


def _tolls(ours: Sequence[Claim], theirs: Sequence[Claim]) -> Iterator[tuple[int, int]]:
    """Claims of one event with a figure ("injuring 17", "19 were hurt"), which are known by their sentences.

    The figures that should be compared make such claims unlike, and they may have no other word in common.
    """
    events: dict[str, list[int]] = defaultdict(list)
    for b, claim in enumerate(theirs):
        if _is_toll(claim):
            events[event_of(claim)].append(b)
    for a, claim in enumerate(ours):
        if _is_toll(claim):
            yield from ((a, b) for b in events[event_of(claim)])


def _is_toll(claim: Claim) -> bool:
    tokens = claim.sentence.tokens
    figures = any(tokens[index].pos == "NUM" for index in claim.tokens)
    return figures and is_event(tokens[claim.root].lemma)


def _bag_of(sentence: Sentence) -> Counter[str]:
    return words_of(sentence, range(len(sentence.tokens)))


def _bag(claim: Claim, *, dates: bool = True) -> Counter[str]:
    tokens = {*claim.tokens, *claim.subject}
    if not dates:
        tokens = {i for i in tokens if claim.sentence.tokens[i].entity not in {"DATE", "TIME"}}
    return words_of(claim.sentence, tokens)


def _rare_words(ours: Sequence[Counter[str]], theirs: Sequence[Counter[str]]) -> frozenset[str]:
    """Words in at most a tenth of the claims of each side (three claims in short texts)."""
    rare: list[set[str]] = []
    for bags in (ours, theirs):
        count = Counter(word for bag in bags for word in bag)
        limit = max(3, len(bags) // 10)
        rare.append({word for word, number in count.items() if number <= limit})
    return frozenset(rare[0] & rare[1])


def _anchored(
    ours: Claim, theirs: Claim, left: Counter[str], right: Counter[str], rare: frozenset[str]
) -> bool:
    """Two shared words, one of them rare or a name: one common word proves nothing; who says it counts as a word."""
    shared = left.keys() & right.keys()
    names = {
        happening(token.lemma, token.pos)
        for claim in (ours, theirs)
        for token in (claim.sentence.tokens[index] for index in claim.tokens)
        if token.pos == "PROPN"
    }
    telling = bool(shared & (rare | names))
    return telling and (len(shared) > 1 or one_speaker(ours, theirs))


def _matched(
    ours: Analysis,
    theirs: Analysis,
    same: Sequence[tuple[Sentence, Sentence]],
    pairs: Sequence[Pair],
) -> frozenset[str]:
    """Claims of identical or near-identical sentences, and claims in a pair of their own."""
    closed = {s for pair in same for s in pair}
    closed |= {c.sentence for pair in pairs if pair.near for c in (pair.ours, pair.theirs)}
    keys = {claim_key(c) for pair in pairs for c in (pair.ours, pair.theirs)}
    keys |= {claim_key(c) for c in (*ours.claims, *theirs.claims) if c.sentence in closed}
    return frozenset(keys)
