"""Phrases written before the readers were last changed: every field of every value, and nothing else."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from factcheck import Checker
from factcheck.facts import attributions, dates, quantities
from factcheck.facts.dates.values import compare as compare_dates
from factcheck.facts.names.comparison import compare as compare_names
from factcheck.facts.names.parts import name_from
from factcheck.facts.names.values import NameType, Sameness
from factcheck.facts.quantities.values import Quantity
from factcheck.facts.quantities.values import compare as compare_quantities
from factcheck.facts.wording import words
from factcheck.language import load_parser
from factcheck.model import Document, Sentence

WRITTEN = date(2025, 3, 12)
MISSED = {
    "The fair runs from May 2 to May 9.": "the parser takes the verb for a noun",
}
_TYPES = {"place": NameType.PLACE, "person": NameType.PERSON, "org": NameType.ORG}


def _rows(name: str) -> list[Any]:
    path = Path(__file__).parent / "phrases" / f"{name}.yaml"
    rows = yaml.safe_load(path.read_text(encoding="utf-8"))
    return [_case(row, " / ".join(map(str, row[:-1]))) for row in rows]


def _case(row: list[Any], name: str) -> Any:
    marks = [pytest.mark.xfail(reason=MISSED[name], strict=True)] if name in MISSED else []
    return pytest.param(*row, id=name, marks=marks)


def _read(text: str) -> tuple[Document, tuple[Sentence, ...]]:
    document = Document(id="phrase", text=text, published=WRITTEN)
    return document, load_parser()([document])[0]


def _shown(value: Quantity) -> list[object]:
    high = value.against if value.against is not None else value.hi
    unit = f"{value.unit}/{value.per}" if value.per else value.unit
    low, top = float(value.lo or 0), None if high is None else float(high)
    return [low, top, unit, "" if value.tallied else value.noun, value.bound.value]


@pytest.mark.parametrize(("text", "gold"), _rows("quantities"))
def test_quantities(text: str, gold: list[list[object]]) -> None:
    """Low, high, unit, noun and bound of each."""
    found = [_shown(fact.value) for fact in quantities.extract(*_read(text))]
    assert found == gold


@pytest.mark.parametrize(("text", "gold"), _rows("dates"))
def test_dates(text: str, gold: list[str]) -> None:
    """One date, in one of the intervals a reader may take it for."""
    values = [fact.value for fact in dates.extract(*_read(text))]
    found = [f"{v.start}/{v.end}" for v in values if v.start is not None or v.clock is None]
    assert len(found) == min(1, len(gold))
    assert set(found) <= set(gold)


@pytest.mark.parametrize(("text", "gold"), _rows("attributions"))
def test_attributions(text: str, gold: list[list[str]]) -> None:
    """Speaker, cue, class, mode, and the first words of what was said."""
    found = []
    for fact in attributions.extract(*_read(text)):
        value = fact.value
        speaker = value.speaker or words(fact.sentence, value.speaker_tokens)
        cls = value.cls.value + ("-neg" if value.negated and value.cls.value != "refuse" else "")
        content = words(fact.sentence, value.content)
        found.append((speaker, value.cue_lemma, cls, value.mode.value, content))
    assert len(found) >= len(gold)
    assert gold or not found
    for (speaker, cue, cls, mode, content), real in zip(gold, found, strict=False):
        assert speaker.lower() in real[0].lower()
        assert (cue.split()[0], cls, mode) == (real[1].split()[0], *real[2:4])
        assert content in real[4] or real[4] in content


@pytest.mark.parametrize(("one", "two", "kind", "gold"), _rows("names"))
def test_names(one: str, two: str, kind: str, gold: str) -> None:
    """Same in any way, part of the other, or not the same."""
    found = compare_names(name_from(one, _TYPES[kind]), name_from(two, _TYPES[kind]))
    same = {Sameness.SAME, Sameness.VARIANT}
    wanted = {"same": same, "partial": {Sameness.PARTIAL}}
    assert found in wanted.get(gold, set(Sameness) - same - {Sameness.PARTIAL})


@pytest.fixture(scope="module")
def checker() -> Checker:
    """The rules alone."""
    return Checker(nli=False)


@pytest.mark.parametrize(("one", "two", "gold"), _rows("qualifiers"))
def test_qualifiers(checker: Checker, one: str, two: str, gold: str) -> None:
    """Any change of meaning is reported, a harmless one is not."""
    found = checker.check([Document(id="a", text=one), Document(id="b", text=two)]).findings
    assert bool(found) is (gold != "harmless")


@pytest.mark.parametrize(("one", "two", "gold"), _rows("quantity_pairs"))
def test_quantity_pairs(one: str, two: str, gold: str) -> None:
    """One quantity on each side, and how they agree."""
    ours, theirs = (quantities.extract(*_read(text)) for text in (one, two))
    assert (len(ours), len(theirs)) == (1, 1)
    assert compare_quantities(ours[0].value, theirs[0].value).value == gold


@pytest.mark.parametrize(("one", "two", "gold"), _rows("date_pairs"))
def test_date_pairs(one: str, two: str, gold: str) -> None:
    """One date on each side, and how they agree."""
    ours, theirs = (dates.extract(*_read(text)) for text in (one, two))
    assert (len(ours), len(theirs)) == (1, 1)
    assert compare_dates(ours[0].value, theirs[0].value).value == gold
