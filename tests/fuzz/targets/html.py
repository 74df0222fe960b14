"""HTML, its metadata and its comments."""

from __future__ import annotations

from collections.abc import Iterator

from tests.fuzz import reading

WORDS = (
    "<p>", "</p>", "<h1>", "</h1>", "<article>", "<header>", "</header>", "<main>", "<form>", "<figure>",
    "<figcaption>", "<q>", "</q>", "<br>", "<hr>", "<b>", "</b>", "<li>", "<td>", "<del>", "<script>",
    "</script>", "<style>", "<title>", "<time datetime='2024-12-16'>", "<meta property='og:title' content='",
    "<meta charset='iso-8859-2'>", " hidden", "<script type='application/ld+json'>",
    '{"datePublished": "2026-03-09"}', "<!--", "-->", "<!>", "&nbsp;", "&amp", "&#x0;", "&#xD800;", "&shy;",
    "\xad", "\xa0", "\r\n", "<a b='", " aria-hidden='true'", "<blockquote>", "<footer>", "<svg>",
    '<!-- factcheck-ignore-next FC101["1"] until=2026-12-01 -- so -->', "display: none",
)  # fmt: skip
CASES: tuple[bytes, ...] = (
    b"<p>&#xD800;&#0;&#x110000;</p>",
    b"<p>a<br></p><br>&nbsp;<p>",
    b"<meta property=og:title content='&nbsp;'><h1>&shy;</h1>x",
    b"<script type='application/ld+json'>[[[{</script>x",
    b"<figure><q><br><!--factcheck--><br>",
    b"<meta charset=uu>\xff",
)


def seeds() -> Iterator[bytes]:
    yield from reading.stories(".html")
    yield b"<header><h1>Fire</h1></header><article><p hidden>x<p>Nine <q>died</q><br>here &amp; there</article>"


def attempt(data: bytes) -> None:
    reading.attempt("a.html", data)
