"""``factcheck batch``: many stories in one run."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli.caching import CacheDirOption
from factcheck.cli.exits import ExitCode, guarded
from factcheck.cli.options import ConfigOption, ModelOption, NoNliOption, RulesOption

if TYPE_CHECKING:
    from factcheck.batch import Order, Summary
    from factcheck.config import Config
    from factcheck.decisions import Decisions


@guarded
def batch(  # noqa: PLR0917 -- one parameter per option
    stories: Annotated[
        Path,
        typer.Argument(metavar="STORIES", help="A folder tree, a .jsonl or a .parquet file."),
    ],
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="DIR", help="Where the results go.")
    ],
    format_: Annotated[
        str, typer.Option("-f", "--format", metavar="NAME", help="Of the tables: jsonl, parquet.")
    ] = "jsonl",
    pages: Annotated[
        bool, typer.Option("--pages", help="Write a page for each story with findings too.")
    ] = False,
    engine: Annotated[
        str, typer.Option(metavar="NAME", help="Where the work is done: local or ray.")
    ] = "local",
    ray_address: Annotated[
        str | None,
        typer.Option(metavar="ADDRESS", help="An existing Ray cluster; else one on this machine."),
    ] = None,
    shard_size: Annotated[
        int, typer.Option(metavar="N", min=1, help="Stories that are done and kept in one go.")
    ] = 32,
    fail_on: Annotated[
        str | None,
        typer.Option(
            metavar="LEVEL", help="Exit 1 from this severity: error, warning, info, never."
        ),
    ] = None,
    rules: RulesOption = None,
    select: Annotated[
        list[str] | None, typer.Option(metavar="ID,NAME,TAG", help="Run only these rules.")
    ] = None,
    ignore: Annotated[
        list[str] | None, typer.Option(metavar="ID,NAME,TAG", help="Leave these rules out.")
    ] = None,
    no_nli: NoNliOption = False,
    model: ModelOption = None,
    config: ConfigOption = None,
    jobs: Annotated[
        int | None, typer.Option(metavar="N", help="Processor threads of the model.")
    ] = None,
    no_cache: Annotated[
        bool, typer.Option("--no-cache", help="Keep nothing between runs.")
    ] = False,
    cache_dir: CacheDirOption = None,
    allow_incomplete: Annotated[
        bool, typer.Option("--allow-incomplete", help="Exit 0 although something was not checked.")
    ] = False,
    decisions: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="What was decided about findings, in this file."),
    ] = None,
    no_decisions: Annotated[
        bool, typer.Option("--no-decisions", help="Show all findings, decided or not.")
    ] = False,
    quiet: Annotated[bool, typer.Option("-q", "--quiet", help="Print no summary.")] = False,
    progress: Annotated[
        str | None, typer.Option(metavar="WHEN", help="auto, always or never.")
    ] = None,
) -> int:
    """Check many stories, each by itself; a run that was broken off goes on where it was."""
    from factcheck.batch import Order, engines, run, tables
    from factcheck.batch.shards import Size
    from factcheck.batch.stories import Intake
    from factcheck.batch.terms import Terms
    from factcheck.cli import checking, deciding, metering
    from factcheck.config import load, merge

    flags = {
        "fail_on": fail_on,
        "rules": rules,
        "select": _words(select),
        "ignore": _words(ignore),
        "nli": False if no_nli else None,
        "model": model,
        "jobs": jobs,
        "cache": False if no_cache else None,
        "cache_dir": cache_dir,
        "allow_incomplete": True if allow_incomplete else None,
        "decisions": decisions,
        "use_decisions": False if no_decisions else None,
        "progress": progress,
    }
    settings = merge(load(Path.cwd(), config, os.environ)[0], flags, Path.cwd())
    worker = settings if engine == "local" else replace(settings, jobs=settings.jobs or 1)
    order = Order(
        stories,
        output,
        partial(checking.checker_of, worker),
        Terms(
            day=deciding.today(),
            decisions=_decisions(settings),
            pages=pages,
            limits=settings.size_limits,
            max_seconds=settings.max_seconds,
        ),
        Intake(settings.published_on, settings.size_limits),
        tables.find(format_),
        Size(stories=shard_size),
        ray_address,
    )
    meter = metering.meter(settings.progress, os.environ)
    summary = run(order, engines.find(engine), meter)
    if not quiet:
        print("\n".join(_told(summary, order)))
    return _code(summary, settings)


def _words(given: list[str] | None) -> list[str]:
    return [word.strip() for text in given or () for word in text.split(",") if word.strip()]


def _decisions(config: Config) -> Decisions | None:
    """Those of the file, read once for all stories; None where none are to be used.

    Raises:
        DecisionError: one line per mistake in the file.
    """
    from factcheck.decisions import Decisions, read_file

    if not config.use_decisions:
        return None
    if config.decisions is None:
        return Decisions()
    entries, file = read_file(config.decisions)
    return Decisions(entries, file=file)


def _told(summary: Summary, order: Order) -> Iterator[str]:
    """The counts in a sentence, and where to look."""
    from factcheck.batch.rows import Outcome
    from factcheck.batch.run import INDEX
    from factcheck.model import Severity
    from factcheck.presentation.words import plural

    counts = [(str(s), summary.severities[s]) for s in Severity]
    listed = ", ".join(f"{n} {plural(n, name)}" for name, n in counts if n)
    noun = "story" if summary.stories == 1 else "stories"
    parts = [f"{summary.with_findings} with conflicts{f' ({listed})' if listed else ''}"]
    parts += [
        f"{n} {words}"
        for words, n in (
            ("checked in part", summary.outcomes[Outcome.IN_PART]),
            ("not checked", summary.outcomes[Outcome.NOT_CHECKED]),
        )
        if n
    ]
    yield f"{summary.stories} {noun}: {', '.join(parts)}."
    yield f"See {(order.results / INDEX).as_posix()}"


def _code(summary: Summary, config: Config) -> ExitCode:
    """As for one check; a story that could not be checked makes the run incomplete and hides no finding."""
    from factcheck.batch.rows import Outcome, Why

    missed = summary.outcomes[Outcome.NOT_CHECKED]
    if summary.reasons[Why.BROKEN]:
        return ExitCode.INTERNAL
    if missed == summary.stories:
        return ExitCode.USAGE
    if summary.fails(config.fail_on):
        return ExitCode.FINDINGS
    if (missed or summary.outcomes[Outcome.IN_PART]) and not config.allow_incomplete:
        return ExitCode.INCOMPLETE
    return ExitCode.CLEAN
