"""What came first and what followed from what: told the other way round, or exchanged."""

from collections.abc import Iterator
from random import Random

from training.generate.change import Change, Edit, Piece, exchanged
from training.generate.inflect import inflected
from training.generate.moving import is_clause, is_simple, mark_of
from training.generate.parse import Parsed
from training.generate.sides import is_many
from training.generate.tables import listed

Span = tuple[int, int]

_MEASURED = frozenset({"day", "week", "month", "year", "hour", "minute", "soon", "shortly", "just"})
_THEN = frozenset({"then", "later", "subsequently", "afterwards", "eventually", "finally"})
_LOOSE = frozenset({"VBG", "VBN", "WDT", "WP", "WRB", "IN"})
_MOVING = frozenset(listed("verbs of moving"))
_CAUSING = frozenset(listed("verbs of causing"))
_BY_WAY_OF = {"lead": "to", "result": "in"}
_POINTING = frozenset({"PRP", "PRP$", "WDT", "WP"})
_HELPERS = frozenset({"VBD", "VBZ", "VBP", "VBN", "RB", "MD"})
_FIRST = frozenset({"first", "initially", "originally", "previously"})
_FOLLOWING = frozenset({"follow", "precede", "succeed"})
# Nobody does anything before being born or after dying.
_ENDS_OF_LIFE = frozenset({"bear", "die", "kill", "execute"})


def clauses_of_time(parsed: Parsed, random: Random) -> Change | None:
    """Say "A after B" as "B before A"."""
    found = _two_clauses(parsed, {"after", "before"})
    if found is None:
        return None
    main, word, other, end = found
    turned = "before" if parsed.words[word].text == "after" else "after"
    if random.random() < 0.3:
        return Change(order=(turned, main, ",", other, end))
    return Change(order=(other, turned, main, end))


def because_as_so(parsed: Parsed, random: Random) -> Change | None:
    """Say "A because B" as "B, so A"."""
    found = _two_clauses(parsed, {"because"})
    if found is None:
        return None
    main, _, other, end = found
    joint = random.choice((", so", ", and therefore", ", which is why", "; as a result,"))
    return Change(order=(other, joint, main, end))


def wrong_order(parsed: Parsed, random: Random) -> Change | None:
    """Exchange the clauses on both sides of "after", "before" or "because": cause and effect."""
    found = _two_clauses(parsed, {"after", "before", "because"})
    if found is None:
        return None
    main, word, other, end = found
    text = parsed.words[word].text
    if random.random() < 0.3:
        return Change(order=(text, main, ",", other, end))
    return Change(order=(other, text, main, end))


def wrong_opening(parsed: Parsed, _: Random) -> Change | None:
    """Say "After A, B." as "After B, A."."""
    root, end = parsed.root, len(parsed.words) - 1
    clause = _told_clause(parsed)
    if clause is None:
        return None
    first, last = parsed.reach(clause)
    subjects = [parsed.child(verb, "nsubj", "nsubjpass") for verb in (root, clause)]
    commas = [k for k, word in enumerate(parsed.words) if word.text == ","]
    if first != 0 or commas != [last] or None in subjects:
        return None
    named = all(parsed.words[k].tag != "PRP" for k in subjects if k is not None)
    opens = subjects[0] is not None and parsed.reach(subjects[0])[0] == last + 1
    return exchanged(parsed, (1, last), (last + 1, end)) if named and opens else None


def wrong_predicates(parsed: Parsed, _: Random) -> Change | None:
    """Say "After Lee left, he won." as "After Lee won, he left.": what one and the same did."""
    root, end = parsed.root, len(parsed.words) - 1
    clause = _told_clause(parsed)
    if clause is None:
        return None
    first, last = parsed.reach(clause)
    subjects = parsed.child(root, "nsubj", "nsubjpass"), parsed.child(clause, "nsubj", "nsubjpass")
    if subjects[0] is None or subjects[1] is None or not _are_one(parsed, subjects[0], subjects[1]):
        return None
    before, after = parsed.reach(subjects[0]), parsed.reach(subjects[1])
    commas = [k for k, word in enumerate(parsed.words) if word.text == ","]
    if first == 0 and commas == [last]:
        return (
            exchanged(parsed, (after[1], last), (before[1], end)) if before[0] == last + 1 else None
        )
    if last != end or commas or before[0] != 0 or parsed.words[first - 1].lemma in _MEASURED:
        return None
    return exchanged(parsed, (before[1], first), (after[1], last))


