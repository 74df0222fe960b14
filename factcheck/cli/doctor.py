"""``factcheck doctor``: what is installed, whether it is what it should be, and one check from end to end."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from factcheck.cli.exits import ExitCode, guarded

_EXTRAS = {"serve": ("python-multipart", "starlette", "uvicorn")}
"""What a check does not need: the extra and its distributions."""


class State(StrEnum):
    """How a row stands; only FAILED is a reason for exit code 2."""

    OK = "ok"
    NOTE = "note"
    FAILED = "FAILED"


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that was looked at, and what was found."""

    state: State
    name: str
    detail: str


@guarded
def doctor(
    config: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Configuration file to look at.")
    ] = None,
    no_nli: Annotated[
        bool, typer.Option("--no-nli", help="Leave the language model out; that takes seconds.")
    ] = False,
) -> int:
    """Look whether all that a check needs is there and works; 2 where it does not."""
    failed = 0
    for row in rows(config, with_model=not no_nli):
        print(f"{row.state:<7} {row.name:<14} {row.detail}", flush=True)
        failed += row.state is State.FAILED
    print(f"\n{f'{failed} of these must be mended' if failed else 'all in order'}")
    return ExitCode.USAGE if failed else ExitCode.CLEAN


def rows(config: Path | None, *, with_model: bool) -> Iterator[Row]:
    """All rows in order; a part that is broken becomes a row and does not end the others."""
    from factcheck.cli import diagnosis

    looks: list[tuple[str, Callable[[], str]]] = [
        ("factcheck", diagnosis.package),
        ("python", diagnosis.python),
        ("language", diagnosis.language),
    ]
    yield from (row for name, look in looks for row in _looked(name, look))
    wanted, model = diagnosis.wanted_model(config)
    if with_model and wanted:
        yield from _looked("torch", diagnosis.torch)
        yield from _model(model)
    else:
        yield Row(State.NOTE, "model", "left out, as the settings or --no-nli say")
    for extra, names in _EXTRAS.items():
        yield _extra(extra, names)
    looks = [
        ("folder", diagnosis.writable),
        ("configuration", partial(diagnosis.configuration, config)),
        ("rules", partial(diagnosis.rules, config)),
        ("sets", partial(diagnosis.sets, config)),
        ("decisions", partial(diagnosis.decisions, config)),
        ("cache", partial(diagnosis.cache, config)),
        ("self-check", partial(diagnosis.self_check, model, with_model=with_model and wanted)),
    ]
    yield from (row for name, look in looks for row in _looked(name, look))


def _looked(name: str, look: Callable[[], str]) -> Iterator[Row]:
    try:
        yield Row(State.OK, name, look())
    except Exception as error:  # noqa: BLE001 -- whatever is broken, the next row is of use
        yield from _broken(name, error)


def _broken(name: str, error: Exception) -> Iterator[Row]:
    words = str(error).strip() or type(error).__name__
    return (Row(State.FAILED, name, line) for line in words.splitlines() if line.strip())


def _model(model: str | None) -> Iterator[Row]:
    """The digest of the weights and the control pairs."""
    try:
        from factcheck.nli.verification import verify

        for check in verify(model):
            state = State.OK if check.passed else State.FAILED
            yield Row(state, "model", f"{check.name}: {check.detail}")
    except Exception as error:  # noqa: BLE001 -- as above
        yield from _broken("model", error)


def _extra(extra: str, names: tuple[str, ...]) -> Row:
    from importlib import metadata

    try:
        found = ", ".join(f"{name} {metadata.version(name)}" for name in names)
    except metadata.PackageNotFoundError as error:
        wanted = f"pip install factcheck-news[{extra}]"
        return Row(State.NOTE, extra, f"{error.name} is not installed ({wanted})")
    return Row(State.OK, extra, found)
