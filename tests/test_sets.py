"""Sets of the configuration: which files they find, what is wrong with them, how they are checked."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from factcheck import nli
from factcheck.cli.app import app
from factcheck.cli.comparisons import gravest
from factcheck.cli.exits import ExitCode
from factcheck.config import load, match, patterns
from factcheck.errors import ConfigError
from factcheck.model import Severity
from tests.conftest import FIXTURES

TWELVE = "Twelve people died in the fire in Orsk on Friday, police said.\n"
FOURTEEN = "Fourteen people died in the fire in Orsk on Friday, police said.\n"
MAYOR = "The acting mayor of Orsk opened the bridge.\n"
MAYOR_TOO = "The mayor of Orsk opened the bridge.\n"

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working directory; nothing of the environment configures anything."""
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("FACTCHECK_")]:
        monkeypatch.delenv(name)
    return tmp_path


@pytest.fixture
def run(desk: Path) -> Run:  # noqa: ARG001 -- its folder
    def call(*arguments: str) -> tuple[int, str, str]:
        result = CliRunner().invoke(app, ["check", *arguments])
        return result.exit_code, result.stdout, result.stderr

    return call


def write(**files: str) -> None:
    """Files by path; ``__`` is a slash and the last ``_`` the dot before the suffix."""
    for name, text in files.items():
        stem, _, suffix = name.replace("__", "/").rpartition("_")
        path = Path(f"{stem}.{suffix}")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def configure(text: str) -> None:
    Path("factcheck.toml").write_text(f"nli = false\n{text}", encoding="utf-8")


def found(base: Path) -> list[tuple[str, list[str], str | None]]:
    """Name, versions and candidate of each story of the only set."""
    (story_set,) = load(base)[0].sets
    matched = match(story_set)
    assert matched.mistakes == ()
    return [
        (
            story.name,
            [path.relative_to(base).as_posix() for path in story.versions],
            story.candidate and story.candidate.relative_to(base).as_posix(),
        )
        for story in matched.stories
    ]


def mistakes(base: Path) -> tuple[tuple[str, str], ...]:
    (story_set,) = load(base)[0].sets
    return match(story_set).mistakes


