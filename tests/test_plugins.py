"""The contract of each folder whose files are found by being there."""

from __future__ import annotations

import inspect
from dataclasses import is_dataclass

import pytest

from factcheck import plugins
from factcheck.model import FindingType
from factcheck.rulebook import load

KINDS = plugins.names("factcheck.kinds")
READERS = plugins.names("factcheck.readers")
REPORTERS = plugins.names("factcheck.reporters")


@pytest.mark.parametrize("name", KINDS)
def test_a_kind_is_a_frozen_dataclass_that_clashes(name: str) -> None:
    kind = plugins.load("factcheck.kinds", name).Kind

    assert is_dataclass(kind)
    assert kind.__dataclass_params__.frozen
    assert isinstance(kind.finding_type, FindingType)
    assert hasattr(kind, "clashes") or hasattr(kind, "clashes_across")


@pytest.mark.parametrize("name", KINDS)
def test_a_kind_is_used_by_a_rule(name: str) -> None:
    assert any(rule.check_type == name for rule in load().known)


@pytest.mark.parametrize("name", READERS)
def test_a_reader_has_suffixes_and_reads(name: str) -> None:
    module = plugins.load("factcheck.readers", name)

    assert all(suffix == "" or suffix.startswith(".") for suffix in module.SUFFIXES)
    assert list(inspect.signature(module.read).parameters) == ["name", "data"]


@pytest.mark.parametrize("name", REPORTERS)
def test_a_reporter_renders(name: str) -> None:
    render = plugins.load("factcheck.reporters", name).render
    first, *rest = inspect.signature(render).parameters.values()

    assert first.name == "report"
    assert all(parameter.default is not parameter.empty for parameter in rest)


def test_no_two_readers_want_one_suffix() -> None:
    suffixes = [s for name in READERS for s in plugins.load("factcheck.readers", name).SUFFIXES]

    assert len(suffixes) == len(set(suffixes))


def test_an_unknown_module_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        plugins.load("factcheck.kinds", "nonsense")
