"""Make version pairs and show some of each kind, for reading: `python -m training.generate --help`."""

import argparse
import os
import time
from collections import Counter, defaultdict
from pathlib import Path
from random import Random

from training.data import Pair, read_sentences
from training.generate import version_pairs
from training.generate.parse import parsed_sentences


def main() -> None:
    """Parse the sentences if need be, make the pairs, count and show them."""
    options = _options()
    sentences = read_sentences(options.data / "train" / "sentences")
    parsed = parsed_sentences(sentences, options.work, options.sentences)
    started = time.process_time()
    kinds = frozenset(options.kind) if options.kind else None
    pairs = version_pairs(parsed, options.count, Random(options.seed), kinds)
    _show(pairs, options.show)
    print(
        f"{len(pairs)} pairs of {len(parsed)} sentences in {time.process_time() - started:.0f} s of CPU"
    )


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    data = os.environ.get("FACTCHECK_DATA", "../shared/data")
    parser.add_argument("--data", type=Path, default=Path(data))
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--show", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--sentences", type=int, default=20000)
    parser.add_argument("--kind", action="append", help="only this kind; may be given again")
    return parser.parse_args()


def _show(pairs: list[Pair], number: int) -> None:
    groups: defaultdict[str, list[Pair]] = defaultdict(list)
    for pair in pairs:
        groups[pair.source].append(pair)
    for source, group in sorted(groups.items()):
        counts = ", ".join(
            f"{label} {count}" for label, count in Counter(one.label for one in group).most_common()
        )
        print(f"== {source}: {counts}")
        for pair in group[:number]:
            print(f"  {pair.label}\n    {pair.premise}\n    {pair.hypothesis}")


if __name__ == "__main__":
    main()
