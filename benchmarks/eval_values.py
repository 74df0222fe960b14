"""Measure quantities and dates: ``python benchmarks/eval_values.py --data DIR [-q]``.

A phrase counts only when every field of every value is right and nothing else was found.
"""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from factcheck.facts import dates, quantities
from factcheck.facts.dates.values import DateValue
from factcheck.facts.dates.values import compare as compare_dates
from factcheck.facts.quantities.values import Quantity
from factcheck.facts.quantities.values import compare as compare_quantities
from factcheck.language import load_parser
from factcheck.model import Document, Sentence

Parse = Callable[[Sequence[Document]], tuple[tuple[Sentence, ...], ...]]
Row = dict[str, Any]


def main() -> None:
    """Print misses and scores of the four phrase sets."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--data", default=os.environ.get("FACTCHECK_DATA", "../shared/data"))
    arguments.add_argument("-q", "--quiet", action="store_true", help="scores only")
    options = arguments.parse_args()
    parse = load_parser()
    checks = {
        "quantities": _miss_quantities,
        "dates": _miss_dates,
        "quantity_pairs": _miss_quantity_pair,
        "date_pairs": _miss_date_pair,
    }
    for name, check in checks.items():
        for path in sorted(Path(options.data, "phrases").glob(f"{name}*.json")):
            rows = json.loads(path.read_text(encoding="utf-8"))
            misses = [line for row in rows for line in check(parse, row)]
            for line in () if options.quiet else misses:
                print("  ", line)
            print(f"{path.stem}: {len(rows) - len(misses)} of {len(rows)}")


def _document(text: str, published: str | None = None) -> Document:
    return Document(
        id="phrase", text=text, published=date.fromisoformat(published) if published else None
    )


def _quantities(parse: Parse, text: str) -> list[Quantity]:
    document = _document(text)
    return [fact.value for fact in quantities.extract(document, parse([document])[0])]


def _dates(parse: Parse, text: str, published: str) -> list[DateValue]:
    document = _document(text, published)
    values = [fact.value for fact in dates.extract(document, parse([document])[0])]
    return [value for value in values if value.start is not None or value.clock is None]


def _shown(value: Quantity) -> tuple[float, float | None, str, str, str]:
    """The fields that the phrase sets ask for, in their form."""
    unit = f"{value.unit}/{value.per}" if value.per else value.unit
    high = value.against if value.against is not None else value.hi
    return (
        _number(value.lo),
        None if high is None else _number(high),
        unit,
        "" if value.tallied else value.noun,
        value.bound.value,
    )


def _number(value: Decimal | None) -> float:
    return round(float(value or 0), 4)


def _miss_quantities(parse: Parse, row: Row) -> Iterator[str]:
    found = sorted(map(str, map(_shown, _quantities(parse, row["text"]))))
    gold = sorted(str(_gold(item)) for item in row["gold"])
    if found != gold:
        yield f"{row['id']} {row['text']}  found {found}  gold {gold}"


def _gold(item: Row) -> tuple[float, float | None, str, str, str]:
    high = item["hi"]
    return (
        round(float(item["lo"]), 4),
        None if high is None else round(float(high), 4),
        item["unit"],
        item["noun"],
        item["bound"],
    )


def _miss_dates(parse: Parse, row: Row) -> Iterator[str]:
    values = _dates(parse, row["text"], row["ref"])
    found = [f"{value.start}/{value.end}" for value in values]
    right = len(found) == min(1, len(row["gold"])) and set(found) <= set(row["gold"])
    if not right:
        yield f"{row['id']} {row['text']}  found {found}  gold {row['gold']}"


def _miss_quantity_pair(parse: Parse, row: Row) -> Iterator[str]:
    ours, theirs = _quantities(parse, row["a"]), _quantities(parse, row["b"])
    verdict = compare_quantities(ours[0], theirs[0]).value if ours and theirs else "not found"
    if verdict != row["gold"] or len(ours) != 1 or len(theirs) != 1:
        yield _pair_line(row, f"{verdict} {len(ours)}:{len(theirs)}")


def _miss_date_pair(parse: Parse, row: Row) -> Iterator[str]:
    ours, theirs = _dates(parse, row["a"], row["ref"]), _dates(parse, row["b"], row["ref"])
    verdict = compare_dates(ours[0], theirs[0]).value if ours and theirs else "not found"
    if verdict != row["gold"] or len(ours) != 1 or len(theirs) != 1:
        yield _pair_line(row, f"{verdict} {len(ours)}:{len(theirs)}")


def _pair_line(row: Row, found: str) -> str:
    return f"{row['id']} {row['a']} / {row['b']}  found {found}  gold {row['gold']}"


if __name__ == "__main__":
    main()
