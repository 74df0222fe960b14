"""Who does it: the subject of a predicate, restored from the clause above where it has none of its own."""

from __future__ import annotations

from factcheck.claims.clauses import Clauses
from factcheck.claims.grammar import child, own_subject, quoted
from factcheck.facts.attributions.reporting import verb_at
from factcheck.model import Sentence

_RELATIVE = frozenset({"who", "which", "that", "whom"})
_SUBJECT_CONTROL = frozenset({"promise", "vow", "pledge", "threaten", "offer", "agree", "swear"})


def subject(parts: Clauses, root: int) -> tuple[int, ...]:
    """Tokens of the subject without its own clauses and appositions; empty where there is none."""
    head = subject_head(parts.sentence, root)
    return () if head is None else phrase(parts, head, root)


def subject_head(sentence: Sentence, index: int) -> int | None:
    """The head of the predicate's subject, followed up the tree; None for fragments and agentless parts."""
    own = own_subject(sentence, index)
    if own is not None:
        meant = antecedent(sentence, own)
        return own if meant is None else meant
    if sentence.tokens[index].head == index:
        return None
    return _restored(sentence, index)


def antecedent(sentence: Sentence, index: int) -> int | None:
    """The noun that a relative pronoun stands for, or None when the token is no relative pronoun."""
    token = sentence.tokens[index]
    clause = sentence.tokens[token.head]
    if clause.dep == "relcl" and token.text.lower() in _RELATIVE and token.tag in {"WDT", "WP"}:
        return clause.head
    return None


def phrase(parts: Clauses, head: int, root: int) -> tuple[int, ...]:
    """The noun phrase of *head*: its subtree as far as it lies in one claim, without the predicate *root*."""
    sentence = parts.sentence
    home = next((row for row in parts.tokens.values() if head in row), ())
    below = [i for i in sentence.subtree(head) if i == head or i in home]
    if root in sentence.subtree(
        head
    ):  # "Ann Li, a judge, and Bob Ray": who is joined later is no judge
        said = frozenset(sentence.subtree(root))
        below = [i for i in below if i not in said and i < root]
    while len(below) > 1 and sentence.tokens[below[-1]].pos in {"PUNCT", "CCONJ"}:
        below.pop()
    while len(below) > 1 and sentence.tokens[below[0]].pos == "PUNCT":
        below.pop(0)
    return tuple(below)


def _restored(sentence: Sentence, index: int) -> int | None:
    token = sentence.tokens[index]
    match token.dep:
        case "appos" | "acl":
            return token.head
        case "relcl":
            return None if _relativizer(sentence, index) is None else token.head
        case "xcomp" | "ccomp":
            return _controller(sentence, token.head, index)
        case "conj":
            return subject_head(sentence, token.head)
        case _:
            return subject_head(sentence, _governor(sentence, index))


def _relativizer(sentence: Sentence, index: int) -> int | None:
    return next((i for i in sentence.subtree(index) if antecedent(sentence, i) is not None), None)


def _controller(sentence: Sentence, verb: int, index: int) -> int | None:
    """As in "urged Russia to reconsider": Russia; "promised voters to act": the one who promised."""
    thing = child(sentence, verb, "dobj", "dative")
    if thing is not None and thing < index and sentence.tokens[verb].lemma not in _SUBJECT_CONTROL:
        return thing
    return subject_head(sentence, verb)


def _governor(sentence: Sentence, index: int) -> int:
    """The verb whose subject a participle shares.

    Two arcs of the parser are mended: a reporting participle belongs to the speaker ("after rebels took the town,
    saying ..." hangs on "took"), and one outside quotation marks does not hang on a verb inside them.
    """
    inside = quoted(sentence)
    reports = verb_at(sentence, index) is not None
    above = first = _verb_above(sentence, index)
    while sentence.tokens[above].head != above:
        spoken = inside[above] and not inside[index]
        if not spoken and not (reports and verb_at(sentence, above) is None):
            return above
        above = _verb_above(sentence, above)
    settled = not reports or verb_at(sentence, above) is not None or inside[first]
    return above if settled else first


def _verb_above(sentence: Sentence, index: int) -> int:
    above = sentence.tokens[index].head
    while sentence.tokens[above].head != above and sentence.tokens[above].pos not in {
        "VERB",
        "AUX",
    }:
        above = sentence.tokens[above].head
    return above
