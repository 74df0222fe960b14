"""How a text speaks of a thing for the second time: a pronoun, the family name, "the company"."""

from random import Random

from training.generate.parse import Parsed
from training.generate.sides import PEOPLE, is_many
from training.generate.tables import listed

_MEN, _WOMEN = frozenset(listed("given names of men")), frozenset(listed("given names of women"))
_MALE, _FEMALE = frozenset(listed("nouns of men")), frozenset(listed("nouns of women"))
_PEOPLE = PEOPLE | _MALE | _FEMALE
_THINGS = frozenset(listed("things that are told of"))
# Of "some of the men" or "no man" nothing can be said a second time.
_PARTS = frozenset(listed("nouns and pronouns of a part"))
_LOOSE = frozenset({
    "no", "few", "each", "every", "any", "neither", "either", "all", "most", "both", "only", "half",
    "another", "what", "which", "whatever", "such", "other", "more", "less", "fewer",
})  # fmt: skip
_SUFFIXES = frozenset(
    {"Jr.", "Sr.", "Jr", "Sr", "II", "III", "IV", "V", "VI", "VII", "VIII", "XIV"}
)
_HE = frozenset({"he", "him", "his", "himself"})
_SHE = frozenset({"she", "her", "hers", "herself"})
_SUBJECTS = frozenset({"I", "You", "He", "She", "It", "We", "They"})
_NAMED = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC"})
_PLACES = frozenset(listed("nouns of places"))
_KNOWN = frozenset(
    (*listed("american states"), *listed("cities"), *listed("countries often in the news"))
)
_MANY_FORMS = frozenset({"were", "are", "have", "do", "'re", "'ve"})
_ONE_FORMS = frozenset({"was", "is", "has", "does", "'s"})


def named_again(
    parsed: Parsed, noun: int, verb: int, random: Random, *, plainly: bool = False
) -> str | None:
    """Return what may stand for a noun phrase at the head of the next sentence, or None.

    `verb` is a verb that agrees with it. `plainly` asks for a name or a noun, where a pronoun
    could be taken for something else.
    """
    word = parsed.words[noun]
    if word.tag == "PRP":
        subject = word.text.capitalize()
        return subject if subject in _SUBJECTS and not plainly else None
    many = agreement(parsed, verb, noun)
    if parsed.child(noun, "conj") is not None:
        return "They" if many and not plainly and _are_alike(parsed, noun) else None
    if not _may_be_named(parsed, noun, many=many) or (plainly and many and word.tag == "NNP"):
        return None
    pronoun = _pronoun(parsed, noun, many=many)
    if pronoun and not plainly and random.random() < 0.6:
        return pronoun
    named = word.tag in {"NNP", "NNPS"} or word.entity in _NAMED
    return _name(parsed, noun, random) if named else _the(parsed, noun)


def _may_be_named(parsed: Parsed, noun: int, *, many: bool) -> bool:
    """Whether a noun means something of which more can be said."""
    word = parsed.words[noun]
    if not word.tag.startswith("NN") or word.lemma in _PARTS or _is_loose(parsed, noun):
        return False
    if word.tag in {"NNP", "NNPS"}:
        return True
    # "A quiet man, Lee was": the parser takes the first noun for the subject.
    comma = any(one.text == "," for one in parsed.words[slice(*parsed.reach(noun))])
    return not comma and many == is_many(parsed, (noun, noun + 1))


def _are_alike(parsed: Parsed, noun: int) -> bool:
    other = parsed.child(noun, "conj")
    tag = parsed.words[noun].tag
    return other is not None and parsed.words[other].tag == tag and tag in {"NNP", "NNS"}


def agreement(parsed: Parsed, verb: int, noun: int) -> bool:
    """Whether the verb is in the plural, or else whether the noun is."""
    word = parsed.finite(verb)
    if word.text in _MANY_FORMS or word.tag == "VBP":
        return True
    if word.text in _ONE_FORMS or word.tag == "VBZ":
        return False
    return is_many(parsed, (noun, noun + 1)) or parsed.child(noun, "conj") is not None


def is_person(parsed: Parsed, noun: int) -> bool:
    """Whether a noun surely means one person."""
    word = parsed.words[noun]
    if word.tag != "NNP":
        return word.lemma in _PEOPLE
    first, _ = name_span(parsed, noun)
    given = parsed.words[first].text in _MEN | _WOMEN
    kind = _kind(parsed, noun)
    known = is_known_place(parsed.printed(name_span(parsed, noun)))
    return kind not in _THINGS and not known and (given or kind in _PEOPLE)


def name_span(parsed: Parsed, noun: int) -> tuple[int, int]:
    """Return where the name stands that a noun is part of, without a title or an article."""
    words, first, last = parsed.words, noun, noun + 1
    while first and words[first - 1].tag == "NNP" and words[first - 1].head in range(first, last):
        first -= 1
    if words[noun].entity:
        while first and not words[first].opens and words[first - 1].entity:
            first -= 1
        while last < len(words) and words[last].entity and not words[last].opens:
            last += 1
    return first, last


