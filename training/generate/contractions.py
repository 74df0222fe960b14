"""Denials in other words: contracted, or by the opposite verb."""

from random import Random

from training.generate.change import Change, Edit, Span
from training.generate.negation import AUXILIARY, CONTRACTED, FINITE, FULL, has_not, is_plain_clause
from training.generate.parse import Parsed
from training.generate.tables import mapped


def contracted(parsed: Parsed, random: Random) -> Change | None:
    """Write "did not" as "didn't", "it's" as "it is", and the reverse."""
    found: list[Span] = []
    words = parsed.words
    for index, word in enumerate(words[:-1]):
        after = words[index + 1]
        if word.text in CONTRACTED and after.text == "not" and word.blank:
            found.append((index, index + 2, CONTRACTED[word.text]))
        if (
            after.text in {"n't", "n’t"}
            and word.text.lower() != "ai"
            and (word.text.islower() or not index)
        ):
            full = FULL.get(word.text.lower(), word.text.lower())
            found.append((index, index + 2, "cannot" if full == "can" else f"{full} not"))
        if word.text == "can" and after.text == "not":
            found.append(
                (index, index + 2, random.choice(("cannot", "can't")) if word.blank else "can't")
            )
        if (
            word.lemma in {"it", "he", "she", "they", "we", "you", "i"}
            and after.text in {"will", "have", "are", "am"}
            and after.dep in {"aux", "ROOT"}
            and word.head != index
            and index + 2 < len(words)
            and words[index + 2].text.isalpha()
            and after.dep == "aux"
        ):
            short = {"will": "'ll", "have": "'ve", "are": "'re", "am": "'m"}[after.text]
            if not (after.text == "am" and word.lemma != "i"):
                found.append((index, index + 2, word.text + short))
        if after.text in {"'ll", "'ve", "'re", "'m"} and word.tag == "PRP":
            long = {"'ll": "will", "'ve": "have", "'re": "are", "'m": "am"}[after.text]
            found.append((index, index + 2, f"{word.text} {long}"))
    return Change((random.choice(found),)) if found else None


def denied_opposite(parsed: Parsed, random: Random) -> Change | None:
    """Say a thing by denying its opposite: "remained" as "did not leave", "failed" as "did not succeed"."""
    root = parsed.root
    word = parsed.words[root]
    other = _DENIED.get(word.lemma)
    if (
        other is None
        or word.tag not in FINITE
        or not is_plain_clause(parsed, root)
        or has_not(parsed)
        or parsed.child(root, "conj", "aux") is not None
    ):
        return None
    if word.lemma in {"fail", "refuse"} and parsed.child(root, "xcomp") is None:
        return None
    if word.lemma in {"fail", "refuse"}:
        return _not_for_fail(parsed, root)
    return Change(((root, root + 1, f"{AUXILIARY[word.tag]} not {random.choice(other)}"),))


_DENIED = mapped("denied opposites")


def _not_for_fail(parsed: Parsed, root: int) -> Change | None:
    verb = parsed.child(root, "xcomp")
    if (
        verb is None
        or verb != root + 2
        or parsed.words[root + 1].text != "to"
        or parsed.words[root].lemma == "refuse"
    ):
        return None
    do = AUXILIARY[parsed.words[root].tag]
    return Change(((root, root + 2, f"{do} not"),))


REWORDINGS = (
    Edit("contraction", "entailment", "entailment", contracted),
    Edit("denied opposite", "entailment", "entailment", denied_opposite),
)
