"""The commands of a page of the documentation, run as they stand there.

A block ```` ```bash ```` is a script. Comments right above it say what one does not see: ``<!-- exits 1 -->`` the exit
code that it ends with, 0 without; ``<!-- answers a / b -->`` lines on standard input; ``<!-- slow -->`` leaves it to
the slow tests. A block ```` ```text ```` right below is what it prints: its lines in this order, ``...`` for any
number of lines or for a part of a line.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from tests import ready_command

_BLOCK = re.compile(
    r"(?P<marks>(?:<!-- (?:exits \d+|slow|answers [^>]*) -->\n)*)"
    r"```bash\n(?P<script>.*?)```\n"
    r"(?:\n```text\n(?P<output>.*?)```\n)?",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Block:
    """A script, the exit code that it must end with, and what it must print."""

    script: str
    code: int
    output: str
    slow: bool
    answers: str


def blocks(page: str) -> Iterator[Block]:
    """The scripts of a page, in order."""
    for match in _BLOCK.finditer(page):
        code = re.search(r"exits (\d+)", match["marks"])
        answers = re.search(r"answers (.*) -->", match["marks"])
        yield Block(
            script=match["script"],
            code=int(code[1]) if code else 0,
            output=match["output"] or "",
            slow="<!-- slow" in match["marks"],
            answers="".join(f"{a.strip()}\n" for a in answers[1].split("/")) if answers else "",
        )


def titled(page: str, language: str) -> dict[str, str]:
    """The blocks that are files, by their title."""
    return dict(re.findall(rf'```{language} title="([^"]+)"\n(.*?)```', page, re.DOTALL))


def run_all(page: Iterable[Block], folder: Path, **variables: str) -> None:
    """Run the scripts of a page one after the other, as in one terminal: each begins where the last one ended."""
    for block in page:
        _, folder = run(block, folder, **variables)


def run(block: Block, folder: Path, **variables: str) -> tuple[str, Path]:
    """Run a script where the package's own commands come first; what it printed and the folder that it ended in."""
    with tempfile.NamedTemporaryFile("r") as end:
        done = subprocess.run(
            ["bash", "-uc", f"{block.script}\ncode=$?; pwd > {end.name}; exit $code"],  # noqa: S607
            cwd=folder,
            env=environment() | variables,
            input=block.answers,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
            timeout=1800 if block.slow else 300,
        )
        place = Path(end.read().strip())
    assert done.returncode == block.code, f"{block.script}\n{done.stdout}"
    if block.output:
        printed = f"{done.stdout.rstrip()}\n"
        assert shape(block.output).fullmatch(printed), f"{block.script}\n{printed}"
    return done.stdout, place


def environment() -> Mapping[str, str]:
    """That of a reader's terminal: no settings of ours, git with a name, the commands on the path."""
    bin_folder = Path(sys.executable).parent
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("FACTCHECK_", "GIT_"))}
    return kept | {
        "PATH": os.pathsep.join(map(str, (ready_command.folder(), bin_folder, os.environ["PATH"]))),
        "GIT_AUTHOR_NAME": "Desk",
        "GIT_AUTHOR_EMAIL": "desk@example.org",
        "GIT_COMMITTER_NAME": "Desk",
        "GIT_COMMITTER_EMAIL": "desk@example.org",
        "NO_COLOR": "1",
        "XDG_CACHE_HOME": str(ready_command.folder() / "cache"),
    }


def shape(output: str) -> re.Pattern[str]:
    """What is shown, with ``...`` for what is left out; ends with a line end."""
    return re.compile("".join(_line(line) for line in output.rstrip("\n").split("\n")))


def _line(line: str) -> str:
    if line.strip() == "...":
        return r"(?:.*\n)*?"
    return re.escape(line).replace(r"\.\.\.", ".*") + r"\n"
