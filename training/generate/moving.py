"""Parts of a sentence moved: a phrase or clause to the front or the back, two joined things exchanged."""

from collections.abc import Iterator
from random import Random

from training.generate.change import Change, Edit
from training.generate.parse import Parsed
from training.generate.tables import listed

_CLAUSES = frozenset(listed("conjunctions of clauses"))
_MOVABLE = frozenset(listed("prepositions that move"))
_BOUND = frozenset({"by", "for", "from"})
# "In addition" and the like read ill at the end.
_LEADING = frozenset(listed("fixed openings after in"))
_TIMES = frozenset({"DATE", "TIME"})
_SIGNS = frozenset({'"', "“", "”", ";", ":", "?", "(", ")", "—", "–"})


def to_the_back(parsed: Parsed, _: Random) -> Change | None:
    """Move "On Monday, she left." to "She left on Monday."."""
    root, end = parsed.root, len(parsed.words) - 1
    if not is_simple(parsed) or parsed.child(root, "conj") is not None:
        return None
    for child in parsed.below[root]:
        first, last = parsed.reach(child)
        if first == 0 and parsed.words[child].dep in {"prep", "advcl", "npadvmod"}:
            fenced = last < end and parsed.words[last].text == ","
            if not fenced or not _may_go_back(parsed, child) or _is_split(parsed, child, last + 1):
                return None
            # A title, or an object that the parser missed: "His second son was created count".
            if parsed.words[0].text[0].isupper() and parsed.words[0].tag.startswith("NNP"):
                return None
            subject = parsed.child(root, "nsubj", "nsubjpass", "expl")
            if subject is None or parsed.reach(subject)[0] < last:
                return None
            comma = "," if _is_loose(parsed, child) else ""
            return Change(order=((last + 1, end), comma, (first, last), (end, end + 1)))
    return None


def _may_go_back(parsed: Parsed, child: int) -> bool:
    word, follows = parsed.words[child], parsed.words[parsed.reach(child)[0] + 1].text
    if word.dep == "advcl":
        return is_clause(parsed, child)
    low = word.text.lower()
    if (low == "in" and follows in _LEADING) or (
        low == "for" and follows in {"example", "instance", "one"}
    ):
        return False
    return word.dep == "npadvmod" or low in _MOVABLE or low == "according"


def _is_split(parsed: Parsed, child: int, start: int) -> bool:
    """Whether the rest of the sentence has a clause or a comma the phrase could attach to."""
    others = any(
        parsed.words[one].dep in {"advcl", "ccomp", "xcomp"} and one != child
        for one in parsed.below[parsed.root]
    )
    verbs = any(
        word.tag.startswith("V")
        and word.dep not in {"aux", "auxpass", "amod", "compound"}
        and index != parsed.root
        for index, word in enumerate(parsed.words[start:], start)
    )
    return others or verbs or any(word.text == "," for word in parsed.words[start:])


def _is_loose(parsed: Parsed, child: int) -> bool:
    low = parsed.words[child].text.lower()
    return low in {"according", "despite"} or mark_of(parsed, child) in _CONCEDING


_CONCEDING = frozenset({"although", "though", "while"})


def to_the_front(parsed: Parsed, _: Random) -> Change | None:
    """Move "She left on Monday." to "On Monday, she left."."""
    root, end = parsed.root, len(parsed.words) - 1
    subject = parsed.child(root, "nsubj", "nsubjpass", "expl")
    if not is_simple(parsed) or subject is None or parsed.reach(subject)[0] != 0:
        return None
    for child in parsed.below[root]:
        first, last = parsed.reach(child)
        if last != end or first <= subject or not _may_go_front(parsed, child):
            continue
        stop = first - 1 if parsed.words[first - 1].text == "," else first
        hung = parsed.words[stop - 1].tag in {"IN", "TO", "DT", "CC"}
        # "From 1960 until 1990" is one phrase; "asked if" and "after which" hold on to what is before.
        mark, second = parsed.words[first].text.lower(), parsed.words[first + 1].text.lower()
        range_end = mark in {"until", "to"} and any(
            one.text in {"from", "between"} for one in parsed.words[:first]
        )
        if (
            range_end
            or mark == "if"
            or second in {"which", "whom"}
            or parsed.words[stop - 1].text == "soon"
        ):
            return None
        listing = any(word.text == "," for word in parsed.words[:stop])
        if hung or listing or parsed.child(root, "conj") is not None:
            return None
        return Change(order=((first, last), ",", (0, stop), (end, end + 1)))
    return None


