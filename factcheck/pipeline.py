"""The order of the steps, and nothing else: documents in, report out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck import (
    __version__,
    alignment,
    claims,
    counterparts,
    grouping,
    plugins,
    verdicts,
    within,
)
from factcheck.cache import Cache, CachedBackend, CachedParses
from factcheck.differences import differences
from factcheck.errors import FactcheckError
from factcheck.language import DocumentParser, installed, load_parser, load_text_parser
from factcheck.model import (
    Analysis,
    Claim,
    Clash,
    Document,
    DocumentSummary,
    Fact,
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
from factcheck.readers import structure
from factcheck.rulebook import Rule, Rulebook, hits_of
from factcheck.rulebook import load as load_rules

if TYPE_CHECKING:
    from factcheck.nli import Description

Extract = Callable[[Document, Sequence[Sentence]], tuple[Fact[object], ...]]

Parsed = Mapping[Document, tuple[Document, tuple[Sentence, ...]]]
"""By each document: the same one with its structure, and its sentences."""

TextPair = tuple[str, str]
"""Premise and hypothesis."""

_MOST_EDITS = 2
"""Edits that the model's finding points at; of more the claims are shown whole, as scattered words tell nothing."""


@dataclass(frozen=True, slots=True)
class Compared:
    """One story as far as it goes without the model: what was read, and which claims speak of the same."""

    documents: tuple[Document, ...]
    candidate: str | None
    analyses: tuple[Analysis, ...]
    pairs: tuple[Pair, ...]
    identical: tuple[tuple[Sentence, Sentence], ...]
    alone: int

    @property
    def questions(self) -> Iterator[TextPair]:
        """What the model is to be asked: both directions of every pair whose words differ."""
        for pair in self.pairs:
            if pair.ours.text != pair.theirs.text:
                yield from _directions(pair)


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
        return analyse(documents, None if self._cache is None else _cached_parser(self._cache))

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
        compared = [self.compare(story, parsed) for story in stories]
        scores = self.score(compared)
        checkers = [self._alone(rule) for rule in rules] or [self] * len(stories)
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
        return _parse(documents, None if self._cache is None else _cached_parser(self._cache))

    def compare(
        self, documents: Sequence[Document], parsed: Parsed, candidate: str | None = None
    ) -> Compared:
        """Find what the versions of one story tell, and what the model is to be asked of them."""
        analyses = tuple(_extract(*parsed[document]) for document in _ordered(documents, candidate))
        return _compare(tuple(documents), analyses, candidate)

    def score(
        self, stories: Iterable[Compared], progress: Progress | None = None
    ) -> Mapping[TextPair, Scores]:
        """Ask the model all that is to be asked of the stories, each question once; nothing without a model."""
        if not self.has_model:
            return {}
        asked = list(dict.fromkeys(texts for story in stories for texts in story.questions))
        return dict(zip(asked, self.backend.score(asked, progress), strict=True))

    def report(self, compared: Compared, scores: Mapping[TextPair, Scores]) -> Report:
        """Say of one story what the rules find and what the model said; *scores* may hold those of other stories."""
        analyses, candidate, documents = compared.analyses, compared.candidate, compared.documents
        judgements = {
            pair: Judgement(*(scores[texts] for texts in _directions(pair)))
            for pair in compared.pairs
            if all(texts in scores for texts in _directions(pair))
        }
        by_id = {analysis.document.id: analysis.document for analysis in analyses}
        found = [
            *self._pair_verdicts(compared.pairs, judgements),
            *self._document_verdicts(analyses),
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
            pairs_compared=len(compared.pairs),
            claims_without_counterpart=compared.alone,
            candidate=candidate,
            alignment=counterparts.matches(
                compared.pairs, compared.identical, [document.id for document in documents]
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

    def _pair_verdicts(
        self, pairs: Sequence[Pair], judgements: Mapping[Pair, Judgement]
    ) -> Iterator[Verdict]:
        rules = self.rulebook.pair_rules
        hits = {pair: list(hits_of(rules, pair)) for pair in pairs}
        explained = {_sentences(pair) for pair, found in hits.items() if verdicts.explains(found)}
        for pair, found in hits.items():
            judgement = judgements.get(pair)
            yield from verdicts.decide(found, judgement)
            if judgement is not None and _sentences(pair) not in explained:
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


def analyse(documents: Sequence[Document], parser: Parser | None = None) -> tuple[Analysis, ...]:
    """Sentences, claims and facts of each document, in the order given; needs no rules and no model.

    *parser* is another one than that of ``load_parser``.
    """
    parsed = _parse(documents, parser)
    return tuple(_extract(*parsed[document]) for document in documents)


def _parse(documents: Sequence[Document], parser: Parser | None) -> Parsed:
    distinct = tuple(dict.fromkeys(documents))
    structured = tuple(structure(document) for document in distinct)
    sentences = [tuple(map(_first_read, read)) for read in (parser or load_parser())(structured)]
    return dict(zip(distinct, zip(structured, sentences, strict=True), strict=True))


@lru_cache(maxsize=1 << 12)
def _first_read(sentence: Sentence) -> Sentence:
    """The first of equal sentences: what was worked out about it is found again at once, by identity."""
    return sentence


def _cached_parser(cache: Cache) -> Parser:
    return DocumentParser(CachedParses(cache, load_text_parser, name=installed()))


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


def _extract(document: Document, sentences: tuple[Sentence, ...]) -> Analysis:
    by_module = {
        name: module.extract(document, sentences)
        for name in plugins.names("factcheck.facts")
        if hasattr(module := plugins.load("factcheck.facts", name), "extract")
    }
    facts = tuple(fact for found in by_module.values() for fact in found)
    frames = _by_sentence(by_module.get("attributions", ()))
    rows = _by_sentence(facts)
    found = tuple(
        _with_facts(claim, rows[claim.sentence.index])
        for sentence in sentences
        for claim in claims.split(sentence, frames[sentence.index])
    )
    return Analysis(document, sentences, found, facts)


def _by_sentence(facts: Sequence[Fact[object]]) -> Mapping[int, list[Fact[object]]]:
    rows: dict[int, list[Fact[object]]] = defaultdict(list)
    for fact in facts:
        rows[fact.sentence.index].append(fact)
    return rows


def _with_facts(claim: Claim, facts: Sequence[Fact[object]]) -> Claim:
    inside = {*claim.tokens, *claim.subject}
    return replace(claim, facts=tuple(f for f in facts if inside.issuperset(f.tokens)))


def whole_claims(analyses: Sequence[Analysis]) -> Mapping[Sentence, Claim]:
    """The claim that covers each sentence, for comparing sentences that differ in a few words."""
    found: dict[Sentence, Claim] = {}
    for analysis in analyses:
        rows = _by_sentence(analysis.facts)
        for sentence in analysis.sentences:
            claim = claims.whole(sentence)
            found[sentence] = replace(claim, facts=tuple(rows[sentence.index]))
    return found


def _compare(
    documents: tuple[Document, ...], analyses: tuple[Analysis, ...], candidate: str | None
) -> Compared:
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
    return Compared(documents, candidate, analyses, tuple(pairs), tuple(same), alone)


def _directions(pair: Pair) -> tuple[TextPair, TextPair]:
    ours, theirs = pair.ours.text, pair.theirs.text
    return (ours, theirs), (theirs, ours)


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
