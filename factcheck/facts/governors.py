"""What a stretch of words hangs on."""

from __future__ import annotations

from factcheck.model import Sentence


def governor(sentence: Sentence, inside: tuple[int, ...]) -> int:
    """The token outside *inside* that the words hang on, prepositions looked through.

    "a lease of 49 years" hangs on lease, "fined $500" on fined. The words' own head when nothing
    governs them.
    """
    own = set(inside)
    tokens = sentence.tokens
    top = next((i for i in inside if tokens[i].head not in own or tokens[i].head == i), inside[0])
    index = tokens[top].head
    seen = {top}
    while (
        tokens[index].pos in {"ADP", "SCONJ", "NUM", "SYM", "PUNCT", "ADV", "PART"}
        and index not in seen
    ):
        seen.add(index)
        index = tokens[index].head
    return index
