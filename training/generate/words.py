"""Words exchanged for their opposite or for a rival: another fact."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from random import Random
from typing import cast

from factcheck import lexicon
from training.generate.change import Change, Edit, Span
from training.generate.inflect import base_of, inflected
from training.generate.parse import Parsed
from training.generate.tables import listed, table

Table = dict[str, dict[str, tuple[str, ...]]]
_NAMED = frozenset({"PERSON", "ORG", "GPE", "LOC", "WORK_OF_ART", "PRODUCT", "FAC", "EVENT", "LAW"})
# Verbs so often part of an idiom that their opposite makes no sense there ("take place").
_IDIOMATIC = frozenset(listed("verbs in idioms"))
_ODD = frozenset(listed("words whose opposite reads badly"))


@cache
def opposites() -> Table:
    """Return, for each word class, the opposites of a word that read well in most sentences."""
    found: Table = {}
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


Options = Mapping[str, Mapping[str, tuple[str, ...]]]


def _exchanged(parsed: Parsed, random: Random, tables: Options) -> Change | None:
    """Exchange a word of these tables; a verb only where it governs no clause."""
    found = [
        span
        for index, word in enumerate(parsed.words)
        if not (base_of(word.tag) == "verb" and _governs_clause(parsed, index))
        and (span := one_word(parsed, index, random, _fit(parsed, index, tables))) is not None
    ]
    return Change((random.choice(found),)) if found else None


def _fit(parsed: Parsed, index: int, tables: Options) -> Options:
    """Leave out, for a verb, what cannot have its object, or cannot go without one."""
    word = parsed.words[index]
    if base_of(word.tag) != "verb":
        return tables
    passive = parsed.child(index, "auxpass", "nsubjpass") is not None
    passive = passive or (word.dep == "acl" and word.tag == "VBN")
    governs = passive or parsed.child(index, "dobj") is not None
    own = tables.get("verb", {}).get(word.lemma, ())
    if governs:
        others = tuple(one for one in own if one not in _ALONE)
    else:
        free = _ALONE | _EITHER
        others = tuple(one for one in own if one in free and word.lemma in free)
    return {"verb": {word.lemma: others}}


_ALONE = frozenset(listed("verbs of no object"))
_EITHER = frozenset(listed("verbs with or without object"))


def _governs_clause(parsed: Parsed, verb: int) -> bool:
    return parsed.child(verb, "xcomp", "ccomp", "oprd") is not None


def one_word(parsed: Parsed, index: int, random: Random, tables: Options) -> Span | None:
    """Return what to put for a word by the table of its class, in its form, or None."""
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


def direction(parsed: Parsed, random: Random) -> Change | None:
    """Turn a preposition, a comparative or a conjunction round: before, after."""
    return phrase(parsed, random, rivals("direction"), _points)


def quantifier(parsed: Parsed, random: Random) -> Change | None:
    """Exchange "all" for "only some", "often" for "rarely"."""
    return phrase(parsed, random, rivals("quantifier"), _counts)


_OFFICES = frozenset(listed("offices"))
# What others than holders of an office may be too.
_ANYWHERE = frozenset({"current", "former", "active", "junior", "senior", "younger", "older"})


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
        office = head.lemma in _OFFICES
        others = [one for one in options.get(word.text, ()) if office or one in _ANYWHERE]
        if fits and others and (office or word.text != "acting"):
            found.append((index, index + 1, random.choice(others)))
    return Change((random.choice(found),)) if found else None


_Fits = Callable[[Parsed, int, int, str], bool]
# Read as something else than a preposition or a quantifier here.
_FIXED = frozenset(listed("fixed phrases"))
_STAYS = frozenset({"for", "up", "down", "over"})


def phrase(
    parsed: Parsed, random: Random, options: Mapping[str, tuple[str, ...]], fits: _Fits
) -> Change | None:
    """Exchange a phrase of the table where it fits; a capital inside a sentence is a title's."""
    words = parsed.words
    found: list[Span] = []
    for first in range(len(words)):
        for last in range(min(len(words), first + 5), first, -1):
            text = " ".join(word.text for word in words[first:last])
            key = text if first or text in options else text[0].lower() + text[1:]
            if key not in options or _is_fixed(parsed, first, last, key):
                continue
            if fits(parsed, first, last, key):
                other = random.choice(options[key])
                of = _text_at(parsed, last) == "of"
                found.append((first, last, "none" if of and other == "no" else other))
                break
    return Change((random.choice(found),)) if found else None


