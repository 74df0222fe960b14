"""Make pairs of two versions: choose kinds, mix edits, join sentences to texts, keep the balance."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random

from training.data import Pair
from training.generate.catalog import (
    CONFLICT_SHARES,
    OPEN_SHARES,
    REWORDING_SHARES,
    STILL,
    conflicts,
    openings,
    rewordings,
)
from training.generate.change import Change, Edit, written
from training.generate.merges import AGAIN, couples
from training.generate.names import Pools
from training.generate.parse import Parsed
from training.generate.typography import curly

_USES = 7
_PASSES = 3
_LONGEST = 85
_TWICE = re.compile(r"\b(\w+) \1\b", re.IGNORECASE)
_WRONG = re.compile(
    r"\b(?:a an|an a|the a|a the|the the|of of|to to|in in|more more|most most|by by|and and|not not)\b|,,| ,|\(\)|''",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Draft:
    """A sentence and two versions of it, with the label in both directions."""

    parsed: Parsed
    first: str
    second: str
    label: str
    back: str
    kind: str


def sentence_pairs(
    sentences: Sequence[Parsed], count: int, random: Random, kinds: frozenset[str] | None = None
) -> list[Pair]:
    """Return about `count` pairs made of these sentences; only of some kinds, if those are given."""
    maker = _Maker(sentences, random)
    wanted = (
        (conflicts(maker.pools), CONFLICT_SHARES, 0.46),
        (rewordings(), REWORDING_SHARES, 0.39),
        (openings(), OPEN_SHARES, 0.15),
    )
    pairs: list[Pair] = []
    for edits, shares, share in wanted:
        for kind, number in _numbers(edits, shares, count * share, kinds).items():
            drafts = maker.drafts([edit for edit in edits if edit.kind == kind], number)
            pairs += [maker.pair(draft) for draft in drafts]
    # Two edits of one sentence may come to the same, once the sides change places.
    pairs = list({(pair.premise, pair.hypothesis): pair for pair in pairs}.values())
    random.shuffle(pairs)
    return pairs


def _numbers(
    edits: Sequence[Edit], shares: Mapping[str, float], count: float, kinds: frozenset[str] | None
) -> dict[str, int]:
    named = {
        edit.kind: shares.get(edit.kind, 2.0)
        for edit in edits
        if kinds is None or edit.kind in kinds
    }
    total = sum(named.values())
    return {kind: round(count * share / total) for kind, share in named.items()}


class _Maker:
    """Draws sentences in a new order for each kind, and none of them too often."""

    def __init__(self, sentences: Sequence[Parsed], random: Random) -> None:
        self.pools = Pools.of(sentences)
        self._sentences = sentences
        self._couples = couples(sentences, random)
        self._random = random
        self._extras = [
            edit
            for edit in rewordings()
            if edit.kind not in {"cleft", "denied opposite"} and not edit.couple
        ]
        self._conflicts = [
            edit
            for edit in conflicts(self.pools)
            if edit.kind in {"number", "person", "place", "antonym", "rival word", "year"}
        ]
        self._uses: Counter[int] = Counter()
        self._seen: set[tuple[str, str]] = set()
        self._kin = _by_name(sentences)

    def drafts(self, edits: Sequence[Edit], count: int) -> Iterator[Draft]:
        """Yield up to `count` drafts of one kind."""
        texts = self._couples if edits[0].couple else self._sentences
        make = self._merged if edits[0].couple else self._draft
        made = 0
        for _ in range(_PASSES):
            for parsed in self._random.sample(texts, len(texts)):
                if made >= count:
                    return
                if self._uses[id(parsed)] >= _USES:
                    continue
                # All edits are tried in turn, or a rare one would miss most of its sentences.
                tried = self._random.sample(edits, len(edits))
                draft = next((one for edit in tried if (one := make(parsed, edit))), None)
                if draft is not None:
                    made += 1
                    self._uses[id(parsed)] += 1
                    yield draft

    def _draft(self, parsed: Parsed, edit: Edit) -> Draft | None:
        random = self._random
        change = edit.make(parsed, random)
        if change is None:
            return None
        changes = [change]
        if edit.label == edit.back == "contradiction" and random.random() < 0.12:
            changes = self._with(parsed, changes, self._conflicts, 1)
        if random.random() < 0.5:
            changes = self._with(parsed, changes, self._extras, random.choice((1, 1, 2, 2, 3, 4)))
        beside = [Change(change.beside)] if change.beside else []
        first = written(parsed, beside) or parsed.text if beside else parsed.text
        if random.random() < 0.22:
            first = (
                written(parsed, self._with(parsed, beside, self._extras, random.choice((1, 2))))
                or first
            )
        second = written(parsed, changes)
        if second is None or not self._is_new(parsed.text, first, second, edit):
            return None
        return Draft(parsed, first, second, edit.label, edit.back, edit.kind)

    def _merged(self, parsed: Parsed, edit: Edit) -> Draft | None:
        """Return two sentences and the one made of them, each side with edits that move nothing."""
        change = edit.make(parsed, self._random)
        if change is None:
            return None
        still = [one for one in self._extras if one.kind in STILL]
        more = (1, 2) if self._random.random() < 0.5 else (0,)
        first = written(
            parsed, self._with(parsed, [], [*still, AGAIN, AGAIN], self._random.choice(more))
        )
        second = written(parsed, self._with(parsed, [change], still, self._random.choice(more)))
        if first is None or second is None or not self._is_new(parsed.text, first, second, edit):
            return None
        return Draft(parsed, first, second, edit.label, edit.back, edit.kind)

    def _with(
        self, parsed: Parsed, changes: list[Change], edits: Sequence[Edit], count: int
    ) -> list[Change]:
        """Add up to `count` edits that go together with those there are."""
        changes, tries = list(changes), 0
        goal = len(changes) + count
        while len(changes) < goal and tries < 10:
            tries += 1
            change = self._random.choice(edits).make(parsed, self._random)
            if change is not None and written(parsed, [*changes, change]) is not None:
                changes.append(change)
        return changes

    def _is_new(self, text: str, first: str, second: str, edit: Edit) -> bool:
        key = (first, second)
        twice = [found[0] for found in _TWICE.finditer(second) if found[0] not in text]
        same = first == second or (edit.label != "entailment" and _bare(first) == _bare(second))
        if (
            same
            or key in self._seen
            or twice
            or (_WRONG.search(second) and not _WRONG.search(text))
        ):
            return False
        self._seen.add(key)
        return True

    def pair(self, draft: Draft) -> Pair:
        """Return the pair in one direction, alone or inside a short text."""
        random = self._random
        first, second = draft.first, draft.second
        if random.random() < 0.35:
            first, second = self._in_text(draft)
        if random.random() < 0.06:
            first, second = random.choice(((curly(first), second), (first, curly(second))))
        label, back = draft.label, draft.back
        forward = bool(label) and (not back or random.random() < 0.5)
        sides = (first, second, label) if forward else (second, first, back)
        return Pair(*sides, f"made:{draft.kind}")

    def _in_text(self, draft: Draft) -> tuple[str, str]:
        random = self._random
        around = self._neighbours(draft, random.choice((1, 1, 2, 3)))
        place = random.randrange(len(around) + 1)
        ours = [one.text for one in around]
        theirs = [self._reworded(one) if random.random() < 0.4 else one.text for one in around]
        ours.insert(place, draft.first)
        theirs.insert(place, draft.second)
        if random.random() < 0.15:
            theirs = random.sample(theirs, len(theirs))
        return " ".join(ours), " ".join(theirs)

    def _neighbours(self, draft: Draft, count: int) -> list[Parsed]:
        """Return sentences that share a name with this one where there are such, else any."""
        random = self._random
        kin = [one for name in _names(draft.parsed) for one in self._kin.get(name, ())]
        found: list[Parsed] = []
        length = len(draft.parsed.words)
        for _ in range(count * 3):
            one = (
                random.choice(kin)
                if kin and random.random() < 0.8
                else random.choice(self._sentences)
            )
            if (
                one.text not in draft.parsed.text
                and one not in found
                and length + len(one.words) <= _LONGEST
                and len(found) < count
            ):
                found.append(one)
                length += len(one.words)
        return found

    def _reworded(self, parsed: Parsed) -> str:
        return (
            written(parsed, self._with(parsed, [], self._extras, self._random.choice((1, 1, 2, 3))))
            or parsed.text
        )


def _by_name(sentences: Sequence[Parsed]) -> dict[str, list[Parsed]]:
    found: defaultdict[str, list[Parsed]] = defaultdict(list)
    for parsed in sentences:
        for name in _names(parsed):
            found[name].append(parsed)
    return {name: group for name, group in found.items() if 2 <= len(group) <= 60}


def _names(parsed: Parsed) -> list[str]:
    return sorted(
        {
            word.text
            for word in parsed.words
            if word.entity in {"PERSON", "GPE", "ORG"} and len(word.text) > 3 and word.tag == "NNP"
        }
    )


def _bare(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))