def wrong_participle(parsed: Parsed, _: Random) -> Change | None:
    """Say "He left before joining the army." as "He joined the army before leaving."."""
    root, end = parsed.root, len(parsed.words) - 1
    commas = [k for k, word in enumerate(parsed.words) if word.text == ","]
    for link in parsed.below[root]:
        done = parsed.child(link, "pcomp")
        if parsed.words[link].text.lower() not in {"after", "before"} or done is None:
            continue
        first, last = parsed.reach(link)
        subject = parsed.child(root, "nsubj", "nsubjpass")
        verbs = _as_finite(parsed, done, subject), _as_participle(parsed, root)
        if (
            subject is None
            or verbs[0] is None
            or verbs[1] is None
            or not _is_alone(parsed, root, done)
        ):
            return None
        opens, rest = verbs[1][1], (done + 1, last)
        here: Piece = verbs[0]
        there: Piece = verbs[1][0]
        if first == 0 and commas == [last] and link == 0:
            old = (root + 1, end)
            return Change(
                order=((0, link + 1), there, old, (last, opens), here, rest, (end, end + 1))
            )
        if last == end and not commas and parsed.reach(subject)[0] == 0 and first > root:
            old = (root + 1, first)
            return Change(
                order=(
                    (0, opens),
                    here,
                    rest,
                    (first, link + 1),
                    there,
                    *_some(old),
                    (end, end + 1),
                )
            )
    return None


def wrong_sequence(parsed: Parsed, random: Random) -> Change | None:
    """Say "He moved to Bonn and later to Rome." as "He moved to Rome and later to Bonn."."""
    found = list(_sequences(parsed)) if is_simple(parsed) else []
    return exchanged(parsed, *random.choice(found)) if found else None


def wrong_journey(parsed: Parsed, _: Random) -> Change | None:
    """Say "moved from Bonn to Rome" as "moved from Rome to Bonn"."""
    words = parsed.words
    for index, word in enumerate(words):
        start = parsed.child(index, "pobj")
        if word.text.lower() != "from" or start is None or words[word.head].lemma not in _MOVING:
            continue
        to = next(
            (k for k in range(start + 1, min(start + 4, len(words))) if words[k].text == "to"), None
        )
        goal = parsed.child(to, "pobj") if to is not None else None
        if to is None or goal is None or words[start].entity != words[goal].entity:
            continue
        one, other = (parsed.reach(start)[0], to), parsed.reach(goal)
        named = words[start].tag == words[goal].tag == "NNP"
        if (
            named
            and one[0] == index + 1
            and other[0] == to + 1
            and max(one[1] - one[0], other[1] - other[0]) < 5
        ):
            return exchanged(parsed, one, other)
    return None


def wrong_cause(parsed: Parsed, _: Random) -> Change | None:
    """Say "The fire led to the strike." as "The strike led to the fire."."""
    subject, target = parsed.child(parsed.root, "nsubj", "nsubjpass"), _effect(parsed)
    if subject is None or target is None or not is_simple(parsed):
        return None
    one, other = parsed.reach(subject), parsed.reach(target)
    sides = parsed.words[slice(*one)] + parsed.words[slice(*other)]
    points = any(word.tag in _POINTING or word.text in {",", "this", "This"} for word in sides)
    nouns = all(parsed.words[k].tag.startswith("NN") for k in (subject, target))
    # "The union in 1618 led to the war in 1701": each keeps its time, or all goes astray.
    dated = any(word.entity == "DATE" for word in sides) and parsed.words[other[1]].tag == "IN"
    torn = not (parsed.is_whole(subject) and parsed.is_whole(target))
    between = any(parsed.words[k].tag not in _HELPERS for k in range(one[1], parsed.root))
    named = len({parsed.words[k].tag.startswith("NNP") for k in (subject, target)}) > 1
    # "Led to the output growing": what grows is not what was led to.
    growing = any(word.tag == "VBG" for word in parsed.words[other[0] : other[1] + 1])
    if points or not nouns or dated or torn or between or named or growing or one[0]:
        return None
    free = is_many(parsed, one) == is_many(parsed, other) or parsed.words[parsed.root].tag == "VBD"
    return exchanged(parsed, one, other) if free else None


