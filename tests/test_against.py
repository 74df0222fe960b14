"""``check FILE --against GITREF``, in real git repositories."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from factcheck.cli.app import app

STORY = """# Fire in Orsk

{toll} people died in the fire in Orsk on Friday, police said.

The fire broke out in a warehouse near the railway station.

Neighbours saw smoke from the roof before the alarm was raised.

The mayor thanked the fire brigades of three towns.
"""
TWELVE = STORY.format(toll="Twelve")
FOURTEEN = STORY.format(toll="Fourteen")

Run = Callable[..., tuple[int, str, str]]


def git(*arguments: str) -> None:
    identity = ["-c", "user.name=Desk", "-c", "user.email=desk@example.org"]
    subprocess.run(["git", *identity, *arguments], check=True, capture_output=True)  # noqa: S607


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """A repository with one committed story; the command, without the model."""
    folder = tmp_path / "desk"
    folder.mkdir()
    monkeypatch.chdir(folder)
    for name in [name for name in os.environ if name.startswith(("FACTCHECK_", "GIT_"))]:
        monkeypatch.delenv(name)
    git("init", "-q")
    (folder / "stories").mkdir()
    Path("stories/fire.md").write_text(TWELVE, encoding="utf-8")
    git("add", ".")
    git("commit", "-qm", "The first version")

    def call(*arguments: str) -> tuple[int, str, str]:
        result = CliRunner().invoke(app, ["check", "--no-nli", *arguments])
        return result.exit_code, result.stdout, result.stderr

    return call


def test_a_changed_figure(run: Run) -> None:
    Path("stories/fire.md").write_text(FOURTEEN, encoding="utf-8")
    code, out, err = run("stories/fire.md", "--against", "HEAD")
    assert (code, err) == (1, "")
    assert out.startswith("stories/fire.md:3:1: error[FC101 number-conflict]")
    assert "stories/fire.md says Fourteen, HEAD:stories/fire.md says Twelve" in out


def test_the_older_version_has_no_path_and_no_day(run: Run) -> None:
    Path("stories/fire.md").write_text(FOURTEEN, encoding="utf-8")
    day = "stories/fire.md=2026-05-03"
    _, out, _ = run("stories/fire.md", "--against", "HEAD", "-f", "json", "--published", day)
    older, newer = json.loads(out)["documents"]
    assert (older["id"], older["path"], older["published"]) == ("HEAD:stories/fire.md", None, None)
    assert (newer["id"], newer["published"]) == ("stories/fire.md", "2026-05-03")


def test_what_did_not_change_is_clean(run: Run) -> None:
    assert run("stories/fire.md", "--against", "HEAD")[0] == 0


def test_the_index_is_not_asked(run: Run) -> None:
    """What is staged is no older version."""
    Path("stories/fire.md").write_text(FOURTEEN, encoding="utf-8")
    git("add", ".")
    assert run("stories/fire.md", "--against", "HEAD")[0] == 1


@pytest.mark.parametrize("ref", ["HEAD~1", "v1.0", "main"])
def test_commits_tags_and_branches(run: Run, ref: str) -> None:
    git("tag", "v1.0")
    git("branch", "-M", "main")
    git("checkout", "-qb", "edit")
    Path("stories/fire.md").write_text(FOURTEEN, encoding="utf-8")
    git("commit", "-qam", "The second version")
    _, out, _ = run("stories/fire.md", "--against", ref)
    assert f"{ref}:stories/fire.md says Twelve" in out
    assert run("stories/fire.md", "--against", "HEAD")[0] == 0


def test_a_story_that_was_moved(run: Run) -> None:
    git("mv", "stories/fire.md", "stories/blaze.md")
    Path("stories/blaze.md").write_text(FOURTEEN, encoding="utf-8")
    code, out, _ = run("stories/blaze.md", "--against", "HEAD")
    assert code == 1
    assert "stories/blaze.md says Fourteen, HEAD:stories/fire.md says Twelve" in out


def test_several_files_each_against_its_own(run: Run) -> None:
    Path("vote.md").write_text("The mayor of Orsk opened the bridge.\n", encoding="utf-8")
    git("add", ".")
    git("commit", "-qm", "Another story")
    Path("stories/fire.md").write_text(FOURTEEN, encoding="utf-8")
    code, out, _ = run(
        "stories/fire.md", "vote.md", "--against", "HEAD", "--report", "json={set}.json"
    )
    assert code == 1
    assert [line for line in out.splitlines() if line.startswith("== ")] == [
        "== stories/fire.md",
        "== vote.md",
    ]
    assert out.endswith("2 comparisons: 1 with findings, 1 clean.\n")
    assert {path.name for path in Path().glob("*.json")} == {"stories-fire.md.json", "vote.md.json"}


def test_decisions_on_other_versions_are_not_called_unused(run: Run) -> None:
    """The wire copy that a decision speaks of is not among these two; pruning it would ask again."""
    Path("wire.md").write_text(FOURTEEN, encoding="utf-8")
    CliRunner().invoke(app, ["baseline", "--no-nli", "wire.md", "stories/fire.md"])
    assert "decided" in run("wire.md", "stories/fire.md")[1]
    _, out, _ = run("stories/fire.md", "--against", "HEAD")
    assert "unused" not in out
    assert out.startswith("No conflicts found.")


def test_a_decision_holds_against_git_too(run: Run) -> None:
    Path("stories/fire.md").write_text(FOURTEEN, encoding="utf-8")
    run("stories/fire.md", "--against", "HEAD", "--report", "json=report.json")
    CliRunner().invoke(app, ["baseline", "--from", "report.json"])
    assert run("stories/fire.md", "--against", "HEAD")[0] == 0


def test_from_a_folder_below(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("stories/fire.md").write_text(FOURTEEN, encoding="utf-8")
    monkeypatch.chdir("stories")
    assert "HEAD:fire.md says Twelve" in run("fire.md", "--against", "HEAD")[1]


def test_from_outside_of_the_repository(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("stories/fire.md").write_text(FOURTEEN, encoding="utf-8")
    monkeypatch.chdir("..")
    assert (
        "HEAD:desk/stories/fire.md says Twelve"
        in run("desk/stories/fire.md", "--against", "HEAD")[1]
    )


def test_inside_a_hook(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """git sets these for hooks, relative to the root of the repository."""
    Path("stories/fire.md").write_text(FOURTEEN, encoding="utf-8")
    monkeypatch.setenv("GIT_DIR", ".git")
    monkeypatch.setenv("GIT_INDEX_FILE", ".git/index")
    monkeypatch.chdir("stories")
    assert run("fire.md", "--against", "HEAD")[0] == 1


class TestNew:
    """A story that git knows and the commit does not have: nothing to compare with, and it says so."""

    def test_since_the_commit(self, run: Run) -> None:
        Path("new.md").write_text(TWELVE.replace("fire", "flood") * 2, encoding="utf-8")
        git("add", "new.md")
        assert run("new.md", "--against", "HEAD") == (
            0,
            "",
            "factcheck: new.md: not compared: new since HEAD\n",
        )

    def test_beside_one_that_changed(self, run: Run) -> None:
        Path("stories/fire.md").write_text(FOURTEEN, encoding="utf-8")
        Path("new.md").write_text("A man bought a boat.\n", encoding="utf-8")
        git("add", "new.md")
        assert run("new.md", "stories/fire.md", "--against", "HEAD")[0] == 1

    def test_in_a_repository_without_a_commit(
        self, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (tmp_path / "empty").mkdir()
        monkeypatch.chdir(tmp_path / "empty")
        git("init", "-q")
        Path("new.md").write_text(TWELVE, encoding="utf-8")
        git("add", "new.md")
        assert run("new.md", "--against", "HEAD")[0] == 0

    def test_where_an_empty_file_lay(self, run: Run) -> None:
        Path("slot.md").write_bytes(b"\n")
        git("add", "slot.md")
        git("commit", "-qm", "A slot")
        Path("slot.md").write_text(TWELVE, encoding="utf-8")
        assert run("slot.md", "--against", "HEAD")[0] == 0


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        pytest.param(
            ["stories/fire.md", "--against", "HAED"],
            "--against: expected a commit, branch or tag, found no HAED",
            id="an-unknown-commit",
        ),
        pytest.param(
            ["stories/fire.md", "--against", "--output=x"],
            "--against: expected a commit, branch or tag, found no --output=x",
            id="an-option-of-git",
        ),
        pytest.param(
            ["loose.md", "--against", "HEAD"],
            "loose.md: expected a file that git knows, found an untracked one (git add)",
            id="an-untracked-file",
        ),
        pytest.param(
            ["no.md", "--against", "HEAD"], "no.md: expected a file, found nothing there", id="none"
        ),
        pytest.param(
            ["stories", "--against", "HEAD"],
            "stories: expected a file, found a directory",
            id="dir",
        ),
        pytest.param(
            ["photo.txt", "--against", "HEAD"],
            "photo.txt: HEAD:photo.txt: expected text, found a binary file (NUL at character 2)",
            id="binary",
        ),
        pytest.param(
            ["large.md", "--against", "HEAD"],
            "large.md: HEAD:large.md: expected a story, found a pointer of Git LFS",
            id="not-in-git",
        ),
        pytest.param(
            ["../loose.md", "--against", "HEAD"],
            "--against: expected a git repository, found: fatal: not a git repository"
            " (or any of the parent directories): .git",
            id="no-repository",
        ),
        pytest.param(
            ["--against", "HEAD"], "--against: expected files to check, found none", id="nothing"
        ),
        pytest.param(
            ["-", "--against", "HEAD"], "--against: expected files to check, found -", id="stdin"
        ),
        pytest.param(
            ["stories/fire.md", "--against", "HEAD", "--candidate", "stories/fire.md"],
            "--candidate: not with --against: the working file is it",
            id="candidate",
        ),
        pytest.param(
            ["stories/fire.md", "--against", "HEAD", "--published", "vote.md=2026-05-03"],
            "--published: expected a file that is checked, found vote.md",
            id="a-day-of-nothing",
        ),
    ],
)
def test_mistakes_are_one_clear_line(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, arguments: list[str], line: str
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    Path("photo.txt").write_bytes(b"ab\x00\x01" * 9)
    Path("large.md").write_text("version https://git-lfs.github.com/spec/v1\noid sha256:0\n")
    git("add", ".")
    git("commit", "-qm", "Files that are no stories")
    Path("photo.txt").write_text(TWELVE, encoding="utf-8")
    Path("large.md").write_text(TWELVE, encoding="utf-8")
    for path in ("loose.md", "../loose.md"):
        Path(path).write_text(TWELVE, encoding="utf-8")
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert err == f"factcheck: error: {line}\n"
    assert not Path("x").exists()


def test_without_git(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    code, _, err = run("stories/fire.md", "--against", "HEAD")
    assert code == 2
    assert err == "factcheck: error: --against: expected git to be installed, found none\n"


def test_a_bad_file_does_not_hide_the_others(run: Run) -> None:
    Path("stories/fire.md").write_text(FOURTEEN, encoding="utf-8")
    code, out, err = run("no.md", "stories/fire.md", "--against", "HEAD")
    assert (code, err) == (2, "factcheck: error: no.md: expected a file, found nothing there\n")
    assert "error[FC101" in out


def test_a_shallow_clone_says_so(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    git("commit", "-q", "--allow-empty", "-m", "Another")
    git("clone", "-q", "--depth", "1", f"file://{Path.cwd()}", str(tmp_path / "clone"))
    monkeypatch.chdir(tmp_path / "clone")
    code, _, err = run("stories/fire.md", "--against", "HEAD~1")
    assert code == 2
    assert err.endswith("found no HEAD~1 (a shallow clone: fetch its history first)\n")
