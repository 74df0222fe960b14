"""Where bytes come from, and input made to hang or crash."""

from __future__ import annotations

import subprocess
import sys
import time
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest

from factcheck import plugins, readers
from factcheck.errors import ReadError
from factcheck.readers import html, markdown, read, txt


def test_standard_input_has_a_name_for_its_format() -> None:
    document = read("-", stdin=b"# Ferry sinks\n\nNine *people* died.", stdin_name="story.md")

    assert document.text == "Ferry sinks\n\nNine people died."
    assert document.path == "story.md"


def test_standard_input_is_plain_text_without_a_name() -> None:
    document = read(
        "-", stdin=b"Nine *people* died.", document_id="wire", published=date(2024, 12, 16)
    )

    assert (document.id, document.path, document.text) == ("wire", "-", "Nine *people* died.")
    assert document.published == date(2024, 12, 16)


@pytest.mark.parametrize("path", ["a\x00b.txt", "/proc/self/mem/x.txt", f"{'a' * 5000}.txt"])
def test_paths_that_no_file_can_have(path: str) -> None:
    with pytest.raises(ReadError):
        read(path)


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="needs a device that never ends")
def test_a_device_that_never_ends_is_cut_off() -> None:
    with pytest.raises(ReadError, match="expected at most"):
        read("/dev/zero")


@pytest.mark.parametrize("name", plugins.names("factcheck.readers"))
def test_every_reader_has_the_same_surface(name: str) -> None:
    module = plugins.load("factcheck.readers", name)

    assert module.SUFFIXES
    assert set(module.SUFFIXES) - {""} <= set(readers.suffixes())
    assert callable(module.read)


def test_reading_text_loads_no_library_of_another_format() -> None:
    code = (
        "import sys; from factcheck.readers import read; read('-', stdin=b'Nine died.');"
        "sys.exit(any(name in sys.modules for name in ('lxml', 'markdown_it', 'docx')))"
    )

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize(
    ("reader", "source"),
    [
        pytest.param(html, "<div>" * 20_000 + "x", id="html-deep"),
        pytest.param(
            html, "<b>" * 8_000 + "</i>" * 8_000 + "<p>" * 8_000 + "x", id="html-unmatched"
        ),
        pytest.param(html, "<a " * 100_000, id="html-unclosed-tags"),
        pytest.param(html, "<!--" * 100_000, id="html-unclosed-comments"),
        pytest.param(html, "<p a='" + "x" * 1_000_000 + "'>y", id="html-huge-attribute"),
        pytest.param(html, "<p " + "a = '\"" * 50_000, id="html-unclosed-quotes"),
        pytest.param(
            html,
            '<script type="application/ld+json">' + "[" * 100_000 + "</script><p>x",
            id="json-deep",
        ),
        pytest.param(markdown, "> " * 5_000 + "x", id="md-deep-quotes"),
        pytest.param(markdown, "[" * 5_000 + "x", id="md-brackets"),
        pytest.param(markdown, "<!--" * 20_000, id="md-unclosed-comments"),
        pytest.param(markdown, "---\na: " + "[" * 10_000 + "\n---\nx", id="front-matter-deep"),
        pytest.param(markdown, "---\n" + "a\n" * 10_000, id="front-matter-unclosed"),
        pytest.param(txt, "A" * 500_000 + " — The", id="txt-capitals"),
        pytest.param(txt, "\n" * 100_000 + "x", id="txt-blank-lines"),
        pytest.param(txt, "A, " * 100_000, id="txt-commas"),
    ],
)
def test_hostile_input_is_read_or_refused_soon(reader: ModuleType, source: str) -> None:
    begun = time.process_time()
    outcome = _outcome(reader, source)

    assert "\n" not in outcome
    assert time.process_time() - begun < 5


def _outcome(reader: ModuleType, source: str) -> str:
    try:
        reader.read("a", source.encode())
    except ReadError as error:
        return str(error)
    return "read"
