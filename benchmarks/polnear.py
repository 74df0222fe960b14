"""Attributions against human annotation: PolNeaR, the development part."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.rows import read_raw
from factcheck.facts import attributions
from factcheck.facts.attributions.values import Attribution
from factcheck.facts.wording import words
from factcheck.model import Document, Fact
from factcheck.ports import Parser

Chars = frozenset[int]


@dataclass(frozen=True, slots=True)
class Gold:
    """One annotated attribution as sets of character offsets."""

    source: Chars
    cue: Chars
    content: Chars
    text: str


def polnear(data: Path, parse: Parser, show: int) -> list[str]:
    """Lines of a table: precision and recall of cues, and how well source and content fit."""
    rows = read_raw(data / "dev" / "attribution_polnear_dev.jsonl.gz")
    documents = [Document(id=row["id"], text=row["document"]) for row in rows]
    counts: Counter[str] = Counter()
    misses: Counter[str] = Counter()
    extra: list[str] = []
    for row, document, sentences in zip(rows, documents, parse(documents), strict=True):
        golds = [_gold(one, document.text) for one in row["attributions"]]
        facts = attributions.extract(document, sentences)
        _count(golds, facts, counts, misses, extra)
    step = max(1, len(extra) // max(show, 1))
    return [
        *_table(counts),
        *(f"  missed {count} {cue}" for cue, count in misses.most_common(show)),
        *(f"  extra {one}" for one in extra[::step][:show]),
    ]


def shown(fact: Fact[Attribution]) -> str:
    """Speaker, cue and content in one line."""
    value = fact.value
    who = value.speaker or words(fact.sentence, value.speaker_tokens)
    said = words(fact.sentence, value.content)
    return f"{who} | {value.cue_lemma} {value.cls.value} {value.mode.value} | {said}"


def _count(
    golds: Sequence[Gold],
    facts: Sequence[Fact[Attribution]],
    counts: Counter[str],
    misses: Counter[str],
    extra: list[str],
) -> None:
    taken: set[int] = set()
    cued = [fact for fact in facts if fact.value.cue is not None or fact.value.speaker_tokens]
    for gold in golds:
        match = next(
            (n for n, fact in enumerate(cued) if n not in taken and gold.cue & _cue(fact)), None
        )
        counts["gold"] += 1
        counts["gold speech"] += bool(gold.source)
        if match is None:
            misses[gold.text] += 1
            continue
        taken.add(match)
        _fit(gold, cued[match], counts)
    counts["found"] += len(cued)
    counts["found right"] += len(taken)
    extra += [shown(fact) for n, fact in enumerate(cued) if n not in taken]


def _fit(gold: Gold, fact: Fact[Attribution], counts: Counter[str]) -> None:
    source = _chars(fact, fact.value.speaker_tokens)
    content = _chars(fact, fact.value.content)
    counts["source exact"] += source == gold.source
    counts["source overlap"] += bool(source & gold.source) or (not source and not gold.source)
    inside = frozenset(at for at in gold.content if _in_sentence(fact, at))
    shared = len(content & inside)
    counts["content overlap"] += shared > 0
    counts["content most"] += bool(shared) and 2 * shared / (len(content) + len(inside)) > 0.8
    counts["matched"] += 1


def _in_sentence(fact: Fact[Attribution], at: int) -> bool:
    return fact.sentence.span.start <= at < fact.sentence.span.end


def _cue(fact: Fact[Attribution]) -> Chars:
    return _chars(fact, (fact.anchor,))


def _chars(fact: Fact[Attribution], tokens: Sequence[int]) -> Chars:
    """Offsets of letters and digits: spaces and marks at the edges are nobody's matter."""
    sentence = fact.sentence
    return frozenset(
        at
        for index in tokens
        for at in range(sentence.tokens[index].span.start, sentence.tokens[index].span.end)
        if sentence.text[at - sentence.span.start].isalnum() or len(tokens) == 1
    )


def _gold(raw: dict[str, Any], text: str) -> Gold:
    cue = _offsets(raw, "Cue")
    return Gold(
        source=frozenset(at for at in _offsets(raw, "Source") if text[at].isalnum()),
        cue=cue,
        content=frozenset(at for at in _offsets(raw, "Content") if text[at].isalnum()),
        text=" ".join(one["text"].lower() for one in raw.get("Cue", [])),
    )


def _offsets(raw: dict[str, Any], key: str) -> Chars:
    return frozenset(
        at for one in raw.get(key, []) for start, end in one["spans"] for at in range(start, end)
    )


def _table(counts: Counter[str]) -> list[str]:
    found, right, gold = counts["found"], counts["found right"], counts["gold"]
    matched = counts["matched"]
    share = {
        key: counts[key] / max(matched, 1)
        for key in ("source exact", "source overlap", "content overlap", "content most")
    }
    cues = (
        f"cues: precision {right / max(found, 1):.3f} ({right} of {found}), "
        f"recall {right / gold:.3f} ({right} of {gold})"
    )
    return [cues, *(f"{key}: {value:.3f} of matched" for key, value in share.items())]
