"""The start pages, command by command as a reader would run them, and the site as a whole."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests import doc_commands
from tests.conftest import FIXTURES

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
RULES_ONLY = {"FACTCHECK_NLI": "false"}
"""What the pages show does not depend on the model, and it takes long to load."""


def page(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def test_the_page_for_editors(tmp_path: Path) -> None:
    shutil.copytree(FIXTURES, tmp_path / "fixtures")
    blocks = [one for one in doc_commands.blocks(page("start-editors.md")) if not one.slow]
    doc_commands.run_all(blocks, tmp_path, HOME=str(tmp_path), **RULES_ONLY)

    story = tmp_path / "fixtures" / "death-toll-corrected"
    assert (story / "report.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    assert "corrected the toll" in (story / "factcheck-decisions.yaml").read_text(encoding="utf-8")


def test_the_page_for_ci(tmp_path: Path) -> None:
    (tmp_path / "stories").mkdir()
    shutil.copytree(
        FIXTURES / "vote-moved",
        tmp_path / "stories" / "ferry",
        ignore=shutil.ignore_patterns("expected*", "README*"),
    )
    doc_commands.run_all(doc_commands.blocks(page("start-ci.md")), tmp_path, **RULES_ONLY)

    assert {path.name for path in (tmp_path / "reports").iterdir()} == {
        "desk-ferry.sarif",
        "desk-ferry.xml",
    }


@pytest.mark.slow
def test_the_installation_of_the_page_for_editors(tmp_path: Path) -> None:
    """In a copy of the repository; takes minutes."""
    copy = tmp_path / "factcheck"
    left_out = shutil.ignore_patterns(".venv*", ".git", ".*_cache", "__pycache__", "site", "dist")
    shutil.copytree(ROOT, copy, ignore=left_out)
    (block,) = (b for b in doc_commands.blocks(page("start-editors.md")) if b.slow)
    assert "factcheck 0." in doc_commands.run(block, copy)[0]


def _pages(entry: object) -> list[str]:
    match entry:
        case str():
            return [entry]
        case dict():
            return [name for below in entry.values() for name in _pages(below)]
        case list():
            return [name for below in entry for name in _pages(below)]
    return []


def test_every_page_is_in_the_navigation() -> None:
    nav = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))["nav"]
    assert sorted(_pages(nav)) == sorted(path.name for path in DOCS.glob("*.md"))


def test_the_site_is_built_without_a_warning(tmp_path: Path) -> None:
    """Nothing in it is loaded from elsewhere."""
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "-d", str(tmp_path / "site")],
        cwd=ROOT,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    for built in (tmp_path / "site").glob("*.html"):
        text = built.read_text(encoding="utf-8")
        assert re.findall(r'(?:src|<link[^>]* href)="(https?://[^"]+)"', text) == []
        assert "```" not in text, f"{built.name}: a block that is none"
