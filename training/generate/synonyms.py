"""Words and phrases exchanged for others that mean the same: a verb only for one of its frame."""

from collections import defaultdict
from functools import cache
from random import Random
from typing import cast

from training.generate.change import Change, Edit, Span
from training.generate.inflect import base_of, inflected
from training.generate.parse import Parsed
from training.generate.tables import table
from training.generate.words import Table, is_bound, one_word, phrase


@cache
def synonyms() -> Table:
    """Return, for each word class and frame, what may be put for a word without a change of fact."""
    found: Table = {}
    for kind, rows in cast("dict[str, list[str]]", table("synonyms")).items():
        options: defaultdict[str, list[str]] = defaultdict(list)
        for row in rows:
            _add(options, row)
        found[kind] = {word: tuple(dict.fromkeys(others)) for word, others in options.items()}
    # What stands in the passive stands before an object too.
    acting = found["verb acting on an object"]
    for word, others in found["verb with an object"].items():
        acting[word] = others + acting.get(word, ())
    return found


def _add(options: defaultdict[str, list[str]], row: str) -> None:
    left, arrow, right = row.partition(" > ")
    if arrow:
        options[left].extend(one.strip() for one in right.split(", "))
        return
    words = [one.strip() for one in row.split(",")]
    for word in words:
        options[word].extend(other for other in words if other != word)


def synonym(parsed: Parsed, random: Random) -> Change | None:
    """Exchange a word for one that means the same; a verb for one that governs the same."""
    found: list[Span] = []
    for index, word in enumerate(parsed.words):
        tables = synonyms()
        if base_of(word.tag) == "verb":
            tables = {"verb": synonyms().get(_frame(parsed, index), {})}
        span = one_word(parsed, index, random, tables)
        if span is None:
            span = _with_preposition(parsed, index, random)
        if span is not None:
            found.append(span)
    return Change((random.choice(found),)) if found else None


# After a verb of one of the frames below these change what it means: "serve as", "accuse of".
_TIGHT = frozenset({
    "as", "of", "with", "from", "into", "for", "to", "against", "on", "upon", "about", "over", "through",
})  # fmt: skip


def _frame(parsed: Parsed, verb: int) -> str:
    """Return the name of the table of verbs that govern what this one does, or nothing."""
    words = parsed.words
    clause = parsed.child(verb, "ccomp", "xcomp")
    if clause is not None:
        return _clause_frame(parsed, verb, clause)
    tight = any(
        words[one].dep == "prep" and words[one].text in _TIGHT for one in parsed.below[verb]
    )
    if tight or parsed.child(verb, "oprd", "dative", "acomp", "attr", "prt", "conj") is not None:
        return ""
    target, passive = parsed.child(verb, "dobj"), parsed.child(verb, "auxpass", "nsubjpass")
    if passive is not None or (words[verb].dep == "acl" and words[verb].tag == "VBN"):
        return "verb with an object"
    if target is None:
        named = parsed.child(verb, "nsubj", "agent") is not None or words[verb].tag == "VBG"
        return "verb without an object" if named else ""
    follows = target > verb and parsed.child(verb, "neg") is None
    return "verb acting on an object" if follows else ""


def _clause_frame(parsed: Parsed, verb: int, clause: int) -> str:
    after = parsed.words[verb + 1].text if clause > verb else ""
    word = parsed.words[clause]
    if after == "to" and word.dep == "xcomp" and word.tag == "VB":
        return "verb with to"
    asked = parsed.child(verb, "auxpass", "dobj", "dative") is not None
    if after in {"whether", "if"} and word.dep == "ccomp" and not asked:
        return "verb with whether"
    return "verb with that" if after == "that" and word.dep == "ccomp" else ""


def _with_preposition(parsed: Parsed, index: int, random: Random) -> Span | None:
    """Exchange a verb along with the preposition that follows it: "focus on", "concentrate on"."""
    words = parsed.words
    after = words[index + 1] if index + 1 < len(words) else None
    if base_of(words[index].tag) != "verb" or after is None or is_bound(parsed, index):
        return None
    options = synonyms()["verb with a preposition"].get(f"{words[index].lemma} {after.text}")
    governs = after.dep == "prep" and parsed.child(index + 1, "pobj") is not None
    more = parsed.child(index, "auxpass", "conj", "dobj", "xcomp", "ccomp") is not None
    if not options or not governs or after.head != index or more or words[index].tag == "VBN":
        return None
    other = inflected(random.choice(options), words[index].tag)
    return (index, index + 2, other) if other else None


def same_phrase(parsed: Parsed, random: Random) -> Change | None:
    """Exchange a phrase or a small word for one that means the same."""
    return phrase(parsed, random, synonyms()["phrase"], _is_free)


def _is_free(parsed: Parsed, first: int, last: int, key: str) -> bool:
    """Whether a phrase is what it seems: "due to" no plan, "near" a preposition."""
    after = parsed.words[last].tag if last < len(parsed.words) else ""
    if key == "near":
        return parsed.words[first].dep == "prep"
    if key == "a number of":
        return after in {"NNS", "JJ"}
    if key == "to date":
        return parsed.words[first].tag == "IN"
    if key in {"due to", "owing to"}:
        return not after.startswith("VB")
    return after == "VB" or not key.startswith(("is ", "are ", "was ")) or not key.endswith(" to")


REWORDINGS = (
    Edit("synonym", "entailment", "entailment", synonym),
    Edit("same phrase", "entailment", "entailment", same_phrase),
)
