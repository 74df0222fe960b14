"""One sentence told in two: joined verbs and clauses, relative clauses, appositions."""

from random import Random

from training.generate.change import Change, Edit, Piece
from training.generate.inflect import inflected
from training.generate.parse import Parsed, Word
from training.generate.reference import agreement, is_person, named_again
from training.generate.sides import PEOPLE
from training.generate.tables import listed

_SIGNS = frozenset({'"', "“", "”", ":", "?", "!", "(", ")", "—", "–", "[", "]"})
_PAIRED = frozenset(
    {"both", "either", "neither", "whether", "between", "respectively", "according"}
)
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
# What happened does these, rather than what is named last: "which made them happy".
_DOING = frozenset(
    {
        "give",
        "make",
        "allow",
        "cause",
        "lead",
        "mean",
        "help",
        "enable",
        "force",
        "result",
        "prompt",
        "bring",
    }
)
_BUT = ("But", "However,")
_SHORTEST = 3


_PLACES = frozenset(listed("nouns of places"))
_THINGS = frozenset(listed("things that are told of"))
_PEOPLE = PEOPLE | frozenset(listed("nouns of one side"))
_HUMAN = ("er", "or", "ist", "ian", "man", "woman", "ess", "ant", "ee")
_GOING = frozenset(listed("verbs that go without an object"))


def joined_verbs(parsed: Parsed, random: Random) -> Change | None:
    """Say "She won the race and moved to Paris." as "She won the race. She moved to Paris."."""
    found = _joined(parsed)
    if found is None:
        return None
    stop, joint, other = found
    subject = parsed.child(parsed.root, "nsubj", "nsubjpass")
    if subject is None or not _may_stand_alone(parsed, other):
        return None
    helpers = _helpers(parsed, other)
    again = named_again(parsed, subject, parsed.root, random)
    if helpers is None or again is None:
        return None
    first = parsed.reach(other)[0]
    # "And later moved", but not "and in May moved": the pronoun would stand between.
    if any(
        parsed.words[k].dep not in {"advmod", "aux", "auxpass", "neg"} for k in range(first, other)
    ):
        return None
    opening = _opening(parsed.words[joint].text, again, random)
    return Change(((stop, joint + 1, " ".join((f". {opening}", *helpers))),))


def joined_clauses(parsed: Parsed, random: Random) -> Change | None:
    """Say "The court closed, and the mayor left." as "The court closed. The mayor left."."""
    found = _joined(parsed)
    if found is None:
        return None
    stop, joint, other = found
    subject = parsed.child(other, "nsubj", "nsubjpass", "expl")
    # Anything but the subject in front may be the end of what was said before.
    if subject is None or parsed.reach(subject)[0] != joint + 1 or not parsed.is_finite(other):
        return None
    text = parsed.words[joint + 1].text
    if parsed.words[joint + 1].tag in {"WDT", "WP", "WRB", "WP$"} or "mark" in _below(
        parsed, other
    ):
        return None
    opening = text[0].upper() + text[1:]
    if parsed.words[joint].text == "but":
        opening = f"{random.choice(_BUT)} {text}"
    return Change(((stop, joint + 2, f". {opening}"),))


def semicolon(parsed: Parsed, _: Random) -> Change | None:
    """Say "The court closed; the mayor left." as "The court closed. The mayor left."."""
    marks = [k for k, word in enumerate(parsed.words) if word.text == ";"]
    if len(marks) != 1 or not _is_plain(parsed, also=frozenset()):
        return None
    mark = marks[0]
    sides = (range(mark), range(mark + 1, len(parsed.words)))
    if not all(_has_clause(parsed, side) for side in sides):
        return None
    text = parsed.words[mark + 1].text
    if parsed.words[mark + 1].tag == "CC":
        return None
    return Change(((mark, mark + 2, f". {text[0].upper()}{text[1:]}"),))


def relative_clause(parsed: Parsed, random: Random) -> Change | None:
    """Say "Ann Lee, who lives here, left." as "Ann Lee left. She lives here."."""
    if not _is_plain(parsed):
        return None
    found = [
        (noun, verb)
        for verb, word in enumerate(parsed.words)
        if word.dep == "relcl" and _is_fenced(parsed, noun := word.head, verb)
    ]
    if len(found) != 1:
        return None
    noun, verb = found[0]
    first, last = parsed.reach(verb)
    word = parsed.words[first]
    if not _is_meant(parsed, noun, verb):
        return None
    said: tuple[int, int] = (first + 1, last)
    if word.text == "where":
        return _ended(parsed, first, ". There,", said) if last == len(parsed.words) - 1 else None
    return _apart(parsed, noun, verb, said, random)


