"""A detail left out: the longer text entails the shorter one, which says nothing about the rest."""

from random import Random

from training.generate.change import Change, Edit
from training.generate.parse import Parsed
from training.generate.tables import listed

# Where a word like these governs, leaving something out does not weaken the sentence.
_TURNING = frozenset(listed("words under which less is more"))
_DROPPED = frozenset({"prep", "npadvmod", "advmod"})
# Without them a sentence says more, not less.
_LIMITING = frozenset(listed("adverbs that limit"))
_INNER = frozenset({"appos", "relcl", "acl"})


def without_adjunct(parsed: Parsed, random: Random) -> Change | None:
    """Leave out a phrase of time, place or manner at the end or the front of the main clause."""
    if _turns(parsed):
        return None
    found = [
        parsed.reach(child)
        for verb in (parsed.root,)
        for child in parsed.below[verb]
        if parsed.words[child].dep in _DROPPED and _is_free(parsed, child)
    ]
    spans = [_with_comma(parsed, span) for span in found]
    fit = [
        span
        for span in spans
        if span[1] - span[0] < len(parsed.words) // 2
        and (span[0] == 0 or parsed.words[span[1] - 1].text != ".")
        and span[1] <= len(parsed.words)
    ]
    if not fit:
        return None
    first, last = random.choice(fit)
    return Change(((first, last, ""),))


def _is_free(parsed: Parsed, child: int) -> bool:
    first, last = parsed.reach(child)
    word = parsed.words[child]
    follows = parsed.words[last].text if last < len(parsed.words) else ""
    if parsed.child(child, "conj") is not None or follows in {"and", "or", "-", "where", "at"}:
        return False
    if first == 0 and word.dep == "npadvmod" and follows != ",":
        return False
    timed = any(
        one.entity in {"DATE", "TIME", "GPE", "LOC", "FAC"} for one in parsed.words[first:last]
    )
    if word.dep == "prep":
        return (
            word.text.lower()
            in {"in", "on", "during", "after", "before", "at", "near", "since", "throughout"}
            and timed
            and parsed.words[parsed.root].lemma not in _PLACED
        )
    if word.dep == "npadvmod":
        return timed and parsed.words[first].entity in {"DATE", "TIME"}
    return (
        word.tag == "RB"
        and word.text.endswith("ly")
        and word.lemma not in _LIMITING
        and last - first == 1
    )


# Of these the place or the time is what the sentence says.
_PLACED = frozenset({
    "be", "live", "lie", "locate", "reside", "base", "bear", "situate", "occur", "include", "grow",
    "date", "last", "play", "compete",
})  # fmt: skip


def _with_comma(parsed: Parsed, span: tuple[int, int]) -> tuple[int, int]:
    """Take the comma along that belongs to the phrase."""
    first, last = span
    if first == 0 and last < len(parsed.words) and parsed.words[last].text == ",":
        return first, last + 1
    if first and parsed.words[first - 1].text == ",":
        closed = last < len(parsed.words) and parsed.words[last].text in {",", "."}
        return (first - 1, last + (parsed.words[last].text == ",")) if closed else span
    return span


def without_apposition(parsed: Parsed, random: Random) -> Change | None:
    """Leave out ", the mayor," or ", who had won in May,"."""
    if _turns(parsed):
        return None
    spans = []
    for index, word in enumerate(parsed.words):
        first, last = parsed.reach(index)
        fenced = (
            first > 1
            and last < len(parsed.words)
            and parsed.words[first - 1].text == ","
            and parsed.words[last].text in {",", "."}
        )
        # "Broadcast on HBO, The Night Of premiered": the parser may hang the sentence on a name.
        torn = first <= parsed.root < last or parsed.words[word.head].head in range(first, last)
        named = (
            not torn
            and parsed.words[word.head].entity in {"PERSON", "ORG", "GPE"}
            and word.head < first
        )
        if (
            word.dep in _INNER
            and fenced
            and named
            and word.entity not in {"GPE", "DATE"}
            and parsed.child(word.head, "conj") is None
            and parsed.child(index, "conj", "cc") is None
            and last - first > 1
        ):
            # The second comma goes too, unless it closes off what follows.
            follows = parsed.words[last + 1].tag if last + 1 < len(parsed.words) else ""
            alone = parsed.words[last].text == "," and follows in _AFTER - {"CC"}
            spans.append((first - 1, last + alone))
    if not spans:
        return None
    return Change(((*random.choice(spans), ""),))


