"""What the templates show: values in which all is decided and nothing is escaped yet."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Tone(StrEnum):
    """How loud a finding is on the page: the severities, and ``review`` for what is only to be looked at."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    REVIEW = "review"


class State(StrEnum):
    """What a cell of the facts grid says of its version."""

    DIFFERS = "differs"
    AGREES = "agrees"
    ITSELF = "itself"  # contradicts itself
    ABSENT = "absent"


class Kinship(StrEnum):
    """How a sentence stands to the sentence that it is shown beside."""

    BASE = "base"  # the others are compared with it
    SAME = "same"
    CHANGED = "changed"
    MOVED = "moved"
    ALONE = "alone"


@dataclass(frozen=True, slots=True)
class Spot:
    """Words that a finding is about: ``number`` and ``anchor`` are those of its card."""

    number: int
    anchor: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of text that is shown in one way. ``control`` names an invisible sign that ``text`` stands for."""

    text: str
    spot: Spot | None = None
    changed: bool = False
    control: str = ""


@dataclass(frozen=True, slots=True)
class Version:
    """One document: ``letter`` and ``name`` are short, ``id`` is what the report calls it."""

    letter: str
    name: str
    id: str
    path: str
    sha256: str
    published: str
    size: str
    is_candidate: bool
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """So many open findings of one tone."""

    tone: Tone
    count: int
    noun: str


@dataclass(frozen=True, slots=True)
class Banner:
    """The outcome in words. ``mood`` is conflict, review, incomplete or clear."""

    mood: str
    headline: str
    details: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """What one version says of a fact, in its own words, and how that stands to the others."""

    version: Version
    state: State
    word: str
    segments: tuple[Segment, ...]
    value: str
    line: int


@dataclass(frozen=True, slots=True)
class FactRow:
    """One fact in conflict, one cell for each version."""

    number: int
    anchor: str
    tone: Tone
    subject: str
    title: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """Where a passage stands. ``row`` is its row in the texts, 0 for none; ``version`` is None for other files."""

    version: Version | None
    name: str
    line: int
    row: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence with the words that a finding is about, and all versions that have it word for word.

    ``head`` and ``tail`` tell that it was cut there.
    """

    sources: tuple[Source, ...]
    head: bool
    tail: bool
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """The passages of one finding that agree with each other."""

    value: str
    word: str
    is_outlier: bool
    passages: tuple[Passage, ...]
    more: str


@dataclass(frozen=True, slots=True)
class Bar:
    """A share in words and as a length; ``percent`` is a whole number in 0..99."""

    label: str
    percent: int


@dataclass(frozen=True, slots=True)
class Reading:
    """What the model said in one direction."""

    label: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Why:
    """The evidence for a finding, in sentences and bars."""

    rule: str
    sentences: tuple[str, ...]
    measures: tuple[Bar, ...]
    readings: tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class Settled:
    """What an editor decided of a finding."""

    word: str
    reason: str
    details: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """One finding with all that is known of it."""

    number: int
    anchor: str
    tone: Tone
    label: str
    rule_id: str
    rule_name: str
    title: str
    message: tuple[Segment, ...]
    advice: str
    sides: tuple[Side, ...]
    why: Why
    settled: Settled | None
    is_decided: bool


@dataclass(frozen=True, slots=True)
class Link:
    """From a cell of the texts to the row where the counterpart stands."""

    row: int
    words: str


@dataclass(frozen=True, slots=True)
class TextCell:
    """What one version has in a row of the texts; nothing where ``segments`` is empty."""

    kinship: Kinship
    segments: tuple[Segment, ...]
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class TextRow:
    """Sentences of one meaning, one cell for each version in the order of the columns."""

    number: int
    note: str
    is_same: bool
    cells: tuple[TextCell, ...]


@dataclass(frozen=True, slots=True)
class Texts:
    """All versions side by side, the one that the others are held against first."""

    columns: tuple[Version, ...]
    rows: tuple[TextRow, ...]
    words: str
    same: int
    differing: int


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that was not checked, or a warning about what was read."""

    name: str
    reason: str
    excerpt: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """A name and a value of the run."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Page:
    """The whole report, ready to be shown; where it ``is_long``, browsers lay out only what is in sight."""

    title: str
    is_long: bool
    banner: Banner
    tallies: tuple[Tally, ...]
    versions: tuple[Version, ...]
    facts: tuple[FactRow, ...]
    conflicts: tuple[Card, ...]
    reviews: tuple[Card, ...]
    hygiene: tuple[Card, ...]
    decided: tuple[Card, ...]
    texts: Texts
    gaps: tuple[Gap, ...]
    coverage: tuple[str, ...]
    run: tuple[Pair, ...]
    rules: tuple[Pair, ...]
