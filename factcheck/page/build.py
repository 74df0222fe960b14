"""A report -> the page: what is said first, what is counted, and all its parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.model import Finding, Report, Scope
from factcheck.page import cards, corpus, grid, texts
from factcheck.page.corpus import Corpus, tone
from factcheck.page.marking import plain, visible
from factcheck.page.views import Banner, Card, Gap, Page, Pair, Tally, Tone
from factcheck.page.wording import count, listed, plural

_MANY_CELLS, _MANY_CARDS = 400, 30
_EXCERPT = 160
"""Characters of a stretch that was not checked."""


def page(report: Report) -> Page:
    """All that is shown of *report*; the same report gives the same page."""
    conflicts = _worst_first(report.conflicts)
    reviews, hygiene = _worst_first(report.reviews), _worst_first(report.hygiene)
    decided = _worst_first(report.decided_findings)
    known = corpus.read(report, (*conflicts, *reviews, *hygiene, *decided))

    def shown(findings: Sequence[Finding]) -> tuple[Card, ...]:
        return tuple(cards.card(finding, known, report) for finding in findings)

    banner, side_by_side = _banner(report), texts.side_by_side(known)
    cells = len(side_by_side.rows) * len(side_by_side.columns)
    return Page(
        title=f"{banner.headline}: {listed([v.name for v in known.versions.values()])}",
        is_long=cells > _MANY_CELLS or len(report.findings) > _MANY_CARDS,
        banner=banner,
        tallies=tuple(_tallies(report)),
        versions=tuple(known.versions.values()),
        facts=grid.rows(conflicts, known),
        conflicts=shown(conflicts),
        reviews=shown(reviews),
        hygiene=shown(hygiene),
        decided=shown(decided),
        texts=side_by_side,
        gaps=tuple(_gaps(report, known)),
        coverage=tuple(_coverage(report)),
        run=tuple(_run(report)),
        rules=tuple(Pair(rule.id, rule.sha256) for rule in report.rules),
    )


def _worst_first(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """By severity; within one in the order of the report."""
    return tuple(sorted(findings, key=lambda finding: finding.severity.rank))


def _banner(report: Report) -> Banner:
    if report.conflicts:
        mood = "conflict"
    elif report.not_checked:
        mood = "incomplete"
    else:
        mood = "review" if report.reviews else "clear"
    return Banner(mood, "; ".join(_headline(report)), tuple(_details(report)))


def _headline(report: Report) -> Iterator[str]:
    """The counts: between the versions, inside one of them, to look at."""
    inside = sum(finding.scope is Scope.WITHIN for finding in report.conflicts)
    across = len(report.conflicts) - inside
    if len(report.documents) == 1:
        yield f"{count(inside, 'conflict') if inside else 'No conflicts'} in one text"
    else:
        number = count(across, "conflict") if across else "No conflicts"
        yield f"{number} between {count(len(report.documents), 'version')}"
        if inside:
            yield f"{inside} inside one version"
    if report.reviews:
        yield f"{len(report.reviews)} to look at"


def _details(report: Report) -> Iterator[str]:
    conflicts = len(report.conflicts)
    if conflicts:
        yield f"{'It needs' if conflicts == 1 else 'Each needs'} a decision before publication."
    if report.not_checked:
        yield f"{count(len(report.not_checked), 'part')} could not be checked: see “Not checked”."
    if report.hygiene:
        yield f"{count(len(report.hygiene), 'remark')} on earlier decisions."
    if report.decided_findings:
        yield f"{count(len(report.decided_findings), 'finding')} already decided."
    if report.model is None:
        yield "Checked by rules only: the language model did not run."


def _tallies(report: Report) -> Iterator[Tally]:
    nouns = {Tone.ERROR: "error", Tone.WARNING: "warning", Tone.INFO: "note"}
    for level, noun in nouns.items():
        number = sum(tone(finding) is level for finding in report.conflicts)
        if number:
            yield Tally(level, number, noun if number == 1 else plural(noun))
    if report.reviews:
        yield Tally(Tone.REVIEW, len(report.reviews), "to look at")


def _coverage(report: Report) -> Iterator[str]:
    claims = count(sum(row.claims for row in report.documents), "claim")
    if len(report.documents) == 1:
        yield f"{claims} read in one text, checked by itself."
        return
    versions, alone = count(len(report.documents), "version"), report.claims_without_counterpart
    yield f"{claims} read in {versions}; {count(report.pairs_compared, 'pair')} compared."
    yield (
        f"{count(alone, 'claim')} had no counterpart in another version and could not be compared: "
        "what only one version tells is no conflict."
        if alone
        else "Every claim had a counterpart in another version."
    )
    if report.candidate is not None:
        yield f"Only findings that touch {visible(report.candidate)} were looked for."


def _gaps(report: Report, known: Corpus) -> Iterator[Gap]:
    for gap in report.not_checked:
        version = known.versions.get(gap.document)
        text = known.documents[gap.document].text if gap.document in known.documents else ""
        words = text[gap.start : min(gap.end, gap.start + _EXCERPT)]
        more = " …" if gap.end - gap.start > _EXCERPT else ""
        name = version.name if version else visible(gap.document)
        yield Gap(name, visible(gap.reason), plain(words.strip() + more if words.strip() else ""))
    for version in known.versions.values():
        for warning in version.warnings:
            yield Gap(version.name, warning, ())


def _run(report: Report) -> Iterator[Pair]:
    yield Pair("Tool", f"factcheck {report.tool_version}")
    yield Pair("Rules", count(len(report.rules), "rule"))
    if report.model is None:
        yield Pair("Model", "did not run")
        return
    yield Pair("Model", visible(report.model.id))
    yield Pair("Model SHA-256", report.model.sha256)
    if not report.model.calibrated:
        yield Pair("Calibration", "none: scores are no probabilities")
