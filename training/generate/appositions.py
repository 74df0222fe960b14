"""What someone is, told beside the name: before it, after it, or in a relative clause."""

from random import Random

from training.generate.change import Change, Edit, article, exchanged, is_name
from training.generate.parse import Parsed
from training.generate.reference import is_person, name_span, relative_pronoun
from training.generate.sides import PEOPLE
from training.generate.splits import copula, describes
from training.generate.tables import listed

_TRADES = frozenset(listed("trades"))
# Of these there is one only, so that the name may follow after a comma.
_KNOWN = frozenset({"the", "its", "his", "her"})


def exchanged_apposition(parsed: Parsed, _: Random) -> Change | None:
    """Exchange "Smith, the mayor," and "The mayor, Smith,"."""
    words = parsed.words
    for index, word in enumerate(words):
        noun = word.head
        if word.dep != "appos" or not describes(parsed, noun, index):
            continue
        first, second = parsed.reach(noun)[0], parsed.reach(index)
        opens = noun == parsed.child(parsed.root, "nsubj", "nsubjpass") and first == 0
        known = words[second[0]].text.lower() in _KNOWN or opens
        nested = words[noun].dep in {"appos", "conj"} or (first and words[first - 1].text == ",")
        inner = any(one.text == "," for one in words[slice(*second)])
        if (
            known
            and not nested
            and not inner
            and second[1] - second[0] <= 9
            and _is_named(parsed, noun, first)
        ):
            # "A native of York, Smith left": the second comma goes.
            bare = words[second[0]].text.lower() in {"a", "an"}
            if bare and second[1] - second[0] < 4:
                continue
            change = exchanged(parsed, (first, noun + 1), second)
            gone = (
                ((second[1], second[1] + 1, ""),) if bare and words[second[1]].text == "," else ()
            )
            return Change(gone, change.order) if not bare or gone else None
    return None


def as_relative(parsed: Parsed, _: Random) -> Change | None:
    """Say "Smith, the mayor," as "Smith, who was the mayor,"."""
    for index, word in enumerate(parsed.words):
        if word.dep != "appos" or not describes(parsed, word.head, index):
            continue
        noun, first = word.head, parsed.reach(index)[0]
        who = _relative(parsed, noun, index)
        text = parsed.words[first].text
        if who and _is_named(parsed, noun, name_span(parsed, noun)[0]):
            return Change(((first, first + 1, f"{who} {copula(parsed, noun)} {text}"),))
    return None


def as_apposition(parsed: Parsed, _: Random) -> Change | None:
    """Say "Smith, who is the mayor," as "Smith, the mayor,"."""
    words = parsed.words
    for verb, word in enumerate(words):
        attribute = parsed.child(verb, "attr")
        first, last = parsed.reach(verb)
        if word.dep != "relcl" or word.lemma != "be" or attribute is None or verb != first + 1:
            continue
        fenced = first > 1 and words[first - 1].text == "," and words[last].text in {",", "."}
        named = word.head == first - 2 and words[word.head].tag == "NNP"
        plain = words[first].text in {"who", "which"} and words[attribute].tag == "NN"
        described = words[verb + 1].text in {"a", "an", "the"} and parsed.child(verb, "neg") is None
        if fenced and named and plain and described and word.text == copula(parsed, word.head):
            return Change(((first, verb + 1, ""),))
    return None


def title_after(parsed: Parsed, random: Random) -> Change | None:
    """Say "the singer Ann Lee" as "Ann Lee, the singer,"."""
    words = parsed.words
    found: list[Change] = []
    for first, last in parsed.spans("PERSON"):
        trade = first - 1
        start = _trade_start(parsed, (first, last))
        after = words[last].text if last < len(words) else ""
        if (
            start is None
            or not all(word.tag == "NNP" for word in words[first:last])
            or last - first < 2
        ):
            continue
        if after in {"'s", "’s", "'", "and", "or", ",", "-", "("} or words[last].tag.startswith(
            ("NN", "CD")
        ):
            continue
        opens = words[start].text.lower() == "the"
        # "By writer Ann Lee" says in which part she did it, "by the Irish writer Ann Lee" who she is.
        # A minister is one of many, "the minister" is not.
        if not opens and (start == trade or words[trade].lemma not in _TRADES):
            continue
        what = parsed.printed((start, trade + 1))
        what = (
            what[0].lower() + what[1:] if opens or (start == 0 and not is_name(words[0])) else what
        )
        what = what if opens else article("a ", what) + what
        name = parsed.printed((first, last))
        close = "" if after in {".", ";"} else ","
        text = f"{name}, {what}{close}"
        found.append(Change(((start, last, text),)))
    return random.choice(found) if found else None


def title_before(parsed: Parsed, _: Random) -> Change | None:
    """Say "Ann Lee, a singer," as "singer Ann Lee"."""
    words = parsed.words
    for index, word in enumerate(words):
        if (
            word.dep != "appos"
            or not describes(parsed, word.head, index)
            or word.lemma not in PEOPLE
        ):
            continue
        first, last = parsed.reach(index)
        name = name_span(parsed, word.head)
        short = last == index + 1 and last - first <= 4 and words[first].text in {"a", "an", "the"}
        plain = all(words[k].tag in {"JJ", "NN", "NNP"} for k in range(first + 1, last))
        if not short or not plain or name[1] != word.head + 1 or not is_person(parsed, word.head):
            continue
        if parsed.reach(word.head)[0] != name[0]:
            continue
        keep = first if words[first].text == "the" else first + 1
        end = last + 1 if words[last].text == "," else last
        front = ((0, name[0]),) if name[0] else ()
        return Change(order=(*front, (keep, last), name, (end, len(words))))
    return None


def _trade_start(parsed: Parsed, name: tuple[int, int]) -> int | None:
    """Return where "the British singer" starts in front of a name, or None."""
    words, first = parsed.words, name[0]
    trade = first - 1
    if trade < 0 or words[trade].lemma not in PEOPLE or words[trade].tag != "NN":
        return None
    start = trade
    while (
        start
        and words[start - 1].tag in {"JJ", "NN"}
        and words[start - 1].head in range(start - 1, name[1])
    ):
        start -= 1
    before = words[start - 1] if start else None
    if before is None or before.tag in {"IN", "VBD", "CC", "TO"}:
        return start if before is None or before.tag != "CC" else None
    return start - 1 if before.text in {"the", "The"} else None


def _relative(parsed: Parsed, noun: int, other: int) -> str:
    told = parsed.words[noun].entity == "PERSON" and parsed.words[other].lemma in PEOPLE
    return "who" if told else relative_pronoun(parsed, noun)


def _is_named(parsed: Parsed, noun: int, first: int) -> bool:
    """Whether the name is nothing but a name."""
    return all(word.tag in {"NNP", "DT"} for word in parsed.words[first : noun + 1])


REWORDINGS = (
    Edit("apposition", "entailment", "entailment", exchanged_apposition),
    Edit("apposition", "entailment", "entailment", as_relative),
    Edit("apposition", "entailment", "entailment", as_apposition),
    Edit("apposition", "entailment", "entailment", title_after),
    Edit("apposition", "entailment", "entailment", title_before),
)