def _effect(parsed: Parsed) -> int | None:
    """Return what the main verb says was caused, or what it was caused by."""
    root = parsed.root
    word = parsed.words[root]
    passive = parsed.child(root, "nsubjpass") is not None
    needed = _BY_WAY_OF.get(word.lemma)
    # "The stairs lead to the roof", "the film follows a boy", "the band was led by Lee".
    fits = word.lemma in _CAUSING and word.tag not in {"VB", "VBZ", "VBP"}
    fits = fits and not (passive if needed else word.lemma in _FOLLOWING and not passive)
    if not fits or parsed.child(root, "neg", "xcomp") is not None:
        return None
    if passive:
        link = parsed.child(root, "agent")
    elif needed:
        link = next((k for k in parsed.below[root] if parsed.words[k].text == needed), None)
    else:
        link = root
    target = None if link is None else parsed.child(link, "pobj", "dobj")
    return target if target is not None and parsed.reach(target)[0] == (link or 0) + 1 else None


def _sequences(parsed: Parsed) -> Iterator[tuple[Span, Span]]:
    """Yield the two things on both sides of "and later" or "and then"."""
    words = parsed.words
    for index in range(1, len(words)):
        joint, other = parsed.child(index, "cc"), parsed.child(index, "conj")
        if joint is None or other is None or not index < joint < other - 1:
            continue
        if words[joint].text != "and" or words[joint + 1].text not in _THEN:
            continue
        if (
            not (words[index].tag.startswith("V") or words[index].dep == "prep")
            or words[index].dep == "conj"
        ):
            continue
        own = [k for k in parsed.below[index] if words[k].dep in {"conj", "cc"}]
        last = min(parsed.reach(other)[1], len(words) - 1)
        alike = (
            words[index].tag == words[other].tag and parsed.child(other, "conj", "nsubj") is None
        )
        if not alike or own != [joint, other] or words[last].text not in {".", ","}:
            continue
        stop = joint - (words[joint - 1].text == ",")
        start = _start(parsed, index)
        # "And later left, making it his last": the comma would not be closed.
        ends = any(
            words[k].text == "," and words[k + 1].tag in _LOOSE for k in range(joint, last - 1)
        )
        if (
            stop > start
            and "," not in {word.text for word in words[start:stop]}
            and not ends
            and not _is_first(parsed, start, last)
        ):
            yield (start, stop), (joint + 2, last)


def _is_first(parsed: Parsed, start: int, last: int) -> bool:
    """Whether it is said of something that it came first."""
    return any(word.text in _FIRST for word in parsed.words[start:last])


def _start(parsed: Parsed, index: int) -> int:
    """Return where a joined thing starts: a verb without its subject, anything else as a whole."""
    if not parsed.words[index].tag.startswith("V"):
        return parsed.reach(index)[0]
    subject = parsed.child(index, "nsubj", "nsubjpass")
    helper = parsed.child(index, "aux", "auxpass")
    other = parsed.child(index, "conj")
    shared = other is not None and parsed.child(other, "aux", "auxpass") is None
    if helper is not None and shared:
        return index
    return parsed.reach(subject)[1] if subject is not None else index


def _as_finite(parsed: Parsed, verb: int, subject: int | None) -> str | None:
    """Return a participle in the past tense: "joining" as "joined", "being hired" as "was hired"."""
    word = parsed.words[verb]
    if (
        subject is None
        or word.lemma in _ENDS_OF_LIFE
        or parsed.child(verb, "neg", "conj") is not None
    ):
        return None
    if word.tag == "VBG":
        plain = parsed.child(verb, "aux", "auxpass", "nsubj", "advmod") is None
        many = is_many(parsed, parsed.reach(subject))
        if word.lemma == "be":
            return "were" if many else "was"
        return inflected(word.lemma, "VBD") if plain and word.lemma != "have" else None
    helper = parsed.child(verb, "auxpass")
    if word.tag == "VBN" and helper == verb - 1 and parsed.words[helper].text == "being":
        return f"{'were' if is_many(parsed, parsed.reach(subject)) else 'was'} {word.text}"
    return None


