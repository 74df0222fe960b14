"""The vocabulary: frozen values that every part shares and that no part can change."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date
from enum import Enum, StrEnum
from typing import Generic, TypeAlias, TypeVar

V_co = TypeVar("V_co", covariant=True)
_Day: TypeAlias = date  # a field called date would hide the type


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range of characters (code points) of ``Document.text``."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"span must satisfy 0 <= start <= end, was: {self.start}, {self.end}")

    def of(self, text: str) -> str:
        """The characters of *text* that the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether *other* lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


class Severity(StrEnum):
    """How grave a finding is; ``rank`` orders them, the gravest first."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for error, 1 for warning, 2 for info."""
        return tuple(Severity).index(self)


class FindingType(StrEnum):
    """What a finding is about; the ``type`` of the JSON report."""

    NUMBER = "number"
    DATE = "date"
    ATTRIBUTION = "attribution"
    QUOTE = "quote"
    NAME = "name"
    QUALIFIER = "qualifier"
    NEGATION = "negation"
    CONTRADICTION = "contradiction"
    UPDATE = "update"
    STYLE = "style"
    HYGIENE = "hygiene"


class FindingKind(StrEnum):
    """``conflict`` needs a decision and can fail a run; ``review`` is only for reading."""

    CONFLICT = "conflict"
    REVIEW = "review"


class DecisionKind(StrEnum):
    """What an editor said of a finding. ``will-fix`` is a promise: the finding still counts until it is fixed."""

    ACCEPTED_CHANGE = "accepted-change"
    FALSE_POSITIVE = "false-positive"
    WILL_FIX = "will-fix"
    KNOWN = "known"


class DecisionOrigin(StrEnum):
    """Where a decision was written down."""

    FILE = "file"
    INLINE = "inline"


class Scope(StrEnum):
    """Where a rule looks, and where a finding lies: between versions, inside one document, or both."""

    ACROSS = "across"
    WITHIN = "within"
    BOTH = "both"


class Certainty(Enum):
    """How a claim is put forward. A hedged or planned claim never contradicts a plain one."""

    PLAIN = "plain"
    HEDGED = "hedged"  # may, might, reportedly, alleged
    PLANNED = "planned"  # will, plans to, is expected to
    CONDITIONAL = "conditional"  # if, unless, would