class TestFiles:
    """Which files a set is made of, and in which order."""

    def test_versions_in_natural_order(self, desk: Path) -> None:
        write(v10_md="x", v2_md="x", v1_md="x", notes_txt="x")
        configure('[[sets]]\nname = "fire"\nversions = ["v*.md"]')
        assert found(desk) == [("fire", ["v1.md", "v2.md", "v10.md"], None)]

    def test_the_order_of_the_patterns_comes_first(self, desk: Path) -> None:
        write(a__web_md="x", b__wire_txt="x", a__wire_txt="x")
        configure('[[sets]]\nname = "fire"\nversions = ["*/wire.txt", "a/*"]')
        assert found(desk) == [("fire", ["a/wire.txt", "b/wire.txt", "a/web.md"], None)]

    def test_a_candidate_outside_the_versions_joins_them(self, desk: Path) -> None:
        write(v1_md="x", final_md="x")
        configure('[[sets]]\nname = "fire"\nversions = ["v*.md"]\ncandidate = "final.md"')
        assert found(desk) == [("fire", ["v1.md", "final.md"], "final.md")]

    def test_a_candidate_among_the_versions_is_one_file(self, desk: Path) -> None:
        write(v1_md="x", final_md="x")
        configure('[[sets]]\nname = "fire"\nversions = ["*.md"]\ncandidate = "final.md"')
        assert found(desk) == [("fire", ["final.md", "v1.md"], "final.md")]

    def test_each_story_is_a_comparison(self, desk: Path) -> None:
        write(wire__fire_txt="x", web__fire_md="x", wire__vote_txt="x", web__vote_md="x")
        configure('[[sets]]\nname = "all"\nversions = ["wire/{story}.txt", "web/{story}.md"]')
        assert found(desk) == [
            ("all/fire", ["wire/fire.txt", "web/fire.md"], None),
            ("all/vote", ["wire/vote.txt", "web/vote.md"], None),
        ]

    def test_a_folder_for_each_story(self, desk: Path) -> None:
        write(s__fire__v1_md="x", s__fire__final_md="x", s__vote__v1_md="x", s__vote__v2_md="x")
        configure(
            '[[sets]]\nname = "all"\nversions = ["s/{story}/v*.md"]\n'
            'candidate = "s/{story}/final.md"'
        )
        assert found(desk) == [("all/fire", ["s/fire/v1.md", "s/fire/final.md"], "s/fire/final.md")]

    def test_a_story_named_twice_is_one_story(self, desk: Path) -> None:
        """A file of another story does not lie in this one's folder."""
        write(fire__fire_md="x", fire__fire_txt="x", fire__vote_md="x")
        configure('[[sets]]\nname = "all"\nversions = ["{story}/{story}.*"]')
        assert found(desk) == [("all/fire", ["fire/fire.md", "fire/fire.txt"], None)]

    def test_stories_start_at_the_file_that_names_them(
        self, desk: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        write(v1_md="x", v2_md="x", deep__v3_md="x")
        configure('[[sets]]\nname = "fire"\nversions = ["v*.md"]')
        monkeypatch.chdir(desk / "deep")
        (story_set,) = load(Path.cwd())[0].sets
        assert [path.name for path in match(story_set).stories[0].versions] == ["v1.md", "v2.md"]

    @pytest.mark.parametrize(
        ("pattern", "files"),
        [
            pytest.param("**/*.md", ["a/b/x.md", "a/x.md", "x.md"], id="all-folders"),
            pytest.param("a/**/*.md", ["a/b/x.md", "a/x.md"], id="below-one"),
            pytest.param("a/*.md", ["a/x.md"], id="one-level"),
            pytest.param("?.[mt][dx]*", ["x.md", "y.txt"], id="single-characters"),
            pytest.param("[!x].*", ["y.txt"], id="not-this-character"),
            pytest.param("../desk/*.txt", ["../desk/y.txt"], id="beside"),
            pytest.param(".git/*.md", [".git/h.md"], id="hidden-when-named"),
            pytest.param("./a//*.md", ["a/x.md"], id="signs-that-say-nothing"),
            pytest.param("[^x].*", ["x.md"], id="only-the-exclamation-mark-negates"),
            pytest.param("{story}{story}.*", [], id="a-word-twice"),
        ],
    )
    def test_patterns(self, tmp_path: Path, pattern: str, files: list[str]) -> None:
        """Hidden files and Word's lock files are none of ours."""
        base = tmp_path / "desk"
        for name in ("x.md", "a/x.md", "a/b/x.md", "y.txt", ".git/h.md", "~$x.md", ".x.md"):
            (base / name).parent.mkdir(parents=True, exist_ok=True)
            (base / name).write_text("x", encoding="utf-8")
        (base / "folder.md").mkdir()
        found = [path.relative_to(base).as_posix() for path, _ in patterns.files(pattern, base)]
        assert found == files

    def test_days_by_pattern_and_from_the_path(self, desk: Path) -> None:
        write(**{"2026-05-03__fire_md": "x", "2026-05-04__fire_md": "x", "final_md": "x"})
        configure(
            '[[sets]]\nname = "fire"\nversions = ["*/fire.md", "final.md"]\n'
            'published = "{date}/*.md"'
        )
        (story_set,) = load(desk)[0].sets
        assert match(story_set).stories[0].published == (
            (desk / "2026-05-03/fire.md", date(2026, 5, 3)),
            (desk / "2026-05-04/fire.md", date(2026, 5, 4)),
        )

    def test_days_of_a_table(self, desk: Path) -> None:
        write(a_md="x", b_md="x")
        configure(
            '[[sets]]\nname = "fire"\nversions = ["*.md"]\n'
            '[sets.published]\n"a.md" = 2026-05-03\n"*.md" = 2026-05-09'
        )
        (story_set,) = load(desk)[0].sets
        assert [day.day for _, day in match(story_set).stories[0].published] == [3, 9]


@given(
    st.lists(
        st.sampled_from(
            [
                "a",
                "*",
                "**",
                "?",
                "[",
                "]",
                "!",
                "-",
                "{story}",
                "{",
                "}",
                ".",
                "/",
                "^",
                "(",
                "\0",
            ]
        ),
        max_size=8,
    ).map("".join)
)
@settings(max_examples=200, deadline=None)
def test_whatever_is_accepted_finds_files(pattern: str) -> None:
    """No pattern that is not refused breaks the run."""
    if patterns.mistake(pattern) is None:
        assert all(path.is_file() for path, _ in patterns.files(pattern, FIXTURES / "vote-moved"))


class TestMistakes:
    """What cannot be compared is said in one line."""

    @pytest.mark.parametrize(
        ("table", "line"),
        [
            pytest.param(
                'versions = ["no*.md"]',
                "versions: expected two files or more, found none for no*.md",
                id="no-file",
            ),
            pytest.param(
                'versions = ["v1.md"]',
                "versions: expected two files or more, found 1 (v1.md) for v1.md",
                id="one-file",
            ),
            pytest.param(
                'versions = ["v*.md"]\ncandidate = "final.md"',
                "candidate: expected one file, found none for final.md",
                id="no-candidate",
            ),
            pytest.param(
                'versions = ["v*.md"]\ncandidate = "v*.md"',
                "candidate: expected one file, found 2 (v1.md, v2.md)",
                id="two-candidates",
            ),
            pytest.param(
                'versions = ["v*.md"]\npublished = {"w*.md" = 2026-05-03}',
                "published: expected a pattern of its versions, found none for w*.md",
                id="a-day-of-nothing",
            ),
            pytest.param(
                'versions = ["*/fire.md"]\npublished = "{date}/fire.md"',
                "published: expected a date in the path, found 2026-02-30/fire.md",
                id="a-day-that-does-not-exist",
            ),
        ],
    )
    def test_in_the_folder(self, desk: Path, table: str, line: str) -> None:
        write(v1_md="x", v2_md="x", **{"2026-02-30__fire_md": "x", "2026-02-01__fire_md": "x"})
        configure(f'[[sets]]\nname = "fire"\n{table}')
        assert mistakes(desk) == (("fire", line),)

    @pytest.mark.parametrize(
        ("text", "line"),
        [
            pytest.param(
                '[[sets]]\nversions = ["*.md"]', "sets: 1.: name: missing", id="without-a-name"
            ),
            pytest.param('[[sets]]\nname = "a"', 'sets: "a": versions: missing', id="no-versions"),
            pytest.param(
                '[[sets]]\nname = "a"\nversions = "*.md"',
                'sets: "a": versions: expected a list of patterns such as stories/*.md, was: *.md',
                id="no-list",
            ),
            pytest.param(
                '[[sets]]\nname = "a"\nversions = []',
                'sets: "a": versions: expected a list of patterns such as stories/*.md, was: []',
                id="an-empty-list",
            ),
            pytest.param(
                '[[sets]]\nname = "a/b"\nversions = ["*.md"]',
                "sets: 1.: name: expected letters, digits, blanks and . _ -, was: a/b",
                id="a-slash-in-the-name",
            ),
            pytest.param(
                '[[sets]]\nname = "a"\nversions = ["/etc/*"]',
                'sets: "a": versions: expected a pattern such as stories/*.md below the'
                " file's folder, was: /etc/*",
                id="an-absolute-path",
            ),
            pytest.param(
                '[[sets]]\nname = "a"\nversions = ["{stroy}.md"]',
                'sets: "a": versions: unknown part {stroy} in {stroy}.md (accepted: {story},'
                " {date})",
                id="an-unknown-part",
            ),
            pytest.param(
                '[[sets]]\nname = "a"\nversions = ["a/**.md"]',
                'sets: "a": versions: expected ** alone between two slashes, was: a/**.md',
                id="stars-in-a-word",
            ),
            pytest.param(
                '[[sets]]\nname = "a"\nversions = ["[z-a].md"]',
                'sets: "a": versions: expected letters in order between [ and ], was: [z-a].md',
                id="letters-in-no-order",
            ),
            pytest.param(
                '[[sets]]\nname = "a"\nversions = ["stories/"]',
                'sets: "a": versions: expected a pattern of files, was one of folders: stories/',
                id="a-folder",
            ),
            pytest.param(
                '[[sets]]\nname = "a"\nversions = ["w/{story}.md", "x.md"]',
                'sets: "a": expected {story} in all patterns or in none, not in: x.md',
                id="a-story-in-one-pattern-only",
            ),
            pytest.param(
                '[[sets]]\nname = "a"\nversions = ["*.md"]\nfail_on = "eror"',
                'sets: "a": fail_on: unknown value "eror", did you mean "error"?'
                " (accepted: error, warning, info, never)",
                id="an-option",
            ),
            pytest.param(
                '[[sets]]\nname = "a"\nversions = ["*.md"]\npublished = "soon"',
                'sets: "a": published: expected a pattern with {date} or a table of'
                " pattern = date, was: soon",
                id="no-day",
            ),
            pytest.param(
                '[[sets]]\nname = "a"\nversions = ["*.md"]\n'
                '[[sets]]\nname = "a"\nversions = ["*.txt"]',
                'sets: "a": 2 sets have that name',
                id="two-of-one-name",
            ),
            pytest.param(
                "sets = 3",
                "sets: expected [[sets]] in the configuration file, was: 3",
                id="a-number",
            ),
        ],
    )
    def test_in_the_file(self, desk: Path, text: str, line: str) -> None:
        configure(text)
        with pytest.raises(ConfigError) as caught:
            load(desk)
        assert str(caught.value) == f"factcheck.toml: {line}"

    def test_a_misspelt_key_says_what_was_meant(self, desk: Path) -> None:
        configure('[[sets]]\nname = "a"\nversion = ["*.md"]')
        with pytest.raises(ConfigError) as caught:
            load(desk)
        assert 'sets: "a": unknown key, did you mean "versions"?' in str(caught.value)
        assert len(str(caught.value).splitlines()) == 2  # and versions is missing


@pytest.fixture
def stories(desk: Path) -> Path:
    """Three sets: one with a conflict, one clean, one with a warning."""
    write(fire1_md=TWELVE, fire2_md=FOURTEEN, same1_md=TWELVE, same2_md=TWELVE)
    write(mayor1_md=MAYOR, mayor2_md=MAYOR_TOO)
    configure(
        "".join(
            f'[[sets]]\nname = "{name}"\nversions = ["{name}*.md"]\n'
            for name in ("fire", "same", "mayor")
        )
    )
    return desk


@pytest.mark.usefixtures("stories")
class TestChecking:
    """From the command line."""

    @pytest.mark.parametrize(
        ("arguments", "code"),
        [
            pytest.param(["--set", "fire"], 1, id="an-error"),
            pytest.param(["--set", "same"], 0, id="clean"),
            pytest.param(["--set", "mayor"], 0, id="a-warning-passes"),
            pytest.param(["--set", "same", "--set", "fire"], 1, id="the-worse-of-two"),
            pytest.param(["--set", "same", "--set", "mayor"], 0, id="both-pass"),
            pytest.param(["--all-sets"], 1, id="all"),
            pytest.param(["--all-sets", "--fail-on", "never"], 0, id="a-flag-is-for-all"),
        ],
    )
    def test_exit_codes(self, run: Run, arguments: list[str], code: int) -> None:
        assert run(*arguments)[0] == code

    def test_a_heading_for_each(self, run: Run) -> None:
        _, out, _ = run("--all-sets")
        headings = [line for line in out.splitlines() if line.startswith("== ")]
        assert headings == ["== fire", "== same", "== mayor"]
        assert out.endswith("\n3 comparisons: 1 with findings, 2 clean.\n")

    def test_one_set_prints_what_its_files_would(self, run: Run) -> None:
        assert run("--set", "fire") == run("fire1.md", "fire2.md")

    def test_quiet_says_nothing_of_clean_sets(self, run: Run) -> None:
        _, out, _ = run("--all-sets", "-q")
        assert "== fire" in out
        assert "== same" not in out

    def test_a_bad_set_does_not_hide_the_others(self, run: Run) -> None:
        Path("same2.md").write_bytes(b"")
        code, out, err = run("--all-sets")
        assert code == 2
        assert err == "factcheck: error: same: same2.md: expected a story, found an empty file\n"
        assert [line for line in out.splitlines() if "==" in line] == ["== fire", "== mayor"]
        assert out.endswith("3 comparisons: 1 with mistakes, 1 with findings, 1 clean.\n")

    def test_a_crash_in_one_set_is_3_and_does_not_hide_the_others(
        self, run: Run, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        from factcheck import pipeline

        real = pipeline.Checker.check

        def breaks(self: pipeline.Checker, documents: object, **options: object) -> object:
            if options["candidate"] is None and "same" in str(documents):
                raise ZeroDivisionError("by zero")
            return real(self, documents, **options)  # type: ignore[arg-type]

        monkeypatch.setattr(pipeline.Checker, "check", breaks)
        code, out, err = run("--all-sets")
        assert code == 3
        assert err.startswith("factcheck: same: internal error: ZeroDivisionError")
        assert "== fire" in out
        assert "== mayor" in out

    def test_ctrl_c_ends_all(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        def interrupted(*_: object, **__: object) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr("factcheck.pipeline.Checker.check", interrupted)
        code, _, err = run("--all-sets")
        assert (code, err) == (130, "factcheck: interrupted\n")

    def test_options_of_a_set(self, run: Run) -> None:
        with Path("factcheck.toml").open("a") as file:
            file.write('fail-on = "warning"\n')  # belongs to the last set, mayor
        assert run("--set", "mayor")[0] == 1
        assert run("--set", "mayor", "--fail-on", "error")[0] == 0

    def test_a_variable_beats_a_set(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        with Path("factcheck.toml").open("a") as file:
            file.write('fail-on = "warning"\n')
        monkeypatch.setenv("FACTCHECK_FAIL_ON", "error")
        assert run("--set", "mayor")[0] == 0

    def test_rules_of_a_set_are_its_own(self, run: Run) -> None:
        with Path("factcheck.toml").open("a") as file:
            file.write('select = ["name-spelling"]\n')
        assert run("--set", "mayor", "--fail-on", "info")[0] == 0
        assert run("--set", "fire")[0] == 1

    def test_a_report_for_each(self, run: Run) -> None:
        code, _, _ = run("--all-sets", "--report", "json={set}.json")
        conflicts = {
            path.stem: json.loads(path.read_text())["summary"]["conflicts"]
            for path in Path().glob("*.json")
        }
        assert (code, conflicts) == (1, {"fire": 1, "same": 0, "mayor": 1})

    @pytest.mark.parametrize("name", ["github", "jsonl", "rdjsonl"])
    def test_formats_of_lines_follow_each_other(self, run: Run, name: str) -> None:
        code, out, err = run("--all-sets", "-f", name)
        assert code == 1
        assert [word for word in ("fire1.md", "mayor1.md") if word not in out] == []
        assert [line for line in out.splitlines() if line[:2] not in {"::", '{"'}] == []
        assert err == "3 comparisons: 1 with findings, 2 clean.\n"

    def test_each_has_a_category_of_its_own_in_code_scanning(self, run: Run) -> None:
        """GitHub refuses an upload of two files of one category; a single one takes that of the upload."""
        run("--all-sets", "--report", "sarif={set}.sarif")
        runs = {path.stem: json.loads(path.read_text())["runs"] for path in Path().glob("*.sarif")}
        assert {name: run[0]["automationDetails"]["id"] for name, run in runs.items()} == {
            name: f"factcheck/{name}/" for name in ("fire", "same", "mayor")
        }
        run("--set", "fire", "--report", "sarif={set}.sarif")
        assert "automationDetails" not in json.loads(Path("fire.sarif").read_text())["runs"][0]

    def test_a_report_that_cannot_be_written_does_not_end_the_others(self, run: Run) -> None:
        with Path("factcheck.toml").open("a") as file:
            file.write('[[sets]]\nname = "later"\nversions = ["same*"]\n')
        Path("same.json").symlink_to("/dev/full")
        code, _, err = run("--all-sets", "--report", "json={set}.json")
        assert code == 2
        assert "same: " in err
        assert {path.stem for path in Path().glob("*.json") if path.stat().st_size} == {
            "fire",
            "mayor",
            "later",
        }

    def test_the_candidate_of_a_set_comes_first(self, run: Run) -> None:
        with Path("factcheck.toml").open("a") as file:
            file.write('[[sets]]\nname = "last"\nversions = ["fire*"]\ncandidate = "fire2.md"')
        assert run("--set", "last")[1].startswith("fire2.md:1:1: error")

    @pytest.mark.parametrize(
        ("arguments", "line"),
        [
            pytest.param(
                ["--set", "fier"],
                '--set: expected one of fire, same, mayor, found fier, did you mean "fire"?',
                id="an-unknown-set",
            ),
            pytest.param(
                ["--set", "fire", "--all-sets"],
                "check: expected one of --set, --all-sets, --against, found --set, --all-sets",
                id="two-ways",
            ),
            pytest.param(
                ["--set", "fire", "x.md"],
                "--set: expected no files, a set names its own, found x.md",
                id="files-too",
            ),
            pytest.param(
                ["--all-sets", "--candidate", "fire1.md"],
                "--candidate: not with --all-sets: a set names its own",
                id="a-candidate-too",
            ),
            pytest.param(
                ["--all-sets", "-f", "json"],
                "--format: expected text or lines for several comparisons, found json"
                " (--report json={set}.json writes a file for each)",
                id="one-json-for-three",
            ),
            pytest.param(
                ["--all-sets", "--report", "json=out.json"],
                "--report: expected a file for each comparison (put {set} into the path),"
                " found json=out.json for fire and same",
                id="one-file-for-three",
            ),
            pytest.param(
                ["--all-sets", "--report", "json={set}1.md"],
                "--report: {here}/fire1.md is one of the versions, it would be overwritten",
                id="a-report-on-a-version",
            ),
            pytest.param(
                ["--all-sets", "--published", "x.md=2026-05-03"],
                "--published: expected a file that is checked, found x.md",
                id="a-day-of-nothing",
            ),
        ],
    )
    def test_mistakes(self, run: Run, arguments: list[str], line: str) -> None:
        code, out, err = run(*arguments)
        assert (code, out) == (2, "")
        assert err == f"factcheck: error: {line.replace('{here}', str(Path.cwd()))}\n"
        assert not list(Path().glob("*.json"))


def test_without_sets(run: Run) -> None:
    code, _, err = run("--all-sets")
    assert code == 2
    assert err == (
        "factcheck: error: check: expected [[sets]] in the configuration file, found none\n"
    )


def test_stories_that_wait_for_a_version_are_named(run: Run) -> None:
    write(wire__fire_txt=TWELVE, web__fire_md=FOURTEEN, wire__vote_txt=TWELVE)
    configure('[[sets]]\nname = "all"\nversions = ["wire/{story}.txt", "web/{story}.md"]')
    code, out, err = run("--all-sets")
    assert code == 1
    assert "web/fire.md:1:1" in out
    assert err == (
        "factcheck: all/vote: not compared: versions: expected two files or more,"
        " found 1 (wire/vote.txt) for wire/{story}.txt, web/{story}.md\n"
    )


def test_one_story_of_a_set(run: Run) -> None:
    write(w__a_txt=TWELVE, x__a_md=FOURTEEN, w__b_txt=TWELVE, x__b_md=TWELVE)
    configure('[[sets]]\nname = "all"\nversions = ["w/{story}.txt", "x/{story}.md"]')
    assert run("--set", "all/a")[0] == 1
    assert run("--set", "all/b")[0] == 0
    assert run("--set", "all/c")[0] == 2


def test_days_of_a_set_resolve_weekdays(run: Run) -> None:
    write(a_txt="The court ruled on Monday.\n", b_txt="The court ruled on Dec. 9, 2024.\n")
    table = '[[sets]]\nname = "court"\nversions = ["*.txt"]\n'
    configure(table)
    assert run("--set", "court")[0] == 0
    configure(f"{table}published = {{'a.txt' = 2024-12-17, 'b.txt' = 2024-12-17}}")
    assert run("--set", "court")[0] == 1


def test_days_of_other_sets_do_not_matter(run: Run) -> None:
    """The table ``published`` of the file may name the files of all sets."""
    write(a_txt=TWELVE, b_txt=TWELVE, c_txt=TWELVE)
    configure(
        '[published]\n"a.txt" = 2026-05-03\n"c.txt" = 2026-05-04\n'
        '[[sets]]\nname = "ab"\nversions = ["[ab].txt"]'
    )
    assert run("--all-sets")[0] == 0


def test_a_file_by_two_names_is_one_file(run: Run) -> None:
    write(a_txt=TWELVE)
    Path("b.txt").symlink_to("a.txt")
    configure('[[sets]]\nname = "ab"\nversions = ["*.txt"]')
    code, _, err = run("--all-sets")
    assert code == 2
    assert err.startswith("factcheck: error: ab: b.txt: expected each version once")


def test_names_that_make_one_file_are_refused(run: Run) -> None:
    """Not ``a b`` over ``a-b``."""
    write(a_txt=TWELVE, b_txt=TWELVE)
    configure(
        '[[sets]]\nname = "a b"\nversions = ["*.txt"]\n[[sets]]\nname = "a-b"\nversions = ["*.txt"]'
    )
    code, _, err = run("--all-sets", "--report", "json={set}.json")
    assert code == 2
    assert "found json=a-b.json for a b and a-b" in err


def test_the_model_is_loaded_once(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    loaded = []
    real = nli.load

    def load_and_count(*args: object, **options: object) -> object:
        loaded.append(args)
        return real(*args, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(nli, "load", load_and_count)
    write(a1_md=TWELVE, a2_md=FOURTEEN, b1_md=MAYOR, b2_md=MAYOR_TOO)
    configure(
        '[[sets]]\nname = "a"\nversions = ["a*"]\n'
        '[[sets]]\nname = "b"\nversions = ["b*"]\nignore = ["FC1"]'
    )
    monkeypatch.setenv("FACTCHECK_NLI", "true")
    monkeypatch.setenv("FACTCHECK_CACHE", "false")
    assert run("--all-sets")[0] == 1
    assert len(loaded) == 1


@pytest.mark.parametrize(
    ("codes", "worst"),
    [
        pytest.param([], 0, id="nothing"),
        pytest.param([0, 4], 4, id="incomplete-beats-clean"),
        pytest.param([4, 1, 0], 1, id="findings-beat-incomplete"),
        pytest.param([1, 2], 2, id="mistakes-beat-findings"),
        pytest.param([2, 3, 1], 3, id="a-crash-beats-all"),
    ],
)
def test_the_gravest_of_several(codes: list[int], worst: int) -> None:
    assert gravest(map(ExitCode, codes)) is ExitCode(worst)


def test_a_gravity_of_a_set_is_read(desk: Path) -> None:
    configure('[[sets]]\nname = "a"\nversions = ["*.md"]\nfail_on = "never"\nrules = ["r.yaml"]')
    (story_set,) = load(desk)[0].sets
    assert dict(story_set.options) == {"fail_on": None, "rules": (desk / "r.yaml",)}
    assert Severity.ERROR is load(desk)[0].fail_on
