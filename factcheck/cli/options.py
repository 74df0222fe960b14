"""Options that several commands share, each said once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

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
ModelOption = Annotated[
    str | None, typer.Option("--model", metavar="DIR_OR_ID", help="Another NLI model.")
]
NoNliOption = Annotated[
    bool, typer.Option("--no-nli", help="Rules alone, without the language model.")
]
