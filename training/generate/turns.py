"""Other turns of a clause: cleft, participle for relative clause, dative, genitive."""

from random import Random

from training.generate.change import Change, Edit, Span
from training.generate.parse import Parsed
from training.generate.sides import active, is_many
from training.generate.tables import listed


def cleft(parsed: Parsed, _: Random) -> Change | None:
    """Say "Smith hired her" as "It was Smith who hired her"."""
    clause = active(parsed)
    if (
        clause is None
        or clause.start
        or parsed.words[clause.doer[0]].entity != "PERSON"
        or clause.doer[1] != clause.verb
    ):
        return None
    if parsed.words[clause.verb].tag != "VBD" or is_many(parsed, clause.doer):
        return None
    return (
        Change(
            (
                (0, 1, f"it was {parsed.words[0].text}"),
                *(
                    ((clause.verb, clause.verb + 1, f"who {parsed.words[clause.verb].text}"),)
                    if clause.doer[1] > 1
                    else ()
                ),
            )
        )
        if clause.doer[1] > 1
        else Change(((0, 1, f"it was {parsed.words[0].text} who"),))
    )


def relative_clause(parsed: Parsed, random: Random) -> Change | None:
    """Say "the man who was arrested" as "the man arrested", and the reverse."""
    words = parsed.words
    found: list[Span] = []
    for index in range(1, len(words) - 2):
        word = words[index]
        clause = word.head
        if (
            word.tag in {"WP", "WDT"}
            and word.dep in {"nsubjpass", "nsubj"}
            and words[clause].dep == "relcl"
            and words[clause].head == index - 1
        ):
            be = words[index + 1]
            if (
                be.dep in {"auxpass", "aux"}
                and be.lemma == "be"
                and clause == index + 2
                and words[clause].tag in {"VBN", "VBG"}
                and parsed.child(clause, "neg") is None
            ):
                found.append((index, index + 2, ""))
        if (
            word.dep == "acl"
            and word.tag == "VBN"
            and word.head == index - 1
            and words[parsed.root].tag == "VBD"
            and word.text[0].islower()
            and words[index + 1].tag == "IN"
        ):
            noun = words[index - 1]
            # "Had its motions plotted", "get people involved": no relative clause is meant.
            if words[noun.head].lemma in {"have", "get", "see", "keep", "want", "leave", "find"}:
                continue
            if noun.dep == "conj" or (
                noun.lemma.endswith(("er", "or")) and noun.lemma not in _HUMANS
            ):
                continue
            who = (
                "who"
                if noun.entity == "PERSON"
                or noun.lemma in _HUMANS
                or noun.lemma.endswith(("ist", "ian", "ess", "man"))
                else "which"
                if words[index - 2].text == ","
                else "that"
            )
            be_form = "were" if noun.tag in {"NNS", "NNPS"} else "was"
            if noun.tag in {"NN", "NNS"} and parsed.child(index - 1, "conj") is None:
                found.append((index, index + 1, f"{who} {be_form} {word.text}"))
    return Change((random.choice(found),)) if found else None


_HUMANS = frozenset(listed("people who are one person"))
_GIVING = frozenset(listed("verbs of giving"))


def dative(parsed: Parsed, _: Random) -> Change | None:
    """Say "gave her the book" as "gave the book to her", and the reverse."""
    for verb, word in enumerate(parsed.words):
        dative_at, target = parsed.child(verb, "dative"), parsed.child(verb, "dobj")
        if (
            word.lemma not in _GIVING
            or dative_at is None
            or target is None
            or word.text[0].isupper()
        ):
            continue
        if any(
            parsed.child(one, "conj", "relcl", "prep", "acl") is not None
            for one in (target, dative_at)
        ):
            continue
        if parsed.words[target].tag == "PRP":
            continue
        one, other = parsed.reach(dative_at), parsed.reach(target)
        plain = parsed.words[dative_at].text != "to"
        if plain and one[0] == verb + 1 and other[0] == one[1] and other[1] - other[0] <= 6:
            return Change(order=((0, verb + 1), other, "to", one, (other[1], len(parsed.words))))
        person = parsed.child(dative_at, "pobj")
        if (
            not plain
            and person is not None
            and (parsed.words[person].entity == "PERSON" or parsed.words[person].tag == "PRP")
            and other[0] == verb + 1
            and one[0] == other[1]
            and one[1] - one[0] <= 4
        ):
            return Change(
                order=((0, verb + 1), (one[0] + 1, one[1]), other, (one[1], len(parsed.words)))
            )
    return None


_OWNED = frozenset(listed("nouns with an owner"))


def genitive(parsed: Parsed, _: Random) -> Change | None:
    """Say "Spain's president" as "the president of Spain", and the reverse."""
    words = parsed.words
    for index, word in enumerate(words):
        if word.lemma not in _OWNED or not word.tag.startswith("NN") or word.tag == "NNP":
            continue
        first = parsed.reach(index)[0]
        owner, of = parsed.child(index, "poss"), parsed.child(index, "prep")
        if (
            owner is not None
            and words[owner].entity in {"GPE", "ORG", "PERSON"}
            and parsed.child(index, "prep", "relcl", "conj", "appos", "acl", "nummod") is None
        ):
            case = parsed.child(owner, "case")
            between = (
                {parsed.words[k].text for k in range(case + 1, index)}
                if case is not None
                else set()
            )
            if (
                case is not None
                and not between & {"own", "other", "first", "last"}
                and parsed.reach(owner)[1] == case + 1
                and parsed.reach(owner)[0] == first
            ):
                return Change(
                    order=(
                        (0, first),
                        "the",
                        (case + 1, index + 1),
                        "of",
                        (first, case),
                        (index + 1, len(words)),
                    )
                )
        if (
            of is not None
            and words[of].text == "of"
            and of == index + 1
            and words[first].text.lower() == "the"
            and len(parsed.below[of]) == 1
        ):
            name = parsed.below[of][0]
            span = parsed.reach(name)
            named = (
                words[name].text != "States"
                and words[name].tag == "NNP"
                and words[name].entity in {"GPE", "PERSON"}
                and parsed.reach(index)[1] == span[1]
                and span[0] == of + 1
            )
            if named and span[1] - span[0] <= 3 and all(words[k].entity for k in range(*span)):
                ending = "'" if words[span[1] - 1].text.endswith("s") else "'s"
                return Change(
                    (
                        (
                            first,
                            span[1],
                            parsed.printed(span)
                            + ending
                            + " "
                            + parsed.printed((first + 1, index + 1)),
                        ),
                    )
                )
    return None


REWORDINGS = (
    Edit("cleft", "entailment", "entailment", cleft),
    Edit("relative clause", "entailment", "entailment", relative_clause),
    Edit("dative", "entailment", "entailment", dative),
    Edit("genitive", "entailment", "entailment", genitive),
)