@dataclass(frozen=True, slots=True)
class SourceMap:
    """Where the characters of an extracted text stood in the file that was read.

    ``runs`` are (offset in the text, line, column), both counted from 1, sorted by offset; the characters that
    follow a run's start stand on the same line, one column each.
    """

    runs: tuple[tuple[int, int, int], ...]

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of the character at *offset* of the text, 1 and 1 where there is no run."""
        index = bisect_right(self.runs, offset, key=lambda run: run[0]) - 1
        if index < 0:
            return 1, 1
        start, line, column = self.runs[index]
        return line, column + offset - start


@dataclass(frozen=True, slots=True)
class Directive:
    """A comment of a marked-up file that speaks to the checker, ``<!-- factcheck-... -->``.

    ``text`` is the whole comment with its marks; ``offset`` is that of the first character of ``Document.text``
    behind it; ``line`` and ``column`` are the comment's own in the file, counted from 1.
    """

    text: str
    offset: int
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Document:
    """One version of a story. ``text`` is never altered after reading.

    ``paragraphs`` empty means: plain text, split at line ends by the pipeline. ``source`` is set where the
    text was extracted from markup; without it lines and columns are those of ``text`` itself.
    """

    id: str
    text: str
    path: str | None = None
    published: date | None = None
    paragraphs: tuple[Span, ...] = ()
    headline: Span | None = None
    dateline: Span | None = None
    source: SourceMap | None = None
    warnings: tuple[str, ...] = ()
    directives: tuple[Directive, ...] = ()

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column, counted from 1, of a character of ``text`` in the file that was read.

        Lines end at LF, CR or CRLF; columns are code points.
        """
        if self.source is not None:
            return self.source.position(offset)
        before = self.text[:offset].replace("\r\n", "\n").replace("\r", "\n")
        return before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1

    @property
    def sha256(self) -> str:
        """Hex digest of the text encoded as UTF-8."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class Token:
    """One word. ``head`` is the index of its governor in the sentence; the root governs itself.

    ``text`` and ``lemma`` have quotes and dashes folded to ASCII, the lemma is lower case; ``pos`` is a universal
    part of speech, ``tag`` a Penn tag, ``dep`` a ClearNLP label (nsubj, dobj, ...); ``entity`` is the label of
    the entity that the token is part of, or empty.
    """

    span: Span
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    entity: str = ""


@dataclass(frozen=True, slots=True)
class Entity:
    """A named entity: tokens ``first`` up to but not including ``last`` of its sentence."""

    span: Span
    label: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """A parsed sentence. ``index`` and ``paragraph`` count from 0 within the document."""

    document_id: str
    index: int
    paragraph: int
    span: Span
    text: str
    tokens: tuple[Token, ...]
    entities: tuple[Entity, ...] = ()
    children: tuple[tuple[int, ...], ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        below: list[list[int]] = [[] for _ in self.tokens]
        for index, token in enumerate(self.tokens):
            if token.head != index:
                below[token.head].append(index)
        object.__setattr__(self, "children", tuple(tuple(row) for row in below))

    def __hash__(self) -> int:
        return hash((self.document_id, self.index, self.span))

    @property
    def root(self) -> int:
        """Index of the token that governs itself."""
        return next(i for i, token in enumerate(self.tokens) if token.head == i)

    def subtree(self, index: int) -> tuple[int, ...]:
        """Indices of the token and all that hang on it, in text order."""
        found, queue = {index}, [index]
        while queue:
            below = [child for child in self.children[queue.pop()] if child not in found]
            found.update(below)
            queue.extend(below)
        return tuple(sorted(found))

    def span_of(self, indices: tuple[int, ...]) -> Span:
        """The smallest span that covers the tokens; *indices* is not empty."""
        return Span(self.tokens[min(indices)].span.start, self.tokens[max(indices)].span.end)


@dataclass(frozen=True, slots=True)
class Fact(Generic[V_co]):
    """A typed, normalised value at a place of a sentence.

    ``tokens`` are the indices of its own words; ``anchor`` is the index of the token that it is bound to (the
    noun counted, the verb dated, the head modified, the cue), or of its own head.
    """

    sentence: Sentence
    tokens: tuple[int, ...]
    anchor: int
    value: V_co

    @property
    def span(self) -> Span:
        """From the fact's first word to its last."""
        return self.sentence.span_of(self.tokens)


@dataclass(frozen=True, slots=True)
class Claim:
    """One atomic statement of a sentence (or, when ``whole``, the sentence itself).

    ``tokens`` are the indices of the sentence's tokens that it is made of; ``root`` is its predicate and
    ``subject`` the tokens of its subject, which for a restored subject lie outside ``tokens``. ``text`` is what the
    model reads. ``attribution`` is the frame that the claim is the content of.
    """

    id: str
    sentence: Sentence
    tokens: tuple[int, ...]
    root: int
    subject: tuple[int, ...]
    text: str
    negated: bool = False
    certainty: Certainty = Certainty.PLAIN
    attribution: Fact[object] | None = None
    facts: tuple[Fact[object], ...] = ()
    whole: bool = False

    def __hash__(self) -> int:
        return hash((self.id, self.sentence))

    @property
    def document_id(self) -> str:
        """Id of the document that makes the claim."""
        return self.sentence.document_id

    @property
    def span(self) -> Span:
        """From the claim's first word to its last."""
        return self.sentence.span_of(self.tokens)

    @property
    def spans(self) -> tuple[Span, ...]:
        """The exact source slices that the claim is made of, in text order."""
        slices: list[Span] = []
        before = -2
        for index in self.tokens:
            span = self.sentence.tokens[index].span
            start = slices.pop().start if index == before + 1 else span.start
            slices.append(Span(start, span.end))
            before = index
        return tuple(slices)


