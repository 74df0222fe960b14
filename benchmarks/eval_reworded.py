"""Conflicts in reworded news: paraphrases of MSRP, and the same with one figure or date changed.

python -m benchmarks.eval_reworded [--data DIR] [--model M]

Each paraphrase that has a figure, a weekday, a month or a number word on both sides is a harmless pair; with that word
exchanged on one side it is a conflict. Those that are told in other words are what outlets that cover one event look
like, more than the edits of ``eval_nli``. Some harmless pairs differ in a fact after all (msrp is about gist), so the
false alarms are an upper bound.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import numpy as np
from numpy.typing import NDArray

from benchmarks.data import data_dir
from benchmarks.eval_nli import FALSE_ALARMS, both_directions
from benchmarks.rows import Row, read_rows
from benchmarks.statistics import auc, estimate, share
from factcheck.nli import load
from factcheck.nli.marking import MarkStyle, are_near
from factcheck.ports import NliBackend

_SEED = 11
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January", "February", "March", "April", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
_WORDS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_DAYS_OF_A_MONTH = 31
_FIGURE = re.compile(r"(?<![\w.,$-])\$?\d[\d,]*(?:\.\d+)?(?![\w-])")


@dataclass(frozen=True, slots=True)
class Case:
    """One paraphrase, the same with a word of one side exchanged, and what sort of word it is."""

    sort: str
    harmless: tuple[str, str]
    conflict: tuple[str, str]

    @property
    def near(self) -> bool:
        """Whether the two sides are near-identical before the exchange."""
        return are_near(*self.harmless, MarkStyle())


def cases(rows: Sequence[Row], random: Random) -> list[Case]:
    """Every row once for each sort of word that it allows."""
    sorts: dict[str, Callable[[str, str, Random], str | None]] = {
        "figure": _other_figure,
        "weekday": lambda ours, theirs, dice: _other_word(ours, theirs, _DAYS, dice),
        "month": lambda ours, theirs, dice: _other_word(ours, theirs, _MONTHS, dice),
        "number word": lambda ours, theirs, dice: _other_word(ours, theirs, _WORDS, dice),
    }
    found = []
    for row in rows:
        for sort, exchange in sorts.items():
            changed = exchange(*row.pair, random)
            if changed is not None:
                found.append(Case(sort, row.pair, (row.pair[0], changed)))
    return found


def _other_figure(ours: str, theirs: str, random: Random) -> str | None:
    common = [m for m in _FIGURE.finditer(theirs) if m[0] in _FIGURE.findall(ours)]
    if not common:
        return None
    match = random.choice(common)
    return theirs[: match.start()] + _changed(match[0], random) + theirs[match.end() :]


def _changed(figure: str, random: Random) -> str:
    """Two neighbouring digits exchanged, else one digit another; a day of a month stays one."""
    if figure.isdigit() and int(figure) <= _DAYS_OF_A_MONTH:
        return str(random.choice([day for day in range(1, 29) if day != int(figure)]))
    places = [
        k
        for k in range(len(figure) - 1)
        if figure[k : k + 2].isdigit() and figure[k] != figure[k + 1] and figure[k + 1] != "0"
    ]
    if places:
        k = random.choice(places)
        return figure[:k] + figure[k + 1] + figure[k] + figure[k + 2 :]
    k = next(k for k, one in enumerate(figure) if one.isdigit())
    other = random.choice([one for one in "123456789" if one != figure[k]])
    return figure[:k] + other + figure[k + 1 :]


def _other_word(ours: str, theirs: str, words: Sequence[str], random: Random) -> str | None:
    pattern = re.compile(rf"\b({'|'.join(words)})\b")
    mine = pattern.findall(ours)
    common = [m for m in pattern.finditer(theirs) if m[0] in mine]
    if not common:
        return None
    match = random.choice(common)
    other = random.choice([one for one in words if one not in {*mine, match[0]}])
    return theirs[: match.start()] + other + theirs[match.end() :]


def news_cases(dev: Path) -> list[Case]:
    """The cases that the paraphrases of MSRP allow, the same each time."""
    rows = read_rows(dev / "msrp.jsonl.gz")
    return cases([row for row in rows if row.label == "paraphrase"], Random(_SEED))


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=data_dir())
    parser.add_argument("--model", help="directory or hub id; without it, the shipped model")
    options = parser.parse_args()
    made = news_cases(options.data / "dev")
    print("| pairs | figure | value | 95 % interval | n |\n|---|---|---:|---|---:|")
    for line in _lines(load(options.model), made):
        print(f"| {line} |", flush=True)


def _lines(backend: NliBackend, made: Sequence[Case]) -> Iterator[str]:
    pairs = [Row(one.harmless, "", ()) for one in made] + [
        Row(one.conflict, "", ()) for one in made
    ]
    _, joined = both_directions(backend, pairs)
    scores = joined.reshape(2, len(made))
    near = np.array([one.near for one in made])
    groups = {"near-identical": near, "told in other words": ~near}
    groups |= {
        f"told in other words, {sort}": ~near & np.array([one.sort == sort for one in made])
        for sort in sorted({one.sort for one in made})
    }
    for name, chosen in groups.items():
        if not chosen.any():
            continue
        yield from (f"{name} | {line}" for line in _figures(backend, scores[:, chosen]))


def _figures(backend: NliBackend, scores: NDArray[np.float64]) -> Iterator[str]:
    """Lines for harmless scores and, in the second row, those of the conflicts."""
    truth = np.repeat([False, True], scores.shape[1])
    flat = scores.flatten()
    bound = np.quantile(scores[0], 1 - FALSE_ALARMS)
    yield f"AUC contradiction, both ways | {estimate(auc, truth, flat)}"
    yield f"recall at 5 % false alarms | {estimate(share, truth, flat > bound)}"
    for name, level in (
        ("conflict", backend.calibration.conflict),
        ("review", backend.calibration.review),
    ):
        yield f"found, {name} | {estimate(share, truth, flat >= level)}"
        yield f"false alarms, {name} | {estimate(share, ~truth, flat >= level)}"


if __name__ == "__main__":
    main()
