"""Pairs from templates: one fact told in two ways, with another fact, with fewer facts, or denied."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from random import Random
from typing import cast

from training.data import Pair
from training.generate.change import tidy
from training.generate.tables import paired, table
from training.generate.values import other_date, value

_PART = re.compile(r"\{(\w+)\}")
_QUARTERS = ("first", "second", "third", "fourth")
_QUARTER = re.compile(rf"\b(?:the )?({'|'.join(_QUARTERS)})[ -]quarter\b")
# Which kind of edit it is when a slot of this sort gets another value.
_KINDS = paired("kinds of slots")


@dataclass(frozen=True, slots=True)
class Story:
    """A kind of event, its slots by name, and the frames that tell it."""

    kind: str
    slots: dict[str, str]
    frames: tuple[str, ...]
    short: tuple[str, ...]
    against: tuple[str, ...]
    open: tuple[str, ...]
    swap: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A pair before it is printed: both texts, the labels there and back, the kind of edit."""

    first: str
    second: str
    label: str
    back: str
    kind: str


Facts = dict[str, tuple[str, ...]]
"""For each slot the ways to write its value."""


def story_pairs(count: int, random: Random, kinds: frozenset[str] | None = None) -> list[Pair]:
    """Return `count` pairs, two in five a conflict, as many the same facts, the rest open."""
    pairs: list[Pair] = []
    seen: set[tuple[str, str]] = set()
    tries = 0
    while len(pairs) < count and tries < count * 12:
        tries += 1
        told = _told(random)
        wanted = told is not None and (kinds is None or told.kind in kinds)
        if (
            told is None
            or not wanted
            or (told.first, told.second) in seen
            or told.first == told.second
        ):
            continue
        seen.add((told.first, told.second))
        pairs.append(_paired(told, random))
    return pairs


def _told(random: Random) -> Told | None:
    story = random.choice(_stories())
    facts = _facts(story, random)
    makers: tuple[Callable[[Story, Facts, Random], Told | None], ...] = (
        _same,
        _same,
        _same,
        _same,
        _other,
        _other,
        _denied,
        _swapped,
        _less,
    )
    told = random.choice(makers)(story, facts, random)
    if told is None or random.random() > 0.35:
        return told
    return _in_text(told, random)


def _same(story: Story, facts: Facts, random: Random) -> Told | None:
    one, other = random.choice(story.frames), random.choice(story.frames)
    if random.random() < 0.25:
        # A denial too may be printed in two ways: "not" alone is no conflict.
        one = other = random.choice(story.against)
    return Told(
        _filled(one, facts, random),
        _filled(other, facts, random),
        "entailment",
        "entailment",
        "retold",
    )


def _other(story: Story, facts: Facts, random: Random) -> Told | None:
    """Change the value of one slot, in the same or in another frame."""
    name = random.choice(sorted(story.slots))
    sort = story.slots[name]
    near = sort == "date" and random.random() < 0.6
    other = other_date(facts[name], random) if near else value(sort, random)
    if any(set(other) & set(ways) for ways in facts.values()):
        return None
    one = random.choice(story.frames)
    frame = one if random.random() < 0.4 else random.choice(story.frames)
    first = _filled(one, facts, random)
    second = _filled(frame, {**facts, name: other}, random)
    return Told(first, second, "contradiction", "contradiction", _KINDS.get(sort, "rival word"))


def _swapped(story: Story, facts: Facts, random: Random) -> Told | None:
    """Exchange who and whom, from and to."""
    if not story.swap:
        return None
    one, other = story.swap
    turned = {**facts, one: facts[other], other: facts[one]}
    first = _filled(random.choice(story.frames), facts, random)
    return Told(
        first,
        _filled(random.choice(story.frames), turned, random),
        "contradiction",
        "contradiction",
        "roles",
    )


def _denied(story: Story, facts: Facts, random: Random) -> Told | None:
    first = _filled(random.choice(story.frames), facts, random)
    second = _filled(random.choice(story.against), facts, random)
    return Told(first, second, "contradiction", "contradiction", "negation")


def _less(story: Story, facts: Facts, random: Random) -> Told | None:
    first = _filled(random.choice(story.frames), facts, random)
    if story.open and random.random() < 0.5:
        second = _filled(random.choice(story.open), facts, random)
        # What is certain may be said with less certainty: that direction is left out.
        kind = "hedge" if story.kind == "certainty" else "attribution dropped"
        back = "" if story.kind == "certainty" else "not_entailment"
        return Told(first, second, "not_entailment", back, kind)
    second = _filled(random.choice(story.short), facts, random)
    return Told(first, second, "entailment", "neutral", "adjunct dropped")


def _in_text(told: Told, random: Random) -> Told:
    """Put both versions into a text of two or three facts, retold in one of them."""
    ours, theirs = [], []
    for _ in range(random.choice((1, 1, 2))):
        story = random.choice(_stories())
        facts = _facts(story, random)
        frame = random.choice(story.against if random.random() < 0.25 else story.frames)
        retold = frame in story.frames and random.random() < 0.4
        other = random.choice(story.frames) if retold else frame
        ours.append(_filled(frame, facts, random))
        theirs.append(_filled(other, facts, random) if other != frame else ours[-1])
    place = random.randrange(len(ours) + 1)
    ours.insert(place, told.first)
    theirs.insert(place, told.second)
    if random.random() < 0.15:
        theirs = random.sample(theirs, len(theirs))
    return Told(" ".join(ours), " ".join(theirs), told.label, told.back, told.kind)


def _paired(told: Told, random: Random) -> Pair:
    if not told.back or random.random() < 0.5:
        return Pair(told.first, told.second, told.label, f"made:{told.kind}")
    return Pair(told.second, told.first, told.back, f"made:{told.kind}")


def _filled(frame: str, facts: Facts, random: Random) -> str:
    chosen = {name: random.choice(ways) for name, ways in facts.items()}

    def put(match: re.Match[str]) -> str:
        text = chosen[match[1].lower()]
        return text[0].upper() + text[1:] if match[1][0].isupper() else text

    text = re.sub(r"(?<=\bthe )the ", "", _PART.sub(put, frame))
    return tidy(_QUARTER.sub(_in_short, text) if random.random() < 0.35 else text)


def _in_short(quarter: re.Match[str]) -> str:
    return f"Q{_QUARTERS.index(quarter[1]) + 1}"


def _facts(story: Story, random: Random) -> Facts:
    facts: Facts = {}
    for name, sort in story.slots.items():
        ways = value(sort, random)
        while any(set(ways) & set(others) for others in facts.values()):
            ways = value(sort, random)
        facts[name] = ways
    return facts


@cache
def _stories() -> tuple[Story, ...]:
    rows = cast("list[dict[str, object]]", table("stories")["stories"])
    return tuple(
        Story(
            kind=str(row["kind"]),
            slots=cast("dict[str, str]", row["slots"]),
            frames=_texts(row, "frames"),
            short=_texts(row, "short"),
            against=_texts(row, "against"),
            open=_texts(row, "open"),
            swap=_texts(row, "swap"),
        )
        for row in rows
    )


def _texts(row: dict[str, object], name: str) -> tuple[str, ...]:
    return tuple(cast("list[str]", row.get(name, [])))
