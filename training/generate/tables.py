"""The word tables and templates beside this module, read once as texts."""

from functools import cache
from importlib.resources import files

import yaml

# A plain loader: "no" and "on" are words here, not truth values.
_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@cache
def table(name: str) -> dict[str, object]:
    """Return the content of `<name>.yaml`."""
    text = files(__package__).joinpath(f"{name}.yaml").read_text(encoding="utf-8")
    found = yaml.load(text, Loader=_Loader)  # noqa: S506 -- it makes texts only
    return {str(key): value for key, value in found.items()}


@cache
def listed(name: str) -> tuple[str, ...]:
    """Return one list of `lists.yaml`."""
    found = table("lists")[name]
    if not isinstance(found, list):
        raise TypeError(f"lists.yaml: {name}: expected a list, found {found!r}")
    return tuple(str(one) for one in found)


@cache
def mapped(name: str) -> dict[str, tuple[str, ...]]:
    """Return one table of `forms.yaml` with several forms for each word."""
    return {word: tuple(str(one) for one in forms) for word, forms in _forms(name).items()}


@cache
def paired(name: str) -> dict[str, str]:
    """Return one table of `forms.yaml` with one form for each word."""
    return {word: str(form) for word, form in _forms(name).items()}


def _forms(name: str) -> dict[str, list[str] | str]:
    found = table("forms")[name]
    if not isinstance(found, dict):
        raise TypeError(f"forms.yaml: {name}: expected a table, found {found!r}")
    return found