def _may_go_front(parsed: Parsed, child: int) -> bool:
    first, last = parsed.reach(child)
    word = parsed.words[child]
    if word.dep == "advcl":
        return is_clause(parsed, child) and mark_of(parsed, child) != "as"
    timed = any(one.entity in _TIMES for one in parsed.words[first:last]) and last - first <= 7
    return word.dep == "prep" and timed and word.text in _MOVABLE - _BOUND


def mark_of(parsed: Parsed, clause: int) -> str:
    """Return the conjunction that opens a clause, or empty."""
    for child in parsed.below[clause]:
        if (
            child < clause
            and parsed.words[child].dep in {"mark", "advmod"}
            and parsed.words[child].text.lower() in _CLAUSES
        ):
            return parsed.words[child].text.lower()
    return ""


def is_clause(parsed: Parsed, clause: int) -> bool:
    """Whether an adverbial clause has its conjunction first and a subject."""
    first, _ = parsed.reach(clause)
    opens = parsed.words[first].text.lower() in _CLAUSES and parsed.words[first].head == clause
    return opens and parsed.child(clause, "nsubj", "nsubjpass", "expl") is not None


def is_simple(parsed: Parsed) -> bool:
    """Whether a sentence has no quotation, bracket, dash or semicolon."""
    return parsed.words[-1].text == "." and not any(word.text in _SIGNS for word in parsed.words)


def exchanged_pair(parsed: Parsed, random: Random) -> Change | None:
    """Exchange two joined things: "Spain and France" as "France and Spain"."""
    pairs = list(_pairs(parsed))
    if not pairs:
        return None
    first, middle, second = random.choice(pairs)
    before, after = parsed.words[: first[0]], parsed.words[second[1] :]
    start: tuple[int, int] = (0, first[0])
    end: tuple[int, int] = (second[1], len(parsed.words))
    if not after or any(
        word.text.lower() in {"respectively", "both", "either", "former", "latter", "then"}
        for word in (*before, *after)
    ):
        return None
    # "Java in Indonesia and Honshu in Japan" joins other things than it seems.
    if after[0].tag in {"IN", "TO", "WDT", "WP"} or after[0].text in {"-", "–"}:
        return None
    # "Brenton as Henry and Kaya as Carina" joins other things than it seems.
    if after[0].text == "as" or (before and before[-1].text == "as"):
        return None
    return Change(order=(start, second, middle, first, end))


def _pairs(parsed: Parsed) -> Iterator[tuple[tuple[int, int], tuple[int, int], tuple[int, int]]]:
    words = parsed.words
    for index in range(len(words)):
        joint, other = parsed.child(index, "cc"), parsed.child(index, "conj")
        if (
            joint is None
            or other is None
            or not index < joint < other
            or words[joint].text.lower() not in {"and", "or"}
        ):
            continue
        first, second = parsed.reach(index)[0], parsed.reach(other)
        below = [one for one in parsed.below[index] if one > index]
        own = [one for one in parsed.below[index] if one < index]
        alike = words[index].tag == words[other].tag and words[index].tag in {
            "NN",
            "NNS",
            "NNP",
            "JJ",
        }
        if (
            not alike
            or below != [joint, other]
            or parsed.child(other, "conj", "prep", "relcl", "acl", "appos") is not None
            or second[0] != joint + 1
        ):
            continue
        named = words[index].tag == "NNP"
        if own and not (named and words[other].tag == "NNP" and parsed.below[other]):
            continue
        # "Farrar, Straus and Giroux" is one name, "free and open source" one term.
        whole = words[index].entity and words[joint].entity and not words[other].opens
        if whole or words[second[0]].text in {"open", "figures"}:
            continue
        if second[1] - second[0] > 4 or joint != index + 1:
            continue
        near = words[second[1]].tag if second[1] < len(words) else ""
        before = words[first - 1] if first else None
        if before and before.tag in {"JJ", "NN", "NNP", "CD", "VBN", "DT", "PRP$", "POS"}:
            continue
        if near.startswith(("NN", "POS")) and words[index].tag != "JJ":
            continue
        yield (first, index + 1), (joint, joint + 1), second


REWORDINGS = (
    Edit("moved phrase", "entailment", "entailment", to_the_back),
    Edit("moved phrase", "entailment", "entailment", to_the_front),
    Edit("exchanged pair", "entailment", "entailment", exchanged_pair),
)
