"""The stories of a shard: each gets what ``check`` says of it, and a bad one holds up no other."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from factcheck import Checker, Document
from factcheck.analysis import Parsed
from factcheck.batch.rows import Outcome, Result, Why, read, written
from factcheck.batch.shards import Shard
from factcheck.batch.stories import Story, Version
from factcheck.batch.terms import Terms, key
from factcheck.batch.work import work
from factcheck.decisions import Decisions, read_file
from factcheck.decisions.recording import entry_of, record
from factcheck.errors import BackendError
from factcheck.model import Decision, DecisionKind, ModelIdentity, Scores
from factcheck.nli.calibration import Calibration
from factcheck.pipeline import Compared
from factcheck.ports import Progress
from factcheck.readers import SizeLimits
from factcheck.reporters import jsonl
from tests.batch.conftest import DAY, FOURTEEN, MAYOR, TWELVE

TERMS = Terms(DAY)
GERMAN = (
    "Der Bürgermeister von Orsk hat am Montag die neue Brücke eröffnet, und viele Menschen kamen, um sie zu sehen. "
    "Danach wurde noch lange gefeiert, weil die alte Brücke im letzten Jahr für den Verkehr gesperrt worden war und "
    "niemand mehr wusste, wie lange der Bau der neuen dauern würde. "
) * 2


def story(name: str, *texts: str) -> Story:
    versions = (Version(chr(97 + n), "x.txt", text.encode()) for n, text in enumerate(texts))
    return Story(name, tuple(versions))


def done(checker: Checker, *stories: Story, terms: Terms = TERMS) -> tuple[Result, ...]:
    return work(Shard("1", 1, stories), checker, terms)


class Model:
    """Finds every pair contradictory; counts how often it is asked."""

    identity = ModelIdentity("stub", "0" * 64, calibrated=True)
    calibration = Calibration()

    def __init__(self) -> None:
        self.asked: list[int] = []

    def score(
        self, pairs: Sequence[tuple[str, str]], progress: Progress | None = None
    ) -> tuple[Scores, ...]:
        self.asked.append(len(pairs))
        if progress is not None:
            progress(len(pairs), len(pairs))
        return tuple(Scores(0.0, 0.1, 0.9) for _ in pairs)


FIRE, MAYORS, ALONE = (
    story("fire", TWELVE, FOURTEEN),
    story("mayor", MAYOR, MAYOR.replace("opened", "closed")),
    story("alone", MAYOR),
)


def lines(result: Result) -> str:
    """The findings as JSON lines, without the name of the story."""
    from factcheck.presentation.records import dumped

    found = ({k: v for k, v in f.items() if k != "story"} for f in result.findings)
    return "".join(f"{dumped(f)}\n" for f in found)


def checked(checker: Checker, one: Story) -> str:
    documents = [Document(id=v.id, text=v.content.decode()) for v in one.versions]
    return jsonl.render(checker.check(documents))


def test_findings_are_those_of_a_check(rules_only: Checker) -> None:
    for one, result in zip(
        (FIRE, MAYORS, ALONE), done(rules_only, FIRE, MAYORS, ALONE), strict=True
    ):
        assert lines(result) == checked(rules_only, one)
        assert result.row.outcome is Outcome.CHECKED
    assert lines(done(rules_only, FIRE)[0])


def test_the_model_is_asked_about_all_in_one_go(rules_only: Checker) -> None:
    """Once, and once more about the other direction of what that left open."""
    model = Model()
    results = done(Checker(backend=model), FIRE, MAYORS, ALONE)

    assert len(model.asked) <= 2 < sum(model.asked)
    assert [lines(r) for r in results] == [
        checked(Checker(backend=Model()), one) for one in (FIRE, MAYORS, ALONE)
    ]
    assert lines(results[1]) != checked(rules_only, MAYORS)


def test_neighbours_and_their_order_change_nothing(rules_only: Checker) -> None:
    together = done(rules_only, FIRE, MAYORS, ALONE)
    backward = done(rules_only, ALONE, MAYORS, FIRE)

    def bare(result: Result) -> Result:
        return replace(result, row=replace(result.row, number=0))

    assert list(map(bare, together)) == list(map(bare, reversed(backward)))
    assert [bare(r) for one in (FIRE, MAYORS, ALONE) for r in done(rules_only, one)] == list(
        map(bare, together)
    )


@pytest.mark.parametrize(
    ("bad", "why", "reason"),
    [
        (Story("x", (), problems=("versions: none",)), Why.UNREADABLE, "versions: none"),
        (story("x", TWELVE, ""), Why.UNREADABLE, "expected a story, found an empty file"),
        (story("x", TWELVE, "%PDF-1.7"), Why.UNREADABLE, "found a PDF"),
        (story("x", TWELVE, GERMAN), Why.UNREADABLE, "expected English"),
        (replace(FIRE, candidate="z"), Why.UNREADABLE, "candidate: expected one of a, b, found z"),
        (
            Story("x", (FIRE.versions[0], FIRE.versions[0])),
            Why.UNREADABLE,
            "expected each version once",
        ),
        (
            story("x", TWELVE, f"{MAYOR} " * 60),
            Why.TOO_LARGE,
            "expected at most 2000 characters of text (max_characters), found",
        ),
    ],
    ids=["as given", "empty", "binary", "language", "candidate", "twice", "large"],
)
def test_a_bad_story_says_why(rules_only: Checker, bad: Story, why: Why, reason: str) -> None:
    terms = replace(TERMS, limits=SizeLimits(characters=2_000))
    first, missed, last = done(rules_only, FIRE, bad, ALONE, terms=terms)

    assert (missed.row.outcome, missed.row.why, missed.findings) == (Outcome.NOT_CHECKED, why, ())
    assert reason in str(missed.row.reason)
    assert lines(first) == checked(rules_only, FIRE)
    assert last.row.outcome is Outcome.CHECKED


class Stumbling(Checker):
    """Fails where a document says so."""

    def compare(
        self, documents: Sequence[Document], parsed: Parsed, candidate: str | None = None
    ) -> Compared:
        for document in documents:
            if "stumble" in document.text:
                raise ZeroDivisionError("in the middle")
            while "endless" in document.text:
                time.sleep(0.01)
        return super().compare(documents, parsed, candidate)

    def parse(self, documents: Sequence[Document]) -> Parsed:
        if any("unparsable" in document.text for document in documents):
            raise RuntimeError("all of them")
        return super().parse(documents)


@pytest.mark.parametrize(
    ("word", "why", "reason"),
    [
        ("stumble", Why.BROKEN, "internal error: ZeroDivisionError: in the middle"),
        ("unparsable", Why.BROKEN, "internal error: RuntimeError: all of them"),
        ("endless", Why.TOO_SLOW, "took longer than 1 seconds"),
    ],
)
def test_a_bug_or_a_hang_costs_one_story(
    rules_only: Checker, word: str, why: Why, reason: str
) -> None:
    checker = Stumbling(nli=False)
    terms = replace(TERMS, max_seconds=1)
    results = done(checker, FIRE, story("x", f"They {word}."), MAYORS, terms=terms)

    assert (results[1].row.why, results[1].row.reason) == (why, reason)
    assert [lines(results[n]) for n in (0, 2)] == [
        checked(rules_only, one) for one in (FIRE, MAYORS)
    ]


def test_a_model_that_cannot_be_used_is_the_fault_of_no_story() -> None:
    class Broken(Model):
        def score(self, *_: object) -> tuple[Scores, ...]:
            raise BackendError("no weights")

    with pytest.raises(BackendError):
        done(Checker(backend=Broken()), FIRE, MAYORS)


def test_decisions_hold_until_their_day(rules_only: Checker, tmp_path: Path) -> None:
    documents = [Document(id=v.id, text=v.content.decode()) for v in FIRE.versions]
    (finding,) = rules_only.check(documents).findings
    decision = Decision(DecisionKind.KNOWN, "counted again", "Desk", DAY, date(2026, 11, 30))
    file = tmp_path / "factcheck-decisions.yaml"
    record(file, [entry_of(finding, decision)])
    entries, source = read_file(file)
    terms = replace(TERMS, decisions=Decisions(entries, file=source))

    (decided,) = done(rules_only, FIRE, terms=terms)
    (asked_again,) = done(rules_only, FIRE, terms=replace(terms, day=date(2026, 12, 1)))

    assert (decided.row.decided, decided.row.errors, decided.row.gravest) == (1, 0, None)
    assert (asked_again.row.decided, asked_again.row.errors) == (0, 1)


def test_a_page_for_stories_with_something_to_see(rules_only: Checker) -> None:
    fire, _, alone = done(rules_only, FIRE, MAYORS, ALONE, terms=replace(TERMS, pages=True))

    assert fire.row.page == "pages/1.html"
    assert "Fourteen" in str(fire.page)
    assert (alone.row.page, alone.page) == (None, None)


def test_a_result_survives_its_checkpoint(rules_only: Checker) -> None:
    for result in done(rules_only, FIRE, story("x\ud800", "")):
        assert written(read(written(result))) == written(result)


def test_the_key_stands_for_all_that_results_depend_on(rules_only: Checker) -> None:
    keys = {
        key(TERMS, rules_only),
        key(replace(TERMS, day=date(2026, 1, 1)), rules_only),
        key(replace(TERMS, decisions=Decisions()), rules_only),
        key(replace(TERMS, pages=True), rules_only),
        key(replace(TERMS, limits=SizeLimits(characters=1)), rules_only),
        key(TERMS, Checker(nli=False, select=["FC1"])),
        key(TERMS, Checker(backend=Model())),
    }

    assert len(keys) == 7
    assert key(TERMS, Checker(nli=False)) in keys
