"""Said and denied, done and planned, certain and alleged: edits of the main verb."""

from random import Random

from training.generate.change import Change, Edit, Span
from training.generate.inflect import inflected
from training.generate.parse import Parsed
from training.generate.tables import listed

FINITE = frozenset({"VBD", "VBZ", "VBP"})
AUXILIARY = {"VBD": "did", "VBZ": "does", "VBP": "do"}
_NOT = frozenset(listed("words that deny or limit"))
CONTRACTED = {
    "is": "isn't", "was": "wasn't", "are": "aren't", "were": "weren't", "has": "hasn't",
    "have": "haven't", "had": "hadn't", "did": "didn't", "does": "doesn't", "do": "don't",
    "will": "won't", "would": "wouldn't", "could": "couldn't", "should": "shouldn't",
    "can": "can't",
}  # fmt: skip
FULL = {
    "wo": "will", "ca": "can",
}  # fmt: skip


def negated(parsed: Parsed, random: Random) -> Change | None:
    """Put "not" or "never" to the main verb."""
    root = parsed.root
    if not is_plain_clause(parsed, root) or has_not(parsed):
        return None
    word = parsed.words[root]
    carrier = parsed.child(root, "aux", "auxpass")
    if carrier is None and word.lemma == "be":
        carrier = root
    if carrier is not None:
        return _after_auxiliary(parsed, carrier, random)
    return _with_do(parsed, root, random)


def _after_auxiliary(parsed: Parsed, carrier: int, random: Random) -> Change | None:
    text = parsed.words[carrier].text
    if not parsed.words[carrier].blank or not text[0].islower() or text not in CONTRACTED:
        return None
    short = CONTRACTED.get(text)
    forms = [f"{text} not", f"{text} not"] + ([short] if short else [])
    if text in {"is", "was", "are", "were", "has", "have", "had", "will"}:
        forms += (
            [f"{text} never"]
            if text.startswith("h") and "also" not in {one.text for one in parsed.words}
            else [f"{text} no longer"]
            if text in {"is", "are"}
            else []
        )
    if text == "can":
        forms = ["cannot", "can't"]
    return Change(((carrier, carrier + 1, random.choice(forms)),))


def _with_do(parsed: Parsed, root: int, random: Random) -> Change | None:
    word = parsed.words[root]
    if (
        word.tag not in FINITE
        or word.lemma in {"be", "say", "add"}
        or (parsed.child(root, "conj") is not None)
    ):
        return None
    base = inflected(word.lemma, "VB")
    do = AUXILIARY[word.tag]
    forms = [
        f"{do} not {base}",
        f"{do} not {base}",
        f"{CONTRACTED[do]} {base}",
    ] + ([] if parsed.child(root, "advmod") is not None else [f"never {word.text}"])
    if word.lemma not in _STATES:
        forms.append(f"{inflected('fail', word.tag)} to {base}")
    return Change(((root, root + 1, random.choice(forms)),))


_STATES = frozenset(listed("verbs of state"))


def affirmed(parsed: Parsed, random: Random) -> Change | None:
    """Take the "not" or "never" of a clause away, and give its verb its form back."""
    places = [
        k
        for k, word in enumerate(parsed.words)
        if word.dep == "neg" and word.text.lower() in {"not", "n't", "never"}
    ]
    random.shuffle(places)
    for place in places:
        spans = _without_not(parsed, place)
        if spans:
            return Change(spans)
    return None


def _without_not(parsed: Parsed, place: int) -> tuple[Span, ...]:
    words = parsed.words
    before = words[place - 1] if place else None
    verb = words[place].head
    if before is None or any(
        word.lemma
        in {
            "any",
            "yet",
            "anymore",
            "either",
            "until",
            "only",
            "but",
            "ever",
            "anyone",
            "anything",
            "at all",
        }
        for word in words
    ):
        return ()
    if before.lemma == "do" and before.tag in FINITE and words[verb].tag == "VB" and verb > place:
        form = inflected(words[verb].lemma, before.tag)
        if form and place and parsed.words[place - 1].text[0].islower():
            return (place - 1, place + 1, ""), (verb, verb + 1, form)
        return ()
    text = FULL.get(before.text.lower(), before.text)
    if before.text.lower() in {"may", "might", "ai"}:
        return ()
    if before.dep in {"aux", "auxpass", "ROOT", "ccomp", "conj", "relcl"} and before.tag in {
        *FINITE,
        "MD",
    }:
        return ((place - 1, place + 1, text),)
    return ((place, place + 1, ""),) if words[place].text == "never" else ()


def no_and_some(parsed: Parsed, random: Random) -> Change | None:
    """Exchange "no" for "some" before a noun, or put "no" before a bare plural object."""
    found: list[Span] = []
    for index, word in enumerate(parsed.words[:-1]):
        head = parsed.words[word.head]
        if head.lemma in {"mean", "way", "word", "time", "doubt", "lot"}:
            continue
        if word.text.lower() == "no" and word.dep == "det" and head.tag == "NNS":
            found.append((index, index + 1, random.choice(("some", "several", "many"))))
        governed = parsed.words[word.head].lemma in _TAKING and word.text != "lots"
        if (
            governed
            and word.tag == "NNS"
            and word.dep in {"dobj", "attr"}
            and parsed.child(index, "det", "poss", "nummod", "amod", "compound", "quantmod") is None
            and not has_not(parsed)
            and parsed.reach(index)[0] == index
        ):
            found.append((index, index + 1, f"no {word.text}"))
        if (
            word.text.lower() in {"some", "several", "many"}
            and word.dep in {"det", "amod"}
            and head.tag == "NNS"
            and parsed.child(word.head, "poss") is None
            and word.head == index + 1
        ):
            found.append((index, index + 1, "no"))
    return Change((random.choice(found),)) if found else None


_TAKING = frozenset(listed("verbs with a bare plural"))


def is_plain_clause(parsed: Parsed, root: int) -> bool:
    """Whether a main verb has a subject before it and nothing quoted or asked around it."""
    words = parsed.words
    if not words[root].tag.startswith("V") and words[root].tag != "MD":
        return False
    if (
        any(word.text in {"?", '"', "“"} for word in words)
        or parsed.child(root, "nsubj", "nsubjpass") is None
    ):
        return False
    subject = parsed.child(root, "nsubj", "nsubjpass") or 0
    return subject < root and (parsed.child(root, "expl", "ccomp") is None)


def has_not(parsed: Parsed) -> bool:
    """Whether a sentence denies or limits anything already."""
    return any(word.lemma in _NOT for word in parsed.words)


CONFLICTS = (
    Edit("negation", "contradiction", "contradiction", negated),
    Edit("negation", "contradiction", "contradiction", affirmed),
    Edit("negation", "contradiction", "contradiction", no_and_some),
)
