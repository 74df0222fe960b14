"""A rule as the program uses it: what is said about a clash, and how grave it is."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from types import MappingProxyType
from typing import cast

from factcheck.model import Analysis, Clash, FindingType, Hit, Pair, RuleIdentity, Scope, Severity
from factcheck.ports import DocumentsKind, PairKind
from factcheck.rulebook.messages import fill
from factcheck.rulebook.options import written

MODEL_CHECK = "contradiction"
"""The ``check: type`` of the rule that has no kind: it says what the NLI model found."""

Example = tuple[str, ...]
"""The texts of one to five versions, ``[[marked]]`` where a finding must be."""


def hits_of(rules: Sequence[Rule], pair: Pair) -> Iterator[Hit]:
    """What *rules* say of one pair, in their order; rules that share a kind let it look once."""
    seen: dict[int, tuple[Clash, ...]] = {}
    for rule in rules:
        number = id(rule.kind)
        if number not in seen:
            seen[number] = tuple(cast("PairKind", rule.kind).clashes(pair))
        yield from map(rule.hit, seen[number])


def sharing_kinds(rules: Sequence[Rule]) -> tuple[Rule, ...]:
    """The same rules; those that check alike share one kind."""
    kinds: dict[object, PairKind | DocumentsKind | None] = {}
    return tuple(replace(rule, kind=kinds.setdefault(rule.kind, rule.kind)) for rule in rules)


@dataclass(frozen=True, slots=True)
class Override:
    """Another severity or type for the clashes that carry all the tags of ``when``."""

    when: frozenset[str]
    severity: Severity | None = None
    type: FindingType | None = None


@dataclass(frozen=True, slots=True)
class Examples:
    """Texts that must fire and that must not; ``todo_``: known to go wrong today."""

    conflict: tuple[Example, ...] = ()
    ok: tuple[Example, ...] = ()
    todo_conflict: tuple[Example, ...] = ()
    todo_ok: tuple[Example, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. ``kind`` is None for the rule that reports the model's contradictions.

    ``formerly`` are ids that it had before: what was decided under them still holds.
    """

    id: str
    name: str
    summary: str
    severity: Severity
    check_type: str
    kind: PairKind | DocumentsKind | None
    message: str
    tags: tuple[str, ...] = ()
    overrides: tuple[Override, ...] = ()
    reason: str = ""
    advice: str = ""
    enabled: bool = True
    formerly: tuple[str, ...] = ()
    examples: Examples = Examples()
    scope: Scope | None = None
    layer: int = field(default=0, compare=False)
    """How far above the rules that ship it was laid; of two that report the same words the higher one speaks."""
    origin: str = field(default="", compare=False)
    """Where the rule is written: file:line:column; with a change also where that is."""

    @property
    def looks(self) -> Scope:
        """Where the rule looks: what it says itself, else what its kind says, else between versions."""
        return self.scope or cast("Scope", getattr(self.kind, "default_scope", Scope.ACROSS))

    @property
    def looks_across(self) -> bool:
        """Whether the rule compares versions."""
        return self.looks is not Scope.WITHIN

    @property
    def looks_within(self) -> bool:
        """Whether the rule looks inside each document by itself."""
        return self.looks is not Scope.ACROSS

    @property
    def compares_pairs(self) -> bool:
        """Whether the rule looks at two aligned claims."""
        return hasattr(self.kind, "clashes")

    @property
    def compares_documents(self) -> bool:
        """Whether the rule looks at whole documents."""
        return hasattr(self.kind, "clashes_across")

    def hits(self, pair: Pair) -> Iterator[Hit]:
        """What the rule says of one pair; only for a rule that :attr:`compares_pairs`."""
        return map(self.hit, cast("PairKind", self.kind).clashes(pair))

    def hits_across(self, analyses: Sequence[Analysis]) -> Iterator[Hit]:
        """What the rule says of all documents; only for one that :attr:`compares_documents`.

        A rule between versions says nothing of a clash that lies in one of them.
        """
        texts = {analysis.document.id: analysis.document.text for analysis in analyses}
        for clash in cast("DocumentsKind", self.kind).clashes_across(analyses):
            documents = {place.document_id for place in clash.places}
            if self.looks_within or len(documents) > 1:
                yield self.hit(clash, texts)

    def hit(self, clash: Clash, documents: Mapping[str, str] = MappingProxyType({})) -> Hit:
        """Give a clash its severity, type and message; *documents* are texts by id.

        Without the documents a message quotes from the sentences of the clash's pair.
        """
        return Hit(
            rule_id=self.id,
            rule_name=self.name,
            type=self.type_for(clash),
            severity=self.severity_for(clash),
            message=fill(self.message, clash, documents),
            advice=self.advice,
            clash=clash,
            former_rule_ids=self.formerly,
        )

    def severity_for(self, clash: Clash) -> Severity:
        """The severity that the first fitting override sets, else the rule's own."""
        given = (over.severity for over in self._fitting(clash) if over.severity)
        return next(given, self.severity)

    def type_for(self, clash: Clash) -> FindingType:
        """The type that the first fitting override sets, else the kind's own."""
        given = (over.type for over in self._fitting(clash) if over.type)
        return next(given, self.finding_type)

    @property
    def finding_type(self) -> FindingType:
        """The kind's type; what the model finds is a contradiction."""
        return cast("FindingType", getattr(self.kind, "finding_type", FindingType.CONTRADICTION))

    @property
    def options(self) -> tuple[tuple[str, object], ...]:
        """Name and value of every option of the kind, as YAML would have them."""
        if self.kind is None:
            return ()
        names = (option.name for option in fields(self.kind))  # type: ignore[arg-type]
        return tuple((name, written(getattr(self.kind, name))) for name in names)

    @property
    def identity(self) -> RuleIdentity:
        """For the report."""
        return RuleIdentity(
            id=self.id,
            sha256=self.sha256,
            name=self.name,
            summary=self.summary,
            severity=self.severity,
            reason=self.reason,
            advice=self.advice,
            scope=self.looks,
            tags=self.tags,
        )

    @property
    def sha256(self) -> str:
        """Digest of all that decides what is reported, so without reason and examples."""
        definition = {
            "id": self.id,
            "name": self.name,
            "summary": self.summary,
            "severity": self.severity,
            "tags": self.tags,
            "scope": self.looks,
            "check": {"type": self.check_type, **dict(self.options)},
            "overrides": [[sorted(o.when), o.severity, o.type] for o in self.overrides],
            "message": self.message,
            "advice": self.advice,
        }
        canonical = json.dumps(definition, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(canonical.encode()).hexdigest()

    def _fitting(self, clash: Clash) -> Iterator[Override]:
        return (override for override in self.overrides if override.when <= clash.tags)
