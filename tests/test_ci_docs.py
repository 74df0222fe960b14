"""docs/ci.md, the hooks of pre-commit, the action of GitHub and the job of GitLab: each is run as it stands."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml

from factcheck import readers
from factcheck.cli.starting import Service, contents
from tests import doc_commands
from tests.conftest import FIXTURES

ROOT = Path(__file__).resolve().parents[1]
PAGE = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
GITLAB = yaml.safe_load((ROOT / "docs" / "ci" / "gitlab.yml").read_text(encoding="utf-8"))
RULES_ONLY = {"FACTCHECK_NLI": "false"}
"""Pages are run without the model: what they show does not depend on it, and it takes long to load."""


def git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(
        ["git", *arguments],  # noqa: S607
        cwd=folder,
        env=doc_commands.environment(),
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout.strip()


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A git repository with the stories and the configuration of the page."""
    folder = tmp_path / "desk"
    for story, fixture in (("ferry", "vote-moved"), ("footbridge", "death-toll-corrected")):
        (folder / "stories" / story).mkdir(parents=True)
        for path in (*(FIXTURES / fixture).glob("*.txt"), *(FIXTURES / fixture).glob("*day.md")):
            shutil.copy(path, folder / "stories" / story)
    for name, text in doc_commands.titled(PAGE, "toml").items():
        (folder / name).write_text(text, encoding="utf-8")
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "Two stories")
    return folder


@pytest.fixture
def manifest(tmp_path: Path) -> tuple[Path, str]:
    """A repository that has our hooks, and the commit that a configuration names."""
    folder = tmp_path / "factcheck"
    folder.mkdir()
    shutil.copy(ROOT / ".pre-commit-hooks.yaml", folder)
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "Hooks")
    return folder, git(folder, "rev-parse", "HEAD")


def test_every_command_of_the_page(desk: Path, manifest: tuple[Path, str], tmp_path: Path) -> None:
    """From the top to the bottom in one folder, as somebody would who reads it."""
    (text,) = (t for n, t in doc_commands.titled(PAGE, "yaml").items() if "pre-commit" in n)
    text = re.sub(r"repo: \S+", f"repo: {manifest[0]}", text).replace("v0.1.0", manifest[1])
    (desk / ".pre-commit-config.yaml").write_text(text, encoding="utf-8")
    cache = str(tmp_path / "cache")
    doc_commands.run_all(doc_commands.blocks(PAGE), desk, PRE_COMMIT_HOME=cache, **RULES_ONLY)

    assert json.loads((desk / "ferry.sarif").read_text())["version"] == "2.1.0"
    assert (desk / "junit.xml").read_text().startswith("<?xml")
    assert json.loads((desk / "findings.rdjsonl").read_text().splitlines()[0])["message"]


class TestHooks:
    """With pre-commit itself, in a real repository."""

    @pytest.fixture
    def pre_commit(self, desk: Path, manifest: tuple[Path, str], tmp_path: Path) -> Path:
        hooks = [{"id": hook["id"], "language": "system"} for hook in HOOKS]
        repos = [{"repo": str(manifest[0]), "rev": manifest[1], "hooks": hooks}]
        (desk / ".pre-commit-config.yaml").write_text(yaml.safe_dump({"repos": repos}))
        git(desk, "add", ".")
        return tmp_path / "cache"

    def run(self, desk: Path, cache: Path, *arguments: str) -> tuple[int, str]:
        done = subprocess.run(
            ["pre-commit", "run", "--color=never", *arguments],  # noqa: S607
            cwd=desk,
            env={**doc_commands.environment(), **RULES_ONLY, "PRE_COMMIT_HOME": str(cache)},
            capture_output=True,
            text=True,
            check=False,
        )
        return done.returncode, done.stdout + done.stderr

    def test_a_changed_fact_stops_the_commit(self, desk: Path, pre_commit: Path) -> None:
        story = desk / "stories" / "ferry" / "wire.txt"
        story.write_text(story.read_text().replace("March 18", "March 19"))
        git(desk, "add", "stories")
        code, out = self.run(desk, pre_commit, "factcheck")
        assert code == 1
        assert "HEAD:stories/ferry/wire.txt says 18 March" in out

    def test_other_words_for_the_same_pass(self, desk: Path, pre_commit: Path) -> None:
        story = desk / "stories" / "ferry" / "wire.txt"
        story.write_text(story.read_text().replace("have submitted bids", "submitted bids"))
        git(desk, "add", "stories")
        assert self.run(desk, pre_commit, "factcheck")[0] == 0

    def test_what_is_not_staged_does_not_count(self, desk: Path, pre_commit: Path) -> None:
        story = desk / "stories" / "ferry" / "wire.txt"
        story.write_text(story.read_text().replace("March 18", "March 19"))
        assert self.run(desk, pre_commit, "factcheck")[0] == 0

    def test_all_sets_whichever_file_changed(self, desk: Path, pre_commit: Path) -> None:
        code, out = self.run(desk, pre_commit, "factcheck-sets", "--files", "factcheck.toml")
        assert code == 1
        assert "== desk/ferry" in out
        assert "== desk/footbridge" in out

    @pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
    def test_every_suffix_that_is_read(self, hook: Mapping[str, str]) -> None:
        assert [s for s in readers.suffixes() if not re.search(hook["files"], f"a{s}")] == []
        assert not re.search(hook["files"], "photo.jpg")


