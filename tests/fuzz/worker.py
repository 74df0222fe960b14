"""One target under atheris; an input that breaks it is kept and the search goes on."""

from __future__ import annotations

import hashlib
import sys
import traceback
from pathlib import Path

import atheris

_OURS = ["factcheck", "markdown_it"]


def main() -> None:
    """``worker TARGET CRASHES [options of libFuzzer]``."""
    name, crashes, *options = sys.argv[1:]
    with atheris.instrument_imports(include=_OURS):
        from factcheck import plugins

        target = plugins.load("tests.fuzz.targets", name)
        for seed in target.seeds():
            target.attempt(seed)  # readers and reporters are imported when they are first used
    known: set[str] = set()

    def attempt(data: bytes) -> None:
        try:
            target.attempt(data)
        except Exception as error:  # noqa: BLE001 -- whatever it is, it should not have been
            where = f"{type(error).__name__} {traceback.extract_tb(error.__traceback__)[-1:]}"
            if where not in known:
                known.add(where)
                digest = hashlib.sha256(data).hexdigest()[:12]
                path = Path(crashes) / f"{type(error).__name__}-{digest}"
                path.write_bytes(data)
                traceback.print_exc()

    atheris.Setup([sys.argv[0], *options], attempt)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
