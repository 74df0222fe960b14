"""Parse the open sentences once and keep the parse in a compact file."""

import gzip
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from factcheck.language import load_parser
from factcheck.model import Document, Sentence

_CHUNK = 250
_SEED = 7
# Left-overs of wiki markup, of tokenised corpora and of speech: edits of them read as errors.
_UNFIT = re.compile(
    r"``|''|--|\[|\]|\{|\}|http|www\.|\| | ['`] |\( | ,|\.\.|\s-\s|…|�|[_*<>=~#\\]|\(\s*[,;]| \)"
)


@dataclass(frozen=True, slots=True)
class Word:
    """A token: text as printed, blank after it, lower-case lemma, Penn tag, dependency, governor.

    `entity` is the label of the entity the word is part of, or empty; `opens` is true at its first
    word.
    """

    text: str
    blank: bool
    lemma: str
    tag: str
    dep: str
    head: int
    entity: str
    opens: bool


@dataclass(frozen=True, slots=True)
class Parsed:
    """A sentence of words; `below` holds the children of each word, in text order."""

    words: tuple[Word, ...]
    below: tuple[tuple[int, ...], ...] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        """Count the children once."""
        below: list[list[int]] = [[] for _ in self.words]
        for index, word in enumerate(self.words):
            if word.head != index:
                below[word.head].append(index)
        object.__setattr__(self, "below", tuple(tuple(one) for one in below))

    @property
    def text(self) -> str:
        """The sentence as printed."""
        return self.printed((0, len(self.words)))

    def printed(self, span: tuple[int, int]) -> str:
        """Return the words from the first up to the second index as printed."""
        return "".join(word.text + " " * word.blank for word in self.words[slice(*span)]).strip()

    @property
    def root(self) -> int:
        """The index of the word that governs the sentence."""
        return next(index for index, word in enumerate(self.words) if word.head == index)

    def child(self, index: int, *deps: str) -> int | None:
        """Return the first child of a word with one of these dependencies."""
        return next((one for one in self.below[index] if self.words[one].dep in deps), None)

    def reach(self, index: int) -> tuple[int, int]:
        """Return the first word below a word, and one past the last."""
        first = last = index
        waiting = [index]
        while waiting:
            one = waiting.pop()
            first, last = min(first, one), max(last, one)
            waiting.extend(self.below[one])
        return first, last + 1

    def head_of(self, span: tuple[int, int]) -> int:
        """Return the word of a span that hangs on none of its others; the first where all do."""
        outside = (k for k in range(*span) if not span[0] <= self.words[k].head < span[1])
        return next(outside, span[0])

    def finite(self, verb: int) -> Word:
        """Return the word that shows tense and number: the first auxiliary of a verb, or itself."""
        helper = self.child(verb, "aux", "auxpass")
        return self.words[verb if helper is None else helper]

    def is_finite(self, verb: int) -> bool:
        """Whether a verb shows its tense, or has an auxiliary that does."""
        return self.finite(verb).tag in {"VBD", "VBZ", "VBP", "MD"}

    def is_whole(self, index: int) -> bool:
        """Whether all between the first and the last word below a word is below it too."""
        first, last = self.reach(index)
        return all(k == index or first <= self.words[k].head < last for k in range(first, last))

    def spans(self, *labels: str) -> tuple[tuple[int, int], ...]:
        """Return first and one past the last word of each entity with one of these labels."""
        starts = [
            index for index, word in enumerate(self.words) if word.opens and word.entity in labels
        ]
        return tuple((start, self._entity_end(start)) for start in starts)

    def _entity_end(self, start: int) -> int:
        end = start + 1
        while end < len(self.words) and self.words[end].entity and not self.words[end].opens:
            end += 1
        return end


def parsed_sentences(sentences: Sequence[str], cache: Path, count: int) -> tuple[Parsed, ...]:
    """Return the parse of a seeded sample of `count` fit sentences, from the cache if it is there.

    Takes about a minute of CPU for each 5,000 sentences the first time.
    """
    path = cache / f"parsed-{count}.jsonl.gz"
    if not path.exists():
        fit = [one for one in sentences if is_fit(one)]
        chosen = Random(_SEED).sample(fit, min(count, len(fit)))
        cache.mkdir(parents=True, exist_ok=True)
        _write(path, parse(chosen))
    return tuple(one for one in _read(path) if is_fit(one.text))


def is_fit(sentence: str) -> bool:
    """Whether a line is one plain sentence that begins and ends as one."""
    if _UNFIT.search(sentence) or not sentence.isprintable():
        return False
    if sentence.count('"') % 2 or sentence.count("(") != sentence.count(")"):
        return False
    return sentence.lstrip('"“')[:1].isupper() and sentence[-1] in '.!"”'


def parse(sentences: Sequence[str]) -> Iterator[Parsed]:
    """Yield the parse of each line that the parser too takes for one sentence."""
    parser = load_parser()
    for start in range(0, len(sentences), _CHUNK):
        lines = sentences[start : start + _CHUNK]
        document = Document("open", "\n".join(lines))
        found: dict[int, list[Sentence]] = {}
        for sentence in parser([document])[0]:
            found.setdefault(sentence.paragraph, []).append(sentence)
        yield from (_parsed(group[0]) for group in found.values() if len(group) == 1)


def _parsed(sentence: Sentence) -> Parsed:
    opening = {entity.first for entity in sentence.entities}
    tokens, start = sentence.tokens, sentence.span.start
    words = []
    for index, token in enumerate(tokens):
        end = tokens[index + 1].span.start if index + 1 < len(tokens) else token.span.end
        words.append(
            Word(
                text=sentence.text[token.span.start - start : token.span.end - start],
                blank=end > token.span.end,
                lemma=token.lemma,
                tag=token.tag,
                dep=token.dep,
                head=token.head,
                entity=token.entity,
                opens=index in opening,
            )
        )
    return Parsed(tuple(words))


def _write(path: Path, parsed: Iterable[Parsed]) -> None:
    passing = path.with_suffix(".part")
    with gzip.open(passing, "wt", encoding="utf-8") as lines:
        for one in parsed:
            rows = [
                [
                    word.text, int(word.blank), word.lemma, word.tag, word.dep, word.head,
                    word.entity, int(word.opens),
                ]
                for word in one.words
            ]  # fmt: skip
            lines.write(json.dumps(rows, ensure_ascii=False) + "\n")
    passing.rename(path)


def _read(path: Path) -> Iterator[Parsed]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield Parsed(
                tuple(
                    Word(text, bool(blank), lemma, tag, dep, head, entity, bool(opens))
                    for text, blank, lemma, tag, dep, head, entity, opens in json.loads(line)
                )
            )
