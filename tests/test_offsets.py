"""Every place is an exact slice of its text, whatever signs the text is made of."""

from __future__ import annotations

from html import escape

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factcheck import Checker, Document
from factcheck.analysis import analyse
from factcheck.errors import ReadError
from factcheck.model import Analysis
from factcheck.readers import html, markdown, structure, txt
from factcheck.reporters import json as json_report
from factcheck.saved import read as read_saved
from tests.conftest import examples
from tests.fuzz.targets import report

ODD = [
    "é",
    "e\u0301",
    "😀",
    "👩\u200d🚒",
    "\u00a0",
    "“",
    "”",
    "’",
    "—",
    "\r\n",
    "\n",
    "\n\n",
    "\t",
    " ",
    "\u2028",
    "İ",
    "ß",
]
WORDS = [
    "Twelve",
    "people",
    "died",
    "in",
    "Tartus",
    "on",
    "Monday",
    ".",
    "said",
    "Ann Lee",
    "$1.2m",
    "49-year",
    "not",
    "&",
    "<b>",
    "14",
    ",",
]
TEXTS = st.lists(st.sampled_from([*ODD, *WORDS, " "]), min_size=1, max_size=40).map(" ".join)
ANYTHING = st.text(max_size=80)


@given(st.one_of(TEXTS, ANYTHING))
def test_structure_slices_the_text(text: str) -> None:
    document = structure(Document(id="a", text=text))
    spans = [*document.paragraphs, *filter(None, (document.headline, document.dateline))]

    assert document.text == text
    for span in spans:
        assert span.of(text).strip() == span.of(text) != ""
    assert [s for p in document.paragraphs for s in p.of(text).split()] == text.split()


@given(TEXTS)
def test_plain_text_is_exactly_what_was_written(text: str) -> None:
    try:
        document = txt.read("a.txt", text.encode())
    except ReadError:
        assert not text.strip()
        return

    assert document.text == text


@given(TEXTS)
def test_positions_in_html_point_at_the_very_sign(text: str) -> None:
    source = f"<html>\r\n<body><h1>Head</h1>\n<p>{escape(text)}</p></body>"
    document = html.read("a.html", source.encode())
    lines = source.replace("\r\n", "\n").replace("\r", "\n").split("\n")

    assert set("".join(text.split())) <= set(document.text)
    for offset, sign in enumerate(document.text):
        line, column = document.position(offset)
        found = lines[line - 1][column - 1 : column]
        assert sign.isspace() or found in {sign, "&"}


@given(TEXTS)
def test_positions_in_markdown_point_at_the_very_sign(text: str) -> None:
    source = f"# Head\n\nStart {text} end"
    document = markdown.read("a.md", source.encode())
    lines = source.replace("\r\n", "\n").replace("\r", "\n").split("\n")

    for offset, sign in enumerate(document.text):
        line, column = document.position(offset)
        found = lines[line - 1][column - 1 : column]
        assert sign.isspace() or found in {sign, "&"}


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused_in_one_line(data: bytes) -> None:
    for reader in (txt, html, markdown):
        error = None
        try:
            reader.read("name", data)
        except ReadError as refused:
            error = refused

        assert "\n" not in str(error)


def slices(analysis: Analysis) -> None:
    text = analysis.document.text
    for sentence in analysis.sentences:
        assert sentence.span.of(text) == sentence.text
        for token in sentence.tokens:
            assert len(token.span.of(text)) == len(token.text)
    for claim in analysis.claims:
        for span in claim.spans:
            assert claim.sentence.span.contains(span)
    for fact in analysis.facts:
        assert fact.span.of(text)
        assert any(sentence.span.contains(fact.span) for sentence in analysis.sentences)


@settings(max_examples=examples(40))
@given(TEXTS)
def test_sentences_tokens_claims_and_facts_are_slices(text: str) -> None:
    for analysis in analyse([Document(id="a", text=text)]):
        slices(analysis)


SEVERAL = st.lists(TEXTS, min_size=2, max_size=3)


@settings(max_examples=examples(8))
@given(SEVERAL)
def test_what_is_read_of_a_text_does_not_depend_on_its_company(texts: list[str]) -> None:
    documents = [Document(id=str(number), text=text) for number, text in enumerate(texts)]
    alone = [analysis for document in documents for analysis in analyse([document])]

    assert list(analyse(documents)) == alone
    assert list(analyse(documents[::-1])) == alone[::-1]


@settings(max_examples=examples(8), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(SEVERAL)
def test_any_report_has_the_same_findings_in_any_order_and_is_shown_in_every_format(
    rules_only: Checker, texts: list[str]
) -> None:
    documents = [Document(id=str(number), text=text) for number, text in enumerate(texts)]
    found = rules_only.check(documents)
    saved = json_report.render(found)

    assert rules_only.check(documents[::-1]).findings == found.findings
    assert json_report.render(read_saved(saved.encode(), "x.json")) == saved
    report.attempt(saved.encode())


CHANGES = st.sampled_from(
    [("Twelve", "Fourteen"), ("Monday", "Friday"), ("Tartus", "Tartous"), ("died", "did not die")]
)


@settings(
    max_examples=examples(25),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(before=st.lists(st.sampled_from(ODD), max_size=4).map("".join), change=CHANGES)
def test_locations_of_a_report_are_slices(
    rules_only: Checker, before: str, change: tuple[str, str]
) -> None:
    base = "Twelve people died near Tartus on Monday, police said. Tartus is a port."
    texts = {"a": f"{before} {base}", "b": f"{base.replace(*change)}{before}"}
    found = rules_only.check([Document(id=name, text=text) for name, text in texts.items()])

    assert found.findings
    for finding in found.findings:
        for spot in finding.locations:
            assert texts[spot.document][spot.start : spot.end] == spot.text