def apposition(parsed: Parsed, random: Random) -> Change | None:
    """Say "Ann Lee, a singer, left." as "Ann Lee is a singer. She left."."""
    if not _is_plain(parsed):
        return None
    found = [
        index
        for index, word in enumerate(parsed.words)
        if word.dep == "appos" and describes(parsed, word.head, index)
    ]
    if len(found) != 1:
        return None
    return _apart(parsed, parsed.words[found[0]].head, found[0], parsed.reach(found[0]), random)


def describes(parsed: Parsed, noun: int, other: int) -> bool:
    """Whether a phrase set off by commas says of a name what it is."""
    words = parsed.words
    first, last = parsed.reach(other)
    # A sentence without subject: "Written by Lee, the song" has the parser astray.
    if parsed.child(parsed.root, "nsubj", "nsubjpass", "expl") is None:
        return False
    closed = last < len(words) and words[last].text in {",", "."}
    if words[first - 1].text != "," or first - 2 != noun or not closed:
        return False
    described = words[first].text.lower() in {"a", "an", "the", "his", "her", "its"}
    plain = words[other].tag == "NN" and not words[other].entity and described
    # "Inferno, the drama Long Day and": a list, of which each has a name.
    own = words[other + 1].tag.startswith("NNP") or parsed.child(other, "conj", "appos") is not None
    joined = own or parsed.child(noun, "conj") is not None
    in_list = last + 1 < len(words) and words[last + 1].tag in {"CC", "DT"}
    # "He was born in Bonn, the second child": of a place only a place is told.
    placed = _fits(words[noun], words[other].lemma)
    # "The Order of Canada, the highest honor": of what it is said must be the whole name.
    whole = words[words[noun].head].entity == "" or words[words[noun].head].text != "of"
    alone = words[noun].dep not in {"conj", "appos"} and _over(parsed, noun).dep != "appos"
    return (
        plain
        and words[noun].tag == "NNP"
        and not joined
        and not in_list
        and placed
        and whole
        and alone
    )


def _fits(name: Word, noun: str) -> bool:
    """Whether a noun may say what a name of this sort is."""
    if name.entity in {"GPE", "LOC"}:
        return noun in _PLACES
    if name.entity == "PERSON":
        return noun in _PEOPLE or (noun.endswith(_HUMAN) and noun not in _THINGS)
    return noun in _THINGS or (name.entity in {"FAC", "ORG"} and noun in _PLACES)


def _over(parsed: Parsed, noun: int) -> Word:
    """Return the noun that a phrase with this noun hangs on."""
    return parsed.words[parsed.words[parsed.words[noun].head].head]


def copula(parsed: Parsed, noun: int) -> str:
    """Return the form of "be" that says what someone is, in the tense of the sentence."""
    past = parsed.finite(parsed.root).tag in {"VBD", "VBN"}
    stays = parsed.words[noun].entity in {"GPE", "LOC", "FAC"}
    return "was" if past and not stays else "is"


def _apart(
    parsed: Parsed, noun: int, verb: int, said: tuple[int, int], random: Random
) -> Change | None:
    """Tell what a relative clause or an apposition says in a sentence of its own."""
    first, last = parsed.reach(verb)
    end = len(parsed.words) - 1
    be: tuple[Piece, ...] = () if said[0] > first else (copula(parsed, noun),)
    agrees = verb if said[0] > first else noun
    if last == end:
        again = named_again(parsed, noun, agrees, random, plainly=True)
        if noun < parsed.root or again is None or _is_reported(parsed, noun):
            return None
        return _ended(parsed, first, f". {again}", *be, said)
    subject = parsed.child(parsed.root, "nsubj", "nsubjpass")
    if noun != subject or parsed.reach(noun)[0] != 0 or parsed.words[last].text != ",":
        return None
    follows = parsed.words[last + 1]
    if follows.tag not in _FINITE | {"MD", "RB"}:
        return None
    again = named_again(parsed, noun, parsed.root, random)
    rest: tuple[Piece, ...] = ((last + 1, end),)
    if again is None or agreement(parsed, agrees, noun) != agreement(parsed, parsed.root, noun):
        return None
    # What follows from the other stands last: the sentence that says what someone is may open.
    told: tuple[Piece, ...] = (*be, said)
    one, other = (rest, told) if not be or random.random() < 0.5 else (told, rest)
    return Change(order=((0, first - 1), *one, f". {again}", *other, (end, end + 1)))


