"""Who said it: another speaker, a denial, no speaker at all, or the same report in another shape."""

from random import Random

from training.generate.change import Change, Edit, Piece, Span
from training.generate.parse import Parsed
from training.generate.tables import listed, mapped

_SAY = frozenset(listed("verbs of saying"))
_PLAIN = frozenset(listed("plain verbs of saying"))
SPEAKERS = listed("speakers")
_SAME = mapped("same report")
_OPPOSED = mapped("opposed reports")


def other_speaker(parsed: Parsed, random: Random) -> Change | None:
    """Put another speaker before "said" or after "according to"."""
    found: list[Span] = []
    for index, word in enumerate(parsed.words):
        subject = parsed.child(index, "nsubj")
        if (
            word.lemma in _SAY
            and word.tag == "VBD"
            and subject is not None
            and _has_content(parsed, index)
        ):
            found += _speaker(parsed, subject, random)
        if (
            word.text.lower() == "according"
            and (not index or parsed.words[index - 1].text == ",")
            and index + 1 < len(parsed.words)
            and parsed.words[index + 1].text == "to"
        ):
            source = parsed.child(index + 1, "pobj")
            found += _speaker(parsed, source, random) if source is not None else []
    return Change((random.choice(found),)) if found else None


def _speaker(parsed: Parsed, subject: int, random: Random) -> list[Span]:
    first, last = parsed.reach(subject)
    word = parsed.words[subject]
    # "He" and "an official" may well be the one who is named instead.
    first_word = parsed.words[first].text.lower()
    vague = first_word in {"a", "an", "one", "some", "his", "her"} or word.tag == "NNS"
    who = word.tag.startswith("NN") and not vague
    relative = parsed.child(subject, "relcl", "conj", "appos", "acl") is not None
    relative = relative or (
        first > 0
        and parsed.words[first - 1].text == ","
        and parsed.words[subject].entity == "PERSON"
        and first > 3
    )
    if not who or relative or last - first > 6:
        return []
    others = [one for one in SPEAKERS if word.lemma not in one.lower()]
    return [(first, last, random.choice(others))]


def _has_content(parsed: Parsed, verb: int) -> bool:
    return parsed.child(verb, "ccomp") is not None or any(
        word.text in {'"', "“"} for word in parsed.words
    )


def _has_subject(parsed: Parsed, verb: int) -> bool:
    return parsed.child(verb, "nsubj", "nsubjpass", "expl", "csubj") is not None


def denied(parsed: Parsed, random: Random) -> Change | None:
    """Make of "said that" a "denied that", of "confirmed" a "denied"."""
    found: list[Span] = []
    for index, word in enumerate(parsed.words):
        content = parsed.child(index, "ccomp")
        if (
            word.text not in _OPPOSED
            or content is None
            or content < index
            or parsed.child(index, "neg", "aux") is not None
            or word.dep in {"relcl", "parataxis"}
            or not parsed.is_finite(content)
            or parsed.words[index + 1].text == ":"
        ):
            continue
        if any(one.text in {'"', "“"} for one in parsed.words):
            continue
        if word.lemma == "find" and parsed.words[parsed.reach(content)[0]].text != "that":
            continue
        other = random.choice(_OPPOSED[word.text])
        following = {one.text for one in parsed.words[index + 1 : content]}
        that = (
            parsed.child(content, "mark") is not None
            or parsed.words[index + 1].text == ","
            or "that" in following
        )
        found.append((index, index + 1, other if that else f"{other} that"))
    return Change((random.choice(found),)) if found else None


def same_report(parsed: Parsed, random: Random) -> Change | None:
    """Exchange the verb of saying for one that commits to no more and no less."""
    found: list[Span] = []
    for index, word in enumerate(parsed.words):
        options = _SAME.get(word.text, ())
        if (
            options
            and parsed.child(index, "nsubj") is not None
            and (
                parsed.child(index, "ccomp") is not None
                or any(one.text in {'"', "“"} for one in parsed.words)
            )
            and parsed.child(index, "neg", "dobj", "prep", "auxpass") is None
        ):
            found.append((index, index + 1, random.choice(options)))
    return Change((random.choice(found),)) if found else None


