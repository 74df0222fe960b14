"""How a claim is put forward: by whom, denied or not, how surely."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from factcheck.facts.attributions.values import Attribution
from factcheck.model import Certainty, Claim

Split = Callable[[str], tuple[Claim, ...]]


def _claim(split: Split, text: str, verb: str) -> Claim:
    (found,) = [c for c in split(text) if c.sentence.tokens[c.root].text == verb]
    return found


@pytest.mark.parametrize(
    ("text", "verb", "negated"),
    [
        ("The army did not seize the port.", "seize", True),
        ("The army never reached the port.", "reached", True),
        ("No soldiers were killed.", "killed", True),
        ("Nobody was hurt.", "hurt", True),
        ("The firm no longer sells coal.", "sells", True),
        ("The police found no weapons.", "found", True),
        ("Olsen did not sign the deal or read it.", "read", True),
        ("The army seized the port.", "seized", False),
        ("Not only did the army seize the port, it burned it.", "seize", False),
        ("The army did not stop and left.", "left", False),
        ("Police said nobody was hurt.", "said", False),
        ("Olsen, who did not vote, resigned.", "resigned", False),
        ("The north notes a rise.", "notes", False),
        ("The deal that Lund did not sign failed.", "failed", False),
    ],
)
def test_denial(split: Split, text: str, verb: str, *, negated: bool) -> None:
    assert _claim(split, text, verb).negated is negated


@pytest.mark.parametrize(
    ("text", "verb", "certainty"),
    [
        ("The strike may last a week.", "last", Certainty.HEDGED),
        ("The minister reportedly fled.", "fled", Certainty.HEDGED),
        ("It is unclear whether Lund signed the paper.", "signed", Certainty.HEDGED),
        ("The firm will close the mine.", "close", Certainty.PLANNED),
        ("The firm will close the mine and sell the land.", "sell", Certainty.PLANNED),
        ("She may have drowned and been buried.", "buried", Certainty.HEDGED),
        ("Olsen is expected to resign.", "expected", Certainty.PLANNED),
        ("Olsen plans to resign.", "plans", Certainty.PLANNED),
        ("The bank would cut rates.", "cut", Certainty.CONDITIONAL),
        ("If talks fail, troops leave.", "leave", Certainty.CONDITIONAL),
        ("If talks fail, troops leave.", "fail", Certainty.CONDITIONAL),
        ("The strike lasted a week.", "lasted", Certainty.PLAIN),
        ("The firm closed the mine in May.", "closed", Certainty.PLAIN),
        ("Olsen resigned on the planned date.", "resigned", Certainty.PLAIN),
        ("Police said the minister fled.", "fled", Certainty.PLAIN),
        ("Police said the strike may last a week.", "said", Certainty.PLAIN),
        ("The firm, which may close, hired Lund.", "hired", Certainty.PLAIN),
        ("He could not find the road.", "find", Certainty.PLAIN),
        ("Troops left after talks failed.", "left", Certainty.PLAIN),
        ("They seemed happy.", "seemed", Certainty.PLAIN),
        ("The bill was set in May.", "set", Certainty.PLAIN),
    ],
)
def test_certainty(split: Split, text: str, verb: str, certainty: Certainty) -> None:
    assert _claim(split, text, verb).certainty is certainty


@pytest.mark.parametrize(
    ("text", "verb", "cue"),
    [
        ("Officials said the dam had burst.", "burst", "said"),
        ("The dam had burst, officials said.", "burst", "said"),
        ("“The dam is safe,” Olsen insisted.", "is", "insisted"),
        ("Police said that Olsen claimed the dam was safe.", "was", "claimed"),
        ("Police said that Olsen claimed the dam was safe.", "said", None),
        ("Officials said the dam had burst.", "said", None),
        ("The dam burst on Monday.", "burst", None),
        ("The dam burst before officials spoke.", "burst", None),
        ("Olsen, who said little, resigned.", "resigned", None),
    ],
)
def test_the_innermost_speaker_counts(split: Split, text: str, verb: str, cue: str | None) -> None:
    claim = _claim(split, text, verb)
    frame = claim.attribution
    if cue is None:
        assert frame is None
    else:
        assert frame is not None
        assert isinstance(frame.value, Attribution)
        assert cue in [claim.sentence.tokens[i].text for i in frame.tokens]