def _text_at(parsed: Parsed, index: int) -> str:
    return parsed.words[index].text.lower() if 0 <= index < len(parsed.words) else ""


def _is_fixed(parsed: Parsed, first: int, last: int, key: str) -> bool:
    before, after = _text_at(parsed, first - 1), _text_at(parsed, last)
    if (
        f"{before} {key}" in _FIXED
        or f"{key} {after}" in _FIXED
        or after in {"-", "'s", "’s"}
        or before == "-"
    ):
        return True
    return any(word.entity in _NAMED - {"GPE", "ORG", "EVENT"} for word in parsed.words[first:last])


_GRADES = {"more": "RBR", "less": "RBR", "most": "RBS", "least": "RBS"}
_LINKS = frozenset({"and", "or", "to", "than"})


def _points(parsed: Parsed, first: int, last: int, key: str) -> bool:
    """Whether the opposite of a small word reads well here."""
    if {_text_at(parsed, first - 1), _text_at(parsed, last)} & (_LINKS - {"than"}):
        return False
    word = parsed.words[first]
    if first and parsed.words[first - 1].tag in {"CD", "NNS"} and key in _GRADES:
        return False
    if key in {"because", "although"}:
        return word.dep == "mark"
    return word.tag == _GRADES.get(key, word.tag) and (
        key not in _STAYS or _is_plain_preposition(parsed, first)
    )


# Only before a noun of which there are several do these count.
_COUNTING = frozenset({
    "most", "some", "many", "several", "few", "numerous", "each", "every", "all", "countless",
})  # fmt: skip
_VAGUE = frozenset(listed("nouns of vague number"))


def _counts(parsed: Parsed, first: int, last: int, key: str) -> bool:
    """Whether a quantifier may be another one here: not in "of all time", "the most famous"."""
    before, after = _text_at(parsed, first - 1), _text_at(parsed, last)
    if (
        before in {"a", "an", "the", "only", "more", "most", "less", "as", *_LINKS}
        or after in _LINKS
    ):
        return False
    if key == "widely":
        return last < len(parsed.words) and parsed.words[last].tag == "VBN"
    if key not in _COUNTING:
        return after not in {"from", "mind"} and (key != "twice" or after not in {"the", "as"})
    if key == "all" and before == "of":
        return False
    word = parsed.words[first]
    if after == "of":
        inner = parsed.child(last, "pobj")
        return word.dep != "advmod" and inner is not None and parsed.words[inner].tag == "NNS"
    head = parsed.words[word.head]
    many = "NN" if key in {"each", "every"} else "NNS"
    plain = word.dep in {"det", "amod"} and word.head > first and head.tag == many
    return plain and head.lemma not in _VAGUE


_GOING = frozenset({"go", "move", "walk", "run", "climb", "fall", "be"})
_SIDING = frozenset({"vote", "campaign", "argue", "fight", "protest", "decide", "rule"})


def _is_plain_preposition(parsed: Parsed, index: int) -> bool:
    """Whether "up", "down" or "for" goes with a verb of movement or of taking sides."""
    word = parsed.words[index]
    governor = parsed.words[word.head].lemma
    if word.text in {"up", "down"}:
        return governor in _GOING and word.dep in {"advmod", "prt", "prep"}
    return word.text == "for" and governor in _SIDING


CONFLICTS = (
    Edit("antonym", "contradiction", "contradiction", opposite),
    Edit("rival word", "contradiction", "contradiction", rival),
    Edit("rival verb", "contradiction", "contradiction", rival_verb),
    Edit("direction", "contradiction", "contradiction", direction),
    Edit("quantifier", "contradiction", "contradiction", quantifier),
    Edit("status", "contradiction", "contradiction", status),
)