def that_or_not(parsed: Parsed, random: Random) -> Change | None:
    """Put "that" after "said", or take it away."""
    found: list[Span] = []
    for index, word in enumerate(parsed.words[:-2]):
        content = parsed.child(index, "ccomp")
        if (
            word.lemma not in _SAY
            or content is None
            or content < index
            or not _has_subject(parsed, content)
        ):
            continue
        mark = parsed.child(content, "mark")
        after = parsed.words[index + 1]
        if not parsed.is_finite(content):
            continue
        if mark == index + 1 and after.text == "that" and parsed.words[index + 2].text != ",":
            found.append((mark, mark + 1, ""))
        starts = (
            parsed.reach(content)[0] == index + 1
            and after.text[0].isalnum()
            and not _ASKING & {one.text for one in parsed.words[index + 1 : index + 3]}
        )
        if mark is None and starts and after.tag != "TO":
            found.append((index, index + 1, f"{word.text} that"))
    return Change((random.choice(found),)) if found else None


_ASKING = frozenset({"that", "how", "what", "why", "if", "whether"})


def reshaped(parsed: Parsed, random: Random) -> Change | None:
    """Say "A said that B." as "B, A said.", "According to A, B.", and the reverse."""
    found = _reported(parsed)
    if found is None:
        return None
    speaker, said, rest, content = found
    end = (len(parsed.words) - 1, len(parsed.words))
    verb = (said, said + 1)
    lead: tuple[Piece, ...] = (speaker, verb, *rest)
    plain = not rest and parsed.words[said].lemma in {"say", "state", "report", "claim", "note"}
    pronoun = parsed.words[speaker[0]].tag == "PRP"
    shapes: list[tuple[Piece, ...]] = (
        [(content, ",", *lead, end)] if content[0] else [(*lead, "that", content, end)]
    )
    if plain and not pronoun:
        shapes += [
            ("according to", speaker, ",", content, end),
            (content, ", according to", speaker, end),
        ]
        if not content[0]:
            shapes.append(shapes[0])
        elif not rest:
            shapes.append((content, ",", verb, speaker, end))
    return Change(order=random.choice(shapes))


def unattributed(parsed: Parsed, _: Random) -> Change | None:
    """Drop the speaker: "A said that B." as "B."."""
    found = _reported(parsed)
    if found is None:
        return None
    content = found[3]
    if parsed.words[found[1]].lemma not in _PLAIN | {"think", "believe", "suggest", "argue"}:
        return None
    return Change(order=(content, (len(parsed.words) - 1, len(parsed.words))))


def attributed(parsed: Parsed, random: Random) -> Change | None:
    """Put a speaker to a plain sentence: the two do not entail one another."""
    words = parsed.words
    subject = parsed.child(parsed.root, "nsubj", "nsubjpass")
    plain = words[-1].text == "." and not any(
        word.text in {'"', "“", ":", ";", "?", "("}
        or word.lemma in _SAY
        or word.tag in {"PRP", "PRP$"}
        for word in words
    )
    if not plain or subject is None or len(words) > 28 or parsed.reach(subject)[0] != 0:
        return None
    who, end = random.choice(SPEAKERS), (len(words) - 1, len(words))
    verb = random.choice(
        ("said", "claimed", "alleged", "suggested", "believes", "argued", "told the court")
    )
    if who.endswith(("s", "ss")) and verb == "believes":
        verb = "said"
    content = (0, len(words) - 1)
    shapes: tuple[tuple[Piece, ...], ...] = (
        (f"{who} {verb} that", content, end),
        (content, f", {who} said", end),
        (f"according to {who},", content, end),
    )
    return Change(order=random.choice(shapes))


_Report = tuple[tuple[int, int], int, tuple[Piece, ...], tuple[int, int]]


