"""The order of the steps, and nothing else: documents in, report out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from functools import partial
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck import (
    __version__,
    alignment,
    asking,
    counterparts,
    grouping,
    verdicts,
    within,
)
from factcheck.analysis import Parsed, analyse, cached_parser, extract, parse, whole_claims
from factcheck.asking import TextPair
from factcheck.cache import Cache, CachedBackend
from factcheck.differences import differences
from factcheck.errors import FactcheckError
from factcheck.model import (
    Analysis,
    Claim,
    Clash,
    Document,
    DocumentSummary,
    Finding,
    FindingKind,
    Hit,
    Judgement,
    NotChecked,
    Pair,
    Place,
    Report,
    Scores,
    Sentence,
    Verdict,
)
from factcheck.ports import NliBackend, Parser, Progress
from factcheck.rulebook import Rule, Rulebook, hits_of
from factcheck.rulebook import load as load_rules

if TYPE_CHECKING:
    from factcheck.nli import Description

_MOST_EDITS = 2
"""Edits that the model's finding points at; of more the claims are shown whole, as scattered words tell nothing."""


@dataclass(frozen=True, slots=True)
class Compared:
    """One story as far as it goes without the model: what was read, which claims speak of the same.

    ``hits`` are what the rules find in each of the pairs of claims, in their order.
    """

    documents: tuple[Document, ...]
    candidate: str | None
    analyses: tuple[Analysis, ...]
    identical: tuple[tuple[Sentence, Sentence], ...]
    alone: int
    hits: Mapping[Pair, Sequence[Hit]]


