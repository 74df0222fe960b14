"""Two names or two sides that change places: who did it to whom, who is whose, which is more."""

from random import Random

from training.generate.change import Change, Edit, Piece, exchanged
from training.generate.parse import Parsed
from training.generate.sides import DEEDS, MAKING, actor, as_object, as_subject, is_many
from training.generate.tables import listed

Span = tuple[int, int]

# Of these it is so or nearly so the other way round.
_MUTUAL = frozenset(listed("verbs alike for both sides"))
_EVEN = frozenset(listed("verbs even for both sides"))
_LINKING = frozenset(
    {"with", "and", "or", "between", "alongside", "than", "like", "as", "of", "among"}
)
_ONE_SIDED = (DEEDS | frozenset(listed("verbs of one side"))) - _EVEN - _MUTUAL - MAKING
_RELATIONS = frozenset(listed("nouns of one side"))


def exchanged_names(parsed: Parsed, random: Random) -> Change | None:
    """Say "Ann will bring Bob a cake" as "Bob will bring Ann a cake": any two people or places."""
    found: list[tuple[Span, Span]] = []
    for label in ("PERSON", "ORG", "GPE"):
        spans = [span for span in parsed.spans(label) if _is_bare_name(parsed, span)]
        found += [
            (one, other)
            for k, one in enumerate(spans)
            for other in spans[k + 1 :]
            if _acts(parsed, one) and _is_apart(parsed, one, other)
        ]
    if not found:
        return None
    return exchanged(parsed, *random.choice(found))


def _is_bare_name(parsed: Parsed, span: Span) -> bool:
    inside = parsed.words[span[0] : span[1]]
    named = all(word.tag == "NNP" and word.text[0].isupper() for word in inside)
    head = parsed.head_of(span)
    after = parsed.words[span[1]] if span[1] < len(parsed.words) else None
    hung = parsed.child(head, "conj", "case", "prep", "det", "amod", "poss") is not None
    inner = parsed.child(head, "compound")
    hung = hung or (inner is not None and inner < span[0])
    glued = after is not None and (
        after.tag.startswith(("NN", "POS", "CD")) or after.text in {"-", "("}
    )
    texts = sum(word.text == inside[-1].text for word in parsed.words)
    return named and not hung and not glued and texts == 1 and parsed.words[head].dep != "conj"


def _acts(parsed: Parsed, span: Span) -> bool:
    word = parsed.words[parsed.head_of(span)]
    verb = parsed.words[word.head]
    return (
        word.dep in {"nsubj", "nsubjpass"}
        and verb.tag.startswith("V")
        and verb.lemma not in _MUTUAL | MAKING
    )


def _is_apart(parsed: Parsed, one: Span, other: Span) -> bool:
    """Whether the second name stands in another part of the same clause."""
    verb = parsed.words[parsed.head_of(one)].head
    word = parsed.words[parsed.head_of(other)]
    link = parsed.words[word.head]
    passive = parsed.words[parsed.head_of(one)].dep == "nsubjpass"
    direct = word.dep in {"dobj", "dative"} and word.head == verb
    hung = word.dep == "pobj" and link.text.lower() not in _LINKING and link.head == verb
    if passive:
        return link.text == "by" and link.head == verb
    return _is_plain(parsed) and (direct or hung)


def exchanged_sides(parsed: Parsed, random: Random) -> Change | None:
    """Say "the army attacked the rebels and left" as "the rebels attacked the army and left"."""
    found = [sides for verb in range(len(parsed.words)) if (sides := _sides(parsed, verb))]
    if not found or not _is_plain(parsed):
        return None
    one, other = random.choice(found)
    front: tuple[Piece, ...] = ((0, one[0]),) if one[0] else ()
    middle, rest = (one[1], other[0]), (other[1], len(parsed.words))
    return Change(order=(*front, *as_subject(parsed, other), middle, *as_object(parsed, one), rest))


