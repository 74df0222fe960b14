"""Measure the splitting into claims: ``python -m benchmarks.eval_claims [--data DIR] [-v]``.

docs/claims.md says what the two tables count.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.data import data_dir
from factcheck import claims
from factcheck.claims.grammar import child, is_infinitive, is_verb
from factcheck.claims.subjects import subject_head
from factcheck.language import load_parser
from factcheck.model import Claim, Document, Sentence

Statement = tuple[str, str, str]

_SETS = ("split_propsegment_dev", "split_realsumm")
_COMPLEMENTS = frozenset(
    {"dobj", "attr", "acomp", "oprd", "xcomp", "ccomp", "prep", "agent", "advcl"}
)
_COVERED = 0.8  # share of a unit's words that one claim must have
_WORD = re.compile(r"\w+(?:[.,]\d+)*")
_MARKUP = re.compile(r"</?t>")
_SLIGHT = frozenset(
    {"a", "an", "the", "is", "are", "was", "were", "be", "been", "has", "have", "had", "s", "and"}
)


@dataclass(frozen=True, slots=True)
class Fit:
    """How well the claims of one text meet its units."""

    units: int
    covered: int
    recall: float
    f1: float
    exact: int


def main() -> None:
    """Print statements found in the phrases, then the cover of units that people wrote."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--data", type=Path, default=data_dir())
    arguments.add_argument("-v", "--verbose", action="store_true", help="print the misses")
    options = arguments.parse_args()
    _print_statements(options.data / "phrases" / "claims.json", verbose=options.verbose)
    print(
        "\n| set | texts | units | claims a sentence | units in one claim | recall | F1 | exact |"
    )
    print("|---|---|---|---|---|---|---|---|")
    for name in _SETS:
        print(_cover_row(name, options.data / "dev" / f"{name}.jsonl.gz"))


def _print_statements(path: Path, *, verbose: bool) -> None:
    rows = json.loads(path.read_text(encoding="utf-8"))
    split = _split([row["text"] for row in rows])
    found = [set(_statements(row)) for row in split]
    gold = [[tuple(word.lower() for word in item) for item in row["gold"]] for row in rows]
    pairs = list(zip(gold, found, strict=True))
    verbs = sum((s, v) in {(x, y) for x, y, _ in made} for want, made in pairs for s, v, _ in want)
    whole = sum(_is_met(item, made) for want, made in pairs for item in want)
    number = sum(map(len, split))
    print("| set | gold | subject and verb | and object | claims |")
    print("|---|---|---|---|---|")
    print(f"| claims | {sum(map(len, gold))} | {verbs} | {whole} | {number} |")
    for want, made in pairs if verbose else ():
        for item in want:
            if not _is_met(item, made):
                print("  missed", item, "in", sorted(made))


def _is_met(gold: Statement, found: set[Statement]) -> bool:
    return gold in found or (not gold[2] and gold[:2] in {row[:2] for row in found})


def _split(texts: Sequence[str]) -> list[tuple[Claim, ...]]:
    parsed = load_parser()([Document(id=str(n), text=text) for n, text in enumerate(texts)])
    return [tuple(c for sentence in row for c in claims.split(sentence)) for row in parsed]


def _statements(row: Sequence[Claim]) -> Iterator[Statement]:
    """(subject head, verb lemma, object head) of each predicate of the claims and of its infinitives."""
    for claim in row:
        sentence = claim.sentence
        if sentence.tokens[claim.root].dep == "appos":
            subject = subject_head(sentence, claim.root)
            yield _word(sentence, subject), "be", _word(sentence, claim.root)
        for index in claim.tokens:
            if index == claim.root or (is_verb(sentence, index) and _is_own_event(sentence, index)):
                yield from _of_verb(sentence, index)


def _is_own_event(sentence: Sentence, index: int) -> bool:
    dep = sentence.tokens[index].dep
    return is_infinitive(sentence, index) or dep in {
        "xcomp",
        "ccomp",
        "conj",
        "acl",
        "advcl",
        "relcl",
    }


