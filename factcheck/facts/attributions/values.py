"""What an attribution says: who, with which verb, how firmly, of which words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class VerbClass(Enum):
    """What a reporting verb does with what was said."""

    NEUTRAL = "neutral"
    CONFIRM = "confirm"
    DENY = "deny"
    ADMIT = "admit"
    CLAIM = "claim"
    ANNOUNCE = "announce"
    URGE = "urge"
    WARN = "warn"
    ACCUSE = "accuse"
    EVIDENCE = "evidence"
    PLEDGE = "pledge"
    QUESTION = "question"
    REFUSE = "refuse"


class SpeakerKind(Enum):
    """Who speaks.

    An office is a person known by it ("the minister"), a role one known by what they are to the story
    ("the striker"). Unknown is nobody we can name.
    """

    PERSON = "person"
    OFFICE = "office"
    ROLE = "role"
    INSTITUTION = "institution"
    ANONYMOUS = "anonymous"
    DOCUMENT = "document"
    UNKNOWN = "unknown"


class Mode(Enum):
    """How the words are given: in quotation marks, reported, both, or not at all."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks, as one sentence names them.

    ``text`` is the name or noun phrase without articles ("Obeida Arnaout", "two officials"), for a
    pronoun that of its antecedent, empty when unknown; ``tokens`` are the whole phrase as written,
    empty when the sentence does not name the speaker; ``title`` is the office in words ("Kremlin
    spokesman") or empty; ``anonymity`` means that the speaker asked not to be named; ``document``
    that they speak through one ("reports from ...").
    """

    text: str = ""
    tokens: tuple[int, ...] = ()
    head: int | None = None
    kind: SpeakerKind = SpeakerKind.UNKNOWN
    title: str = ""
    plural: bool = False
    anonymity: bool = False
    document: bool = False


@dataclass(frozen=True, slots=True)
class Attribution:
    """Words and whom they are put down to.

    ``cue`` is the index of the reporting word in its sentence, None where the speaker is carried
    over from a neighbouring sentence of the same speech; ``cue_lemma`` is then still the
    neighbour's. ``content`` are the tokens of what was said, without "that" and without marks.
    ``strength`` is 0 (left open, "claimed") to 3 (vouched for, "confirmed"). ``nominal`` cues are
    nouns ("calls for ...").
    """

    speaker: str
    speaker_tokens: tuple[int, ...]
    speaker_kind: SpeakerKind
    title: str
    cue: int | None
    cue_lemma: str
    cls: VerbClass
    strength: int
    negated: bool
    mode: Mode
    content: tuple[int, ...]
    anonymity: bool = False
    nominal: bool = False
