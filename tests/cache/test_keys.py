"""What an entry depends on is known without loading anything."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from factcheck.cache import usual_directory
from factcheck.cache.keys import code_of, processor, version_of


@pytest.mark.parametrize(
    ("environment", "platform", "expected"),
    [
        pytest.param({"XDG_CACHE_HOME": "/var/c"}, "linux", Path("/var/c/factcheck"), id="named"),
        pytest.param(
            {"XDG_CACHE_HOME": "/var/c"}, "darwin", Path("/var/c/factcheck"), id="on macOS"
        ),
        pytest.param({"XDG_CACHE_HOME": "c"}, "linux", "~/.cache/factcheck", id="a relative one"),
        pytest.param({}, "linux", "~/.cache/factcheck", id="Linux"),
        pytest.param({}, "darwin", "~/Library/Caches/factcheck", id="macOS"),
        pytest.param({"LOCALAPPDATA": "/w"}, "win32", Path("/w/factcheck/Cache"), id="Windows"),
        pytest.param({}, "win32", None, id="Windows without a user"),
    ],
)
def test_the_usual_directory(
    environment: dict[str, str], platform: str, expected: Path | str | None
) -> None:
    wanted = Path(expected).expanduser() if isinstance(expected, str) else expected
    assert usual_directory(environment, platform) == wanted


def test_code_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "kept_apart"
    package.mkdir()
    (package / "__init__.py").write_text("A = 1")
    monkeypatch.syspath_prepend(str(tmp_path))
    before = code_of.__wrapped__("kept_apart")
    assert code_of.__wrapped__("kept_apart") == before
    (package / "words.yaml").write_text("a: b")
    assert code_of.__wrapped__("kept_apart") != before


def test_versions() -> None:
    assert version_of("torch")
    assert version_of("no-such-distribution") == ""


def test_looking_loads_nothing_heavy() -> None:
    code = (
        "import sys; from factcheck import cache, nli; from factcheck.cache.keys import *;"
        "code_of('factcheck.nli'); code_of('factcheck.language'); processor(); version_of('torch');"
        "nli.describe(); print({'torch', 'transformers', 'spacy'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"


def test_the_processor_is_the_same_each_time() -> None:
    assert processor() == processor.__wrapped__()
