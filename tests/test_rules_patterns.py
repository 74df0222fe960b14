"""Patterns and word lists of users: what they find, and that hostile ones are refused in words and in time."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from factcheck import Checker, Document, Finding
from factcheck.errors import RuleError
from factcheck.lexicon.patterns import LARGEST_FILE, LONGEST_PATTERN, Pattern, WordList
from factcheck.rulebook import load

RULE = """\
schema: factcheck.rules/v1
rules:
  - id: DESK101
    name: house-rule
    summary: A rule of the house.
    severity: warning
    check: {check}
    message: "{message}"
    examples:
      conflict: ["[[x]]"]
      ok: ["y"]
"""

Find = Callable[..., list[Finding]]


@pytest.fixture
def find(tmp_path: Path) -> Find:
    """The findings of one house rule in versions of a story."""

    def findings(check: str, *texts: str, message: str = "found", **files: str) -> list[Finding]:
        for name, content in files.items():
            (tmp_path / f"{name}.txt").write_text(content, encoding="utf-8")
        path = tmp_path / "desk.yaml"
        path.write_text(RULE.format(check=check, message=message), encoding="utf-8")
        checker = Checker(rules=[path], select=["DESK101"], nli=False)
        report = checker.check([Document(f"v{n}", text) for n, text in enumerate(texts)])
        return list(report.findings)

    return findings


def _words(findings: list[Finding]) -> list[str]:
    return [place.text for finding in findings for place in finding.locations]


@pytest.mark.parametrize(
    ("check", "text", "words"),
    [
        pytest.param(
            "{type: pattern, words: [allegedly], near: [Daily Lantern]}",
            "The Daily Lantern allegedly paid him.",
            ["allegedly"],
            id="near",
        ),
        pytest.param(
            "{type: pattern, words: [allegedly], near: [Daily Lantern]}",
            "The Daily Lantern won a prize. He allegedly paid for it.",
            [],
            id="near, but in another sentence",
        ),
        pytest.param(
            "{type: pattern, words: [allegedly], near: [Lantern], distance: 2}",
            "The Lantern of the old town allegedly paid him.",
            [],
            id="in the sentence, but too far",
        ),
        pytest.param(
            "{type: pattern, words: [crash], unless: [stock market]}",
            "The crash hurt two. The stock market saw a crash.",
            ["crash"],
            id="unless",
        ),
        pytest.param(
            "{type: pattern, words: [illegal immigrant, immigrant]}",
            "An illegal immigrant spoke.",
            ["illegal immigrant"],
            id="the longest phrase",
        ),
        pytest.param("{type: pattern, words: [art]}", "The party starts.", [], id="whole words"),
        pytest.param(
            "{type: pattern, words: [café]}", "A cafe\u0301 opened.", ["cafe\u0301"], id="composed"
        ),
        pytest.param(
            '{type: pattern, words: ["don\'t"]}', "They don’t know.", ["don’t"], id="curly marks"
        ),
        pytest.param("{type: pattern, words: [Apple]}", "An apple fell.", ["apple"], id="any case"),
        pytest.param(
            "{type: pattern, words: [Apple], case: true}", "An apple fell.", [], id="case"
        ),
        pytest.param(
            "{type: pattern, words: [shock], where: headline}",
            "A shock for Lund\n\nThe mayor resigned on Monday, to the shock of all.",
            ["shock"],
            id="headline",
        ),
        pytest.param(
            "{type: pattern, words: [shock], quotes: skip}",
            "“It is a shock,” Anna Berg said.",
            [],
            id="not what a speaker said",
        ),
        pytest.param(
            "{type: pattern, pattern: '20[0-9]{2}–[0-9]{2}'}",
            "The season 2023-24 was dry.",
            ["2023-24"],
            id="a dash is a dash",
        ),
    ],
)
def test_what_is_flagged(find: Find, check: str, text: str, words: list[str]) -> None:
    assert _words(find(check, text)) == words


def test_one_word_is_one_finding_with_its_places(find: Find) -> None:
    message = "“{word}” {count} times"
    (finding,) = find("{type: pattern, words: [iconic]}", "Iconic. An iconic day.", message=message)
    assert finding.message == "“Iconic” 2 times"
    assert _words([finding]) == ["Iconic", "iconic"]
    assert finding.type == "style"


def test_each_version_has_its_own_finding(find: Find) -> None:
    findings = find("{type: pattern, words: [iconic]}", "An iconic day.", "An iconic night.")
    assert [f.locations[0].document for f in findings] == ["v0", "v1"]


FLIGHT = "{type: pattern, pattern: 'flight ([A-Z]{2} ?[0-9]{2,4})', report: differences}"


@pytest.mark.parametrize(
    ("texts", "values"),
    [
        pytest.param(
            ("Flight MS 804 left.", "Flight MS840 left."), ["MS 804", "MS840"], id="other"
        ),
        pytest.param(("Flight MS 804 left.", "Flight MS-804 left."), [], id="not so written"),
        pytest.param(("Flight MS 804 left.", "Flight ms804 left."), [], id="only spaces and case"),
        pytest.param(("Flight MS 804 left.", "The plane left."), [], id="one has none"),
        pytest.param(
            ("Flight MS 804 and flight AB 12 left.", "Flight MS 804 and flight AB 21 left."),
            ["AB 12", "AB 21"],
            id="one of two differs",
        ),
        pytest.param(
            ("Flight MS 804 and flight AB 12 left.", "Flight XY 1 and flight ZZ 99 left."),
            [],
            id="nobody knows which answers which",
        ),
    ],
)
def test_values_of_versions(find: Find, texts: tuple[str, str], values: list[str]) -> None:
    findings = find(FLIGHT, *texts, message="{values}")
    assert [place.value for finding in findings for place in finding.locations] == values


def test_values_in_one_document(find: Find) -> None:
    rule = "{type: pattern, pattern: 'case no. ([0-9/]+)', report: differences}\n    scope: both"
    text = "The court heard case no. 12/24 on Monday. Case no. 12/42 goes on."
    (alone,) = find(rule, text, message="{values}")
    assert alone.message == "12/24, 12/42"
    (beside,) = find(rule, text, "The court sat on Monday.", message="{values}")
    assert beside.fingerprint == alone.fingerprint
    assert not find(rule.replace("both", "across"), text, "The court sat on Monday.")


def test_a_list_in_a_file(find: Find) -> None:
    check = "{type: pattern, words_file: list.txt}"
    listed = "# words that we do not use\niconic\n\nlegendary  # nor this\n"
    assert _words(find(check, "An iconic, legendary day.", list=listed)) == ["iconic", "legendary"]


@pytest.mark.parametrize(
    ("terms", "text", "words"),
    [
        pytest.param("{preferred: Kyiv, wrong: [Kiev]}", "It left Kiev.", ["Kiev"], id="wrong"),
        pytest.param("{preferred: Kyiv, wrong: [Kiev]}", "It left Kyiv.", [], id="preferred"),
        pytest.param(
            "{preferred: Kyiv, wrong: [Kiev], unless: [chicken Kiev]}",
            "He had chicken Kiev in Kiev.",
            ["Kiev"],
            id="an exception",
        ),
        pytest.param(
            "{preferred: email, wrong: [e-mail]}", "An e‑mail came.", ["e‑mail"], id="any hyphen"
        ),
        pytest.param(
            "{preferred: Internet Archive, wrong: [internet archive]}",
            "The Internet Archive lent the internet archive.",
            ["internet archive"],
            id="capitals alone",
        ),
        pytest.param(
            "{preferred: per cent, wrong: [percent]}",
            "Nine\npercent left.",
            ["percent"],
            id="a word",
        ),
        pytest.param(
            "{preferred: adviser, wrong: [advisor]}", "The advisory board.", [], id="whole words"
        ),
    ],
)
def test_house_spellings(find: Find, terms: str, text: str, words: list[str]) -> None:
    findings = find(f"{{type: vocabulary, terms: [{terms}]}}", text)
    assert _words(findings) == words


def test_terms_in_a_file(find: Find) -> None:
    listed = "# house spellings\nKyiv: Kiev, Kyyiv\nemail: e-mail\n"
    message = "{word}: {preferred}"
    check = "{type: vocabulary, terms_file: terms.txt}"
    findings = find(check, "An e-mail from Kiev.", message=message, terms=listed)
    assert {finding.message for finding in findings} == {"Kiev: Kyiv", "e-mail: email"}


@pytest.mark.parametrize(
    ("check", "expected"),
    [
        pytest.param(
            "{type: pattern, pattern: 'ab['}", "7:37: check: pattern: missing ]", id="bracket"
        ),
        pytest.param(
            "{type: pattern, pattern: '(ab'}", "7:37: check: pattern: missing )", id="paren"
        ),
        pytest.param("{type: pattern, pattern: '*'}", "no argument for repetition", id="nothing"),
        pytest.param(
            "{type: pattern, pattern: '(?<=x)y'}",
            "looking ahead or behind is not possible here (character 1 of the pattern)",
            id="lookbehind",
        ),
        pytest.param("{type: pattern, pattern: 'x(?!y)'}", "(character 2 of", id="lookahead"),
        pytest.param(
            r"{type: pattern, pattern: '(x)\1'}", "referring back to a group", id="backreference"
        ),
        pytest.param("{type: pattern, pattern: 'a*'}", "found one that fits nothing", id="empty"),
        pytest.param("{type: pattern, pattern: 'x{2000}'}", "repetition size", id="repetition"),
        pytest.param(
            "{type: pattern, pattern: '((a{1,100}){1,100}){1,100}'}", "repetition size", id="bomb"
        ),
        pytest.param(
            f"{{type: pattern, pattern: '{'a' * (LONGEST_PATTERN + 1)}'}}",
            "expected at most 1,000 characters, found 1,001",
            id="long",
        ),
        pytest.param("{type: pattern}", "expected one of pattern, words, words_file", id="none"),
        pytest.param(
            "{type: pattern, words: [a], pattern: b}", "expected one of pattern", id="two"
        ),
        pytest.param("{type: pattern, words: ['...']}", "expected a word, found '...'", id="signs"),
        pytest.param("{type: pattern, words: [a], distance: 0}", "distance: expected 1", id="near"),
        pytest.param(
            "{type: pattern, words_file: no.txt}",
            "7:40: check: words_file: no.txt: expected a word list, found: No such file",
            id="no file",
        ),
        pytest.param("{type: pattern, words_file: large.txt}", "1,000,000 bytes", id="large file"),
        pytest.param("{type: pattern, words_file: many.txt}", "at most 50,000 lines", id="many"),
        pytest.param("{type: pattern, words_file: latin.txt}", "expected UTF-8", id="encoding"),
        pytest.param(
            "{type: pattern, words_file: wide.txt}", "wide.txt:2: expected at most 12", id="wide"
        ),
        pytest.param("{type: vocabulary}", "expected terms or terms_file", id="no terms"),
        pytest.param(
            "{type: vocabulary, terms: [{preferred: a}]}",
            "7:39: check: terms: wrong: missing",
            id="key",
        ),
        pytest.param(
            "{type: vocabulary, terms: [{preferred: a, wrongs: [b]}]}",
            '7:54: check: terms: wrongs: unknown key, did you mean "wrong"?',
            id="misspelt key",
        ),
        pytest.param(
            "{type: vocabulary, terms: [{preferred: a, wrong: [a]}]}",
            "a is preferred and wrong at once",
            id="both",
        ),
        pytest.param(
            "{type: vocabulary, terms: [{preferred: a, wrong: [x]}, {preferred: b, wrong: [x]}]}",
            "x: for a and for b",
            id="for two",
        ),
        pytest.param(
            "{type: vocabulary, terms_file: wide.txt}",
            'wide.txt:1: expected "preferred: wrong, wrong", was: one',
            id="a line that is no term",
        ),
    ],
)
def test_mistakes_are_said_with_their_place(tmp_path: Path, check: str, expected: str) -> None:
    (tmp_path / "large.txt").write_text("word\n" * (LARGEST_FILE // 4))
    (tmp_path / "many.txt").write_text("\n" * 60_000 + "a")
    (tmp_path / "latin.txt").write_bytes(b"caf\xe9\n")
    (tmp_path / "wide.txt").write_text("one\n" + "word " * 13)
    path = tmp_path / "desk.yaml"
    path.write_text(RULE.format(check=check, message="m"), encoding="utf-8")
    with pytest.raises(RuleError) as caught:
        load([path])
    (line,) = str(caught.value).splitlines()
    assert line.startswith(f"{path}:7:")
    assert expected in line


@pytest.mark.parametrize("source", ["(a+)+$", "(a|aa)+$", "(.*)*x", "(a|a)*b", "([a-z]+)*9"])
def test_no_pattern_hangs(source: str) -> None:
    """The classics that take other engines years; RE2 takes milliseconds."""
    pattern = Pattern.from_rule(source, Path()) if source != "(.*)*x" else Pattern(source)
    begin = time.process_time()
    tuple(pattern.matches("a" * 100_000 + "!", case=False))
    assert time.process_time() - begin < 2


def test_a_pattern_that_fits_every_letter_does_not_flood(find: Find) -> None:
    """Values and places are limited, and the number is said."""
    begin = time.process_time()
    findings = find(
        "{type: pattern, pattern: '.'}", "The quick brown fox. " * 100, message="{count}"
    )
    assert len(findings) < 40
    assert max(len(finding.locations) for finding in findings) <= 50
    assert "400" in {finding.message for finding in findings}
    assert time.process_time() - begin < 20


def test_a_long_list_costs_little() -> None:
    words = tuple(f"word{number} of the list" for number in range(20_000))
    begin = time.process_time()
    for _ in range(20):
        tuple(WordList(words).matches("The word7 of the list. " * 300, case=False))
    assert time.process_time() - begin < 3