def _as_participle(parsed: Parsed, verb: int) -> tuple[str, int] | None:
    """Return "hiring" for "hired" and "being hired" for "was hired", and where the old form starts."""
    word = parsed.words[verb]
    helper = parsed.child(verb, "aux", "auxpass")
    glued = parsed.words[verb - 1].text == "-" or _is_first(parsed, 0, verb)
    if word.lemma in _ENDS_OF_LIFE or parsed.child(verb, "neg") is not None or glued:
        return None
    if word.tag == "VBD" and helper is None:
        form = inflected(word.lemma, "VBG")
        return (form, verb) if form else None
    passive = helper == verb - 1 and parsed.words[helper].text in {"was", "were"}
    return (
        (f"being {word.text}", helper)
        if passive and helper is not None and word.tag == "VBN"
        else None
    )


def _is_alone(parsed: Parsed, root: int, done: int) -> bool:
    joined = any(
        parsed.child(verb, "conj", "cc", "advcl", "ccomp") is not None for verb in (root, done)
    )
    return is_simple(parsed) and not joined


def _some(span: Span) -> tuple[Span, ...]:
    return (span,) if span[0] < span[1] else ()


def _are_one(parsed: Parsed, main: int, other: int) -> bool:
    """Whether two subjects are surely the same: the same pronoun, or a name and its pronoun."""
    words = (parsed.words[main], parsed.words[other])
    texts = {word.text.lower() for word in words}
    if texts <= {"he", "she", "they", "we", "i"}:
        return len(texts) == 1
    if len(texts & {"he", "she"}) == 1:
        name = next(word for word in words if word.text.lower() not in {"he", "she"})
        return name.entity == "PERSON" and name.tag == "NNP"
    return False


def _told_clause(parsed: Parsed) -> int | None:
    """Return the clause with "after", "before" or "because" where it and the main one tell what happened.

    Neither denies it or joins two things.
    """
    root = parsed.root
    clause = _clause(parsed, {"after", "before", "because"})
    if clause is None or any(parsed.child(k, "conj", "neg") is not None for k in (root, clause)):
        return None
    because = mark_of(parsed, clause) == "because"
    return clause if because or (_is_past(parsed, root) and _is_past(parsed, clause)) else None


def _clause(parsed: Parsed, marks: set[str]) -> int | None:
    """Return the verb of the clause that one of these conjunctions hangs on the main verb."""
    clause = parsed.child(parsed.root, "advcl")
    if clause is None or not is_simple(parsed) or not is_clause(parsed, clause):
        return None
    return clause if mark_of(parsed, clause) in marks else None


def _two_clauses(
    parsed: Parsed, marks: set[str]
) -> tuple[tuple[int, int], int, tuple[int, int], tuple[int, int]] | None:
    """Return the main clause, the conjunction, the other clause and the full stop."""
    root, end = parsed.root, len(parsed.words) - 1
    clause = _clause(parsed, marks)
    if clause is None:
        return None
    if marks != {"because"} and not (_is_past(parsed, root) and _is_past(parsed, clause)):
        return None
    first, last = parsed.reach(clause)
    subject = parsed.child(root, "nsubj", "nsubjpass", "expl")
    other = parsed.child(clause, "nsubj", "nsubjpass", "expl")
    if (
        last != end
        or first == 0
        # "The day before the show aired" is no clause of the main verb.
        or parsed.words[first - 1].lemma in _MEASURED
        or subject is None
        or other is None
        or "," in {word.text for word in parsed.words}
    ):
        return None
    if (
        parsed.reach(subject)[0] != 0
        or parsed.words[other].tag.startswith("PRP")
        or parsed.words[subject].tag.startswith("PRP")
    ):
        return None
    if (
        parsed.child(root, "conj", "neg") is not None
        or parsed.child(clause, "conj", "neg") is not None
    ):
        return None
    return (0, first), first, (first + 1, last), (end, end + 1)


def _is_past(parsed: Parsed, verb: int) -> bool:
    word = parsed.finite(verb)
    return word.tag == "VBD" and word.lemma not in {"come", "have"}


CONFLICTS = (
    Edit("order", "contradiction", "contradiction", wrong_order),
    Edit("order", "contradiction", "contradiction", wrong_opening),
    Edit("order", "contradiction", "contradiction", wrong_predicates),
    Edit("order", "contradiction", "contradiction", wrong_participle),
    Edit("order", "contradiction", "contradiction", wrong_sequence),
    Edit("order", "contradiction", "contradiction", wrong_journey),
    Edit("order", "contradiction", "contradiction", wrong_cause),
)
REWORDINGS = (
    Edit("same order", "entailment", "entailment", clauses_of_time),
    Edit("same order", "entailment", "entailment", because_as_so),
)
