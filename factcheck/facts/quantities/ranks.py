"""Read numbers that are no amounts: "third attack", "5-4 vote", "one of the drivers"."""

from __future__ import annotations

from decimal import Decimal

from factcheck.facts.lexemes import Line, Sort
from factcheck.facts.number_values import Number, ordinal_word, word_set, words
from factcheck.facts.number_words import read_number
from factcheck.facts.quantities.nouns import counted_noun, lemma
from factcheck.facts.quantities.reading import Amount, Reading, bounded
from factcheck.facts.quantities.values import Form, Quantity


def read_ordinal(line: Line, start: int) -> Reading | None:
    """Read "third attack", "21st victim": a place in a row of things of one sort."""
    value, end = ordinal_word(line.bare_word(start)), start + 1
    if (
        value is None
        and line[start].sort is Sort.NUMBER
        and line.low(end) in {"st", "nd", "rd", "th"}
        and line[end].glued
    ):
        value, end = Decimal(line.low(start).replace(",", "")), end + 1
    if value is None and line.low(end) == "-" and line[end].glued:
        value, end = _tens_and(line, start)
    if value is None or line.low(start - 1) in {"-", "at"}:
        return None
    if line.low(end) == "-" and _is_superlative(line, end + 1):
        end += 2  # "third-largest"
    if line.low(end) == "-" or line[end].sort is Sort.NUMBER or line.low(end) in words("units"):
        return None  # "the first two trains" are two trains
    noun = counted_noun(line, end, frozenset(), far=False)
    if _is_placing(line, start, end, noun):
        return Reading(Quantity(value, value, "ordinal", "ordinal"), start, end)
    thing = lemma(line.sentence, noun) if noun >= 0 else ""
    again = thing == "time" and value > 1  # "for the second time", not "for the first time"
    if not thing or (thing in word_set("ordinal_nouns_ignored") and not again):
        return None
    quantity = Quantity(value, value, "ordinal", "ordinal", of=lemma(line.sentence, noun))
    return Reading(quantity, start, end, noun)


def _is_superlative(line: Line, index: int) -> bool:
    token = line.sentence.tokens[line[index].first] if line.low(index) else None
    return token is not None and (token.tag in {"JJS", "RBS"} or token.text.lower().endswith("est"))


def _is_placing(line: Line, start: int, end: int, noun: int) -> bool:
    """Such as "finished 23rd", "came second to her", "in fifth place", "was the third-largest"."""
    if line.low(end) == "place" and line.low(start - 1) != "the":
        return True
    tokens = line.sentence.tokens
    if noun >= 0 or not line.low(start - 1):
        return False
    before = tokens[line[start - 1].first]
    return before.lemma in word_set("placing_verbs") or _is_superlative(line, end - 1)


def _tens_and(line: Line, start: int) -> tuple[Decimal | None, int]:
    """Twenty-first: a word of tens, a hyphen and a place below ten."""
    tens, ones = words("tens").get(line.low(start)), ordinal_word(line.low(start + 2))
    if tens is None or ones is None or ones >= 10:  # noqa: PLR2004
        return None, start
    return tens + ones, start + 3


def read_fold(line: Line, start: int) -> Reading | None:
    """Read "threefold", "twice as many", "twice"."""
    value = words("times_words").get(line.low(start)) or (
        Decimal(2) if line.low(start) == "twice" else None
    )
    if value is None:
        return None
    quantity = Quantity(value, value, "times", "times", form=Form.WORD)
    return bounded(Amount(line, quantity, start, start + 1))


def read_member(line: Line, start: int, taken: set[int]) -> Reading | None:
    """Read "one of the drivers": a count of one, if a weak one; "one of the largest" is praise."""
    if (
        line.low(start) != "one"
        or line.low(start + 1) != "of"
        or line.low(start + 2) not in _OWNERS
    ):
        return None
    if line.low(start - 1) in {"no", "not", "the", "every", "each", "any", "only", "-", "as", "in"}:
        return None
    noun = counted_noun(line, start + 2, taken)
    first = line.sentence.tokens[line[start + 3].first] if line.low(start + 3) else None
    plural = noun >= 0 and line.sentence.tokens[noun].tag == "NNS"
    if not plural or first is None or first.tag in {"JJS", "RBS", "JJ"}:
        return None
    one = Quantity(
        Decimal(1), Decimal(1), form=Form.WORD, modifier="member", noun=lemma(line.sentence, noun)
    )
    return Reading(one, start, start + 1, noun)


def read_score(line: Line, number: Number) -> Reading | None:
    """Read "5-4 vote", "won 52-48", "2-2 draw", "a 3-to-1 ratio": two numbers that are no range."""
    joint = _joint(line, number.end)
    whole = number.value == number.value.to_integral_value() and not number.scaled
    second = read_number(line, number.end + len(joint)) if joint and whole else None
    if second is None or second.scaled or second.fraction or second.value % 1:
        return None
    last = line.low(second.start)
    if len(last) > 1 and last.startswith("0"):  # a telephone number
        return None
    glued = joint[-1] == "-" and line[number.end].glued and line[second.start].glued
    falling = number.value >= second.value
    round_range = second.step > 1 and not falling  # "a record 150-200 jobs"
    if round_range or not _is_told(line, number, second, glued=glued, falling=falling):
        return None
    quantity = Quantity(number.value, number.value, "score", "score", against=second.value)
    return Reading(quantity, number.start, second.end)


def _is_told(line: Line, number: Number, second: Number, *, glued: bool, falling: bool) -> bool:
    """Whether the words near two numbers make them a score, or their form alone does."""
    near = {line.low(index) for index in range(number.start - 4, second.end + 3)}
    if near.isdisjoint(word_set("score_words")):
        return glued and falling and (not _after_name(line, number) or _has_result(line, number))
    return glued or falling or line.low(number.end) == "votes"


def _has_result(line: Line, number: Number) -> bool:
    """Whether only the loser's name stands between a verb of winning and the score: "Leeds routed Hull 5-0"."""
    first = line[number.start].first
    for token in reversed(line.sentence.tokens[max(0, first - _LOSER) : first]):
        if token.lemma in word_set("result_verbs"):
            return True
        if token.pos not in _IN_NAMES and token.dep != "amod" and token.text != "-":
            return False
    return False


_LOSER = 8  # words of the name at most: "beat the defending champion New York Yankees 5-4"
_IN_NAMES = frozenset({"PROPN", "NOUN", "ADJ", "DET", "ADP", "PART", "ADV", "PRON"})


def _joint(line: Line, index: int) -> tuple[str, ...]:
    """The lexemes between the numbers of a score, empty for none."""
    joints = ("-", "to", "-"), ("-",), ("to",), ("votes", "to"), ("votes", "against")
    found = (row for row in joints if row == tuple(line.low(index + i) for i in range(len(row))))
    return next(found, ())


_OWNERS = frozenset({"the", "his", "her", "its", "their", "our", "my", "your", "these", "those"})


def _after_name(line: Line, number: Number) -> bool:
    """Such as "Boeing 737-8"."""
    before = line[number.start - 1]
    return number.start > 0 and line.sentence.tokens[before.first].pos == "PROPN"
