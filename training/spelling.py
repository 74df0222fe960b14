"""Foreign names spelt in another common way, as agencies do: the same place, no conflict."""

import re
from collections.abc import Sequence
from random import Random

from training.data import Pair

_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{4,}\b")
# Transliteration habits: Tartous and Tartus, Khmeimim and Hmeimim, Kiev and Kyiv, Sergey, Qatar.
_SWAPS = (
    ("ou", "u"), ("kh", "h"), ("Kh", "H"), ("ie", "yi"), ("ei", "ey"), ("ai", "ay"), ("q", "k"),
    ("Q", "K"), ("gh", "g"), ("dj", "j"), ("oo", "u"), ("ee", "i"), ("ck", "k"), ("ph", "f"),
    ("ss", "s"), ("ll", "l"), ("tt", "t"), ("nn", "n"), ("mm", "m"), ("rr", "r"), ("sch", "sh"),
    ("tz", "ts"), ("aa", "a"), ("iy", "y"), ("ev", "yev"), ("v", "w"), ("y", "i"), ("x", "ks"),
    ("j", "dzh"), ("c", "k"), ("é", "e"), ("ö", "oe"), ("ü", "ue"),
)  # fmt: skip


def spelling_pairs(sentences: Sequence[str], count: int, random: Random) -> list[Pair]:
    """Return `count` entailments of a sentence with one name spelt another way."""
    pairs: list[Pair] = []
    for sentence in random.sample(sentences, len(sentences)):
        changed = _respell(sentence, random)
        if changed != sentence:
            sides = (sentence, changed) if random.random() < 0.5 else (changed, sentence)
            pairs.append(Pair(*sides, "entailment", "made_spelling"))
        if len(pairs) == count:
            break
    return pairs


def _respell(sentence: str, random: Random) -> str:
    names = sorted(set(_NAME.findall(sentence)))
    if not names:
        return sentence
    name = random.choice(names)
    swaps = [swap for swap in _SWAPS if swap[0] in name]
    if not swaps:
        return sentence
    first, second = random.choice(swaps)
    return sentence.replace(name, name.replace(first, second, 1))
