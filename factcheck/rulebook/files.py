"""Rule files on disk: where the default rules are, which files a path means, their text."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from factcheck.rulebook.positions import Position, Problems

SUFFIXES = (".yaml", ".yml")
TEST_SUFFIXES = (".test.yaml", ".test.yml")
"""Tests of rules; they may lie beside the rule files."""


def default_folder() -> Path:
    """The rules that ship: inside the installed package, or ``rules/`` of the checkout."""
    package = Path(str(files("factcheck")))
    shipped = package / "default_rules"
    return shipped if shipped.is_dir() else package.parent / "rules"


def rule_files(path: Path, problems: Problems) -> tuple[Path, ...]:
    """*path* itself, or the rule files right in that folder, sorted by name."""
    if path.is_file():
        return (path,)
    if not path.is_dir():
        problems.add(Position(shown(path)), "no such file or folder")
        return ()
    found = sorted(
        child
        for child in path.iterdir()
        if child.suffix in SUFFIXES and not child.name.endswith(TEST_SUFFIXES)
    )
    if not found:
        problems.add(Position(shown(path)), "no *.yaml or *.yml file in this folder")
    return tuple(found)


def read(path: Path, problems: Problems) -> str | None:
    """The text of a rule file, None where it cannot be read, which *problems* then says."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        problems.add(Position(shown(path)), f"not UTF-8 (byte {error.start})")
    except OSError as error:
        problems.add(Position(shown(path)), f"cannot be read: {error.strerror}")
    return None


def shown(path: Path) -> str:
    """The path as messages show it: short where it lies below the working directory."""
    here = Path.cwd()
    return path.relative_to(here).as_posix() if path.is_relative_to(here) else path.as_posix()
