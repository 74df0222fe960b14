"""What git knows of a file: its content at an older commit, also under an older name."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

from factcheck.errors import FactcheckError, ReadError

_PLACES = frozenset({"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR"})
"""Set inside hooks, relative to a folder that is not ours; git finds the repository without them."""

_POINTER = b"version https://git-lfs.github.com/"


@dataclass(frozen=True, slots=True)
class Older:
    """A file as it was at a commit; ``path`` is where it stood then, below the repository's root."""

    root: Path
    path: str
    content: bytes


def older(file: Path, ref: str) -> Older | None:
    """The version of *file* at *ref*, None for a file that git knows and *ref* does not have yet.

    Raises:
        FactcheckError: no git, no repository, no such commit, or git does not know the file.
    """
    root = _root(file.absolute().parent.resolve())
    path = (file.absolute().parent.resolve() / file.name).relative_to(root).as_posix()
    commit = _commit(root, ref)
    if not _git(root, "ls-files", "--error-unmatch", "--", f":(top,literal){path}").ok:
        raise ReadError(f"{file}: expected a file that git knows, found an untracked one (git add)")
    if commit is None:
        return None
    for name in (path, _former_names(root, commit).get(path)):
        blob = _git(root, "cat-file", "blob", f"{commit}:{name}") if name else None
        if name and blob and blob.ok:
            if blob.out.startswith(_POINTER):
                raise ReadError(f"{ref}:{name}: expected a story, found a pointer of Git LFS")
            return Older(root, name, blob.out) if blob.out.strip() else None
    return None


@dataclass(frozen=True, slots=True)
class _Answer:
    ok: bool
    out: bytes
    err: str


def _git(folder: Path, *arguments: str) -> _Answer:
    """Run git in *folder*; plumbing that starts no pager, no editor and no filter."""
    environment = {k: v for k, v in os.environ.items() if k not in _PLACES}
    environment |= {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"}
    try:
        done = subprocess.run(  # noqa: S603 -- a list of arguments, no shell
            ["git", "-C", str(folder), *arguments],  # noqa: S607 -- the user's own git
            capture_output=True,
            check=False,
            env=environment,
            stdin=subprocess.DEVNULL,
        )
    except FileNotFoundError:
        raise FactcheckError("--against: expected git to be installed, found none") from None
    lines = done.stderr.decode("utf-8", "replace").strip().splitlines()
    return _Answer(done.returncode == 0, done.stdout, lines[0] if lines else "")


def _root(folder: Path) -> Path:
    if not folder.is_dir():
        raise ReadError(f"{folder}: expected a folder, found nothing there")
    answer = _git(folder, "rev-parse", "--show-toplevel")
    if not answer.ok:
        raise FactcheckError(f"--against: expected a git repository, found: {answer.err}")
    return Path(os.fsdecode(answer.out).rstrip("\n")).resolve()


def _commit(root: Path, ref: str) -> str | None:
    """The commit's hash; None in a repository that has no commit at all yet."""
    answer = _git(root, "rev-parse", "--verify", "--end-of-options", f"{ref}^{{commit}}")
    if answer.ok:
        return answer.out.decode("ascii").strip()
    if not _git(root, "rev-list", "--all", "-n1").out:
        return None
    shallow = _git(root, "rev-parse", "--is-shallow-repository").out.startswith(b"true")
    hint = " (a shallow clone: fetch its history first)" if shallow else ""
    raise FactcheckError(f"--against: expected a commit, branch or tag, found no {ref}{hint}")


def _former_names(root: Path, commit: str) -> dict[str, str]:
    """Where the files stood that were moved since: git counts what is alike by half as moved."""
    answer = _git(
        root, "diff", "--no-ext-diff", "--no-textconv", "--name-status", "--diff-filter=R", "-M",
        "-z", commit, "--",
    )  # fmt: skip
    parts = os.fsdecode(answer.out).split("\0")
    return dict(zip(parts[2::3], parts[1::3], strict=False))