def _ended(parsed: Parsed, first: int, *pieces: Piece) -> Change:
    end = len(parsed.words) - 1
    return Change(order=((0, first - 1), *pieces, (end, end + 1)))


def _is_fenced(parsed: Parsed, noun: int, verb: int) -> bool:
    """Whether a relative clause stands between commas right after its noun and opens with its subject."""
    words = parsed.words
    first, last = parsed.reach(verb)
    if first < 2 or words[first - 1].text != "," or last >= len(words):
        return False
    opener = words[first]
    subject = opener.dep in {"nsubj", "nsubjpass"} and opener.text in {"who", "which"}
    fits = opener.head == verb and (subject or (opener.text == "where" and opener.tag == "WRB"))
    adjacent = noun == first - 2 or (opener.text == "who" and parsed.reach(noun)[0] == 0)
    return (
        fits
        and adjacent
        and words[last].text in {",", "."}
        and parsed.root not in range(first, last)
    )


def _is_meant(parsed: Parsed, noun: int, verb: int) -> bool:
    """Whether a relative clause is about its noun, not about another or the whole clause before."""
    word, opener = parsed.words[noun], parsed.words[parsed.reach(verb)[0]].text
    if word.dep == "conj" or parsed.child(noun, "conj", "cc", "appos") is not None:
        return False
    if opener == "where":
        named = parsed.child(verb, "nsubj", "nsubjpass") is not None
        return named and word.entity in {"GPE", "LOC", "FAC"}
    if opener == "who":
        told = word.entity == "PERSON" or is_person(parsed, noun) or word.tag == "NNS"
        return told and parsed.is_finite(verb)
    # "A series made by Lee, which ran for years": it is the series that ran.
    if word.entity == "PERSON" or _hangs_on_another(parsed, noun):
        return False
    return parsed.is_finite(verb) and _tells_of_noun(parsed, noun, verb)


def _tells_of_noun(parsed: Parsed, noun: int, verb: int) -> bool:
    """Whether "which" means the noun: "he lost, which angered them" is about what happened."""
    word = parsed.words[verb]
    if word.lemma in _DOING:
        return False
    if parsed.words[noun].tag == "NNP" or parsed.child(verb, "auxpass") is not None:
        return True
    # So is "which is not surprising".
    return parsed.child(verb, "acomp") is None if word.lemma == "be" else word.tag in {"VBZ", "VBP"}


def _hangs_on_another(parsed: Parsed, noun: int) -> bool:
    """Whether a noun only says more of another one, which the clause may be about as well."""
    link = parsed.words[noun].head
    over = parsed.words[link].head
    far = parsed.words[over].dep in {"acl", "relcl"} or parsed.words[link].text == "by"
    other = parsed.words[over].tag.startswith("NN") and not parsed.words[noun].entity
    return parsed.words[noun].dep == "pobj" and (far or other)


def _is_reported(parsed: Parsed, noun: int) -> bool:
    """Whether a noun stands in what somebody said, thought or might do."""
    index = noun
    while index != parsed.root:
        if parsed.words[index].dep in {"ccomp", "advcl", "csubj", "conj", "relcl"}:
            return True
        index = parsed.words[index].head
    return False


def _joined(parsed: Parsed) -> tuple[int, int, int] | None:
    """Return where the first part stops, "and" or "but", and the second verb."""
    root, end = parsed.root, len(parsed.words) - 1
    joint, other = parsed.child(root, "cc"), parsed.child(root, "conj")
    subject = parsed.child(root, "nsubj", "nsubjpass", "expl")
    if joint is None or other is None or subject is None or not _is_plain(parsed):
        return None
    # What stands in front may be meant of both parts.
    if (
        not root < joint < other
        or parsed.reach(subject)[0] != 0
        or parsed.child(root, "ccomp") is not None
    ):
        return None
    alone = [k for k in parsed.below[root] if parsed.words[k].dep in {"conj", "cc"}] == [
        joint,
        other,
    ]
    first, last = parsed.reach(other)
    # The full stop may hang on the second verb.
    whole = first == joint + 1 and last >= end and parsed.child(other, "conj", "cc") is None
    verbs = all(parsed.words[k].tag.startswith("V") for k in (root, other))
    if parsed.words[joint].text not in {"and", "but"} or not alone or not whole or not verbs:
        return None
    stop = joint - 1 if parsed.words[joint - 1].text == "," else joint
    # "Protested, saying it is late and it is cold": the second part may be said too.
    said = any(word.dep == "ccomp" for word in parsed.words[root:stop])
    if said or _breaks_list(parsed, stop):
        return None
    if stop <= root + 1 or parsed.words[stop - 1].tag in {"IN", "TO", "DT", "RP"}:
        return None
    return stop, joint, other


