"""Reported speech: reshaped it is the same, without its speaker no conflict, denied it is one."""

from collections.abc import Sequence
from random import Random

from training.data import Pair

_SPEAKERS = (
    "officials", "a spokesman", "the ministry", "police", "the company", "witnesses", "the mayor",
    "a spokeswoman for the company", "the report", "the agency", "two people with knowledge of it",
    "Ms. Okafor", "Mr. Keller", "the head of the union", "local media", "researchers",
)  # fmt: skip
_SAID = ("said", "told reporters", "stated", "reported")
_DENIED = ("denied", "rejected reports", "disputed")
_CONFIRMED = ("confirmed", "said", "acknowledged")
_SHORT = 20


def reported_pairs(sentences: Sequence[str], count: int, random: Random) -> list[Pair]:
    """Return `count` pairs: as many reshaped, stripped of the speaker, and denied."""
    plain = [
        one
        for one in sentences
        if one.startswith(("The ", "A ", "He ", "She ", "They ", "It "))
        and one.endswith(".")
        and len(one.split()) <= _SHORT
        and not set(one) & set('"“”;:?')
    ]
    makers = (_reshaped, _stripped, _denied)
    return [
        makers[number % 3](one[0].lower() + one[1:-1], random)
        for number, one in enumerate(random.sample(plain, min(count, len(plain))))
    ]


def _reshaped(fact: str, random: Random) -> Pair:
    speaker, said = random.choice(_SPEAKERS), random.choice(_SAID)
    texts = [f"{speaker} {said} that {fact}.", f"{fact}, {speaker} {random.choice(_SAID)}."]
    return _pair(random.sample(texts, 2), "entailment")


def _stripped(fact: str, random: Random) -> Pair:
    texts = [f"{random.choice(_SPEAKERS)} {random.choice(_SAID)} that {fact}.", f"{fact}."]
    return _pair(random.sample(texts, 2), "not_contradiction")


def _denied(fact: str, random: Random) -> Pair:
    speaker = random.choice(_SPEAKERS)
    verbs = random.choice(_DENIED), random.choice(_CONFIRMED)
    texts = [f"{speaker} {verb} that {fact}." for verb in verbs]
    return _pair(random.sample(texts, 2), "contradiction")


def _pair(texts: Sequence[str], label: str) -> Pair:
    first, second = (text[0].upper() + text[1:] for text in texts)
    return Pair(first, second, label, "made_reported")
