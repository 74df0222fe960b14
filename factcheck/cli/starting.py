"""``factcheck init``: the files that a newsroom starts with; none that exists is ever touched."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from factcheck.cli.exits import ExitCode, guarded

_TEMPLATES = Path(__file__).parent / "templates"


class Service(StrEnum):
    """What runs the checks."""

    GITHUB = "github"
    GITLAB = "gitlab"
    PRE_COMMIT = "pre-commit"
    NONE = "none"


_SNIPPETS = {
    Service.GITHUB: (".github/workflows/factcheck.yml", "github.yml"),
    Service.GITLAB: ("factcheck.gitlab-ci.yml", "gitlab.yml"),
    Service.PRE_COMMIT: (".pre-commit-config.yaml", "pre-commit.yaml"),
}


@guarded
def init(
    ci: Annotated[
        Service, typer.Option(metavar="NAME", help="github, gitlab, pre-commit or none.")
    ] = Service.GITHUB,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show what would be written, and write nothing.")
    ] = False,
) -> int:
    """Write a configuration, a decisions file, a house vocabulary and a CI job to start with."""
    from factcheck.cli import output

    files = contents(ci)
    _refuse_existing(files)
    for name, text in files.items():
        if dry_run:
            print(f"--- {name}\n{text}")
            continue
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        output.write(Path(name), text)
        print(f"wrote {name}")
    if not dry_run:
        print("next: factcheck doctor looks whether all is in place; then name your stories")
        print("      in factcheck.toml under [[sets]] and run: factcheck check --all-sets")
    return ExitCode.CLEAN


def contents(ci: Service) -> dict[str, str]:
    """The files by name, in the order in which they are written."""
    from factcheck.decisions import editing, storage

    files = {
        "factcheck.toml": _template("factcheck.toml"),
        storage.NAME: f"{editing.HEADER.rstrip()} []\n",
        "house.yaml": _template("house.yaml"),
    }
    if ci in _SNIPPETS:
        name, template = _SNIPPETS[ci]
        files[name] = _template(template)
    return files


def _template(name: str) -> str:
    return (_TEMPLATES / name).read_text(encoding="utf-8")


def _refuse_existing(files: dict[str, str]) -> None:
    from factcheck.errors import FactcheckError

    there = [name for name in files if Path(name).exists() or Path(name).is_symlink()]
    if there:
        raise FactcheckError(
            f"init: expected none of its files here, found {', '.join(there)}; nothing was written"
        )
