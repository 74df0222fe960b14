"""The order of the steps, and nothing else: documents in, report out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path

from factcheck import __version__, alignment, claims, grouping, plugins, verdicts
from factcheck.differences import differences
from factcheck.errors import FactcheckError
from factcheck.language import load_parser
from factcheck.model import (
    Analysis,
    Claim,
    Clash,
    Document,
    DocumentSummary,
    Fact,
    FindingKind,
    Hit,
    Judgement,
    NotChecked,
    Pair,
    Place,
    Report,
    Sentence,
    Verdict,
)
from factcheck.ports import NliBackend, Progress
from factcheck.readers import structure
from factcheck.rulebook import Rulebook
from factcheck.rulebook import load as load_rules

Extract = Callable[[Document, Sequence[Sentence]], tuple[Fact[object], ...]]


@dataclass(frozen=True, slots=True)
class _Compared:
    """What alignment found over all pairs of documents."""

    pairs: tuple[Pair, ...]
    alone: int


class Checker:
    """Compares versions of a story. Rules, language pipeline and model are loaded once and kept.

    Args:
        rules: further rule files or folders; a rule with a known id replaces that rule.
        select: ids, names or tags of the rules to run; empty means all.
        ignore: ids, names or tags of rules not to run.
        nli: False runs on rules alone; the report says so.
        model: directory or hub id of a sequence-classification NLI checkpoint; None is the shipped model.
        jobs: processor threads of the model; None is one per core. The report does not depend on it.

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
        jobs: int | None = None,
        backend: NliBackend | None = None,
    ) -> None:
        self.rulebook: Rulebook = load_rules([Path(path) for path in rules], select, ignore)
        self._wants_model = nli or backend is not None
        self._model = model
        self._jobs = jobs
        self._backend = backend

    def analyse(self, documents: Sequence[Document]) -> tuple[Analysis, ...]:
        """Sentences, claims and facts of each document, in the order given."""
        return analyse(documents)

    def check(
        self,
        documents: Sequence[Document],
        *,
        candidate: str | None = None,
        progress: Progress | None = None,
    ) -> Report:
        """Compare all versions with each other, or with *candidate* (a document id) only.

        Raises:
            FactcheckError: fewer than two documents, two with one id, or an unknown candidate.
        """
        _refuse(documents, candidate)
        ordered = sorted(documents, key=lambda document: (document.id != candidate, document.id))
        analyses = self.analyse(ordered)
        compared = _compare(analyses, candidate)
        judgements, cut = self._judge(compared.pairs, progress)
        by_id = {analysis.document.id: analysis.document for analysis in analyses}
        found = [
            *self._pair_verdicts(compared.pairs, judgements),
            *self._document_verdicts(analyses),
        ]
        if candidate is not None:
            found = [
                v for v in found if any(p.document_id == candidate for p in v.hit.clash.places)
            ]
        summaries = {
            a.document.id: DocumentSummary(a.document, len(a.claims), len(a.sentences))
            for a in analyses
        }
        return Report(
            tool_version=__version__,
            rules=self.rulebook.identities,
            model=self.backend.identity if self._wants_model else None,
            documents=tuple(summaries[document.id] for document in documents),
            findings=grouping.group(found, by_id, candidate),
            not_checked=tuple(
                sorted([*_unread(analyses), *cut], key=lambda n: (n.document, n.start))
            ),
            pairs_compared=len(compared.pairs),
            claims_without_counterpart=compared.alone,
            candidate=candidate,
        )

    @property
    def backend(self) -> NliBackend:
        """The model, loaded on first use."""
        if self._backend is None:
            from factcheck.nli import load

            self._backend = load(self._model, threads=self._jobs)
        return self._backend

    def _judge(
        self, pairs: Sequence[Pair], progress: Progress | None
    ) -> tuple[Mapping[Pair, Judgement], list[NotChecked]]:
        """Score both directions of every pair whose words differ; each text pair once."""
        if not self._wants_model:
            return {}, []
        asked = [pair for pair in pairs if pair.ours.text != pair.theirs.text]
        texts = dict.fromkeys(
            direction
            for pair in asked
            for direction in (
                (pair.ours.text, pair.theirs.text),
                (pair.theirs.text, pair.ours.text),
            )
        )
        scores = dict(zip(texts, self.backend.score(list(texts), progress), strict=True))
        judged = {
            pair: Judgement(
                scores[pair.ours.text, pair.theirs.text], scores[pair.theirs.text, pair.ours.text]
            )
            for pair in asked
        }
        cut = {
            claim: None
            for pair, j in judged.items()
            if j.forward.truncated or j.backward.truncated
            for claim in (pair.ours, pair.theirs)
        }
        return judged, [
            NotChecked(
                c.document_id, "too long for the model, judged in part", c.span.start, c.span.end
            )
            for c in cut
        ]

    def _pair_verdicts(
        self, pairs: Sequence[Pair], judgements: Mapping[Pair, Judgement]
    ) -> Iterator[Verdict]:
        rules = self.rulebook.pair_rules
        hits = {pair: [hit for rule in rules for hit in rule.hits(pair)] for pair in pairs}
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


def analyse(documents: Sequence[Document]) -> tuple[Analysis, ...]:
    """Sentences, claims and facts of each document, in the order given; needs no rules and no model."""
    structured = tuple(structure(document) for document in documents)
    parsed = load_parser()(structured)
    return tuple(_analyse(d, sentences) for d, sentences in zip(structured, parsed, strict=True))


def _refuse(documents: Sequence[Document], candidate: str | None) -> None:
    ids = [document.id for document in documents]
    if len(ids) < 2:  # noqa: PLR2004 -- a comparison needs two
        raise FactcheckError(f"documents: expected at least two versions, found {len(ids)}")
    if len(set(ids)) < len(ids):
        twice = next(i for i in ids if ids.count(i) > 1)
        raise FactcheckError(
            f"{twice}: expected each version once, found it {ids.count(twice)} times"
        )
    if candidate is not None and candidate not in ids:
        raise FactcheckError(f"candidate: expected one of {', '.join(ids)}, found {candidate}")


def _analyse(document: Document, sentences: tuple[Sentence, ...]) -> Analysis:
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


def _compare(analyses: Sequence[Analysis], candidate: str | None) -> _Compared:
    whole = whole_claims(analyses)
    pairs: list[Pair] = []
    matched: set[str] = set()
    for ours, theirs in combinations(analyses, 2):
        if candidate is None or candidate == ours.document.id:
            found = alignment.align(ours, theirs, whole)
            pairs += found.pairs
            matched |= found.matched
    every = [a for a in analyses if candidate is None or a.document.id == candidate]
    keys = [alignment.claim_key(claim) for a in every for claim in a.claims]
    return _Compared(tuple(pairs), sum(key not in matched for key in keys))


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
    places = [
        _place(claim, tuple(range(*words)))
        for edit in differences(pair)
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