class TestAction:
    """The steps of action.yml, as a runner starts them: bash, inputs in the environment."""

    def run(self, desk: Path, tmp_path: Path, **inputs: str) -> tuple[int, str, str, str]:
        """Exit code of the steps, what they print, the summary, the outputs."""
        summary, outputs = tmp_path / "summary.md", tmp_path / "outputs"
        summary.touch()
        given = {name: spec["default"] for name, spec in ACTION["inputs"].items()}
        given |= {"version": "installed"} | {n.replace("_", "-"): v for n, v in inputs.items()}
        printed, code = "", 0
        for step in ACTION["runs"]["steps"]:
            done = subprocess.run(
                ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],  # noqa: S607
                cwd=desk,
                env={
                    **doc_commands.environment(),
                    **RULES_ONLY,
                    **{name: _value(text, given) for name, text in step["env"].items()},
                    "GITHUB_STEP_SUMMARY": str(summary),
                    "GITHUB_OUTPUT": str(outputs),
                },
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                check=False,
            )
            printed, code = printed + done.stdout, done.returncode
            if code:
                break
        return code, printed, summary.read_text(), outputs.read_text()

    def test_all_sets(self, desk: Path, tmp_path: Path) -> None:
        (desk / "reports").mkdir()
        code, out, summary, outputs = self.run(
            desk, tmp_path, sets="all", reports="\nsarif=reports/{set}.sarif\n"
        )
        assert (code, outputs) == (1, "exit-code=1\n")
        assert "== desk/ferry" in out
        assert "::error file=stories/ferry/" in out
        assert "::error file=stories/footbridge/" in out
        assert summary.count("## factcheck") == 2
        assert {path.name for path in (desk / "reports").iterdir()} == {
            "desk-ferry.sarif",
            "desk-footbridge.sarif",
        }

    def test_patterns_and_a_candidate(self, desk: Path, tmp_path: Path) -> None:
        code, out, _, _ = self.run(
            desk, tmp_path, versions="stories/ferry/*.txt", candidate="stories/ferry/wire.txt"
        )
        assert code == 1
        assert "::error file=stories/ferry/wire.txt" in out

    def test_a_clean_story(self, desk: Path, tmp_path: Path) -> None:
        (desk / "same.txt").write_text((desk / "stories/ferry/wire.txt").read_text())
        code, out, _, outputs = self.run(
            desk, tmp_path, versions="same.txt\nstories/ferry/wire.txt", arguments="--quiet"
        )
        assert (code, outputs) == (0, "exit-code=0\n")
        assert "::error" not in out

    def test_against_a_commit(self, desk: Path, tmp_path: Path) -> None:
        story = desk / "stories" / "ferry" / "wire.txt"
        story.write_text(story.read_text().replace("March 18", "March 19"))
        code, out, _, _ = self.run(desk, tmp_path, versions="stories/**/*.txt", against="HEAD")
        assert code == 1
        assert "HEAD:stories/ferry/wire.txt says 18 March" in out

    def test_a_pattern_without_a_file_is_a_mistake(self, desk: Path, tmp_path: Path) -> None:
        code, out, _, outputs = self.run(desk, tmp_path, versions="storys/*.md")
        assert (code, outputs) == (2, "exit-code=2\n")
        assert "::error::versions: no file matches storys/*.md" in out

    def test_file_names_are_no_commands(self, desk: Path, tmp_path: Path) -> None:
        names = [
            "a b.txt",
            "$(touch owned).txt",
            "`touch owned`.txt",
            "-q.txt",
            "';touch owned;'.txt",
        ]
        (desk / "odd").mkdir()
        for name in names:
            shutil.copy(desk / "stories/ferry/wire.txt", desk / "odd" / name)
        shutil.copy(desk / "stories/ferry/rewrite.txt", desk / "odd" / "z.txt")
        code, out, _, _ = self.run(desk, tmp_path, versions="odd/*.txt")
        assert code == 1
        assert [name for name in names if f"odd/{name}" not in out] == []
        assert not list(desk.rglob("owned"))

    def test_the_page_names_every_input(self) -> None:
        rows = PAGE.split("| Input |")[1].split("\n\n")[0].splitlines()[2:]
        assert [row.split("`")[1] for row in rows] == list(ACTION["inputs"])

    def test_no_input_is_part_of_a_script(self) -> None:
        """Text of a pull request would run as a command."""
        assert [s["name"] for s in ACTION["runs"]["steps"] if "${{" in s["run"]] == []

    def test_the_workflow_of_the_page_gives_inputs_that_exist(self) -> None:
        (text,) = (t for n, t in doc_commands.titled(PAGE, "yaml").items() if "workflows" in n)
        steps = yaml.safe_load(text)["jobs"]["facts"]["steps"]
        (ours,) = (step for step in steps if "factcheck" in step["uses"])
        assert set(ours["with"]) <= set(ACTION["inputs"])


