"""Short English for the page: counts, shares, names of versions, titles of rules."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePosixPath


def count(number: int, noun: str) -> str:
    """``1 conflict``, ``2 conflicts``, ``1,200 words``."""
    return f"{number:,} {noun if number == 1 else plural(noun)}"


def plural(noun: str) -> str:
    """The noun for several; only of the nouns that the page uses."""
    if noun.endswith("y"):
        return f"{noun[:-1]}ies"
    return noun if noun.endswith("info") else f"{noun}s"


def percent(share: float) -> int:
    """Whole per cent in 0..99: nothing here is certain."""
    return max(0, min(99, round(100 * share)))


def listed(words: Sequence[str]) -> str:
    """``a``, ``a and b``, ``a, b and c``."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def title(rule_name: str) -> str:
    """``number-conflict`` as ``Number conflict``."""
    joined = rule_name.replace("-", " ").replace("added dropped", "added or dropped")
    return joined[:1].upper() + joined[1:]


def short_names(ids: Sequence[str]) -> tuple[str, ...]:
    """File names where they are distinct, else the paths without the folders that all share."""
    parts = [PurePosixPath(name.replace("\\", "/")).parts or (name,) for name in ids]
    last = tuple(part[-1] for part in parts)
    if len(set(last)) == len(last):
        return last
    shared = 0
    while all(len(part) > shared + 1 for part in parts) and len({p[shared] for p in parts}) == 1:
        shared += 1
    return tuple("/".join(part[shared:]) for part in parts)


def subject(message: str, documents: Sequence[str]) -> str:
    """What a message is about where it says so first: ``lease`` of "lease: a.txt says ...", else nothing."""
    found = re.match(r"([^:“”\"]{2,40}): ", message)
    if found is None or any(name in found[1] for name in documents):
        return ""
    return found[1] if message[found.end() :].startswith(tuple(documents)) else ""
