"""All edits of a sentence, and how often each kind is to be made."""

from collections.abc import Iterable, Sequence
from random import Random

from training.generate import (
    appositions,
    certainty,
    contractions,
    date_forms,
    dates,
    detail,
    futures,
    merges,
    moving,
    names,
    negation,
    numbers,
    roles,
    sequence,
    speech,
    splits,
    synonyms,
    turns,
    typography,
    voice,
    words,
)
from training.generate.change import Change, Edit, Maker
from training.generate.parse import Parsed

# How many pairs of a kind there are to be among a hundred of its label; kinds not named here: 2.
CONFLICT_SHARES = {
    "number": 11, "age": 1, "unit": 2, "bound": 1, "month": 2.5, "day": 3, "year": 5,
    "weekday": 2, "time": 2, "person": 7, "place": 6, "organisation": 5, "people": 3,
    "pronoun": 2, "antonym": 11, "rival word": 10, "rival verb": 5, "direction": 4,
    "quantifier": 4, "status": 1, "negation": 11, "phase": 3, "order": 3, "roles": 6,
    "speaker": 2.5, "denied": 2, "quote": 3,
}  # fmt: skip
REWORDING_SHARES = {
    "same number": 11, "same age": 1, "same bound": 3, "same date": 10, "contraction": 4,
    "denied opposite": 1, "same name": 6, "synonym": 24, "same phrase": 7, "small words": 2, "moved phrase": 8,
    "exchanged pair": 7, "apposition": 3, "same order": 1, "voice": 8, "cleft": 1,
    "relative clause": 3, "dative": 1, "genitive": 3, "same report": 3, "report reshaped": 3,
    "spelling": 3, "print": 4, "split": 6, "merge": 3,
}  # fmt: skip
OPEN_SHARES = {
    "adjunct dropped": 8, "apposition dropped": 4, "adjective dropped": 4, "clause dropped": 4,
    "hedge": 5, "attribution dropped": 4, "relative day": 8,
}  # fmt: skip
# Rewordings that look at no more than a word or two, so that they fit a text of two sentences.
STILL = frozenset({
    "same number", "same age", "same bound", "same date", "same name", "synonym", "same phrase", "spelling",
})  # fmt: skip
_QUOTED = frozenset({
    "number", "antonym", "rival word", "direction", "quantifier", "negation", "place",
})  # fmt: skip


def conflicts(pools: names.Pools) -> tuple[Edit, ...]:
    """Return the edits that change a fact."""
    plain = (
        *numbers.CONFLICTS, *dates.CONFLICTS, *names.name_conflicts(pools), *words.CONFLICTS,
        *negation.CONFLICTS, *certainty.CONFLICTS, *sequence.CONFLICTS, *voice.CONFLICTS,
        *roles.CONFLICTS, *speech.CONFLICTS,
    )  # fmt: skip
    inside = [edit for edit in plain if edit.kind in _QUOTED]
    return (*plain, Edit("quote", "contradiction", "contradiction", _in_quotation(inside)))


def rewordings() -> tuple[Edit, ...]:
    """Return the edits that keep every fact."""
    return (
        *numbers.REWORDINGS, *date_forms.REWORDINGS, *names.REWORDINGS, *synonyms.REWORDINGS,
        *futures.REWORDINGS, *contractions.REWORDINGS, *moving.REWORDINGS, *sequence.REWORDINGS,
        *appositions.REWORDINGS, *splits.REWORDINGS, *voice.REWORDINGS,
        *turns.REWORDINGS, *speech.REWORDINGS, *typography.REWORDINGS, *merges.REWORDINGS,
    )  # fmt: skip


def openings() -> tuple[Edit, ...]:
    """Return the edits that add or drop something."""
    return (*detail.OPEN, *certainty.OPEN, *speech.OPEN, *dates.OPEN)


def _in_quotation(edits: Iterable[Edit]) -> Maker:
    """Return a maker of one of some edits, inside quotation marks only."""
    choices = tuple(edits)

    def make(parsed: Parsed, random: Random) -> Change | None:
        marks = [k for k, word in enumerate(parsed.words) if word.text in {'"', "“", "”"}]
        if len(marks) != 2:
            return None
        for edit in random.sample(choices, len(choices)):
            change = edit.make(parsed, random)
            if change and not change.order and _is_inside(change, marks):
                return change
        return None

    return make


def _is_inside(change: Change, marks: Sequence[int]) -> bool:
    return all(marks[0] < first and last <= marks[1] for first, last, _ in change.spans)