def sex(parsed: Parsed, noun: int) -> str:
    """Return "he", "she", or empty where that is not sure."""
    word = parsed.words[noun]
    if word.tag != "NNP":
        return "he" if word.lemma in _MALE else "she" if word.lemma in _FEMALE else ""
    kind = _kind(parsed, noun)
    if kind in _THINGS:
        return ""
    given = parsed.words[name_span(parsed, noun)[0]].text
    if given in _MEN or kind in _MALE:
        return "" if _speaks_of(parsed, _SHE) else "he"
    if given in _WOMEN or kind in _FEMALE:
        return "" if _speaks_of(parsed, _HE) else "she"
    return ""


def _pronoun(parsed: Parsed, noun: int, *, many: bool) -> str:
    word = parsed.words[noun]
    name = parsed.printed(name_span(parsed, noun))
    people = [one for span in parsed.spans("PERSON") if (one := parsed.printed(span)) != name]
    if many:
        return "They" if word.tag == "NNS" and word.entity not in _NAMED else ""
    if people:
        return ""
    who = sex(parsed, noun)
    if who:
        return who.capitalize()
    return "It" if word.lemma in _THINGS or (word.tag == "NNP" and is_thing(parsed, noun)) else ""


def is_thing(parsed: Parsed, noun: int) -> bool:
    """Whether a name surely means no person."""
    word = parsed.words[noun]
    first, last = name_span(parsed, noun)
    told = _kind(parsed, noun) in _THINGS | _PLACES
    bodied = word.entity == "ORG" and parsed.words[max(first - 1, 0)].text in {"the", "The"}
    return told or bodied or is_known_place(parsed.printed((first, last)))


def is_known_place(name: str) -> bool:
    """Whether a name is that of a country, state or city that everyone knows."""
    return name.removeprefix("the ").removeprefix("The ") in _KNOWN


def _kind(parsed: Parsed, noun: int) -> str:
    """Return what the sentence says a named thing is: "Lola is a film", "Lola, a film,"."""
    attribute = parsed.child(noun, "appos")
    verb = parsed.words[noun].head
    if attribute is None and parsed.words[verb].lemma == "be" and verb != noun:
        attribute = parsed.child(verb, "attr")
    return parsed.words[attribute].lemma if attribute is not None else ""


def _speaks_of(parsed: Parsed, pronouns: frozenset[str]) -> bool:
    return any(word.text.lower() in pronouns for word in parsed.words)


def _is_loose(parsed: Parsed, noun: int) -> bool:
    first = parsed.reach(noun)[0]
    own = (parsed.words[k] for k in parsed.below[noun] if k < noun)
    return any(word.lemma in _LOOSE for word in (parsed.words[first], *own))


def _name(parsed: Parsed, noun: int, random: Random) -> str | None:
    start = parsed.reach(noun)[0]
    first, last = name_span(parsed, noun)
    words = parsed.words[first:last]
    family = words[-1].text
    if (
        len(words) in {2, 3}
        and family not in _SUFFIXES
        and family[:1].isupper()
        and all(word.tag == "NNP" for word in words)
        and is_person(parsed, noun)
        and random.random() < 0.7
    ):
        return family
    # A title, an article or a number belongs to the name: "Mayor Lee", "the 11th Regiment".
    link = parsed.child(noun, "prep")
    if link is not None and parsed.words[link].text == "of":
        last = max(last, parsed.reach(link)[1])
    odd = any(
        word.tag in {"RB", "PDT"} or word.text == ","
        for word in parsed.words[min(start, first) : last]
    )
    if odd or any(
        k >= last for k in parsed.below[noun] if parsed.words[k].dep == "prep" and link is None
    ):
        return None
    return _opened(parsed, min(start, first), last) if last - start <= 8 else None


def _the(parsed: Parsed, noun: int) -> str | None:
    word = parsed.words[noun]
    owned = parsed.child(noun, "poss") is not None
    if owned or (parsed.child(noun, "det", "nummod") is None and word.tag == "NN"):
        return None
    start = parsed.reach(noun)[0]
    first = noun
    while first > start and parsed.words[first - 1].dep == "compound":
        first -= 1
    # "A 5 km tunnel": the unit goes with the number.
    if first and parsed.words[first - 1].tag == "CD":
        first = noun
    # "The Near Eastern wildcat": what is printed as a name stays whole.
    named = [k for k in range(max(start, 1), noun) if parsed.words[k].text[0].isupper()]
    text = _opened(parsed, min([first, *named]), noun + 1, capital=False)
    return "The " + (text[0].lower() + text[1:] if noun == 0 else text)


def _opened(parsed: Parsed, first: int, last: int, *, capital: bool = True) -> str:
    text = parsed.printed((first, last))
    return text[0].upper() + text[1:] if capital else text


def relative_pronoun(parsed: Parsed, noun: int) -> str:
    """Return "who" or "which" for a name, or empty where it is not sure."""
    if is_person(parsed, noun):
        return "who"
    return "which" if is_thing(parsed, noun) else ""
