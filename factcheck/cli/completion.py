"""``factcheck completion SHELL``: the script that completes commands and options with the tab key."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import Annotated

import typer

from factcheck.cli.exits import ExitCode, guarded


class Shell(StrEnum):
    """The shells that Typer knows."""

    BASH = "bash"
    ZSH = "zsh"
    FISH = "fish"
    POWERSHELL = "powershell"


@guarded
def completion(
    shell: Annotated[Shell, typer.Argument(metavar="SHELL", help="bash, zsh, fish or powershell.")],
) -> int:
    """Print a script for your shell that completes commands and options."""
    from typer._completion_shared import get_completion_script

    script = get_completion_script(
        prog_name="factcheck", complete_var="_FACTCHECK_COMPLETE", shell=shell.value
    )
    sys.stdout.write(f"{script}\n")
    return ExitCode.CLEAN
