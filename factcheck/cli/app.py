"""The commands and their options; what they do is in the modules beside this one."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from factcheck import __version__
from factcheck.cli.exits import ExitCode, guarded

app = typer.Typer(
    name="factcheck",
    help="Find where versions of one news story contradict each other. Works offline.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
rules_app = typer.Typer(
    help="Look at rules, and test your own.", no_args_is_help=True, rich_markup_mode=None
)
config_app = typer.Typer(help="Look at the settings.", no_args_is_help=True, rich_markup_mode=None)
model_app = typer.Typer(
    help="Look at the language model.", no_args_is_help=True, rich_markup_mode=None
)
app.add_typer(rules_app, name="rules")
app.add_typer(config_app, name="config")
app.add_typer(model_app, name="model")

RulesOption = Annotated[
    list[str] | None,
    typer.Option("--rules", metavar="PATH", help="Further rule file or folder; repeatable."),
]
ConfigOption = Annotated[
    Path | None,
    typer.Option(
        "--config", metavar="FILE", help="Configuration file to use instead of the closest."
    ),
]


def main() -> None:
    """Run the command line; ends the process."""
    app()


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
        list[str],
        typer.Argument(
            metavar="V1 V2 [V3 ...]",
            help="The versions: .txt .md .html .docx, - is standard input.",
        ),
    ],
    candidate: Annotated[
        str | None, typer.Option(metavar="FILE", help="Only findings that touch this version.")
    ] = None,
    format_: Annotated[
        str | None,
        typer.Option("-f", "--format", metavar="NAME", help="What is printed: text or json."),
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
    no_nli: Annotated[
        bool, typer.Option("--no-nli", help="Rules alone, without the language model.")
    ] = False,
    model: Annotated[
        str | None, typer.Option(metavar="DIR_OR_ID", help="Another NLI model.")
    ] = None,
    config: ConfigOption = None,
    jobs: Annotated[
        int | None, typer.Option(metavar="N", help="Processor threads of the model.")
    ] = None,
    no_cache: Annotated[
        bool, typer.Option("--no-cache", help="Keep nothing between runs.")
    ] = False,
    allow_incomplete: Annotated[
        bool, typer.Option("--allow-incomplete", help="Exit 0 although something was not checked.")
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
    """Compare all versions of a story with each other."""
    from factcheck.cli import checking
    from factcheck.config import load, merge

    settings, _ = load(Path.cwd(), config, os.environ)
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
        "allow_incomplete": True if allow_incomplete else None,
        "color": color,
        "progress": progress,
    }
    settings = merge(settings, flags, Path.cwd())
    if verbose:
        model = (settings.model or "the shipped one") if settings.nli else "none"
        print(f"factcheck {__version__}: {len(files)} versions, model: {model}", file=sys.stderr)
    return checking.check(files, candidate, settings, quiet=quiet)


@app.command()
@guarded
def claims(
    file: Annotated[str, typer.Argument(metavar="FILE")],
    format_: Annotated[
        str, typer.Option("-f", "--format", metavar="NAME", help="text or json.")
    ] = "text",
) -> int:
    """Show the claims and facts that are read out of a file, with their places."""
    from factcheck.cli import reading
    from factcheck.cli.checking import documents_of
    from factcheck.errors import ConfigError
    from factcheck.pipeline import analyse

    if format_ not in {"text", "json"}:
        raise ConfigError(f"--format: expected one of json, text, found {format_}")
    (analysis,) = analyse(documents_of([file], {}))
    sys.stdout.write(reading.as_json(analysis) if format_ == "json" else reading.as_text(analysis))
    return ExitCode.CLEAN if analysis.claims else ExitCode.INCOMPLETE


@app.command()
@guarded
def explain(
    rule: Annotated[str, typer.Argument(metavar="ID_OR_NAME")], rules: RulesOption = None
) -> int:
    """Say what a rule means, with its examples."""
    from factcheck.rulebook import load, page

    sys.stdout.write(page(load([Path(path) for path in rules or ()]).find(rule)))
    return ExitCode.CLEAN


@rules_app.command("list")
@guarded
def rules_list(rules: RulesOption = None) -> int:
    """List all rules."""
    from factcheck.rulebook import load

    for rule in load([Path(path) for path in rules or ()]).known:
        state = "" if rule.enabled else " (off)"
        print(f"{rule.id}  {rule.severity:<8} {rule.name:<28} {rule.summary}{state}")
    return ExitCode.CLEAN


@rules_app.command("validate")
@guarded
def rules_validate(rules: RulesOption = None) -> int:
    """Check rule files for mistakes; all of them at once."""
    from factcheck.rulebook import load

    print(f"{len(load([Path(path) for path in rules or ()]).known)} rules, no mistakes")
    return ExitCode.CLEAN


@rules_app.command("test")
@guarded
def rules_test(rules: RulesOption = None) -> int:
    """Run the examples of all rules; they need no model."""
    from factcheck.model import Document, Finding
    from factcheck.pipeline import Checker
    from factcheck.rulebook import examples

    checker = Checker(rules=[*(rules or ())], nli=False)

    def run(ours: str, theirs: str) -> tuple[Finding, ...]:
        pair = Document(id=examples.OURS, text=ours), Document(id=examples.THEIRS, text=theirs)
        return checker.check(pair).findings

    results = examples.run(checker.rulebook.known, run)
    wrong = [r for r in results if r.outcome in {examples.Outcome.FAILED, examples.Outcome.FIXED}]
    for result in wrong:
        print(result)
    print(examples.summary(results))
    return ExitCode.FINDINGS if wrong else ExitCode.CLEAN


@rules_app.command("schema")
@guarded
def rules_schema() -> int:
    """Print the JSON Schema of rule files, for your text editor."""
    from factcheck.rulebook import schema

    sys.stdout.write(schema())
    return ExitCode.CLEAN


@config_app.command("show")
@guarded
def config_show(config: ConfigOption = None) -> int:
    """Show every setting and where its value came from."""
    from factcheck.config import load, show

    sys.stdout.write(show(*load(Path.cwd(), config, os.environ)))
    return ExitCode.CLEAN


@model_app.command("info")
@guarded
def model_info(
    model: Annotated[
        str | None, typer.Option(metavar="DIR_OR_ID", help="Another NLI model.")
    ] = None,
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


def _words(given: list[str] | None) -> list[str]:
    return [word.strip() for text in given or () for word in text.split(",") if word.strip()]
