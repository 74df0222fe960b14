"""The stories of a shard -> their results. A story that cannot be checked says why and holds up no other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TypeVar

from factcheck.batch.rows import Outcome, Result, Row, Why, of_report
from factcheck.batch.shards import Shard
from factcheck.batch.stories import Story, Version
from factcheck.batch.terms import Terms
from factcheck.decisions import Decisions, apply, gather
from factcheck.errors import BackendError, FactcheckError, ReadError, TooLargeError, TooSlowError
from factcheck.language import refuse_other_languages
from factcheck.limits import within
from factcheck.model import Document, Report
from factcheck.pipeline import Checker, refuse
from factcheck.readers import STDIN, SizeLimits, read

T = TypeVar("T")


def work(shard: Shard, checker: Checker, terms: Terms) -> tuple[Result, ...]:
    """What is said of each story of the shard, in order.

    Raises:
        BackendError: the model cannot be used, which is the fault of no story.
    """
    return tuple(_results(shard.stories, shard.first, checker, terms))


def _results(
    stories: Sequence[Story], first: int, checker: Checker, terms: Terms
) -> Iterator[Result]:
    """All in one go; should that fail as a whole, one by one, so that it fails for one alone."""
    try:
        yield from _in_one_go(stories, first, checker, terms)
    except BackendError:
        raise
    except Exception as error:  # noqa: BLE001 -- whatever it is, the other stories go on
        if len(stories) == 1:
            yield _not_checked(stories[0], first, error)
        else:
            for number, story in enumerate(stories, first):
                yield from _results([story], number, checker, terms)


def _in_one_go(
    stories: Sequence[Story], first: int, checker: Checker, terms: Terms
) -> tuple[Result, ...]:
    """The steps of a check: what is done for all at once, and what each story has to itself."""
    steps = _Steps(terms.max_seconds)
    given = dict(enumerate(stories, first))
    taken = steps.each(given, lambda n: _taken(given[n], checker, terms))
    documents = [document for one in taken.values() for document in one.documents]
    seconds = terms.max_seconds * max(1, len(documents))
    parsed = within(seconds, lambda: checker.parse(documents))
    compared = steps.each(
        taken, lambda n: checker.compare(taken[n].documents, parsed, given[n].candidate)
    )
    scores = within(seconds, lambda: checker.score(compared.values()))
    reports = steps.each(
        compared,
        lambda n: apply(checker.report(compared[n], scores), taken[n].decided, terms.day),
    )
    results = steps.each(reports, lambda n: _result(reports[n], given[n], n, with_page=terms.pages))
    return tuple(
        results[n] if n in results else _not_checked(story, n, steps.failed[n])
        for n, story in given.items()
    )


@dataclass(slots=True)
class _Steps:
    """Takes one story after the other through a step, each in its time; who fails is left behind."""

    seconds: int
    failed: dict[int, Exception] = field(default_factory=dict)

    def each(self, numbers: Iterable[int], step: Callable[[int], T]) -> dict[int, T]:
        """What the step gives for each number."""
        found = {}
        for number in numbers:
            try:
                found[number] = within(self.seconds, partial(step, number))
            except BackendError:
                raise
            except Exception as error:  # noqa: BLE001 -- as above
                self.failed[number] = error
        return found


@dataclass(frozen=True, slots=True)
class _Taken:
    """The versions of a story as they were read, and what was decided about it."""

    documents: tuple[Document, ...]
    decided: Decisions


def _taken(story: Story, checker: Checker, terms: Terms) -> _Taken:
    """Raises FactcheckError for a story that is not as it should be."""
    problems = [ReadError(problem) for problem in story.problems]
    documents = []
    for version in story.versions:
        try:
            documents.append(_document(version, terms.limits))
        except ReadError as error:
            problems.append(error)
    if problems:
        kind = next((type(e) for e in problems if isinstance(e, TooLargeError)), ReadError)
        raise kind("; ".join(map(str, problems)))
    refuse(documents, story.candidate)
    refuse_other_languages(documents)
    return _Taken(tuple(documents), _decided(documents, story.candidate, checker, terms))


def _document(version: Version, limits: SizeLimits) -> Document:
    document = read(
        STDIN,
        stdin=version.content,
        stdin_name=version.name,
        document_id=version.id,
        published=version.published,
        limits=limits,
    )
    return replace(document, path=version.path)


def _decided(
    documents: Sequence[Document], candidate: str | None, checker: Checker, terms: Terms
) -> Decisions:
    """The decisions of the file, which was read once for all stories, and the comments in this one's copy."""
    if terms.decisions is None:
        return Decisions()
    known, model = checker.rulebook.known, checker.has_model
    marks = gather(None, documents, candidate, known, model=model)
    return replace(marks, entries=terms.decisions.entries, file=terms.decisions.file)


def _result(report: Report, story: Story, number: int, *, with_page: bool) -> Result:
    result = of_report(report, story.id, number, story.unread)
    if not with_page or not report.open_findings:
        return result
    from factcheck.page import build, rendering

    page = rendering.render(build.page(report))
    return replace(result, row=replace(result.row, page=f"pages/{number}.html"), page=page)


def _not_checked(story: Story, number: int, error: Exception) -> Result:
    match error:
        case TooLargeError():
            why = Why.TOO_LARGE
        case TooSlowError():
            why = Why.TOO_SLOW
        case FactcheckError():
            why = Why.UNREADABLE
        case _:
            why = Why.BROKEN
    reason = "; ".join(str(error).splitlines())
    if why is Why.BROKEN:
        reason = f"internal error: {type(error).__name__}: {reason}"
    return Result(Row(story.id, number, Outcome.NOT_CHECKED, why, reason, unread=story.unread))
