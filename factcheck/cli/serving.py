"""The command ``factcheck serve``."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli.exits import ExitCode, guarded
from factcheck.cli.options import ConfigOption, ModelOption, NoNliOption
from factcheck.errors import ConfigError

if TYPE_CHECKING:
    from factcheck.config import Config
    from factcheck.web.checks import Checks

_NEEDED = ("starlette", "uvicorn", "python_multipart")
_SAMPLE = ("The mayor praised the old plan.", "The mayor had no praise for the plan.")
_INSTALL = 'pip install "factcheck-news[serve]"'


@guarded
def serve(  # noqa: PLR0917 -- one parameter per option
    port: Annotated[
        int, typer.Option(min=0, max=65535, help="Port to listen on; 0 is any free one.")
    ] = 8765,
    host: Annotated[
        str, typer.Option(help="Loopback address to listen on; no other is accepted.")
    ] = "127.0.0.1",
    no_nli: NoNliOption = False,
    model: ModelOption = None,
    config: ConfigOption = None,
    open_: Annotated[bool, typer.Option("--open", help="Open the page in the browser.")] = False,
) -> int:
    """Compare versions in the browser: a page and a JSON API for this machine only."""
    _refuse_without_the_extra()
    from factcheck.config import load, merge
    from factcheck.web import server

    settings, _ = load(Path.cwd(), config, os.environ)
    # What is kept for the next run would be on disk, and with it what was in the copy.
    flags = {"nli": False if no_nli else None, "model": model, "cache": False}
    settings = merge(settings, flags, Path.cwd())
    listening, address = server.listen(host, port)
    with listening:
        checks = _checks(settings)
        app, desk = server.application(checks, address, model=checks.full is not None)
        print(f"factcheck serves on {address.url} (Ctrl-C ends it)", file=sys.stderr)
        if open_:
            import webbrowser

            webbrowser.open(address.url)
        server.run(app, desk, listening)
    return ExitCode.CLEAN


def _refuse_without_the_extra() -> None:
    missing = [name for name in _NEEDED if find_spec(name) is None]
    if missing:
        words = f"{', '.join(missing)} {'is' if len(missing) == 1 else 'are'} not installed"
        raise ConfigError(f"serve: {words}, run: {_INSTALL}")


def _checks(settings: Config) -> Checks:
    """All is loaded now, once: no check waits for it or breaks it off, and a bad model ends the command."""
    from factcheck.cli.checking import checker_of
    from factcheck.model import Document
    from factcheck.web.checks import Checks

    # What is pasted into a page is not expected on the disk; and a cache would load the model later.
    settings = replace(settings, cache=False)
    rules_only = checker_of(replace(settings, nli=False))
    full = None
    if settings.nli:
        print("factcheck: loading the language model ...", file=sys.stderr)
        full = checker_of(settings)
    sample = [Document(id=text, text=text) for text in _SAMPLE]
    (full or rules_only).check(sample)
    return Checks(full, rules_only)