def _reported(parsed: Parsed) -> _Report | None:
    """Return speaker, verb, what follows the verb, and what was said, without "that"."""
    said = parsed.root
    word = parsed.words[said]
    subject, content = parsed.child(said, "nsubj"), parsed.child(said, "ccomp")
    told = word.lemma in _SAY and word.tag in {"VBD", "VBZ"}
    if not told or subject is None or parsed.words[subject].tag in {"DT", "WP", "WDT"}:
        return None
    if content is None or not _has_subject(parsed, content) or not _is_bare(parsed, said):
        return None
    # "It was an attack and blamed them": whose deed the second verb is cannot be told.
    if parsed.child(content, "conj") is not None:
        return None
    if parsed.reach(content)[0] > said:
        return _speaker_first(parsed, subject, content)
    return _speaker_last(parsed, subject, content)


def _is_bare(parsed: Parsed, said: int) -> bool:
    signs = any(one.text in {'"', "“", ";", ":", "?", "(", "—"} for one in parsed.words)
    more = parsed.child(said, "conj", "neg", "aux", "advcl", "dobj")
    return not signs and parsed.words[-1].text == "." and more is None


def _speaker_first(parsed: Parsed, subject: int, content: int) -> _Report | None:
    """Read "A said (on Monday) (that) B."."""
    said, end = parsed.root, len(parsed.words) - 1
    told, mark = parsed.reach(content), parsed.child(content, "mark")
    opens = parsed.words[told[0]]
    whole = parsed.reach(subject) == (0, said) and told[1] == end
    if not whole or not parsed.words[content].tag.startswith("V"):
        return None
    marked = mark == told[0]
    if opens.text != "that" if marked else opens.tag in {"TO", "WP", "WRB", "IN"}:
        return None
    between: tuple[Piece, ...] = ((said + 1, told[0]),) if told[0] > said + 1 else ()
    if between and parsed.words[said + 1].text == ",":
        return None
    return (0, said), said, between, (told[0] + marked, end)


def _speaker_last(parsed: Parsed, subject: int, content: int) -> _Report | None:
    """Read "B, A said." and "B, said A."."""
    said, end = parsed.root, len(parsed.words) - 1
    speaker, told = parsed.reach(subject), parsed.reach(content)
    start = min(said, speaker[0])
    follows = told[0] == 0 and told[1] < start and parsed.words[told[1]].text == ","
    tiled = start == told[1] + 1 and max(said + 1, speaker[1]) == end
    return (speaker, said, (), told) if follows and tiled else None


def quote_moved(parsed: Parsed, random: Random) -> Change | None:
    """Put the speaker before or after a quotation: '"Yes," he said.' as 'He said, "Yes."'."""
    words = parsed.words
    marks = [k for k, word in enumerate(words) if word.text in {'"', "“", "”"}]
    said, end = parsed.root, len(words) - 1
    subject = parsed.child(said, "nsubj")
    if (
        len(marks) != 2
        or words[said].lemma not in {"say", "add", "write", "tell"}
        or subject is None
        or marks[1] <= marks[0] + 3
    ):
        return None
    speaker = parsed.reach(subject)
    if marks[0] == 0 and words[marks[1] - 1].text == "," and words[end].text == ".":
        start = marks[1] + 1
        tiled = (
            min(speaker[0], said) == start
            and max(speaker[1], said + 1) == end
            and speaker[1] - speaker[0] + 1 == end - start
        )
        if tiled:
            inner = (1, marks[1] - 1)
            if random.random() < 0.5 and words[speaker[0]].tag != "PRP" and said > speaker[0]:
                return Change(order=((0, marks[1] + 1), (said, said + 1), speaker, (end, end + 1)))
            return Change(order=(speaker, (said, said + 1), ', "\u2060', inner, '\u2060.\u2060"'))
    return None


CONFLICTS = (
    Edit("speaker", "contradiction", "contradiction", other_speaker),
    Edit("denied", "contradiction", "contradiction", denied),
)
OPEN = (
    Edit("attribution dropped", "not_entailment", "not_entailment", unattributed),
    Edit("attribution dropped", "not_entailment", "not_entailment", attributed),
)
REWORDINGS = (
    Edit("same report", "entailment", "entailment", same_report),
    Edit("same report", "entailment", "entailment", that_or_not),
    Edit("report reshaped", "entailment", "entailment", reshaped),
    Edit("report reshaped", "entailment", "entailment", quote_moved),
)
