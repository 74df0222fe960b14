"""Who did it to whom: the same words with the sides exchanged conflict, the passive does not."""

from random import Random

from training.data import Pair

_SIDES = (
    "the army", "the militia", "the police", "the protesters", "the company", "its main rival",
    "the union", "the bank", "the government", "the opposition", "the prosecutor", "the witness",
    "the mayor", "the governor", "the landlord", "the tenant", "Iran", "Israel", "Brazil", "Spain",
    "the airline", "the pilots", "the city council", "the developer", "the senator", "the coach",
    "the singer", "the publisher", "the hospital", "the insurer", "Mr. Keller", "Ms. Okafor",
)  # fmt: skip
_MANY = ("the police", "the protesters", "the pilots")
_DEEDS = (
    ("attacked", "attacked"), ("accused", "accused"), ("sued", "sued"), ("beat", "beaten"),
    ("defeated", "defeated"), ("criticised", "criticised"), ("blamed", "blamed"),
    ("invited", "invited"), ("warned", "warned"), ("paid", "paid"), ("praised", "praised"),
    ("overtook", "overtaken"), ("rejected", "rejected"), ("helped", "helped"),
    ("threatened", "threatened"), ("called", "called"), ("betrayed", "betrayed"),
    ("contacted", "contacted"), ("fined", "fined"), ("outbid", "outbid"),
)  # fmt: skip
_ENDS = (
    "", " on Monday", " in the capital", " after the talks", " last year", " in March 2015",
    " for the second time", " over the contract", " at a news conference", " before the vote",
)  # fmt: skip
_FRAMES = ("{}.", "Officials said {}.", "{}, according to two people.", "It was not clear why {}.")


def role_pairs(count: int, random: Random) -> list[Pair]:
    """Return `count` pairs, half of them conflicts, in the active and the passive voice."""
    return [_pair(conflict=number % 2 == 0, random=random) for number in range(count)]


def _pair(*, conflict: bool, random: Random) -> Pair:
    one, other = random.sample(_SIDES, 2)
    deed, end, frame = random.choice(_DEEDS), random.choice(_ENDS), random.choice(_FRAMES)
    voices = [random.random() < 0.5, random.random() < 0.5]
    # The same voice with the same sides would be the same text.
    if not conflict:
        voices = random.sample((True, False), 2)
    first = _clause(one, other, deed, passive=voices[0])
    sides = (other, one) if conflict else (one, other)
    second = _clause(*sides, deed, passive=voices[1])
    texts = [_sentence(frame, clause + end) for clause in (first, second)]
    return Pair(texts[0], texts[1], "contradiction" if conflict else "entailment", "made_roles")


def _clause(doer: str, target: str, deed: tuple[str, str], *, passive: bool) -> str:
    if not passive:
        return f"{doer} {deed[0]} {target}"
    return f"{target} {'were' if target in _MANY else 'was'} {deed[1]} by {doer}"


def _sentence(frame: str, clause: str) -> str:
    text = frame.format(clause)
    return text[0].upper() + text[1:]
