"""One conflict is one finding, however many versions."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

from factcheck.grouping import group
from factcheck.model import (
    Claim,
    Clash,
    Document,
    FindingKind,
    FindingType,
    Hit,
    Pair,
    Place,
    Sentence,
    Severity,
    Span,
    Token,
    Verdict,
)

TEXT = "12 died. 14 died. 12 hurt. 15 hurt."
WORD = Token(Span(0, 2), "12", "12", "NUM", "CD", "ROOT", 0)
CLAIM = Claim("s0.c0", Sentence("a", 0, 0, Span(0, 2), "12", (WORD,)), (0,), 0, (), "12")
PAIR = Pair(CLAIM, CLAIM, 1.0)
DOCUMENTS = {name: Document(id=name, text=TEXT) for name in "abcd"}


def verdict(*places: tuple[str, int, str], rule: str = "FC101", key: str = "dead") -> Verdict:
    spots = tuple(Place(name, Span(start, start + 2), value) for name, start, value in places)
    clash = Clash(spots, key, pair=PAIR)
    hit = Hit(rule, "number", FindingType.NUMBER, Severity.ERROR, "m", "", clash)
    return Verdict(hit, FindingKind.CONFLICT, 0.9, None)


def test_pairs_that_share_a_place_are_one_finding_and_name_the_odd_one_out() -> None:
    pairs = [
        verdict(("a", 0, "12"), ("d", 9, "14")),
        verdict(("b", 0, "12"), ("d", 9, "14")),
        verdict(("c", 0, "12"), ("d", 9, "14")),
    ]

    (finding,) = group(pairs, DOCUMENTS)

    assert finding.outliers == ("d",)
    assert [(row.value, row.documents) for row in finding.groups] == [
        ("12", ("a", "b", "c")),
        ("14", ("d",)),
    ]
    assert finding.message.endswith("(3 of 4 versions say 12.)")


def test_two_against_two_has_no_outlier() -> None:
    pairs = [verdict((x, 0, "12"), (y, 9, "14")) for x in "ab" for y in "cd"]

    (finding,) = group(pairs, DOCUMENTS)

    assert finding.outliers == ()


def test_the_order_of_verdicts_changes_nothing() -> None:
    pairs = [
        verdict(("a", 0, "12"), ("b", 9, "14")),
        verdict(("b", 9, "14"), ("c", 0, "12")),
        verdict(("a", 18, "12"), ("c", 27, "15"), key="hurt"),
    ]

    assert len({group(order, DOCUMENTS) for order in permutations(pairs)}) == 1


def test_every_location_is_its_own_slice_of_the_text() -> None:
    (finding,) = group([verdict(("a", 0, "12"), ("b", 9, "14"))], DOCUMENTS)

    assert [TEXT[spot.start : spot.end] for spot in finding.locations] == ["12", "14"]
    assert [spot.text for spot in finding.locations] == ["12", "14"]


def test_the_candidate_comes_first() -> None:
    (finding,) = group([verdict(("a", 0, "12"), ("b", 9, "14"))], DOCUMENTS, candidate="b")

    assert finding.locations[0].document == "b"


def test_the_fingerprint_holds_values_and_no_position() -> None:
    (left,) = group([verdict(("a", 0, "12"), ("b", 9, "14"))], DOCUMENTS)
    (moved,) = group([verdict(("a", 18, "12"), ("b", 27, "14"))], DOCUMENTS)
    (changed,) = group([verdict(("a", 0, "12"), ("b", 9, "41"))], DOCUMENTS)

    assert left.fingerprint == moved.fingerprint
    assert left.fingerprint != changed.fingerprint


def test_the_same_values_twice_have_two_fingerprints() -> None:
    found = group(
        [verdict(("a", 0, "12"), ("b", 9, "14")), verdict(("a", 18, "12"), ("b", 27, "14"))],
        DOCUMENTS,
    )

    assert len({finding.fingerprint for finding in found}) == 2


def test_one_name_spelled_alike_in_two_ways_is_one_finding() -> None:
    full, short = (
        replace(
            verdict(("a", at, "Zelensky"), ("b", at, other)),
            hit=replace(hit, clash=replace(hit.clash, pair=None)),
        )
        for at, other in ((0, "Zelenskiy"), (18, "Zelenskiy"))
        for hit in [verdict(("a", at, "Zelensky"), ("b", at, other)).hit]
    )

    (finding,) = group([full, short], DOCUMENTS)

    assert len(finding.locations) == 4
