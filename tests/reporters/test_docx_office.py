"""LibreOffice opens the file with comments, finds them on the same words and prints it."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import docx as python_docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from factcheck.extraction.ooxml_comments import Note, commented, text_of
from factcheck.model import Span

OFFICE = shutil.which("soffice")
WORDS = ("Twelve", "Peter Halvorsen", "$5 million", "120", "nine hours")
CHANGE = f'{nsdecls("w")} w:id="900" w:author="Ann" w:date="2026-01-01T00:00:00Z"'

pytestmark = [
    pytest.mark.office,
    pytest.mark.skipif(OFFICE is None, reason="soffice is not installed"),
]


def story(path: Path) -> bytes:
    """A word in two runs, a link, tracked changes and a table."""
    document = python_docx.Document()
    first = document.add_paragraph("VELDIN — ")
    first.add_run("Twel").bold = True
    first.add_run("ve people").italic = True
    first.add_run(" died on Monday.")
    second = document.add_paragraph("The owner, ")
    link = f"<w:hyperlink {nsdecls('w')} w:anchor='x'><w:r><w:t>Peter Halvorsen</w:t></w:r></w:hyperlink>"
    second._p.append(parse_xml(link))
    second.add_run(", paid ")
    gone = f"<w:del {CHANGE}><w:r><w:delText>$3 million</w:delText></w:r></w:del>"
    second._p.append(parse_xml(gone))
    second._p.append(parse_xml(f"<w:ins {CHANGE}><w:r><w:t>$5 million</w:t></w:r></w:ins>"))
    table = document.add_table(1, 2)
    table.cell(0, 0).text = "It carried 120 people."
    table.cell(0, 1).text = "The rescue took nine hours."
    document.save(str(path))
    return path.read_bytes()


def converted(path: Path, kind: str) -> Path:
    """One run with a profile of its own, so that an open LibreOffice does not matter."""
    command = [str(OFFICE), f"-env:UserInstallation={(path.parent / 'profile').as_uri()}"]
    command += ["--headless", "--convert-to", kind, "--outdir", str(path.parent), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return path.with_suffix(f".{kind}")


def test_libreoffice_shows_the_comments_on_the_words(tmp_path: Path) -> None:
    data = story(tmp_path / "story.docx")
    text = text_of("story.docx", data)
    notes = [
        Note(Span(text.index(w), text.index(w) + len(w)), (f"About {w}", f"k{n}"), f"k{n}", "")
        for n, w in enumerate(WORDS)
    ]
    reviewed = tmp_path / "reviewed.docx"
    reviewed.write_bytes(commented("story.docx", data, notes))
    flat = converted(reviewed, "fodt").read_text(encoding="utf-8")

    assert annotated(flat) == {f"About {words}": words for words in WORDS}
    assert converted(reviewed, "pdf").read_bytes().startswith(b"%PDF")


def annotated(flat: str) -> dict[str, str]:
    """First line of each annotation of a flat ODT -> the words that it is on."""
    ranges = re.findall(
        r'<office:annotation [^>]*office:name="([^"]+)".*?</dc:creator>(.*?)</office:annotation>'
        r'(.*?)<office:annotation-end office:name="\1"/>',
        flat,
        re.DOTALL,
    )
    rows = (
        (re.findall(r"<text:p[^>]*>(.*?)</text:p>", said)[0], words) for _, said, words in ranges
    )
    return {_bare(said): _bare(words) for said, words in rows}


def _bare(markup: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", "", markup).split())
