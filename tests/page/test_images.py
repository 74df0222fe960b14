"""The pictures in the documentation are made by the report itself.

``FACTCHECK_REWRITE=1 pytest tests/page/test_images.py`` takes them anew; look at them before you commit them.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from factcheck.readers import read
from tests.conftest import FIXTURES
from tests.page import stories

if TYPE_CHECKING:
    from factcheck.model import Document
    from tests.page.conftest import Open

IMAGES = FIXTURES.parent / "docs" / "images"
MOST_BYTES = 250_000
PICTURES = {
    "report-two-versions": ("death-toll-corrected", {"width": 1280, "height": 1000}),
    "report-phone": ("death-toll-corrected", {"width": 390, "height": 844, "at": "#conflicts"}),
    "report-dark": ("one-outlet-wrong", {"width": 1280, "height": 1000, "dark": True}),
    "report-five-versions": ("ferry", {"width": 1440, "height": 1000}),
}


def versions(story: str) -> list[Document]:
    if story == "ferry":
        rows = zip(stories.NAMES, stories.FERRY, strict=True)
        return [stories.document(name, text) for name, text in rows]
    paths = sorted((FIXTURES / story).iterdir())
    texts = [p for p in paths if p.suffix in {".md", ".txt"} and p.name != "README.md"]
    return [read(path.name, stdin=None) for path in texts]


@pytest.mark.browser
@pytest.mark.skipif(not os.environ.get("FACTCHECK_REWRITE"), reason="only on FACTCHECK_REWRITE=1")
@pytest.mark.parametrize("name", PICTURES)
def test_take_the_pictures_anew(
    name: str, show: Open, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    story, view = PICTURES[name]
    if story != "ferry":
        monkeypatch.chdir(FIXTURES / story)
    report = request.getfixturevalue("with_model").check(versions(story))
    IMAGES.mkdir(exist_ok=True)
    show(report, **view).screenshot(path=IMAGES / f"{name}.png")


@pytest.mark.parametrize("name", PICTURES)
def test_the_pictures_are_there_and_small(name: str) -> None:
    content = (IMAGES / f"{name}.png").read_bytes()

    assert content.startswith(b"\x89PNG")
    assert len(content) < MOST_BYTES


def test_there_are_no_others() -> None:
    assert {path.stem for path in Path(IMAGES).glob("report-*.png")} == set(PICTURES)
