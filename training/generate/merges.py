"""Two sentences told in one: joined by "and", or one of them as a relative clause or an apposition."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from random import Random

from training.generate.change import Change, Edit, is_name
from training.generate.parse import Parsed, Word
from training.generate.reference import (
    agreement,
    is_known_place,
    name_span,
    named_again,
    relative_pronoun,
)
from training.generate.tables import listed

_LONGEST = 30
_SIGNS = frozenset(
    {'"', "“", "”", ":", ";", "?", "!", "(", ")", "—", "–", "according", "However", "But"}
)
# Without "and" such an opening would join on to something else.
_LINKS = frozenset(
    {"also", "however", "therefore", "thus", "instead", "too", "both", "either", "not"}
)


_WORKS = frozenset(listed("works that are named"))


def couples(sentences: Sequence[Parsed], random: Random) -> tuple[Parsed, ...]:
    """Return texts of two short sentences on one thing, each sentence once or twice.

    Both begin with the same name, or the first ends in the name that opens the second, or the same
    name stands somewhere in both.
    """
    starts: defaultdict[str, list[Parsed]] = defaultdict(list)
    ends: defaultdict[str, list[Parsed]] = defaultdict(list)
    inside: defaultdict[str, list[Parsed]] = defaultdict(list)
    for parsed in sentences:
        if _is_short(parsed):
            starts[_opening_name(parsed)].append(parsed)
            ends[_closing_name(parsed)].append(parsed)
            for name in _names(parsed) - {_opening_name(parsed)}:
                inside[name].append(parsed)
    found: list[Parsed] = []
    for name in sorted({*starts, *inside} - {""}):
        openers = random.sample(starts[name], len(starts[name]))
        others = random.sample(inside[name], min(len(inside[name]), 5))
        closers = random.sample(ends[name], min(len(ends[name]), len(openers)))
        found += [_coupled(one, two) for one, two in pairwise(openers) if _go_together(one, two)]
        found += [
            _coupled(one, two)
            for one, two in zip(closers, openers, strict=False)
            if _may_hang(one, two)
        ]
        found += [_coupled(one, two) for one, two in pairwise(others) if _are_alike(one, two)]
    return tuple(found)


def joined(parsed: Parsed, random: Random) -> Change | None:
    """Say "She won. She moved to Bonn." as "She won and moved to Bonn."."""
    stop, subject, verb = _second(parsed)
    first = _subject(parsed)
    if first is None or not _same(parsed, first, subject) or not _is_simple(parsed, parsed.root):
        return None
    whole = parsed.reach(subject)
    if agreement(parsed, parsed.root, first) != agreement(parsed, verb, subject):
        return None
    comma = "," if random.random() < 0.3 else ""
    return Change(((stop, whole[1], f"{comma} and"),))


def as_relative(parsed: Parsed, random: Random) -> Change | None:
    """Say "Ann Lee left. Ann Lee was a singer." as "Ann Lee, who was a singer, left."."""
    stop, subject, _ = _second(parsed)
    first = _subject(parsed)
    who = _relative(parsed, subject)
    if first is None or not who or not _same(parsed, first, subject):
        return None
    opening, said = parsed.reach(first), (parsed.reach(subject)[1], len(parsed.words) - 1)
    rest = (opening[1], stop)
    # Either sentence may be the one that the other hangs on.
    inner, outer = (said, rest) if random.random() < 0.6 else (rest, said)
    # "Who left and his wife stayed": the clause would have two subjects.
    subjects = sum(parsed.words[k].dep in {"nsubj", "nsubjpass"} for k in range(*inner))
    if subjects or any(parsed.words[k].text == "," for k in range(*inner)):
        return None
    return Change(order=(opening, f", {who}", inner, ",", outer, "."))


def as_apposition(parsed: Parsed, _: Random) -> Change | None:
    """Say "Ann Lee was a singer. Ann Lee left." as "Ann Lee, a singer, left."."""
    stop, subject, verb = _second(parsed)
    first, root = parsed.child(parsed.root, "nsubj"), parsed.root
    if first is None or not _same(parsed, first, subject):
        return None
    opening, end = parsed.reach(first), len(parsed.words) - 1
    other = (parsed.reach(subject)[1], end)
    if _says_what(parsed, root, opening[1]):
        what, rest = (root + 1, stop), other
    elif _says_what(parsed, verb, other[0]):
        what, rest = (verb + 1, end), (opening[1], stop)
    else:
        return None
    if any(parsed.words[k].text == "," for k in range(*what)):
        return None
    return Change(order=(opening, ",", what, ",", rest, "."))


def hung_on(parsed: Parsed, _: Random) -> Change | None:
    """Say "He met Ann Lee. Ann Lee was a singer." as "He met Ann Lee, who was a singer."."""
    stop, subject, _verb = _second(parsed)
    last = stop - 1
    span = name_span(parsed, last)
    who = _relative(parsed, subject)
    if not who or span[1] != stop or parsed.printed(span) != parsed.printed(parsed.reach(subject)):
        return None
    # "Lee and Park, who": of whom it is said would not be clear.
    if (
        parsed.words[last].dep == "conj"
        or parsed.child(last, "conj") is not None
        or parsed.root >= stop
    ):
        return None
    return Change(((stop, parsed.reach(subject)[1], f", {who}"),))


def side_by_side(parsed: Parsed, random: Random) -> Change | None:
    """Say "Ann Lee won. Ann Lee moved to Bonn." as "Ann Lee won, and she moved to Bonn."."""
    stop, subject, verb = _second(parsed)
    joint = random.choice((", and", ";"))
    first = _subject(parsed)
    if first is None or not _same(parsed, first, subject):
        if parsed.printed(parsed.reach(subject)) in parsed.printed((0, stop)):
            return None
        attribute = parsed.child(verb, "attr")
        titled = attribute is not None and parsed.words[attribute].lemma in _WORKS
        opener = parsed.words[stop + 1]
        kept = is_name(opener) or titled
        text = opener.text if kept else opener.text[0].lower() + opener.text[1:]
        return Change(((stop, stop + 2, f"{joint} {text}"),))
    again = named_again(parsed, first, parsed.root, random)
    if (
        not _is_simple(parsed, parsed.root)
        or again not in {"He", "She", "It"}
        or agreement(parsed, verb, subject)
    ):
        return None
    return Change(((stop, parsed.reach(subject)[1], f"{joint} {again.lower()}"),))


def named_in_short(parsed: Parsed, random: Random) -> Change | None:
    """Name the subject of the second sentence by a pronoun, or by the family name."""
    stop, subject, verb = _second(parsed)
    first = _subject(parsed)
    if first is None or not _same(parsed, first, subject):
        return None
    if agreement(parsed, parsed.root, first) != agreement(parsed, verb, subject):
        return None
    again = named_again(parsed, first, parsed.root, random)
    return Change(((stop + 1, parsed.reach(subject)[1], again),)) if again else None


def _go_together(one: Parsed, other: Parsed) -> bool:
    """Whether two sentences that begin with the same name are about the same thing, and say two things."""
    names = _subjects(one, other)
    told = [_what(parsed) for parsed in (one, other)]
    # "Blue Train is an album", "Blue Train left": a title is often the name of something else.
    work = any(lemma in _WORKS for lemma in told)
    if _is_of_person(one) or _is_of_person(other):
        return False
    return (
        names[0].entity == names[1].entity
        and _is_sure(_opening_name(one))
        and not all(told)
        and not work
    )


def _are_alike(one: Parsed, other: Parsed) -> bool:
    """Whether two sentences say of two things that they are of one sort, as a list would."""
    names = _subjects(one, other)
    named = all(word.tag == "NNP" for word in names) and _opening_name(one) != _opening_name(other)
    return named and bool(_what(one)) and _what(one) == _what(other)


def _may_hang(one: Parsed, other: Parsed) -> bool:
    """Whether the name that closes one sentence is surely what the other one is about."""
    closing, subject, name = one.words[-2], _subject(other), _opening_name(other)
    if (
        subject is None
        or closing.entity != other.words[subject].entity
        or _opening_name(one) == name
    ):
        return False
    before = one.words[name_span(one, len(one.words) - 2)[0] - 1]
    if _what(other) in _WORKS:
        return before.lemma == _what(other)
    return _is_sure(name) and before.text != "of" and not _is_of_person(other)


def _is_of_person(parsed: Parsed) -> bool:
    """Whether a sentence that opens with the name of a place is about somebody of that name."""
    told = parsed.words[parsed.root].lemma == "bear" or any(
        word.text in {"he", "she", "his", "her", "him"} for word in parsed.words
    )
    return told and is_known_place(_opening_name(parsed))


def _is_sure(name: str) -> bool:
    """Whether a name means the same in two sentences: "Lee" may not."""
    return " " in name or is_known_place(name)


def _subjects(*texts: Parsed) -> list[Word]:
    return [one.words[subject] for one in texts if (subject := _subject(one)) is not None]


def _subject(parsed: Parsed) -> int | None:
    return parsed.child(parsed.root, "nsubj", "nsubjpass")


def _what(parsed: Parsed) -> str:
    """Return the noun that says what the subject is, or empty."""
    attribute = (
        parsed.child(parsed.root, "attr") if parsed.words[parsed.root].lemma == "be" else None
    )
    return "" if attribute is None else parsed.words[attribute].lemma


def _names(parsed: Parsed) -> set[str]:
    spans = parsed.spans("PERSON", "GPE", "ORG")
    return {text for span in spans if len(text := parsed.printed(span)) > 3 and text[0].isupper()}


def _coupled(one: Parsed, other: Parsed) -> Parsed:
    """Return two sentences as one text."""
    words = (*one.words[:-1], replace(one.words[-1], blank=True))
    moved = (replace(word, head=word.head + len(words)) for word in other.words)
    return Parsed((*words, *moved))


def _second(parsed: Parsed) -> tuple[int, int, int]:
    """Return the full stop of the first sentence, and subject and verb of the second one."""
    roots = [index for index, word in enumerate(parsed.words) if word.head == index]
    verb = roots[-1]
    subject = parsed.child(verb, "nsubj", "nsubjpass")
    stop = parsed.reach(roots[0])[1] - 1
    return stop, subject if subject is not None else verb, verb


def _is_short(parsed: Parsed) -> bool:
    """Whether a sentence is plain, not long, and begins with its subject."""
    words = parsed.words
    subject = _subject(parsed)
    whole = parsed.reach(parsed.root) == (0, len(words)) and words[-1].text == "."
    if subject is None or not whole or len(words) > _LONGEST or parsed.reach(subject)[0] != 0:
        return False
    fit = words[parsed.root].tag in {"VBD", "VBZ", "VBP", "VBN", "VBG", "VB"}
    return fit and not any(word.text in _SIGNS or word.text.lower() in _LINKS for word in words)


def _opening_name(parsed: Parsed) -> str:
    subject = _subject(parsed)
    if subject is None or parsed.words[subject].tag != "NNP":
        return ""
    whole = parsed.reach(subject)
    return parsed.printed(whole) if whole == name_span(parsed, subject) else ""


def _closing_name(parsed: Parsed) -> str:
    last = len(parsed.words) - 2
    return parsed.printed(name_span(parsed, last)) if parsed.words[last].tag == "NNP" else ""


def _same(parsed: Parsed, one: int, other: int) -> bool:
    spans = parsed.reach(one), parsed.reach(other)
    return spans[0][0] == 0 and parsed.printed(spans[0]) == parsed.printed(spans[1])


def _is_simple(parsed: Parsed, root: int) -> bool:
    """Whether another verb may be joined without being taken for the second of two others."""
    many = parsed.child(root, "conj", "ccomp", "advcl") is not None
    stop = _second(parsed)[0]
    return not many and "," not in {word.text for word in parsed.words[:stop]}


def _says_what(parsed: Parsed, verb: int, after: int) -> bool:
    attribute = parsed.child(verb, "attr")
    word = parsed.words[verb]
    opens = attribute is not None and parsed.words[verb + 1].text in {"a", "an", "the"}
    return (
        opens
        and verb == after
        and word.text in {"is", "was"}
        and parsed.child(verb, "neg", "conj") is None
    )


def _relative(parsed: Parsed, noun: int) -> str:
    return relative_pronoun(parsed, noun) if parsed.words[noun].tag == "NNP" else ""


REWORDINGS = (
    Edit("merge", "entailment", "entailment", joined, couple=True),
    Edit("merge", "entailment", "entailment", as_relative, couple=True),
    Edit("merge", "entailment", "entailment", as_apposition, couple=True),
    Edit("merge", "entailment", "entailment", hung_on, couple=True),
    Edit("merge", "entailment", "entailment", side_by_side, couple=True),
)
AGAIN = Edit("merge", "entailment", "entailment", named_in_short, couple=True)
