"""The commands and their options; what they do is in the modules beside this one."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from factcheck import __version__
from factcheck.cli.batching import batch
from factcheck.cli.caching import CacheDirOption, cache_app
from factcheck.cli.completion import completion
from factcheck.cli.decision_commands import decisions_app
from factcheck.cli.doctor import doctor
from factcheck.cli.exits import ExitCode, guarded
from factcheck.cli.options import ConfigOption, ModelOption, NoNliOption, RulesOption
from factcheck.cli.review_commands import baseline, review
from factcheck.cli.ruling import rules_app
from factcheck.cli.serving import serve
from factcheck.cli.starting import init

app = typer.Typer(
    name="factcheck",
    help="Find where versions of one news story contradict each other. Works offline.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
config_app = typer.Typer(help="Look at the settings.", no_args_is_help=True, rich_markup_mode=None)
model_app = typer.Typer(
    help="Look at the language model.", no_args_is_help=True, rich_markup_mode=None
)
app.add_typer(rules_app, name="rules")
app.add_typer(config_app, name="config")
app.add_typer(model_app, name="model")
app.add_typer(decisions_app, name="decisions")
app.add_typer(cache_app, name="cache")
app.command("batch")(batch)
app.command("serve")(serve)


def _version(wanted: bool) -> None:  # noqa: FBT001 -- Typer's callback
    if wanted:
        print(f"factcheck {__version__}")
        raise typer.Exit


@app.callback()
def _common(
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_version, is_eager=True, help="Show the version and exit."
        ),
    ] = False,
) -> None:
    pass


@app.command()
@guarded
def check(  # noqa: PLR0917 -- one parameter per option
    files: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="V1 [V2 ...]",
            help="The versions: .txt .md .html .docx, - is standard input.",
        ),
    ] = None,
    candidate: Annotated[
        str | None, typer.Option(metavar="FILE", help="Only findings that touch this version.")
    ] = None,
    set_: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="NAME", help="A set of the configuration; repeatable."),
    ] = None,
    all_sets: Annotated[
        bool, typer.Option("--all-sets", help="All sets of the configuration.")
    ] = False,
    against: Annotated[
        str | None,
        typer.Option(metavar="GITREF", help="Each file against its own version at this commit."),
    ] = None,
    format_: Annotated[
        str | None,
        typer.Option(
            "-f", "--format", metavar="NAME", help="What is printed: text, json, github ..."
        ),
    ] = None,
    report: Annotated[
        list[str] | None,
        typer.Option(metavar="FORMAT=PATH", help="Write a further report; repeatable."),
    ] = None,
    fail_on: Annotated[
        str | None,
        typer.Option(
            metavar="LEVEL", help="Exit 1 from this severity: error, warning, info, never."
        ),
    ] = None,
    min_severity: Annotated[
        str | None, typer.Option(metavar="LEVEL", help="Print findings from this severity.")
    ] = None,
    rules: RulesOption = None,
    select: Annotated[
        list[str] | None, typer.Option(metavar="ID,NAME,TAG", help="Run only these rules.")
    ] = None,
    ignore: Annotated[
        list[str] | None, typer.Option(metavar="ID,NAME,TAG", help="Leave these rules out.")
    ] = None,
    published: Annotated[
        list[str] | None, typer.Option(metavar="FILE=DATE", help="Day of publication, 2026-05-03.")
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
    quiet: Annotated[
        bool, typer.Option("-q", "--quiet", help="Findings and summary only.")
    ] = False,
    verbose: Annotated[
        bool, typer.Option("-v", "--verbose", help="Say what is read and which model judges.")
    ] = False,
    color: Annotated[
        str | None, typer.Option(metavar="WHEN", help="auto, always or never.")
    ] = None,
    progress: Annotated[
        str | None, typer.Option(metavar="WHEN", help="auto, always or never.")
    ] = None,
) -> int:
    """Compare all versions of a story with each other, and each with itself."""
    from factcheck.cli import checking, several
    from factcheck.config import load, merge

    loaded = load(Path.cwd(), config, os.environ)
    flags = {
        "format": format_,
        "report": report,
        "fail_on": fail_on,
        "min_severity": min_severity,
        "rules": rules,
        "select": _words(select),
        "ignore": _words(ignore),
        "published": published,
        "nli": False if no_nli else None,
        "model": model,
        "jobs": jobs,
        "cache": False if no_cache else None,
        "cache_dir": cache_dir,
        "allow_incomplete": True if allow_incomplete else None,
        "decisions": decisions,
        "use_decisions": False if no_decisions else None,
        "color": color,
        "progress": progress,
    }
    settings = merge(loaded[0], flags, Path.cwd())
    paths = files or []
    if verbose:
        model = (settings.model or "the shipped one") if settings.nli else "none"
        print(f"factcheck {__version__}: {len(paths)} files, model: {model}", file=sys.stderr)
    wanted = several.Wanted(tuple(paths), candidate, tuple(set_ or ()), all_sets, against)
    if wanted.is_several:
        return several.check(wanted, loaded, flags, quiet=quiet)
    return checking.check(paths, candidate, settings, quiet=quiet)


@app.command()
@guarded
def claims(
    file: Annotated[str, typer.Argument(metavar="FILE")],
    format_: Annotated[
        str, typer.Option("-f", "--format", metavar="NAME", help="text or json.")
    ] = "text",
) -> int:
    """Show the claims and facts that are read out of a file, with their places."""
    from factcheck.analysis import analyse
    from factcheck.cli import reading
    from factcheck.cli.checking import documents_of
    from factcheck.config import load
    from factcheck.errors import ConfigError

    if format_ not in {"text", "json"}:
        raise ConfigError(f"--format: expected one of json, text, found {format_}")
    limits = load(Path.cwd(), None, os.environ)[0].size_limits
    (analysis,) = analyse(documents_of([file], {}, limits))
    sys.stdout.write(reading.as_json(analysis) if format_ == "json" else reading.as_text(analysis))
    return ExitCode.CLEAN if analysis.claims else ExitCode.INCOMPLETE


@app.command()
@guarded
def explain(
    rule: Annotated[str, typer.Argument(metavar="ID_OR_NAME")], rules: RulesOption = None
) -> int:
    """Say what a rule means, with its examples."""
    from factcheck.decisions.hygiene import explained
    from factcheck.rulebook import load, page

    if words := explained(rule):
        sys.stdout.write(words)
        return ExitCode.CLEAN
    sys.stdout.write(page(load([Path(path) for path in rules or ()]).find(rule)))
    return ExitCode.CLEAN


@app.command()
@guarded
def report(
    saved: Annotated[
        str, typer.Argument(metavar="REPORT.json", help="A saved JSON report; - is standard input.")
    ],
    to: Annotated[str, typer.Option("--to", metavar="FORMAT", help="The format to write.")],
    target: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="PATH", help="Write it here, not to stdout."),
    ] = None,
    config: ConfigOption = None,
) -> int:
    """Show a saved JSON report in another format; nothing is checked again."""
    from factcheck.cli import reporting
    from factcheck.config import load

    return reporting.again(saved, to, target, load(Path.cwd(), config, os.environ)[0])


@config_app.command("show")
@guarded
def config_show(config: ConfigOption = None) -> int:
    """Show every setting and where its value came from."""
    from factcheck.config import load, show

    sys.stdout.write(show(*load(Path.cwd(), config, os.environ)))
    return ExitCode.CLEAN


app.command("review")(review)
app.command("baseline")(baseline)
app.command("init")(init)
app.command("doctor")(doctor)
app.command("completion")(completion)


@model_app.command("info")
@guarded
def model_info(
    model: ModelOption = None,
) -> int:
    """Show which model judges and how it is calibrated."""
    from factcheck.nli import load

    backend = load(model)
    bands = backend.calibration
    print(f"id          {backend.identity.id}")
    print(f"sha256      {backend.identity.sha256}")
    print(f"calibrated  {'yes' if backend.identity.calibrated else 'no'}")
    print(f"conflict    {bands.conflict:.4f} and above")
    print(f"review      {bands.review:.4f} and above")
    return ExitCode.CLEAN


@model_app.command("verify")
@guarded
def model_verify(
    model: ModelOption = None,
) -> int:
    """Compare the weights with the recorded digest, and ask the model a few plain pairs."""
    from factcheck.nli.verification import verify

    checks = list(verify(model))
    for one in checks:
        print(f"{'ok' if one.passed else 'FAILED':<7} {one.name}: {one.detail}")
    return ExitCode.CLEAN if all(one.passed for one in checks) else ExitCode.FINDINGS


@app.command("calibrate")
@guarded
def calibrate_(
    decisions: Annotated[
        list[Path], typer.Argument(metavar="DECISIONS.yaml", help="Files of decided findings.")
    ],
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="FILE", help="Where to write it.")
    ] = Path("factcheck-calibration.json"),
    model: ModelOption = None,
) -> int:
    """Fit the model's thresholds to what your editors decided."""
    from factcheck.cli.calibrating import calibrate

    return calibrate(decisions, output, model)


def _words(given: list[str] | None) -> list[str]:
    return [word.strip() for text in given or () for word in text.split(",") if word.strip()]