def _breaks_list(parsed: Parsed, stop: int) -> bool:
    """Whether "and" closes a list: "won two prizes, three cups, and has played"."""
    words = parsed.words
    return any(
        words[k].text == ","
        and words[k + 1].tag in {"NN", "NNS", "NNP", "JJ", "CD", "VBN", "VBD"}
        and words[k + 1].entity not in {"DATE", "GPE", "LOC"}
        and not any(word.tag == "CC" for word in words[k + 1 : stop])
        for k in range(parsed.root, stop)
    )


def _may_stand_alone(parsed: Parsed, other: int) -> bool:
    """Whether the first verb has what it needs before the second one comes."""
    root = parsed.root
    needs = ("dobj", "attr", "prep", "xcomp", "acomp", "agent", "oprd", "npadvmod", "prt", "advmod")
    own = any(k > root and parsed.words[k].dep in needs for k in parsed.below[root])
    return own and other - root > _SHORTEST and len(parsed.words) - other > _SHORTEST


def _helpers(parsed: Parsed, other: int) -> tuple[str, ...] | None:
    """Return the auxiliaries that the second verb shares with the first, or None if it cannot stand."""
    if parsed.child(other, "nsubj", "nsubjpass", "expl") is not None:
        return None
    root, words = parsed.root, parsed.words
    if parsed.is_finite(other):
        # "It was written in Bonn and filmed in Rome": the parser takes "filmed" for the past tense.
        over = parsed.child(root, "auxpass") is not None or words[root].lemma == "be"
        passive = over and words[other].tag == "VBD"
        own = parsed.child(other, "aux", "auxpass", "dobj", "attr", "acomp", "xcomp") is not None
        regular = inflected(words[other].lemma, "VBN") == words[other].text
        return None if passive and regular and not own and words[other].lemma not in _GOING else ()
    shared = [k for k in parsed.below[root] if words[k].dep in {"aux", "auxpass"}]
    # "Was born in May and studied law": what has an object is not passive.
    if parsed.child(root, "auxpass") is not None and parsed.child(other, "dobj") is not None:
        return None
    fits = words[other].tag == words[root].tag and parsed.child(other, "aux", "auxpass") is None
    if (
        not shared
        or not fits
        or parsed.child(root, "neg") is not None
        or words[shared[0]].tag == "TO"
    ):
        return None
    return tuple(words[k].text for k in shared)


def _below(parsed: Parsed, verb: int) -> set[str]:
    return {parsed.words[k].dep for k in parsed.below[verb]}


def _opening(joint: str, again: str, random: Random) -> str:
    if joint == "and":
        return again
    word = random.choice(_BUT)
    falls = again in {"He", "She", "It", "They", "We", "You"} or again.startswith("The ")
    return f"{word} {again[0].lower() + again[1:] if falls else again}"


def _has_clause(parsed: Parsed, side: range) -> bool:
    return any(
        parsed.words[k].dep in {"nsubj", "nsubjpass", "expl"}
        and parsed.words[k].head in side
        and parsed.is_finite(parsed.words[k].head)
        and parsed.words[parsed.words[k].head].dep in {"ROOT", "ccomp", "conj", "parataxis"}
        for k in side
    )


def _is_plain(parsed: Parsed, *, also: frozenset[str] = frozenset({";"})) -> bool:
    fit = (
        parsed.words[-1].text == "."
        and sum(word.head == k for k, word in enumerate(parsed.words)) == 1
    )
    return fit and not any(
        word.text in _SIGNS | also or word.text.lower() in _PAIRED for word in parsed.words
    )


REWORDINGS = (
    Edit("split", "entailment", "entailment", joined_verbs),
    Edit("split", "entailment", "entailment", joined_clauses),
    Edit("split", "entailment", "entailment", semicolon),
    Edit("split", "entailment", "entailment", relative_clause),
    Edit("split", "entailment", "entailment", apposition),
)
