"""What the words around a date say of it: "since" before it, a clause that looks ahead."""

from __future__ import annotations

from factcheck.facts.dates.words import word_set
from factcheck.facts.lexemes import Line
from factcheck.model import Sentence, Token


def looks_ahead(line: Line, start: int, anchor: int) -> bool:
    """Whether the clause looks ahead: "will" before the date, or a timetable ("opens Friday")."""
    tokens = line.sentence.tokens
    if relation_before(line, start) in {"by", "until"} or line.low(start) == "this":
        return not is_past(line.sentence, anchor)
    if line.low(start - 1) == "to" and line.low(start - 2):
        place = start - 3 if line.low(start - 2) in {"off", "back", "forward"} else start - 2
        moved = tokens[line[place].first]
        if moved.lemma in word_set("moving"):
            return True  # "was moved to June 12"
    for index in range(start - 1, max(start - 16, -1), -1):
        lexeme = line[index]
        token = tokens[lexeme.first]
        if _is_cue(line, index):
            return True
        if (token.tag == "VBD" and token.lemma not in {"be", "have"}) or lexeme.low in {";", ":"}:
            return False
    verb = tokens[anchor]
    below = (tokens[i] for i in line.sentence.children[anchor])
    if any(token.dep == "aux" and token.lemma in {"will", "shall", "'ll"} for token in below):
        return verb.tag == "VB"  # the date stands first: "in May, the council will vote"
    return is_timetabled(verb)


def is_timetabled(verb: Token) -> bool:
    """Whether the present tense tells what lies ahead: "the trial starts on Nov. 13"."""
    return verb.tag in {"VBZ", "VBP"} and verb.lemma in word_set("scheduled")


def _is_cue(line: Line, index: int) -> bool:
    """Such as "will open", "is to open", "due", "may open"; not "may have opened"."""
    word = line.low(index)
    if word == "to":
        return line.low(index - 1) in {"is", "are", "was", "were"}
    return word in word_set("future") and "have" not in {line.low(index + 1), line.low(index + 2)}


def is_past(sentence: Sentence, anchor: int) -> bool:
    """Whether the verb that is dated, or its auxiliary, is past."""
    below = (sentence.tokens[i] for i in sentence.children[anchor])
    return sentence.tokens[anchor].tag == "VBD" or any(
        t.tag == "VBD" and t.dep.startswith("aux") for t in below
    )


def relation_before(line: Line, start: int) -> str:
    """The preposition before lexeme *start*: "since at least", "no later than", "through the"."""
    word, place = line.low(start - 1), start - 1
    if word in {"the", "around", "about"}:
        place -= 1
    elif word == "least":
        place -= 2
    elif [line.low(start - step) for step in (3, 2, 1)] == ["no", "later", "than"]:
        return "by"
    word = line.low(place)
    if word in {"since", "by", "before", "after", "from"}:
        return word
    return "until" if word in {"until", "till", "through"} else ""
