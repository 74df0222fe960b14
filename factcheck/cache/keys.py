"""What an entry depends on: the text asked, and everything that the answer is made with.

All of it is found without loading the model or the parser.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import platform
from collections.abc import Iterator
from functools import cache
from importlib import metadata
from pathlib import Path

_CPU = Path("/proc/cpuinfo")
_CPU_LINES = ("model name", "flags", "Features", "CPU implementer", "CPU part")
_CUDA = Path("/dev/nvidiactl")


def key(*parts: str) -> bytes:
    """SHA-256 over *parts*; ``("ab", "c")`` and ``("a", "bc")`` have different ones."""
    # ASCII, so that half a surrogate pair, which UTF-8 refuses, is as good as any other text
    return hashlib.sha256(json.dumps(parts).encode("ascii")).digest()


@cache
def version_of(distribution: str) -> str:
    """The installed version; empty where it is not installed."""
    try:
        return metadata.version(distribution)
    except metadata.PackageNotFoundError:
        return ""


@cache
def code_of(package: str) -> str:
    """Digest of the code and word tables of *package*; whoever changes them must not read old answers."""
    digest = hashlib.sha256()
    for path in _sources(package):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


@cache
def processor() -> str:
    """What computes. Sums round differently on another processor, and so do a score's last digits."""
    graphics = [os.environ.get("CUDA_VISIBLE_DEVICES", ""), str(_CUDA.exists())]
    return "\n".join([platform.machine(), *_cpu(), *graphics])


def _sources(package: str) -> Iterator[Path]:
    spec = importlib.util.find_spec(package)
    for folder in (spec and spec.submodule_search_locations) or ():
        files = (*Path(folder).rglob("*.py"), *Path(folder).rglob("*.yaml"))
        yield from sorted(files)


def _cpu() -> Iterator[str]:
    try:
        # the first processor stands for all
        lines = _CPU.read_text(encoding="utf-8", errors="replace").partition("\n\n")[0].splitlines()
    except OSError:
        lines = []
    yield os.environ.get("PROCESSOR_IDENTIFIER", "")
    yield from (line for line in lines if line.startswith(_CPU_LINES))