class Checker:
    """Compares versions of a story. Rules, language pipeline and model are loaded once and kept.

    Args:
        rules: further rule files or folders; a rule with a known id replaces that rule.
        select: ids, names or tags of the rules to run; empty means all.
        ignore: ids, names or tags of rules not to run.
        nli: False runs on rules alone; the report says so.
        model: directory or hub id of a sequence-classification NLI checkpoint; None is the shipped model.
        calibration: a file of ``factcheck calibrate``; None is what the model says of itself.
        jobs: processor threads of the model; None is one per core. The report does not depend on it.
        backend: a model that was loaded before; None loads *model* on first use.
        cache: keeps what parser and model say on disk; None keeps nothing. The report does not depend on it.

    Raises:
        RuleError: a rule file is wrong or a selected rule does not exist.
        BackendError: the model cannot be loaded (raised on the first check that needs it).
    """

    def __init__(
        self,
        *,
        rules: Sequence[str | Path] = (),
        select: Sequence[str] = (),
        ignore: Sequence[str] = (),
        nli: bool = True,
        model: str | Path | None = None,
        calibration: Path | None = None,
        jobs: int | None = None,
        backend: NliBackend | None = None,
        cache: Cache | None = None,
    ) -> None:
        self.rulebook: Rulebook = load_rules([Path(path) for path in rules], select, ignore)
        self.has_model = nli or backend is not None
        self._model = model
        self._calibration = calibration
        self._jobs = jobs
        self._backend = backend
        self._cache = cache

    def analyse(self, documents: Sequence[Document]) -> tuple[Analysis, ...]:
        """Sentences, claims and facts of each document, in the order given."""
        return analyse(documents, self._parser)

    def check(
        self,
        documents: Sequence[Document],
        *,
        candidate: str | None = None,
        progress: Progress | None = None,
    ) -> Report:
        """Compare all versions with each other, or with *candidate* (a document id) only.

        Each is also checked by itself; with one document that is all, and the model is not heard.

        Raises:
            FactcheckError: no document, two with one id, or an unknown candidate.
        """
        refuse(documents, candidate)
        compared = self.compare(documents, self.parse(documents), candidate)
        return self.report(compared, self.score([compared], progress))

    def findings_of(
        self, stories: Sequence[Sequence[Document]], rules: Sequence[Rule] = ()
    ) -> tuple[tuple[Finding, ...], ...]:
        """The findings of many short stories, parsed and scored in one go; each is checked by itself.

        *rules*, where given, has for each story the one rule that it is checked with.
        """
        for story in stories:
            refuse(story)
        parsed = self.parse([document for story in stories for document in story])
        checkers = [self._alone(rule) for rule in rules] or [self] * len(stories)
        compared = [
            checker.compare(story, parsed) for checker, story in zip(checkers, stories, strict=True)
        ]
        scores = self.score(compared)
        return tuple(
            checker.report(one, scores).findings
            for checker, one in zip(checkers, compared, strict=True)
        )

    def _alone(self, rule: Rule) -> Checker:
        """The same checker with one rule."""
        other = copy(self)
        other.rulebook = Rulebook((rule,), self.rulebook.known)
        return other

    # The steps of a check, for whoever has many stories: two take all of them at once, two take one.

    def parse(self, documents: Sequence[Document]) -> Parsed:
        """Read documents of one story or of many; what is read in one does not depend on the others.

        Raises:
            LanguageError: one of them is not in English.
        """
        return parse(documents, self._parser)

    def compare(
        self, documents: Sequence[Document], parsed: Parsed, candidate: str | None = None
    ) -> Compared:
        """Find what the versions of one story tell, and what the model is to be asked of them."""
        analyses = tuple(extract(*parsed[document]) for document in _ordered(documents, candidate))
        whole = whole_claims(analyses)
        pairs: list[Pair] = []
        same: list[tuple[Sentence, Sentence]] = []
        matched: set[str] = set()
        for ours, theirs in combinations(analyses, 2):
            if candidate is None or candidate == ours.document.id:
                found = alignment.align(ours, theirs, whole)
                pairs += found.pairs
                same += found.identical
                matched |= found.matched
        every = [a for a in analyses if candidate is None or a.document.id == candidate]
        keys = [alignment.claim_key(claim) for a in every for claim in a.claims]
        alone = sum(key not in matched for key in keys) if len(analyses) > 1 else 0
        rules = self.rulebook.pair_rules
        hits = {pair: tuple(hits_of(rules, pair)) for pair in pairs}
        return Compared(tuple(documents), candidate, analyses, tuple(same), alone, hits)

    def score(
        self, stories: Iterable[Compared], progress: Progress | None = None
    ) -> Mapping[TextPair, Scores]:
        """Ask the model all that is to be asked of the stories, each question once; nothing without a model."""
        if not self.has_model:
            return {}
        kept = tuple(stories)
        scores = self._answers((t for one in kept for t in asking.first(one.hits)), progress)
        further = (t for one in kept for t in asking.further(one.hits, scores))
        return scores | self._answers(further, _after(len(scores), progress))

    def _answers(
        self, asked: Iterable[TextPair], progress: Progress | None
    ) -> dict[TextPair, Scores]:
        distinct = list(dict.fromkeys(asked))
        if not distinct:
            return {}
        return dict(zip(distinct, self.backend.score(distinct, progress), strict=True))

    def report(self, compared: Compared, scores: Mapping[TextPair, Scores]) -> Report:
        """Say of one story what the rules find and what the model said; *scores* may hold those of other stories."""
        analyses, candidate, documents = compared.analyses, compared.candidate, compared.documents
        judgements = asking.judgements(compared.hits, scores)
        by_id = {analysis.document.id: analysis.document for analysis in analyses}
        across = tuple(self._document_verdicts(analyses))
        found = [
            *self._pair_verdicts(compared.hits, judgements, across),
            *across,
            *self._verdicts_within(analyses),
        ]
        if candidate is not None:
            found = [
                v for v in found if any(p.document_id == candidate for p in v.hit.clash.places)
            ]
        model = self.backend.identity if self.has_model and len(documents) > 1 else None
        of_model = self.rulebook.model_rule
        silent = of_model.id if of_model is not None and model is None else ""
        summaries = {
            a.document.id: DocumentSummary(a.document, len(a.claims), len(a.sentences))
            for a in analyses
        }
        return Report(
            tool_version=__version__,
            rules=tuple(row for row in self.rulebook.identities if row.id != silent),
            model=model,
            documents=tuple(summaries[document.id] for document in documents),
            findings=grouping.group(found, by_id, candidate),
            not_checked=tuple(
                sorted([*_unread(analyses), *_cut(judgements)], key=lambda n: (n.document, n.start))
            ),
            pairs_compared=len(compared.hits),
            claims_without_counterpart=compared.alone,
            candidate=candidate,
            alignment=counterparts.matches(
                tuple(compared.hits), compared.identical, [document.id for document in documents]
            ),
        )

    def describe_model(self) -> Description | None:
        """Which model is asked and how it is read, found without loading it; None without a model."""
        if not self.has_model:
            return None
        from factcheck import nli

        if self._backend is None:
            return nli.describe(self._model, calibration=self._calibration)
        own = self._backend
        return nli.Description(own.identity, own.calibration, own.identity.sha256)

    @property
    def backend(self) -> NliBackend:
        """The model, loaded on first use; with a cache, when it is first asked what is not in there."""
        if self._backend is None:
            from factcheck import nli

            load = partial(nli.load, self._model, threads=self._jobs, calibration=self._calibration)
            if self._cache is None:
                self._backend = load()
            else:
                known = nli.describe(self._model, calibration=self._calibration)
                self._backend = CachedBackend(
                    self._cache,
                    load,
                    digest=known.digest,
                    identity=known.identity,
                    calibration=known.calibration,
                )
        return self._backend

    @property
    def _parser(self) -> Parser | None:
        return None if self._cache is None else cached_parser(self._cache)

    def _pair_verdicts(
        self,
        hits: Mapping[Pair, Sequence[Hit]],
        judgements: Mapping[Pair, Judgement],
        across: Sequence[Verdict],
    ) -> Iterator[Verdict]:
        """What is said of the pairs. What a rule for pairs found *across* the documents explains a pair as well."""
        explained = {_sentences(pair) for pair, found in hits.items() if verdicts.explains(found)}
        of_pairs = {rule.id for rule in self.rulebook.pair_rules}
        apart = [
            verdict.hit
            for verdict in across
            if verdict.hit.rule_id in of_pairs and verdicts.explains([verdict.hit])
        ]
        for pair, found in hits.items():
            judgement = judgements.get(pair)
            yield from verdicts.decide(found, judgement)
            if judgement is None or _sentences(pair) in explained:
                continue
            if not any(_lies_on(hit, pair) for hit in apart):
                yield from self._model_verdicts(pair, judgement, found)

    def _model_verdicts(
        self, pair: Pair, judgement: Judgement, hits: Sequence[Hit]
    ) -> Iterator[Verdict]:
        calibration = self.backend.calibration
        band = verdicts.model_band(pair, judgement, calibration)
        if band is FindingKind.REVIEW and hits:
            return  # a note says already where to look
        if band is None or self.rulebook.model_rule is None:
            return
        if not pair.near or differences(pair):
            hit = self.rulebook.model_rule.hit(_model_clash(pair))
            yield verdicts.model_verdict(hit, band, judgement, calibration)

    def _document_verdicts(self, analyses: Sequence[Analysis]) -> Iterator[Verdict]:
        for rule in self.rulebook.document_rules:
            yield from verdicts.decide(list(rule.hits_across(analyses)), None)

    def _verdicts_within(self, analyses: Sequence[Analysis]) -> Iterator[Verdict]:
        """What the documents say twice in two ways, each looked at by itself."""
        pair_rules = self.rulebook.pair_rules_within
        document_rules = self.rulebook.document_rules_within
        for analysis in analyses:
            pairs = alignment.align_within(analysis) if pair_rules else ()
            for pair in within.told_twice(pairs, analysis):
                yield from verdicts.decide(list(hits_of(pair_rules, pair)), None)
            for rule in document_rules:
                yield from verdicts.decide(list(rule.hits_across([analysis])), None)