def _value(text: str, inputs: Mapping[str, str]) -> str:
    """What a runner makes of ``${{ inputs.name }}`` and of the action's own folder."""
    if text == "${{ github.action_path }}":
        return str(ROOT)
    (name,) = re.fullmatch(r"\$\{\{ inputs\.([a-z-]+) \}\}", text).groups()  # type: ignore[union-attr]
    return inputs[name]


def test_the_gitlab_job(desk: Path) -> None:
    """Its script, with the reports that its artifacts name."""
    (desk / "fire").mkdir()
    for path in (desk / "stories" / "ferry").iterdir():
        shutil.copy(path, desk / "fire")
    (desk / "factcheck.toml").write_text('[[sets]]\nname = "fire"\nversions = ["fire/*"]')
    job = GITLAB["factcheck"]
    (script,) = job["script"]
    done = subprocess.run(
        ["bash", "-ec", script],  # noqa: S607
        cwd=desk,
        env=doc_commands.environment() | RULES_ONLY,
        check=False,
        capture_output=True,
    )
    assert done.returncode == 1
    named = [*job["artifacts"]["reports"].values(), *job["artifacts"]["paths"]]
    assert [name for name in named if not (desk / name).stat().st_size] == []
    assert json.loads((desk / "gl-code-quality-report.json").read_text())[0]["fingerprint"]


class TestJobsOfInit:
    """What ``factcheck init`` writes for each service does what it says."""

    def test_github(self) -> None:
        (text,) = (t for n, t in contents(Service.GITHUB).items() if n.endswith(".yml"))
        (ours,) = (
            s for s in yaml.safe_load(text)["jobs"]["facts"]["steps"] if "desk/" in s["uses"]
        )
        assert set(ours["with"]) <= set(ACTION["inputs"])

    def test_gitlab(self, desk: Path) -> None:
        job = yaml.safe_load(contents(Service.GITLAB)["factcheck.gitlab-ci.yml"])["factcheck"]
        install, *script = job["script"]
        assert install.startswith("python -m pip install ")
        done = subprocess.run(
            ["bash", "-ec", "\n".join(script)],  # noqa: S607
            cwd=desk,
            env=doc_commands.environment() | RULES_ONLY,
            check=False,
            capture_output=True,
        )
        assert done.returncode == 1
        assert len(list(desk.glob(job["artifacts"]["reports"]["junit"]))) == 2

    def test_pre_commit(self, desk: Path, tmp_path: Path) -> None:
        name = ".pre-commit-config.yaml"
        (desk / name).write_text(contents(Service.PRE_COMMIT)[name], encoding="utf-8")
        story = desk / "stories" / "ferry" / "wire.txt"
        story.write_text(story.read_text().replace("March 18", "March 19"))
        git(desk, "add", ".")
        done = subprocess.run(
            ["pre-commit", "run", "--color=never"],  # noqa: S607
            cwd=desk,
            env={
                **doc_commands.environment(),
                **RULES_ONLY,
                "PRE_COMMIT_HOME": str(tmp_path / "c"),
            },
            check=False,
            capture_output=True,
            text=True,
        )
        assert done.returncode == 1
        assert "HEAD:stories/ferry/wire.txt says 18 March" in done.stdout


@pytest.mark.slow
def test_the_action_installs_itself(tmp_path: Path) -> None:
    """Into an environment of its own, with the versions of constraints.txt; takes minutes."""
    subprocess.run(["python3", "-m", "venv", str(tmp_path / "venv")], check=True)  # noqa: S607
    step = ACTION["runs"]["steps"][0]
    path = f"{tmp_path / 'venv' / 'bin'}{os.pathsep}{os.environ['PATH']}"
    subprocess.run(
        ["bash", "-eo", "pipefail", "-c", step["run"]],  # noqa: S607
        env={**os.environ, "PATH": path, "INPUT_VERSION": "", "ACTION_PATH": str(ROOT)},
        check=True,
    )
    done = subprocess.run(
        [tmp_path / "venv" / "bin" / "factcheck", "--version"], check=True, capture_output=True
    )
    assert done.stdout.startswith(b"factcheck ")
