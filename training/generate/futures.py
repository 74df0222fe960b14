"""Small turns of speech that change no fact: "will" and "is going to", a word of emphasis less."""

from random import Random

from training.generate.change import Change, Edit, Span
from training.generate.negation import has_not
from training.generate.parse import Parsed
from training.generate.sides import is_many
from training.generate.tables import listed

_EMPHASIS = frozenset(listed("words of emphasis"))


def will_or_going_to(parsed: Parsed, _: Random) -> Change | None:
    """Say "will leave" as "is going to leave"; the phrases have the reverse."""
    words = parsed.words
    for index, word in enumerate(words[:-1]):
        verb = word.head
        subject = parsed.child(verb, "nsubj", "nsubjpass")
        plain = word.text == "will" and word.dep == "aux" and index + 1 < len(words) and word.blank
        if not plain or subject is None or subject > index or words[index + 1].tag != "VB":
            continue
        if words[index + 1].lemma == "have" and words[verb].tag == "VBN":
            continue
        span = parsed.reach(subject)
        if words[subject].lemma == "i":
            be = "am"
        elif words[subject].lemma in {"which", "who", "that"}:
            continue
        else:
            be = "are" if is_many(parsed, span) or words[subject].lemma == "you" else "is"
        return Change(((index, index + 1, f"{be} going to"),))
    return None


def less_emphasis(parsed: Parsed, random: Random) -> Change | None:
    """Leave out "very" or "really" before an adjective, "also" or "then" before a verb."""
    if has_not(parsed):
        return None
    found: list[Span] = []
    for index, word in enumerate(parsed.words[1:-1], 1):
        head = parsed.words[word.head]
        before, after = parsed.words[index - 1], parsed.words[index + 1]
        grades = head.tag in {"JJ", "RB"} and word.head == index + 1
        if (
            word.text in _EMPHASIS
            and word.dep == "advmod"
            and grades
            and word.blank
            and before.lemma not in {"the", "so", "as", "how", "too"}
            and after.lemma not in {"much", "many", "few", "little", "same", "first", "last", "own"}
        ):
            found.append((index, index + 1, ""))
    return Change((random.choice(found),)) if found else None


REWORDINGS = (
    Edit("small words", "entailment", "entailment", will_or_going_to),
    Edit("small words", "entailment", "entailment", less_emphasis),
)
