"""``python -m tests.fuzz --seconds 60``: try each target with inputs that reach new code, and print what came of it.

Needs atheris: ``pip install -e ".[fuzz]"``. What was found stays in ``.fuzz/TARGET``: ``corpus`` is gone on from the
next time, ``crashes`` has the inputs that broke it, to be put into ``CASES`` of the target once it is mended.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from factcheck import plugins

_TARGETS = "tests.fuzz.targets"
_ROOT = Path(__file__).resolve().parents[2]
_HANGS = 25
"""Seconds for one input of at most 4 KB, on a machine that may be busy."""
_ROW = "{:<12} {:>8} {:>10} {:>7} {:>9} {:>7} {:>8}"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a target was tried on. ``edges`` are places of the code that it came to, ``features`` ways there."""

    seconds: int
    inputs: int
    edges: int
    features: int
    corpus: int
    crashes: tuple[Path, ...]


def main() -> int:
    options = _options()
    names = options.targets or plugins.names(_TARGETS)
    print(_ROW.format("target", "seconds", "inputs", "edges", "features", "corpus", "crashes"))
    found: list[Path] = []
    for name in names:
        done = _run(name, options.seconds, options.work / name)
        row = (done.seconds, done.inputs, done.edges, done.features, done.corpus)
        print(_ROW.format(name, *row, len(done.crashes)), flush=True)
        found += done.crashes
    for path in found:
        print(f"crash: {path}")
    return 1 if found else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    known = plugins.names(_TARGETS)
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=f"of: {', '.join(known)}")
    parser.add_argument("--seconds", type=int, default=60, help="for each target")
    parser.add_argument("--work", type=Path, default=_ROOT / ".fuzz", help="a folder to keep")
    options = parser.parse_args()
    if unknown := set(options.targets) - set(known):
        parser.error(f"expected targets of {', '.join(known)}, found {', '.join(sorted(unknown))}")
    return options


def _run(name: str, seconds: int, folder: Path) -> Outcome:
    """A process of its own, begun anew where an input made it hang or took all its memory."""
    corpus, crashes, words = folder / "corpus", folder / "crashes", folder / "words"
    for path in (corpus, crashes):
        path.mkdir(parents=True, exist_ok=True)
    target = plugins.load(_TARGETS, name)
    for number, seed in enumerate(target.seeds()):
        (corpus / f"seed-{number}").write_bytes(seed)
    words.write_text("".join(f"{_quoted(word)}\n" for word in target.WORDS), encoding="ascii")
    before = set(crashes.iterdir())
    spent, inputs, edges, features = 0, 0, 0, 0
    while spent < seconds:
        started = time.monotonic()
        log = _log(name, seconds - spent, folder)
        whole = re.search(
            r"^Done \d+ runs in (\d+) second", log, re.MULTILINE
        )  # else it was broken off
        spent += max(1, int(whole[1]) if whole else round(time.monotonic() - started))
        inputs += max(map(int, re.findall(r"^#(\d+)", log, re.MULTILINE)), default=0)
        edges = max([edges, *map(int, re.findall(r" cov: (\d+)", log))])
        features = max([features, *map(int, re.findall(r" ft: (\d+)", log))])
        (folder / "log").write_text(log, encoding="utf-8")
        if "INITED" not in log:
            raise SystemExit(f"{name}: the fuzzer did not start\n{log[-2_000:]}")
    return Outcome(
        seconds=spent,
        inputs=inputs,
        edges=edges,
        features=features,
        corpus=sum(1 for _ in corpus.iterdir()),
        crashes=tuple(sorted(set(crashes.iterdir()) - before)),
    )


def _log(name: str, seconds: int, folder: Path) -> str:
    command = [
        sys.executable, "-m", "tests.fuzz.worker", name, str(folder / "crashes"), str(folder / "corpus"),
        f"-dict={folder / 'words'}", f"-artifact_prefix={folder / 'crashes'}/", f"-max_total_time={seconds}",
        f"-timeout={_HANGS}", "-rss_limit_mb=2048", "-max_len=4096", "-report_slow_units=30",
    ]  # fmt: skip
    done = subprocess.run(
        command, check=False, cwd=_ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    return done.stderr.decode("utf-8", "replace")


def _quoted(word: str) -> str:
    """A word as a dictionary of libFuzzer has it."""
    return '"' + "".join(rf"\x{byte:02X}" for byte in word.encode()) + '"'


if __name__ == "__main__":
    sys.exit(main())
