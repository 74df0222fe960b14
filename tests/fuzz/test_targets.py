"""Each target of the fuzzer, without it: on its seeds, on what once broke it, and on damaged seeds."""

from __future__ import annotations

import json
from functools import cache
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck import plugins
from tests.conftest import examples
from tests.fuzz.targets import report

TARGETS = plugins.names("tests.fuzz.targets")


@cache
def target(name: str) -> ModuleType:
    return plugins.load("tests.fuzz.targets", name)


@cache
def seeds(name: str) -> tuple[bytes, ...]:
    return tuple(target(name).seeds())


@pytest.mark.parametrize("name", TARGETS)
def test_seeds_and_what_once_broke_it(name: str) -> None:
    for data in (*seeds(name)[:20], *target(name).CASES, b""):
        target(name).attempt(data)


@settings(max_examples=examples(25))
@given(data=st.data())
@pytest.mark.parametrize("name", TARGETS)
def test_damaged_seeds(name: str, data: st.DataObject) -> None:
    """A few stretches are cut out, doubled, or replaced by a word of the format or by anything."""
    words = [word.encode() for word in target(name).WORDS]
    damaged = data.draw(st.sampled_from(seeds(name)))
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(damaged)))
        end = data.draw(st.integers(start, min(len(damaged), start + 40)))
        scrap = data.draw(
            st.one_of(
                st.lists(st.sampled_from(words), max_size=4).map(b"".join),
                st.sampled_from([damaged[start:end] * 2, b""]),
                st.binary(max_size=6),
            )
        )
        damaged = damaged[:start] + scrap + damaged[end:]
    target(name).attempt(damaged)


VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(st.characters(exclude_categories=[])),
    st.sampled_from(
        ["info", "review", "known", "file", "1.2", "]]>", "a\u2028b", "\ud83d", [], {}]
    ),
)


@settings(max_examples=examples(60))
@given(data=st.data())
def test_a_report_with_other_values(data: st.DataObject) -> None:
    """Any value of it is replaced, removed or doubled: it is refused by its place, or shown in every format."""
    content = json.loads(data.draw(st.sampled_from(seeds("report"))))
    for _ in range(data.draw(st.integers(1, 3))):
        holder: Any = content
        key: Any = data.draw(st.sampled_from(sorted(holder)))
        while holder[key] and isinstance(holder[key], dict | list) and data.draw(st.booleans()):
            holder = holder[key]
            key = data.draw(
                st.sampled_from([*holder] if isinstance(holder, dict) else range(len(holder)))
            )
        match data.draw(st.sampled_from(["replace", "remove", "double"])):
            case "remove" if isinstance(holder, dict) and holder is not content:
                del holder[key]
            case "double" if isinstance(holder, list):
                holder.append(holder[key])
            case _:
                holder[key] = data.draw(VALUES)
    report.attempt(json.dumps(content).encode())
