"""Files and folders of stories: what is read, and how what is wrong with one is said."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from factcheck import plugins
from factcheck.batch import inputs
from factcheck.batch.inputs import jsonl
from factcheck.batch.records import Desk, story_of
from factcheck.batch.stories import Intake, Story, Version
from factcheck.errors import ReadError
from tests.batch.conftest import MAYOR, told, write


def found(path: Path) -> list[Story]:
    stories = list(inputs.stories(path, Intake(lambda _: None)))
    assert inputs.count(path) == len(stories)
    return stories


def one(record: object, folder: Path = Path()) -> Story:
    return story_of(record, "line 7", Desk(folder, Intake(lambda _: None)))


@pytest.mark.parametrize("name", plugins.names("factcheck.batch.inputs"))
def test_every_form_keeps_the_contract(name: str) -> None:
    module = plugins.load("factcheck.batch.inputs", name)

    assert module.WHAT
    assert not module.takes(Path("stories.xls"))
    assert callable(module.count)
    assert callable(module.stories)


class TestRecords:
    """One record, as JSON or Parquet give it."""

    def test_texts(self) -> None:
        story = one(told("fire", "One.", "Two.", candidate="b"))

        assert story == Story(
            "fire", (Version("a", "a.txt", b"One."), Version("b", "b.txt", b"Two.")), "b"
        )

    def test_files_beside_the_stories(self, tmp_path: Path) -> None:
        (tmp_path / "wire.md").write_text("# Fire", encoding="utf-8")
        story = one({"id": 7, "versions": [{"path": "wire.md"}]}, tmp_path)

        assert story.id == "7"
        assert story.versions == (
            Version("wire.md", "wire.md", b"# Fire", None, str(tmp_path / "wire.md")),
        )

    @pytest.mark.parametrize(
        "day",
        ["2026-05-03", "2026-05-03T23:10:00Z", date(2026, 5, 3), datetime(2026, 5, 3, 9)],  # noqa: DTZ001
        ids=str,
    )
    def test_days(self, day: object) -> None:
        record = {"id": "x", "versions": [{"id": "a", "text": "x", "published": day}]}

        assert [v.published for v in one(record).versions] == [date(2026, 5, 3)]

    def test_other_keys_are_the_business_of_others(self) -> None:
        assert one({**told("x", "y"), "desk": "sport"}).problems == ()

    @pytest.mark.parametrize(
        ("record", "problem"),
        [
            ([], "expected a story, found a list"),
            ({"versions": [{"id": "a", "text": "x"}]}, "id: expected a text, found none"),
            (
                {"id": " ", "versions": [{"id": "a", "text": "x"}]},
                "id: expected a text, found an empty one",
            ),
            ({"id": "x"}, "versions: expected at least one version, found none"),
            ({"id": "x", "versions": "y"}, "versions: expected a list, found 'y'"),
            ({"id": "x", "versions": ["y"]}, "version 1: expected a version, found 'y'"),
            (
                {"id": "x", "versions": [{"text": "y"}]},
                "version 1: id: expected a text, found none",
            ),
            (
                {"id": "x", "versions": [{"id": "a"}]},
                "version 1: expected one of text, path, found none",
            ),
            (
                {"id": "x", "versions": [{"id": "a", "text": "y", "path": "z"}]},
                "version 1: expected one of text, path, found both",
            ),
            (
                {"id": "x", "versions": [{"id": "a", "text": "y", "published": "May"}]},
                "version 1: published: expected a day like 2026-05-03, found 'May'",
            ),
            (
                {"id": "x", "versions": [{"id": "a", "text": "y", "publishd": "2026-05-03"}]},
                'version 1: publishd: unknown key, did you mean "published"?',
            ),
            (
                {"id": "x", "versions": [{"id": "a", "text": "\ud800"}]},
                "version 1: text: half a character at 0",
            ),
            (
                {"id": "x", "versions": [{"path": "gone.txt"}]},
                "version 1: expected a file, found nothing there",
            ),
            (
                {"id": "x", "versions": [{"path": "../secret.txt"}]},
                "version 1: ../secret.txt: expected a path below the folder of the stories",
            ),
            (
                {"id": "x", "versions": [{"path": "/etc/passwd"}]},
                "version 1: /etc/passwd: expected a path below the folder of the stories",
            ),
            (
                {"id": "x", "versions": [{"path": "a\0b"}]},
                "version 1: a\0b: expected a path below the folder of the stories",
            ),
        ],
        ids=lambda value: value if isinstance(value, str) else "",
    )
    def test_what_is_wrong_is_said(self, record: object, problem: str, tmp_path: Path) -> None:
        assert problem in one(record, tmp_path).problems


class TestJsonLines:
    """A story per line."""

    def test_bad_lines_are_stories_that_say_so(self, tmp_path: Path) -> None:
        path = write(tmp_path / "night.jsonl", told("a", MAYOR), "", "nonsense", "[" * 100_000)
        names = [(story.id, bool(story.problems)) for story in found(path)]

        assert names == [("a", False), ("line 3", True), ("line 4", True)]

    def test_bytes_that_are_no_text(self, tmp_path: Path) -> None:
        (tmp_path / "night.ndjson").write_bytes(b'{"id": "\xff"}\n')

        assert "codec can't decode" in found(tmp_path / "night.ndjson")[0].problems[0]

    def test_a_line_without_end_does_not_fill_the_memory(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(jsonl, "_LONGEST", 100)
        path = write(tmp_path / "night.jsonl", "x" * 5_000, told("b", "y"))
        stories = found(path)

        assert [story.id for story in stories] == ["line 1", "b"]
        assert stories[0].problems == ("expected at most 100 bytes, found more",)


class TestFolders:
    """Every folder with files to read is a story."""

    def test_stories_and_their_versions(self, tmp_path: Path) -> None:
        for name in ("b/wire.txt", "b/web.html", "b/photo.jpg", "a/deep/v1.md", "a/.hidden/x.txt"):
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_text("x", encoding="utf-8")
        stories = found(tmp_path)

        assert [(s.id, [v.id for v in s.versions], s.unread) for s in stories] == [
            ("a/deep", ["v1.md"], ()),
            ("b", ["web.html", "wire.txt"], ("photo.jpg",)),
        ]
        assert stories[1].versions[0].path == (tmp_path / "b" / "web.html").as_posix()

    def test_the_day_of_a_file_is_that_of_the_settings(self, tmp_path: Path) -> None:
        (tmp_path / "wire.txt").write_text("x", encoding="utf-8")
        day = date(2026, 5, 3)
        (story,) = inputs.stories(
            tmp_path, Intake(lambda path: day if path.name == "wire.txt" else None)
        )

        assert (story.id, story.versions[0].published) == (".", day)


class TestParquet:
    """A story per row."""

    def test_rows_are_read_as_lines_are(self, tmp_path: Path) -> None:
        pa = pytest.importorskip("pyarrow")
        from pyarrow import parquet

        records = [told("fire", "One.", "Two.", candidate="b"), {"id": "empty", "versions": []}]
        parquet.write_table(pa.Table.from_pylist(records), tmp_path / "night.parquet")

        assert found(tmp_path / "night.parquet") == found(write(tmp_path / "night.jsonl", *records))

    def test_a_file_that_is_none(self, tmp_path: Path) -> None:
        pytest.importorskip("pyarrow")
        (tmp_path / "night.parquet").write_bytes(b"nothing of the kind")

        with pytest.raises(ReadError, match="expected a Parquet file"):
            inputs.count(tmp_path / "night.parquet")


def test_what_holds_no_stories_is_refused(tmp_path: Path) -> None:
    (tmp_path / "night.csv").write_text("x", encoding="utf-8")

    with pytest.raises(
        ReadError, match=r"expected one of a folder, \.jsonl, \.parquet, found \.csv"
    ):
        inputs.count(tmp_path / "night.csv")
    with pytest.raises(ReadError, match="found nothing there"):
        inputs.count(tmp_path / "gone.jsonl")


def test_stories_are_read_as_they_are_asked_for(tmp_path: Path) -> None:
    """Of a file that is written to, what is asked for is what was there at the time."""
    path = tmp_path / "night.jsonl"
    line = f"{json.dumps(told('a', 'x'))}\n"
    path.write_text(line * 100_000, encoding="utf-8")
    stories: Iterator[Story] = inputs.stories(path, Intake(lambda _: None))

    assert next(stories).id == "a"
    path.write_text("", encoding="utf-8")
    assert sum(1 for _ in stories) < 100_000
