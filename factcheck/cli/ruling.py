"""``factcheck rules``: list, validate, test and begin rules."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli.exits import ExitCode, guarded
from factcheck.cli.options import RulesOption
from factcheck.errors import ConfigError

if TYPE_CHECKING:
    from factcheck.rulebook import Rule
    from factcheck.rulebook.examples import Result
    from factcheck.rulebook.testfiles import TestFile
    from factcheck.rulebook.testing import StoryResult

rules_app = typer.Typer(
    help="Look at rules, and write and test your own.", no_args_is_help=True, rich_markup_mode=None
)

SelectOption = Annotated[
    list[str] | None,
    typer.Option(metavar="ID,NAME,TAG", help="Only these rules."),
]


@rules_app.command("list")
@guarded
def list_rules(
    rules: RulesOption = None,
    select: SelectOption = None,
    severity: Annotated[
        str | None, typer.Option(metavar="LEVEL", help="Only error, warning or info.")
    ] = None,
    check: Annotated[
        str | None, typer.Option(metavar="TYPE", help="Only rules with this check.")
    ] = None,
    scope: Annotated[
        str | None, typer.Option(metavar="SCOPE", help="Only rules that look across or within.")
    ] = None,
) -> int:
    """List rules: all, or those that fit every filter."""
    from factcheck.model import Scope, Severity
    from factcheck.rulebook.checks import types

    _accept("--severity", severity, tuple(Severity))
    _accept("--check", check, types())
    _accept("--scope", scope, (Scope.ACROSS, Scope.WITHIN))
    for rule in _known(rules, select):
        looks = rule.looks_within if scope == Scope.WITHIN else rule.looks_across
        if (
            severity in {None, rule.severity}
            and check in {None, rule.check_type}
            and (scope is None or looks)
        ):
            state = "" if rule.enabled else " (off)"
            print(f"{rule.id}  {rule.severity:<8} {rule.name:<28} {rule.summary}{state}")
    return ExitCode.CLEAN


@rules_app.command("validate")
@guarded
def validate(rules: RulesOption = None) -> int:
    """Check rule files for mistakes; all of them at once."""
    print(f"{len(_known(rules))} rules, no mistakes")
    return ExitCode.CLEAN


@rules_app.command("new")
@guarded
def new(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The rule file to write.")],
    check: Annotated[
        str, typer.Option(metavar="TYPE", help="What the first rule compares.")
    ] = "number",
    rule_id: Annotated[
        str, typer.Option("--id", metavar="ID", help="The id of the first rule.")
    ] = "DESK101",
) -> int:
    """Write a rule file with comments and a first rule whose examples pass."""
    import re

    from factcheck.cli import output
    from factcheck.rulebook import load
    from factcheck.rulebook.entries import ID
    from factcheck.rulebook.files import SUFFIXES
    from factcheck.rulebook.skeleton import pattern_for, skeleton

    if file.exists():
        raise ConfigError(f"{file}: expected a file that is not there yet, found one")
    if file.suffix not in SUFFIXES:
        raise ConfigError(
            f"{file}: expected a name that ends in .yaml, found {file.suffix or 'none'}"
        )
    if not re.fullmatch(ID, rule_id) or rule_id.startswith("FC"):
        raise ConfigError(
            f"--id: expected two to eight capitals and three digits, not FC, found {rule_id}"
        )
    known = load().known
    text = skeleton(pattern_for(known, check), rule_id, file.name)
    output.refuse_unwritable(file)
    output.write(file, text)
    print(f"{file} is written; next: factcheck rules test --rules {file}", file=sys.stderr)
    return ExitCode.CLEAN


@rules_app.command("test")
@guarded
def run_tests(
    files: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[TEST_FILE ...]", help="*.test.yaml files, or folders with some."),
    ] = None,
    rules: RulesOption = None,
    select: SelectOption = None,
    coverage: Annotated[
        bool, typer.Option("--coverage", help="Also say what no example tries.")
    ] = False,
) -> int:
    """Run the examples of all rules, and test files; without the language model."""
    from factcheck.pipeline import Checker
    from factcheck.rulebook import examples
    from factcheck.rulebook.coverage import gaps
    from factcheck.rulebook.examples import Outcome
    from factcheck.rulebook.testfiles import read_tests

    paths = {path.resolve(): path for path in (*(files or ()), *_beside(rules))}
    found = _distinct(read_tests(tuple(paths.values())))
    known = _known(rules, select)
    checker = Checker(rules=[*(rules or ())], nli=False)
    results = examples.run(known, checker.findings_of)
    stories = _run_stories(found, rules or ())
    every: list[Result | StoryResult] = [*results, *stories]
    wrong = [result for result in every if result.outcome in {Outcome.FAILED, Outcome.FIXED}]
    for result in wrong:
        print(result)
    if coverage:
        fired, silent = _tried(found)
        sys.stdout.writelines(f"not tried: {gap}\n" for gap in gaps(known, fired, silent))
    print(examples.summary([result.outcome for result in every]))
    return ExitCode.FINDINGS if wrong else ExitCode.CLEAN


@rules_app.command("schema")
@guarded
def schema(
    tests: Annotated[bool, typer.Option("--tests", help="The schema of test files.")] = False,
) -> int:
    """Print the JSON Schema of rule files, for your text editor."""
    from factcheck.rulebook import schema as of_rules
    from factcheck.rulebook.jsonschema import schema_of_tests

    sys.stdout.write(schema_of_tests() if tests else of_rules())
    return ExitCode.CLEAN


def _known(rules: Sequence[str] | None, select: Sequence[str] | None = None) -> tuple[Rule, ...]:
    """The rules that are read, the disabled ones included; with *select* those that fit a word."""
    from factcheck.rulebook import load
    from factcheck.rulebook.selection import fits

    known = load([Path(path) for path in rules or ()], select or ()).known
    words = [word.strip() for text in select or () for word in text.split(",") if word.strip()]
    return tuple(rule for rule in known if not words or any(fits(rule, word) for word in words))


def _accept(flag: str, value: str | None, accepted: Sequence[str]) -> None:
    if value is not None and value not in accepted:
        raise ConfigError(f"{flag}: expected one of {', '.join(accepted)}, found {value}")


def _beside(rules: Sequence[str] | None) -> list[Path]:
    """Test files that lie beside the rules: those of a folder, ``desk.test.yaml`` of ``desk.yaml``."""
    from factcheck.rulebook.files import TEST_SUFFIXES

    found: list[Path] = []
    for path in map(Path, rules or ()):
        if path.is_dir():
            found.append(path)
        found += [p for end in TEST_SUFFIXES if (p := path.with_name(path.stem + end)).is_file()]
    return found


def _distinct(found: Sequence[TestFile]) -> tuple[TestFile, ...]:
    """A file that is named and lies in a folder that is named as well counts once."""
    return tuple({file.path.resolve(): file for file in found}.values())


def _run_stories(found: Sequence[TestFile], rules: Sequence[str]) -> list[StoryResult]:
    """Each file with its own rules; a checker is made once for each set of them."""
    from factcheck.pipeline import Checker
    from factcheck.rulebook.testing import run_file

    results: list[StoryResult] = []
    checkers: dict[tuple[Path, ...], Checker] = {}
    for file in found:
        paths = tuple(dict.fromkeys(p.resolve() for p in (*map(Path, rules), *file.rules)))
        checker = checkers.setdefault(paths, Checker(rules=paths, nli=False))
        results += run_file(file, checker.rulebook.known, checker.findings_of)
    return results


def _tried(found: Sequence[TestFile]) -> tuple[list[str], list[str]]:
    """Ids of the rules that test files expect, and of those that stories without findings are for."""
    stories = [(file, story) for file in found for story in file.stories if not story.todo]
    fired = [expected.rule for _, story in stories for expected in story.findings]
    silent = [word for file, story in stories if not story.findings for word in file.only]
    return fired, silent