_AFTER = frozenset({"VBD", "VBZ", "VBP", "MD", "IN", "TO", "CC"})


def without_adjective(parsed: Parsed, random: Random) -> Change | None:
    """Leave out an adjective or an age before a noun."""
    if _turns(parsed):
        return None
    spans = [(k, k + 1, "") for k in range(1, len(parsed.words) - 1) if _is_extra(parsed, k)]
    return Change((random.choice(spans),)) if spans else None


def _is_extra(parsed: Parsed, index: int) -> bool:
    """Whether a word is an adjective that stands alone before a noun and narrows nothing else."""
    word, before, after = parsed.words[index], parsed.words[index - 1], parsed.words[index + 1]
    head = parsed.words[word.head]
    plain = word.dep == "amod" and word.tag == "JJ" and word.blank and not word.entity
    plain = plain and word.text.islower()
    inside = (
        word.head > index and head.tag in {"NN", "NNS"} and head.dep in {"dobj", "pobj", "attr"}
    )
    if not plain or not inside or word.lemma in _KEPT or parsed.below[index]:
        return False
    joints = {",", "-", "and", "or"}
    counted = parsed.child(word.head, "nummod", "prep") is not None
    return not counted and before.text not in joints and after.text not in joints


_KEPT = frozenset(listed("adjectives that matter"))


def without_clause(parsed: Parsed, random: Random) -> Change | None:
    """Leave out the second of two joined verbs, or a clause of time or ground."""
    root, end = parsed.root, len(parsed.words) - 1
    if _turns(parsed) or parsed.words[end].text != ".":
        return None
    spans = []
    joint, other = parsed.child(root, "cc"), parsed.child(root, "conj")
    if (
        joint is not None
        and other is not None
        and joint < other
        and parsed.words[joint].text in {"and", "but"}
        and parsed.reach(other)[1] == end
        and parsed.words[other].tag == parsed.words[root].tag
        and joint > root + 1
        and parsed.words[joint - 1].tag not in {"IN", "TO", "RP"}
        and parsed.child(other, "conj") is None
        and (
            parsed.child(other, "dobj") is None
            or parsed.child(root, "dobj", "attr", "prep", "xcomp") is not None
        )
    ):
        comma = parsed.words[joint - 1].text == ","
        spans.append((joint - comma, end, ""))
    clause = parsed.child(root, "advcl")
    if clause is not None:
        first, last = parsed.reach(clause)
        if (
            last == end
            and parsed.words[first].text
            in {"when", "after", "before", "while", "although", "though"}
            and first > root
            and parsed.words[first - 1].text
            not in {"soon", "shortly", "just", "even", "only", "later"}
        ):
            spans.append((first - (parsed.words[first - 1].text == ","), end, ""))
    return Change((random.choice(spans),)) if spans else None


def _turns(parsed: Parsed) -> bool:
    return any(
        word.lemma in _TURNING
        or word.text in {"?", '"', "“"}
        or word.tag in {"JJS", "RBS", "JJR", "RBR"}
        for word in parsed.words
    )


OPEN = (
    Edit("adjunct dropped", "entailment", "neutral", without_adjunct),
    Edit("apposition dropped", "entailment", "neutral", without_apposition),
    Edit("adjective dropped", "entailment", "neutral", without_adjective),
    Edit("clause dropped", "entailment", "neutral", without_clause),
)
