"""Words exchanged: an opposite or a rival is another fact, a synonym is the same one."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from random import Random
from typing import cast

from factcheck import lexicon
from training.generate.change import Change, Edit, Span
from training.generate.inflect import base_of, inflected
from training.generate.parse import Parsed
from training.generate.tables import listed, table

_Table = dict[str, dict[str, tuple[str, ...]]]
_NAMED = frozenset({"PERSON", "ORG", "GPE", "LOC", "WORK_OF_ART", "PRODUCT", "FAC", "EVENT", "LAW"})
# Verbs so often part of an idiom that their opposite makes no sense there ("take place").
_IDIOMATIC = frozenset(listed("verbs in idioms"))
_ODD = frozenset(listed("words whose opposite reads badly"))


@cache
def synonyms() -> _Table:
    """Return, for each word class, what may be put for a word without a change of fact."""
    found: _Table = {}
    for kind, rows in cast("dict[str, list[str]]", table("synonyms")).items():
        options: defaultdict[str, list[str]] = defaultdict(list)
        for row in rows:
            _add(options, row)
        found[kind] = {word: tuple(dict.fromkeys(others)) for word, others in options.items()}
    return found


def _add(options: defaultdict[str, list[str]], row: str) -> None:
    left, arrow, right = row.partition(" > ")
    if arrow:
        options[left].extend(one.strip() for one in right.split(", "))
        return
    words = [one.strip() for one in row.split(",")]
    for word in words:
        options[word].extend(other for other in words if other != word)


@cache
def opposites() -> _Table:
    """Return, for each word class, the opposites of a word that read well in most sentences."""
    found: _Table = {}
    for kind, rows in cast("Mapping[str, list[list[str]]]", lexicon.table("antonyms")).items():
        if kind in {"noun", "verb", "adjective", "adverb"}:
            left_out = _IDIOMATIC if kind == "verb" else _ODD
            pairs = [row for row in rows if not left_out.intersection(map(str, row))]
            found[kind] = _both_ways(pairs)
    return found


@cache
def rivals(kind: str) -> dict[str, tuple[str, ...]]:
    """Return what stands in the same row of the table of rivals, for each of its words."""
    rows = cast("list[list[str]]", table("rivals")[kind])
    if kind in {"quantifier", "status"}:
        found: defaultdict[str, list[str]] = defaultdict(list)
        for first, second in rows:
            found[first].append(second)
        return {word: tuple(others) for word, others in found.items()}
    return _both_ways(rows)


def _both_ways(rows: Iterable[Iterable[str]]) -> dict[str, tuple[str, ...]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for row in rows:
        words = [str(one) for one in row]
        for word in words:
            found[word].extend(other for other in words if other not in {word, *found[word]})
    return {word: tuple(others) for word, others in found.items()}


def _exchanged(
    parsed: Parsed, random: Random, tables: Mapping[str, Mapping[str, tuple[str, ...]]]
) -> Change | None:
    found = [
        span
        for index in range(len(parsed.words))
        if (span := _one(parsed, index, random, tables)) is not None
    ]
    return Change((random.choice(found),)) if found else None


def _one(
    parsed: Parsed, index: int, random: Random, tables: Mapping[str, Mapping[str, tuple[str, ...]]]
) -> Span | None:
    word = parsed.words[index]
    kind = base_of(word.tag)
    options = tables.get(kind, {}).get(word.lemma)
    if not options or word.entity in _NAMED or is_bound(parsed, index):
        return None
    if word.tag in {"JJR", "JJS"}:
        options = tuple(one for one in options if one in _GRADED and word.lemma in _GRADED)
    other = inflected(random.choice(options), word.tag) if options else None
    if other is None or other.lower() == word.text.lower():
        return None
    if word.tag in {"VBD", "VBN"} and not _is_sure_of_form(parsed, index, other, options):
        return None
    return index, index + 1, other


_GRADED = frozenset(listed("graded adjectives"))


def _is_sure_of_form(parsed: Parsed, index: int, other: str, options: tuple[str, ...]) -> bool:
    """Whether past tense and participle are told apart by the clause, or alike in the new verb.

    The tagger takes "published" for either; "withdrew" and "withdrawn" show which it was.
    """
    pasts = {inflected(one, "VBD") for one in options} & {other}
    participles = {inflected(one, "VBN") for one in options} & {other}
    if pasts and participles:
        return True
    helped = parsed.child(index, "aux", "auxpass") is not None
    if parsed.words[index].tag == "VBN":
        return helped or parsed.words[index].dep == "acl"
    return not helped and parsed.child(index, "nsubj") is not None


def is_bound(parsed: Parsed, index: int) -> bool:
    """Whether a word is part of a name, a hyphenated word, a phrasal verb or a fixed compound."""
    word, words = parsed.words[index], parsed.words
    before = words[index - 1] if index else None
    after = words[index + 1] if index + 1 < len(words) else None
    hyphens = {"-", "–", "/"}
    if (before and before.text in hyphens) or (after and after.text in hyphens):
        return True
    if word.text[0].isupper() and index:
        return True
    if word.tag.startswith("V"):
        return parsed.child(index, "prt", "neg") is not None or word.dep in {
            "amod",
            "compound",
            "aux",
            "auxpass",
        }
    if word.tag.startswith("N"):
        near = bool(after and after.tag.startswith("N")) or bool(
            before and before.dep == "compound"
        )
        return near or word.dep == "compound"
    return bool(word.dep == "compound" or (after and after.tag == "POS"))


def opposite(parsed: Parsed, random: Random) -> Change | None:
    """Exchange a word for its opposite."""
    return _exchanged(parsed, random, opposites())


def rival(parsed: Parsed, random: Random) -> Change | None:
    """Exchange a noun or an adjective for one of the same sort that means something else."""
    return _exchanged(
        parsed, random, {kind: rivals(kind) for kind in ("noun", "adjective", "adverb")}
    )


def rival_verb(parsed: Parsed, random: Random) -> Change | None:
    """Exchange a verb for one that cannot be right of the same event."""
    return _exchanged(parsed, random, {"verb": rivals("verb")})


def synonym(parsed: Parsed, random: Random) -> Change | None:
    """Exchange a word for one that means the same."""
    return _exchanged(parsed, random, synonyms())


def same_phrase(parsed: Parsed, random: Random) -> Change | None:
    """Exchange a phrase or a small word for one that means the same."""
    return _phrase(parsed, random, synonyms()["phrase"])


def direction(parsed: Parsed, random: Random) -> Change | None:
    """Turn a preposition, a comparative or a conjunction round: before, after."""
    return _phrase(parsed, random, rivals("direction"))


def quantifier(parsed: Parsed, random: Random) -> Change | None:
    """Exchange "all" for "only some", "often" for "rarely"."""
    return _phrase(parsed, random, rivals("quantifier"))


_OFFICES = frozenset(listed("offices"))


def status(parsed: Parsed, random: Random) -> Change | None:
    """Exchange "former" for "current", "acting" for "permanent"."""
    options = rivals("status")
    found: list[Span] = []
    for index, word in enumerate(parsed.words[:-1]):
        head = parsed.words[word.head]
        fits = (
            word.dep == "amod"
            and word.text in options
            and head.tag.startswith("NN")
            and word.head > index
        )
        if fits and (word.text != "acting" or head.lemma in _OFFICES):
            found.append((index, index + 1, random.choice(options[word.text])))
    return Change((random.choice(found),)) if found else None


# Read as something else than a preposition or a quantifier here.
_FIXED = frozenset(listed("fixed phrases"))
_STAYS = frozenset({"for", "with", "up", "down", "since", "over"})


def _phrase(
    parsed: Parsed, random: Random, options: Mapping[str, tuple[str, ...]]
) -> Change | None:
    words = parsed.words
    found: list[Span] = []
    for first in range(len(words)):
        for last in range(min(len(words), first + 4), first, -1):
            phrase = " ".join(word.text for word in words[first:last])
            key = phrase if phrase in options else phrase[0].lower() + phrase[1:]
            if key in options and not _is_fixed(parsed, first, last, key):
                found.append((first, last, random.choice(options[key])))
                break
    return Change((random.choice(found),)) if found else None


def _is_fixed(parsed: Parsed, first: int, last: int, key: str) -> bool:
    words = parsed.words
    before = words[first - 1].text.lower() if first else ""
    after = words[last].text.lower() if last < len(words) else ""
    if (
        f"{before} {key}" in _FIXED
        or f"{key} {after}" in _FIXED
        or after in {"-", "'s", "’s"}
        or before == "-"
    ):
        return True
    if any(word.entity in _NAMED - {"GPE", "ORG", "EVENT"} for word in words[first:last]):
        return True
    if key in {"most", "least", "more", "less"} and before in {
        "the",
        "at",
        "not",
        "no",
        "once",
        "ever",
    }:
        return True
    return key in _STAYS and not _is_plain_preposition(parsed, first)


def _is_plain_preposition(parsed: Parsed, index: int) -> bool:
    """Whether "with", "up" or "since" is free: its governor is a plain verb of movement or a noun."""
    word = parsed.words[index]
    governor = parsed.words[word.head]
    if word.text in {"up", "down"}:
        return governor.lemma in {
            "go",
            "move",
            "walk",
            "run",
            "climb",
            "fall",
            "be",
        } and word.dep in {"advmod", "prt", "prep"}
    if word.text == "for":
        return governor.lemma in {"vote", "campaign", "argue", "fight", "protest", "decide", "rule"}
    if word.text == "with":
        return governor.tag.startswith("NN") and word.dep == "prep"
    return word.text == "since" and word.dep == "prep"


CONFLICTS = (
    Edit("antonym", "contradiction", "contradiction", opposite),
    Edit("rival word", "contradiction", "contradiction", rival),
    Edit("rival verb", "contradiction", "contradiction", rival_verb),
    Edit("direction", "contradiction", "contradiction", direction),
    Edit("quantifier", "contradiction", "contradiction", quantifier),
    Edit("status", "contradiction", "contradiction", status),
)
REWORDINGS = (
    Edit("synonym", "entailment", "entailment", synonym),
    Edit("same phrase", "entailment", "entailment", same_phrase),
)
