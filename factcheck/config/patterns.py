"""Patterns of files: ``*``, ``**``, ``?``, ``[ab]`` and the named parts ``{story}`` and ``{date}``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from factcheck.config.sets import DAY, STORY

_NAMED = re.compile(r"\{([^{}/]*)\}")
_PIECE = re.compile(r"\{[^{}/]*\}|\*\*/|\*|\?|\[!?\]?[^\]/]*\]|.", re.DOTALL)
_PARTS = {STORY: r"[^/]+", DAY: r"\d{4}-\d{2}-\d{2}"}
_FOREIGN = re.compile(r"[\x00-\x1f\\]|^.:")
"""What is no part of a path below a folder: signs that cannot be seen, and what Windows begins one with."""

_LOCK = "~$"
"""Word keeps a file of this beginning beside every document that is open."""


def mistake(pattern: str) -> str | None:
    """What is wrong with a pattern, None for nothing."""
    unknown = [name for name in _NAMED.findall(pattern) if name not in _PARTS]
    if unknown:
        accepted = ", ".join(f"{{{name}}}" for name in _PARTS)
        return f"unknown part {{{unknown[0]}}} in {pattern} (accepted: {accepted})"
    if not _tidy(pattern) or pattern.startswith(("/", "~")) or _FOREIGN.search(pattern):
        return f"expected a pattern such as stories/*.md below the file's folder, was: {pattern}"
    if any("**" in part and part != "**" for part in pattern.split("/")):
        return f"expected ** alone between two slashes, was: {pattern}"
    if pattern.endswith(("**", "/", "..")):
        return f"expected a pattern of files, was one of folders: {pattern}"
    try:
        _shape(pattern)
    except re.error:
        return f"expected letters in order between [ and ], was: {pattern}"
    return None


def files(pattern: str, base: Path) -> Iterator[tuple[Path, dict[str, str]]]:
    """The files that match, in natural order, with what the named parts stand for.

    Hidden files and folders are left out unless the pattern names them; so are Word's lock files.
    """
    shape = _shape(pattern)
    hidden = pattern.startswith(".") or "/." in pattern
    found = {path.relative_to(base).as_posix(): path for path in base.glob(_plain(pattern))}
    for name in sorted(found, key=_natural):
        parts = name.split("/")
        if parts[-1].startswith(_LOCK) or (not hidden and any(_is_hidden(p) for p in parts)):
            continue
        match = shape.fullmatch(name)
        if match and found[name].is_file():
            yield found[name], match.groupdict()


def _plain(pattern: str) -> str:
    """The pattern as ``Path.glob`` has it; two stars in one name would be folders of any depth."""
    parts = _tidy(pattern).split("/")
    return "/".join(p if p == "**" else re.sub(r"\*+", "*", _NAMED.sub("*", p)) for p in parts)


def _tidy(pattern: str) -> str:
    """Without what says nothing: ``./a//b`` is ``a/b``."""
    return "/".join(part for part in pattern.split("/") if part not in {"", "."})


@cache
def _shape(pattern: str) -> re.Pattern[str]:
    seen: set[str] = set()
    return re.compile(
        "".join(_regex(piece, seen) for piece in _PIECE.findall(_tidy(pattern))), re.DOTALL
    )


def _regex(piece: str, seen: set[str]) -> str:
    """One piece of a pattern; a named part that comes again must be the same words again."""
    if piece == "**/":
        return "(?:[^/]+/)*"
    if piece == "*":
        return "[^/]*"
    if piece == "?":
        return "[^/]"
    if len(piece) > 1 and piece[0] == "{":
        name = piece[1:-1]
        again = name in seen
        seen.add(name)
        return f"(?P={name})" if again else f"(?P<{name}>{_PARTS[name]})"
    if len(piece) > 1:
        inner = re.sub(r"[^\w-]", r"\\\g<0>", piece[1:-1].removeprefix("!"))
        return f"[^/{inner}]" if piece[1] == "!" else f"[{inner}]"
    return re.escape(piece)


def _is_hidden(part: str) -> bool:
    return part.startswith(".") and part not in {".", ".."}


def _natural(name: str) -> tuple[tuple[bool, int, str], ...]:
    """``v2.md`` before ``v10.md``."""
    pieces = re.split(r"(\d+)", name)
    return (
        *((piece.isdecimal(), int(piece) if piece.isdecimal() else 0, piece) for piece in pieces),
        (False, 0, name),
    )
