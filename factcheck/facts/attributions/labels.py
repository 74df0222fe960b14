"""A name beside the words, and no verb: "Peskov: “No decision has been made.”", "― Ana Rivera"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from factcheck.facts.attributions.contents import trimmed
from factcheck.facts.attributions.frame_values import Frame
from factcheck.facts.attributions.reporting import ReportingVerb
from factcheck.facts.attributions.speakers import speaker_at
from factcheck.facts.attributions.values import VerbClass
from factcheck.facts.quotations import Stretch
from factcheck.model import Sentence

_COLON_CUE = ReportingVerb(":", VerbClass.NEUTRAL, 1, frozenset({"quote"}))
_FIRST = 6
"""Words among which the colon after a name must stand."""


def colon_frame(sentence: Sentence, quoted: Sequence[Stretch]) -> Frame | None:
    """A name, a colon, and the words: "Peskov: “No decision has been made.”"."""
    for index, token in enumerate(sentence.tokens[:_FIRST]):
        if token.text == ":" and index > 0:
            head = next((i for i in range(index - 1, -1, -1) if _is_name(sentence, i)), None)
            if head is None or not quoted or quoted[0].tokens[0] != index + 2:
                return None
            speaker = replace(speaker_at(sentence, head), tokens=tuple(range(index)))
            content = trimmed(sentence, quoted[0].tokens)
            return Frame(index, _COLON_CUE, speaker, content, quotes=True)
    return None


def _is_name(sentence: Sentence, index: int) -> bool:
    token = sentence.tokens[index]
    return token.pos == "PROPN" or token.entity in {"PERSON", "ORG"}