@dataclass(frozen=True, slots=True)
class Analysis:
    """All that was read out of one document."""

    document: Document
    sentences: tuple[Sentence, ...]
    claims: tuple[Claim, ...]
    facts: tuple[Fact[object], ...]

    def __hash__(self) -> int:
        return hash(self.document)


@dataclass(frozen=True, slots=True)
class Edit:
    """A stretch of words that differs: half-open token ranges of the two sentences, one may be empty."""

    ours: tuple[int, int]
    theirs: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Pair:
    """A claim and its counterpart in another version.

    ``links`` are (our token, their token) with the same meaning; ``edits`` are set only for a ``near`` pair, two
    sentences that differ in a few words. ``similarity`` is in 0..1. ``other_day`` says that the two versions were
    published on different days.
    """

    ours: Claim
    theirs: Claim
    similarity: float
    links: tuple[tuple[int, int], ...] = ()
    edits: tuple[Edit, ...] = ()
    near: bool = False
    other_day: bool = False


@dataclass(frozen=True, slots=True)
class Scores:
    """What the model says of a premise and a hypothesis: probabilities that sum to 1."""

    entailment: float
    neutral: float
    contradiction: float
    truncated: bool = False


@dataclass(frozen=True, slots=True)
class Judgement:
    """Both directions: ``forward`` has our claim as premise, ``backward`` theirs."""

    forward: Scores
    backward: Scores

    @property
    def contradiction(self) -> float:
        """Mean of the two directions, 0..1: a real conflict contradicts whichever text comes first."""
        return (self.forward.contradiction + self.backward.contradiction) / 2


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where a value stands. ``value`` is its normal form in words, ``claim`` the claim's text."""

    document_id: str
    span: Span
    value: str
    claim: str = ""


@dataclass(frozen=True, slots=True)
class Clash:
    """Two or more places that do not agree, found by a kind; a rule says what it means.

    ``key`` names what the values are about ("attack", "lease"); ``tags`` are what overrides match on;
    ``fields`` are further words for the message. ``pair`` is None for clashes over whole documents.
    """

    places: tuple[Place, ...]
    key: str
    tags: frozenset[str] = frozenset()
    fields: tuple[tuple[str, str], ...] = ()
    pair: Pair | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """What a rule says of a clash; ``message`` is ready to print."""

    rule_id: str
    rule_name: str
    type: FindingType
    severity: Severity
    message: str
    advice: str
    clash: Clash
    former_rule_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """A hit after the model was heard: the one place where a label is chosen makes it."""

    hit: Hit
    kind: FindingKind
    confidence: float
    judgement: Judgement | None


@dataclass(frozen=True, slots=True)
class Location:
    """A place as the report shows it; ``text`` is exactly ``document.text[start:end]``."""

    document: str
    start: int
    end: int
    line: int
    column: int
    text: str
    value: str
    claim: str


@dataclass(frozen=True, slots=True)
class Group:
    """The documents that agree on a value."""

    value: str
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why: the pair's similarity (None where no pair was compared) and the model's scores (None without it)."""

    similarity: float | None
    nli: Judgement | None


@dataclass(frozen=True, slots=True)
class Decision:
    """What an editor decided about a finding, why, and where that is written (``place`` is file:line:column).

    ``until`` is the last day on which it holds; None is for good.
    """

    kind: DecisionKind
    reason: str
    by: str = ""
    date: _Day | None = None
    until: _Day | None = None
    origin: DecisionOrigin = DecisionOrigin.FILE
    place: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One conflict with all its places. ``confidence`` is a calibrated probability in 0..1.

    ``former_fingerprints`` are those that it had under the earlier ids of its rule.
    """

    fingerprint: str
    rule_id: str
    rule_name: str
    type: FindingType
    severity: Severity
    kind: FindingKind
    confidence: float
    message: str
    advice: str
    locations: tuple[Location, ...]
    groups: tuple[Group, ...]
    outliers: tuple[str, ...]
    evidence: Evidence
    decision: Decision | None = None
    former_fingerprints: tuple[str, ...] = ()

    @property
    def scope(self) -> Scope:
        """``within`` where all places are in one document, else ``across``."""
        one = len({location.document for location in self.locations}) == 1
        return Scope.WITHIN if one else Scope.ACROSS

    @property
    def is_decided(self) -> bool:
        """Whether an editor has settled it: it counts no more and is shown folded, if at all."""
        return self.decision is not None and self.decision.kind is not DecisionKind.WILL_FIX


