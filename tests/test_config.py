"""Settings: what each may be, which layer holds, and where a value came from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from datetime import date
from pathlib import Path

import pytest

from factcheck.config import Config, When, load, merge, show
from factcheck.errors import ConfigError
from factcheck.model import Severity

NAMES = ", ".join(field.name for field in fields(Config))

Write = Callable[[str], Path]


@pytest.fixture
def here(tmp_path: Path) -> Path:
    """A folder two levels below an empty one; nothing above configures anything."""
    folder = tmp_path / "desk" / "story"
    folder.mkdir(parents=True)
    return folder


@pytest.fixture
def toml(here: Path) -> Write:
    """Write the text to ``factcheck.toml`` of the working directory."""

    def write(text: str) -> Path:
        path = here / "factcheck.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_without_anything_all_is_default(here: Path) -> None:
    config, origins = load(here)
    assert config == Config()
    assert set(origins.values()) == {"default"}
    assert list(origins) == [field.name for field in fields(Config)]


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        pytest.param('format = "json"', "format", "json", id="a word"),
        pytest.param('fail_on = "warning"', "fail_on", Severity.WARNING, id="a severity"),
        pytest.param('fail_on = "never"', "fail_on", None, id="never"),
        pytest.param('fail-on = "info"', "fail_on", Severity.INFO, id="with a hyphen"),
        pytest.param('min_severity = "error"', "min_severity", Severity.ERROR, id="a gravity"),
        pytest.param('select = ["FC1", "desk"]', "select", ("FC1", "desk"), id="words"),
        pytest.param('ignore = ["FC1,desk"]', "ignore", ("FC1", "desk"), id="words with commas"),
        pytest.param("nli = false", "nli", False, id="a switch"),
        pytest.param("jobs = 4", "jobs", 4, id="a number"),
        pytest.param('color = "never"', "color", When.NEVER, id="when"),
        pytest.param('model = "org/name"', "model", "org/name", id="an id of a model"),
        pytest.param("allow_incomplete = true", "allow_incomplete", True, id="another switch"),
    ],
)
def test_values_of_a_file(here: Path, toml: Write, text: str, name: str, value: object) -> None:
    toml(text)
    config, origins = load(here)
    assert getattr(config, name) == value
    assert origins[name] == "factcheck.toml"


def test_paths_start_at_the_file_that_names_them(here: Path, toml: Write) -> None:
    """Not at the working directory, which is another on every machine."""
    folder = toml(
        'rules = ["desk.yaml", "/etc/rules"]\nmodel = "nli"\n'
        "[published]\n'a.txt' = 2017-12-08\n'b.txt' = '2017-12-09'\n[report]\nhtml = 'out.html'"
    ).parent
    (folder / "nli").mkdir()
    (here / "deeper").mkdir()
    config, _ = load(here / "deeper")
    assert config.rules == (folder / "desk.yaml", Path("/etc/rules"))
    assert config.model == str(folder / "nli")
    assert config.published == (
        (folder / "a.txt", date(2017, 12, 8)),
        (folder / "b.txt", date(2017, 12, 9)),
    )
    assert config.report == (("html", folder / "out.html"),)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        pytest.param(
            'fail_onn = "error"',
            f'fail_onn: unknown key, did you mean "fail_on"? (accepted: {NAMES})',
            id="a misspelt key",
        ),
        pytest.param("weather = 1", f"weather: unknown key (accepted: {NAMES})", id="a stranger"),
        pytest.param(
            'fail_on = "eror"',
            'fail_on: unknown value "eror", did you mean "error"?'
            " (accepted: error, warning, info, never)",
            id="a misspelt value",
        ),
        pytest.param(
            "fail_on = true",
            "fail_on: expected one of error, warning, info, never, was: true",
            id="a switch for a choice",
        ),
        pytest.param(
            'min_severity = "never"',
            'min_severity: unknown value "never" (accepted: error, warning, info)',
            id="a choice of another setting",
        ),
        pytest.param(
            'nli = "no"', 'nli: expected true or false, was: "no"', id="a word for a switch"
        ),
        pytest.param(
            "jobs = 0", "jobs: expected a whole number from 1, was: 0", id="no thread at all"
        ),
        pytest.param(
            "jobs = true", "jobs: expected a whole number from 1, was: true", id="true is not 1"
        ),
        pytest.param(
            'select = "FC1"', 'select: expected a list of words, was: "FC1"', id="no list"
        ),
        pytest.param(
            "rules = [1]", "rules: expected a list of paths, was: 1 in it", id="a number in a list"
        ),
        pytest.param('format = ""', 'format: expected a text, was: ""', id="an empty text"),
        pytest.param("format = []", "format: expected a text, was: a list", id="a list"),
        pytest.param("format = {}", "format: expected a text, was: a table", id="a table"),
        pytest.param(
            '[published]\na = "8.12.2017"',
            'published: expected a date such as 2017-12-08 for each file, was: "8.12.2017"',
            id="a date of another shape",
        ),
        pytest.param(
            "[published]\na = 2017-12-08T10:00:00",
            "published: expected a date such as 2017-12-08 for each file, was: 2017-12-08 10:00:00",
            id="a date with a time",
        ),
        pytest.param(
            "[published]\na = '2017-02-30'",
            'published: expected a date such as 2017-12-08 for each file, was: "2017-02-30"',
            id="a day that does not exist",
        ),
        pytest.param(
            "[report]\njson = 1", "report: json: expected a path for each format, was: 1", id="path"
        ),
        pytest.param(
            'fail-on = "error"\nfail_on = "info"',
            "fail_on: given twice, with - and with _",
            id="one key in two spellings",
        ),
    ],
)
def test_mistakes_in_a_file(here: Path, toml: Write, text: str, line: str) -> None:
    toml(text)
    with pytest.raises(ConfigError) as caught:
        load(here)
    assert str(caught.value) == f"factcheck.toml: {line}"


def test_all_mistakes_at_once(here: Path, toml: Write) -> None:
    toml('jobs = "x"\nnli = 1')
    with pytest.raises(ConfigError) as caught:
        load(here, environment={"FACTCHECK_COLOR": "red"})
    assert [line.split(":")[:2] for line in str(caught.value).splitlines()] == [
        ["factcheck.toml", " jobs"],
        ["factcheck.toml", " nli"],
        ["FACTCHECK_COLOR", ' unknown value "red" (accepted'],
    ]


@pytest.mark.parametrize(
    ("name", "content", "line"),
    [
        pytest.param(
            "factcheck.toml",
            b"jobs = \n",
            "factcheck.toml:1:8: not TOML: Invalid value",
            id="no value",
        ),
        pytest.param("factcheck.toml", b"#\xff", "factcheck.toml: not UTF-8 (byte 1)", id="bytes"),
        pytest.param(
            "pyproject.toml",
            b"[project]\n",
            "pyproject.toml: no [tool.factcheck] in it",
            id="named, but without our table",
        ),
        pytest.param(
            "pyproject.toml",
            b"tool.factcheck = 1\n",
            "pyproject.toml: tool.factcheck: expected a table, was: 1",
            id="our name, but no table",
        ),
        pytest.param("other.toml", None, "other.toml: no such file", id="a file that is not there"),
        pytest.param("folder", None, "folder: cannot be read: Is a directory", id="a folder"),
    ],
)
def test_files_that_cannot_be_used(here: Path, name: str, content: bytes | None, line: str) -> None:
    (here / "folder").mkdir()
    if content is not None:
        (here / name).write_bytes(content)
    with pytest.raises(ConfigError) as caught:
        load(here, Path(name))
    assert str(caught.value) == line


class TestWhichFile:
    """The closest file holds, alone."""

    def test_the_closest_going_up(self, here: Path) -> None:
        (here.parent / "factcheck.toml").write_text("jobs = 2")
        (here.parent.parent / "factcheck.toml").write_text("jobs = 3\nnli = false")
        config, origins = load(here)
        assert (config.jobs, config.nli) == (2, True)
        assert origins["jobs"] == (here.parent / "factcheck.toml").as_posix()

    def test_our_own_file_before_the_shared_one(self, here: Path, toml: Write) -> None:
        toml("jobs = 2")
        (here / "pyproject.toml").write_text("[tool.factcheck]\njobs = 3")
        assert load(here)[0].jobs == 2

    def test_the_shared_file_with_our_table(self, here: Path) -> None:
        (here / "pyproject.toml").write_text("[tool.factcheck]\njobs = 3")
        config, origins = load(here)
        assert (config.jobs, origins["jobs"]) == (3, "pyproject.toml")

    @pytest.mark.parametrize("text", ["[project]\nname = 'x'", "this is not TOML"])
    def test_a_shared_file_without_our_table_is_passed_by(self, here: Path, text: str) -> None:
        (here / "pyproject.toml").write_text(text)
        (here.parent / "factcheck.toml").write_text("jobs = 2")
        assert load(here)[0].jobs == 2

    def test_the_file_that_is_named_before_the_closest(self, here: Path, toml: Write) -> None:
        toml("jobs = 2")
        (here / "night.toml").write_text("nli = false")
        config, origins = load(here, Path("night.toml"))
        assert (config.jobs, config.nli, origins["nli"]) == (None, False, "night.toml")

    def test_the_environment_may_name_it(self, here: Path, toml: Write) -> None:
        toml("jobs = 2")
        (here / "night.toml").write_text("jobs = 3")
        environment = {"FACTCHECK_CONFIG": "night.toml"}
        assert load(here, environment=environment)[0].jobs == 3
        assert load(here, Path("factcheck.toml"), environment)[0].jobs == 2


@pytest.mark.parametrize(
    ("variable", "text", "name", "value"),
    [
        pytest.param("FAIL_ON", "never", "fail_on", None, id="a choice"),
        pytest.param("NLI", "false", "nli", False, id="false"),
        pytest.param("NLI", "0", "nli", False, id="0"),
        pytest.param("ALLOW_INCOMPLETE", "TRUE", "allow_incomplete", True, id="TRUE"),
        pytest.param("JOBS", "2", "jobs", 2, id="a number"),
        pytest.param("SELECT", "FC1, desk", "select", ("FC1", "desk"), id="words"),
        pytest.param("FORMAT", "json", "format", "json", id="a word"),
        pytest.param("FORMAT", "", "format", "text", id="empty is not set"),
    ],
)
def test_variables(here: Path, variable: str, text: str, name: str, value: object) -> None:
    config, _ = load(here, environment={f"FACTCHECK_{variable}": text})
    assert getattr(config, name) == value


def test_a_variable_beats_the_file(here: Path, toml: Write) -> None:
    toml('jobs = 2\nformat = "json"')
    config, origins = load(here, environment={"FACTCHECK_JOBS": "3"})
    assert (config.jobs, config.format) == (3, "json")
    assert (origins["jobs"], origins["format"]) == ("FACTCHECK_JOBS", "factcheck.toml")


@pytest.mark.parametrize(
    ("variable", "text", "line"),
    [
        pytest.param(
            "FACTCHECK_JOBS",
            "many",
            'FACTCHECK_JOBS: expected a whole number from 1, was: "many"',
            id="a word for a number",
        ),
        pytest.param(
            "FACTCHECK_NLI",
            "no",
            'FACTCHECK_NLI: expected true or false, was: "no"',
            id="a word for a switch",
        ),
        pytest.param(
            "FACTCHECK_FAILON",
            "info",
            f'FACTCHECK_FAILON: unknown key, did you mean "fail_on"? (accepted: {NAMES})',
            id="a misspelt variable",
        ),
    ],
)
def test_mistakes_in_variables(here: Path, variable: str, text: str, line: str) -> None:
    with pytest.raises(ConfigError) as caught:
        load(here, environment={variable: text})
    assert str(caught.value) == line


@pytest.mark.parametrize("variable", ["FACTCHECK_DATA", "FACTCHECK_OFFLINE", "FACT", "JOBS"])
def test_other_variables_are_not_ours(here: Path, variable: str) -> None:
    assert load(here, environment={variable: "x"})[0] == Config()


class TestFlags:
    """What is typed beats all else."""

    def test_flags_that_were_given(self) -> None:
        flags = {"format": "json", "nli": False, "select": ["FC1,FC2"], "fail_on": "never"}
        assert merge(Config(jobs=2), flags) == Config(
            jobs=2, format="json", nli=False, select=("FC1", "FC2"), fail_on=None
        )

    def test_flags_that_were_not(self) -> None:
        config = Config(jobs=2, select=("FC1",))
        assert merge(config, {"jobs": None, "select": [], "rules": ()}) == config

    def test_typed_values_are_taken(self, here: Path) -> None:
        flags = {"fail_on": Severity.INFO, "color": When.NEVER, "rules": [Path("desk.yaml")]}
        assert merge(Config(), flags, here) == Config(
            fail_on=Severity.INFO, color=When.NEVER, rules=(here / "desk.yaml",)
        )

    def test_names_with_values(self) -> None:
        """A file name may hold ``=``, a date and a format may not."""
        flags = {"published": ["a=b.txt=2017-12-08"], "report": ["html=a=b.html"]}
        config = merge(Config(), flags)
        assert config.published == ((Path("a=b.txt"), date(2017, 12, 8)),)
        assert config.report == (("html", Path("a=b.html")),)

    @pytest.mark.parametrize(
        ("name", "value", "line"),
        [
            pytest.param(
                "fail_on",
                "eror",
                '--fail-on: unknown value "eror", did you mean "error"?'
                " (accepted: error, warning, info, never)",
                id="a misspelt value",
            ),
            pytest.param(
                "published",
                ["a.txt"],
                "--published: expected a date such as 2017-12-08 for each file, was: a.txt",
                id="a file without a date",
            ),
            pytest.param(
                "report",
                ["html="],
                "--report: expected a path for each format, was: html=",
                id="a format without a path",
            ),
        ],
    )
    def test_mistakes(self, name: str, value: object, line: str) -> None:
        with pytest.raises(ConfigError) as caught:
            merge(Config(), {name: value})
        assert str(caught.value) == line


@pytest.mark.parametrize(
    ("path", "day"),
    [
        pytest.param("a.txt", date(2017, 12, 8), id="as in the file"),
        pytest.param("./x/../a.txt", date(2017, 12, 8), id="by a detour"),
        pytest.param("x/a.txt", None, id="another of that name"),
    ],
)
def test_the_day_of_a_document(
    here: Path, monkeypatch: pytest.MonkeyPatch, path: str, day: date | None
) -> None:
    monkeypatch.chdir(here)
    config = Config(published=((here / "a.txt", date(2017, 12, 8)),))
    assert config.published_on(Path(path)) == day


def test_the_settings_with_their_origins(here: Path, toml: Write) -> None:
    toml('fail_on = "warning"\nselect = ["FC1", "date"]')
    config, origins = load(here, environment={"FACTCHECK_NLI": "0"})
    assert show(config, origins) == (
        "format = text                 (default)\n"
        "report = []                   (default)\n"
        "fail_on = warning             (factcheck.toml)\n"
        "min_severity = info           (default)\n"
        "rules = []                    (default)\n"
        "select = [FC1, date]          (factcheck.toml)\n"
        "ignore = []                   (default)\n"
        "nli = false                   (FACTCHECK_NLI)\n"
        "model = the one that ships    (default)\n"
        "calibration = the model's own (default)\n"
        "published = []                (default)\n"
        "jobs = one per core           (default)\n"
        "cache = true                  (default)\n"
        "cache_dir = the user's own    (default)\n"
        "cache_limit = 512             (default)\n"
        "max_megabytes = 20            (default)\n"
        "max_characters = 400000       (default)\n"
        "max_seconds = 300             (default)\n"
        "color = auto                  (default)\n"
        "progress = auto               (default)\n"
        "allow_incomplete = false      (default)\n"
        "decisions = found by name     (default)\n"
        "use_decisions = true          (default)\n"
        "sets = []                     (default)\n"
    ).replace(" (", "   (")
