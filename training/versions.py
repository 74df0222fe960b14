"""Pairs of two versions of a short text (SummEdits): whole, and sentence by sentence."""

from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from random import Random

from training.data import Pair, read_rows
from training.neutrals import same_text_pairs, split_sentences

WRITTEN = ("versions", "versions_sentence")
"""The sources of the pairs that people wrote and checked; all others here are made by rule."""

_ADDED_ONLY = "hallucinated_fact_insertion"


def read_versions(
    dev: Path, domains: Iterable[str], held_out_share: float
) -> tuple[list[dict[str, str]], list[dict[str, str]]]:
    """Return the rows to train on and the rows held out; no premise is in both."""
    kept: list[dict[str, str]] = []
    held: list[dict[str, str]] = []
    for domain in domains:
        for row in read_rows(dev / f"versions_summedits_{domain}.jsonl.gz"):
            (held if _is_held(row["premise"], held_out_share) else kept).append(row)
    return kept, held


def version_pairs(rows: Sequence[dict[str, str]], random: Random) -> list[Pair]:
    """Return every row in both directions, whole and by sentence, and neutrals of one text."""
    texts = sorted({row["premise"] for row in rows} | {row["hypothesis"] for row in rows})
    whole = [pair for row in rows for pair in whole_pairs(row)]
    parts = [pair for row in rows for pair in sentence_pairs(row)]
    return [*whole, *parts, *same_text_pairs(random.sample(texts, len(texts)), 800, random)]


def whole_pairs(row: dict[str, str]) -> list[Pair]:
    """Return a row in both directions."""
    return _both_ways(row["premise"], row["hypothesis"], version_label(row), WRITTEN[0])


def sentence_pairs(row: dict[str, str]) -> list[Pair]:
    """Return the changed sentences of a row in both directions; none where the blame is unclear.

    A conflict with two changed sentences does not tell which one conflicts. A text of one sentence
    is already a whole pair.
    """
    ours, theirs = split_sentences(row["premise"]), split_sentences(row["hypothesis"])
    if len(ours) != len(theirs) or len(ours) == 1:
        return []
    changed = [(one, other) for one, other in zip(ours, theirs, strict=True) if one != other]
    label = version_label(row)
    if label != "entailment" and len(changed) != 1:
        return []
    return [pair for one, other in changed for pair in _both_ways(one, other, label, WRITTEN[1])]


def version_label(row: dict[str, str]) -> str:
    """Map a row's label: an added detail alone is no contradiction for a newsroom."""
    if row["label"] == "no_conflict":
        return "entailment"
    return "not_entailment" if _kind(row) == _ADDED_ONLY else "contradiction"


def _kind(row: Mapping[str, str | None]) -> str:
    return row.get("type") or ""


def _both_ways(one: str, other: str, label: str, source: str) -> list[Pair]:
    if label == "not_entailment":
        # The longer text has the added fact: it entails the shorter one, not the reverse.
        short, long = sorted((one, other), key=len)
        return [Pair(short, long, "not_entailment", source)]
    return [Pair(one, other, label, source), Pair(other, one, label, source)]


def _is_held(premise: str, share: float) -> bool:
    return int(sha256(premise.encode()).hexdigest(), 16) % 1000 < share * 1000