def _of_verb(sentence: Sentence, index: int) -> Iterator[Statement]:
    token = sentence.tokens[index]
    doer = subject_head(sentence, index)
    passive = child(sentence, index, "auxpass", "nsubjpass") is not None or (
        token.tag == "VBN" and token.dep in {"acl", "advcl"}
    )
    subjects = [""] if passive else list(_joined(sentence, doer))
    objects = list(_complements(sentence, index))
    if passive:
        subjects += [
            word for agent in _agents(sentence, index) for word in _joined(sentence, agent)
        ]
        subjects += _joined(sentence, doer)  # "the city was hit": gold has it on either side
        objects += _joined(sentence, doer)
    yield from ((s, token.lemma, o) for s in subjects for o in (*objects, ""))


def _agents(sentence: Sentence, index: int) -> Iterator[int]:
    by = child(sentence, index, "agent")
    thing = None if by is None else child(sentence, by, "pobj")
    if thing is not None:
        yield thing


def _complements(sentence: Sentence, index: int) -> Iterator[str]:
    if sentence.tokens[index].dep == "relcl" and child(sentence, index, "dobj") is not None:
        yield _word(sentence, sentence.tokens[index].head)
    for below in sentence.children[index]:
        dep = sentence.tokens[below].dep
        if dep in {"prep", "agent"}:
            inner = child(sentence, below, "prep")  # "out of certain areas"
            yield from _joined(sentence, child(sentence, below, "pobj"))
            yield from _joined(sentence, None if inner is None else child(sentence, inner, "pobj"))
        elif dep in _COMPLEMENTS:
            yield from _joined(sentence, below)
            yield _word(sentence, child(sentence, below, "acomp", "attr"))
            yield _word(sentence, child(sentence, below, "nsubj"))


def _joined(sentence: Sentence, index: int | None) -> Iterator[str]:
    """The word and those joined to it by "and"."""
    while index is not None:
        yield _word(sentence, index)
        index = child(sentence, index, "conj")


def _word(sentence: Sentence, index: int | None) -> str:
    return "" if index is None else sentence.tokens[index].text.lower()


def _cover_row(name: str, path: Path) -> str:
    lines = gzip.decompress(path.read_bytes()).decode().splitlines()
    rows = [row for row in map(json.loads, lines) if row["claims"]]
    split = _split([_MARKUP.sub("", row["sentence"]) for row in rows])
    pairs = [(row["claims"], made) for row, made in zip(rows, split, strict=True)]
    fits = [_fit(units, [claim.text for claim in made]) for units, made in pairs]
    sentences = len({(n, c.sentence.index) for n, made in enumerate(split) for c in made})
    units = sum(fit.units for fit in fits)
    return (
        f"| {name.removeprefix('split_')} | {len(rows)} | {units} "
        f"| {sum(map(len, split)) / sentences:.2f} "
        f"| {sum(fit.covered for fit in fits) / units:.3f} "
        f"| {sum(fit.recall for fit in fits) / units:.3f} | {sum(fit.f1 for fit in fits) / units:.3f} "
        f"| {sum(fit.exact for fit in fits) / units:.3f} |"
    )


def _fit(units: Sequence[str], made: Sequence[str]) -> Fit:
    bags = [_bag(text) for text in made] or [Counter[str]()]
    recalls, scores, exact = [], [], 0
    for unit in map(_bag, units):
        shared = [sum((unit & bag).values()) for bag in bags]
        size = max(1, sum(unit.values()))
        recalls.append(max(shared) / size)
        scores.append(max(_f1(n, size, sum(b.values())) for n, b in zip(shared, bags, strict=True)))
        exact += unit in bags
    covered = sum(recall >= _COVERED for recall in recalls)
    return Fit(len(units), covered, sum(recalls), sum(scores), exact)


def _f1(shared: int, ours: int, theirs: int) -> float:
    return 2 * shared / (ours + theirs)


def _bag(text: str) -> Counter[str]:
    """The words that matter, in small letters."""
    return Counter(word for word in _WORD.findall(text.lower()) if word not in _SLIGHT)


if __name__ == "__main__":
    main()
