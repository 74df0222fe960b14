"""Numbers that are no quantities: labels, models, streets, lists, phone numbers."""

from __future__ import annotations

from factcheck.facts.lexemes import Line, Sort
from factcheck.facts.number_values import Number, word_set
from factcheck.facts.quantities.units import currency_words, unit_phrases, unit_words

_NAMES = frozenset(
    {"ORG", "PRODUCT", "FAC", "EVENT", "LAW", "WORK_OF_ART", "PERSON", "GPE", "LOC", "NORP"}
)


def is_label(line: Line, start: int, number: Number) -> bool:
    """Whether the number at lexeme *start* names something instead of measuring it."""
    return (
        _within_code(line, start, number)
        or (not number.words and _is_dialled(line, start))
        or _lists(line, start, number)
        or _after_label(line, start, number)
        or _within_name(line, number)
        or _within_title(line, number)
        or _follows_name(line, start, number)
        or line.low(number.end) in {"bc", "ad", "bce", "ce"}
        or _in_street(line, number)
        or _one_of_speech(line, start, number)
    )


def _within_code(line: Line, start: int, number: Number) -> bool:
    """Such as "F-16", "G7", "9/11", "24/7", "555-1234", "1-800-...", "#1"."""
    before, earlier = line[start - 1], line[start - 2]
    if line[start].glued and (
        before.sort is Sort.WORD or before.low in {"/", "#", "@", "_", ":", "."}
    ):
        return True
    if line[start].glued and before.low == "-" and before.glued:
        return earlier.sort in {Sort.WORD, Sort.NUMBER, Sort.CODE}
    after, beyond = line[number.end], line[number.end + 1]
    if number.words or not after.glued:
        return False
    if after.low in {"/", ":"} and beyond.sort is Sort.NUMBER:
        return True
    chain = after.low == "-" and beyond.sort is Sort.NUMBER and beyond.glued
    phone = chain and len(line.low(start)) == 3 and len(beyond.low) == 4  # noqa: PLR2004
    longer = chain and line.low(number.end + 2) == "-" and line[number.end + 3].sort is Sort.NUMBER
    return phone or longer


_GROUPS = 3  # groups of figures that nothing but a telephone number strings together
_MOST_GROUPS = 15  # it has no more digits; a table in a text may have thousands


def _is_dialled(line: Line, start: int) -> bool:
    """Such as each group of "020 7946 0123" and "+44 20 7946 0123", "(555)" before "123-4567"."""
    first, last = start, start + 1
    while start - first < _MOST_GROUPS and _is_group(line, first - 1):
        first -= 1
    while last - start < _MOST_GROUPS and _is_group(line, last):
        last += 1
    groups = [line.low(index) for index in range(first, last)]
    area = line.low(start - 1) == "(" and line.low(start + 1) == ")" and _is_group(line, start + 2)
    if area and line.low(start + 3) == "-":
        return True
    zero = any(len(group) > 1 and group.startswith("0") and group.isdigit() for group in groups)
    return zero or (len(groups) >= _GROUPS and all(group.isdigit() for group in groups))


def _is_group(line: Line, index: int) -> bool:
    return line[index].sort is Sort.NUMBER and line.low(index).isdigit()


def _lists(line: Line, start: int, number: Number) -> bool:
    """Such as "1. Open the box", "2) Shake"."""
    after = line[number.end]
    opens = start == 0 or (start == 1 and line.low(0) == "(" and after.low == ")")
    return opens and after.low in {".", ")"} and after.glued and number.end + 1 < len(line)


def _after_label(line: Line, start: int, number: Number) -> bool:
    """Such as "Flight 370", "page 12", "No. 10"; not "that day 12 people died"."""
    index = start - 1
    if line.low(index) == "." and line.low(index - 1) in {"no", "nos", "vol", "pp", "fig"}:
        return True
    lexeme = line[index]
    if lexeme.low == "no" or lexeme.low not in word_set("label_words") or lexeme.glued:
        return False
    if lexeme.text[0].isupper() and index > 0:
        return True
    after = line[number.end]
    if after.low == "-" or not after.low:
        return not after.low
    return line.sentence.tokens[after.first].pos not in {"NOUN", "ADJ", "SYM"} and after.low != "%"


def _within_name(line: Line, number: Number) -> bool:
    """Such as "Group of Seven", "Apollo 11": inside a name and not its first word."""
    tokens = line.sentence.tokens
    index = line[number.start].first
    here = tokens[index]
    if line.low(number.start - 1) == "of" and line[number.start - 2].text == "Group":
        return True
    if number.words and here.text[0].isupper() and line.low(number.start - 1) == "of":
        return line[number.start - 2].text[:1].isupper()
    if here.entity not in _NAMES or not index:
        return False
    return tokens[index - 1].entity == here.entity


_MARKS = frozenset({'"', "“", "”", "‘", "’", "'"})
_SMALL = frozenset({"ADP", "DET", "CCONJ", "PART", "PUNCT", "NUM"})
_LONGEST_TITLE = 10


def _within_title(line: Line, number: Number) -> bool:
    """Such as the film “Twelve Angry Men”: between quotation marks, every longer word with a capital."""
    tokens = line.sentence.tokens
    index = line[number.start].first
    left = next((i for i in range(index - 1, -1, -1) if tokens[i].text in _MARKS), None)
    right = next((i for i in range(index + 1, len(tokens)) if tokens[i].text in _MARKS), None)
    if left is None or right is None or right - left > _LONGEST_TITLE:
        return False
    words = [token for token in tokens[left + 1 : right] if token.pos not in _SMALL]
    capitals = tokens[index].text[0].isupper() or tokens[index].text.isdigit()
    return capitals and bool(words) and all(token.text[0].isupper() for token in words)


def _follows_name(line: Line, start: int, number: Number) -> bool:
    """Such as "A Boeing 737 crashed": straight after a name and before no noun or unit."""
    tokens = line.sentence.tokens
    index = line[start].first
    if (
        number.words
        or number.scaled
        or not index
        or tokens[index - 1].pos != "PROPN"
        or "," in line.low(start)
    ):
        return False
    if (
        unit_phrases().at(line, number.end)
        or currency_words().at(line, number.end)
        or line.low(number.end) == "-"
    ):
        return False
    after = tokens[line[number.end].first] if line.low(number.end) else None
    return after is None or after.pos not in {"NOUN", "ADJ"}


def _in_street(line: Line, number: Number) -> bool:
    """Such as "10 Downing Street"."""
    index = number.end
    while line[index].text[:1].isupper() and index < number.end + 4:
        if line.low(index) in word_set("street_words") and index > number.end:
            return True
        index += 1
    return False


def _one_of_speech(line: Line, start: int, number: Number) -> bool:
    """Such as "one of the men", "no one", "one day", "one another" count nothing."""
    if number.end != start + 1 or line.low(start) != "one":
        return False
    before, after = line.low(start - 1), line.low(start + 1)
    if after == "-" and unit_words().at(line, start + 2) and before not in {"-", "day"}:
        return False  # "a one-year deal"; not "one-way", "one-on-one"
    if before in {
        "no",
        "the",
        "this",
        "that",
        "any",
        "every",
        "each",
        "another",
        "which",
        "by",
        "-",
        "as",
        "not",
        "some",
    }:
        return True
    token = line.sentence.tokens[line[start].first]
    return (
        after in {"of", "day", "night", "morning", "another", "side", "thing", "way", "-"}
        or token.pos == "PRON"
        or (token.dep not in {"nummod", "compound"})
    )