def _ordered(documents: Sequence[Document], candidate: str | None = None) -> list[Document]:
    """The candidate first, then by id: the order in which they were given changes nothing."""
    return sorted(documents, key=lambda document: (document.id != candidate, document.id))


def refuse(documents: Sequence[Document], candidate: str | None = None) -> None:
    """Say what is wrong with the versions of a story before anything is done with them.

    Raises:
        FactcheckError: no document, two with one id, or an unknown candidate.
    """
    ids = [document.id for document in documents]
    if not ids:
        raise FactcheckError("documents: expected at least one version, found none")
    if len(set(ids)) < len(ids):
        twice = next(i for i in ids if ids.count(i) > 1)
        raise FactcheckError(
            f"{twice}: expected each version once, found it {ids.count(twice)} times"
        )
    if candidate is not None and candidate not in ids:
        raise FactcheckError(f"candidate: expected one of {', '.join(ids)}, found {candidate}")


def _after(count: int, progress: Progress | None) -> Progress | None:
    """Tells of further pairs when *count* are done."""
    if progress is None:
        return None
    return lambda done, total: progress(count + done, count + total)


def _cut(judgements: Mapping[Pair, Judgement]) -> Iterator[NotChecked]:
    claims_cut = {
        claim: None
        for pair, j in judgements.items()
        if j.forward.truncated or j.backward.truncated
        for claim in (pair.ours, pair.theirs)
    }
    for claim in claims_cut:
        yield NotChecked(
            claim.document_id,
            "too long for the model, judged in part",
            claim.span.start,
            claim.span.end,
        )


def _unread(analyses: Sequence[Analysis]) -> list[NotChecked]:
    return [
        NotChecked(a.document.id, "no claims found", 0, len(a.document.text))
        for a in analyses
        if not a.claims
    ]


def _sentences(pair: Pair) -> tuple[Sentence, Sentence]:
    return pair.ours.sentence, pair.theirs.sentence


def _lies_on(hit: Hit, pair: Pair) -> bool:
    """Whether a finding over whole documents points into both sentences of a pair."""
    return all(
        any(
            place.document_id == claim.document_id and place.span.overlaps(claim.sentence.span)
            for place in hit.clash.places
        )
        for claim in (pair.ours, pair.theirs)
    )


def _model_clash(pair: Pair) -> Clash:
    return Clash(_changed_places(pair), _key(pair), pair=pair)


def _changed_places(pair: Pair) -> tuple[Place, ...]:
    """The changed words of two near-identical sentences, most of them first; else the claims themselves."""
    edits = differences(pair)
    places = [
        _place(claim, tuple(range(*words)))
        for edit in (edits if len(edits) <= _MOST_EDITS else ())
        for claim, words in ((pair.ours, edit.ours), (pair.theirs, edit.theirs))
        if words[0] < words[1]
    ]
    for claim in (pair.ours, pair.theirs):
        if not any(place.document_id == claim.document_id for place in places):
            places.append(_place(claim, claim.tokens))
    return tuple(places)


def _place(claim: Claim, tokens: tuple[int, ...]) -> Place:
    return Place(claim.document_id, claim.sentence.span_of(tokens), claim.text, claim.text)


def _key(pair: Pair) -> str:
    return " ".join(claim.sentence.tokens[claim.root].lemma for claim in (pair.ours, pair.theirs))