def compared(parsed: Parsed, _: Random) -> Change | None:
    """Say "Spain is larger than Italy" as "Italy is larger than Spain"."""
    for index, word in enumerate(parsed.words):
        more = parsed.words[index - 1].text == "more"
        than = parsed.child(index, "prep")
        if (
            not (word.tag in {"JJR", "RBR"} or more)
            or than is None
            or parsed.words[than].text != "than"
        ):
            continue
        verb, other = word.head, parsed.child(than, "pobj")
        subject = parsed.child(verb, "nsubj")
        if subject is None or other is None or not _is_plain(parsed):
            continue
        nouns = {parsed.words[k].tag for k in (subject, other)}
        if parsed.child(other, "poss") is not None:
            continue
        one, two = _phrase(parsed, subject), _phrase(parsed, other)
        alike = len(nouns) == 1 and nouns <= {"NN", "NNS", "NNP"}
        if alike and one and two and is_many(parsed, one) == is_many(parsed, two):
            return exchanged(parsed, one, two)
    return None


def related(parsed: Parsed, _: Random) -> Change | None:
    """Say "Lee is the son of Park" as "Park is the son of Lee"."""
    for index, word in enumerate(parsed.words):
        link = parsed.child(index, "prep")
        if (
            word.lemma not in _RELATIONS
            or link is None
            or parsed.words[link].text not in {"of", "to"}
        ):
            continue
        other = parsed.child(link, "pobj")
        holder: int | None = word.head if word.dep == "appos" else None
        if word.dep == "attr":
            holder = parsed.child(word.head, "nsubj")
        if (
            other is None
            or holder is None
            or parsed.words[holder].entity != parsed.words[other].entity
        ):
            continue
        spans = _name_at(parsed, holder), _name_at(parsed, other)
        if spans[0] and spans[1] and _is_plain(parsed):
            return exchanged(parsed, spans[0], spans[1])
    return None


def _name_at(parsed: Parsed, head: int) -> Span | None:
    """Return the bare name that a word is the head of."""
    for span in parsed.spans("PERSON", "ORG"):
        if head in range(*span) and parsed.head_of(span) == head and _is_bare_name(parsed, span):
            return span
    return None


def _sides(parsed: Parsed, verb: int) -> tuple[Span, Span] | None:
    """Return the doer and the target of a verb, if either could be the other."""
    word = parsed.words[verb]
    if word.lemma not in _ONE_SIDED or parsed.child(verb, "neg", "dative", "oprd") is not None:
        return None
    agent = parsed.child(verb, "agent")
    subject = parsed.child(verb, "nsubjpass" if agent is not None else "nsubj")
    target = parsed.child(verb, "dobj") if agent is None else parsed.child(agent, "pobj")
    if subject is None or target is None or not subject < verb < target or not word.text.islower():
        return None
    # "Knocked him out" has its small word behind the pronoun.
    pronoun = any(parsed.words[k].tag == "PRP" for k in (subject, target))
    if pronoun and parsed.child(verb, "prt") is not None:
        return None
    one, other = _phrase(parsed, subject), _phrase(parsed, target)
    kinds = actor(parsed.words[subject]), actor(parsed.words[target])
    if one is None or other is None or not kinds[0] or kinds[0] != kinds[1]:
        return None
    free = parsed.child(verb, "aux", "auxpass") is None and word.tag == "VBD"
    return (one, other) if free or is_many(parsed, one) == is_many(parsed, other) else None


def _phrase(parsed: Parsed, noun: int) -> Span | None:
    """Return a noun with all that is below it, if that is short and points at nothing."""
    first, last = parsed.reach(noun)
    words = parsed.words[first:last]
    if any(
        word.lemma in {"any", "other", "all", "ever"} or word.tag in {"CD", ":"} for word in words
    ):
        return None
    # "E-mail" may be three words.
    after = parsed.words[last] if last < len(parsed.words) else None
    if not parsed.is_whole(noun) or (after and after.text in {"-", "/"}):
        return None
    # What hangs on a noun after its head may belong to the verb.
    loose = any(parsed.words[k].text != "of" for k in parsed.below[noun] if k > noun)
    joined = any(
        word.dep in {"conj", "appos", "relcl", "acl"} or word.text == "," for word in words
    )
    return None if loose or joined or last - first > 7 else (first, last)


def _is_plain(parsed: Parsed) -> bool:
    return parsed.words[-1].text == "." and not any(
        word.text in {'"', "“"} for word in parsed.words
    )


CONFLICTS = (
    Edit("roles", "contradiction", "contradiction", exchanged_names),
    Edit("roles", "contradiction", "contradiction", exchanged_sides),
    Edit("roles", "contradiction", "contradiction", compared),
    Edit("roles", "contradiction", "contradiction", related),
)