@dataclass(frozen=True, slots=True)
class NotChecked:
    """A stretch of a document that could not be checked, and why."""

    document: str
    reason: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, order=True)
class Stretch:
    """A sentence of a document: half-open range of code points of its text."""

    document: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Match:
    """A sentence and its counterpart in another version, whether they clash or not.

    ``similarity`` is in 0..1; 1 means the same words, letters' case apart.
    """

    ours: Stretch
    theirs: Stretch
    similarity: float


@dataclass(frozen=True, slots=True)
class DocumentSummary:
    """What was read of one document."""

    document: Document
    claims: int
    sentences: int


@dataclass(frozen=True, slots=True)
class ModelIdentity:
    """Which model judged: its id and the SHA-256 of its weights."""

    id: str
    sha256: str
    calibrated: bool


@dataclass(frozen=True, slots=True)
class RuleIdentity:
    """Which rule ran: its id, the SHA-256 of its definition, and what it says of itself."""

    id: str
    sha256: str
    name: str = ""
    summary: str = ""
    severity: Severity = Severity.WARNING
    reason: str = ""
    advice: str = ""
    scope: Scope = Scope.ACROSS
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of one check. Holds no time and no machine: the same input gives the same report.

    ``documents`` stand in the order given; ``alignment`` has every two that were compared, the earlier one as
    ``ours``, in the order of the documents and of their texts. ``findings`` has the decided ones too; exit code and
    counts go by ``open_findings``. ``further_files`` are files that are no versions but that findings of type hygiene
    may lie in (the decisions file); ``document(id)`` finds both.
    """

    tool_version: str
    rules: tuple[RuleIdentity, ...]
    model: ModelIdentity | None
    documents: tuple[DocumentSummary, ...]
    findings: tuple[Finding, ...]
    not_checked: tuple[NotChecked, ...]
    pairs_compared: int
    claims_without_counterpart: int
    candidate: str | None = None
    alignment: tuple[Match, ...] = ()
    further_files: tuple[Document, ...] = ()

    @property
    def open_findings(self) -> tuple[Finding, ...]:
        """The findings that still count: all but the decided ones, in the same order."""
        return tuple(finding for finding in self.findings if not finding.is_decided)

    @property
    def decided_findings(self) -> tuple[Finding, ...]:
        """The findings that an editor has settled."""
        return tuple(finding for finding in self.findings if finding.is_decided)

    @property
    def conflicts(self) -> tuple[Finding, ...]:
        """What needs a decision between versions: open, no item for review, no remark on decisions themselves."""
        return tuple(
            finding
            for finding in self.open_findings
            if finding.kind is FindingKind.CONFLICT and finding.type is not FindingType.HYGIENE
        )

    @property
    def reviews(self) -> tuple[Finding, ...]:
        """What is for reading only."""
        return tuple(f for f in self.open_findings if f.kind is FindingKind.REVIEW)

    @property
    def hygiene(self) -> tuple[Finding, ...]:
        """Remarks on decisions themselves: expired, unused."""
        return tuple(f for f in self.open_findings if f.type is FindingType.HYGIENE)

    def document(self, document_id: str) -> Document:
        """The version or further file that a location names; KeyError where there is none."""
        files = (*(row.document for row in self.documents), *self.further_files)
        found = {document.id: document for document in files}
        return found[document_id]
